"""The built HTML, CSS and SVG by the book: the Nu checker of the W3C finds nothing, and pages are light."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import tools
from tests.pages import BuiltPage, pages_of

# What the checker's CSS, which is older than its HTML, does not know yet. Browsers that don't either pass over it.
NEWER_CSS = (
    "Unrecognized at-rule “@container”",  # CSS Containment 3
    "Unrecognized at-rule “@view-transition”",  # CSS View Transitions 2
    "Property “container-type” doesn't exist",  # CSS Containment 3
    "Property “paint-order” doesn't exist",  # SVG 2
    "Property “vector-effect” doesn't exist",  # SVG 2
)


LANDMARKS = (
    "header, nav, main, aside, footer, search, [role=search], :is(section, form)[aria-label], section[aria-labelledby]"
)
MAPS = ("/zemelapis/", "/nb/kart/", "/en/map/")


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    return pages_of(real_site)


@pytest.mark.slow
def test_the_nu_checker_finds_nothing(real_site: Path, needs: Callable[[str], None]) -> None:
    needs("Java")
    needs("npm packages")
    checker = tools.module("vnu-jar/build/dist/vnu.jar")
    java = tools.java()
    assert checker
    assert java
    files = [path for kind in ("*.html", "*.svg", "*.css") for path in sorted(real_site.rglob(kind))]
    options = ["--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg"]

    done = subprocess.run(
        [java, "-Xss1m", "-jar", checker, *options, *files], capture_output=True, encoding="utf-8", check=True
    )
    messages = json.loads(done.stderr)["messages"]

    assert len(files) > 50
    assert [
        f"{message['url'].rpartition(real_site.name)[2]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if not any(newer in message["message"] for newer in NEWER_CSS)
    ] == []


def test_every_aside_has_a_name_and_something_in_it(pages: dict[str, BuiltPage]) -> None:
    """Screen readers list them: what is called nothing, or holds nothing, only costs the way there and back."""
    asides = [(page.address, aside) for page in pages.values() for aside in page.tree.css("aside")]

    assert len(asides) > 20
    assert [
        address for address, aside in asides if not aside.attributes.get("aria-label") or not aside.text(strip=True)
    ] == []


# What scripts put words into, and the cells of an editor's table.
FILLED_LATER = "[role=status], [aria-live], .lightbox__stage, #search-results, template *, td"


def test_landmarks_are_few(pages: dict[str, BuiltPage]) -> None:
    """They are for going somewhere at once: where each section is one, a screen reader's list of them is no help."""
    found = {address: len(page.tree.css(LANDMARKS)) for address, page in pages.items()}

    assert {address: number for address, number in found.items() if number > 12} == {}


def test_nothing_is_sent_that_holds_nothing(pages: dict[str, BuiltPage]) -> None:
    """A list of events had an empty one above it where nothing was to come."""
    words = (
        "div:empty, p:empty, ul:empty, ol:empty, dl:empty, section:empty, span:empty, li:empty, a:empty, article:empty"
    )
    empty = {
        (address, each.html)
        for address, page in pages.items()
        for each in page.tree.css(words)
        if not each.css_matches(FILLED_LATER)
    }

    assert empty == set()


def test_a_language_is_named_where_another_begins_and_nowhere_else(pages: dict[str, BuiltPage]) -> None:
    """But by the language switch, whose links are alike, and by the names in which partners call themselves."""
    needless = set()
    for address, page in pages.items():
        for each in page.tree.css("body [lang]:not(a, .byline, .lost, .panorama)"):
            around = each.parent
            while around and "lang" not in around.attributes:
                around = around.parent
            if around and around.attributes["lang"] == each.attributes["lang"]:
                needless.add((address, each.html))

    assert needless == set()


def test_the_dot_between_two_facts_is_drawn_and_not_said(pages: dict[str, BuiltPage]) -> None:
    """“30 March, 10:00–12:00 · Oslo”: what lists, heads of pages and the map tell in one line."""
    places = ".byline, .event-card__where, .partner-card__kind, .roll__town, .partner-map__note"
    lines = [node for page in pages.values() for node in page.tree.css(places)]
    dots = [dot for line in lines for dot in line.css("[aria-hidden]")]

    assert len(dots) > 100
    assert {dot.text() for dot in dots} == {"·\N{NO-BREAK SPACE}"}
    assert len(dots) == sum(line.text().count("·") for line in lines)


def test_no_line_begins_with_a_dash(pages: dict[str, BuiltPage]) -> None:
    """“mėnuo po mėnesio / – čia arba kalendoriuje”: in texts, ledes, captions and the site's own words alike."""
    texts = [node.text(deep=False) for page in pages.values() for node in page.tree.css("body *")]
    dashes = [(text[: found.start()][-20:], found[0]) for text in texts for found in re.finditer(r"\s[–—](?=\s)", text)]

    assert len(dashes) > 100
    assert [before for before, dash in dashes if dash[0] != "\N{NO-BREAK SPACE}"] == []


DRAWING = re.compile(rb"<svg.*?</svg>", re.DOTALL)


def test_every_page_weighs_at_most_30_kb_beside_its_drawings(pages: dict[str, BuiltPage]) -> None:
    weights = {page.address: len(DRAWING.sub(b"", page.html)) for page in pages.values()}
    assert {address: weight for address, weight in weights.items() if weight > 30_000} == {}


def test_the_drawings_of_a_page_weigh_at_most_60_kb_each_and_20_compressed(pages: dict[str, BuiltPage]) -> None:
    """Maps stand in the page, so that they follow its colours; they have a measure of their own."""
    drawings = {(page.address, at): svg for page in pages.values() for at, svg in enumerate(DRAWING.findall(page.html))}
    assert [key for key, svg in drawings.items() if len(svg) > 60_000 or len(gzip.compress(svg)) > 20_000] == []
    assert max(map(len, drawings.values())) > 10_000, "the map is not among them"


def test_the_stylesheet_weighs_at_most_15_kb_compressed(real_site: Path, pages: dict[str, BuiltPage]) -> None:
    sheets = {address for page in pages.values() for address in page.attributes("link[rel=stylesheet]", "href")}

    assert len(sheets) == 1
    assert len(gzip.compress((real_site / sheets.pop().lstrip("/")).read_bytes())) <= 15_000


def test_every_page_has_one_title_one_heading_and_a_description(pages: dict[str, BuiltPage]) -> None:
    """Titles tell a language's pages apart in a list of tabs or of search results."""
    shown = [page for page in pages.values() if not page.leads_on]
    faults = [page.address for page in shown if len(page.tree.css("h1")) != 1 or not page.attribute("html", "lang")]
    titles: dict[tuple[str, str], list[str]] = {}
    for page in shown:
        title = page.tree.css_first("title")
        titles.setdefault((page.lang, title.text(strip=True) if title else ""), []).append(page.address)

    assert faults == []
    assert {title: addresses for title, addresses in titles.items() if len(addresses) > 1 or not title[1]} == {}
    assert [page.address for page in shown if not page.attribute("meta[name=description]", "content")] in (
        [],
        ["/404.html"],
    )


def test_every_page_tells_who_pays_and_what_for(pages: dict[str, BuiltPage]) -> None:
    """The funder's condition: the Norway Grants and the project's number, on every page."""
    unsaid = [
        page.address
        for page in pages.values()
        if not page.leads_on and "NOR-LT10-VRM-01-K-02-006" not in page.html.decode()
    ]
    assert unsaid == []
