"""What the desk's search for a slot is asked and answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from rdv.domain.directory import Location
from rdv.domain.slots import zone_of
from rdv.http.views import Day, Identifier, Wire
from rdv.usecases.desk_searching import DeskQuery
from rdv.usecases.desk_slots import FoundSlots

type Identifiers = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[A-Za-z0-9_,-]*$")]


class DeskSlotsQuery(Wire):
    """Ids with commas between them; empty lists choose everything; `from` is today when it is left out."""

    organisation_id: Identifier
    motif_id: Identifier
    agent_ids: Identifiers = ""
    team_ids: Identifiers = ""
    location_ids: Identifiers = ""
    first_day: Annotated[Day | None, Field(alias="from")] = None


class SlotPlace(Wire):
    """A place."""

    id: str
    name: str
    address: str


class PlaceChoice(Wire):
    """A place to choose, and its first slot within six months."""

    location: SlotPlace
    next_availability: datetime


class DeskSlot(Wire):
    """A start that an agent can serve."""

    starts_at: datetime
    ends_at: datetime
    agent_id: str


class OpenGroup(Wire):
    """A group appointment with seats left (SLOT-26); null seats: no maximum."""

    appointment_id: str
    starts_at: datetime
    ends_at: datetime
    title: str
    location_id: str | None
    agent_ids: list[str]
    seats_left: int | None


class DeskSlots(Wire):
    """Either `places` to choose from, soonest first, or the `slots` of the only one; of a group motif, `groups`."""

    first_day: Annotated[date, Field(serialization_alias="from")]
    last_day: Annotated[date, Field(serialization_alias="to")]
    location: SlotPlace | None
    places: list[PlaceChoice]
    slots: list[DeskSlot]
    groups: list[OpenGroup]
    next_availability: datetime | None


def desk_query(query: DeskSlotsQuery) -> DeskQuery:
    """The use case's question."""
    return DeskQuery(
        query.motif_id, _ids(query.agent_ids), _ids(query.team_ids), _ids(query.location_ids), query.first_day
    )


def _ids(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in text.split(",") if one))


def desk_slots(found: FoundSlots) -> DeskSlots:
    """The view of a search, in the organisation's zone."""
    search = found.search
    zone, second = zone_of(search.offer), int(found.now.timestamp())
    soonest = search.next_availability
    return DeskSlots(
        first_day=search.first_day,
        last_day=search.last_day,
        location=_place(search.location) if search.location else None,
        places=[
            PlaceChoice(location=_place(one.location), next_availability=one.next_availability.astimezone(zone))
            for one in search.places
        ],
        slots=[DeskSlot(starts_at=one.starts_at, ends_at=one.ends_at, agent_id=one.agent_id) for one in search.slots],
        groups=[
            OpenGroup(
                appointment_id=one.appointment_id,
                starts_at=one.starts_at.astimezone(zone),
                ends_at=one.ends_at.astimezone(zone),
                title=one.title,
                location_id=one.location_id,
                agent_ids=list(one.agent_ids),
                seats_left=one.left(second),
            )
            for one in found.groups
        ],
        next_availability=soonest.astimezone(zone) if soonest else None,
    )


def _place(place: Location) -> SlotPlace:
    return SlotPlace(id=place.id, name=place.name, address=place.address)
