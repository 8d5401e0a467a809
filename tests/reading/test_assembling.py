"""What headers say becomes the model's facts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from plugins.model.event import Attendance, Event
from plugins.reading.assembling import hidden
from plugins.reading.cataloguing import read_content
from plugins.reading.manner import Zones
from plugins.reading.sources import parse
from plugins.reading.things import thing
from plugins.sitemap import last_change
from plugins.syndication.telling import updated
from tests.building import Edited
from tests.site.settings import CATALOGUE

VISIT = "events/visit/index.lt.md"
ZONE = "Europe/Vilnius"


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path)


@pytest.mark.parametrize(
    ("starts", "begins", "told"),
    [
        ("2016-11-14", "2016-11-13T23:00", "2016-11-14T05:00"),
        ("2016-11-14 10:00", "2016-11-14T09:00", "2016-11-14T09:00"),
        ("2016-11-14\N{NO-BREAK SPACE}10:00", "2016-11-14T09:00", "2016-11-14T09:00"),
    ],
)
def test_an_event_abroad_that_nobody_has_dated_is_known_by_its_start_there(
    edited: Edited, starts: str, begins: str, told: str
) -> None:
    """Not by what the clocks in Vilnius say then; search engines are not told that its page was changed then."""
    text = (edited.content / VISIT).read_text(encoding="utf-8").splitlines()
    kept = [line for line in text if not line.startswith(("Modified:", "Starts:", "Ends:"))]
    edited.write(VISIT, "\n".join([kept[0], f"Starts: {starts}", *kept[1:]]))

    catalogue = read_content(edited.content, CATALOGUE.manner("content")).catalogue

    assert catalogue is not None
    visit = catalogue.event("visit")
    assert isinstance(visit, Event)
    assert visit.timezone == "Europe/Oslo"
    assert visit.changed == visit.instant == datetime.fromisoformat(begins).replace(tzinfo=UTC)
    assert last_change(visit, catalogue) is None
    assert updated(visit, "lt", ZONE) == datetime.fromisoformat(told).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "at_noon"),
    [
        ("Publish: 2017-03-01 12:00", False),
        ("Publish: 2017-03-01 12:01", True),
        ("Unpublish: 2017-03-01 12:00", True),
        ("Unpublish: 2017-03-01 12:01", False),
    ],
)
def test_from_the_very_moment_on_that_is_said_an_item_is_seen_or_gone(header: str, *, at_noon: bool) -> None:
    """A build at that moment may be the last for a long time."""
    path = PurePosixPath("content/news/x/index.lt.md")
    source, faults = parse(f"Title: X\nDate: 2016-01-01\n{header}\n".encode(), path, "news", "x", "lt")
    assert source is not None
    zones = Zones(default=ZONE, by_country={})

    assert hidden(thing([source], faults), zones, datetime(2017, 3, 1, 10, tzinfo=UTC), drafts=False) is at_noon
    assert not faults


@pytest.mark.parametrize(
    ("headers", "attendance"),
    [
        ("", Attendance.OFFLINE),
        ("Status: moved-online\n", Attendance.ONLINE),
        ("Status: moved-online\nAttendance: mixed\n", Attendance.MIXED),
    ],
)
def test_what_has_moved_online_is_there_unless_it_is_said_otherwise(
    edited: Edited, headers: str, attendance: Attendance
) -> None:
    edited.write("events/other/index.lt.md", f"Title: X\nType: meeting\nStarts: 2016-12-01\n{headers}")
    catalogue = read_content(edited.content, CATALOGUE.manner("content")).catalogue
    assert catalogue is not None
    event = catalogue.event("other")

    assert event is not None
    assert event.attendance is attendance
