"""Ways to subscribe, and links that put an event into a calendar on the web."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.calendar import entry_links
from plugins.calendars.links import OFFICE, PRIVATE, Entry, google, in_one, outlook, subscription
from plugins.model.event import Event, Session
from plugins.wording.strings import Strings
from tests.calendars.making import OSLO, VILNIUS, an_event


def query(url: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


def test_each_way_to_subscribe_leads_to_the_same_file() -> None:
    ways = subscription("https://site.example/nb/kalender/arrangementer.ics", "Klynge: Arrangementer & møter")

    assert ways.path == "/nb/kalender/arrangementer.ics"
    assert ways.webcal == "webcal://site.example/nb/kalender/arrangementer.ics"
    assert query(ways.google) == {"cid": ways.webcal}
    for way, door in ((ways.office, "https://outlook.office.com/"), (ways.outlook, "https://outlook.live.com/")):
        assert way.startswith(door)
        assert query(way) == {"url": ways.https, "name": "Klynge: Arrangementer & møter"}


@pytest.mark.parametrize(
    ("occasion", "dates", "start", "end"),
    [
        (
            Session(starts=datetime(2016, 11, 14, 10, tzinfo=OSLO), ends=datetime(2016, 11, 14, 12, tzinfo=OSLO)),
            "20161114T090000Z/20161114T110000Z",
            "2016-11-14T09:00:00Z",
            "2016-11-14T11:00:00Z",
        ),
        (
            Session(starts=date(2016, 12, 30), ends=date(2016, 12, 31)),
            "20161230/20170101",
            "2016-12-30",
            "2017-01-01",
        ),
    ],
)
def test_web_calendars_are_given_times_in_utc_and_the_day_after_whole_days(
    occasion: Session, dates: str, start: str, end: str
) -> None:
    entry = Entry(title="Susitikimas & kava?", details="Ąžuolas\n\nhttps://site.example/x/", location="")

    asked = query(google(entry, occasion))
    assert asked == {"action": "TEMPLATE", "text": entry.title, "dates": dates, "details": entry.details}
    for door in (OFFICE, PRIVATE):
        asked = query(outlook(entry, occasion, door))
        assert (asked["subject"], asked["startdt"], asked["enddt"]) == (entry.title, start, end)
        assert ("allday" in asked) is not isinstance(occasion.starts, datetime)


def test_a_weekly_event_repeats_in_googles_form_by_the_clocks_of_its_place() -> None:
    once = Session(starts=datetime(2016, 11, 14, 10, tzinfo=OSLO), ends=datetime(2016, 11, 14, 12, tzinfo=OSLO))
    asked = query(google(Entry(title="t", details="d", location=""), once, 5, "Europe/Oslo"))

    assert (asked["recur"], asked["ctz"]) == ("RRULE:FREQ=WEEKLY;COUNT=5", "Europe/Oslo")


def sitting(day: int, begins: int, ends: int) -> Session:
    return Session(
        starts=datetime(2016, 11, day, begins, tzinfo=VILNIUS), ends=datetime(2016, 11, day, ends, tzinfo=VILNIUS)
    )


def of_sessions(*sessions: Session) -> Event:
    return an_event(starts=sessions[0].starts, ends=sessions[-1].ends, timezone="Europe/Vilnius", sessions=sessions)


@pytest.mark.parametrize(
    ("sessions", "entry"),
    [
        ((sitting(14, 10, 12), sitting(14, 13, 16)), sitting(14, 10, 16)),
        ((sitting(14, 10, 16), sitting(15, 9, 12)), Session(starts=date(2016, 11, 14), ends=date(2016, 11, 15))),
        ((sitting(14, 10, 16), sitting(16, 9, 12)), None),
        ((sitting(14, 10, 16), sitting(15, 9, 12), sitting(21, 9, 12)), None),
        (
            tuple(Session(starts=date(2016, 11, day), ends=date(2016, 11, day + 1)) for day in (14, 16)),
            Session(starts=date(2016, 11, 14), ends=date(2016, 11, 17)),
        ),
        (
            (Session(starts=date(2016, 11, 14), ends=date(2016, 11, 14)), sitting(14, 10, 12)),
            Session(starts=date(2016, 11, 14), ends=date(2016, 11, 14)),
        ),
    ],
)
def test_sessions_of_one_day_or_of_days_in_a_row_are_one_entry(
    sessions: tuple[Session, ...], entry: Session | None
) -> None:
    assert in_one(of_sessions(*sessions)) == entry


def test_an_entry_of_several_days_says_the_hours_in_words() -> None:
    """An Android phone has no other way to put an event into its calendar: Google's takes no file there."""
    links = entry_links(
        of_sessions(sitting(14, 10, 16), sitting(15, 9, 12)), None, Strings("en"), "https://site.example"
    )

    assert [link.title for link in links] == ["Google", "Microsoft 365", "Outlook.com"]
    asked = query(links[0].url)
    assert asked["dates"] == "20161114/20161116"
    assert asked["details"].replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        "14 November 2016, 10:00–16:00 Lithuanian time",
        "15 November 2016, 09:00–12:00 Lithuanian time",
        "",
        "https://site.example/en/events/visit/",
    ]
    assert entry_links(of_sessions(sitting(14, 10, 16), sitting(21, 9, 12)), None, Strings("en"), "") == ()


def test_addresses_stay_short_enough_for_servers_on_the_way() -> None:
    once = Session(starts=date(2016, 11, 14), ends=date(2016, 11, 14))
    entry = Entry(title="Ąžuolas " * 20, details="Ąžuolas " * 1000, location="Ė" * 100)

    assert len(google(entry, once)) < 8000
    assert len(outlook(entry, once, OFFICE)) < 8000
    asked = query(google(Entry(title="t", details="Ada " * 150 + "and Bo", location=""), once))
    assert asked["details"] == "Ada " * 149 + "Ada …", "its beginning is what is kept"
