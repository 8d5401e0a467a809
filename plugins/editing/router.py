"""The way to the forms, in `serve`: they are loaded when somebody first asks for one, for they have Pelican imported.

They have an application of their own, and so nothing of what livereload adds to pages: a form that is loaded anew as
soon as anything is saved would lose what is being written in it.
"""

from __future__ import annotations

from pathlib import Path

from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application

from plugins.desk.pages import FORMS

PATTERN = f"{FORMS}(?:/.*)?"


class Forms(Router):
    """Answers with the forms of the project at `root`; `lang` and `now` as in `serve`."""

    def __init__(self, root: Path, lang: str, now: str) -> None:
        """Take what they are made of."""
        self._made_of = (root, lang, now)
        self._application: Application | None = None

    def find_handler(self, request: HTTPServerRequest, **_: object) -> HTTPMessageDelegate:
        """Return what answers."""
        if self._application is None:
            from plugins.editing.handlers import handlers

            self._application = Application(handlers(*self._made_of))
        return self._application.find_handler(request)
