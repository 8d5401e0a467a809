"""Whether pages fit: the screen, letters twice as large, a browser of ten years ago."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route

from tests.browser.boxes import overflowing
from tests.browser.conftest import Open
from tests.pages import LANGUAGES, BuiltPage, kinds

pytestmark = pytest.mark.browser
WIDTHS = (320, 360, 1280)


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
def test_letters_twice_as_large_fit_a_phone(
    lang: str, open_page: Open, pages: dict[str, BuiltPage], subtests: pytest.Subtests
) -> None:
    """As phones offer it to those who see badly: all that is measured in letters grows, and the screen does not."""
    page = open_page(LANGUAGES[lang], width=390)
    base = page.url.removesuffix(LANGUAGES[lang])
    for address in kinds(pages, lang):
        with subtests.test(address):
            page.goto(base + address)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert overflowing(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sites_drawing_is_whole_or_gone(lang: str, open_page: Open) -> None:
    """Letters twice as large left it as many pixels as a full stop has, beside the longest of the site's names."""
    page = open_page(LANGUAGES[lang], width=390)
    mark = page.locator("header .mark")
    before = mark.bounding_box()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    after = mark.bounding_box()

    assert before is not None
    assert before["width"] > 40
    assert after is None or after["width"] > 40


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_title_of_one_long_word_stands_on_one_line(width: int, open_page: Open) -> None:
    """“Tilgjengelighetserklæri-ng”: browsers without a dictionary of the language broke it where the screen ended."""
    page = open_page("/nb/tilgjengelighet/", width=width)
    title = page.locator("h1")
    height, line, size = title.evaluate(
        "one => [one.clientHeight, ...['lineHeight', 'fontSize'].map(name => parseFloat(getComputedStyle(one)[name]))]"
    )

    assert height < 1.5 * line
    assert size > (45 if width > 1000 else 20)


@pytest.mark.parametrize(
    "address", ["/renginiai/", "/nb/partnere/", "/en/", "/en/events/first-oslo-visit/", "/nb/sok/?q=oslo"]
)
def test_no_line_ends_or_begins_with_the_dot_between_two_facts(address: str, open_page: Open) -> None:
    """“2016 m. lapkričio 27–29 d. · / Vilnius”: a dot is seen only between two facts of one line."""
    page = open_page(address)
    seen: set[str] = set()
    page.locator(".dotted__dot").first.wait_for(state="attached")
    for width in range(320, 520, 25):
        page.set_viewport_size({"width": width, "height": 800})
        told: list[str] = page.locator(".dotted").evaluate_all(
            """lines => lines.filter(line => line.checkVisibility()).flatMap(line => {
                const left = line.getBoundingClientRect().left;
                return [...line.querySelectorAll(".dotted__dot")].map(dot => {
                    const before = dot.parentElement.previousElementSibling.getBoundingClientRect();
                    const box = dot.getBoundingClientRect();
                    if (box.right <= left + 0.5) return "out of sight";
                    return before.right <= box.left && before.bottom === dot.parentElement.getBoundingClientRect().bottom
                        ? "between" : dot.parentElement.textContent;
                });
            })"""
        )
        seen.update(told)

    assert seen <= {"between", "out of sight"}
    assert "between" in seen


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 390])
def test_tables_of_the_results_fit_a_phone(lang: str, width: int, open_page: Open) -> None:
    """They would scroll; but the last column of a timeline is not to be half in sight."""
    page = open_page({"lt": "/rezultatai/", "nb": "/nb/resultater/", "en": "/en/results/"}[lang], width=width)
    beyond = page.locator(".prose .table").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")

    assert beyond == [0, 0, 0]


@pytest.mark.parametrize("address", ["/en/search/", "/en/map/", "/en/subscribe/", "/en/calendar/"])
def test_no_field_is_so_small_that_an_iphone_enlarges_the_page(address: str, open_page: Open) -> None:
    """Below 16 pixels it does, when the field is touched, and the page stays wider than the screen."""
    page = open_page(address, width=320)
    sizes: list[float] = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]), select')].map(one => parseFloat(getComputedStyle(one).fontSize))"
    )

    assert sizes
    assert min(sizes) >= 16


LAYER = re.compile(r"^@layer \w+ \{\n.*?^\}\n(?=@layer|@supports not \(accent)", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_browser_that_knows_no_layers_shows_a_plain_page(
    lang: str, open_page: Open, pages: dict[str, BuiltPage], subtests: pytest.Subtests
) -> None:
    """As on a phone of ten years ago: pictures had been five times as wide as the screen, and drawings black."""

    def older(route: Route) -> None:
        css = route.fetch().text()
        left = LAYER.sub("", css).replace("not (accent-color: auto)", "(accent-color: auto)")
        assert 200 < len(left) < 2000 < len(css)
        route.fulfill(body=left, content_type="text/css")

    page = open_page("/404.html", width=360)
    base = page.url.removesuffix("/404.html")
    page.route("**/*.css", older)
    for address in kinds(pages, lang):
        with subtests.test(address):
            page.goto(base + address)
            assert overflowing(page) == []
            assert page.locator("svg:visible").count() == 0
            assert page.locator("main h1").is_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 390, 430])
def test_no_word_is_alone_in_the_last_line_of_what_the_project_is(width: int, lang: str, open_page: Open) -> None:
    """Norwegians read “måte.” there: browsers balance six lines, and leave more as they fall."""
    page = open_page(LANGUAGES[lang], width=width)
    tops: list[float] = page.locator(".hero__lede").evaluate(
        """lede => [...lede.firstChild.data.matchAll(/\\S+/g)].slice(-2).map(found => {
            const word = document.createRange();
            word.setStart(lede.firstChild, found.index);
            word.setEnd(lede.firstChild, found.index + found[0].length);
            return word.getBoundingClientRect().top;
        })"""
    )

    assert len(tops) == 2
    assert len(set(tops)) == 1
