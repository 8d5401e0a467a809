"""A month as a grid of weeks, events laid out in lanes.

What the visitor gets: weeks that begin on Monday, with the week numbers of ISO 8601 that Norwegians go by; an event
over several days as one bar across them. The decision behind it: a bar is cut where a row of the grid ends and where
the month does, and every day still knows each event that takes place on it, so that the grid reads well as a table, day
by day, and as a list of the days of one month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import NamedTuple

from plugins.model.event import Event, last_day
from plugins.wording.times import Lasting

DAYS = 7  # in a week
AGAIN = MappingProxyType({"again": True})  # a field that says in another way what others say


class Entry(NamedTuple):  # as those below: a month has a hundred, and a tuple is made in a third of the time
    """One occasion of an event: what a grid shows as one bar."""

    event: Event
    occasion: Lasting  # where there is but one, the event itself
    first: date  # at the event's place
    last: date  # the last day itself
    number: int  # which of the event's occasions it is, from 1
    of: int  # how many occasions the event has
    length: int  # how many days it touches
    rank: tuple[date, int, int, str, int]  # long bars above short ones of the same day, whole days above times


class Piece(NamedTuple):
    """An entry on one day."""

    entry: Entry
    place: int  # of the entry among the month's, from 0
    day: int  # which day of the entry this is, from 1
    lane: int  # from 0, the same for every day that one bar covers
    span: int  # how many days the bar that begins here covers; 0 where a bar from an earlier day covers this one
    begins: bool  # whether the entry itself begins here, not only a bar
    ends: bool  # whether the entry's last day is the bar's last day


class Day(NamedTuple):
    """A cell of the grid."""

    date: date
    within: bool  # whether it belongs to the month, not to a neighbour whose days fill the week
    pieces: tuple[Piece, ...]  # by lane


class Week(NamedTuple):
    """A row of the grid."""

    number: int  # ISO 8601: 1 to 53
    year: int  # the year that the number belongs to, not always that of the days
    lanes: int  # how many are in use
    days: tuple[Day, ...]  # seven, Monday first


@dataclass(frozen=True, kw_only=True)
class Month:
    """A month of a year, in whole weeks."""

    year: int
    month: int  # 1 to 12
    weeks: tuple[Week, ...] = field(metadata=AGAIN)  # four to six
    entries: tuple[Entry, ...] = field(metadata=AGAIN)  # all that stand in it, by rank
    events: tuple[Event, ...]  # that these are occasions of

    @property
    def first(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    def __reduce__(self) -> tuple[object, ...]:
        """Say what the month is laid out of; where things stand on it follows."""
        return (_of_occasions, (self.year, self.month, tuple((each.event, each.number) for each in self.entries)))


Span = tuple[int, int, int, Entry]  # place among those of the month, first and last day, and what takes so long
Bar = tuple[int, int, int, Span]  # lane, first and last day in a row of the grid, and what takes them


def entries_of(events: Iterable[Event]) -> tuple[Entry, ...]:
    """Return every occasion of `events`."""
    return tuple([entry for event in events for entry in _entries(event)])


def lay_out(year: int, month: int, entries: Sequence[Entry]) -> Month:
    """Return the month with those of `entries` that touch its weeks.

    Years run from 1 to 9999, without the first and the last week of that time. The order of `entries` does not matter.
    """
    first = date(year, month, 1)
    begin, monday = first.weekday(), first.toordinal() - first.weekday()
    end = _next_month(first).toordinal() - monday  # days are counted from that Monday, here and below
    rows = range(0, end, DAYS)
    shown: list[Entry] = []
    beginning: list[list[Span]] = [[] for _ in rows]  # by the row in which they are first seen
    for entry in sorted(entries, key=attrgetter("rank")):
        begins, ends = entry.first.toordinal() - monday, entry.last.toordinal() - monday
        row = begins // DAYS if begins > 0 else 0
        if row < len(rows) and ends >= 0:
            beginning[row].append((len(shown), begins, ends, entry))
            shown.append(entry)

    pieces: list[list[Piece]] = [[] for _ in range(len(rows) * DAYS)]  # by day
    lanes = []
    bars: list[Bar] = []
    for start, spans in zip(rows, beginning, strict=True):
        # A bar that goes on keeps its place among the others.
        bars = _in_lanes([*[span for _, _, _, span in bars if span[2] >= start], *spans], start)
        lanes.append(bars[-1][0] + 1 if bars else 0)
        for bar in bars:
            _cut(bar, begin, end, pieces)
    dates = map(date.fromordinal, range(monday, monday + len(pieces)))
    days = tuple(map(Day, dates, [begin <= day < end for day in range(len(pieces))], map(tuple, pieces)))
    weeks = tuple([_week(days[start : start + DAYS], used) for start, used in zip(rows, lanes, strict=True)])
    events = tuple({entry.event.id: entry.event for entry in shown}.values())
    return Month(year=year, month=month, weeks=weeks, entries=tuple(shown), events=events)


def _of_occasions(year: int, month: int, occasions: Iterable[tuple[Event, int]]) -> Month:
    return lay_out(year, month, [(*_entries(event),)[number - 1] for event, number in occasions])


def _in_lanes(spans: Iterable[Span], start: int) -> list[Bar]:
    """Return the bars of the row that begins with the day `start`, by lane: each has the first one that is free."""
    taken: list[int] = []  # by lane: which days of the row are, as bits
    bars = []
    for span in spans:
        first, last = max(span[1] - start, 0), min(span[2] - start, DAYS - 1)
        days = (2 << last) - (1 << first)
        for lane, used in enumerate(taken):
            if not used & days:
                taken[lane] |= days
                break
        else:
            lane = len(taken)
            taken.append(days)
        bars.append((lane, start + first, start + last, span))
    bars.sort(key=itemgetter(0))
    return bars


def _cut(bar: Bar, begin: int, end: int, pieces: Sequence[list[Piece]]) -> None:
    """Add to the `pieces` of each day its one of `bar`; the month is [begin, end).

    A bar is cut at both ends of the month: its part in a neighbouring month goes when those days are not shown.
    """
    lane, first, last, (place, begins, ends, entry) = bar
    until = first - 1
    for day in range(first, last + 1):
        span = 0
        if day > until:
            until = min(last, begin - 1 if day < begin else end - 1 if day < end else last)
            span = until - day + 1
        pieces[day].append(Piece(entry, place, day - begins + 1, lane, span, day == begins, until == ends))


def _week(days: tuple[Day, ...], lanes: int) -> Week:
    year, number, _ = days[0].date.isocalendar()
    return Week(number, year, lanes, days)


def _entries(event: Event) -> Iterator[Entry]:
    occasions: Sequence[Lasting] = event.occasions if event.sessions or event.weekly else (event,)
    for number, occasion in enumerate(occasions, 1):
        starts = occasion.starts
        if isinstance(starts, datetime):
            first, minute = starts.date(), starts.hour * 60 + starts.minute
        else:
            first, minute = starts, -1
        last = last_day(starts, occasion.ends)
        length = (last - first).days + 1
        rank = (first, -length, minute, event.id, number)
        yield Entry(event, occasion, first, last, number, len(occasions), length, rank)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
