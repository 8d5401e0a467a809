"""The desk's pages, as a reviewer opens them: from a disk, without a network, light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page

from plugins.desk import boardpage, changes, changespage
from plugins.desk.board import rows
from plugins.desk.fingerprints import fingerprint
from plugins.languages import LANGUAGES
from plugins.reading.sources import Source, parse
from plugins.reading.things import thing
from tests.browser.test_accessibility import violations
from tests.pages import LANGUAGES as CODES

pytestmark = pytest.mark.browser

LT = "Title: Vizitas\nDate: 2016-11-17\nDraft: yes\n\nKeturias dienas dirbome Osle ir planavome, kas toliau.\n"
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def source(text: str, item: str, lang: str) -> Source:
    path = PurePosixPath(f"content/news/{item}/index.{lang}.md")
    made, faults = parse(text.encode(), path, "news", item, lang)
    assert made is not None
    assert faults == []
    return made


def board(lang: str) -> str:
    """One item with a translation out of date, one whose old source is lost, one that nobody has translated."""
    before = source(LT, "a", "lt")
    items = []
    for item, made_from in (("a", fingerprint(before)), ("b", "00000000"), ("c", "")):
        files = [source(LT.replace("Keturias", "Penkias"), item, "lt")]
        if made_from:
            files.append(source(f"Title: Besøk\nTranslated-from: lt {made_from}\n\nTekst.\n", item, "nb"))
        items.append(thing(files, []))
    return boardpage.page(rows(items, tuple(CODES), lambda _: [LT.encode()]), LANGUAGES, lang)


def report(lang: str) -> str:
    """A page of each sort, with and without pictures."""
    page = '<!DOCTYPE html><html lang="lt"><title>{0} – Klasteris</title><main><p class="{1}">{0} {1}</p></main></html>'
    before = {"a/index.html": page.format("Senas", "x"), "b/index.html": page.format("Dingo", "x")}
    after = {"a/index.html": page.format("Naujas", "x"), "c/index.html": page.format("Atsirado" * 20, "x")}
    looks = page.format("Tas pats", "y"), page.format("Tas pats", "y").replace('"y"', '"z"')
    found = changes.compare(
        {name: text.encode() for name, text in {**before, "d/index.html": looks[0], "feed.xml": "1"}.items()},
        {name: text.encode() for name, text in {**after, "d/index.html": looks[1], "feed.xml": "2"}.items()},
    )
    assert {each.kind for each in found.pages} == {"appears", "vanishes", "changes"}
    return changespage.report(found, {"/a/": (DOT, DOT), "/c/": ("", DOT), "/d/": (DOT, DOT)}, lang, "main")


MAKERS = {"board": board, "changes": report}


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(text: str, **options: object) -> Page:
        place = tmp_path / "page.html"
        place.write_text(text, encoding="utf-8")
        context = browser.new_context(offline=True, java_script_enabled=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(place.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("name", MAKERS)
def test_a_page_of_the_desk_is_accessible_and_fits(
    name: str, lang: str, scheme: str, width: int, axe: str, opened: Callable[..., Page]
) -> None:
    page = opened(MAKERS[name](lang), color_scheme=scheme, viewport={"width": width, "height": 900})

    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.fonts.load('16px Figtree', 'ė').then(faces => faces.length === 1)")


def test_the_board_shows_what_is_to_be_done_and_how_to_begin(opened: Callable[..., Page]) -> None:
    page = opened(board("en"), viewport={"width": 390, "height": 900})

    page.get_by_role("button", name="missing").first.click()
    told = page.locator(":popover-open")
    assert "python3 tasks.py translate news/a --to en" in told.inner_text()
    told.get_by_role("button", name="Close").click()
    assert page.locator(":popover-open").count() == 0

    page.get_by_role("link", name="out of date").first.click()
    page.wait_for_url("**#news-a-nb")
    assert page.get_by_role("row").count() == 5  # the head, the kind, three items


def test_the_board_can_leave_out_what_is_done(opened: Callable[..., Page]) -> None:
    done = thing([source(LT, "d", "lt")], [])
    page = opened(boardpage.page(rows([done], ("lt",), lambda _: []), LANGUAGES[:1], "en"))

    assert page.get_by_role("rowheader", name="Vizitas").is_visible()
    page.get_by_label("Show only what is to be done").check()
    assert not page.get_by_role("rowheader", name="Vizitas").is_visible()
