"""From degrees to the plane: the conformal conic of Lambert, on a sphere.

Rule: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), section
15, equations 15-1 to 15-3.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """The part of the world that a map shows, in degrees, measured through its middle."""

    west: float
    south: float
    east: float
    north: float

    @cached_property
    def _cone(self) -> tuple[float, float, float]:
        """The constants n, F and the radius at the middle parallel."""
        step = (self.north - self.south) / 6
        low, high = np.radians([self.south + step, self.north - step])
        n = np.log(np.cos(low) / np.cos(high)) / np.log(_tangent(high) / _tangent(low))
        factor = np.cos(low) * _tangent(low) ** n / n
        middle = np.radians((self.south + self.north) / 2)
        return float(n), float(factor), float(factor / _tangent(middle) ** n)

    def project(self, points: Iterable[Point]) -> np.ndarray:
        """Return points (longitude, latitude) as rows of x and y, in earth radii."""
        longitude, latitude = np.radians(np.asarray(list(points), dtype=float)).T
        n, factor, middle = self._cone
        radius = factor / _tangent(latitude) ** n
        angle = n * (longitude - np.radians((self.west + self.east) / 2))
        return np.column_stack((radius * np.sin(angle), middle - radius * np.cos(angle)))

    @cached_property
    def limits(self) -> tuple[float, float, float, float]:
        """The frame in the plane: left, right, bottom, top."""
        middle = (self.west + self.east) / 2, (self.south + self.north) / 2
        sides = self.project([(self.west, middle[1]), (self.east, middle[1])])
        ends = self.project([(middle[0], self.south), (middle[0], self.north)])
        return sides[0, 0], sides[1, 0], ends[0, 1], ends[1, 1]

    def height(self, width: float) -> float:
        """Return how high a map of this width is."""
        left, right, bottom, top = self.limits
        return float(width * (top - bottom) / (right - left))


def _tangent(latitude: np.ndarray | float) -> np.ndarray | float:
    return np.tan(np.pi / 4 + latitude / 2)
