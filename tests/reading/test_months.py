"""Months that texts may lead to are those that the calendar has pages of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pelicanconf
import publishconf
from plugins.catalogue import Settings
from plugins.languages import LANGUAGES
from plugins.model.agenda import month_url
from plugins.reading.cataloguing import read_content
from plugins.reading.months import month_pages
from tests.building import Edited

MANNER = Settings(now=datetime(2026, 1, 1, tzinfo=UTC)).manner("content")
EVENTS = {
    "long": "Starts: 2030-01-30\nEnds: 2030-03-02",
    "midnight": "Starts: 2031-01-31 20:00\nEnds: 2031-02-01 00:00",
    "sessions": "Starts: 2032-01-01\nEnds: 2032-05-31\nSessions: 2032-01-10 – 2032-01-11\n    2032-05-10 – 2032-05-11",
    "weekly": "Starts: 2033-01-25 10:00\nEnds: 2033-01-25 11:00\nWeekly: 3",
}


def test_they_are_those_of_the_calendar(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    for name, dates in EVENTS.items():
        edited.write(f"events/{name}/index.lt.md", f"Title: {name}\nType: meeting\nCountry: LT\n{dates}\n")

    outcome = read_content(edited.content, MANNER)
    pages = month_pages(outcome.things.values(), LANGUAGES)

    assert outcome.problems == ()
    assert outcome.catalogue is not None
    assert set(pages) == {month_url(lang, month) for month, _ in outcome.catalogue.months for lang in LANGUAGES}


def test_when_its_last_event_moves_away_whoever_leads_to_a_month_is_told(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    event = "Title: X\nType: meeting\nCountry: LT\nStarts: 2030-05-05\n"
    edited.write("events/may/index.lt.md", event)
    edited.write("news/may/index.en.md", "Title: May\nDate: 2025-12-01\n\n[May](/en/calendar/2030/05/)\n")
    assert edited.build().status == 0

    edited.write("events/may/index.lt.md", event.replace("-05-05", "-06-05"))
    moved = edited.build("-e", 'EDITOR_LANGUAGE="en"')

    assert moved.status == 1
    assert "news/may/index.en.md:4: /en/calendar/2030/05/ leads to nothing; nothing takes place" in moved.messages


def test_addresses_of_the_site_are_those_at_which_it_is_published() -> None:
    assert urlsplit(publishconf.SITEURL).hostname == pelicanconf.CATALOGUE.host
