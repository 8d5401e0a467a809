"""The index: made by Pagefind, which knows each language's endings and is read by theme/static/js/search.js.

Its lists are put in order by canonical.py, so that the same content gives the same bytes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.index import PagefindIndex

from plugins.searching.canonical import ENTRY, canonical
from plugins.searching.documents import Document, to_html

NEEDED = ("pagefind.js", "pagefind-worker.js", ENTRY)  # others without a fingerprint are interfaces: ours is our own


def index(documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield (file below the index's folder, content); nothing for no documents."""
    found = tuple(documents)
    if not found:
        return
    with TemporaryDirectory() as folder:
        asyncio.run(_index(found, folder))
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(Path(folder))}
    for name, data in canonical(files).items():
        if name in NEEDED or Path(name).suffix not in {".js", ".css", ".json"}:
            yield name, data


async def _index(documents: Iterable[Document], folder: str) -> None:
    async with PagefindIndex({"output_path": folder}) as made:
        for document in documents:
            await made.add_html_file(content=to_html(document), url=document.url)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
