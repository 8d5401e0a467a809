"""An event as search engines read it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.model.event import Attendance, Event, EventStatus, Session
from plugins.model.place import Position
from plugins.structured.event import event as event_json_ld
from plugins.structured.script import Part, to_script
from tests.making import a_catalogue, a_partner, a_tag, an_event

OSLO = ZoneInfo("Europe/Oslo")
TALK = an_event(
    "talk",
    starts=datetime(2016, 11, 14, 10, tzinfo=OSLO),
    ends=datetime(2016, 11, 14, 12, tzinfo=OSLO),
    timezone="Europe/Oslo",
    country="NO",
    host="fun",
    tags=("models",),
    words={"town": "Oslo", "summary": "A talk."},
)


def told(event: Event, lang: str = "en", image: str = "") -> dict[str, Any]:
    catalogue = a_catalogue(events=(event,), partners=(a_partner("leu"), a_partner("fun")), tags=(a_tag("models"),))
    return event_json_ld(event, catalogue, lang, "https://site.example", image)


def test_an_event_on_site_is_told_whole() -> None:
    event = replace(
        TALK,
        position=Position(lat=59.9139, lon=10.7522),
        speakers=("Ada (LEU)", "Grace"),
        spoken=("en", "nb"),
        registration="https://register.example/",
        registration_deadline=date(2016, 11, 10),
    )

    assert told(event, image="https://site.example/talk.png") == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "https://site.example/#events/talk",
        "name": "talk (en)",
        "description": "A talk.",
        "mainEntityOfPage": "https://site.example/en/events/talk/",
        "url": "https://site.example/en/events/talk/",
        "inLanguage": ["en", "nb"],
        "image": "https://site.example/talk.png",
        "startDate": "2016-11-14T10:00:00+01:00",
        "endDate": "2016-11-14T12:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "fun (en)",
            "address": {"@type": "PostalAddress", "addressLocality": "Oslo", "addressCountry": "NO"},
            "geo": {"@type": "GeoCoordinates", "latitude": 59.9139, "longitude": 10.7522},
        },
        "organizer": {
            "@type": "Organization",
            "@id": "https://site.example/#fun",
            "name": "fun (en)",
            "alternateName": "fun",
            "url": "https://site.example/en/partners/fun/",
        },
        "performer": [
            {"@type": "Person", "name": "Ada", "affiliation": {"@type": "Organization", "name": "LEU"}},
            {"@type": "Person", "name": "Grace"},
        ],
        "keywords": ["models (en)"],
        "potentialAction": {"@type": "RegisterAction", "target": "https://register.example/", "endTime": "2016-11-10"},
    }


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (EventStatus.CONFIRMED, "EventScheduled"),
        (EventStatus.TENTATIVE, "EventScheduled"),
        (EventStatus.CANCELLED, "EventCancelled"),
        (EventStatus.POSTPONED, "EventPostponed"),
        (EventStatus.RESCHEDULED, "EventRescheduled"),
        (EventStatus.MOVED_ONLINE, "EventMovedOnline"),
    ],
)
def test_every_status_has_its_word(status: EventStatus, said: str) -> None:
    assert told(replace(TALK, status=status))["eventStatus"] == f"https://schema.org/{said}"


def test_nobody_is_asked_to_register_for_what_is_cancelled_or_has_no_date() -> None:
    open_to_all = replace(TALK, registration="https://register.example/")

    assert told(open_to_all)["potentialAction"] == {
        "@type": "RegisterAction", "target": "https://register.example/"
    }  # fmt: skip
    for status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        assert "potentialAction" not in told(replace(open_to_all, status=status))


def test_a_rescheduled_event_says_when_it_was_to_be() -> None:
    earlier = datetime(2016, 7, 4, 10, tzinfo=OSLO)

    assert told(replace(TALK, status=EventStatus.RESCHEDULED, previous_start=earlier))["previousStartDate"] == (
        "2016-07-04T10:00:00+02:00"
    )


@pytest.mark.parametrize(
    ("attendance", "mode", "places"),
    [
        (Attendance.OFFLINE, "Offline", ["Place"]),
        (Attendance.ONLINE, "Online", ["VirtualLocation"]),
        (Attendance.MIXED, "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_where_one_takes_part_is_a_place_an_address_or_both(
    attendance: Attendance, mode: str, places: list[str]
) -> None:
    thing = told(replace(TALK, attendance=attendance, online_url="https://video.example/"))

    found = thing["location"] if isinstance(thing["location"], list) else [thing["location"]]
    assert thing["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert [place["@type"] for place in found] == places


def test_a_place_of_which_only_the_country_is_known_has_its_name_and_not_its_code() -> None:
    somewhere = replace(an_event("talk", country="NO", timezone="Europe/Oslo"), host="")

    assert [told(somewhere, lang)["location"]["name"] for lang in ("lt", "nb", "en")] == [
        "Norvegija", "Norge", "Norway"
    ]  # fmt: skip


def test_sessions_are_events_of_their_own_within_it() -> None:
    sessions = (
        Session(starts=date(2016, 11, 14), ends=date(2016, 11, 14)),
        Session(starts=date(2016, 11, 21), ends=date(2016, 11, 22)),
    )
    series = replace(TALK, starts=date(2016, 11, 14), ends=date(2016, 11, 22), sessions=sessions)

    assert [(part["name"], part["startDate"], part["endDate"]) for part in told(series)["subEvent"]] == [
        ("talk (en) (1/2)", "2016-11-14", "2016-11-14"),
        ("talk (en) (2/2)", "2016-11-21", "2016-11-22"),
    ]
    (alone,) = told(replace(series, sessions=sessions[1:]))["subEvent"]
    assert alone["name"] == "talk (en)"


def test_a_weekly_event_has_a_schedule_by_the_clocks_of_its_place() -> None:
    thing = told(replace(TALK, weekly=3))

    assert thing["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "repeatCount": 3,
        "startDate": "2016-11-14",
        "endDate": "2016-11-28",
        "startTime": "10:00:00",
        "endTime": "12:00:00",
        "scheduleTimezone": "Europe/Oslo",
    }
    assert thing["endDate"] == "2016-11-28T12:00:00+01:00"


def test_where_nobody_has_translated_it_the_address_is_that_of_the_original() -> None:
    foreign = replace(TALK, texts=an_event("talk", languages=("lt",)).texts)
    thing = told(foreign, "nb")

    assert (thing["name"], thing["inLanguage"]) == ("talk (lt)", "lt")
    assert thing["url"] == "https://site.example/renginiai/talk/"
    assert thing["mainEntityOfPage"] == "https://site.example/nb/arrangementer/talk/"


def test_a_title_cannot_end_the_script_that_it_stands_in() -> None:
    title = '</script><script>alert("&")</script>'
    script = to_script(told(replace(TALK, texts=an_event("talk", words={"title": title}).texts)))

    assert "<" not in script
    assert json.loads(script)["name"] == title


def test_what_many_pages_say_alike_stands_in_each_as_if_it_were_its_own() -> None:
    host = {"@type": "Organization", "name": "<LEU> & Co", "since": 1935, "at": [54.7, None, True]}

    assert Part(host) == host
    assert to_script({"by": Part(host), "also": [Part(host)]}) == to_script({"by": host, "also": [host]})
    assert json.loads(to_script({"by": Part(host)})) == {"by": host}
