"""The lock of an output: one build has it, the next waits; the system opens it however a build ends."""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from pathlib import Path


_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})


def opened(place: str | Path) -> int:
    """Open the lock's file, which is made if need be; not yet locked. Raises OSError."""
    return os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)


def take(handle: int) -> bool:
    """Lock, or return False at once where another process has the lock.

    On a disk that knows no locks (some of networks and of virtual machines), whoever asks has it: nobody would ever
    let go of it, and to wait for that would be to wait for good.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return True


def let_go(handle: int) -> None:
    """Unlock and close, for all processes: one that was forked meanwhile would have kept it locked for a moment."""
    if sys.platform != "win32":
        import fcntl

        try:  # noqa: SIM105  (contextlib takes longer to import than all of this)
            fcntl.flock(handle, fcntl.LOCK_UN)
        except OSError:  # of a disk that knows no locks
            pass
    os.close(handle)
