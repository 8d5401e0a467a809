"""`python3 tasks.py bench`: this site's build beside those of other tools, the same pages from the same texts.

Each run is a fresh process; runs are interleaved (A B C A B C …), so that whatever else the machine does falls upon
all alike, and what is told are medians and their ratios to Hugo within the same run. Figures depend on the machine;
ratios do so much less. No test.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench import kinds, saving
from tests.bench.chart import to_svg
from tests.bench.eleventy_packages import install as install_eleventy
from tests.bench.items import corpus
from tests.bench.results import SCENARIOS, Result
from tests.bench.room import BuildError, Room, lay_out
from tests.bench.table import report
from tests.bench.tools import Tool, chosen
from tests.tools import ROOT

FOLDER = ROOT / ".cache/bench"
DOCS = ROOT / "docs"
SEED = 1
ITEMS = 1000  # of news, beside a server
WEIGHED = ("cold", "word")  # scenarios that are also run apart, weighed and not timed
WEIGHINGS = 3  # of each; several processes do not always have their most at the same moment
FIRST_WEIGHING = 1000  # its edit's number: no timed run has that one

INTRODUCTION = """# How fast it builds

Written by `python3 tasks.py bench --write`: seconds by the clock, medians, and beside them the multiple of Hugo's time
in the same run. Every tool makes the same pages, at the same addresses, from the same texts (`tests/bench/`): news of
two kilobytes in Lithuanian, Norwegian and English, lists of ten, topics, neighbours, a feed for each language and a
sitemap, in a theme of the same few lines. A build is a fresh process each time; “one edit” adds a word to one text.
Before a cold build, whatever builds have left in the site's folder is deleted; what Python, Jinja and Node.js keep as
compiled code, and the land under our map made ready for drawing, is part of the tool, and stays.
Memory is what all processes of a build hold together at its peak, what they share counted once.

![Seconds over pages, for each tool: cold builds and builds after one edit](bench.svg)

"""


def bench(
    pages: str = "300,3000",
    runs: int = 5,
    tools: str = "",
    *,
    saves: int = 5,
    events: int = 1000,
    folder: Path = FOLDER,
    write: bool = False,
) -> int:
    """Measure and print; with `write`, also into docs/. Return 1 where a build of ours failed or nothing can be done.

    `pages` and `tools` are lists with commas: how many pages of news there shall be, and keys of tools.TOOLS. `folder`
    is where rooms are made: on a slow disk, making files takes longer than building does. What somebody waits who
    `saves` so often beside a server, and what pages of each kind take among so many `events`, is measured unless 0.
    """
    try:
        sizes = [int(size) for size in pages.split(",")]
        wanted = chosen(filter(None, tools.split(",")))
    except ValueError as fault:
        _tell(str(fault))
        return 1
    if any(tool.key == "eleventy" for tool in wanted):
        install_eleventy()
    known = list(facts(wanted, runs, folder))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rooms-", dir=folder) as rooms:  # another run may be at work there
        results = [each for size in sizes for each in measure(wanted, size, runs, Path(rooms) / "now", _tell)]
        told = report(results, wanted, known)
        if saves:
            servers = [each for each in saving.SERVERS if each.tool in wanted]
            waited = saving.measure(servers, corpus(ITEMS, SEED), saves, Path(rooms) / "served", _tell)
            told += saving.report(waited, ITEMS)
        if events:
            _tell(f"{events:,} events: pages of each kind …")
            told += kinds.report(kinds.measure(events, runs, Path(rooms) / "crowd"), events)
    print(told)  # noqa: T201  (what the task is for)
    if write:
        (DOCS / "bench.md").write_text(INTRODUCTION + told, encoding="utf-8")
        names = {tool.key: tool.name for tool in wanted}
        (DOCS / "bench.svg").write_text(to_svg(results, names), encoding="utf-8")
    return int(any(result.fault for result in results if result.tool.startswith("ours")))


def measure(tools: Sequence[Tool], pages: int, runs: int, folder: Path, tell: Callable[[str], None]) -> list[Result]:
    """Return what each of `tools` took for `pages` pages, three for a news item; rooms are made anew in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    there = corpus(pages // 3, SEED)
    results = {tool.key: Result(tool=tool.key, pages=pages) for tool in tools}
    rooms = {}
    for tool in tools:
        if not tool.version():
            results[tool.key].fault = "it is not installed"
            continue
        tell(f"{pages:,} pages: {tool.name}, weighing …")
        try:
            rooms[tool.key] = lay_out(tool, there, folder / tool.key)
            _weigh(rooms[tool.key], results[tool.key])
        except BuildError as fault:
            _give_up(tool, results, rooms, fault)
    for number in range(1, runs + 1):
        tell(f"{pages:,} pages: run {number} of {runs} …")
        for scenario in SCENARIOS:
            for tool in tools:
                if tool.key not in rooms:
                    continue
                try:
                    prepare(rooms[tool.key], scenario, number)
                    results[tool.key].runs.setdefault(scenario, []).append(rooms[tool.key].run())
                    _look(rooms[tool.key], scenario, number)
                except BuildError as fault:
                    _give_up(tool, results, rooms, fault)
    return list(results.values())


def prepare(room: Room, scenario: str, number: int) -> None:
    """Do what `scenario` is about; edits differ by `number`."""
    if scenario == "cold":
        room.clear()
    elif scenario == "word":
        room.edit_word(number)
    elif scenario == "title":
        room.edit_title(number)


def facts(tools: Sequence[Tool], runs: int, folder: Path) -> Iterator[str]:
    """Yield what the figures depend on."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines(Path("/proc/cpuinfo")) if line.startswith("model name")), ""
    )
    disk = f", files on {_file_system(folder)}" if _file_system(folder) else ""
    machine = f"{platform.system()} {platform.machine()}{disk}"
    yield f"Machine: {os.cpu_count()} cores{f' ({model})' if model else ''}, {machine}"
    versions = [f"{tool.name} {tool.version()}" for tool in tools if not tool.key.startswith("ours") and tool.version()]
    versions = [each for each in versions if "cached" not in each]
    yield f"Python {platform.python_version()}{_node()}; {'; '.join(versions)}"
    yield f"Runs of each, interleaved: {runs}; the machine's load before: {os.getloadavg()[0]:.1f}"


def _weigh(room: Room, result: Result) -> None:
    """Run without timing: caches of the system are warm from here on."""
    for scenario in SCENARIOS:
        weigh = scenario in WEIGHED
        for number in range(FIRST_WEIGHING, FIRST_WEIGHING + (WEIGHINGS if weigh else 1)):
            prepare(room, scenario, number)
            cost = room.run(weigh=weigh)
            _look(room, scenario, number)
            if weigh:
                result.weighed.setdefault(scenario, []).append(cost)
        if scenario == "cold":
            result.weight = room.weight()


def _look(room: Room, scenario: str, number: int) -> None:
    if scenario in {"word", "title"} and not room.shows(number):
        raise BuildError(f"{room.tool.name} has built, and its page does not show the edit")


def _give_up(tool: Tool, results: dict[str, Result], rooms: dict[str, Room], fault: BuildError) -> None:
    _tell(str(fault))
    results[tool.key] = Result(tool=tool.key, pages=results[tool.key].pages, fault=str(fault))
    rooms.pop(tool.key, None)


def _node() -> str:
    node = shutil.which("node")
    if not node:
        return ""
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return f", Node.js {told.stdout.strip().lstrip('v')}"


def _file_system(folder: Path) -> str:
    """Return what kind of file system `folder` will be on: "ext4", "tmpfs"; "" where the system does not say."""
    kinds = {Path(point): kind for _, point, kind, *_ in (line.split() for line in _lines(Path("/proc/mounts")))}
    return next((kinds[above] for above in (folder.resolve(), *folder.resolve().parents) if above in kinds), "")


def _lines(place: Path) -> list[str]:
    return place.read_text(encoding="utf-8").splitlines() if place.is_file() else []


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201  (a person is waiting)
