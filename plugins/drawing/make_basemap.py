"""The maintainers' tool that makes the map's land: Natural Earth, clipped and simplified to a few small files.

Neighbours share their borders in the source (TopoJSON's arcs), and each arc is simplified once, on its own, between
ends that stay: so no gap and no overlap opens between two countries. Run by `python3 tasks.py basemap`; no part of a
build.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import tarfile
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from plugins.drawing.shapes import Box, Line, area, clip_ring, simplify

DATA = Path(__file__).parent / "data"
DEGREE = 111.2  # km, of latitude


def make(archive: bytes, recipe: Mapping[str, Any]) -> dict[str, str]:
    """Return GeoJSON texts (RFC 7946) by file name, made from the npm package's `archive` as `recipe` says.

    Raises ValueError where the archive is not the one that the recipe's integrity was taken from.
    """
    source = recipe["source"]
    algorithm, _, digest = source["integrity"].partition("-")
    if base64.b64encode(hashlib.new(algorithm, archive).digest()).decode() != digest:
        raise ValueError(f"{source['package']} is not version {source['version']}: its {algorithm} differs")
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        member = packed.extractfile(source["member"])
        assert member is not None, "the recipe names a file, not a folder"
        topology = json.load(member)
    return {
        f"{name}.geojson": _text(_features(topology, level["least"], level["digits"], Box(*level["window"])))
        for name, level in recipe["levels"].items()
    }


def main() -> None:
    """Fetch the source by npm's own client and write the files."""
    recipe = tomllib.loads((DATA / "basemap.toml").read_text(encoding="utf-8"))
    package = f"{recipe['source']['package']}@{recipe['source']['version']}"
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", package]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
        archive = Path(folder, done.stdout.strip()).read_bytes()
    for name, text in make(archive, recipe).items():
        (DATA / name).write_text(text, encoding="utf-8", newline="\n")


def _features(topology: Mapping[str, Any], least: float, digits: int, window: Box) -> Iterator[dict[str, Any]]:
    """Yield the land of each country in `window`, then all borders between two of them as one feature."""
    arcs = [_simplified(line, least, digits) for line in _decoded(topology)]
    land: dict[str, list[list[Line]]] = defaultdict(list)
    owners: dict[int, set[str]] = defaultdict(set)
    for country in topology["objects"]["countries"]["geometries"]:
        code = _code(country)
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for polygon in polygons:
            for arc in (arc for ring in polygon for arc in ring):
                owners[arc if arc >= 0 else ~arc].add(code)
            rings = [_unrolled(_joined(ring, arcs)) for ring in polygon]
            for turn in (-360, 0, 360):
                outer, *holes = (_rounded(clip_ring(_turned(ring, turn), window), digits) for ring in rings)
                if outer and _square_kilometres(outer) >= least:
                    kept = [hole for hole in holes if hole and _square_kilometres(hole) >= least]
                    land[code].append([_wound(outer, outer=True), *(_wound(hole, outer=False) for hole in kept)])
    for code, shape in sorted(land.items()):
        geometry = {"type": "MultiPolygon", "coordinates": shape}
        yield {"type": "Feature", "id": code, "properties": {"country": code}, "geometry": geometry}
    shared = [_inside(arcs[number], window) for number, codes in sorted(owners.items()) if len(codes) > 1]
    borders = {"type": "MultiLineString", "coordinates": [line for lines in shared for line in lines]}
    yield {"type": "Feature", "id": "borders", "properties": {}, "geometry": borders}


def _code(country: Mapping[str, Any]) -> str:
    """Return the ISO 3166-1 alpha-2 code; the source has the number, and for Kosovo nothing."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    for code in aliases.get(country.get("id", ""), []):
        if code in Locale("en").territories:
            return code
    return {
        "Kosovo": "XK",
        "N. Cyprus": "CY",
        "Cyprus U.N. Buffer Zone": "CY",
        "Somaliland": "SO",
        "Baikonur": "KZ",
    }.get(country["properties"]["name"], "ZZ")


def _decoded(topology: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the arcs in degrees: the source counts in steps from point to point."""
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        line, x, y = [], 0, 0
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((west + x * width, south + y * height))
        yield line


def _simplified(line: Line, least: float, digits: int) -> Line:
    """Simplify in squeezed degrees, in which a square is a square at the line's own latitude."""
    squeeze = cos(radians(sum(lat for _, lat in line) / len(line))) or 1.0
    flat = [(lon * squeeze, lat) for lon, lat in line]
    return _rounded([(x / squeeze, y) for x, y in simplify(flat, least / DEGREE**2)], digits)


def _rounded(line: Line, digits: int) -> Line:
    """Round, and leave out points that have become the same as the one before."""
    points = [(round(x, digits), round(y, digits)) for x, y in line]
    return [point for point, before in zip(points, [None, *points], strict=False) if point != before]


def _joined(ring: list[int], arcs: list[Line]) -> Line:
    """Return a closed ring; a negative number is that arc's complement, walked backwards (TopoJSON 2.1.4)."""
    line: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line.extend(arc[1:] if line else arc)
    return line


def _unrolled(ring: Line) -> Line:
    """Let a ring that crosses the date line run on beyond 180 degrees, where the source jumps to -180."""
    line: Line = []
    for lon, lat in ring:
        turns = round((line[-1][0] - lon) / 360) if line else 0
        line.append((lon + 360 * turns, lat))
    return line


def _turned(ring: Line, degrees: int) -> Line:
    return [(lon + degrees, lat) for lon, lat in ring] if degrees else ring


def _square_kilometres(ring: Line) -> float:
    if not ring:
        return 0.0
    lat = sum(lat for _, lat in ring) / len(ring)
    return abs(area(ring)) * DEGREE**2 * cos(radians(lat))


def _wound(ring: Line, *, outer: bool) -> Line:
    """Walk outer rings counter-clockwise, holes clockwise (RFC 7946, 3.1.6)."""
    return ring if (area(ring) > 0) == outer else ring[::-1]


def _inside(line: Line, window: Box) -> list[Line]:
    """Return the parts of `line` whose ends are both in `window`."""
    parts: list[Line] = []
    for start, end in pairwise(line):
        if window.holds(start) and window.holds(end):
            if parts and parts[-1][-1] == start:
                parts[-1].append(end)
            else:
                parts.append([start, end])
    return parts


def _text(features: Iterator[dict[str, Any]]) -> str:
    """Return a feature collection with one feature on a line: a change can be read in a diff."""
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
