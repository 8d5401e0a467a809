"""Labels: none over another, none over a pin, none out of the panel, at every size."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.drawing.labels import Label, place
from plugins.drawing.measure import text_width
from plugins.drawing.pins import Pin, Spot, pins
from plugins.drawing.shapes import Box
from plugins.model.place import Position

PANEL = Box(0, 0, 320, 380)
NAMES = ["Vilnius", "Oslas", "Biržai", "Prienai", "Druskininkai", "Utena", "Å", "Trondheim +2", "Reykjavíkurborg"]


def a_pin(x: float, y: float, key: str = "a") -> Pin:
    return Pin(x=x, y=y, spots=(Spot(id=key, position=Position(lat=0, lon=0), country="LT"),))


def shrunk(box: Box, pin: Pin, part: float) -> Box:
    """What the box is on a screen where the drawing is 1/part as large, and the label is not, in the drawing's pixels."""
    return Box(
        pin.x + (box.left - pin.x) * part,
        pin.y + (box.top - pin.y) * part,
        pin.x + (box.right - pin.x) * part,
        pin.y + (box.bottom - pin.y) * part,
    )


@given(
    st.lists(st.tuples(st.floats(12, 308), st.floats(12, 368), st.sampled_from(NAMES)), min_size=1, max_size=40),
    st.sampled_from([1.0, 0.75, 0.57, 0.3]),
)
@settings(max_examples=60)
def test_no_label_overlaps_another_or_a_pin_at_any_size(those: list[tuple[float, float, str]], part: float) -> None:
    spot_pins = pins(
        ((x, y), Spot(id=f"{number}", position=Position(lat=0, lon=0), country="LT"))
        for number, (x, y, _) in enumerate(those)
    )
    wanted = [(pin, those[int(pin.spots[0].id)][2]) for pin in spot_pins]
    placed = place(wanted, PANEL)

    boxes = {pin: shrunk(label.box, pin, part) for pin, label in placed.items()}
    assert not any(a.overlaps(b) for a, b in combinations(boxes.values(), 2))
    for pin, box in boxes.items():
        assert PANEL.contains(box)
        assert not any(box.overlaps(shrunk(other.box, other, part)) for other in spot_pins if other != pin)


def test_a_label_stands_to_the_right_where_it_can() -> None:
    label = only(place([(a_pin(100, 100), "Vilnius")], PANEL))

    assert label.anchor == "start"
    assert label.box.left > 100


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    assert only(place([(a_pin(310, 100), "Vilnius")], PANEL)).anchor == "end"


def test_neighbours_make_room_for_each_other() -> None:
    """Side by side, with too little room between them for a name: one is written to the left, one to the right."""
    left, right = a_pin(140, 100, "a"), a_pin(170, 100, "b")
    placed = place([(left, "Kaunas"), (right, "Vilnius")], PANEL)

    assert set(placed) == {left, right}


def test_one_that_has_no_room_is_left_out() -> None:
    walls = [Box(0, 0, 320, 380)]

    assert place([(a_pin(100, 100), "Vilnius")], PANEL, walls) == {}


def test_it_keeps_off_what_is_taken() -> None:
    taken = Box(108, 90, 320, 110)

    assert not only(place([(a_pin(100, 100), "Vilnius")], PANEL, [taken])).box.overlaps(taken)


def test_an_empty_text_wants_no_label() -> None:
    assert place([(a_pin(100, 100), "")], PANEL) == {}


@pytest.mark.parametrize("text", ["Žąsų", "Ålesund", "Øksnes"])
def test_letters_of_all_languages_are_measured(text: str) -> None:
    assert text_width(text, 10) < text_width("漢" * len(text), 10), "letters that the face lacks count as its widest"


def test_text_set_twice_as_large_is_twice_as_wide() -> None:
    assert text_width("Vilnius", 26) == pytest.approx(2 * text_width("Vilnius", 13))
    assert text_width("Vilnius", 10, spacing=0.1) == pytest.approx(text_width("Vilnius", 10) + 7)


def only(placed: dict[Pin, Label]) -> Label:
    (label,) = placed.values()
    return label
