"""What a map is told: its entries in the reader's language, and the list of them, country by country, town by town."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby

from plugins.drawing.pins import Spot
from plugins.model.place import Position


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing on the map, in the words of the reader's language."""

    spot: Spot
    title: str
    url: str  # root-relative
    town: str  # "" where only the country is known
    lang: str = ""  # of the title, where it is not the reader's
    kind: str = ""  # what a filter goes by
    day: date | None = None  # of an event: its first


@dataclass(frozen=True, kw_only=True)
class Words:
    """How the reader's language says what a map says by itself."""

    count: Callable[[int], str]  # 4 -> "4 partners"
    detail: Callable[[str, str], str]  # ("Lithuania", "12 partners") -> what the link to a detail is called
    around: Callable[[str], str]  # "Oslo" -> "Oslo and around"
    overview: str
    somewhere: str  # in the list, in place of a town that is not known
    countries: Mapping[str, str]  # code -> name
    seas: tuple[tuple[str, tuple[Position, ...]], ...]
    sort_key: Callable[[str], object]


@dataclass(frozen=True, kw_only=True)
class Town:
    """A town in the list."""

    id: str
    name: str
    known: bool  # False: `name` only says that the town is not known
    entries: tuple[tuple[Entry, int], ...]  # each with its pin's number


def towns(
    entries: Sequence[Entry], numbers: Mapping[Spot, int], words: Words, prefix: str
) -> tuple[tuple[str, str, tuple[Town, ...]], ...]:
    """Return (country's code, its name, its towns), the lead's country, town and self first, else by the alphabet.

    Events of a town are in the order of the site's lists, the newest first; those of one day by their id.
    """
    alphabet = cache(words.sort_key)  # hundreds of events share a town
    leading = {entry.spot.country for entry in entries if entry.spot.lead}
    towns_leading = {(entry.spot.country, entry.town) for entry in entries if entry.spot.lead}

    def order(entry: Entry) -> tuple[object, ...]:
        country = entry.spot.country
        leads, its_town = country not in leading, (country, entry.town) not in towns_leading
        name = words.countries.get(country, country)
        within = (-entry.day.toordinal(),) if entry.day else (0, words.sort_key(entry.title))
        return (
            leads, alphabet(name), not entry.town, its_town, alphabet(entry.town), not entry.spot.lead,
            *within, entry.spot.id,
        )  # fmt: skip

    countries = []
    for code, those in groupby(sorted(entries, key=order), key=lambda entry: entry.spot.country):
        there_are = []
        for number, (name, there) in enumerate(groupby(those, key=lambda entry: entry.town), 1):
            listed = tuple((entry, numbers[entry.spot]) for entry in there)
            identity = f"{prefix}-{code.lower()}-{number}"
            there_are.append(Town(id=identity, name=name or words.somewhere, known=bool(name), entries=listed))
        countries.append((code, words.countries.get(code, code), tuple(there_are)))
    return tuple(countries)


def heaviest(spots: Iterable[Spot], by_spot: Mapping[Spot, Entry], words: Words) -> list[str]:
    """Return the towns of `spots`, the one with most of them first; a country stands for a town that is not known."""
    towns = [by_spot[spot].town or words.countries.get(spot.country, spot.country) for spot in spots]
    return [town for town, _ in Counter(towns).most_common()]
