"""The maintainers' tool that draws the pictures of two news items, after which editors' photos may come.

They take the same way to visitors as photos do. Without words but two towns' names, they serve every language. Run by
`python3 -m plugins.drawing.make_pictures` where the tests' tools are installed; no part of a build.
"""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path

from PIL import Image

from plugins.drawing.basemap import basemap
from plugins.drawing.frame import Frame
from plugins.drawing.palette import AMBER_LIGHT, BLUE_LIGHT, NIGHT, NIGHT_EDGE, STARLIGHT
from plugins.drawing.shapes import Line
from plugins.model.place import Position

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 2400, 1350  # pixels
OSLO = Position(lat=59.9139, lon=10.7522)
VILNIUS = Position(lat=54.6872, lon=25.2797)
OTHERS = (
    Position(lat=56.2, lon=24.75),  # Biržai
    Position(lat=54.6333, lon=23.95),  # Prienai
    Position(lat=54.0167, lon=23.9667),  # Druskininkai
    Position(lat=55.5, lon=25.6),  # Utena
)
LAND = "#122d3e"
TRAININGS = 12  # in each country


def crossing() -> str:
    """Return the way from Vilnius to Oslo over the Baltic and Sweden, as SVG."""
    frame = Frame.around((OSLO, VILNIUS), (WIDTH, HEIGHT), (640, 330), 0)
    area = frame.degrees(40)
    level = basemap().level(1 / frame.scale, area)
    land = "".join(_path(frame, ring) for each in level.lands if each.box.overlaps(area) for ring in each.rings)
    borders = "".join(_path(frame, border, closed=False) for border in level.borders)
    net = "".join(
        _path(frame, [(lon, lat / 2) for lat in range(90, 150)], closed=False) for lon in range(-20, 60, 5)
    ) + "".join(_path(frame, [(lon, lat) for lon in range(-20, 60)], closed=False) for lat in range(46, 74, 2))
    (west, north), (east, south) = frame.at(OSLO), frame.at(VILNIUS)
    bend = ((west + east) / 2 + 90, (north + south) / 2 - 250)
    towns = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9"/>' for x, y in map(frame.at, OTHERS))
    rings = "".join(
        f'<circle cx="{east:.1f}" cy="{south:.1f}" r="{radius}" opacity="{opacity}"/>'
        for radius, opacity in ((52, 0.8), (92, 0.45), (140, 0.2))
    )
    return _drawing(
        f'<path d="{land}" fill="{LAND}" fill-rule="evenodd"/>'
        f'<path d="{borders}" fill="none" stroke="{NIGHT_EDGE}" stroke-width="2"/>'
        f'<path d="{net}" fill="none" stroke="{NIGHT_EDGE}" stroke-width="1.6"/>'
        f'<path d="M{east:.1f} {south:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {west:.1f} {north:.1f}" fill="none"'
        f' stroke="{STARLIGHT}" stroke-width="5" stroke-dasharray="2 17" stroke-linecap="round"/>'
        f'<g fill="{STARLIGHT}">{towns}</g>'
        f'<g fill="none" stroke="{AMBER_LIGHT}" stroke-width="3">{rings}</g>'
        f'<circle cx="{east:.1f}" cy="{south:.1f}" r="22" fill="{AMBER_LIGHT}"/>{_diamond(west, north, 32)}'
        f'<g font-size="68" fill="{STARLIGHT}"><text x="{west - 58:.1f}" y="{north + 22:.1f}" text-anchor="end">Oslo'
        f'</text><text x="{east + 164:.1f}" y="{south + 24:.1f}">Vilnius</text></g>'
    )


def bridge() -> str:
    """Return an arc for each of the twelve pairs of training events, from Norway to Lithuania, as SVG."""
    middle, ground = WIDTH / 2, HEIGHT - 210
    parts = []
    for number in range(TRAININGS):
        radius = 300 + number * 66
        height = radius * 0.93
        west, east = middle - radius, middle + radius
        parts.append(
            f'<path d="M{west:.1f} {ground:.1f}A{radius} {height:.1f} 0 0 1 {east:.1f} {ground:.1f}" fill="none"'
            f' stroke="{STARLIGHT}" stroke-width="3" opacity="{0.95 - number * 0.055:.2f}"/>'
            f'<circle cx="{east:.1f}" cy="{ground:.1f}" r="19" fill="{AMBER_LIGHT}"/>{_diamond(west, ground, 25)}'
        )
    line = f'<path d="M0 {ground}H{WIDTH}" stroke="{NIGHT_EDGE}" stroke-width="3"/>'
    waves = "".join(
        f'<path d="M{middle - 220 + each * 34} {ground + 46 + each * 34}H{middle + 220 - each * 34}"'
        f' stroke="{NIGHT_EDGE}" stroke-width="4" stroke-linecap="round"/>'
        for each in range(4)
    )
    return _drawing(line + waves + "".join(parts))


def _drawing(content: str) -> str:
    font = base64.b64encode((ROOT / "theme/static/fonts/figtree-latin.woff2").read_bytes()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<style>@font-face {{ font-family: "Figtree"; src: url("data:font/woff2;base64,{font}"); }}'
        'text { font-family: "Figtree"; font-weight: 600; letter-spacing: -0.02em }</style>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{NIGHT}"/>{content}</svg>'
    )


def _path(frame: Frame, line: Line, *, closed: bool = True) -> str:
    points = [frame.at(Position(lat=lat, lon=lon)) for lon, lat in line]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def _diamond(x: float, y: float, r: float) -> str:
    path = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z"
    return f'<path d="{path}" fill="{BLUE_LIGHT}"/>'


def main() -> None:
    """Draw both with Chromium, beside their texts."""
    from playwright.sync_api import sync_playwright

    from tests.tools import chromium

    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0  # whom Chromium's sandbox refuses
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"] if root else [])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for place, drawing in (
            ("content/news/2016-11-oslo-visit/crossing.png", crossing()),
            ("content/news/2017-04-project-ends/bridge.png", bridge()),
        ):
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawing}")
            page.evaluate("document.fonts.ready")
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            # 128 colours are enough for two flat ones and the soft edges between them.
            shot.quantize(128, dither=Image.Dither.NONE).save(ROOT / place, optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
