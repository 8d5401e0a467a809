"""Where a build's time went: for `python3 tasks.py build --profile`.

The one place that looks at the clock for its own sake; nothing that is made depends on it.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Profile:
    """Seconds of each stage, and how many of what."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.seconds: dict[str, float] = {}
        self.counts: Counter[str] = Counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time within as that of a stage."""
        before = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - before

    def count(self, name: str, by: int = 1) -> None:
        """Count `by` more of something."""
        self.counts[name] += by

    def lines(self) -> list[str]:
        """Return the account as lines of text."""
        return lines(self.seconds, self.counts)


def lines(stages: Mapping[str, float], counts: Mapping[str, int]) -> list[str]:
    """Return lines of text: the seconds of stages in their order, then counts."""
    width = max(map(len, (*stages, *counts)), default=0)
    told = [f"{name:<{width}}  {1000 * seconds:9.1f} ms" for name, seconds in stages.items()]
    return told + [f"{name:<{width}}  {count:9d}" for name, count in counts.items()]
