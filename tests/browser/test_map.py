"""The map as people use it: with eyes on any screen, a keyboard, a finger, and on paper."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from plugins.drawing.measure import FILE
from tests.browser.conftest import Open
from tests.browser.maps import MAPS, TOUCH, css, middle

pytestmark = pytest.mark.browser
WIDTHS = (360, 768, 1280)
WRITTEN = """() => [...document.querySelectorAll('.partner-map svg.map-panel')].map(svg => ({
    panel: svg.getBoundingClientRect().toJSON(),
    words: [...svg.querySelectorAll('text')].map(text => ({
        text: text.textContent, box: text.getBoundingClientRect().toJSON(),
        size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
        count: text.matches('.map-panel__count'),
    })),
    marks: [...svg.querySelectorAll('.map-panel__mark')].map(mark => mark.getBoundingClientRect().toJSON()),
}))"""


def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    """Whether two boxes on the screen share more than half a pixel's rim."""
    return (
        min(a["right"], b["right"]) - max(a["left"], b["left"]) > 0.5
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 0.5
    )


def test_listeners_hear_each_maps_name_once_and_what_a_number_counts(open_page: Open) -> None:
    """They heard “Overview, Size of the map: Overview”, and of a country with twelve partners “Lithuania 12”."""
    page = open_page("/en/map/")
    partners = page.get_by_role("region", name="Partners")

    expect(partners.get_by_role("figure", name="Overview", exact=True)).to_be_visible()
    expect(partners.get_by_role("group", name="Size of the map: Overview")).to_be_visible()
    expect(partners.get_by_role("heading", name=re.compile("Lithuania ?: 12"))).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", MAPS)
def test_no_two_words_overlap_and_all_can_be_read(open_page: Open, lang: str, width: int) -> None:
    page = open_page(MAPS[lang], width=width)
    page.evaluate("document.fonts.ready")
    panels: list[dict[str, Any]] = page.evaluate(WRITTEN)

    assert len(panels) == 3, "an overview, Lithuania, and the events"
    for panel in panels:
        words = [word for word in panel["words"] if not word["count"]]
        assert len(words) > 5
        for a, b in combinations(words, 2):
            assert not overlap(a["box"], b["box"]), f"{a['text']} and {b['text']}"
        for word in words:
            assert word["size"] >= 12, word
            box, frame = word["box"], panel["panel"]
            assert frame["left"] <= box["left"], word
            assert box["right"] <= frame["right"], word
            assert not any(overlap(box, mark) for mark in panel["marks"]), word
        assert all(word["size"] >= 12 for word in panel["words"])


def test_letters_are_as_wide_as_the_table_says(open_page: Open) -> None:
    """The labels were placed by that table; the face is measured in the browser that sets it."""
    page = open_page(MAPS["en"])
    table: dict[str, int] = json.loads(FILE.read_text(encoding="utf-8"))
    measured = page.evaluate(
        """async letters => {
            await Promise.all(letters.map(letter => document.fonts.load('600 100px Figtree', letter)));
            const context = document.createElement('canvas').getContext('2d');
            context.font = '600 100px Figtree';
            return letters.map(letter => context.measureText(letter).width * 10);
        }""",
        list(table),
    )

    wrong = {
        letter: (due, is_) for (letter, due), is_ in zip(table.items(), measured, strict=True) if abs(due - is_) > 6
    }
    assert wrong == {}


@pytest.mark.parametrize("lang", MAPS)
def test_tab_reaches_every_partner_and_every_pin(open_page: Open, lang: str) -> None:
    page = open_page(MAPS[lang])
    due = set(page.eval_on_selector_all(".partner-map a", "links => links.map(link => link.getAttribute('href'))"))
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))

    assert len(due) > 20
    assert due <= reached


def test_a_finger_reaches_every_pin(open_page: Open) -> None:
    """A tap on a pin alone leads to the profile; on one with a number, to its town in the list."""
    page = open_page(MAPS["en"], width=360, **TOUCH)
    pins = page.locator("#partners-panel-0 a[data-pin], #partners-panel-1 a[data-pin]")

    home = page.url
    assert pins.count() == 6
    for number in range(6):
        page.goto(home)
        pin = pins.nth(number)
        pin.scroll_into_view_if_needed()
        href = str(pin.get_attribute("href"))
        x, y = middle(pin.locator(".map-panel__mark"))
        page.touchscreen.tap(x + 9, y + 9)  # not quite on it: fingers are broad
        page.wait_for_url(f"**{href}")


def test_a_finger_reaches_every_entry(open_page: Open) -> None:
    page = open_page(MAPS["en"], width=360, **TOUCH)
    entries = page.locator(".partner-map__entry")

    assert entries.count() == 19, "13 partners and 6 events"
    for number in range(entries.count()):
        entry = entries.nth(number)
        entry.scroll_into_view_if_needed()
        box = entry.bounding_box()
        assert box
        assert box["height"] >= 44
        hit = "([x, y]) => document.elementFromPoint(x, y).closest('a')?.getAttribute('href')"
        bottom_left = page.evaluate(hit, [box["x"] + 4, box["y"] + box["height"] - 4])
        assert bottom_left == entry.locator("a").get_attribute("href")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_pin_and_its_entries_mark_each_other(open_page: Open, *, scripts: bool) -> None:
    page = open_page(MAPS["en"], java_script_enabled=scripts)
    vilnius = page.locator("a[data-pin]", has_text="Vilnius")
    number = vilnius.get_attribute("data-pin")
    entries = page.locator(f"li[data-pin='{number}']")
    other = page.locator("#partners-panel-0 a[data-pin]")

    def marked(entry: Locator) -> bool:
        return css(entry, "backgroundColor") != "rgba(0, 0, 0, 0)"

    assert entries.count() == 4
    assert not marked(entries.first)
    plain = css(vilnius.locator(".map-panel__ring"), "stroke")
    vilnius.locator(".map-panel__mark").hover()
    assert all(marked(entries.nth(each)) for each in range(4))
    page.mouse.move(0, 0)
    assert not marked(entries.first)
    entries.nth(2).hover()
    assert css(vilnius.locator(".map-panel__ring"), "stroke") != plain
    assert css(other.locator(".map-panel__ring"), "stroke") == "none"
    page.mouse.move(0, 0)
    entries.nth(1).locator("a").focus()
    assert css(vilnius.locator(".map-panel__ring"), "stroke") != plain


def test_what_belongs_together_is_told_apart_without_colour(open_page: Open) -> None:
    """Waves on the sea, hatching on the partners' countries: in forced colours, where all colours are the reader's."""
    page = open_page(MAPS["en"], forced_colors="active")
    panel = page.locator("#partners-panel-0")

    assert css(panel.locator(".map-panel__wave").first, "stroke") != css(panel.locator(".map-panel__sea").first, "fill")
    assert css(panel.locator(".map-panel__hatch").first, "stroke") != css(
        panel.locator(".map-panel__land--home").first, "fill"
    )
    assert css(panel.locator(".map-panel__mark").first, "fill") != css(panel.locator(".map-panel__land").first, "fill")


def test_print_has_the_map_and_the_list_and_no_tools(open_page: Open) -> None:
    page = open_page(MAPS["lt"], width=700)
    page.emulate_media(media="print")

    assert page.locator("svg.map-panel").first.is_visible()
    assert page.locator(".partner-map__entry").last.is_visible()
    assert not page.locator("[data-map-tools]").first.is_visible()
    assert not page.locator("[data-map-filter]").first.is_visible()


def test_a_profile_shows_its_town_and_leads_to_the_map(open_page: Open) -> None:
    page = open_page(MAPS["en"])
    page.get_by_role("link", name="Flexible Education Norway", exact=True).first.click()

    assert page.locator(".locator .map-panel__label").text_content() == "Oslo"
    page.locator(".locator").click()
    page.wait_for_url("**/en/map/")
