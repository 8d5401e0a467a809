"""Months as grids: golden files for the awkward ones, and what holds for every month."""

from __future__ import annotations

import pickle
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.calendars.grid import Entry, Month, Week, entries_of, lay_out
from plugins.model.event import Event, Session
from tests.calendars.making import OSLO, VILNIUS, an_event
from tests.conftest import Golden


def drawn(month: Month) -> str:
    """Return `month` in letters: a line of dates per week, then one per lane; < and > where a bar goes on."""
    lines = [f"{month.year}-{month.month:02}"]
    for week in month.weeks:
        dates = "".join(f"{day.day:>2}{' ' if day.month == month.month else '*'}      " for day in dates_of(week))
        lines.append(f"{week.year}-W{week.number:02}  {dates}".rstrip())
        lines += [f"          {_lane(week, lane)}".rstrip() for lane in range(week.lanes)]
    return "\n".join(lines) + "\n"


def _lane(week: Week, lane: int) -> str:
    cells = ""
    for bar in sorted((bar for bar in week.bars if bar.lane == lane), key=lambda bar: bar.first):
        name = f"{bar.entry.event.id}{f'/{bar.entry.number}' if bar.entry.of > 1 else ''}"
        begin, end = "[" if bar.first == bar.entry.first else "<", "]" if bar.last == bar.entry.last else ">"
        cells = cells.ljust(9 * (bar.first - week.monday))
        cells += f"{begin + name:-<{9 * (bar.last - bar.first + 1) - 2}}{end} "
    return cells


def dates_of(week: Week) -> list[date]:
    return [date.fromordinal(week.monday + day) for day in range(7)]


def days(key: str, first: date, last: date | None = None) -> tuple[Entry, ...]:
    return entries_of(an_event(id=key, starts=first, ends=last or first))


def hours(key: str, starts: datetime, ends: datetime) -> tuple[Entry, ...]:
    return entries_of(an_event(id=key, starts=starts, ends=ends))


MONTHS = {
    "year-end": (2016, 12, days("leap-over", date(2016, 12, 29), date(2017, 1, 3)) + days("eve", date(2016, 12, 31))),
    "year-begins": (2017, 1, days("leap-over", date(2016, 12, 29), date(2017, 1, 3)) + days("two", date(2017, 1, 2))),
    "week-53": (2021, 1, days("new-year", date(2020, 12, 31), date(2021, 1, 4))),
    "week-53-at-the-end": (2020, 12, days("new-year", date(2020, 12, 31), date(2021, 1, 4))),
    "week-1-in-december": (2018, 12, days("last", date(2018, 12, 31))),
    "leap-day": (2016, 2, days("leap", date(2016, 2, 29)) + days("over", date(2016, 2, 28), date(2016, 3, 1))),
    "no-leap-day": (2017, 2, days("over", date(2017, 2, 28), date(2017, 3, 1))),
    "four-weeks-only": (2021, 2, days("first", date(2021, 2, 1)) + days("last", date(2021, 2, 28))),
    "six-weeks": (2016, 10, days("whole", date(2016, 10, 1), date(2016, 10, 31))),
    "several-on-one-day": (
        2016, 11,
        days("visit", date(2016, 11, 14), date(2016, 11, 17))
        + days("training", date(2016, 11, 14), date(2016, 11, 18))
        + hours("late", datetime(2016, 11, 16, 18, tzinfo=OSLO), datetime(2016, 11, 16, 20, tzinfo=OSLO))
        + hours("early", datetime(2016, 11, 16, 9, tzinfo=VILNIUS), datetime(2016, 11, 16, 10, tzinfo=VILNIUS)),
    ),
    "bars-keep-their-order": (
        2016, 11,
        days("upper", date(2016, 11, 8), date(2016, 11, 22))
        + days("short", date(2016, 11, 9), date(2016, 11, 10))
        + days("lower", date(2016, 11, 10), date(2016, 11, 16))
        + days("monday", date(2016, 11, 14), date(2016, 11, 30)),
    ),
    "summer-time-begins-in-oslo": (
        2016, 3, hours("night", datetime(2016, 3, 26, 23, tzinfo=OSLO), datetime(2016, 3, 27, 3, 30, tzinfo=OSLO)),
    ),
    "summer-time-begins-in-vilnius": (
        2016, 3,
        hours("night", datetime(2016, 3, 26, 23, tzinfo=VILNIUS), datetime(2016, 3, 27, 4, 30, tzinfo=VILNIUS)),
    ),
    "summer-time-ends-in-oslo": (
        2016, 10,
        hours("twice", datetime(2016, 10, 30, 2, 30, tzinfo=OSLO), datetime(2016, 10, 30, 2, 30, tzinfo=OSLO, fold=1))
        + hours("late", datetime(2016, 10, 30, 23, 30, tzinfo=OSLO), datetime(2016, 10, 31, 0, 0, tzinfo=OSLO)),
    ),
    "summer-time-ends-in-vilnius": (
        2016, 10,
        entries_of(
            an_event(
                id="weekly", weekly=3,
                starts=datetime(2016, 10, 17, 0, 30, tzinfo=VILNIUS), ends=datetime(2016, 10, 17, 23, 30, tzinfo=VILNIUS),
            )
        ),
    ),
    "sessions": (
        2016, 11,
        entries_of(
            an_event(
                id="course", starts=date(2016, 11, 1), ends=date(2016, 11, 30),
                sessions=tuple(Session(starts=date(2016, 11, day), ends=date(2016, 11, day)) for day in (2, 9, 24)),
            )
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MONTHS)
def test_awkward_months_are_laid_out_as_the_golden_files_show(name: str, golden: Golden) -> None:
    year, month, entries = MONTHS[name]

    golden(f"grid/{name}.txt", drawn(lay_out(year, month, entries)))


def some_events(lengths: list[tuple[date, int]]) -> list[Event]:
    return [
        an_event(id=f"e{number}", starts=first, ends=first + timedelta(days=length))
        for number, (first, length) in enumerate(lengths)
    ]


def each_of(events: Iterable[Event]) -> tuple[Entry, ...]:
    return tuple(entry for event in events for entry in entries_of(event))


spans = st.lists(
    st.tuples(st.dates(date(2015, 11, 1), date(2016, 4, 30)), st.integers(min_value=0, max_value=40)), max_size=12
)
some_months = st.sampled_from([(2015, 12), (2016, 1), (2016, 2), (2016, 3)])


@given(spans, some_months)
def test_every_day_has_what_takes_place_on_it_and_no_two_bars_overlap(
    lengths: list[tuple[date, int]], which: tuple[int, int]
) -> None:
    events = some_events(lengths)
    grid = lay_out(*which, each_of(events))

    for week in grid.weeks:
        for day in dates_of(week):
            here = [bar for bar in week.bars if bar.first <= day.toordinal() <= bar.last]
            assert {bar.entry.event.id for bar in here} == {
                event.id for event in events if event.first_day <= day <= event.last_day
            }
            assert len({bar.lane for bar in here}) == len(here)
        for bar in week.bars:
            assert bar.lane < week.lanes
            assert week.monday <= bar.first <= bar.last < week.monday + 7
            assert len({day.month for day in dates_of(week) if bar.first <= day.toordinal() <= bar.last}) == 1
        assert [bar.lane for bar in week.bars] == sorted(bar.lane for bar in week.bars)


@given(some_months)
def test_a_month_is_in_whole_weeks(which: tuple[int, int]) -> None:
    shown = [day for week in lay_out(*which, ()).weeks for day in dates_of(week)]

    assert shown[0].isoweekday() == 1
    assert [(day.year, day.month) for day in shown].count(which) == monthrange(*which)[1]
    assert len(shown) - monthrange(*which)[1] < 14
    assert (shown[0], shown[-1]) == lay_out(*which, ()).shown


@given(spans, some_months)
def test_the_order_of_the_events_does_not_matter(lengths: list[tuple[date, int]], which: tuple[int, int]) -> None:
    events = some_events(lengths)

    assert lay_out(*which, each_of(events)) == lay_out(*which, tuple(reversed(each_of(reversed(events)))))


def test_weeks_follow_one_another_over_two_thousand_months() -> None:
    """The ISO week numbers of all months between 1950 and 2116, against the calendar itself."""
    for year in range(1950, 2117):
        for month in range(1, 13):
            weeks = lay_out(year, month, ()).weeks
            for week in weeks:
                thursday = dates_of(week)[3]  # decides which year a week belongs to (ISO 8601-1, 4.2.2)
                assert (week.year, week.number) == (thursday.year, (thursday.timetuple().tm_yday - 1) // 7 + 1)
            for one, next_one in pairwise(weeks):
                assert next_one.monday - one.monday == 7


def test_an_event_until_midnight_does_not_reach_into_the_next_day() -> None:
    (entry,) = hours("party", datetime(2016, 11, 14, 18, tzinfo=OSLO), datetime(2016, 11, 15, 0, tzinfo=OSLO))

    assert entry.first == entry.last == date(2016, 11, 14).toordinal()


def test_a_month_is_what_it_is_laid_out_of() -> None:
    """It is compared, and kept, by the events that stand in it."""
    events = [an_event(id=str(day), starts=date(2026, 8, day), ends=date(2026, 8, day + 2)) for day in (1, 2, 20)]
    month = lay_out(2026, 8, each_of(events))

    assert pickle.loads(pickle.dumps(month)) == month
    assert [entry.event.id for entry in month.entries] == ["1", "2", "20"]
    assert [event.id for event in month.events] == ["1", "2", "20"]


def test_a_month_has_what_its_weeks_show_and_nothing_else() -> None:
    """Of a weekly event, the occasions on these days."""
    weekly = an_event(id="weekly", starts=date(2026, 7, 7), ends=date(2026, 7, 7), weekly=12)
    month = lay_out(2026, 8, entries_of(weekly))

    assert [entry.number for entry in month.entries] == [4, 5, 6, 7, 8, 9]  # from 28 July to 1 September
    assert [event.id for event in month.events] == ["weekly"]
    assert [bar.entry for week in month.weeks for bar in week.bars] == [*month.entries]
