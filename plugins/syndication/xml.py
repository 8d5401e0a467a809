"""XML as feeds want it: one element a line, and nothing in it that XML 1.0 forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from io import StringIO

from plugins.syndication.library import SimplerXMLGenerator, escape, quoteattr

LONG = 500  # characters
# What is not XML 1.0's Char (2.2), and the controls that are discouraged there.
_UNWANTED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` without characters that XML cannot hold, escaped or not."""
    return text if text.isprintable() else _UNWANTED.sub("", text)


@lru_cache(maxsize=4)  # a whole text stands alike in Atom and RSS, which follow one another
def _long(contents: str) -> str:
    return escape(clean(contents))


@lru_cache(maxsize=256)  # topics, types and relations stand in most entries
def _quoted(value: str) -> str:
    return quoteattr(clean(value))


class FeedXml(SimplerXMLGenerator):
    """Writes elements; those named in `plain`, which may change on the way, with & and < as hexadecimal references.

    The RSS Advisory Board's profile asks for these in plain text: programs that take a title for HTML then show it as
    it is meant, too (https://www.rssboard.org/rss-profile#data-types-characterdata).
    """

    def __init__(self, out: StringIO, plain: frozenset[str] = frozenset()) -> None:
        super().__init__(out, "utf-8", short_empty_elements=True)
        self._put = out.write
        self.plain = plain

    def addQuickElement(  # noqa: N802  (feedgenerator's name)
        self, name: str, contents: str | None = None, attrs: Mapping[str, str] | None = None
    ) -> None:
        """Write an element that holds text, or nothing: as `startElement` and those after it, in one go."""
        begun = name
        if attrs:
            begun += "".join([f" {key}={_quoted(value)}" for key, value in sorted(attrs.items())])
        if not contents:
            self._put(f"<{begun}/>\n")
            return
        text = _long(contents) if len(contents) > LONG else escape(clean(contents))
        if name in self.plain:
            text = text.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;")
        self._put(f"<{begun}>{text}</{name}>\n")

    def startElement(self, name: str, attrs: Mapping[str, str]) -> None:  # noqa: N802
        """Begin an element that holds others, on a line of its own."""
        super().startElement(name, attrs)
        self.ignorableWhitespace("\n")

    def endElement(self, name: str) -> None:  # noqa: N802
        """End an element, and its line."""
        super().endElement(name)
        self.ignorableWhitespace("\n")
