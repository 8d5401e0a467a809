"""An event as schema.org tells it, whole: status, attendance, earlier start, sessions, place on earth and on the net.

Vocabulary: https://schema.org/Event. What search engines ask beyond it is in their guides: a start with its distance to
UTC, a place with an address, one entry per page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, Event, EventStatus, Session
from plugins.model.partner import Partner
from plugins.model.place import Position
from plugins.model.text import Text
from plugins.structured.names import event_id, organization_id
from plugins.wording.names import country

_STATUS = {
    EventStatus.CONFIRMED: "EventScheduled",
    EventStatus.TENTATIVE: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.RESCHEDULED: "EventRescheduled",
    EventStatus.MOVED_ONLINE: "EventMovedOnline",
}
_ATTENDANCE = {
    Attendance.OFFLINE: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.MIXED: "MixedEventAttendanceMode",
}
_AFFILIATED = re.compile(r"(?P<name>[^()]+?) \((?P<affiliation>[^()]+)\)")


def event(event: Event, catalogue: Catalogue, lang: str, siteurl: str, image: str = "") -> dict[str, object]:
    """Return `event` as JSON-LD for its page in `lang`; what is not known is left out.

    `image` is the absolute address of its picture. Its `@id` is the same in all languages, so that the pages are known
    to tell of one event.
    """
    text = event.text(lang)
    host = catalogue.partner(event.host) if event.host else None
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": event_id(event, siteurl),
        "name": text.title,
        "description": text.summary or text.plain[:300],
        "mainEntityOfPage": siteurl + text.url,
        "url": siteurl + text.original,
        "inLanguage": list(event.spoken) or text.lang,
        "image": image,
        "startDate": _iso(event.starts),
        "endDate": _iso(event.ends if not event.weekly else event.occasions[-1].ends),
        "previousStartDate": _iso(event.previous_start),
        "eventStatus": f"https://schema.org/{_STATUS[event.status]}",
        "eventAttendanceMode": f"https://schema.org/{_ATTENDANCE[event.attendance]}",
        "eventSchedule": _schedule(event),
        "location": _location(event, text, host, lang),
        "organizer": _organizer(host or _lead(catalogue), lang, siteurl),
        "performer": [_person(speaker) for speaker in event.speakers],
        "keywords": [catalogue.tag(key).text(lang).title for key in event.tags],
        "potentialAction": _registration(event),
        "subEvent": [_session(event, session, text, host, lang) for session in event.sessions],
    }
    return _known(told)


def _location(event: Event, text: Text, host: Partner | None, lang: str) -> list[object] | object | None:
    """Return the place, the address on the net, or both, as the attendance has it."""
    place = _place(event, text, host, lang) if event.attendance is not Attendance.ONLINE else None
    virtual = None
    if event.attendance is not Attendance.OFFLINE:
        virtual = {"@type": "VirtualLocation", "url": event.online_url or event.registration}
        virtual = virtual if virtual["url"] else None
    both = [each for each in (place, virtual) if each]
    return both if len(both) > 1 else both[0] if both else None


def _place(event: Event, text: Text, host: Partner | None, lang: str) -> dict[str, object] | None:
    town = text.town or (host.text(lang).town if host else "")
    name = text.venue or (host.text(lang).title if host else town)
    if not (name or event.country):
        return None
    address = {"@type": "PostalAddress", "addressLocality": town, "addressCountry": event.country}
    name = name or country(event.country, text.lang)  # results of searches show it to people: no code
    place = {"@type": "Place", "name": name, "address": _known(address), "geo": _geo(event.position)}
    return _known(place)


def _person(speaker: str) -> dict[str, object]:
    """Return a speaker as a person: where editors write "Ada Lovelace (LEU)", the brackets are no part of the name."""
    found = _AFFILIATED.fullmatch(speaker)
    if found is None:
        return {"@type": "Person", "name": speaker}
    return {
        "@type": "Person",
        "name": found["name"],
        "affiliation": {"@type": "Organization", "name": found["affiliation"]},
    }


def _geo(position: Position | None) -> Mapping[str, object] | None:
    if position is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": position.lat, "longitude": position.lon}


def _organizer(partner: Partner | None, lang: str, siteurl: str) -> Mapping[str, object] | None:
    if partner is None:
        return None
    text = partner.text(lang)
    organizer = {
        "@type": "Organization",
        "@id": organization_id(partner, siteurl),
        "name": text.title,
        "alternateName": partner.own_name if partner.own_name != text.title else "",
        "url": partner.website or siteurl + text.url,
    }
    return _known(organizer)


def _lead(catalogue: Catalogue) -> Partner | None:
    return next((partner for partner in catalogue.partners if partner.lead), None)


def _registration(event: Event) -> Mapping[str, object] | None:
    if not (event.registration and event.invites):
        return None
    closes = _iso(event.registration_deadline)
    return _known({"@type": "RegisterAction", "target": event.registration, "endTime": closes})


def _schedule(event: Event) -> Mapping[str, object] | None:
    """Return the weekly repetition: times are those of the place, in the zone that is named beside them."""
    if not event.weekly:
        return None
    times = {}
    if isinstance(event.starts, datetime) and isinstance(event.ends, datetime):
        times = {"startTime": f"{event.starts:%H:%M:%S}", "endTime": f"{event.ends:%H:%M:%S}"}
    return {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "repeatCount": event.weekly,
        "startDate": event.first_day.isoformat(),
        "endDate": event.last_day.isoformat(),
        **times,
        "scheduleTimezone": event.timezone,
    }


def _session(event: Event, session: Session, text: Text, host: Partner | None, lang: str) -> Mapping[str, object]:
    place, count = event.sessions.index(session) + 1, len(event.sessions)
    told = {
        "@type": "Event",
        "name": f"{text.title} ({place}/{count})" if count > 1 else text.title,
        "startDate": _iso(session.starts),
        "endDate": _iso(session.ends),
        "location": _location(event, text, host, lang),
    }
    return _known(told)


def _known(told: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in told.items() if value not in (None, "", [])}


def _iso(moment: date | datetime | None) -> str:
    """Return a date, or a time with its distance to UTC."""
    return "" if moment is None else moment.isoformat()
