"""Each kind of page, in each language, light and dark: axe-core finds nothing, and the keyboard gets everywhere."""

from __future__ import annotations

from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.pages import LANGUAGES, BuiltPage, kinds

pytestmark = pytest.mark.browser

LIGHT: Final = "light"
DARK: Final = "dark"


# What is found is summed up in the page: handing the whole result over takes longer than finding it.
RUN = """async rules => {
    const options = {resultTypes: ['violations'], ...(rules.length ? {runOnly: rules} : {})};
    const {passes, violations} = await axe.run(document, options);
    const said = violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target}: ${node.html.slice(0, 160)}`));
    return {looked: passes.length + violations.length > 0, said};
}"""


def violations(page: Page, axe: str, *rules: str) -> list[str]:
    """Return what axe-core finds in `page`, by all its rules or by `rules`: rule, what is wrong, and where."""
    page.evaluate(axe)
    result = page.evaluate(RUN, list(rules))
    assert result["looked"], "axe-core has looked at nothing"
    found: list[str] = result["said"]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing(
    lang: str, open_page: Open, pages: dict[str, BuiltPage], axe: str, subtests: pytest.Subtests
) -> None:
    """Dark, the colours alone are looked at again: all else is the same page."""
    page = open_page(LANGUAGES[lang], bypass_csp=True)
    base = page.url.removesuffix(LANGUAGES[lang])
    for address in kinds(pages, lang):
        with subtests.test(address):
            page.emulate_media(color_scheme=LIGHT)
            page.goto(base + address)
            assert violations(page, axe) == []
            page.emulate_media(color_scheme=DARK)
            assert violations(page, axe, "color-contrast", "color-contrast-enhanced", "link-in-text-block") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_text_has_a_contrast_of_seven_to_one(
    lang: str, scheme: Literal["light", "dark"], open_page: Open, axe: str
) -> None:
    """The look's own promise, more than WCAG's AA, on the home page, which has most of the components."""
    page = open_page(LANGUAGES[lang], bypass_csp=True, color_scheme=scheme)

    assert violations(page, axe, "color-contrast-enhanced") == []


LOST_ON_ITS_GROUND = """() => {
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return [...document.querySelectorAll('body *')].flatMap(one => ['', '::before'].flatMap(part => {
        const {color, content, forcedColorAdjust} = getComputedStyle(one, part || null);
        const said = part ? !['none', 'normal'].includes(content) : one.textContent.trim();
        return said && color === ground && forcedColorAdjust !== 'none' ? [`${one.className} ${part}`.trim()] : [];
    }));
}"""


def test_with_forced_colours_boxes_have_an_edge(open_page: Open) -> None:
    """Their ground is gone then: three feeds side by side were words at three indents."""
    for address, boxes in (("/en/subscribe/", ".feed-offer"), ("/en/events/", ".subscribe-box, .empty")):
        page = open_page(address, forced_colors="active", color_scheme=DARK)
        edges = page.locator(boxes).evaluate_all(
            "all => all.map(one => getComputedStyle(one)).map(({outlineStyle, outlineColor}) => outlineStyle + outlineColor)"
        )

        assert len(edges) >= 2
        assert set(edges) == {"solidrgb(255, 255, 255)"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_with_forced_colours_no_word_is_lost(
    lang: str, open_page: Open, pages: dict[str, BuiltPage], subtests: pytest.Subtests
) -> None:
    """Browsers lay a ground of the page's colour behind words: words in that colour would be blots."""
    page = open_page(LANGUAGES[lang], forced_colors="active", color_scheme=DARK)
    base = page.url.removesuffix(LANGUAGES[lang])
    for address in kinds(pages, lang):
        with subtests.test(address):
            page.goto(base + address)
            assert page.evaluate(LOST_ON_ITS_GROUND) == []


def focused(page: Page) -> dict[str, Any]:
    """Return what has the focus, and how that shows."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const element = document.activeElement, style = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            return {
                name: element.outerHTML.slice(0, 120), href: element.getAttribute('href'),
                ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                    && style.outlineColor !== 'rgba(0, 0, 0, 0)',
                inside: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
                    && box.top < innerHeight && box.left < innerWidth,
            };
        }"""
    )
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_tab_shows_a_link_that_skips_to_the_content(lang: str, width: int, open_page: Open) -> None:
    page = open_page(LANGUAGES[lang], width=width)

    page.keyboard.press("Tab")
    skip = focused(page)
    page.keyboard.press("Enter")

    assert (skip["href"], skip["ring"], skip["inside"]) == ("#main", True, True)
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("width", [360, 1280])
def test_whatever_has_the_focus_shows_it_and_is_in_sight(
    scheme: Literal["light", "dark"], width: int, open_page: Open
) -> None:
    page = open_page("/", width=width, color_scheme=scheme)
    stops = page.evaluate("document.querySelectorAll('a[href], button').length")
    seen = []
    for _ in range(min(stops, 40)):
        page.keyboard.press("Tab")
        seen.append(focused(page))
        if seen[-1]["name"].startswith("<body"):  # past the last one
            break

    reached = [stop for stop in seen if not stop["name"].startswith("<body")]
    assert len(reached) >= 15
    assert [stop["name"] for stop in reached if not (stop["ring"] and stop["inside"])] == []
