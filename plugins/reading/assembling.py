"""From things to the model: each kind's facts become its dataclass, and a picture that is not there is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from plugins.model.event import Attendance, Event, EventStatus, Session, day_of
from plugins.model.item import NEVER_STATED, Item, Picture
from plugins.model.news import News
from plugins.model.page import Page, Project, Tag
from plugins.model.partner import Partner
from plugins.model.problem import N_, Problem, problem
from plugins.model.text import Text
from plugins.reading.attachments import Attachments
from plugins.reading.manner import Zones
from plugins.reading.moments import Span
from plugins.reading.naming import PICTURES, on_disk
from plugins.reading.suggest import suggest
from plugins.reading.things import Thing


def published(thing: Thing, zones: Zones) -> datetime | None:
    """Return the moment from which `thing` may be shown, in UTC, or None where it always may."""
    stated = thing.fact("publish") or thing.fact("date")
    return None if stated is None else _utc(stated, zones.default)


def hidden(thing: Thing, zones: Zones, now: datetime, *, drafts: bool) -> bool:
    """Return whether `thing` may not be shown at `now`."""
    if not drafts and is_draft(thing):
        return True
    begins, ends = published(thing, zones), thing.fact("unpublish")
    if begins is not None and begins > now and not drafts:
        return True
    return ends is not None and _utc(ends, zones.default) <= now


def turns(thing: Thing, zones: Zones) -> Iterator[datetime]:
    """Yield the moments at which `thing` or a translation of it appears, is changed or is taken away, in UTC."""
    begins, ends = published(thing, zones), thing.fact("unpublish")
    if begins is not None:
        yield begins
    if ends is not None:
        yield _utc(ends, zones.default)
    if thing.fact("modified") is not None:
        yield _utc(thing.fact("modified"), zones.default)
    for _, came in _late(thing, zones):
        yield came
    if (pinned := _pinned_until(thing, zones)) is not None:
        yield pinned


def _pinned_until(thing: Thing, zones: Zones) -> datetime | None:
    """Return when `thing` stands first no more, in UTC: at that moment, or when the day that is named has ended."""
    stated = thing.fact("pinned_until")
    if stated is None:
        return None
    return _utc(stated if isinstance(stated, datetime) else stated + timedelta(days=1), zones.default)


def _late(thing: Thing, zones: Zones) -> Iterator[tuple[str, datetime]]:
    """Yield the languages that say when their words came, and when that was, in UTC."""
    for source in thing.files:
        if came := thing.word(source.lang, "translated"):
            yield source.lang, _utc(came, zones.default)


def _modified(thing: Thing, zones: Zones, now: datetime) -> datetime | None:
    """Return when its editor says that `thing` was changed, in UTC; None before that moment, too."""
    stated = thing.fact("modified")
    moment = None if stated is None else _utc(stated, zones.default)
    return moment if moment is None or moment <= now else None


def is_draft(thing: Thing) -> bool:
    """Return whether its author has not let go of `thing` yet."""
    return bool(thing.fact("draft")) or thing.fact("status") == "draft"


def item(
    thing: Thing, texts: tuple[Text, ...], zones: Zones, now: datetime, attached: Attachments, problems: list[Problem]
) -> Item:
    """Return `thing` as the model has it. Its headers have been read without a fault.

    A change that is dated after `now` has not come yet: taken at its word, a mistyped year would have subscribers'
    programs refuse all that comes after, as older than what they have.
    """
    begins = published(thing, zones)
    modified = _modified(thing, zones, now)
    changed = modified or thing.fact("date")
    common: dict[str, Any] = {
        "kind": thing.kind,
        "id": thing.id,
        "texts": texts,
        "changed": NEVER_STATED if changed is None else _utc(changed, zones.default),
        "modified": day_of(thing.fact("modified")) if modified else None,
        "late": tuple([(lang, came) for lang, came in _late(thing, zones) if came <= now]),
        "image": _picture(thing, "image", attached, problems),
        "aliases": tuple((url, source.lang) for source in thing.files for url in thing.word(source.lang, "aliases")),
        "draft": is_draft(thing) or (begins is not None and begins > now),
    }
    return _MAKERS[thing.kind](thing, common, zones, attached, problems, now)


def _news(thing: Thing, common: dict[str, Any], zones: Zones, *_: Any) -> Item:  # noqa: ANN401
    shown = thing.fact("date")
    return News(
        **common,
        date=day_of(shown),
        published=_utc(thing.fact("publish", shown), zones.default),
        author=thing.fact("author", ""),
        tags=thing.fact("tags", ()),
        partners=thing.fact("partners", ()),
        events=thing.fact("events", ()),
        pinned_until=_pinned_until(thing, zones),
    )


def _event(
    thing: Thing, common: dict[str, Any], zones: Zones, _: Attachments, problems: list[Problem], now: datetime
) -> Item:
    country = thing.fact("country", "")
    starts = thing.fact("starts")
    ends = thing.fact("ends", starts)
    zone = thing.fact("timezone") or zones.by_country.get(country) or (zones.default if not country else "")
    if not zone:
        path, line = thing.at("country")
        problems.append(
            problem(
                path,
                line,
                "missing-timezone",
                N_("nothing says which time zone holds in {country}"),
                N_("add a line like “Timezone: {example}”"),
                country=country,
                example="Europe/London",
            )
        )
        zone = zones.default
    if isinstance(starts, datetime) is not isinstance(ends, datetime):
        path, line = thing.at("ends")
        problems.append(
            problem(
                path,
                line,
                "one-sided-time",
                N_("one of “Starts” and “Ends” has a time, the other has none"),
                N_("give both a time, or neither"),
            )
        )
        ends = starts
    modified = _modified(thing, zones, now)
    dates = [each for each in (published(thing, zones), modified) if each is not None]
    common |= {"changed": max(dates, default=_utc(_local(starts, zone), zone)), "dated": bool(dates)}
    status = EventStatus.CONFIRMED if thing.fact("status") == "draft" else thing.fact("status", EventStatus.CONFIRMED)
    moved_online = status is EventStatus.MOVED_ONLINE
    return Event(
        **common,
        starts=_local(starts, zone),
        ends=_local(ends, zone),
        timezone=zone,
        type=thing.fact("type"),
        status=status,
        previous_start=_local(thing.fact("previous_start"), zone),
        attendance=thing.fact("attendance", Attendance.ONLINE if moved_online else Attendance.OFFLINE),
        country=country,
        position=thing.fact("position"),
        host=thing.fact("host", ""),
        partners=thing.fact("partners", ()),
        tags=thing.fact("tags", ()),
        speakers=thing.fact("speakers", ()),
        registration=thing.fact("registration", ""),
        registration_deadline=_local(thing.fact("registration_deadline"), zone),
        online_url=thing.fact("online_url", ""),
        contact=thing.fact("contact", ""),
        expected_participants=thing.fact("expected_participants"),
        participants=thing.fact("participants"),
        spoken=thing.fact("spoken", ()),
        sessions=_sessions(thing.fact("sessions", ()), zone),
        weekly=thing.fact("weekly", 0),
        sequence=thing.fact("sequence", 0),
    )


def _sessions(spans: Iterable[Span], zone: str) -> tuple[Session, ...]:
    found = [
        Session(starts=_local(span.starts, zone), ends=_local(span.ends, zone), number=number)
        for number, span in enumerate(spans, 1)
    ]
    return tuple(sorted(found, key=lambda session: _utc(session.starts, zone)))


def _partner(
    thing: Thing, common: dict[str, Any], _: Zones, attached: Attachments, problems: list[Problem], __: datetime
) -> Item:
    return Partner(
        **common,
        own_name=thing.fact("own_name"),
        own_lang=thing.fact("own_lang"),
        partner_kind=thing.fact("kind"),
        lead=thing.fact("lead", False),
        country=thing.fact("country"),
        position=thing.fact("position"),
        website=thing.fact("website", ""),
        email=thing.fact("email", ""),
        phone=thing.fact("phone", ""),
        logo=_picture(thing, "logo", attached, problems),
    )


def _page(thing: Thing, common: dict[str, Any], *_: Any) -> Item:  # noqa: ANN401
    return Page(**common, order=thing.fact("order", 0), menu=thing.fact("menu", "footer"))


def _tag(_: Thing, common: dict[str, Any], *__: Any) -> Item:  # noqa: ANN401
    return Tag(**common)


def _project(
    thing: Thing, common: dict[str, Any], _: Zones, attached: Attachments, problems: list[Problem], __: datetime
) -> Item:
    return Project(
        **common,
        number=thing.fact("number"),
        archive_number=thing.fact("archive_number", ""),
        starts=thing.fact("starts"),
        ends=thing.fact("ends"),
        planned_cost=thing.fact("planned_cost"),
        final_cost=thing.fact("final_cost"),
        grant=thing.fact("grant"),
        trainings=thing.fact("trainings", ()),
        training_participants=thing.fact("training_participants", 0),
        funder_url=thing.fact("funder_url", ""),
        logo=_picture(thing, "logo", attached, problems),
    )


_MAKERS: dict[str, Callable[..., Item]] = {
    "news": _news,
    "events": _event,
    "partners": _partner,
    "pages": _page,
    "tags": _tag,
    "project": _project,
}


def _picture(thing: Thing, key: str, attached: Attachments, problems: list[Problem]) -> Picture | None:
    name = thing.fact(key)
    if name is None:
        return None
    path = on_disk(f"{thing.kind}/{thing.id}/{name}", attached.names)
    if path in attached.names and PurePosixPath(path).suffix.lower() in PICTURES:
        return attached.picture(path, thing.fact("image_credit", "") if key == "image" else "")
    beside = [other.rsplit("/", 1)[1] for other in attached.names if other.startswith(f"{thing.kind}/{thing.id}/")]
    near = suggest(name, beside)
    where, line = thing.at(key)
    problems.append(
        problem(
            where,
            line,
            "missing-picture",
            N_("there is no picture {href}"),
            N_("did you mean “{near}”?") if near else N_("put the file there, or correct its name"),
            href=name,
            near=near or "",
        )
    )
    return None


def _utc(moment: date | datetime, zone: str) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(0))
    return moment.replace(tzinfo=moment.tzinfo or ZoneInfo(zone)).astimezone(UTC)


def _local(moment: Any, zone: str) -> Any:  # noqa: ANN401  (what comes in as a date, or not at all, goes out so)
    return moment.replace(tzinfo=ZoneInfo(zone)) if isinstance(moment, datetime) else moment
