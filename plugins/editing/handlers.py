"""What answers at `/_desk/` in `serve`: which address is whose."""

from __future__ import annotations

import mimetypes
import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from tornado.web import HTTPError, RequestHandler

from plugins.desk import board, drafting
from plugins.desk.board import Row
from plugins.desk.pages import FORMS, HAND_IN
from plugins.desk.repository import Repository
from plugins.editing import startpage
from plugins.editing.answering import Desk, Handler
from plugins.editing.beginning import Begin, New
from plugins.editing.deleting import Delete
from plugins.editing.handing import HandIn
from plugins.editing.looking import CODES, Looker, View
from plugins.editing.saving import Form
from plugins.picturing.heic import is_heic
from plugins.picturing.unusable import UnusableError
from plugins.reading.naming import KINDS, PICTURES
from plugins.wording.editor import editor_language

_DELETED = re.compile(r"[a-z]+/[a-z0-9-]+(?:/index\.[a-z]{2}\.md)?")


def handlers(root: Path, lang: str = "", now: str = "") -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Return what tornado is to ask, by pattern, for the project at `root`; `lang` and `now` as in `serve`."""
    looker = Looker(root, "pelicanconf.py", now)
    common = {"desk": Desk(looker=looker, repository=Repository(root), editor=editor_language(lang, os.environ))}
    kinds, item, langs = "|".join(KINDS), "[a-z0-9-]+", "|".join(CODES)
    return [
        (f"{FORMS}/?", Start, common),
        (f"{FORMS}/form.js", Script, common),
        (HAND_IN, HandIn, common),
        (f"{FORMS}/new/({'|'.join(drafting.KINDS)})", New, common),
        (f"{FORMS}/({kinds})/({item})/({langs})", Form, common),
        (f"{FORMS}/({kinds})/({item})/({langs})/begin", Begin, common),
        (f"{FORMS}/({kinds})/({item})/({langs})/delete", Delete, common),
        (f"{FORMS}/({kinds})/({item})/file/([^/]+)", File, common),
    ]


class Start(Handler):
    """Every item, and a way to its form."""

    async def get(self) -> None:
        """Show them."""
        view = await self.apart(self.desk.looker.look)
        wanted = self.get_query_argument("q", "")
        called = view.called(wanted)
        things = (thing for key, thing in view.outcome.things.items() if key in called)
        rows = [self._in_own_words(row, view) for row in board.rows(things, self.desk.languages, lambda _: ())]
        waiting = await self.apart(lambda: len(self.desk.repository.pending))
        gone = self.get_query_argument("gone", "")
        gone = gone if _DELETED.fullmatch(gone) and not (self.desk.content / gone).exists() else ""
        self.finish(
            startpage.page(
                rows, view.faults, self.desk.editor, startpage.Stay(waiting=waiting, gone=gone, wanted=wanted)
            )
        )

    def _in_own_words(self, row: Row, view: View) -> Row:
        """Return an item as whoever writes calls it, where it is written in her language."""
        title, lang = view.title(row.kind, row.id, self.desk.editor)
        return replace(row, title=title, lang=lang) if title else row


class Script(Handler):
    """The one script: it asks before what is written gets lost."""

    def get(self) -> None:
        """Send it."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish((Path(__file__).parent / "form.js").read_bytes())


class File(Handler):
    """A picture beside a text, as it is; one that browsers do not show, as one that they do."""

    async def get(self, kind: str, item: str, name: str) -> None:
        """Send it, if it is one that the form names."""
        folder = self.look(kind, item)
        if name not in folder.files or PurePosixPath(name).suffix.lower() not in PICTURES:
            raise HTTPError(404)
        self.set_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        data, media = (folder.place / name).read_bytes(), mimetypes.guess_type(name)[0]
        if is_heic(data):
            from plugins.picturing.preview import preview  # Pillow: most forms have no such picture

            try:
                data, media = await self.apart(lambda: preview(data)), "image/jpeg"
            except UnusableError:  # the form says what is wrong with it
                raise HTTPError(404) from None
        self.set_header("Content-Type", media or "application/octet-stream")
        self.finish(data)
