"""A text file as it was read and rendered, kept for the next build: the same bytes are not read into twice.

What a text's links lead to depends on the rest of the site. So the questions that it asked while it was rendered are
kept beside the answers: where all are answered as before, the text is as before.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.problem import Problem
from plugins.model.text import Body
from plugins.reading.links import Resolver
from plugins.reading.sources import Source

Call = tuple[str, tuple[str, str], int, str]  # "link" or "image", (address, alt), its line if known, the answer


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is known of one file."""

    digest: bytes  # of its bytes
    source: Source | None
    problems: tuple[Problem, ...]  # of its header
    body: Body | None = None  # None: not rendered yet
    faults: tuple[Problem, ...] = ()  # of its body, links apart
    calls: tuple[Call, ...] = ()
    first: bool = False  # whether the body's first picture is the first of the page
    lined: bool = False  # whether the lines of calls were looked up: where nothing is wrong, nobody needs them


class Listening:
    """A resolver that remembers what it was asked and what it answered."""

    def __init__(self, resolver: Resolver) -> None:
        """Ask `resolver`."""
        self._resolver = resolver
        self.calls: list[Call] = []

    def link(self, href: str, line: int) -> str:
        """See `Resolver`."""
        answer = self._resolver.link(href, line)
        self.calls.append(("link", (href, ""), line, answer))
        return answer

    def image(self, src: str, alt: str, line: int) -> str:
        """See `Resolver`."""
        answer = self._resolver.image(src, alt, line)
        self.calls.append(("image", (src, alt), line, answer))
        return answer


def holds(entry: Entry, resolver: Resolver) -> bool:
    """Ask `resolver` all that the text asked before, and return whether it answers the same."""
    for what, (address, alt), line, answer in entry.calls:
        now = resolver.link(address, line) if what == "link" else resolver.image(address, alt, line)
        if now != answer:
            return False
    return True
