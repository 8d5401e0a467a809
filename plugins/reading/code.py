"""Which lines of a Markdown text are code, which is to be shown as it stands, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(?:>\s*)*(`{3,}|~{3,})")
# From the first of its ticks, or the first behind an escaped one: else each tick of a long row would be tried.
_CODE = re.compile(r"(?:(?<!`)|(?<=\\`))(`+)(?!`).*?(?<!`)\1(?!`)")


def outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield index and words of the lines that are no code: neither fenced nor indented by four spaces or a tab."""
    fence = ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line[mark.end() :].strip() else fence
        elif mark:
            fence = mark[1]
        elif not line.startswith(("    ", "\t")):
            yield index, line


def spans(line: str) -> tuple[tuple[int, int], ...]:
    """Return where code begins and ends within `line`."""
    return tuple(found.span() for found in _CODE.finditer(line)) if "`" in line else ()


def without_code(line: str) -> str:
    """Return `line` with spaces in place of the code within it."""
    return _CODE.sub(lambda found: " " * len(found[0]), line) if "`" in line else line
