"""Headings on share pictures: where they break. Every letter is one pixel wide here."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.drawing.breaking import count, lines, shortened


def broken(text: str, measure: int) -> list[str]:
    return lines(text, measure, len)


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("Kort", 20, ["Kort"]),
        ("", 20, [""]),
        # Even lines, not one full and one almost empty.
        ("Projekto partneriai susitiko Osle", 28, ["Projekto partneriai", "susitiko Osle"]),
        # No line ends in "ir" where another way is as even.
        ("Skaidrumas ir gerovė savivaldybėse", 22, ["Skaidrumas ir gerovė", "savivaldybėse"]),
        # A no-break space holds.
        ("Pirmas 2016\u00a0m. vizitas", 12, ["Pirmas", "2016\u00a0m.", "vizitas"]),
        # A word that is too long breaks after a vowel, with a hyphen.
        ("Nebeprisikiškiakopūsteliaujantiesiems", 16, ["Nebeprisikiškia-", "kopūsteliauja-", "ntiesiems"]),
    ],
)
def test_a_heading_breaks_well(text: str, measure: int, expected: list[str]) -> None:
    assert broken(text, measure) == expected


@given(st.lists(st.text("abcdeiouž", min_size=1, max_size=40), min_size=1, max_size=12), st.integers(8, 40))
def test_no_line_is_too_wide_and_no_letter_is_lost(words: list[str], measure: int) -> None:
    found = broken(" ".join(words), measure)

    assert all(len(line) <= measure for line in found)
    assert "".join(found).replace("-", "").replace(" ", "") == "".join(words)


@given(st.lists(st.text("abcdeiouž", min_size=1, max_size=8), min_size=1, max_size=12), st.integers(8, 40))
def test_lines_are_as_few_as_can_be(words: list[str], measure: int) -> None:
    text = " ".join(words)
    fewest = len(wrap(text, measure, break_long_words=False))

    assert (len(broken(text, measure)), count(text, measure, len)) == (fewest, fewest)


def test_what_does_not_fit_ends_in_an_ellipsis_after_a_whole_word() -> None:
    assert shortened("Vienas, du, trys", lambda text: len(text) <= 11) == "Vienas, du…"
    assert shortened("Vienas du", lambda text: len(text) <= 11) == "Vienas du"
    assert shortened("Begalinisžodis", lambda text: len(text) <= 6) == "Begal…"
