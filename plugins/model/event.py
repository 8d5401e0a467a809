"""An event: one, whatever the number of languages it is announced in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plugins.model.item import Item
from plugins.model.place import Position

if TYPE_CHECKING:
    from plugins.model.partner import Partner


class EventType(StrEnum):
    """What kind of event it is."""

    TRAINING = "training"
    PARTNER_VISIT = "partner-visit"
    DISSEMINATION = "dissemination"
    MEETING = "meeting"
    MILESTONE = "milestone"  # a day of the project itself, at no place: it begins, it ends


class EventStatus(StrEnum):
    """Whether it takes place (schema.org EventStatusType, finer)."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"  # the new date is open
    RESCHEDULED = "rescheduled"  # `previous_start` says from when
    MOVED_ONLINE = "moved-online"


class Attendance(StrEnum):
    """Where one takes part (schema.org EventAttendanceModeEnumeration)."""

    OFFLINE = "offline"
    ONLINE = "online"
    MIXED = "mixed"


@dataclass(frozen=True, kw_only=True)
class Session:
    """One of an event's meetings, where it has several."""

    starts: date | datetime  # as in Event
    ends: date | datetime
    number: int = 0  # which one it is, from 1, as written in the header: its name in calendars, kept when it moves


@dataclass(frozen=True, kw_only=True)
class Event(Item):
    """A training, a visit, a meeting: facts once, words per language in `texts`."""

    starts: date | datetime  # a date for whole days; else aware, in `timezone`
    ends: date | datetime  # of the same type as `starts`; the last day itself, for whole days
    timezone: str  # IANA: "Europe/Vilnius"
    type: EventType
    status: EventStatus = EventStatus.CONFIRMED
    previous_start: date | datetime | None = None  # given if and only if the event is rescheduled
    attendance: Attendance = Attendance.OFFLINE
    country: str = ""  # ISO 3166-1 alpha-2: "NO"; "" where it is only online or not known
    position: Position | None = None
    host: str = ""  # id of the partner at whose place it is, if it does not name another; "" where not known
    partners: tuple[str, ...] = ()  # ids of the partners that take part, where the content names them
    tags: tuple[str, ...] = ()  # ids: its topics
    speakers: tuple[str, ...] = ()  # "Vaidotas Jakštas (LEU)"
    registration: str = ""  # address
    registration_deadline: date | datetime | None = None
    online_url: str = ""
    contact: str = ""  # an e-mail address
    expected_participants: int | None = None
    participants: int | None = None  # who really came
    spoken: tuple[str, ...] = ()  # BCP 47 codes of the languages spoken there
    news: tuple[str, ...] = ()  # ids of news about it
    sessions: tuple[Session, ...] = ()  # oldest first, within starts and ends; () for one uninterrupted event
    weekly: int = 0  # how many times, where it is a plain weekly repetition of starts–ends; 0: it is not
    dated: bool = True  # False: no header says when it was announced or changed, and `changed` is its beginning
    sequence: int = 0  # RFC 5545, 3.8.7.4: grows when a fact changes

    def may_be_at(self, host: Partner) -> bool:
        """Whether it is where `host` is, as far as it says: it names no country or town, or that of `host`.

        A town has names in several languages, and one of them in common is enough.
        """
        named = {text.town for text in self.texts} - {""}
        in_town = not named or not named.isdisjoint(text.town for text in host.texts)
        return in_town and self.country in {"", host.country}

    @property
    def first_day(self) -> date:
        """The day it begins, where it takes place."""
        return day_of(self.starts)

    @property
    def occasions(self) -> tuple[Session, ...]:
        """Every time that it takes place, oldest first: its sessions, its weekly repetitions, or the one there is.

        A weekly repetition keeps its time of day at its place, also across a change to or from summer time.
        """
        if self.sessions:
            return self.sessions
        if self.weekly < 2:
            return (Session(starts=self.starts, ends=self.ends, number=1),)
        return tuple(
            Session(starts=self.starts + timedelta(weeks=week), ends=self.ends + timedelta(weeks=week), number=week + 1)
            for week in range(self.weekly)
        )

    @property
    def last_day(self) -> date:
        """The day it ends, where it takes place."""
        return max(last_day(occasion.starts, occasion.ends) for occasion in self.occasions)

    @property
    def instant(self) -> datetime:
        """When it begins, in UTC; whole days begin at midnight at their place."""
        return _instant(self.starts, self.timezone)

    @property
    def over(self) -> datetime:
        """When it is over, in UTC; whole days end at the midnight after the last one, at their place."""
        return max(
            _instant(
                occasion.ends if isinstance(occasion.ends, datetime) else occasion.ends + timedelta(days=1),
                self.timezone,
            )
            for occasion in self.occasions
        )

    @property
    def takes_place(self) -> bool:
        """Whether it is to be, were it on a day that nobody knows yet."""
        return self.status is not EventStatus.CANCELLED

    @property
    def invites(self) -> bool:
        """Whether it is worth anybody's while to register or to join: it is to be, and one knows when."""
        return self.takes_place and self.status is not EventStatus.POSTPONED

    @property
    def closes(self) -> datetime:
        """When it is too late to register, in UTC; a deadline's day is the last on which one can, at the place."""
        last = self.registration_deadline
        if last is None:
            return self.over
        return _instant(last if isinstance(last, datetime) else last + timedelta(days=1), self.timezone)


def day_of(moment: date | datetime) -> date:
    """Return the day of a moment, as its own clocks have it; a day is its own."""
    return moment.date() if isinstance(moment, datetime) else moment


def last_day(starts: date | datetime, ends: date | datetime) -> date:
    """Return the day of `ends`. An end at midnight belongs to the day before."""
    if isinstance(starts, datetime) and isinstance(ends, datetime) and ends.time() == time(0) and ends > starts:
        return ends.date() - timedelta(days=1)
    return day_of(ends)


@lru_cache(maxsize=8192)  # lists are sorted by it, again and again
def _instant(moment: date | datetime, timezone: str) -> datetime:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime.combine(moment, time(0), ZoneInfo(timezone)).astimezone(UTC)
