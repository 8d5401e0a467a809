"""Maps on the screen: where they are, and what is shown of them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator

MAPS = {"lt": "/zemelapis/", "nb": "/nb/kart/", "en": "/en/map/"}
TOUCH = {"has_touch": True, "is_mobile": True}


def middle(locator: Locator) -> tuple[float, float]:
    box = box_of(locator)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def box_of(locator: Locator) -> Any:
    box = locator.bounding_box()
    assert box
    return box


def size(locator: Locator) -> float:
    return float(box_of(locator)["width"])


def view(panel: Locator) -> list[float]:
    attribute = panel.locator("svg.map-panel").get_attribute("viewBox")
    assert attribute
    return [float(number) for number in attribute.split()]


def css(locator: Locator, name: str) -> str:
    return str(locator.evaluate("(element, name) => getComputedStyle(element)[name]", name))
