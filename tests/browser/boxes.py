"""Where things on a page are, and whether the page is wider than the screen."""

from __future__ import annotations

from playwright.sync_api import Page


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
