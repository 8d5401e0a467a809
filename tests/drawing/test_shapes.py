"""Boxes, clipping and simplifying."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.drawing.shapes import (
    Box,
    Line,
    Shore,
    area,
    clip_line,
    clip_ring,
    distance,
    inside,
    inside_of,
    simplify,
)

SQUARE: Line = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
POINT = st.tuples(st.integers(-20, 20), st.integers(-20, 20))


def test_what_lies_wholly_inside_is_not_touched() -> None:
    assert clip_ring(SQUARE, Box(-1, -1, 11, 11)) is SQUARE


def test_what_lies_wholly_outside_is_gone() -> None:
    assert clip_ring(SQUARE, Box(20, 20, 30, 30)) == []


def test_half_of_a_square_is_left_and_closed() -> None:
    half = clip_ring(SQUARE, Box(5, -5, 20, 20))

    assert abs(area(half)) == 50
    assert half[0] == half[-1]
    assert Box.around(half) == Box(5, 0, 10, 10)


@settings(max_examples=50)
@given(st.lists(POINT, min_size=3, max_size=12), st.tuples(POINT, POINT))
def test_nothing_reaches_out_of_the_box(points: Line, corners: tuple[tuple[int, int], tuple[int, int]]) -> None:
    (x1, y1), (x2, y2) = corners
    box = Box(min(x1, x2), min(y1, y2), max(x1, x2) + 1, max(y1, y2) + 1)

    clipped = clip_ring([*points, points[0]], box)
    assert all(box.grown(1e-9).holds(point) for point in clipped)


def test_a_line_is_cut_where_it_leaves() -> None:
    line: Line = [(0, 0), (4, 0), (20, 0), (20, 20), (4, 4), (1, 4)]

    assert clip_line(line, Box(0, 0, 5, 5)) == [[(0, 0), (4, 0), (20, 0)], [(20, 20), (4, 4), (1, 4)]]


def test_small_bends_go_and_large_ones_stay() -> None:
    line: Line = [(0, 0), (5, 0.1), (10, 0), (15, 5), (20, 0)]

    assert simplify(line, 1) == [(0, 0), (10, 0), (15, 5), (20, 0)]


@settings(max_examples=50)
@given(st.lists(POINT, min_size=2, max_size=30), st.floats(0, 500))
def test_ends_stay_and_nothing_is_added(line: Line, least: float) -> None:
    simple = simplify(line, least)

    assert (simple[0], simple[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in simple), "in the same order"


@settings(max_examples=50)
@given(st.lists(POINT, min_size=4, max_size=30, unique=True))
def test_a_ring_never_becomes_a_line(points: Line) -> None:
    assert len(simplify([*points, points[0]], 1e9)) >= 4


@pytest.mark.parametrize(("point", "within"), [((5, 5), True), ((15, 5), False), ((-1, 5), False), ((5, 11), False)])
def test_inside_a_square(point: tuple[float, float], *, within: bool) -> None:
    assert inside(point, [SQUARE]) is within


def test_a_hole_is_outside() -> None:
    hole: Line = [(4, 4), (6, 4), (6, 6), (4, 6), (4, 4)]

    assert not inside((5, 5), [SQUARE, hole])
    assert inside((3, 5), [SQUARE, hole])


@pytest.mark.parametrize(("point", "due"), [((5, 3), 3), ((-3, 4), 5), ((13, 4), 5), ((5, 0), 0)])
def test_distance_to_a_segment(point: tuple[float, float], due: float) -> None:
    assert distance(point, (0, 0), (10, 0)) == due


def test_boxes_that_share_an_edge_do_not_overlap() -> None:
    assert not Box(0, 0, 1, 1).overlaps(Box(1, 0, 2, 1))
    assert Box(0, 0, 1, 1).overlaps(Box(0.9, 0, 2, 1))


@settings(max_examples=50)
@given(st.lists(POINT, min_size=2, max_size=60), POINT)
def test_a_shore_is_as_far_as_the_nearest_of_its_edges(points: Line, point: tuple[int, int]) -> None:
    assert Shore(points).distance(point) == min(distance(point, start, end) for start, end in pairwise(points))


@settings(max_examples=50)
@given(st.lists(st.lists(POINT, min_size=3, max_size=12), min_size=1, max_size=3), st.integers(-20, 20))
def test_a_row_of_points_is_inside_where_each_of_them_is(shapes: list[Line], y: int) -> None:
    rings = [[*points, points[0]] for points in shapes]

    assert inside_of(range(-20, 21), y, rings) == [x for x in range(-20, 21) if inside((x, y), rings)]
