"""A build is made aside and takes the output's place when it is whole.

Whatever ends a build early (a fault in the content, a full disk, a power cut) leaves the last good site as it was,
byte for byte, and two builds at once wait for each other. A site made anew takes the old one's place in one step, the
exchange of two folders by the kernel (Linux `renameat2`, macOS `renamex_np`); where there is none, two renames with a
note of what was going on, which the next build finishes.

Where only some files are others, a folder for all of them would cost more than making them: creating a file takes as
long as rendering a page, and linking one half of that. So the changed files alone are made aside, then the list of
what is to be moved and taken away is written, and from then on the change is decided: each file is put in place by a
rename of its own, and if that is interrupted, the next build carries the list out before anything else. Where a file
cannot be put in place, what has been done of the list is undone (undoing.py). So it is done, too, where the output is a
disk of its own, such as a container's volume, which can neither be exchanged nor renamed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from plugins.writing import lock
from plugins.writing.place import place_of
from plugins.writing.undoing import Undo, remove

_AT_FDCWD = -100
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write two bytes for each line's end
_UNDO = ".undo"  # in the folder aside: no file of a site is called so
_EXCHANGE = 2  # RENAME_EXCHANGE (linux/fs.h) and RENAME_SWAP (sys/stdio.h) are both 2


class Staging:
    """The folder beside `output` in which the next site is made: `.output.new`."""

    def __init__(self, output: Path, waiting: Callable[[], None] = lambda: None) -> None:
        """Take hold of `output` for this build; `waiting` is called once if another has it. Raises OSError."""
        self.output = Path(place_of(output))
        self.folder = self.output.with_name(f".{self.output.name}.new")
        self._old = self.output.with_name(f".{self.output.name}.old")
        self._list = self.output.with_name(f".{self.output.name}.changes")
        self._list_aside = self._list.with_name(f"{self._list.name}.new")
        self.output.parent.mkdir(parents=True, exist_ok=True)
        self._within = f"{self.folder}/"
        self._made = {""}  # folders in it, as far as this process knows
        self._lock: int | None = _locked(self.output.with_name(f".{self.output.name}.lock"), waiting)
        try:
            self._mend()
            remove(self.folder)
            self.folder.mkdir()
        except BaseException:  # a process that stays would wait for itself the next time
            self.release()
            raise

    def write(self, save_as: str, data: bytes) -> tuple[int, int]:
        """Write a file aside; return its size and when that was (ns)."""
        folder = save_as.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)
        handle = os.open(self._within + save_as, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            state = os.fstat(handle)
        finally:
            os.close(handle)
        return state.st_size, state.st_mtime_ns

    def _make(self, folder: str) -> None:
        """Make a folder aside and those around it, which another process may be doing at the same time."""
        try:
            os.mkdir(self._within + folder)  # noqa: PTH102  (as `write`: once for each file)
        except FileNotFoundError:
            if not folder:
                raise
            self._make(folder.rpartition("/")[0])
            self._make(folder)
        except FileExistsError:
            pass
        self._made.add(folder)

    def has(self, save_as: str, data: bytes) -> bool:
        """Return whether the output has `data` at `save_as` already."""
        try:
            with open(f"{self.output}/{save_as}", "rb") as file:  # noqa: PTH123
                return file.read(len(data) + 1) == data
        except OSError:
            return False

    def change(self, written: Sequence[str], removed: Collection[str], *, hold: bool = False) -> None:
        """Put the files `written` aside in the place of the output's, take `removed` away, and let go, unless `hold`.

        Both are paths below the output; what is in both stays, and so does a folder that something written is in.
        Raises OSError where it cannot be done, and leaves the output as it was.
        """
        gone = sorted(set(removed) - set(written) - {folder for name in written for folder in _above(name)})
        if written or gone:
            with self._list_aside.open("w", encoding="utf-8") as file:
                json.dump([list(written), gone], file)
                file.flush()
                os.fsync(file.fileno())
            self._list_aside.replace(self._list)
            self._carry_out_or_undo()
        self._clear_up()
        if not hold:
            self.release()

    def _carry_out_or_undo(self) -> None:
        """Do what the list says, all or nothing."""
        undo = Undo(self.folder / _UNDO)
        try:
            self._carry_out(undo)
        except BaseException:  # Ctrl-C, too
            undo.back()
            self._list.unlink()
            raise

    def _carry_out(self, undo: Undo) -> None:
        """Do what the list says; what has been done already is left."""
        written, removed = json.loads(self._list.read_text(encoding="utf-8"))
        for name in written:
            self._put(name, undo)
        for name in removed:
            path = self.output / name
            undo.take(str(path))
            for folder in path.parents:
                if folder == self.output:
                    break
                try:
                    undo.rmdir(folder)
                except FileNotFoundError:  # it was taken away before an interruption
                    continue
                except OSError:  # others are still in it
                    break
        self._list.unlink()

    def _put(self, name: str, undo: Undo) -> None:
        """Move the file `name` to where it belongs, if that has not been done."""
        file, target = f"{self.folder}/{name}", f"{self.output}/{name}"
        try:
            undo.put(file, target)
        except (FileNotFoundError, NotADirectoryError):
            if os.path.lexists(file):  # else it was moved before an interruption
                self._make_room(name, undo)
                undo.put(file, target)

    def _make_room(self, name: str, undo: Undo) -> None:
        """Make the folders that the file `name` needs; a file that stands where one has to be gives way."""
        folder = self.output
        for part in name.split("/")[:-1]:
            folder = folder / part
            if folder.is_symlink() or folder.is_file():
                undo.take(str(folder))
            undo.make(folder)

    def switch(self, *, hold: bool = False) -> None:
        """Let the folder made aside be the output, and let go, unless `hold`.

        Raises OSError where it cannot be, and leaves the output as it was.
        """
        if not self.output.exists():
            self.folder.rename(self.output)
        elif _exchange(self.folder, self.output):
            self._clear_up()
        elif os.path.ismount(self.output):
            self.change(_files(self.folder), _files(self.output), hold=True)
        else:
            self.output.rename(self._old)
            try:
                self.folder.rename(self.output)
            except BaseException:
                self._old.rename(self.output)
                raise
            self._clear_up()
        if not hold:
            self.release()

    def abandon(self) -> None:
        """Take what was made aside away, and let go; does nothing after `switch`."""
        if self._lock is not None:
            if not self._list.exists():  # else a change is neither done nor undone, and the next build needs the files
                self._clear_up()
            self.release()

    def _mend(self) -> None:
        """Finish what a build that was killed between two renames left undone."""
        self._list_aside.unlink(missing_ok=True)
        if self._list.exists():
            self._carry_out(Undo(self.folder / _UNDO))
        if self._old.exists():
            if self.output.exists():
                remove(self._old)
            else:
                self._old.rename(self.output)

    def _clear_up(self) -> None:
        """Take away what is not needed any more; what cannot be is left to the next build, which needs the place."""
        for folder in (self.folder, self._old):
            with contextlib.suppress(OSError):
                remove(folder)

    def release(self) -> None:
        """Let another build have the output."""
        if self._lock is not None:
            lock.let_go(self._lock)
            self._lock = None


def _locked(path: Path, waiting: Callable[[], None]) -> int:
    """Open and lock `path`; wait for it where another build has it."""
    handle = lock.opened(path)
    told = False
    while not lock.take(handle):
        if not told:
            waiting()
            told = True
        time.sleep(0.05)
    return handle


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders trade places in one step; False where the system or the disk cannot."""
    if sys.platform not in {"darwin", "linux"}:
        return False
    import ctypes  # most builds change a few files, and do without

    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(libc.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)) == 0
        return int(libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)) == 0
    return False


def _files(folder: Path) -> list[str]:
    """Return all files below a folder, by their paths there."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def _above(name: str) -> Iterator[str]:
    """Yield the folders that the file `name` is in, below the output."""
    while name := name.rpartition("/")[0]:
        yield name
