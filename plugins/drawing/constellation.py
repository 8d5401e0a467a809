"""The constellation: the partners' towns in their true places, joined as sparingly as can be.

The lines are the shortest that hold all towns together (a minimum spanning tree, by R. C. Prim): no line is drawn for
its looks, and a new partner finds its place by itself. Coordinates are kilometres in the projection; y grows to the
south.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING

from plugins.drawing.projection import Projection
from plugins.model.place import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plugins.model.partner import Partner


@dataclass(frozen=True, kw_only=True)
class Star:
    """A town with partners."""

    x: float  # km
    y: float
    position: Position
    partners: tuple[str, ...]  # ids, in the catalogue's order: the lead first
    lead: bool
    abroad: bool  # not in the lead's country


@dataclass(frozen=True, kw_only=True)
class Constellation:
    """Stars, the lead's first, and the lines between them (pairs of their indices)."""

    stars: tuple[Star, ...]
    lines: tuple[tuple[int, int], ...]
    projection: Projection

    def place(self, position: Position) -> tuple[float, float]:
        """Return where `position` is, in km."""
        return self.projection.project(position)


def constellation(partners: Sequence[Partner]) -> Constellation:
    """Return the towns of `partners` (at least one) as a constellation."""
    ordered = sorted(partners, key=lambda partner: (not partner.lead, partner.id))
    return _of_places(tuple((each.position, each.country, each.id, each.lead) for each in ordered))


@lru_cache(maxsize=8)  # asked for by every cover and every page
def _of_places(places: tuple[tuple[Position, str, str, bool], ...]) -> Constellation:
    towns: dict[Position, list[tuple[str, str, bool]]] = {}
    for position, country, key, lead in places:
        towns.setdefault(position, []).append((country, key, lead))
    projection = Projection.for_positions(towns)
    home = next(iter(towns.values()))[0][0]
    stars = []
    for position, there in towns.items():
        x, y = projection.project(position)
        star = Star(
            x=x,
            y=y,
            position=position,
            partners=tuple(key for _, key, _ in there),
            lead=any(lead for _, _, lead in there),
            abroad=there[0][0] != home,
        )
        stars.append(star)
    return Constellation(
        stars=tuple(stars), lines=spanning_tree([(star.x, star.y) for star in stars]), projection=projection
    )


def spanning_tree(points: Sequence[tuple[float, float]]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of indices that join `points` with the least length in all, grown from the first one."""
    reached, lines = [0], []
    waiting = set(range(1, len(points)))
    while waiting:
        _, start, end = min((distance(points[a], points[b]), a, b) for a in reached for b in waiting)
        reached.append(end)
        waiting.remove(end)
        lines.append((start, end))
    return tuple(lines)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance between two points."""
    return hypot(a[0] - b[0], a[1] - b[1])


BESIDE = 2  # pixels: so far from the window's edge is a line's own middle where its edge is still seen
LEAST = 50.0  # km that a view shows: a net drawn around a single town at its own size would bring a browser down


@dataclass(frozen=True, kw_only=True)
class View:
    """A window on the constellation: `scale` pixels a km, the point `centre` (km) drawn at `at` (pixels)."""

    scale: float
    centre: tuple[float, float]
    at: tuple[float, float]

    @classmethod
    def fitting(
        cls, points: Sequence[tuple[float, float]], size: tuple[float, float], margins: tuple[float, float]
    ) -> View:
        """Return the view that shows `points` as large as `size` less `margins` (across, down) allows."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(max(xs) - min(xs), LEAST), max(max(ys) - min(ys), LEAST)
        return cls(
            scale=min((size[0] - 2 * margins[0]) / width, (size[1] - 2 * margins[1]) / height),
            centre=((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2),
            at=(size[0] / 2, size[1] / 2),
        )

    def pixels(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point (km) is drawn."""
        return (
            self.at[0] + (point[0] - self.centre[0]) * self.scale,
            self.at[1] + (point[1] - self.centre[1]) * self.scale,
        )


@dataclass(frozen=True, kw_only=True)
class Net:
    """Meridians and parallels, in km: where the meridians meet, and of each line what it is known by, and its ends."""

    apex: tuple[float, float]
    meridians: tuple[tuple[float, tuple[float, float], tuple[float, float]], ...]  # how far east it leads, to the south
    parallels: tuple[tuple[float, tuple[float, float], tuple[float, float]], ...]  # how far from the apex it is

    def seen(self, view: View, size: tuple[float, float]) -> Net:
        """Return the lines that come to be seen in a window of `size` pixels, or as good as."""
        (left, top), (x, y) = view.at, view.centre
        corners = [
            ((across - left) / view.scale + x - self.apex[0], (down - top) / view.scale + y - self.apex[1])
            for across in (-BESIDE, size[0] + BESIDE)
            for down in (-BESIDE, size[1] + BESIDE)
        ]
        nearest = min(south for _, south in corners)
        if nearest <= 0:  # the pole is in sight
            return self
        leads, away = [east / south for east, south in corners], [hypot(*each) for each in corners]
        west, east = min(leads), max(leads)
        inmost, outmost = nearest if west < 0 < east else min(away), max(away)
        return Net(
            apex=self.apex,
            meridians=tuple([each for each in self.meridians if west <= each[0] <= east]),
            parallels=tuple([each for each in self.parallels if inmost <= each[0] <= outmost]),
        )


def graticule(
    sky: Constellation,
    view: View,
    meridians: Iterable[int],
    parallels: Iterable[float],
    size: tuple[float, float] | None = None,
) -> str:
    """Return the path of a net of meridians and parallels: straight lines and arcs, as on every conic map.

    With `size`, in pixels, what is out of sight is left out.
    """
    net = _net(sky.projection, tuple(meridians), tuple(parallels))
    if size is not None:
        net = net.seen(view, size)
    (left, top), (x, y), scale = view.at, view.centre, view.scale

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return left + (point[0] - x) * scale, top + (point[1] - y) * scale

    values: list[float] = []
    for _, start, end in net.meridians:
        values += (*at(start), *at(end))
    apex = at(net.apex)
    for _, west, east in net.parallels:
        start = at(west)
        radius = distance(apex, start)
        values += (*start, radius, radius, *at(east))
    drawn = "M%.1f %.1fL%.1f %.1f" * len(net.meridians) + "M%.1f %.1fA%.0f %.0f 0 0 0 %.1f %.1f" * len(net.parallels)
    return numbers(drawn, values)


@lru_cache(maxsize=64)  # covers of one town have the same net
def _net(projection: Projection, meridians: tuple[int, ...], parallels: tuple[float, ...]) -> Net:
    at = projection.at
    apex = at(89.999, projection.centre.lon)
    upright = [(at(parallels[0], lon), at(parallels[-1], lon)) for lon in meridians]
    round_ = [(at(lat, meridians[0]), at(lat, meridians[-1])) for lat in parallels]
    return Net(
        apex=apex,
        meridians=tuple(((a[0] - apex[0]) / (a[1] - apex[1]), a, b) for a, b in upright),
        parallels=tuple((distance(apex, west), west, east) for west, east in round_),
    )


def number(*values: float) -> str:
    """Return numbers for a path: one decimal, no zero that says nothing, never "-0"."""
    return " ".join(f"{round(value, 1) + 0:g}" for value in values)


def numbers(path: str, values: Sequence[float]) -> str:
    """Return `path` with `values` in place of each `%.1f`, written as `number` does, for hundreds of them.

    M, L, A, a quotation mark, a space or the end stand behind each.
    """
    said = (path % tuple(values)).replace("-0.0", "0.0")
    for after in 'MLA" ':
        said = said.replace(f".0{after}", after)
    return said.removesuffix(".0")


def outward(points: Sequence[tuple[float, float]], lines: Sequence[tuple[int, int]], index: int) -> tuple[float, float]:
    """Return the direction (length 1) that leads away from the lines at a point: room for its name.

    Where the lines leave on opposite sides, it is square to them, to the east.
    """
    x, y = points[index]
    away = [0.0, 0.0]
    last = (0.0, 1.0)
    for line in lines:
        if index in line:
            other = points[line[1] if line[0] == index else line[0]]
            length = distance((x, y), other) or 1.0
            last = ((other[0] - x) / length, (other[1] - y) / length)
            away = [away[0] - last[0], away[1] - last[1]]
    size = hypot(*away)
    enough = 0.35  # lines that leave at more than some 160 degrees point nowhere in particular
    if size < enough:
        return (abs(last[1]), -last[0] if last[1] > 0 else last[0])
    return (away[0] / size, away[1] / size)
