"""One thing found out by a process beside this one, while this one goes on.

For the time before anything is imported, and so of next to no imports itself; work in earnest is shared out by crew.py.
"""

from __future__ import annotations

import marshal
import os
import sys

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Beside:
    """What a function returns, in time. It takes nothing and returns plain values: such as `marshal` can write."""

    def __init__(self, find: Callable[[], Any], *handles: int) -> None:
        """Begin, if there can be another process; it lets go of the open files `handles` at once."""
        self._process: tuple[int, int] | None = None
        if _can_fork():
            try:
                self._process = self._begin(find, handles)
            except OSError:  # no more processes, or open files, are allowed
                self._process = None

    def _begin(self, find: Callable[[], Any], handles: tuple[int, ...]) -> tuple[int, int]:
        hear, tell = os.pipe()
        try:
            number = os.fork()
        except OSError:
            os.close(hear)
            os.close(tell)
            raise
        if number:
            os.close(tell)
            return number, hear
        status = 1
        try:  # from here on in the other process, which must end here whatever happens
            for handle in (hear, *handles):
                os.close(handle)
            data = memoryview(marshal.dumps(find()))
            while data:
                data = data[os.write(tell, data) :]
            status = 0
        finally:
            os._exit(status)

    def found(self) -> Any | None:  # noqa: ANN401  (what the function returns)
        """Return it, once it is there; to be asked for once. None where the other process could not find it out."""
        if self._process is None:
            return None
        number, hear = self._process
        self._process = None
        with open(hear, "rb") as pipe:  # noqa: PTH123  (a number)
            data = pipe.read()
        _, status = os.waitpid(number, 0)
        return marshal.loads(data) if status == 0 else None  # noqa: S302  (from our own child)


def _can_fork() -> bool:
    """Whether there is a second processor, and a system on which a fork is whole."""
    return hasattr(os, "fork") and sys.platform != "darwin" and (os.cpu_count() or 1) > 1
