"""Distances on the globe (LIEU-03)."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The haversine distance in kilometres between two points in decimal degrees (LIEU-03)."""
    here, there = radians(latitude), radians(other_latitude)
    chord = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
