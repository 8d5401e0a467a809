"""Which files are below a folder, and what would change if one of them did: the one walk that every build takes.

It is taken before it is known whether there is anything to build, so little is imported here.
"""

from __future__ import annotations

import os
import stat
import time

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Stamp = tuple[int, int, int]  # when it was last written (ns), its size, its number on the disk

# A file written so shortly before it is looked at could be written again without a new time: disks count in steps.
RECENT = 2_000_000_000  # ns
UNSURE: Stamp = (0, 0, 0)  # no file's, and not to be compared


def survey(root: str | Path) -> dict[str, Stamp] | None:
    """Return the stamp of each file below `root` by its path there; None where something is neither file nor folder.

    A file just written has the stamp UNSURE: what is in it has to be looked at by the next build as well. What is gone
    before it can be looked at, as what editors write beside a file is, was not there.
    """
    found: dict[str, Stamp] = {}
    waiting = [("", os.fspath(root))]
    latest = time.time_ns() - RECENT
    while waiting:
        prefix, folder = waiting.pop()
        try:
            opened = os.scandir(folder)
        except FileNotFoundError:
            if prefix:
                continue
            raise
        with opened as entries:
            for entry in entries:
                try:
                    state = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if stat.S_ISREG(state.st_mode):
                    stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
                    found[prefix + entry.name] = stamp if state.st_mtime_ns < latest else UNSURE
                elif stat.S_ISDIR(state.st_mode):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    return None
    return found


def resurvey(root: str | Path, before: Mapping[str, Stamp], changed: Iterable[str]) -> dict[str, Stamp] | None:
    """Return what `survey` would find, where nothing but the files `changed` is other than it was `before`.

    None where looking at these cannot tell: at a folder, at a name that a system may write in two ways.
    """
    found, below = dict(before), f"{os.fspath(root)}{os.sep}"
    for path in changed:
        if not path.startswith(below) or not path.isascii():
            return None
        inside = path.removeprefix(below).replace(os.sep, "/")
        try:
            state = os.stat(path, follow_symlinks=False)  # noqa: PTH116
        except FileNotFoundError:
            if found.pop(inside, None) is None and any(name.startswith(f"{inside}/") for name in before):
                return None
            continue
        if not stat.S_ISREG(state.st_mode):
            return None
        sure = state.st_mtime_ns < time.time_ns() - RECENT
        found[inside] = (state.st_mtime_ns, state.st_size, state.st_ino) if sure else UNSURE
    return found


def stamp(file: str | Path) -> Stamp | None:
    """Return the stamp of a file; None where there is none, as at the end of an editor's lock, a link to nowhere."""
    try:
        state = os.stat(file)  # noqa: PTH116
    except OSError:
        return None
    return (state.st_mtime_ns, state.st_size, state.st_ino)


def tree(folder: str | Path, *endings: str) -> dict[str, Stamp]:
    """Return the stamp of each file below `folder` by its path there; of those that end in `endings`, if given.

    They are in order. What Python has compiled is left out, and links are followed, but not around in a circle. A
    folder that is not there has no files.
    """
    found: dict[str, Stamp] = {}
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        try:
            opened = os.scandir(place)
        except OSError:
            continue
        with opened as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_symlink() and _leads_up(entry.path):
                    continue
                if os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir():  # noqa: PTH112
                    if entry.name != "__pycache__":
                        waiting.append((f"{prefix}{entry.name}/", entry.path))
                elif not endings or entry.name.endswith(endings):
                    state = stamp(entry.path)
                    if state is not None:
                        found[prefix + entry.name] = state
    return found


def _leads_up(link: str) -> bool:
    """Return whether a link leads to a folder that it is in itself."""
    inner, outer = os.path.realpath(os.path.dirname(link)), os.path.realpath(link)  # noqa: PTH120
    return f"{inner}/".startswith(f"{outer}/")


def contents(root: Path, paths: Iterable[str], stamps: Mapping[str, Stamp]) -> tuple[tuple[str, Stamp | bytes], ...]:
    """Return for each file what changes when it does: its stamp, or what is in it where the stamp says nothing."""
    found: list[tuple[str, Stamp | bytes]] = []
    for path in paths:
        stamp = stamps.get(path, UNSURE)
        found.append((path, digest((root / path).read_bytes()) if stamp == UNSURE else stamp))
    return tuple(found)


def digest(data: bytes) -> bytes:
    """Return what differs when `data` does."""
    from plugins.running.hashing import blake2b  # many builds come to their end without it

    return blake2b(data, digest_size=32).digest()
