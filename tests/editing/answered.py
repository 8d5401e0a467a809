"""The desk's forms, answered at a free port of this machine, before a copy of the tests' small site."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from plugins.editing.handlers import handlers
from tests.tools import ROOT


@contextlib.contextmanager
def answered(project: Path, editor: str) -> Iterator[int]:
    """Make a project of the empty folder `project`, and yield the port at which its desk answers."""
    shutil.copytree(ROOT / "tests/site/content", project / "content")
    shutil.copy(ROOT / "pelicanconf.py", project)
    for name in ("plugins", "theme"):
        (project / name).symlink_to(ROOT / name, target_is_directory=True)
    started, sockets = threading.Event(), bind_sockets(0, "127.0.0.1")
    running: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        application = Application(handlers(project, editor, "2016-12-01 09:00"))
        server = HTTPServer(application, xheaders=True)  # so that a request can come from elsewhere
        server.add_sockets(sockets)
        ended = asyncio.Event()
        running.append((asyncio.get_running_loop(), ended))
        started.set()
        await ended.wait()
        server.stop()
        await server.close_all_connections()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    started.wait(10)
    try:
        yield sockets[0].getsockname()[1]
    finally:
        loop, ended = running[0]
        loop.call_soon_threadsafe(ended.set)
        thread.join(10)
