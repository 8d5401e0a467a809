"""What a reader sees of a text that may have marks in it which Markdown did not take for marks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from plugins.reading.comrak_dialect import ComrakDialect
from plugins.reading.sources import Source
from plugins.reading.spaces import with_spaced_names

LONGEST = 60  # letters of what is quoted

# Texts without any of these need no second look.
_SUSPECT = re.compile(
    r"\*\*|\]\s*\(|\)\[|\]\[|\t|^ {0,3}(?:#{2,6}[^#\s]|#+\u00a0|\||[•·▪‣◦●○■–—]|[-*+]\u00a0|\d+[.)]|---)|^    ",
    re.MULTILINE,
)
_PIECE = re.compile(
    r'<(?:p|li|t[dh])(?= )[^>]* ?data-sourcepos="(\d+):[^>]*>(.*?)(?=</?(?:p|li|[uo]l|t[dhr]|blockquote|pre|h[1-6])\b)',
    re.DOTALL,
)
_CODE = re.compile(r"<code[^>]*>.*?</code>", re.DOTALL)
_PICTURE = re.compile(r"<img [^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A paragraph, or an item of a list or a cell without one, as it is read: without code."""

    line: int  # of the file
    text: str  # with the line ends of the source


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A text as its readers see it."""

    source: Source
    traced: str  # HTML, with the places where its elements come from, in lines of the text
    pieces: tuple[Piece, ...]

    def written(self, line: int) -> str:
        """Return line `line` of the file."""
        lines = self.source.body.split("\n")
        return lines[min(max(line - self.source.body_line, 0), len(lines) - 1)]


def shown(source: Source) -> Shown | None:
    """Return what is shown of a text, or None where there can be nothing wrong with it."""
    if not _SUSPECT.search(source.body):
        return None
    traced = ComrakDialect().traced(with_spaced_names(source.body))
    pieces = (
        Piece(line=source.body_line + int(found[1]) - 1, text=_read(found[2])) for found in _PIECE.finditer(traced)
    )
    return Shown(source=source, traced=traced, pieces=tuple(piece for piece in pieces if piece.text.strip()))


def _read(inside: str) -> str:
    bare = _PICTURE.sub("", _CODE.sub("\N{OBJECT REPLACEMENT CHARACTER}", inside))
    return html.unescape(_TAG.sub("", bare))


def short(words: str) -> str:
    """Return `words` on one line, and not too many of them: for messages."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
