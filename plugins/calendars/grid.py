"""A month as a grid of weeks, events laid out in lanes.

What the visitor gets: weeks that begin on Monday, with the week numbers of ISO 8601 that Norwegians go by; an event
over several days as one bar across them. The decision behind it: a bar is cut where a row of the grid ends and where
the month does, and every day still knows each event that takes place on it, so that the grid reads well as a table, day
by day, and as a list of the days of one month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """One occasion of an event: what a grid shows as one bar. Days are counted as `date.toordinal` does."""

    event: Event
    occasion: Lasting  # where there is but one, the event itself
    first: int  # day, at the event's place
    last: int  # the last day itself
    number: int  # which of the event's occasions it is, from 1
    of: int  # how many occasions the event has
    name: str  # no other has: "2016-11-oslo-visit/1"
    rank: tuple[int, int, int, str, int]  # long bars above short ones of the same day, whole days above times


class Bar(NamedTuple):
    """What an entry takes of a row of the grid, and no more than its days in the month, or those in a neighbour."""

    entry: Entry
    lane: int  # from 0, the same for each of its days
    first: int  # day
    last: int  # the last day itself


class Week(NamedTuple):
    """A row of the grid."""

    number: int  # ISO 8601: 1 to 53
    year: int  # the year that the number belongs to, not always that of the days
    monday: int  # its first day
    lanes: int  # how many are in use
    bars: tuple[Bar, ...]  # by lane


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

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day of its weeks."""
        return date.fromordinal(self.weeks[0].monday), date.fromordinal(self.weeks[-1].monday + DAYS - 1)

    def __reduce__(self) -> tuple[object, ...]:
        """Say what the month is laid out of; where things stand on it follows."""
        return (_of_occasions, (self.year, self.month, tuple((each.event, each.number) for each in self.entries)))


def entries_of(event: Event) -> tuple[Entry, ...]:
    """Return every occasion of `event`."""
    occasions: Sequence[Lasting] = event.occasions if event.sessions or event.weekly else (event,)
    entries = []
    for number, occasion in enumerate(occasions, 1):
        starts = occasion.starts
        minute = starts.hour * 60 + starts.minute if isinstance(starts, datetime) else -1
        first, last = starts.toordinal(), last_day(starts, occasion.ends).toordinal()
        rank = (first, first - last, minute, event.id, number)
        entries.append(Entry(event, occasion, first, last, number, len(occasions), f"{event.id}/{number}", rank))
    return tuple(entries)


def lay_out(year: int, month: int, entries: Iterable[Entry]) -> Month:
    """Return the month with those of `entries` that touch its weeks.

    Years run from 1 to 9999, without the first and the last week of that time. The order of `entries` does not matter.
    """
    first = date(year, month, 1)
    begin, end = first.toordinal(), _next_month(first).toordinal()
    mondays = range(begin - first.weekday(), end, DAYS)
    shown = sorted(
        [each for each in entries if each.first < mondays[-1] + DAYS and each.last >= mondays[0]],
        key=attrgetter("rank"),
    )
    waiting = iter(shown)
    coming = next(waiting, None)
    weeks = []
    there: list[Entry] = []  # by lane
    for monday in mondays:
        there = [each for each in there if each.last >= monday]
        while coming and coming.first < monday + DAYS:
            there.append(coming)
            coming = next(waiting, None)
        placed = _in_lanes(there, monday)
        there = [entry for _, entry in placed]  # a bar that goes on keeps its place among the others
        weeks.append(_week(monday, placed, begin, end))
    events = tuple({each.event.id: each.event for each in shown}.values())
    return Month(year=year, month=month, weeks=tuple(weeks), entries=tuple(shown), events=events)


def _of_occasions(year: int, month: int, occasions: Iterable[tuple[Event, int]]) -> Month:
    return lay_out(year, month, [entries_of(event)[number - 1] for event, number in occasions])


Placed = list[tuple[int, Entry]]  # lane and what is in it, by lane


def _in_lanes(entries: Iterable[Entry], monday: int) -> Placed:
    """Return `entries` as they stand in the row of a week: each in the first lane that is free."""
    taken: list[int] = []  # by lane: which days of the row are, as bits
    placed = []
    for entry in entries:
        first, last = entry.first - monday, entry.last - monday
        days = (2 << last if last < DAYS else 1 << DAYS) - (1 << first if first > 0 else 1)
        for lane, used in enumerate(taken):
            if not used & days:
                taken[lane] |= days
                break
        else:
            lane = len(taken)
            taken.append(days)
        placed.append((lane, entry))
    placed.sort(key=itemgetter(0))
    return placed


def _week(monday: int, placed: Placed, begin: int, end: int) -> Week:
    """Return a row; the month is [begin, end).

    A bar is cut at both ends of the month: its part in a neighbouring month goes when those days are not shown.
    """
    after = monday + DAYS
    bars = []
    for lane, entry in placed:
        first = max(monday, entry.first)
        last = entry.last if entry.last < after else after - 1
        cut = begin if first < begin <= last else end if first < end <= last else 0
        if cut:
            bars.append(Bar(entry, lane, first, cut - 1))
            first = cut
        bars.append(Bar(entry, lane, first, last))
    year, number, _ = date.fromordinal(monday).isocalendar()
    return Week(number, year, monday, placed[-1][0] + 1 if placed else 0, tuple(bars))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
