"""Where links and pictures lead, asked for one by one, in the order of the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Protocol
from urllib.parse import unquote

from plugins.model.plain import plain_text
from plugins.model.problem import N_
from plugins.reading.anchors import PREFIX, anchor
from plugins.reading.faults import Fault
from plugins.reading.sanitiser import attributes
from plugins.reading.suggest import suggest


class Resolver(Protocol):
    """What knows the site around a text; it keeps its own account of what leads nowhere."""

    def link(self, href: str, line: int) -> str:
        """Return the address to write for `href`: as the editor wrote it, or absolute (http, https, mailto, tel)."""
        ...

    def file(self, url: str) -> tuple[str, str]:
        """Return kind and size of the file at an address that `link` has given: two empty words where it is none."""
        ...

    def image(self, src: str, alt: str, line: int) -> str:
        """Return the HTML to show: `<picture>` or `<img>`, or "" where there is nothing to show."""
        ...


_LINK_OR_PICTURE = re.compile(r'<(a|img|/a)((?: [a-z-]+="[^"]*")*)>')
_PICTURE = re.compile("<img [^>]*>")
_ROW = re.compile(  # possessive: no gap takes long
    rf"<p>{_PICTURE.pattern}(?:\s*+(?:<br>\s*+)?+{_PICTURE.pattern})+</p>"
)
_SIZE = re.compile(r"\d\s?[kMG]i?B\b")
HANDED_OUT = "/files/"  # what addresses of files begin with that readers can fetch
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class Links:
    """The links of one text on their way from what was written to what is read."""

    def __init__(self, resolver: Resolver, anchors: frozenset[str], lines: Iterator[int]) -> None:
        """`anchors` are the ids in the text, `lines` those of its links and pictures, in their order."""
        self._resolver, self._anchors, self._lines = resolver, anchors, lines
        self._line = 1
        self._behind = ""  # what is to be said at the end of the link that is open
        self.faults: list[Fault] = []

    def resolved(self, text: str) -> str:
        """Return `text` with addresses in place of what was written, and pictures in place of their names."""
        parts: list[str] = []
        end = 0
        if " title=" in text:
            text = _ROW.sub(_apart, text)
        for found in _LINK_OR_PICTURE.finditer(text):
            start, stop = found.span()
            if found[1] == "a":
                written = self._link(found, text)
            elif found[1] == "/a":
                written, self._behind = f"{self._behind}</a>", ""
            else:
                self._line = next(self._lines, self._line)
                alone = text[start - 3 : start] == "<p>" and text[stop : stop + 4] == "</p>"
                written, figure = self._picture(attributes(found[2]), alone=alone)
                if figure:
                    start, stop = start - 3, stop + 4
            parts += (text[end:start], written)
            end = stop
        return "".join((*parts, text[end:]))

    def _link(self, found: re.Match[str], text: str) -> str:
        rest = found[2]
        given = attributes(rest)
        if "role" in given:  # there and back between a footnote and its place: already right
            return found[0]
        self._line = next(self._lines, self._line)
        inner = text[found.end() : text.find("</a>", found.end())]
        plain = inner if "<" not in inner and "&" not in inner else plain_text(inner)
        if not plain.strip() and not re.search(r'<img[^>]* alt="[^"]', inner):
            self._fault("empty-link", N_("a link without words"), N_("write [words](address)"))
        if "href" not in given:  # the sanitiser took it away
            return found[0]
        href = decoded(given["href"])
        if not href.strip() and not plain.strip():
            return found[0]  # told already
        if not href.strip():
            self._fault(
                "empty-link", N_("the link “{words}” has no address"), N_("write [words](address)"), words=plain
            )
            return found[0]
        url = self._within(href) if href.startswith("#") else self._resolver.link(href, self._line)
        if url.startswith(HANDED_OUT):
            self._behind = _behind(*self._resolver.file(url), plain)
        others = "".join(f' {name}="{html.escape(value)}"' for name, value in given.items() if name != "href")
        return f'<a href="{html.escape(url)}"{others}>'

    def _within(self, href: str) -> str:
        target = href[1:] if href[1:] in self._anchors else anchor(href[1:])
        if target not in self._anchors:
            near = suggest(target, self._anchors)
            self._fault(
                "dangling-anchor",
                N_("no heading of this text is called “{href}”"),
                N_("did you mean “{near}”?") if near else N_("write the heading's words, joined by hyphens"),
                href=href,
                near=f"#{near.removeprefix(PREFIX)}" if near else "",
            )
        return f"#{target}"

    def _picture(self, given: dict[str, str], *, alone: bool) -> tuple[str, bool]:
        """Return the HTML of a picture, and whether it takes the place of its paragraph."""
        caption = given.get("title", "")
        if "src" not in given:  # the sanitiser took it away
            return "", False
        if caption and not alone:
            self._fault(
                "picture-caption",
                N_("a picture within a paragraph cannot have the caption “{caption}”"),
                N_("put empty lines before and after the picture, or take the caption out"),
                caption=caption,
            )
        shown = self._resolver.image(decoded(given["src"]), given.get("alt", ""), self._line)
        if caption and alone and shown:
            return f"<figure>{shown}<figcaption>{html.escape(caption)}</figcaption></figure>", True
        return shown, False

    def _fault(self, check: str, wrong: str, right: str, **values: object) -> None:
        self.faults.append(Fault(line=self._line, check=check, wrong=wrong, right=right, values=values))


def _apart(row: re.Match[str]) -> str:
    """Give each picture of a row a paragraph of its own, as one that has a caption needs."""
    return "\n".join(f"<p>{picture}</p>" for picture in _PICTURE.findall(row[0]))


def _behind(kind: str, size: str, words: str) -> str:
    """Return what a link of `words` to a file says at its end: kind and size, where its words do not.

    Within the link, for those who go from link to link and hear nothing of what is around them.
    """
    known = {kind: re.search(rf"\b{re.escape(kind)}\b", words, re.IGNORECASE), size: _SIZE.search(words)}
    told = [html.escape(fact) for fact, said in known.items() if fact and not said]
    return f' <span class="file-facts">({", ".join(told)})</span>' if told else ""


def decoded(href: str) -> str:
    """Return a relative address as it was written, before an engine encoded it; an absolute one as it is."""
    return href if _ABSOLUTE.match(href) else unquote(href)
