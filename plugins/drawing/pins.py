"""Pins: what lies too close together on the drawing to be hit by a finger becomes one pin with a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import dist

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


@dataclass(frozen=True, kw_only=True)
class Pin:
    """One or several spots, at one place on a panel."""

    x: float  # pixels
    y: float
    spots: tuple[Spot, ...]  # the lead first, then by id

    @property
    def lead(self) -> bool:
        """Whether the lead partner is among them."""
        return any(spot.lead for spot in self.spots)

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
    groups: dict[Point, list[tuple[Point, Spot]]] = {}
    for point, spot in sorted(spots):
        groups.setdefault(point, []).append((point, spot))
    while len(groups) > 1:
        near = min(combinations(sorted(groups), 2), key=lambda pair: (dist(*pair), pair))
        if dist(*near) >= apart:
            break
        merged = groups.pop(near[0]) + groups.pop(near[1])
        # A third group may stand exactly where these two meet.
        groups.setdefault(_middle(merged), []).extend(merged)
    return tuple(
        Pin(x=x, y=y, spots=tuple(sorted((spot for _, spot in group), key=lambda spot: (not spot.lead, spot.id))))
        for (x, y), group in sorted(groups.items(), key=lambda entry: (entry[0][1], entry[0][0]))
    )


def _middle(group: list[tuple[Point, Spot]]) -> Point:
    """Return the middle of the different places in `group`, so that it stays within what they span."""
    places = sorted({point for point, _ in group})
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)
