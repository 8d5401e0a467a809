"""A picture in a few inks on one ground: a single byte says of each pixel which ink is there, and how much of it.

A drawing in few colours needs no more. In true colours it would take ten times as long to compress, and twice the
room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageColor

_LEVELS = 255  # places in a palette, less the ground's
_ANY = [0] + [255] * 255
_NOWHERE_STRONGER = [255] + [0] * 255  # for the amount by which what is there is stronger


@dataclass(frozen=True, kw_only=True)
class Inked:
    """A picture that inks are laid on, one after the other."""

    inks: tuple[str, ...]
    picture: Image.Image  # mode P
    strength: Image.Image  # mode L: how much ink there is, of whichever

    @classmethod
    def bare(cls, size: tuple[int, int], ground: str, inks: Sequence[str]) -> Inked:
        """Return a picture of `size` pixels without ink; `ground` and `inks`, at most 255, are colours: "#0d2433"."""
        picture = Image.new("P", size, 0)
        picture.putpalette(_palette(ground, inks, _LEVELS // len(inks)))
        return cls(inks=tuple(inks), picture=picture, strength=Image.new("L", size, 0))

    def copy(self) -> Inked:
        """Return another of the same, to go on with."""
        return replace(self, picture=self.picture.copy(), strength=self.strength.copy())

    def lay(self, ink: str, cover: Image.Image, at: tuple[int, int] = (0, 0)) -> None:
        """Lay `ink` where `cover` (mode L, 255 for all of it) has it, its corner `at`, unless more of another is there.

        Inks do not mix: where two meet, a pixel is of the one that covers more of it, of the later one if in doubt.
        """
        box = (*at, at[0] + cover.width, at[1] + cover.height)
        there = self.strength.crop(box)
        wins = ImageChops.subtract(there, cover).point(_NOWHERE_STRONGER)
        self.picture.paste(cover.point(_places(self.inks.index(ink), _LEVELS // len(self.inks))), box, wins)
        self.strength.paste(ImageChops.lighter(there, cover), box)

    def clear(self, cover: Image.Image, at: tuple[int, int] = (0, 0)) -> None:
        """Let the ground be seen again where `cover` (mode L) is not nought, its corner `at`."""
        box = (*at, at[0] + cover.width, at[1] + cover.height)
        gone = cover.point(_ANY)
        self.picture.paste(0, box, gone)
        self.strength.paste(0, box, gone)

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        target = BytesIO()
        self.picture.save(target, "PNG", compress_level=5)  # 9 takes ten times as long, for a tenth
        return target.getvalue()


@cache
def _places(ink: int, steps: int) -> list[int]:
    """Return where in the palette each amount of the ink with this number is, from 0 to 255."""
    levels = (round(amount * steps / 255) for amount in range(256))
    return [ink * steps + level if level else 0 for level in levels]


def _palette(ground: str, inks: Sequence[str], steps: int) -> bytes:
    """Return red, green and blue of the ground, and of each ink in `steps` steps from next to none of it to all."""
    bare = ImageColor.getrgb(ground)[:3]
    found = bytearray(bare)
    for ink in inks:
        full = ImageColor.getrgb(ink)[:3]
        for step in range(1, steps + 1):
            found += bytes(round(a + (b - a) * step / steps) for a, b in zip(bare, full, strict=True))
    return bytes(found)
