"""Addresses over HTTP, so that a citizen's browser asks nobody but this service: parse, one port, view."""

from __future__ import annotations

from chalice.app import Chalice

from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler

from .schemas import AddressesQuery, AddressList, address_view
from .wiring import wire

# As long as the distribution in front keeps anything (infra/edge.yaml).
ADDRESS_SECONDS = 300

app = Chalice(app_name="address", configure_logs=False)
wiring = wire()
api = Api(app)


@api.route(
    "GET", "/api/addresses", query=AddressesQuery, answers={200: AddressList}, problems=("addresses_unavailable",)
)
def search_addresses(_call: Call, query: AddressesQuery) -> Answer:
    """Addresses, streets and towns that begin like what was typed."""
    found = wiring.addresses.search(query.q)
    return Answer(AddressList(addresses=[address_view(one) for one in found]), 200, ADDRESS_SECONDS)


handler = lambda_handler(app)
