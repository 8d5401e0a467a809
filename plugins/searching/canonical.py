"""The index in one order, so that the same content gives the same bytes.

Pagefind 1.5 lists a filter's values, and languages, as its hash tables hold them: differently in each run. Those lists
are sorted here, and the files that hold them, and those that name those files, are named by their content anew. All
else that Pagefind writes is the same in every run, and stays as it is.

A file of the index is gzipped: twelve bytes that say what it is, then CBOR (RFC 8949).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from plugins.running.later import later

if TYPE_CHECKING:
    import cbor2
else:
    cbor2 = later("cbor2")

ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
_SYSTEM, _UNKNOWN = 9, 255  # the byte of a gzip header that says what has packed it (RFC 1952, 2.3.1)
_FILTERS = 3  # in a .pf_meta: version, pages, words, filters, orders, fields


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the index `files` (path below its folder → content) with all lists in order.

    Raises ValueError for files that are not as Pagefind 1.5 writes them.
    """
    made: dict[str, bytes] = {}
    names: dict[str, str] = {}  # as files name each other: "lt_902868f" → "lt_1b2c3d4"
    for path, data in files.items():
        if path.endswith(".pf_filter"):
            key, values = _read(path, data)
            content = _written([key, sorted(values)])
            name = path.removeprefix("filter/").removesuffix(".pf_filter")
            names[name] = _renamed(name, content)
            made[f"filter/{names[name]}.pf_filter"] = content
    for path, data in files.items():
        if path.endswith(".pf_meta"):
            meta = _read(path, data)
            meta[_FILTERS] = sorted([key, names[name]] for key, name in meta[_FILTERS])
            content = _written(meta)
            name = path.removeprefix("pagefind.").removesuffix(".pf_meta")
            names[name] = _renamed(name, content)
            made[f"pagefind.{names[name]}.pf_meta"] = content
    for path, data in files.items():
        if path == ENTRY:
            entry = json.loads(data)
            for language in entry["languages"].values():
                language["hash"] = names[language["hash"]]
            made[path] = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        elif not path.endswith((".pf_filter", ".pf_meta")):
            made[path] = data
    return dict(sorted(made.items()))


def _read(path: str, data: bytes) -> list[Any]:
    raw = gzip.decompress(data)
    content = cbor2.loads(raw.removeprefix(_MARK))
    if not raw.startswith(_MARK) or not isinstance(content, list):
        message = f"{path} is not a file of Pagefind's index"
        raise ValueError(message)
    return content


def _written(content: list[Any]) -> bytes:
    made = bytearray(gzip.compress(_MARK + cbor2.dumps(content), mtime=0))
    made[_SYSTEM] = _UNKNOWN  # Python 3.11 and 3.12 name the system that they run on, later ones do not
    return bytes(made)


def _renamed(name: str, content: bytes) -> str:
    """Return `name`, a language and a fingerprint, with that of `content`, as long as it was."""
    lang, fingerprint = name.rsplit("_", 1)
    return f"{lang}_{sha256(content).hexdigest()[: len(fingerprint)]}"
