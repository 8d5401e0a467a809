"""The index: made by Pagefind, which knows each language's endings and is read by theme/static/js/search.js.

Pagefind lists languages in an order that changes from run to run, in one file; they are put in order here, so that the
same content gives the same bytes. All its other files are named by their content.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.index import PagefindIndex

from plugins.searching.documents import Document, to_html

ENTRY = "pagefind-entry.json"
NEEDED = ("pagefind.js", "pagefind-worker.js", ENTRY)  # others without a fingerprint are interfaces: ours is our own


def index(documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield (file below the index's folder, content); nothing for no documents."""
    found = tuple(documents)
    if not found:
        return
    with TemporaryDirectory() as folder:
        asyncio.run(_index(found, folder))
        for path in sorted(Path(folder).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and (name in NEEDED or path.suffix not in {".js", ".css", ".json"}):
                yield name, _ordered(path.read_bytes()) if name == ENTRY else path.read_bytes()


async def _index(documents: Iterable[Document], folder: str) -> None:
    async with PagefindIndex({"output_path": folder}) as made:
        for document in documents:
            await made.add_html_file(content=to_html(document), url=document.url)


def _ordered(entry: bytes) -> bytes:
    return json.dumps(json.loads(entry), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
