"""The land in the repository."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.checks.places import NEAR_ENOUGH
from plugins.drawing.basemap import DATA, Level, basemap
from plugins.drawing.shapes import Box, area
from plugins.model.place import Position
from tests.drawing.places import BERGEN, BIRZAI, DRUSKININKAI, OSLO, PRIENAI, REYKJAVIK, TROMSO, UTENA, VILNIUS

FILES = sorted(DATA.glob("*.geojson"))


@pytest.mark.parametrize(
    ("place", "country"),
    [
        (VILNIUS, "LT"), (BIRZAI, "LT"), (PRIENAI, "LT"), (DRUSKININKAI, "LT"), (UTENA, "LT"),
        (OSLO, "NO"), (BERGEN, "NO"), (REYKJAVIK, "IS"),
        (Position(lat=56.95, lon=24.11), "LV"), (Position(lat=54.71, lon=20.51), "RU"),
        (Position(lat=57, lon=19.7), ""), (Position(lat=40.7, lon=-74.2), "US"), (Position(lat=42.66, lon=21.16), "XK"),
    ],
)  # fmt: skip
def test_a_place_lies_in_its_country(place: Position, country: str) -> None:
    assert basemap().country_at(place) == country


def test_distance_to_a_country_is_nothing_within_it_and_true_outside() -> None:
    land = basemap()

    assert land.kilometres_to("LT", VILNIUS) == 0
    assert land.kilometres_to("LT", Position(lat=55.71, lon=20.9)) == pytest.approx(11, abs=4), "off Klaipėda"
    assert land.kilometres_to("ZZZ", VILNIUS) == math.inf


def test_a_town_on_an_island_below_the_grain_is_near_its_country() -> None:
    assert 0 < basemap().kilometres_to("NO", TROMSO) < NEAR_ENOUGH


def test_a_territory_is_its_country_too() -> None:
    mariehamn = Position(lat=60.1, lon=19.94)

    assert basemap().country_at(mariehamn) == "AX"
    assert basemap().kilometres_to("FI", mariehamn) == 0


@pytest.mark.parametrize("country", ["LT", "NO", "IS", "HR"])
def test_the_middle_of_a_country_is_in_it(country: str) -> None:
    middle = basemap().middle(country)

    assert middle
    assert basemap().country_at(middle) == country


def test_a_country_without_land_has_no_middle() -> None:
    assert basemap().middle("QQ") is None


@pytest.mark.parametrize(
    ("scale", "area_", "level"),
    [
        (0.5, Box(20, 53, 27, 57), 0),
        (2.0, Box(5, 53, 30, 63), 1),
        (7.0, Box(-20, 36, 40, 71), 2),
        (0.5, Box(-30, 60, -10, 68), 1),  # fine enough would be the first, which ends before Iceland's western sea
        (20.0, Box(-100, 10, 100, 80), 3),
    ],
)
def test_a_panel_takes_the_coarsest_level_that_serves_it(scale: float, area_: Box, level: int) -> None:
    assert basemap().level(scale, area_) is basemap().levels[level]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_files_are_geojson_as_rfc_7946_has_it(file: object) -> None:
    collection = json.loads(file.read_text(encoding="utf-8"))  # type: ignore[attr-defined]

    assert set(collection) == {"type", "features"}
    assert [feature["id"] for feature in collection["features"]] == sorted(
        feature["id"] for feature in collection["features"]
    )
    for feature in collection["features"]:
        if feature["id"] == "borders":
            continue
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert outer[0] == outer[-1]
            assert area(outer) > 0, "outer rings run counter-clockwise (3.1.6)"
            assert all(area(hole) < 0 for hole in holes)


def test_the_files_are_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < 1_900_000
    assert len(FILES) == 4


def test_land_that_is_kept_is_the_same_whatever_becomes_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is kept by what is in the GeoJSON file; one that is cut short, or not ours, is made anew."""
    monkeypatch.setattr("plugins.drawing.basemap.KEPT", tmp_path / "land")
    coarse = basemap().levels[-1]

    def told(level: Level) -> object:
        return [(land.country, land.rings, land.box) for land in level.lands], level.borders

    first = told(replace(coarse))
    (kept,) = (tmp_path / "land").iterdir()
    data = kept.read_bytes()

    assert told(replace(coarse)) == first
    for harmed in (data[:-1], data[:4] + bytes([data[4] ^ 1]) + data[5:], b""):
        kept.write_bytes(harmed)
        assert told(replace(coarse)) == first
        assert kept.read_bytes() == data

    features = json.loads(coarse.file.read_text())
    other = tmp_path / "other.geojson"
    other.write_text(json.dumps({**features, "features": features["features"][:3]}))
    assert len(told(replace(coarse, file=other))[0]) < len(first[0])  # type: ignore[index]
