"""What visitors see, on phones and on desks, with scripts and without."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import Open
from tests.pages import LANGUAGES, BuiltPage, kinds

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 1280)


def overflowing(page: Page) -> list[str]:
    """Return what makes the page wider than the screen, outermost first; [] where all fits."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > width + 1)
                .map(element => element.outerHTML.slice(0, 100)).slice(0, 3).concat(['wider than the screen']);
        }"""
    )
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wider_than_the_screen(
    lang: str, open_page: Open, pages: dict[str, BuiltPage], subtests: pytest.Subtests
) -> None:
    page = open_page(LANGUAGES[lang])
    base = page.url.removesuffix(LANGUAGES[lang])
    for address in kinds(pages, lang):
        page.goto(base + address)
        for width in WIDTHS:
            with subtests.test(address, width=width):
                page.set_viewport_size({"width": width, "height": 800})
                assert overflowing(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_menu_leads_to_every_section(lang: str, width: int, open_page: Open) -> None:
    page = open_page(LANGUAGES[lang], width=width, java_script_enabled=False)
    links = page.locator("header nav ul").first.locator("xpath=ancestor::header").locator("nav#menu a")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert len(addresses) >= 4

    for address in addresses:
        menu = page.get_by_role("button", expanded=False)
        if not links.first.is_visible():
            menu.first.click()
        page.locator(f'nav#menu a[href="{address}"]').click()
        expect(page).to_have_url(page.url.removesuffix(urlsplit(page.url).path) + address)
        expect(page.locator("main h1")).to_have_count(1)
        page.go_back()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_every_kind_of_page_has_its_words(
    lang: str, open_page: Open, pages: dict[str, BuiltPage], subtests: pytest.Subtests
) -> None:
    with_scripts = open_page(LANGUAGES[lang])
    without = open_page(LANGUAGES[lang], java_script_enabled=False)
    base = without.url.removesuffix(LANGUAGES[lang])
    for address in kinds(pages, lang):
        with subtests.test(address):
            with_scripts.goto(base + address)
            without.goto(base + address)
            assert without.locator("main h1").is_visible()
            assert without.locator("main h1").inner_text() == with_scripts.locator("main h1").inner_text()


@pytest.mark.parametrize("start", LANGUAGES)
def test_the_language_switch_lands_on_the_same_page(
    start: str, open_page: Open, pages: dict[str, BuiltPage], subtests: pytest.Subtests
) -> None:
    """There and back again is where it began, for each kind of page and each other language."""
    page = open_page(LANGUAGES[start])
    base = page.url.removesuffix(LANGUAGES[start])
    for address in kinds(pages, start):
        if address == "/404.html":  # one page in all languages
            continue
        for other in LANGUAGES.keys() - {start}:
            with subtests.test(address, other=other):
                page.goto(base + address)
                page.locator(f'header nav a[hreflang="{other}"]').click()
                expect(page.locator("html")).to_have_attribute("lang", other)
                page.locator(f'header nav a[hreflang="{start}"]').click()
                expect(page).to_have_url(base + address)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_view_of_the_home_page_is_light(lang: str, width: int, open_page: Open) -> None:
    """150 KB in all: text as servers send it, compressed; everything else as it is."""
    page = open_page("/404.html", width=width)
    responses: list[Response] = []
    page.on("response", responses.append)
    page.goto(page.url.removesuffix("/404.html") + LANGUAGES[lang], wait_until="networkidle")

    weights = {}
    for response in responses:
        body = response.body()
        text = response.headers.get("content-type", "").startswith(("text/", "image/svg", "application/j"))
        weights[urlsplit(response.url).path] = len(gzip.compress(body)) if text else len(body)

    assert LANGUAGES[lang] in weights
    assert sum(weights.values()) <= 150_000, weights


def test_nothing_is_kept_in_the_visitors_browser(open_page: Open) -> None:
    """No cookie (every test looks for them), and nothing in its stead."""
    page = open_page("/")

    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")

    assert kept == [0, 0, ""]
