"""`python3 tasks.py serve`: the site at an address, built again as soon as a file is saved.

A process of its own builds (builder.py) and stays, another one serves. What takes longer than an editor likes to wait
and shows on no page, the search index, is made once nothing has been saved for a while.
"""

from __future__ import annotations

import contextlib
import html
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from tornado.ioloop import IOLoop
from watchfiles import Change, DefaultFilter, watch

from plugins.desk.builder import BUILD, END, REST

WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
QUIET = 1500  # ms without a change, after which what can wait is made
STEP = 10  # ms: files saved within so short a time of one another are one change

Seen = Mapping[str, tuple[int, int]]  # path -> when it was last written (ns), and its size


class Builder:
    """The process that builds."""

    def __init__(self, root: Path, command: Sequence[str | Path], say: Callable[[str], None]) -> None:
        """`command` starts it, in the folder `root`."""
        self._root, self._command, self._say = root, command, say
        self._process: subprocess.Popen[str] | None = None
        self.messages: list[str] = []  # what the last build has said
        self.waiting = False  # whether something is left that can wait
        self._over = False

    def build(self, what: str = BUILD, saved: Iterable[str] = (), *, quiet: bool = False) -> bool:
        """Build, and return whether that went well; `quiet` tells nothing but faults.

        `saved` are all files that have changed since the last time, where that is known.
        """
        if self._over:
            return False
        if not quiet:
            self._say("Building …")
        self.messages.clear()
        process = self._running()
        status = ""
        with contextlib.suppress(OSError):  # it has ended: then nothing will be heard either
            assert process.stdin is not None
            named = [what, *saved]
            process.stdin.write("\t".join(named if all(each.isprintable() for each in named) else [what]) + "\n")
            process.stdin.flush()
        for line in process.stdout or ():
            if line.startswith(END):
                status, _, left = line[1:].strip().partition(" ")
                self.waiting = left == "1"
                break
            self.messages.append(line)
            if not quiet:
                print(line, end="", flush=True)  # noqa: T201  (what the build says)
        if status == "0" or self._over:
            return not self._over
        if not status:
            self.end()  # it could not even begin: the next change starts another
        if quiet:
            self._say("".join(self.messages).rstrip())
        self._say("Not built: the site is as it was before. Mend what is named above; saving the file builds it again.")
        return False

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  (our own command)
                self._command, cwd=self._root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                encoding="utf-8", errors="replace",
            )  # fmt: skip
        return self._process

    def close(self) -> None:
        """Build no more; whoever waits for the process waits no longer."""
        self._over = True
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        """End the process; the next build starts another, which reads all code anew."""
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(OSError):
                self._process.communicate()
            self._process = None


class Watcher:
    """What livereload asks for changes: here they are told, not asked for."""

    filepath = None
    _tasks = ("told",)  # livereload would watch a folder of its own choice if there were none

    def __init__(self, begin: Callable[[], None]) -> None:
        """`begin` is called once the server runs."""
        self._changes: list[object] = []
        self._begin = begin

    def start(self, _: Callable[[], None]) -> bool:
        """Begin; True says that nobody needs to ask."""
        self._begin()
        return True


class Pages(StaticFileHandler):
    """The built files, as a web server at the site's address would hand them out."""

    builder: Builder
    lost: Path

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002  (the interface says so)
        """Have nothing kept."""
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with the site's page for wrong addresses, or with why there is none."""
        if self.lost.is_file():
            self.finish(self.lost.read_bytes())
        else:  # nothing has been built yet; </head> is where livereload puts its script
            words = html.escape("".join(self.builder.messages)) or html.escape(f"{status_code}: nothing is built yet.")
            self.finish(f"<!doctype html><head><title>Not built</title></head><pre>{words}</pre>")


class SiteServer(Server):
    """livereload's server, which says nothing of each reload."""

    def _setup_logging(self) -> None:
        """Let the builds speak."""


def free_port(host: str, port: int) -> int | None:
    """Return `port` or the first after it that nobody listens at; None where there is none."""
    for candidate in range(port, min(port + 100, 65536)):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(sys.platform != "win32"))
            probe.bind((host, candidate))
            return candidate
    return None


def serve(root: Path, output: Path, pelican: Iterable[str], *, host: str, port: int, say: Callable[[str], None]) -> int:
    """Build with the arguments `pelican`, serve `output`, and build again after each change, until Ctrl-C."""
    chosen = free_port(host, port)
    if chosen is None:
        say(f"No free port from {port} on at {host}.")
        return 1
    builder = Builder(root, [sys.executable, "-m", "plugins.desk.builder", *pelican], say)
    places = [place for name in WATCHED if (place := root / name).exists()]
    before = _seen(places)
    try:
        builder.build()
        Pages.builder, Pages.lost = builder, output / "404.html"
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # else a change within three seconds of the last isn't shown
        stopped = threading.Event()
        watching: list[threading.Thread] = []

        def begin() -> None:
            loop = IOLoop.current()
            # An interruption that strikes while an object is let go of would be told and forgotten, and all go on.
            signal.signal(signal.SIGINT, lambda *_: loop.add_callback_from_signal(loop.stop))
            say(f"Look at http://{host}:{chosen}/ (Ctrl-C ends it).")  # not before somebody answers there
            watching.append(_watch(root, places, before, builder, loop, stopped))

        server = SiteServer(watcher=Watcher(begin))
        server.SFH = Pages
        if chosen != port:
            say(f"Port {port} is taken; using the next free one.")
        server.serve(port=chosen, host=host, root=str(output))
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stopped.set()
        builder.close()
        for thread in watching:
            thread.join(5)  # seconds; Python must not end below one that looks at files
    finally:
        builder.end()
    return 0


def _seen(places: Iterable[Path]) -> Seen:
    """Return what there is to be seen of the files that are watched."""
    wanted, found = DefaultFilter(), {}
    for place in places:
        files = (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
        for path in (place,) if place.is_file() else files:
            if wanted(Change.modified, str(path)):
                with contextlib.suppress(OSError):  # gone meanwhile, or a link to nothing
                    state = path.stat()
                    found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def _changes(places: Sequence[Path], before: Seen, stopped: threading.Event) -> Iterator[set[str]]:
    """Yield which files have changed since they were as `before`, and the empty set where all has been quiet."""
    seen: Seen | None = before
    for changed in watch(
        *places, step=STEP, rust_timeout=QUIET, yield_on_timeout=True, stop_event=stopped, raise_interrupt=False
    ):
        paths = {path for _, path in changed}
        if seen is not None:  # somebody may have saved a file before anybody watched
            now, then, seen = _seen(places), seen, None
            paths |= {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}
        yield paths


def _watch(
    root: Path,
    places: Sequence[Path],
    before: Seen,
    builder: Builder,
    loop: Any,  # noqa: ANN401  (tornado's)
    stopped: threading.Event,
) -> threading.Thread:
    """Build on each change, in a thread of its own, and have the browsers told by `loop`."""
    code = tuple(str(root / name) for name in ("plugins", "pelicanconf.py", "publishconf.py"))

    def run() -> None:
        for changed in _changes(places, before, stopped):
            if not changed:
                if builder.waiting:
                    builder.build(REST, quiet=True)
                continue
            if any(path.startswith(code) for path in changed):
                builder.end()
            if builder.build(saved=changed):
                loop.add_callback(LiveReloadHandler.reload_waiters)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread
