"""Towns and things to put on maps in tests."""

from __future__ import annotations

from pyproj import Geod

from plugins.drawing.pins import Spot
from plugins.model.place import Position

VILNIUS = Position(lat=54.6872, lon=25.2797)
OSLO = Position(lat=59.9139, lon=10.7522)
BIRZAI = Position(lat=56.2, lon=24.75)
PRIENAI = Position(lat=54.6333, lon=23.95)
DRUSKININKAI = Position(lat=54.0167, lon=23.9667)
UTENA = Position(lat=55.5, lon=25.6)
REYKJAVIK = Position(lat=64.1466, lon=-21.9426)
TROMSO = Position(lat=69.6492, lon=18.9553)
BERGEN = Position(lat=60.3913, lon=5.3221)
TRONDHEIM = Position(lat=63.4305, lon=10.3951)
STAVANGER = Position(lat=58.97, lon=5.7331)
DRAMMEN = Position(lat=59.7439, lon=10.2045)

REAL = (
    (VILNIUS, "LT", 4),
    (BIRZAI, "LT", 2),
    (PRIENAI, "LT", 2),
    (DRUSKININKAI, "LT", 2),
    (UTENA, "LT", 2),
    (OSLO, "NO", 1),
)


def spots(*places: tuple[Position, str, int]) -> list[Spot]:
    """Return as many spots at each place as it says; the first one leads."""
    found = [(place, country) for place, country, count in places for _ in range(count)]
    return [
        Spot(id=f"spot-{number}", position=place, country=country, lead=number == 0)
        for number, (place, country) in enumerate(found)
    ]


def geodesic(a: Position, b: Position) -> float:
    """Return how far apart two places are on the earth, in km: PROJ's answer."""
    return float(Geod(ellps="WGS84").inv(a.lon, a.lat, b.lon, b.lat)[2]) / 1000
