"""The words of an item in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from plugins.model.plain import count_words, plain_lines, plain_text

MAIN = 2  # the level of headings that are not within another: the first is the title's


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading in a text, for tables of contents and checks."""

    level: int  # 1 to 6
    id: str
    title: str  # plain text


Parts = tuple[bytes, tuple[Heading, ...]]
"""Of a body: its HTML, in UTF-8, which takes half the room of text that has a single curly mark, and its headings."""


class Body:
    """What stands below the header, as readers get it. Whoever reads it can be noted: see ledger.py.

    It may be brought by its name when it is first read: most builds show most items by their titles alone.
    """

    __slots__ = ("_bring", "_noted", "_parts", "_words", "name")

    def __init__(self, *, html: str = "", headings: tuple[Heading, ...] = (), name: str = "") -> None:
        """`html` is within the allow-list, links resolved.

        `name` is what it is kept under; of two bodies of one name, both say the same.
        """
        self.name = name
        self._parts: Parts | None = (html.encode(), headings)
        self._bring: Callable[[str], Parts] | None = None
        self._noted: Callable[[], None] | None = None
        self._words: int | None = None

    @classmethod
    def of(cls, parts: Parts, name: str = "") -> Body:
        """Return a body of these parts."""
        body = cls(name=name)
        body._parts = parts
        return body

    @classmethod
    def kept(cls, name: str) -> Body:
        """Return the body of this name, which nobody has brought yet: see `brought_by`."""
        body = cls(name=name)
        body._parts = None
        return body

    def brought_by(self, bring: Callable[[str], Parts]) -> None:
        """Have `bring` return the parts of the body of a name, where it has not been brought yet."""
        self._bring = bring

    @property
    def html(self) -> str:
        """The body, links resolved, proven to be within the allow-list."""
        return self._read()[0].decode()

    @property
    def plain(self) -> str:
        """The body without marks, for descriptions, search and reading time: one line, one space between two words."""
        return plain_text(self._read()[0].decode())

    @property
    def lines(self) -> str:
        """The body without marks, in paragraphs and lists, for programs that know no marks."""
        return plain_lines(self._read()[0].decode())

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings, from top to bottom."""
        return self._read()[1]

    @property
    def words(self) -> int:
        """How many words it has."""
        parts = self._read()
        if self._words is None:
            self._words = count_words(parts[0])
        return self._words

    def _read(self) -> Parts:
        """Return html and headings for those who read them, of whom somebody may want to know."""
        if self._noted is not None:
            self._noted()
        return self.parts

    def watch(self, noted: Callable[[], None] | None) -> None:
        """Call `noted` whenever somebody reads."""
        self._noted = noted

    @property
    def parts(self) -> Parts:
        """Html and headings, for those who keep them: nobody is told."""
        if self._parts is None:
            assert self._bring is not None, f"nobody knows where {self.name} is kept"
            self._parts = self._bring(self.name)
        return self._parts

    def __eq__(self, other: object) -> bool:
        return self.parts == other.parts if isinstance(other, Body) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return f"Body(html={self.parts[0].decode()!r})"

    def __reduce__(self) -> tuple[object, ...]:
        """Travel without whoever is told, and in plain values: headings are most of the objects."""
        return (_body, (self.name, *plainly(self.parts)))


def plainly(parts: Parts) -> tuple[bytes, list[tuple[int, str, str]]]:
    """Return the parts of a body in plain values, quickly written down."""
    html, headings = parts
    return html, [(each.level, each.id, each.title) for each in headings]


def whole(html: bytes, headings: Iterable[tuple[int, str, str]]) -> Parts:
    """Return the parts of a body, given plainly."""
    return html, tuple([Heading(level=level, id=name, title=title) for level, name, title in headings])


def _body(name: str, html: bytes, headings: Iterable[tuple[int, str, str]]) -> Body:
    return Body.of(whole(html, headings), name)


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
    lent: tuple[tuple[str, str], ...] = ()  # (a field, its language) of the last seven that another file's words fill

    @property
    def stands_in(self) -> bool:
        """Whether another language's words are shown here."""
        return self.lang != self.reader

    def lang_of(self, field: str) -> str:
        """Return the language of the words in `field`, which may be another file's: "notice" -> "nb"."""
        return dict(self.lent).get(field, self.lang)

    @property
    def html(self) -> str:
        """See `Body.html`."""
        return self.body.html

    @property
    def plain(self) -> str:
        """See `Body.plain`."""
        return self.body.plain

    @property
    def lines(self) -> str:
        """See `Body.lines`."""
        return self.body.lines

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
