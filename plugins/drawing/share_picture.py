"""The picture that a link to a page is shown with elsewhere: its title on the night sea, its town lit.

1200 × 630 pixels, as networks and messengers crop least. The words stand on the left, where the sky is dark; what
matters is within the middle, for some crop to a square.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from hashlib import sha256

from PIL import Image, ImageChops, ImageDraw

from plugins.drawing.breaking import count, lines, shortened
from plugins.drawing.constellation import Constellation, View
from plugins.drawing.inks import Inked
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
PAD = 18  # pixels beside the language's name, within its frame
WHITE = "#ffffff"
ALL = 255  # how much ink a pen lays on
SCALES = (0.9, 2.4)  # pixels a km
RINGS = ((46, "#9aa08a"), (88, "#5d6f72"), (136, "#33505f"))  # radius and colour, round the lit town
INKS = (WHITE, STARLIGHT, AMBER_LIGHT, NIGHT_EDGE, *(ink for _, ink in RINGS))
NORTHERNMOST = 80  # degrees: parallels beyond it crowd round the pole
FOOT = HEIGHT - MARGIN  # pixels: the last line of words


def share_picture(sheet: Sheet, sky: Constellation, setter: Typesetter) -> bytes:
    """Return the picture as a PNG file."""
    picture = _sky(sheet.seed, sheet.lit, sky).copy()
    size, broken = set_title(sheet.title, setter)
    wide = setter.width(sheet.language, SMALL, STRONG)
    top = MARGIN + 2 * SMALL + size
    with _pen(picture, WHITE) as pen:
        for number, line in enumerate(broken):
            setter.draw(pen, (MARGIN, top + number * size * LEADING), line, size, WEIGHT)
        setter.draw(pen, (MARGIN, FOOT), sheet.site, SMALL, STRONG)
    with _pen(picture, AMBER_LIGHT) as pen:
        setter.draw(pen, (MARGIN, MARGIN + SMALL), sheet.kicker, SMALL, STRONG)
    _frame(picture, wide)
    with _pen(picture, STARLIGHT) as pen:
        after = MARGIN + setter.width(f"{sheet.site}  ", SMALL, STRONG)
        setter.draw(pen, (after, FOOT), sheet.address, SMALL, PLAIN)
        setter.draw(pen, (WIDTH - MARGIN - wide - PAD, FOOT), sheet.language, SMALL, STRONG)
    return picture.png()


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


@contextmanager
def _pen(picture: Inked, ink: str) -> Iterator[ImageDraw.ImageDraw]:
    """Lay on `picture`, in `ink`, what is drawn meanwhile."""
    cover = Image.new("L", (WIDTH, HEIGHT), 0)
    yield ImageDraw.Draw(cover)
    if box := cover.getbbox():
        picture.lay(ink, cover.crop(box), box[:2])


def _frame(picture: Inked, wide: float) -> None:
    """Draw the frame on the right that the language's name stands in, which is so `wide`."""
    left, top = int(WIDTH - MARGIN - wide - 2 * PAD), FOOT - SMALL - 8
    across, down = WIDTH - MARGIN - left, FOOT + 18 - top
    within, line = (Image.new("L", (across * FINER, down * FINER), 0) for _ in range(2))
    edge = (0, 0, across * FINER - 1, down * FINER - 1)
    ImageDraw.Draw(within).rounded_rectangle(edge, radius=8 * FINER, fill=ALL)
    ImageDraw.Draw(line).rounded_rectangle(edge, radius=8 * FINER, outline=ALL, width=2 * FINER)
    picture.clear(within.reduce(FINER), (left, top))
    picture.lay(STARLIGHT, line.reduce(FINER), (left, top))


@lru_cache(maxsize=1)  # an item's pictures in several languages are drawn one after the other
def _sky(seed: str, lit: Position | None, sky: Constellation) -> Inked:
    """Return the constellation, near enough that the lit town stands on the right."""
    digest = sha256(seed.encode()).digest()
    share = digest[0] / 0xFF
    centre = sky.place(lit) if lit else (sky.stars[0].x, sky.stars[0].y)
    scale = (SCALES[0] * (SCALES[1] / SCALES[0]) ** share) if lit else 0.75
    at = (990 + 50 * (digest[1] / 0xFF - 0.5) - DARK, 270 + 120 * (digest[2] / 0xFF - 0.5))
    view = View(scale=scale * FINER, centre=centre, at=(at[0] * FINER, at[1] * FINER))
    stars = [view.pixels((star.x, star.y)) for star in sky.stars]
    bright = [lit is None or star.position == lit for star in sky.stars]
    picture = Inked.bare((WIDTH, HEIGHT), NIGHT, INKS)
    with _fine_pen(picture, NIGHT_EDGE) as pen:
        for line in _net(sky, view):
            pen.line(line, fill=ALL, width=2 * FINER)
    with _fine_pen(picture, STARLIGHT) as pen:
        for start, end in sky.lines:
            pen.line((stars[start], stars[end]), fill=ALL, width=3 * FINER)
        for point in (point for point, shines in zip(stars, bright, strict=True) if not shines):
            pen.ellipse(_round(point, 8 * FINER), fill=ALL)
    for radius, ink in RINGS if lit else ():
        with _fine_pen(picture, ink) as pen:
            pen.ellipse(_round(view.at, radius * FINER), outline=ALL, width=2 * FINER)
    with _fine_pen(picture, AMBER_LIGHT) as pen:
        for point in (point for point, shines in zip(stars, bright, strict=True) if shines):
            pen.ellipse(_round(point, (17 if lit else 12) * FINER), fill=ALL)
    return picture


@contextmanager
def _fine_pen(picture: Inked, ink: str) -> Iterator[ImageDraw.ImageDraw]:
    """Lay on the part of `picture` where the sky is seen, in `ink`, what is drawn meanwhile so much larger."""
    cover = Image.new("L", ((WIDTH - DARK) * FINER, HEIGHT * FINER), 0)
    yield ImageDraw.Draw(cover)
    if drawn := cover.getbbox():
        left, top = drawn[0] // FINER, drawn[1] // FINER
        box = (left, top, -(-drawn[2] // FINER), -(-drawn[3] // FINER))
        fine = (left * FINER, top * FINER, box[2] * FINER, box[3] * FINER)
        seen = ImageChops.multiply(cover.reduce(FINER, fine), _veil().crop(box))
        picture.lay(ink, seen, (DARK + left, top))


def _round(point: tuple[float, float], radius: float) -> tuple[float, float, float, float]:
    x, y = point
    return x - radius, y - radius, x + radius, y + radius


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


@cache
def _veil() -> Image.Image:
    """Return how much of the sky is seen, from where any of it is: nothing on the left, all on the right."""
    row = bytes(round(255 * min(1.0, (x - DARK) / (CLEAR - DARK)) ** 1.5) for x in range(DARK, WIDTH))
    return Image.frombytes("L", (len(row), 1), row).resize((len(row), HEIGHT))
