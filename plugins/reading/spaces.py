"""File names with spaces, as editors write them: `![Group](our group.jpg)`.

Markdown wants `<our group.jpg>` there, and shows everything else as it stands; nobody who has not read its rules
would guess. Only names that end as files beside a text do are helped, outside of code.
"""

from __future__ import annotations

import re
from functools import partial

from plugins.reading.finding import DOWNLOADS, PICTURES

_ENDINGS = "|".join(sorted(ending[1:] for ending in PICTURES | DOWNLOADS))
_SPACED = re.compile(
    rf'\]\((?P<name>[^\s()<>"`][^()<>"`\n]* [^()<>"`\n]*\.(?:{_ENDINGS}))(?P<title>\s+"[^"\n]*")?\)', re.IGNORECASE
)
_FENCE = re.compile(r" {0,3}(?:>\s*)*(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def with_spaced_names(markdown: str) -> str:
    """Return `markdown` with such names in angle brackets; lines stay where they are."""
    if not _SPACED.search(markdown):
        return markdown
    lines, fence = markdown.split("\n"), ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line[mark.end() :].strip() else fence
        elif mark:
            fence = mark[1]
        elif not line.startswith(("    ", "\t")):
            lines[number] = _SPACED.sub(partial(_bracketed, _spans(line)), line)
    return "\n".join(lines)


def _spans(line: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _CODE.finditer(line))


def _bracketed(code: tuple[tuple[int, int], ...], found: re.Match[str]) -> str:
    if any(start <= found.start() < end for start, end in code):
        return found[0]
    return f"](<{found['name'].rstrip()}>{found['title'] or ''})"
