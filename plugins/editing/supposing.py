"""Content as it could be: a copy to change and to look at, before anything is done."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def supposed(content: Path) -> Iterator[Path]:
    """Yield a folder of the same name with the same in it, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside, content.name)
        shutil.copytree(content, copy, symlinks=True)
        yield copy
