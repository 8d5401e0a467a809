"""Letters that are typed in two ways: "besøk" is found by "besok", "læring" by "laering".

The index takes marks off letters, so that "seimoms" finds "šeimoms"; ø and æ have none to take off. They are written
with one, a stroke laid over o and over a: to the eye much the same, and the search page writes them back.
theme/static/js/search.js has the same table.
"""

from __future__ import annotations

STROKE = "\u0338"  # combining long solidus overlay
WRITTEN = {
    "ø": f"o{STROKE}",
    "Ø": f"O{STROKE}",
    "æ": f"a{STROKE}e",
    "Æ": f"A{STROKE}E",
}
_TABLE = str.maketrans(WRITTEN)


def for_index(words: str) -> str:
    """Return `words` as they are indexed."""
    return words.translate(_TABLE)
