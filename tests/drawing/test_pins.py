"""Pins: nothing lost, nothing twice, nothing too close."""

from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.drawing.pins import APART, Neighbours, Pin, Spot, pins
from plugins.drawing.shapes import Box
from plugins.model.place import Position

POINTS = st.lists(st.tuples(st.floats(0, 320), st.floats(0, 380)), min_size=1, max_size=60)


def spot(number: int, *, lead: bool = False) -> Spot:
    return Spot(id=f"{number:02}", position=Position(lat=0, lon=0), country="LT", lead=lead)


def on(pin: Pin) -> list[str]:
    return [each.id for each in pin.spots]


@settings(max_examples=50)
@given(POINTS)
def test_every_spot_is_on_exactly_one_pin(points: list[tuple[float, float]]) -> None:
    found = pins((point, spot(number)) for number, point in enumerate(points))

    assert sorted(each for pin in found for each in on(pin)) == [f"{number:02}" for number in range(len(points))]


@settings(max_examples=50)
@given(POINTS)
def test_pins_keep_apart_and_within_what_their_spots_span(points: list[tuple[float, float]]) -> None:
    found = pins((point, spot(number)) for number, point in enumerate(points))

    assert all(dist((a.x, a.y), (b.x, b.y)) >= APART for a, b in combinations(found, 2))
    assert all(Box.around(points).grown(1e-6).holds((pin.x, pin.y)) for pin in found)


@settings(max_examples=50)
@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(points: list[tuple[float, float]], random: object) -> None:
    those = [(point, spot(number)) for number, point in enumerate(points)]
    shuffled = sorted(those, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert pins(those) == pins(shuffled)


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=25, unique=True), st.sampled_from([1, 4, 13])
)
def test_the_closest_two_are_one_first(places: list[tuple[float, float]], step: int) -> None:
    """As somebody would find them who compares all with all, again and again."""
    points = [(x * step / 2, y * step / 2) for x, y in places]
    groups = {point: {point} for point in points}
    while len(groups) > 1:
        one, other = min(combinations(sorted(groups), 2), key=lambda pair: (dist(*pair), pair))
        if dist(one, other) >= APART:
            break
        merged = sorted(groups.pop(one) | groups.pop(other))
        middle = sum(x for x, _ in merged) / len(merged), sum(y for _, y in merged) / len(merged)
        groups.setdefault(middle, set()).update(merged)

    found = pins((point, spot(number)) for number, point in enumerate(points))

    named = {f"{number:02}": point for number, point in enumerate(points)}
    assert {(pin.x, pin.y): {named[key] for key in on(pin)} for pin in found} == groups


def test_neighbours_are_those_within_reach_on_every_side_until_they_are_taken_away() -> None:
    near = Neighbours(10)
    for point in ((0.0, 0.0), (9.0, 0.0), (-9.0, -1.0), (30.0, 30.0)):
        near.add(point)

    assert sorted(near.add((0.0, 1.0))) == [
        (1.0, (0.0, 0.0), (0.0, 1.0)),
        (dist((9, 0), (0, 1)), (0.0, 1.0), (9.0, 0.0)),
        (dist((-9, -1), (0, 1)), (-9.0, -1.0), (0.0, 1.0)),
    ]

    near.remove((0.0, 0.0))
    near.remove((9.0, 0.0))

    assert sorted(near.add((0.0, 2.0))) == [
        (1.0, (0.0, 1.0), (0.0, 2.0)),
        (dist((-9, -1), (0, 2)), (-9.0, -1.0), (0.0, 2.0)),
    ]


def test_several_in_one_town_are_one_pin_with_the_lead_first() -> None:
    (pin,) = pins([((10, 10), spot(1)), ((10, 10), spot(2, lead=True)), ((10, 10), spot(3))])

    assert on(pin) == ["02", "01", "03"]
    assert pin.lead


def test_two_towns_under_one_finger_are_one_pin_between_them() -> None:
    """Halfway between the towns, however many partners each has."""
    (pin,) = pins([((10, 10), spot(1)), ((10, 10), spot(2)), ((30, 10), spot(3))])

    assert (pin.x, pin.y) == (20, 10)


def test_towns_far_enough_apart_have_pins_of_their_own() -> None:
    assert len(pins([((0, 0), spot(1)), ((APART, 0), spot(2))])) == 2
