"""How wide a text is: needed to place labels before any browser has seen them.

The advance widths are those of the site's own face, Figtree, at weight 600, the widest that labels use; a test compares
them with the font file.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("data") / "widths.json"
LINE = 1.25  # a line's height to its font size


def text_width(text: str, size: float, spacing: float = 0) -> float:
    """Return the width of `text` set in `size` pixels, with `spacing` ems between letters; never too narrow.

    Kerning, which mostly draws letters together, is left out. A letter that the face lacks counts as its widest.
    """
    widths = _widths()
    widest = max(widths.values())
    return size * sum(widths.get(letter, widest) / 1000 + spacing for letter in text)


@cache
def _widths() -> dict[str, int]:
    """Return thousandths of the font size by letter."""
    widths: dict[str, int] = json.loads(FILE.read_text(encoding="utf-8"))
    return widths
