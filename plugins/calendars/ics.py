"""Calendar files: what a calendar program fetches (RFC 5545, with RFC 7986's names and RFC 9073's styled description).

What the subscriber gets: an entry that moves when the event moves and is never there twice. Four decisions behind it:

An entry is known by the event's id alone. Title, date and address may all change; the id is the folder's name and does
not. An event of several sessions has an entry for each, as calendar programs understand dates better than lists of
dates (RDATE): the first keeps the event's own name, so that an event which gains sessions does not leave an orphan
behind, and each later one is named by its number in the header, which it keeps when its date changes.

Times are written in UTC: a local time would need its zone's rules along with it (RFC 5545, 3.6.5), and calendar
programs show UTC in the reader's own zone anyway. Only a weekly repetition is written in its place's time with the
zone's rules for just those weeks: ten o'clock stays ten o'clock when summer time ends, which UTC cannot say.

No clock. Without METHOD, DTSTAMP is the last edit (3.8.7.2), and so two builds of the same content are the same bytes.
Where no header says when that was, it is older than any edit that one may come to say: its start is still to come, and
a program need not take what is older than what it has.

A postponed event's old date is shown as tentative and leaves the reader's time free: it is off, but it is not
cancelled, and programs that hide what is cancelled would take it away without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from plugins.model.event import Event, EventStatus, Session
from plugins.running.later import later

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = later("icalendar")

REFRESH = timedelta(hours=12)  # how often programs are asked to look again
WIDTH = 75  # octets of a line, its end not counted
UNDATED = datetime(2015, 1, 1, tzinfo=UTC)  # when an entry was last changed of which nobody says it
PRODUCT = "-//socialcluster.lt//Calendar//EN"

_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"
_PART = re.compile(rb".{1,%d}(?:(?<! )(?![\x80-\xbf])|\Z)|." % (WIDTH - 1), re.DOTALL)  # of a line
_FIRST = re.compile(rb".{1,%d}(?<! )(?![\x80-\xbf])|." % WIDTH, re.DOTALL)
_STATUS = {
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.TENTATIVE: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.RESCHEDULED: "CONFIRMED",
    EventStatus.MOVED_ONLINE: "CONFIRMED",
}
_FREES_TIME = {EventStatus.CANCELLED, EventStatus.POSTPONED}


@dataclass(frozen=True, kw_only=True)
class Words:
    """What an entry says, in one language."""

    lang: str  # BCP 47: of the event's words
    summary: str
    location: str = ""
    description: str  # plain text, lines divided by "\n"
    html: str  # the same as HTML, addresses absolute
    categories: tuple[str, ...] = ()
    url: str  # absolute: the event's page
    image: str = ""  # absolute
    image_type: str = "image/png"
    organizer: str = ""  # who invites; written only where `email` says how to reach them, as the property wants both
    email: str = ""
    contact: str = ""
    online_label: str = ""  # what joining at Event.online_url is called


@dataclass(frozen=True, kw_only=True)
class About:
    """What a calendar says of itself."""

    lang: str  # BCP 47
    name: str
    description: str
    url: str  # absolute: the calendar's page
    source: str  # absolute: where this file is fetched
    color: str = "darkslateblue"  # a colour's name in CSS, as RFC 7986 wants it


def to_ics(entries: Iterable[tuple[Event, bytes]], about: About) -> bytes:
    """Return a calendar of `entries`, oldest first, with CRLF line ends, in UTF-8.

    An entry is an event with what `entry_of` returns for it, which serves every calendar that the event is in.
    """
    ordered = sorted(entries, key=lambda entry: (entry[0].instant, entry[0].id))
    events = [event for event, _ in ordered]
    own, shared = _own(about, events), _shared(about.lang, about.description, about.color)
    lines = {line.partition(b":")[0].partition(b";")[0].decode(): line for line in (*own, *shared)}
    head = b"".join(
        lines[name] for name in icalendar.caselessdict.canonsort_keys(lines, icalendar.Calendar.canonical_order)
    )
    return _BEGIN + head + _zones(events) + b"".join([data for _, data in ordered]) + _END


def _own(about: About, events: Sequence[Event]) -> tuple[bytes, ...]:
    """Return what a calendar says of itself alone."""
    calendar = icalendar.Calendar()
    calendar.add("name", about.name, parameters={"LANGUAGE": about.lang})
    calendar.add("x-wr-calname", icalendar.vText(about.name))
    calendar.add("url", about.url)
    calendar.add("source", about.source, parameters={"VALUE": "URI"})
    if dated := [event.changed for event in events if event.dated]:
        calendar.add("last-modified", _utc(max(dated)))
    return _lines(calendar)[1:-1]


@lru_cache(maxsize=16)
def _shared(lang: str, description: str, color: str) -> tuple[bytes, ...]:
    """Return what all calendars of a language say of themselves."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("description", description, parameters={"LANGUAGE": lang})
    calendar.add("x-wr-caldesc", icalendar.vText(description))
    calendar.add("color", color)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vText(f"PT{REFRESH // timedelta(hours=1)}H"))
    return _lines(calendar)[1:-1]


def entry_of(event: Event, words: Words, uid_domain: str) -> bytes:
    """Return `event` as it stands in a calendar: a VEVENT, or one for each session.

    `uid_domain` is part of the names by which programs know it: "socialcluster.lt", whatever the site's address is.
    """
    return b"".join(line for entry in _entries(event, words, uid_domain) for line in _lines(entry))


def _lines(component: icalendar.Component) -> tuple[bytes, ...]:
    """Return a component's content lines: what icalendar makes of each value, without its going over them once more."""
    return tuple(_folded(_line(name, value)) for name, value in component.property_items())


def _line(name: str, value: Any) -> bytes:  # noqa: ANN401  (one of icalendar's types)
    if isinstance(value, bytes):  # a component's name, at its beginning and its end
        return name.encode() + b":" + value
    params, said = value.params, value.to_ical()
    head = f"{name}{_parameters(tuple(params.items()))}:" if params else f"{name}:"
    return head.encode() + (said if isinstance(said, bytes) else said.encode())


@lru_cache(maxsize=1024)  # there are few but for names of people
def _parameters(params: tuple[tuple[str, str], ...]) -> str:
    said = icalendar.Parameters(params).to_ical().decode()
    return f";{said}" if said else ""


def _folded(data: bytes) -> bytes:
    """Return a content line, folded where it is too long.

    A space at a line's end is easily lost on the way: it begins the next one. icalendar would fold as well, letter by
    letter, which takes six times as long as all else together.
    """
    if len(data) <= WIDTH:
        return data + b"\r\n"
    first = _FIRST.match(data)
    assert first is not None
    return b"\r\n ".join([first.group(), *_PART.findall(data, first.end())]) + b"\r\n"


def uid(event_id: str, number: int, domain: str) -> str:
    """Return the name by which calendar programs know an event's occasion for good (RFC 5545, 3.8.4.7).

    The full stop cannot be in an id, so that no event's session is ever taken for another event.
    """
    return f"{event_id}@{domain}" if number <= 1 else f"{event_id}.{number}@{domain}"


def entries_in(data: bytes) -> dict[str, bytes]:
    """Return the entries of a calendar that `to_ics` has made, by their events' ids."""
    found: dict[str, bytes] = {}
    # Only a component's own line begins right after a line's end: what is folded has a space there.
    for part in data.split(b"\r\nBEGIN:VEVENT\r\n")[1:]:
        start = part.index(b"\r\nUID:") + len(b"\r\nUID:")
        name = part[start : part.index(b"\r\nSEQUENCE:", start)].replace(b"\r\n ", b"").decode()
        key = name.partition("@")[0].partition(".")[0]  # see uid()
        found[key] = found.get(key, b"") + b"BEGIN:VEVENT\r\n" + part.removesuffix(b"\r\n" + _END) + b"\r\n"
    return found


def _entries(event: Event, words: Words, domain: str) -> Iterable[icalendar.Event]:
    if not event.sessions:
        yield _entry(event, words, Session(starts=event.starts, ends=event.ends), uid(event.id, 1, domain), "")
        return
    count = len(event.sessions)
    for place, session in enumerate(event.sessions, 1):
        name = uid(event.id, session.number or place, domain)
        entry = _entry(event, words, session, name, f" ({place}/{count})")
        if name != uid(event.id, 1, domain):
            entry.add("related-to", uid(event.id, 1, domain), parameters={"RELTYPE": "SIBLING"})
        yield entry


def _entry(event: Event, words: Words, occasion: Session, name: str, suffix: str) -> icalendar.Event:
    lang = {"LANGUAGE": words.lang}
    entry = icalendar.Event()
    entry.add("uid", name)
    if event.dated:
        entry.add("dtstamp", _utc(event.changed))
        entry.add("last-modified", _utc(event.changed))
    else:
        entry.add("dtstamp", UNDATED)
    entry.add("sequence", event.sequence)
    _add_time(entry, event, occasion)
    entry.add("status", _STATUS[event.status])
    if event.status in _FREES_TIME:
        entry.add("transp", "TRANSPARENT")
    entry.add("summary", words.summary + suffix, parameters=lang)
    entry.add("description", words.description, parameters=lang)
    # Outlook reads the first; the second is the standard's word for the same (RFC 9073, 6.5).
    entry.add("x-alt-desc", icalendar.vText(words.html), parameters={"FMTTYPE": "text/html"})
    entry.add(
        "styled-description", icalendar.vText(words.html), parameters={"VALUE": "TEXT", "FMTTYPE": "text/html"} | lang
    )
    entry.add("url", words.url)
    _add_place(entry, event, words, lang)
    _add_people(entry, words)
    if words.categories:
        entry.add("categories", list(words.categories), parameters=lang)
    if words.image:
        shown = {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": words.image_type}
        entry.add("image", words.image, parameters=shown)
    return entry


def _add_time(entry: icalendar.Event, event: Event, occasion: Session) -> None:
    starts, ends = occasion.starts, occasion.ends
    if not isinstance(starts, datetime) or not isinstance(ends, datetime):
        entry.add("dtstart", starts)
        entry.add("dtend", ends + timedelta(days=1))  # the first day on which it is not (3.6.1)
    else:
        local = ZoneInfo(event.timezone) if event.weekly > 1 else UTC
        entry.add("dtstart", starts.astimezone(local))
        if ends > starts:  # without an end, an entry is over when it begins (3.6.1); one at the start itself is invalid
            entry.add("dtend", ends.astimezone(local))
    if event.weekly > 1:
        entry.add("rrule", {"freq": "weekly", "count": event.weekly})


def _add_place(entry: icalendar.Event, event: Event, words: Words, lang: dict[str, str]) -> None:
    if words.location:
        entry.add("location", words.location, parameters=lang)
    if event.position:
        entry.add("geo", (event.position.lat, event.position.lon))
    if event.online_url and event.takes_place:
        joining = {"VALUE": "URI", "FEATURE": "VIDEO"} | ({"LABEL": words.online_label} if words.online_label else {})
        entry.add("conference", icalendar.vUri(event.online_url), parameters=joining | lang)


def _add_people(entry: icalendar.Event, words: Words) -> None:
    if words.organizer and words.email:
        entry.add("organizer", icalendar.vCalAddress(f"mailto:{words.email}"), parameters={"CN": words.organizer})
    if words.contact:
        entry.add("contact", words.contact)


def _zones(events: Iterable[Event]) -> bytes:
    """Return the rules of each zone that a weekly repetition needs, for no longer than it is needed."""
    spans: dict[str, tuple[date, date]] = {}
    for event in events:
        if event.weekly > 1 and isinstance(event.starts, datetime):
            first, last = event.first_day - timedelta(days=1), event.last_day + timedelta(days=2)
            known = spans.get(event.timezone, (first, last))
            spans[event.timezone] = (min(first, known[0]), max(last, known[1]))
    return b"".join([_zone(name, *span) for name, span in sorted(spans.items())])


@lru_cache(maxsize=1024)  # the same in each language
def _zone(name: str, first: date, last: date) -> bytes:
    return b"".join(_lines(icalendar.Timezone.from_tzinfo(ZoneInfo(name), tzid=name, first_date=first, last_date=last)))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
