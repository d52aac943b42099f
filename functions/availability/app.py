"""What can be booked, over HTTP and without login: parse, one use case, view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chalice.app import Chalice, Response

from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.usecases.searching import locations_of, motifs_of, services_of, slots_of

from .schemas import (
    LocationList,
    LocationsQuery,
    MotifList,
    MotifsQuery,
    OrganisationList,
    OrganisationsQuery,
    ScopeQuery,
    ServiceList,
    SlotList,
    SlotsQuery,
    location_view,
    motif_view,
    organisation_view,
    service_view,
    slot_list,
)
from .wiring import wire

# What is offered changes by the day, what is free by the second.
OFFER_SECONDS = 30
FREE_SECONDS = 5
DOCUMENT_SECONDS = 300
OPENAPI_DOCUMENT = Path(__file__).with_name("openapi.json")

app = Chalice(app_name="availability", configure_logs=False)
wiring = wire()
api = Api(app)


@api.route("GET", "/api/organisations", query=OrganisationsQuery, answers={200: OrganisationList})
def list_organisations(_call: Call, query: OrganisationsQuery) -> Answer:
    """Organisations of a département, found by words of their name or town, or the one of an id."""
    if query.id is not None:
        one = wiring.directory.organisation(query.id)
        found = [one] if one else []
    elif query.departement is not None:
        found = wiring.directory.organisations_of(query.departement)
    else:
        found = wiring.directory.organisations_named(query.q or "")
    return Answer(OrganisationList(organisations=[organisation_view(one) for one in found]), 200, OFFER_SECONDS)


@api.route("GET", "/api/services", query=ScopeQuery, answers={200: ServiceList})
def list_services(_call: Call, query: ScopeQuery) -> Answer:
    """Services with something bookable."""
    found = services_of(wiring.directory, **_scope(query))
    return Answer(ServiceList(services=[service_view(one) for one in found]), 200, OFFER_SECONDS)


@api.route("GET", "/api/motifs", query=MotifsQuery, answers={200: MotifList})
def list_motifs(_call: Call, query: MotifsQuery) -> Answer:
    """Motifs open to everyone, merged across organisations."""
    found = motifs_of(wiring.directory, service_id=query.service_id, **_scope(query))
    return Answer(MotifList(motifs=[motif_view(one) for one in found]), 200, OFFER_SECONDS)


@api.route("GET", "/api/locations", query=LocationsQuery, answers={200: LocationList})
def list_locations(_call: Call, query: LocationsQuery) -> Answer:
    """Where a motif can be booked, and from when."""
    known = query.latitude is not None and query.longitude is not None
    found = locations_of(
        wiring.directory,
        wiring.records,
        wiring.clock,
        query.motif_key,
        coordinates=(query.latitude or 0.0, query.longitude or 0.0) if known else None,
        **_scope(query),
    )
    return Answer(LocationList(locations=[location_view(one) for one in found]), 200, FREE_SECONDS)


@api.route("GET", "/api/slots", query=SlotsQuery, answers={200: SlotList}, problems=("not_found", "invalid"))
def list_slots(call: Call, query: SlotsQuery) -> Answer:
    """Free starts of a motif at a place, by day, the next one there is, and why there is none."""
    search = slots_of(
        wiring.directory,
        wiring.records,
        wiring.clock,
        query.motif_id,
        query.location_id,
        query.first_day,
        query.days,
    )
    return Answer(slot_list(search, call.language), 200, FREE_SECONDS)


@app.route("/api/openapi.json", methods=["GET"], name="get_openapi")
def read_openapi() -> Response:
    """The contract, as generated from these very routes."""
    headers: Any = {"Content-Type": "application/json", "Cache-Control": f"public, max-age={DOCUMENT_SECONDS}"}
    return Response(body=OPENAPI_DOCUMENT.read_text(encoding="utf-8"), status_code=200, headers=headers)


def _scope(query: ScopeQuery) -> dict[str, str | None]:
    return {"departement": query.departement, "organisation_id": query.organisation_id}


handler = lambda_handler(app)
