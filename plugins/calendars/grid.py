"""A month as a grid of weeks, events laid out in lanes.

What the visitor gets: weeks that begin on Monday, with the week numbers of ISO 8601 that Norwegians go by; an event
over several days as one bar across them. The decision behind it: a bar is cut where a row of the grid ends and where
the month does, and every day still knows each event that takes place on it, so that the grid reads well as a table, day
by day, and as a list of the days of one month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import NamedTuple

from plugins.model.event import Event, Session, last_day

DAYS = 7  # in a week
AGAIN = MappingProxyType({"again": True})  # a field that says in another way what others say


class Entry(NamedTuple):  # as those below: a month has a hundred, and a tuple is made in a third of the time
    """One occasion of an event: what a grid shows as one bar."""

    event: Event
    occasion: Session
    first: date  # at the event's place
    last: date  # the last day itself
    number: int  # which of the event's occasions it is, from 1
    of: int  # how many occasions the event has
    length: int  # how many days it touches
    rank: tuple[date, int, str, str, int]  # long bars above short ones of the same day, whole days above times


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


def entries_of(events: Iterable[Event]) -> tuple[Entry, ...]:
    """Return every occasion of `events`."""
    return tuple([entry for event in events for entry in _entries(event)])


def lay_out(year: int, month: int, entries: Sequence[Entry]) -> Month:
    """Return the month with those of `entries` that touch its weeks.

    Years run from 1 to 9999, without the first and the last week of that time. The order of `entries` does not matter.
    """
    first = date(year, month, 1)
    monday, end = first.toordinal() - first.weekday(), _next_month(first).toordinal()
    past = end + (monday - end) % DAYS  # the Monday after its last week
    spans: list[Span] = []
    for entry in sorted(entries, key=attrgetter("rank")):
        begins, ends = entry.first.toordinal(), entry.last.toordinal()
        if begins < past and ends >= monday:
            spans.append((len(spans), begins, ends, entry))
    weeks = []
    above: Mapping[int, int] = {}  # lanes in the row above: a bar keeps its place among the others
    for start in range(monday, end, DAYS):
        week, above = _week(start, first.toordinal(), end, spans, above)
        weeks.append(week)
    shown = tuple([entry for _, _, _, entry in spans])
    events = tuple({entry.event.id: entry.event for entry in shown}.values())
    return Month(year=year, month=month, weeks=tuple(weeks), entries=shown, events=events)


def _of_occasions(year: int, month: int, occasions: Iterable[tuple[Event, int]]) -> Month:
    return lay_out(year, month, [(*_entries(event),)[number - 1] for event, number in occasions])


def _week(
    monday: int, first: int, end: int, spans: Sequence[Span], above: Mapping[int, int]
) -> tuple[Week, Mapping[int, int]]:
    """Return the row of the week of `monday`, and the lane of each entry on it; the month is [first, end).

    Days are ordinal numbers; `spans` are by the rank of their entries.
    """
    here = [
        (above.get(place, len(spans)), place, begins - monday, ends - monday, entry)
        for place, begins, ends, entry in spans
        if begins < monday + DAYS and ends >= monday
    ]
    here.sort(key=itemgetter(0))
    taken: list[int] = []  # by lane: which days of the week are, as bits
    lanes = []
    for _, place, begins, ends, entry in here:
        days = (2 << min(ends, DAYS - 1)) - (1 << max(begins, 0))
        lane = next((number for number, used in enumerate(taken) if not used & days), len(taken))
        if lane == len(taken):
            taken.append(0)
        taken[lane] |= days
        lanes.append((lane, place, begins, ends, entry))
    lanes.sort(key=itemgetter(0))
    # A bar is cut at both ends of the month: its part in a neighbouring month goes when those days are not shown.
    cuts = [day for day in (0, first - monday, end - monday, DAYS) if 0 <= day <= DAYS]
    pieces = _pieces(lanes, cuts)
    cells = tuple(
        Day(date.fromordinal(monday + day), first <= monday + day < end, tuple(pieces[day])) for day in range(DAYS)
    )
    year, number, _ = cells[0].date.isocalendar()
    return Week(number, year, len(taken), cells), {place: lane for lane, place, _, _, _ in lanes}


def _pieces(lanes: Iterable[tuple[int, int, int, int, Entry]], cuts: Sequence[int]) -> list[list[Piece]]:
    """Return for each day of a week its pieces of `lanes`: (lane, place, first and last day from Monday, entry).

    No bar goes on across one of `cuts`, among which are the week's begin and end.
    """
    found: list[list[Piece]] = [[] for _ in range(DAYS)]
    for lane, place, begins, ends, entry in lanes:
        for start, stop in pairwise(cuts):
            last = min(ends, stop - 1)
            for day in range(max(begins, start), last + 1):
                span = last - day + 1 if day in (start, begins) else 0
                found[day].append(Piece(entry, place, day - begins + 1, lane, span, day == begins, last == ends))
    return found


def _entries(event: Event) -> Iterator[Entry]:
    occasions = event.occasions
    for number, occasion in enumerate(occasions, 1):
        starts = occasion.starts
        first = starts.date() if isinstance(starts, datetime) else starts
        clock = f"{starts.hour:02}:{starts.minute:02}" if isinstance(starts, datetime) else ""
        last = last_day(starts, occasion.ends)
        length = (last - first).days + 1
        rank = (first, -length, clock, event.id, number)
        yield Entry(event, occasion, first, last, number, len(occasions), length, rank)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
