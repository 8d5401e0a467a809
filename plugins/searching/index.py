"""The index: made by Pagefind, which knows each language's endings and is read by theme/static/js/search.js.

By Pagefind's service, which is handed one document after another and answers with the files. Its command would look
for documents in a folder, and number them as they happen to lie on that disk: the same site would have another index on
another computer. It also says that all went well where the disk was full, and files are cut short. The service for
Python is not used: it sleeps a tenth of a second before it takes an answer. The lists of the index are put in order by
canonical.py, so that the same content gives the same bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from plugins.searching.canonical import ENTRY, canonical
from plugins.searching.documents import Document, to_html

NEEDED = ("pagefind.js", "pagefind-worker.js", ENTRY)  # others without a fingerprint are interfaces: ours is our own
_END = b","  # of a message, which is JSON in Base64
_MUCH = 1 << 20  # bytes, read at once


def index(documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield (file below the index's folder, content); nothing for no documents.

    Raises OSError if Pagefind is not there, and RuntimeError, with what it says, if it fails.
    """
    found = tuple(documents)
    if not found:
        return
    for name, data in canonical(_made(found)).items():
        if name in NEEDED or Path(name).suffix not in {".js", ".css", ".json"}:
            yield name, data


def _made(documents: tuple[Document, ...]) -> dict[str, bytes]:
    """Return what Pagefind makes of `documents`, in their order: path -> content."""
    from pagefind.service import get_executable  # brings asyncio along, which nobody else needs

    command = get_executable()
    if command is None:
        message = "Pagefind's command is not installed"
        raise FileNotFoundError(message)
    with subprocess.Popen((command, "--service"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:  # noqa: S603  (all ours)
        number = _asked(process, type="NewIndex", config={})["index_id"]
        for each in documents:
            place = f"{each.url.lstrip('/')}index.html"
            _asked(process, type="AddFile", index_id=number, url=None, file_path=place, file_contents=to_html(each))
        files = _asked(process, type="GetFiles", index_id=number)["files"]
    return {each["path"]: b64decode(each["content"]) for each in files}


def _asked(process: subprocess.Popen[bytes], **payload: object) -> dict[str, Any]:
    """Send a message to Pagefind, and return what it answers."""
    assert process.stdin is not None
    assert process.stdout is not None
    answer = bytearray()
    try:
        rest = memoryview(b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + _END)
        while rest:
            rest = rest[process.stdin.write(rest) :]
        while not answer.endswith(_END):
            read = os.read(process.stdout.fileno(), _MUCH)
            if not read:
                raise BrokenPipeError  # noqa: TRY301  (as where it has ended before it was asked)
            answer += read
    except BrokenPipeError:
        process.stdin.close()
        message = f"Pagefind ended with {process.wait()}"
        raise RuntimeError(message) from None
    told: dict[str, Any] = json.loads(b64decode(answer.removesuffix(_END)))["payload"]
    if told["type"] == "Error":
        message = f"Pagefind says: {told['message']}"
        raise RuntimeError(message)
    return told
