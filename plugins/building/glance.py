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
from plugins.running.beside import Beside
from plugins.writing import lock
from plugins.writing.place import place_of

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from plugins.building.stamps import Stamps
    from plugins.reading.survey import Stamp

    Outputs = Mapping[str, tuple[int, int]]
    Folders = Mapping[str, int]


class Seen:
    """What there is to be seen of an output."""

    def __init__(self, there: bool, spoilt: Iterable[str], foreign: Iterable[str]) -> None:  # noqa: FBT001
        """Take what `look` has found."""
        self.there = there  # whether there is an output at all
        self.spoilt = frozenset(spoilt)  # files that are not as they were left
        self.foreign = tuple(foreign)  # what has come to lie between them

    @property
    def whole(self) -> bool:
        """Whether all is as it was left."""
        return self.there and not self.spoilt and not self.foreign


def look(output: str | Path, outputs: Outputs, folders: Folders) -> tuple[bool, list[str], list[str]]:
    """Look at `output`, where the last build left `outputs` and `folders` (as in stamps.py): see Seen."""
    stat = os.stat
    spoilt: list[str] = []
    foreign: list[str] = []
    if not os.path.isdir(output):  # noqa: PTH112
        return False, spoilt, foreign
    below = f"{output}/"
    for save_as, known in outputs.items():
        try:
            state = stat(below + save_as, follow_symlinks=False)
        except OSError:
            spoilt.append(save_as)
        else:
            if (state.st_size, state.st_mtime_ns) != known:
                spoilt.append(save_as)
    for folder, when in folders.items():
        try:
            state = stat(below + folder, follow_symlinks=False)
        except OSError:
            continue
        if not S_ISDIR(state.st_mode):
            return False, spoilt, foreign
        if state.st_mtime_ns != when:
            foreign += _strangers(below, folder, outputs, folders)
    return True, spoilt, foreign


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

    def __init__(self, known: Stamps, handle: int) -> None:
        """Look at all that `known` tells of; `handle` is the lock's, which no other process shall hold."""
        self.known = known
        self._seen: Seen | None = None
        began = time.perf_counter()
        # With two processors, one looks at the output while the other looks at the content, or imports Pelican.
        self._looking = Beside(self._look, handle)
        self.content: dict[str, Stamp] | None = None
        try:
            self.content = survey(known["root"])
        except OSError:  # there is no such folder any more: the build will say so
            self.content = {}
        self.stages = {"looking at files": time.perf_counter() - began}

    def _look(self) -> tuple[bool, list[str], list[str]]:
        return look(self.known["output"], self.known["outputs"], self.known["folders"])

    @property
    def seen(self) -> Seen:
        """What there is to be seen of the output."""
        if self._seen is None:
            began = time.perf_counter()
            self._seen = Seen(*(self._looking.found() or self._look()))
            self.stages["looking at the output"] = time.perf_counter() - began
        return self._seen

    @property
    def profile(self) -> tuple[dict[str, float], dict[str, int]]:
        """The seconds that each stage of a build took that had nothing to do, and the counts of what there was."""
        counts = {
            "files": len(self.known["content"]),
            "files read": 0,
            "pieces of work": self.known["works"],
            "pieces of work done": 0,
            "pages": sum(1 for name in self.known["outputs"] if name.endswith(".html")),
            "files written": 0,
            "files taken away": 0,
        }
        return self.stages, counts

    @property
    def nothing_to_do(self) -> bool:
        """Whether a build would find all as it is, and say what the last one said."""
        return self._in_time() and self._same_content() and self._same_trees() and self._same_output()

    def _in_time(self) -> bool:
        until = self.known["until"]
        return self.known["since"] <= time.time_ns() and (not until or time.time_ns() < until)

    def _same_content(self) -> bool:
        found, known = self.content, self.known["content"]
        if found is None or found.keys() != known.keys():
            return False
        others = [path for path, now in found.items() if now == UNSURE or now != known[path]]
        digests, root = self.known["digests"], self.known["root"]
        try:
            return all(path in digests and _digest(f"{root}/{path}") == digests[path] for path in others)
        except OSError:  # gone, or not to be read: the build will say so
            return False

    def _same_output(self) -> bool:
        try:
            return self.seen.whole
        except OSError:  # a folder there is not to be read: the build will say so
            return False

    def _same_trees(self) -> bool:
        files = all(stamp(file) == known for file, known in self.known["files"].items())
        return files and all(tree(folder, *endings) == known for folder, endings, known in self.known["trees"])


def glance(output: str, asked: tuple[str, ...]) -> Glance | None:
    """Return what is to be seen before a build into `output`; None where nothing is known that could be relied on.

    `asked` is what the command was, and where; the last build must have been asked the same.
    """
    stamps = beside(output, ".stamps")
    if not os.path.exists(stamps):  # noqa: PTH110
        return None
    try:
        handle = lock.opened(beside(output, ".lock"))
    except OSError:
        return None
    try:
        left = (beside(output, end) for end in (".changes", ".new", ".old"))
        if not lock.take(handle) or any(map(os.path.lexists, left)):
            return None  # a build is at work, or was interrupted
        known = read(stamps)
        if known is None or known["asked"] != asked:
            return None
        if (known["memory"], known["pack"]) != (stamp_of(beside(output, ".memory")), stamp_of(beside(output, ".pack"))):
            return None
        return Glance(known, handle)
    finally:
        lock.let_go(handle)


def beside(output: str, ending: str) -> str:
    """Return the file beside the folder `output` that has its name and an ending: ".output.stamps"."""
    folder, name = os.path.split(place_of(output))
    return f"{folder}/.{name}{ending}"


def _digest(file: str) -> bytes:
    with open(file, "rb") as text:  # noqa: PTH123  (pathlib is not imported here)
        return digest(text.read())
