"""The accounts of all work, as one build keeps them for the next: what each piece asked for, and what it made.

Of every piece a build wants to know what it asked for, and of hardly any what it made; that is two thirds of what is
kept, and so brought some at a time, when somebody asks.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, KeysView
from itertools import islice

from plugins.building.work import Done, Made

HANDFUL = 32  # pieces of work whose made is brought at once


class Accounts:
    """The accounts, by the names of the work."""

    def __init__(self, done: Iterable[Done] = ()) -> None:
        """Hold those of what has been `done`."""
        self.asked: dict[str, tuple[str, ...]] = {}  # the ledger's keys; see Done
        self._made: dict[str, tuple[Made, ...]] = {}  # of what somebody asked for, and of what has been put here
        self._handfuls: tuple[bytes, ...] = ()  # of all else, as it was written
        self._where: dict[str, int] = {}  # in which of them; names that are no more may be among these
        for each in done:
            self.put(each)

    def __len__(self) -> int:
        return len(self.asked)

    def __contains__(self, name: str) -> bool:
        return name in self.asked

    def __getitem__(self, name: str) -> Done:
        return Done(name, self.asked[name], self._made_by(name))

    def get(self, name: str) -> Done | None:
        """Return the account of the work of this name, if there is one."""
        return self[name] if name in self.asked else None

    def names(self) -> KeysView[str]:
        """Return the names."""
        return self.asked.keys()

    def put(self, done: Done) -> None:
        """Hold an account, instead of the one of that name if there is one."""
        self.asked[done.name], self._made[done.name] = done.asked, done.made

    def drop(self, name: str) -> None:
        """Hold the account of that name no longer."""
        del self.asked[name]

    def copy(self) -> Accounts:
        """Return another that holds the same."""
        other = Accounts()
        other.asked, other._made = dict(self.asked), dict(self._made)
        other._handfuls, other._where = self._handfuls, self._where
        return other

    def _made_by(self, name: str) -> tuple[Made, ...]:
        if name not in self._made:
            brought: dict[str, tuple[Made, ...]] = pickle.loads(self._handfuls[self._where[name]])  # noqa: S301  (as memory.py)
            for each, made in brought.items():
                self._made.setdefault(each, made)  # what has been put here is the newer
        return self._made[name]

    def __getstate__(self) -> tuple[object, ...]:
        """Be written with what was made by the handful."""
        names, handfuls, where = iter(self.asked), list[bytes](), dict[str, int]()
        while some := tuple(islice(names, HANDFUL)):
            where |= dict.fromkeys(some, len(handfuls))
            handfuls.append(pickle.dumps({name: self._made_by(name) for name in some}, pickle.HIGHEST_PROTOCOL))
        return self.asked, where, tuple(handfuls)

    def __setstate__(self, state: tuple[dict[str, tuple[str, ...]], dict[str, int], tuple[bytes, ...]]) -> None:
        """Be what was written."""
        self.asked, self._where, self._handfuls = state
        self._made = {}
