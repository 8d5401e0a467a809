"""The mark, the icons and the home page's picture."""

from __future__ import annotations

from io import BytesIO
from math import atan2
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from plugins.drawing.constellation import constellation, distance
from plugins.drawing.emblem import LONGEST, SIZE, gathered, icon, mark
from plugins.drawing.icons import raster_icon
from plugins.drawing.palette import AMBER_LIGHT, NIGHT
from plugins.drawing.panorama import panorama
from plugins.model.place import Position
from tests.making import TOWNS, a_partner

SKY = constellation([a_partner(key) for key in TOWNS])
TRUE = [(star.x, star.y) for star in SKY.stars]


def test_the_far_town_is_brought_near_and_its_direction_stays() -> None:
    near = gathered(SKY)
    lengths = sorted(distance(near[a], near[b]) for a, b in SKY.lines)

    assert lengths[-1] == pytest.approx(LONGEST * sorted(distance(TRUE[a], TRUE[b]) for a, b in SKY.lines)[2])
    for a, b in SKY.lines:
        drawn = atan2(near[b][1] - near[a][1], near[b][0] - near[a][0])
        assert drawn == pytest.approx(atan2(TRUE[b][1] - TRUE[a][1], TRUE[b][0] - TRUE[a][0]))


def test_the_mark_has_a_star_for_each_town_and_says_nothing_aloud() -> None:
    tree = ET.fromstring(mark(SKY))

    assert sorted(str(each.get("class")) for each in tree.iter("circle")) == sorted(
        ["mark__lead", "mark__abroad", *["mark__star"] * 4]
    )
    assert tree.get("aria-hidden") == "true"


def test_towns_on_both_sides_of_the_date_line_may_be_one_and_the_same_place() -> None:
    """±180° are one meridian, and its towns lie on each other."""
    sky = constellation(
        [a_partner(key, position=Position(lat=-16.8, lon=lon)) for key, lon in (("leu", 180.0), ("fun", -180.0))]
    )

    assert mark(sky).count("<circle") == 2


def test_the_icon_is_whole_within_its_square() -> None:
    tree = ET.fromstring(icon(SKY))
    discs = [
        (float(str(each.get("cx"))), float(str(each.get("cy"))), float(str(each.get("r"))))
        for each in tree.iter("{http://www.w3.org/2000/svg}circle")
    ]

    assert len(discs) == 6
    assert all(r < x < SIZE - r and r < y < SIZE - r for x, y, r in discs)


@pytest.mark.parametrize(("size", "corners", "form"), [(48, True, "ICO"), (180, False, "PNG")])
def test_raster_icons_are_what_programs_ask_for(size: int, corners: bool, form: str) -> None:  # noqa: FBT001
    picture = Image.open(BytesIO(raster_icon(SKY, size, corners=corners, form=form)))
    drawn = picture.convert("RGBA")
    colours = {
        "#" + bytes(colour[:3]).hex() for _, colour in drawn.getcolors(size * size) or () if isinstance(colour, tuple)
    }

    assert (picture.format, picture.size) == (form, (size, size))
    assert {NIGHT, AMBER_LIGHT} <= colours
    assert (drawn.getpixel((0, 0)) == (0, 0, 0, 0)) is corners


def test_one_partner_alone_can_be_drawn() -> None:
    sky = constellation([a_partner()])

    assert mark(sky).count("<circle") == 1
    assert raster_icon(sky, 48, corners=True)
    assert panorama(sky, {"leu": "Vilnius"}, "lt").count("<text") == 1


def test_the_panorama_names_towns_in_the_page_s_language_and_escapes_them() -> None:
    names = {star.partners[0]: TOWNS[star.partners[0]][0] for star in SKY.stars} | {"fun": "<Oslas>"}
    svg = panorama(SKY, names, "lt")
    tree = ET.fromstring(svg)

    assert sorted(str(each.text) for each in tree.iter("text")) == sorted(
        ["<Oslas>", "Biržai", "Druskininkai", "Prienai", "Utena", "Vilnius"]
    )
    assert len(svg) < 4_000


def test_towns_of_the_panorama_do_not_lie_on_each_other_s_names() -> None:
    """At the width of a phone, where letters are widest: 24 pixels, some 0.55 of that a letter."""
    names = {star.partners[0]: TOWNS[star.partners[0]][0] for star in SKY.stars}
    tree = ET.fromstring(panorama(SKY, names, "lt"))
    boxes = []
    for each in tree.iter("text"):
        x, y = float(str(each.get("x"))), float(str(each.get("y")))
        width = 13 * len(str(each.text))
        left = {"start": x, "end": x - width, "middle": x - width / 2}[str(each.get("text-anchor"))]
        boxes.append((left, y - 17, left + width, y + 4))

    overlaps = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlaps == []
