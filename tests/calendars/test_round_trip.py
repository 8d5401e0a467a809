"""That every fact of any event survives the way into a calendar file and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.calendars.entries import entries_in, uid
from plugins.calendars.ics import to_ics
from plugins.model.event import Event, EventStatus, Session
from plugins.model.place import Position
from tests.calendars.making import ABOUT, an_event, words_of
from tests.calendars.written import entry, letters, read
from tests.making import CHANGED


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Return any valid event."""
    zone = draw(st.sampled_from(["Europe/Oslo", "Europe/Vilnius", "Europe/London", "Asia/Kathmandu"]))

    def moment(timed: bool) -> date | datetime:  # noqa: FBT001
        day = draw(st.dates(date(2015, 1, 1), date(2030, 12, 31)))
        if not timed:
            return day
        clock = time(draw(st.integers(0, 23)), draw(st.integers(0, 59)))
        # By way of UTC, so that no hour is drawn that clocks leap over.
        return datetime.combine(day, clock, UTC).astimezone(ZoneInfo(zone))

    def span() -> tuple[date | datetime, date | datetime]:
        timed = draw(st.booleans())
        starts = moment(timed)
        if isinstance(starts, datetime):
            later = starts.astimezone(UTC) + timedelta(minutes=draw(st.integers(0, 6000)))
            return starts, later.astimezone(ZoneInfo(zone))
        return starts, starts + timedelta(days=draw(st.integers(0, 30)))

    starts, ends = span()
    weekly = draw(st.sampled_from([0, 0, 2, 9])) if isinstance(starts, datetime) else 0
    # What is repeated is told by the clock, where an hour that comes twice is the first of the two (RFC 5545, 3.3.5).
    assume(not weekly or not any(isinstance(each, datetime) and each.fold for each in (starts, ends)))
    return an_event(
        id=draw(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)),
        starts=starts,
        ends=ends,
        timezone=zone,
        weekly=weekly,
        sessions=tuple(
            Session(starts=one, ends=other, number=number)
            for number, (one, other) in enumerate((span() for _ in range(0 if weekly else draw(st.integers(0, 3)))), 1)
        ),
        status=draw(st.sampled_from(EventStatus)),
        sequence=draw(st.integers(0, 99)),
        changed=CHANGED + timedelta(seconds=draw(st.integers(0, 10**8))),
        position=draw(
            st.none()
            | st.builds(
                Position,
                lat=st.floats(-90, 90).map(lambda number: round(number, 4)),
                lon=st.floats(-180, 180).map(lambda number: round(number, 4)),
            )
        ),
        online_url=draw(st.sampled_from(["", "https://video.example/join?a=1,2;b"])),
    )


prose = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n"), max_size=60)


@given(events(), letters, prose, st.lists(letters.filter(bool), max_size=3))
def test_any_event_survives_the_way_into_a_calendar_and_back(
    event: Event, title: str, description: str, categories: list[str]
) -> None:
    said = {"summary": title, "description": description, "categories": tuple(categories), "location": title}
    entries = read(event, **said)

    occasions = event.sessions or (Session(starts=event.starts, ends=event.ends, number=1),)
    assert len(entries) == len(occasions)
    for place, (found, occasion) in enumerate(zip(entries, occasions, strict=True), 1):
        assert found["uid"] == uid(event.id, occasion.number, "socialcluster.lt")
        assert found["sequence"] == event.sequence
        assert found["dtstamp"].dt == found["last-modified"].dt == event.changed
        if isinstance(occasion.starts, datetime) and isinstance(occasion.ends, datetime):
            assert found.start.astimezone(UTC) == occasion.starts.astimezone(UTC)
            assert found.end.astimezone(UTC) == occasion.ends.astimezone(UTC)
        else:
            assert (found.start, found.end - timedelta(days=1)) == (occasion.starts, occasion.ends)
        counted = f" ({place}/{len(occasions)})" if len(occasions) > 1 else ""
        assert found["summary"] == title + counted
        assert found.get("location", "") == title
        assert found["description"] == description
        assert (
            found.get("geo", None) is None
            if event.position is None
            else found["geo"].to_ical() == (f"{event.position.lat};{event.position.lon}")
        )
        assert found.get("conference", "") == (event.online_url if event.invites else "")
        assert found["url"] == f"https://site.example{event.text('en').url}"
        if event.weekly and isinstance(event.starts, datetime):
            assert found["rrule"] == {"FREQ": ["WEEKLY"], "COUNT": [event.weekly]}
            assert found["dtstart"].params["TZID"] == event.timezone
            assert found.start.replace(tzinfo=None) == event.starts.replace(tzinfo=None)


@given(st.lists(events(), max_size=4), prose)
def test_what_stands_in_a_calendar_is_found_in_it_again(those: list[Event], description: str) -> None:
    told = f"{description} {'BEGIN:VEVENT' * 20}\nUID:other@site.example\nEND:VEVENT"
    every = {
        key: (named, entry(named, words_of(named, description=told, html=told)))
        for key, event in enumerate(those)
        for named in [replace(event, id=f"{'a-long-name-' * 8}{key}")]
    }

    assert entries_in(to_ics(every.values(), ABOUT)) == {event.id: entry for event, entry in every.values()}
