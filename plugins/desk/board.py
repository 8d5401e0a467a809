"""The translation board: every item in every language: written, missing, or out of date as its source has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from plugins.desk import worddiff
from plugins.desk.fingerprints import fingerprint, parts, stated
from plugins.reading.assembling import is_draft
from plugins.reading.headers import HEADERS
from plugins.reading.sources import Source, parse
from plugins.reading.things import Thing

History = Callable[[PurePosixPath], Iterable[bytes]]
"""A file's path from the project's root -> its versions, the newest first."""


class State(StrEnum):
    """How an item stands in one language."""

    DONE = "done"
    MISSING = "missing"
    OUTDATED = "out-of-date"


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is different in one header, or in the text."""

    header: str  # its name; "" for the text
    pieces: tuple[worddiff.Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """An item in one language."""

    state: State
    path: str  # of the file, also of one that is missing
    source: str = ""  # language that it was translated from, where the file says so
    changes: tuple[Change, ...] | None = None  # since then; None where history has no such version


@dataclass(frozen=True, kw_only=True)
class Row:
    """An item."""

    kind: str
    id: str
    title: str
    draft: bool  # nobody sees it yet
    lang: str  # of the title
    cells: Mapping[str, Cell]  # by language, in the site's order


def rows(things: Iterable[Thing], languages: tuple[str, ...], history: History) -> tuple[Row, ...]:
    """Return the board, by kind and id."""
    return tuple(
        Row(
            kind=thing.kind,
            id=thing.id,
            draft=is_draft(thing),
            title=str(thing.word(thing.files[0].lang, "title")),
            lang=thing.files[0].lang,
            cells={lang: _cell(thing, lang, history) for lang in languages},
        )
        for thing in sorted(things, key=lambda each: (each.kind, each.id))
    )


def _cell(thing: Thing, lang: str, history: History) -> Cell:
    file = thing.source(lang)
    if file is None:
        return Cell(state=State.MISSING, path=str(thing.files[0].path.with_name(f"index.{lang}.md")))
    made_from = stated(file)
    origin = thing.source(made_from[0]) if made_from else None
    if not made_from or origin is None:
        return Cell(state=State.DONE, path=str(file.path))
    if fingerprint(origin) == made_from[1]:
        return Cell(state=State.DONE, path=str(file.path), source=made_from[0])
    before = _version(origin, made_from[1], history)
    changes = None if before is None else differences(origin.kind, parts(before), parts(origin))
    return Cell(state=State.OUTDATED, path=str(file.path), source=made_from[0], changes=changes)


def differences(kind: str, old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what a text of `kind` says otherwise now, in its order; what it said and says by key, "" for its words."""
    keys = [key for key in (*new, *(key for key in old if key not in new)) if old.get(key, "") != new.get(key, "")]
    keys.sort(key=lambda key: key == "")  # the text comes last
    headers = HEADERS[kind]
    return tuple(
        Change(
            header=headers[key].name if key in headers else key,
            pieces=worddiff.pieces(old.get(key, ""), new.get(key, "")),
        )
        for key in keys
    )


def _version(origin: Source, wanted: str, history: History) -> Source | None:
    """Return the version of `origin` whose fingerprint is `wanted`."""
    for data in history(origin.path):
        source, _ = parse(data, origin.path, origin.kind, origin.id, origin.lang)
        if source is not None and fingerprint(source) == wanted:
            return source
    return None


def counts(board: Iterable[Row], lang: str) -> dict[State, int]:
    """Return how many items stand how in `lang`."""
    found = dict.fromkeys(State, 0)
    for row in board:
        found[row.cells[lang].state] += 1
    return found
