"""The rows of a month's grid as HTML."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plugins.calendars.grid import entries_of, lay_out
from plugins.calendars.rows import rows_of
from plugins.model.event import EventStatus
from tests.calendars.making import an_event


def cell(day: str, today: date | None = None, **facts: Any) -> str:
    """Return the cell of a day ("11-16") in November 2016, when nothing is on but "visit"; gaps stand in braces."""
    parts = rows_of(lay_out(2016, 11, entries_of(an_event(**facts))), today)
    parts[1::2] = [f"{{{gap}}}" for gap in parts[1::2]]
    (found,) = [each for each in "".join(parts).split("<td") if f'datetime="2016-{day}"' in each]
    return f"<td{found.partition('</td>')[0]}</td>"


def test_a_day_on_which_nothing_takes_place_is_a_number() -> None:
    assert cell("11-09") == (
        '<td class="month-grid__day"><time class="month-grid__date" datetime="2016-11-09">9</time></td>'
    )


def test_a_day_of_a_neighbouring_month_says_which_it_is() -> None:
    assert cell("10-31") == (
        '<td class="month-grid__day month-grid__day--outside"><time class="month-grid__date" datetime="2016-10-31">'
        '<span aria-hidden="true">31</span><span class="visually-hidden">{10-31}</span></time></td>'
    )


def test_today_is_marked() -> None:
    assert ' aria-current="date"' in cell("11-09", today=date(2016, 11, 9))
    assert ' aria-current="date"' in cell("10-31", today=date(2016, 10, 31))
    assert ' aria-current="date"' not in cell("11-10", today=date(2016, 11, 9))


BAR = '<a class="month-grid__bar month-grid__bar--training'


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("11-18", f'{BAR} month-grid__bar--begins" style="--lane:0;--span:3"{{visit/1}}</a>'),
        ("11-19", '<span class="visually-hidden">{visit/1 title}, {2 of 5}.</span>'),
        ("11-21", f'{BAR} month-grid__bar--ends month-grid__bar--again" style="--lane:0;--span:2" tabindex="-1"{{visit/1}}</a><span class="visually-hidden">{{4 of 5}}</span>'),
        ("11-22", '<span class="visually-hidden">{visit/1 title}, {5 of 5}.</span>'),
    ],
)  # fmt: skip
def test_each_day_tells_what_takes_place_on_it_and_one_link_is_reached_by_keyboard(day: str, expected: str) -> None:
    found = cell(day, starts=date(2016, 11, 18), ends=date(2016, 11, 22))

    number, weekday = int(day[3:]), date(2016, 11, int(day[3:])).isoweekday()
    assert found == (
        f'<td class="month-grid__day"><time class="month-grid__date" datetime="2016-{day}">'
        f'<span class="month-grid__number">{number}</span>'
        f'<span class="month-grid__long">{{weekday {weekday}}}{{{day}}}</span></time>{expected}</td>'
    )


def test_what_goes_on_from_the_month_before_is_a_link_on_the_first_day() -> None:
    """On a phone only days of the month are seen."""
    lasting = {"starts": date(2016, 10, 30), "ends": date(2016, 11, 2)}

    assert cell("11-01", **lasting).endswith(
        f'{BAR} month-grid__bar--ends" style="--lane:0;--span:2"{{visit/1}}</a><span class="visually-hidden">{{3 of 4}}</span></td>'
    )
    assert "month-grid__bar--again" in cell("10-31", **lasting)


@pytest.mark.parametrize("status", EventStatus)
def test_what_does_not_take_place_looks_like_it(status: EventStatus) -> None:
    off = status in {EventStatus.CANCELLED, EventStatus.POSTPONED}

    assert ("month-grid__bar--off" in cell("11-14", status=status)) is off
