"""The chart: seconds over pages, both on scales of powers, a line for each tool with its name at its end.

Written by hand as SVG, without a script and without a font of its own; its colours follow the reader's light or dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from tests.bench.results import SCENARIOS, Result, growth

PANELS = ("cold", "word")
WIDTH, HEIGHT = 460, 380  # of a panel
LEFT, RIGHT, TOP, BOTTOM = 52, 150, 44, 44  # around the field that is drawn in
LINE = 15  # least distance between two names
COLOURS = 7
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24303a; }
.title { font-weight: 600; font-size: 14px; }
.grid { stroke: #24303a; stroke-opacity: .15; }
.line { fill: none; stroke-width: 2; }
.ground { fill: #fff; }
.ours .line { stroke-width: 3.5; }
.ours .name { font-weight: 600; }
.c0 { --c: #c2410c; } .c1 { --c: #0b6fb8; } .c2 { --c: #0f766e; } .c3 { --c: #8a6d00; }
.c4 { --c: #7c3aed; } .c5 { --c: #a21caf; } .c6 { --c: #52606d; }
.line { stroke: var(--c); } .dot { fill: var(--c); } .name { fill: var(--c); }
@media (prefers-color-scheme: dark) {
text { fill: #dbe4ea; } .grid { stroke: #dbe4ea; } .ground { fill: #0f1a22; }
.c0 { --c: #fb923c; } .c1 { --c: #60b4f5; } .c2 { --c: #4fd1b5; } .c3 { --c: #e3c64a; }
.c4 { --c: #b69cff; } .c5 { --c: #f08ae8; } .c6 { --c: #a9b7c2; }
.line { stroke: var(--c); } .dot { fill: var(--c); } .name { fill: var(--c); }
}
"""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A scale of powers: each tenfold is as long as the next."""

    least: float
    most: float
    start: float  # where `least` is drawn
    end: float

    def __call__(self, value: float) -> float:
        """Return where `value` is drawn."""
        share = (log10(value) - log10(self.least)) / (log10(self.most) - log10(self.least))
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> list[float]:
        """Return 1, 2 and 5 of every tenfold within the scale."""
        powers = range(floor(log10(self.least)), ceil(log10(self.most)) + 1)
        every = [round(digit * 10.0**power, 6) for power in powers for digit in (1, 2, 5)]
        return [value for value in every if self.least <= value * 1.0001 and value <= self.most * 1.0001]


def to_svg(results: Sequence[Result], names: Mapping[str, str]) -> str:
    """Return the chart of `results`; `names` is key -> name of the tools, in the order of their colours."""
    points = {(panel, key): found for panel in PANELS for key in names if (found := growth(results, key, panel))}
    every = [point for found in points.values() for point in found]
    sizes, times = [pages for pages, _ in every] or [1], [seconds for _, seconds in every] or [1.0]
    drawn = "".join(
        _panel(panel, {key: points[panel, key] for key in names if (panel, key) in points}, names, place, sizes, times)
        for place, panel in enumerate(PANELS)
    )
    width = WIDTH * len(PANELS)
    told = "Seconds by the clock over the number of pages, for each tool"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img" aria-label="{told}">\n'
        f'<style>{STYLE}</style>\n<rect class="ground" width="{width}" height="{HEIGHT}"/>\n{drawn}</svg>\n'
    )


def _panel(
    scenario: str,
    lines: Mapping[str, list[tuple[int, float]]],
    names: Mapping[str, str],
    place: int,
    sizes: Sequence[int],
    times: Sequence[float],
) -> str:
    across = Scale(least=min(sizes) / 1.3, most=max(sizes) * 1.1, start=LEFT, end=WIDTH - RIGHT)
    up = Scale(least=min(times) / 1.3, most=max(times) * 1.3, start=HEIGHT - BOTTOM, end=TOP)
    parts = [f'<text class="title" x="{LEFT}" y="22">{SCENARIOS[scenario].capitalize()}, seconds</text>\n']
    parts += _grid(across, up, sorted(set(sizes)))
    order = list(names)
    ends = spread({key: up(found[-1][1]) for key, found in lines.items()}, LINE)
    for key, found in lines.items():
        colour = f"c{order.index(key) % COLOURS}{' ours' if key.startswith('ours') else ''}"
        drawn = [(across(pages), up(seconds)) for pages, seconds in found]
        path = " ".join(f"{x},{y}" for x, y in drawn)
        parts.append(f'<g class="{colour}"><polyline class="line" points="{path}"/>')
        parts += [f'<circle class="dot" cx="{x}" cy="{y}" r="3"/>' for x, y in drawn]
        parts.append(
            f'<text class="name" x="{drawn[-1][0] + 8}" y="{ends[key] + 4:.1f}">{escape(names[key])}</text></g>\n'
        )
    return f'<g transform="translate({place * WIDTH} 0)">\n{"".join(parts)}</g>\n'


def _grid(across: Scale, up: Scale, sizes: Sequence[int]) -> Iterator[str]:
    for value in up.ticks():
        y = up(value)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>\n'
    for value in sizes:
        x = across(value)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value:,}</text>\n'
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">pages</text>\n'


def spread(places: Mapping[str, float], least: float) -> dict[str, float]:
    """Return `places` moved apart until each is at least `least` from the next, around where they were."""
    order = sorted(places, key=lambda key: places[key])
    groups: list[tuple[float, list[str]]] = []  # (middle, members)
    for key in order:
        middle, members = places[key], [key]
        while groups and middle - least * (len(members) - 1) / 2 < groups[-1][0] + least * (len(groups[-1][1]) + 1) / 2:
            above = groups.pop()[1]
            members = above + members
            middle = sum(places[each] for each in members) / len(members)
        groups.append((middle, members))
    return {
        key: middle + least * (number - (len(members) - 1) / 2)
        for middle, members in groups
        for number, key in enumerate(members)
    }
