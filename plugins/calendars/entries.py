"""An event as it stands in calendar files: a VEVENT, or one for each session.

What the subscriber gets: an entry that moves when the event moves and is never there twice. Four decisions behind it:

An entry is known by the event's id alone. Title, date and address may all change; the id is the folder's name and does
not. An event of several sessions has an entry for each, as calendar programs understand dates better than lists of
dates (RDATE): the first keeps the event's own name, so that an event which gains sessions does not leave an orphan
behind, and each later one is named by its number in the header, which it keeps when its date changes.

Times are written in UTC: a local time would need its zone's rules along with it (RFC 5545, 3.6.5), and calendar
programs show UTC in the reader's own zone anyway. Only a weekly repetition is written in its place's time with the
zone's rules: ten o'clock stays ten o'clock when summer time ends, which UTC cannot say.

No clock. Without METHOD, DTSTAMP is the last edit (3.8.7.2), and so two builds of the same content are the same bytes.
Where no header says when that was, it is older than any edit that one may come to say: its start is still to come, and
a program need not take what is older than what it has.

A postponed event's old date is shown as tentative and leaves the reader's time free: it is off, but it is not
cancelled, and programs that hide what is cancelled would take it away without a word.

Nobody is said to be its ORGANIZER: that is who sends invitations and awaits answers, and must not stand where nobody is
invited (3.8.4.3). Programs that find it ask the reader to accept, or refuse to let her change her own entry. Whom to
ask is CONTACT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plugins.calendars.lines import Lines, address, in_order, line, lines_of, text, utc
from plugins.model.event import Event, EventStatus, EventType, Session
from plugins.running.later import later

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = later("icalendar")

UNDATED = datetime(2015, 1, 1, tzinfo=UTC)  # when an entry was last changed of which nobody says it

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_STATUS = {
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.TENTATIVE: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.RESCHEDULED: "CONFIRMED",
    EventStatus.MOVED_ONLINE: "CONFIRMED",
}
_FREES_TIME = {EventStatus.CANCELLED, EventStatus.POSTPONED}
_HTML = ("FMTTYPE", "text/html")


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
    contact: str = ""  # whom to ask, and where
    online_label: str = ""  # what joining at Event.online_url is called


def entry_of(event: Event, facts: Sequence[Lines], words: Words) -> bytes:
    """Return `event` as it stands in a calendar; `facts` are what `facts_of` returns for it, whatever the language."""
    said, count = _words(event, words) | _late(event, words.lang), len(facts)
    found: list[bytes] = []
    for place, own in enumerate(facts, 1):
        suffix = f" ({place}/{count})" if count > 1 else ""
        summary = text("SUMMARY", words.summary + suffix, (("LANGUAGE", words.lang),))
        found += _BEGIN, in_order({**own, **said, "SUMMARY": summary}, icalendar.Event), _END
    return b"".join(found)


def _late(event: Event, lang: str) -> dict[str, bytes]:
    """Return since when an entry is as it is, where its words came after all else that was told of the event."""
    known = event.changed if event.dated else UNDATED
    came = event.told(lang, known)
    if came == known:
        return {}
    entry = icalendar.Event()
    entry.add("dtstamp", utc(came))
    entry.add("last-modified", utc(came))
    return dict(lines_of(entry))


def facts_of(event: Event, uid_domain: str) -> tuple[Lines, ...]:
    """Return what `event`'s entries say in every language: one for each session, or one.

    `uid_domain` is part of the names by which programs know it: "socialcluster.lt", whatever the site's address is.
    """
    own = uid(event.id, 1, uid_domain)
    if not event.sessions:
        return (lines_of(_facts(event, Session(starts=event.starts, ends=event.ends), own)),)
    found = []
    for place, session in enumerate(event.sessions, 1):
        name = uid(event.id, session.number or place, uid_domain)
        entry = _facts(event, session, name)
        if name != own:
            entry.add("related-to", own, parameters={"RELTYPE": "SIBLING"})
        found.append(lines_of(entry))
    return tuple(found)


def uid(event_id: str, number: int, domain: str) -> str:
    """Return the name by which calendar programs know an event's occasion for good (RFC 5545, 3.8.4.7).

    The full stop cannot be in an id, so that no event's session is ever taken for another event.
    """
    return f"{event_id}@{domain}" if number <= 1 else f"{event_id}.{number}@{domain}"


def entries_in(calendar: bytes) -> dict[str, bytes]:
    """Return the entries of a calendar that `ics.to_ics` has made, by their events' ids."""
    found: dict[str, bytes] = {}
    # Only a component's own line begins right after a line's end: what is folded has a space there.
    for part in calendar.split(b"\r\n" + _BEGIN)[1:]:
        start = part.index(b"\r\nUID:") + len(b"\r\nUID:")
        name = part[start : part.index(b"\r\nSEQUENCE:", start)].replace(b"\r\n ", b"").decode()
        key = name.partition("@")[0].partition(".")[0]  # see uid()
        found[key] = found.get(key, b"") + _BEGIN + part.removesuffix(b"\r\nEND:VCALENDAR\r\n") + b"\r\n"
    return found


def _facts(event: Event, occasion: Session, name: str) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", name)
    entry.add("dtstamp", utc(event.changed) if event.dated else UNDATED)
    if event.dated:
        entry.add("last-modified", utc(event.changed))
    entry.add("sequence", event.sequence)
    _add_time(entry, event, occasion)
    entry.add("status", _STATUS[event.status])
    if event.status in _FREES_TIME or event.type is EventType.MILESTONE:  # a day of the project is nobody's time
        entry.add("transp", "TRANSPARENT")
    if event.position:
        entry.add("geo", (event.position.lat, event.position.lon))
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


def _words(event: Event, words: Words) -> dict[str, bytes]:
    """Return what an entry says in one language, but for its title."""
    lang = ("LANGUAGE", words.lang)
    html = icalendar.vText(words.html).to_ical()
    said = {
        "DESCRIPTION": text("DESCRIPTION", words.description, (lang,)),
        # Outlook reads the first; the second is the standard's word for the same (RFC 9073, 6.5).
        "X-ALT-DESC": line("X-ALT-DESC", html, (_HTML,)),
        "STYLED-DESCRIPTION": line("STYLED-DESCRIPTION", html, (("VALUE", "TEXT"), _HTML, lang)),
        "URL": address("URL", words.url),
    }
    if words.location:
        said["LOCATION"] = text("LOCATION", words.location, (lang,))
    if event.online_url and event.invites:
        label = (("LABEL", words.online_label),) if words.online_label else ()
        joining = (("VALUE", "URI"), ("FEATURE", "VIDEO"), *label, lang)
        said["CONFERENCE"] = address("CONFERENCE", event.online_url, joining)
    if words.contact:
        said["CONTACT"] = text("CONTACT", words.contact)
    if words.categories:
        said["CATEGORIES"] = line("CATEGORIES", icalendar.vCategory(list(words.categories)).to_ical(), (lang,))
    if words.image:
        shown = (("VALUE", "URI"), ("DISPLAY", "BADGE"), ("FMTTYPE", words.image_type))
        said["IMAGE"] = address("IMAGE", words.image, shown)
    return said
