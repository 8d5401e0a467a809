"""Which files are below a folder, and what would change if one of them did: the one walk that every build takes."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

Stamp = tuple[int, int, int]  # when it was last written (ns), its size, its number on the disk

# A file written so shortly before it is looked at could be written again without a new time: disks count in steps.
RECENT = 2_000_000_000  # ns
UNSURE: Stamp = (0, 0, 0)  # no file's, and not to be compared


def survey(root: Path) -> dict[str, Stamp] | None:
    """Return the stamp of each file below `root` by its path there; None where something is neither file nor folder.

    A file just written has the stamp UNSURE: what is in it has to be looked at by the next build as well.
    """
    found: dict[str, Stamp] = {}
    waiting = [("", os.fspath(root))]
    latest = time.time_ns() - RECENT
    while waiting:
        prefix, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                state = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(state.st_mode):
                    stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
                    found[prefix + entry.name] = stamp if state.st_mtime_ns < latest else UNSURE
                elif stat.S_ISDIR(state.st_mode):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    return None
    return found


def contents(root: Path, paths: Iterable[str], stamps: Mapping[str, Stamp]) -> tuple[tuple[str, Stamp | bytes], ...]:
    """Return for each file what changes when it does: its stamp, or what is in it where the stamp says nothing."""
    found: list[tuple[str, Stamp | bytes]] = []
    for path in paths:
        stamp = stamps.get(path, UNSURE)
        found.append((path, digest((root / path).read_bytes()) if stamp == UNSURE else stamp))
    return tuple(found)


def digest(data: bytes) -> bytes:
    """Return what differs when `data` does."""
    return sha256(data).digest()
