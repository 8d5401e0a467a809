"""Dates and times as headers have them: ISO 8601, and nothing else is guessed.

A date in another form is refused, but the message shows the ISO form it probably meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from plugins.model.problem import N_
from plugins.reading.foreign_dates import iso_guess
from plugins.reading.unreadable import Unreadable
from plugins.reading.values import number, placed_lines

YEARS = range(1900, 3000)  # another is mistyped; with the first and the last that there are, nobody can reckon
WEEKS = range(2, 105)  # a weekly repetition: more than once, and for two years at most
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?$")

_DASH = re.compile(r"[–—]|(?<=\s)(?:-|iki|til|to)(?=\s)|(?<=[\s:.]\d\d)-(?=\d)|(?<=\d\.)-(?=\d)")
_LAST = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d|\d{1,2}\.?)$")
_SPAN = re.compile(
    r"(\d{4}-\d\d-\d\d),?\s+(\d{1,2})[:.](\d\d)\s*(?:[–—-]|iki|til|to)\s*(\d{1,2})[:.](\d\d)(?:\s*(?:val|h)\.?)?"
)


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a moment to a moment, both dates or both naive local times."""

    starts: date | datetime
    ends: date | datetime


def moment(value: str) -> date | datetime:
    """Read `2016-11-14` as a date and `2016-11-14 10:00` as a naive local time."""
    match = _ISO.match(value)
    if match is None:
        guess = iso_guess(value)
        if guess:
            raise _otherwise(value, guess)
        if clock := re.fullmatch(r"(\d{1,2})[:.](\d{2})", value):
            shown = f"2016-11-14 {clock[1]:0>2}:{clock[2]}"
            raise Unreadable(
                "time-without-date",
                N_("“{value}” is a time without a date"),
                N_("write the day before the time, like {example}"),
                value=value,
                example=shown if iso_guess(shown) == shown else "2016-11-14 10:00",
            )
        raise Unreadable(
            "date-format",
            N_("“{value}” is not a date"),
            N_("write year, month and day like {example}"),
            value=value,
            example="2016-11-14",
        )
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    try:
        found = date(year, month, day)
        hour = None if match[4] is None else time(int(match[4]), int(match[5]))
    except ValueError:
        raise Unreadable(
            "date-format",
            N_("there is no {value} in the calendar or on the clock"),
            N_("correct the figures"),
            value=value,
        ) from None
    if year not in YEARS:
        raise Unreadable(
            "date-format",
            N_("“{value}” cannot be meant: the year is {year}"),
            N_("correct the figures"),
            value=value,
            year=match[1],
        )
    return found if hour is None else datetime.combine(found, hour)


def start(value: str) -> date | datetime:
    """Read the same; where an end stands beside it, the message says where that belongs, for it would be lost."""
    try:
        return moment(value)
    except Unreadable as unreadable:
        span = _span(value)
        if span is None:
            raise
        raise Unreadable(
            "date-format",
            unreadable.wrong,
            N_("write {iso}, and the end in a line of its own: “Ends: {ends}”"),
            value=value,
            iso=span[0],
            ends=span[1],
        ) from None


def _span(value: str) -> tuple[str, str] | None:
    """Return both ends, in ISO form, of what is written like a span: `2016 m. lapkričio 14–17 d.`."""
    dash = _DASH.search(value)
    if dash is None:
        return None
    left, right = value[: dash.start()].rstrip(), value[dash.end() :].lstrip()
    starts = _iso(left) or iso_guess(value)
    ends = _iso(right) or _iso(_LAST.sub("", left) + right)  # the day or the month may stand on one side alone
    return (starts, ends) if starts and ends and len(starts) == len(ends) and starts < ends else None


def _iso(value: str) -> str | None:
    return value if _ISO.match(value) else iso_guess(value)


def day(value: str) -> date:
    """Read `2016-11-14`."""
    try:
        found = moment(value)
    except Unreadable as unreadable:
        if iso := unreadable.values.get("iso"):
            raise _otherwise(value, str(iso)[: len("2016-11-14")]) from None
        raise
    if isinstance(found, datetime):
        raise Unreadable(
            "date-format", N_("a time does not belong here"), N_("write {iso}"), iso=found.date().isoformat()
        )
    return found


def weeks(value: str) -> int:
    """Read how many times something takes place that is repeated weekly; 0 says that it is not."""
    right = N_("write how many times it takes place, {least} to {most}, or delete the line")
    bounds = {"least": WEEKS[0], "most": WEEKS[-1]}
    try:
        count = number(value)
    except Unreadable as unreadable:
        raise Unreadable(unreadable.check, unreadable.wrong, right, value=value, **bounds) from None
    if count and count not in WEEKS:
        raise Unreadable(
            "weekly-number", N_("“Weekly: {number}” is no weekly repetition"), right, number=count, **bounds
        )
    return count


def sessions(value: str) -> tuple[Span, ...]:
    """Read one session per line: `2016-11-14`, `2016-11-14 10:00 – 12:00` or `2016-11-14 10:00 – 2016-11-15 12:00`."""
    found: list[Span] = []
    wrong: list[Unreadable] = []
    for below, line in placed_lines(value):
        try:
            found.append(_session(line))
        except Unreadable as unreadable:
            wrong.append(_whole(line) or _like_a_session(line, unreadable))
            wrong[-1].below = below
    if wrong:
        first, *others = wrong
        first.others = tuple(others)
        raise first
    return tuple(found)


def _like_a_session(line: str, unreadable: Unreadable) -> Unreadable:
    """Return the same; where no date is to be seen, with a whole session as an example: a date alone is half of one."""
    if unreadable.check != "time-without-date" and unreadable.values.get("example") != "2016-11-14":
        return unreadable
    return Unreadable(
        "session-format",
        unreadable.wrong,
        N_("write it like {example}"),
        value=line.strip(),
        example="2016-11-14 10:00 – 12:00",
    )


def _whole(line: str) -> Unreadable | None:
    """Return what to say of a session that has its two times on one day in another form, or None."""
    match = _SPAN.fullmatch(line.strip())
    if match is None:
        return None
    meant = f"{match[1]} {match[2]:0>2}:{match[3]} – {match[4]:0>2}:{match[5]}"
    try:
        _session(meant)
    except Unreadable:
        return None
    return _otherwise(line.strip(), meant)


def _otherwise(value: str, meant: str) -> Unreadable:
    """Return what to say of a date or session that is written in another form than ours."""
    return Unreadable(
        "date-format",
        N_("“{value}” is not in the form that dates have here"),
        N_("write {iso}"),
        value=value,
        iso=meant,
    )


def _session(line: str) -> Span:
    first, *rest = re.split(r"\s*–\s*|\s+-+\s+|(?<=:\d\d)-(?=\d)", line.strip(), maxsplit=1)
    starts = moment(first)
    if not rest:
        if isinstance(starts, datetime):
            later = starts + timedelta(hours=1)
            last = f"{later:%H:%M}" if later.date() == starts.date() else f"{later:%Y-%m-%d %H:%M}"
            raise Unreadable(
                "session-format",
                N_("the session “{line}” has no end"),
                N_("write “{example}”"),
                line=line,
                example=f"{starts:%Y-%m-%d %H:%M} – {last}",
            )
        return Span(starts=starts, ends=starts)
    if re.fullmatch(r"\d{2}:\d{2}", rest[0]) and isinstance(starts, datetime):
        ends = moment(f"{starts:%Y-%m-%d} {rest[0]}")
    else:
        ends = moment(rest[0])
    if isinstance(starts, datetime) is not isinstance(ends, datetime):
        raise Unreadable(
            "session-format",
            N_("one end of the session “{line}” has a time, the other has none"),
            N_("give both a time, or neither"),
            line=line,
        )
    return Span(starts=starts, ends=ends)
