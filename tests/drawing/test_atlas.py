"""The whole map in a language: what is drawn and what is listed are the same, and nothing covers anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.drawing.atlas import Atlas, atlas
from plugins.drawing.basemap import basemap
from plugins.drawing.entries import Entry, Words
from plugins.drawing.pins import Spot
from plugins.drawing.seas import SEAS
from plugins.drawing.shapes import Box
from plugins.drawing.windows import Window
from plugins.model.place import Position
from plugins.wording import cldr
from plugins.wording.sorting import sort_key
from tests.drawing.places import DRAMMEN, OSLO, REAL, TROMSO, UTENA, VILNIUS, spots

TOWNS = ["Vilnius", "Oslas", "Biržai", "Druskininkai", "Å", "Reykjavík", "Saint-Rémy-en-Bouzemont"]


def words(lang: str = "en") -> Words:
    return Words(
        count=lambda count: f"{count} partners",
        detail=lambda title, counted: f"{title}: {counted}, shown larger",
        around=lambda town: f"{town} and around",
        overview="Overview",
        somewhere="Town not named",
        countries=cldr.names(lang).countries,
        seas=SEAS,
        sort_key=sort_key(lang),
    )


def an_entry(spot: Spot, town: str) -> Entry:
    return Entry(spot=spot, title=f"Title of {spot.id}", url=f"/en/{spot.id}/", town=town, kind="library")


def entries_of(*places: tuple[Position, str, int, str]) -> list[Entry]:
    towns = {place: town for place, _, _, town in places}
    return [an_entry(spot, towns[spot.position]) for spot in spots(*(place[:3] for place in places))]


REAL_NAMES = ("Vilnius", "Biržai", "Prienai", "Druskininkai", "Utena", "Oslo")
REAL_ENTRIES = entries_of(*((*place, town) for place, town in zip(REAL, REAL_NAMES, strict=True)))


def boxes(window: Window) -> list[Box]:
    """Everything that is written or stuck on a panel."""
    return [
        *(mark.pin.box for mark in window.marks),
        *(mark.label.box for mark in window.marks if mark.label),
        *(name.box for name, _ in window.countries),
        *(name.box for name in window.seas),
        *(opening.caption.box for opening in window.openings if opening.caption),
    ]


def names(drawn: Atlas) -> list[str]:
    return [mark.name for window in drawn.windows for mark in window.marks]


@given(st.lists(st.tuples(st.floats(34.5, 71.5), st.floats(-25, 45), st.sampled_from(TOWNS)), min_size=1, max_size=60))
@example([(35.0, 35.0, "Vilnius"), (35.0, -18.0, "Druskininkai"), (37.0, 13.0, "Vilnius")])
@settings(max_examples=12)
def test_nothing_written_covers_anything_for_any_partners_in_europe(places: list[tuple[float, float, str]]) -> None:
    those = [
        an_entry(Spot(id=f"{number}", position=Position(lat=lat, lon=lon), country="LT"), town)
        for number, (lat, lon, town) in enumerate(places)
    ]
    drawn = atlas(those, basemap(), words(), "map")

    for window in drawn.windows:
        written = boxes(window)
        # What touches may share as much as a float is wrong by.
        assert not any(a.grown(-1e-9).overlaps(b) for a, b in combinations(written, 2))
        assert all(Box(0, 0, window.width, window.height).contains(box.grown(-1e-9)) for box in written)
    listed = [(entry.spot.id, pin) for _, _, towns in drawn.towns for town in towns for entry, pin in town.entries]
    pinned = {(spot.id, mark.number) for window in drawn.windows for mark in window.marks for spot in mark.pin.spots}
    assert sorted(listed) == sorted(pinned), "the list and the pins say the same"


def test_the_real_towns_all_have_their_names() -> None:
    drawn = atlas(REAL_ENTRIES, basemap(), words(), "map")

    labels = {mark.label.text for window in drawn.windows for mark in window.marks if mark.label}
    assert labels == set(REAL_NAMES)


def test_pins_say_what_they_are_and_lead_on() -> None:
    drawn = atlas(REAL_ENTRIES, basemap(), words(), "map")

    assert "Vilnius: 4 partners" in names(drawn)
    assert "Title of spot-12, Oslo" in names(drawn)
    links = {mark.name: mark.href for window in drawn.windows for mark in window.marks}
    assert links["Title of spot-12, Oslo"] == "/en/spot-12/", "alone: straight to the profile"
    assert links["Vilnius: 4 partners"] == "#map-lt-1", "several: to their place in the list"
    assert "map-lt-1" in {town.id for _, _, towns in drawn.towns for town in towns}


def test_an_opening_says_what_it_opens() -> None:
    overview, detail = atlas(REAL_ENTRIES, basemap(), words(), "map").windows

    (opening,) = overview.openings
    assert (opening.name, opening.href) == ("Lithuania: 12 partners, shown larger", f"#{detail.id}")
    assert set(opening.pins) == {mark.number for mark in detail.marks}
    assert opening.caption


def test_panels_are_called_by_what_they_show() -> None:
    assert [window.title for window in atlas(REAL_ENTRIES, basemap(), words("nb"), "map").windows] == [
        "Overview",
        "Litauen",
    ]
    alone = entries_of((OSLO, "NO", 1, "Oslo"))
    assert [window.title for window in atlas(alone, basemap(), words("lt"), "map").windows] == ["Norvegija"]


def test_a_part_of_a_country_is_called_by_its_town() -> None:
    those = entries_of((TROMSO, "NO", 1, "Tromsø"), (OSLO, "NO", 2, "Oslo"), (DRAMMEN, "NO", 1, "Drammen"))

    assert [window.title for window in atlas(those, basemap(), words(), "map").windows] == [
        "Overview",
        "Oslo and around",
    ]


def test_the_list_begins_with_the_lead_and_goes_by_the_alphabet() -> None:
    drawn = atlas(REAL_ENTRIES, basemap(), words("lt"), "map")

    assert [(name, [town.name for town in towns]) for _, name, towns in drawn.towns] == [
        ("Lietuva", ["Vilnius", "Biržai", "Druskininkai", "Prienai", "Utena"]),
        ("Norvegija", ["Oslo"]),
    ]


def test_events_of_a_town_go_by_their_date_the_newest_first() -> None:
    found = entries_of((OSLO, "NO", 3, "Oslo"))
    here = [replace(entry, title="One name", spot=replace(entry.spot, lead=False)) for entry in found]
    days = (date(2016, 11, 14), date(2017, 4, 3), date(2016, 12, 1))
    those = [replace(entry, day=day) for entry, day in zip(here, days, strict=True)]

    ((_, _, (town,)),) = atlas(those, basemap(), words(), "map").towns

    assert [entry.day for entry, _ in town.entries] == [date(2017, 4, 3), date(2016, 12, 1), date(2016, 11, 14)]


def test_where_only_the_country_is_known_the_pin_says_so() -> None:
    exact = an_entry(Spot(id="exact", position=OSLO, country="NO"), "Oslo")
    vague = an_entry(Spot(id="vague", position=Position(lat=61.5, lon=9), country="NO", vague=True), "")
    drawn = atlas([exact, vague], basemap(), words(), "events")

    (window,) = drawn.windows
    assert [(mark.name, mark.pin.vague) for mark in window.marks] == [
        ("Title of vague, Norway", True),
        ("Title of exact, Oslo", False),
    ]
    assert [(town.name, town.known) for _, _, towns in drawn.towns for town in towns] == [
        ("Oslo", True),
        ("Town not named", False),
    ]


def test_a_finger_finds_one_pin_only() -> None:
    drawn = atlas(REAL_ENTRIES, basemap(), words(), "map")

    for window in drawn.windows:
        for a, b in combinations(window.marks, 2):
            apart = ((a.pin.x - b.pin.x) ** 2 + (a.pin.y - b.pin.y) ** 2) ** 0.5
            assert a.reach + b.reach <= apart + 1e-9
        assert all(13 <= mark.reach <= 22 for mark in window.marks)


def test_several_towns_on_one_pin_are_counted_in_its_label() -> None:
    near = Position(lat=VILNIUS.lat + 0.05, lon=VILNIUS.lon)
    far = Position(lat=40.4, lon=-3.7)
    those = entries_of(
        (VILNIUS, "LT", 2, "Vilnius"), (near, "LT", 1, "Nemenčinė"), (far, "ES", 1, "Madrid"), (UTENA, "LT", 1, "Utena")
    )
    drawn = atlas(those, basemap(), words(), "map")

    marks = [mark for window in drawn.windows for mark in window.marks]
    several = next(mark for mark in marks if len({spot.position for spot in mark.pin.spots}) > 1)
    assert several.name == "Vilnius +1: 3 partners (Nemenčinė)"
    assert several.label
    assert several.label.text == "Vilnius +1", "what is seen is what it is called"


def test_two_maps_on_a_page_share_no_id() -> None:
    one, other = (atlas(REAL_ENTRIES, basemap(), words(), prefix) for prefix in ("partners", "events"))

    def ids(drawn: Atlas) -> set[str]:
        return {window.id for window in drawn.windows} | {town.id for _, _, towns in drawn.towns for town in towns}

    assert not ids(one) & ids(other)
