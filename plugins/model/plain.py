"""The words of a text without its marks: for descriptions, search and the time it takes to read."""

from __future__ import annotations

import html
import re

# A text has neither “<” nor “>” within a tag: both are &lt; and &gt; in attributes.
_NAMES = (
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var",
)  # fmt: skip
# Footnote numbers would cling to the word before them; arrows back and ticked boxes are for the eye, and a picture's
# caption is no part of the sentences around it. The tags after these stand within a line.
_UNSPOKEN = re.compile(
    r'<(?:sup class="footnote-ref">.*?</sup>|a [^>]*class="footnote-backref"[^>]*>.*?</a>|wbr>'
    r'|span role="img"[^>]*>.*?</span>|figcaption[^>]*>.*?</figcaption>'
    rf"|/?(?:{'|'.join(_NAMES)})(?: [^>]*)?>)",
    re.DOTALL,
)
_TAG = re.compile("<[^>]*>")


def plain_text(safe: str) -> str:
    """Return the words of a text's HTML in one line, one space between two; words of different blocks stay apart."""
    return " ".join(words(safe))


def words(safe: str) -> list[str]:
    """Return the words of a text's HTML."""
    return html.unescape(_TAG.sub(" ", _UNSPOKEN.sub("", safe))).split()
