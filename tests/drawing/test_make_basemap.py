"""The tool that makes the land, on a world of two countries."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from typing import Any

import pytest

from plugins.drawing.make_basemap import make

# Two squares with a crooked border between them: in TopoJSON, the border is there once.
TOPOLOGY: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.01, 0.01], "translate": [10, 50]},
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "440", "properties": {"name": "Lithuania"}, "arcs": [[0, 1, 3]]},
                {"type": "Polygon", "id": "428", "properties": {"name": "Latvia"}, "arcs": [[-2, 2]]},
            ],
        }
    },
    "arcs": [
        [[0, 100], [0, -100], [100, 0]],
        [[100, 0], [1, 20], [-2, 20], [5, 30], [-4, 30]],
        [[100, 0], [100, 0], [0, 100], [-100, 0]],
        [[100, 100], [-100, 0]],
    ],
}


def packed(topology: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        data = json.dumps(topology).encode()
        info = tarfile.TarInfo("package/countries.json")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def recipe(archive: bytes, least: float, window: list[float] | None = None) -> dict[str, Any]:
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    source = {"package": "atlas", "version": "1", "integrity": f"sha512-{digest}", "member": "package/countries.json"}
    level = {"from_scale": 0, "least": least, "digits": 3, "window": window or [0, 40, 30, 60]}
    return {"source": source, "levels": {"only": level}}


def features(least: float, window: list[float] | None = None) -> dict[str, Any]:
    archive = packed(TOPOLOGY)
    text = make(archive, recipe(archive, least, window))["only.geojson"]
    return {feature["id"]: feature["geometry"]["coordinates"] for feature in json.loads(text)["features"]}


def test_neighbours_have_the_same_border_however_coarse() -> None:
    for least in (0.0, 50.0, 400.0):
        made = features(least)
        border = {tuple(point) for point in made["borders"][0]}
        assert border <= {tuple(point) for point in made["LT"][0][0]}
        assert border <= {tuple(point) for point in made["LV"][0][0]}


def test_coarser_is_less() -> None:
    assert len(features(0)["LT"][0][0]) > len(features(400)["LT"][0][0])


def test_only_the_window_is_kept() -> None:
    made = features(0, [10, 50, 10.5, 60])

    assert set(made) == {"LT", "borders"}
    assert max(lon for lon, _ in made["LT"][0][0]) == 10.5


def test_a_country_across_the_date_line_is_two_pieces_and_no_belt_around_the_world() -> None:
    """As Russia is, whose ring jumps from 180 to -180 in the source."""
    topology: dict[str, Any] = {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [-180, 0]},
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Polygon", "id": "643", "properties": {"name": "Russia"}, "arcs": [[0]]}],
            }
        },
        "arcs": [[[350, 60], [10, 0], [-350, 0], [0, 10], [350, 0], [-10, 0], [0, -10]]],
    }
    archive = packed(topology)
    text = make(archive, recipe(archive, 1, [-180, -60, 180, 84]))["only.geojson"]

    spans = sorted((min(x for x, _ in piece[0]), max(x for x, _ in piece[0])) for piece in russia(text))
    assert spans == [(-180, -170), (170, 180)]


def russia(text: str) -> list[list[list[list[float]]]]:
    pieces: list[list[list[list[float]]]] = next(
        feature["geometry"]["coordinates"] for feature in json.loads(text)["features"] if feature["id"] == "RU"
    )
    return pieces


def test_another_archive_than_the_one_in_the_recipe_is_refused() -> None:
    archive = packed(TOPOLOGY)

    with pytest.raises(ValueError, match="atlas is not version 1: its sha512 differs"):
        make(packed({**TOPOLOGY, "more": 1}), recipe(archive, 0))
