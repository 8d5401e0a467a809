"""Since when an event is announced, and when it was last changed: feeds, calendars and sitemaps tell it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plugins.catalogue import Settings
from plugins.model.event import Event
from plugins.reading.cataloguing import read_content
from tests.building import Edited

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def read(folder: Path, headers: str) -> Event:
    site = Edited(folder)
    header = f"Title: X\nType: meeting\nCountry: NO\nStarts: 2026-03-30 10:00\nEnds: 2026-03-30 12:00\n{headers}"
    site.write("events/x/index.nb.md", f"{header}\nText.\n")
    catalogue = read_content(site.content, Settings(now=NOW).manner("content")).catalogue
    assert catalogue
    found = catalogue.event("x")
    assert found
    return found


@pytest.mark.parametrize(
    ("headers", "changed", "dated", "modified"),
    [
        ("", datetime(2026, 3, 30, 8, tzinfo=UTC), False, None),  # its start, by the clocks of the place
        ("Date: 2025-12-01\n", datetime(2025, 11, 30, 22, tzinfo=UTC), True, None),  # a day is Vilnius' own
        ("Publish: 2025-12-01 09:00\n", datetime(2025, 12, 1, 7, tzinfo=UTC), True, None),
        ("Date: 2025-11-01\nPublish: 2025-12-01 09:00\n", datetime(2025, 12, 1, 7, tzinfo=UTC), True, None),
        (
            "Date: 2025-11-01\nModified: 2025-12-01 09:00\n",
            datetime(2025, 12, 1, 7, tzinfo=UTC),
            True,
            date(2025, 12, 1),
        ),
        (
            "Modified: 2025-11-01\nPublish: 2025-12-01 09:00\n",
            datetime(2025, 12, 1, 7, tzinfo=UTC),
            True,
            date(2025, 11, 1),
        ),
        (
            "Date: 2025-12-01\nModified: 2026-12-01\n",
            datetime(2025, 11, 30, 22, tzinfo=UTC),
            True,
            None,
        ),  # a year mistyped
        ("Modified: 2026-12-01\n", datetime(2026, 3, 30, 8, tzinfo=UTC), False, None),
    ],
)
def test_an_event_is_known_by_the_last_that_is_said_of_it(
    headers: str, changed: datetime, *, dated: bool, modified: date | None, tmp_path: Path
) -> None:
    event = read(tmp_path, headers)

    assert (event.changed, event.dated, event.modified) == (changed, dated, modified)


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ("", ()),
        ("Translated: 2025-12-31\n", (("en", datetime(2025, 12, 30, 22, tzinfo=UTC)),)),
        ("Translated: 2026-12-31\n", ()),  # a year mistyped would keep it on top of the feed until then
    ],
)
def test_a_translation_says_for_its_language_since_when_there_is_one(
    said: str, late: tuple[tuple[str, datetime], ...], tmp_path: Path
) -> None:
    site = Edited(tmp_path)
    site.write("news/x/index.lt.md", "Title: X\nDate: 2025-01-01\n\nA.\n")
    site.write("news/x/index.en.md", f"Title: X\n{said}\nA.\n")
    catalogue = read_content(site.content, Settings(now=NOW).manner("content")).catalogue
    assert catalogue
    news = catalogue.news_item("x")

    assert news
    assert news.late == late
