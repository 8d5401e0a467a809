"""What is checked once the catalogue is made: one file per subject, one small generator per check.

A check's docstring shows Bad and Good. To add one: write it, name it in `CHECKS`, and give `tests/broken/` an input
that sets it off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from plugins.checks.prose import Writing, writing
from plugins.checks.shown import Shown, shown
from plugins.model.catalogue import Catalogue
from plugins.model.item import Item
from plugins.model.problem import Problem
from plugins.reading.sources import Source
from plugins.reading.things import Thing


@dataclass(frozen=True)
class Evidence:
    """Where the content says what the catalogue knows."""

    things: Mapping[tuple[str, str], Thing]  # by kind and id
    files: frozenset[str] = frozenset()  # pictures and downloads, as paths within content/
    used: frozenset[str] = frozenset()  # those of them that a text shows or leads to
    asked: tuple[str, str] | None = None  # of which thing alone texts are looked into; None: of all

    @cached_property
    def writings(self) -> tuple[Writing, ...]:
        """What every file says to its readers: made when first asked for, so that only `check` takes the time."""
        return tuple(writing(source) for source in self._looked_into)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """What readers see of each text in which marks may have been left over."""
        return tuple(text for source in self._looked_into if (text := shown(source)) is not None)

    @property
    def _looked_into(self) -> Iterator[Source]:
        for key, thing in self.things.items():
            if self.asked in (None, key):
                yield from (source for source in thing.files if not source.broken)

    def at(self, item: Item, *headers: str) -> tuple[PurePosixPath, int]:
        """Return path and line of the first of `headers` that a file of `item` states, else of its first header."""
        return self.things[item.kind, item.id].at(*(header.lower() for header in headers))


Check = Callable[[Catalogue, Evidence], Iterable[Problem]]


def run(checks: Iterable[Check], catalogue: Catalogue, evidence: Evidence) -> list[Problem]:
    """Return what all `checks` find."""
    return [problem for check in checks for problem in check(catalogue, evidence)]
