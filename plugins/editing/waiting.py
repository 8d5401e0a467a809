"""What waits to be handed in: items whose files are others than in the last commit, and what is different in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from plugins.desk.board import Change, differences
from plugins.desk.boardpage import KINDS
from plugins.desk.pages import FORMS
from plugins.desk.repository import Pending, Repository, State
from plugins.editing.looking import CODES, View
from plugins.model.problem import Problem
from plugins.reading.sources import Source, parse
from plugins.wording.strings import Strings

_LONGEST = 68  # signs of a commit's first line, which lists of commits cut off


@dataclass(frozen=True, kw_only=True)
class File:
    """One of an item's files."""

    path: str  # from the project's root
    name: str
    state: State
    form: str  # address at which it is written in; "" for what is no text, or gone
    changes: tuple[Change, ...] = ()  # of a text that was there and still is

    @property
    def gone(self) -> bool:
        """Whether it was deleted."""
        return self.state is State.GONE


@dataclass(frozen=True, kw_only=True)
class Item:
    """A folder of contents in which something is not handed in yet."""

    folder: str  # "news/2016-11-oslo-visit"; of what lies where no item can be, its path within content/
    title: str
    lang: str  # of the title; "" where there is none
    files: tuple[File, ...]
    faults: tuple[Problem, ...]


def waiting(repository: Repository, view: View, editor: str) -> tuple[Item, ...]:
    """Return the items, by kind and id."""
    found = []
    for folder, files in groupby(repository.pending, key=lambda each: folder_of(each.path)):
        title, lang = view.title(*folder.partition("/")[::2], editor)
        found.append(
            Item(
                folder=folder,
                title=title,
                lang=lang,
                files=tuple(_file(each, repository, view) for each in files),
                faults=tuple(each for each in view.faults if folder_of(str(each.path)) == folder),
            )
        )
    order = [*KINDS]
    return tuple(sorted(found, key=lambda each: (_place(order, each.folder.partition("/")[0]), each.folder)))


def proposed(items: Sequence[Item], editor: str) -> str:
    """Return what can be said of these changes in one line: “News: First visit to Oslo”."""
    site, told = Strings(editor), []
    for each in items:
        kind = each.folder.partition("/")[0]
        told.append(f"{site(KINDS[kind])}: {each.title}" if kind in KINDS and each.title else each.folder)
    words = ""
    for one in told:
        more = f"{words}; {one}" if words else one
        if len(more) > _LONGEST:
            return f"{words}; …" if words else f"{one[: _LONGEST - 1].rstrip()}…"
        words = more
    return words


def _place(order: Sequence[str], kind: str) -> int:
    return order.index(kind) if kind in order else len(order)


def folder_of(path: str) -> str:
    """Return the item's folder that a file is in, as “news/2016-11-oslo-visit”."""
    parts = PurePosixPath(path).parts[1:]
    return "/".join(parts[:2] if len(parts) > 2 else parts)


def _file(pending: Pending, repository: Repository, view: View) -> File:
    parts = PurePosixPath(pending.path).parts
    name, lang = parts[-1], parts[-1].split(".")[1] if parts[-1].count(".") == 2 else ""
    is_text = len(parts) == 4 and name == f"index.{lang}.md" and lang in CODES
    form = f"{FORMS}/{parts[1]}/{parts[2]}/{lang}" if is_text and pending.state is not State.GONE else ""
    changes: tuple[Change, ...] = ()
    if is_text and pending.state is State.CHANGED:
        thing = view.outcome.things.get((parts[1], parts[2]))
        after = thing.source(lang) if thing else None
        before = _parsed(repository.committed(pending.path), pending.path)
        changes = differences(parts[1], _said(before), _said(after)) if before and after else ()
    return File(path=pending.path, name=name, state=pending.state, form=form, changes=changes)


def _said(source: Source) -> dict[str, str]:
    """Return all that a file says, by key; "" for the text."""
    return {**{key: field.value for key, field in source.fields.items()}, "": source.body}


def _parsed(data: bytes, path: str) -> Source | None:
    place = PurePosixPath(path)
    source, _ = parse(data, place, place.parts[1], place.parts[2], place.name.split(".")[1])
    return source
