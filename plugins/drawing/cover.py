"""Covers: the picture of an item that has no photograph.

The same sea every time, the item's own town lit, near by; where several take part, theirs, and the others are dim;
all of them where none does. A town abroad is a blue diamond here as well. Rings are where an item is, and so round what
is named first: training in Lithuania that Norwegians take part in is not in Norway. The crop comes from the item's id
and from nothing else, so a cover stays the same for as long as the item exists.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.drawing.constellation import View, graticule, numbers
from plugins.drawing.palette import AMBER_LIGHT, BLUE_LIGHT, NIGHT, NIGHT_EDGE, STARLIGHT
from plugins.running.hashing import blake2b

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.drawing.constellation import Constellation, Star
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
WIDE = (0.55, 1.5)  # the same, where several towns of the lead's country are lit, or all
ABROAD = (0.66, 0.94)  # of what the picture has room for: the smallest and the largest, where one abroad is lit too
MARGINS = (52, 44)  # pixels, across and down: what is left free then at the largest
FINE, COARSE = 1.5, 0.9  # pixels a km: from where the net has a line at every, every second degree
BRIGHT, MANY, DIM = 13, 9, 6  # pixels: radius of a town alone lit, of several that are lit, of others
SMALL = 0.7  # of these, where towns stand so close that they would touch
CLOSE = 0.45  # pixels a km: from there down they do
NORTHERNMOST = 80  # degrees: parallels beyond it crowd round the pole
DIAMOND = 1.2  # of a disc's radius: half a diamond, which looks as large
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


def cover(sky: Constellation, lit: Sequence[Position], name: str, turn: int) -> str:
    """Return the cover of the item called `name` as an SVG file of WIDTH × HEIGHT; `lit` its places (none for all)."""
    alone = len(lit) == 1
    stars = sky.stars
    bright = [star for star in stars if star.position in lit] if lit else list(stars)
    view = _view(sky, lit, bright, name, turn)
    points = [view.pixels((star.x, star.y)) for star in stars]
    lines = numbers(
        "M%.1f %.1fL%.1f %.1f" * len(sky.lines), [xy for a, b in sky.lines for xy in (*points[a], *points[b])]
    )
    small = SMALL if view.scale < CLOSE else 1
    radius = (BRIGHT if alone else MANY) * small
    dim: list[tuple[float, float]] = []
    home: list[tuple[float, float]] = [] if bright else [view.at]  # a place without partners
    abroad: list[tuple[float, float]] = []
    for star, at in zip(stars, points, strict=True):
        if -BRIGHT < at[0] < WIDTH + BRIGHT and -BRIGHT < at[1] < HEIGHT + BRIGHT:
            (dim if lit and star.position not in lit else abroad if star.abroad else home).append(at)
    is_abroad = any(star.abroad and star.position in lit[:1] for star in bright)
    its_own = abroad if is_abroad else home if lit and len(home) == 1 else []
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{NIGHT}"/>'
        f'<path d="{_net(sky, view)}" fill="none" stroke="{NIGHT_EDGE}" stroke-width="1.5"/>'
        f'<path d="{lines}" fill="none" stroke="{STARLIGHT}" stroke-width="{2.5 if alone else 2}"/>'
        f'<g fill="{STARLIGHT}">{_discs(dim, DIM * small)}</g>'
        f"{_rings(its_own, RINGS if alone else RINGS[:2], BLUE_LIGHT if is_abroad else AMBER_LIGHT)}"
        f'<g fill="{AMBER_LIGHT}">{_discs(home, radius)}</g>'
        f'<g fill="{BLUE_LIGHT}">{_diamonds(abroad, radius * DIAMOND)}</g></svg>\n'
    )


def _view(sky: Constellation, lit: Sequence[Position], bright: Sequence[Star], name: str, turn: int) -> View:
    """Return the crop: how near, by the item's id, and where in it what is lit stands.

    Two countries are seen from the one that is named first; where that is the lead's, from coast to coast every second
    time.
    """
    digest = _digest(name)
    share = int.from_bytes(digest[4:8], "big") / 0xFFFFFFFF
    across, down = PLACES[turn]
    abroad = [star.position for star in bright if star.abroad]
    from_there = lit[:1] and (len(lit) == 1 or lit[0] in abroad)
    if abroad and not from_there and turn % 2 == 0:
        return _across(bright, share, (across, down))
    smallest, largest = SCALES if len(lit) == 1 else WIDE
    return View(
        scale=smallest * (largest / smallest) ** share,
        centre=sky.place(lit[0]) if from_there else _middle_of(sky),
        at=(across * WIDTH, down * HEIGHT),
    )


def _across(bright: Sequence[Star], share: float, place: tuple[float, float]) -> View:
    """Return the crop that has all that is lit in it, the towns abroad too, as far aside as the room lets it stand."""
    whole = View.fitting([(star.x, star.y) for star in bright], (WIDTH, HEIGHT), MARGINS)
    smallest, largest = ABROAD
    part = smallest + (largest - smallest) * share
    free = (WIDTH - 2 * MARGINS[0]) * (1 - part), (HEIGHT - 2 * MARGINS[1]) * (1 - part)
    return View(
        scale=whole.scale * part,
        centre=whole.centre,
        at=(WIDTH / 2 + (place[0] - 0.5) * free[0], HEIGHT / 2 + (place[1] - 0.5) * free[1]),
    )


def _middle_of(sky: Constellation) -> tuple[float, float]:
    near = [star for star in sky.stars if not star.abroad]  # towns abroad are too far to be in sight with the others
    return (sum(star.x for star in near) / len(near), sum(star.y for star in near) / len(near))


def _discs(points: Sequence[tuple[float, float]], radius: float) -> str:
    return numbers(
        f'<circle cx="%.1f" cy="%.1f" r="{radius:g}"/>' * len(points), [xy for point in points for xy in point]
    )


def _diamonds(points: Sequence[tuple[float, float]], reach: float) -> str:
    way = f"l{reach:.1f} {reach:.1f} {-reach:.1f} {reach:.1f} {-reach:.1f} {-reach:.1f}z"
    lines = numbers(f"M%.1f %.1f{way}" * len(points), [xy for x, y in points for xy in (x, y - reach)])
    return f'<path d="{lines}"/>' if points else ""


def _rings(points: Sequence[tuple[float, float]], rings: Sequence[tuple[int, float]], colour: str) -> str:
    if not points:
        return ""
    drawn = "".join(f'<g opacity="{pale}">{_discs(points, radius)}</g>' for radius, pale in rings)
    return f'<g fill="none" stroke="{colour}" stroke-width="1.5">{drawn}</g>'


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
    return blake2b(name.encode(), digest_size=32).digest()
