"""The roll of all work that there is: which of it is due, and which files all of it has made in the end.

An edit touches few of thousands, so what it comes to is found from what the last build had and what this one has done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.building.accounts import Accounts
from plugins.building.outputs import Sizes
from plugins.building.work import Done, Work

POSTPONED = "postponed"  # asked for by work that was left for later: it is due whatever has changed


class Roll:
    """The names of all work, and the account of each: of what has been done now, else of the last time."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self.redone: list[str] = []  # names of what has been done now
        self._names: dict[str, None] = {}  # of all work there is, in its order
        self._done = Accounts()
        self._before = Accounts()
        self._spoilt: frozenset[str] = frozenset()
        self._relisted = self._is_another = False

    def go_on_from(self, before: Accounts, spoilt: frozenset[str]) -> None:
        """Begin with what the last build has done; of its files, those `spoilt` are not as they were left."""
        self._before, self._done, self._spoilt = before, before.copy(), spoilt

    def enrol(self, names: Iterable[str]) -> None:
        """Count pieces of work among those that there are."""
        self._names |= dict.fromkeys(names)

    def due(self, works: Iterable[tuple[Work, bool]], changed: frozenset[str] | None) -> list[Work]:
        """Return those of (work, whether always) that have to be done, in their order.

        `changed` are the ledger's keys whose values are others since they were done; None: that is not known.
        """
        if changed is None:
            return [work for work, _ in works]
        asked, same = self._done.asked.get, (changed | {POSTPONED}).isdisjoint
        found = []
        for work, always in works:  # all there are, in every build
            before = asked(work.name)
            if always or before is None or not same(before) or (self._spoilt and self.reusable(work.name) is None):
                found.append(work)
        return found

    def reusable(self, name: str) -> Done | None:
        """Return the account of the last time, where all that it made is still there."""
        before = self._done.get(name)
        return before if before is not None and self._spoilt.isdisjoint(before.files) else None

    def asked(self, name: str) -> tuple[str, ...]:
        """Return what a piece of work asked for when it was last done; nothing where it never was."""
        return self._done.asked.get(name, ())

    def postpone(self, name: str) -> None:
        """Leave a piece of work for later: it stays as it was made before, if it was and all of that is there."""
        before = self.reusable(name)
        if before is None:
            self.take(Done(name, (POSTPONED,), ()))
        else:
            self._done.put(before._replace(asked=(POSTPONED,)))
            self._is_another = True

    def take(self, done: Done) -> None:
        """Take the account of work that has been done now."""
        before = self._done.get(done.name)
        if before is None or [each.listed for each in before.made] != [each.listed for each in done.made]:
            self._relisted = True
        self._done.put(done)
        self.redone.append(done.name)
        self._is_another = True

    @property
    def accounts(self) -> Iterator[Done]:
        """The accounts of all work that has been done by now, in its order."""
        return (self._done[name] for name in self._names if name in self._done)

    @property
    def relisted(self) -> bool:
        """Whether the sitemap, which comes last, has to say anything else than the last time."""
        return self._relisted or not self._gone <= {"sitemap"}

    @property
    def is_another(self) -> bool:
        """Whether work has come or gone, has been done, or left for later."""
        return self._is_another or self._before.names() != self._names.keys()

    @property
    def _gone(self) -> set[str]:
        return self._before.names() - self._names.keys()

    def files(self, there: Mapping[str, tuple[int, int]], left: Mapping[str, tuple[int, int]] | None) -> Sizes:
        """Return every file of the site; raises ValueError where two pieces of work claim one.

        `there` has the stamps of all that are made by now; `left` is what the last build had in the end, None where
        this one does not go on from it.
        """
        if left is None:
            return self._with_all_of(self.accounts, {}, there)
        found = dict(left)  # all is as it was, but for what is gone or has been done
        for name in (*self.redone, *self._gone):
            before = self._before.get(name)
            for save_as in before.files if before else ():
                del found[save_as]
        return self._with_all_of((self._done[name] for name in self.redone), found, there)

    def _with_all_of(self, made: Iterable[Done], found: Sizes, there: Mapping[str, tuple[int, int]]) -> Sizes:
        for done in made:
            for save_as in done.files:
                if save_as in found:
                    by = next(each.name for each in self.accounts if save_as in each.files)
                    message = f"{save_as} is written twice: by {by} and by {done.name}"
                    raise ValueError(message)
                found[save_as] = there[save_as]
        return found

    def closed(self) -> Accounts:
        """Return the accounts of the work that there is, once all of it is."""
        for name in self._done.names() - self._names.keys():
            self._done.drop(name)
        return self._done
