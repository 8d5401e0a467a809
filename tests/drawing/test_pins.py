"""Pins: nothing lost, nothing twice, nothing too close."""

from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.drawing.pins import APART, Pin, Spot, pins
from plugins.drawing.shapes import Box
from plugins.model.place import Position

POINTS = st.lists(st.tuples(st.floats(0, 320), st.floats(0, 380)), min_size=1, max_size=60)


def spot(number: int, *, lead: bool = False) -> Spot:
    return Spot(id=f"{number:02}", position=Position(lat=0, lon=0), country="LT", lead=lead)


def on(pin: Pin) -> list[str]:
    return [each.id for each in pin.spots]


@settings(deadline=None, max_examples=50)
@given(POINTS)
def test_every_spot_is_on_exactly_one_pin(points: list[tuple[float, float]]) -> None:
    found = pins((point, spot(number)) for number, point in enumerate(points))

    assert sorted(each for pin in found for each in on(pin)) == [f"{number:02}" for number in range(len(points))]


@settings(deadline=None, max_examples=50)
@given(POINTS)
def test_pins_keep_apart_and_within_what_their_spots_span(points: list[tuple[float, float]]) -> None:
    found = pins((point, spot(number)) for number, point in enumerate(points))

    assert all(dist((a.x, a.y), (b.x, b.y)) >= APART for a, b in combinations(found, 2))
    assert all(Box.around(points).grown(1e-6).holds((pin.x, pin.y)) for pin in found)


@settings(deadline=None, max_examples=50)
@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(points: list[tuple[float, float]], random: object) -> None:
    those = [(point, spot(number)) for number, point in enumerate(points)]
    shuffled = sorted(those, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert pins(those) == pins(shuffled)


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
