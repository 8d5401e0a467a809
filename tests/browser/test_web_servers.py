"""The site as web servers hand it out with its own rules: a browser finds nothing that they forbid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import tools
from tests.webservers.running import web_server


@pytest.mark.parametrize("name", sorted(tools.WEB_SERVERS))
def test_a_browser_finds_nothing_forbidden_on_any_kind_of_page(
    name: str, real_site: Path, browser: Browser, needs: Callable[[str], None]
) -> None:
    """The policy lets all scripts, styles and pictures of ours through, and the search, which is WebAssembly."""
    needs(name)
    said: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    kinds = [".", "en/news", "en/partners", "en/map", "en/calendar", "en/subscribe", "en/about", "nb"]
    for folder in ("en/news", "en/events", "en/partners"):
        one = next(iter(sorted((real_site / folder).glob("*/index.html"))))
        kinds.append(one.parent.relative_to(real_site).as_posix())
    with web_server(name, real_site) as base:
        for each in kinds:
            page.goto(f"{base}/{each}/", wait_until="load")
        page.goto(f"{base}/en/search/?q=Oslo", wait_until="load")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
        expect(page.locator(".search-result__link").first).to_be_visible()
    context.close()

    assert said == []


@pytest.mark.parametrize("name", sorted(tools.WEB_SERVERS))
def test_without_scripts_the_search_engine_is_asked(
    name: str, real_site: Path, browser: Browser, needs: Callable[[str], None]
) -> None:
    """The policy says where forms may lead, and that holds where no scripts run, too."""
    needs(name)
    context = browser.new_context(java_script_enabled=False)
    context.route("https://duckduckgo.com/**", lambda route: route.fulfill(body="Answers"))
    page = context.new_page()
    page.set_default_timeout(10_000)
    with web_server(name, real_site) as base:
        page.goto(f"{base}/en/search/")
        page.locator("#search-engine [name=q]").fill("Oslo")
        page.get_by_role("button", name="Search with DuckDuckGo").click()
        expect(page).to_have_url("https://duckduckgo.com/?sites=socialcluster.lt&q=Oslo")
    context.close()
