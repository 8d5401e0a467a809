"""Cards for address books (RFC 6350)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.exchange.vcard import to_vcard
from plugins.model.item import NEVER_STATED
from tests.conftest import Golden
from tests.making import a_partner

SITE = "https://site.example"


def unfolded(card: str) -> list[str]:
    return card.replace("\r\n ", "").split("\r\n")[:-1]


def value(card: str, name: str) -> str:
    return next(line.partition(":")[2] for line in unfolded(card) if re.match(rf"{name}[;:]", line))


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
def test_a_whole_card(golden: Golden, lang: str) -> None:
    partner = a_partner(
        "leu",
        own_name="Lietuvos edukologijos universitetas",
        own_lang="lt",
        website="https://leu.example/",
        email="info@leu.example",
        phone="+370 5 279 0281",
        words={"role": "Leads the project, trains; and reports.", "name": "LEU"},
    )

    golden(f"vcard/whole.{lang}.vcf", to_vcard(partner, lang, SITE))


def test_a_card_begins_and_ends_as_the_standard_says() -> None:
    lines = unfolded(to_vcard(a_partner("fun"), "nb", SITE))

    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert lines[-1] == "END:VCARD"


def test_nobody_is_called_by_a_nickname_that_is_the_name() -> None:
    cards = [
        to_vcard(a_partner("leu", words={"title": "Gama", "name": name}), "lt", SITE) for name in ("Gama", "G", "")
    ]

    assert ["NICKNAME" in card for card in cards] == [False, True, False]


def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter() -> None:
    name = "Žąsų " * 40
    card = to_vcard(a_partner("leu", words={"title": name.strip()}), "lt", SITE)

    assert all(len(line.encode()) <= 75 for line in card.split("\r\n"))
    assert value(card, "FN") == name.strip()


@pytest.mark.parametrize(("octets", "lines"), [(75, 1), (76, 2), (75 + 74, 2), (75 + 75, 3)])
def test_a_line_is_broken_only_where_it_is_longer_than_75_octets(octets: int, lines: int) -> None:
    before = "FN;ALTID=1;PREF=1;LANGUAGE=lt:"
    card = to_vcard(a_partner("leu", words={"title": "x" * (octets - len(before))}), "lt", SITE)

    written = card.partition(before)[2].replace("\r\n ", "\n").partition("\r\n")[0]
    assert written.count("\n") == lines - 1


def test_signs_that_part_values_are_escaped() -> None:
    card = to_vcard(a_partner("leu", words={"title": "A, B; C\\D", "role": "One\nTwo"}), "en", SITE)

    assert value(card, "ORG") == r"A\, B\; C\\D"
    assert value(card, "NOTE") == "One Two", "a line break would begin a property of the writer's choice"


def test_the_name_it_gives_itself_is_another_form_of_the_same() -> None:
    card = to_vcard(a_partner("leu", own_name="Universitetas", words={"title": "University"}), "en", SITE)

    names = [line for line in unfolded(card) if line.startswith("FN")]
    assert names == ["FN;ALTID=1;PREF=1;LANGUAGE=en:University", "FN;ALTID=1;LANGUAGE=lt:Universitetas"]


def test_a_partner_is_the_same_card_in_every_language() -> None:
    partner = a_partner("leu")

    assert {value(to_vcard(partner, lang, SITE), "UID") for lang in ("lt", "nb", "en")} == {"leu@site.example"}


def test_what_is_not_known_has_no_line() -> None:
    card = to_vcard(replace(a_partner("leu"), website="", email="", phone=""), "en", SITE)

    assert not re.search(r"^(EMAIL|TEL|LOGO|URL;TYPE=work)", card, re.MULTILINE)


def test_the_place_is_a_geo_uri() -> None:
    assert value(to_vcard(a_partner("leu"), "en", SITE), "GEO") == "geo:54.6872,25.2797"


def test_a_change_that_nobody_has_dated_is_not_said_to_be_of_1970() -> None:
    card = to_vcard(a_partner("leu", changed=NEVER_STATED), "en", SITE)

    assert not [line for line in unfolded(card) if line.startswith("REV")]
