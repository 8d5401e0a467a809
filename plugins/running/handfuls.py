"""What one process has found, shared out between it and the one that began it: by the handful, and none twice.

For the time before anything is imported, and so of next to no imports itself.
"""

from __future__ import annotations

import marshal
import os

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

HANDFUL = 16  # things that are taken at once, at least
MOST = 500  # handfuls: their numbers have room in any pipe
_NUMBER = 4  # bytes


class Handfuls:
    """Made before there is another process, which is then to `share`; this one is to `await_them`, and both take."""

    def __init__(self) -> None:
        """Make room for them; raises OSError where there is none, or no such thing on this system."""
        if not hasattr(os, "memfd_create"):
            raise OSError
        # What is found is told by a file in memory alone: a pipe would have the other process wait for a listener.
        self._told = os.memfd_create("found")
        # Which handful is next stands in a pipe: what one process reads, no other finds.
        self._next, self._fill = os.pipe()
        self._first = b""

    def await_them(self) -> None:
        """Leave it to the other process alone to share: where it ends before it has, nobody waits for more."""
        os.close(self._fill)

    def share(self, found: Any, count: int) -> None:  # noqa: ANN401  (what `marshal` can write)
        """Tell what was `found`, and then let `count` things of it be taken. Raises OSError where it cannot be told."""
        with open(self._told, "wb", closefd=False) as file:
            file.write(marshal.dumps(found))
        with open(self._fill, "wb") as pipe:  # noqa: PTH123
            pipe.writelines(start.to_bytes(_NUMBER, "big") for start in range(0, count, _size(count)))

    def found(self) -> Any | None:  # noqa: ANN401
        """Return what the other process has found, once it has told; None where it has ended before."""
        self._first = os.read(self._next, _NUMBER)  # waits until some can be taken, or the other process has ended
        data = os.pread(self._told, os.fstat(self._told).st_size, 0)
        try:
            return marshal.loads(data)  # noqa: S302  (our own child's)
        except EOFError:  # there is nothing, or the end is missing
            return None

    def taken(self, things: list[str]) -> Iterator[str]:
        """Yield those of the `things` that were shared which nobody has taken before, until there are no more."""
        number, size = self._first or os.read(self._next, _NUMBER), _size(len(things))
        while number:
            start = int.from_bytes(number, "big")
            yield from things[start : start + size]
            number = os.read(self._next, _NUMBER)

    def let_go(self) -> None:
        """Close what is open."""
        os.close(self._next)
        os.close(self._told)


def _size(count: int) -> int:
    return max(HANDFUL, -(-count // MOST))
