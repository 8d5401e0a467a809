"""What a change does to the site: which pages appear, vanish and change, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from plugins.desk import worddiff
from plugins.model.problem import N_
from plugins.wording.strings import Strings

OTHERS = N_("Other files that change: {number}")
NOTHING = N_("Nothing changes on the site.")

KINDS = ("appears", "vanishes", "changes")

_WITHIN_WORDS = {"a", "b", "em", "strong", "i", "span", "abbr", "q", "mark", "sup", "sub"}
_UNSEEN = {"script", "style", "template", "svg", "noscript"}


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page that is not as it was."""

    url: str  # root-relative
    title: str
    lang: str
    kind: str  # "appears", "vanishes" or "changes"
    words: tuple[worddiff.Piece, ...]  # () where only looks or structure have changed

    @property
    def weight(self) -> int:
        """How many letters went or came: the more, the likelier it is what the change is about."""
        return sum(len(piece.text) for piece in self.words if piece.kind != "same")


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is different between two states of the site."""

    pages: tuple[Page, ...]  # what appears first, then what vanishes, then what changes, the most changed first
    others: tuple[str, ...]  # other files that appear, vanish or change, by name


def compare(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Changes:
    """Return what is different; both map a file's path in the output to its bytes."""
    different = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    pages = [_page(name, before.get(name), after.get(name)) for name in different if name.endswith(".html")]
    return Changes(
        pages=tuple(sorted(pages, key=lambda page: (KINDS.index(page.kind), -page.weight, page.url))),
        others=tuple(name for name in different if not name.endswith(".html")),
    )


def _page(name: str, before: bytes | None, after: bytes | None) -> Page:
    old, new = (seen(data.decode() if data else "") for data in (before, after))
    shown = old if after is None else new
    return Page(
        url="/" + name.removesuffix("index.html"),
        title=shown.title,
        lang=shown.lang,
        kind="appears" if before is None else "vanishes" if after is None else "changes",
        words=worddiff.pieces(old.words, new.words) if old.words != new.words else (),
    )


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An HTML page, as its readers get to know it."""

    title: str  # without the site's name
    lang: str
    words: str  # in <main>, or all where it has none


def seen(page: str) -> Seen:
    """Return what readers see of an HTML page."""
    reader = _Words()
    reader.feed(page)
    title = " ".join("".join(reader.title).split())
    return Seen(
        title=title.rpartition(" – ")[0] or title,
        lang=reader.lang,
        words=" ".join("".join(reader.main or reader.all).split()),
    )


class _Words(HTMLParser):
    """Collects what is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lang = ""
        self.title: list[str] = []
        self.main: list[str] = []
        self.all: list[str] = []
        self._within: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.lang = dict(attrs).get("lang") or ""
        if tag in _UNSEEN or tag in {"title", "main", "head"}:
            self._within.add(tag)
        # A span of a class is a part of something, a leaf's month: no word goes on in it.
        self._break("" if tag == "span" and "class" in dict(attrs) else tag)

    def handle_endtag(self, tag: str) -> None:
        self._within.discard(tag)
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in _WITHIN_WORDS:
            self.main.append(" ")
            self.all.append(" ")

    def handle_data(self, data: str) -> None:
        if "title" in self._within and "svg" not in self._within:
            self.title.append(data)
        elif not self._within & (_UNSEEN | {"head"}):
            self.all.append(data)
            if "main" in self._within:
                self.main.append(data)


def summary(changes: Changes, lang: str) -> Iterable[str]:
    """Yield lines for the terminal: + what appears, - what vanishes, ~ what changes."""
    t = Strings(lang, "problems")
    signs = {"appears": "+", "vanishes": "-", "changes": "~"}
    for page in changes.pages:
        yield f"{signs[page.kind]} {page.url}  {page.title}"
    if changes.others:
        yield t(OTHERS).format(number=len(changes.others))
    if not changes.pages and not changes.others:
        yield t(NOTHING)
