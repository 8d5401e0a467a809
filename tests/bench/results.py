"""What was measured: for each size and tool the cost of every run, and what of it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.room import Cost, Weight

BASE = "hugo"  # the tool that others are compared with
SCENARIOS = {
    "cold": "cold build",  # no output, no caches
    "nothing": "nothing changed",
    "word": "one edit",  # a word in one text
    "title": "title edited",  # of one text: lists, neighbours and feeds show it
}


@dataclass(kw_only=True)
class Result:
    """What one tool did at one size."""

    tool: str  # its key
    pages: int  # asked for: three for each news item
    runs: dict[str, list[Cost]] = field(default_factory=dict)  # scenario -> in the order of the runs
    weighed: dict[str, list[Cost]] = field(default_factory=dict)  # scenario -> of runs apart, weighed and not timed
    weight: Weight | None = None  # of a cold build
    fault: str = ""  # why there are no figures

    def seconds(self, scenario: str) -> float | None:
        """Return the median by the clock, None where the tool did not get so far."""
        costs = self.runs.get(scenario)
        return median(cost.seconds for cost in costs) if costs else None

    def cpu(self, scenario: str) -> float | None:
        """Return the median of user and system time, in seconds."""
        costs = self.runs.get(scenario)
        return median(cost.cpu for cost in costs) if costs else None

    def memory(self, scenario: str) -> float | None:
        """Return the median of what was held at the peak, in MB; where that is not known, of the largest process."""
        costs = self.weighed.get(scenario)
        return median(cost.memory or cost.largest for cost in costs) if costs else None

    def spread(self, scenario: str) -> float | None:
        """Return how far the runs lie apart: slowest less fastest, as a share of the median."""
        costs, middle = self.runs.get(scenario), self.seconds(scenario)
        if not costs or not middle:
            return None
        times = [cost.seconds for cost in costs]
        return (max(times) - min(times)) / middle


def ratio(results: Sequence[Result], result: Result, scenario: str) -> float | None:
    """Return how long `result` took, as a multiple of what Hugo took at the same size; None where either has none."""
    base = next((each for each in results if each.tool == BASE and each.pages == result.pages), None)
    mine, theirs = result.seconds(scenario), base.seconds(scenario) if base else None
    return mine / theirs if mine is not None and theirs else None


def growth(results: Sequence[Result], tool: str, scenario: str) -> list[tuple[int, float]]:
    """Return (pages, seconds) of `tool`, smallest size first."""
    points = [(each.pages, each.seconds(scenario)) for each in results if each.tool == tool]
    return sorted((pages, seconds) for pages, seconds in points if seconds is not None)
