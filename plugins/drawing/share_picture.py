"""The picture that a link to a page is shown with elsewhere: its title on the night sea, its town lit.

1200 × 630 pixels, as networks and messengers crop least. The words stand on the left, where the sky is dark; what
matters is within the middle, for some crop to a square.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

from plugins.drawing.breaking import count, lines, shortened
from plugins.drawing.constellation import Constellation, View
from plugins.drawing.palette import AMBER_LIGHT, NIGHT, NIGHT_EDGE, STARLIGHT
from plugins.drawing.sheet import Sheet
from plugins.drawing.typesetting import Typesetter
from plugins.model.place import Position

WIDTH, HEIGHT = 1200, 630  # pixels
MARGIN = 72
MEASURE = 760  # pixels: of the title
SIZES = (84, 76, 68, 60, 54, 48, 44)  # pixels: the largest in which the title fits is taken
LEADING = 1.14  # a line's height to the title's size
TALLEST = 330  # pixels: of the title
LONGEST = 600  # letters: there is no room for so many, be they the narrowest
WEIGHT, STRONG, PLAIN = 700, 600, 400
SMALL = 30  # pixels: of all other words
FINER = 3  # times: the sky is drawn so large, then made small, for smooth edges
DARK, CLEAR = 640, 1010  # pixels from the left: the sky is hidden up to here, seen in full from there
SCALES = (0.9, 2.4)  # pixels a km
RINGS = ((46, "#9aa08a"), (88, "#5d6f72"), (136, "#33505f"))  # radius and colour, round the lit town
NORTHERNMOST = 80  # degrees: parallels beyond it crowd round the pole
FOOT = HEIGHT - MARGIN  # pixels: the last line of words


def share_picture(sheet: Sheet, sky: Constellation, setter: Typesetter) -> bytes:
    """Return the picture as a PNG file."""
    picture = Image.composite(_sky(sheet.seed, sheet.lit, sky), Image.new("RGB", (WIDTH, HEIGHT), NIGHT), _veil())
    pen = ImageDraw.Draw(picture)
    if sheet.kicker:
        setter.draw(pen, (MARGIN, MARGIN + SMALL), sheet.kicker, SMALL, STRONG, AMBER_LIGHT)
    size, broken = set_title(sheet.title, setter)
    top = MARGIN + 2 * SMALL + size
    for number, line in enumerate(broken):
        setter.draw(pen, (MARGIN, top + number * size * LEADING), line, size, WEIGHT, "#ffffff")
    setter.draw(pen, (MARGIN, FOOT), sheet.site, SMALL, STRONG, "#ffffff")
    after = MARGIN + setter.width(f"{sheet.site}  ", SMALL, STRONG)
    setter.draw(pen, (after, FOOT), sheet.address, SMALL, PLAIN, STARLIGHT)
    _language(pen, sheet.language, setter)
    target = BytesIO()
    picture.save(target, "PNG", compress_level=6)  # 9 takes five times as long, for three hundredths
    return target.getvalue()


def set_title(title: str, setter: Typesetter) -> tuple[int, list[str]]:
    """Return the size in pixels, and the lines; a title that is too long for the smallest size ends in an ellipsis.

    All ways to break one are weighed, which would take minutes for a paragraph that somebody has pasted there: what
    does not fit is told by the number of its lines alone.
    """
    title = title[:LONGEST]

    def broken(text: str, size: int) -> list[str]:
        return lines(text, MEASURE, lambda line: setter.width(line, size, WEIGHT))

    def fits(text: str, size: int) -> bool:
        return count(text, MEASURE, lambda line: setter.width(line, size, WEIGHT)) * size * LEADING <= TALLEST

    for size in SIZES:
        words = title.split(" ")
        if fits(title, size) and all(setter.width(word, size, WEIGHT) <= MEASURE for word in words):
            return size, broken(title, size)
    smallest = SIZES[-1]
    return smallest, broken(shortened(title, lambda text: fits(text, smallest)), smallest)


def _language(pen: ImageDraw.ImageDraw, name: str, setter: Typesetter) -> None:
    """Write the language's name into a frame, on the right."""
    wide = setter.width(name, SMALL, STRONG)
    right, pad = WIDTH - MARGIN, 18
    box = (right - wide - 2 * pad, FOOT - SMALL - 8, right, FOOT + 18)
    pen.rounded_rectangle(box, radius=8, fill=NIGHT, outline=STARLIGHT, width=2)
    setter.draw(pen, (right - wide - pad, FOOT), name, SMALL, STRONG, STARLIGHT)


@lru_cache(maxsize=1)  # an item's pictures in several languages are drawn one after the other
def _sky(seed: str, lit: Position | None, sky: Constellation) -> Image.Image:
    """Return the constellation, near enough that the lit town stands on the right."""
    digest = sha256(seed.encode()).digest()
    share = digest[0] / 0xFF
    centre = sky.place(lit) if lit else (sky.stars[0].x, sky.stars[0].y)
    scale = (SCALES[0] * (SCALES[1] / SCALES[0]) ** share) if lit else 0.75
    at = (990 + 50 * (digest[1] / 0xFF - 0.5), 270 + 120 * (digest[2] / 0xFF - 0.5))
    view = View(scale=scale * FINER, centre=centre, at=(at[0] * FINER, at[1] * FINER))
    picture = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), NIGHT)
    pen = ImageDraw.Draw(picture)
    for line in _net(sky, view):
        pen.line(line, fill=NIGHT_EDGE, width=2 * FINER)
    stars = [view.pixels((star.x, star.y)) for star in sky.stars]
    for start, end in sky.lines:
        pen.line((stars[start], stars[end]), fill=STARLIGHT, width=3 * FINER)
    for star, point in zip(sky.stars, stars, strict=True):
        bright = lit is None or star.position == lit
        _disc(pen, point, (12 if bright else 8) * FINER, AMBER_LIGHT if bright else STARLIGHT)
    if lit:
        here = view.at
        for radius, colour in RINGS:
            box = [
                here[0] - radius * FINER,
                here[1] - radius * FINER,
                here[0] + radius * FINER,
                here[1] + radius * FINER,
            ]
            pen.ellipse(box, outline=colour, width=2 * FINER)
        _disc(pen, here, 17 * FINER, AMBER_LIGHT)
    return picture.reduce(FINER)


def _disc(pen: ImageDraw.ImageDraw, point: tuple[float, float], radius: float, colour: str) -> None:
    x, y = point
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _net(sky: Constellation, view: View) -> list[list[tuple[float, float]]]:
    """Return meridians (each degree, or second where all is far) and parallels (half as far apart), as points."""
    step = 2 if view.scale > FINER else 4
    middle = sky.projection.inverse(*view.centre)
    west, south = (int(middle.lon) // step - 8) * step, (int(middle.lat) // step - 6) * step
    longitudes = [west + step * each for each in range(18)]
    latitudes = [lat for half in range(26) if (lat := south + step * half / 2) < NORTHERNMOST]

    def line(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [view.pixels(sky.place(Position(lat=lat, lon=lon))) for lat, lon in places]

    meridians = [line([(latitudes[0], lon), (latitudes[-1], lon)]) for lon in longitudes]
    return meridians + [line([(lat, lon) for lon in longitudes]) for lat in latitudes]


@lru_cache(maxsize=1)
def _veil() -> Image.Image:
    """Return how much of the sky is seen: nothing on the left, all on the right."""
    row = bytes(round(255 * min(1.0, max(0.0, (x - DARK) / (CLEAR - DARK))) ** 1.5) for x in range(WIDTH))
    return Image.frombytes("L", (WIDTH, 1), row).resize((WIDTH, HEIGHT))
