"""The mark beside the site's name, and the icons: the constellation on the size of a stamp.

At that size the true distance to the farthest town would leave the others one speck, so lines much longer than the
usual are shortened; their direction stays true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.drawing.constellation import View, distance, number
from plugins.drawing.palette import AMBER_LIGHT, BLUE_LIGHT, NIGHT, STARLIGHT

if TYPE_CHECKING:
    from plugins.drawing.constellation import Constellation

SIZE, MARGIN, RADIUS, STROKE = 64, 11, 4.6, 3  # pixels: of the icon
COLOURS = {"mark__lead": AMBER_LIGHT, "mark__abroad": BLUE_LIGHT, "mark__star": STARLIGHT}
LONGEST = 1.6  # times the usual line: what is longer is drawn so long


def gathered(sky: Constellation) -> list[tuple[float, float]]:
    """Return the stars' points (km) with the longest lines shortened, in the order of `sky.stars`."""
    points = [(star.x, star.y) for star in sky.stars]
    lengths = [distance(points[a], points[b]) for a, b in sky.lines]
    usual = _median(lengths) if lengths else 0.0
    drawn = {0: points[0]}
    for start, end in sky.lines:  # grown from the first star: a line's start has been drawn before
        length = distance(points[start], points[end])
        kept = min(1.0, LONGEST * usual / (length or 1.0))  # towns at +180° and at -180° lie on each other
        drawn[end] = (
            drawn[start][0] + (points[end][0] - points[start][0]) * kept,
            drawn[start][1] + (points[end][1] - points[start][1]) * kept,
        )
    return [drawn[index] for index in range(len(points))]


def _median(lengths: list[float]) -> float:
    """Return the middle length: what `statistics` does, which takes longer to import than a page to render."""
    ordered = sorted(lengths)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def mark(sky: Constellation) -> str:
    """Return the mark as inline SVG of 40 × 40, coloured by the page (components/wordmark.css); decoration."""
    lines, stars = _parts(sky, size=40, margin=4, radius=2.6)
    drawn = "".join(f'<circle class="{kind(index, sky)}" cx="{x}" cy="{y}" r="{r}"/>' for index, x, y, r in stars)
    return (
        '<svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">'
        f'<path class="mark__lines" d="{lines}"/>{drawn}</svg>'
    )


def icon(sky: Constellation) -> str:
    """Return the icon as an SVG file: on the night sea, in a rounded square."""
    lines, stars = _parts(sky, size=SIZE, margin=MARGIN, radius=RADIUS)
    drawn = "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{COLOURS[kind(index, sky)]}"/>' for index, x, y, r in stars
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f'<rect width="{SIZE}" height="{SIZE}" rx="14" fill="{NIGHT}"/>'
        f'<path d="{lines}" fill="none" stroke="{STARLIGHT}" stroke-width="{STROKE}"/>{drawn}</svg>\n'
    )


def _parts(
    sky: Constellation, size: float, margin: float, radius: float
) -> tuple[str, list[tuple[int, str, str, str]]]:
    """Return the lines' path, and (index, x, y, radius) of each star, the lead's larger."""
    points = gathered(sky)
    view = View.fitting(points, (size, size), (margin, margin))
    placed = [view.pixels(point) for point in points]
    path = "".join(f"M{number(*placed[a])}L{number(*placed[b])}" for a, b in sky.lines)
    return path, [
        (index, number(x), number(y), number(radius * (1.5 if sky.stars[index].lead else 1.0)))
        for index, (x, y) in enumerate(placed)
    ]


def kind(index: int, sky: Constellation) -> str:
    """Return the class that colours a star."""
    star = sky.stars[index]
    return "mark__lead" if star.lead else "mark__abroad" if star.abroad else "mark__star"
