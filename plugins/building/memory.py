"""What a build leaves for the next one, beside the output.

The stamps of files are in `.output.stamps`, texts and items in `.output.pack`, all else in `.output.memory`. Each may
be deleted, cut short, or come from another version of anything: then none is used, and all is made anew.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from plugins.building import stamps
from plugins.building.accounts import Accounts
from plugins.building.additions import Addition, addition
from plugins.building.aside import Aside, pack_beside
from plugins.reading.keeping import Kept
from plugins.reading.ledger_values import Values
from plugins.reading.pack import Place, Stamp

if TYPE_CHECKING:
    from plugins.building.stamps import Stamps

_MARK = b"socialcluster build 4\n"
_LENGTH = Struct(">QI")  # before each part: how many bytes it has, and their checksum
_MORE = 0.5  # of what was written at first: beyond that, all is written anew


@dataclass(kw_only=True)
class Memory:
    """All that is remembered."""

    recipe: str  # what was at work: code, libraries, settings, words
    now: datetime
    kept: Kept
    done: Accounts = field(default_factory=Accounts)
    outputs: dict[str, tuple[int, int]] = field(default_factory=dict)  # path below the output -> size, time (ns)
    folders: dict[str, int] = field(default_factory=dict)  # path below the output -> time (ns)
    pages: int = 0  # how many of the outputs are HTML
    pack: Stamp = (0, 0)  # of the pack, as this was left with it
    saved: bool = False  # whether this very memory is in its file
    sizes: tuple[int, int] = (0, 0)  # of its file, in bytes: as it was written, and with all additions

    def __getstate__(self) -> dict[str, object]:
        """Be kept without what is in the file of stamps."""
        return {**vars(self), "outputs": None, "folders": None, "sizes": (0, 0)}


def load(place: Path, recipe: str, known: Stamps | None = None) -> Memory | None:
    """Return what is kept in the file `place`, if it was left by the same recipe and is whole.

    `known` is what stands in the file of stamps, where somebody has read that.
    """
    for file in (place, place.with_suffix(".pack"), place.with_suffix(".stamps")):  # of a build that was killed
        file.with_name(f"{file.name}.new").unlink(missing_ok=True)
    if known is None or known["memory"] != stamps.stamp_of(place):
        known = stamps.read(place.with_suffix(".stamps"))
    if known is None or known["memory"] != stamps.stamp_of(place):
        return None
    pack = pack_beside(place)
    try:
        found = _whole(place.read_bytes(), recipe)
        if found is None or found.pack != pack.hold():
            return None
    except OSError:
        return None
    found.outputs, found.folders, found.kept.stamps = known["outputs"], known["folders"], known["content"]
    found.kept.open(pack)
    return found


def _whole(data: bytes, recipe: str) -> Memory | None:
    """Return what the bytes of a file stand for, if they are of this version and recipe, and all are there."""
    head = _head(recipe)
    if not data.startswith(head):
        return None
    found: Memory | None = None
    view, at = memoryview(data), len(head)
    while at < len(data):
        part = view[at + _LENGTH.size :]
        if len(view) - at < _LENGTH.size:
            return None
        length, check = _LENGTH.unpack_from(view, at)
        if len(part) < length or zlib.crc32(part[:length]) != check:
            return None
        value = pickle.loads(part[:length])  # noqa: S301  (our own file: its mark, recipe and checksum are right)
        at += _LENGTH.size + length
        if found is None:
            found = value
            found.sizes = (at, len(data))
        else:
            value.join(found)
    return found


def _head(recipe: str) -> bytes:
    return _MARK + recipe.encode() + b"\n"


def _part(value: Memory | Addition) -> bytes:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data), zlib.crc32(data)) + data


@dataclass(kw_only=True, frozen=True)
class Before:
    """What a build began with."""

    memory: Memory
    values: Mapping[str, object]  # behind the ledger's keys, as they were
    redone: tuple[str, ...]  # names of the work that it has done


def save(
    memory: Memory, place: Path, known: Stamps, *, aside: Aside | None = None, before: Before | None = None
) -> None:
    """Write `memory` to the file `place`, and `known`, the stamps, beside it.

    Where little is another than `before`, only that is added to the file. Memory and stamps are of use together: what
    was interrupted in between, or by a disk that is full, only makes the next build slower.
    """
    new, pack = place.with_name(f"{place.name}.new"), pack_beside(place)
    try:
        added: list[dict[str, Place]] | None = [{} for _ in memory.kept.packed]
        if aside is not None and aside.take(memory.kept):
            added = None
        elif any(group.changed or not group.there for group in memory.kept.packed):
            added = pack.add(memory.kept.packed)
        if isinstance(memory.kept.values, Values):
            memory.kept.values.complete()
        memory.pack, memory.saved = pack.stamp, True
        if added is None or before is None or not _add(memory, place, before, tuple(added)):
            data = _head(memory.recipe) + _part(memory)
            new.write_bytes(data)
            os.replace(new, place)  # noqa: PTH105  (Path.replace would say the same)
            memory.sizes = (len(data), len(data))
        save_stamps(known, place)
    except OSError:
        memory.saved = False
        with suppress(OSError):  # it may not be there, or be held by another program: the site is built all the same
            new.unlink()


def _add(memory: Memory, place: Path, before: Before, places: tuple[dict[str, Place], ...]) -> bool:
    """Add to the file what is another than `before`; False where that is not what is there, or where it is too much."""
    whole, size = before.memory.sizes
    if memory.kept is not before.memory.kept or not before.memory.saved or stamps.stamp_of(place)[0] != size:
        return False
    data = _part(addition(memory, before.memory, before.values, before.redone, places))
    if size + len(data) > whole * (1 + _MORE):
        return False
    with place.open("ab") as file:
        file.write(data)
    memory.sizes = (whole, size + len(data))
    return True


def save_stamps(known: Stamps, place: Path) -> None:
    """Write the stamps alone, beside a memory that is there; raises OSError."""
    memory, pack = stamps.stamp_of(place), stamps.stamp_of(place.with_suffix(".pack"))
    stamps.write({**known, "memory": memory, "pack": pack}, place.with_suffix(".stamps"))
