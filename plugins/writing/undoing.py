"""What a change of the output displaces, kept until all of it is done: where one step fails, all are undone.

A file that another program holds, a folder that may not be written to, a disk with no room for one more name: without
this, the output would be new up to there and old from there on.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path


class Undo:
    """The account of one change, and what it has displaced."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made for what is displaced, on the disk of the output where it can be."""
        remove(folder)
        folder.mkdir(parents=True)
        self._folder = folder
        self._log: list[Callable[[], None]] = []
        self._count = 0

    def _slot(self) -> str:
        self._count += 1
        return f"{self._folder}/{self._count}"

    def put(self, file: str, target: str) -> None:
        """Move `file` to `target`, and keep what is there; raises OSError, and has done nothing then."""
        self._log.append(self._kept(target))
        try:
            move(file, target)
        except OSError:  # a folder that may not be written to takes nothing back either
            self._log.pop()
            raise

    def _kept(self, target: str) -> Callable[[], None]:
        """Keep what is at `target`, and return what puts it back; what is no file is taken away."""
        try:
            state = os.lstat(target)
        except (FileNotFoundError, NotADirectoryError):
            return lambda: remove(Path(target))
        if not stat.S_ISREG(state.st_mode):
            self.take(target)
            return lambda: remove(Path(target))
        slot = self._slot()
        try:
            os.link(target, slot)  # the file stays where it is until another takes its place
        except OSError:  # of a disk that knows no second names, or onto another one
            shutil.copy2(target, slot)
        return lambda: move(slot, target)

    def take(self, target: str) -> None:
        """Take away what is at `target`, a file or a folder; nothing may be there."""
        slot = self._slot()
        try:
            move(target, slot)
        except (FileNotFoundError, NotADirectoryError):
            return

        def bring() -> None:
            remove(Path(target))  # a folder takes no file's place
            move(slot, target)

        self._log.append(bring)

    def make(self, folder: Path) -> None:
        """Make a folder, if there is none."""
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
            self._log.append(folder.rmdir)

    def rmdir(self, folder: Path) -> None:
        """Take away a folder that is empty; raises OSError where there is none, or something in it."""
        folder.rmdir()
        self._log.append(folder.mkdir)

    def back(self) -> None:
        """Put all back that can be, the last first; raises OSError where something cannot."""
        failed: OSError | None = None
        while self._log:
            try:
                self._log[-1]()
            except OSError as error:
                failed = failed or error
            self._log.pop()
        if failed is not None:
            raise failed


def move(place: str, target: str) -> None:
    """Put a file or folder in another's place, in one step; onto another disk, by way of a copy with the same time."""
    try:
        os.replace(place, target)  # noqa: PTH105
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        aside = f"{target}.new"
        try:
            if os.path.isdir(place) and not os.path.islink(place):  # noqa: PTH112, PTH114
                shutil.copytree(place, aside, symlinks=True)
            else:
                shutil.copy2(place, aside, follow_symlinks=False)
            os.replace(aside, target)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                remove(Path(aside))
            raise
        remove(Path(place))


def remove(place: Path) -> None:
    """Take away a file, or a folder with all that is in it, also where that may not be written to; raises OSError."""
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        try:
            try:
                shutil.rmtree(place)
            except PermissionError:  # of a folder that somebody has made read-only; on Windows, of such a file
                for folder, _, names in os.walk(place):
                    for each in (folder, *(f"{folder}/{name}" for name in names if os.name == "nt")):
                        os.chmod(each, stat.S_IRWXU)  # noqa: PTH101
                shutil.rmtree(place)
        except OSError as error:  # which has the last part of a path alone: nobody would find it
            raise OSError(error.errno, error.strerror, str(place)) from error
