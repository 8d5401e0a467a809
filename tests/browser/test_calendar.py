"""The calendar under visitors' hands: by keyboard, on a phone, days after it was built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

OpenAt = Callable[..., Page]


@pytest.fixture
def open_at(browser: Browser, calendar_address: str) -> Iterator[OpenAt]:
    """Return a function that opens a page of the site with events of every sort, at a time of the visitor's clock."""
    pages: list[Page] = []

    def open_one(address: str, now: str = "2026-01-01T12:00:00", width: int = 1280, **options: object) -> Page:
        settings = {"timezone_id": "Europe/Vilnius", "reduced_motion": "reduce", **options}
        page = browser.new_page(viewport={"width": width, "height": 900}, **settings)  # type: ignore[arg-type]
        pages.append(page)
        page.clock.set_fixed_time(datetime.fromisoformat(now))
        page.goto(calendar_address + address)
        return page

    yield open_one
    for page in pages:
        page.close()


def test_one_walks_from_month_to_month_by_keyboard(open_at: OpenAt) -> None:
    """After a step, the steps are at hand again: no walk through the page's head."""
    page = open_at("/en/calendar/2016/11/")
    page.get_by_role("link", name="Next month with events").focus()
    for month in ("2026/02", "2026/03", "2026/04", "2026/05", "2026/10"):
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/en/calendar/{month}/#months")
        for _ in range(3):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.rel") == "next":
                break
        else:
            assert month == "2026/10", "the last month leads no further"
    expect(page.get_by_role("link", name="Next month with events")).to_have_count(0)


def test_every_bar_of_a_month_is_reached_once_by_tab_and_leads_to_its_event(open_at: OpenAt) -> None:
    page = open_at("/en/calendar/2026/04/")
    page.locator("#months a").last.focus()
    reached = []
    while True:
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.matches('.month-grid a')"):
            break
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))

    assert reached == [
        f"/en/events/{key}/" for key in ("moving", "cancelled", "postponed", "tentative", "rescheduled", "online")
    ]


def test_names_of_days_stand_right_above_their_numbers(open_at: OpenAt) -> None:
    page = open_at("/en/calendar/2026/02/")
    starts = [
        {
            round(box["x"] + one.evaluate("one => parseFloat(getComputedStyle(one).paddingLeft) + one.clientLeft"), 1)
            for one in page.locator(selector).all()
            if (box := one.bounding_box())
        }
        for selector in (".month-grid__name", ".month-grid__date")
    ]

    assert len(starts[0]) == 7
    assert starts[0] == starts[1]


def test_bars_reach_over_their_days_to_just_before_the_next(open_page: Open) -> None:
    """They were two pixels short for each day, and a bar of a week looked as if it ended early."""
    page = open_page("/en/calendar/2016/11/")
    gaps: list[float] = page.locator(".month-grid__bar--ends").evaluate_all(
        """bars => bars.map(bar => {
            const days = [...bar.closest("tr").querySelectorAll("td")];
            const last = days[days.indexOf(bar.closest("td")) + Number(getComputedStyle(bar).getPropertyValue("--span")) - 1];
            return last.getBoundingClientRect().right - bar.getBoundingClientRect().right;
        })"""
    )

    assert len(gaps) == 3
    assert gaps == pytest.approx([4, 4, 4], abs=0.6)


def test_a_screen_reader_finds_a_table_with_its_headings(open_at: OpenAt) -> None:
    """As the browser hands it on: a table laid out as a grid could have lost what it is."""
    page = open_at("/en/calendar/2026/02/")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in nodes if not node.get("ignored"))
    names = {
        role: [node["name"]["value"] for node in nodes if not node.get("ignored") and node["role"]["value"] == role]
        for role in ("table", "columnheader", "rowheader")
    }

    assert (roles["table"], roles["row"], roles["cell"]) == (1, 6, 35)
    assert names == {
        "table": ["February 2026"],
        "columnheader": ["Week", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        "rowheader": [f"week\u00a0{number}" for number in range(5, 10)],
    }


def test_a_bar_reaches_over_its_days_and_no_two_overlap(open_at: OpenAt) -> None:
    page = open_at("/kalendorius/2026/02/")
    first = page.locator("td", has=page.locator('time[datetime="2026-02-27"]')).bounding_box()
    second = page.locator("td", has=page.locator('time[datetime="2026-02-28"]')).bounding_box()
    bar = page.locator(".month-grid__bar--begins").bounding_box()
    assert first
    assert second
    assert bar

    assert bar["x"] == pytest.approx(first["x"], abs=2)
    assert bar["x"] + bar["width"] == pytest.approx(second["x"] + second["width"], abs=6)

    page = open_at("/en/calendar/2026/04/")
    boxes = [box for link in page.locator(".month-grid__bar").all() if (box := link.bounding_box())]
    assert len(boxes) == 6  # five of April, and one of the March days above them
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
            assert apart or one["y"] + one["height"] <= other["y"] + 1 or other["y"] + other["height"] <= one["y"] + 1


def test_on_a_phone_a_month_is_the_list_of_days_on_which_something_begins(open_at: OpenAt) -> None:
    page = open_at("/en/calendar/2026/04/", width=360)
    days = page.locator("td:visible")

    expect(days).to_have_count(3)
    expect(days.nth(0)).to_contain_text("Wednesday, 8 April")
    expect(days.nth(2)).to_contain_text("Friday, 10 April")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for link in page.locator(".month-grid a:visible").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    page = open_at("/en/calendar/2026/03/", width=360)
    expect(page.locator("td:visible")).to_have_count(2)  # what goes on from February stands on the first day
    expect(page.locator("td:visible").first).to_contain_text("27 February – 2 March 2026")


def test_today_is_the_visitors(open_at: OpenAt) -> None:
    page = open_at("/en/calendar/2026/04/", now="2026-04-09T23:30:00+03:00")
    expect(page.locator("[aria-current=date] time")).to_have_attribute("datetime", "2026-04-09")

    page = open_at("/en/calendar/2026/04/", now="2026-04-09T23:30:00+03:00", timezone_id="Asia/Tokyo")
    expect(page.locator("[aria-current=date] time")).to_have_attribute("datetime", "2026-04-10")

    page = open_at("/en/calendar/2026/04/", now="2026-06-01T12:00:00")
    expect(page.locator("[aria-current=date]")).to_have_count(0)


def cards(page: Page, group: str) -> list[str]:
    return page.locator(f"{group} .event-card__link").all_text_contents()


def test_what_was_to_come_when_the_page_was_built_is_sorted_by_the_visitors_clock(open_at: OpenAt) -> None:
    before = open_at("/en/events/", now="2026-01-02T12:00:00")
    to_come = cards(before, '[data-clock="to-come"]')
    assert to_come[:2] == ["Whole days", "A meeting that moves"]

    after = open_at("/en/events/", now="2026-04-10T11:00:00+03:00")  # the day of three: one of them is over
    gone = cards(after, 'section[data-year="2026"]')
    assert gone == ["Rescheduled one", "Postponed one", "Cancelled one", "A meeting that moves", "Whole days"]
    assert cards(after, '[data-clock="to-come"]') == [title for title in to_come if title not in gone]
    years = after.locator('[data-clock="year"] h2').all_text_contents()
    assert years == ["2026", "2016"]

    none_left = open_at("/en/events/", now="2027-01-01T12:00:00")
    expect(none_left.get_by_text("No events are planned.")).to_be_visible()
    assert sorted(cards(none_left, 'section[data-year="2026"]')) == sorted(to_come)


def test_without_a_script_the_builds_order_stands(open_at: OpenAt) -> None:
    page = open_at("/en/events/", now="2027-01-01T12:00:00", java_script_enabled=False)

    assert cards(page, '[data-clock="to-come"]')[:2] == ["Whole days", "A meeting that moves"]
    expect(page.get_by_text("No events are planned.")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    expect(page.locator("#calendar-address")).to_be_visible()


def test_the_home_page_never_calls_a_past_event_the_next(open_at: OpenAt) -> None:
    page = open_at("/en/", now="2026-01-02T12:00:00")
    section = section_of(page)
    expect(section.get_by_role("heading").first).to_have_text("What is on")
    expect(section.locator(".event-card:visible").first).to_contain_text("Whole days")

    page = open_at("/en/", now="2026-03-03T12:00:00")
    expect(section_of(page).locator(".event-card:visible").first).to_contain_text("A meeting that moves")

    page = open_at("/en/", now="2027-01-01T12:00:00")
    expect(section_of(page).get_by_role("heading").first).to_have_text("Latest events")


def section_of(page: Page) -> Locator:
    return page.locator('[data-clock="next"]')


def test_nobody_is_asked_to_register_for_what_is_over(open_at: OpenAt) -> None:
    before = open_at("/en/events/moving/", now="2026-03-01T12:00:00")
    expect(before.get_by_role("link", name="Register")).to_be_visible()
    expect(before.get_by_role("link", name="Google")).to_be_visible()

    closed = open_at("/en/events/moving/", now="2026-03-20T13:01:00")  # the last moment was noon, in Norway
    expect(closed.get_by_role("link", name="Register")).to_be_hidden()
    expect(closed.get_by_text("Closed. Registration was open until 20 March 2026, 12:00.")).to_be_visible()
    expect(closed.get_by_role("link", name="Google")).to_be_visible()
    expect(before.get_by_text("Closed.")).to_be_hidden()
    expect(closed.get_by_text("This event is over.")).to_be_hidden()

    after = open_at("/en/events/moving/", now="2026-03-31T12:00:00")
    expect(after.get_by_text("Closed.")).to_be_hidden()
    expect(after.get_by_text("This event is over.")).to_be_visible()
    expect(after.get_by_role("link", name="Register")).to_be_hidden()
    expect(after.get_by_role("link", name="Google")).to_be_hidden()
    expect(after.get_by_role("link", name="Calendar file")).to_be_visible()


def test_on_a_phone_the_head_of_an_event_leads_to_where_it_is_put_in_a_calendar(open_at: OpenAt) -> None:
    """All of the text stands in between; on a desk the ways are in sight beside it."""
    phone = open_at("/en/events/moving/", now="2026-03-01T12:00:00", width=360)
    way = phone.get_by_role("link", name="Add to my calendar")
    way.click()
    expect(phone.get_by_role("heading", name="In your own calendar")).to_be_in_viewport()
    expect(phone.get_by_role("link", name="Google")).to_be_in_viewport()

    desk = open_at("/en/events/moving/", now="2026-03-01T12:00:00")
    expect(desk.get_by_role("link", name="Add to my calendar")).to_be_hidden()
    over = open_at("/en/events/moving/", now="2026-03-31T12:00:00", width=360)
    expect(over.get_by_role("link", name="Add to my calendar")).to_be_hidden()


def test_what_is_online_is_joined_there_and_at_no_place(open_at: OpenAt) -> None:
    """Its country says what time is meant; who reads “Where: Norway” may look for a house."""
    page = open_at("/en/events/online/", now="2026-04-10T12:00:00")
    facts = page.locator(".facts")

    expect(facts).to_contain_text("How to take part")
    expect(facts).not_to_contain_text("Where")
    expect(facts.get_by_role("link", name="Join online")).to_have_attribute(
        "href", "https://video.example/room?a=1&b=2"
    )
    over = open_at("/en/events/online/", now="2026-04-10T17:00:00")
    expect(over.get_by_role("link", name="Join online")).to_be_hidden()


def test_an_events_file_is_offered_to_the_phones_calendar_and_else_downloaded(open_at: OpenAt) -> None:
    """An iPhone asks whether to add the event, unless the link says that it is a download."""
    page = open_at("/en/events/moving/", java_script_enabled=False)
    link = page.get_by_role("link", name="Calendar file")
    assert link.get_attribute("download") is None
    with page.expect_download() as download:
        link.click()

    assert download.value.suggested_filename == "moving.ics"
    assert page.url.endswith("/en/events/moving/")


def test_the_calendars_address_is_copied_by_a_button(open_at: OpenAt, calendar_address: str) -> None:
    page = open_at("/en/calendar/", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy")
    button.click()

    expect(page.locator("[data-copy]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "https://small.example/en/calendar/events.ics"
    assert calendar_address.startswith("http://127.0.0.1"), "a clipboard is there in safe places only"


def test_a_button_that_comes_is_not_said_and_what_it_has_done_is(open_at: OpenAt) -> None:
    """“Copy”, said a screen reader while the page was loading, before it said what page that is."""
    page = open_at("/en/calendar/", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy")

    expect(button).not_to_have_attribute("aria-live", re.compile("."))
    expect(page.get_by_role("status")).to_be_empty()
    button.click()
    expect(page.get_by_role("status")).to_have_text("Copied")


def test_a_month_on_paper_is_the_month_and_not_the_ways_to_others(open_at: OpenAt) -> None:
    page = open_at("/en/calendar/2016/11/")
    page.emulate_media(media="print")

    expect(page.locator(".month-grid").first).to_be_visible()
    for gone in (".month-steps", ".month-index", ".choices", ".subscribe-box"):
        expect(page.locator(gone).first).not_to_be_visible()


def test_a_month_on_paper_is_one_leaf_wider_than_high(open_at: OpenAt) -> None:
    printed = open_at("/en/calendar/2016/11/").pdf(prefer_css_page_size=True)
    leaves = [tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[0 0 ([\d. ]+)\]", printed)]

    assert len(leaves) == 1
    assert leaves[0][0] > leaves[0][1]
