"""The files of the output: as the last build has left them, as they were found, and as this build makes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from plugins.building.glance import Glance, Seen, look
from plugins.building.memory import Memory
from plugins.writing.staging import Staging

Sizes = dict[str, tuple[int, int]]  # path below the output -> size, when it was last written (ns)


class Outputs:
    """What there is of an output that one build has hold of."""

    def __init__(self, output: Path, waiting: Callable[[], None]) -> None:
        """Take hold of `output`; `waiting` is called where another build has it."""
        self.staging = Staging(output, waiting)
        self.patching = False  # whether it is changed where it has to be, and not made anew
        self.written: list[str] = []
        self.foreign: list[str] = []  # what has come to lie between its files
        self.spoilt: frozenset[str] = frozenset()  # files that are not as they were left
        self.there: Sizes = {}  # of files that have been made by now, or were before and still are
        self._left: Mapping[str, object] = {}  # files that the last build has left
        self._folders: Mapping[str, int] = {}  # when each of their folders was last changed (ns)
        self._pages = 0

    @property
    def place(self) -> Path:
        """The folder."""
        return self.staging.output

    def go_on_from(self, memory: Memory) -> None:
        """Change what `memory` has left."""
        self.patching = True
        self.there, self._left, self._folders = dict(memory.outputs), memory.outputs, memory.folders
        self._pages = memory.pages

    def look(self, memory: Memory, glance: Glance | None) -> bool:
        """Find out what is not as it was left, unless a `glance` has; False where there is no output any more."""
        had = glance is not None and glance.known["outputs"] is memory.outputs  # nobody has been here in between
        seen = glance.seen if glance is not None and had else Seen(*look(self.place, memory.outputs, memory.folders))
        if seen.there:
            self.spoilt, self.foreign = frozenset(seen.spoilt), list(seen.foreign)
        return seen.there

    def write(self, save_as: str, data: bytes, stamps: Sizes) -> None:
        """Write a file aside, if the output has not the very same; `stamps` is told. Raises OSError."""
        known = self.patching and save_as in self.there and save_as not in self.spoilt
        if known and self.staging.has(save_as, data):
            return
        stamps[save_as] = self.staging.write(save_as, data)

    def take(self, stamps: Mapping[str, tuple[int, int]]) -> None:
        """Take note of files that have been written."""
        self.there |= stamps
        self.written += stamps

    @property
    def pages_before(self) -> int:
        """How many pages there were."""
        if self.patching:
            return self._pages + sum(1 for each in self.foreign if each.endswith(".html"))
        return sum(1 for _ in self.place.rglob("*.html"))

    def put_in_place(self, gone: Iterable[str]) -> None:
        """Let what was written be the output, without the files that are `gone`; nobody else gets hold of it yet."""
        if self.patching:
            self.staging.change(self.written, [*gone], hold=True)
        else:
            self.staging.switch(hold=True)

    def folders(self, files: Mapping[str, object], gone: Iterable[str]) -> dict[str, int]:
        """Return when each folder of `files`, which are all there are now, was last changed (ns).

        Only those are looked at in which something has been written or taken away.
        """
        if not self.patching:  # all of them are new
            every = dict.fromkeys([folder for name in files for folder in folders_of(name)])
            return {folder: _time_of(f"{self.place}/{folder}") for folder in every}
        touched = {folder for name in (*self.written, *gone) for folder in folders_of(name)}
        if files.keys() == self._left.keys():
            there: Mapping[str, int] = self._folders
            others = there.keys() & touched  # what others have left may have had folders of its own
        else:
            there = dict.fromkeys((folder for name in files for folder in folders_of(name)), 0)
            others = (there.keys() - self._folders.keys()) | (there.keys() & touched)
        times = {folder: _time_of(f"{self.place}/{folder}") for folder in others}
        return {folder: times[folder] if folder in times else self._folders[folder] for folder in there}


def _time_of(folder: str) -> int:
    """Return when a folder was last changed (ns); 0 where somebody has taken it away, which the next build sees."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116  (once for each folder)
    except OSError:
        return 0


@cache
def folders_of(name: str) -> tuple[str, ...]:
    """Return the folders that a file is in, the output itself ("") last."""
    parent = name.rpartition("/")[0]
    return (parent, *folders_of(parent)) if parent else ("",)
