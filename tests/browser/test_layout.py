"""What visitors see, on phones and on desks, with scripts and without."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

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


@pytest.mark.parametrize("width", [320, 390])
def test_links_side_by_side_at_the_foot_begin_on_one_line(width: int, open_page: Open) -> None:
    """“Prieinamumo pareiškimas” has two on a phone, and its neighbour stood between them."""
    page = open_page("/", width=width)
    firsts: list[tuple[float, float]] = page.locator(".site-footer__list .site-footer__link").evaluate_all(
        """links => links.map(link => {
            const words = document.createRange();
            words.selectNodeContents(link);
            return [link.closest('li').getBoundingClientRect().left, words.getClientRects()[0].top];
        })"""
    )
    columns = sorted({left for left, _ in firsts})
    tops = [[top for left, top in firsts if left == column] for column in columns]

    assert all(len(set(row)) == 1 for row in zip(*tops, strict=False))
    assert len(columns) == (2 if width == 390 else 1)


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


def test_what_is_on_a_long_page_stays_in_sight_on_a_desk(open_page: Open) -> None:
    page = open_page("/en/results/")
    page.locator(".prose h2").last.scroll_into_view_if_needed()

    expect(page.get_by_role("navigation", name="On this page")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [360, 1280])
def test_numbers_in_a_table_stand_one_below_the_other(width: int, open_page: Open) -> None:
    """Their last figures do, where the editor has asked for that: 576,994 under 591,162.70 would not compare."""
    page = open_page("/en/results/", width=width)
    column = page.locator("table").first.locator("tr > :nth-child(2)")
    ends = column.evaluate_all(
        """cells => cells.map(cell => {
            const words = document.createRange();
            words.selectNodeContents(cell);
            return Math.round(words.getBoundingClientRect().right);
        })"""
    )

    assert len(ends) == 4
    assert len(set(ends)) == 1


def starts_of(page: Page, selector: str) -> list[tuple[float, float]]:
    """Return where the words or pictures of what `selector` finds begin: left and top, rounded to half a pixel."""
    found: list[tuple[float, float]] = page.locator(selector).evaluate_all(
        """all => all.map(one => {
            const inside = document.createRange();
            inside.selectNodeContents(one);
            const boxes = [...inside.getClientRects()].filter(box => box.width && box.height);
            const { left, top } = boxes[0] ?? one.getBoundingClientRect();
            return [left, top].map(each => Math.round(each * 2) / 2);
        })"""
    )
    assert found, selector
    return found


def edge_of(page: Page, selector: str, side: str = "top") -> float:
    """Return where the box of the first thing that `selector` finds has its edge."""
    edge: float = page.locator(selector).first.evaluate(f"one => one.getBoundingClientRect().{side}")
    return edge


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 390])
def test_tables_of_the_results_fit_a_phone(lang: str, width: int, open_page: Open) -> None:
    """They would scroll; but the last column of a timeline is not to be half in sight."""
    page = open_page({"lt": "/rezultatai/", "nb": "/nb/resultater/", "en": "/en/results/"}[lang], width=width)
    beyond = page.locator(".prose .table").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")

    assert beyond == [0, 0, 0]


def test_the_dates_of_a_timeline_stand_on_one_line_where_there_is_room(open_page: Open) -> None:
    """“2016 m. / lapkričio 14–17 d.”, beside a column with room to spare."""
    page = open_page("/rezultatai/")
    dates = page.locator(".prose table").last.locator("td:first-child")
    heights = dates.evaluate_all(
        """cells => cells.map(cell => {
            const words = document.createRange();
            words.selectNodeContents(cell);
            return new Set([...words.getClientRects()].map(box => Math.round(box.bottom))).size;
        })"""
    )

    assert len(heights) == 8
    assert set(heights) == {1}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_columns_of_partners_begin_at_one_height(lang: str, open_page: Open) -> None:
    """The country's name stood above the first alone, and pushed that down by half a line."""
    page = open_page(LANGUAGES[lang])
    columns: dict[float, float] = {}
    for left, top in starts_of(page, ".roll__link"):
        columns[left] = min(top, columns.get(left, top))

    assert len(columns) == 3
    assert len(set(columns.values())) == 1


def test_names_of_feeds_beside_each_other_begin_at_one_height(open_page: Open) -> None:
    """Those of two lines began above the others."""
    page = open_page("/prenumerata/")
    rows: dict[float, set[float]] = {}
    lines = page.locator(".feed-list__one").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    for line, (_, top) in zip(lines, starts_of(page, ".feed-list__title"), strict=True):
        rows.setdefault(line, set()).add(top)

    assert len(rows) > 5
    assert [tops for tops in rows.values() if len(tops) > 1] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_words_of_news_and_events_stand_on_one_line(width: int, open_page: Open) -> None:
    """On a phone; on a desk, where they stand beside each other, their pictures and dates begin at one height."""
    page = open_page("/en/topics/training/", width=width)
    news, events = starts_of(page, ".news-card__date"), starts_of(page, ".event-card__kind")

    if width < 400:
        assert {left for left, _ in news} == {left for left, _ in events}
    else:
        assert edge_of(page, ".news-card .cover") == edge_of(page, ".event-card .leaf")


@pytest.mark.parametrize(
    ("address", "left", "right"),
    [
        ("/en/news/oslo-visit/", ".sheet__body .figure", ".sheet__side .side-title"),
        ("/en/events/first-oslo-visit/", ".page-header__kicker", ".sheet__head .leaf"),
        ("/en/map/", ".partner-map__stage", ".partner-map__country"),
    ],
)
def test_what_stands_side_by_side_begins_at_one_height(address: str, left: str, right: str, open_page: Open) -> None:
    """A picture and the rule beside it; what an event is and its date; a map and the first name beside it."""
    page = open_page(address)
    end = "bottom" if "map" in address else "top"
    begins = edge_of(page, right + "-name" if end == "bottom" else right, end)

    assert edge_of(page, left) == pytest.approx(begins, abs=0.5)


def test_a_period_breaks_between_its_days(open_page: Open) -> None:
    """“… – 2017 m. / balandžio 30 d.” was a line too full and one too empty."""
    page = open_page("/apie/", width=1180)
    lines: list[str] = page.locator(".facts dd", has_text="–").evaluate(
        """one => {
            const words = document.createRange(), text = one.firstChild, lines = new Map();
            for (let at = 0; at < text.length; at++) {
                words.setStart(text, at);
                words.setEnd(text, at + 1);
                const { top } = words.getBoundingClientRect();
                lines.set(top, (lines.get(top) ?? "") + text.data[at]);
            }
            return [...lines.values()];
        }"""
    )

    assert [" ".join(line.split()) for line in lines] == ["2015 m. rugsėjo 11 d. –", "2017 m. balandžio 30 d."]


def test_parts_beside_a_text_are_as_far_from_each_other_everywhere(open_page: Open) -> None:
    """Facts below what is on a page were twice as far away."""
    page = open_page("/en/about/")
    beside = edge_of(page, ".sheet__side > *") - edge_of(page, ".contents", "bottom")
    page.goto(page.url.replace("/en/about/", "/en/news/oslo-visit/"))
    second, first = edge_of(page, ".sheet__side > * + *"), edge_of(page, ".sheet__side > *", "bottom")

    assert beside == pytest.approx(second - first, abs=4.5)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_site_s_name_leaves_the_menu_s_button_its_place(lang: str, open_page: Open) -> None:
    """On the smallest of screens, or with letters four times as large."""
    page = open_page(LANGUAGES[lang], width=320)
    name = page.locator("header .wordmark__name").bounding_box()
    button = page.locator("header button[popovertarget=menu]").bounding_box()

    assert name is not None
    assert button is not None
    assert name["x"] + name["width"] + 8 <= button["x"]


@pytest.mark.parametrize(("width", "height", "letters"), [(568, 320, "100%"), (360, 640, "200%")])
def test_every_entry_of_the_menu_is_reached_on_a_phone(
    width: int, height: int, letters: str, open_page: Open, subtests: pytest.Subtests
) -> None:
    """One that lies on its side, or has its letters twice as large: the menu is higher than the screen, and scrolls."""
    page = open_page("/en/news/", width=width, height=height, bypass_csp=True)
    page.add_style_tag(content=f":root {{ font-size: {letters} }}")
    page.locator("header button[popovertarget=menu]").click()
    entries = page.locator("header #menu a").all()
    assert len(entries) >= 5

    for entry in [*entries, entries[0]]:
        with subtests.test(entry.inner_text()):
            entry.scroll_into_view_if_needed()
            box = entry.bounding_box()
            assert box is not None
            assert box["y"] > -1
            assert box["y"] + box["height"] < height + 1


def test_the_menu_does_not_lie_over_what_the_keyboard_has_gone_on_to(open_page: Open) -> None:
    """Popovers stay open when the focus leaves them: what has it then was hidden beneath (WCAG 2.2, 2.4.11)."""
    page = open_page("/en/news/oslo-visit/", width=360, height=640)
    menu = page.locator("header #menu")
    page.locator("header button[popovertarget=menu]").focus()
    page.keyboard.press("Enter")
    entries = menu.locator("a").count()

    for _ in range(entries):
        page.keyboard.press("Tab")
        expect(menu).to_be_visible()
    expect(menu.locator("a").last).to_be_focused()
    page.keyboard.press("Tab")

    expect(page.locator("main a").first).to_be_focused()
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_menu_leads_to_every_section(lang: str, width: int, open_page: Open) -> None:
    page = open_page(LANGUAGES[lang], width=width, java_script_enabled=False)
    base = page.url.removesuffix(LANGUAGES[lang])
    addresses = [link.get_attribute("href") or "" for link in page.locator("header #menu a").all()]
    assert len(addresses) >= 5

    for address in addresses:
        page.goto(base + LANGUAGES[lang])
        link = page.locator(f'header #menu a[href="{address}"]')
        if width < 400:
            expect(link).to_be_hidden()
            page.locator("header button[popovertarget=menu]").click()
        link.click()
        expect(page).to_have_url(base + address)
        expect(page.locator("main h1")).to_be_visible()


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


def test_the_language_switch_lands_on_the_same_page(
    open_page: Open, pages: dict[str, BuiltPage], subtests: pytest.Subtests
) -> None:
    """Round through the languages is back where it began, for each kind of page; tests/test_links.py looks at all."""
    page = open_page("/")
    base = page.url.removesuffix("/")
    for address in kinds(pages, "lt"):
        if address == "/404.html":  # one page in all languages
            continue
        with subtests.test(address):
            page.goto(base + address)
            for code in ("nb", "en", "lt"):
                page.locator(f'header nav a[hreflang="{code}"]').click()
                expect(page.locator("html")).to_have_attribute("lang", code)
            expect(page).to_have_url(base + address)


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
