"""The words of an item in one language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading in a text, for tables of contents and checks."""

    level: int  # 1 to 6
    id: str
    title: str  # plain text


@dataclass(frozen=True, kw_only=True)
class Text:
    """What is shown of an item to a reader of one language.

    Where nobody has translated the item, another language's words stand in: then `lang` is theirs, while `reader`
    and `url` stay the reader's own.
    """

    reader: str  # the language of the reader, and of the page around the words
    lang: str  # the language of the words
    url: str  # root-relative, under the reader's language: "/nb/nyheter/oslo/"
    original: str  # root-relative address of the words' own page; the same as `url` unless they stand in
    title: str  # plain text
    summary: str  # plain text, "" where there is none
    html: str  # the body, links resolved, proven to be within the allow-list
    plain: str  # the body without marks, for descriptions, search and reading time
    headings: tuple[Heading, ...] = ()
    source: PurePosixPath  # from the project's root: content/news/oslo/index.lt.md
    line: int = 1  # of the body's first line in `source`
    image_alt: str | None = None  # None: not said; "": decorative, on purpose
    image_caption: str = ""
    role: str = ""  # partners: what it does in the project, in a sentence
    name: str = ""  # partners: the short name to say in running text, "" where the title serves
    town: str = ""  # partners, events: the town, as this language calls it
    venue: str = ""  # events: the house or room
    notice: str = ""  # events: why it is cancelled, postponed or moved

    @property
    def stands_in(self) -> bool:
        """Whether another language's words are shown here."""
        return self.lang != self.reader
