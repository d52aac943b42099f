"""A small national address service for a laptop without internet: the demonstration's places and their towns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from infra.seed.demonstration import LOCATIONS
from rdv.domain.directory import Location, slug

MOST_FOUND = 8


@dataclass(frozen=True)
class Town:
    """A commune: INSEE's code, its region as the service tells it, and its middle in decimal degrees."""

    name: str
    post_code: str
    city_code: str
    context: str
    latitude: float
    longitude: float


_NORTH, _GUADELOUPE = "62, Pas-de-Calais, Hauts-de-France", "971, Guadeloupe"
TOWNS = (
    Town("Arras", "62000", "62041", _NORTH, 50.2910, 2.7775),
    Town("Béthune", "62400", "62119", _NORTH, 50.5304, 2.6408),
    Town("Lens", "62300", "62498", _NORTH, 50.4320, 2.8330),
    Town("Liévin", "62800", "62510", _NORTH, 50.4230, 2.7786),
    Town("Calais", "62100", "62193", _NORTH, 50.9513, 1.8587),
    Town("Basse-Terre", "97100", "97105", _GUADELOUPE, 15.9958, -61.7292),
    Town("Pointe-à-Pitre", "97110", "97120", _GUADELOUPE, 16.2411, -61.5331),
)


def found(text: str) -> dict[str, Any]:
    """The service's answer, a GeoJSON collection: what has, for each word typed, a word that begins so."""
    words = [word for word in slug(text).split("_") if word]
    features = [one for one in _ALL if words and _matches(words, slug(one["properties"]["label"]).split("_"))]
    return {"type": "FeatureCollection", "version": "draft", "query": text, "features": features[:MOST_FOUND]}


def _matches(words: Iterable[str], label: list[str]) -> bool:
    return all(any(one.startswith(word) for one in label) for word in words)


def _feature(longitude: float, latitude: float, properties: Mapping[str, str]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "geometry": point, "properties": dict(properties)}


def _town(town: Town) -> dict[str, Any]:
    properties = {
        "label": town.name,
        "name": town.name,
        "id": town.city_code,
        "type": "municipality",
        **_of_town(town),
    }
    return _feature(town.longitude, town.latitude, properties)


def _house(place: Location) -> dict[str, Any]:
    street, town = _read(place.address)
    properties = {
        "label": f"{street} {town.post_code} {town.name}",
        "name": street,
        "id": f"{town.city_code}_{slug(street.partition(' ')[2]).replace('_', '')[:8]}_{street.partition(' ')[0].zfill(5)}",
        "type": "housenumber",
        **_of_town(town),
    }
    return _feature(place.longitude, place.latitude, properties)


def _read(address: str) -> tuple[str, Town]:
    """The street and the town of an address as the demonstration writes them: `12 rue de l’Exemple, 62000 Arras`."""
    parts = re.fullmatch(r"(.+), (\d{5}) (.+)", address)
    if parts is None:
        raise ValueError(f"not a demonstration's address: {address}")
    return parts[1], next(one for one in TOWNS if one.post_code == parts[2])


def _of_town(town: Town) -> dict[str, str]:
    return {"city": town.name, "postcode": town.post_code, "citycode": town.city_code, "context": town.context}


_ALL = [*(_town(one) for one in TOWNS), *(_house(one) for one in LOCATIONS)]
