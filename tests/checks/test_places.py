"""What was probably meant by a position that cannot be right; what editors are told is in tests/broken/."""

from __future__ import annotations

import pytest

from plugins.checks.places import likely, said
from plugins.drawing.basemap import basemap
from plugins.model.place import Position


@pytest.mark.parametrize(
    ("lat", "lon", "country", "due"),
    [
        (25.2797, 54.6872, "LT", "54.6872, 25.2797"),  # swapped
        (10.7522, 59.9139, "NO", "59.9139, 10.7522"),
        (64.1466, 21.9426, "IS", "64.1466, -21.9426"),  # west, written without its sign
        (-54.6872, 25.2797, "LT", "54.6872, 25.2797"),
        (-21.9426, 64.1466, "IS", "64.1466, -21.9426"),  # swapped, with the sign in the right place
    ],
)
def test_what_was_meant(lat: float, lon: float, country: str, due: str) -> None:
    meant = likely(Position(lat=lat, lon=lon), country, basemap())

    assert meant
    assert said(meant) == due


def test_where_nothing_helps_nothing_is_guessed() -> None:
    assert likely(Position(lat=48.85, lon=2.35), "LT", basemap()) is None
