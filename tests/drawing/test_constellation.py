"""The constellation: towns in their true places, joined as sparingly as can be."""

from __future__ import annotations

from itertools import combinations, permutations
from math import atan2, degrees

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.drawing.constellation import (
    LEAST,
    View,
    constellation,
    distance,
    graticule,
    number,
    numbers,
    outward,
    spanning_tree,
)
from plugins.model.place import Position
from tests.drawing.places import geodesic
from tests.making import TOWNS, a_partner

SKY = constellation([a_partner(key) for key in TOWNS])
NAMES = [TOWNS[star.partners[0]][0] for star in SKY.stars]


def test_each_town_is_one_star_and_the_lead_s_is_the_first() -> None:
    assert sorted(NAMES) == ["Biržai", "Druskininkai", "Oslo", "Prienai", "Utena", "Vilnius"]
    assert (NAMES[0], SKY.stars[0].partners, SKY.stars[0].lead) == ("Vilnius", ("leu", "vdk"), True)
    assert [name for name, star in zip(NAMES, SKY.stars, strict=True) if star.abroad] == ["Oslo"]


def test_the_order_of_the_partners_does_not_show() -> None:
    for order in list(permutations(TOWNS))[::500]:
        assert constellation([a_partner(key) for key in order]) == SKY


def test_distances_on_the_drawing_are_those_on_the_earth() -> None:
    """Within the one per cent that the projection promises."""
    for a, b in combinations(SKY.stars, 2):
        drawn = distance((a.x, a.y), (b.x, b.y))
        assert drawn == pytest.approx(geodesic(a.position, b.position), rel=0.012)


def test_the_lines_go_from_oslo_over_birzai_to_druskininkai() -> None:
    lines = {frozenset((NAMES[a], NAMES[b])) for a, b in SKY.lines}

    assert lines == {
        frozenset(pair)
        for pair in (
            ("Oslo", "Biržai"),
            ("Biržai", "Utena"),
            ("Utena", "Vilnius"),
            ("Vilnius", "Prienai"),
            ("Prienai", "Druskininkai"),
        )
    }


def test_the_lines_are_the_shortest_that_hold_all_together() -> None:
    """Compared with every tree that there is on five points (Cayley: 125)."""
    points = [(0.0, 0.0), (3.0, 1.0), (1.0, 4.0), (5.0, 5.0), (2.0, 2.5)]

    def length(lines: tuple[tuple[int, int], ...]) -> float:
        return sum(distance(points[a], points[b]) for a, b in lines)

    def holds(lines: tuple[tuple[int, int], ...]) -> bool:
        reached = {0}
        for _ in lines:
            reached |= {end for line in lines if reached & set(line) for end in line}
        return len(reached) == len(points)

    trees = [lines for lines in combinations(tuple(combinations(range(5), 2)), 4) if holds(lines)]
    found = spanning_tree(points)

    assert len(trees) == 125
    assert holds(found)
    assert length(found) == pytest.approx(min(map(length, trees)))


def test_one_town_is_a_constellation_without_lines() -> None:
    sky = constellation([a_partner()])

    assert (len(sky.stars), sky.lines) == (1, ())


def test_a_view_fits_what_it_shows_into_its_margins() -> None:
    points = [(star.x, star.y) for star in SKY.stars]
    view = View.fitting(points, (560, 384), (66, 38))
    drawn = [view.pixels(point) for point in points]

    assert min(x for x, _ in drawn) >= 66 - 1e-9
    assert max(x for x, _ in drawn) <= 560 - 66 + 1e-9
    assert min(y for _, y in drawn) >= 38 - 1e-9
    assert max(y for _, y in drawn) <= 384 - 38 + 1e-9


def test_the_graticule_goes_through_the_crossings_of_its_meridians_and_parallels() -> None:
    view = View(scale=1, centre=(0, 0), at=(0, 0))
    path = graticule(SKY, view, (10, 20), (55, 60))
    west, east = (number(*SKY.place(Position(lat=55, lon=lon))) for lon in (10, 20))

    assert path.count("M") == 4
    assert f"M{west}L" in path
    assert path.index(f"M{west}A") < path.index(east, path.index(f"M{west}A"))


MERIDIANS, PARALLELS = range(-40, 70, 5), [30 + 2.5 * each for each in range(20)]


@pytest.fixture(scope="module")
def along() -> list[list[tuple[float, float]]]:
    """Return points a tenth of a degree apart on each meridian, then on each parallel, in kilometres."""
    lines = [[Position(lat=30 + each / 10, lon=lon) for each in range(476)] for lon in MERIDIANS]
    lines += [[Position(lat=lat, lon=-40 + each / 10) for each in range(1051)] for lat in PARALLELS]
    return [[SKY.place(point) for point in line] for line in lines]


@given(st.floats(0.3, 3), st.floats(-1500, 1500), st.floats(-1500, 1500))
def test_the_graticule_of_a_window_lacks_no_line_that_would_be_seen_in_it(
    along: list[list[tuple[float, float]]], scale: float, x: float, y: float
) -> None:
    size = (480, 320)
    view = View(scale=scale, centre=(x, y), at=(200, 150))
    whole = graticule(SKY, view, MERIDIANS, PARALLELS).split("M")[1:]
    drawn = graticule(SKY, view, MERIDIANS, PARALLELS, size).split("M")[1:]

    left, top = x - 200 / scale, y - 150 / scale  # km: of the window's corners
    right, bottom = left + size[0] / scale, top + size[1] / scale
    assert view.pixels((left, top)) == pytest.approx((0, 0), abs=1e-6)
    for line, points in zip(whole, along, strict=True):
        if any(left < across < right and top < down < bottom for across, down in points):
            assert line in drawn
    assert set(drawn) <= set(whole)


def test_numbers_are_short() -> None:
    assert number(1.04, -0.04, 20.0, 3.25) == "1 0 20 3.2"


@given(st.lists(st.floats(-99_999, 99_999), min_size=4, max_size=4))
def test_hundreds_of_numbers_are_written_as_one_is(values: list[float]) -> None:
    plain = "M{} {}L{} {}".format(*map(number, values))
    assert numbers("M%.1f %.1fL%.1f %.1f" * 2, values * 2) == plain * 2


@pytest.mark.parametrize(
    ("town", "points"), [("Oslo", "west"), ("Vilnius", "east"), ("Prienai", "west"), ("Druskininkai", "south")]
)
def test_names_stand_where_no_line_is(town: str, points: str) -> None:
    away = outward([(star.x, star.y) for star in SKY.stars], SKY.lines, NAMES.index(town))
    bearing = degrees(atan2(away[1], away[0]))  # 0 east, 90 south

    expected = {"east": 0, "south": 90, "west": 180}[points]
    assert abs((bearing - expected + 180) % 360 - 180) < 70


def test_a_single_town_is_shown_with_the_land_around_it_not_at_its_own_size() -> None:
    """A net of meridians hundreds of thousands of pixels long brought Chromium down."""
    view = View.fitting([(100.0, 200.0)], (560, 384), (40, 40))

    assert view.pixels((100.0, 200.0)) == (280, 192)
    assert view.scale <= 560 / LEAST
