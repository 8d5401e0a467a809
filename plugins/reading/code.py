"""Which lines of a Markdown text are code, which is to be shown as it stands, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What follows ticks has none itself: else they are code within a line.
_FENCE = re.compile(r"\s*(?:>\s*)*(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r"\s*(?:([-*+]|\d{1,9}[.)])(?:$|(\s+))|\[\^[^\s\[\]^]+\]:)")  # of a list; or a footnote
_NO_PARAGRAPH = re.compile(r" {0,3}(?:#{1,6}(?:\s|$)|([-*_])(?:[ \t]*\1){2,}[ \t]*$)")  # a heading, a line across
# From the first of its ticks, or the first behind an escaped one: else each tick of a long row would be tried.
_CODE = re.compile(r"(?:(?<!`)|(?<=\\`))(`+)(?!`).*?(?<!`)\1(?!`)")

_INDENTED = 4  # spaces, from where what is around begins
_NOTE = 4  # spaces before what goes on with a footnote


def outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield index and words of the lines that are no code: neither fenced nor indented as CommonMark has it (4.4, 4.5).

    What is indented is code by four spaces more than the item that it belongs to, and nothing that goes on with a
    paragraph is.
    """
    fence, paragraph = "", False
    within: list[int] = []  # where the words of items begin that are open, the innermost last
    for index, written in enumerate(lines):
        line = written.expandtabs(4)
        indent = len(line) - len(line.lstrip())
        mark, across = _FENCE.match(line), _NO_PARAGRAPH.match(line)
        item = None if fence or across else _ITEM.match(line)
        if not line.strip():
            paragraph = False
            if not fence:
                yield index, written
            continue
        if item or mark or across or line.lstrip()[0] == ">" or not paragraph:  # else it goes on with the one above
            while within and within[-1] > indent:
                within.pop()
                fence = ""
        deep = indent - (within[-1] if within else 0) >= _INDENTED
        if fence:
            closed = mark and mark[1].startswith(fence) and not line[mark.end() :].strip() and not deep
            fence, paragraph = "" if closed else fence, False
        elif deep and not paragraph:
            continue
        elif mark and not deep:
            fence, paragraph = mark[1], False
        else:
            if item and not deep:
                within.append(indent + (_words_at(item) if item[1] else _NOTE))
            paragraph = not across
            yield index, written


def _words_at(item: re.Match[str]) -> int:
    """Return how far behind its mark an item's words begin; behind more than four spaces, they are code."""
    space = len(item[2] or " ")
    return len(item[1]) + (space if space <= _INDENTED else 1)


def spans(line: str) -> tuple[tuple[int, int], ...]:
    """Return where code begins and ends within `line`."""
    return tuple(found.span() for found in _CODE.finditer(line)) if "`" in line else ()


def without_code(line: str) -> str:
    """Return `line` with spaces in place of the code within it."""
    return _CODE.sub(lambda found: " " * len(found[0]), line) if "`" in line else line
