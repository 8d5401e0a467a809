from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.wording import cldr, names
from plugins.wording.dates import NBSP


@pytest.mark.parametrize(
    ("code", "lt", "nb", "en"),
    [
        ("NO", "Norvegija", "Norge", "Norway"),
        ("LT", "Lietuva", "Litauen", "Lithuania"),
        ("IS", "Islandija", "Island", "Iceland"),
        ("PT", "Portugalija", "Portugal", "Portugal"),
    ],
)
def test_countries_have_a_name_in_each_language(code: str, lt: str, nb: str, en: str) -> None:
    assert [names.country(code, lang) for lang in ("lt", "nb", "en")] == [lt, nb, en]


@pytest.mark.parametrize(
    ("code", "lt", "nb", "en"),
    [
        ("NO", "Norvegijoje", "i Norge", "in Norway"),
        ("LT", "Lietuvoje", "i Litauen", "in Lithuania"),
        ("IS", "Islandijoje", "på Island", "in Iceland"),
        ("PT", "Portugalija", "Portugal", "Portugal"),  # the neutral form, rather than a wrong one
    ],
)
def test_where_something_is(code: str, lt: str, nb: str, en: str) -> None:
    assert [names.in_country(code, lang) for lang in ("lt", "nb", "en")] == [lt, nb, en]


@pytest.mark.parametrize("code", ["no", "XX", "EU", "ZZ", "UK", "", "Norway", "NOR"])
def test_what_is_no_country(code: str) -> None:
    assert not names.is_country(code)


def test_every_country_of_the_standard_is_one() -> None:
    """ISO 3166-1 has 249; Kosovo's XK is Europe's."""
    assert len(cldr.names("en").countries) == 250
    assert all(set(cldr.names(lang).countries) == set(cldr.names("en").countries) for lang in ("lt", "nb"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "NO"),
        ("NOR", "NO"),
        ("norway", "NO"),
        ("Norwey", "NO"),
        ("Norvegija", "NO"),
        ("Litauen", "LT"),
        ("LTU", "LT"),
        ("UK", "GB"),
        ("Middle-earth", ""),
    ],
)
def test_what_country_was_probably_meant(written: str, meant: str) -> None:
    assert names.suggest_country(written) == meant


@pytest.mark.parametrize(
    ("code", "lt", "nb", "en"),
    [
        ("lt", "lietuvių", "litauisk", "Lithuanian"),
        ("nb", "norvegų", "norsk", "Norwegian"),
        ("en", "anglų", "engelsk", "English"),
        ("qq", "qq", "qq", "qq"),
    ],
)
def test_languages_as_they_are_spoken(code: str, lt: str, nb: str, en: str) -> None:
    assert [names.language_name(code, lang) for lang in ("lt", "nb", "en")] == [lt, nb, en]


@pytest.mark.parametrize(
    ("value", "decimals", "lt", "en"),
    [
        (0, 0, "0", "0"),
        (301, 0, "301", "301"),
        (1234, 0, "1~234", "1,234"),
        (576994, 0, "576~994", "576,994"),
        (-5, 0, "−5", "−5"),
        (-0.4, 0, "0", "0"),
        (2.5, 0, "3", "3"),
        (1234.567, 2, "1~234,57", "1,234.57"),
        (Decimal("1E+3"), 0, "1~000", "1,000"),
    ],
)
def test_numbers(value: float | Decimal, decimals: int, lt: str, en: str) -> None:
    assert names.number(value, "lt", decimals) == lt.replace("~", NBSP)
    assert names.number(value, "nb", decimals) == lt.replace("~", NBSP)
    assert names.number(value, "en", decimals) == en


@pytest.mark.parametrize(
    ("amount", "lt", "en"),
    [
        (Decimal("591162.70"), "591~162,70~€", "€591,162.70"),
        (Decimal(576994), "576~994~€", "€576,994"),
        (Decimal("576994.00"), "576~994~€", "€576,994"),
        (Decimal("-0.5"), "−0,50~€", "−€0.50"),
    ],
)
def test_euros_have_cents_only_where_there_are_any(amount: Decimal, lt: str, en: str) -> None:
    assert names.euro(amount, "lt") == lt.replace("~", NBSP)
    assert names.euro(amount, "nb") == lt.replace("~", NBSP)
    assert names.euro(amount, "en") == en


def test_per_cent() -> None:
    share = Decimal(391915) / Decimal(576994)

    assert names.percent(share, "lt") == f"68{NBSP}%"
    assert names.percent(share, "nb", 1) == f"67,9{NBSP}%"
    assert names.percent(share, "en") == "68%"
