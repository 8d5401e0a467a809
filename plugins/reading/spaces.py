"""File names with spaces, as editors write them: `![Group](our group.jpg)`, `[Plan](plan 2026 (final).pdf)`.

Markdown wants `<our group.jpg>` there, and shows everything else as it stands; nobody who has not read its rules
would guess. Only names that end as files beside a text do are helped, outside of code.
"""

from __future__ import annotations

import re
from functools import partial

from plugins.reading.code import outside_code, spans
from plugins.reading.naming import DOWNLOADS, PICTURES

_ENDINGS = tuple(sorted(PICTURES | DOWNLOADS))
_ANY = r"[^()<>\"`\n]*+"
_BARE = r"[^()<>\"`\n ]*+"
_SPACED = re.compile(  # possessive, so that no text takes long
    rf"\]\((?! |https?:)(?P<name>{_BARE}(?:\({_BARE}\){_BARE})*+(?: |\({_BARE} {_ANY}\))"
    rf'{_ANY}(?:\({_ANY}\){_ANY})*+)(?P<title>"[^"\n]*")?\)',
    re.IGNORECASE,
)


def with_spaced_names(markdown: str) -> str:
    """Return `markdown` with such names in angle brackets; lines stay where they are."""
    if not any(_meant(found) for found in _SPACED.finditer(markdown)):
        return markdown
    lines = markdown.split("\n")
    for index, line in outside_code(lines):
        lines[index] = _SPACED.sub(partial(_bracketed, spans(line)), line)
    return "\n".join(lines)


def without_spaced_names(markdown: str) -> str:
    """Return `markdown` with as many spaces in place of such names, wherever they stand."""
    return _SPACED.sub(
        lambda found: f"]({' ' * len(found['name'])}{found['title'] or ''})" if _meant(found) else found[0], markdown
    )


def _meant(found: re.Match[str]) -> bool:
    name = found["name"].strip()
    return " " in name and name.lower().endswith(_ENDINGS)


def _bracketed(code: tuple[tuple[int, int], ...], found: re.Match[str]) -> str:
    if not _meant(found) or any(start <= found.start() < end for start, end in code):
        return found[0]
    title = f" {found['title']}" if found["title"] else ""
    return f"](<{found['name'].strip()}>{title})"
