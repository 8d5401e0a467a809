"""The methods that dataclasses write for themselves, compiled once and kept: as `.pyc` files do for all other code.

`dataclasses` puts each method together as text and compiles it, in every process anew: for the hundred classes here
that is an eighth of the time of a build after one edit. What is kept is found by its text, so it is never out of date.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
from pathlib import Path
from types import CodeType
from typing import Any

MOST = 4 << 20  # bytes: beyond that, what is kept is mostly of classes that are no more


class Methods:
    """Compiled methods in a file."""

    def __init__(self, file: Path) -> None:
        """Read what is in `file`, which need not be there."""
        self._file = file
        self._known: dict[str, CodeType] = {}
        self._new = False
        head = sys.version.encode() + b"\n"
        try:
            data = file.read_bytes()
            if data.startswith(head) and len(data) < MOST:
                self._known = marshal.loads(data[len(head) :])  # noqa: S302  (our own, of this very Python)
        except (OSError, EOFError, ValueError, TypeError):
            self._known = {}

    def execute(self, source: str, *places: dict[str, Any]) -> None:
        """Do what `exec` does."""
        code = self._known.get(source)
        if code is None:
            code = self._known[source] = compile(source, "<string>", "exec")
            self._new = True
        exec(code, *places)  # noqa: S102  (what dataclasses have written)

    def save(self) -> None:
        """Keep what has been compiled; a disk that is full only has it compiled again."""
        if not self._new:
            return
        aside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(sys.version.encode() + b"\n" + marshal.dumps(self._known))
            aside.replace(self._file)
        except OSError:
            aside.unlink(missing_ok=True)


def keep_methods(file: Path) -> Methods:
    """Have dataclasses take their methods from `file`, from now on; what is new is written by `save`."""
    methods = Methods(file)
    vars(dataclasses)["exec"] = methods.execute  # in the place of the builtin, which they call by that name
    return methods
