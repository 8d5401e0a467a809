"""Addresses by which an event, or a whole calendar, gets into someone's own calendar.

Nothing here is fetched: a page of another company is only opened by whoever follows its link.

Microsoft has two doors: who works with an account of an office or a school and comes to the one for private accounts is
asked for a password that there is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, urlencode, urlsplit

from plugins.model.event import Event, Session, day_of, last_day

OFFICE, PRIVATE = "https://outlook.office.com", "https://outlook.live.com"
DETAILS = 600  # letters: longer addresses are refused by servers on the way


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """The ways to subscribe to a calendar file."""

    path: str  # root-relative: the file, to download
    https: str  # its whole address, to copy
    webcal: str  # opens the calendar program of the computer or phone
    google: str
    office: str  # Microsoft 365, with an account of an office or a school
    outlook: str  # with a private account


def subscription(url: str, name: str) -> Subscription:
    """Return the ways to subscribe to the calendar file at `url` (absolute)."""
    webcal = "webcal://" + url.partition("://")[2]
    return Subscription(
        path=urlsplit(url).path,
        https=url,
        webcal=webcal,
        # Google wants the webcal form: given https, it adds the calendar's bare address as a name.
        google="https://calendar.google.com/calendar/render?" + _query(cid=webcal),
        office=f"{OFFICE}/calendar/0/addfromweb?" + _query(url=url, name=name),
        outlook=f"{PRIVATE}/calendar/0/addfromweb?" + _query(url=url, name=name),
    )


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a web calendar's form is filled with."""

    title: str
    details: str  # plain text
    location: str


def in_one(event: Event) -> Session | None:
    """Return what one entry can say of when `event` is; None where its sessions are days apart.

    Sessions of one day are from the first's beginning to the last's end; those of days in a row, or of which one takes
    the whole day, are these days.
    """
    if not event.sessions:
        return event.occasions[0]
    last: date | None = None
    for session in event.sessions:
        first = day_of(session.starts)
        if last is not None and first > last + timedelta(days=1):
            return None
        last = max(last or first, last_day(session.starts, session.ends))
    if event.first_day == last and all(isinstance(session.starts, datetime) for session in event.sessions):
        return Session(
            starts=min(session.starts for session in event.sessions),
            ends=max(session.ends for session in event.sessions),
        )
    return Session(starts=event.first_day, ends=event.last_day)


def google(entry: Entry, occasion: Session, weeks: int = 0, zone: str = "") -> str:
    """Return the address of Google's form for a new entry; it may repeat `weeks` times, by the clocks of `zone`."""
    starts, ends = occasion.starts, occasion.ends
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        dates = f"{starts.astimezone(UTC):%Y%m%dT%H%M%SZ}/{ends.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    else:
        dates = f"{starts:%Y%m%d}/{_day_after(ends):%Y%m%d}"
    return "https://calendar.google.com/calendar/render?" + _query(
        action="TEMPLATE",
        text=entry.title,
        dates=dates,
        details=_short(entry.details),
        location=entry.location,
        recur=f"RRULE:FREQ=WEEKLY;COUNT={weeks}" if weeks else "",
        ctz=zone if weeks else "",
    )


def outlook(entry: Entry, occasion: Session, door: str) -> str:
    """Return the address of Outlook's form for a new entry; `door` is OFFICE or PRIVATE."""
    starts, ends = occasion.starts, occasion.ends
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        times = {"startdt": _zulu(starts), "enddt": _zulu(ends)}
    else:
        times = {"startdt": starts.isoformat(), "enddt": _day_after(ends).isoformat(), "allday": "true"}
    return f"{door}/calendar/0/deeplink/compose?" + _query(
        path="/calendar/action/compose", rru="addevent", subject=entry.title, **times,
        body=_short(entry.details), location=entry.location,
    )  # fmt: skip


def _query(**values: str) -> str:
    pairs: Sequence[tuple[str, str]] = [(key, value) for key, value in values.items() if value]
    return urlencode(pairs, quote_via=quote)


def _short(details: str) -> str:
    return details if len(details) <= DETAILS else details[:DETAILS].rsplit(" ", 1)[0] + " …"


def _zulu(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _day_after(day: date) -> date:
    return day + timedelta(days=1)
