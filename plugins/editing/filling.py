"""A field with a value in it, as the page shows it: what it is called, what is said of it, what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.editing.fields import Choice, Control, Field, day_and_time
from plugins.editing.labels import hint, label
from plugins.wording.strings import Strings

Message = tuple[str, bool]
"""What is said of a field, and whether it is advice: a fault otherwise."""

TIME = "{}.time"  # the name of a moment's second control


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One field, ready to be shown."""

    field: Field
    label: str
    hint: str
    told: tuple[Message, ...]
    entries: tuple[str, ...]  # what it holds
    moment: tuple[str, str] | None  # day and time, where it is written so that they can be chosen
    choices: tuple[tuple[str, str, bool], ...]  # value, words, whether it is chosen
    now: str | None = None  # what the file says by now, where that is something else
    differs: bool = False  # whether the files of other languages say something else

    @property
    def is_wrong(self) -> bool:
        """Whether there is a fault in what it holds."""
        return not all(advice for _, advice in self.told)

    @property
    def described(self) -> str:
        """The ids of what a screen reader says of it, too."""
        parts = {"told": self.told, "hint": self.hint, "now": self.now is not None}
        return " ".join(f"{part}-{self.field.key}" for part, there in parts.items() if there)


def filled(
    field: Field,
    kind: str,
    value: str,
    t: Strings,
    told: Iterable[Message] = (),
    now: str | None = None,
    *,
    differs: bool = False,
) -> Filled:
    """Return `field` of an item of `kind` with `value` in it, in the editor's words; `now` as the file has it."""
    entries = field.entries(value)
    name, words = label(kind, field.key), hint(kind, field.key)
    there = None if now is None else field.entries(now)
    return Filled(
        field=field,
        label=t(name),
        hint=t(words) if words else "",
        told=tuple(told),
        entries=entries,
        moment=day_and_time(value) if field.control is Control.MOMENT else None,
        choices=tuple(_choices(field, entries)),
        now=None if there is None or there == entries else ", ".join(there) or "–",
        differs=differs,
    )


def _choices(field: Field, entries: Sequence[str]) -> Iterable[tuple[str, str, bool]]:
    """Yield what there is to choose from; first what is stated and is no choice: it is told of, and not lost.

    Of many, those that are chosen come first, in the order in which they are stated: so they are sent back.
    """
    known = dict(field.choices)
    choices: list[Choice] = [*((each, "") for each in entries if each not in known), *field.choices]
    if field.control is Control.SEVERAL:
        choices = [(each, known.get(each, "")) for each in entries]
        choices += [choice for choice in field.choices if choice[0] not in entries]
    for value, words in choices:
        yield value, words, value in entries
