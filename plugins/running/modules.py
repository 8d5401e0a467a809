"""The code of modules, in one file: Python opens one for each, three hundred in a build after one edit.

Where a module is, and what its code is, is looked up here; the code is Python's own, as in `.pyc` files. What is kept
of a module holds as long as its source has the same time and size, as for those. Whatever is not here, or not so any
more, Python finds in its own way, and it is here the next time.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder, SourceFileLoader

from plugins.running import checked

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

    Kept = tuple[str, int, int, int, int, int]
    """A module: its file's path, time (ns) and size; its code's place, size and checksum."""

_MARK = b"socialcluster modules 1\n"
_NUMBER = 4  # bytes


class Loader(SourceFileLoader):
    """Python's own, but for where the code comes from."""

    def __init__(self, name: str, path: str, modules: Modules) -> None:
        """Load the module called `name`, whose source is in the file `path`."""
        super().__init__(name, path)
        self._modules = modules

    def get_code(self, fullname: str) -> CodeType | None:
        """Return the module's code."""
        code = self._modules.code(fullname)
        if code is None:
            state = _state(self.path)  # before, lest it be changed meanwhile
            code = super().get_code(fullname)
            if code is not None:
                self._modules.learn(fullname, self.path, state, marshal.dumps(code))
        return code


class Modules:
    """A finder of modules, for `sys.meta_path`."""

    def __init__(self, file: str) -> None:
        """Take what is in `file`, which need not be there."""
        self._file = file
        # Where a module is found hangs on where is looked, and the form of code on Python.
        self._path = [*sys.path]
        self._places = [os.path.abspath(each) for each in sys.path]  # noqa: PTH100  (pathlib is not imported here)
        self._head = _MARK + repr((sys.version, sys.flags.optimize, self._places)).encode() + b"\n"
        self._handle = -1
        self._begin = 0  # of the codes, in the file
        self._known: dict[str, Kept] = {}
        self._new: dict[str, tuple[Kept, bytes]] = {}
        try:
            self._handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            self._known = self._index()
        except OSError:
            pass
        if self._handle >= 0 and not hasattr(os, "pread"):  # on Windows nothing takes the place of an open file
            os.close(self._handle)

    def _index(self) -> dict[str, Kept]:
        """Return what is kept of each module, by its name."""
        start = len(self._head) + 2 * _NUMBER
        head = os.read(self._handle, start)
        if len(head) < start or not head.startswith(self._head):
            return {}
        check, size = (int.from_bytes(head[at : at + _NUMBER], "big") for at in (start - 2 * _NUMBER, start - _NUMBER))
        if size > os.fstat(self._handle).st_size:
            return {}
        data = os.read(self._handle, size)
        if len(data) < size or zlib.crc32(data) != check:
            return {}
        self._begin = start + size
        index: dict[str, Kept] = marshal.loads(data)  # noqa: S302  (our own, whole, and of this very Python)
        return index

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Return how the module called `fullname` is loaded; None where Python is to say."""
        known = self._known.get(fullname)
        if known is not None and known[1:3] == _state(known[0]) and self._is_first(fullname, known[0], path):
            return self._spec(fullname, known[0])
        self._known.pop(fullname, None)
        spec = PathFinder.find_spec(fullname, path, target)
        if path is None and spec is not None and spec.origin and _folder(spec.origin) not in self._places:
            return spec  # of a folder that Python looks into since a moment ago, and in the next build perhaps not
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = Loader(fullname, spec.loader.path, self)
        if spec is not None and isinstance(spec.loader, Loader | ExtensionFileLoader):
            self.learn(fullname, spec.loader.path, _state(spec.loader.path), b"")
        return spec

    def _is_first(self, name: str, place: str, path: Sequence[str] | None) -> bool:
        """Return whether Python, which looks for a part of a package in its `path`, would find the one at `place`.

        Settings may have it look into more folders than it did at first: there are modules of their own.
        """
        if path is not None:
            return _folder(place) in path
        if sys.path == self._path:
            return True
        added = [each for each in sys.path if each not in self._path]
        return not added or PathFinder.find_spec(name, added) is None

    def _spec(self, name: str, place: str) -> ModuleSpec:
        """Return what Python would have found."""
        if place.endswith(".py"):
            loader: Loader | ExtensionFileLoader = Loader(name, place, self)
        else:
            loader = ExtensionFileLoader(name, place)
        spec = ModuleSpec(name, loader, origin=place, is_package=loader.is_package(name))
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(place))  # noqa: PTH120
        spec.has_location = True
        return spec

    def code(self, name: str) -> CodeType | None:
        """Return the code of the module called `name`; None where it is not here, or the disk has spoilt it."""
        known = self._known.get(name)
        if known is None or not known[4]:
            return None
        _, _, _, start, size, check = known
        try:
            data = self._read(start, size)
        except OSError:
            return None
        if len(data) < size or zlib.crc32(data) != check:
            return None
        code: CodeType = marshal.loads(data)  # noqa: S302  (likewise)
        return code

    def learn(self, name: str, path: str, state: tuple[int, int], code: bytes) -> None:
        """Keep where the module called `name` is, and its `code` as it is written, "" where nobody has asked for it.

        Its file `path` had this time and size.
        """
        self._new[name] = (path, *state, 0, len(code), zlib.crc32(code)), code

    def save(self) -> None:
        """Write what has come beside what still holds; where that cannot be, Python finds it all again."""
        if not self._new:
            return
        from pathlib import Path  # mostly there is nothing new

        try:
            codes = {name: self._read(*each[3:5]) for name, each in self._known.items() if each[1:3] == _state(each[0])}
            codes |= {name: code for name, (_, code) in self._new.items()}
            index: dict[str, Kept] = {}
            start = 0
            for name, code in codes.items():
                known = self._new[name][0] if name in self._new else self._known[name]
                index[name] = (*known[:3], start, len(code), known[5])
                start += len(code)
            told = marshal.dumps(index)
            numbers = (each.to_bytes(_NUMBER, "big") for each in (zlib.crc32(told), len(told)))
            os.makedirs(os.path.dirname(self._file), exist_ok=True)  # noqa: PTH103, PTH120
            checked.put(Path(self._file), b"".join((self._head, *numbers, told, *codes.values())))
        except OSError:
            return
        self._new.clear()

    def _read(self, start: int, size: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._handle, size, self._begin + start)
        with open(self._file, "rb") as file:  # noqa: PTH123  (not everywhere is there a pathlib yet)
            file.seek(self._begin + start)
            return file.read(size)


def _folder(place: str) -> str:
    """Return the folder in which Python has found the module or package whose code is at `place`."""
    folder, name = os.path.split(place)
    return os.path.dirname(folder) if name.startswith("__init__.") else folder  # noqa: PTH120


def _state(file: str) -> tuple[int, int]:
    """Return time and size of a file; zeros where there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def keep_modules(file: str) -> Modules:
    """Have Python take modules from `file`, from now on; what is new is written by `save`."""
    modules = Modules(file)
    at = sys.meta_path.index(PathFinder) if PathFinder in sys.meta_path else len(sys.meta_path)
    sys.meta_path.insert(at, modules)
    return modules
