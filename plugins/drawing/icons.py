"""The icon for programs that cannot draw SVG: browsers' tabs of old, a phone's home screen."""

from __future__ import annotations

from io import BytesIO

import PIL.IcoImagePlugin  # noqa: F401  (Pillow would import all its forty formats to find who writes that one)
from PIL import Image, ImageDraw

from plugins.drawing.constellation import Constellation, View
from plugins.drawing.emblem import COLOURS, MARGIN, RADIUS, SIZE, STROKE, gathered, kind
from plugins.drawing.palette import NIGHT, STARLIGHT

FINER = 8  # times: drawn so large, then made small, for smooth edges
LEAD = 1.5  # times the radius of the other stars


def raster_icon(sky: Constellation, size: int, *, corners: bool, form: str = "PNG") -> bytes:
    """Return the icon as a square picture of `size` pixels, `form` "PNG" or "ICO".

    `corners`: rounded, the rest transparent; home screens round them themselves, and want the square in full.
    """
    large = size * FINER
    unit = large / SIZE
    # What is opaque all over is made small without looking at how transparent it is.
    picture = Image.new("RGBA" if corners else "RGB", (large, large))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, large, large), radius=14 * unit if corners else 0, fill=NIGHT)
    points = gathered(sky)
    view = View.fitting(points, (large, large), (MARGIN * unit, MARGIN * unit))
    placed = [view.pixels(point) for point in points]
    for start, end in sky.lines:
        pen.line((placed[start], placed[end]), fill=STARLIGHT, width=round(STROKE * unit))
    for index, (x, y) in enumerate(placed):
        radius = RADIUS * unit * (LEAD if sky.stars[index].lead else 1.0)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=COLOURS[kind(index, sky)])
    target = BytesIO()
    # With a gap, most of the way is gone in whole pixels: a third of the time, and nobody sees it.
    picture.resize((size, size), Image.Resampling.LANCZOS, reducing_gap=2.0).convert("RGBA").save(target, form)
    return target.getvalue()
