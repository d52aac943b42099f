"""The Base adresse nationale over HTTP: GeoJSON in, found addresses out, the last answers remembered for a while."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, cast

import requests

from ..domain.addresses import FoundAddress
from ..domain.errors import AddressesUnavailable

CONNECT_TIMEOUT_SECONDS = 1.0
READ_TIMEOUT_SECONDS = 2.0
MOST_FOUND = 8
# Addresses change by the month; a process lives for hours.
REMEMBERED_SECONDS = 3600.0
MOST_REMEMBERED = 500
# After a failure nobody waits for the same time-out again, until then.
REST_SECONDS = 10.0


class BaseAdresseNationale:
    """`ports.AddressSearch`. `url` is the service's search address; without one every search is refused."""

    def __init__(self, url: str, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._url, self._elapsed = url, elapsed
        self._session = requests.Session()
        self._answers: OrderedDict[str, tuple[float, tuple[FoundAddress, ...]]] = OrderedDict()
        self._resting_until = 0.0

    def search(self, text: str) -> tuple[FoundAddress, ...]:
        """`ports.AddressSearch.search`."""
        key = " ".join(text.casefold().split())
        now = self._elapsed()
        remembered = self._answers.get(key)
        if remembered and now < remembered[0] + REMEMBERED_SECONDS:
            return remembered[1]
        if not self._url or now < self._resting_until:
            raise AddressesUnavailable
        try:
            found = self._asked(key)
        except (requests.RequestException, LookupError, TypeError, ValueError) as error:
            self._resting_until = self._elapsed() + REST_SECONDS
            raise AddressesUnavailable from error
        self._answers[key] = (now, found)
        self._answers.move_to_end(key)
        if len(self._answers) > MOST_REMEMBERED:
            self._answers.popitem(last=False)
        return found

    def _asked(self, text: str) -> tuple[FoundAddress, ...]:
        answer = self._session.get(
            self._url,
            params={"q": text, "limit": str(MOST_FOUND), "autocomplete": "1"},
            timeout=(CONNECT_TIMEOUT_SECONDS, READ_TIMEOUT_SECONDS),
            allow_redirects=False,
        )
        if answer.status_code == 400:
            # A text that it cannot search (too short, no letter) finds nothing.
            return ()
        if answer.status_code != 200:
            raise requests.HTTPError(f"status {answer.status_code}")
        features = cast("list[Mapping[str, Any]]", answer.json()["features"])
        return tuple(_address(one) for one in features[:MOST_FOUND])


def _address(feature: Mapping[str, Any]) -> FoundAddress:
    """Raises LookupError, TypeError or ValueError on another shape than GeoJSON with the service's properties."""
    longitude, latitude = feature["geometry"]["coordinates"]
    properties: Mapping[str, Any] = feature["properties"]
    street = str(properties.get("id", "")).split("_")[:2]
    return FoundAddress(
        label=str(properties["label"]),
        city=str(properties.get("city", "")),
        post_code=str(properties.get("postcode", "")),
        city_code=str(properties.get("citycode", "")),
        street_id="_".join(street) if len(street) == 2 else "",
        departement=str(properties["context"]).split(",")[0].strip(),
        latitude=float(latitude),
        longitude=float(longitude),
    )
