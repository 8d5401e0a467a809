"""Calendar files: what stands in them, and that every fact survives the way there and back."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.calendars.entries import Words, entries_in, entry_of, facts_of, uid
from plugins.calendars.ics import to_ics
from plugins.model.event import Event, EventStatus, EventType, Session
from plugins.model.place import Position
from tests.calendars.making import ABOUT, DOMAIN, OSLO, VILNIUS, an_event, words_of
from tests.conftest import Golden
from tests.making import CHANGED
from tests.tools import ROOT


def ics(*events: Event, **words: Any) -> bytes:
    return to_ics([(event, entry(event, words_of(event, **words))) for event in events], ABOUT)


def entry(event: Event, words: Words) -> bytes:
    return entry_of(event, facts_of(event, DOMAIN), words)


def read(*events: Event, **words: Any) -> list[Any]:
    entries: list[Any] = icalendar.Calendar.from_ical(ics(*events, **words)).events
    return entries


def unfolded(*events: Event, **words: Any) -> list[str]:
    return ics(*events, **words).decode().replace("\r\n ", "").split("\r\n")


OSLO_VISIT = an_event(
    id="2016-11-oslo-visit",
    starts=date(2016, 11, 14),
    ends=date(2016, 11, 17),
    position=Position(lat=59.9139, lon=10.7522),
    sequence=2,
)
COURSE = an_event(
    online_url="https://video.example/join?room=a,b;c",
    id="course",
    starts=datetime(2016, 10, 24, 10, tzinfo=VILNIUS),
    ends=datetime(2016, 10, 24, 12, tzinfo=VILNIUS),
    weekly=3,
)
SERIES = an_event(
    id="series",
    starts=date(2016, 11, 1),
    ends=date(2016, 11, 30),
    timezone="Europe/Vilnius",
    sessions=(
        Session(
            starts=datetime(2016, 11, 2, 10, tzinfo=VILNIUS), ends=datetime(2016, 11, 2, 12, tzinfo=VILNIUS), number=1
        ),
        Session(starts=date(2016, 11, 9), ends=date(2016, 11, 10), number=2),
    ),
)
ONLINE = an_event(
    id="online",
    starts=datetime(2017, 2, 22, 9, 30, tzinfo=OSLO),
    status=EventStatus.CANCELLED,
    online_url="https://video.example/",  # which nobody is asked to open any more
)


def test_a_whole_calendar_is_as_the_golden_file_shows(golden: Golden) -> None:
    events = (OSLO_VISIT, COURSE, SERIES, ONLINE)
    words = {event.id: words_of(event) for event in events}
    words[OSLO_VISIT.id] = Words(
        lang="lt",
        summary="Partnerių vizitas; „Fleksibel utdanning Norge“, pirmasis",
        location="Fleksibel utdanning Norge, Oslas, Norvegija",
        description="Ąžuolas, čia ėję šešiese žodžiai užlenkiami, bet raidės lieka sveikos: ąčęėįšųūž ĄČĘĖĮŠŲŪŽ æøå.\n\nDar.",
        html='<p>Ąžuolas, <a href="https://site.example/">čia</a>.</p>\n<p>Dar.</p>',
        categories=("Vizitas", "Socialinė klasterystė, modelis"),
        url="https://site.example/renginiai/oslo/",
        image="https://site.example/oslo.png",
        contact='Fleksibel "utdanning" Norge, post@partner.example',
    )

    golden("ics/all.ics", to_ics([(event, entry(event, words[event.id])) for event in events], ABOUT))


def test_an_event_is_known_by_its_id_alone() -> None:
    moved = replace(OSLO_VISIT, starts=date(2017, 1, 9), ends=date(2017, 1, 9), sequence=3)
    renamed = replace(OSLO_VISIT, texts=an_event(id="x", words={"title": "Another"}).texts)
    cancelled = replace(OSLO_VISIT, status=EventStatus.CANCELLED, sequence=3)

    names = {str(entry["uid"]) for event in (OSLO_VISIT, moved, renamed, cancelled) for entry in read(event)}

    assert names == {"2016-11-oslo-visit@socialcluster.lt"}


def test_a_session_keeps_its_name_when_it_moves_before_another_and_the_first_has_the_events_own() -> None:
    first, second = SERIES.sessions
    moved = replace(SERIES, sessions=(replace(second, starts=date(2016, 11, 1), ends=date(2016, 11, 1)), first))

    assert [entry["uid"] for entry in read(SERIES)] == ["series@socialcluster.lt", "series.2@socialcluster.lt"]
    assert [entry["uid"] for entry in read(moved)] == ["series.2@socialcluster.lt", "series@socialcluster.lt"]
    assert [entry["summary"] for entry in read(moved)] == ["series (en) (1/2)", "series (en) (2/2)"]


def test_an_event_that_gains_sessions_leaves_no_orphan_behind() -> None:
    plain = replace(SERIES, sessions=())

    assert {str(entry["uid"]) for entry in read(plain)} <= {str(entry["uid"]) for entry in read(SERIES)}


def test_no_session_is_taken_for_another_event() -> None:
    assert uid("series", 2, "x") not in {uid(key, 1, "x") for key in ("series-2", "series2", "2-series")}


def test_the_end_of_whole_days_is_the_first_day_that_is_free() -> None:
    lines = unfolded(OSLO_VISIT)

    assert "DTSTART;VALUE=DATE:20161114" in lines
    assert "DTEND;VALUE=DATE:20161118" in lines


@pytest.mark.parametrize(
    ("starts", "utc"),
    [
        (datetime(2016, 11, 14, 10, tzinfo=OSLO), "20161114T090000Z"),
        (datetime(2016, 11, 14, 10, tzinfo=VILNIUS), "20161114T080000Z"),
        (datetime(2016, 7, 14, 10, tzinfo=OSLO), "20160714T080000Z"),
        (datetime(2016, 10, 30, 2, 30, tzinfo=OSLO), "20161030T003000Z"),
        (datetime(2016, 10, 30, 2, 30, tzinfo=OSLO, fold=1), "20161030T013000Z"),
    ],
)
def test_times_are_in_utc(starts: datetime, utc: str) -> None:
    lines = unfolded(an_event(starts=starts, ends=starts + timedelta(days=2)))

    assert f"DTSTART:{utc}" in lines
    assert not [line for line in lines if "TZID" in line]


def test_a_moment_without_a_length_has_no_end_since_an_end_must_come_later() -> None:
    assert not [line for line in unfolded(ONLINE) if line.startswith("DTEND")]


def test_a_weekly_event_keeps_its_hour_when_summer_time_ends_with_the_rules_of_its_zone() -> None:
    lines = unfolded(COURSE)

    assert "DTSTART;TZID=Europe/Vilnius:20161024T100000" in lines
    assert "RRULE:FREQ=WEEKLY;COUNT=3" in lines
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert zone[1] == "TZID:Europe/Vilnius"
    assert [line for line in zone if line.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    ]


def test_whole_days_that_are_repeated_weekly_need_no_rules_of_a_zone() -> None:
    lines = unfolded(an_event(starts=date(2016, 10, 24), ends=date(2016, 10, 25), weekly=3))

    assert {"DTSTART;VALUE=DATE:20161024", "DTEND;VALUE=DATE:20161026", "RRULE:FREQ=WEEKLY;COUNT=3"} <= {*lines}
    assert "BEGIN:VTIMEZONE" not in lines


@pytest.mark.parametrize(
    ("status", "said", "frees_time"),
    [
        (EventStatus.CONFIRMED, "CONFIRMED", False),
        (EventStatus.TENTATIVE, "TENTATIVE", False),
        (EventStatus.CANCELLED, "CANCELLED", True),
        (EventStatus.POSTPONED, "TENTATIVE", True),
        (EventStatus.RESCHEDULED, "CONFIRMED", False),
        (EventStatus.MOVED_ONLINE, "CONFIRMED", False),
    ],
)
def test_every_status_says_whether_to_keep_the_time_free(status: EventStatus, said: str, *, frees_time: bool) -> None:
    lines = unfolded(replace(OSLO_VISIT, status=status))

    assert f"STATUS:{said}" in lines
    assert ("TRANSP:TRANSPARENT" in lines) is frees_time


def test_what_nobody_has_dated_is_older_than_any_date_that_one_may_come_to_say() -> None:
    """Its start would be still to come: a program need not take an entry that is older than what it has."""
    undated = an_event(dated=False, changed=datetime(2030, 1, 1, tzinfo=UTC))
    lines = unfolded(undated)
    assert "DTSTAMP:20150101T000000Z" in lines
    assert not [line for line in lines if line.startswith("LAST-MODIFIED")]

    said = datetime(2016, 10, 1, tzinfo=UTC)
    both = unfolded(undated, replace(OSLO_VISIT, changed=said))
    assert [line for line in both if line.startswith("LAST-MODIFIED")] == [f"LAST-MODIFIED:{said:%Y%m%dT%H%M%SZ}"] * 2


def test_a_translation_that_comes_later_is_newer_in_the_calendars_of_its_language() -> None:
    """A program that has the entry in the words that stood in need not take one of the same age for another."""
    came = datetime(2016, 11, 1, 9, tzinfo=UTC)
    late = replace(OSLO_VISIT, late=(("nb", came),))
    told = {
        lang: [
            line
            for line in to_ics([(late, entry(late, words_of(late, lang)))], replace(ABOUT, lang=lang))
            .decode()
            .split("\r\n")
            if line.startswith(("DTSTAMP", "LAST-MODIFIED"))
        ]
        for lang in ("lt", "nb")
    }

    assert told["lt"] == [
        "LAST-MODIFIED:20161001T080000Z",
        "DTSTAMP:20161001T080000Z",
        "LAST-MODIFIED:20161001T080000Z",
    ]
    assert told["nb"] == [
        "LAST-MODIFIED:20161101T090000Z",
        "DTSTAMP:20161101T090000Z",
        "LAST-MODIFIED:20161101T090000Z",
    ]
    undated = replace(late, dated=False)
    assert "DTSTAMP:20161101T090000Z" in to_ics([(undated, entry(undated, words_of(undated, "nb")))], ABOUT).decode()


def test_whom_to_ask_is_no_organizer_whose_invitation_one_would_have_to_answer() -> None:
    """RFC 5545, 3.8.4.3: it must not stand in what is no invitation; Outlook asks whoever opens such a file to accept."""
    lines = unfolded(OSLO_VISIT, contact="Fleksibel, a@b.example")

    assert r"CONTACT:Fleksibel\, a@b.example" in lines
    assert not [line for line in lines if line.startswith(("ORGANIZER", "ATTENDEE", "METHOD"))]
    assert not [line for line in unfolded(OSLO_VISIT) if line.startswith("CONTACT")]


def test_a_day_of_the_project_takes_nobodys_time() -> None:
    milestone = replace(OSLO_VISIT, type=EventType.MILESTONE)

    assert "TRANSP:TRANSPARENT" in unfolded(milestone)
    assert "TRANSP:TRANSPARENT" not in unfolded(OSLO_VISIT)


def test_the_calendar_says_what_it_is_called_where_it_comes_from_and_how_often_to_ask() -> None:
    head = unfolded(OSLO_VISIT)[: unfolded(OSLO_VISIT).index("BEGIN:VEVENT")]

    assert {
        "VERSION:2.0",
        "NAME;LANGUAGE=en:Events",
        "X-WR-CALNAME:Events",
        "SOURCE;VALUE=URI:https://site.example/en/calendar/events.ics",
        "URL:https://site.example/en/calendar/",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "COLOR:darkslateblue",
        "LAST-MODIFIED:20161001T080000Z",
    } <= set(head)
    assert not [line for line in head if line.startswith("METHOD")]


def test_an_event_by_itself_is_no_calendar_which_outlook_would_open_as_a_new_one() -> None:
    """It says only what every file must, and nothing that one fetches again: no name, no source, no interval."""
    whole = to_ics([(COURSE, entry(COURSE, words_of(COURSE)))], None)

    head, _, rest = whole.partition(b"BEGIN:VTIMEZONE")
    assert head.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//socialcluster.lt//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "",
    ]
    assert rest == ics(COURSE).partition(b"BEGIN:VTIMEZONE")[2], "but the entry is that of the calendars"


def test_every_line_is_as_icalendar_writes_it() -> None:
    """We put its names, parameters and values together ourselves, which it does in four times as long."""
    told = "Ąžuolas; \u201cdu\u201d, \\ir\ntrys"
    written = ics(
        replace(SERIES, online_url=ONLINE.online_url, position=OSLO_VISIT.position),
        summary=told,
        description=told,
        html=f"<p>{told}</p>",
        location=told,
        categories=("b, c", "a;d"),
        image="https://site.example/a,b.png",
        contact=told,
        online_label='Join: "now", here',
    )
    entries = icalendar.Calendar.from_ical(written).walk("VEVENT")

    for found in entries:
        lines = [line for line in found.content_lines() if line]
        assert "\r\n".join(lines).encode() in written.replace(b"\r\n ", b"")
    assert len(entries[1]) == 19, "each property that there is"


def test_an_empty_calendar_has_something_in_it_that_nobody_sees() -> None:
    """RFC 5545, 3.6: one component at least. A language in which no event is written yet has a calendar all the same."""
    calendar = icalendar.Calendar.from_ical(ics())

    assert calendar.events == []
    assert [each.name for each in calendar.subcomponents] == ["VTIMEZONE"]
    assert calendar.timezones[0].to_tz(lookup_tzid=False).utcoffset(datetime(2026, 7, 1)) == timedelta(0)  # noqa: DTZ001
    assert "BEGIN:VTIMEZONE" not in unfolded(OSLO_VISIT)


letters = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120)


@given(letters, letters)
def test_lines_are_folded_at_75_octets_without_cutting_a_letter(summary: str, description: str) -> None:
    file = ics(OSLO_VISIT, summary=summary, description=description, html=description)

    assert file.endswith(b"\r\n")
    for line in file[:-2].split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8", "strict")  # a line cut within a letter is no UTF-8


@given(st.permutations([OSLO_VISIT, COURSE, SERIES, ONLINE, replace(OSLO_VISIT, id="twin")]))
def test_the_order_of_the_events_does_not_show(events: list[Event]) -> None:
    assert ics(*events) == ics(*reversed(events))


def test_neither_the_clock_nor_the_hash_seed_nor_the_machines_zone_shows() -> None:
    script = (
        "import sys; from tests.calendars.test_ics import *;"
        "sys.stdout.buffer.write(ics(OSLO_VISIT, COURSE, SERIES, ONLINE, categories=('b', 'a')))"
    )
    made = set()
    for seed, zone, locale in (("1", "Pacific/Auckland", "C"), ("2", "UTC", "C.UTF-8")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        run = subprocess.run([sys.executable, "-c", script], env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE)
        made.add(run.stdout)

    assert made == {ics(OSLO_VISIT, COURSE, SERIES, ONLINE, categories=("b", "a"))}


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
    for place, (entry, occasion) in enumerate(zip(entries, occasions, strict=True), 1):
        assert entry["uid"] == uid(event.id, occasion.number, "socialcluster.lt")
        assert entry["sequence"] == event.sequence
        assert entry["dtstamp"].dt == entry["last-modified"].dt == event.changed
        if isinstance(occasion.starts, datetime) and isinstance(occasion.ends, datetime):
            assert entry.start.astimezone(UTC) == occasion.starts.astimezone(UTC)
            assert entry.end.astimezone(UTC) == occasion.ends.astimezone(UTC)
        else:
            assert (entry.start, entry.end - timedelta(days=1)) == (occasion.starts, occasion.ends)
        counted = f" ({place}/{len(occasions)})" if event.sessions else ""
        assert entry["summary"] == title + counted
        assert entry.get("location", "") == title
        assert entry["description"] == description
        assert (
            entry.get("geo", None) is None
            if event.position is None
            else entry["geo"].to_ical() == (f"{event.position.lat};{event.position.lon}")
        )
        assert entry.get("conference", "") == (event.online_url if event.takes_place else "")
        assert entry["url"] == f"https://site.example{event.text('en').url}"
        if event.weekly and isinstance(event.starts, datetime):
            assert entry["rrule"] == {"FREQ": ["WEEKLY"], "COUNT": [event.weekly]}
            assert entry["dtstart"].params["TZID"] == event.timezone
            assert entry.start.replace(tzinfo=None) == event.starts.replace(tzinfo=None)


@given(st.lists(events(), max_size=4), prose)
def test_what_stands_in_a_calendar_is_found_in_it_again(those: list[Event], description: str) -> None:
    told = f"{description} {'BEGIN:VEVENT' * 20}\nUID:other@site.example\nEND:VEVENT"
    every = {
        key: (named, entry(named, words_of(named, description=told, html=told)))
        for key, event in enumerate(those)
        for named in [replace(event, id=f"{'a-long-name-' * 8}{key}")]
    }

    assert entries_in(to_ics(every.values(), ABOUT)) == {event.id: entry for event, entry in every.values()}
