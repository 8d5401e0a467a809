"""A build is made aside and takes the output's place in one step.

Whatever ends a build early (a fault in the content, a full disk, a power cut) leaves the last good site as it was,
byte for byte, and two builds at once wait for each other. The one step is the exchange of two folders by the kernel
(Linux `renameat2`, macOS `renamex_np`); where there is none, two renames with a note of what was going on, which the
next build finishes.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE (linux/fs.h) and RENAME_SWAP (sys/stdio.h) are both 2


class Staging:
    """The folder beside `output` in which the next site is made: `.output.new`."""

    def __init__(self, output: Path, waiting: Callable[[], None] = lambda: None) -> None:
        """Take hold of `output` for this build; `waiting` is called once if another build has it."""
        self.output = Path(os.path.abspath(output))  # noqa: PTH100  (resolve() would follow a link at its end)
        self.folder = self.output.with_name(f".{self.output.name}.new")
        self._old = self.output.with_name(f".{self.output.name}.old")
        self.output.parent.mkdir(parents=True, exist_ok=True)
        self._lock: int | None = _locked(self.output.with_name(f".{self.output.name}.lock"), waiting)
        self._mend()
        _remove(self.folder)
        self.folder.mkdir()

    def switch(self) -> None:
        """Let the folder made aside be the output, and let go."""
        if not self.output.exists():
            self.folder.rename(self.output)
        elif _exchange(self.folder, self.output):
            _remove(self.folder)
        else:
            self.output.rename(self._old)
            self.folder.rename(self.output)
            _remove(self._old)
        self._release()

    def abandon(self) -> None:
        """Take what was made aside away, and let go; does nothing after `switch`."""
        if self._lock is not None:
            _remove(self.folder)
            self._release()

    def _mend(self) -> None:
        """Finish what a build that was killed between two renames left undone."""
        if self._old.exists():
            if self.output.exists():
                _remove(self._old)
            else:
                self._old.rename(self.output)

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)  # the lock goes with it
            self._lock = None


def _locked(path: Path, waiting: Callable[[], None]) -> int:
    """Open and lock `path`; the kernel lets go of it when the process ends, however it ends."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    told = False
    while True:
        try:
            _take(handle)
        except OSError:
            if not told:
                waiting()
                told = True
            time.sleep(0.05)
        else:
            return handle


def _take(handle: int) -> None:
    """Lock, or raise OSError at once where another process has the lock."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders trade places in one step; False where the system or the disk cannot."""
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(libc.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)) == 0
        if sys.platform == "linux":
            done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
            return int(done) == 0
    return False


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
