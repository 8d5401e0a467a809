"""Pictures as visitors get them: AVIF, WebP and JPEG in the widths that screens need, no editor's file ever.

Which pictures there are is known since the contents were read; here the files are made, or taken from the cache, in
which they stay from build to build. Drafts' pictures are not among them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup
from pelican import signals

from plugins import report
from plugins.model.problem import N_, problem
from plugins.picturing.arranging import opening
from plugins.picturing.markup import IN_TEXT, Priority, picture_html
from plugins.picturing.unusable import UnusableError
from plugins.reading.survey import contents
from plugins.running.generating import PluginGenerator
from plugins.wording.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from pelican import Pelican

    from plugins.building.build import Build
    from plugins.model.catalogue import Catalogue
    from plugins.model.item import Picture
    from plugins.picturing.album import Album, Progress
    from plugins.writer import SiteWriter

PICTURES = "pictures"  # the piece of work that makes them
MAKING = N_("Pictures are made: {done} of {n}")
FEW = 4  # pictures, made in a moment: nobody needs to be told


def picture(
    shown: Picture, alt: str, sizes: str = IN_TEXT, priority: Priority = "later", block: str = "picture"
) -> Markup:
    """Return a picture for a template: see `picturing.markup.picture_html`."""
    return Markup(picture_html(shown, alt, sizes, priority, block))  # noqa: S704  (escaped there)


def opening_picture(shown: Picture, alt: str, sizes: str = IN_TEXT, priority: Priority = "later") -> Markup:
    """Return a picture that opens large, as those of texts do."""
    return Markup(opening(picture_html(shown, alt, sizes, priority)))  # noqa: S704  (escaped there)


GLOBALS: MappingProxyType[str, Callable[..., Markup]] = MappingProxyType(
    {"picture_html": picture, "opening_picture": opening_picture}
)


def progress(out: TextIO, words: str) -> Progress:
    """Return what tells `words` with {done} and {n} to a person: one line that counts, or where that can't be, ten."""
    last = -1

    def tell(done: int, of: int) -> None:
        nonlocal last
        if of <= FEW:
            return
        if out.isatty():
            out.write("\r" + words.format(done=done, n=of) + ("\n" if done == of else ""))
        elif done * 10 // of > last:
            last = done * 10 // of
            out.write(words.format(done=done, n=of) + "\n")
        out.flush()

    return tell


# Below: Pelican.


class PicturesGenerator(PluginGenerator):
    """Publishes what is made of the pictures that shown items and texts show."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Make and write them."""
        album: Callable[[], Album] = self.context["album"]
        shown: frozenset[str] = self.context["pictures"]
        catalogue: Catalogue = self.context["catalogue"]
        build: Build = self.settings["BUILD"]
        build.state({"pictures": contents(Path(self.path), sorted(shown), build.kept_stamps)})

        def made() -> Iterator[tuple[str, bytes]]:
            catalogue.ledger.note("pictures")
            yield from self._files(album(), shown)

        writer.work(PICTURES, made)

    def _files(self, album: Album, shown: frozenset[str]) -> Iterator[tuple[str, bytes]]:
        lang = report.language_from(self.settings)
        tell = progress(sys.stderr, Strings(lang, "problems")(MAKING))
        try:
            yield from album.files(shown, tell)
        except UnusableError as fault:  # it was whole when it was looked at, moments ago
            name = Path(self.path).name
            report.stop([problem(name, fault.line, fault.check, fault.wrong, fault.right, **fault.values)], lang)


def generators(_: Pelican) -> type[PicturesGenerator]:
    """Tell Pelican which generator there is."""
    return PicturesGenerator


def register() -> None:
    """Connect with Pelican."""
    signals.get_generators.connect(generators)
