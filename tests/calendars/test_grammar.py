"""Calendar files by the standard's own tables: what may stand in which component, and how often.

RFC 5545, 3.6 (components) and the "Conformance" of each property in 3.7 and 3.8; RFC 7986, 4; RFC 9073, 6.5. Programs
read much that is not in them, and each leaves out something else; libical, which GNOME's and KDE's calendars stand on,
keeps an error in the entry for each property that is in the wrong place.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import icalendar
import pytest

ONCE = {
    "VCALENDAR": {
        *(
            "PRODID",
            "VERSION",
            "CALSCALE",
            "METHOD",
            "UID",
            "LAST-MODIFIED",
            "URL",
            "REFRESH-INTERVAL",
            "SOURCE",
            "COLOR",
        ),
        *("X-WR-CALNAME", "X-WR-CALDESC", "X-PUBLISHED-TTL"),
        *("NAME", "DESCRIPTION"),  # may be said once for each language; a calendar has one
    },
    "VTIMEZONE": {"TZID", "LAST-MODIFIED", "TZURL"},
    "STANDARD": {"DTSTART", "TZOFFSETTO", "TZOFFSETFROM", "RRULE"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETTO", "TZOFFSETFROM", "RRULE"},
    "VEVENT": {
        *(
            "DTSTAMP",
            "UID",
            "DTSTART",
            "CLASS",
            "CREATED",
            "DESCRIPTION",
            "GEO",
            "LAST-MODIFIED",
            "LOCATION",
            "ORGANIZER",
        ),
        *("PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL", "RECURRENCE-ID", "RRULE", "DTEND", "DURATION"),
        *("COLOR", "X-ALT-DESC"),
    },
}
OFTEN = {
    "STANDARD": {"COMMENT", "RDATE", "TZNAME"},
    "DAYLIGHT": {"COMMENT", "RDATE", "TZNAME"},
    "VEVENT": {
        *("ATTACH", "ATTENDEE", "CATEGORIES", "COMMENT", "CONTACT", "EXDATE", "RELATED-TO", "RESOURCES", "RDATE"),
        *("IMAGE", "CONFERENCE", "STYLED-DESCRIPTION"),
    },
}
DEMANDED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETTO", "TZOFFSETFROM"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETTO", "TZOFFSETFROM"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
}
WITHIN = {"": {"VCALENDAR"}, "VCALENDAR": {"VTIMEZONE", "VEVENT"}, "VTIMEZONE": {"STANDARD", "DAYLIGHT"}}


def faults(component: Any, within: str = "") -> list[str]:
    """Return what the tables have against `component` and those in it."""
    name = component.name
    found = [] if name in WITHIN.get(within, ()) else [f"{name} in {within}"]
    said = Counter(
        key.upper() for key, value in component.property_items(recursive=False) if key not in {"BEGIN", "END"} and value
    )
    found += [f"no {key} in {name}" for key in sorted(DEMANDED[name] - said.keys())]
    found += [f"{key} in {name}" for key in said if key not in ONCE[name] | OFTEN.get(name, set())]
    found += [f"{key} {times} times in {name}" for key, times in said.items() if times > 1 and key in ONCE[name]]
    if name in {"VCALENDAR", "VTIMEZONE"} and not component.subcomponents:
        found.append(f"nothing in {name}")
    if name == "VEVENT":
        invited = "ATTENDEE" in said
        found += [] if ("ORGANIZER" in said) is invited else ["ORGANIZER and ATTENDEE stand together or not at all"]
        found += ["both DTEND and DURATION"] if {"DTEND", "DURATION"} <= said.keys() else []
        if "DTEND" in said and component.decoded("DTEND") <= component.decoded("DTSTART"):
            found.append("it ends before it begins")
    return found + [fault for each in component.subcomponents for fault in faults(each, name)]


@pytest.mark.parametrize("site", ["calendar_site", "real_site"])
def test_every_calendar_of_the_site_has_in_it_what_may_be_in_it(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    found, empty = {}, 0
    files = sorted(folder.rglob("*.ics"))
    for file in files:
        (calendar,) = icalendar.Calendar.from_ical(file.read_bytes(), multiple=True)
        if wrong := faults(calendar):
            found[file.relative_to(folder).as_posix()] = wrong
        needed = {
            str(event["DTSTART"].params["TZID"]) for event in calendar.events if "TZID" in event["DTSTART"].params
        }
        assert needed <= {str(zone["TZID"]) for zone in calendar.timezones}, file
        empty += not calendar.events

    assert found == {}
    assert len(files) > 40
    assert empty > 0, "a language in which no event of a sort is written"


def test_what_must_not_be_is_found() -> None:
    lines = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Europe/Oslo
COMMENT:works
END:VTIMEZONE
BEGIN:VEVENT
UID:a
DTSTAMP:20160101T000000Z
DTSTART:20160102T000000Z
DTEND:20160102T000000Z
SUMMARY:One
SUMMARY:Two
ORGANIZER:mailto:a@b.example
TZNAME:CET
END:VEVENT
END:VCALENDAR
"""
    assert faults(icalendar.Calendar.from_ical(lines.replace("\n", "\r\n"))) == [
        "no PRODID in VCALENDAR",
        "COMMENT in VTIMEZONE",
        "nothing in VTIMEZONE",
        "TZNAME in VEVENT",
        "SUMMARY 2 times in VEVENT",
        "ORGANIZER and ATTENDEE stand together or not at all",
        "it ends before it begins",
    ]
