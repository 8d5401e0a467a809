"""Which date an editor probably meant who did not write ISO 8601: for messages only, never for reading."""

from __future__ import annotations

import re
from datetime import date, datetime, time

# How the months' names begin in Lithuanian, Norwegian and English; longer beginnings go first.
_MONTHS = (
    ("rugp", 8),
    ("rugs", 9),
    ("saus", 1),
    ("vas", 2),
    ("kov", 3),
    ("bal", 4),
    ("geg", 5),
    ("birž", 6),
    ("birz", 6),
    ("liep", 7),
    ("spal", 10),
    ("lapk", 11),
    ("gruo", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("des", 12),
    ("dec", 12),
)


_TIME = r"(?<![\d.])(\d{1,2})[:.](\d{2})(?::\d{2})?(?!\d|\.\d)(?:\s*(?:val|kl|h)\.?)?"
_CLOCKS = (
    re.compile(rf"{_TIME}\s*[–-]+\s*\d{{1,2}}[:.]\d{{2}}\s*(?:val\.?)?$"),  # from – to: from
    re.compile(rf"{_TIME}(?:\s+[^\W\d]\S*)?\s*$"),  # “10:00”, “10:00 Europe/Oslo”
    re.compile(r"\b(?:kl|klokken)\.?\s*(\d{1,2})()\s*$", re.IGNORECASE),  # “kl. 10”
    re.compile(r"(?<=[\s.])(\d{1,2})()\s*(?:val|h|am)\.?\s*$", re.IGNORECASE),  # “10 val.”
    re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ]+(\d{1,2})()\s*$"),  # “2016-11-14 10”
)


_OFFSET = re.compile(r"(?<=:\d\d)(?:\.\d+)?\+\d\d(?::?\d\d)?$")  # of a local time from UTC, as calendars have it
_HALVES = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b\.?", re.IGNORECASE)  # “4 pm”, “9.30 a.m.”


def iso_guess(value: str) -> str | None:
    """Return the ISO form of `07.12.2016`, `2016 m. gruodžio 7 d.`, `7. desember 2016`, `December 7, 2016` …

    Day before month where both could be either: that is the order in Lithuania's neighbours and in Norway.
    """
    value = _OFFSET.sub("", _HALVES.sub(_of_24_hours, value))
    clock = next((match for form in _CLOCKS if (match := form.search(value))), None)
    figures = 4 - bool(_month(value.casefold()))  # those of a date, and one more
    at = _time(clock) if clock and len(re.findall(r"\d+", value)) >= figures else None
    bare = value[: clock.start()] if clock and at else value
    found = _date(bare.casefold())
    if found is None:
        return None
    return f"{datetime.combine(found, at):%Y-%m-%d %H:%M}" if at else found.isoformat()


def _of_24_hours(match: re.Match[str]) -> str:
    hour = int(match[1])
    if not 1 <= hour <= 12:
        return match[0]
    return f"{hour % 12 + 12 * (match[3] in 'pP'):02}:{match[2] or '00'}"


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _date(value: str) -> date | None:
    figures = [int(part) for part in re.findall(r"\d+", value) if len(part) < 9]  # Python reads none of thousands
    year = next((part for part in figures if 1900 < part < 2200), None)
    if year is None:
        return None
    others = [part for part in figures if part != year][:2]
    month = _month(value)
    if month is not None and others:
        return _valid(year, month, others[0])
    if len(others) != 2:
        return None
    if figures[0] == year:
        return _valid(year, *others)
    return _valid(year, others[1], others[0]) or _valid(year, *others)


def _month(value: str) -> int | None:
    return next((month for start, month in _MONTHS if re.search(rf"\b{start}", value)), None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
