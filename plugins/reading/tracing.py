"""Which line of the source each tag of the HTML comes from.

An engine can say it of the elements that it makes itself, but not of HTML that an editor wrote. So the editor's tags
are numbered before the engine sees them, with an attribute that changes nothing in how they are read: where a tag
turns out to be HTML it carries its number along, and where it was part of a code example it is mere text.
This is done only for texts that need it: those with links, pictures or faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from plugins.reading.sanitiser import TAG, attributes

What = Literal["links", "headings"]
MARK = "data-line"  # without quotes, so that it can stand within a link's title
_OPENING = re.compile(r"<([A-Za-z][A-Za-z0-9-]*+)(?=[\s/>]|$)")
_POSITION = re.compile(r'\sdata-sourcepos="(\d+):')
_NUMBER = re.compile(rf"\A\s+{MARK}=(\d+)/?")


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A tag in an engine's HTML, and where it comes from."""

    name: str  # in small letters
    closing: bool
    rest: str  # between the name and the end
    line: int  # of the source, from 1; for what has no line of its own, that of what comes before it
    written: bool  # by the editor, as HTML

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Name, in small letters, -> value, without entities."""
        return attributes(self.rest)


def mark_tags(source: str) -> str:
    """Give whatever may be a tag in `source` the number of its line."""
    if "<" not in source:
        return source
    return "\n".join(
        _OPENING.sub(rf"<\1 {MARK}={number}", line) if "<" in line else line
        for number, line in enumerate(source.split("\n"), 1)
    )


def tags_in(traced: str) -> Iterator[Tag]:
    """Read the tags of HTML that was made of a marked source, with comrak's positions where it has them."""
    line = 1
    for closing, name, rest, _ in TAG.findall(traced):
        number = _NUMBER.match(rest)
        position = number or _POSITION.search(rest)
        if position:
            line = int(position[1])
        if number:
            rest = rest[number.end() :]  # noqa: PLW2901  (the same, without our own mark)
        yield Tag(
            name=name.lower(),
            closing=bool(closing),
            rest=rest,
            line=line,
            written=bool(number),
        )


def lines_of(tags: Iterable[Tag], what: What) -> Iterator[int]:
    """Yield the lines of the tags that begin links and pictures (footnotes' left out), or headings."""
    names = {"a", "img"} if what == "links" else {"h1", "h2", "h3", "h4", "h5", "h6"}
    for tag in tags:
        if tag.name in names and not tag.closing and "data-footnote" not in tag.rest:
            yield tag.line


def line_of(snippet: str, source: str, start: int) -> int:
    """Return the first line from `start` on with `snippet` in it; `start` where there is none."""
    for number, line in enumerate(source.split("\n"), 1):
        if number >= start and snippet in line:
            return number
    return start
