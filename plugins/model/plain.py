"""The words of a text without its marks: for descriptions, search and the time it takes to read."""

from __future__ import annotations

import html
import re

# Footnote numbers would cling to the word before them; arrows back and ticked boxes are for the eye, and a picture's
# caption is no part of the sentences around it.
_UNSPOKEN = re.compile(
    r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref"[^>]*>.*?</a>|<wbr>'
    r'|<span role="img"[^>]*>.*?</span>|<figcaption[^>]*>.*?</figcaption>',
    re.DOTALL,
)
_SIGNS = ("footnote", "<wbr", 'role="img"', "<figcaption")  # of which there is one where there is any of these
# A text has neither “<” nor “>” within a tag: both are &lt; and &gt; in attributes.
_NAMES = (
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var",
)  # fmt: skip
_WITHIN_A_LINE = frozenset({*_NAMES, *(f"/{name}" for name in _NAMES)})
_TAG = re.compile("<([^>]*)>")


def plain_text(safe: str) -> str:
    """Return the words of a text's HTML in one line, one space between two; words of different blocks stay apart."""
    if any(sign in safe for sign in _SIGNS):
        safe = _UNSPOKEN.sub("", safe)
    if "<" in safe:
        parts = _TAG.split(safe)  # texts and tags take turns
        parts[1::2] = ["" if tag.partition(" ")[0] in _WITHIN_A_LINE else " " for tag in parts[1::2]]
        safe = "".join(parts)
    return " ".join(html.unescape(safe).split())
