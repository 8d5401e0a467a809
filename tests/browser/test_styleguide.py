"""The styleguide: every state that content can be in, seen on a phone and on a desk, by axe, and in forced colours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import serving, styleguide
from tests.browser.boxes import overflowing
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

Show = Callable[..., Page]
LIGHT: Final = "light"
DARK: Final = "dark"
STATES = {
    "empty lists": ("empty", "/"),
    "an empty list of news": ("empty", "/nb/nyheter/"),
    "no partners": ("empty", "/en/partners/"),
    "one of each": ("one", "/"),
    "a topic with one item": ("one", "/nb/emner/topic/"),
    "forty news": ("forty", "/naujienos/"),
    "the last page of forty": ("forty", "/nb/nyheter/4/"),
    "a title of 140 letters": ("forty", "/naujienos/long/"),
    "no summary, no picture": ("forty", "/naujienos/plain/"),
    "not translated": ("forty", "/en/news/plain/"),
    "every fact of an event": ("forty", "/renginiai/status-confirmed/"),
    "cancelled": ("forty", "/nb/arrangementer/status-cancelled/"),
    "postponed": ("forty", "/nb/arrangementer/status-postponed/"),
    "rescheduled": ("forty", "/en/events/status-rescheduled/"),
    "an event over the year's end": ("forty", "/renginiai/long/"),
    "an event of one language": ("forty", "/renginiai/only/"),
    "partners with long names": ("forty", "/partneriai/"),
    "a partner with a long name": ("forty", "/nb/partnere/long/"),
    "a topic that nothing is about": ("forty", "/temos/unused/"),
    "a topic's second page": ("forty", "/en/topics/topic/2/"),
    "a long text": ("forty", "/results/"),
}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folders = styleguide.build(tmp_path_factory.mktemp("styleguide"))
    with (
        serving.served(folders["empty"]) as empty,
        serving.served(folders["one"]) as one,
        serving.served(folders["forty"]) as forty,
    ):
        yield {"empty": empty, "one": one, "forty": forty}


@pytest.fixture
def show(browser: Browser, addresses: dict[str, str]) -> Iterator[Show]:
    """Return a function that opens a state: `show("cancelled", width=360)`, with options of Playwright's new_page."""
    opened: list[Page] = []

    def show_one(state: str, width: int = 1280, **options: object) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        opened.append(page)
        site, address = STATES[state]
        page.goto(addresses[site] + address)
        return page

    yield show_one
    for page in opened:
        page.close()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(state: str, show: Show, axe: str, subtests: pytest.Subtests) -> None:
    page = show(state, bypass_csp=True)
    page.emulate_media(color_scheme=LIGHT)
    with subtests.test(LIGHT):
        assert violations(page, axe) == []
    page.emulate_media(color_scheme=DARK)
    with subtests.test(DARK):  # the colours alone: all else is the same page
        assert violations(page, axe, "color-contrast", "color-contrast-enhanced") == []


def box(page: Page, selector: str) -> tuple[float, float, float, float]:
    """Return where its left, right, upper and lower edges are."""
    found = page.locator(selector).bounding_box()
    assert found is not None
    return found["x"], found["x"] + found["width"], found["y"], found["y"] + found["height"]


def test_where_nobody_has_written_of_a_partner_facts_take_the_texts_place(show: Show) -> None:
    """On a desk they stood at the right, all below each other, beside nothing."""
    page = show("a partner with a long name")
    facts, town = box(page, ".sheet .facts"), box(page, ".locator")

    assert facts[0] == box(page, ".sheet h1")[0]
    assert facts[1] < town[0]
    assert town[2] < facts[3]


def test_where_nobody_has_written_of_an_event_its_picture_takes_the_texts_place(show: Show) -> None:
    """On a desk it stood below the calendars, and half of the page was empty; on a phone it stands there still."""
    page = show("an event over the year's end")
    title, picture, facts = (box(page, each) for each in ("h1", ".sheet__picture img", ".sheet .facts"))
    page.set_viewport_size({"width": 390, "height": 800})

    assert picture[0] == title[0]
    assert picture[1] < facts[0]
    assert abs(picture[2] - facts[2]) < 8
    assert box(page, ".sheet__picture img")[2] > box(page, ".add-to-calendar")[3]


@pytest.mark.parametrize("state", STATES)
def test_every_state_fits_every_screen(state: str, show: Show, subtests: pytest.Subtests) -> None:
    page = show(state)
    for width in (320, 360, 768, 1280, 2560):
        with subtests.test(width=width):
            page.set_viewport_size({"width": width, "height": 800})
            assert overflowing(page) == []


@pytest.mark.parametrize("state", STATES)
def test_letters_that_a_reader_has_set_apart_fit_a_phone(state: str, show: Show) -> None:
    """As far as WCAG 2.2 asks for: 1.4.12."""
    page = show(state, width=320)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        " p { margin-block-end: 2em !important }"
    )
    assert overflowing(page) == []


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_state_can_be_photographed(
    scheme: Literal["light", "dark"], show: Show, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    """The pictures are in pytest's folder for whoever wants to look; that none is blank is all that a machine sees."""
    for state in STATES:
        with subtests.test(state):
            page = show(state, color_scheme=scheme)
            taken = page.screenshot(path=tmp_path / f"{state} {scheme}.png", full_page=True)
            assert len(taken) > 20_000
            page.close()


def test_targets_are_large_enough_for_a_finger(show: Show, subtests: pytest.Subtests) -> None:
    """44 pixels each way, on screens that are touched; links within a text are as high as their line."""
    for state in ("one of each", "forty news", "every fact of an event", "not translated"):
        page = show(state, width=360, has_touch=True, is_mobile=True)
        small = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button')]
                .filter(target => !target.closest('p, dd, h1, h2, h3, li li, .prose, .roll, .contents, .skip-link'))
                .filter(target => target.offsetParent && !target.matches('.skip-link'))
                .map(target => [target.textContent.trim(), target.getBoundingClientRect()])
                .filter(([, box]) => box.height && (box.height < 43.5 || box.width < 24))
                .map(([words, box]) => `${words}: ${Math.round(box.width)} × ${Math.round(box.height)}`)"""
        )
        with subtests.test(state):
            assert small == []


def test_a_finger_reaches_a_topic_by_all_that_is_said_of_it(show: Show) -> None:
    page = show("a topic that nothing is about", width=360, has_touch=True, is_mobile=True)
    page.goto(page.url.replace("/unused/", "/"))
    box = page.locator(".topics__count").first.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)

    expect(page).not_to_have_title(re.compile("^Temos"))


def test_on_a_phone_the_menu_opens_and_closes_without_scripts(show: Show) -> None:
    page = show("one of each", width=360, java_script_enabled=False)
    menu, link = page.get_by_role("button", name="Meniu"), page.get_by_role("link", name="Naujienos", exact=True)

    expect(link).not_to_be_visible()
    menu.click()
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).not_to_be_visible()


def test_on_a_desk_the_menu_is_there(show: Show) -> None:
    page = show("one of each")

    expect(page.get_by_role("link", name="Naujienos", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Meniu")).not_to_be_visible()


def test_with_forced_colours_drawings_take_the_reader_s(show: Show) -> None:
    """No colour of ours is left on a ground that is hers."""
    page = show("one of each", forced_colors="active")
    drawn = page.evaluate(
        """() => {
            const ground = getComputedStyle(document.querySelector('.hero')).backgroundColor;
            const colours = ['.panorama__star', '.mark__lead'].map(each => getComputedStyle(document.querySelector(each)).fill);
            return colours.filter(colour => colour === ground || colour.includes('245, 183'));
        }"""
    )

    assert drawn == []


def test_one_registers_in_the_first_view_of_an_event_on_a_phone(show: Show) -> None:
    way = show("every fact of an event", width=390).get_by_role("link", name="Registruotis")

    expect(way).to_have_count(1)
    box = way.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800


@pytest.mark.parametrize("state", ["cancelled", "postponed", "rescheduled"])
def test_lines_of_a_warning_begin_below_each_other(state: str, show: Show) -> None:
    """Those after the first began below its sign."""
    lines: list[list[float]] = (
        show(state, width=320)
        .locator(".notice--warning > p")
        .evaluate_all(
            """all => all.map(one => {
            const words = document.createRange();
            words.selectNodeContents(one);
            const starts = new Map();
            for (const { left, bottom } of words.getClientRects())
                starts.set(Math.round(bottom), Math.min(left, starts.get(Math.round(bottom)) ?? left));
            return [...starts.values()];
        })"""
        )
    )

    assert len(lines) == 1
    assert len(lines[0]) > 1
    assert len(set(lines[0])) == 1


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_nobody_is_asked_to_register_for_what_does_not_take_place(state: str, show: Show) -> None:
    expect(show(state).get_by_role("link", name="Meld deg på")).to_have_count(0)


def test_print_is_a_clean_leaf_with_its_address_and_the_funder_s_line(show: Show) -> None:
    page = show("a title of 140 letters")
    page.emulate_media(media="print")

    for gone in (".site-header__menu", ".language-switch", ".breadcrumbs", ".neighbours", ".site-footer__menu"):
        expect(page.locator(gone).first).not_to_be_visible()
    expect(page.locator(".site-footer__address")).to_have_text("site.example/naujienos/long/")
    expect(page.locator(".site-footer__funder")).to_contain_text("Paid for by a funder.")
    assert page.evaluate("getComputedStyle(document.querySelector('.site-footer')).color") == "rgb(0, 0, 0)"


def test_the_language_switch_stays_on_the_page(show: Show) -> None:
    page = show("not translated")

    page.get_by_role("link", name="Lietuvių").click()
    expect(page.locator("html")).to_have_attribute("lang", "lt")
    expect(page.get_by_role("heading", level=1)).to_have_text("No summary, no picture")
    expect(page.get_by_role("link", name="Lietuvių")).to_have_attribute("aria-current", "true")
    expect(page.locator(".notice")).to_have_count(0)
