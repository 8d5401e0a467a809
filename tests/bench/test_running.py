"""The benchmark's runs, with tools that take no time: a line of Python that writes what a page would be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.languages import LANGUAGES
from tests.bench.items import Corpus
from tests.bench.peers import address
from tests.bench.results import SCENARIOS
from tests.bench.room import METER
from tests.bench.running import measure
from tests.bench.tools import Tool

GOOD = "for line in open('map'):\n text, page = line.split(); os.makedirs(page); open(page + '/index.html', 'w').write(open(text).read())"
IDLE = "sys.exit(0) if os.path.exists('output') else None\n" + GOOD


def given(there: Corpus) -> Iterator[tuple[str, str]]:
    """Yield texts, and a list of which text makes which page."""
    lines = []
    for item in there.news:
        for language in LANGUAGES:
            yield f"content/{item.id}.{language.code}.md", f"title: {item.id}\n\nWords.\n"
            lines.append(f"content/{item.id}.{language.code}.md output{address(item, language)}\n")
    yield "map", "".join(lines)


def tool(key: str, script: str, order: Path, release: str = "1") -> Tool:
    """Return a tool that first notes in the file `order` that it runs."""
    noted = f"import os, sys\nopen({str(order)!r}, 'a').write({key!r} + ' ')\n{script}"
    return Tool(
        key=key,
        name=key.capitalize(),
        files=given,
        source=lambda item, lang: f"content/{item.id}.{lang}.md",
        command=lambda _: (
            sys.executable,
            "-c",
            noted.replace("os.makedirs(page)", "os.makedirs(page, exist_ok=True)"),
        ),
        release=lambda: release,
    )


def test_tools_take_turns_and_every_case_is_run_as_often(tmp_path: Path) -> None:
    order = tmp_path / "order"
    tools = [tool("a", GOOD, order), tool("b", GOOD, order)]
    results = measure(tools, 9, 2, tmp_path / "rooms", lambda _: None)

    assert order.read_text() == "a " * 8 + "b " * 8 + "a b " * 8  # weighed, then timed
    for result in results:
        assert {scenario: len(costs) for scenario, costs in result.runs.items()} == dict.fromkeys(SCENARIOS, 2)
        assert result.weight is not None
        assert (result.weight.pages, result.weight.files) == (9, 9)
        assert [len(result.weighed[scenario]) for scenario in ("cold", "word")] == [3, 3]
        assert (result.memory("cold") or 0) > 1
        assert result.seconds("cold")
        assert not result.fault


def test_a_cold_build_finds_nothing_that_an_earlier_one_has_left_anywhere_in_its_room(tmp_path: Path) -> None:
    """A tool that keeps something beside its output had it in “cold” builds, and figures too good to be true."""
    order = tmp_path / "order"
    keeps = f"open({str(order)!r}, 'a').write('warm ' if os.path.exists('.kept/memory') else 'cold ')\n"
    keeps += "os.makedirs('.kept', exist_ok=True)\nopen('.kept/memory', 'w').close()\n"
    measure([tool("", keeps + GOOD, order)], 9, 2, tmp_path / "rooms", lambda _: None)

    weighed, timed = ["cold"] * 3 + ["warm"] * 5, ["cold", "warm", "warm", "warm"]
    assert order.read_text().split() == weighed + timed * 2


@pytest.mark.parametrize(
    ("script", "release", "fault"),
    [
        ("sys.exit('out of ink')", "1", "Bad ended with 1: out of ink"),
        (IDLE, "1", "Bad has built, and its page does not show the edit"),
        (GOOD, "", "it is not installed"),
    ],
)
def test_a_tool_that_does_not_build_rightly_has_no_figures_and_the_others_have(
    tmp_path: Path, script: str, release: str, fault: str
) -> None:
    tools = [tool("bad", script, tmp_path / "order", release), tool("good", GOOD, tmp_path / "order")]
    bad, good = measure(tools, 9, 1, tmp_path / "rooms", lambda _: None)

    assert (bad.fault, bad.runs, bad.weight) == (fault, {}, None)
    assert good.seconds("title")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory of several processes is read from /proc")
def test_memory_is_what_a_parent_and_its_forks_hold_together(tmp_path: Path) -> None:
    """100 MB that two processes share count once, 40 MB that each has for itself count twice."""
    script = (
        "import os, time\nshared = os.urandom(100_000_000)\npid = os.fork()\n"
        "own = os.urandom(40_000_000)\ntime.sleep(0.4)\n"
        "os._exit(0) if pid == 0 else os.waitpid(pid, 0)"
    )
    report = tmp_path / "report.json"
    # Not within pytest: what this process has grown to would count as the least that its children hold.
    command = [sys.executable, "-I", str(METER), str(report), str(tmp_path / "log"), "--weigh"]
    subprocess.run([*command, "--", sys.executable, "-c", script], check=True)
    told = json.loads(report.read_text())

    assert told["status"] == 0
    assert told["memory"] == pytest.approx(180e6 / 2**20 + 10, abs=25)
    assert told["memory"] > told["largest"]
