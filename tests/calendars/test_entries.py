"""An event's entries: what they are called, when they are, what they say of time and place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.calendars.entries import uid
from plugins.calendars.ics import to_ics
from plugins.model.event import EventStatus, EventType
from tests.calendars.making import ABOUT, OSLO, VILNIUS, an_event, words_of
from tests.calendars.written import COURSE, ONLINE, OSLO_VISIT, SERIES, entry, read, unfolded


def test_an_event_is_known_by_its_id_alone() -> None:
    moved = replace(OSLO_VISIT, starts=date(2017, 1, 9), ends=date(2017, 1, 9), sequence=3)
    renamed = replace(OSLO_VISIT, texts=an_event(id="x", words={"title": "Another"}).texts)
    cancelled = replace(OSLO_VISIT, status=EventStatus.CANCELLED, sequence=3)

    names = {str(entry["uid"]) for event in (OSLO_VISIT, moved, renamed, cancelled) for entry in read(event)}

    assert names == {"2016-11-oslo-visit@socialcluster.lt"}


def test_a_session_keeps_its_name_when_it_moves_before_another_and_the_first_has_the_events_own() -> None:
    first, second = SERIES.sessions
    moved = replace(SERIES, sessions=(replace(second, starts=date(2016, 11, 1), ends=date(2016, 11, 1)), first))

    assert [entry["uid"] for entry in read(SERIES)] == ["series@socialcluster.lt", "series.2@socialcluster.lt"]
    assert [entry["uid"] for entry in read(moved)] == ["series.2@socialcluster.lt", "series@socialcluster.lt"]
    assert [entry["summary"] for entry in read(moved)] == ["series (en) (1/2)", "series (en) (2/2)"]


def test_an_event_that_gains_sessions_leaves_no_orphan_behind() -> None:
    plain = replace(SERIES, sessions=())

    assert {str(entry["uid"]) for entry in read(plain)} <= {str(entry["uid"]) for entry in read(SERIES)}


def test_a_session_says_which_one_it_is_where_there_are_others() -> None:
    several, alone = read(SERIES), read(replace(SERIES, sessions=SERIES.sessions[:1]))

    assert [str(entry["summary"])[-5:] for entry in several] == ["(1/2)", "(2/2)"]
    assert [str(entry["summary"]) for entry in alone] == [str(several[0]["summary"])[:-6]]


def test_no_session_is_taken_for_another_event() -> None:
    assert uid("series", 2, "x") not in {uid(key, 1, "x") for key in ("series-2", "series2", "2-series")}


def test_the_end_of_whole_days_is_the_first_day_that_is_free() -> None:
    lines = unfolded(OSLO_VISIT)

    assert "DTSTART;VALUE=DATE:20161114" in lines
    assert "DTEND;VALUE=DATE:20161118" in lines


@pytest.mark.parametrize(
    ("starts", "utc"),
    [
        (datetime(2016, 11, 14, 10, tzinfo=OSLO), "20161114T090000Z"),
        (datetime(2016, 11, 14, 10, tzinfo=VILNIUS), "20161114T080000Z"),
        (datetime(2016, 7, 14, 10, tzinfo=OSLO), "20160714T080000Z"),
        (datetime(2016, 10, 30, 2, 30, tzinfo=OSLO), "20161030T003000Z"),
        (datetime(2016, 10, 30, 2, 30, tzinfo=OSLO, fold=1), "20161030T013000Z"),
    ],
)
def test_times_are_in_utc(starts: datetime, utc: str) -> None:
    lines = unfolded(an_event(starts=starts, ends=starts + timedelta(days=2)))

    assert f"DTSTART:{utc}" in lines
    assert not [line for line in lines if "TZID" in line]


def test_a_moment_without_a_length_has_no_end_since_an_end_must_come_later() -> None:
    assert not [line for line in unfolded(ONLINE) if line.startswith("DTEND")]


def test_a_weekly_event_keeps_its_hour_when_summer_time_ends_with_the_rules_of_its_zone() -> None:
    lines = unfolded(COURSE)

    assert "DTSTART;TZID=Europe/Vilnius:20161024T100000" in lines
    assert "RRULE:FREQ=WEEKLY;COUNT=3" in lines
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert zone[1] == "TZID:Europe/Vilnius"
    assert [line for line in zone if line.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    ]


def test_whole_days_that_are_repeated_weekly_need_no_rules_of_a_zone() -> None:
    lines = unfolded(an_event(starts=date(2016, 10, 24), ends=date(2016, 10, 25), weekly=3))

    assert {"DTSTART;VALUE=DATE:20161024", "DTEND;VALUE=DATE:20161026", "RRULE:FREQ=WEEKLY;COUNT=3"} <= {*lines}
    assert "BEGIN:VTIMEZONE" not in lines


@pytest.mark.parametrize(
    ("status", "said", "frees_time"),
    [
        (EventStatus.CONFIRMED, "CONFIRMED", False),
        (EventStatus.TENTATIVE, "TENTATIVE", False),
        (EventStatus.CANCELLED, "CANCELLED", True),
        (EventStatus.POSTPONED, "TENTATIVE", True),
        (EventStatus.RESCHEDULED, "CONFIRMED", False),
        (EventStatus.MOVED_ONLINE, "CONFIRMED", False),
    ],
)
def test_every_status_says_whether_to_keep_the_time_free(status: EventStatus, said: str, *, frees_time: bool) -> None:
    lines = unfolded(replace(OSLO_VISIT, status=status))

    assert f"STATUS:{said}" in lines
    assert ("TRANSP:TRANSPARENT" in lines) is frees_time


def test_what_nobody_has_dated_is_older_than_any_date_that_one_may_come_to_say() -> None:
    """Its start would be still to come: a program need not take an entry that is older than what it has."""
    undated = an_event(dated=False, changed=datetime(2030, 1, 1, tzinfo=UTC))
    lines = unfolded(undated)
    assert "DTSTAMP:20150101T000000Z" in lines
    assert not [line for line in lines if line.startswith("LAST-MODIFIED")]

    said = datetime(2016, 10, 1, tzinfo=UTC)
    both = unfolded(undated, replace(OSLO_VISIT, changed=said))
    assert [line for line in both if line.startswith("LAST-MODIFIED")] == [f"LAST-MODIFIED:{said:%Y%m%dT%H%M%SZ}"] * 2


def test_a_translation_that_comes_later_is_newer_in_the_calendars_of_its_language() -> None:
    """A program that has the entry in the words that stood in need not take one of the same age for another."""
    came = datetime(2016, 11, 1, 9, tzinfo=UTC)
    late = replace(OSLO_VISIT, late=(("nb", came),))
    told = {
        lang: [
            line
            for line in to_ics([(late, entry(late, words_of(late, lang)))], replace(ABOUT, lang=lang))
            .decode()
            .split("\r\n")
            if line.startswith(("DTSTAMP", "LAST-MODIFIED"))
        ]
        for lang in ("lt", "nb")
    }

    assert told["lt"] == [
        "LAST-MODIFIED:20161001T080000Z",
        "DTSTAMP:20161001T080000Z",
        "LAST-MODIFIED:20161001T080000Z",
    ]
    assert told["nb"] == [
        "LAST-MODIFIED:20161101T090000Z",
        "DTSTAMP:20161101T090000Z",
        "LAST-MODIFIED:20161101T090000Z",
    ]
    undated = replace(late, dated=False)
    assert "DTSTAMP:20161101T090000Z" in to_ics([(undated, entry(undated, words_of(undated, "nb")))], ABOUT).decode()


def test_whom_to_ask_is_no_organizer_whose_invitation_one_would_have_to_answer() -> None:
    """RFC 5545, 3.8.4.3: it must not stand in what is no invitation; Outlook asks whoever opens such a file to accept."""
    lines = unfolded(OSLO_VISIT, contact="Fleksibel, a@b.example")

    assert r"CONTACT:Fleksibel\, a@b.example" in lines
    assert not [line for line in lines if line.startswith(("ORGANIZER", "ATTENDEE", "METHOD"))]
    assert not [line for line in unfolded(OSLO_VISIT) if line.startswith("CONTACT")]


def test_a_day_of_the_project_takes_nobodys_time() -> None:
    milestone = replace(OSLO_VISIT, type=EventType.MILESTONE)

    assert "TRANSP:TRANSPARENT" in unfolded(milestone)
    assert "TRANSP:TRANSPARENT" not in unfolded(OSLO_VISIT)
