"""A small map for a profile: where the partner's town is, with the other partners' towns as faint marks around it.

It shows the same part of Europe for all of them, the map's overview, so that profiles can be compared at a glance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.drawing.basemap import Basemap
from plugins.drawing.frame import Frame
from plugins.drawing.labels import Label, place
from plugins.drawing.panels import overview_frame
from plugins.drawing.pins import Pin, Spot
from plugins.drawing.shapes import Point
from plugins.drawing.terrain import Terrain, terrain

SIZE = (300.0, 260.0)  # pixels: the width of a profile's side column


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What is the same on all profiles."""

    frame: Frame
    ground: Terrain
    towns: tuple[Point, ...]  # where partners are, in pixels
    home: frozenset[str]  # their countries


@dataclass(frozen=True, kw_only=True)
class Locator:
    """One profile's map."""

    around: Surroundings
    pin: Pin
    label: Label | None


def surroundings(spots: Iterable[Spot], land: Basemap) -> Surroundings:
    """Return what the small maps of `spots`, at least one, have in common."""
    everything = sorted(spots)
    frame = overview_frame(everything, land, SIZE)
    return Surroundings(
        frame=frame,
        ground=terrain(frame, land),
        towns=tuple(sorted({frame.at(spot.position) for spot in everything})),
        home=frozenset(spot.country for spot in everything),
    )


def locator(spot: Spot, town: str, around: Surroundings) -> Locator:
    """Return the small map for `spot`, in the town that the reader's language calls `town`."""
    x, y = around.frame.at(spot.position)
    pin = Pin(x=x, y=y, spots=(spot,))
    return Locator(around=around, pin=pin, label=place([(pin, town)], around.frame.box.grown(-2)).get(pin))
