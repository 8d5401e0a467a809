"""Pages of events as built: what has become of one, where it is, who can still register."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import icalendar
import pytest

from tests.building import Edited
from tests.calendars.scenery import build, write
from tests.pages import LANGUAGES, BuiltPage, pages_of


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_events_page_tells_it_to_search_engines_once(lang: str, pages: dict[str, BuiltPage]) -> None:
    for address, page in pages.items():
        if page.lang == lang and page.tree.css(".add-to-calendar"):
            things = [json.loads(node.text()) for node in page.tree.css('script[type="application/ld+json"]')]
            (event,) = (thing for thing in things if thing.get("@type") == "Event")
            assert urlsplit(event["mainEntityOfPage"]).path == address
            assert event["location"]


def test_what_has_become_of_an_event_is_said_before_all_else(pages: dict[str, BuiltPage]) -> None:
    said = {
        key: " ".join(pages[f"/en/events/{key}/"].tree.css_first(".notice").text().split())  # type: ignore[union-attr]
        for key in ("cancelled", "postponed", "rescheduled", "online", "tentative")
    }

    assert {key: words.replace("\u00a0", " ") for key, words in said.items()} == {
        "cancelled": "This event is cancelled. The hall is flooded.",
        "postponed": "This event is postponed, and has no new date yet. A new day is being sought.",
        "rescheduled": "This event has a new date. It was to begin on 3 April 2026, 09:00.",
        "online": "This event takes place online.",
        "tentative": "It is not certain yet that this event takes place.",
    }


def test_a_sentence_that_ends_in_a_shortened_word_has_one_full_stop(pages: dict[str, BuiltPage]) -> None:
    """Lithuanian hours end in one: “09.00 val.”"""
    notices = [" ".join(each.text().split()) for each in pages["/renginiai/rescheduled/"].tree.css(".notice")]

    assert any(words.endswith("val.") for words in notices)
    assert not any(".." in words for words in notices)


@pytest.mark.parametrize(("key", "ways"), [("cancelled", 1), ("postponed", 1), ("tentative", 4)])
def test_nobody_is_asked_to_note_down_what_does_not_take_place(
    key: str, ways: int, pages: dict[str, BuiltPage]
) -> None:
    """The file stays: it takes back what somebody has noted already."""
    found = pages[f"/en/events/{key}/"].tree.css(".add-to-calendar .button")

    assert len(found) == ways
    assert (found[0].attributes["href"] or "").endswith(".ics")


def test_a_house_with_a_position_is_found_on_a_map_a_link_away(edited_site: Edited) -> None:
    """Until it is over; a position without a house is the town's, and of no use to who looks for a door."""
    write(edited_site, "moving", extra="Position: 59.9189, 10.638")
    write(edited_site, "cancelled", extra="Venue: Hall\nPosition: 54.6872, 25.2797")
    write(edited_site, "whole", extra="Position: 54.6872, 25.2797")
    pages = pages_of(build(edited_site).output)
    found = {
        key: pages[f"/en/events/{key}/"].attributes('.facts a[href*="openstreetmap"]', "href")
        for key in ("moving", "cancelled", "whole")
    }

    where = "https://www.openstreetmap.org/?mlat=59.9189&mlon=10.638#map=16/59.9189/10.638"
    assert found == {"moving": [where], "cancelled": [], "whole": []}


def test_nobody_is_asked_to_register_for_what_is_cancelled_or_has_no_date(edited_site: Edited) -> None:
    ways = "Registration: https://register.example/\nOnline_url: https://meet.example/\nAttendance: mixed"
    for key in ("cancelled", "postponed", "tentative"):
        write(edited_site, key, extra=ways)
    site = build(edited_site).output
    pages = pages_of(site)

    offered = {
        key: len(pages[f"/en/events/{key}/"].tree.css('.sign-up, .facts [href="https://meet.example/"]'))
        for key in ("cancelled", "postponed", "tentative")
    }
    assert offered == {"cancelled": 0, "postponed": 0, "tentative": 2}
    calendar = icalendar.Calendar.from_ical((site / "en/calendar/events.ics").read_bytes())
    joined = {str(entry["uid"]).partition("@")[0] for entry in calendar.events if "CONFERENCE" in entry}
    assert joined == {"tentative"}


def test_the_head_of_an_event_says_where_as_cards_do(calendar_site: Path) -> None:
    """Where no town is named, its country does: “First training in Lithuania” was somewhere."""
    pages = pages_of(calendar_site)
    heads = {key: pages[f"/en/events/{key}/"].tree.css(".byline")[0].text() for key in ("whole", "online")}

    assert "·\N{NO-BREAK SPACE}Lithuania" in heads["whole"]
    assert "Norway" not in heads["online"]


def test_when_it_is_too_late_to_register_the_page_says_so_without_a_script(edited_site: Edited) -> None:
    write(edited_site, "moving", extra="Registration_deadline: 2025-12-31")  # the build's day is the one after
    page = pages_of(build(edited_site).output)["/nb/arrangementer/moving/"]

    assert "Stengt. Fristen var 31.\N{NO-BREAK SPACE}desember 2025." in page.tree.css_first(".sheet__head").text()  # type: ignore[union-attr]
    assert not page.tree.css('a[href="https://register.example/"]')

    write(edited_site, "moving", extra="Registration_deadline: 2026-01-01")
    page = pages_of(build(edited_site).output)["/nb/arrangementer/moving/"]
    assert page.tree.css('a[href="https://register.example/"]')
    assert page.tree.css_first(".sign-up [data-from]").attributes["data-from"] == "2026-01-01T23:00+00:00"  # type: ignore[union-attr]
