"""Times: the table is written by hand from each language's norm. `~` is a no-break space."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.wording import dates, times
from plugins.wording.dates import NBSP

OSLO = ZoneInfo("Europe/Oslo")
VILNIUS = ZoneInfo("Europe/Vilnius")


@dataclass
class Lasting:
    starts: date | datetime
    ends: date | datetime


def oslo(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=OSLO)


WHEN = [
    # start and end in Oslo, and when that is in lt, nb, en
    ("2016-11-14 10:00", "2016-11-14 16:00", "2016~m. lapkričio~14~d. 10.00–16.00~val.", "14.~november 2016 kl.~10.00–16.00", "14~November 2016, 10:00–16:00"),
    ("2016-11-14 09:30", "2016-11-14 11:05", "2016~m. lapkričio~14~d. 09.30–11.05~val.", "14.~november 2016 kl.~09.30–11.05", "14~November 2016, 09:30–11:05"),
    # no end: the start alone
    ("2016-11-14 10:00", "2016-11-14 10:00", "2016~m. lapkričio~14~d. 10.00~val.", "14.~november 2016 kl.~10.00", "14~November 2016, 10:00"),
    # midnight ends the day before
    ("2016-11-14 18:00", "2016-11-15 00:00", "2016~m. lapkričio~14~d. 18.00–24.00~val.", "14.~november 2016 kl.~18.00–24.00", "14~November 2016, 18:00–24:00"),
    # and begins the day after
    ("2016-11-15 00:00", "2016-11-15 02:00", "2016~m. lapkričio~15~d. 00.00–02.00~val.", "15.~november 2016 kl.~00.00–02.00", "15~November 2016, 00:00–02:00"),
    # over several days
    ("2016-11-14 10:00", "2016-11-17 16:00", "2016~m. lapkričio~14~d. 10.00~val.~– lapkričio~17~d. 16.00~val.", "14.~november kl.~10.00~– 17.~november 2016 kl.~16.00", "14~November, 10:00~– 17~November 2016, 16:00"),
    # over the end of summer time: it is one zone all the same
    ("2016-10-29 10:00", "2016-10-30 16:00", "2016~m. spalio~29~d. 10.00~val.~– spalio~30~d. 16.00~val.", "29.~oktober kl.~10.00~– 30.~oktober 2016 kl.~16.00", "29~October, 10:00~– 30~October 2016, 16:00"),
    ("2016-11-28 09:00", "2016-12-02 15:00", "2016~m. lapkričio~28~d. 09.00~val.~– gruodžio~2~d. 15.00~val.", "28.~november kl.~09.00~– 2.~desember 2016 kl.~15.00", "28~November, 09:00~– 2~December 2016, 15:00"),
    ("2016-12-31 20:00", "2017-01-01 01:00", "2016~m. gruodžio~31~d. 20.00~val.~– 2017~m. sausio~1~d. 01.00~val.", "31.~desember 2016 kl.~20.00~– 1.~januar 2017 kl.~01.00", "31~December 2016, 20:00~– 1~January 2017, 01:00"),
    ("2016-11-14 10:00", "2016-11-18 00:00", "2016~m. lapkričio~14~d. 10.00~val.~– lapkričio~17~d. 24.00~val.", "14.~november kl.~10.00~– 17.~november 2016 kl.~24.00", "14~November, 10:00~– 17~November 2016, 24:00"),
]  # fmt: skip


@pytest.mark.parametrize(("starts", "ends", "lt", "nb", "en"), WHEN)
def test_days_with_times(starts: str, ends: str, lt: str, nb: str, en: str) -> None:
    event = Lasting(oslo(starts), oslo(ends))

    assert [times.when(event, lang).replace(NBSP, "~") for lang in ("lt", "nb", "en")] == [lt, nb, en]


def test_days_without_times_are_ranges_of_days() -> None:
    """Whole days have no zone to name."""
    event = Lasting(date(2016, 11, 14), date(2016, 11, 17))

    assert times.when(event, "nb", zone=True, also="Europe/Vilnius") == dates.day_range(event.starts, event.ends, "nb")


ZONES = [
    ("lt", "2016~m. lapkričio~14~d. 10.00–16.00~val. Norvegijos~laiku", "2016~m. lapkričio~14~d. 10.00–16.00~val. Norvegijos~laiku (11.00–17.00~val. Lietuvos~laiku)"),
    ("nb", "14.~november 2016 kl.~10.00–16.00 norsk~tid", "14.~november 2016 kl.~10.00–16.00 norsk~tid (kl.~11.00–17.00 litauisk~tid)"),
    ("en", "14~November 2016, 10:00–16:00 Norwegian~time", "14~November 2016, 10:00–16:00 Norwegian~time (11:00–17:00 Lithuanian~time)"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "named", "both"), ZONES)
def test_the_zone_is_named_and_the_other_one_told_where_asked(lang: str, named: str, both: str) -> None:
    event = Lasting(oslo("2016-11-14 10:00"), oslo("2016-11-14 16:00"))

    assert times.when(event, lang, zone=True).replace(NBSP, "~") == named
    assert times.when(event, lang, also="Europe/Vilnius").replace(NBSP, "~") == both


def test_the_other_zone_has_its_day_where_that_differs() -> None:
    event = Lasting(oslo("2016-11-14 22:00"), oslo("2016-11-14 23:30"))

    said = times.when(event, "en", also="Europe/Vilnius").replace(NBSP, "~")

    assert said.endswith("(14~November, 23:00~– 15~November 2016, 00:30 Lithuanian~time)")


def test_the_other_zone_is_left_out_where_the_clocks_agree() -> None:
    """Stockholm's clock is Oslo's."""
    event = Lasting(oslo("2016-11-14 10:00"), oslo("2016-11-14 16:00"))

    assert "(" not in times.when(event, "en", also="Europe/Stockholm")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("lt", "2016~m. lapkričio~14~d. 10.00~val. Lietuvos~laiku~– lapkričio~14~d. 12.00~val. Norvegijos~laiku"),
        ("nb", "14.~november kl.~10.00 litauisk~tid~– 14.~november 2016 kl.~12.00 norsk~tid"),
        ("en", "14~November, 10:00 Lithuanian~time~– 14~November 2016, 12:00 Norwegian~time"),
    ],
)
def test_a_range_that_begins_and_ends_in_two_zones_names_both(lang: str, said: str) -> None:
    journey = Lasting(datetime(2016, 11, 14, 10, tzinfo=VILNIUS), datetime(2016, 11, 14, 12, tzinfo=OSLO))

    assert times.when(journey, lang).replace(NBSP, "~") == said


def test_a_zone_without_a_name_is_told_by_its_distance() -> None:
    deadline = datetime(2016, 7, 1, 12, tzinfo=ZoneInfo("Asia/Kolkata"))

    assert times.moment(deadline, "en", zone=True).endswith("12:00 UTC+5:30")


@pytest.mark.parametrize(
    ("lang", "alone", "both", "moment"),
    [
        ("lt", "10.00~val.", "10.00–16.00~val.", "2016~m. lapkričio~14~d. 10.00~val."),
        ("nb", "kl.~10.00", "kl.~10.00–16.00", "14.~november 2016 kl.~10.00"),
        ("en", "10:00", "10:00–16:00", "14~November 2016, 10:00"),
    ],
)
def test_times_that_stand_alone(lang: str, alone: str, both: str, moment: str) -> None:
    start, end = oslo("2016-11-14 10:00"), oslo("2016-11-14 16:00")

    said = times.clock(start, lang), times.clock_range(start, end, lang), times.moment(start, lang)

    assert [each.replace(NBSP, "~") for each in said] == [alone, both, moment]


def test_a_moment_without_a_time_is_its_day() -> None:
    assert times.moment(date(2016, 11, 14), "nb", zone=True) == dates.day(date(2016, 11, 14), "nb")


def test_machines_are_told_the_distance_to_utc_in_summer_and_winter() -> None:
    assert dates.iso(oslo("2016-11-14 10:00")) == "2016-11-14T10:00+01:00"
    assert dates.iso(oslo("2016-07-14 10:00")) == "2016-07-14T10:00+02:00"
    assert dates.iso(date(2016, 11, 14)) == "2016-11-14"
