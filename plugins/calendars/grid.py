"""A month as a grid of weeks, events laid out in lanes.

What the visitor gets: weeks that begin on Monday, with the week numbers of ISO 8601 that Norwegians go by; an event
over several days as one bar across them. The decision behind it: a bar is cut where a row of the grid ends and where
the month does, and every day still knows each event that takes place on it, so that the grid reads well as a table, day
by day, and as a list of the days of one month.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import NamedTuple

from plugins.model.event import Event, Session, last_day

DAYS = 7  # in a week
AGAIN = MappingProxyType({"again": True})  # a field that says in another way what others say


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One occasion of an event: what a grid shows as one bar."""

    event: Event
    occasion: Session
    first: date  # at the event's place
    last: date  # the last day itself
    number: int  # which of the event's occasions it is, from 1
    of: int  # how many occasions the event has

    @cached_property
    def key(self) -> tuple[str, int]:
        """What tells it from every other entry."""
        return (self.event.id, self.number)

    @cached_property
    def timed(self) -> bool:
        """Whether it begins at a time, not only on a day."""
        return isinstance(self.occasion.starts, datetime)

    @cached_property
    def length(self) -> int:
        """How many days it touches."""
        return (self.last - self.first).days + 1

    @cached_property
    def rank(self) -> tuple[date, int, str, str, int]:
        """Its place: long bars above short ones that begin on the same day, whole days above times."""
        starts = self.occasion.starts
        clock = starts.strftime("%H:%M") if isinstance(starts, datetime) else ""
        return (self.first, -self.length, clock, self.event.id, self.number)


class Piece(NamedTuple):  # as the two below: a month has a hundred, and a tuple is made in a third of the time
    """An entry on one day."""

    entry: Entry
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
    entries: tuple[Entry, ...]  # all that stand in it

    @property
    def first(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    def __reduce__(self) -> tuple[object, ...]:
        """Say what the month is laid out of; where things stand on it follows."""
        return (_of_occasions, (self.year, self.month, tuple((each.event, each.number) for each in self.entries)))


def entries_of(events: Iterable[Event]) -> tuple[Entry, ...]:
    """Return every occasion of `events`, by first day, longest first, then by time and id."""
    found = [entry for event in events for entry in _entries(event)]
    return tuple(sorted(found, key=attrgetter("rank")))


def by_month(entries: Iterable[Entry]) -> dict[tuple[int, int], list[Entry]]:
    """Return the (year, month) pairs in which something takes place, earliest first, with what does."""
    months: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        day = entry.first
        while day <= entry.last:
            months.setdefault((day.year, day.month), []).append(entry)
            day = _next_month(day)
    return dict(sorted(months.items()))


def lay_out(year: int, month: int, entries: Sequence[Entry]) -> Month:
    """Return the month with those of `entries` that touch its weeks.

    Years run from 1 to 9999, without the first and the last week of that time. The order of `entries` does not matter.
    """
    first = date(year, month, 1)
    monday, end = first.toordinal() - first.weekday(), _next_month(first).toordinal()
    ranked = sorted(entries, key=attrgetter("rank"))
    weeks = []
    above: Mapping[tuple[str, int], int] = {}  # lanes in the row above: a bar keeps its place among the others
    for start in range(monday, end, DAYS):
        week, above = _week(start, first.toordinal(), end, ranked, above)
        weeks.append(week)
    shown = {piece.entry.key: piece.entry for week in weeks for day in week.days for piece in day.pieces}
    return Month(year=year, month=month, weeks=tuple(weeks), entries=tuple(shown.values()))


def _of_occasions(year: int, month: int, occasions: Iterable[tuple[Event, int]]) -> Month:
    return lay_out(year, month, [tuple(_entries(event))[number - 1] for event, number in occasions])


def _week(
    monday: int, first: int, end: int, ranked: Sequence[Entry], above: Mapping[tuple[str, int], int]
) -> tuple[Week, Mapping[tuple[str, int], int]]:
    """Return the row of the week of `monday`, and the lane of each entry on it; the month is [first, end).

    Days are ordinal numbers; `ranked` are all entries that may be in the week, by their rank.
    """
    here = []
    for entry in ranked:
        begins, ends = entry.first.toordinal() - monday, entry.last.toordinal() - monday
        if begins < DAYS and ends >= 0:
            here.append((above.get(entry.key, len(ranked)), begins, ends, entry))
    here.sort(key=itemgetter(0))
    taken: list[int] = []  # by lane: which days of the week are, as bits
    lanes = []
    for _, begins, ends, entry in here:
        days = (2 << min(ends, DAYS - 1)) - (1 << max(begins, 0))
        lane = next((number for number, used in enumerate(taken) if not used & days), len(taken))
        if lane == len(taken):
            taken.append(0)
        taken[lane] |= days
        lanes.append((lane, begins, ends, entry))
    lanes.sort(key=itemgetter(0))
    # A bar is cut at both ends of the month: its part in a neighbouring month goes when those days are not shown.
    cuts = [day for day in (0, first - monday, end - monday, DAYS) if 0 <= day <= DAYS]
    pieces = _pieces(lanes, cuts)
    cells = tuple(
        Day(date.fromordinal(monday + day), first <= monday + day < end, tuple(pieces[day])) for day in range(DAYS)
    )
    year, number, _ = cells[0].date.isocalendar()
    return Week(number, year, len(taken), cells), {entry.key: lane for lane, _, _, entry in lanes}


def _pieces(lanes: Iterable[tuple[int, int, int, Entry]], cuts: Sequence[int]) -> list[list[Piece]]:
    """Return for each day of a week its pieces of `lanes`: (lane, first and last day from Monday, entry).

    No bar goes on across one of `cuts`, among which are the week's begin and end.
    """
    found: list[list[Piece]] = [[] for _ in range(DAYS)]
    for lane, begins, ends, entry in lanes:
        for start, stop in pairwise(cuts):
            last = min(ends, stop - 1)
            for day in range(max(begins, start), last + 1):
                span = last - day + 1 if day in (start, begins) else 0
                found[day].append(Piece(entry, day - begins + 1, lane, span, day == begins, last == ends))
    return found


def _entries(event: Event) -> Iterable[Entry]:
    occasions = event.occasions
    for number, occasion in enumerate(occasions, 1):
        yield Entry(
            event=event,
            occasion=occasion,
            first=occasion.starts.date() if isinstance(occasion.starts, datetime) else occasion.starts,
            last=last_day(occasion.starts, occasion.ends),
            number=number,
            of=len(occasions),
        )


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
