"""A file that is of use only whole: a head that says what has made it, a checksum, and what is kept.

Python runs whatever code it is handed, and `marshal` makes of spoilt bytes what it likes: none are read unchecked.
"""

from __future__ import annotations

import os
import zlib

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from pathlib import Path

_CHECK = 4  # bytes


def read(place: str | Path, head: bytes = b"") -> memoryview | None:
    """Return what is kept in the file `place`; None where it is not there, not whole, or has another head."""
    try:
        with open(place, "rb") as file:  # noqa: PTH123  (pathlib is not imported here)
            data = file.read()
    except OSError:
        return None
    view = memoryview(data)[len(head) :]
    whole = data.startswith(head) and zlib.crc32(view[_CHECK:]).to_bytes(_CHECK, "big") == view[:_CHECK]
    return view[_CHECK:] if whole else None


def write(place: Path, data: bytes, head: bytes = b"", *, aside: Path | None = None) -> None:
    """Write the file `place` with a checksum, as `read` wants it: see `put`."""
    put(place, head + zlib.crc32(data).to_bytes(_CHECK, "big") + data, aside=aside)


def put(place: Path, data: bytes, *, aside: Path | None = None) -> None:
    """Write the file `place`, whole or not at all; raises OSError. Until it is whole it stands `aside`."""
    aside = aside or place.with_name(f".{place.name}.{os.getpid()}")  # others may be writing, too
    try:
        aside.write_bytes(data)
        aside.replace(place)
    except OSError:
        try:  # noqa: SIM105  (contextlib takes longer to import than all of this)
            aside.unlink()
        except OSError:  # there may not even be a folder that it could be in
            pass
        raise
