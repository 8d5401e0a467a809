"""What an editor waits who has the site before her: for its first page, and from a save to the page that shows it.

Servers stay, so each has a room of its own and is asked over HTTP, as a browser asks. Between two saves there is a
pause, in which it may begin whatever it does when nobody waits: who saves then is not to wait for that either.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median

from tests.bench.items import Corpus
from tests.bench.results import BASE
from tests.bench.room import BuildError, Room, lay_out, word
from tests.bench.table import markdown
from tests.bench.tools import ELEVENTY, TOOLS, Tool
from tests.tools import BEGINNING, ROOT

HOST = "127.0.0.1"
PAUSE = 2.0  # seconds between two saves
REST = 10.0  # seconds after the first page
LOOK = 0.002  # seconds between two looks
PATIENCE = 300.0  # seconds


@dataclass(frozen=True, kw_only=True)
class Server:
    """A tool that builds and serves, and goes on doing so."""

    tool: Tool
    command: Callable[[int], tuple[str, ...]]  # given the port; run in the tool's room
    furnish: Callable[[Path], None] = lambda _: None  # puts into the room what it needs besides


@dataclass(kw_only=True)
class Waited:
    """How long somebody has waited for a server, in seconds."""

    first: float = 0.0  # from its start to the first page
    word: list[float] = field(default_factory=list)  # from saving a word more in a text
    title: list[float] = field(default_factory=list)  # from saving another title of it


def measure(
    servers: Sequence[Server], there: Corpus, saves: int, folder: Path, tell: Callable[[str], None]
) -> dict[str, Waited]:
    """Return for each tool that is installed what was waited, with so many `saves` of each kind, by its key."""
    found = {}
    for server in servers:
        if not server.tool.version():
            continue
        tell(f"{len(there.news):,} news items: {server.tool.name}, saving …")
        shutil.rmtree(folder, ignore_errors=True)
        room = lay_out(server.tool, there, folder)
        server.furnish(folder)
        try:
            found[server.tool.key] = _waited(server, room, saves)
        except BuildError as fault:
            tell(str(fault))
    shutil.rmtree(folder, ignore_errors=True)
    return found


def _waited(server: Server, room: Room, saves: int) -> Waited:
    waited = Waited()
    page = f"/{room.page.parent.relative_to(room.folder / server.tool.output).as_posix()}/"
    with _started(server, room.folder) as port:
        waited.first = _until(server, port, page, "<")
        time.sleep(REST)
        for number in range(1, saves + 1):
            for times, edit in ((waited.word, room.edit_word), (waited.title, room.edit_title)):
                mark = 2 * number + int(edit == room.edit_title)
                edit(mark)
                times.append(_until(server, port, page, word(mark)))
                time.sleep(PAUSE)
    return waited


@contextmanager
def _started(server: Server, folder: Path) -> Iterator[int]:
    """Run the server, at a port that was free just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            server.command(port), cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # and all that it has started
        process.wait()


def _until(server: Server, port: int, page: str, words: str) -> float:
    """Return after how many seconds `page` has these `words`; a BuildError where it never has."""
    began = time.perf_counter()
    while words not in _page(port, page):
        if time.perf_counter() > began + PATIENCE:
            raise BuildError(f"{server.tool.name} does not show {words} at {page}")
        time.sleep(LOOK)
    return time.perf_counter() - began


def _page(port: int, page: str) -> str:
    """Return what is at `page`; "" where there is nothing yet, or nobody answers."""
    asked = HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        asked.request("GET", page)
        answer = asked.getresponse()
        return answer.read().decode() if answer.status == 200 else ""
    except (OSError, HTTPException):
        return ""
    finally:
        asked.close()


def report(waited: Mapping[str, Waited], items: int) -> str:
    """Return a table of medians in seconds, and of their multiples of what Hugo takes; "" where nobody has waited."""
    if not waited:
        return ""
    figures: tuple[Callable[[Waited], float], ...] = (
        lambda each: each.first,
        lambda each: median(each.word),
        lambda each: median(each.title),
        lambda each: max(each.word + each.title),
    )
    base = waited.get(BASE)
    rows = []
    for key, each in waited.items():
        cells = [f"{figure(each):.2f} s" for figure in figures]
        if base is not None and each is not base:
            cells = [f"{cell} · {figure(each) / figure(base):.2f}" for cell, figure in zip(cells, figures, strict=True)]
        rows.append([_BY_KEY[key].name, *cells])
    head = ["server", "first page", "a word saved", "a title saved", "the longest wait"]
    note = (
        "Seconds from the server's start to its first page, and from a save to the page that shows it, asked for over\n"
        "HTTP; two seconds and more lie between two saves.\n"
    )
    return f"\n## What an editor waits, with {items:,} news items\n\n{note}\n{markdown(head, rows)}"


def _project(folder: Path) -> None:
    """Make of our room a project with its tasks: what is measured is `serve`, with pictures and the search index."""
    for name in BEGINNING:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    for name in ("plugins", "theme"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)


_BY_KEY = {tool.key: tool for tool in TOOLS}
SERVERS = (
    Server(
        tool=_BY_KEY["hugo"],
        command=lambda port: (_BY_KEY["hugo"].command(Path())[0], "server", "--bind", HOST, "--port", str(port)),
    ),
    Server(
        tool=_BY_KEY["ours-full"],
        command=lambda port: (sys.executable, "tasks.py", "serve", "--host", HOST, "--port", str(port)),
        furnish=_project,
    ),
    Server(
        tool=_BY_KEY["eleventy"],
        command=lambda port: (
            *(shutil.which("node") or "node", str(ELEVENTY / "node_modules/@11ty/eleventy/cmd.cjs")),
            *("--serve", "--incremental", "--quiet", f"--port={port}"),
        ),
    ),
)
