"""What stands in one line, begins at one height, and stays in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.boxes import edge_of, starts_of
from tests.browser.conftest import Open
from tests.pages import LANGUAGES

pytestmark = pytest.mark.browser


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


def test_what_is_on_a_long_page_stays_in_sight_on_a_desk(open_page: Open) -> None:
    page = open_page("/en/results/")
    page.locator(".prose h2").last.scroll_into_view_if_needed()

    expect(page.get_by_role("navigation", name="On this page")).to_be_in_viewport(ratio=1)


def test_every_part_of_a_page_is_reached_from_a_list_that_is_taller_than_the_screen(open_page: Open) -> None:
    """It stays where it is as the page scrolls, and nobody had seen its end before the text's."""
    page = open_page("/en/results/", height=320)
    page.locator(".prose h2").nth(2).scroll_into_view_if_needed()
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.count() >= 5
    links.first.focus()
    for link in links.all():
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport(ratio=1)
        page.keyboard.press("Tab")


def test_a_list_of_a_page_s_parts_has_room_for_the_ring_of_its_links(open_page: Open) -> None:
    page = open_page("/en/results/")
    ring = 6  # as wide as it is, and as far off
    box = page.locator(".contents__list").bounding_box()
    assert box
    for link in page.locator(".contents__list a").all():
        inner = link.bounding_box()
        assert inner
        assert inner["x"] - ring >= box["x"]
        assert inner["x"] + inner["width"] + ring <= box["x"] + box["width"]
        assert inner["y"] - ring >= box["y"]
        assert inner["y"] + inner["height"] + ring <= box["y"] + box["height"]


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
