"""What is different between two texts, word by word."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
AROUND = 8  # tokens that stay visible on either side of a change
LONGEST = 20_000  # tokens: beyond that, comparing would take minutes


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words that stayed, went or came."""

    kind: str  # "same", "gone" or "new"
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return `after` with what was there before, in order. White space alone is no difference."""
    old, new = _tokens(before), _tokens(after)
    if len(old) + len(new) > LONGEST:
        return (Piece(kind="gone", text=before), Piece(kind="new", text=after))
    found: list[Piece] = []
    gone: list[str] = []
    came: list[str] = []

    def changed() -> Iterator[Piece]:
        for kind, tokens in (("gone", gone), ("new", came)):
            if tokens:
                yield Piece(kind=kind, text="".join(tokens))
            tokens.clear()

    opcodes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (what, i1, i2, j1, j2) in enumerate(opcodes):
        # A space or a comma that stayed between two changes is no island: phrases are read, not single words.
        between = 0 < number < len(opcodes) - 1 and not any(token[0].isalnum() for token in new[j1:j2])
        if what == "equal" and not between:
            found += [*changed(), Piece(kind="same", text="".join(new[j1:j2]))]
        else:
            gone += old[i1:i2]
            came += new[j1:j2]
    return (*found, *changed())


def _tokens(text: str) -> list[str]:
    return [" " if token.isspace() else token for token in _TOKEN.findall(text)]


def as_html(found: tuple[Piece, ...]) -> str:
    """Return the difference as `<del>` and `<ins>`, what stayed shortened to what is beside a change."""
    parts = []
    for index, piece in enumerate(found):
        if piece.kind == "same":
            parts.append(html.escape(_shortened(piece.text, first=index == 0, last=index == len(found) - 1)))
        else:
            tag = "del" if piece.kind == "gone" else "ins"
            parts.append(f"<{tag}>{html.escape(piece.text)}</{tag}>")
    return "".join(parts)


def as_text(found: tuple[Piece, ...]) -> str:
    """Return the difference for a terminal: `[-went-]{+came+}`."""
    marks = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
    return "".join(
        marks[piece.kind][0]
        + (
            _shortened(piece.text, first=index == 0, last=index == len(found) - 1)
            if piece.kind == "same"
            else piece.text
        )
        + marks[piece.kind][1]
        for index, piece in enumerate(found)
    )


def _shortened(text: str, *, first: bool, last: bool) -> str:
    tokens = _TOKEN.findall(text)
    kept = AROUND * 2  # words and the spaces between them
    head = [] if first else tokens[:kept]
    tail = [] if last else tokens[-kept:]
    if len(tokens) <= len(head) + len(tail):
        return text
    return "".join(head) + " … " + "".join(tail)
