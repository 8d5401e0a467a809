"""The seas around Europe that a map may name, and places where a name stands well, the best first."""

from __future__ import annotations

from plugins.model.place import Position
from plugins.wording.strings import T_


def _at(*places: tuple[float, float]) -> tuple[Position, ...]:
    return tuple(Position(lat=lat, lon=lon) for lat, lon in places)


SEAS: tuple[tuple[str, tuple[Position, ...]], ...] = (
    (T_("Baltic Sea"), _at((56.3, 18.6), (55.6, 18.2), (58.3, 20.2), (55.5, 19.6), (55.2, 16.5), (56.5, 20.2))),
    (T_("North Sea"), _at((56.5, 3.5), (57.3, 5.5), (57.8, 7.2), (54.8, 4.5), (59.0, 2.5), (57.0, 7.0))),
    (T_("Norwegian Sea"), _at((66.0, 3.0), (68.0, 8.0), (64.5, 3.0), (70.0, 10.0), (63.5, 0.0))),
    (T_("Barents Sea"), _at((73.0, 35.0), (71.8, 33.0), (71.6, 27.5), (72.0, 24.0))),
    (T_("Atlantic Ocean"), _at((60.0, -20.0), (52.0, -20.0), (62.5, -22.0), (45.0, -15.0), (62.6, -18.0))),
    (T_("Mediterranean Sea"), _at((38.0, 6.5), (35.0, 19.0), (40.0, 5.0), (34.5, 25.5))),
    (T_("Black Sea"), _at((43.3, 34.0), (43.0, 31.0), (43.0, 29.5))),
)  # fmt: skip
