"""The stamps of all that a build stood on and has made, in a file of their own: `.output.stamps`.

It is read before anything else, so it is in the form that Python reads soonest (marshal), and this module imports
next to nothing. What else a build remembers is in `.output.memory`, whose own stamp stands here: they are of one build,
or neither is used.
"""

from __future__ import annotations

import marshal
import os
import sys

from plugins.running import checked

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypedDict

    from plugins.reading.survey import Stamp

    class Stamps(TypedDict):
        """What stands in the file; times are in nanoseconds."""

        asked: tuple[str, ...]  # what the command was, and where; () where nobody may rely on it
        said: str  # what the build told the editor
        since: int  # the moment that it was for
        until: int  # from this moment on, something may have to be another; 0: never
        root: str  # the folder content/
        content: dict[str, Stamp]  # path below it -> stamp
        digests: dict[str, bytes]  # the same, of files whose stamp says nothing: of what was in them
        trees: list[tuple[str, tuple[str, ...], dict[str, Stamp]]]  # code and theme: folder, endings, path -> stamp
        files: dict[str, Stamp]  # settings, and what they import
        output: str
        outputs: dict[str, tuple[int, int]]  # path below it -> size, time
        folders: dict[str, int]  # path below it -> time
        works: int  # how many pieces of work there were
        memory: tuple[int, int]  # of .output.memory: size, time
        pack: tuple[int, int]  # of .output.pack, likewise


_MARK = b"socialcluster stamps 1\n"


def read(place: str | Path) -> Stamps | None:
    """Return what stands in the file `place`; None where it is not whole, or was written by another Python."""
    data = checked.read(place, _head())
    if data is None:
        return None
    found: Stamps = marshal.loads(data)  # noqa: S302  (our own: its mark and its checksum are right)
    return found


def write(stamps: Stamps, place: Path) -> None:
    """Write the file `place`, whole or not at all; raises OSError."""
    data = marshal.dumps(stamps)  # type: ignore[arg-type]  # a TypedDict is a dict
    checked.write(place, data, _head(), aside=place.with_name(f"{place.name}.new"))


def _head() -> bytes:
    return _MARK + sys.version.encode() + b"\n"  # marshal's form is another in another Python


def stamp_of(place: str | Path) -> tuple[int, int]:
    """Return size and time of a file; zeros where there is none."""
    try:
        state = os.stat(place)  # noqa: PTH116
    except OSError:
        return (0, 0)
    return (state.st_size, state.st_mtime_ns)
