"""The calendar as built: pages for months and lists, files beside them, and nothing in a file that was not asked for."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import icalendar
import pytest

from tests.building import Edited
from tests.calendars.scenery import EVENTS, build, write
from tests.pages import LANGUAGES, BuiltPage, pages_of

CALENDAR = {"lt": "/kalendorius/", "nb": "/nb/kalender/", "en": "/en/calendar/"}
FILES = {"lt": "renginiai", "nb": "arrangementer", "en": "events"}
MONTHS = ["2016/11", "2026/02", "2026/03", "2026/04", "2026/05", "2026/10"]


@pytest.fixture(scope="module")
def pages(calendar_site: Path) -> dict[str, BuiltPage]:
    return pages_of(calendar_site)


def uids(file: Path) -> list[str]:
    return [
        str(entry["uid"]).removesuffix("@socialcluster.lt")
        for entry in icalendar.Calendar.from_ical(file.read_bytes()).events
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_month_with_events_has_a_page_and_leads_to_the_ones_beside_it(
    lang: str, pages: dict[str, BuiltPage]
) -> None:
    addresses = [f"{CALENDAR[lang]}{month}/" for month in MONTHS]
    found = [
        each for each in pages if each.startswith(CALENDAR[lang]) and each.count("/") - CALENDAR[lang].count("/") == 2
    ]
    months = [each for each in found if each.strip("/").split("/")[-1].isdigit()]

    assert sorted(months) == addresses
    for one, other in pairwise(addresses):
        assert pages[one].attribute('a[rel="next"]', "href") == f"{other}#months"
        assert pages[other].attribute('a[rel="prev"]', "href") == f"{one}#months"
    assert pages[addresses[0]].attribute('a[rel="prev"]', "href") == ""
    assert pages[addresses[-1]].attribute('a[rel="next"]', "href") == ""


def day(page: BuiltPage, date: str) -> str:
    """Return all that a day's cell tells, seen or only heard."""
    (time,) = page.tree.css(f'td > time[datetime="{date}"]')
    assert time.parent
    return " ".join(time.parent.text(separator=" ").split())


def test_every_day_tells_what_takes_place_on_it_across_the_end_of_a_month(pages: dict[str, BuiltPage]) -> None:
    february, march = pages["/kalendorius/2026/02/"], pages["/kalendorius/2026/03/"]

    assert day(february, "2026-02-27").startswith("27 penktadienis, vasario 27 d. Ištisos dienos")
    assert "Ištisos dienos" in day(february, "2026-02-28")
    assert "2 diena iš 4" in day(february, "2026-02-28")
    assert "Ištisos dienos" in day(march, "2026-03-02")
    assert "4 diena iš 4" in day(march, "2026-03-02")
    assert day(march, "2026-03-03") == "3"
    assert "Ištisos dienos" in day(february, "2026-03-01"), "the neighbour's days fill the last week"


def test_several_on_one_day_stand_in_lanes_of_their_own(pages: dict[str, BuiltPage]) -> None:
    page = pages["/en/calendar/2026/04/"]
    (time,) = page.tree.css('td > time[datetime="2026-04-10"]')
    assert time.parent
    lanes = [link.attributes["style"] for link in time.parent.css("a")]

    assert lanes == ["--lane:0;--span:1", "--lane:1;--span:1", "--lane:2;--span:1"]
    assert [link.text(deep=True).split("\n")[0].strip() for link in time.parent.css("a")] == [
        "Maybe Not yet certain",
        "09:00 Lithuanian time Rescheduled one New date",
        "14:00 Norwegian time Online one Moved online",
    ]


def test_weeks_are_numbered_and_the_table_can_be_walked(pages: dict[str, BuiltPage]) -> None:
    tree = pages["/nb/kalender/2026/02/"].tree
    table = tree.css_first("table")
    assert table

    assert table.css_first("caption") is not None
    assert [row.css_first("th [aria-hidden]").text() for row in table.css("tbody tr")] == ["5", "6", "7", "8", "9"]  # type: ignore[union-attr]
    assert [head.attributes["scope"] for head in table.css("thead th")] == ["col"] * 8
    assert [head.attributes["scope"] for head in table.css("tbody th")] == ["row"] * 5
    assert all(len(row.css("td")) == 7 for row in table.css("tbody tr"))


def test_the_builds_day_is_marked_in_no_month_but_its_own(edited_site: Edited) -> None:
    """The small site's day is 1 January 2026: a Thursday whose week is also in no month that has events, until one has."""
    write(edited_site, "whole", extra="Starts: 2026-01-20\nEnds: 2026-02-02")
    marked = {
        address: [node.css_first("time").attributes["datetime"] for node in page.tree.css("td[aria-current]")]  # type: ignore[union-attr]
        for address, page in pages_of(build(edited_site).output).items()
        if page.tree.css("table.month-grid")
    }

    assert {address for address, days in marked.items() if days} == {
        "/kalendorius/", "/kalendorius/2026/01/", "/nb/kalender/", "/nb/kalender/2026/01/",
        "/en/calendar/", "/en/calendar/2026/01/",
    }  # fmt: skip
    assert {day for days in marked.values() for day in days} == {"2026-01-01"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_of_country_and_type_is_a_page_that_shows_just_that(
    lang: str, pages: dict[str, BuiltPage]
) -> None:
    lists = {"lt": "/renginiai/", "nb": "/nb/arrangementer/", "en": "/en/events/"}
    seen, waiting = set(), [lists[lang]]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page = pages[address]
        links = page.tree.css(".choices a")
        assert sum("aria-current" in link.attributes for link in links) == 2, "one country and one type, or all"
        waiting += [to for link in links if (to := link.attributes["href"] or "") not in seen and to not in waiting]

    countries, types = 2, 4
    both = {"LT training", "LT dissemination", "LT meeting", "NO partner-visit", "NO meeting", "NO training"}
    assert len(seen) == 1 + countries + types + len(both)
    norway = next(each for each in seen if each.endswith(("/norvegija/", "/norge/", "/norway/")))
    assert len(pages[norway].tree.css(".event-card")) == 5  # visit, moving, postponed, online, tentative
    said = Counter(pages[address].attribute('meta[name="description"]', "content") for address in seen)
    assert said.most_common(1)[0][1] == 1, "each says of which events it tells"


def test_lists_have_what_is_to_come_soonest_first_then_the_years_gone_by(pages: dict[str, BuiltPage]) -> None:
    page = pages["/en/events/"]
    groups = {
        section.css_first("h2").text(): [card.css_first("a").text() for card in section.css(".event-card")]  # type: ignore[union-attr]
        for section in page.tree.css('[data-clock="to-come"], [data-clock="year"]')
    }

    assert list(groups) == ["To come", "2016"]
    assert groups["To come"][:2] == ["Whole days", "A meeting that moves"]
    assert groups["2016"] == ["Training", "Visit to Oslo"]
    assert "/en/events/2/" not in pages  # eleven events: one alone is no page


def test_the_visitors_clock_is_asked_where_something_is_to_come(pages: dict[str, BuiltPage], real_site: Path) -> None:
    """What has been stays so: a script less for a phone to fetch."""

    def asks(page: BuiltPage) -> bool:
        return any("/clock." in src for src in page.attributes("script", "src"))

    dead = pages_of(real_site)
    over = {address: page for address, page in pages.items() if address.startswith("/en/events/")}
    asked = {address for address, page in over.items() if asks(page)}

    assert {"/en/", "/en/events/"} <= {address for address, page in pages.items() if asks(page)}
    assert asked
    assert over.keys() - asked, "of some that are over"
    assert not [each for each in ("/en/", "/en/events/", "/en/events/first-oslo-visit/") if asks(dead[each])]


def test_a_long_list_has_several_pages_and_each_event_once(edited_site: Edited) -> None:
    for number in range(45):
        text = f"Title: Nr. {number}\nType: meeting\nCountry: LT\nStarts: {2000 + number // 10}-03-{number % 10 + 1:02}\n\nA.\n"
        edited_site.write(f"events/nr-{number}/index.lt.md", text)
    pages = pages_of(build(edited_site).output)
    cards = [
        [link.text() for link in pages[f"/renginiai/{part}"].tree.css(".event-card__link")]
        for part in ("", "2/", "3/", "4/", "5/")
    ]

    assert [len(part) for part in cards] == [10, 10, 10, 10, 7]
    assert len({title for part in cards for title in part}) == 47
    assert "/renginiai/6/" not in pages


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_events_page_tells_it_to_search_engines_once(lang: str, pages: dict[str, BuiltPage]) -> None:
    for address, page in pages.items():
        if page.lang == lang and page.tree.css(".add-to-calendar"):
            things = [json.loads(node.text()) for node in page.tree.css('script[type="application/ld+json"]')]
            (event,) = (thing for thing in things if thing.get("@type") == "Event")
            assert urlsplit(event["mainEntityOfPage"]).path == address
            assert event["location"]


def test_a_draft_and_an_event_of_the_future_are_nowhere(edited_site: Edited) -> None:
    write(edited_site, "whole", extra="Draft: yes")
    write(edited_site, "moving", extra="Publish: 2026-01-02")
    built = build(edited_site)

    assert not [path for path, data in built.files().items() if b"whole@" in data or b"moving@" in data]
    assert not [path for path in built.files() if "whole" in path or "moving" in path]
    assert "kalendorius/2026/03/index.html" not in built.files()


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


def test_a_list_says_that_an_event_is_online_and_not_in_which_country(pages: dict[str, BuiltPage]) -> None:
    cards = {
        card.css_first(".event-card__link").text(): card.css_first(".event-card__where").text()  # type: ignore[union-attr]
        for card in pages["/en/events/"].tree.css(".event-card")
    }

    assert cards["Online one"].endswith("· Online")
    assert cards["Maybe"].endswith("· Norway")
    assert "· Online" in pages["/en/events/online/"].tree.css_first(".byline").text()  # type: ignore[union-attr]


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
    for key in ("cancelled", "postponed", "tentative"):
        write(edited_site, key, extra="Registration: https://register.example/")
    pages = pages_of(build(edited_site).output)

    offered = {
        key: len(pages[f"/en/events/{key}/"].tree.css(".sign-up")) for key in ("cancelled", "postponed", "tentative")
    }
    assert offered == {"cancelled": 0, "postponed": 0, "tentative": 1}


def test_the_head_of_an_event_says_where_as_cards_do(calendar_site: Path) -> None:
    """Where no town is named, its country does: “First training in Lithuania” was somewhere."""
    pages = pages_of(calendar_site)
    heads = {key: pages[f"/en/events/{key}/"].tree.css(".byline")[0].text() for key in ("whole", "online")}

    assert "· Lithuania" in heads["whole"]
    assert "Norway" not in heads["online"]


def test_when_it_is_too_late_to_register_the_page_says_so_without_a_script(edited_site: Edited) -> None:
    write(edited_site, "moving", extra="Registration_deadline: 2025-12-31")  # the build's day is the one after
    page = pages_of(build(edited_site).output)["/nb/arrangementer/moving/"]

    assert "Stengt. Fristen var 31.\N{NO-BREAK SPACE}desember 2025." in page.tree.css_first(".sheet__head").text()  # type: ignore[union-attr]
    assert not page.tree.css('a[href="https://register.example/"]')

    write(edited_site, "moving", extra="Registration_deadline: 2026-01-01")
    page = pages_of(build(edited_site).output)["/nb/arrangementer/moving/"]
    assert page.tree.css('a[href="https://register.example/"]')
    assert page.tree.css_first("[data-from]").attributes["data-from"] == "2026-01-01T23:00+00:00"  # type: ignore[union-attr]


def test_a_picture_in_a_calendar_is_one_that_the_site_has(calendar_site: Path) -> None:
    entries = icalendar.Calendar.from_ical((calendar_site / "en/calendar/all.ics").read_bytes()).events
    pictures = [urlsplit(str(entry["image"])).path for entry in entries]

    assert len(set(pictures)) == len({str(entry["uid"]).split("@")[0].split(".")[0] for entry in entries})
    assert all((calendar_site / path.lstrip("/")).is_file() for path in pictures)
