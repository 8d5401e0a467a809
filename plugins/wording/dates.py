"""Dates and ranges of days as each language writes them; times.py adds the hours.

The patterns are our own: CLDR, and so Babel, has single Lithuanian dates right and ranges wrong ("2016 lapkričio
14–17" for "2016 m. lapkričio 14–17 d."), and it knows no ranges with times. Only the names come from CLDR. Sources:

- lt: State Commission of the Lithuanian Language (VLKK), advice on dates ("2016 m. lapkričio 14–17 d.") and rules of
  punctuation: hours and minutes are parted by a dot before "val.", a dash has no spaces between two numbers and has
  them between longer members.
- nb: Språkrådet, "Dato og tid": "14. november 2016", "kl. 10.00–16.00" with a dot.
- en: British order without a comma, the 24-hour clock with a colon; CLDR's ranges for en_GB.

Spaces that must not break are U+00A0: a number stays with its unit and its month, a dash with what stands before it,
so that a narrow column breaks a date between its year and its day, or after a dash, and nowhere else. Those dashes are
not glued by U+2060 to what follows: search, feeds and calendar files would carry it. Where a page is not to tear a
range, its template says so (components/moment.html).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

from plugins.model.event import day_of
from plugins.wording import cldr

NBSP = "\u00a0"
TO = NBSP + "– "  # between members that have spaces of their own


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """The parts of a calendar leaf."""

    day: str
    month: str  # abbreviated
    year: str
    weekday: str  # abbreviated


@dataclass(frozen=True, kw_only=True)
class Weekday:
    """A column's head in a calendar."""

    name: str
    short: str


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """How a language puts the parts together, with gaps as gettext has them."""

    day: str  # a day of a month, no year
    days: str  # days of one month
    year: str  # the above with its year
    year_first: bool  # whether a range over two months names the year at its beginning
    month: str  # a month's heading
    week: str
    weekday: str  # a whole date with its weekday
    weekday_first: str  # a weekday before its day of a month
    clock: str  # between hours and minutes
    time: str  # a time, or a range of times, that stands alone
    moment: str  # a date with such a time


def _pattern(*, year_first: bool, **parts: str) -> Pattern:
    """Return the pattern whose parts are written with `~` for a no-break space."""
    return Pattern(year_first=year_first, **{name: part.replace("~", NBSP) for name, part in parts.items()})


PATTERNS = {
    "lt": _pattern(
        day="%(month)s~%(day)s~d.",
        days="%(month)s~%(first)s–%(last)s~d.",
        year="%(year)s~m. %(day)s",
        year_first=True,
        month="%(year)s~m. %(month)s",
        week="%(week)s~savaitė",
        weekday="%(date)s, %(weekday)s",
        weekday_first="%(weekday)s, ",
        clock=".",
        time="%(time)s~val.",
        moment="%(date)s %(time)s",
    ),
    "nb": _pattern(
        day="%(day)s.~%(month)s",
        days="%(first)s.–%(last)s.~%(month)s",
        year="%(day)s %(year)s",
        year_first=False,
        month="%(month)s %(year)s",
        week="uke~%(week)s",
        weekday="%(weekday)s %(date)s",
        weekday_first="%(weekday)s ",
        clock=".",
        time="kl.~%(time)s",
        moment="%(date)s %(time)s",
    ),
    "en": _pattern(
        day="%(day)s~%(month)s",
        days="%(first)s–%(last)s~%(month)s",
        year="%(day)s %(year)s",
        year_first=False,
        month="%(month)s %(year)s",
        week="week~%(week)s",
        weekday="%(weekday)s %(date)s",
        weekday_first="%(weekday)s, ",
        clock=":",
        time="%(time)s",
        moment="%(date)s, %(time)s",
    ),
}


@lru_cache(maxsize=4096)  # of an item, on its page and on each card
def day(value: date, lang: str, *, weekday: bool = False) -> str:
    """Return a date in full: "2016 m. lapkričio 14 d.", with its weekday where asked."""
    words = say(PATTERNS[lang].year, year=value.year, day=day_of_month(value, lang))
    if not weekday:
        return words
    return say(PATTERNS[lang].weekday, date=words, weekday=weekday_name(value, lang))


def day_of_month(value: date, lang: str) -> str:
    """Return a date without its year, where that is known: "lapkričio 14 d."."""
    return day_in_month(value.month, value.day, lang)


@cache  # of 366 days; calendars ask for each of them
def day_in_month(number: int, day: int, lang: str) -> str:
    """Return the same of a month, from 1, and a day."""
    return say(PATTERNS[lang].day, month=cldr.names(lang).months[number - 1], day=day)


@cache  # of 7
def weekday_first(weekday: int, lang: str) -> str:
    """Return a weekday, from 0, as it stands before such a day: "pirmadienis, "."""
    return say(PATTERNS[lang].weekday_first, weekday=cldr.names(lang).weekdays[weekday])


def day_range(starts: date, ends: date, lang: str) -> str:
    """Return the days from `starts` to `ends`, naming month and year once where they are the same."""
    return _days(day_of(starts), day_of(ends), lang)


@lru_cache(maxsize=4096)  # of an event, on its page, in lists and in months
def _days(first: date, last: date, lang: str) -> str:
    pattern = PATTERNS[lang]
    if first == last:
        return day(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        month = cldr.names(lang).months[first.month - 1]
        days = say(pattern.days, month=month, first=first.day, last=last.day)
        return say(pattern.year, year=first.year, day=days)
    return TO.join(both_ends(first, last, lang))


@lru_cache(maxsize=1024)  # of a month, on its pages and on those beside it
def month(value: date, lang: str) -> str:
    """Return a month's heading: "2016 m. lapkritis"."""
    return say(PATTERNS[lang].month, year=value.year, month=month_name(value, lang))


def month_name(value: date, lang: str) -> str:
    """Return a month's name, standing alone: "lapkritis"."""
    return cldr.names(lang).months_alone[value.month - 1]


def weekday_name(value: date, lang: str) -> str:
    """Return the weekday: "pirmadienis"."""
    return cldr.names(lang).weekdays[value.weekday()]


@cache
def weekdays(lang: str) -> Sequence[Weekday]:
    """Return the days of a week, Monday first (ISO 8601)."""
    names = cldr.names(lang)
    pairs = zip(names.weekdays, names.weekdays_short, strict=True)
    return tuple(Weekday(name=name, short=short) for name, short in pairs)


def week(value: date, lang: str) -> str:
    """Return the ISO 8601 week: "46 savaitė", "uke 46", "week 46"."""
    return week_of(value.isocalendar().week, lang)


@cache  # of 53
def week_of(number: int, lang: str) -> str:
    """Return the same of a week's number."""
    return say(PATTERNS[lang].week, week=number)


def leaf(value: date, lang: str) -> Leaf:
    """Return what stands on a calendar leaf."""
    names = cldr.names(lang)
    short = names.months_short[value.month - 1]
    weekday = names.weekdays_short[value.weekday()]
    return Leaf(day=str(value.day), month=short, year=str(value.year), weekday=weekday)


def iso(value: date | datetime) -> str:
    """Return the value for `<time datetime>`: a date, or a moment with its distance to UTC (HTML, 2.3.5)."""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


def both_ends(first: date, last: date, lang: str) -> tuple[str, str]:
    """Return both ends of a range, the year said once where it is the same."""
    if first.year != last.year:
        return day(first, lang), day(last, lang)
    if PATTERNS[lang].year_first:
        return day(first, lang), day_of_month(last, lang)
    return day_of_month(first, lang), day(last, lang)


def say(pattern: str, **parts: object) -> str:
    """Fill a pattern's gaps."""
    return pattern % parts
