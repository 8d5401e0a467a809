"""Templates as code, kept for the next build in files of their own.

They hold as long as the template, Python, Jinja, its options and compiling.py are the same.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from plugins.running import checked
from plugins.running.hashing import blake2b

COMPILING = Path(__file__).with_name("compiling.py")  # not imported, unless there is something to compile


class Compiled(jinja2.BytecodeCache):
    """The folder in which they are kept; where nothing can be written, nothing is."""

    def __init__(self, folder: Path, options: Mapping[str, object]) -> None:
        """`options` are those of Jinja's environment."""
        self._folder = folder
        maker = zlib.crc32(COMPILING.read_bytes())
        self._made_by = f"{sys.version} {jinja2.__version__} {maker} {sorted(options.items(), key=str)}"

    def get_source_checksum(self, source: str) -> str:
        """Return what is another where other code would be made."""
        return _digest(f"{self._made_by}\0{source}")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of the file that a template is kept in."""
        return _digest(f"{name}\0{filename}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Have `bucket` hold the code, if it is there and whole."""
        code = checked.read(self._file(bucket), bucket.checksum.encode())
        if code is not None:  # read at once: from a file, as Jinja does it, `marshal` fetches it byte by byte
            bucket.code = marshal.loads(code)  # noqa: S302  (our own, whole, and of this very Python)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code; where that cannot be, it is made again the next time."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            checked.write(self._file(bucket), marshal.dumps(bucket.code), bucket.checksum.encode())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.cache"


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogateescape"), digest_size=16).hexdigest()
