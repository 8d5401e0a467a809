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
# caption is no part of the sentences around it, as who has said something is. The tags after these stand within a line.
_UNSPOKEN = re.compile(
    r'<(?:sup class="footnote-ref">.*?</sup>|a [^>]*class="footnote-backref"[^>]*>.*?</a>|wbr>'
    r'|span role="img"[^>]*>.*?</span>|figcaption(?! class="quotation)[^>]*>.*?</figcaption>'
    rf"|/?(?:{'|'.join(_NAMES)})(?: [^>]*)?>)",
    re.DOTALL,
)
_TAG = re.compile("<[^>]*>")
_TAG_OF_BYTES = re.compile(b"<[^>]*>")
_NAMED = re.compile("<(/?[a-z0-9]+)[^>]*>")
_APART = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "table", "div", "section", "figure",
    "hr", "details", "summary",
))  # fmt: skip
"""Tags before and after which a line is left empty."""
_BELOW = frozenset(("li", "tr", "dt", "dd", "br", "caption"))  # tags before which a line begins


def plain_text(safe: str) -> str:
    """Return the words of a text's HTML in one line, one space between two; words of different blocks stay apart."""
    return " ".join(words(safe))


def words(safe: str) -> list[str]:
    """Return the words of a text's HTML."""
    if "<" not in safe:  # a heading's, mostly
        return html.unescape(safe).split()
    return html.unescape(_TAG.sub(" ", _UNSPOKEN.sub("", safe))).split()


def count_words(safe: bytes) -> int:
    """Return how many words a text's HTML has, for the time it takes to read: blocks stand on lines of their own."""
    return len(_TAG_OF_BYTES.sub(b"", safe).split())


def plain_lines(safe: str) -> str:
    """Return the words of a text's HTML as one writes them where there are no marks: in paragraphs and lists."""
    told: list[str] = []
    lists: list[int] = []  # those that are open, the innermost last: a numbered one's latest number, -1 of others
    gap, mark, cells = 0, "", False
    pieces = _NAMED.split(_UNSPOKEN.sub("", safe))
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            if said := " ".join(html.unescape(piece).split()):
                told += ["\n" * gap or (" · " if cells else " "), mark, said]
                gap, mark, cells = 0, "", False
            continue
        name = piece.lstrip("/")
        if name in {"ul", "ol"}:
            if piece != name:
                lists = lists[:-1]
            else:
                lists.append(0 if name == "ol" else -1)
        if piece == "li":
            if lists and lists[-1] >= 0:
                lists[-1] += 1
            mark = "  " * (len(lists) - 1) + (f"{lists[-1]}. " if lists and lists[-1] >= 0 else "• ")
        cells = (cells or piece in {"/td", "/th"}) and piece != "tr"
        if name in _BELOW or (name in _APART and lists):
            gap = max(gap, 1)
        elif name in _APART:
            gap = 2
    return "".join(told[1:])
