"""What was read, written down aside by a process of its own while the site is made of it.

The pack takes its place when the memory is saved, as it would otherwise: until then nothing stands for it.
"""

from __future__ import annotations

from pathlib import Path

from plugins.reading.keeping import Kept
from plugins.reading.ledger_values import Values, values_of
from plugins.reading.pack import Pack, Place
from plugins.running.crew import Assistant, can_fork, processors

MUCH = 1000  # texts and items: fewer are written in the time that dividing a process takes
Places = list[dict[str, Place]]  # of each group of values: where they stand in the pack


def pack_beside(place: Path) -> Pack:
    """Return the pack that belongs to the memory in the file `place`."""
    return Pack(place.with_suffix(".pack"))


class Aside:
    """The process that writes the pack, and works out the values of items."""

    def __init__(self, kept: Kept, place: Path) -> None:
        """Begin; `place` is the memory's."""
        self._kept, self._pack = kept, pack_beside(place)
        self._assistant: Assistant[tuple[Places, dict[str, object]]] | None = Assistant(self._done)
        # Nothing that is made asks for what files say; pages have the room. Of some, their digests will be remembered.
        kept.entries.let_go(keep=kept.unsure)

    @classmethod
    def of(cls, kept: Kept, place: Path) -> Aside | None:
        """Begin where there is much to write and a processor to spare; else None, and it is written at the end."""
        much = len(kept.entries) + len(kept.items) > MUCH
        try:
            return cls(kept, place) if much and processors() > 1 and can_fork() else None
        except OSError:
            return None

    def _done(self) -> tuple[Places, dict[str, object]]:
        values: dict[str, object] = {}
        for item in self._kept.items.values():
            values |= values_of(item)
        return self._pack.write_aside(self._kept.packed), values

    def take(self, kept: Kept) -> bool:
        """Let the pack be that of `kept`; False where that is not what was written, or where it could not be."""
        if self._assistant is None:
            return False
        answer, self._assistant = self._assistant.answer(), None
        if answer is None or kept is not self._kept:
            return False
        places, values = answer
        if [each.keys() for each in places] != [*map(set, kept.packed)]:
            return False
        if isinstance(kept.values, Values):
            kept.values.complete(values)
        self._pack.take(kept.packed, places)
        return True

    def abandon(self) -> None:
        """End the writing, and leave nothing of it."""
        if self._assistant is not None:
            self._assistant.dismiss()
            self._assistant = None
            self._pack.leave()
