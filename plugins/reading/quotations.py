"""What a quotation in a text becomes: a call-out where a mark begins it, else what somebody said, and who.

Marks are written as GitHub has them, so that its preview shows call-outs, too: “> [!NOTE]”. Who it was that spoke is
the last line, behind a dash; it stands outside of the quotation, as HTML wants it (4.4.4, the blockquote element).
Where somebody speaks in the last line, the words end as a sentence does, and names do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.plain import plain_text
from plugins.model.problem import N_
from plugins.reading.code import outside_code
from plugins.reading.faults import Fault
from plugins.reading.labels import Labels
from plugins.reading.suggest import suggest

LONGEST = 120  # letters of who has said something

# GitHub's five words make two kinds: four colours would be four riddles. Who writes another language is understood.
_NOTE = ("note", "tip", "info", "pastaba", "patarimas", "merk", "tips")
_IMPORTANT = ("important", "warning", "caution", "svarbu", "dėmesio", "įspėjimas", "viktig", "advarsel", "obs")
_KINDS = {**dict.fromkeys(_NOTE, "note"), **dict.fromkeys(_IMPORTANT, "important")}

_QUOTATION = re.compile("<(/?)blockquote([^>]*)>")
_MARKED = re.compile(r"<p>\[!([^\s\[\]<>]+)\](?!\()(?:\s|&nbsp;|<br>)*")
_INSIDE = re.compile("<(/?)(?:blockquote|div|dl|ol|table|ul|details|section)[ >]")
_SPOKEN = re.compile(r"(?:<p>|(?:<br>)?\n)((?:—|–|--)(?:\s|&nbsp;)++([^\n]+))</p>\s*\Z")
_WRITTEN = re.compile(r"(?P<quoted>[ >]*)\[!(?P<word>[^\s\[\]]+)\](?!\()(?P<rest>.*)")


def with_quotations(text: str, labels: Labels) -> str:
    """Make call-outs of the quotations that are marked so, and set those apart who have said the others."""
    open_ones: list[tuple[str, list[str]]] = [("", [])]
    end = 0
    for tag in _QUOTATION.finditer(text):
        open_ones[-1][1].append(text[end : tag.start()])
        end = tag.end()
        if tag[1]:
            rest, inner = open_ones.pop()
            open_ones[-1][1].append(_quotation("".join(inner), rest, labels))
        else:
            open_ones.append((tag[2], []))
    return "".join((*open_ones[0][1], text[end:]))


def _quotation(inner: str, rest: str, labels: Labels) -> str:
    marks = [mark for mark in _outermost(inner) if mark[1].casefold() in _KINDS]
    if not marks:
        return _said(inner, rest)
    before = inner[: marks[0].start()]
    parts = [_said(before, rest)] if before.strip() else []
    ends = [mark.start() for mark in marks[1:]]
    for mark, end in zip(marks, [*ends, len(inner)], strict=True):
        parts.append(_callout(_KINDS[mark[1].casefold()], inner[mark.end() : end], rest, labels))
    return "\n".join(parts)


def _outermost(inner: str) -> Iterator[re.Match[str]]:
    """Yield the marks that begin a paragraph of the quotation itself, not one of a list within."""
    depth = end = 0
    for mark in _MARKED.finditer(inner):
        depth += sum(-1 if tag[1] else 1 for tag in _INSIDE.finditer(inner, end, mark.start()))
        end = mark.start()
        if depth == 0:
            yield mark


def _callout(kind: str, words: str, rest: str, labels: Labels) -> str:
    words = words.removeprefix("</p>").strip() if words.startswith("</p>") else f"<p>{words}".strip()
    look, name = ("", labels.note) if kind == "note" else (" callout--important", labels.important)
    title = f'<p class="callout__title"><strong>{name}</strong></p>'
    return f'<div class="callout{look}" role="note"{rest}>\n{title}\n{words}\n</div>'


def _said(inner: str, rest: str) -> str:
    spoken = _SPOKEN.search(inner)
    who = plain_text(spoken[2]) if spoken else ""
    if spoken is None or not inner[: spoken.start()].strip() or len(who) > LONGEST or who[-1:] in ".,:;!?…”“»\"'":
        return f"<blockquote{rest}>{inner}</blockquote>"
    above = inner[: spoken.start()] + ("" if spoken[0].startswith("<p>") else "</p>\n")
    caption = f'<figcaption class="quotation__by">{spoken[1]}</figcaption>'
    return f'<figure class="quotation">\n<blockquote{rest}>{above}</blockquote>\n{caption}\n</figure>'


def misused(source: str) -> Iterator[Fault]:
    """Yield a fault for each mark of a call-out that would be read as it stands."""
    lines = source.split("\n")
    for index, line in outside_code(lines):
        mark = _WRITTEN.match(line)
        if mark is None:
            continue
        values: dict[str, object] = {"word": mark["word"]}
        known = mark["word"].casefold() in _KINDS
        if ">" in mark["quoted"] and not known:
            near = suggest(mark["word"].casefold(), _KINDS)
            yield Fault(
                line=index + 1, check="callout", wrong=N_("there is no call-out called “[!{word}]”"),
                right=N_("write [!NOTE], or [!IMPORTANT] for what nobody may miss")
                if near is None else N_("did you mean “{near}”?"),
                values=values | {"near": f"[!{(near or '').upper()}]"},
            )  # fmt: skip
        elif known and ">" not in mark["quoted"]:
            yield Fault(
                line=index + 1, check="callout", wrong=N_("“[!{word}]” begins a call-out only behind a >"),
                right=N_("write > in front of it, and of each line that belongs to it"), values=values,
            )  # fmt: skip
        elif known and index and lines[index - 1].lstrip().startswith(">") and lines[index - 1].strip(" >"):
            yield Fault(
                line=index + 1, check="callout", wrong=N_("“[!{word}]” does not begin the quotation that it stands in"),
                right=N_("put an empty line before it"), values=values,
            )  # fmt: skip
        elif known and not mark["rest"].strip() and not _words_below(lines, index):
            yield Fault(
                line=index + 1, check="callout", wrong=N_("the call-out “[!{word}]” has no words"),
                right=N_("write them on the next line, behind a >"), values=values,
            )  # fmt: skip


def _words_below(lines: list[str], index: int) -> bool:
    for line in lines[index + 1 :]:
        if not line.lstrip().startswith(">"):
            return bool(line.strip())  # Markdown takes a line that goes on without its mark for part of the paragraph
        if line.strip(" >"):
            return True
    return False
