"""What a build leaves for the next one, beside the output: `.output.memory`, and texts and items in `.output.pack`.

Both may be deleted, cut short, or come from another version of anything: then they are not used, and all is made anew.
"""

from __future__ import annotations

import os
import pickle
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.building.work import Done
from plugins.reading.keeping import Kept
from plugins.reading.pack import Pack, Stamp

_MARK = b"socialcluster build 1\n"
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


def load(place: Path, recipe: str) -> Memory | None:
    """Return what is kept in the file `place`, if it was left by the same recipe and is whole."""
    for half in (place, place.with_suffix(".pack")):  # of a build that was killed while it wrote
        half.with_name(f"{half.name}.new").unlink(missing_ok=True)
    try:
        data = place.read_bytes()
    except OSError:
        return None
    head = len(_MARK)
    name = recipe.encode() + b"\n"
    body = head + _CHECK + len(name)
    if data[:head] != _MARK or data[head + _CHECK : body] != name:
        return None
    view = memoryview(data)
    if zlib.crc32(view[body:]).to_bytes(_CHECK, "big") != data[head : head + _CHECK]:
        return None
    found = pickle.loads(view[body:])  # noqa: S301  (our own file: its mark, its recipe and its checksum are right)
    pack = _pack(place)
    try:
        if not isinstance(found, Memory) or found.pack != pack.hold():
            return None
    except OSError:
        return None
    for group in found.kept.packed:
        group.open(pack)
    return found


def _pack(place: Path) -> Pack:
    return Pack(place.with_suffix(".pack"))


def save(memory: Memory, place: Path) -> None:
    """Write `memory` to the file `place`, whole or not at all; a disk that is full only makes the next build slower."""
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
    except OSError:
        memory.saved = False
        aside.unlink(missing_ok=True)
