"""One panel of a map, made ready to be drawn: pins with labels, openings onto other panels, names on the ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import dist

from plugins.drawing.basemap import Basemap
from plugins.drawing.entries import Entry, Words, heaviest
from plugins.drawing.labels import Label, place
from plugins.drawing.measure import LINE, text_width
from plugins.drawing.panels import Inset, Panel
from plugins.drawing.pins import Pin, Spot
from plugins.drawing.shapes import Box
from plugins.drawing.terrain import SIZE as NAME_SIZE
from plugins.drawing.terrain import Name, Terrain, country_names, sea_names, terrain


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


def window(
    panel: Panel,
    drawn: Sequence[Panel],
    land: Basemap,
    pinned: tuple[Mark, ...],
    titles: Sequence[str],
    numbers: Mapping[Spot, int],
    words: Words,
    prefix: str,
) -> Window:
    """Return `panel` ready to be drawn: what matters most is placed first, and the rest finds room around it."""
    frame = panel.frame
    ground = terrain(frame, land)
    taken = [mark.pin.box for mark in pinned] + [mark.label.box for mark in pinned if mark.label] + [_corner(panel)]
    openings = _openings(panel, titles, numbers, taken, words, prefix)
    taken += [opening.caption.box for opening in openings if opening.caption]
    taken += [inset.box for inset in panel.insets]
    home = frozenset(spot.country for other in drawn for spot in other.spots)
    said = {titles[inset.panel] for inset in panel.insets} | {mark.label.text for mark in pinned if mark.label}
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
        marks=pinned,
        bar=(kilometres, round(kilometres * frame.scale, 1)),
    )


def marks(
    panel: Panel, by_spot: Mapping[Spot, Entry], numbers: Mapping[Spot, int], ids: Mapping[Spot, str], words: Words
) -> tuple[Mark, ...]:
    """Return the pins of `panel` with their labels, where there is room for one."""
    towns = {pin: heaviest(pin.spots, by_spot, words) for pin in panel.pins}
    more = {pin: f" +{len(names) - 1}" if len(names) > 1 else "" for pin, names in towns.items()}
    texts = [(pin, names[0] + more[pin]) for pin, names in towns.items()]
    taken = [inset.box for inset in panel.insets] + [_corner(panel)]
    labels = place(texts, panel.frame.box.grown(-2), taken)
    found = []
    for pin in panel.pins:
        those = [by_spot[spot] for spot in pin.spots]
        alone = those[0] if len(those) == 1 else None
        found.append(
            Mark(
                number=numbers[pin.spots[0]],
                pin=pin,
                href=alone.url if alone else f"#{ids[pin.spots[0]]}",
                name=f"{alone.title}, {towns[pin][0]}"
                if alone
                else _called(towns[pin], words.count(len(those)), more[pin]),
                label=labels.get(pin),
                reach=_reach(pin, panel.pins),
            )
        )
    return tuple(found)


def _called(towns: Sequence[str], counted: str, more: str) -> str:
    """Return a pin's name: it begins as its label does (WCAG 2.2, 2.5.3), and says which the other towns are."""
    rest = f" ({', '.join(towns[1:])})" if more else ""
    return f"{towns[0]}{more}: {counted}{rest}"


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
    """Return `title`, with room for `count`, over the inset, under it, within it, or nowhere."""
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
