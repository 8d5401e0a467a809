"""A map in one language: what is drawn on each panel, and the list that says the same in words.

Nothing is on the drawing alone. Pins and entries of the list share a number, by which each can mark the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.drawing.basemap import Basemap
from plugins.drawing.entries import Entry, Town, Words, heaviest, towns
from plugins.drawing.panels import Panel, panels
from plugins.drawing.pins import Spot
from plugins.drawing.windows import Window, marks, window


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """The whole map in one language."""

    windows: tuple[Window, ...] = field(metadata={"again": True})  # they say what the list says
    towns: tuple[tuple[str, str, tuple[Town, ...]], ...]  # (country's code, its name, its towns); the lead's first
    kinds: tuple[str, ...]  # of the entries, each once


def atlas(entries: Sequence[Entry], land: Basemap, words: Words, prefix: str) -> Atlas:
    """Return the map of `entries`, at least one; `prefix` begins every id, so that a page may have two maps."""
    by_spot = {entry.spot: entry for entry in entries}
    drawn = panels(by_spot, land)
    numbers = {
        spot: number
        for number, pin in enumerate((pin for panel in drawn for pin in panel.pins), 1)
        for spot in pin.spots
    }
    listed = towns(entries, numbers, words, prefix)
    ids = {entry.spot: town.id for _, _, there in listed for town in there for entry, _ in town.entries}
    titles = _titles(drawn, by_spot, words)
    windows = []
    for panel in drawn:
        pinned = marks(panel, by_spot, numbers, ids, words)
        windows.append(window(panel, drawn, land, pinned, titles, numbers, words, prefix))
    kinds = tuple(sorted({entry.kind for entry in entries}))
    return Atlas(windows=tuple(windows), towns=listed, kinds=kinds)


def _titles(drawn: Sequence[Panel], by_spot: Mapping[Spot, Entry], words: Words) -> tuple[str, ...]:
    """Name each panel: the country that it has all of, or the town that most of it is in."""
    everything = drawn[0].spots
    titles: list[str] = []
    for panel in drawn:
        here = frozenset(panel.spots)
        countries = {spot.country for spot in here}
        elsewhere = {spot.country for spot in everything if spot not in here}
        country = (
            words.countries.get(next(iter(countries)), "") if len(countries) == 1 and not countries & elsewhere else ""
        )
        if panel.number == 0 and (len(drawn) > 1 or len(countries) > 1):
            titles.append(words.overview)
        elif country and country not in titles:
            titles.append(country)
        else:
            titles.append(words.around(heaviest(panel.spots, by_spot, words)[0]))
    return tuple(titles)
