"""A small site with events of every sort, as an editor would write them: tests build it and look at it from outside.

The build's day is 1 January 2026; two events of the small site are over by then.
"""

from __future__ import annotations

from pathlib import Path

from tests.building import Build, Edited
from tests.forking import Builder

CALENDAR = {"lt": "/kalendorius/", "nb": "/nb/kalender/", "en": "/en/calendar/"}
EVENTS = {
    "moving": {
        "lt": (
            "Kilnojamas susitikimas",
            (
                "Type: meeting\nCountry: NO\nHost: beta\nModified: 2025-12-01\nStarts: 2026-03-30 10:00\nEnds: 2026-03-30 12:00"
                "\nRegistration: https://register.example/\nRegistration_deadline: 2026-03-20 12:00\nContact: a@beta.example"
                "\nSpeakers:\n  Ada Ą\n  Bo Ø\nExpected_participants: 30\nSpoken: lt, en"
            ),
        ),
        "nb": ("Møte som flyttes", "Venue: Store sal\nTown: Oslo"),
        "en": ("A meeting that moves", "Venue: Great hall"),
    },
    "whole": {
        "lt": (
            "Ištisos dienos",
            "Type: training\nCountry: LT\nModified: 2025-12-01\nStarts: 2026-02-27\nEnds: 2026-03-02",
        ),
        "en": ("Whole days", "Summary: Four days across the end of a month."),
    },
    "weekly": {
        "en": (
            "Every week",
            "Type: training\nCountry: LT\nModified: 2025-12-01\nStarts: 2026-10-15 10:00\nEnds: 2026-10-15 12:00\nWeekly: 3",
        ),
    },
    "series": {
        "lt": (
            "Ciklas",
            (
                "Type: training\nCountry: LT\nModified: 2025-12-01\nStarts: 2026-05-04\nEnds: 2026-05-18"
                "\nSessions:\n  2026-05-04 09:00 – 11:00\n  2026-05-11 09:00 – 11:00\n  2026-05-18"
            ),
        ),
        "nb": ("Kursrekke", ""),
    },
    "cancelled": {
        "lt": (
            "Atšauktas",
            "Type: dissemination\nStatus: cancelled\nCountry: LT\nModified: 2025-12-01\nStarts: 2026-04-08\nNotice: Salė užlieta.",
        ),
        "nb": ("Avlyst", "Notice: Salen står under vann."),
        "en": ("Cancelled one", "Notice: The hall is flooded."),
    },
    "postponed": {
        "en": (
            "Postponed one",
            (
                "Type: meeting\nStatus: postponed\nCountry: NO\nModified: 2025-12-01\nStarts: 2026-04-09 09:00"
                "\nEnds: 2026-04-09 11:00\nNotice: A new day is being sought."
            ),
        ),
    },
    "rescheduled": {
        "en": (
            "Rescheduled one",
            (
                "Type: meeting\nStatus: rescheduled\nCountry: LT\nModified: 2025-12-01\nSequence: 1\nStarts: 2026-04-10 09:00"
                "\nEnds: 2026-04-10 11:00\nPrevious_start: 2026-04-03 09:00"
            ),
        ),
    },
    "online": {
        "en": (
            "Online one",
            (
                "Type: meeting\nStatus: moved-online\nCountry: NO\nModified: 2025-12-01\nStarts: 2026-04-10 14:00"
                "\nEnds: 2026-04-10 15:30\nOnline_url: https://video.example/room?a=1&b=2"
            ),
        ),
    },
    "tentative": {
        "en": ("Maybe", "Type: training\nStatus: tentative\nCountry: NO\nModified: 2025-12-01\nStarts: 2026-04-10"),
    },
}


def write(site: Edited, key: str, *, extra: str = "", **titles: str) -> None:
    """Write the event called `key`; `extra` replaces headers by name, a language's title may be given anew."""
    replaced = {line.partition(":")[0]: line for line in extra.split("\n") if line}
    for lang, (title, headers) in EVENTS[key].items():
        kept = [line for line in headers.split("\n") if line and line.partition(":")[0] not in replaced]
        added = list(replaced.values()) if lang == next(iter(EVENTS[key])) else []
        header = "\n".join([f"Title: {titles.get(lang, title)}", *kept, *added])
        site.write(
            f"events/{key}/index.{lang}.md", f"{header}\n\nAbout “{key}”, with [a link](https://link.example/).\n"
        )


def build(site: Edited) -> Build:
    """Build the site; a fault fails the test."""
    made = site.build()
    assert made.status == 0, made.messages
    return made


def built(folder: Path, builder: Builder) -> Path:
    """Have `builder` build the small site with all events in a copy below `folder`, and return its output."""
    site = Edited(folder, builder.build)
    for key in EVENTS:
        write(site, key)
    return build(site).output
