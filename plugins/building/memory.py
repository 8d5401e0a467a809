"""What a build leaves for the next one, beside the output.

The stamps of files are in `.output.stamps`, texts and items in `.output.pack`, all else in `.output.memory`. Each may
be deleted, cut short, or come from another version of anything: then none is used, and all is made anew.
"""

from __future__ import annotations

import os
import pickle
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.building import stamps
from plugins.building.work import Done
from plugins.reading.keeping import Kept
from plugins.reading.pack import Pack, Stamp

if TYPE_CHECKING:
    from plugins.building.stamps import Stamps

_MARK = b"socialcluster build 2\n"
_CHECK = 4  # bytes


@dataclass(kw_only=True)
class Memory:
    """All that is remembered."""

    recipe: str  # what was at work: code, libraries, settings, words
    now: datetime
    kept: Kept
    done: dict[str, Done] = field(default_factory=dict)  # by name
    outputs: dict[str, tuple[int, int]] = field(default_factory=dict)  # path below the output -> size, time (ns)
    folders: dict[str, int] = field(default_factory=dict)  # path below the output -> time (ns)
    pages: int = 0  # how many of the outputs are HTML
    pack: Stamp = (0, 0)  # of the pack, as this was left with it
    saved: bool = False  # whether this very memory is in its file

    def __getstate__(self) -> dict[str, object]:
        """Be kept without what is in the file of stamps."""
        return {**vars(self), "outputs": None, "folders": None}


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
    pack = _pack(place)
    try:
        found = _whole(place.read_bytes(), recipe)
        if found is None or found.pack != pack.hold():
            return None
    except OSError:
        return None
    found.outputs, found.folders, found.kept.stamps = known["outputs"], known["folders"], known["content"]
    for group in found.kept.packed:
        group.open(pack)
    return found


def _whole(data: bytes, recipe: str) -> Memory | None:
    """Return what the bytes of a file stand for, if they are of this version and recipe, and all are there."""
    head = len(_MARK)
    name = recipe.encode() + b"\n"
    body = head + _CHECK + len(name)
    if data[:head] != _MARK or data[head + _CHECK : body] != name:
        return None
    view = memoryview(data)
    if zlib.crc32(view[body:]).to_bytes(_CHECK, "big") != data[head : head + _CHECK]:
        return None
    found = pickle.loads(view[body:])  # noqa: S301  (our own file: its mark, its recipe and its checksum are right)
    return found if isinstance(found, Memory) else None


def _pack(place: Path) -> Pack:
    return Pack(place.with_suffix(".pack"))


def save(memory: Memory, place: Path, known: Stamps) -> None:
    """Write `memory` to the file `place`, and `known`, the stamps, beside it; each whole or not at all.

    They are of use together, and only if the second was written as well. A disk that is full only makes the next build
    slower.
    """
    aside, pack = place.with_name(f"{place.name}.new"), _pack(place)
    try:
        if any(group.changed or not group.there for group in memory.kept.packed):
            pack.add(memory.kept.packed)
        memory.pack, memory.saved = pack.stamp, True
        data = pickle.dumps(memory, pickle.HIGHEST_PROTOCOL)
        with aside.open("wb") as file:
            file.write(_MARK + zlib.crc32(data).to_bytes(_CHECK, "big") + memory.recipe.encode() + b"\n")
            file.write(data)
        os.replace(aside, place)  # noqa: PTH105  (Path.replace would say the same)
        save_stamps(known, place)
    except OSError:
        memory.saved = False
        aside.unlink(missing_ok=True)


def save_stamps(known: Stamps, place: Path) -> None:
    """Write the stamps alone, beside a memory that is there; raises OSError."""
    memory, pack = stamps.stamp_of(place), stamps.stamp_of(place.with_suffix(".pack"))
    stamps.write({**known, "memory": memory, "pack": pack}, place.with_suffix(".stamps"))
