"""A map projection that keeps shapes: Lambert's conformal conic, fitted to what is to be shown.

On it Norway is as narrow as it is, and distances within a panel are right to about one per cent, so long as the panel
is not more than some 24 degrees of latitude high.

Formulas: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), pages 107 to 109, for the
ellipsoid of WGS 84.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import atan, atan2, cos, degrees, hypot, isclose, log, pi, radians, sin, sqrt, tan
from typing import Self

from plugins.model.place import Position

RADIUS = 6378.137  # km, WGS 84's equatorial radius
FLATTENING = 1 / 298.257223563  # WGS 84
ECCENTRICITY = sqrt(FLATTENING * (2 - FLATTENING))

# The cone becomes a cylinder on the equator and a plane at a pole: its formulas fail at both, and
# standard parallels this far from them give the same map to the eye.
LOWEST, HIGHEST = 1.0, 85.0
NEAREST = 89.999  # degrees: `_t` is zero at one pole and without bound at the other, so both are held a hair away


@dataclass(frozen=True, kw_only=True)
class Projection:
    """A cone that cuts the earth at two parallels. `centre` is drawn at (0, 0)."""

    centre: Position
    parallels: tuple[float, float]  # degrees, the southern first; equal for a cone that only touches

    @classmethod
    def for_positions(cls, positions: Iterable[Position]) -> Self:
        """Return the projection that shows `positions` best, at least one of them, in any order.

        The standard parallels lie a sixth of the extent inside its northern and southern ends (Deetz and Adams).
        The central meridian is the middle of the shortest arc that holds all longitudes, be it across the date line.
        """
        everything = tuple(positions)
        if not everything:
            raise ValueError("a projection needs at least one position")
        south, north = min(p.lat for p in everything), max(p.lat for p in everything)
        sixth = (north - south) / 6
        return cls(
            centre=Position(lat=_held((south + north) / 2, 89.0), lon=_middle(p.lon for p in everything)),
            parallels=_parallels(south + sixth, north - sixth),
        )

    def project(self, position: Position) -> tuple[float, float]:
        """Return (x, y) in km from `centre`: x grows to the east, y to the south, as SVG counts."""
        return self.at(position.lat, position.lon)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the same for a position that is given in degrees."""
        return self.along([(lon, lat)])[0]

    def along(self, line: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Return the same for (longitude, latitude) in degrees: shores have thousands of points, so nothing is called.

        See `_t`, `_held` and `_wrapped` for what is written out here.
        """
        n, scale, rho_centre = self._cone
        middle, power, quarter = self.centre.lon, ECCENTRICITY / 2, pi / 4
        found = []
        for lon, lat in line:
            phi = radians(-NEAREST if lat < -NEAREST else NEAREST if lat > NEAREST else lat)  # noqa: FURB136  (`min` would be a call)
            bulge = ECCENTRICITY * sin(phi)
            rho = scale * (tan(quarter - phi / 2) / ((1 - bulge) / (1 + bulge)) ** power) ** n
            theta = n * radians((lon - middle + 180) % 360 - 180)
            found.append((rho * sin(theta), rho * cos(theta) - rho_centre))
        return found

    def inverse(self, x: float, y: float) -> Position:
        """Return the position that `project` puts at (x, y), exact to centimetres."""
        n, scale, _ = self._cone
        side = -1.0 if n < 0 else 1.0
        down = side * (scale * _t(self.centre.lat) ** n + y)
        rho, theta = hypot(x, down), atan2(side * x, down)
        t = (rho / abs(scale)) ** (1 / n)
        lon = _wrapped(self.centre.lon + degrees(theta / n))
        return Position(lat=_latitude(t), lon=lon)

    @cached_property
    def _cone(self) -> tuple[float, float, float]:
        """The cone's constant n and a·F (Snyder 15-8, 15-10), in km, both negative in the south; rho of the centre."""
        first, second = self.parallels
        m1, m2 = _m(first), _m(second)
        same = isclose(first, second, abs_tol=1e-7)
        n = sin(radians(first)) if same else log(m1 / m2) / log(_t(first) / _t(second))
        scale = RADIUS * m1 / (n * _t(first) ** n)
        return n, scale, scale * _t(self.centre.lat) ** n


def _m(lat: float) -> float:
    """Snyder 14-15."""
    return cos(radians(lat)) / sqrt(1 - (ECCENTRICITY * sin(radians(lat))) ** 2)


def _t(lat: float) -> float:
    """Snyder 15-9."""
    phi = radians(_held(lat, NEAREST))
    bulge = ECCENTRICITY * sin(phi)
    return float(tan(pi / 4 - phi / 2) / ((1 - bulge) / (1 + bulge)) ** (ECCENTRICITY / 2))


def _latitude(t: float) -> float:
    """Return the latitude whose `_t` is `t` (Snyder 7-9). Each turn gains two and a half digits."""
    phi = pi / 2 - 2 * atan(t)
    for _ in range(6):
        bulge = ECCENTRICITY * sin(phi)
        phi = pi / 2 - 2 * atan(t * ((1 - bulge) / (1 + bulge)) ** (ECCENTRICITY / 2))
    return degrees(phi)


def _parallels(south: float, north: float) -> tuple[float, float]:
    """Keep standard parallels off the poles and, both on one side, off the equator."""
    if abs(south + north) / 2 < LOWEST:  # the equator runs through the middle
        return (LOWEST, LOWEST)
    return (_held(south, HIGHEST), _held(north, HIGHEST))


def _middle(longitudes: Iterable[float]) -> float:
    """Return the middle of the shortest arc that holds `longitudes`: opposite the widest gap between them."""
    ring = sorted({_wrapped(lon) for lon in longitudes})
    gaps = [(after - before, after) for before, after in zip(ring, [*ring[1:], ring[0] + 360], strict=True)]
    gap, east = max(gaps)
    return _wrapped(east + (360 - gap) / 2)


def _wrapped(lon: float) -> float:
    """Return `lon` between -180 and 180."""
    return (lon + 180) % 360 - 180


def _held(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))
