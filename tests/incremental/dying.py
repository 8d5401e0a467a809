"""A plugin by which a build is killed in the middle: before the DIE-th time that it changes something on the disk."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from typing import Any

from pelican import Pelican, signals

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"})
WRITING = os.O_WRONLY | os.O_RDWR


def begin(pelican: Pelican) -> None:
    """Count what is done to the output and beside it."""
    left = int(os.environ.get("DIE", "0"))
    if not left:
        return
    folder = os.path.dirname(os.path.abspath(pelican.output_path))  # noqa: PTH100, PTH120  (as a hook sees them)
    counted, builder = count(1), os.getpid()

    def watch(event: str, args: tuple[Any, ...]) -> None:
        writes = event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & WRITING)
        if not writes or not args or not str(args[0]).startswith(folder) or os.getpid() != builder:
            return
        if next(counted) == left:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def register() -> None:
    """Connect with Pelican."""
    signals.initialized.connect(begin)
