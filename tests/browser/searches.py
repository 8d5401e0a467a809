"""The search page of each language, and what it answers."""

from __future__ import annotations

from playwright.sync_api import Page, expect

PAGES = {"lt": "/paieska/", "nb": "/nb/sok/", "en": "/en/search/"}


def answered(page: Page) -> list[str]:
    """Wait for the answer; return where it leads, all of it."""
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    more = page.locator("#search-more")
    while more.is_visible():
        count = page.locator(".search-result").count()
        more.click()
        expect(page.locator(".search-result")).not_to_have_count(count)
    return [link.get_attribute("href") or "" for link in page.locator(".search-result__link").all()]
