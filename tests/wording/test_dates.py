"""The table is the promise: what is due was written by hand, from each language's norm, not by the code. `~` is a no-break space."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from plugins.wording import cldr, dates
from plugins.wording.dates import NBSP

DAY = date(2016, 11, 14)

RANGES = [
    # the first day, the last, and the range in lt, nb, en
    ("2016-11-14", "2016-11-14", "2016~m. lapkričio~14~d.", "14.~november 2016", "14~November 2016"),
    ("2015-09-11", "2015-09-11", "2015~m. rugsėjo~11~d.", "11.~september 2015", "11~September 2015"),
    ("2016-01-01", "2016-01-01", "2016~m. sausio~1~d.", "1.~januar 2016", "1~January 2016"),
    ("2016-02-29", "2016-02-29", "2016~m. vasario~29~d.", "29.~februar 2016", "29~February 2016"),
    ("2017-03-22", "2017-03-22", "2017~m. kovo~22~d.", "22.~mars 2017", "22~March 2017"),
    ("2017-05-17", "2017-05-17", "2017~m. gegužės~17~d.", "17.~mai 2017", "17~May 2017"),
    # within a month
    ("2016-11-14", "2016-11-17", "2016~m. lapkričio~14–17~d.", "14.–17.~november 2016", "14–17~November 2016"),
    ("2016-11-28", "2016-11-29", "2016~m. lapkričio~28–29~d.", "28.–29.~november 2016", "28–29~November 2016"),
    ("2017-04-03", "2017-04-06", "2017~m. balandžio~3–6~d.", "3.–6.~april 2017", "3–6~April 2017"),
    ("2016-12-01", "2016-12-31", "2016~m. gruodžio~1–31~d.", "1.–31.~desember 2016", "1–31~December 2016"),
    # within a year
    ("2016-11-28", "2016-12-02", "2016~m. lapkričio~28~d.~– gruodžio~2~d.", "28.~november~– 2.~desember 2016", "28~November~– 2~December 2016"),
    ("2017-01-31", "2017-02-01", "2017~m. sausio~31~d.~– vasario~1~d.", "31.~januar~– 1.~februar 2017", "31~January~– 1~February 2017"),
    # the same month of another year is another month
    ("2015-11-14", "2016-11-17", "2015~m. lapkričio~14~d.~– 2016~m. lapkričio~17~d.", "14.~november 2015~– 17.~november 2016", "14~November 2015~– 17~November 2016"),
    # across years
    ("2016-12-30", "2017-01-02", "2016~m. gruodžio~30~d.~– 2017~m. sausio~2~d.", "30.~desember 2016~– 2.~januar 2017", "30~December 2016~– 2~January 2017"),
    ("2015-09-11", "2017-04-30", "2015~m. rugsėjo~11~d.~– 2017~m. balandžio~30~d.", "11.~september 2015~– 30.~april 2017", "11~September 2015~– 30~April 2017"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "lt", "nb", "en"), RANGES)
def test_ranges_name_month_and_year_once_where_they_are_the_same(
    first: str, last: str, lt: str, nb: str, en: str
) -> None:
    ends = date.fromisoformat(first), date.fromisoformat(last)

    said = [dates.day_range(*ends, lang).replace(NBSP, "~") for lang in ("lt", "nb", "en")]

    assert said == [lt, nb, en]


@pytest.mark.parametrize(
    ("lang", "full", "weekday", "bare", "first"),
    [
        (
            "lt",
            "2016~m. lapkričio~14~d.",
            "2016~m. lapkričio~14~d., pirmadienis",
            "lapkričio~14~d.",
            "pirmadienis, lapkričio~14~d.",
        ),
        ("nb", "14.~november 2016", "mandag 14.~november 2016", "14.~november", "mandag 14.~november"),
        ("en", "14~November 2016", "Monday 14~November 2016", "14~November", "Monday, 14~November"),
    ],
)
def test_a_day_in_full_with_its_weekday_and_without_its_year(
    lang: str, full: str, weekday: str, bare: str, first: str
) -> None:
    said = [dates.day(DAY, lang), dates.day(DAY, lang, weekday=True)]
    said += [dates.day_of_month(DAY, lang)]
    said += [dates.weekday_first(DAY.weekday(), lang) + dates.day_in_month(DAY.month, DAY.day, lang)]

    assert [each.replace(NBSP, "~") for each in said] == [full, weekday, bare, first]


@pytest.mark.parametrize(
    ("lang", "heading", "name", "week"),
    [
        ("lt", "2016~m. lapkritis", "lapkritis", "46~savaitė"),
        ("nb", "november 2016", "november", "uke~46"),
        ("en", "November 2016", "November", "week~46"),
    ],
)
def test_months_and_weeks_have_the_case_that_stands_alone(lang: str, heading: str, name: str, week: str) -> None:
    said = dates.month(DAY, lang), dates.month_name(DAY, lang), dates.week(DAY, lang)

    assert [each.replace(NBSP, "~") for each in said] == [heading, name, week]


@pytest.mark.parametrize(
    ("lang", "first", "short", "last"),
    [("lt", "pirmadienis", "pr", "sekmadienis"), ("nb", "mandag", "man.", "søndag"), ("en", "Monday", "Mon", "Sunday")],
)
def test_weeks_begin_on_monday(lang: str, first: str, short: str, last: str) -> None:
    days = dates.weekdays(lang)

    assert (len(days), days[0].name, days[0].short, days[-1].name) == (7, first, short, last)


def test_the_last_days_of_december_can_be_in_the_first_week() -> None:
    assert dates.week(date(2024, 12, 30), "en") == f"week{NBSP}1"
    assert dates.week(date(2021, 1, 3), "en") == f"week{NBSP}53"


def test_a_calendar_leaf_has_its_parts() -> None:
    leaf = dates.leaf(date(2017, 4, 3), "lt")

    assert (leaf.day, leaf.month, leaf.year, leaf.weekday) == ("3", "bal.", "2017", "pr")


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
def test_a_line_breaks_between_year_and_day_or_after_a_dash_and_nowhere_else(lang: str) -> None:
    """A number never loses its unit or its month, and no line begins with a dash."""
    for first, last, *_ in RANGES:
        said = dates.day_range(date.fromisoformat(first), date.fromisoformat(last), lang)
        lines = said.split(" ")
        for before, after in itertools.pairwise(lines):
            by_year = before.endswith("m.") if lang == "lt" else after[:4].isdigit()
            assert by_year or before.endswith("–"), said


def test_the_names_are_those_of_the_installed_cldr() -> None:
    """After an update of Babel: `python3 tasks.py strings` writes the file anew."""
    assert cldr.FILE.read_text(encoding="utf-8") == cldr.from_babel()
