"""What a text engine says of its own accord, to those who listen to a page, in the language of the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words of one language; `{n}` and `{name}` are filled in."""

    footnotes: str  # heading of the notes
    footnote: str  # what the raised number is
    back: str  # the way back from a note
    table: str  # a table that can be scrolled
    done: str  # a box with a tick in a list of tasks
    not_done: str
    note: str  # what a call-out begins with
    important: str  # what one begins with that nobody may miss


_LABELS = {
    "lt": Labels(
        footnotes="Išnašos", footnote="Išnaša {n}", back="Grįžti į tekstą prie išnašos {n}",
        table="Lentelė {n}: {name}", done="atlikta", not_done="neatlikta",
        note="Atkreipkite dėmesį", important="Svarbu",
    ),
    "nb": Labels(
        footnotes="Fotnoter", footnote="Fotnote {n}", back="Tilbake til stedet for fotnote {n} i teksten",
        table="Tabell {n}: {name}", done="gjort", not_done="ikke gjort",
        note="Merk", important="Viktig",
    ),
    "en": Labels(
        footnotes="Footnotes", footnote="Footnote {n}", back="Back to the place of footnote {n} in the text",
        table="Table {n}: {name}", done="done", not_done="not done",
        note="Please note", important="Important",
    ),
}  # fmt: skip


def labels(lang: str) -> Labels:
    """Return the words of `lang`; English where nobody has written them yet."""
    return _LABELS.get(lang, _LABELS["en"])
