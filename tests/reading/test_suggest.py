"""“Did you mean …?” finds slips of the hand, and keeps silent where it would only guess."""

from __future__ import annotations

import pytest

from plugins.reading.suggest import suggest

HEADERS = ["Title", "Date", "Starts", "Ends", "Registration", "Registration_deadline", "Image", "Image_alt", "Summary"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Titel", "Title"),
        ("title", "Title"),
        ("Sumary", "Summary"),
        ("image alt", "Image_alt"),
        ("Image-Alt", "Image_alt"),
        ("Registation", "Registration"),
        ("Start", "Starts"),
        ("Phone", None),
        ("x", None),
        ("", None),
        ("  ", None),
    ],
)
def test_the_likest_word_is_meant(word: str, expected: str | None) -> None:
    assert suggest(word, HEADERS) == expected


def test_the_order_of_the_known_words_does_not_show() -> None:
    assert suggest("bar", ["baz", "bat"]) == suggest("bar", ["bat", "baz"])


def test_nothing_known_is_nothing_meant() -> None:
    assert suggest("Title", []) is None
