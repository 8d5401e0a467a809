"""Covers: drawn from an item's id alone, the town lit, no two alike side by side."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

from plugins.drawing.constellation import constellation
from plugins.drawing.cover import HEIGHT, PLACES, WIDTH, cover, turns
from plugins.drawing.palette import AMBER_LIGHT, BLUE_LIGHT, STARLIGHT
from tests.making import TOWNS, VILNIUS, a_partner

SKY = constellation([a_partner(key) for key in TOWNS])
OSLO = next(star.position for star in SKY.stars if star.abroad)
IDS = tuple(f"2016-{number:03}" for number in range(60))


def lit(svg: str) -> list[tuple[float, float]]:
    """Return the points of the lead's country's lit towns."""
    return [(float(disc.get("cx", "")), float(disc.get("cy", ""))) for disc in filled(svg, AMBER_LIGHT)]


def filled(svg: str, colour: str) -> ET.Element:
    """Return the group of what is of a colour all through."""
    return next(each for each in ET.fromstring(svg) if each.get("fill") == colour)


def test_neighbours_never_have_their_town_in_the_same_place() -> None:
    taken = turns(IDS)

    assert all(taken[a] != taken[b] for a, b in itertools.pairwise(IDS))
    assert set(taken.values()) == set(range(len(PLACES)))


def test_no_two_items_have_the_same_cover() -> None:
    taken = turns(IDS)
    drawn = {cover(SKY, where, key, taken[key]) for key in IDS for where in ((VILNIUS,), (VILNIUS, OSLO), ())}

    assert len(drawn) == 3 * len(IDS)


def test_a_cover_stays_as_long_as_its_item() -> None:
    assert cover(SKY, (VILNIUS,), "a", 3) == cover(
        constellation([a_partner(key) for key in reversed(TOWNS)]), (VILNIUS,), "a", 3
    )


def test_the_town_is_lit_where_its_turn_says() -> None:
    for turn, (across, down) in enumerate(PLACES):
        assert lit(cover(SKY, (VILNIUS,), "a", turn)) == [(round(across * WIDTH, 1), round(down * HEIGHT, 1))]


def test_all_towns_in_sight_are_lit_where_an_item_is_at_home_in_none() -> None:
    for key in IDS[:40]:
        svg = cover(SKY, (), key, 0)

        assert len(lit(svg)) >= 3
        assert len(filled(svg, STARLIGHT)) == 0


def test_a_town_abroad_is_a_blue_diamond_as_on_the_map() -> None:
    svg = cover(SKY, (OSLO,), "a", 0)

    assert lit(svg) == []
    assert [mark.tag.rpartition("}")[2] for mark in filled(svg, BLUE_LIGHT)] == ["path"]


def test_of_several_that_take_part_theirs_are_lit_and_the_others_dim() -> None:
    """From coast to coast both are in sight; every second turn is seen from nearer by."""
    for turn, key in enumerate(IDS[:42]):
        svg = cover(SKY, (VILNIUS, OSLO), key, turn % len(PLACES))

        assert len(lit(svg)) == 1
        if turn % len(PLACES) % 2 == 0:
            assert len(filled(svg, BLUE_LIGHT)) == 1
            assert len(filled(svg, STARLIGHT)) >= 3
            assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in lit(svg))


def ringed(svg: str) -> set[tuple[str, tuple[float, float]]]:
    """Return colour and middle of the rings."""
    groups = [each for each in ET.fromstring(svg) if each.get("fill") == "none" and len(each)]
    return {
        (group.get("stroke", ""), (float(ring.get("cx", "")), float(ring.get("cy", ""))))
        for group in groups
        for ring in group.iter("{http://www.w3.org/2000/svg}circle")
    }


def test_rings_are_round_the_place_and_not_round_where_others_come_from() -> None:
    """A training event in Lithuania had them round Oslo, and so had the project's first day, which is nowhere."""
    for turn in range(len(PLACES)):
        at_home = cover(SKY, (VILNIUS, OSLO), "a", turn)
        abroad = cover(SKY, (OSLO, VILNIUS), "a", turn)

        assert ringed(at_home) == {(AMBER_LIGHT, lit(at_home)[0])}
        assert {colour for colour, _ in ringed(abroad)} == {BLUE_LIGHT}
        assert ringed(cover(SKY, (), "a", turn)) == set()


def test_what_takes_place_abroad_is_seen_from_there() -> None:
    for turn in range(len(PLACES)):
        svg = cover(SKY, (OSLO, VILNIUS), "a", turn)

        assert len(filled(svg, BLUE_LIGHT)) == 1
        assert lit(svg) == []


def test_a_place_without_partners_can_be_lit() -> None:
    nowhere = a_partner(position=VILNIUS.__class__(lat=55.7, lon=21.1)).position

    svg = cover(SKY, (nowhere,), "a", 0)

    assert len(lit(svg)) == 1


def test_covers_are_light() -> None:
    assert max(len(cover(SKY, (VILNIUS,), key, 0)) for key in IDS) < 5_000


def test_covers_hold_no_number_that_a_browser_cannot_read() -> None:
    for key in IDS:
        assert not re.search(r"nan|inf|e[+-]\d", cover(SKY, (), key, 1))
