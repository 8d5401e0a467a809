"""The texts of a first build, found and read by a process of its own while this one imports Pelican and all the rest.

Once that is done, this one takes its share of what is left.

What is read is plain: names and values of headers, and what stands below. What a header means is found out later, and
whatever is wrong with a text too: such a one is read again.
"""

from __future__ import annotations

import marshal
import os
import zlib
from contextlib import suppress

from plugins.reading.survey import UNSURE, digest, survey
from plugins.running.beside import Beside

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from plugins.reading.survey import Stamp

    Plain = tuple[bytes, bytes, bytes, int]
    """A text's digest, its header and body as in sources.py, and the line where that begins."""


HANDFUL = 16  # texts that are taken at once, at least
MOST = 500  # handfuls: their numbers have room in any pipe
_NUMBER = 4  # bytes


class Ahead:
    """What is below a folder of content, found out before anybody asked."""

    def __init__(self, root: str) -> None:
        """Begin to read what is below `root`."""
        self.root = root
        self._asker = os.getpid()
        self._stamps: dict[str, Stamp] | None = None
        self._paths: list[str] = []
        self._size = HANDFUL
        # Which handful is next stands in a pipe: what one process reads, no other finds.
        self._next, self._fill = os.pipe()
        # What the other finds, this one is told by a file that is in memory alone; where there is none, this one looks.
        self._told = os.memfd_create("survey") if hasattr(os, "memfd_create") else -1
        if self._told < 0:
            self._look()
        self._beside = Beside(self._all)
        self._is_alone = not self._beside.has_begun
        if self._told >= 0 and not self._is_alone:
            os.close(self._fill)
            self._fill = -1

    def found(self) -> tuple[dict[str, Stamp] | None, dict[str, Plain]]:
        """Return what `survey` has found before anything was read, and the texts, by path; to be asked for once.

        What nobody has begun with is read now, by this process too.
        """
        texts: dict[str, Plain] = {}
        if self._told >= 0 and not self._is_alone:
            number = os.read(self._next, _NUMBER)  # once the other has looked, or is no more
            self._hear()
            texts = self._read(number)
        elif self._told < 0:
            texts = self._read()
        texts |= self._beside.found()
        for handle in (self._next, self._told):
            if handle >= 0:
                os.close(handle)
        return self._stamps, texts

    def _all(self) -> dict[str, Plain]:
        """Look, unless somebody has, and read."""
        if self._told >= 0 and self._stamps is None:
            self._look()
        return self._read()

    def _look(self) -> None:
        """Find out which texts there are, and tell all who read them."""
        with suppress(OSError):  # the build will say so
            self._stamps = survey(self.root)
        self._sort_out()
        if self._told >= 0 and os.getpid() != self._asker:
            data = marshal.dumps(self._stamps)
            with open(self._told, "wb", closefd=False) as file:  # which may fail: then all is left to the other process
                file.write(zlib.crc32(data).to_bytes(_NUMBER, "big") + data)
        if self._fill < 0:  # the other process was to look, and has ended before it could tell
            os.close(self._next)
            self._next, self._fill = os.pipe()
        with open(self._fill, "wb") as pipe:  # noqa: PTH123  (a number)
            pipe.writelines(start.to_bytes(_NUMBER, "big") for start in range(0, len(self._paths), self._size))
        self._fill = -1

    def _hear(self) -> None:
        """Learn what the other process has found, if it has."""
        data = os.pread(self._told, os.fstat(self._told).st_size, 0)
        check, told = data[:_NUMBER], data[_NUMBER:]
        if told and zlib.crc32(told).to_bytes(_NUMBER, "big") == check:
            self._stamps = marshal.loads(told)  # noqa: S302  (from our own child, and whole)
            self._sort_out()

    def _sort_out(self) -> None:
        self._paths = [path for path, stamp in (self._stamps or {}).items() if stamp != UNSURE and _is_text(path)]
        self._size = max(HANDFUL, -(-len(self._paths) // MOST))

    def _read(self, number: bytes = b"") -> dict[str, Plain]:
        """Read texts for as long as there are some that nobody has read; those of the handful `number` first."""
        from pathlib import PurePosixPath

        from plugins.reading.sources import parse

        somewhere = PurePosixPath("content")  # is told where something is wrong, and that is not taken
        texts: dict[str, Plain] = {}
        while number := number or os.read(self._next, _NUMBER):
            start = int.from_bytes(number, "big")
            for path in self._paths[start : start + self._size]:
                parts = path.split("/")
                try:
                    with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123  (as in entries.py)
                        data = file.read()
                except OSError:
                    continue
                source, problems = parse(data, somewhere, parts[0], parts[1], path.split(".")[1])
                if source is not None and not problems:
                    texts[path] = (digest(data), source.header, source.written, source.body_line)
            number = b""
        return texts


def _is_text(path: str) -> bool:
    names = path.split(".")
    return path.count("/") == 2 and len(names) == 3 and names[2] == "md"


def begin(root: str) -> Ahead | None:
    """Begin to read what is below the folder `root`, if there is one."""
    return Ahead(root) if os.path.isdir(root) else None  # noqa: PTH112
