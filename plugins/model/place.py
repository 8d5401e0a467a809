"""Where things are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, order=True)
class Position:
    """A point on the earth (WGS 84)."""

    lat: float  # degrees, north positive, -90 to 90
    lon: float  # degrees, east positive, -180 to 180
