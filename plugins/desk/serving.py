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
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from tornado.ioloop import IOLoop

from plugins.desk.advising import SAID, Adviser
from plugins.desk.builder import REST
from plugins.desk.building import Builder
from plugins.desk.pages import FORMS, Pages
from plugins.desk.watching import ANYTHING, Seen, changes, seen
from plugins.model.problem import N_
from plugins.report import A_MOMENT, NO_MOMENT
from plugins.wording.editor import editor_language
from plugins.wording.strings import Strings

WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
LOOK = N_("Look at {address} (Ctrl-C ends it).")
WRITE = N_("To write in the browser: {address}")
TAKEN = N_("Port {port} is taken; using the next free one.")
NO_PORT = N_("No free port from {port} on at {host}.")
STOPPED = N_("Stopped.")


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
    before = seen(places)
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
        for changed in changes(places, before, stopped):
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
