"""The index: made by Pagefind, which knows each language's endings and is read by theme/static/js/search.js.

By Pagefind's command, on a folder of documents: its service for Python takes a tenth of a second for each document, and
is ended before all that it writes has reached the disk. The lists of the index are put in order by canonical.py, so
that the same content gives the same bytes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.searching.canonical import ENTRY, canonical
from plugins.searching.documents import Document, to_html

NEEDED = ("pagefind.js", "pagefind-worker.js", ENTRY)  # others without a fingerprint are interfaces: ours is our own


def index(documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield (file below the index's folder, content); nothing for no documents.

    Raises OSError if Pagefind is not there, and RuntimeError, with what it says, if it fails.
    """
    found = tuple(documents)
    if not found:
        return
    with TemporaryDirectory() as folder:
        files = _made(found, Path(folder))
    for name, data in canonical(files).items():
        if name in NEEDED or Path(name).suffix not in {".js", ".css", ".json"}:
            yield name, data


def _made(documents: tuple[Document, ...], folder: Path) -> dict[str, bytes]:
    """Return what Pagefind makes of `documents`, written as pages into `folder`: path -> content."""
    pages, made = folder / "pages", folder / "index"
    for document in documents:
        page = pages / document.url.lstrip("/") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(to_html(document), encoding="utf-8")
    from pagefind.service import get_executable  # brings asyncio along, which nobody else needs

    command = get_executable()
    if command is None:
        message = "Pagefind's command is not installed"
        raise FileNotFoundError(message)
    options = ("--site", pages, "--output-path", made, "--quiet")
    done = subprocess.run((command, *options), capture_output=True, encoding="utf-8", check=False)  # noqa: S603  (all ours)
    if done.returncode:
        message = f"Pagefind ended with {done.returncode}: {done.stdout}{done.stderr}"
        raise RuntimeError(message)
    return {path.relative_to(made).as_posix(): path.read_bytes() for path in sorted(made.rglob("*")) if path.is_file()}
