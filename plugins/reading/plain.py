"""The words of a text without its marks: for descriptions, search and the time it takes to read."""

from __future__ import annotations

import html
import re

# Footnote numbers would cling to the word before them; arrows back are for the eye.
_UNSPOKEN = re.compile(
    r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref"[^>]*>.*?</a>|<wbr>', re.DOTALL
)
_BREAK = re.compile(
    r"</?(?:blockquote|br|caption|d[dlt]|details|div|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|summary"
    r"|t(?:able|body|d|foot|h|head|r)|ul)\b"
    r'(?:[^">]|"[^"]*")*>'
)
_TAG = re.compile(r'<[a-z/](?:[^">]|"[^"]*")*>')


def plain_text(safe: str) -> str:
    """Return the words of HTML that a sanitiser wrote, in one line; words of different blocks stay apart."""
    if "footnote" in safe or "<wbr" in safe:
        safe = _UNSPOKEN.sub("", safe)
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", safe))).split())
