"""Pins: what lies too close together on the drawing to be hit by a finger becomes one pin with a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import dist, floor

from plugins.drawing.shapes import Box, Point
from plugins.model.place import Position

APART = 26.0  # pixels between two pins, at least: WCAG 2.2, 2.5.8 wants 24
RADIUS = 7.0  # of a pin for one
RADIUS_MANY = 11.0  # of a pin with a number
RING = 4.5  # how much further the ring around the lead's pin reaches


@dataclass(frozen=True, kw_only=True, order=True)
class Spot:
    """One thing that is to be found on a map: a partner, an event."""

    position: Position
    id: str
    country: str  # ISO 3166-1 alpha-2
    lead: bool = False
    vague: bool = False  # somewhere in the country: the position is the country's middle

    def __hash__(self) -> int:
        """Spots are looked up by the thousand, and hardly two share an id."""
        return hash(self.id)


@dataclass(frozen=True, kw_only=True)
class Pin:
    """One or several spots, at one place on a panel."""

    x: float  # pixels
    y: float
    spots: tuple[Spot, ...]  # the lead first, then by id

    @property
    def lead(self) -> bool:
        """Whether the lead partner is among them."""
        return self.spots[0].lead

    @property
    def vague(self) -> bool:
        """Whether none of them has a place of its own."""
        return all(spot.vague for spot in self.spots)

    @property
    def mark(self) -> float:
        """The radius of what is drawn, in pixels."""
        return RADIUS if len(self.spots) == 1 else RADIUS_MANY

    @property
    def radius(self) -> float:
        """The same with the ring around the lead."""
        return self.mark + (RING if self.lead else 0)

    @property
    def box(self) -> Box:
        """Around the mark and its ring."""
        return Box(self.x, self.y, self.x, self.y).grown(self.radius)


def pins(spots: Iterable[tuple[Point, Spot]], apart: float = APART) -> tuple[Pin, ...]:
    """Return pins that are all at least `apart` pixels from each other, with every spot on exactly one of them.

    The closest two are merged, again and again; a pin stands in the middle of its spots' places. The order in which
    spots come makes no difference. Pins come from north to south.
    """
    groups: dict[Point, tuple[set[Point], list[Spot]]] = {}  # the places in each, and what is there
    for point, spot in sorted(spots):
        groups.setdefault(point, ({point}, []))[1].append(spot)
    near = Neighbours(apart)
    pairs = [pair for point in groups for pair in near.add(point)]
    heapify(pairs)
    while pairs:
        _, one, other = heappop(pairs)
        if one not in groups or other not in groups:
            continue
        places, there = groups.pop(one)
        more, beside = groups.pop(other)
        near.remove(one)
        near.remove(other)
        middle = _middle(places | more)
        if middle in groups:  # a third group may stand exactly where these two meet
            groups[middle][0].update(places, more)
            groups[middle][1].extend([*there, *beside])
        else:
            groups[middle] = (places | more, [*there, *beside])
            for pair in near.add(middle):
                heappush(pairs, pair)
    return tuple(
        Pin(x=x, y=y, spots=tuple(sorted(there, key=lambda spot: (not spot.lead, spot.id))))
        for (x, y), (_, there) in sorted(groups.items(), key=lambda entry: (entry[0][1], entry[0][0]))
    )


class Neighbours:
    """Points that lie closer to each other than `reach`, found without asking each of them."""

    def __init__(self, reach: float) -> None:
        """Begin with no points."""
        self._reach = reach
        self._cells: defaultdict[tuple[int, int], dict[Point, None]] = defaultdict(dict)

    def add(self, point: Point) -> list[tuple[float, Point, Point]]:
        """Add `point`, and return (how far, the two points in their order) for each that it lies close to."""
        across, down = self._cell(point)
        around = [(x, y) for x in (across - 1, across, across + 1) for y in (down - 1, down, down + 1)]
        others = [other for cell in around if cell in self._cells for other in self._cells[cell]]
        self._cells[across, down][point] = None
        pairs = [(min(point, other), max(point, other)) for other in others]
        return [(far, *pair) for pair in pairs if (far := dist(*pair)) < self._reach]

    def remove(self, point: Point) -> None:
        """Take `point` away."""
        del self._cells[self._cell(point)][point]

    def _cell(self, point: Point) -> tuple[int, int]:
        return floor(point[0] / self._reach), floor(point[1] / self._reach)


def _middle(places: Iterable[Point]) -> Point:
    """Return the middle of different places, so that it stays within what they span."""
    ordered = sorted(places)
    return sum(x for x, _ in ordered) / len(ordered), sum(y for _, y in ordered) / len(ordered)
