"""What a page of each kind takes, among many events: is any of the calendar's slower than a news item's?

Our full theme, cold, by one process. A page's time is that of making it (what is asked for, template, file), and, where
a text is its own, of reading that. What pages of a kind have in common (the grid of a month in three languages) is
divided among them. Seconds of the processor, so that nothing else the machine does counts.

    python3 -m tests.bench.kinds     in the folder with `content`: builds there, and prints a line of JSON
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.corpus import write
from tests.bench.items import crowd
from tests.bench.room import BuildError
from tests.tools import ROOT

SETTINGS = ROOT / "tests/bench/ours/full.py"
NEWS = "a news item"
KINDS = {  # -> what work on them is called, and whose texts they show
    NEWS: (re.compile("news/"), "news"),
    "an event": (re.compile("events/"), "events"),
    "a month of the calendar": (re.compile("month "), ""),
    "the calendar's first page": (re.compile(r"months\."), ""),
    "a list of events": (re.compile(r"events \S*-\S* "), ""),
    "a list of news": (re.compile("news list "), ""),
}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of page."""

    pages: int
    making: float  # seconds, of all of them
    reading: float  # likewise; 0 where they have no texts of their own

    @property
    def each(self) -> float:
        """Seconds for one page."""
        return (self.making + self.reading) / self.pages


def measure(count: int, runs: int, folder: Path) -> list[dict[str, Kind]]:
    """Return what each kind took in each run, among `count` events and news items; `folder` is made for that.

    A BuildError where there is no build.
    """
    shutil.rmtree(folder, ignore_errors=True)
    write(crowd(count), folder / "content")
    return [_run(folder) for _ in range(runs)]


def _run(folder: Path) -> dict[str, Kind]:
    for left in (each for each in folder.iterdir() if each.name != "content"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.kinds"], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise BuildError(f"the crowd could not be built: {done.stderr}")
    told: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return {name: Kind(**figures) for name, figures in told.items()}


def report(runs: Sequence[Mapping[str, Kind]], count: int) -> str:
    """Return a table of medians, and of their multiples of what a news item takes in the same run."""
    from tests.bench.table import markdown

    figures: tuple[Callable[[Kind], float], ...] = (
        lambda kind: kind.reading / kind.pages,
        lambda kind: kind.making / kind.pages,
        lambda kind: kind.each,
    )
    rows = []
    for name, kind in runs[0].items():
        seconds = [median(figure(run[name]) for run in runs) for figure in figures]
        times = median(run[name].each / run[NEWS].each for run in runs)
        rows.append([name, f"{kind.pages:,}", *(f"{each * 1000:.2f} ms" for each in seconds), f"{times:.2f}"])
    head = ["kind of page", "pages", "reading its text", "making it", "together", "of a news item's"]
    heading = f"\n## A page of each kind, among {count:,} events and {count:,} news items\n\n"
    note = "Full theme, one process, time of the processor; what pages have in common is divided among them.\n"
    return f"{heading}{note}\n{markdown(head, rows)}"


def main() -> None:
    """Build what is below the current folder, and print what each kind of page has taken."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one process does all
    from plugins.building.making import Maker
    from plugins.reading import wordings
    from plugins.running.starting import instance

    works = list[tuple[str, int, float]]()
    texts = defaultdict[str, float](float)

    def made(result: Any, seconds: float, _: object, work: Any, *__: object) -> None:
        works.append((work.name, sum(1 for each in result.made if each.save_as.endswith(".html")), seconds))

    def read(_: object, seconds: float, __: object, source: Any, *___: object) -> None:
        texts[source.kind] += seconds

    vars(wordings)["read_one"] = _timed(wordings.read_one, read)
    Maker.do = _timed(Maker.do, made)  # type: ignore[method-assign]
    pelican, _ = instance(["content", "-s", str(SETTINGS), "-o", "output", "-e", f'CACHE_PATH="{Path.cwd()}/cache"'])
    pelican.run()
    print(json.dumps(_by_kind(works, texts)))  # noqa: T201  (for the process that asked)


def _timed(do: Callable[..., Any], tell: Callable[..., None]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        began = time.thread_time()
        result = do(*args)
        tell(result, time.thread_time() - began, *args)
        return result

    return timed


def _by_kind(works: Sequence[tuple[str, int, float]], texts: Mapping[str, float]) -> dict[str, dict[str, float]]:
    found = {}
    for name, (pattern, whose) in KINDS.items():
        own = [(pages, seconds) for work, pages, seconds in works if pattern.match(work) and pages]
        if own:
            pages, making = sum(each for each, _ in own), sum(seconds for _, seconds in own)
            found[name] = {"pages": pages, "making": making, "reading": texts.get(whose, 0.0)}
    return found


if __name__ == "__main__":
    main()
