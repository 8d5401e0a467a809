"""The projection, held against PROJ."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Proj

from plugins.drawing.projection import Projection
from plugins.model.place import Position
from tests.drawing.places import BIRZAI, DRUSKININKAI, OSLO, REYKJAVIK, TROMSO, VILNIUS, geodesic

EUROPE = st.builds(Position, lat=st.floats(34.5, 71.5), lon=st.floats(-25, 45))
WORLD = st.builds(Position, lat=st.floats(-80, 80), lon=st.floats(-180, 180))


def proj(projection: Projection) -> Proj:
    south, north = projection.parallels
    centre = projection.centre
    return Proj(proj="lcc", lat_1=south, lat_2=north, lat_0=centre.lat, lon_0=centre.lon, ellps="WGS84")


def apart(projection: Projection, a: Position, b: Position) -> float:
    (x1, y1), (x2, y2) = projection.project(a), projection.project(b)
    return float(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)


@settings(max_examples=50)
@given(st.lists(EUROPE, min_size=1, max_size=60))
def test_every_place_lies_where_proj_puts_it(places: list[Position]) -> None:
    projection = Projection.for_positions(places)
    its = proj(projection)

    for place in places:
        x, y = projection.project(place)
        east, north = its(place.lon, place.lat)
        assert (x, -y) == pytest.approx((east / 1000, north / 1000), abs=1e-3)


@settings(max_examples=50)
@given(st.lists(EUROPE, min_size=2, max_size=60))
def test_distances_are_those_of_proj_within_one_per_cent(places: list[Position]) -> None:
    """For as many places anywhere in Europe as there may be, in PROJ's own cone."""
    projection = Projection.for_positions(places)
    its = proj(projection)

    for a, b in combinations(places[:12], 2):
        (x1, y1), (x2, y2) = its(a.lon, a.lat), its(b.lon, b.lat)
        due = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / 1000
        assert apart(projection, a, b) == pytest.approx(due, rel=0.01, abs=1e-3)


@settings(max_examples=50)
@given(st.lists(st.builds(Position, lat=st.floats(50, 66), lon=st.floats(4, 30)), min_size=2, max_size=60))
def test_distances_on_the_ground_are_right_within_one_per_cent(places: list[Position]) -> None:
    """Over the region of the project, 16 degrees high: the geodesic against a ruler on the map."""
    projection = Projection.for_positions([*places, Position(lat=50, lon=4), Position(lat=66, lon=30)])

    for a, b in combinations(places[:12], 2):
        assert apart(projection, a, b) == pytest.approx(geodesic(a, b), rel=0.01, abs=0.01)


def test_the_map_of_the_partners_measures_oslo_to_vilnius() -> None:
    projection = Projection.for_positions([OSLO, VILNIUS, BIRZAI, DRUSKININKAI])

    assert apart(projection, OSLO, VILNIUS) == pytest.approx(geodesic(OSLO, VILNIUS), rel=0.003)


def test_norway_is_not_stretched() -> None:
    """A degree of latitude and as many kilometres across are as long as each other, in the far north too."""
    projection = Projection.for_positions([OSLO, TROMSO])
    north = Position(lat=TROMSO.lat + 0.1, lon=TROMSO.lon)
    east = Position(lat=TROMSO.lat, lon=TROMSO.lon + 0.2)

    up = apart(projection, TROMSO, north) / geodesic(TROMSO, north)
    across = apart(projection, TROMSO, east) / geodesic(TROMSO, east)
    assert up == pytest.approx(across, rel=1e-3)


@settings(max_examples=50)
@given(st.lists(WORLD, min_size=1, max_size=6))
def test_what_is_projected_comes_back(places: list[Position]) -> None:
    projection = Projection.for_positions(places)

    for place in places:
        assume(abs((place.lon - projection.centre.lon + 180) % 360 - 180) < 179)
        again = projection.inverse(*projection.project(place))
        assert again.lat == pytest.approx(place.lat, abs=1e-5)
        assert abs((again.lon - place.lon + 180) % 360 - 180) < 1e-5


@settings(max_examples=50)
@given(st.lists(EUROPE, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_places_makes_no_difference(places: list[Position], random: object) -> None:
    shuffled = sorted(places, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert Projection.for_positions(places) == Projection.for_positions(shuffled)


def test_standard_parallels_lie_a_sixth_inside_the_extent() -> None:
    projection = Projection.for_positions([Position(lat=54, lon=10), Position(lat=60, lon=24)])

    assert projection.parallels == (55, 59)
    assert projection.centre == Position(lat=57, lon=17)


@pytest.mark.parametrize(
    "places",
    [
        [REYKJAVIK],
        [REYKJAVIK, REYKJAVIK],
        [OSLO, Position(lat=OSLO.lat, lon=25)],
        [OSLO, Position(lat=70, lon=OSLO.lon)],
    ],
    ids=["one place", "twice the same", "on one parallel", "on one meridian"],
)
def test_places_in_a_point_or_a_line_have_a_projection(places: list[Position]) -> None:
    projection = Projection.for_positions(places)

    assert projection.project(projection.centre) == pytest.approx((0, 0))
    for place in places:
        assert projection.inverse(*projection.project(place)).lat == pytest.approx(place.lat)


@pytest.mark.parametrize("lat", [-90.0, -45.0, -1.0, 0.0, 0.5, 90.0])
def test_the_equator_the_south_and_the_poles_have_a_projection(lat: float) -> None:
    projection = Projection.for_positions([Position(lat=lat, lon=20)])

    north = projection.project(Position(lat=min(lat + 1, 89.5), lon=20))
    south = projection.project(Position(lat=max(lat - 1, -89.5), lon=20))
    assert north[1] < south[1], "north is up"


def test_places_on_both_sides_of_the_date_line_stay_together() -> None:
    projection = Projection.for_positions([Position(lat=65, lon=179), Position(lat=66, lon=-179)])

    assert abs(projection.centre.lon) == 180
    assert abs(projection.project(Position(lat=65, lon=179))[0]) < 60


def test_no_place_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Projection.for_positions([])
