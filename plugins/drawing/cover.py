"""Covers: the picture of an item that has no photograph. The same sea every time, the item's own town lit.

The crop comes from the item's id and from nothing else, so a cover stays the same for as long as the item exists.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from plugins.drawing.constellation import View, graticule, number
from plugins.drawing.palette import AMBER_LIGHT, NIGHT, NIGHT_EDGE, STARLIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.drawing.constellation import Constellation
    from plugins.model.place import Position

WIDTH, HEIGHT = 480, 320  # pixels
PLACES = ((0.34, 0.36), (0.66, 0.36), (0.34, 0.64), (0.66, 0.64), (0.5, 0.42), (0.5, 0.6))  # of the lit town
SCALES = (0.62, 2.1)  # pixels a km: the smallest and the largest
FINE, COARSE = 1.5, 0.9  # pixels a km: from where the net has a line at every, every second degree
RINGS = (34, 64, 100)  # pixels: round the lit town, like a light's reach on a chart


def turns(ids: Sequence[str]) -> dict[str, int]:
    """Return which of PLACES each item takes: by its id, but never the one before's where they stand in this order."""
    taken: dict[str, int] = {}
    before = -1
    for name in ids:
        turn = int.from_bytes(_digest(name)[:4], "big") % len(PLACES)
        if turn == before:
            turn = (turn + 1) % len(PLACES)
        taken[name] = before = turn
    return taken


def cover(sky: Constellation, lit: Position, name: str, turn: int) -> str:
    """Return the cover of the item called `name` as an SVG file of WIDTH × HEIGHT; `lit` is its place."""
    share = int.from_bytes(_digest(name)[4:8], "big") / 0xFFFFFFFF
    place = PLACES[turn]
    at = (place[0] * WIDTH, place[1] * HEIGHT)
    view = View(scale=SCALES[0] * (SCALES[1] / SCALES[0]) ** share, centre=sky.place(lit), at=at)
    stars = [view.pixels((star.x, star.y)) for star in sky.stars]
    lines = "".join(f"M{number(*stars[a])}L{number(*stars[b])}" for a, b in sky.lines)
    net = _net(sky, view, lit)
    towns = "".join(
        f'<circle cx="{number(x)}" cy="{number(y)}" r="6"/>'
        for star, (x, y) in zip(sky.stars, stars, strict=True)
        if star.position != lit and 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    )
    rings = "".join(
        f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="{radius}" opacity="{opacity}"/>'
        for radius, opacity in zip(RINGS, ("0.8", "0.45", "0.2"), strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{NIGHT}"/>'
        f'<path d="{net}" fill="none" stroke="{NIGHT_EDGE}" stroke-width="1.5"/>'
        f'<path d="{lines}" fill="none" stroke="{STARLIGHT}" stroke-width="2.5"/>'
        f'<g fill="{STARLIGHT}">{towns}</g>'
        f'<g fill="none" stroke="{AMBER_LIGHT}" stroke-width="1.5">{rings}</g>'
        f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="13" fill="{AMBER_LIGHT}"/></svg>\n'
    )


def _net(sky: Constellation, view: View, lit: Position) -> str:
    """Return a graticule that covers the crop, about four lines each way: of 1, 2 or 5 degrees (parallels: half)."""
    step = 1 if view.scale > FINE else 2 if view.scale > COARSE else 5
    west, south = (int(lit.lon) // step - 8) * step, (int(lit.lat) // step - 6) * step
    return graticule(
        sky, view, [west + step * turn for turn in range(18)], [south + step * half / 2 for half in range(26)]
    )


def _digest(name: str) -> bytes:
    return sha256(name.encode()).digest()
