"""The words of an item in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

MAIN = 2  # the level of headings that are not within another: the first is the title's


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading in a text, for tables of contents and checks."""

    level: int  # 1 to 6
    id: str
    title: str  # plain text


class Body:
    """What stands below the header, as readers get it. Whoever reads it can be noted: see ledger.py."""

    __slots__ = ("_headings", "_html", "_noted", "_plain", "_words")

    def __init__(self, *, html: str = "", plain: str = "", headings: tuple[Heading, ...] = ()) -> None:
        """`html` is within the allow-list, links resolved; `plain` is one line of words, one space between two."""
        self._html, self._plain, self._headings = html, plain, headings
        self._noted: Callable[[], None] | None = None
        self._words: int | None = None

    @property
    def html(self) -> str:
        """The body, links resolved, proven to be within the allow-list."""
        if self._noted is not None:
            self._noted()
        return self._html

    @property
    def plain(self) -> str:
        """The body without marks, for descriptions, search and reading time."""
        if self._noted is not None:
            self._noted()
        return self._plain

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings, from top to bottom."""
        if self._noted is not None:
            self._noted()
        return self._headings

    @property
    def words(self) -> int:
        """How many words it has."""
        plain = self.plain
        if self._words is None:  # it is one line, with one space between two words
            self._words = plain.count(" ") + 1 if plain else 0
        return self._words

    def watch(self, noted: Callable[[], None] | None) -> None:
        """Call `noted` whenever somebody reads."""
        self._noted = noted

    @property
    def parts(self) -> tuple[str, str, tuple[Heading, ...]]:
        """Html, plain text and headings, for those who keep them: nobody is told."""
        return self._html, self._plain, self._headings

    def __eq__(self, other: object) -> bool:
        return self.parts == other.parts if isinstance(other, Body) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return f"Body(html={self._html!r})"

    def __reduce__(self) -> tuple[object, ...]:
        """Travel and be kept without whoever is told, and headings in plain values: they are most of the objects."""
        return (_body, (self._html, self._plain, [(each.level, each.id, each.title) for each in self._headings]))


def _body(html: str, plain: str, headings: Iterable[tuple[int, str, str]]) -> Body:
    told = tuple([Heading(level=level, id=name, title=title) for level, name, title in headings])
    return Body(html=html, plain=plain, headings=told)


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
    body: Body = field(default_factory=Body)
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

    @property
    def html(self) -> str:
        """See `Body.html`."""
        return self.body.html

    @property
    def plain(self) -> str:
        """See `Body.plain`."""
        return self.body.plain

    @property
    def headings(self) -> tuple[Heading, ...]:
        """See `Body.headings`."""
        return self.body.headings

    @property
    def main_headings(self) -> tuple[Heading, ...]:
        """The headings that stand for its parts."""
        return tuple([each for each in self.body.headings if each.level == MAIN])

    @property
    def words(self) -> int:
        """How many words the body has."""
        return self.body.words
