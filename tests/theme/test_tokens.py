"""The tokens: text stands out 7 to 1 from every ground it stands on, signs and edges 4.5 to 1, in both schemes."""

from __future__ import annotations

import re
from itertools import product

import pytest

from plugins.drawing import palette
from tests.tools import ROOT

CSS = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")
LIGHT_BLOCK, _, REST = CSS.partition("@media (prefers-color-scheme: dark)")
DARK_BLOCK, _, FORCED_BLOCK = REST.partition("@media (forced-colors: active)")
COLOUR = re.compile(r"(--[\w-]+): (#[0-9a-f]{6});")
LIGHT = dict(COLOUR.findall(LIGHT_BLOCK))
DARK = LIGHT | dict(COLOUR.findall(DARK_BLOCK))
SCHEMES = {"light": LIGHT, "dark": DARK}

GROUNDS = ("--ground", "--sunk", "--raised")
TEXT = ("--ink", "--soft", "--link", "--amber", "--blue", "--warning")
SIGNS = ("--edge", "--focus")
NIGHT_TEXT = ("--starlight", "--night-soft", "--amber-light", "--blue-light")
DECORATION = {"--line", "--night-edge"}


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio of two colours, "#rrggbb"."""

    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), [*product(TEXT, GROUNDS), *product(NIGHT_TEXT, ["--night"])])
def test_text_is_seven_to_one(scheme: str, text: str, ground: str) -> None:
    colours = SCHEMES[scheme]

    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("sign", "ground"), [*product(SIGNS, GROUNDS), ("--night-line", "--night")])
def test_signs_and_edges_are_four_and_a_half_to_one(scheme: str, sign: str, ground: str) -> None:
    colours = SCHEMES[scheme]

    assert contrast(colours[sign], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("filled", ["--ink", "--amber", "--warning"])
def test_text_on_a_filled_ground_is_seven_to_one(scheme: str, filled: str) -> None:
    """The month of a calendar leaf, the number of the page, the sign of a warning."""
    assert contrast(SCHEMES[scheme]["--ground"], SCHEMES[scheme][filled]) >= 7


def test_every_colour_is_held_by_one_of_these_tests() -> None:
    held = {*GROUNDS, *TEXT, *SIGNS, *NIGHT_TEXT, *DECORATION, "--night", "--night-line"}

    assert {name for name in LIGHT if not name.startswith("--map-")} == held  # the map's are fills, named on the map


def test_forced_colours_leave_no_colour_of_ours() -> None:
    """Where a reader has chosen colours, all tokens are hers."""
    forced = FORCED_BLOCK.partition("\n}\n")[0]

    assert set(re.findall(r"(--[\w-]+):", forced)) == set(LIGHT)
    assert "#" not in forced


def test_drawings_have_the_colours_of_the_tokens() -> None:
    names = [name for name in vars(palette) if name.isupper()]

    assert len(names) >= 5
    assert {name: getattr(palette, name) for name in names} == {
        name: LIGHT["--" + name.lower().replace("_", "-")] for name in names
    }


def test_the_browser_s_own_colour_is_the_ground() -> None:
    head = (ROOT / "theme/templates/components/document_head.html").read_text(encoding="utf-8")

    assert re.findall(r'name="theme-color" content="(#\w+)"', head) == [LIGHT["--ground"], DARK["--ground"]]
