"""Four events of different sorts, and calendar files as tests read them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import icalendar
from hypothesis import strategies as st

from plugins.calendars.entries import Words, entry_of, facts_of
from plugins.calendars.ics import to_ics
from plugins.model.event import Event, EventStatus, Session
from plugins.model.place import Position
from tests.calendars.making import ABOUT, DOMAIN, OSLO, VILNIUS, an_event, words_of


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

letters = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120)
