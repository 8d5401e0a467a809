"""Drawings of lines and shapes (SVG 1.1 and 2), cleaned: what could run, load or betray something has no place there.

What a drawing program notes for itself (metadata, comments, names of layers) is left out in silence. What would act or
reach out is refused with its line, for taking it out could change what one sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Any, NoReturn
from xml.parsers import expat

from plugins.model.problem import N_
from plugins.picturing.unusable import UnusableError

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

_DRAWING = """
    svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer
    feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
"""
_ELEMENTS = frozenset(_DRAWING.split())
_DROPPED = frozenset({"metadata"})
_REACHING = re.compile(
    r"@import|expression\s*\(|image-set\s*\(|\bsrc\s*\(|javascript:|url\s*\(\s*[\"']?\s*(?!#)[^\s\"')]", re.IGNORECASE
)
_LENGTH = re.compile(  # possessive: whatever stands there, it is read once
    r"\s*+((?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:e[+-]?[0-9]++)?)\s*+(px|pt|pc|mm|cm|in|)\s*+", re.IGNORECASE
)
_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?", re.IGNORECASE)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}  # CSS Values, 6.2
_LARGEST = 1_000_000  # CSS pixels; a size beyond it says as little as none
_RIGHT = N_("export it as “plain SVG” without scripts, links and photos, or as PNG")


@dataclass(frozen=True)
class Drawing:
    """A drawing fit to be published."""

    data: bytes
    width: int  # CSS pixels
    height: int


def looks_like_svg(data: bytes) -> bool:
    """Return whether `data` begins as an SVG does: a tag, a declaration or a comment, and <svg not far away."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and re.search(rb"<([A-Za-z]+:)?svg[\s>]", data[:65536]) is not None


def cleaned(data: bytes, megabytes: int = 2) -> Drawing:
    """Return the drawing without what is not drawn; what could act or reach out is an UnusableError."""
    if len(data) > megabytes * 1_000_000:
        raise UnusableError(
            "picture-too-large",
            N_("the drawing's file has {megabytes} MB; at most {limit} MB can be taken"),
            N_("export it as PNG"), megabytes=round(len(data) / 1_000_000, 1), limit=megabytes,
        )  # fmt: skip
    reader = _Reader()
    reader.read(data)
    return Drawing(reader.text().encode(), *reader.size)


class _Reader:
    """Writes down what is allowed of a drawing while it is read."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.EntityDeclHandler = self._entity
        self._parts: list[str] = []
        self._open: list[str] = []  # names of the elements around
        self._skipped = 0  # how deep inside something that is left out
        self._style: list[str] = []  # what the <style> around holds, piece by piece
        self._style_line = 0  # on which it begins
        self.size = (0, 0)

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise UnusableError(
                "svg-damaged", N_("the drawing is damaged: it is no well-formed XML"),
                N_("export it once more, or as PNG"), line=error.lineno,
            ) from None  # fmt: skip

    def text(self) -> str:
        return "".join(self._parts) + "\n"

    def _refuse(self, what: str, line: int = 0) -> NoReturn:
        raise UnusableError(
            "svg-unsafe", N_("the drawing holds {what}, which could run or load something"), _RIGHT,
            line=line or self._parser.CurrentLineNumber, what=what,
        )  # fmt: skip

    def _entity(self, name: str, *_: Any) -> None:  # noqa: ANN401  (expat's own arguments)
        self._refuse(f"<!ENTITY {name}>")

    def _start(self, full: str, given: dict[str, str]) -> None:
        namespace, _, name = full.rpartition(" ")
        if self._skipped or (namespace != _SVG and self._open) or name in _DROPPED:
            self._skipped += 1
            return
        if namespace != _SVG or (not self._open and name != "svg"):
            raise UnusableError(
                "svg-damaged", N_('the drawing does not begin with <svg xmlns="{namespace}">'),
                N_("export it once more, or as PNG"), line=self._parser.CurrentLineNumber, namespace=_SVG,
            )  # fmt: skip
        if name not in _ELEMENTS or (self._open and self._open[-1] == "style"):
            self._refuse(f"<{name}>")
        if name == "style":
            self._style, self._style_line = [], self._parser.CurrentLineNumber
        attributes = dict(self._attributes(name, given))
        if not self._open:
            self._measure(attributes)
            attributes = {"xmlns": _SVG, "xmlns:xlink": _XLINK, **attributes}
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        self._parts.append(f"<{name}{written}>")
        self._open.append(name)

    def _attributes(self, name: str, given: dict[str, str]) -> Any:  # noqa: ANN401  (pairs)
        for full, value in given.items():
            namespace, _, key = full.rpartition(" ")
            if key.lower().startswith("on"):
                self._refuse(f"{key}=…")
            if key == "href" and namespace in {"", _XLINK}:
                if not value.strip().startswith("#"):
                    self._refuse(f'<{name} href="{value[:40]}">')
                yield ("xlink:href" if namespace else "href"), value
            elif namespace == _XML and key in {"space", "lang"}:
                yield f"xml:{key}", value
            elif not namespace and not key.startswith("data-"):
                if _REACHING.search(_unescaped(value)):
                    self._refuse(f'{key}="{value[:40]}"')
                yield key, value

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = self._open.pop()
        if name == "style":
            self._look_at_styles()
        self._parts.append(f"</{name}>")

    def _words(self, words: str) -> None:
        if self._skipped or not self._open:
            return
        if self._open[-1] == "style":
            self._style.append(words)
        self._parts.append(escape(words, quote=False))

    def _look_at_styles(self) -> None:
        """Look at all of a style sheet at once: browsers join what stands around something that is left out."""
        plain = _unescaped("".join(self._style))
        found = _REACHING.search(plain)
        if found:
            self._refuse(f"<style>: {found[0]}", self._style_line + plain.count("\n", 0, found.start()))

    def _measure(self, attributes: dict[str, str]) -> None:
        """Find out the drawing's size, and let it be scaled."""
        box = [float(each) for each in _NUMBER.findall(attributes.get("viewBox", ""))]
        width, height = (_length(attributes.get(key, "")) for key in ("width", "height"))
        if len(box) == 4 and box[2] > 0 and box[3] > 0:  # x, y, width, height
            if width and not height:
                height = width * box[3] / box[2]
            elif height and not width:
                width = height * box[2] / box[3]
            width, height = width or box[2], height or box[3]
        elif width and height:
            attributes["viewBox"] = f"0 0 {width:g} {height:g}"
        if not (0 < width < _LARGEST and 0 < height < _LARGEST):
            raise UnusableError(
                "svg-without-size", N_("the drawing does not say how large it is"),
                N_("export it with a width and a height"), line=self._parser.CurrentLineNumber,
            )  # fmt: skip
        self.size = max(1, round(width)), max(1, round(height))
        attributes["width"], attributes["height"] = f"{self.size[0]}", f"{self.size[1]}"


def _unescaped(css: str) -> str:
    """Return `css` with its escapes resolved (CSS Syntax, 4.3.7), as browsers read it.

    Comments stay: what looks like one may stand within a string, and none can stand within what `_REACHING` looks for.
    """
    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", lambda found: _letter(found[1]) if found[1] else found[2], css)


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 else "\N{REPLACEMENT CHARACTER}"


def _length(value: str) -> float:
    """Return a length in CSS pixels, 0 where it is none or relative."""
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * _UNITS[found[2].lower()] if found else 0.0
