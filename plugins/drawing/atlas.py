"""A map in one language: what is drawn on each panel, and the list that says the same in words.

Nothing is on the drawing alone. Pins and entries of the list share a number, by which each can mark the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import dist

from plugins.drawing.basemap import Basemap
from plugins.drawing.labels import Label, place
from plugins.drawing.measure import LINE, text_width
from plugins.drawing.panels import Inset, Panel, panels
from plugins.drawing.pins import Pin, Spot
from plugins.drawing.shapes import Box
from plugins.drawing.terrain import SIZE as NAME_SIZE
from plugins.drawing.terrain import Name, Terrain, country_names, sea_names, terrain
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
class Mark:
    """A pin as it is drawn: a link."""

    number: int  # from 1, over all panels
    pin: Pin
    href: str  # the one entry's page, or the town's place in the list
    name: str  # for who cannot see it
    label: Label | None
    reach: float  # pixels around the pin that answer to a finger


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The part of a panel that another panel shows larger: a link to that one."""

    inset: Inset
    href: str
    name: str  # for who cannot see it
    caption: Name | None  # the other panel's title; its box has room for the number of spots after it
    pins: tuple[int, ...]  # numbers of the pins that are there


@dataclass(frozen=True, kw_only=True)
class Window:
    """One panel, ready to be drawn."""

    id: str
    title: str
    width: float  # pixels of the drawing
    height: float
    ground: Terrain
    home: frozenset[str]  # countries of the entries
    countries: tuple[tuple[Name, bool], ...]  # and whether it is one of those
    seas: tuple[Name, ...]
    openings: tuple[Opening, ...]
    marks: tuple[Mark, ...]
    bar: tuple[int, float]  # km, and how many pixels they take


@dataclass(frozen=True, kw_only=True)
class Town:
    """A town in the list."""

    id: str
    name: str
    known: bool  # False: `name` only says that the town is not known
    entries: tuple[tuple[Entry, int], ...]  # each with its pin's number


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """The whole map in one language."""

    windows: tuple[Window, ...]
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
    towns = _towns(entries, numbers, words, prefix)
    ids = {entry.spot: town.id for _, _, there in towns for town in there for entry, _ in town.entries}
    titles = _titles(drawn, by_spot, words)
    windows = []
    for panel in drawn:
        marks = _marks(panel, by_spot, numbers, ids, words)
        windows.append(_window(panel, drawn, land, marks, titles, numbers, words, prefix))
    kinds = tuple(sorted({entry.kind for entry in entries}))
    return Atlas(windows=tuple(windows), towns=towns, kinds=kinds)


def _towns(
    entries: Sequence[Entry], numbers: Mapping[Spot, int], words: Words, prefix: str
) -> tuple[tuple[str, str, tuple[Town, ...]], ...]:
    def order(entry: Entry) -> tuple[object, ...]:
        country = entry.spot.country
        leads = not any(other.spot.lead for other in entries if other.spot.country == country)
        its_town = not any(
            other.spot.lead for other in entries if (other.spot.country, other.town) == (country, entry.town)
        )
        name = words.countries.get(country, country)
        return (
            leads, words.sort_key(name), not entry.town, its_town, words.sort_key(entry.town), not entry.spot.lead,
            words.sort_key(entry.title), entry.spot.id,
        )  # fmt: skip

    countries = []
    for code, those in groupby(sorted(entries, key=order), key=lambda entry: entry.spot.country):
        towns = []
        for number, (name, there) in enumerate(groupby(those, key=lambda entry: entry.town), 1):
            listed = tuple((entry, numbers[entry.spot]) for entry in there)
            identity = f"{prefix}-{code.lower()}-{number}"
            towns.append(Town(id=identity, name=name or words.somewhere, known=bool(name), entries=listed))
        countries.append((code, words.countries.get(code, code), tuple(towns)))
    return tuple(countries)


def _titles(drawn: Sequence[Panel], by_spot: Mapping[Spot, Entry], words: Words) -> tuple[str, ...]:
    """Name each panel: the country that it is all about, or the town that most of it is in."""
    titles: list[str] = []
    for panel in drawn:
        countries = {spot.country for spot in panel.spots}
        country = words.countries.get(next(iter(countries)), "") if len(countries) == 1 else ""
        if panel.number == 0 and (len(drawn) > 1 or len(countries) > 1):
            titles.append(words.overview)
        elif country and country not in titles:
            titles.append(country)
        else:
            titles.append(words.around(_heaviest(panel.spots, by_spot, words)[0]))
    return tuple(titles)


def _marks(
    panel: Panel, by_spot: Mapping[Spot, Entry], numbers: Mapping[Spot, int], ids: Mapping[Spot, str], words: Words
) -> tuple[Mark, ...]:
    towns = {pin: _heaviest(pin.spots, by_spot, words) for pin in panel.pins}
    more = {pin: f" +{len(names) - 1}" if len(names) > 1 else "" for pin, names in towns.items()}
    texts = [(pin, names[0] + more[pin]) for pin, names in towns.items()]
    taken = [inset.box for inset in panel.insets] + [_corner(panel)]
    labels = place(texts, panel.frame.box.grown(-2), taken)
    marks = []
    for pin in panel.pins:
        those = [by_spot[spot] for spot in pin.spots]
        alone = those[0] if len(those) == 1 else None
        marks.append(
            Mark(
                number=numbers[pin.spots[0]],
                pin=pin,
                href=alone.url if alone else f"#{ids[pin.spots[0]]}",
                name=f"{alone.title}, {towns[pin][0]}"
                if alone
                else f"{', '.join(towns[pin])}: {words.count(len(those))}",
                label=labels.get(pin),
                reach=_reach(pin, panel.pins),
            )
        )
    return tuple(marks)


def _window(
    panel: Panel,
    drawn: Sequence[Panel],
    land: Basemap,
    marks: tuple[Mark, ...],
    titles: Sequence[str],
    numbers: Mapping[Spot, int],
    words: Words,
    prefix: str,
) -> Window:
    frame = panel.frame
    ground = terrain(frame, land)
    taken = [mark.pin.box for mark in marks] + [mark.label.box for mark in marks if mark.label] + [_corner(panel)]
    openings = _openings(panel, titles, numbers, taken, words, prefix)
    taken += [opening.caption.box for opening in openings if opening.caption]
    taken += [inset.box for inset in panel.insets]
    home = frozenset(spot.country for other in drawn for spot in other.spots)
    said = {titles[inset.panel] for inset in panel.insets} | {mark.label.text for mark in marks if mark.label}
    names = {code: name for code, name in words.countries.items() if name not in said}
    countries = country_names(ground, names, home, frame.box, taken)
    taken += [name.box for name, _ in countries]
    kilometres = frame.scale_bar()
    return Window(
        id=f"{prefix}-panel-{panel.number}",
        title=titles[panel.number],
        width=frame.width,
        height=frame.height,
        ground=ground,
        home=home,
        countries=countries,
        seas=sea_names(ground, frame, words.seas, taken),
        openings=openings,
        marks=marks,
        bar=(kilometres, round(kilometres * frame.scale, 1)),
    )


def _openings(
    panel: Panel, titles: Sequence[str], numbers: Mapping[Spot, int], taken: Sequence[Box], words: Words, prefix: str
) -> tuple[Opening, ...]:
    walls = list(taken)
    openings = []
    for inset in panel.insets:
        others = [other.box for other in panel.insets if other != inset]
        title = titles[inset.panel]
        caption = _caption(title, len(inset.spots), inset.box, panel.frame.box, [*walls, *others])
        walls += [caption.box] if caption else []
        openings.append(
            Opening(
                inset=inset,
                href=f"#{prefix}-panel-{inset.panel}",
                name=words.detail(title, words.count(len(inset.spots))),
                caption=caption,
                pins=tuple(sorted({numbers[spot] for spot in inset.spots})),
            )
        )
    return tuple(openings)


def _caption(title: str, count: int, box: Box, within: Box, walls: Iterable[Box]) -> Name | None:
    """Return `title`, with room for `count`, over the inset's upper edge, or under its lower one, or within, or nowhere."""
    width, height = text_width(f"{title}: {count}", NAME_SIZE) + 4, NAME_SIZE * LINE
    standing = list(walls)
    for left, top in (
        (box.left, box.top - height),
        (box.right - width, box.top - height),
        (box.left, box.bottom),
        (box.right - width, box.bottom),
        (box.left + 2, box.top + 1),
    ):
        own = Box(left, top, left + width, top + height)
        if within.contains(own) and not any(own.overlaps(wall) for wall in standing):
            return Name(text=title, x=round(left + width / 2, 1), y=round(top + height * 0.75, 1), box=own)
    return None


def _reach(pin: Pin, others: Iterable[Pin]) -> float:
    """Return how far around `pin` a finger hits it: 22 pixels, or half the way to the nearest other one."""
    ways = [dist((pin.x, pin.y), (other.x, other.y)) / 2 for other in others if other != pin]
    return min([22.0, *ways])


def _corner(panel: Panel) -> Box:
    """Return where the scale stands: in the lower left corner."""
    return Box(0, panel.frame.height - 26, 78, panel.frame.height)


def _heaviest(spots: Iterable[Spot], by_spot: Mapping[Spot, Entry], words: Words) -> list[str]:
    """Return the towns of `spots`, the one with most of them first; a country stands for a town that is not known."""
    towns = [by_spot[spot].town or words.countries.get(spot.country, spot.country) for spot in spots]
    return sorted(dict.fromkeys(towns), key=lambda town: -towns.count(town))
