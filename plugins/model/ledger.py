"""Who has asked for what: from this a build knows which pages an edit touches, and which it does not.

Whatever is handed out by the catalogue is noted under a key, and each key has a value that changes when what it stands
for does:

    news/oslo         an item without its texts' bodies (title, date, links to others ...)
    news/oslo#nb      the body that readers of a language are given
    order/news        the ids of a list, in its order
    about/tags/x      the ids of the news about an item, and other answers of the catalogue (model/answers.py)

Work that asks for the same keys, and finds the same values behind them, makes the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class Ledger:
    """The account of one piece of work at a time; what is asked for outside of any is not kept."""

    __slots__ = ("_at_hand", "_known", "current")

    def __init__(self) -> None:
        """Begin with none."""
        self.current: set[str] | None = None
        self._known: dict[Hashable, tuple[Any, frozenset[str]]] = {}
        self._at_hand: dict[Hashable, tuple[Any, frozenset[str]]] = {}

    def note(self, key: str) -> None:
        """Write down that `key` was asked for."""
        if self.current is not None:
            self.current.add(key)

    def note_all(self, keys: frozenset[str]) -> None:
        """Write down that all of `keys` were asked for."""
        if self.current is not None:
            self.current |= keys

    def account(self) -> _Account:
        """Open an account, and give what was asked for within; an account around it takes it over."""
        return _Account(self)

    def once(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """Return what `make` returns, which is called for the first who wants what stands under `key`.

        Whoever comes after has asked for the same as if it had been called again. For as long as the ledger lasts,
        which is one build.
        """
        found: tuple[Answer, frozenset[str]] | None = self._known.get(key)
        if found is None:
            found = self._known[key] = self.noting(make)
        elif self.current is not None:  # as note_all says, without a call
            self.current |= found[1]
        return found[0]

    def at_hand(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """Return the same as `once`, and keep it no longer than until `put_away`: what nobody else will ask for."""
        found: tuple[Answer, frozenset[str]] | None = self._at_hand.get(key)
        if found is None:
            found = self._at_hand[key] = self.noting(make)
        self.note_all(found[1])
        return found[0]

    def put_away(self) -> None:
        """Let go of what is at hand: one piece of work is done, or all that was done together."""
        self._at_hand.clear()

    def noting(self, make: Callable[..., Answer], *args: Any, **kwargs: Any) -> tuple[Answer, frozenset[str]]:  # noqa: ANN401
        """Return what `make` returns, and what is asked for meanwhile: as within an account, in a third of the time."""
        before = self.current
        asked: set[str] = set()
        self.current = asked
        try:
            made = make(*args, **kwargs)
        finally:
            if before is not None:
                before |= asked
            self.current = before
        return made, frozenset(asked)


class _Account:  # opened several times for each page: a generator would take three times as long
    __slots__ = ("_asked", "_before", "_ledger")

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __enter__(self) -> set[str]:
        self._before = self._ledger.current
        self._asked: set[str] = set()
        self._ledger.current = self._asked
        return self._asked

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            self._before |= self._asked
        self._ledger.current = self._before
