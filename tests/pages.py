"""The pages of a built site, as visitors and search engines find them: by address, read by HTML's own rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

LANGUAGES = {"lt": "/", "nb": "/nb/", "en": "/en/"}


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the output."""

    address: str  # root-relative: "/nb/om/", "/404.html"
    html: bytes

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The document."""
        return LexborHTMLParser(self.html.decode())

    @property
    def lang(self) -> str:
        """What <html lang> says."""
        return self.attribute("html", "lang")

    @property
    def leads_on(self) -> bool:
        """Whether it is an old address that leads to where the page is now."""
        return bool(self.tree.css('meta[http-equiv="refresh"]'))

    @property
    def stands_in(self) -> bool:
        """Whether it shows another language's words, whose own page is the original."""
        canonical = self.attribute('link[rel="canonical"]', "href")
        return bool(canonical) and not self.leads_on and not canonical.endswith(f".lt{self.address}")

    def attribute(self, selector: str, name: str) -> str:
        """Return that attribute of the first element that `selector` finds, "" where there is none."""
        found = self.tree.css_first(selector)
        return (found.attributes.get(name) or "") if found else ""

    def attributes(self, selector: str, name: str) -> list[str]:
        """Return that attribute of all elements that `selector` finds and that have it."""
        return [node.attributes[name] or "" for node in self.tree.css(selector) if name in node.attributes]

    @property
    def anchors(self) -> set[str]:
        """What a link's fragment can lead to."""
        return {"", "top", *self.attributes("[id]", "id")}


def pages_of(site: Path) -> dict[str, BuiltPage]:
    """Return every page of the site built in `site`, by address."""
    files = sorted(path for path in site.rglob("*.html") if not path.is_relative_to(site / "pagefind"))
    pages = [
        BuiltPage(address="/" + path.relative_to(site).as_posix().removesuffix("index.html"), html=path.read_bytes())
        for path in files
    ]
    return {page.address: page for page in pages}


def kinds(pages: dict[str, BuiltPage], lang: str) -> list[str]:
    """Return an address of each kind of page in `lang`: of lists, items, items not translated, pages of their own.

    What is alike in a folder is of one kind; so a new plugin's pages are among them without a word here.
    """
    found: dict[tuple[str, ...], str] = {}
    for address, page in pages.items():
        if page.lang != lang or page.leads_on:
            continue
        *folder, name = address.removeprefix(LANGUAGES[lang]).strip("/").split("/")
        alike = "number" if name.isdigit() else "item"
        kind = (*folder, alike if folder else name, "stands in" if page.stands_in else "")
        found.setdefault(tuple("number" if re.fullmatch(r"\d+", part) else part for part in kind), address)
    return sorted(found.values())
