"""The months of the calendar, which a text may lead to: each has a page where anything takes place in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plugins.model.agenda import Month, between, month_url
from plugins.model.event import day_of, last_day
from plugins.model.language import Language
from plugins.reading.things import Thing

_MOST = 520  # weeks; whoever writes more is told so


@dataclass(frozen=True)
class MonthPage:
    """One month's page."""

    urls: Mapping[str, str]  # by language
    events: frozenset[tuple[str, str]]  # (kind, id) of what takes place in it, be it hidden


def month_pages(things: Iterable[Thing], languages: Iterable[Language]) -> dict[str, MonthPage]:
    """Return the page of each month that anything takes place in, by each of its addresses."""
    languages, held = tuple(languages), dict[Month, set[tuple[str, str]]]()
    for thing in things:
        for month in _months(thing) if thing.kind == "events" else ():
            held.setdefault(month, set()).add((thing.kind, thing.id))
    found = {}
    for month, events in held.items():
        urls = {each.code: month_url(each, month) for each in languages}
        found.update(dict.fromkeys(urls.values(), MonthPage(urls, frozenset(events))))
    return found


def _months(event: Thing) -> Iterator[Month]:
    spans = [(span.starts, span.ends) for span in event.fact("sessions", ())]
    starts: date | datetime | None = event.fact("starts")
    if not spans and starts is not None:
        ends, weeks = event.fact("ends", starts), range(min(max(event.fact("weekly", 0), 1), _MOST))
        spans = [(starts + timedelta(weeks=week), ends + timedelta(weeks=week)) for week in weeks]
    for first, last in spans:
        yield from between(day_of(first), last_day(first, last))
