"""Which panels a map has: an overview, and a detail wherever the overview would run towns into one another.

Nobody sets them by hand. Spots that crowd each other on a panel and fill but a small part of it get a panel of their
own, where they are drawn larger; that one may have details in its turn. So partners in five towns of one country and a
sixth across the sea, all on one street, or all over Europe make a map that can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import dist

from plugins.drawing.basemap import Basemap
from plugins.drawing.frame import Frame
from plugins.drawing.pins import APART, Pin, Spot, pins
from plugins.drawing.shapes import Box, Point
from plugins.model.place import Position

SIZE = (320.0, 380.0)  # pixels: a panel fills a phone's width, and two stand side by side on anything wider
MARGIN = (46.0, 36.0)  # pixels around all pins, across and down: room for labels
CROWDED = 40.0  # pixels: places closer than this want to be drawn larger
LARGEST_PART = 0.45  # of a panel's width or height: what fills more is no detail of it
GAIN = 1.6  # times larger, at least, or a detail is not worth its place
WHOLE_COUNTRY = 1.5  # times smaller, at most, for the sake of showing a whole country
LEAST_OVERVIEW = 700.0  # km: less would not tell where in Europe it is
LEAST_DETAIL = 60.0  # km: the coast is not known well enough for less
MOST_DETAILS = 2  # of one panel
DEEPEST = 2  # details of details


@dataclass(frozen=True, kw_only=True)
class Inset:
    """On a panel, the part of it that another panel shows."""

    box: Box  # pixels, on the panel that has the inset
    panel: int  # the number of the other one, from 0
    spots: tuple[Spot, ...]
    dots: tuple[Point, ...]  # their places on this panel, for a faint mark


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One drawing: every spot of the map is on exactly one pin of exactly one panel."""

    number: int  # from 0, the overview
    frame: Frame
    pins: tuple[Pin, ...]
    insets: tuple[Inset, ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All that lies on it, be it shown here or in more detail on another panel."""
        here = (spot for pin in self.pins for spot in pin.spots)
        return tuple(sorted([*here, *(spot for inset in self.insets for spot in inset.spots)]))


def panels(spots: Iterable[Spot], land: Basemap, size: tuple[float, float] = SIZE) -> tuple[Panel, ...]:
    """Return the panels for `spots`, at least one of them, each detail right after the panel that it belongs to."""
    return _all(tuple(sorted(spots)), land, size)


@lru_cache(maxsize=8)
def _all(spots: tuple[Spot, ...], land: Basemap, size: tuple[float, float]) -> tuple[Panel, ...]:
    """Choose once: what is shown where is the same in every language."""
    return tuple(_panels(spots, land, size, number=0, depth=0))


def overview_frame(spots: Sequence[Spot], land: Basemap, size: tuple[float, float]) -> Frame:
    """Return what a map of `spots` shows as a whole."""
    return _frame(spots, land, size, least=LEAST_OVERVIEW)


def _panels(spots: Sequence[Spot], land: Basemap, size: tuple[float, float], *, number: int, depth: int) -> list[Panel]:
    frame = _frame(spots, land, size, LEAST_DETAIL) if depth else overview_frame(spots, land, size)
    details: list[Panel] = []
    insets: list[Inset] = []
    for group in _details(spots, frame, land, size) if depth < DEEPEST else ():
        below = _panels(group, land, size, number=number + 1 + len(details), depth=depth + 1)
        dots = tuple(sorted({frame.at(spot.position) for spot in group}))
        box = _clamped(_seen(below[0].frame, frame), frame.box)
        insets.append(Inset(box=box, panel=below[0].number, spots=tuple(group), dots=dots))
        details += below
    elsewhere = {spot for inset in insets for spot in inset.spots}
    here = pins((frame.at(spot.position), spot) for spot in spots if spot not in elsewhere)
    return [Panel(number=number, frame=frame, pins=here, insets=tuple(insets)), *details]


def _frame(spots: Sequence[Spot], land: Basemap, size: tuple[float, float], least: float) -> Frame:
    """Return the frame for `spots`; it shows their countries whole, if that does not make them much smaller."""
    places = list(dict.fromkeys(spot.position for spot in spots))  # thousands of events may share a town
    close = Frame.around(places, size, MARGIN, least)
    under = {id(piece): piece for piece in map(land.land_under, places) if piece}
    shores = [Position(lat=lat, lon=lon) for piece in under.values() for lon, lat in piece.rings[0][::4]]
    whole = Frame.around([*places, *shores], size, (6.0, 6.0), least)
    roomy = all(whole.box.grown(-MARGIN[1]).holds(whole.at(place)) for place in places)
    return whole if roomy and close.scale / whole.scale < WHOLE_COUNTRY else close


def _details(spots: Sequence[Spot], frame: Frame, land: Basemap, size: tuple[float, float]) -> list[list[Spot]]:
    """Return the groups that get a panel of their own, the ones with most spots, from north to south."""
    found: list[list[Spot]] = []
    for group in _groups(spots, frame):
        close = _frame(group, land, size, LEAST_DETAIL)
        shown = close.box.grown(-APART)
        # What the detail shows anyway belongs to it, or it would be missed there.
        its = frozenset(group)
        joined = [spot for spot in spots if spot in its or shown.holds(close.at(spot.position))]
        merged = len(pins((frame.at(spot.position), spot) for spot in joined))
        told_apart = len(pins((close.at(spot.position), spot) for spot in joined))
        if merged < told_apart and close.scale / frame.scale >= GAIN:
            found.append(joined)
    found.sort(key=lambda group: (-len(group), group))
    kept: list[list[Spot]] = []
    for group in found:
        clear = not any(set(group) & set(other) for other in kept)
        if clear and len(kept) < MOST_DETAILS:
            kept.append(group)
    return sorted(kept, key=lambda group: min((frame.at(spot.position)[::-1], spot) for spot in group))


def _groups(spots: Sequence[Spot], frame: Frame) -> list[list[Spot]]:
    """Return the sets of spots in which each is crowded by another, and which fill only a small part of the frame."""
    together: dict[Position, list[Spot]] = {}  # thousands of events may share a town: it counts as one place
    for spot in sorted(spots):
        together.setdefault(spot.position, []).append(spot)
    places = sorted(together, key=lambda place: together[place][0])
    at = {place: frame.at(place) for place in places}
    groups = [[place] for place in places]
    links = sorted(
        (dist(at[one], at[other]), number, later)
        for number, one in enumerate(places)
        for later, other in enumerate(places[number + 1 :], number + 1)
        if dist(at[one], at[other]) < CROWDED
    )
    for _, one, other in links:
        first = next(group for group in groups if places[one] in group)
        second = next(group for group in groups if places[other] in group)
        if first is second:
            continue
        box = Box.around(at[place] for place in (*first, *second))
        if box.width <= frame.width * LARGEST_PART and box.height <= frame.height * LARGEST_PART:
            groups.remove(second)
            first.extend(second)
    found = [sorted(spot for place in group for spot in together[place]) for group in groups]
    return [group for group in found if len(group) > 1]


def _seen(inner: Frame, outer: Frame) -> Box:
    """Return the upright box on `outer` that stands for what `inner` shows."""
    corners = [(0.0, 0.0), (inner.width, 0.0), (0.0, inner.height), (inner.width, inner.height)]
    return Box.around(outer.at(inner.position(corner)) for corner in corners)


def _clamped(box: Box, within: Box) -> Box:
    edge = within.grown(-2)
    return replace(
        box,
        left=max(box.left, edge.left),
        top=max(box.top, edge.top),
        right=min(box.right, edge.right),
        bottom=min(box.bottom, edge.bottom),
    )
