"""What a text says to its readers, without what only machines read: for checks that look at words, not at facts.

Everything keeps its place: what is taken out is replaced by as many spaces, so that a word's line is that of the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.model.plain import plain_text
from plugins.reading.comrak_dialect import ComrakDialect
from plugins.reading.contacts import web_address
from plugins.reading.headers import HEADERS
from plugins.reading.sources import Source
from plugins.reading.spaces import with_spaced_names, without_spaced_names

# Headers that readers see as running text; the others are names, places and facts.
SPOKEN = ("title", "summary", "role", "notice", "image_alt", "image_caption")

_MACHINES = re.compile(
    r"""
    ^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:.*?\n)?                              # a block of code
      (?:[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)                                           # that may be left open
  | (?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]+(?P=ticks)                                     # code within a line
  | <!--.{0,2000}?-->
  | </?[A-Za-z][^<>]*>                                                                # tags, <https://…>
  | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+                                                   # where a reference leads
  | &(?:[A-Za-z]{2,8}|\#\d+);                                                           # signs by their names
  | (?:https?://|www\.)[^\s<>()\[\]]+
  | (?<![\w.+\-])[\w.+\-]++@[\w\-]+(?:\.[\w\-]+)+                                    # each from its beginning only:
  | (?<![\w\-])(?<![\w\-]\.)(?:[\w\-]+\.)+(?:lt|no|eu|org|com|net)\b                # long words take no longer
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_TARGET = re.compile(r'\]\((?P<address>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?P<caption>[ \t]+"[^"\n]*")?[ \t]*\)')
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>|<img [^>]*>', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Words in one language: a header's, or a text's."""

    path: PurePosixPath
    line: int  # of its first letter
    lang: str
    header: str  # the header's key; "" for the text itself
    text: str

    def at(self, offset: int) -> tuple[PurePosixPath, int]:
        """Return path and line of the letter at `offset`."""
        return self.path, self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link of a text."""

    words: str  # on one line
    href: str  # as the editor wrote it
    path: PurePosixPath
    line: int


@dataclass(frozen=True, kw_only=True)
class Writing:
    """One file as its readers get to know it."""

    source: Source
    passages: tuple[Passage, ...]  # spoken headers first, then the text
    links: tuple[Link, ...]  # in the text's order

    @property
    def text(self) -> Passage:
        """The text itself."""
        return self.passages[-1]

    @property
    def addresses(self) -> Iterator[tuple[str, int]]:
        """The addresses that the text's links and the headers lead to, each with its line."""
        yield from ((link.href, link.line) for link in self.links)
        headers = HEADERS[self.source.kind]
        for key, field in self.source.fields.items():
            if key in headers and headers[key].read is web_address:
                yield field.value.strip(), field.line


def writing(source: Source) -> Writing:
    """Return what `source` says."""
    headers = [
        Passage(path=source.path, line=field.line, lang=source.lang, header=key, text=field.value)
        for key, field in source.fields.items()
        if key in SPOKEN
    ]
    text = Passage(
        path=source.path, line=source.body_line, lang=source.lang, header="", text=without_machines(source.body)
    )
    return Writing(source=source, passages=(*headers, text), links=tuple(_links(source)))


def without_machines(body: str) -> str:
    """Return `body` with spaces in place of code, tags and addresses."""
    return _MACHINES.sub(_blank, _TARGET.sub(_caption_only, without_spaced_names(body)))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _caption_only(match: re.Match[str]) -> str:
    caption = match["caption"] or ""
    return (
        " " * (2 + len(match["address"]))
        + caption.replace('"', " ")
        + " " * (len(match[0]) - 2 - len(match["address"]) - len(caption))
    )


def _links(source: Source) -> Iterator[Link]:
    if "](" not in source.body and "://" not in source.body and "]:" not in source.body and "www." not in source.body:
        return
    dialect, body = ComrakDialect(), with_spaced_names(source.body)
    lines = dialect.lines(body, "links")
    line = 1
    for found in _LINK.finditer(dialect.html(body)):
        if "data-footnote" in found[0].partition(">")[0]:
            continue
        line = next(lines, line)
        if found[1] is not None:
            for _ in re.findall("<img ", found[2]):  # a picture that is a link has a line of its own
                next(lines, line)
            yield Link(
                words=plain_text(found[2]),
                href=html.unescape(found[1]),
                path=source.path,
                line=source.body_line + line - 1,
            )
