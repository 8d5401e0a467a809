"""Words that Markdown drops in silence: notes and addresses that nothing leads to, cells beyond a table's last.

Both engines drop them, each in its own way, so they are looked for in what the editor wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.model.problem import N_
from plugins.reading.code import outside_code, without_code
from plugins.reading.faults import Fault

_NOTE = re.compile(r"[ >]*\[\^([^\s\[\]^]+)\]:")
_MARK = re.compile(r"(?<!\\)\[\^([^\s\[\]^]+)\]")
_ADDRESS = re.compile(
    r"[ >]{0,8}\[([^\s\[\]^/#][^\[\]\n]*)\]:[ \t]*(\S+)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*"
)
_RULE = re.compile(r"[ >]*+\|?+\s*+:?+-++:?+\s*+(?:\|\s*+:?+-++:?+\s*+)*+\|?+\s*+")  # possessive: no row takes long
_STROKE = re.compile(r"(?<!\\)\|")


def dropped(source: str) -> Iterator[Fault]:
    """Yield a fault for each line of which readers would not see all."""
    lines = source.split("\n")
    if "[^" in source:
        yield from _notes(lines)
    if "]:" in source:
        yield from _addresses(lines)
    if "|" in source:
        yield from _rows(lines)


def _notes(lines: list[str]) -> Iterator[Fault]:
    notes: dict[str, int] = {}  # name -> line, from 1
    marks: dict[str, int] = {}
    shown: dict[str, str] = {}  # as the editor wrote it
    for index, line in outside_code(lines):
        if "[^" not in line:
            continue
        note = _NOTE.match(line)
        if note:
            name = note[1].casefold()
            shown.setdefault(name, note[1])
            if name in notes:
                yield Fault(
                    line=index + 1, check="footnote-twice",
                    wrong=N_("the footnote [^{name}] stands here a second time"),
                    right=N_("give this one another name, or keep one of the two"),
                    values={"name": note[1]},
                )  # fmt: skip
            notes.setdefault(name, index + 1)
        for mark in _MARK.finditer(without_code(line), note.end() if note else 0):
            shown.setdefault(mark[1].casefold(), mark[1])
            marks.setdefault(mark[1].casefold(), index + 1)
    yield from _missed(
        notes, marks, shown, "footnote-unused",
        N_("nothing in the text leads to the footnote [^{name}], so nobody would see it"),
        N_("write [^{name}] behind the words that it belongs to, or take the footnote out"),
    )  # fmt: skip
    yield from _missed(
        marks, notes, shown, "footnote-missing",
        N_("there is no footnote for [^{name}]"),
        N_("write it on a line of its own, after an empty line: “[^{name}]: …”, or take the mark out"),
    )  # fmt: skip


def _addresses(lines: list[str]) -> Iterator[Fault]:
    """Find lines like `[programme]: https://…`, which say where `[programme]` leads, and are not shown themselves."""
    found: dict[int, tuple[str, str]] = {}
    rest, above = "", True  # one cannot stand in the middle of a paragraph
    for index, line in outside_code(lines):
        begins = above or not lines[index - 1].strip(" >") or index - 1 in found
        stated = _ADDRESS.fullmatch(line) if begins else None
        if stated:
            found[index] = (stated[1], stated[2])
        else:
            rest += f"{' '.join(line.casefold().split())} "
        above = False
    for index, (name, address) in found.items():
        if f"[{' '.join(name.casefold().split())}]" not in rest:
            yield Fault(
                line=index + 1, check="link-unused",
                wrong=N_("nothing in the text leads by [{name}], so nobody would see this line"),
                right=N_("write [{name}]({address}) where it belongs, or “\\[{name}]: …” if it is a part of the text"),
                values={"name": name, "address": address},
            )  # fmt: skip


def _missed(
    these: Mapping[str, int], others: Mapping[str, int], shown: Mapping[str, str], check: str, wrong: str, right: str
) -> Iterator[Fault]:
    """Yield a fault for each name among `these` (name -> line) that `others` have not."""
    for name, line in these.items():
        if name not in others:
            yield Fault(line=line, check=check, wrong=wrong, right=right, values={"name": shown[name]})


def _rows(lines: list[str]) -> Iterator[Fault]:
    """Find rows of tables with more cells than the head has."""
    head, wanted, last = "", 0, -1
    for index, line in outside_code(lines):
        if index != last + 1 or not line.strip(" >"):
            wanted = 0
        elif wanted:
            if (cells := _cells(line)) > wanted:
                yield Fault(
                    line=index + 1, check="table-row",
                    wrong=N_("this row of the table has {cells} cells, its head has {wanted}: the rest would be lost"),
                    right=N_("add columns to the head, or write \\| for a stroke that belongs to the words"),
                    values={"cells": cells, "wanted": wanted},
                )  # fmt: skip
        elif "|" in line and "|" in head and _RULE.fullmatch(line) and _cells(line) == _cells(head):
            wanted = _cells(line)
        head, last = line, index


def _cells(line: str) -> int:
    row = line.strip(" >\t")
    return (
        len(_STROKE.findall(row)) + 1 - row.startswith("|") - (len(row) > 1 and row.endswith("|") and row[-2] != "\\")
    )
