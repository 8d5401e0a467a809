"""What lies under the pins: shores and borders as SVG paths, names of countries and seas, a scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from plugins.drawing.basemap import Basemap
from plugins.drawing.frame import Frame
from plugins.drawing.measure import LINE, text_width
from plugins.drawing.shapes import Box, Line, Point, Shore, area, clip_line, clip_ring, inside, inside_of
from plugins.model.place import Position

BEYOND = 4.0  # pixels that land reaches over the edge, so that the cut does not show as a shore
SMALLEST = 3.0  # square pixels: an island below this is a speck
SIZE = 12.0  # pixels, of names of countries and seas
SPACING = 0.06  # ems between their letters
STEP = 12.0  # pixels between the points that are tried for a country's name


Pieces: TypeAlias = tuple[tuple[Box, Line], ...]  # rings, each with the box around it


@dataclass(frozen=True, kw_only=True)
class Terrain:
    """The ground of one panel, in no language."""

    shores: tuple[tuple[str, str], ...]  # (country, what its path's attribute d holds), countries by code
    borders: str  # the same, for the borders between countries
    outlines: tuple[tuple[str, tuple[Line, ...]], ...]  # the same land in pixels, the largest piece of each first

    @cached_property
    def inland(self) -> Mapping[str, tuple[Point, ...]]:
        """Country -> points in it, those furthest from the edges of its largest piece first."""
        return {code: _inland(rings) for code, rings in self.outlines}

    @cached_property
    def pieces(self) -> Mapping[str, Pieces]:
        """Country -> its outlines, each with the box around it."""
        return {code: tuple((Box.around(ring), ring) for ring in rings) for code, rings in self.outlines}


@dataclass(frozen=True, kw_only=True)
class Name:
    """A country's or a sea's name, centred at (x, y)."""

    text: str
    x: float
    y: float  # of the baseline
    box: Box


@lru_cache(maxsize=32)
def terrain(frame: Frame, land: Basemap) -> Terrain:
    """Return the ground that `frame` shows: the same in every language, so it is drawn once."""
    seen = frame.degrees(BEYOND)
    level = land.level(1 / frame.scale, seen)
    edge = frame.box.grown(BEYOND)
    pieces: dict[str, list[Line]] = {}
    for piece in level.lands:
        if not piece.box.overlaps(seen):
            continue
        for ring in piece.rings:
            drawn = clip_ring(frame.drawn(clip_ring(ring, seen.grown(2))), edge)
            if abs(area(drawn)) >= SMALLEST:
                pieces.setdefault(piece.country, []).append(drawn)
    lines = [
        part for line in level.borders for near in clip_line(line, seen) for part in clip_line(frame.drawn(near), edge)
    ]
    return Terrain(
        shores=tuple((code, "".join(_path(ring) + "z" for ring in rings)) for code, rings in sorted(pieces.items())),
        borders="".join(_path(line) for line in lines),
        outlines=tuple(
            (code, tuple(sorted(rings, key=lambda ring: -abs(area(ring))))) for code, rings in sorted(pieces.items())
        ),
    )


def country_names(
    ground: Terrain, words: Mapping[str, str], first: Iterable[str], within: Box, taken: Iterable[Box]
) -> tuple[tuple[Name, bool], ...]:
    """Return the names that fit into their countries, and whether each is of `first`; those come before all.

    `words` are code -> name. A name stands where its country is widest around it; one of `first` may reach over its
    shores, the others may not.
    """
    walls = list(taken)
    leading = set(first)
    sizes = {code: sum(abs(area(ring)) for ring in rings) for code, rings in ground.outlines}
    names: list[tuple[Name, bool]] = []
    for code in sorted(sizes, key=lambda code: (code not in leading, -sizes[code], code)):
        if code not in words:
            continue
        found = _fitting(
            words[code], ground.inland[code], ground.pieces[code], within.grown(-3), walls, strict=code not in leading
        )
        if found:
            names.append((found, code in leading))
            walls.append(found.box)
    return tuple(names)


def sea_names(
    ground: Terrain, frame: Frame, words: Iterable[tuple[str, Iterable[Position]]], taken: Iterable[Box]
) -> tuple[Name, ...]:
    """Return the seas' names that fit: each at the first of its places where it touches neither land nor a box."""
    walls = list(taken)
    names: list[Name] = []
    for text, places in words:
        for place in places:
            name = _name(text, text_width(text, SIZE, SPACING), *frame.at(place))
            clear = frame.box.grown(-3).contains(name.box) and not any(name.box.overlaps(wall) for wall in walls)
            if clear and not any(_touches(name.box, pieces) for pieces in ground.pieces.values()):
                names.append(name)
                walls.append(name.box)
                break
    return tuple(names)


def _inland(rings: tuple[Line, ...]) -> tuple[Point, ...]:
    """Return the points of a grid that lie within `rings`, those furthest from the first one's line first."""
    box = Box.around(rings[0])
    shore = Shore(rings[0])
    columns = [box.left + (column + 0.5) * STEP for column in range(int(box.width / STEP) + 1)]
    rows = [box.top + (row + 0.5) * STEP for row in range(int(box.height / STEP) + 1)]
    room = {(x, y): shore.distance((x, y)) for y in rows for x in inside_of(columns, y, rings)}
    return tuple(sorted(room, key=lambda point: -room[point]))


def _fitting(
    text: str, points: Iterable[Point], pieces: Pieces, within: Box, walls: Sequence[Box], *, strict: bool
) -> Name | None:
    """Return `text` at the first of `points` where it is `within` and clear of `walls`; if `strict`, on `pieces`."""
    width = text_width(text, SIZE, SPACING)
    for point in points:
        name = _name(text, width, *point)
        if not within.contains(name.box) or any(name.box.overlaps(wall) for wall in walls):
            continue
        if not strict or _within(name.box, pieces):
            return name
    return None


def _name(text: str, width: float, x: float, y: float) -> Name:
    height = SIZE * LINE
    box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2).grown(1)
    return Name(text=text, x=round(x, 1), y=round(y + SIZE * 0.35, 1), box=box)


def _corners(box: Box) -> tuple[Point, ...]:
    return (box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom)


def _within(box: Box, pieces: Pieces) -> bool:
    """Whether all corners of `box` are on land."""
    rings = _near(box, pieces)
    return all(inside(corner, rings) for corner in _corners(box))


def _touches(box: Box, pieces: Pieces) -> bool:
    """Whether `box` has land in it: a ring around its corners or centre, or one with a point in it."""
    rings = _near(box, pieces)
    return any(inside(point, rings) for point in (*_corners(box), box.centre)) or any(
        box.holds(point) for ring in rings for point in ring
    )


def _near(box: Box, pieces: Pieces) -> list[Line]:
    """Return the rings that `box` can have to do with: no other is around a point of it, or has one in it."""
    edge = box.grown(1)
    return [ring for around, ring in pieces if edge.overlaps(around)]


def _path(line: Line) -> str:
    """Return `line` in SVG's shortest words: steps of half a pixel, counted in tenths from where the last one ended.

    A sign parts a number from what is before, where there is one.
    """
    (x, y), *others = [(round(x * 2) * 5, round(y * 2) * 5) for x, y in line]  # tenths of a pixel
    start, steps = f"M{_tenths(x)} {_tenths(y)}", []
    for after, below in others:
        if after != x or below != y:
            steps.append(f"{_tenths(after - x)} {_tenths(below - y)}")
            x, y = after, below
    return f"{start}{'l' if steps else ''}{' '.join(steps)}".replace(" -", "-")


@lru_cache(maxsize=1024)  # most steps are short, and taken many times
def _tenths(value: int) -> str:
    whole, tenth = divmod(abs(value), 10)
    digits = f"{whole or ''}.{tenth}" if tenth else str(whole)
    return f"-{digits}" if value < 0 else digits
