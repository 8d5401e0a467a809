"""Events for calendar files, with as few words as a test needs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.calendars.entries import Words
from plugins.calendars.ics import About
from plugins.model.event import Event
from tests import making

OSLO = ZoneInfo("Europe/Oslo")
VILNIUS = ZoneInfo("Europe/Vilnius")
DOMAIN = "socialcluster.lt"
ABOUT = About(
    lang="en",
    name="Events",
    description="What is on",
    url="https://site.example/en/calendar/",
    source="https://site.example/en/calendar/events.ics",
)


def an_event(**facts: Any) -> Event:
    """Return an event of 14 November 2016, or as `facts` say; its zone is that of its start, or Oslo's."""
    starts = facts.setdefault("starts", date(2016, 11, 14))
    facts.setdefault("ends", starts)
    facts.setdefault("timezone", getattr(getattr(starts, "tzinfo", None), "key", None) or "Europe/Oslo")
    return making.an_event(facts.pop("id", "visit"), **facts)


def words_of(event: Event, lang: str = "en", **words: Any) -> Words:
    text = event.text(lang)
    plain = {"summary": text.title, "description": text.summary, "html": f"<p>{text.summary}</p>"}
    return Words(**{"lang": text.lang, "url": f"https://site.example{text.url}", **plain, **words})


OSLO_HOURS = an_event(
    starts=datetime(2016, 11, 14, 10, tzinfo=OSLO), ends=datetime(2016, 11, 14, 12, tzinfo=OSLO), country="NO"
)
VILNIUS_HOURS = an_event(
    starts=datetime(2016, 11, 14, 10, tzinfo=VILNIUS), ends=datetime(2016, 11, 14, 12, tzinfo=VILNIUS), country="LT"
)
