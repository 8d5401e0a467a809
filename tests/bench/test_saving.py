"""What is waited for a server, with one of a few lines that shows a text once it has slept over it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.languages import LANGUAGES
from tests.bench import saving
from tests.bench.items import Corpus, corpus
from tests.bench.peers import address
from tests.bench.saving import SERVERS, Server, Waited, measure, report
from tests.bench.tools import Tool

SERVE = """
import http.server, os, sys, time
shown = {}
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/").replace("/", "_") + ".md"
        text = open("content/" + name).read()
        if shown.setdefault(name, [text, 0])[0] != text:
            time.sleep(0.2)
        shown[name] = [text, 0]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(("<p>" + text).encode())
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
"""
THERE = corpus(3, 1)


def given(there: Corpus) -> Iterator[tuple[str, str]]:
    for item in there.news:
        for language in LANGUAGES:
            yield f"content/{name(address(item, language))}", f"title: {item.id}\n\nWords.\n"


def name(url: str) -> str:
    return f"{url.strip('/').replace('/', '_')}.md"


def server(script: str, release: str = "1") -> Server:
    codes = {language.code: language for language in LANGUAGES}
    tool = Tool(
        key="ours",
        name="A server",
        files=given,
        source=lambda item, lang: f"content/{name(address(item, codes[lang]))}",
        command=lambda _: (),
        release=lambda: release,
    )
    return Server(tool=tool, command=lambda port: (sys.executable, "-c", script, str(port)))


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    for what, seconds in (("PAUSE", 0.0), ("REST", 0.0), ("PATIENCE", 20.0)):
        monkeypatch.setattr(saving, what, seconds)


def test_every_save_is_waited_for_till_the_page_shows_it(tmp_path: Path) -> None:
    waited = measure([server(SERVE)], THERE, 2, tmp_path / "room", lambda _: None)["ours"]

    assert 0 < waited.first < 20
    assert [len(waited.word), len(waited.title)] == [2, 2]
    assert all(0.2 <= each < 20 for each in (*waited.word, *waited.title))
    assert not (tmp_path / "room").exists()


def test_who_is_not_there_or_never_shows_anything_has_no_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "PATIENCE", 0.3)
    told: list[str] = []
    servers = [server(SERVE, release=""), server("import time; time.sleep(60)")]

    assert measure(servers, THERE, 1, tmp_path / "room", told.append) == {}
    assert told[-1].startswith("A server does not show < at /")
    assert len(told) == 2
    assert report({}, 3) == ""


def test_the_table_has_medians_the_longest_wait_and_multiples_of_hugos() -> None:
    waited = {
        "hugo": Waited(first=2.0, word=[0.5, 0.4, 0.6], title=[0.8, 0.8, 0.8]),
        "ours-full": Waited(first=4.0, word=[0.1, 0.1, 0.9], title=[0.2, 0.2, 0.2]),
    }

    *_, hugo, ours = report(waited, 1000).splitlines()

    assert hugo == "| Hugo | 2.00 s | 0.50 s | 0.80 s | 0.80 s |"
    assert ours == "| Social Cluster, full theme | 4.00 s · 2.00 | 0.10 s · 0.20 | 0.20 s · 0.25 | 0.90 s · 1.12 |"


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: str(server.tool.key))
def test_each_is_told_the_port_that_it_is_asked_at(server: Server) -> None:
    command: Callable[[int], tuple[str, ...]] = server.command

    assert any("4711" in part for part in command(4711))
