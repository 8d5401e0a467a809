"""The land under the map: Natural Earth's countries at four levels of detail, from small files beside this one.

Which country a place lies in is asked of the same shapes that are drawn, so that the map can never contradict what an
editor was told about a position.
"""

from __future__ import annotations

import json
import marshal
import sys
import tomllib
from array import array
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from itertools import chain, pairwise
from math import cos, inf, radians
from pathlib import Path
from typing import TypeAlias

from plugins.drawing.shapes import Box, Line, Shore, area, distance, inside
from plugins.model.place import Position
from plugins.running import checked

DATA = Path(__file__).with_name("data")
KEPT = Path(__file__).resolve().parents[2] / ".cache" / "land"
FORM = 2  # of what is kept there: another number where it has become another
DEGREE = 111.2  # km, of latitude
GRID = 24  # points tried across and down a country for its middle


Shapes: TypeAlias = tuple[
    tuple[tuple[str, tuple[bytes, ...], tuple[float, float, float, float]], ...], tuple[bytes, ...]
]
"""(country, rings, the box around the first of them) of each piece of land, and the borders; lines as in `packed`."""


@dataclass(frozen=True, kw_only=True)
class Land:
    """A connected piece of a country: a mainland or an island."""

    country: str  # ISO 3166-1 alpha-2; "ZZ" where no country is agreed on
    packed: tuple[bytes, ...]  # the shore, then holes: a map looks at a few of thousands, and a point is seven objects
    box: Box  # around it, in degrees

    @property
    def rings(self) -> tuple[Line, ...]:
        """(longitude, latitude) in degrees: the shore, then holes."""
        return tuple(map(unpacked, self.packed))


@dataclass(frozen=True, kw_only=True)
class Level:
    """The land in one degree of detail; its file is read when it is first asked for land."""

    from_scale: float  # km to a pixel from which it is meant
    window: Box  # what it covers, in degrees
    file: Path  # GeoJSON

    @property
    def lands(self) -> tuple[Land, ...]:
        """Every piece of land."""
        return self._read[0]

    @property
    def borders(self) -> tuple[Line, ...]:
        """The borders between two countries, each once."""
        return tuple(map(unpacked, self._read[1]))

    @cached_property
    def _read(self) -> tuple[tuple[Land, ...], tuple[bytes, ...]]:
        lands, borders = _shapes(self.file.read_bytes())
        return tuple([Land(country=code, packed=rings, box=Box(*box)) for code, rings, box in lands]), borders

    def covers(self, area: Box) -> bool:
        """Whether the level has all the land of `area`."""
        return self.window.contains(area)


@dataclass(frozen=True, kw_only=True, eq=False)
class Basemap:
    """All levels, the finest first. Only itself is equal to it: what is made of it is remembered by it."""

    levels: tuple[Level, ...]
    part_of: dict[str, str]  # "AX" -> "FI": territories that are apart in the data, and the country they belong to

    def level(self, scale: float, area: Box) -> Level:
        """Return what to draw `area` from at `scale` km to a pixel: the coarsest level meant for it that covers it."""
        fitting = [level for level in self.levels if level.from_scale <= scale and level.covers(area)]
        coarser = [level for level in self.levels if level.covers(area)]
        return fitting[-1] if fitting else (coarser or self.levels[-1:])[0]

    def has(self, country: str) -> bool:
        """Whether there is land of `country`: tiny states are below the map's grain."""
        part_of = self.part_of
        return any(
            country in (land.country, part_of.get(land.country))
            for level in (self.levels[0], self.levels[-1])
            for land in level.lands
        )

    def country_at(self, position: Position) -> str:
        """Return the code of the country that `position` lies in, "" in the sea."""
        found = self.land_under(position)
        return found.country if found else ""

    def kilometres_to(self, country: str, position: Position) -> float:
        """Return how far `position` is from the shores and borders of `country`, 0 within them, inf if it has none."""
        there = self.country_at(position)
        if country in (there, self.part_of.get(there)):
            return 0.0
        squeeze = cos(radians(position.lat))
        point = (position.lon * squeeze, position.lat)
        return min(
            (
                distance(point, (x1 * squeeze, y1), (x2 * squeeze, y2)) * DEGREE
                for land in self.finest(position).lands
                if country in {land.country, self.part_of.get(land.country)}
                for ring in land.rings
                for (x1, y1), (x2, y2) in pairwise(ring)
            ),
            default=inf,
        )

    def land_under(self, position: Position) -> Land | None:
        """Return the piece of land that `position` lies on, None at sea."""
        return _land_under(self, position)

    def middle(self, country: str) -> Position | None:
        """Return about the place in `country` furthest from its shores and borders; None where it has no land."""
        return _middle(self, country)

    def finest(self, position: Position) -> Level:
        """Return the level that has most to say of what is around `position`."""
        point = (position.lon, position.lat)
        return next((level for level in self.levels if level.window.holds(point)), self.levels[-1])


@cache
def basemap() -> Basemap:
    """Return the land that is in the repository: read once, for it is the same for all builds."""
    recipe = tomllib.loads((DATA / "basemap.toml").read_text(encoding="utf-8"))
    levels = (
        Level(from_scale=values["from_scale"], window=Box(*values["window"]), file=DATA / f"{name}.geojson")
        for name, values in recipe["levels"].items()
    )
    return Basemap(levels=tuple(levels), part_of=dict(recipe["part_of"]))


@lru_cache(maxsize=256)  # asked for by every event that takes place there
def _land_under(land: Basemap, position: Position) -> Land | None:
    point = (position.lon, position.lat)
    found = (each for each in land.finest(position).lands if each.box.holds(point) and inside(point, each.rings))
    return next(found, None)


@lru_cache(maxsize=256)  # asked for by every event that says no more than its country
def _middle(land: Basemap, country: str) -> Position | None:
    coarsest = (level for level in reversed(land.levels) if any(each.country == country for each in level.lands))
    level = next(coarsest, None)
    if level is None:
        return None
    shores = [each.rings[0] for each in level.lands if each.country == country]
    largest = max(shores, key=lambda shore: abs(area(shore)))
    squeeze = cos(radians(Box.around(largest).centre[1]))
    ring = [(lon * squeeze, lat) for lon, lat in largest]
    box = Box.around(ring)
    steps = [(step + 0.5) / GRID for step in range(GRID)]
    tries = ((box.left + box.width * x, box.top + box.height * y) for x in steps for y in steps)
    inland = [point for point in tries if inside(point, [ring])]
    best = max(inland or ring, key=Shore(ring).distance)
    return Position(lat=round(best[1], 3), lon=round(best[0] / squeeze, 3))


def _shapes(data: bytes) -> Shapes:
    """Return what GeoJSON tells. It is kept as Python has it, by its content: that is read in a third of the time."""
    kept = KEPT / f"{sha256(data).hexdigest()}.{FORM}.{sys.implementation.cache_tag}"  # marshal's form is Python's own
    known = checked.read(kept)
    if known is not None:
        found: Shapes = marshal.loads(known)  # noqa: S302  (our own, and as it was written)
        return found
    shapes = _told(data)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        checked.write(kept, marshal.dumps(shapes))
    return shapes


def _told(data: bytes) -> Shapes:
    lands: list[tuple[str, tuple[bytes, ...], tuple[float, float, float, float]]] = []
    borders: list[bytes] = []
    for feature in json.loads(data)["features"]:
        shape = feature["geometry"]["coordinates"]
        if feature["id"] == "borders":
            borders.extend(map(packed, shape))
            continue
        for polygon in shape:
            box = Box.around(map(tuple, polygon[0]))
            rings = tuple(map(packed, polygon))
            lands.append((feature["properties"]["country"], rings, (box.left, box.top, box.right, box.bottom)))
    return tuple(lands), tuple(borders)


def packed(line: Iterable[Iterable[float]]) -> bytes:
    """Return the coordinates of a line one after the other, as doubles of eight bytes."""
    return array("d", chain.from_iterable(line)).tobytes()


def unpacked(line: bytes) -> Line:
    """Return the line that was `packed`."""
    values = array("d", line)
    return [*zip(values[::2], values[1::2], strict=True)]
