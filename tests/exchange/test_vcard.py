"""Cards for address books (RFC 2426)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.exchange.vcard import to_vcard
from plugins.model.item import NEVER_STATED
from tests.conftest import Golden
from tests.making import a_partner

SITE, DOMAIN = "https://site.example", "cluster.example"


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

    golden(f"vcard/whole.{lang}.vcf", to_vcard(partner, lang, SITE, DOMAIN))


def test_a_card_begins_and_ends_as_the_standard_says() -> None:
    lines = unfolded(to_vcard(a_partner("fun"), "nb", SITE, DOMAIN))

    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"], "Android looks no further for another version"
    assert lines[-1] == "END:VCARD"
    assert {"FN", "N"} <= {re.split("[;:]", line)[0] for line in lines}, "both are demanded (RFC 2426, 5)"


def test_nobody_is_called_by_a_nickname_that_is_the_name() -> None:
    partners = [a_partner("leu", own_name="Gama", words={"title": "Gama", "name": name}) for name in ("Gama", "G", "")]
    cards = [to_vcard(partner, "lt", SITE, DOMAIN) for partner in partners]

    assert ["NICKNAME" in card for card in cards] == [False, True, False]


def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter() -> None:
    name = "Žąsų " * 40
    card = to_vcard(a_partner("leu", words={"title": name.strip()}), "lt", SITE, DOMAIN)

    assert all(len(line.encode()) <= 75 for line in card.split("\r\n"))
    assert value(card, "FN") == name.strip()


@pytest.mark.parametrize(("octets", "lines"), [(75, 1), (76, 2), (75 + 74, 2), (75 + 75, 3)])
def test_a_line_is_broken_only_where_it_is_longer_than_75_octets(octets: int, lines: int) -> None:
    before = "FN;LANGUAGE=lt:"
    card = to_vcard(a_partner("leu", words={"title": "x" * (octets - len(before))}), "lt", SITE, DOMAIN)

    written = card.partition(before)[2].replace("\r\n ", "\n").partition("\r\n")[0]
    assert written.count("\n") == lines - 1


def test_signs_that_part_values_are_escaped() -> None:
    card = to_vcard(a_partner("leu", words={"title": "A, B; C\\D", "role": "One\nTwo"}), "en", SITE, DOMAIN)

    assert value(card, "ORG") == r"A\, B\; C\\D"
    assert value(card, "NOTE") == "One Two", "a line break would begin a property of the writer's choice"


def test_the_name_it_gives_itself_is_found_too() -> None:
    """In a list, whose comma is no part of a name."""
    words = {"title": "University", "name": "U"}
    card = to_vcard(a_partner("leu", own_name="Universitetas, Vilnius", words=words), "en", SITE, DOMAIN)

    assert [line for line in unfolded(card) if line.startswith("FN")] == ["FN;LANGUAGE=en:University"]
    assert value(card, "NICKNAME") == r"U,Universitetas\, Vilnius"


def test_it_is_an_institution_and_nobodys_name() -> None:
    card = to_vcard(a_partner("leu"), "en", SITE, DOMAIN)

    assert value(card, "N") == ";;;;"
    assert value(card, "X-ABShowAs") == "COMPANY"


def test_the_first_address_is_its_own_or_else_its_profile() -> None:
    """Some programs show one, and Outlook none that is not of a type."""
    partners = (a_partner("leu", website="https://leu.example/"), replace(a_partner("leu"), website=""))
    cards = [to_vcard(partner, "en", SITE, DOMAIN) for partner in partners]

    assert [[line for line in unfolded(card) if line.startswith("URL")] for card in cards] == [
        ["URL;TYPE=WORK:https://leu.example/", f"URL:{SITE}/en/partners/leu/"],
        [f"URL;TYPE=WORK:{SITE}/en/partners/leu/"],
    ]


def test_a_partner_is_the_same_card_in_every_language_and_wherever_the_site_is() -> None:
    partner = a_partner("leu")
    cards = [
        to_vcard(partner, lang, site, DOMAIN) for lang in ("lt", "nb", "en") for site in (SITE, "https://moved.example")
    ]

    assert {value(card, "UID") for card in cards} == {"leu@cluster.example"}


def test_what_is_not_known_has_no_line() -> None:
    card = to_vcard(replace(a_partner("leu"), website="", email="", phone=""), "en", SITE, DOMAIN)

    assert not re.search(r"^(EMAIL|TEL|LOGO)", card, re.MULTILINE)


def test_the_place_is_latitude_and_longitude() -> None:
    assert value(to_vcard(a_partner("leu"), "en", SITE, DOMAIN), "GEO") == "54.6872;25.2797"


def test_a_change_that_nobody_has_dated_is_not_said_to_be_of_1970() -> None:
    card = to_vcard(a_partner("leu", changed=NEVER_STATED), "en", SITE, DOMAIN)

    assert not [line for line in unfolded(card) if line.startswith("REV")]
