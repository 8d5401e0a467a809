"""Markdown by comrak: CommonMark with GFM's tables, strikethrough, bare addresses, task lists and footnotes.

comrak rather than cmarkgfm: what GitHub shows Markdown with has gone over to it, PyPI's readme_renderer too (by the
hand of cmarkgfm's own keeper, as cmark-gfm has had no release since 2023); it is fuzzed for inputs that take quadratic
time, and knows on which line each element began, which cmarkgfm says of blocks only. Against it: the Python side is
young (0.0.x, one keeper), so that its version is pinned, and Python-Markdown stands ready.
Smart punctuation stays off: „lt“, «nb» and “en” are typed as they should be. Heading ids are ours, because comrak's
come with an empty link inside each heading (its issue 573), and take quadratic time where many headings are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import comrak

from plugins.reading.tracing import MARK, Tag, What, mark_tags, tags_in

# Footnotes' links have no position, and need none.
_LINES = {
    "links": re.compile(rf'<(?:a|img) (?:data-sourcepos="|{MARK}=)(\d+)', re.IGNORECASE),
    "headings": re.compile(rf'<h[1-6] (?:data-sourcepos="|{MARK}=)(\d+)', re.IGNORECASE),
}


class ComrakDialect:
    """comrak with this site's options."""

    def __init__(self) -> None:
        """Set the options."""
        self._extensions = comrak.ExtensionOptions()
        for name in ("autolink", "footnotes", "strikethrough", "table", "tasklist"):
            setattr(self._extensions, name, True)
        self._parsing = comrak.ParseOptions()
        self._rendering = comrak.RenderOptions()
        self._rendering.unsafe_ = True  # HTML is left for the sanitiser to judge, not dropped unsaid
        self._tracing = comrak.RenderOptions()
        self._tracing.unsafe_ = True
        self._tracing.sourcepos = True

    def too_much(self, source: str) -> int | None:  # noqa: ARG002  (the other dialect looks at it)
        """Return the line at which `source` becomes too much to read: never, it all takes linear time."""
        return None

    def html(self, source: str) -> str:
        """Return `source` as HTML, with all that an editor wrote in it."""
        return comrak.render_markdown(source, self._extensions, self._parsing, self._rendering)

    def tags(self, source: str) -> Sequence[Tag]:
        """Return the tags of that HTML with their lines."""
        return tuple(tags_in(self.traced(source)))

    def lines(self, source: str, what: What) -> Iterator[int]:
        """Yield the lines of links and pictures, or of headings, in their order; quicker than by `tags`."""
        return map(int, _LINES[what].findall(self.traced(source)))

    def traced(self, source: str) -> str:
        """Return that HTML with data-sourcepos, which says where each element comes from."""
        return comrak.render_markdown(mark_tags(source), self._extensions, self._parsing, self._tracing)
