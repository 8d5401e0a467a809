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
import select
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from plugins.running.giving_way import GaveWay, WaitedFor, never
from plugins.searching.canonical import ENTRY, canonical
from plugins.searching.documents import Document, to_html

NEEDED = ("pagefind.js", "pagefind-worker.js", ENTRY)  # others without a fingerprint are interfaces: ours is our own
_END = b","  # of a message, which is JSON in Base64
_MOMENT = 0.05  # seconds
_MUCH = 1 << 20  # bytes, read at once


def index(documents: Iterable[Document], waited_for: WaitedFor = never) -> Iterator[tuple[str, bytes]]:
    """Yield (file below the index's folder, content); nothing for no documents.

    Raises OSError if Pagefind is not there, RuntimeError, with what it says, if it fails, and GaveWay if somebody has
    to be `waited_for` before it is through.
    """
    found = tuple(documents)
    if not found:
        return
    for name, data in canonical(_made(found, waited_for)).items():
        if name in NEEDED or Path(name).suffix not in {".js", ".css", ".json"}:
            yield name, data


def _made(documents: tuple[Document, ...], waited_for: WaitedFor) -> dict[str, bytes]:
    """Return what Pagefind makes of `documents`, in their order: path -> content."""
    from pagefind.service import get_executable  # brings asyncio along, which nobody else needs

    command = get_executable()
    if command is None:
        message = "Pagefind's command is not installed"
        raise FileNotFoundError(message)
    with subprocess.Popen((command, "--service"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:  # noqa: S603  (all ours)
        ask = partial(_asked, process, waited_for)
        try:
            number = ask(type="NewIndex", config={})["index_id"]
            for each in documents:
                place = f"{each.url.lstrip('/')}index.html"
                ask(type="AddFile", index_id=number, url=None, file_path=place, file_contents=to_html(each))
            files = ask(type="GetFiles", index_id=number)["files"]
        except GaveWay:
            process.kill()
            raise
    return {each["path"]: b64decode(each["content"]) for each in files}


def _asked(process: subprocess.Popen[bytes], waited_for: WaitedFor, **payload: object) -> dict[str, Any]:
    """Send a message to Pagefind, and return what it answers; raises GaveWay if that is not to be waited for."""
    assert process.stdin is not None
    assert process.stdout is not None
    answer = bytearray()
    try:
        rest = memoryview(b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + _END)
        while rest:
            rest = rest[process.stdin.write(rest) :]
        while not answer.endswith(_END):
            if waited_for():
                raise GaveWay
            if not _is_there(process.stdout):
                continue
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


def _is_there(answer: IO[bytes]) -> bool:
    """Wait a moment, and return whether anything can be read by now; without waiting where the system cannot tell."""
    if os.name == "nt":
        return True  # Windows knows that of sockets alone
    return bool(select.select([answer], [], [], _MOMENT)[0])
