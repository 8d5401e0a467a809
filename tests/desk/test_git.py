"""What git says of a server that takes nothing, in the editor's words: by git and ssh themselves."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.desk.drafting import Refused
from plugins.desk.git import expect
from plugins.desk.proposal import is_barred
from plugins.desk.repository import NOT_SENT
from tests.desk.copies import TEXT, Desk


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked is asked directly."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[Callable[[int], str]]:
    """Return the address of a server that answers all with a status."""
    running: list[ThreadingHTTPServer] = []

    def start(status: int) -> str:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                if status == 401:
                    self.send_header("WWW-Authenticate", 'Basic realm="git"')
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        running.append(ThreadingHTTPServer(("127.0.0.1", 0), Answer))
        threading.Thread(target=running[-1].serve_forever, daemon=True).start()
        return f"127.0.0.1:{running[-1].server_port}/all.git"

    yield start
    for each in running:
        each.shutdown()
        each.server_close()


def told(desk: Desk, address: str, lang: str = "en") -> str:
    """Return what an editor is told who hands in to `address`."""
    desk.git("remote", "set-url", "origin", address)
    desk.write(TEXT, "Title: B\n")
    desk.repository.commit([TEXT], "An edit")
    with pytest.raises(Refused, check=lambda fault: fault.message == NOT_SENT) as refused:
        desk.repository.send()
    return refused.value.told(lang)


@pytest.mark.parametrize(
    ("status", "who", "words"),
    [
        (401, "", "you are not signed in there"),
        (401, "rasa:wrong@", "you are not signed in there"),
        (403, "", "you may read there, but not write"),
        (404, "", "there is no such project, or none that you may see"),
    ],
)
def test_what_a_server_answers_is_told_in_words(
    status: int, who: str, words: str, desks: tuple[Desk, Desk], server: Callable[[int], str]
) -> None:
    said = told(desks[0], f"http://{who}{server(status)}")

    assert said.startswith(f"It is kept here, and could not be sent: {words}")
    assert "(fatal: " in said
    assert "wrong" not in said, "a password is nobody's business"


@pytest.mark.parametrize("address", ["http://nowhere.invalid/all.git", "http://127.0.0.1:9/all.git"])
def test_a_server_that_is_out_of_reach_is_told_in_words(address: str, desks: tuple[Desk, Desk]) -> None:
    assert "is this one connected to the internet?" in told(desks[0], address)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("git@git.site.example: Permission denied (publickey).", "you are not signed in there"),
        ("Host key verification failed.", "has never met the one that keeps the project"),
        ("ssh: connect to host git.site.example port 22: Connection timed out", "cannot be reached"),
        ("ERROR: Repository not found.", "there is no such project"),
        ("ERROR: Permission to social/cluster.git denied to rasa.", "not write"),
    ],
)
def test_what_ssh_says_is_told_in_words(
    said: str, words: str, desks: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "ssh"
    script.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 255\n")
    script.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(script))

    shown = told(desks[0], "ssh://git.site.example/all.git")

    assert words in shown
    assert said in shown


def test_it_is_told_in_the_editors_language_whatever_the_computers_is(
    desks: tuple[Desk, Desk], server: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # For git alone: what is set for this process, a library that is imported meanwhile would take up for good.
    monkeypatch.setattr(os, "environ", {**os.environ, "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"})

    assert "ten galite skaityti, bet ne rašyti" in told(desks[0], f"http://{server(403)}", "lt")


def test_what_nobody_knows_is_told_as_git_says_it(desks: tuple[Desk, Desk], server: Callable[[int], str]) -> None:
    said = told(desks[0], f"http://{server(500)}")

    assert said.startswith("It is kept here, and could not be sent: fatal: unable to access")
    assert "500" in said


def test_what_was_done_is_no_reason(desks: tuple[Desk, Desk]) -> None:
    done = desks[0].repository._git.run("status")

    expect(done, NOT_SENT)
    assert not is_barred(done)
