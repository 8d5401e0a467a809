"""The texts of a first build, read by a process of its own while this one imports Pelican and all the rest.

What is read is plain: names and values of headers, and what stands below. What a header means is found out later, and
whatever is wrong with a text too: such a one is read again.
"""

from __future__ import annotations

import os

from plugins.reading.survey import UNSURE, digest, survey
from plugins.running.beside import Beside

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from plugins.reading.survey import Stamp

    Plain = tuple[bytes, dict[str, tuple[str, str, int]], str, int]
    """A text's digest, its headers as in sources.py, its body, and the line where that begins."""


class Ahead:
    """What was found below a folder of content before anybody asked."""

    def __init__(self, root: str) -> None:
        """Begin to read what is below `root`."""
        self.root = root
        self._beside = Beside(self._read)

    def found(self) -> tuple[dict[str, Stamp] | None, dict[str, Plain]]:
        """Return what `survey` has found before anything was read, and the texts, by path; to be asked for once."""
        stamps, texts = self._beside.found()
        return stamps, texts

    def _read(self) -> tuple[dict[str, Stamp] | None, dict[str, Plain]]:
        from pathlib import PurePosixPath

        from plugins.reading.sources import parse

        try:
            stamps = survey(self.root)
        except OSError:  # the build will say so
            return None, {}
        somewhere = PurePosixPath("content")  # is told where something is wrong, and that is not taken
        texts: dict[str, Plain] = {}
        for path, stamp in (stamps or {}).items():
            parts, names = path.split("/"), path.split(".")
            if stamp == UNSURE or len(parts) != 3 or len(names) != 3 or names[2] != "md":
                continue
            try:
                with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123  (as in cataloguing.py)
                    data = file.read()
            except OSError:
                continue
            source, problems = parse(data, somewhere, parts[0], parts[1], names[1])
            if source is not None and not problems:
                fields = {key: (name, value, line) for key, (name, value, line) in source.fields.items()}
                texts[path] = (digest(data), fields, source.body, source.body_line)
        return stamps, texts


def begin(root: str) -> Ahead | None:
    """Begin to read what is below the folder `root`, if there is one."""
    return Ahead(root) if os.path.isdir(root) else None  # noqa: PTH112
