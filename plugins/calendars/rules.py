"""A zone's rules as calendar files have them: VTIMEZONE (RFC 5545, 3.6.5).

Since when, and each year again: one DAYLIGHT and one STANDARD, each with a rule. Of several of a kind, Microsoft's
programs take one, and of one without a rule they know in its own year alone (MS-OXCICAL, 2.1.3.1.1.19.2): events on the
other side of a change of clocks would be an hour off. Only what no rule can say is told change by change.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEP = timedelta(weeks=1)  # nobody sets clocks twice in a week
_SECOND = timedelta(seconds=1)  # as exactly as a change is sought


class _Change(NamedTuple):
    """Clocks are set otherwise."""

    onset: datetime  # what the clocks show when it begins, as they were until then: that is what the standard wants
    before: timedelta  # their distance to UTC
    after: timedelta
    name: str  # of the new time: "EEST"

    @property
    def kind(self) -> str:
        """What it brings: summer time, or the usual."""
        return "DAYLIGHT" if self.after > self.before else "STANDARD"

    @property
    def manner(self) -> tuple[object, ...]:
        """What is the same each year, where one rule says when it is."""
        return self.kind, self.onset.month, self.onset.weekday(), self.onset.time(), self.before, self.after, self.name


def zone(name: str, first: date, last: date) -> bytes:
    """Return what holds in the zone called `name` (IANA) from `first` to `last`, with CRLF line ends."""
    return _zone(name, first.year - 1, last.year + 1)


@lru_cache(maxsize=256)  # the same in each language and for most events
def _zone(name: str, first: int, last: int) -> bytes:
    changes = tuple(_changes(ZoneInfo(name), first, last))
    parts = _yearly(changes, last - first + 1) or tuple(_singly(changes, ZoneInfo(name), first))
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}", *(line for part in parts for line in part), "END:VTIMEZONE"]
    return "".join([f"{line}\r\n" for line in lines]).encode()


def _yearly(changes: Sequence[_Change], years: int) -> tuple[Sequence[str], ...]:
    """Return a part with a rule for each of the two changes that there are each year; () where it is not so."""
    manners = {change.manner for change in changes}
    if len(manners) != 2 or len(changes) != 2 * years:
        return ()
    parts = []
    for first in changes[:2]:
        onsets = [change.onset for change in changes if change.manner == first.manner]
        places = {_from_the_beginning(onset) for onset in onsets}
        if all(_is_last(onset) for onset in onsets):
            places = {-1}
        if len(places) > 1:
            return ()
        day = f"{places.pop()}{_DAYS[first.onset.weekday()]}"
        parts.append(_part(first, f"RRULE:FREQ=YEARLY;BYDAY={day};BYMONTH={first.onset.month}"))
    return tuple(parts)


def _singly(changes: Sequence[_Change], zone: ZoneInfo, first: int) -> Iterator[Sequence[str]]:
    """Yield a part for what holds at the beginning of the year `first`, and one for each change."""
    begins = datetime(first, 1, 1, tzinfo=zone)
    offset = begins.utcoffset() or timedelta(0)
    yield _part(_Change(begins.replace(tzinfo=None), offset, offset, begins.tzname() or ""))
    for change in changes:
        yield _part(change)


def _part(change: _Change, *rule: str) -> Sequence[str]:
    told = [f"DTSTART:{change.onset:%Y%m%dT%H%M%S}", *rule]
    told += [f"TZNAME:{change.name}", f"TZOFFSETFROM:{_offset(change.before)}", f"TZOFFSETTO:{_offset(change.after)}"]
    return [f"BEGIN:{change.kind}", *told, f"END:{change.kind}"]


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[_Change]:
    """Yield the changes in the years from `first` to `last`, in UTC, the earliest first."""
    moment, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    before = _at(zone, moment)
    while moment < end:
        following = min(moment + _STEP, end)
        after = _at(zone, following)
        if after != before:
            earlier, later = moment, following
            while later - earlier > _SECOND:
                between = earlier + (later - earlier) // 2
                earlier, later = (between, later) if _at(zone, between) == before else (earlier, between)
            onset = later.replace(microsecond=0, tzinfo=None) + before
            yield _Change(onset, before, after, later.astimezone(zone).tzname() or "")
        moment, before = following, after


def _at(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _from_the_beginning(onset: datetime) -> int:
    return (onset.day - 1) // 7 + 1


def _is_last(onset: datetime) -> bool:
    """Whether there is no later day of that name in the month."""
    return onset.day + 7 > monthrange(onset.year, onset.month)[1]


def _offset(offset: timedelta) -> str:
    minutes, sign = abs(offset) // timedelta(minutes=1), "-" if offset < timedelta(0) else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}"
