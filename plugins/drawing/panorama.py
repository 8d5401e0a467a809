"""The constellation as the home page's picture: towns by name, large for many partners, over a chart's fine net."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from plugins.drawing.constellation import View, graticule, number, outward

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.drawing.constellation import Constellation, Star

WIDTH, HEIGHT = 560, 384  # pixels
MARGINS = (66, 38)  # at the sides and above: room for names
SIDEWAYS = 0.4  # of 1: a name stands beside its star rather than above or below
NET_MERIDIANS = range(-60, 80, 5)
NET_PARALLELS = tuple(40 + step * 2.5 for step in range(13))


def panorama(sky: Constellation, names: Mapping[str, str], lang: str) -> str:
    """Return inline SVG; `names` maps the id of each star's first partner to its town, as the page's language calls it.

    Decoration for those who hear the page: the figures beside it and the list of partners say the same in words.
    """
    view = View.fitting([(star.x, star.y) for star in sky.stars], (WIDTH, HEIGHT), MARGINS)
    points = [view.pixels((star.x, star.y)) for star in sky.stars]
    lines = "".join(f"M{number(*points[a])}L{number(*points[b])}" for a, b in sky.lines)
    stars = "".join(_shape(star, points[index]) for index, star in enumerate(sky.stars))
    labels = "".join(
        _label(points[index], outward(points, sky.lines, index), names[star.partners[0]], _radius(star))
        for index, star in enumerate(sky.stars)
    )
    return (
        f'<svg class="panorama" viewBox="0 0 {WIDTH} {HEIGHT}" lang="{escape(lang)}" aria-hidden="true">'
        f'<path class="panorama__net" d="{graticule(sky, view, NET_MERIDIANS, NET_PARALLELS)}"/>'
        f'<path class="panorama__lines" d="{lines}"/>{stars}<g class="panorama__names">{labels}</g></svg>'
    )


def _radius(star: Star) -> float:
    """Return the radius of a disc whose area grows with the number of partners."""
    return float(3.4 + 2.6 * len(star.partners) ** 0.5)


def _shape(star: Star, point: tuple[float, float]) -> str:
    """Return a disc, or a diamond for a town abroad; the lead's has a ring."""
    (x, y), r = point, _radius(star)
    if star.abroad:
        r *= 1.35
        path = f"M{number(x, y - r)}L{number(x + r, y)}L{number(x, y + r)}L{number(x - r, y)}Z"
        return f'<path class="panorama__star panorama__star--abroad" d="{path}"/>'
    disc = f'<circle class="panorama__star" cx="{number(x)}" cy="{number(y)}" r="{number(r)}"/>'
    if star.lead:
        disc += f'<circle class="panorama__ring" cx="{number(x)}" cy="{number(y)}" r="{number(r + 5)}"/>'
    return disc


def _label(point: tuple[float, float], away: tuple[float, float], name: str, radius: float) -> str:
    x, y = point
    gap = radius + 9
    if abs(away[0]) >= SIDEWAYS:
        anchor = "start" if away[0] > 0 else "end"
        x, y = x + (gap if away[0] > 0 else -gap), y + 5 + away[1] * 6
    else:
        anchor, y = "middle", y + (gap + 10 if away[1] > 0 else -gap)
    return f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}">{escape(name)}</text>'
