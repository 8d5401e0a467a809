"""The site's own face for pictures: the font files of the theme, as they are.

The face is in two files, as browsers load it; a text is set in runs of the one that has its letters. FreeType reads
WOFF2 and sets the weight of a variable font, so that no second copy of the face is kept.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

FILES = ("figtree-latin.woff2", "figtree-latin-ext.woff2")
_BOTH = range(0x100)  # letters of the first file; others that it has are punctuation
_PUNCTUATION = range(0x2000, 0x2070)
_LONE = frozenset({0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC, 0x20AC, 0x2122, 0x2212})


class Typesetter:
    """Measures and draws words; keeps the fonts that it has opened."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the font files."""
        self._data = tuple(folder / name for name in FILES)
        self._opened: dict[tuple[int, int], tuple[ImageFont.FreeTypeFont, ...]] = {}

    def width(self, text: str, size: int, weight: int) -> float:
        """Return how wide `text` is, in pixels."""
        fonts = self._fonts(size, weight)
        return sum(fonts[which].getlength(run) for which, run in _runs(text))

    def draw(self, pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, weight: int) -> None:
        """Draw `text` in full on an image of mode L, with its baseline's left end at `at`."""
        fonts = self._fonts(size, weight)
        x, y = at
        for which, run in _runs(text):
            pen.text((x, y), run, font=fonts[which], fill=255, anchor="ls")
            x += fonts[which].getlength(run)

    def _fonts(self, size: int, weight: int) -> tuple[ImageFont.FreeTypeFont, ...]:
        if (size, weight) not in self._opened:
            fonts = tuple(ImageFont.truetype(path, size) for path in self._data)
            for font in fonts:
                font.set_variation_by_axes([weight])
            self._opened[size, weight] = fonts
        return self._opened[size, weight]


def _runs(text: str) -> list[tuple[int, str]]:
    """Return `text` in runs, each with the place of its file in FILES; no-break marks are spaces to the eye."""
    shown = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "").replace("\u00ad", "")
    return [(which, "".join(run)) for which, run in groupby(shown, key=_file)]


def _file(letter: str) -> int:
    point = ord(letter)
    return 0 if point in _BOTH or point in _PUNCTUATION or point in _LONE else 1
