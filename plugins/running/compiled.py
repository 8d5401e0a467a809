"""What Python compiles anew in every process, compiled once and kept: as `.pyc` files do for all other code.

What is kept is found by its source, so it is never out of date. As nobody may hand Python code that a disk has spoilt,
the file bears a checksum.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

MOST = 4 << 20  # bytes: beyond that, what is kept is mostly of what is no more
_CHECK = 4  # bytes


class Compiled:
    """Compiled code in a file, by what it was made of: plain values, such as `marshal` can write."""

    def __init__(self, file: Path, form: str) -> None:
        """Read what is in `file`, which need not be there; `form` is another where what is kept has another form."""
        self._file = file
        self._head = f"{form}\n{sys.version}\n".encode()
        self.known: dict[Any, Any] = {}
        self.is_new = False  # whether something has come that is not in the file
        start = len(self._head)
        with suppress(OSError):
            data = file.read_bytes()
            check, code = data[start : start + _CHECK], memoryview(data)[start + _CHECK :]
            if data.startswith(self._head) and len(data) < MOST and _checksum(code) == check:
                self.known = marshal.loads(code)  # noqa: S302  (our own, whole, and of this very Python)

    def learn(self, source: Any, code: Any) -> None:  # noqa: ANN401  (plain values)
        """Keep `code` as what comes of `source`."""
        self.known[source] = code
        self.is_new = True

    def save(self) -> None:
        """Write what has come; where that cannot be, it is only compiled again."""
        if not self.is_new:
            return
        aside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            code = marshal.dumps(self.known)
            aside.write_bytes(self._head + _checksum(code) + code)
            aside.replace(self._file)
        except OSError:
            with suppress(OSError):  # there may not even be a folder that it could be in
                aside.unlink()


def _checksum(code: bytes | memoryview) -> bytes:
    return zlib.crc32(code).to_bytes(_CHECK, "big")
