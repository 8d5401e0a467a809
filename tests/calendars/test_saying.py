"""What a month's grid says in a language."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plugins.calendars.grid import entries_of
from plugins.calendars.rows import ALONE
from plugins.calendars.saying import Sayings
from plugins.model.event import Event, EventStatus
from tests.calendars.making import OSLO, an_event
from tests.making import ALL


def said(lang: str, *gaps: str, events: tuple[Event, ...] = ()) -> list[str]:
    """Return what stands in `gaps`."""
    sayings = Sayings(ALL)
    for event in events:
        sayings.learn(entries_of(event))
    return [str(sayings.filled(["", gap, ""], lang)).replace("\u00a0", " ") for gap in gaps]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("lt", ["46 savaitė", "lapkričio 14 d.", "pirmadienis, ", "2 diena iš 4"]),
        ("nb", ["uke 46", "14. november", "mandag ", "dag 2 av 4"]),
        ("en", ["week 46", "14 November", "Monday, ", "day 2 of 4"]),
    ],
)
def test_dates_are_said_in_the_readers_language(lang: str, expected: list[str]) -> None:
    assert said(lang, "week 46", "11-14", "weekday 1", "2 of 4") == expected


def test_gaps_are_filled_where_they_are() -> None:
    sayings = Sayings(ALL)
    for key in ("a", "b"):
        sayings.learn(entries_of(an_event(id=key)))

    assert sayings.filled(["<td><a", "b/1", "</a></td><td><a", "a/1", "</a></td>"], "en") == (
        '<td><a href="/en/events/b/"><span class="month-grid__title">b (en)</span></a></td>'
        '<td><a href="/en/events/a/"><span class="month-grid__title">a (en)</span></a></td>'
    )


def test_a_bar_says_when_which_time_and_what_has_become_of_it() -> None:
    series = an_event(
        starts=datetime(2016, 11, 14, 10, tzinfo=OSLO),
        ends=datetime(2016, 11, 15, 12, tzinfo=OSLO),
        weekly=3,
        status=EventStatus.CANCELLED,
        country="NO",
    )

    (bar,) = said("nb", "visit/2", events=(series,))

    assert bar == (
        ' href="/nb/arrangementer/visit/"><span class="month-grid__time">kl. 10.00</span>'
        ' <span class="month-grid__title">visit (nb)</span>'
        ' <span class="month-grid__part">2/3</span> <span class="month-grid__status">Avlyst</span>'
        '<span class="visually-hidden">,</span> <span class="month-grid__when">21. november kl. 10.00 – 22. november 2016 kl. 12.00</span>'
    )


def test_a_foreign_title_is_marked_wherever_it_stands() -> None:
    foreign = an_event(languages=("lt",), ends=date(2016, 11, 15))

    bar, alone = said("en", "visit/1", f"visit/1{ALONE}", events=(foreign,))

    assert bar == (
        ' href="/en/events/visit/"><span class="month-grid__title" lang="lt">visit (lt)</span>'
        ' <span class="month-grid__language">Lithuanian</span>'
        '<span class="visually-hidden">,</span> <span class="month-grid__when">14–15 November 2016</span>'
    )
    assert alone == '<span lang="lt">visit (lt)</span>'


def test_nothing_in_a_title_is_taken_for_markup_or_for_a_gap() -> None:
    event = an_event(words={"title": "<b>A & B</b> \0week 46\0 100 %"})

    (bar,) = said("en", "visit/1", events=(event,))

    assert bar == (
        ' href="/en/events/visit/"><span class="month-grid__title">'
        "&lt;b&gt;A &amp; B&lt;/b&gt; \0week 46\0 100 %</span>"
    )
