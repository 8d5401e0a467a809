"""What a build knows of a picture without opening it: enough to write the HTML around it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256

from plugins.model.item import Rendition
from plugins.picturing.recipe import Recipe


class Kind(StrEnum):
    """What is to be made of a picture."""

    PHOTO = "photo"  # AVIF, WebP and JPEG
    CLEAR = "clear"  # a photo that one sees through: AVIF, WebP and PNG, for JPEG knows no transparency
    PLATE = "plate"  # fine lines on plain ground: as a photo, but better, for around lines all that is lost shows
    DRAWING = "drawing"  # few colours: smaller without loss than with, as WebP and PNG
    SVG = "svg"  # lines and shapes: cleaned, and as it is


_FORMATS = {
    Kind.PHOTO: ("avif", "webp", "jpg"),
    Kind.CLEAR: ("avif", "webp", "png"),
    Kind.PLATE: ("avif", "webp", "jpg"),
    Kind.DRAWING: ("webp", "png"),
    Kind.SVG: ("svg",),
}
MEDIA_TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One picture file, by its content."""

    sha: str  # SHA-256 of the file, hexadecimal
    kind: Kind
    width: int  # pixels, as seen; of an SVG: its own units
    height: int
    tone: str = ""  # the average colour as in CSS, without #: "7ab"; "" where one sees through

    def sizes(self, recipe: Recipe) -> tuple[tuple[int, int], ...]:
        """Return (width, height) of all that is made, narrowest first: never wider than the picture itself."""
        if self.kind is Kind.SVG:
            return ()
        widest = max(1, min(self.width, recipe.widths[-1], recipe.tallest * self.width // self.height))
        widths = [width for width in recipe.widths if width < widest]
        return tuple((width, max(1, round(self.height * width / self.width))) for width in (*widths, widest))

    def formats(self) -> tuple[str, ...]:
        """Return the endings of what is made, the best compressed first, the one that all browsers show last."""
        return _FORMATS[self.kind]

    def widths(self, recipe: Recipe, ending: str) -> tuple[int, ...]:
        """Return in which widths one format is made, narrowest first; () for an SVG, which has none."""
        widths = tuple(width for width, _ in self.sizes(recipe))
        if not widths or ending != self.formats()[-1]:
            return widths
        usual = next((width for width in widths if width >= recipe.usual), widths[-1])
        return (usual,) if usual == widths[-1] else (usual, widths[-1])

    def name(self, recipe: Recipe, width: int, ending: str) -> str:
        """Return the file's name: of the content and the recipe, so that a name always means the same bytes."""
        key = sha256(f"{recipe.fingerprint} {self.sha}".encode()).hexdigest()[:12]
        return f"{key}.{ending}" if self.kind is Kind.SVG else f"{key}-{width}.{ending}"

    def names(self, recipe: Recipe) -> frozenset[str]:
        """Return the names of all files that are made."""
        return frozenset(
            self.name(recipe, width, ending)
            for ending in self.formats()
            for width in self.widths(recipe, ending) or (0,)
        )

    def renditions(self, recipe: Recipe, folder: str) -> tuple[Rendition, ...]:
        """Return what is made as pages speak of it, below the root-relative address `folder`."""
        return tuple(
            Rendition(
                type=MEDIA_TYPES[ending],
                files=tuple(
                    (f"{folder}{self.name(recipe, width, ending)}", width)
                    for width in self.widths(recipe, ending) or (self.width,)
                ),
            )
            for ending in self.formats()
        )

    def to_json(self) -> str:
        """Return the facts as one line."""
        return json.dumps(asdict(self), sort_keys=True)

    @staticmethod
    def from_json(text: str) -> Facts:
        """Return what `to_json` wrote; anything else is a ValueError, TypeError or KeyError."""
        found = json.loads(text)
        facts = Facts(**{**found, "kind": Kind(found["kind"])})
        if min(facts.width, facts.height) < 1:
            raise ValueError(text)
        return facts
