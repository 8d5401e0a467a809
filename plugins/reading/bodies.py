"""Bodies of texts, kept by themselves: an item or a text that is asked for comes without them.

A body is most of what an item weighs, and stands in two places, the file's and the item's; it is written once, and
brought when somebody reads it.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from plugins.model.item import Item
from plugins.model.text import Body, Parts, plainly, whole
from plugins.reading.pack import Packed

if TYPE_CHECKING:
    from plugins.reading.entries import Entry


class Bodies(Packed):
    """The parts of bodies, by name."""

    def dumped(self, value: Parts) -> bytes:
        """Return the parts of a body as they are written."""
        return marshal.dumps(plainly(value))

    def loaded(self, data: memoryview) -> Parts:
        """Return what was written."""
        return whole(*marshal.loads(data))  # noqa: S302  (our own, and as it was written)

    def keep(self, bodies: Iterable[Body]) -> None:
        """Keep the parts of `bodies` that are others than before, or were not there."""
        for body in bodies:
            if self.get(body.name) != body.parts:
                self[body.name] = body.parts


class Bodiless(Packed):
    """Entries or items, whose bodies are among `bodies`."""

    bodies: Bodies

    def dumped(self, value: Entry | Item) -> bytes:
        """Return an entry or item as it is written: with the names of its bodies."""
        out = BytesIO()
        pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = _BY_NAME
        pickler.dump(value)
        return out.getvalue()

    def made_anew(self, name: str) -> Any:  # noqa: ANN401
        """Return an entry or item that the disk has spoilt; where it has spoilt its bodies too, they are made anew."""
        value = super().made_anew(name)
        self.bodies.keep(bodies_of(value))
        return value

    def loaded(self, data: memoryview) -> Any:  # noqa: ANN401
        """Return what was written."""
        value = super().loaded(data)
        for body in bodies_of(value):
            body.brought_by(self.bodies.__getitem__)
        return value


def bodies_of(value: Entry | Item) -> Iterable[Body]:
    """Return the bodies of an entry or an item."""
    if isinstance(value, Item):
        return [text.body for text in value.texts]
    return () if value.body is None else (value.body,)


def _by_name(body: Body) -> tuple[object, ...]:
    return (Body.kept, (body.name,))


_BY_NAME: Mapping[type, Any] = {Body: _by_name}
