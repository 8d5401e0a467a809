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

Content lines are written here, in icalendar's order and spelling and in a tenth of its time. The rules of zones, which
few events need, are icalendar's own work, and tests have it read all that is written.

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
_HOURS = f"PT{REFRESH // timedelta(hours=1)}H"
WIDTH = 75  # octets of a line, its end not counted
PRODUCT = "-//socialcluster.lt//Calendar//EN"

_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"
_PART = re.compile(rb".{1,%d}(?:(?<! )(?![\x80-\xbf])|\Z)|." % (WIDTH - 1), re.DOTALL)  # of a line
_FIRST = re.compile(rb".{1,%d}(?<! )(?![\x80-\xbf])|." % WIDTH, re.DOTALL)
_QUOTED = re.compile("[,;:’]")  # of a parameter, as icalendar has it
_SPACES = " '"  # a name that has one stands in quotes, as icalendar has it
_CARETS = {"^": "^^", "\n": "^n", '"': "^'"}  # RFC 6868
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
    return _BEGIN + _head(about, events) + _zones(events) + b"".join([data for _, data in ordered]) + _END


def _head(about: About, events: Sequence[Event]) -> bytes:
    """Return what a calendar says of itself."""
    name, description, lang = _text(about.name), _text(about.description), f";LANGUAGE={about.lang}"
    changed = [f"LAST-MODIFIED:{_utc(max(event.changed for event in events))}"] if events else []
    return _lines(
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"DESCRIPTION{lang}:{description}",
        f"X-WR-CALDESC:{description}",
        f"NAME{lang}:{name}",
        f"X-WR-CALNAME:{name}",
        f"COLOR:{about.color}",
        *changed,
        f"REFRESH-INTERVAL;VALUE=DURATION:{_HOURS}",
        f"SOURCE;VALUE=URI:{about.source}",
        f"URL:{about.url}",
        f"X-PUBLISHED-TTL:{_HOURS}",
    )


def entry_of(event: Event, words: Words, uid_domain: str) -> bytes:
    """Return `event` as it stands in a calendar: a VEVENT, or one for each session.

    `uid_domain` is part of the names by which programs know it: "socialcluster.lt", whatever the site's address is.
    """
    return b"".join(_entries(event, words, uid_domain))


def _lines(*lines: str) -> bytes:
    """Return content lines, folded at 75 octets and never within a letter (3.1)."""
    return b"".join([_folded(line.encode()) for line in lines])


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


def _text(value: str) -> str:
    """Return `value` as a TEXT (3.3.11)."""
    escaped = value.replace("\\N", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


@lru_cache(maxsize=1024)  # names of partners
def _parameter(value: str, also: str = "") -> str:
    """Return a parameter's value, in quotes where it has to be, or has any letter of `also` (3.2; RFC 6868)."""
    said = "".join(_CARETS.get(letter, letter) for letter in value.replace("\r\n", "\n").replace("\r", "\n"))
    return f'"{said}"' if _QUOTED.search(said) or any(letter in value for letter in also) else said


def _component(component: icalendar.Component) -> bytes:
    """Return the content lines of what icalendar has made."""
    lines = []
    value: Any
    for name, value in component.property_items():
        said = value if isinstance(value, bytes) else value.to_ical()  # bytes: a component's name
        params = getattr(value, "params", None)
        told = f";{params.to_ical().decode()}" if params else ""
        lines.append(f"{name}{told}:{said.decode() if isinstance(said, bytes) else said}")
    return _lines(*lines)


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


def _entries(event: Event, words: Words, domain: str) -> Iterable[bytes]:
    first = uid(event.id, 1, domain)
    if not event.sessions:
        yield _entry(event, words, Session(starts=event.starts, ends=event.ends), first)
        return
    count = len(event.sessions)
    for place, session in enumerate(event.sessions, 1):
        name = uid(event.id, session.number or place, domain)
        beside = first if name != first else ""
        yield _entry(event, words, session, name, f" ({place}/{count})", beside)


def _entry(event: Event, words: Words, occasion: Session, name: str, suffix: str = "", beside: str = "") -> bytes:
    """Return a VEVENT; `beside` names the event's first one, where this is another."""
    lang, changed, html = f"LANGUAGE={words.lang}", _utc(event.changed), _text(words.html)
    email, contact = words.email if words.organizer else "", words.contact
    lines = (
        "BEGIN:VEVENT",
        f"SUMMARY;{lang}:{_text(words.summary + suffix)}",
        *_times(event, occasion),
        f"DTSTAMP:{changed}",
        f"UID:{name}",
        f"SEQUENCE:{event.sequence}",
        event.weekly > 1 and f"RRULE:FREQ=WEEKLY;COUNT={event.weekly}",
        words.categories and f"CATEGORIES;{lang}:{','.join(map(_text, words.categories))}",
        event.online_url and _conference(event.online_url, words, lang),
        contact and f"CONTACT:{_text(contact)}",
        f"DESCRIPTION;{lang}:{_text(words.description)}",
        event.position and f"GEO:{event.position.lat};{event.position.lon}",
        words.image and f"IMAGE;DISPLAY=BADGE;FMTTYPE={words.image_type};VALUE=URI:{words.image}",
        f"LAST-MODIFIED:{changed}",
        words.location and f"LOCATION;{lang}:{_text(words.location)}",
        email and f"ORGANIZER;CN={_parameter(words.organizer, _SPACES)}:mailto:{email}",
        beside and f"RELATED-TO;RELTYPE=SIBLING:{beside}",
        f"STATUS:{_STATUS[event.status]}",
        # The second is the standard's word for what Outlook reads as the last (RFC 9073, 6.5).
        f"STYLED-DESCRIPTION;FMTTYPE=text/html;{lang};VALUE=TEXT:{html}",
        event.status in _FREES_TIME and "TRANSP:TRANSPARENT",
        f"URL:{words.url}",
        f"X-ALT-DESC;FMTTYPE=text/html:{html}",
        "END:VEVENT",
    )
    return _lines(*[line for line in lines if isinstance(line, str) and line])


def _times(event: Event, occasion: Session) -> Iterable[str]:
    starts, ends = occasion.starts, occasion.ends
    if not isinstance(starts, datetime) or not isinstance(ends, datetime):
        yield f"DTSTART;VALUE=DATE:{_day(starts)}"
        yield f"DTEND;VALUE=DATE:{_day(ends + timedelta(days=1))}"  # the first day on which it is not (3.6.1)
        return
    ended = ends > starts  # without an end, an entry is over when it begins (3.6.1); one at the start itself is invalid
    if event.weekly > 1 and event.timezone != "UTC":
        zone = ZoneInfo(event.timezone)
        yield f"DTSTART;TZID={_parameter(event.timezone)}:{_moment(starts.astimezone(zone))}"
        if ended:
            yield f"DTEND;TZID={_parameter(event.timezone)}:{_moment(ends.astimezone(zone))}"
        return
    yield f"DTSTART:{_utc(starts)}"
    if ended:
        yield f"DTEND:{_utc(ends)}"


def _conference(url: str, words: Words, lang: str) -> str:
    label = f"LABEL={_parameter(words.online_label)};" if words.online_label else ""
    return f"CONFERENCE;FEATURE=VIDEO;{label}{lang};VALUE=URI:{url}"


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
    return _component(icalendar.Timezone.from_tzinfo(ZoneInfo(name), tzid=name, first_date=first, last_date=last))


def _utc(moment: datetime) -> str:
    return f"{_moment(moment.astimezone(UTC))}Z"


def _moment(moment: datetime) -> str:
    return f"{_day(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
