"""What the availability function reads and answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any, Self, TypedDict, cast

from pydantic import ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator, with_config
from pydantic_core import PydanticCustomError

from rdv.domain.appointment_sheet import contact_phone_number
from rdv.domain.directory import LocationType, Organisation, Service
from rdv.domain.emptiness import Emptiness
from rdv.domain.group_slots import GroupTime
from rdv.domain.slots import FreeTime, zone_of
from rdv.http.problems import as_json
from rdv.http.sentences import empty_cause, empty_sentence
from rdv.http.views import Day, Identifier, NeededFields, ServiceView, Wire, needed_fields
from rdv.usecases.searching import LocationRow, MotifRow, SlotSearch

type Departement = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{1,3}$")]


class OrganisationsQuery(Wire):
    """By département, by words of the name or the town, or the one of an id (public links)."""

    id: Identifier | None = None
    departement: Departement | None = None
    q: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=100)] | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if self.id is None and self.departement is None and self.q is None:
            raise PydanticCustomError("missing", "id, departement or q")
        return self


class ScopeQuery(Wire):
    """In a département, or in one organisation."""

    departement: Departement | None = None
    organisation_id: Identifier | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if self.departement is None and self.organisation_id is None:
            raise PydanticCustomError("missing", "departement or organisation_id")
        return self


class MotifsQuery(ScopeQuery):
    """Of one service, or of all."""

    service_id: Identifier | None = None


class LocationsQuery(ScopeQuery):
    """Of the motifs of one merge key; with the searcher's coordinates, sorted by distance."""

    motif_key: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise PydanticCustomError("missing", "latitude and longitude")
        return self


class SlotsQuery(Wire):
    """`days` days from `from`; `location_id` where the motif takes place at a location."""

    motif_id: Identifier
    location_id: Identifier | None = None
    first_day: Annotated[Day, Field(alias="from")]
    days: Annotated[int, Field(ge=1, le=31)] = 7


class OrganisationView(Wire):
    """An organisation."""

    id: str
    name: str
    departement: str
    phone_number: str
    email: str
    website: str
    city: str
    time_zone: str


class OrganisationList(Wire):
    """Organisations, by name."""

    organisations: list[OrganisationView]


class ServiceList(Wire):
    """Services with something bookable, by name."""

    services: list[ServiceView]


class MotifView(Wire):
    """The motifs of one merge key (MOT-05)."""

    key: str
    name: str
    location_type: LocationType
    duration_minutes: int
    service_id: str
    collectif: bool
    restriction: str
    fields: NeededFields
    motif_ids: list[str]


class MotifList(Wire):
    """Motifs, by name."""

    motifs: list[MotifView]


class LocationView(Wire):
    """Where a motif can be booked. Off site, the row is the organisation's and `id` is null."""

    id: str | None
    name: str
    address: str
    latitude: float | None
    longitude: float | None
    phone_number: str
    motif_id: str
    organisation_id: str
    distance_km: float
    next_availability: datetime


class LocationList(Wire):
    """Places, nearest first when the searcher's place is known, else soonest first."""

    locations: list[LocationView]


_Instant = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]


# A dict, and its instants texts: it is spelled as it stands (`slot_list`).
@with_config(ConfigDict(extra="forbid"))
class SlotView(TypedDict):
    """One distinct start."""

    starts_at: _Instant
    ends_at: _Instant


class EmptyReason(Wire):
    """Why a period has no slot, in the caller's language; `sentence` is the cause with what to do next.

    `elsewhere`: other places have openings for the motif.
    """

    code: Emptiness
    cause: str
    sentence: str
    elsewhere: bool


class GroupSlotView(Wire):
    """The start of a group appointment, with the seats that are left (null: no limit) and its name."""

    starts_at: datetime
    ends_at: datetime
    seats_left: int | None
    title: str


class SlotList(Wire):
    """The starts of a period, sorted, and the next one there is; `empty_reason` when there is none in the period."""

    first_day: Annotated[date, Field(serialization_alias="from")]
    last_day: Annotated[date, Field(serialization_alias="to")]
    slots: list[SlotView | GroupSlotView]
    next_availability: datetime | None
    empty_reason: EmptyReason | None


def organisation_view(organisation: Organisation) -> OrganisationView:
    """The view of an organisation."""
    return OrganisationView(
        id=organisation.id,
        name=organisation.name,
        departement=organisation.departement,
        phone_number=organisation.phone_number,
        email=organisation.email,
        website=organisation.website,
        city=organisation.city,
        time_zone=organisation.time_zone,
    )


def service_view(service: Service) -> ServiceView:
    """The view of a service."""
    return ServiceView(id=service.id, name=service.name)


def motif_view(row: MotifRow) -> MotifView:
    """The view of a merged motif."""
    return MotifView(
        key=row.key,
        name=row.name,
        location_type=row.location_type,
        duration_minutes=row.duration_minutes,
        service_id=row.service_id,
        collectif=row.collectif,
        restriction=row.restriction,
        fields=needed_fields(row.location_type, row.category),
        motif_ids=list(row.motif_ids),
    )


def location_view(row: LocationRow) -> LocationView:
    """The view of a place, or of an organisation off site."""
    place, organisation = row.location, row.organisation
    return LocationView(
        id=place.id if place else None,
        name=place.name if place else organisation.name,
        address=place.address if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        phone_number=(place.phone_number if place else "") or organisation.phone_number,
        motif_id=row.motif_id,
        organisation_id=organisation.id,
        distance_km=round(row.distance_km, 1),
        next_availability=row.next_availability,
    )


# Everybody is shown the same starts: spelling one anew costs fifty times as much as looking it up (decision 0095).
@lru_cache(maxsize=16_384)
def _spelled_slot(one: FreeTime) -> str:
    slot: SlotView = {"starts_at": one.starts_at.isoformat(), "ends_at": one.ends_at.isoformat()}
    return as_json(slot)


def _spelled_group(one: GroupTime) -> str:
    view = GroupSlotView(starts_at=one.starts_at, ends_at=one.ends_at, seats_left=one.seats_left, title=one.title)
    return view.model_dump_json()


def slot_list(search: SlotSearch, language: str) -> str:
    """A `SlotList` of a search as JSON, in the organisation's zone; `language` is `fr` or `en`."""
    zone = zone_of(search.offer)
    found = search.next_availability
    without_slots = SlotList.model_construct(
        first_day=search.first_day,
        last_day=search.last_day,
        slots=[],
        next_availability=found.astimezone(zone) if found else None,
        empty_reason=_empty_reason(search, language),
    ).model_dump_json(by_alias=True)
    # All of its times are of one kind.
    spell = cast("Callable[[Any], str]", _spelled_group if search.offer.motif.collectif else _spelled_slot)
    # In no text of the rest could this stand: its quotation marks would be escaped.
    return without_slots.replace('"slots":[]', f'"slots":[{",".join(map(spell, search.times))}]')


def _empty_reason(search: SlotSearch, language: str) -> EmptyReason | None:
    if search.emptiness is None:
        return None
    found = search.next_availability
    place_id = search.location.id if search.location else None
    sentence = empty_sentence(
        search.emptiness,
        search.offer.motif,
        found.astimezone(zone_of(search.offer)) if found else None,
        language,
        elsewhere=search.elsewhere,
        phone_number=contact_phone_number(search.offer, place_id),
    )
    cause = empty_cause(search.emptiness, search.offer.motif, language)
    return EmptyReason(code=search.emptiness, cause=cause, sentence=sentence, elsewhere=search.elsewhere)
