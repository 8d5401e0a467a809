"""The menu and the language switch, by finger and keyboard, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.pages import LANGUAGES, BuiltPage, kinds

pytestmark = pytest.mark.browser


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
