"""What is wrong with where things are: a pin in the sea, in another country, or a town that cannot be found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from plugins.checks import Evidence
from plugins.drawing.basemap import Basemap, basemap
from plugins.drawing.towns import towns
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, Event
from plugins.model.partner import Partner
from plugins.model.place import Position
from plugins.model.problem import N_, Problem, advice, problem

# The map's shores are about a kilometre off, and harbour towns stand on them.
NEAR_ENOUGH = 12.0  # km


def places(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of positions that do not lie in the country they are said to be in, and of towns without a position.

    Bad: `Position: 25.2797, 54.6872` with `Country: LT`. Good: `Position: 54.6872, 25.2797`.
    """
    land = basemap()
    reach = cache(land.kilometres_to)  # many events share a town
    located: tuple[Partner | Event, ...] = (*catalogue.partners, *catalogue.events)
    for item in located:
        yield from _where(item, land, reach, evidence)
    known = towns(catalogue)
    for event in catalogue.events:
        host = catalogue.partner(event.host) if event.host else None
        if not (host and event.may_be_at(host)):
            yield from _nowhere(event, known, evidence)


def likely(position: Position, country: str, land: Basemap) -> Position | None:
    """Return the position that was probably meant: swapped, or with a sign too many; None where neither helps."""
    lat, lon = position.lat, position.lon
    for other in ((lon, lat), (lat, -lon), (-lat, lon), (-lat, -lon), (-lon, lat), (lon, -lat)):
        if abs(other[0]) <= 90:
            meant = Position(lat=other[0], lon=other[1])
            if land.kilometres_to(country, meant) <= NEAR_ENOUGH:
                return meant
    return None


def _where(
    item: Partner | Event, land: Basemap, reach: Callable[[str, Position], float], evidence: Evidence
) -> Iterator[Problem]:
    position, country = item.position, item.country
    if position is None or not country or not land.has(country):
        return
    if reach(country, position) <= NEAR_ENOUGH:
        return
    where = partial(problem, *evidence.at(item, "position"), "position-elsewhere")
    given = {"position": said(position), "country": country}
    there = land.country_at(position)
    meant = likely(position, country, land)
    if meant:
        right = N_("did you mean {meant}? (latitude first, then longitude)")
        given["meant"] = said(meant)
    else:
        right = N_("correct “Position” (latitude first, then longitude) or “Country”")
    if there:
        yield where(N_("{position} lies in {there}, not in {country}"), right, there=there, **given)
    else:
        yield where(N_("{position} lies in the sea, not in {country}"), right, **given)


def _nowhere(event: Event, known: dict[tuple[str, str], Position], evidence: Evidence) -> Iterator[Problem]:
    names = [text.town for text in event.texts if text.town]
    found = any((event.country, name) in known for name in names)
    if not names or event.position or found or event.attendance is Attendance.ONLINE:
        return
    yield advice(
        *evidence.at(event, "town"), "town-without-position",
        N_("nothing says where {town} is: the map can show only the country"),
        N_("add a line like “Position: {example}” (latitude first, then longitude)"),
        town=names[0], example="54.6872, 25.2797",
    )  # fmt: skip


def said(position: Position) -> str:
    """Return a position as editors write it: `54.6872, 25.2797`."""
    return f"{position.lat:g}, {position.lon:g}"
