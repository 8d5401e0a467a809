"""`serve`: the site at an address, built again whenever something changes, whatever state it is in.

The site here is the tests' small one, so that a build takes a second or two: what is tested is the task.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from tornado.websocket import websocket_connect

from tests.tools import BEGINNING, ROOT

pytestmark = pytest.mark.slow

HOME = "Title: Apie projektą\nSlug: apie\nMenu: main\nOrder: 1\n\n"
ABOUT = "content/pages/about/index.lt.md"
FAULTY = "Order: first\n\nNo title.\n"


class Served:
    """A running `serve`: what it prints, and what it serves."""

    def __init__(self, project: Path, port: int) -> None:
        self.project = project
        self.printed = ""
        command = [sys.executable, "tasks.py", "serve", "--port", str(port)]
        self.process = subprocess.Popen(
            command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.printed += line

    def wait(self, true: Callable[[], object], what: str) -> None:
        """Wait until `true()` is; 60 seconds are too many."""
        end = time.monotonic() + 60
        while not true():
            assert time.monotonic() < end, f"{what} has not come; printed was:\n{self.printed}"
            time.sleep(0.05)

    @property
    def address(self) -> str:
        """Where it says to look."""
        self.wait(lambda: "Look at" in self.printed, "the line that says where to look")
        found = re.search(r"Look at (http://127\.0\.0\.1:\d+)/ ", self.printed)
        assert found, self.printed
        return found[1]

    def get(self, path: str) -> tuple[int, dict[str, str], str]:
        """Return status, headers and body of what is served at `path`."""
        try:
            with urlopen(self.address + path, timeout=20) as answer:
                return answer.status, dict(answer.headers), answer.read().decode()
        except HTTPError as error:
            return error.code, dict(error.headers), error.read().decode()

    def interrupt(self) -> int:
        """Press Ctrl-C, which reaches the whole group of processes, and return the exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        status = self.process.wait(20)
        self._reader.join(5)
        return status


def about(project: Path, words: str) -> None:
    (project / ABOUT).write_text(HOME + words)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in BEGINNING:
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    for name in ("plugins", "theme"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copytree(ROOT / "tests/site/content", tmp_path / "content")
    about(tmp_path, "The first words.\n")
    return tmp_path


@pytest.fixture
def serve(project: Path) -> Iterator[Callable[..., Served]]:
    """Return a function that starts `serve` in `project`, at a port that was free just now."""
    started: list[Served] = []

    def start(port: int = 0) -> Served:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            free: int = probe.getsockname()[1]
        started.append(Served(project, port or free))
        return started[-1]

    # Whoever has started the tests in the background may have Ctrl-C ignored, by all that they start, too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield start
    signal.signal(signal.SIGINT, before)
    for each in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(each.process.pid, signal.SIGKILL)
        each.process.wait()
        each._reader.join()
        if each.process.stdout:
            each.process.stdout.close()


def test_pages_are_served_as_on_the_internet_and_never_from_a_cache(serve: Callable[..., Served]) -> None:
    served = serve()

    status, headers, page = served.get("/apie/")
    lost, _, lost_page = served.get("/no/such/page/")

    assert (status, lost) == (200, 404)
    assert "The first words." in page
    assert "404" in lost_page
    assert "/livereload.js" in lost_page
    assert headers["Cache-Control"] == "no-store"
    assert "/livereload.js" in page


def heard(served: Served, change: Callable[[], object]) -> dict[str, object]:
    """Return what a browser is told of a change: by livereload's own protocol, version 7."""
    address = served.address.replace("http", "ws") + "/livereload"

    async def told() -> dict[str, object]:
        messages: asyncio.Queue[str | bytes | None] = asyncio.Queue()
        socket = await websocket_connect(address, on_message_callback=messages.put_nowait)
        await socket.write_message(json.dumps({"command": "info", "url": served.address}))
        await socket.write_message(json.dumps({"command": "hello"}))
        async with asyncio.timeout(60):
            answer: dict[str, object] = json.loads(await messages.get() or "{}")
            assert answer["command"] == "hello"  # so what came before it has been heard, too
            change()
            message: dict[str, object] = json.loads(await messages.get() or "{}")
            socket.close()
            while await messages.get() is not None:  # till it is closed
                pass
        return message

    with ThreadPoolExecutor(1) as elsewhere:  # where Playwright, once it is started, has no loop running
        return elsewhere.submit(asyncio.run, told()).result()


def test_a_change_is_built_and_the_browser_told(serve: Callable[..., Served], project: Path) -> None:
    served = serve()

    message = heard(served, lambda: about(project, "The second words.\n"))

    assert message["command"] == "reload"
    assert "The second words." in served.get("/apie/")[2]


def test_nobody_waits_for_the_search_index_neither_at_first_nor_after_a_save(
    serve: Callable[..., Served], project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a large site it takes seconds; here it takes for ever."""
    asked = tmp_path / "asked"
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\necho asked >> {asked}\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    served = serve()

    def save(times: int) -> None:
        served.wait(lambda: asked.exists() and len(asked.read_text().split()) == times, "the quiet")
        about(project, f"Words that were saved {times}.\n")
        served.wait(lambda: f"saved {times}." in served.get("/apie/")[2], "the page that was saved")

    save(1)
    save(2)
    assert "Not built" not in served.printed


def test_a_page_says_which_file_it_is_made_of_on_ones_own_computer_alone(serve: Callable[..., Served]) -> None:
    assert f"<code>{ABOUT}</code>" in serve().get("/apie/")[2]


def test_two_changes_in_a_row_are_both_shown(serve: Callable[..., Served], project: Path) -> None:
    served = serve()
    assert "The first words." in served.get("/apie/")[2]

    for words in ("The second words.", "The third words."):
        about(project, words)
        served.wait(lambda words=words: words in served.get("/apie/")[2], words)  # type: ignore[misc]

    (project / "content/pages/new").mkdir()
    (project / "content/pages/new/index.lt.md").write_text("Title: New\nMenu: footer\nOrder: 9\n\nA new page.\n")
    served.wait(lambda: served.get("/new/")[0] == 200, "a new page")


def test_a_fault_leaves_the_old_page_and_is_told_till_it_is_mended(serve: Callable[..., Served], project: Path) -> None:
    served = serve()
    served.get("/")

    (project / ABOUT).write_text(FAULTY)
    served.wait(lambda: "Not built" in served.printed, "word of the fault")
    status, _, page = served.get("/apie/")
    style = re.search(r'href="(/theme/[^"]+\.css)"', page)
    about(project, "The mended words.\n")
    served.wait(lambda: "The mended words." in served.get("/apie/")[2], "the mended page")
    served.wait(lambda: f"{ABOUT}:1" not in served.get("/apie/")[2], "a page that says nothing of the fault any more")

    assert f"{ABOUT}:1" in served.printed
    assert status == 200
    assert "The first words." in page
    assert f'<p><a href="/_desk/pages/about/lt">{ABOUT}:1</a>:' in page, "on the page, where she is looking"
    assert "/livereload.js" in page
    assert style
    assert served.get(style[1])[0] == 200


def test_a_fault_has_the_browser_told(serve: Callable[..., Served], project: Path) -> None:
    """Else the page would go on as if all were well."""
    served = serve()

    message = heard(served, lambda: (project / ABOUT).write_text(FAULTY))

    assert message["command"] == "reload"
    for address, status in (("/apie/", 200), ("/nowhere/", 404)):
        answer = served.get(address)
        assert answer[0] == status
        assert f"{ABOUT}:1" in answer[2]


def test_where_nothing_was_ever_built_the_page_tells_the_fault(serve: Callable[..., Served], project: Path) -> None:
    (project / ABOUT).write_text(FAULTY)
    served = serve()

    status, _, page = served.get("/apie/")
    about(project, "The mended words.\n")
    served.wait(lambda: "The mended words." in served.get("/apie/")[2], "the mended page")

    assert status == 404
    assert f"{ABOUT}:1" in page
    assert "/livereload.js" in page


def test_advice_is_counted_in_the_quiet_and_told_in_a_line_when_there_is_more(
    serve: Callable[..., Served], project: Path
) -> None:
    """Not what it is: `check` tells that. That as much is not told again, tests/desk/test_counting.py sees."""
    found = "Advice, which stops nothing: at least (\\d+). To read it: python3 tasks.py check\n"

    def told() -> list[int]:
        return [int(each) for each in re.findall(found, served.printed)]

    served = serve()
    served.wait(told, "word of the advice that there is")
    about(project, "Read [here](https://www.example.org/).\n\nRead [here](https://www.example.org/a).\n")
    served.wait(lambda: len(told()) > 1, "word of more advice")

    first, second = told()
    assert second == first + 2
    assert served.interrupt() == 0
    assert "Traceback" not in served.printed


def test_a_taken_port_is_told_and_the_next_free_one_used(serve: Callable[..., Served]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        served = serve(port)

        address = served.address

        assert address != f"http://127.0.0.1:{port}"
        assert int(address.rpartition(":")[2]) > port
        assert f"Port {port} is taken; using the next free one." in served.printed
        assert served.get("/")[0] == 200


def test_a_moment_that_is_none_is_told_and_nothing_served(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tasks.py", "serve", "--now", "tomorrow", "--lang", "lt"],
        cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert (done.stdout, done.returncode) == ("„tomorrow“ nėra laikas; rašykite, pavyzdžiui, 2016-12-01 09:00\n", 1)


def test_ctrl_c_ends_it_cleanly(serve: Callable[..., Served]) -> None:
    served = serve()
    served.get("/")

    assert served.interrupt() == 0
    assert served.printed.rstrip().endswith("Stopped.")
    assert "Traceback" not in served.printed


def test_ctrl_c_ends_it_cleanly_in_the_middle_of_a_build(serve: Callable[..., Served]) -> None:
    served = serve()
    served.wait(lambda: "Building" in served.printed, "the build")
    time.sleep(0.3)

    assert served.interrupt() == 0
    assert "Traceback" not in served.printed


def test_what_is_written_in_the_form_is_on_the_page(serve: Callable[..., Served], project: Path) -> None:
    """And no script there loads the form anew while somebody writes in it."""
    served = serve()
    form = served.address + "/_desk/pages/about/lt"
    _, _, page = served.get("/_desk/pages/about/lt")
    digest = re.search(r'name="digest" value="(\w+)"', page)
    assert digest
    sent = {
        "digest": digest[1],
        "title": "Apie projektą",
        "menu": "main",
        "order": "1",
        "slug": "apie",
        "text": "Naujas.",
    }

    asked = Request(form, urlencode(sent).encode(), {"Origin": served.address})
    with urlopen(asked, timeout=20) as answer:  # led on to the form
        again = answer.read().decode()

    assert "livereload" not in page + again
    assert (project / ABOUT).read_text() == HOME + "Naujas.\n"
    served.wait(lambda: "<p>Naujas.</p>" in served.get("/apie/")[2], "the page")
    assert f"{served.address}/_desk/" in served.printed
