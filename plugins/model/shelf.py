"""A list of items of one kind: each is brought when it is first asked for, and noted in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar, overload

from plugins.model.item import Item
from plugins.model.ledger import Ledger

AnyItem = TypeVar("AnyItem", bound=Item)


class Shelf(Sequence[AnyItem], Generic[AnyItem]):
    """Items in an order. Whoever walks along it is noted as asking for the order, and for each item taken."""

    def __init__(self, kind: str, ids: tuple[str, ...], bring: Callable[[str], AnyItem], ledger: Ledger) -> None:
        """`bring` returns the item called by one of `ids`; it is asked once for each."""
        self.kind, self._ids, self._bring, self._ledger = kind, ids, bring, ledger
        self._held: dict[str, tuple[str, AnyItem]] = {}  # id -> (its key, itself)
        self._known = frozenset(ids)

    @classmethod
    def of(cls, kind: str, items: Iterable[AnyItem], ledger: Ledger) -> Shelf[AnyItem]:
        """Return a shelf of items that are there already."""
        there = {item.id: item for item in items}
        return cls(kind, tuple(there), there.__getitem__, ledger)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in their order."""
        self._ledger.note(f"order/{self.kind}")
        return self._ids

    def find(self, key: str) -> AnyItem | None:
        """Return the item whose id is `key`; the order does not matter to that."""
        held = self._held.get(key)
        if held is not None:
            ledger = self._ledger
            if ledger.current is not None:  # as `note` says, without a call
                ledger.current.add(held[0])
            return held[1]
        if key in self._known:
            return self._take(key)
        self._ledger.note(f"{self.kind}/{key}")  # were it there, the answer would be another
        return None

    def _take(self, key: str) -> AnyItem:
        held = self._held.get(key)
        if held is None:
            item, name = self._bring(key), f"{self.kind}/{key}"
            for text in item.texts:
                text.body.watch(partial(self._ledger.note, f"{name}#{text.reader}"))
            held = self._held[key] = (name, item)
        self._ledger.note(held[0])
        return held[1]

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> AnyItem: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[AnyItem, ...]: ...
    def __getitem__(self, place: int | slice) -> AnyItem | tuple[AnyItem, ...]:
        if isinstance(place, slice):
            return tuple(self._take(key) for key in self.ids[place])
        return self._take(self.ids[place])

    def __iter__(self) -> Iterator[AnyItem]:
        for key in self.ids:
            yield self._take(key)

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Shelf | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._ids)

    def __repr__(self) -> str:
        return f"Shelf({self.kind!r}, {self._ids!r})"


def order(items: Sequence[AnyItem]) -> tuple[str, ...]:
    """Return the ids of `items`, without bringing them."""
    return items.ids if isinstance(items, Shelf) else tuple(item.id for item in items)
