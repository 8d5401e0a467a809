"""What one build adds to the memory of those before it: what has changed, and where an edit's texts stand in the pack.

The memory of a large site takes longer to write than its pages take to render, and after an edit nearly all of it is
as it was. So it is written once, and what changes is added at its end, until that has become half as much again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.building.work import Done
from plugins.reading.pack import Place, Stamp

if TYPE_CHECKING:
    from plugins.building.memory import Memory


class Addition(NamedTuple):
    """What is another than in the memory before it."""

    now: datetime
    pages: int
    pack: Stamp
    done: tuple[Done, ...]
    undone: tuple[str, ...]  # names of work that there is no more
    values: dict[str, object]
    worthless: tuple[str, ...]  # keys that have no value any more
    places: tuple[dict[str, Place], ...]  # of each group in the pack
    touched: frozenset[str]

    def join(self, memory: Memory) -> None:
        """Bring `memory` up to date."""
        memory.now, memory.pages, memory.pack = self.now, self.pages, self.pack
        memory.kept.touched = self.touched
        for name in self.undone:
            memory.done.drop(name)
        for done in self.done:
            memory.done.put(done)
        for key in self.worthless:
            del memory.kept.values[key]
        memory.kept.values |= self.values
        for group, places in zip(memory.kept.packed, self.places, strict=True):
            group.learn(places)


def addition(
    after: Memory,
    before: Memory,
    values: Mapping[str, object],
    redone: Iterable[str],
    places: tuple[dict[str, Place], ...],
) -> Addition:
    """Return what makes `before` into `after`, which has the same reading.

    `values` are those of before, and `redone` the names of the work that has been done since.
    """
    return Addition(
        now=after.now,
        pages=after.pages,
        pack=after.pack,
        done=tuple(after.done[name] for name in redone),
        undone=tuple(before.done.names() - after.done.names()),
        values=dict(_others(after.kept.values, values)),
        worthless=tuple(values.keys() - after.kept.values.keys()),
        places=places,
        touched=after.kept.touched,
    )


def _others(after: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is new or another object: what has not been touched is the very same."""
    nothing = object()
    for key, value in after.items():
        if before.get(key, nothing) is not value:
            yield key, value
