"""Which panels a map has, for the real partners, for others that might be, and for any in Europe."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.drawing.basemap import basemap
from plugins.drawing.panels import DEEPEST, MOST_DETAILS, Panel, panels
from plugins.drawing.pins import APART, Spot
from plugins.model.place import Position
from tests.drawing.places import (
    BERGEN,
    DRAMMEN,
    OSLO,
    REAL,
    REYKJAVIK,
    STAVANGER,
    TROMSO,
    TRONDHEIM,
    VILNIUS,
    spots,
)

EUROPE = st.lists(st.builds(Position, lat=st.floats(34.5, 71.5), lon=st.floats(-25, 45)), min_size=1, max_size=60)


def some(places: list[Position]) -> list[Spot]:
    return spots(*((place, "", 1) for place in places))


def shown(drawn: tuple[Panel, ...]) -> list[Spot]:
    return [spot for panel in drawn for pin in panel.pins for spot in pin.spots]


@given(EUROPE)
@settings(max_examples=40)
def test_every_partner_is_on_exactly_one_pin_inside_its_panel(places: list[Position]) -> None:
    those = some(places)
    drawn = panels(those, basemap())

    assert sorted(shown(drawn)) == sorted(those)
    for panel in drawn:
        for pin in panel.pins:
            assert panel.frame.box.contains(pin.box), "the whole mark is inside"
        for a, b in combinations(panel.pins, 2):
            assert dist((a.x, a.y), (b.x, b.y)) >= APART


@given(EUROPE)
@settings(max_examples=40)
def test_every_place_lies_where_its_panel_has_it(places: list[Position]) -> None:
    """Where a pin stands for one place, the place is under it; details are larger than what they are details of."""
    drawn = panels(some(places), basemap())

    for panel in drawn:
        for pin in panel.pins:
            if len({spot.position for spot in pin.spots}) == 1:
                assert panel.frame.at(pin.spots[0].position) == pytest.approx((pin.x, pin.y), abs=1e-6)
        for inset in panel.insets:
            assert drawn[inset.panel].frame.scale > panel.frame.scale
            assert panel.frame.box.contains(inset.box)
            assert set(inset.spots) == set(drawn[inset.panel].spots)


@given(EUROPE, st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_the_order_makes_no_difference(places: list[Position], random: object) -> None:
    those = some(places)
    shuffled = sorted(those, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert panels(those, basemap()) == panels(shuffled, basemap())


@given(EUROPE)
@settings(max_examples=15)
def test_a_map_does_not_fall_into_pieces(places: list[Position]) -> None:
    most = sum(MOST_DETAILS**depth for depth in range(DEEPEST + 1))

    assert len(panels(some(places), basemap())) <= most


def test_the_real_partners_make_an_overview_and_a_detail_of_lithuania() -> None:
    overview, detail = panels(spots(*REAL), basemap())

    assert [len(pin.spots) for pin in overview.pins] == [1], "Oslo alone"
    assert [len(inset.spots) for inset in overview.insets] == [12]
    assert sorted(len(pin.spots) for pin in detail.pins) == [2, 2, 2, 2, 4]
    assert [len(pin.spots) for pin in detail.pins if pin.lead] == [4], "the lead's town is marked"
    assert detail.frame.scale > 3 * overview.frame.scale


def test_the_detail_shows_the_whole_of_lithuania() -> None:
    _, detail = panels(spots(*REAL), basemap())

    for lat, lon in ((56.45, 24.9), (53.9, 24.5), (55.9, 21.1), (54.9, 26.8)):  # north, south, west, east
        assert detail.frame.box.holds(detail.frame.at(Position(lat=lat, lon=lon)))


def test_partners_all_over_norway_have_the_crowded_part_enlarged() -> None:
    places = (OSLO, BERGEN, TRONDHEIM, TROMSO, STAVANGER, DRAMMEN)
    overview, detail = panels(spots(*((place, "NO", 1) for place in places)), basemap())

    assert {spot.position for spot in detail.spots} == {OSLO, DRAMMEN}
    assert {spot.position for pin in overview.pins for spot in pin.spots} == {BERGEN, TRONDHEIM, TROMSO, STAVANGER}


def test_one_partner_in_reykjavik_makes_one_panel_with_iceland_on_it() -> None:
    (panel,) = panels(spots((REYKJAVIK, "IS", 1)), basemap())

    assert len(panel.pins) == 1
    east_cape = Position(lat=65.08, lon=-13.5)
    assert panel.frame.box.holds(panel.frame.at(east_cape))


def test_two_on_the_same_street_are_one_pin() -> None:
    next_door = Position(lat=VILNIUS.lat + 0.0004, lon=VILNIUS.lon + 0.001)
    (panel,) = panels(spots((VILNIUS, "LT", 1), (next_door, "LT", 1)), basemap())

    assert [len(pin.spots) for pin in panel.pins] == [2]


def test_thirteen_on_one_spot_are_one_pin() -> None:
    (panel,) = panels(spots((VILNIUS, "LT", 13)), basemap())

    assert [len(pin.spots) for pin in panel.pins] == [13]


def test_partners_along_one_parallel_stand_in_a_line() -> None:
    places = [Position(lat=60, lon=lon) for lon in (5.5, 15.0, 24.5)]
    (panel,) = panels(some(places), basemap())

    xs = sorted(pin.x for pin in panel.pins)
    assert all(b - a > APART for a, b in pairwise(xs))


@pytest.mark.parametrize("place", [Position(lat=-33.9, lon=151.2), Position(lat=0, lon=0), Position(lat=89, lon=10)])
def test_a_partner_at_the_end_of_the_world_has_a_panel(place: Position) -> None:
    (panel,) = panels(some([place]), basemap())

    assert panel.frame.box.contains(panel.pins[0].box)
