"""Subscribers' calendars learn of a new date, though nobody who fills in a form has heard of RFC 5545."""

from __future__ import annotations

import pytest

from tests.editing.client import Client
from tests.editing.history import publish
from tests.editing.saved import save

TRAINING = "/_desk/events/training/lt"
FILE = "events/training/index.lt.md"
RAISED = "the number of changes is {} now"


def test_a_new_date_raises_the_number_of_changes_and_says_so(published: Client) -> None:
    shown = save(published, TRAINING, starts="2016-11-29", ends="2016-11-29")

    assert "\nSequence: 1\n" in published.text(FILE)
    assert RAISED.format(1) in shown.text
    assert "calendars are not told" not in shown.text


def test_it_is_raised_once_till_the_change_is_published(published: Client) -> None:
    save(published, TRAINING, starts="2016-11-29", ends="2016-11-29")
    again = save(published, TRAINING, town="Kaunas")
    assert "\nSequence: 1\n" in published.text(FILE)
    assert "the number of changes is" not in again.text

    publish(published)
    shown = save(published, TRAINING, status="cancelled", notice="Susirgo.")

    assert "\nSequence: 2\n" in published.text(FILE)
    assert RAISED.format(2) in shown.text


def test_a_place_that_is_called_otherwise_in_one_language_is_a_change_of_the_whole_event(published: Client) -> None:
    save(published, "/_desk/events/training/en", town="Kaunas")

    assert "\nSequence: 1\n" in published.text(FILE)
    assert "Sequence" not in published.text("events/training/index.en.md")


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Kiti mokymai", "text": "Kita diena."},
        {"starts": "2016-11-29", "ends": "2016-11-29", "sequence": "3"},  # somebody has
        {"starts": "2016-11-31"},  # and nobody knows the day
    ],
)
def test_nothing_is_raised_that_needs_not_be(published: Client, changes: dict[str, str]) -> None:
    shown = save(published, TRAINING, **changes)

    assert f"\nSequence: {changes.get('sequence', '')}\n" in published.text(FILE) or "sequence" not in changes
    assert ("Sequence" in published.text(FILE)) == ("sequence" in changes)
    assert "the number of changes is" not in shown.text


def test_what_was_never_published_has_no_number(desk: Client) -> None:
    save(desk, TRAINING, starts="2016-11-29", ends="2016-11-29")

    assert "Sequence" not in desk.text(FILE)


def test_news_have_none(published: Client) -> None:
    save(published, "/_desk/news/visit/lt", date="2016-11-18")

    assert "Sequence" not in published.text("news/visit/index.lt.md")
