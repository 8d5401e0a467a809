"""What visitors have of a page: its words without scripts, a light first view, nothing kept, a leaf of paper."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.pages import LANGUAGES, BuiltPage, kinds

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_view_of_the_home_page_is_light(lang: str, width: int, open_page: Open, real_site: Path) -> None:
    """150 KB in all: text as servers send it, compressed; everything else as it is."""
    page = open_page(LANGUAGES[lang], width=width)
    page.wait_for_load_state("networkidle")
    fetched = page.evaluate("performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)")

    weights = {}
    for path in {LANGUAGES[lang] + "index.html", *fetched}:
        data = (real_site / path.lstrip("/")).read_bytes()
        text = path.endswith((".html", ".css", ".js", ".svg", ".json"))
        weights[path] = len(gzip.compress(data)) if text else len(data)

    assert any(path.endswith(".css") for path in weights)
    assert sum(weights.values()) <= 150_000, weights


def test_nothing_is_kept_in_the_visitors_browser(open_page: Open) -> None:
    """No cookie (every test looks for them), and nothing in its stead."""
    page = open_page("/")

    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")

    assert kept == [0, 0, ""]


def test_on_paper_news_are_the_item_and_not_the_ways_to_others(open_page: Open) -> None:
    """They had taken a leaf of their own, for what nobody can follow there."""
    page = open_page("/en/news/oslo-visit/")
    expect(page.locator("#related")).to_be_visible()
    leaves = re.findall(rb"/MediaBox ", page.pdf(format="A4", prefer_css_page_size=True))
    page.emulate_media(media="print")

    expect(page.locator("#related")).to_be_hidden()
    expect(page.locator(".neighbours")).to_be_hidden()
    expect(page.locator("main .event-card").first).to_be_visible()
    assert len(leaves) == 2


def test_who_reads_one_language_alone_sees_the_news_in_it_alone(open_page: Open) -> None:
    """Without scripts, by keyboard, and all are back at once."""
    page = open_page("/nb/nyheter/", width=360, java_script_enabled=False)
    cards = page.locator("main .news-card:visible")
    foreign = page.locator("main .news-card:visible .badge--language")
    before, marked = cards.count(), foreign.count()
    assert 0 < marked < before
    box = page.get_by_role("checkbox", name="Bare nyheter som er skrevet på norsk")
    box.focus()
    page.keyboard.press("Space")

    expect(foreign).to_have_count(0)
    expect(cards).to_have_count(before - marked)
    box.uncheck()
    expect(cards).to_have_count(before)
