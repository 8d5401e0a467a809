"""The map as people use it: with eyes on any screen, a mouse, a keyboard, a finger, and without scripts."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from plugins.drawing.measure import FILE
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

MAPS = {"lt": "/zemelapis/", "nb": "/nb/kart/", "en": "/en/map/"}
WIDTHS = (360, 768, 1280)
TOUCH = {"has_touch": True, "is_mobile": True}

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


def test_the_map_stays_where_it_is_when_its_tools_come(open_page: Open, real_address: str) -> None:
    """On a slow line the script comes when somebody is about to touch a pin."""
    page = open_page("/en/", width=390)
    held: list[Route] = []
    page.route("**/partner_map.*.js", lambda route: held.append(route))  # noqa: PLW0108  (Playwright marks what it is given)
    page.goto(f"{real_address}/en/map/", wait_until="commit")
    stage, tools = page.locator(".partner-map__stage").last, page.locator("[data-map-filter], [data-map-tools]")
    stage.wait_for()
    page.wait_for_function("document.fonts.status === 'loaded' && document.querySelector('.site-footer')")
    before = stage.bounding_box()
    assert not any(each.is_visible() for each in tools.all())

    while not held:
        page.wait_for_timeout(20)
    held[0].fallback()
    expect(tools.last).to_be_visible()
    assert stage.bounding_box() == before


def test_without_scripts_nothing_is_offered_that_does_nothing(open_page: Open) -> None:
    page = open_page(MAPS["lt"], java_script_enabled=False)

    assert not page.locator("[data-map-tools]").first.is_visible()
    assert not page.locator("[data-map-filter]").first.is_visible()
    assert page.locator(".partner-map__entry").first.is_visible()


def test_buttons_and_keys_make_it_larger_and_move_it(open_page: Open) -> None:
    page = open_page(MAPS["en"])
    panel = page.locator("#partners-panel-1")
    mark = panel.locator(".map-panel__mark").first
    before = size(mark)

    panel.get_by_role("button", name="Larger").click()
    assert view(panel)[2] == pytest.approx(320 / 1.6, rel=0.01)
    assert size(mark) == pytest.approx(before, rel=0.05), "pins keep their size"
    panel.locator("a[data-pin]").first.focus()
    at = view(panel)
    page.keyboard.press("ArrowRight")
    assert view(panel)[0] > at[0]
    page.keyboard.press("+")
    assert view(panel)[2] < at[2]
    page.keyboard.press("0")
    assert view(panel) == [0, 0, 320, 380]
    assert panel.get_by_role("button", name="Smaller").get_attribute("aria-disabled") == "true"


def test_arrow_keys_scroll_the_page_where_the_whole_map_is_shown(open_page: Open) -> None:
    page = open_page(MAPS["en"], height=500)
    page.locator("#partners-panel-1 a[data-pin]").first.focus()
    top = page.evaluate("scrollY")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("top => scrollY > top", arg=top)

    assert view(page.locator("#partners-panel-1")) == [0, 0, 320, 380]


def test_the_wheel_scrolls_the_page_and_zooms_with_control(open_page: Open) -> None:
    page = open_page(MAPS["en"], height=500)
    panel = page.locator("#partners-panel-0")
    panel.locator("svg").first.scroll_into_view_if_needed()
    page.mouse.move(*middle(panel.locator("svg.map-panel")))
    page.mouse.wheel(0, 100)
    page.wait_for_function("scrollY > 0")
    assert view(panel) == [0, 0, 320, 380]

    page.mouse.move(*middle(panel.locator("svg.map-panel")))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.wait_for_function("document.querySelector('#partners-panel-0 svg').viewBox.baseVal.width < 320")
    page.keyboard.up("Control")


def test_a_mouse_drags_it_and_a_drag_is_no_click(open_page: Open) -> None:
    page = open_page(MAPS["en"])
    panel = page.locator("#partners-panel-1")
    panel.get_by_role("button", name="Larger").click()
    address = page.url
    before = view(panel)
    panel.scroll_into_view_if_needed()
    x, y = middle(panel.locator(".map-panel__mark").nth(2))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=6)
    page.mouse.up()

    assert view(panel)[0] > before[0]
    assert page.url == address


def test_two_fingers_spread_make_it_larger(open_page: Open) -> None:
    page = open_page(MAPS["en"], width=360, **TOUCH)
    panel = page.locator("#partners-panel-1")
    panel.locator("svg.map-panel").scroll_into_view_if_needed()
    x, y = middle(panel.locator("svg.map-panel"))
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        those = [{"x": a, "y": b, "id": number} for number, (a, b) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": those})

    touch("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 7):
        touch("touchMove", (x - 20 - 10 * step, y), (x + 20 + 10 * step, y))
    touch("touchEnd")

    page.wait_for_function("document.querySelector('#partners-panel-1 svg').viewBox.baseVal.width < 200")


def test_a_pin_outside_the_part_that_is_shown_is_brought_back_by_tab(open_page: Open) -> None:
    page = open_page(MAPS["en"])
    panel = page.locator("#partners-panel-1")
    larger = panel.get_by_role("button", name="Larger")
    for _ in range(4):
        larger.click()
    panel.get_by_role("button", name="The whole map").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # the first stop is the map itself, for the arrow keys

    assert view(panel) == [0, 0, 320, 380]
    frame, pin = box_of(panel.locator("svg.map-panel")), box_of(page.locator("a:focus .map-panel__mark"))
    assert frame["x"] <= pin["x"] <= pin["x"] + pin["width"] <= frame["x"] + frame["width"]
    assert frame["y"] <= pin["y"] <= pin["y"] + pin["height"] <= frame["y"] + frame["height"]


def test_a_pin_of_which_only_the_name_is_seen_is_brought_back_by_tab(open_page: Open) -> None:
    page = open_page(MAPS["en"])
    panel = page.locator("#partners-panel-1")
    frame, pin = panel.locator("svg.map-panel"), panel.locator("a[data-pin]", has_text="Prienai")
    for _ in range(2):
        panel.get_by_role("button", name="Larger").click()
    frame.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
        if box_of(pin.locator(".map-panel__mark"))["x"] < box_of(frame)["x"]:
            break
    label = box_of(pin.locator(".map-panel__label"))
    assert label["x"] + label["width"] > box_of(frame)["x"]
    pin.focus()

    assert view(panel) == [0, 0, 320, 380]


def test_the_choice_of_a_kind_leaves_only_that_in_list_and_pins(open_page: Open) -> None:
    page = open_page(MAPS["en"])
    page.get_by_label("Kind").select_option("college")
    shown = page.locator("#partners-panel-1 a[data-pin]:visible")

    assert page.locator("[aria-labelledby=partners] .partner-map__entry:visible").count() == 2
    assert shown.count() == 1
    assert shown.locator(".map-panel__count").text_content() == "2", "of four in Vilnius"
    assert shown.get_attribute("aria-label") == "Vilnius: 2"
    assert page.locator("#partners-panel-0 a[data-pin]:visible").count() == 0
    assert page.locator("#partners-panel-0 [data-map-opens] [data-map-number]").text_content() == "2"
    assert page.get_by_role("status").first.text_content() == "Shown: 2 of 13"


def test_the_choice_of_a_country_and_back_again(open_page: Open) -> None:
    page = open_page(MAPS["nb"])
    page.get_by_label("Land").select_option("NO")
    assert page.locator("[aria-labelledby=partners] .partner-map__entry:visible").count() == 1
    assert page.locator("#partners-panel-1 a[data-pin]:visible").count() == 0
    page.get_by_label("Land").select_option("")

    assert page.locator("[aria-labelledby=partners] .partner-map__entry:visible").count() == 13
    assert page.locator("#partners-panel-1 a[data-pin]:visible").count() == 5


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


def middle(locator: Locator) -> tuple[float, float]:
    box = box_of(locator)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def box_of(locator: Locator) -> Any:
    box = locator.bounding_box()
    assert box
    return box


def size(locator: Locator) -> float:
    return float(box_of(locator)["width"])


def view(panel: Locator) -> list[float]:
    attribute = panel.locator("svg.map-panel").get_attribute("viewBox")
    assert attribute
    return [float(number) for number in attribute.split()]


def css(locator: Locator, name: str) -> str:
    return str(locator.evaluate("(element, name) => getComputedStyle(element)[name]", name))
