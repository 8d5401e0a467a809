"""Addresses within a page: ids of headings that survive being copied into a mail, read out, or typed.

Letters are folded (“Tikslai ir šaltiniai” -> `h-tikslai-ir-saltiniai`), because a browser's address line hands out
`%C5%A1altiniai` for letters beyond ASCII. The prefix keeps a heading such as “Menu” away from the ids of the page
around it. Links may be written as GitHub's preview wants them, `#tikslai-ir-šaltiniai`: `anchor` leads them here.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

PREFIX = "h-"
_UNFOLDED = str.maketrans(
    {"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "œ": "oe", "ı": "i"}
)
_OTHERS = re.compile(r"[\W_]+")


def slug(title: str) -> str:
    """Return `title` in small letters without diacritics, its words joined by hyphens; "" where it has no letters."""
    bare = title.lower()
    if not bare.isascii():
        bare = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", bare.translate(_UNFOLDED))
            if not unicodedata.combining(letter)
        )
    return _OTHERS.sub("-", bare).strip("-")


def anchor(fragment: str) -> str:
    """Return the heading id that a link's `fragment` (without “#”) means, however it is written."""
    written = unquote(fragment)
    if written.startswith((PREFIX, "fn-", "fnref-")):
        return written
    return PREFIX + slug(written)


class Ids:
    """Gives out heading ids, each of them once in a page; the second of a name gets “-1”, as on GitHub."""

    def __init__(self) -> None:
        """Start a page."""
        self._given: dict[str, int] = {}

    def take(self, title: str) -> str:
        """Return an id for a heading that reads `title`."""
        wanted = PREFIX + (slug(title) or "x")
        taken, number = wanted, self._given.get(wanted, 0)
        while taken in self._given:
            number += 1
            taken = f"{wanted}-{number}"
        self._given[wanted] = number
        self._given.setdefault(taken, 0)
        return taken
