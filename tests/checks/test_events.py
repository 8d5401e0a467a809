"""Where facts of an event contradict one another, and where they only seem to: the edges of each rule.

What editors are told, word for word, stands in tests/broken/.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.checks.events import event_problems, events
from plugins.model.event import Attendance, EventStatus, Session
from tests.making import NOW, a_catalogue, a_partner, an_event

OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2016, 11, 14)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=OSLO)


def found(**facts: Any) -> list[tuple[str, str]]:
    """Return (check, the header to look at) of all that is told of an event in Norway with these facts."""
    event = an_event(**{"timezone": "Europe/Oslo", "country": "NO", "ends": facts.get("starts", DAY), **facts})
    told = event_problems(event, lambda *names: (PurePosixPath(names[0]), 1))
    return [(each.check, str(each.path)) for each in told]


@pytest.mark.parametrize(("days", "told"), [(366, False), (367, True)])
def test_an_event_lasts_a_year_at_most_with_its_first_and_its_last_day(days: int, *, told: bool) -> None:
    facts = {"starts": DAY, "ends": DAY + timedelta(days=days - 1)}

    assert found(**facts) == [("event-too-long", "ends")] * told


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        (at(10), at(16), False),  # up to the last minute
        (at(10), at(16, 1), True),
        (at(9, 59), at(12), True),
        (DAY, DAY, False),  # a whole day among hours
        (DAY + timedelta(days=1), DAY + timedelta(days=1), True),
        (DAY - timedelta(days=1), DAY - timedelta(days=1), True),
    ],
)
def test_a_session_is_within_its_event_to_the_minute_where_both_have_hours(
    starts: date, ends: date, *, told: bool
) -> None:
    sessions = (Session(starts=starts, ends=ends),)

    assert found(starts=at(10), ends=at(16), sessions=sessions) == [("session-outside", "sessions")] * told


def test_a_session_up_to_midnight_is_within_an_event_of_that_day() -> None:
    midnight = at(0, day=DAY + timedelta(days=1))

    assert found(sessions=(Session(starts=at(20), ends=midnight),)) == []
    assert found(sessions=(Session(starts=at(20), ends=midnight + timedelta(minutes=1)),)) == [
        ("session-outside", "sessions")
    ]


def test_sessions_that_are_the_same_but_for_their_number_are_one_line_twice() -> None:
    sessions = tuple(Session(starts=at(hour), ends=at(12), number=number) for number, hour in enumerate((10, 11, 10)))

    assert found(starts=at(10), ends=at(16), sessions=sessions) == [("session-twice", "sessions")]


LEAPT_OVER = at(2, 30, date(2016, 3, 27))


def test_an_hour_that_clocks_leap_over_is_told_once_wherever_it_is_first_stated() -> None:
    """Also where what comes before it has no hour."""
    later = LEAPT_OVER + timedelta(hours=3)
    sessions = (Session(starts=LEAPT_OVER, ends=later),)

    assert found(starts=LEAPT_OVER, ends=later, sessions=sessions) == [("time-does-not-exist", "starts")]
    assert found(starts=date(2016, 3, 27), registration_deadline=LEAPT_OVER) == [
        ("time-does-not-exist", "registration_deadline")
    ]
    assert found(starts=LEAPT_OVER - timedelta(minutes=31), ends=later) == []


@pytest.mark.parametrize(
    ("deadline", "told"),
    [(at(10), False), (at(10, 1), True), (DAY, False), (DAY + timedelta(days=1), True)],
)
def test_one_can_register_until_the_event_starts_or_on_its_first_day(deadline: date, *, told: bool) -> None:
    facts = {"starts": at(10), "ends": at(16), "registration_deadline": deadline}

    assert found(**facts) == [("deadline-after-start", "registration_deadline")] * told


@pytest.mark.parametrize(("days", "told"), [(6, False), (7, True)])
def test_what_repeats_weekly_lasts_less_than_a_week(days: int, *, told: bool) -> None:
    assert found(ends=DAY + timedelta(days=days), weekly=3) == [("weekly-too-long", "ends")] * told


@pytest.mark.parametrize("attendance", Attendance)
def test_what_is_moved_online_can_be_followed_from_afar(attendance: Attendance) -> None:
    told = found(status=EventStatus.MOVED_ONLINE, attendance=attendance)

    assert told == [("moved-online-offline", "attendance")] * (attendance is Attendance.OFFLINE)


@pytest.mark.parametrize("status", EventStatus)
@pytest.mark.parametrize("before", [None, date(2016, 11, 7)])
def test_the_start_of_before_is_stated_where_the_event_has_another_date_and_nowhere_else(
    status: EventStatus, before: date | None
) -> None:
    told = found(status=status, previous_start=before, words={"notice": "Snow."}, attendance=Attendance.ONLINE)

    if (status is EventStatus.RESCHEDULED) == (before is not None):
        assert told == []
    else:
        assert (
            told == [("previous-start-unexpected", "previous_start")]
            if before
            else [("previous-start-missing", "status")]
        )


@pytest.mark.parametrize("status", EventStatus)
def test_why_an_event_does_not_take_place_is_told_to_readers(status: EventStatus) -> None:
    before = DAY - timedelta(days=7) if status is EventStatus.RESCHEDULED else None
    told = found(status=status, attendance=Attendance.ONLINE, previous_start=before)

    assert told == [("event-notice-missing", "status")] * (status in {EventStatus.CANCELLED, EventStatus.POSTPONED})


class Anywhere:
    """In the place of what was read: each header stands in a file of its name."""

    @staticmethod
    def at(_: object, *names: str) -> tuple[PurePosixPath, int]:
        return PurePosixPath(names[0]), 1


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"host": "fun", "country": ""}, [("event-country-missing", "host")]),
        ({"host": "fun", "country": "NO"}, []),
        ({"host": "fun", "country": "", "attendance": Attendance.ONLINE}, []),
        ({"country": ""}, []),
        ({"dated": False}, [("event-without-date", "starts")]),
        ({"dated": False, "draft": True}, []),
        ({"dated": False, "starts": NOW.date() - timedelta(days=1), "ends": NOW.date()}, []),
        ({"dated": True}, []),
    ],
)
def test_what_is_missing_is_asked_for_where_it_is_needed(facts: dict[str, Any], told: list[tuple[str, str]]) -> None:
    """Where an event is only online, no country is; when an event has begun, no day of its announcement."""
    site = a_catalogue(partners=(a_partner("fun", lead=True),), events=(an_event(**facts),))
    evidence: Any = Anywhere()

    assert [(each.check, str(each.path)) for each in events(site, evidence)] == told
