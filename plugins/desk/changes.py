"""What a change does to the site: the pages that appear, vanish and change, told word by word on one HTML page."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from plugins.desk import worddiff
from plugins.model.problem import N_
from plugins.wording.strings import Strings

TITLE = N_("What changes on the site")
APPEARS = N_("Appears")
VANISHES = N_("Vanishes")
CHANGES = N_("Changes")
LOOKS = N_("Looks or structure only; the words are the same.")
OTHERS = N_("Other files that change: {number}")
NOTHING = N_("Nothing changes on the site.")
BEFORE = N_("Before")
AFTER = N_("After")

_UNSEEN = {"script", "style", "template", "svg", "noscript"}
_STYLE = """
:root { color-scheme: light dark; --ground: light-dark(#fbf8f2, #14202b); --ink: light-dark(#14202b, #f1ede4);
  --line: light-dark(#d5cfc2, #3a4854); --bad: light-dark(#8a2f12, #ffb59c); --good: light-dark(#1d5a3a, #9fdcb9) }
body { margin: 0 auto; max-inline-size: 80rem; padding: 2rem 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif } article { border-block-start: 1px solid var(--line); padding-block: 1rem }
h3 { overflow-wrap: anywhere; font-size: 1rem } del { color: var(--bad) }
ins { color: var(--good); font-weight: 600; text-decoration: underline }
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 0 } img { max-inline-size: 100% }
figure { margin: 0 } img { border: 1px solid var(--line) }
"""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page that is not as it was."""

    url: str  # root-relative
    title: str
    kind: str  # "appears", "vanishes" or "changes"
    words: tuple[worddiff.Piece, ...]  # () where only looks or structure have changed


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is different between two states of the site."""

    pages: tuple[Page, ...]  # what appears first, then what vanishes, then what changes; by address
    others: tuple[str, ...]  # other files that appear, vanish or change, by name


def compare(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Changes:
    """Return what is different; both map a file's path in the output to its bytes."""
    different = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    pages = [_page(name, before.get(name), after.get(name)) for name in different if name.endswith(".html")]
    order = ("appears", "vanishes", "changes")
    return Changes(
        pages=tuple(sorted(pages, key=lambda page: (order.index(page.kind), page.url))),
        others=tuple(name for name in different if not name.endswith(".html")),
    )


def _page(name: str, before: bytes | None, after: bytes | None) -> Page:
    old_title, old = seen(before.decode() if before else "")
    new_title, new = seen(after.decode() if after else "")
    return Page(
        url="/" + name.removesuffix("index.html"),
        title=new_title or old_title,
        kind="appears" if before is None else "vanishes" if after is None else "changes",
        words=worddiff.pieces(old, new) if old != new else (),
    )


def seen(page: str) -> tuple[str, str]:
    """Return the title of an HTML page, and the words that its readers see in <main> (all, where it has none)."""
    reader = _Words()
    reader.feed(page)
    return " ".join("".join(reader.title).split()), " ".join("".join(reader.main or reader.all).split())


class _Words(HTMLParser):
    """Collects what is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.main: list[str] = []
        self.all: list[str] = []
        self._open: list[str] = []
        self._within: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (the interface)
        if tag in _UNSEEN or tag in {"title", "main", "head"}:
            self._within.add(tag)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._within.discard(tag)
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in {"a", "b", "em", "strong", "i", "span", "abbr", "q", "mark", "sup", "sub"}:
            self.main.append(" ")
            self.all.append(" ")

    def handle_data(self, data: str) -> None:
        if "title" in self._within and "svg" not in self._within:
            self.title.append(data)
        elif not self._within & (_UNSEEN | {"head"}):
            self.all.append(data)
            if "main" in self._within:
                self.main.append(data)


def report(changes: Changes, pictures: Mapping[str, tuple[str, str]], lang: str) -> str:
    """Return the page a reviewer opens; `pictures` are addresses (data:) of screenshots before and after, by page."""
    t = Strings(lang, "problems")
    parts = [f"<h1>{t(TITLE)}</h1>"]
    if not changes.pages and not changes.others:
        parts.append(f"<p>{t(NOTHING)}</p>")
    for kind, heading in (("appears", APPEARS), ("vanishes", VANISHES), ("changes", CHANGES)):
        pages = [page for page in changes.pages if page.kind == kind]
        if pages:
            parts.append(f"<h2>{t(heading)} ({len(pages)})</h2>")
            parts += [_article(page, pictures.get(page.url), t) for page in pages]
    if changes.others:
        names = "".join(f"<li>{html.escape(name)}</li>" for name in changes.others)
        summary = t(OTHERS).format(number=len(changes.others))
        parts.append(f"<details><summary>{summary}</summary><ul>{names}</ul></details>")
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{t(TITLE)}</title><style>{_STYLE}</style></head>\n<body><main>"
        + "\n".join(parts)
        + "</main></body>\n</html>\n"
    )


def _article(page: Page, shots: tuple[str, str] | None, t: Strings) -> str:
    words = f"<p>{worddiff.as_html(page.words)}</p>" if page.words else f"<p>{t(LOOKS)}</p>"
    figures = ""
    if shots:
        figures = '<div class="pictures">' + "".join(
            f'<figure><img src="{shot}" alt=""><figcaption>{t(label)}</figcaption></figure>' if shot else "<div></div>"
            for shot, label in zip(shots, (BEFORE, AFTER), strict=True)
        )
        figures += "</div>"
    return f"<article><h3>{html.escape(page.url)} · {html.escape(page.title)}</h3>{words}{figures}</article>"


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
