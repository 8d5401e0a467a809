"""Calendar files: what a calendar program fetches (RFC 5545, with names and colours of RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.calendars.lines import Lines, address, in_order, line, lines_of, text, utc
from plugins.calendars.rules import zone
from plugins.model.event import Event
from plugins.running.later import later

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = later("icalendar")

REFRESH = timedelta(hours=12)  # how often programs are asked to look again
PRODUCT = "-//socialcluster.lt//Calendar//EN"

_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"
# A calendar must have something in it (RFC 5545, 3.6), and programs refuse one that has not; of zones, none is shown.
_NOTHING = (
    b"BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


@dataclass(frozen=True, kw_only=True)
class About:
    """What a calendar says of itself."""

    lang: str  # BCP 47
    name: str
    description: str
    url: str  # absolute: the calendar's page
    source: str  # absolute: where this file is fetched
    color: str = "darkslateblue"  # a colour's name in CSS, as RFC 7986 wants it


def to_ics(entries: Iterable[tuple[Event, bytes]], about: About | None) -> bytes:
    """Return a calendar of `entries`, oldest first, with CRLF line ends, in UTF-8.

    An entry is an event with what `entries.entry_of` returns for it, which serves every calendar that the event is in.
    Without `about` it is an event to put into a calendar of one's own, and has no name: Outlook takes what has one for
    a calendar, and opens it beside the reader's own, empty as often as not (MS-OXCICAL, 2.1.3.1.1.17).
    """
    ordered = sorted(entries, key=lambda entry: (entry[0].instant, entry[0].id))
    events = [event for event, _ in ordered]
    told = {**_shared(about.lang, about.description, about.color), **_own(about, events)} if about else _always()
    head = in_order(told, icalendar.Calendar)
    inside = _zones(events) + b"".join([data for _, data in ordered])
    return _BEGIN + head + (inside or _NOTHING) + _END


def _own(about: About, events: Sequence[Event]) -> Lines:
    """Return what a calendar says of itself alone."""
    told = {
        "NAME": text("NAME", about.name, (("LANGUAGE", about.lang),)),
        "X-WR-CALNAME": text("X-WR-CALNAME", about.name),
        "URL": address("URL", about.url),
        "SOURCE": address("SOURCE", about.source, (("VALUE", "URI"),)),
    }
    if dated := [event.told(about.lang, event.changed) for event in events if event.dated]:
        told["LAST-MODIFIED"] = line("LAST-MODIFIED", f"{utc(max(dated)):%Y%m%dT%H%M%SZ}".encode())
    return told


@lru_cache(maxsize=1)
def _always() -> Lines:
    """Return what every file says."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    return lines_of(calendar)


@lru_cache(maxsize=16)
def _shared(lang: str, description: str, color: str) -> Lines:
    """Return what all calendars of a language say of themselves."""
    calendar = icalendar.Calendar()
    calendar.add("description", description, parameters={"LANGUAGE": lang})
    calendar.add("x-wr-caldesc", icalendar.vText(description))
    calendar.add("color", color)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vText(f"PT{REFRESH // timedelta(hours=1)}H"))
    return {**_always(), **lines_of(calendar)}


def _zones(events: Iterable[Event]) -> bytes:
    """Return the rules of each zone that a weekly repetition needs, since shortly before it is needed."""
    spans: dict[str, tuple[date, date]] = {}
    for event in events:
        if event.weekly > 1 and isinstance(event.starts, datetime):
            first, last = event.first_day - timedelta(days=1), event.last_day + timedelta(days=2)
            known = spans.get(event.timezone, (first, last))
            spans[event.timezone] = (min(first, known[0]), max(last, known[1]))
    return b"".join([zone(name, *span) for name, span in sorted(spans.items())])
