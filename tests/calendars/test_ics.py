"""Calendar files: what stands at their head, how lines are written, and that nothing else shows in them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from plugins.calendars.entries import Words
from plugins.calendars.ics import to_ics
from plugins.model.event import Event
from tests.calendars.making import ABOUT, words_of
from tests.calendars.written import COURSE, ONLINE, OSLO_VISIT, SERIES, entry, ics, letters, unfolded
from tests.conftest import Golden
from tests.tools import ROOT


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
        "import sys; from tests.calendars.written import *;"
        "sys.stdout.buffer.write(ics(OSLO_VISIT, COURSE, SERIES, ONLINE, categories=('b', 'a')))"
    )
    made = set()
    for seed, zone, locale in (("1", "Pacific/Auckland", "C"), ("2", "UTC", "C.UTF-8")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        run = subprocess.run([sys.executable, "-c", script], env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE)
        made.add(run.stdout)

    assert made == {ics(OSLO_VISIT, COURSE, SERIES, ONLINE, categories=("b", "a"))}
