"""Calendar files as built: which there are, which events are in each, and who leads to them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import icalendar
import pytest

from tests.building import Edited
from tests.calendars.scenery import CALENDAR, EVENTS, build, write
from tests.pages import LANGUAGES, BuiltPage

FILES = {"lt": "renginiai", "nb": "arrangementer", "en": "events"}


def uids(file: Path) -> list[str]:
    return [
        str(entry["uid"]).removesuffix("@socialcluster.lt")
        for entry in icalendar.Calendar.from_ical(file.read_bytes()).events
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_calendar_holds_the_events_written_in_its_language_and_no_others(lang: str, calendar_site: Path) -> None:
    written = {"visit", "training"} if lang != "nb" else {"visit"}
    written |= {key for key, texts in EVENTS.items() if lang in texts}
    file = calendar_site / CALENDAR[lang].strip("/") / f"{FILES[lang]}.ics"

    entries = icalendar.Calendar.from_ical(file.read_bytes()).events
    assert {key.split(".")[0] for key in uids(file)} == written
    assert {entry["summary"].params["LANGUAGE"] for entry in entries} == {lang}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_would_rather_miss_none_gets_each_event_once(lang: str, calendar_site: Path) -> None:
    found = uids(calendar_site / CALENDAR[lang].strip("/") / "all.ics")

    assert sorted(found) == sorted({*EVENTS, "visit", "training", "series.2", "series.3"})


def test_each_choice_has_a_calendar_file_of_what_it_shows(calendar_site: Path, pages: dict[str, BuiltPage]) -> None:
    assert uids(calendar_site / "en/calendar/norway/meetings/events.ics") == ["moving", "postponed", "online"]
    for address, page in pages.items():
        if page.tree.css(".subscribe-box"):
            way, *_ = page.attributes(".subscribe-box a[download]", "href")
            webcal = page.attribute('.subscribe-box a[href^="webcal:"]', "href")
            assert (calendar_site / way.lstrip("/")).is_file(), address
            assert webcal == f"webcal://small.example{way}"


def test_a_calendar_outlives_its_last_event_which_its_subscribers_would_be_shown_for_ever(edited_site: Edited) -> None:
    """A program that no longer finds its file keeps what it had: here a visit that has become a meeting elsewhere."""
    file, visit = "en/calendar/norway/partner-visits/events.ics", "events/visit/index.lt.md"
    assert uids(build(edited_site).output / file) == ["visit"]
    edited_site.replace(visit, "Type: partner-visit", "Type: meeting")
    edited_site.replace(visit, "Country: NO", "Country: LT")
    site = build(edited_site).output

    calendar = icalendar.Calendar.from_ical((site / file).read_bytes())
    assert not calendar.events
    assert calendar["url"] == "https://small.example/en/events/"  # a page that there still is
    assert not (site / file).with_name("index.html").exists()


def test_an_event_has_a_file_in_each_language_it_is_written_in_and_stand_ins_lead_to_it(
    calendar_site: Path, pages: dict[str, BuiltPage]
) -> None:
    assert sorted(path.relative_to(calendar_site).as_posix() for path in calendar_site.rglob("whole.ics")) == [
        "en/events/whole/whole.ics",
        "renginiai/whole/whole.ics",
    ]
    stand_in = pages["/nb/arrangementer/whole/"]
    assert stand_in.attribute(".add-to-calendar a[href$='.ics']", "href") == "/en/events/whole/whole.ics"


def test_each_page_of_events_makes_its_calendar_known(pages: dict[str, BuiltPage]) -> None:
    for address in ("/en/events/", "/en/calendar/", "/en/calendar/2026/04/", "/en/events/moving/"):
        known = [node.attributes for node in pages[address].tree.css('link[rel="alternate"][type="text/calendar"]')]
        assert [each["href"] for each in known] == ["/en/calendar/events.ics"], address


def test_a_draft_and_an_event_of_the_future_are_nowhere(edited_site: Edited) -> None:
    write(edited_site, "whole", extra="Draft: yes")
    write(edited_site, "moving", extra="Publish: 2026-01-02")
    built = build(edited_site)

    assert not [path for path, data in built.files().items() if b"whole@" in data or b"moving@" in data]
    assert not [path for path in built.files() if "whole" in path or "moving" in path]
    assert "kalendorius/2026/03/index.html" not in built.files()


def test_a_picture_in_a_calendar_is_one_that_the_site_has(calendar_site: Path) -> None:
    entries = icalendar.Calendar.from_ical((calendar_site / "en/calendar/all.ics").read_bytes()).events
    pictures = [urlsplit(str(entry["image"])).path for entry in entries]

    assert len(set(pictures)) == len({str(entry["uid"]).split("@")[0].split(".")[0] for entry in entries})
    assert all((calendar_site / path.lstrip("/")).is_file() for path in pictures)
