"""A zone's rules, as dateutil reads them, say of each hour what the clocks there show."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from plugins.calendars.rules import zone

REGULAR = {  # zone -> its rules, and when they began to be in force before 2016
    "Europe/Vilnius": ["20150329T030000", "-1SU", "3", "20151025T040000", "-1SU", "10"],
    "Europe/Oslo": ["20150329T020000", "-1SU", "3", "20151025T030000", "-1SU", "10"],
    "America/New_York": ["20150308T020000", "2SU", "3", "20151101T020000", "1SU", "11"],
}


def lines(name: str, first: date, last: date) -> list[str]:
    return zone(name, first, last).decode().split("\r\n")


@pytest.mark.parametrize("name", REGULAR)
def test_clocks_that_change_each_year_alike_have_one_rule_for_each_way(name: str) -> None:
    """An onset is told by the clocks as they were until then (RFC 5545, 3.6.5)."""
    said = lines(name, date(2016, 10, 24), date(2016, 11, 7))

    assert [said.count(f"BEGIN:{kind}") for kind in ("DAYLIGHT", "STANDARD")] == [1, 1]
    told = [line.partition(":")[2] for line in said if line.startswith(("DTSTART", "RRULE"))]
    spring, day, month, autumn, other, late = REGULAR[name]
    assert told == [
        *(spring, f"FREQ=YEARLY;BYDAY={day};BYMONTH={month}"),
        *(autumn, f"FREQ=YEARLY;BYDAY={other};BYMONTH={late}"),
    ]


def test_clocks_that_never_change_have_one_part_and_no_rule() -> None:
    said = lines("Asia/Kathmandu", date(2016, 10, 24), date(2017, 11, 7))

    assert said[2:-2] == [
        "BEGIN:STANDARD",
        "DTSTART:20150101T000000",
        "TZNAME:+0545",
        "TZOFFSETFROM:+0545",
        "TZOFFSETTO:+0545",
        "END:STANDARD",
    ]


def test_what_no_rule_can_say_is_told_change_by_change() -> None:
    """Turkey stayed on summer time in 2016, and had begun it late the year before."""
    said = lines("Europe/Istanbul", date(2016, 1, 1), date(2016, 12, 31))

    assert not [line for line in said if line.startswith("RRULE")]
    assert [line for line in said if line.startswith("DTSTART")] == [
        "DTSTART:20150101T000000",
        "DTSTART:20150329T030000",
        "DTSTART:20151108T040000",
        "DTSTART:20160327T030000",
    ]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Europe/Vilnius", date(2016, 10, 24), date(2016, 11, 7)),
        ("Europe/Oslo", date(2025, 1, 1), date(2027, 12, 31)),
        ("Europe/London", date(2016, 1, 1), date(2016, 12, 31)),
        ("America/New_York", date(2023, 1, 1), date(2024, 12, 31)),
        ("America/Sao_Paulo", date(2016, 1, 1), date(2017, 12, 31)),  # summer is in winter, and its end moves
        ("Asia/Kathmandu", date(2016, 1, 1), date(2016, 12, 31)),
        ("Europe/Istanbul", date(2016, 1, 1), date(2017, 12, 31)),
        ("Europe/Kaliningrad", date(2014, 1, 1), date(2015, 12, 31)),  # another zone's time since 2014
    ],
)
def test_each_hour_is_as_far_from_utc_as_it_is_there(name: str, first: date, last: date) -> None:
    read = tzical(StringIO(zone(name, first, last).decode())).get(name)
    assert read is not None
    moment = datetime.combine(first, datetime.min.time(), UTC)
    wrong = []
    while moment.date() <= last:
        there = moment.astimezone(ZoneInfo(name))
        if not there.fold:  # an hour that comes twice is the first of the two (3.3.5): no other can be written
            said = there.replace(tzinfo=read)
            wrong += [] if said.utcoffset() == there.utcoffset() else [there]
        moment += timedelta(hours=1)

    assert wrong == []
