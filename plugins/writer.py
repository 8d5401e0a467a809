"""The one writer that Pelican hands to all generators, and where what it writes goes.

A page is rendered from what it is given and nothing else, so the same content gives the same bytes. Everything is
written into a folder beside the output, which takes the output's place in one step when all has gone well.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from plugins import report
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, problem
from plugins.model.webpage import WebPage
from plugins.writing.staging import Staging

PageExtra = Callable[[WebPage, Catalogue, Mapping[str, Any]], WebPage]
"""Completes what a page's head says (feeds, structured data, share picture), given the template's arguments."""

UNWRITABLE = N_("{file} could not be written ({reason}). The site was not built; the last good one is as it was.")
BUILT = N_("The site is built: {pages} pages.")
SHRINK_LIMIT = 2 / 3  # of the last build's pages: fewer are not published without a flag


class SiteWriter(Writer):
    """Writes pages and files below the output folder. Names are relative to it, with slashes."""

    def __init__(self, output_path: str, settings: Mapping[str, Any]) -> None:
        """Take Pelican's settings; templates are those of the theme."""
        super().__init__(output_path, settings=settings)
        self._root = Path(output_path)
        self._extras: tuple[PageExtra, ...] = settings.get("PAGE_EXTRAS", ())
        self.environment = environment(settings)
        self.catalogue: Catalogue | None = None  # set by the generator that makes it
        self.pages: list[tuple[WebPage, Mapping[str, Any]]] = []  # written so far, each with its template's arguments
        self._written: dict[str, str] = {}  # file -> by which template, to name both where two claim one file

    def page(self, save_as: str, template: str, **arguments: Any) -> None:  # noqa: ANN401  (a template's own)
        """Render `template` (below theme/templates/) with `arguments` and write it to `save_as`."""
        if self.catalogue is not None and "page" in arguments:
            for extra in self._extras:
                arguments["page"] = extra(arguments["page"], self.catalogue, arguments)
            self.pages.append((arguments["page"], arguments))
        html = self.environment.get_template(template).render(**arguments)
        self._write(save_as, html.encode(), template)

    def file(self, save_as: str, data: bytes) -> None:
        """Write `data` to `save_as`."""
        self._write(save_as, data, "a file")

    def _write(self, save_as: str, data: bytes, by: str) -> None:
        parts = save_as.split("/")
        if not all(parts) or ".." in parts or "." in parts or "\\" in save_as:
            message = f"{save_as!r} is not a file below the output folder"
            raise ValueError(message)
        if save_as in self._written:
            message = f"{save_as} is written twice: by {self._written[save_as]} and by {by}"
            raise ValueError(message)
        self._written[save_as] = by
        target = self._root.joinpath(*parts)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            lang = report.language_from(self.settings)
            report.say(UNWRITABLE, lang, file=save_as, reason=error.strerror)
            raise SystemExit(1) from None

    # Pelican's own generators have nothing to write here: the catalogue's pages are made by our plugins.

    def write_file(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Write nothing: called by Pelican's article and page generators, which read nothing."""

    def write_feed(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Write nothing: feeds are the plugin's `feeds`."""


def environment(settings: Mapping[str, Any]) -> jinja2.Environment:
    """Return the environment that templates are rendered in."""
    options = settings["JINJA_ENVIRONMENT"]
    made = jinja2.Environment(  # noqa: S701  (autoescape is on: it stands in the settings)
        loader=jinja2.FileSystemLoader(Path(settings["THEME"]) / "templates"), auto_reload=False, **options
    )
    made.filters.update(settings["JINJA_FILTERS"])
    made.globals.update(settings["JINJA_GLOBALS"])
    return made


def pages_in(folder: Path) -> int:
    """Return the number of HTML pages below `folder`."""
    return sum(1 for _ in folder.rglob("*.html"))


# Below: Pelican.


class _Build:
    """One run's staging, held by the Pelican object so that two runs in one process do not meet."""

    def __init__(self, pelican: Pelican) -> None:
        lang = report.language_from(pelican.settings)
        self.staging = Staging(Path(pelican.output_path), lambda: report.say(report.WAITING, lang))
        self.release = partial(self.staging.abandon)
        atexit.register(self.release)


def begin(pelican: Pelican) -> None:
    """Let Pelican, and every plugin, write beside the output instead of into it."""
    console.quiet = False
    build = _Build(pelican)
    pelican.site_build = build
    pelican.delete_outputdir = False  # the whole output is replaced anyway, and only by a good one
    pelican.output_path = str(build.staging.folder)
    pelican.settings["OUTPUT_PATH"] = pelican.output_path


def finish(pelican: Pelican) -> None:
    """Let what was made be the output, unless far too much of it is gone."""
    build: _Build = pelican.site_build
    before, after = pages_in(build.staging.output), pages_in(build.staging.folder)
    if after < before * SHRINK_LIMIT and not pelican.settings.get("ALLOW_SHRINK"):
        build.staging.abandon()
        report.stop(
            [
                problem(
                    Path(pelican.settings["PATH"]).name,
                    1,
                    "site-shrunk",
                    N_("the site would have {after} pages; the last one had {before}"),
                    N_("if that is meant, build with --allow-shrink"),
                    before=before,
                    after=after,
                )
            ],
            report.language_from(pelican.settings),
        )
    build.staging.switch()
    atexit.unregister(build.release)
    report.say(BUILT, report.language_from(pelican.settings), pages=after)
    console.quiet = True  # Pelican is about to say how many articles it has made itself: none


def in_order(generators: list[Generator]) -> None:
    """Let plugins write in the order in which PLUGINS has them: those who answer a signal come in any order."""
    if generators:
        places = {name: place for place, name in enumerate(generators[0].settings["PLUGINS"])}
        generators.sort(key=lambda each: places.get(type(each).__module__, -1))  # Pelican's own first: they do nothing


def writer(_: Pelican) -> type[SiteWriter]:
    """Tell Pelican which writer to use."""
    return SiteWriter


def register() -> None:
    """Connect with Pelican."""
    signals.initialized.connect(begin)
    signals.all_generators_finalized.connect(in_order)
    signals.get_writer.connect(writer)
    signals.finalized.connect(finish)
