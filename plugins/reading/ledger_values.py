"""The values behind the ledger's keys for items: what differs where an item, or a body of it, does."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from plugins.model.item import Item
from plugins.model.text import Body
from plugins.running.hashing import blake2b


def values_of(item: Item) -> dict[str, object]:
    """Return what stands behind the ledger's keys for an item: without the bodies, and for each body."""
    name = f"{item.kind}/{item.id}"
    values: dict[str, object] = {name: by_value(item)}
    for text in item.texts:
        html, headings = text.body.parts
        told = [f"\0{each.level} {each.id} {each.title}" for each in headings]
        values[f"{name}#{text.reader}"] = _short(html + "".join(told).encode())
    return values


class Values(dict[str, object]):
    """The values behind the ledger's keys, where those of items are worked out when one is asked for, or all are."""

    def __init__(self, known: Mapping[str, object], items: Mapping[str, Item]) -> None:
        """`known` are those of the catalogue's answers; `items` stand under their keys."""
        super().__init__(known)
        self._left = dict(items)

    def __missing__(self, key: str) -> object:
        item = self._left.pop(key.partition("#")[0], None)
        if item is None:
            raise KeyError(key)
        self.update(values_of(item))
        return self[key]

    def complete(self, found: Mapping[str, object] | None = None) -> None:
        """Work out all that is left, unless somebody else has: then it is what was `found`."""
        if found is not None:
            self._left.clear()
            self.update(found)
        while self._left:
            self.update(values_of(self._left.popitem()[1]))

    def __reduce__(self) -> tuple[object, ...]:
        """Be kept as what is known."""
        return (dict, (dict(self),))


def by_value(value: object) -> bytes:
    """Return what differs where `value` does, bodies of texts apart."""
    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # by value alone: the same text twice is no other item than one text in two places
    pickler.dispatch_table = _WITHOUT_BODY
    pickler.dump(value)
    return _short(out.getvalue())


def _no_body(_: Body) -> tuple[object, ...]:
    return (str, ())


_WITHOUT_BODY: Mapping[type, Any] = {Body: _no_body}


def _short(data: bytes) -> bytes:
    return blake2b(data, digest_size=12).digest()
