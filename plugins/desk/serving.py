"""`python3 tasks.py serve`: the site at an address, built again as soon as a file is saved.

What cannot be built is told in the terminal, and on every page, where an editor is looking.

A process of its own builds (builder.py) and stays, another one serves. What takes longer than an editor likes to wait
and shows on no page, the search index, is made once nothing has been saved for a while.
"""

from __future__ import annotations

import contextlib
import html
import os
import re
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
from plugins.model.problem import N_
from plugins.report import editor_language
from plugins.wording.strings import Strings

WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
QUIET = 1500  # ms without a change, after which what can wait is made
PATIENCE = 3  # seconds for a process to end
STEP = 10  # ms: files saved within so short a time of one another are one change

BUILDING = N_("Building …")
NOT_BUILT = N_("Not built: the site is as it was before. Mend what is named above; saving the file builds it again.")
NOTHING_YET = N_("Nothing is built yet.")
LOOK = N_("Look at {address} (Ctrl-C ends it).")
TAKEN = N_("Port {port} is taken; using the next free one.")
NO_PORT = N_("No free port from {port} on at {host}.")
STOPPED = N_("Stopped.")
_BODY = re.compile(rb"<body[^>]*>")

Seen = Mapping[str, tuple[int, int]]  # path -> when it was last written (ns), and its size


class Builder:
    """The process that builds."""

    def __init__(self, root: Path, command: Sequence[str | Path], say: Callable[[str], None], t: Strings) -> None:
        """`command` starts it, in the folder `root`; `t` has the editor's language."""
        self._root, self._command, self._say, self._t = root, command, say, t
        self._process: subprocess.Popen[str] | None = None
        self.messages: list[str] = []  # what the last build has said
        self.faults = ""  # what the last build said if it went wrong
        self.waiting = False  # whether something is left that can wait
        self._over = False

    def build(self, what: str = BUILD, saved: Iterable[str] = (), *, quiet: bool = False) -> bool:
        """Build, and return whether that went well; `quiet` tells nothing but faults.

        `saved` are all files that have changed since the last time, where that is known.
        """
        if self._over:
            return False
        if not quiet:
            self._say(self._t(BUILDING))
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
            self.faults = ""
            return not self._over
        if not status:
            self.end()  # it could not even begin: the next change starts another
        if quiet:
            self._say("".join(self.messages).rstrip())
        self._say(self._t(NOT_BUILT))
        self.faults = "".join(self.messages).rstrip() or self._t(NOTHING_YET)
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
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self._process.communicate(timeout=PATIENCE)  # a disk that is slow to write holds up what is killed, too
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

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002  (tornado's own)
        """Hand out a file; while what was saved last cannot be built, a page says so first."""
        if self.builder.faults and include_body:
            self.path = self.parse_url_path(path)  # as tornado has it, for what it says of a wrong address
            place = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
            if place is None:  # it leads on
                return
            if place.endswith(".html"):
                self.set_extra_headers(path)
                self.finish(self._with_faults(Path(place)))
                return
        await super().get(path, include_body)

    def compute_etag(self) -> str | None:
        """Give no name to what is not to be kept."""
        return None

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002  (the interface says so)
        """Have nothing kept."""
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with the site's page for wrong addresses, or with why there is none."""
        if self.lost.is_file():
            self.finish(self._with_faults(self.lost))
        else:  # nothing has been built yet; </head> is where livereload puts its script
            words = html.escape(self.builder.faults or str(status_code))
            self.finish(
                f'<!doctype html><head><meta charset="utf-8"><title>{status_code}</title></head><pre>{words}</pre>'
            )

    def _with_faults(self, file: Path) -> bytes:
        page, faults = file.read_bytes(), self.builder.faults
        return with_faults(page, faults) if faults else page


def with_faults(page: bytes, faults: str) -> bytes:
    """Return an HTML page that begins with `faults`, and keeps them in sight however far one has scrolled.

    They look as the site's warnings do, and can be read without its styles.
    """
    lines = "<br>".join(html.escape(line) for line in faults.splitlines())
    said = (
        '<div role="alert" style="position: sticky; inset-block-start: 0; z-index: 9; max-block-size: 50vh;'
        ' overflow: auto; overflow-wrap: anywhere">'
        f'<div class="notice notice--warning" style="margin: 0"><p>{lines}</p></div></div>'
    )
    return _BODY.sub(lambda body: body[0] + said.encode(), page, count=1)


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


def serve(
    root: Path, output: Path, pelican: Iterable[str], *, host: str, port: int, lang: str, say: Callable[[str], None]
) -> int:
    """Build with the arguments `pelican`, serve `output`, and build again after each change, until Ctrl-C."""
    t = Strings(editor_language(lang, os.environ), "problems")
    chosen = free_port(host, port)
    if chosen is None:
        say(t(NO_PORT).format(port=port, host=host))
        return 1
    builder = Builder(root, [sys.executable, "-m", "plugins.desk.builder", *pelican], say, t)
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
            say(t(LOOK).format(address=f"http://{host}:{chosen}/"))  # not before somebody answers there
            watching.append(_watch(root, places, before, builder, loop, stopped))

        server = SiteServer(watcher=Watcher(begin))
        server.SFH = Pages
        if chosen != port:
            say(t(TAKEN).format(port=port))
        server.serve(port=chosen, host=host, root=str(output))
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stopped.set()
        builder.close()
        for thread in watching:
            thread.join(5)  # seconds; Python must not end below one that looks at files
    except KeyboardInterrupt:  # before anybody served
        builder.close()
    finally:
        builder.end()
    say("\n" + t(STOPPED))
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
            builder.build(saved=changed)
            loop.add_callback(LiveReloadHandler.reload_waiters)  # a fault is shown on the page, too

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread
