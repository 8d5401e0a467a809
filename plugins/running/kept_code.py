"""What Python compiles anew in every process, compiled once and kept: as `.pyc` files do for all other code.

What is kept is found by its source, so it is never out of date.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from plugins.running import checked

MOST = 4 << 20  # bytes: beyond that, what is kept is mostly of what is no more


class KeptCode:
    """Compiled code in a file, by what it was made of: plain values, such as `marshal` can write.

    All is as it was written until somebody asks for it: many a build has use for little of it.
    """

    def __init__(self, file: Path, form: str) -> None:
        """Read what is in `file`, which need not be there; `form` is another where what is kept has another form."""
        self._file = file
        self._head = f"{form}\n{sys.version}\n".encode()
        self.known: dict[Any, bytes] = {}
        self.is_new = False  # whether something has come that is not in the file
        data = checked.read(file, self._head)
        if data is not None and len(data) < MOST:
            self.known = marshal.loads(data)  # noqa: S302  (our own, whole, and of this very Python)

    def get(self, source: Any) -> Any:  # noqa: ANN401  (plain values)
        """Return what comes of `source`; None where that is not known."""
        code = self.known.get(source)
        return None if code is None else marshal.loads(code)  # noqa: S302  (likewise)

    def learn(self, source: Any, code: Any) -> None:  # noqa: ANN401
        """Keep `code` as what comes of `source`."""
        self.known[source] = marshal.dumps(code)
        self.is_new = True

    def save(self) -> None:
        """Write what has come; where that cannot be, it is only compiled again."""
        if self.is_new:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                checked.write(self._file, marshal.dumps(self.known), self._head)
