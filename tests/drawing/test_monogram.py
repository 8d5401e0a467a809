"""Marks for partners without a logo."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from plugins.drawing.monogram import letters, monogram


@pytest.mark.parametrize(
    ("name", "short", "due"),
    [
        ("Lietuvos edukologijos universitetas", "LEU", "LEU"),
        ("Fleksibel utdanning Norge", "FuN", "FuN"),
        ("Biržų rajono savivaldybė", "", "B"),
        ("Utenos A. ir M. Miškinių viešoji biblioteka", "", "UAM"),
        ("University of Life and Work", "", "ULW"),
        ("ansatte i kommunen", "", "AK"),
        ("VšĮ Gintarinė akademija", "A long short name", "G"),  # its legal form is no part of its name
        ("UAB", "", "U"),
        ("—", "", "–"),
    ],
)
def test_letters(name: str, short: str, due: str) -> None:
    assert letters(name, short) == due


def test_it_is_the_same_every_time_and_another_for_each() -> None:
    assert monogram("Alfa", "", "alfa") == monogram("Alfa", "", "alfa")
    assert monogram("Alfa", "", "alfa") != monogram("Alfa", "", "beta")


def test_it_is_well_formed_whatever_the_name_and_says_nothing_aloud() -> None:
    tree = ET.fromstring(monogram('<script>"&', "<&>", "x"))

    assert tree.get("aria-hidden") == "true"
    assert tree[-1].text == "<&>"


def test_stars_stay_within_the_mark() -> None:
    for key in map(str, range(200)):
        for star in ET.fromstring(monogram("A", "", key)).iter("circle"):
            x, y, r = (float(star.get(name, "nan")) for name in ("cx", "cy", "r"))
            assert r <= min(x, y, 96 - x, 96 - y)
