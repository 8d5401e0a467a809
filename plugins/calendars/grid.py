"""A month as a grid of weeks, events laid out in lanes.

What the visitor gets: weeks that begin on Monday, with the week numbers of ISO 8601 that Norwegians go by; an event
over several days as one bar across them. The decision behind it: a bar is cut where a row of the grid ends and where
the month does, and every day still knows each event that takes place on it, so that the grid reads well as a table, day
by day, and as a list of the days of one month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType

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

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other entry."""
        return (self.event.id, self.number)

    @property
    def timed(self) -> bool:
        """Whether it begins at a time, not only on a day."""
        return isinstance(self.occasion.starts, datetime)

    @property
    def length(self) -> int:
        """How many days it touches."""
        return (self.last - self.first).days + 1

    @cached_property
    def rank(self) -> tuple[date, int, str, str, int]:
        """Its place: long bars above short ones that begin on the same day, whole days above times."""
        starts = self.occasion.starts
        clock = starts.strftime("%H:%M") if isinstance(starts, datetime) else ""
        return (self.first, -self.length, clock, self.event.id, self.number)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """An entry on one day."""

    entry: Entry
    day: int  # which day of the entry this is, from 1
    lane: int  # from 0, the same for every day that one bar covers
    span: int  # how many days the bar that begins here covers; 0 where a bar from an earlier day covers this one
    begins: bool  # whether the entry itself begins here, not only a bar
    ends: bool  # whether the entry's last day is the bar's last day


@dataclass(frozen=True, kw_only=True)
class Day:
    """A cell of the grid."""

    date: date
    within: bool  # whether it belongs to the month, not to a neighbour whose days fill the week
    pieces: tuple[Piece, ...]  # by lane


@dataclass(frozen=True, kw_only=True)
class Week:
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
    monday = first - timedelta(days=first.weekday())
    end = _next_month(first)
    weeks = []
    above: dict[tuple[str, int], int] = {}  # lanes in the row above: a bar going on keeps its place among the others
    while monday < end:
        week, above = _week(monday, first, end, entries, above)
        weeks.append(week)
        monday += timedelta(days=DAYS)
    shown = {piece.entry.key: piece.entry for week in weeks for day in week.days for piece in day.pieces}
    return Month(year=year, month=month, weeks=tuple(weeks), entries=tuple(shown.values()))


def _of_occasions(year: int, month: int, occasions: Iterable[tuple[Event, int]]) -> Month:
    return lay_out(year, month, [tuple(_entries(event))[number - 1] for event, number in occasions])


def _week(
    monday: date, first: date, end: date, entries: Sequence[Entry], above: dict[tuple[str, int], int]
) -> tuple[Week, dict[tuple[str, int], int]]:
    """Return the row of the week of `monday`, and the lane of each entry on it; the month is [first, end)."""
    sunday = monday + timedelta(days=DAYS - 1)
    here = [entry for entry in entries if entry.first <= sunday and entry.last >= monday]
    lanes: list[tuple[int, Entry]] = []
    taken: list[set[date]] = []
    for entry in sorted(here, key=lambda entry: (above.get(entry.key, len(entries)), entry.rank)):
        days = set(_days(max(entry.first, monday), min(entry.last, sunday)))
        lane = next((number for number, used in enumerate(taken) if not used & days), len(taken))
        if lane == len(taken):
            taken.append(set())
        taken[lane] |= days
        lanes.append((lane, entry))
    lanes.sort(key=lambda pair: pair[0])
    cells = tuple(_cell(day, first, end, sunday, lanes) for day in _days(monday, sunday))
    year, number, _ = monday.isocalendar()
    week = Week(number=number, year=year, lanes=len(taken), days=cells)
    return week, {entry.key: lane for lane, entry in lanes}


def _cell(day: date, first: date, end: date, sunday: date, lanes: Sequence[tuple[int, Entry]]) -> Day:
    within = first <= day < end
    # A bar is cut at both ends of the month: its part in a neighbouring month goes when those days are not shown.
    starts_anew = day.isoweekday() == 1 or day in (first, end)
    row_ends = min(sunday, end - timedelta(days=1)) if within else sunday if day >= end else first - timedelta(days=1)
    pieces = []
    for lane, entry in lanes:
        if not entry.first <= day <= entry.last:
            continue
        last = min(entry.last, row_ends)
        pieces.append(
            Piece(
                entry=entry,
                day=(day - entry.first).days + 1,
                lane=lane,
                span=(last - day).days + 1 if starts_anew or day == entry.first else 0,
                begins=day == entry.first,
                ends=last == entry.last,
            )
        )
    return Day(date=day, within=within, pieces=tuple(pieces))


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


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
