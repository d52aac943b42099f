"""What the address function reads and answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from rdv.domain.addresses import FoundAddress
from rdv.http.views import Wire


class AddressesQuery(Wire):
    """What somebody has typed of an address, a street or a town."""

    q: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]


class AddressView(Wire):
    """An address, a street or a town; coordinates in decimal degrees."""

    label: str
    city: str
    post_code: str
    city_code: str
    street_id: str
    departement: str
    latitude: float
    longitude: float


class AddressList(Wire):
    """Addresses, the likeliest first."""

    addresses: list[AddressView]


def address_view(found: FoundAddress) -> AddressView:
    """The view of an address."""
    return AddressView(
        label=found.label,
        city=found.city,
        post_code=found.post_code,
        city_code=found.city_code,
        street_id=found.street_id,
        departement=found.departement,
        latitude=found.latitude,
        longitude=found.longitude,
    )
