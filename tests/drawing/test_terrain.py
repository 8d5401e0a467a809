"""Shores, borders and names under the pins."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from plugins.drawing.basemap import basemap
from plugins.drawing.frame import Frame
from plugins.drawing.panels import panels
from plugins.drawing.seas import SEAS
from plugins.drawing.shapes import Box
from plugins.drawing.terrain import country_names, sea_names, terrain
from plugins.model.place import Position
from plugins.wording import cldr
from tests.drawing.places import OSLO, REAL, REYKJAVIK, VILNIUS, spots

SIZE = (320.0, 380.0)
OVERVIEW = Frame.around([OSLO, VILNIUS], SIZE, (46, 36), 700)


def points(path: str) -> list[tuple[float, float]]:
    """Read a path as a browser does: M absolute, l relative, z back to the start."""
    found: list[tuple[float, float]] = []
    for part in re.findall(r"M[^M]*", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", part)]
        x = y = 0.0
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            found.append((round(x, 1), round(y, 1)))
    return found


def test_paths_say_what_was_drawn_within_a_quarter_of_a_pixel() -> None:
    ground = terrain(OVERVIEW, basemap())

    for (code, path), (same, rings) in zip(ground.shores, ground.outlines, strict=True):
        assert code == same
        due = {(round(x * 2) / 2, round(y * 2) / 2) for ring in rings for x, y in ring}
        assert set(points(path)) == due


def test_paths_hold_nothing_but_moves_and_lines() -> None:
    ground = terrain(OVERVIEW, basemap())

    for _, path in ground.shores:
        assert re.fullmatch(r"(M[-\d. ]+l[-\d. ]+z)+", path)
    assert re.fullmatch(r"(M[-\d. ]+l[-\d. ]+)+", ground.borders)


def test_land_ends_just_outside_the_panel() -> None:
    edge = OVERVIEW.box.grown(4.5)

    assert all(edge.holds(point) for _, path in terrain(OVERVIEW, basemap()).shores for point in points(path))


def test_names_stand_in_their_countries_clear_of_each_other() -> None:
    words = cldr.names("nb").countries
    ground = terrain(OVERVIEW, basemap())
    names = country_names(ground, words, ["LT", "NO"], OVERVIEW.box, [])

    assert [name.text for name, first in names if first] == ["Norge", "Litauen"]
    assert {"Sverige", "Finland", "Polen"} <= {name.text for name, _ in names}
    assert not any(a.box.overlaps(b.box) for (a, _), (b, _) in combinations(names, 2))
    for name, _ in names:
        x, y = name.box.centre
        assert basemap().country_at(OVERVIEW.position((x, y))) == next(
            code for code, word in words.items() if word == name.text
        )


def test_names_keep_off_what_is_taken() -> None:
    ground = terrain(OVERVIEW, basemap())
    sweden = next(name for name, _ in country_names(ground, {"SE": "Sweden"}, [], OVERVIEW.box, []))
    again = country_names(ground, {"SE": "Sweden"}, [], OVERVIEW.box, [sweden.box])

    assert all(not name.box.overlaps(sweden.box) for name, _ in again)


def test_the_baltic_sea_is_named_on_water() -> None:
    ground = terrain(OVERVIEW, basemap())
    names = sea_names(ground, OVERVIEW, SEAS, [])

    baltic = next(name for name in names if name.text == "Baltic Sea")
    for corner in ((baltic.box.left, baltic.box.top), (baltic.box.right, baltic.box.bottom), baltic.box.centre):
        assert basemap().country_at(OVERVIEW.position(corner)) == ""


def test_every_place_for_a_seas_name_is_in_the_sea() -> None:
    assert [(name, place) for name, places in SEAS for place in places if basemap().country_at(place)] == []


@pytest.mark.parametrize(("least", "due"), [(700, 200), (90, 20), (12, 2)], ids=["a region", "a district", "a town"])
def test_the_scale_is_a_round_number_that_takes_up_a_fifth_at_most(least: float, due: int) -> None:
    frame = Frame.around([REYKJAVIK], SIZE, (46, 36), least)

    assert frame.scale_bar() * frame.scale <= frame.width / 5
    assert frame.scale_bar() in {due, due // 2}


def test_the_real_map_is_light() -> None:
    drawn = [terrain(panel.frame, basemap()) for panel in panels(spots(*REAL), basemap())]

    assert sum(len(path) for ground in drawn for _, path in ground.shores) < 30_000


def test_a_frame_shows_what_it_says_it_shows() -> None:
    degrees = OVERVIEW.degrees()

    for x in (0, 160, 320):
        for y in (0, 190, 380):
            place = OVERVIEW.position((x, y))
            assert degrees.grown(1e-6).holds((place.lon, place.lat))
            assert OVERVIEW.at(place) == pytest.approx((x, y), abs=1e-6)


def test_a_frame_keeps_its_margin() -> None:
    frame = Frame.around([OSLO, VILNIUS], SIZE, (46, 36), 100)
    box = Box(46, 36, 320 - 46, 380 - 36).grown(1e-6)

    assert all(box.holds(frame.at(place)) for place in (OSLO, VILNIUS))
    assert frame.at(Position(lat=62, lon=18))[1] < frame.at(Position(lat=54, lon=18))[1], "north is up"
