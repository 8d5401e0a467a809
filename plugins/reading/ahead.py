"""The texts of a first build, found and read by a process of its own while this one imports Pelican and all the rest.

Once that is done, this one takes its share of what is left. Where no other process can be had, or it ends before its
time, what it has not told is looked at as in any other build.

What is read is plain: names and values of headers, and what stands below. What a header means is found out later, and
whatever is wrong with a text too: such a one is read again.
"""

from __future__ import annotations

import os

from plugins.reading.survey import UNSURE, digest, survey
from plugins.running.beside import Beside
from plugins.running.handfuls import Handfuls

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.reading.survey import Stamp

    Plain = tuple[bytes, bytes, bytes, int]
    """A text's digest, its header and body as in sources.py, and the line where that begins."""


class Ahead:
    """What is below a folder of content, found out before anybody asked."""

    def __init__(self, root: str) -> None:
        """Begin to read what is below `root`. Raises OSError where the system has no means for it."""
        self.root = root
        self._handfuls = Handfuls()
        self._beside = Beside(self._look_and_read)
        self._handfuls.await_them()

    def found(self) -> tuple[dict[str, Stamp] | None, dict[str, Plain]]:
        """Return what `survey` has found before anything was read, and texts, by path; to be asked for once.

        Texts that nobody has begun with are read now, by this process too. None and no text where nothing was found
        out, or something is neither file nor folder.
        """
        stamps: dict[str, Stamp] | None = self._handfuls.found()
        texts = self._read(stamps) if stamps else {}
        texts |= self._beside.found() or {}
        self._handfuls.let_go()
        return stamps, texts

    def _look_and_read(self) -> dict[str, Plain]:
        stamps = survey(self.root)
        self._handfuls.share(stamps, len(_texts(stamps or {})))
        return self._read(stamps or {})

    def _read(self, stamps: Mapping[str, Stamp]) -> dict[str, Plain]:
        """Read texts for as long as there are some that nobody has read."""
        from pathlib import PurePosixPath

        from plugins.reading.sources import parse

        somewhere = PurePosixPath("content")  # is told where something is wrong, and that is not taken
        texts: dict[str, Plain] = {}
        for path in self._handfuls.taken(_texts(stamps)):
            parts = path.split("/")
            try:
                with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123  (as in entries.py)
                    data = file.read()
            except OSError:
                continue
            source, problems = parse(data, somewhere, parts[0], parts[1], path.split(".")[1])
            if source is not None and not problems:
                texts[path] = (digest(data), source.header, source.written, source.body_line)
        return texts


def _texts(stamps: Mapping[str, Stamp]) -> list[str]:
    return [path for path, stamp in stamps.items() if stamp != UNSURE and _is_text(path)]


def _is_text(path: str) -> bool:
    names = path.split(".")
    return path.count("/") == 2 and len(names) == 3 and names[2] == "md"


def begin(root: str) -> Ahead | None:
    """Begin to read what is below the folder `root`, if there is one, and if it can be done."""
    if not os.path.isdir(root):  # noqa: PTH112
        return None
    try:
        return Ahead(root)
    except OSError:
        return None
