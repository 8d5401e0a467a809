"""Lines and boxes in the plane: clipping, simplifying, measuring. Nothing here knows of maps."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import ge, le
from typing import Self, TypeAlias

Point: TypeAlias = tuple[float, float]  # (x, y)
Line: TypeAlias = list[Point]  # a ring, where its last point is its first


@dataclass(frozen=True)
class Box:
    """An upright rectangle: west, south, east and north in degrees, or left, top, right and bottom in pixels."""

    left: float
    top: float  # the lesser y, whichever way y grows
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Self:
        """Return the smallest box that holds `points`, at least one of them."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def width(self) -> float:
        """How far it reaches along x."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How far it reaches along y."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """Return a box that reaches `by` further on every side; a negative `by` shrinks it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def joined(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def holds(self, point: Point) -> bool:
        """Whether `point` lies in the box or on its edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def contains(self, other: Box) -> bool:
        """Whether `other` lies wholly in this box."""
        return self.holds((other.left, other.top)) and self.holds((other.right, other.bottom))

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def area(ring: Line) -> float:
    """Return the signed area: positive where the ring runs counter-clockwise with y growing upwards."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, *ring[:1]])) / 2


def inside(point: Point, rings: Iterable[Line]) -> bool:
    """Whether `point` lies in the polygon made of `rings`, holes among them: an odd number of edges to its right."""
    x, y = point
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def inside_of(xs: Iterable[float], y: float, rings: Iterable[Line]) -> list[float]:
    """Return those of `xs` for which the point (x, y) lies in the polygon made of `rings`: as `inside`, for a row."""
    crossings = sorted(
        (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    )
    return [x for x in xs if (len(crossings) - bisect_right(crossings, x)) % 2]


class Shore:
    """A line that many points are measured from: stretch by stretch, the nearest first, and no further than need be."""

    STRETCH = 16  # edges

    def __init__(self, line: Line) -> None:
        """Take a line of at least two points."""
        edges = [(x1, y1, x2 - x1, y2 - y1, (x2 - x1) ** 2 + (y2 - y1) ** 2) for (x1, y1), (x2, y2) in pairwise(line)]
        self._stretches = [
            (Box.around(line[at : at + self.STRETCH + 1]), edges[at : at + self.STRETCH])
            for at in range(0, len(edges), self.STRETCH)
        ]

    def distance(self, point: Point) -> float:
        """Return how far `point` is from the line: the least `distance` from any of its edges."""
        x, y = point
        ways = []
        for number, (box, _) in enumerate(self._stretches):
            across = box.left - x if x < box.left else x - box.right if x > box.right else 0.0
            down = box.top - y if y < box.top else y - box.bottom if y > box.bottom else 0.0
            ways.append((across * across + down * down, number))
        ways.sort()
        best = inf
        for least, number in ways:
            if least > best:
                break
            for x1, y1, dx, dy, length in self._stretches[number][1]:
                px, py = x - x1, y - y1
                along = (px * dx + py * dy) / length if length else 0.0
                if along > 1.0:
                    along = 1.0
                elif along < 0.0:
                    along = 0.0
                gone = (px - along * dx) ** 2 + (py - along * dy) ** 2
                if gone < best:  # noqa: PLR1730  (`min` takes longer than all the rest)
                    best = gone
        return float(best**0.5)


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far `point` is from the segment between `start` and `end`."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return float(((x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2) ** 0.5)


def clip_ring(ring: Line, box: Box) -> Line:
    """Return the part of a closed ring that lies in `box` (Sutherland and Hodgman), closed, or [] where none does.

    Where the ring leaves the box and comes back, its parts are joined along the box's edge.
    """
    if not ring:
        return ring
    around = Box.around(ring)
    if box.contains(around):
        return ring
    if not box.overlaps(around):
        return []
    points = ring[:-1]
    for crossed, axis, limit, keep in (
        (around.left < box.left, 0, box.left, ge),
        (around.right > box.right, 0, box.right, le),
        (around.top < box.top, 1, box.top, ge),
        (around.bottom > box.bottom, 1, box.bottom, le),
    ):
        if crossed:
            points = _clipped(points, axis, limit, keep)
    return [*points, points[0]] if len(points) > 2 else []


def clip_line(line: Line, box: Box) -> list[Line]:
    """Return the stretches of an open line that touch `box`, each with the points just outside it."""
    parts: list[Line] = []
    near = box.grown(1e-9)
    left, top, right, bottom = near.left, near.top, near.right, near.bottom
    for start, end in pairwise(line):
        (x1, y1), (x2, y2) = start, end
        if (
            (x1 < right or x2 < right)
            and (left < x1 or left < x2)
            and (y1 < bottom or y2 < bottom)
            and (top < y1 or top < y2)
        ):
            if parts and parts[-1][-1] == start:
                parts[-1].append(end)
            else:
                parts.append([start, end])
    return parts


def simplify(line: Line, least: float) -> Line:
    """Return `line` without the bends whose triangle is smaller than `least` (Visvalingam and Whyatt 1993).

    The ends stay. A ring keeps at least four points, so it may shrink to a triangle, but never to a line.
    """
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    kept = [True] * len(line)
    left = len(line) - (3 if line[0] == line[-1] else 1)
    queue = [(_triangle(line, at - 1, at, at + 1), at) for at in range(1, len(line) - 1)]
    heapq.heapify(queue)
    weights = {at: weight for weight, at in queue}
    while queue and left > 1:
        weight, at = heapq.heappop(queue)
        if weight >= least:
            break
        if not kept[at] or weights[at] != weight:
            continue
        kept[at] = False
        left -= 1
        west, east = before[at], after[at]
        after[west], before[east] = east, west
        for near in (west, east):
            if 0 < near < len(line) - 1:
                # Never lighter than what went before it, or the order of removal would depend on the level.
                weights[near] = max(weight, _triangle(line, before[near], near, after[near]))
                heapq.heappush(queue, (weights[near], near))
    return [point for point, keep in zip(line, kept, strict=True) if keep]


def _triangle(line: Line, a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = line[a], line[b], line[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def _clipped(points: Line, axis: int, limit: float, keep: Callable[[float, float], bool]) -> Line:
    """Cut a ring (not closed here) along one straight line."""
    result: Line = []
    if not points:
        return result
    start = points[-1]
    stayed = keep(start[axis], limit)
    for end in points:
        stays = keep(end[axis], limit)
        if stays != stayed:
            part = (limit - start[axis]) / (end[axis] - start[axis])
            cut = (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
            result.append((limit, cut[1]) if axis == 0 else (cut[0], limit))
        if stays:
            result.append(end)
        start, stayed = end, stays
    return result
