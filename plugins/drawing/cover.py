"""Covers: the picture of an item that has no photograph.

The same sea every time, the item's own town lit; where an item is at home in no town, all of them are. The crop comes
from the item's id and from nothing else, so a cover stays the same for as long as the item exists.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from plugins.drawing.constellation import View, graticule, numbers
from plugins.drawing.palette import AMBER_LIGHT, NIGHT, NIGHT_EDGE, STARLIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.drawing.constellation import Constellation
    from plugins.drawing.projection import Projection
    from plugins.model.place import Position

WIDTH, HEIGHT = 480, 320  # pixels
PLACES = (
    (0.28, 0.34),
    (0.7, 0.36),
    (0.32, 0.68),
    (0.72, 0.62),
    (0.5, 0.34),
    (0.56, 0.7),
    (0.42, 0.5),
)  # of what is lit
SCALES = (0.8, 3.0)  # pixels a km: the smallest and the largest
WIDE = (0.34, 0.9)  # the same, where all towns are lit
FINE, COARSE = 1.5, 0.9  # pixels a km: from where the net has a line at every, every second degree
BRIGHT, MANY, DIM = 13, 9, 6  # pixels: radius of a town alone lit, of towns all lit, of others
NORTHERNMOST = 80  # degrees: parallels beyond it crowd round the pole
RINGS = ((34, 0.8), (64, 0.45), (100, 0.2))  # pixels, opacity: round the lit town, like a light's reach on a chart


@lru_cache(maxsize=4)  # few edits change which items there are
def turns(ids: tuple[str, ...]) -> Mapping[str, int]:
    """Return which of PLACES each item takes: by its id, but never the one before's where they stand in this order."""
    taken: dict[str, int] = {}
    before = -1
    for name in ids:
        turn = int.from_bytes(_digest(name)[:4], "big") % len(PLACES)
        if turn == before:
            turn = (turn + 1) % len(PLACES)
        taken[name] = before = turn
    return taken


def cover(sky: Constellation, lit: Position | None, name: str, turn: int) -> str:
    """Return the cover of the item called `name` as an SVG file of WIDTH × HEIGHT; `lit` is its place, None for all."""
    view = _view(sky, lit, name, turn)
    stars = [view.pixels((star.x, star.y)) for star in sky.stars]
    seen = [
        index for index, (x, y) in enumerate(stars) if -BRIGHT < x < WIDTH + BRIGHT and -BRIGHT < y < HEIGHT + BRIGHT
    ]
    bright = [index for index in seen if lit is None or sky.stars[index].position == lit]
    lines = numbers(
        "M%.1f %.1fL%.1f %.1f" * len(sky.lines), [xy for a, b in sky.lines for xy in (*stars[a], *stars[b])]
    )
    dim = _discs([stars[index] for index in seen if index not in bright], f'r="{DIM}"')
    lights = _discs([view.at], f'r="{BRIGHT}"') if lit else _discs([stars[index] for index in bright], f'r="{MANY}"')
    rings = "".join([_discs([view.at], f'r="{radius}" opacity="{pale}"') for radius, pale in RINGS]) if lit else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{NIGHT}"/>'
        f'<path d="{_net(sky, view)}" fill="none" stroke="{NIGHT_EDGE}" stroke-width="1.5"/>'
        f'<path d="{lines}" fill="none" stroke="{STARLIGHT}" stroke-width="2.5"/>'
        f'<g fill="{STARLIGHT}">{dim}</g>'
        f'<g fill="none" stroke="{AMBER_LIGHT}" stroke-width="1.5">{rings}</g>'
        f'<g fill="{AMBER_LIGHT}">{lights}</g></svg>\n'
    )


def _view(sky: Constellation, lit: Position | None, name: str, turn: int) -> View:
    """Return the crop: how near, by the item's id, and where in it what is lit stands."""
    digest = _digest(name)
    share = int.from_bytes(digest[4:8], "big") / 0xFFFFFFFF
    smallest, largest = SCALES if lit else WIDE
    across, down = PLACES[turn]
    return View(
        scale=smallest * (largest / smallest) ** share,
        centre=sky.place(lit) if lit else _middle_of(sky),
        at=(across * WIDTH, down * HEIGHT),
    )


def _middle_of(sky: Constellation) -> tuple[float, float]:
    near = [star for star in sky.stars if not star.abroad]  # towns abroad are too far to be in sight with the others
    return (sum(star.x for star in near) / len(near), sum(star.y for star in near) / len(near))


def _discs(points: Sequence[tuple[float, float]], look: str) -> str:
    return numbers(f'<circle cx="%.1f" cy="%.1f" {look}/>' * len(points), [xy for point in points for xy in point])


def _net(sky: Constellation, view: View) -> str:
    """Return a graticule that covers the crop, about four lines each way: of 1, 2 or 5 degrees (parallels: half)."""
    step = 1 if view.scale > FINE else 2 if view.scale > COARSE else 5
    middle = _middle(sky.projection, view.centre)
    west, south = (int(middle.lon) // step - 8) * step, (int(middle.lat) // step - 6) * step
    parallels = [south + step * half / 2 for half in range(26)]
    meridians = [west + step * each for each in range(18)]
    return graticule(sky, view, meridians, [lat for lat in parallels if lat < NORTHERNMOST], (WIDTH, HEIGHT))


@lru_cache(maxsize=256)  # there are few towns
def _middle(projection: Projection, centre: tuple[float, float]) -> Position:
    return projection.inverse(*centre)


def _digest(name: str) -> bytes:
    return sha256(name.encode()).digest()
