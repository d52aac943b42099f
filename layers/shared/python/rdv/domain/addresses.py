"""An address that the national address service (Base adresse nationale) knows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """A house, a street or a town. `city_code` is INSEE's; `street_id` the street's in the national base, empty for a town.

    Coordinates in decimal degrees; `departement` as organisations have it (`62`, `2A`, `971`).
    """

    label: str
    city: str
    post_code: str
    city_code: str
    street_id: str
    departement: str
    latitude: float
    longitude: float
