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

from collections.abc import Iterator
from contextlib import contextmanager


class Ledger:
    """The account of one piece of work at a time; what is asked for outside of any is not kept."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        """Begin with none."""
        self._open: set[str] | None = None

    def note(self, key: str) -> None:
        """Write down that `key` was asked for."""
        if self._open is not None:
            self._open.add(key)

    def note_all(self, keys: frozenset[str]) -> None:
        """Write down that all of `keys` were asked for."""
        if self._open is not None:
            self._open |= keys

    @contextmanager
    def account(self) -> Iterator[set[str]]:
        """Open an account, and give what was asked for within; an account around it takes it over."""
        before, self._open = self._open, set()
        try:
            yield self._open
        finally:
            if before is not None:
                before |= self._open
            self._open = before
