"""Times and ranges of times, on one day or over several, in one time zone or two.

An event's times are those of its place, as its visitors' watches will show them there; the zone is named only where the
caller says that a reader might doubt.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from plugins.wording.dates import PATTERNS, TO, both_ends, day, day_range, say

# Named by the country, which tells a visitor more than a town: "Norwegian time". Elsewhere the distance to UTC.
# Its two words stay together: no line begins with “time · Biržai”.
_ZONES = {
    "lt": {"Europe/Vilnius": "Lietuvos\N{NO-BREAK SPACE}laiku", "Europe/Oslo": "Norvegijos\N{NO-BREAK SPACE}laiku"},
    "nb": {"Europe/Vilnius": "litauisk\N{NO-BREAK SPACE}tid", "Europe/Oslo": "norsk\N{NO-BREAK SPACE}tid"},
    "en": {"Europe/Vilnius": "Lithuanian\N{NO-BREAK SPACE}time", "Europe/Oslo": "Norwegian\N{NO-BREAK SPACE}time"},
}


class Lasting(Protocol):
    """Anything that begins and ends: an event, a session."""

    @property
    def starts(self) -> date | datetime:
        """A date for whole days, else aware."""

    @property
    def ends(self) -> date | datetime:
        """Of the same type; the last day itself, for whole days."""


def clock(value: datetime, lang: str, *, zone: bool = False) -> str:
    """Return a time that can stand alone: "10.00 val.", "kl. 10.00", "10:00"; with its zone: "kl. 10.00 norsk tid"."""
    words = _clock(value.hour, value.minute, lang)
    return _zoned(words, value, lang) if zone else words


@lru_cache(maxsize=1024)  # most begin at a few times of the day
def _clock(hour: int, minute: int, lang: str) -> str:
    pattern = PATTERNS[lang]
    return say(pattern.time, time=f"{hour:02}{pattern.clock}{minute:02}")


def clock_range(starts: datetime, ends: datetime, lang: str) -> str:
    """Return a range of times on one day: "kl. 10.00–16.00". An end at the next midnight is 24.00 (ISO 8601-1, 5.3)."""
    if starts == ends:
        return clock(starts, lang)
    times = f"{_digits(starts, lang)}–{_digits(ends, lang, end=True)}"
    return say(PATTERNS[lang].time, time=times)


def moment(value: date | datetime, lang: str, *, zone: bool = False) -> str:
    """Return one moment, or one day where there is no time: "14. november 2016 kl. 10.00 norsk tid"."""
    if not isinstance(value, datetime):
        return day(value, lang)
    return _at(day(value, lang), clock(value, lang), value if zone else None, lang)


def when(thing: Lasting, lang: str, *, zone: bool = False, also: str = "") -> str:
    """Return when `thing` is: its days and, where it has them, its times.

    zone  name the time zone; where beginning and end are in two zones, both are named in any case
    also  another zone to say the times in, in brackets, e.g. "Europe/Vilnius"; nothing where the clocks agree
    """
    starts, ends = thing.starts, thing.ends
    if not (isinstance(starts, datetime) and isinstance(ends, datetime)):
        return day_range(starts, ends, lang)
    words = _timed(starts, ends, lang, zone=zone or bool(also))
    if not also:
        return words
    there, over_there = starts.astimezone(ZoneInfo(also)), ends.astimezone(ZoneInfo(also))
    if there.replace(tzinfo=None) == starts.replace(tzinfo=None):
        return words
    if there.date() == starts.date() and _last_day(there, over_there) == there.date() == _last_day(starts, ends):
        return f"{words} ({_zoned(clock_range(there, over_there, lang), there, lang)})"
    return f"{words} ({_timed(there, over_there, lang, zone=True)})"


def zone_name(zone: str, lang: str) -> str:
    """Return how a time zone is named after a time, "" where only the distance to UTC could be said."""
    return _ZONES[lang].get(zone, "")


def _timed(starts: datetime, ends: datetime, lang: str, *, zone: bool) -> str:
    two_zones = starts.tzinfo != ends.tzinfo and starts.utcoffset() != ends.utcoffset()  # what takes long comes last
    named = ends if zone or two_zones else None
    last = _last_day(starts, ends)
    if starts.date() == last and not two_zones:
        return _at(day(last, lang), clock_range(starts, ends, lang), named, lang)
    first_words, last_words = both_ends(starts.date(), last, lang)
    ending = _clock(_hour(ends, end=True), ends.minute, lang)
    begin = _at(first_words, clock(starts, lang), starts if two_zones else None, lang)
    return begin + TO + _at(last_words, ending, named, lang)


def _at(date_words: str, time_words: str, zone_of: datetime | None, lang: str) -> str:
    words = say(PATTERNS[lang].moment, date=date_words, time=time_words)
    return words if zone_of is None else _zoned(words, zone_of, lang)


def _zoned(words: str, value: datetime, lang: str) -> str:
    return f"{words} {zone_name(str(value.tzinfo), lang) or _distance(value)}"


def _distance(value: datetime) -> str:
    offset = value.utcoffset()
    if not offset:
        return "UTC"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    sign = "+" if offset > timedelta(0) else "−"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def _digits(value: datetime, lang: str, *, end: bool = False) -> str:
    return f"{_hour(value, end=end):02}{PATTERNS[lang].clock}{value.minute:02}"


def _hour(value: datetime, *, end: bool) -> int:
    return 24 if end and value.hour == value.minute == 0 else value.hour


def _last_day(starts: datetime, ends: datetime) -> date:
    """Return the day that `ends` belongs to: midnight is the day before's, unless nothing came before it."""
    if (ends.hour, ends.minute) == (0, 0) and ends.astimezone(UTC) > starts.astimezone(UTC):
        return ends.date() - timedelta(days=1)
    return ends.date()
