"""What the process that builds is told on its standard input, and whether it is told something while it is at work."""

from __future__ import annotations

import io
import os
import queue
import select
import threading
from collections.abc import Iterator


class Orders:
    """The lines that come, one after another, but for empty ones.

    Windows cannot tell whether anything has come without taking it: there, a thread takes it. Elsewhere there is none,
    for a process with threads is not divided to share out its work (running/crew.py).
    """

    def __init__(self, handle: int, *, thread: bool = os.name == "nt") -> None:
        """Take them, in UTF-8, from what `handle` is open for."""
        self._source = io.FileIO(handle, closefd=False)  # nothing lies in between, which nobody would know of
        self._taken: queue.Queue[bytes] | None = queue.Queue() if thread else None
        if thread:
            threading.Thread(target=self._take, daemon=True).start()

    def __iter__(self) -> Iterator[str]:
        """Yield them, until there will be no more."""
        for line in iter(self._source.readline if self._taken is None else self._taken.get, b""):
            if line.strip():
                yield line.decode()

    def waiting(self) -> bool:
        """Return whether another line has come, or there will be none."""
        if self._taken is None:
            return bool(select.select([self._source], [], [], 0)[0])
        return not self._taken.empty()

    def _take(self) -> None:
        assert self._taken is not None
        for line in iter(self._source.readline, b""):
            self._taken.put(line)
        self._taken.put(b"")  # as a file says that it has ended
