"""The map's tools: by buttons, keys, wheel, mouse and fingers it grows and moves, and shows what is chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Open
from tests.browser.maps import MAPS, TOUCH, box_of, middle, size, view

pytestmark = pytest.mark.browser


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


def test_how_many_are_shown_is_said_once_somebody_chooses(open_page: Open) -> None:
    """“Viser 13 av 13”, said a screen reader while the page was loading, before it said what page that is."""
    page = open_page("/nb/kart/")
    found = page.locator("[data-map-found]").first

    expect(found).to_have_text("Viser 13 av 13")
    expect(found).to_have_attribute("aria-live", "off")
    page.get_by_label("Land").first.focus()
    expect(found).to_have_attribute("aria-live", "polite")


def test_the_choice_of_a_country_and_back_again(open_page: Open) -> None:
    page = open_page(MAPS["nb"])
    page.get_by_label("Land").select_option("NO")
    assert page.locator("[aria-labelledby=partners] .partner-map__entry:visible").count() == 1
    assert page.locator("#partners-panel-1 a[data-pin]:visible").count() == 0
    page.get_by_label("Land").select_option("")

    assert page.locator("[aria-labelledby=partners] .partner-map__entry:visible").count() == 13
    assert page.locator("#partners-panel-1 a[data-pin]:visible").count() == 5


def test_who_comes_back_from_a_partner_finds_the_choice_in_list_and_map(open_page: Open) -> None:
    """Browsers set the field again after the script has looked at it: it said Norway, and all thirteen were shown."""
    page = open_page(MAPS["en"])
    page.get_by_label("Country").select_option("NO")
    page.locator("[aria-labelledby=partners] .partner-map__link:visible").click()
    page.wait_for_url("**/partners/flexible-education-norway/")

    page.go_back()

    expect(page.get_by_label("Country")).to_have_value("NO")
    expect(page.get_by_role("status").first).to_have_text("Shown: 1 of 13")
    assert page.locator("[aria-labelledby=partners] .partner-map__entry:visible").count() == 1


def test_a_map_that_fits_the_screen_stays_beside_its_list(open_page: Open) -> None:
    page = open_page(MAPS["en"], height=800)
    page.locator("[aria-labelledby=partners] .partner-map__entry").nth(8).scroll_into_view_if_needed()

    assert page.evaluate("scrollY") > page.locator("h1").evaluate("one => one.offsetTop")
    expect(page.locator("#partners-panel-1")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("height", "letters"), [(480, "100%"), (800, "200%")])
def test_every_tool_and_pin_of_a_tall_map_comes_into_sight_with_the_focus(
    height: int, letters: str, open_page: Open
) -> None:
    """One that stayed at its upper edge had a lower part to which nobody could scroll before the list's end."""
    page = open_page(MAPS["en"], height=height)
    page.add_style_tag(content=f"html {{ font-size: {letters} }}")
    drawings = page.locator("[data-map-drawings]").first
    drawings.locator("button").first.focus()
    for stop in drawings.locator("button, a").all():
        expect(stop).to_be_focused()
        expect(stop).to_be_in_viewport(ratio=0.8)
        page.keyboard.press("Tab")
