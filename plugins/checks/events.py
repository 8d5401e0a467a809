"""What is wrong with an event whose headers can all be read: its facts contradict one another.

`at` says where an editor finds a header: given the names of some, it returns path and line of the first that is
stated, else of the item's first header.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, Event, EventStatus, Session, day_of, last_day
from plugins.model.partner import Partner
from plugins.model.problem import N_, Problem, advice, problem

At = Callable[..., tuple[PurePosixPath, int]]

LONGEST = 366  # days: what lasts longer is a project, or a year mistyped

_EXPLAINED = {EventStatus.CANCELLED, EventStatus.POSTPONED}


def events(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of events that contradict themselves.

    Bad: `Starts: 2016-11-17` with `Ends: 2016-11-14`. Good: `Starts: 2016-11-14` with `Ends: 2016-11-17`.
    """
    for event in catalogue.events:
        at = partial(evidence.at, event)
        yield from event_problems(event, at)
        if event.host:
            yield from _country(event, catalogue.partner(event.host), at)
        if not (event.dated or event.draft) and event.instant > catalogue.moment:
            yield from _announced(at)


def event_problems(event: Event, at: At) -> Iterable[Problem]:
    """Yield what an editor has to mend in `event`."""
    yield from _period(event, at)
    yield from _clock(event, at)
    yield from _status(event, at)
    yield from _deadline(event, at)
    yield from _repetition(event, at)
    yield from _sessions(event, at)


def _country(event: Event, host: Partner, at: At) -> Iterable[Problem]:
    """Tell of an event whose times nobody can place: which zone holds follows from the country."""
    if not event.country and event.attendance is not Attendance.ONLINE:
        yield problem(
            *at("host"), "event-country-missing",
            N_("the event has a host, “{host}”, but no country"), N_("add a line like “Country: {country}”"),
            host=host.id, country=host.country,
        )  # fmt: skip


def _announced(at: At) -> Iterable[Problem]:
    """Tell of an event to come of which subscribers to feeds will hear only once it has begun."""
    yield advice(
        *at("starts"), "event-without-date",
        N_("nothing says since when the event is announced: feeds tell of it only when it begins"),
        N_("add the line “Date: …” with the date of today, as in {example}"), example="2016-10-17",
    )  # fmt: skip


def _period(event: Event, at: At) -> Iterable[Problem]:
    if _later(event.starts, event.ends, event.timezone):
        yield problem(
            *at("ends", "starts"), "event-ends-first",
            N_("the event ends ({ends}) before it starts ({starts})"), N_("correct “Starts” or “Ends”"),
            ends=_said(event.ends), starts=_said(event.starts),
        )  # fmt: skip
        return
    days = (day_of(event.ends) - day_of(event.starts)).days + 1
    if days > LONGEST:
        yield problem(
            *at("ends", "starts"), "event-too-long",
            N_("the event lasts {days} days"),
            N_("check the years in “Starts” and “Ends”; write a long series as “Sessions”, of a year at most"),
            days=days,
        )  # fmt: skip


def _clock(event: Event, at: At) -> Iterable[Problem]:
    """Tell of times that clocks leap over when summer time begins.

    Bad: `Starts: 2016-03-27 02:30` in Norway, where that night went from 02:00 to 03:00. Good: `03:30`.
    """
    moments = [("starts", event.starts), ("ends", event.ends), ("registration_deadline", event.registration_deadline)]
    moments += [("sessions", moment) for session in event.sessions for moment in (session.starts, session.ends)]
    seen = set()
    for key, moment in moments:
        if not isinstance(moment, datetime) or moment in seen:
            continue
        seen.add(moment)
        real = moment.astimezone(UTC).astimezone(ZoneInfo(event.timezone))
        if real.replace(tzinfo=None) != moment.replace(tzinfo=None):
            yield problem(
                *at(key), "time-does-not-exist",
                N_("there is no {moment} in {zone}: clocks go forward that night"),
                N_("write {real}, if that is meant"),
                moment=_said(moment), zone=event.timezone, real=_said(real),
            )  # fmt: skip


def _status(event: Event, at: At) -> Iterable[Problem]:
    if event.status in _EXPLAINED and not any(text.notice for text in event.texts):
        yield problem(
            *at("status"), "event-notice-missing",
            N_("the event is {status}, and nothing tells readers why"),
            N_("add a line like “Notice: The trainer is ill. We are looking for a new date.”"),
            status=event.status.value,
        )  # fmt: skip
    if event.status is EventStatus.RESCHEDULED and event.previous_start is None:
        yield problem(
            *at("status"), "previous-start-missing",
            N_("the event is rescheduled, and nothing says from when"),
            N_("add a line like “Previous_start: {example}”, the start as it was announced before"),
            example=_said(event.starts - timedelta(weeks=1)),
        )  # fmt: skip
    if event.status is EventStatus.RESCHEDULED and event.previous_start == event.starts:
        yield problem(
            *at("previous_start"), "previous-start-same",
            N_("“Previous_start” and “Starts” are the same, and readers are told that the event has moved"),
            N_("write the new days or times as “Starts” and “Ends”"),
        )  # fmt: skip
    if event.previous_start is not None and event.status is not EventStatus.RESCHEDULED:
        yield problem(
            *at("previous_start"), "previous-start-unexpected",
            N_("“Previous_start” says that the event was moved, but its status is {status}"),
            N_("delete “Previous_start”: what matters now is that the event is {status}") if event.status in _EXPLAINED
            else N_("write “Status: rescheduled”, or delete “Previous_start”"), status=event.status.value,
        )  # fmt: skip
    if event.status is EventStatus.MOVED_ONLINE and event.attendance is Attendance.OFFLINE:
        yield problem(
            *at("attendance", "status"), "moved-online-offline",
            N_("the event is moved online, but “Attendance” says that one has to be there"),
            N_("write “Attendance: online”, or “mixed”"),
        )  # fmt: skip


def _deadline(event: Event, at: At) -> Iterable[Problem]:
    deadline = event.registration_deadline
    if deadline is not None and _later(deadline, event.starts, event.timezone):
        yield problem(
            *at("registration_deadline"), "deadline-after-start",
            N_("registration closes ({deadline}) after the event starts ({starts})"),
            N_("correct “Registration_deadline” or “Starts”"), deadline=_said(deadline), starts=_said(event.starts),
        )  # fmt: skip


def _repetition(event: Event, at: At) -> Iterable[Problem]:
    if not event.weekly:
        return
    if event.sessions:
        yield problem(
            *at("weekly"), "weekly-and-sessions",
            N_("the event has both “Weekly” and “Sessions”"), N_("keep one: “Sessions” says each date by itself"),
        )  # fmt: skip
    if day_of(event.ends) - day_of(event.starts) >= timedelta(weeks=1):
        yield problem(
            *at("ends", "weekly"), "weekly-too-long",
            N_("the event repeats weekly and lasts over a week"),
            N_("let “Starts” and “Ends” say the first time only; “Weekly” says how many times"),
        )  # fmt: skip


def _sessions(event: Event, at: At) -> Iterable[Problem]:
    known: dict[Session, None] = {}
    for session in event.sessions:
        said = f"{_said(session.starts)} – {_said(session.ends)}"
        if _later(session.starts, session.ends, event.timezone):
            yield problem(
                *at("sessions"), "session-ends-first",
                N_("the session {session} ends before it starts"), N_("correct one of its ends"), session=said,
            )  # fmt: skip
        elif _outside(session, event):
            yield problem(
                *at("sessions"), "session-outside",
                N_("the session {session} is outside its event, {starts} – {ends}"),
                N_("correct the session, or “Starts” and “Ends”"),
                session=said, starts=_said(event.starts), ends=_said(event.ends),
            )  # fmt: skip
        bare = Session(starts=session.starts, ends=session.ends)
        if bare in known:
            yield problem(
                *at("sessions"), "session-twice",
                N_("the session {session} is there twice"), N_("delete one of the two lines"), session=said,
            )  # fmt: skip
        known[bare] = None


def _outside(session: Session, event: Event) -> bool:
    if isinstance(session.ends, datetime) and isinstance(event.ends, datetime):
        too_late = _later(session.ends, event.ends, event.timezone)
    else:
        too_late = last_day(session.starts, session.ends) > last_day(event.starts, event.ends)
    return too_late or _later(event.starts, session.starts, event.timezone)


def _later(one: date | datetime, other: date | datetime, zone: str) -> bool:
    """Return whether `one` is after `other`; where one of them is a day only, days are compared."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one.astimezone(UTC) > other.astimezone(UTC)
    return _day(one, zone) > _day(other, zone)


def _day(moment: date | datetime, zone: str) -> date:
    return day_of(moment.astimezone(ZoneInfo(zone)) if isinstance(moment, datetime) else moment)


def _said(moment: date | datetime) -> str:
    """Return `moment` as an editor writes it."""
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()
