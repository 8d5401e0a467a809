"""Logos as SVG: taken only if there is nothing in them that runs, calls out or reads; made anew from what is drawing.

An SVG file is a document: opened by itself it may run scripts in the site's name. What is not drawing and does no harm
(an editor's notes, its own name spaces) is left out; what could do harm is refused, and said where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from plugins.model.problem import N_

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
LARGEST = 200_000  # bytes: a logo of more is a photograph in disguise

_DRAWING = frozenset(
    "a circle clipPath defs desc ellipse feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge feMergeNode "
    "feOffset filter g image line linearGradient mask path pattern polygon polyline radialGradient rect stop style svg "
    "switch symbol text textPath title tspan use".split()
)
_HARMFUL = frozenset("animate animateMotion animateTransform set script foreignObject iframe object embed handler listener".split())
# In styles and presentation attributes; a backslash, too, for CSS can write any letter of these as an escape.
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|-moz-binding|\\", re.IGNORECASE)
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Why a file is refused."""

    line: int  # in the file, from 1
    wrong: str  # a message id
    right: str  # a message id
    what: str = ""  # fills their gap {what}


@dataclass
class _Reader:
    """Writes down what is drawing while the parser reads, and what is refused."""

    parser: expat.XMLParserType
    parts: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    style: str = ""  # what a style element says: it may come in pieces
    skipped: int = 0  # how deep we are in something that is left out
    names: list[str] = field(default_factory=list)  # of the elements that are open

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if local in _HARMFUL:
            self._refuse(N_("the picture contains “{what}”, which is more than drawing"), local)
        if self.skipped or space != SVG or local not in _DRAWING:
            self.skipped += 1
            return
        self.names.append(local)
        own = f' xmlns="{SVG}"' if len(self.names) == 1 else ""
        self.parts.append(f"<{local}{own}{''.join(self._kept(attributes))}>")

    def end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        name = self.names.pop()
        if name == "style" and _OUTSIDE.search(self.style):
            self._refuse(N_("the picture’s style fetches something from elsewhere"))
        self.style = ""
        self.parts.append(f"</{name}>")

    def text(self, words: str) -> None:
        if self.skipped:
            return
        if self.names and self.names[-1] == "style":
            self.style += words
        self.parts.append(escape(words))

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            self._refuse(N_("the picture declares entities of its own, which can blow it up"))

    def _kept(self, attributes: dict[str, str]) -> Iterator[str]:
        for name, value in attributes.items():
            space, _, local = name.rpartition(" ")
            if local.lower().startswith("on"):
                self._refuse(N_("the picture contains “{what}”, which is more than drawing"), local)
            elif local == "href" and space in {"", XLINK}:
                if self.names[-1] == "a":
                    continue  # a logo leads nowhere; the text beside it does
                if not _OWN.match(value.strip()):
                    self._refuse(N_("the picture fetches “{what}” from elsewhere"), value[:60])
                yield f" href={quoteattr(value)}"
            elif space == "":
                if _OUTSIDE.search(value):
                    self._refuse(N_("the picture fetches “{what}” from elsewhere"), value[:60])
                yield f" {local}={quoteattr(value)}"

    def _refuse(self, wrong: str, what: str = "") -> None:
        right = N_("save the logo as a plain SVG, or as a PNG")
        self.faults.append(Fault(line=self.parser.CurrentLineNumber, wrong=wrong, right=right, what=what))


def read_logo(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    """Return the drawing in `data` as SVG of its own, and what speaks against taking it; with faults it is ""."""
    if len(data) > LARGEST:
        right = N_("make it smaller than {what} kB, or save it as a PNG")
        return "", (Fault(line=1, wrong=N_("the logo is too large a file"), right=right, what=str(LARGEST // 1000)),)
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader(parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003
    except expat.ExpatError as error:
        right = N_("open it in a drawing program and save it as a plain SVG, or as a PNG")
        wrong = N_("the logo is not an SVG picture that can be read")
        return "", (*reader.faults, Fault(line=error.lineno, wrong=wrong, right=right))
    drawing = "".join(reader.parts)
    if not reader.faults and not drawing.startswith("<svg"):
        right = N_("open it in a drawing program and save it as a plain SVG, or as a PNG")
        reader.faults.append(Fault(line=1, wrong=N_("the logo is not an SVG picture that can be read"), right=right))
    return ("" if reader.faults else drawing), tuple(reader.faults)
