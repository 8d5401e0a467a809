"""The methods that dataclasses write for themselves, compiled once and kept: as `.pyc` files do for all other code.

`dataclasses` puts each method together as text and compiles it, in every process anew: for the hundred classes here
that is an eighth of the time of a build after one edit. What is kept is found by its text, so it is never out of date;
as nobody may hand Python code that a disk has spoilt, it bears a checksum.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

MOST = 4 << 20  # bytes: beyond that, what is kept is mostly of classes that are no more
_HEAD = b"socialcluster methods 2\n" + sys.version.encode() + b"\n"
_CHECK = 4  # bytes


class Methods:
    """Compiled methods in a file."""

    def __init__(self, file: Path) -> None:
        """Read what is in `file`, which need not be there."""
        self._file = file
        self._known: dict[str, CodeType] = {}
        self._new = False
        with suppress(OSError):
            data = file.read_bytes()
            check, code = data[len(_HEAD) : len(_HEAD) + _CHECK], memoryview(data)[len(_HEAD) + _CHECK :]
            if data.startswith(_HEAD) and len(data) < MOST and _checksum(code) == check:
                self._known = marshal.loads(code)  # noqa: S302  (our own, whole, and of this very Python)

    def execute(self, source: str, *places: dict[str, Any]) -> None:
        """Do what `exec` does."""
        code = self._known.get(source)
        if code is None:
            # Not with this module's own __future__: what it is handed has to have annotations that are values.
            code = self._known[source] = compile(source, "<string>", "exec", dont_inherit=True)
            self._new = True
        exec(code, *places)  # noqa: S102  (what dataclasses have written)

    def save(self) -> None:
        """Keep what has been compiled; where it cannot be written, it is only compiled again."""
        if not self._new:
            return
        aside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            code = marshal.dumps(self._known)
            aside.write_bytes(_HEAD + _checksum(code) + code)
            aside.replace(self._file)
        except OSError:
            with suppress(OSError):  # there may not even be a folder that it could be in
                aside.unlink()


def _checksum(code: bytes | memoryview) -> bytes:
    return zlib.crc32(code).to_bytes(_CHECK, "big")


def keep_methods(file: Path) -> Methods:
    """Have dataclasses take their methods from `file`, from now on; what is new is written by `save`."""
    methods = Methods(file)
    vars(dataclasses)["exec"] = methods.execute  # in the place of the builtin, which they call by that name
    return methods
