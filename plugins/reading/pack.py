"""Many values in one file, each brought when it is asked for, and new ones added at its end.

What an edit does not touch is neither read nor written again. The file is only ever added to; where more than half of
it is of no use any more, it is written anew. Each value bears a checksum: what a disk has spoilt is made anew.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

Place = tuple[int, int]  # where a value begins in the file, and how long it is; in bytes
Stamp = tuple[int, int]  # the file's size, and when it was last written (ns)
Groups = tuple["Packed", ...]

_LEAST = 1 << 20  # bytes of no use that nobody minds
_CHECK = 4  # bytes, before each value's own


class DamagedError(KeyError):
    """A value is not as it was written; to whoever asks for it, it might as well not be there."""


class Pack:
    """The file."""

    def __init__(self, file: Path) -> None:
        """Nothing is opened before it is needed, or held."""
        self._file = file
        self._aside = file.with_name(f"{file.name}.new")
        self._handle: int | None = None

    @property
    def stamp(self) -> Stamp:
        """Return what is another when somebody has written to the file; zeros where there is none."""
        try:
            state = self._file.stat()
        except OSError:
            return (0, 0)
        return (state.st_size, state.st_mtime_ns)

    def hold(self) -> Stamp:
        """Open the file, so that what stands in it stays though another process puts a new one in its place.

        Return its stamp; raises OSError.
        """
        if self._handle is None:
            self._handle = os.open(self._file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        state = os.fstat(self._handle)
        return (state.st_size, state.st_mtime_ns)

    @property
    def there(self) -> bool:
        """Whether the file that is held is the one that stands in its place."""
        try:
            return self._handle is not None and os.path.samestat(os.fstat(self._handle), self._file.stat())
        except OSError:
            return False

    def read(self, place: Place) -> bytes:
        """Return what stands at `place`, checksum and all; raises OSError."""
        if self._handle is None:
            self.hold()
        assert self._handle is not None
        if hasattr(os, "pread"):  # forked processes share a file's position, and would move it for one another
            return os.pread(self._handle, place[1], place[0])
        os.lseek(self._handle, place[0], os.SEEK_SET)
        return os.read(self._handle, place[1])

    def add(self, groups: Groups) -> list[dict[str, Place]] | None:
        """Write what is new in `groups` to the file's end; raises OSError.

        Return where it stands, for each group; None where all was written anew, and stands elsewhere.
        """
        used = sum(group.used for group in groups)
        size = self.stamp[0]
        if size == 0 or size - used > max(used, _LEAST) or not all(group.there for group in groups):
            self.take(groups, self.write_aside(groups))
            return None
        with self._file.open("ab") as file:
            places = _written(file, groups, anew=False)
        self._hand_out(groups, places)
        return places

    def write_aside(self, groups: Groups) -> list[dict[str, Place]]:
        """Write all of `groups` beside the file, where `take` finds it; return where what stands. Raises OSError."""
        try:
            with self._aside.open("wb") as file:
                return _written(file, groups, anew=True)
        except OSError:
            self._aside.unlink(missing_ok=True)
            raise

    def take(self, groups: Groups, places: Iterable[dict[str, Place]]) -> None:
        """Put what was written aside in the file's place; raises OSError."""
        self.close()
        try:
            self._aside.replace(self._file)
        except OSError:
            self.leave()
            raise
        self._hand_out(groups, places)

    def leave(self) -> None:
        """Take away what was written aside."""
        self._aside.unlink(missing_ok=True)

    def _hand_out(self, groups: Groups, places: Iterable[dict[str, Place]]) -> None:
        self.hold()
        for group, placed in zip(groups, places, strict=True):
            group.placed(placed, self)

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        self.close()


def _written(file: BinaryIO, groups: Groups, *, anew: bool) -> list[dict[str, Place]]:
    """Write all of `groups`, or what is new in them, to the end of `file`; return where what stands, for each."""
    at = file.seek(0, os.SEEK_END)
    places = []
    for group in groups:
        placed = {}
        for name, data in group.to_write(anew=anew):
            file.write(data)
            placed[name] = (at, len(data))
            at += len(data)
        places.append(placed)
    return places


class Packed(MutableMapping[str, Any]):
    """Values by name, in a pack or not yet."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._places: dict[str, Place] = {}
        self._live: dict[str, Any] = {}
        self._new: dict[str, None] = {}  # names of values that are in no pack, or in another form
        self._pack: Pack | None = None
        self.mend: Callable[[], Mapping[str, Any]] | None = None  # makes all values anew

    def open(self, pack: Pack) -> None:
        """Take values from `pack`, whose file is there."""
        pack.hold()
        self._pack = pack

    def go_on_from(self, before: Packed, values: Mapping[str, Any], same: Callable[[str, Any], bool]) -> None:
        """Hold `values`. What is the `same` as it was `before`, given its name and value, stays where it stands."""
        self._pack = before._pack
        for name, value in values.items():
            self._live[name] = value
            if name not in before or name in before._new or not same(name, value):
                self._new[name] = None
            if name in before._places:
                self._places[name] = before._places[name]

    @property
    def used(self) -> int:
        """How many bytes of the pack are still of use."""
        return sum(length for name, (_, length) in self._places.items() if name not in self._new)

    @property
    def there(self) -> bool:
        """Whether the pack that values are taken from is still the file in its place; true where none are."""
        return not self._places or (self._pack is not None and self._pack.there)

    @property
    def changed(self) -> bool:
        """Whether there is something that is not in the pack."""
        return bool(self._new)

    def _bytes(self, name: str) -> bytes:
        assert self._pack is not None
        return self._pack.read(self._places[name])

    def to_write(self, *, anew: bool) -> Iterator[tuple[str, bytes]]:
        """Yield (name, bytes) of what is new, or of all."""
        for name in self if anew else tuple(self._new):
            if name in self._new:
                data = self.dumped(self[name])
                yield name, zlib.crc32(data).to_bytes(_CHECK, "big") + data
            else:
                yield name, self._bytes(name)

    def dumped(self, value: Any) -> bytes:  # noqa: ANN401
        """Return `value` as it is written."""
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def loaded(self, data: memoryview) -> Any:  # noqa: ANN401
        """Return what was written."""
        return pickle.loads(data)  # noqa: S301  (our own, and as it was written)

    def placed(self, places: dict[str, Place], pack: Pack) -> None:
        """Take note of where values have been written."""
        self._places |= places
        self._new.clear()
        if self._pack is not None and self._pack is not pack:
            self._pack.close()
        self._pack = pack

    def learn(self, places: Mapping[str, Place]) -> None:
        """Take note of where values stand that another process has written."""
        self._places |= places

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        if name not in self._live:
            if name in self._new:
                self._live[name] = self.made_anew(name)
            elif name in self._places:
                self._live[name] = self._found(name)
            else:
                raise KeyError(name)
        return self._live[name]

    def let_go(self, keep: Iterable[str] = ()) -> None:
        """Hold no values but those to `keep`: what is in no pack is being written by another process.

        Whoever asks for one before that has said where it stands, has it made anew.
        """
        self._live = {name: self._live[name] for name in keep if name in self._live}

    def _found(self, name: str) -> Any:  # noqa: ANN401
        """Return a value as the pack has it, or made anew: see `made_anew`."""
        data = b""
        with suppress(OSError):
            data = self._bytes(name)
        value = memoryview(data)[_CHECK:]
        if value and zlib.crc32(value).to_bytes(_CHECK, "big") == data[:_CHECK]:
            return self.loaded(value)
        return self.made_anew(name)

    def made_anew(self, name: str) -> Any:  # noqa: ANN401
        """Return a value that the disk has spoilt; raises DamagedError where nobody makes it."""
        if self.mend is None:
            raise DamagedError(name)
        made = self.mend()[name]
        self._new[name] = None
        return made

    def __setitem__(self, name: str, value: Any) -> None:  # noqa: ANN401
        if name not in self._live or self._live[name] is not value:
            self._live[name] = value
            self._new[name] = None

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        for each in (self._places, self._live, self._new):
            each.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._places or name in self._live or name in self._new

    def __iter__(self) -> Iterator[str]:
        return iter(self._places | dict.fromkeys(self._new, (0, 0)))

    def __len__(self) -> int:
        return len(self._places.keys() | self._new.keys())

    def __getstate__(self) -> dict[str, Place]:
        """Be kept as the places of what is in the pack."""
        return self._places

    def __setstate__(self, places: dict[str, Place]) -> None:
        self.__init__()  # type: ignore[misc]
        self._places = places
