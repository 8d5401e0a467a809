"""What a month's grid says in a language."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from markupsafe import Markup

from plugins.calendars.grid import entries_of, lay_out
from plugins.calendars.saying import said_of, words_in
from plugins.model.event import Event, EventStatus
from plugins.wording.strings import Strings
from tests.calendars.making import OSLO, an_event
from tests.making import ALL

ROWS = Markup("<td>%week 46%</td><td>%11-14%</td><td>%weekday 1%%11-14%</td><td>%2 of 4%</td>")


def words(event: Event, lang: str) -> dict[str, str]:
    """Return the words of the month in which `event` begins, where nothing else is on."""
    month = lay_out(event.first_day.year, event.first_day.month, entries_of([event]))
    return {gap: said.replace("\u00a0", " ") for gap, said in words_in(ALL, month)[lang].items()}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("lt", ["46 savaitė", "lapkričio 14 d.", "pirmadienis, lapkričio 14 d.", "2 diena iš 4"]),
        ("nb", ["uke 46", "14. november", "mandag 14. november", "dag 2 av 4"]),
        ("en", ["week 46", "14 November", "Monday, 14 November", "day 2 of 4"]),
    ],
)
def test_gaps_are_filled_in_the_readers_language(lang: str, said: list[str]) -> None:
    filled = said_of(ROWS, {}, Strings(lang))

    assert filled.replace("\u00a0", " ") == "".join(f"<td>{each}</td>" for each in said)


def test_an_entry_is_said_where_its_gaps_are() -> None:
    month = lay_out(2016, 11, entries_of([an_event(id="a"), an_event(id="b", starts=date(2016, 11, 20))]))
    rows = Markup('<a href="%1 address%">%1 bar%</a><a href="%0 address%">%0 bar%</a>')

    assert said_of(rows, words_in(ALL, month)["en"], Strings("en")) == (
        '<a href="/en/events/b/"><span class="month-grid__title">b (en)</span></a>'
        '<a href="/en/events/a/"><span class="month-grid__title">a (en)</span></a>'
    )


def test_a_bar_says_when_which_time_and_what_has_become_of_it() -> None:
    series = an_event(
        starts=datetime(2016, 11, 14, 10, tzinfo=OSLO),
        ends=datetime(2016, 11, 15, 12, tzinfo=OSLO),
        weekly=3,
        status=EventStatus.CANCELLED,
        country="NO",
    )

    assert words(series, "nb")["1 bar"] == (
        '<span class="month-grid__time">kl. 10.00</span> <span class="month-grid__title">visit (nb)</span>'
        ' <span class="month-grid__part">2/3</span> <span class="month-grid__status">Avlyst</span>'
        ' <span class="month-grid__when">21. november kl. 10.00 – 22. november 2016 kl. 12.00</span>'
    )


def test_a_foreign_title_is_marked_wherever_it_stands() -> None:
    said = words(an_event(languages=("lt",), ends=date(2016, 11, 15)), "en")

    assert said["0 address"] == "/en/events/visit/"
    assert said["0 bar"] == (
        '<span class="month-grid__title" lang="lt">visit (lt)</span>'
        ' <span class="month-grid__language">Lithuanian</span>'
        ' <span class="month-grid__when">14–15 November 2016</span>'
    )
    assert said["0 title"] == '<span class="visually-hidden" lang="lt">visit (lt)</span>'


def test_nothing_in_a_title_is_taken_for_markup_or_for_a_gap() -> None:
    event = an_event(words={"title": "<b>A & B</b> %0 address% 100 %"})
    month = lay_out(2016, 11, entries_of([event]))

    assert said_of(Markup("%0 bar%"), words_in(ALL, month)["en"], Strings("en")) == (
        '<span class="month-grid__title">&lt;b&gt;A &amp; B&lt;/b&gt; %0 address% 100 %</span>'
    )
