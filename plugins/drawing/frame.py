"""A window onto the earth: which part of it a panel shows, and where on the panel a place lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Self

from plugins.drawing.projection import Projection
from plugins.drawing.shapes import Box, Line, Point
from plugins.model.place import Position

STEPS = 8  # points looked at on each side of a frame: a parallel is an arc, so the corners alone would miss land


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A rectangle of `width` by `height` pixels around the projection's point `middle`."""

    projection: Projection
    scale: float  # pixels to a km
    middle: Point  # km, on the projection; shown in the centre
    width: float  # pixels of the drawing, whatever its size on a screen
    height: float

    @classmethod
    def around(
        cls, positions: Iterable[Position], size: tuple[float, float], margin: tuple[float, float], least: float
    ) -> Self:
        """Return the frame of `size` that shows `positions` as large as it can.

        They stay `margin` pixels (across, down) from the edges, and the frame is at least `least` km wide and high.
        """
        places = tuple(positions)
        projection = Projection.for_positions(places)
        box = Box.around(projection.along((place.lon, place.lat) for place in places))
        (width, height), (across, down) = size, margin
        kilometres = max(box.width / (width - 2 * across), box.height / (height - 2 * down), least / min(width, height))
        return cls(projection=projection, scale=1 / kilometres, middle=box.centre, width=width, height=height)

    @property
    def box(self) -> Box:
        """The frame itself, in pixels."""
        return Box(0, 0, self.width, self.height)

    def at(self, position: Position) -> Point:
        """Return where `position` is drawn, in pixels from the upper left corner."""
        return self.drawn([(position.lon, position.lat)])[0]

    def drawn(self, line: Line) -> Line:
        """Return where the points of `line`, (longitude, latitude) in degrees, are drawn."""
        across, down, scale = self.width / 2, self.height / 2, self.scale
        left, top = self.middle
        return [(across + (x - left) * scale, down + (y - top) * scale) for x, y in self.projection.along(line)]

    def position(self, point: Point) -> Position:
        """Return the position that is drawn at `point`."""
        return self.projection.inverse(
            self.middle[0] + (point[0] - self.width / 2) / self.scale,
            self.middle[1] + (point[1] - self.height / 2) / self.scale,
        )

    def degrees(self, margin: float = 0) -> Box:
        """Return a box in degrees that holds all that the frame shows, and `margin` pixels beyond it.

        Its longitudes run on from the central meridian's, so they may pass 180.
        """
        centre = self.projection.centre.lon
        seen = [self.position(point) for point in _edge(self.box.grown(margin))]
        return Box.around((centre + (p.lon - centre + 180) % 360 - 180, p.lat) for p in seen)

    def scale_bar(self) -> int:
        """Return the round number of km (1, 2 or 5 with noughts) that takes up a fifth of the width, or less."""
        room = self.width / 5 / self.scale
        power = 10 ** (len(str(ceil(room))) - 1)
        fitting = [step * power for step in (1, 2, 5) if step * power <= room]
        return int(fitting[-1] if fitting else power)


def _edge(box: Box) -> Line:
    parts = [step / STEPS for step in range(STEPS + 1)]
    across = [box.left + part * box.width for part in parts]
    down = [box.top + part * box.height for part in parts]
    return [(x, y) for x in across for y in (box.top, box.bottom)] + [
        (x, y) for x in (box.left, box.right) for y in down
    ]
