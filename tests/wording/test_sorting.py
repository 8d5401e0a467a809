"""The orders in tests/expected/sorting/ are ICU 72's own (PyICU, `Collator.createInstance(Locale(lang))`), not our code's."""

from __future__ import annotations

import random

import pytest

from plugins.wording.sorting import sort_key
from tests.conftest import EXPECTED

LANGUAGES = ("lt", "nb", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_come_in_the_order_that_icu_gives_them(lang: str) -> None:
    due = (EXPECTED / "sorting" / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    mixed = random.Random(lang).sample(due, len(due))

    assert sorted(mixed, key=sort_key(lang)) == due


@pytest.mark.parametrize(
    ("lang", "due"),
    [
        ("lt", ["Cesis", "Czech", "Čekija", "Ignalina", "Yla", "Yra", "Įvykiai", "Jonava", "Zarasai", "Žagarė"]),
        ("nb", ["Tromsø", "Zebra", "Ærfugl", "Øst", "Aagaard", "Ålesund", "Aasen"]),
        ("en", ["Aagaard", "Aasen", "Ærfugl", "Ålesund", "Øst", "Zebra"]),
    ],
)
def test_what_each_alphabet_is_known_for(lang: str, due: list[str]) -> None:
    """Č after C and Y beside I; Æ, Ø, Å last and Aa an Å; accents are no letters of their own in English."""
    assert sorted(sorted(due), key=sort_key(lang)) == due


@pytest.mark.parametrize("lang", LANGUAGES)
def test_accents_count_after_letters_and_case_after_accents(lang: str) -> None:
    mixed = ["Résumé", "resumes", "Resume", "résumé", "resume"]

    assert sorted(mixed, key=sort_key(lang)) == ["resume", "Resume", "résumé", "Résumé", "resumes"]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    key = sort_key("lt")

    assert key("Č") == key("C\u030c")


def test_a_soft_hyphen_does_not_count() -> None:
    assert sort_key("en")("co\u00adop")[:3] == sort_key("en")("coop")[:3]


def test_other_alphabets_come_last() -> None:
    assert sorted(["Ж", "Ω", "Žž", "þ"], key=sort_key("lt")) == ["Žž", "þ", "Ω", "Ж"]
