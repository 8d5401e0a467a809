"""Links that lead out: each asked once, many at a time, the good answers kept for a day."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.checks.reachable import FRESH, Memory, ask, link_unreachable
from plugins.wording.strings import wrong_and_right
from tests.checks.advising import advised, body

TEXT = "[A](https://a.example/x#top)\n\n[B](https://b.example/)\n\n[A](https://a.example/x)\n"


def test_who_does_not_answer_is_told_at_every_place_and_asked_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def asking(address: str) -> str:
        asked.append(address)
        return "404" if "a.example" in address else ""

    check = link_unreachable(Memory(path=tmp_path / "links.json", now=1e6), asking)
    found = advised(tmp_path, body(TEXT), check)

    assert [(each.line, dict(each.values)["answer"]) for each in found] == [(5, "404"), (9, "404")]
    assert sorted(each for each in asked if ".example/" in each and "small" not in each)[:2] == [
        "https://a.example/x",
        "https://b.example/",
    ]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(("later", "again"), [(FRESH - 1, False), (FRESH + 1, True)])
def test_a_good_answer_holds_for_a_day_and_a_bad_one_not_at_all(tmp_path: Path, later: float, again: bool) -> None:  # noqa: FBT001
    path = tmp_path / "links.json"
    advised(
        tmp_path, body(TEXT), link_unreachable(Memory(path=path, now=1e6), lambda each: "" if "b." in each else "x")
    )
    asked: list[str] = []

    def asking(address: str) -> str:
        asked.append(address)
        return ""

    advised(tmp_path, body(TEXT), link_unreachable(Memory(path=path, now=1e6 + later), asking))

    assert ("https://b.example/" in asked) is again
    assert "https://a.example/x" in asked


def test_what_takes_too_long_is_not_judged(tmp_path: Path) -> None:
    wait = threading.Event()
    check = link_unreachable(Memory(path=tmp_path / "x.json", now=0), lambda _: str(wait.wait(5)), seconds=0.1)

    began = time.monotonic()
    assert advised(tmp_path, body(TEXT), check) == []
    assert time.monotonic() - began < 4
    wait.set()


def test_a_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{", encoding="utf-8")

    assert Memory(path=tmp_path / "x.json", now=5.0).good() == set()


class _Server(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        answers = {"/": 200, "/no-head": 501, "/shy": 403, "/%C5%A1iauliai": 200, "/a%20b": 200}
        self.send_response(answers.get(self.path, 410))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(410 if self.path == "/gone" else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_asking_is_by_head_and_then_by_body_and_the_shy_are_there() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}"
        answers = {path: ask(f"{root}{path}") for path in ("/", "/no-head", "/gone", "/shy", "/šiauliai", "/a%20b")}
        server.shutdown()

    assert answers.pop("/gone") == "410"
    assert not any(answers.values())


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (ssl.SSLCertVerificationError("x"), "https://a.example/x neturi galiojančio sertifikato, ir naršyklės apie tai įspėja"),
        (socket.gaierror(-2, "x"), "https://a.example/x veda į svetainę, kurios nėra"),
        (TimeoutError("x"), "https://a.example/x laiku neatsako"),
        (ConnectionRefusedError(111, "x"), "https://a.example/x neatsako"),
        (urllib.error.HTTPError("x", 404, "x", Message(), None), "https://a.example/x atsako klaida 404"),
    ],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
def test_why_nobody_answers_is_told_in_the_editors_language(
    reason: Exception, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(request: urllib.request.Request, **_: object) -> object:
        if "a.example" in request.full_url:
            raise reason if isinstance(reason, urllib.error.HTTPError) else urllib.error.URLError(reason)
        return contextlib.nullcontext()

    monkeypatch.setattr(urllib.request, "urlopen", fail)
    found = advised(tmp_path, body(TEXT), link_unreachable(Memory(path=tmp_path / "links.json", now=1e6)))

    assert {wrong_and_right(each, "lt")[0] for each in found} == {told}


def test_where_answers_cannot_be_kept_they_are_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where its folder would be")
    memory = Memory(path=tmp_path / "file/links.json", now=1e6)

    found = advised(tmp_path, body(TEXT), link_unreachable(memory, lambda each: "404" if "b." in each else ""))

    assert [(each.line, dict(each.values)["answer"]) for each in found] == [(7, "404")]
