"""A plugin by which a build is killed in the middle: before the DIE-th time that it changes something on the disk.

Or before the first time that something is done to a file called DIE_AT.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from typing import Any

from pelican import Pelican, signals

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"})
WRITING = os.O_WRONLY | os.O_RDWR


def die_before(change: int, folder: str, name: str = "") -> None:
    """Be killed before the `change`-th time that something in `folder` is changed, or what is called `name` there."""
    counted, builder = count(1), os.getpid()

    def watch(event: str, args: tuple[Any, ...]) -> None:
        writes = event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & WRITING)
        if not writes or not _within(args[0], folder) or os.getpid() != builder:
            return
        if name and os.fsdecode(args[0]) != f"{folder}/{name}":
            return
        if next(counted) == change:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def _within(path: object, folder: str) -> bool:
    """Return whether `path` is below `folder`, or relative: to a folder that is being taken away."""
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return name.startswith(folder) or not os.path.isabs(name)  # noqa: PTH117  (strings, as a hook sees them)


def begin(pelican: Pelican) -> None:
    """Count what is done to the output and beside it."""
    name = os.environ.get("DIE_AT", "")
    if change := int(os.environ.get("DIE", str(int(bool(name))))):
        folder = os.path.dirname(os.path.abspath(pelican.output_path))  # noqa: PTH100, PTH120  (the same)
        die_before(change, folder, name)


def register() -> None:
    """Connect with Pelican."""
    signals.initialized.connect(begin)
