"""A browser that knows one host: the built site's. A request to any other fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, WebError, sync_playwright

from tests import tools
from tests.pages import BuiltPage, pages_of

Open = Callable[..., Page]

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",  # containers have little of it, and pages crash
    "--disable-gpu",
    "--disable-quic",
    "--disable-smooth-scrolling",  # by wheel and keys: what is measured would be on its way elsewhere
    "--disable-sync",
    "--no-first-run",
    "--proxy-server=127.0.0.1:9",  # where nobody listens: whatever is not on this machine is out of reach
]


@pytest.fixture(scope="session")
def browser(needs: Callable[[str], None]) -> Iterator[Browser]:
    needs("Chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # whom Chromium's sandbox refuses
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=tools.chromium(), args=[*QUIET, *(["--no-sandbox"] if root else [])]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe(needs: Callable[[str], None]) -> str:
    """Return axe-core, a script."""
    needs("npm packages")
    script = tools.module("axe-core/axe.min.js")
    assert script
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    return pages_of(real_site)


class Guard:
    """Sees whether a browser asks for anything but the site at `base`, and keeps what went wrong.

    It only listens: where requests are held up to be looked at, the browser keeps no file for the next page.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.faults: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)
        context.on("weberror", self._broke)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base + "/", "data:", "blob:")):
            self.faults.append(f"a request elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url} on {response.request.frame.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left for another page meanwhile
            self.faults.append(f"{request.failure}: {request.url}")

    def _broke(self, error: WebError) -> None:
        if not str(error.error).startswith("Transition was"):  # the browser's own, cut short by the next page
            self.faults.append(f"script: {error.error}")


@pytest.fixture
def open_page(browser: Browser, real_address: str) -> Iterator[Open]:
    """Return a function that opens a page: `open_page("/nb/", width=360)`, with options of Playwright's new_context.

    Pages are opened as by somebody who has asked for less motion: where a page glides to a link that is focused, or
    fades from one to the next, a place on the screen is another by the time that something is done at it.
    At the test's end: no request went elsewhere, none failed, no script broke, and no cookie was set.
    """
    guard = Guard(real_address)
    contexts: list[BrowserContext] = []

    def open_one(address: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        settings = {"reduced_motion": "reduce", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        guard.watch(context)
        page = context.new_page()
        page.goto(real_address + address)
        return page

    yield open_one
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert guard.faults == []
    assert cookies == []
