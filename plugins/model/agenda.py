"""What is on when: the events that each month of the calendar shows, and each page of the lists of events.

Among the catalogue's answers (see answers.py), under these keys:

    months                           ((year, month), how many times something takes place in it), earliest first
    month/<year>-<month>             the ids of what takes place in its weeks, days of its neighbours among them
    sorts                            (country, type) of which there are events: all first, then one, then both
    calendars                        (country, type) of which there are calendar files: also where no event is left
    listed/<country>/<type>          how many pages the list of these has; "all" stands for any
    listed/<country>/<type>/<page>   (ids of what is to come, soonest first, ids of what is over, latest first)
    foreign/<lang>                   whether there are events that are not written in a language
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from plugins.model.event import Event, EventType, day_of, last_day
from plugins.model.language import Language
from plugins.model.paging import pages_of, part

PAGE_SIZE = 10  # events on one page of a list, as many as news on one of theirs
ALL = "all"  # of countries, of types; a country's code is in capitals

Month = tuple[int, int]  # year, month
Sort = tuple[str, str]  # country, type; "" for any


def agenda(
    events: Sequence[Event], languages: Iterable[str], over: Mapping[str, bool], countries: Iterable[str]
) -> dict[str, object]:
    """Return the answers; `events` are earliest first, and `over` has of each whether it is.

    In `countries` (ISO 3166-1 alpha-2) there may be events, whether there are any or not: partners are there.
    """
    found = _months(events)
    found |= _lists(events, over)
    found["calendars"] = calendars(events, countries)
    found |= {f"foreign/{lang}": any(lang not in event.languages for event in events) for lang in languages}
    return found


def month_key(month: Month) -> str:
    """Return the key of what a month shows."""
    return f"month/{month[0]}-{month[1]}"


def month_url(language: Language, month: Month) -> str:
    """Return the address of a month's page: "/en/calendar/2016/11/"."""
    return language.url("calendar", f"{month[0]:04}", f"{month[1]:02}")


def list_key(sort: Sort, number: int | None = None) -> str:
    """Return the key of a list's length, or of what stands on one of its pages, from 1."""
    key = f"listed/{sort[0] or ALL}/{sort[1] or ALL}"
    return f"{key}/{number}" if number else key


def sorts(events: Iterable[Event]) -> tuple[Sort, ...]:
    """Return each (country, type) of which there are events: all of them first, then by country, by type, by both."""
    there = {(event.country, event.type.value) for event in events}
    countries = sorted({country for country, _ in there if country})
    types = [kind.value for kind in EventType if any(kind == each for _, each in there)]
    return (
        ("", ""),
        *((country, "") for country in countries),
        *(("", kind) for kind in types),
        *((country, kind) for country in countries for kind in types if (country, kind) in there),
    )


def calendars(events: Iterable[Event], countries: Iterable[str]) -> tuple[Sort, ...]:
    """Return each (country, type) that one can subscribe to: of any type, in any of `countries` and of the events'.

    A file that vanished with its last event would leave that event in its subscribers' programs for good, and nobody
    would tell them of the next one.
    """
    known = sorted({*countries, *(event.country for event in events if event.country)})
    return tuple((country, kind) for country in ("", *known) for kind in ("", *(each.value for each in EventType)))


def _months(events: Iterable[Event]) -> dict[str, object]:
    counts: Counter[Month] = Counter()
    shown: dict[Month, dict[str, None]] = {}
    for event in events:
        for occasion in event.occasions:
            first, last = day_of(occasion.starts), last_day(occasion.starts, occasion.ends)
            counts.update(between(first, last))
            monday, sunday = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
            for month in between(monday, sunday):
                shown.setdefault(month, {})[event.id] = None
    found: dict[str, object] = {"months": tuple(sorted(counts.items()))}
    return found | {month_key(month): tuple(shown[month]) for month in counts}


def between(first: date, last: date) -> Iterator[Month]:
    """Yield the months from that of `first` to that of `last`."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = year + month // 12, month % 12 + 1


def _lists(events: Sequence[Event], over: Mapping[str, bool]) -> dict[str, object]:
    known = sorts(events)
    lists: dict[Sort, list[Event]] = {sort: [] for sort in known}
    for event in events:
        for country in {"", event.country}:
            lists[country, ""].append(event)
            lists[country, event.type.value].append(event)
    found: dict[str, object] = {"sorts": known}
    for sort, those in lists.items():
        coming = [event.id for event in those if not over[event.id]]
        past = [event.id for event in reversed(those) if over[event.id]]
        count = pages_of(len(those), PAGE_SIZE)
        found[list_key(sort)] = count
        for number in range(1, count + 1):
            shown = part(len(those), PAGE_SIZE, number)
            rest = slice(max(0, shown.start - len(coming)), max(0, shown.stop - len(coming)))
            found[list_key(sort, number)] = (tuple(coming[shown]), tuple(past[rest]))
    return found
