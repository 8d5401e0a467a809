"""Which panels a map has: an overview, and a detail wherever the overview would run towns into one another.

Nobody sets them by hand. Spots that crowd each other on a panel and fill but a small part of it get a panel of their
own, where they are drawn larger; that one may have details in its turn. So partners in five towns of one country and a
sixth across the sea, all on one street, or all over Europe make a map that can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plugins.drawing.basemap import Basemap
from plugins.drawing.frame import Frame
from plugins.drawing.pins import APART, Neighbours, Pin, Spot, pins
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
        dots = tuple(sorted({point for point, _ in _placed(group, frame)}))
        box = _clamped(_seen(below[0].frame, frame), frame.box)
        insets.append(Inset(box=box, panel=below[0].number, spots=tuple(group), dots=dots))
        details += below
    elsewhere = {spot for inset in insets for spot in inset.spots}
    here = pins(_placed([spot for spot in spots if spot not in elsewhere], frame))
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
        joined = [spot for point, spot in _placed(spots, close) if spot in its or shown.holds(point)]
        merged, told_apart = len(pins(_placed(joined, frame))), len(pins(_placed(joined, close)))
        if merged < told_apart and close.scale / frame.scale >= GAIN:
            found.append(joined)
    found.sort(key=lambda group: (-len(group), group))
    kept: list[list[Spot]] = []
    for group in found:
        clear = not any(set(group) & set(other) for other in kept)
        if clear and len(kept) < MOST_DETAILS:
            kept.append(group)
    return sorted(kept, key=lambda group: min((point[::-1], spot) for point, spot in _placed(group, frame)))


def _placed(spots: Iterable[Spot], frame: Frame) -> list[tuple[Point, Spot]]:
    """Return `spots` with where they are drawn; thousands of events may share a town."""
    at: dict[Position, Point] = {}
    placed = []
    for spot in spots:
        point = at.get(spot.position)
        if point is None:
            point = at[spot.position] = frame.at(spot.position)
        placed.append((point, spot))
    return placed


def _groups(spots: Sequence[Spot], frame: Frame) -> list[list[Spot]]:
    """Return the sets of spots in which each is crowded by another, and which fill only a small part of the frame."""
    together: dict[Position, list[Spot]] = {}  # thousands of events may share a town: it counts as one place
    for spot in sorted(spots):
        together.setdefault(spot.position, []).append(spot)
    places = sorted(together, key=lambda place: together[place][0])
    at = {place: frame.at(place) for place in places}
    numbers = {place: number for number, place in enumerate(places)}
    # By the number of its first place: a group's places, and the box around them.
    groups = {number: ([place], Box.around([at[place]])) for place, number in numbers.items()}
    member = dict(zip(numbers.values(), numbers.values(), strict=True))  # of which group each place is
    for _, one, other in _links(places, at, numbers):
        first, second = member[one], member[other]
        if first == second:
            continue
        box = groups[first][1].joined(groups[second][1])
        if box.width <= frame.width * LARGEST_PART and box.height <= frame.height * LARGEST_PART:
            moved, _ = groups.pop(second)
            groups[first] = ([*groups[first][0], *moved], box)
            member.update((numbers[place], first) for place in moved)
    found = [sorted(spot for place in group for spot in together[place]) for group, _ in groups.values()]
    return [group for group in found if len(group) > 1]


def _links(
    places: Sequence[Position], at: Mapping[Position, Point], numbers: Mapping[Position, int]
) -> list[tuple[float, int, int]]:
    """Return (how far, the numbers of both) for each two places that crowd each other, the closest first."""
    near = Neighbours(CROWDED)
    by_point: dict[Point, list[int]] = {}
    links = []
    for place in places:
        point, number = at[place], numbers[place]
        if point in by_point:
            links += [(0.0, other, number) for other in by_point[point]]
        by_point.setdefault(point, []).append(number)
    for point, those in by_point.items():
        for far, one, other in near.add(point):
            beside = by_point[other if one == point else one]
            links += [(far, min(number, each), max(number, each)) for number in those for each in beside]
    return sorted(links)


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
