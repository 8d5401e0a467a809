"""A file of content/ with some headers, or its text, changed. What is not changed stays, to the letter.

A value takes the place of the one before; a new header stands where `new` would have put it, and takes the place of the
note that `new` left about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from plugins.desk.hints import HINTS, ORDER
from plugins.languages import LANGUAGES
from plugins.reading.headers import HEADERS
from plugins.reading.sources import Source
from plugins.wording.strings import Strings

NOTE = re.compile(r"\s*<!--\s*(.*?)\s*-->\s*")
_INDENT = "    "


def rewritten(text: str, source: Source, changes: Mapping[str, str], body: str | None = None) -> str:
    """Return `text`, of which `source` was read, with headers (key -> value, "" for none) and its body changed.

    Line ends are line feeds in all of them. A value of several lines goes on in indented ones.
    """
    lines = text.split("\n")
    head = _Head(lines, source)
    for key, value in changes.items():
        if value:
            head.put(key, value)
        else:
            head.take_away(key)
    head.keep_one()
    below = lines[head.end :]
    if body is not None:
        kept = body.strip("\n")
        below = ["", *kept.split("\n"), ""] if kept else [""]
    return "\n".join([*head.lines, *below])


class _Head:
    """The lines of a header, and which of them belongs to what."""

    def __init__(self, lines: Sequence[str], source: Source) -> None:
        start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
        self.end = next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))
        self._headers = HEADERS[source.kind]
        self._order = (*ORDER.get(source.kind, ()), *self._headers)
        begins = {field.line - 1: key for key, field in source.fields.items()}
        self._parts: list[tuple[str, list[str]]] = [("", list(lines[:start]))]  # a header's key, or "", and its lines
        last = None
        for number in range(start, self.end):
            line = lines[number]
            if last is not None and line[0] in " \t" and not NOTE.fullmatch(line):
                last.append(line)
                continue
            part = (begins.get(number, ""), [line])
            if not NOTE.fullmatch(line):  # a note may stand among the lines of a value
                last = part[1]
            self._parts.append(part)

    @property
    def lines(self) -> list[str]:
        return [line for _, lines in self._parts for line in lines]

    def put(self, key: str, value: str) -> None:
        """Have the header `key` say `value`."""
        place = self._place(key)
        if place is None:
            place = self._made(key)
        name = self._parts[place][1][0].partition(":")[0]
        first, *others = value.split("\n")
        self._parts[place] = (key, [f"{name}: {first}", *(_INDENT + line for line in others)])

    def take_away(self, key: str) -> None:
        """Have no such header, nor the note that `new` wrote above it."""
        place = self._place(key)
        if place is not None:
            above = self._parts[place - 1]
            del self._parts[place - (not above[0] and _said(above[1]) in _hints()) : place + 1]

    def keep_one(self) -> None:
        """Have a header, if an empty one, where all are gone: the text would be read as one."""
        if all(NOTE.fullmatch(line) or not line.strip() for line in self.lines):
            self._parts.append(("title", [f"{self._headers['title'].name}:"]))

    def _place(self, key: str) -> int | None:
        return next((number for number, (each, _) in enumerate(self._parts) if each == key), None)

    def _made(self, key: str) -> int:
        """Return where there is a place for `key` now: an empty line with its name."""
        name = self._headers[key].name
        asked = next((n for n, (each, lines) in enumerate(self._parts) if not each and _is_about(lines, name)), None)
        if asked is not None:
            self._parts[asked] = (key, [f"{name}:"])
            return asked
        before = frozenset(self._order[: self._order.index(key)])
        place = 1 + max((number for number, (each, _) in enumerate(self._parts) if each in before), default=0)
        self._parts.insert(place, (key, [f"{name}:"]))
        return place


def _said(lines: Iterable[str]) -> str:
    """Return the words of a note; "" for what is none."""
    match = NOTE.fullmatch("\n".join(lines))
    return match[1] if match else ""


def _is_about(lines: Iterable[str], name: str) -> bool:
    """Whether this is the note that `new` leaves where the header `name` could stand."""
    return _said(lines).startswith(f"{name}: (")


def _hints() -> frozenset[str]:
    """Return the notes that `new` writes above headers, in all languages."""
    return frozenset(Strings(each.code, "problems")(words) for each in LANGUAGES for words in HINTS.values())
