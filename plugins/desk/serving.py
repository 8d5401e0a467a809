"""`python3 tasks.py serve`: the site at an address, built again as soon as a file is saved.

What cannot be built is told in the terminal, and on every page, where an editor is looking.

A process of its own builds (builder.py) and stays, another one serves. What takes longer than an editor likes to wait
and shows on no page, the search index and the pictures for social networks, is made once nothing has been saved for a
while, and gives way to the next save. How much advice there is, is counted then, too: who only ever uses this would
not know that there is any.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from tornado.ioloop import IOLoop
from watchfiles import Change, DefaultFilter, watch

from plugins.desk.advising import SAID, Adviser
from plugins.desk.builder import REST
from plugins.desk.building import Builder
from plugins.desk.pages import FORMS, Pages
from plugins.model.problem import N_
from plugins.report import A_MOMENT, NO_MOMENT
from plugins.wording.editor import editor_language
from plugins.wording.strings import Strings

WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
QUIET = 1500  # ms without a change, after which what can wait is made
STEP = 10  # ms: files saved within so short a time of one another are one change

ANYTHING = ""  # for a path: whatever there is may have changed

LOOK = N_("Look at {address} (Ctrl-C ends it).")
WRITE = N_("To write in the browser: {address}")
TAKEN = N_("Port {port} is taken; using the next free one.")
NO_PORT = N_("No free port from {port} on at {host}.")
STOPPED = N_("Stopped.")

Seen = Mapping[str, tuple[int, int]]  # path -> when it was last written (ns), and its size


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


class SiteServer(Server):
    """livereload's server, which says nothing of each reload, and has more to answer with than files."""

    more: Sequence[Any] = ()  # tornado's handlers, which are asked first

    def get_web_handlers(self, script: bytes) -> list[Any]:
        """Return what answers, by pattern."""
        return [*self.more, *super().get_web_handlers(script)]

    def _setup_logging(self) -> None:
        """Let the builds speak, and no list of what browsers have asked for in vain."""
        logging.getLogger("tornado.access").setLevel(logging.CRITICAL)


def free_port(host: str, port: int) -> int | None:
    """Return `port` or the first after it that nobody listens at; None where there is none."""
    for candidate in range(port, min(port + 100, 65536)) if port > 0 else ():
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(sys.platform != "win32"))
            probe.bind((host, candidate))
            return candidate
    return None


def serve(
    root: Path,
    output: Path,
    pelican: Iterable[str],
    *,
    at: tuple[str, int],
    lang: str,
    now: str = "",
    say: Callable[[str], None],
    more: Sequence[Any] = (),
) -> int:
    """Build with the arguments `pelican`, serve `output` at a host and port, and build after each change, until Ctrl-C.

    Where `now` is no moment, no change of a file would mend that: it is told, and nothing begun. `more` is what
    answers besides the files, as tornado takes it.
    """
    t = Strings(editor_language(lang, os.environ), "problems")
    try:
        datetime.fromisoformat(now or A_MOMENT)
    except ValueError:
        say(t(NO_MOMENT).format(value=now, example=A_MOMENT))
        return 1
    host, port = at
    chosen = free_port(host, port)
    if chosen is None:
        say(t(NO_PORT).format(port=port, host=host))
        return 1
    builder = Builder(root, [sys.executable, "-m", "plugins.desk.builder", *pelican], say, t)
    asked = f"python3 tasks.py check{f' --lang {lang}' if lang else ''}"
    adviser = Adviser(
        root,
        [sys.executable, "-m", "plugins.desk.counting", "pelicanconf.py"],
        lambda n: say(t(SAID).format(n=n, command=asked)),
    )
    places = [root / name for name in WATCHED]
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
            say(t(WRITE).format(address=f"http://{host}:{chosen}{FORMS}/"))
            watching.append(_watch(root, places, before, builder, adviser, loop, stopped))

        server = SiteServer(watcher=Watcher(begin))
        server.SFH, server.more = Pages, more
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
        adviser.end()
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
    while not stopped.is_set():
        there = _there(places)
        for changed in watch(
            *there, step=STEP, rust_timeout=QUIET, yield_on_timeout=True, stop_event=stopped, raise_interrupt=False
        ):
            paths = {path for _, path in changed}
            if seen is not None:  # somebody may have saved a file before anybody watched
                now, then, seen = _seen(places), seen, None
                paths |= {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}
            if _there(places) != there:  # a folder was taken away, or put in another's place, which nobody watches yet
                seen = _seen(places)
                yield paths | {ANYTHING}
                break
            yield paths


def _there(places: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return the places that there are, each with what tells it from another of the same name."""
    found = {}
    for place in places:
        with contextlib.suppress(OSError):
            state = place.stat()
            found[place] = (state.st_dev, state.st_ino if place.is_dir() else 0)  # files are replaced as they are saved
    return found


def _watch(
    root: Path,
    places: Sequence[Path],
    before: Seen,
    builder: Builder,
    adviser: Adviser,
    loop: Any,  # noqa: ANN401  (tornado's)
    stopped: threading.Event,
) -> threading.Thread:
    """Build on each change, in a thread of its own, and have the browsers told by `loop`."""
    code = tuple(str(root / name) for name in ("plugins", "pelicanconf.py", "publishconf.py"))

    def run() -> None:
        rest = threading.Thread()  # which would be over as soon as it begins
        for changed in _changes(places, before, stopped):
            if not changed:
                if rest.is_alive():
                    continue
                if builder.waiting:
                    rest = threading.Thread(target=builder.build, args=(REST,), kwargs={"quiet": True}, daemon=True)
                    rest.start()
                elif not builder.faults:
                    adviser.look()
                continue
            adviser.change()
            if rest.is_alive():
                builder.hurry()
                rest.join()
            if ANYTHING in changed or any(path.startswith(code) for path in changed):
                builder.end()
            builder.build(saved=() if ANYTHING in changed else changed)
            loop.add_callback(LiveReloadHandler.reload_waiters)  # a fault is shown on the page, too
        if rest.is_alive():
            rest.join()  # the process has been killed

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread
