"""A look at files' stamps, before anything else: is there anything to build at all?

If not, a build is over before Pelican would have been imported. If there is, what was seen is handed on, so that no
file is looked at twice. Little is imported here, for the same reason.
"""

from __future__ import annotations

import os
import time
from stat import S_ISDIR

from plugins.building.stamps import read, stamp_of
from plugins.reading.survey import UNSURE, digest, stamp, survey, tree
from plugins.writing import lock

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plugins.building.stamps import Stamps
    from plugins.reading.survey import Stamp

    Outputs = Mapping[str, tuple[int, int]]
    Folders = Mapping[str, int]


class Seen:
    """What there is to be seen of an output."""

    def __init__(self, output: str | Path, outputs: Outputs, folders: Folders) -> None:
        """Look at `output`, where the last build left `outputs` and `folders` (as in stamps.py)."""
        self.spoilt: set[str] = set()  # outputs that are not as they were left
        self.foreign: list[str] = []  # what has come to lie between them
        self.there = os.path.isdir(output) and self._look(f"{output}/", outputs, folders)  # noqa: PTH112

    def _look(self, output: str, outputs: Outputs, folders: Folders) -> bool:
        stat = os.stat
        for save_as, known in outputs.items():
            try:
                state = stat(output + save_as, follow_symlinks=False)
            except OSError:
                self.spoilt.add(save_as)
            else:
                if (state.st_size, state.st_mtime_ns) != known:
                    self.spoilt.add(save_as)
        for folder, when in folders.items():
            try:
                state = stat(output + folder, follow_symlinks=not folder)  # the output itself may be a link
            except OSError:
                continue
            if not S_ISDIR(state.st_mode):
                return False
            if state.st_mtime_ns != when:
                self.foreign += _strangers(output, folder, outputs, folders)
        return True

    @property
    def whole(self) -> bool:
        """Whether all is as it was left."""
        return self.there and not self.spoilt and not self.foreign


def _strangers(output: str, folder: str, outputs: Outputs, folders: Folders) -> Iterator[str]:
    """Yield what lies in a folder and was not made by the last build: files, and folders with nothing in them."""
    prefix = f"{folder}/" if folder else ""
    for entry in os.scandir(output + folder):
        name = prefix + entry.name
        if name in outputs or name in folders:
            continue
        within = tuple(_strangers(output, name, outputs, folders)) if entry.is_dir(follow_symlinks=False) else ()
        yield from within or (name,)


class Glance:
    """What was seen before a build."""

    def __init__(self, known: Stamps) -> None:
        """Look at all that `known` tells of."""
        self.known = known
        began = time.perf_counter()
        self.content: dict[str, Stamp] | None = None
        try:
            self.content = survey(known["root"])
        except OSError:  # there is no such folder any more: the build will say so
            self.content = {}
        found = time.perf_counter()
        self.seen = Seen(known["output"], known["outputs"], known["folders"])
        self.seconds = (found - began, time.perf_counter() - found)  # for the content, for the output

    @property
    def profile(self) -> tuple[dict[str, float], dict[str, int]]:
        """The seconds that each stage of a build took that had nothing to do, and the counts of what there was."""
        stages = {"looking at files": self.seconds[0], "looking at the output": self.seconds[1]}
        counts = {
            "files": len(self.known["content"]),
            "files read": 0,
            "pieces of work": self.known["works"],
            "pieces of work done": 0,
            "pages": sum(1 for name in self.known["outputs"] if name.endswith(".html")),
            "files written": 0,
            "files taken away": 0,
        }
        return stages, counts

    @property
    def nothing_to_do(self) -> bool:
        """Whether a build would find all as it is, and say what the last one said."""
        return self._in_time() and self.seen.whole and self._same_content() and self._same_trees()

    def _in_time(self) -> bool:
        until = self.known["until"]
        return self.known["since"] <= time.time_ns() and (not until or time.time_ns() < until)

    def _same_content(self) -> bool:
        found, known = self.content, self.known["content"]
        if found is None or found.keys() != known.keys():
            return False
        others = [path for path, now in found.items() if now == UNSURE or now != known[path]]
        digests = self.known["digests"]
        return all(path in digests and _digest(f"{self.known['root']}/{path}") == digests[path] for path in others)

    def _same_trees(self) -> bool:
        files = all(stamp(file) == known for file, known in self.known["files"].items())
        return files and all(tree(folder, *endings) == known for folder, endings, known in self.known["trees"])


def glance(output: str, asked: tuple[str, ...]) -> Glance | None:
    """Return what is to be seen before a build into `output`; None where nothing is known that could be relied on.

    `asked` is what the command was, and where; the last build must have been asked the same.
    """
    folder, name = os.path.split(os.path.abspath(output))  # noqa: PTH100
    beside = f"{folder}/.{name}"
    if not os.path.exists(f"{beside}.stamps"):  # noqa: PTH110
        return None
    try:
        handle = lock.opened(f"{beside}.lock")
    except OSError:
        return None
    try:
        if not lock.take(handle) or any(os.path.lexists(beside + end) for end in (".changes", ".new", ".old")):
            return None  # a build is at work, or was interrupted
        known = read(f"{beside}.stamps")
        if known is None or known["asked"] != asked:
            return None
        if (known["memory"], known["pack"]) != (stamp_of(f"{beside}.memory"), stamp_of(f"{beside}.pack")):
            return None
        return Glance(known)
    finally:
        os.close(handle)


def _digest(file: str) -> bytes:
    with open(file, "rb") as text:  # noqa: PTH123  (pathlib is not imported here)
        return digest(text.read())
