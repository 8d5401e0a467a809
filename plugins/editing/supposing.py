"""Content as it could be: a copy to change and to look at, before anything is done."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def supposed(content: Path) -> Iterator[Path]:
    """Yield a folder of the same name with the same in it, which is gone afterwards.

    Its files are the very same, under second names, for photos are large: put others in their place with `put`.
    """
    beside = content.parent / ".cache" / "desk"  # on the same disk
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside) as aside:
        copy = Path(aside, content.name)
        shutil.copytree(content, copy, symlinks=True, copy_function=_linked)
        yield copy


def put(place: Path, data: bytes) -> None:
    """Have a file of a supposed folder hold `data`."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    place.write_bytes(data)


def _linked(source: str, target: str) -> None:
    """Give a file a second name; a copy of it where the disk knows none."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)
