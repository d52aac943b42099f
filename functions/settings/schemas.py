"""What the settings function reads and answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from rdv.domain.configuration import MissingCode, Step, StepCode
from rdv.domain.directory import (
    BookableBy,
    LocationAvailability,
    LocationType,
    Motif,
    Organisation,
    SectorisationLevel,
    Service,
    Team,
    Territory,
    Verticale,
    Visibility,
    slug,
)
from rdv.domain.motif_settings import CATEGORIES
from rdv.http.views import Identifier, NeededFields, ServiceView, Wire, needed_fields
from rdv.usecases.checking import OnlineBooking
from rdv.usecases.settling import LocationSheet, MotifSheet, OrganisationSheet

# ORG-01: the name in an address is for people to read.
LONGEST_SLUG = 81

type Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^\x00-\x1f\x7f<>]*$")]
type Text = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=4000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")
]
type Hours = Annotated[int, Field(ge=0, le=10_000)]
type Version = Annotated[int, Field(ge=1)]
type Identifiers = Annotated[list[Identifier], Field(max_length=200)]


# --- the organisation ------------------------------------------------------------------------------------------------


class OrganisationSettings(Wire):
    """An organisation as it is settled. `context_field`: its territory has appointments say what they are about."""

    id: str
    name: str
    departement: str
    phone_number: str
    email: str
    website: str
    city: str
    hours: str
    time_zone: str
    verticale: Verticale
    context_field: bool
    version: int


class OrganisationChange(Wire):
    """What is to be changed; what is left out stays. The verticale is chosen when the organisation is made."""

    name: Line = ""
    phone_number: Line = ""
    email: Line = ""
    website: Line = ""
    city: Line = ""
    hours: Text = ""
    time_zone: Line = ""
    verticale: Verticale = Verticale.SOLIDARITES
    version: Version


# --- places ----------------------------------------------------------------------------------------------------------


class PlaceUse(Wire):
    """What refers to a place."""

    openings: int


class PlaceView(Wire):
    """A place as it is settled."""

    id: str
    name: str
    address: str
    latitude: float
    longitude: float
    phone_number: str
    availability: LocationAvailability
    used_by: PlaceUse
    version: int


class PlaceList(Wire):
    """The places of an organisation, by name."""

    locations: list[PlaceView]


class PlaceBody(Wire):
    """A new place; the address and its coordinates as the address search gives them."""

    name: Line
    address: Line
    latitude: float | None = None
    longitude: float | None = None
    phone_number: Line = ""


class PlaceChange(Wire):
    """What is to be changed; what is left out stays. A new address brings its coordinates with it."""

    name: Line = ""
    address: Line = ""
    latitude: float | None = None
    longitude: float | None = None
    phone_number: Line = ""
    availability: LocationAvailability = LocationAvailability.ENABLED
    version: Version


# --- motifs ----------------------------------------------------------------------------------------------------------


class MotifSettings(Wire):
    """A motif with every setting of 2.7; `openings_count`: those that are not over."""

    id: str
    name: str
    service_id: str
    service: ServiceView
    color: str
    duration_minutes: int
    location_type: LocationType
    collectif: bool
    bookable_by: BookableBy
    min_delay_seconds: int
    max_delay_seconds: int
    visibility: Visibility
    restriction: str
    instructions: str
    cancel_warning: str
    for_secretariat: bool
    follow_up: bool
    movable_by_user: bool
    cancellable_by_user: bool
    sectorisation_level: SectorisationLevel
    category: str
    limit_per_person: int
    reminder_plan_hours: list[int]
    openings_count: int
    version: int


class MotifMade(Wire):
    """A motif, and in which organisation."""

    organisation_id: str
    motif: MotifSettings


class MotifsMade(Wire):
    """The same motif in several organisations."""

    motifs: list[MotifMade]


class MotifSettingsList(Wire):
    """The motifs of an organisation that the agent may see, by name, and the categories that a motif may have."""

    motifs: list[MotifSettings]
    categories: list[str]


class MotifsAsked(Wire):
    """`usable`: only those that the agent may make appointments with (MOT-06)."""

    usable: bool = False


class MotifFields(Wire):
    """Settings of a motif; what is left out has its default, or stays."""

    name: Line = ""
    service_id: Line = ""
    color: Line = "#99CC99"
    duration_minutes: int = 30
    location_type: LocationType = LocationType.PUBLIC_OFFICE
    collectif: bool = False
    bookable_by: BookableBy = BookableBy.AGENTS
    min_delay_seconds: Annotated[int, Field(ge=0, le=10**9)] = 1_800
    max_delay_seconds: Annotated[int, Field(ge=0, le=10**9)] = 7_889_238
    visibility: Visibility = Visibility.VISIBLE_AND_NOTIFIED
    restriction: Text = ""
    instructions: Text = ""
    cancel_warning: Text = ""
    for_secretariat: bool = False
    follow_up: bool = False
    movable_by_user: bool = True
    cancellable_by_user: bool = True
    sectorisation_level: SectorisationLevel = SectorisationLevel.DEPARTEMENT
    category: Line = ""
    limit_per_person: int = 1
    reminder_plan_hours: Annotated[list[Hours], Field(max_length=20, default_factory=lambda: [48])]


class MotifBody(MotifFields):
    """A new motif: its name and its service, at least."""


# What one transaction has room for: a motif and its name in each.
MOST_ORGANISATIONS = 40


class MotifOfSeveral(MotifFields):
    """A new motif for several organisations of a territory."""

    organisation_ids: Annotated[list[Identifier], Field(max_length=MOST_ORGANISATIONS)]


class MotifChange(MotifFields):
    """What is to be changed of a motif."""

    version: Version


class MotifDraft(MotifFields):
    """A motif that is being written; `motif_id` of the one that it changes."""

    motif_id: Identifier | None = None


class MotifCopy(Wire):
    """Into which organisation a motif is copied: its own without one."""

    organisation_id: Identifier | None = None


class MotifListing(Wire):
    """How searches show a motif; the first and the last start that could be booked online at this moment."""

    name: str
    organisation_name: str
    location_type: LocationType
    duration_minutes: int
    collectif: bool
    restriction: str
    bookable_online: bool
    first_start_at: datetime
    last_start_at: datetime


class MotifPreview(Wire):
    """What a citizen sees of a motif. `is_told`: they are sent messages about it; `is_shown`: they see it at all."""

    listing: MotifListing
    fields: NeededFields
    confirmation_text: str
    cancel_warning: str
    can_move: bool
    can_cancel: bool
    is_told: bool
    is_shown: bool
    reminder_plan_hours: list[int]


# --- services, teams, the territory ----------------------------------------------------------------------------------


class ServiceDetails(Wire):
    """A service of the national list."""

    id: str
    name: str
    short_name: str


class UsedServices(Wire):
    """The services that an organisation's territory uses, by name."""

    services: list[ServiceDetails]


class TerritoryService(ServiceDetails):
    """A service of the national list, and whether the territory uses it."""

    used: bool


class TerritoryServices(Wire):
    """The national list, by name."""

    services: list[TerritoryService]
    version: int


class ServicesChoice(Wire):
    """The services that a territory is to use."""

    service_ids: Identifiers
    version: Version | None = None


class ServiceBody(Wire):
    """A service for the national list; the short name is what fits an SMS."""

    name: Annotated[Line, Field(max_length=100)]
    short_name: Annotated[Line, Field(max_length=40)]


class TeamView(Wire):
    """A team."""

    id: str
    name: str
    agent_ids: list[str]
    version: int


class TeamList(Wire):
    """The teams of a territory, by name."""

    teams: list[TeamView]


class TeamBody(Wire):
    """A new team."""

    name: Line
    agent_ids: Identifiers = Field(default_factory=list[str])


class TeamChange(Wire):
    """What is to be changed of a team; what is left out stays."""

    name: Line = ""
    agent_ids: Identifiers = Field(default_factory=list[str])
    version: Version


class TerritoryView(Wire):
    """A territory as it is settled."""

    departement: str
    name: str
    context_field: bool
    waiting_room_mail: bool
    waiting_room_color: bool
    visible_users: bool
    version: int


class TerritoryChange(Wire):
    """What is to be changed of a territory; what is left out stays."""

    name: Line = ""
    context_field: bool = False
    waiting_room_mail: bool = False
    waiting_room_color: bool = False
    visible_users: bool = False
    version: Version


# --- ready to be booked ----------------------------------------------------------------------------------------------


class OfferedMotifView(Wire):
    """A motif that is open to everyone, and the link that leads straight to it."""

    id: str
    name: str
    openings_count: int
    bookable_by: BookableBy
    url: str


class OnlineBookingView(Wire):
    """What citizens can book, and the public link (MOT-09)."""

    public_url: str
    effective: bool
    motifs: list[OfferedMotifView]


class MissingView(Wire):
    """Something that is missing, and of what."""

    code: MissingCode
    id: str | None
    name: str | None


class StepView(Wire):
    """A part of the configuration."""

    code: StepCode
    done: bool
    missing: list[MissingView]


class CheckView(Wire):
    """Whether somebody can book, and what is missing."""

    ready: bool
    steps: list[StepView]


# --- to and from the domain ------------------------------------------------------------------------------------------


def typed(body: Wire, *without: str) -> dict[str, object]:
    """What was sent, by its names; fields in `without` are no settings."""
    return {name: getattr(body, name) for name in sorted(body.model_fields_set) if name not in without}


def typed_motif(body: MotifFields, *without: str) -> dict[str, object]:
    """What was sent of a motif, by the names of its fields."""
    sent: dict[str, Any] = typed(body, *without)
    for name in ("min_delay", "max_delay"):
        if f"{name}_seconds" in sent:
            sent[name] = timedelta(seconds=sent.pop(f"{name}_seconds"))
    if "reminder_plan_hours" in sent:
        sent["reminder_plan"] = tuple(timedelta(hours=one) for one in sent.pop("reminder_plan_hours"))
    return sent


def typed_place(body: PlaceBody | PlaceChange, *without: str) -> dict[str, object]:
    """What was sent of a place; a coordinate that is not known is none."""
    sent = typed(body, *without)
    return {name: one for name, one in sent.items() if one is not None}


def organisation_settings(sheet: OrganisationSheet) -> OrganisationSettings:
    """The view of an organisation."""
    organisation = sheet.organisation
    return OrganisationSettings(
        id=organisation.id,
        name=organisation.name,
        departement=organisation.departement,
        phone_number=organisation.phone_number,
        email=organisation.email,
        website=organisation.website,
        city=organisation.city,
        hours=organisation.hours,
        time_zone=organisation.time_zone,
        verticale=organisation.verticale,
        context_field=sheet.context_field,
        version=organisation.version,
    )


def place_view(sheet: LocationSheet) -> PlaceView:
    """The view of a place."""
    place = sheet.location
    return PlaceView(
        id=place.id,
        name=place.name,
        address=place.address,
        latitude=place.latitude,
        longitude=place.longitude,
        phone_number=place.phone_number,
        availability=place.availability,
        used_by=PlaceUse(openings=sheet.openings),
        version=place.version,
    )


def motif_settings(sheet: MotifSheet) -> MotifSettings:
    """The view of a motif."""
    motif, service = sheet.motif, sheet.service
    return MotifSettings(
        id=motif.id,
        name=motif.name,
        service_id=motif.service_id,
        service=ServiceView(id=motif.service_id, name=service.name if service else ""),
        color=motif.color,
        duration_minutes=motif.duration_minutes,
        location_type=motif.location_type,
        collectif=motif.collectif,
        bookable_by=motif.bookable_by,
        min_delay_seconds=int(motif.min_delay.total_seconds()),
        max_delay_seconds=int(motif.max_delay.total_seconds()),
        visibility=motif.visibility,
        restriction=motif.restriction,
        instructions=motif.instructions,
        cancel_warning=motif.cancel_warning,
        for_secretariat=motif.for_secretariat,
        follow_up=motif.follow_up,
        movable_by_user=motif.movable_by_user,
        cancellable_by_user=motif.cancellable_by_user,
        sectorisation_level=motif.sectorisation_level,
        category=motif.category,
        limit_per_person=motif.limit_per_person,
        reminder_plan_hours=_hours(motif),
        openings_count=sheet.openings,
        version=motif.version,
    )


def motif_list(sheets: list[MotifSheet]) -> MotifSettingsList:
    """The view of an organisation's motifs."""
    return MotifSettingsList(motifs=[motif_settings(one) for one in sheets], categories=list(CATEGORIES))


def motifs_made(sheets: list[MotifSheet]) -> MotifsMade:
    """The view of a motif that was made in several organisations."""
    return MotifsMade(
        motifs=[MotifMade(organisation_id=one.motif.organisation_id, motif=motif_settings(one)) for one in sheets]
    )


def motif_preview(organisation: Organisation, motif: Motif, now: datetime) -> MotifPreview:
    """What a citizen would see of that motif at that instant (SLOT-14, WIZ-01 to WIZ-03)."""
    zone = ZoneInfo(organisation.time_zone)
    return MotifPreview(
        listing=MotifListing(
            name=motif.name,
            organisation_name=organisation.name,
            location_type=motif.location_type,
            duration_minutes=motif.duration_minutes,
            collectif=motif.collectif,
            restriction=motif.restriction,
            bookable_online=motif.bookable_online,
            first_start_at=(now + motif.min_delay).astimezone(zone),
            last_start_at=(now + motif.max_delay).astimezone(zone),
        ),
        fields=needed_fields(motif.location_type, motif.category),
        confirmation_text=motif.instructions,
        cancel_warning=motif.cancel_warning,
        can_move=motif.movable_by_user and not motif.collectif,
        can_cancel=motif.cancellable_by_user,
        is_told=motif.visibility is Visibility.VISIBLE_AND_NOTIFIED,
        is_shown=motif.visibility is not Visibility.INVISIBLE,
        reminder_plan_hours=_hours(motif),
    )


def _hours(motif: Motif) -> list[int]:
    return [int(lead.total_seconds() // 3600) for lead in motif.reminder_plan]


def service_details(service: Service) -> ServiceDetails:
    """The view of a service."""
    return ServiceDetails(id=service.id, name=service.name, short_name=service.short_name)


def territory_services(services: list[tuple[Service, bool]], territory: Territory) -> TerritoryServices:
    """The view of the national list."""
    views = [TerritoryService(id=one.id, name=one.name, short_name=one.short_name, used=used) for one, used in services]
    return TerritoryServices(services=views, version=territory.version)


def team_view(team: Team) -> TeamView:
    """The view of a team."""
    return TeamView(id=team.id, name=team.name, agent_ids=list(team.agent_ids), version=team.version)


def territory_view(territory: Territory) -> TerritoryView:
    """The view of a territory."""
    return TerritoryView(
        departement=territory.departement,
        name=territory.name,
        context_field=territory.context_field,
        waiting_room_mail=territory.waiting_room_mail,
        waiting_room_color=territory.waiting_room_color,
        visible_users=territory.visible_users,
        version=territory.version,
    )


def online_booking_view(found: OnlineBooking, site_url: str) -> OnlineBookingView:
    """The view of an organisation's online booking; its link is that of ORG-01."""
    organisation = found.organisation
    readable = slug(organisation.name).replace("_", "-").strip("-")[:LONGEST_SLUG]
    return OnlineBookingView(
        public_url=f"{site_url}/org/{organisation.id}/{readable}",
        effective=found.effective,
        motifs=[
            OfferedMotifView(
                id=one.motif.id,
                name=one.motif.name,
                openings_count=one.openings,
                bookable_by=one.motif.bookable_by,
                url=f"{site_url}/prendre_rdv?{_search_of(organisation, one.motif)}",
            )
            for one in found.motifs
        ],
    )


def _search_of(organisation: Organisation, motif: Motif) -> str:
    """The search that leads to a motif of an organisation."""
    return urlencode({"organisation_id": organisation.id, "service_id": motif.service_id, "motif_key": motif.merge_key})


def check_view(steps: tuple[Step, ...]) -> CheckView:
    """The view of a configuration."""
    return CheckView(
        ready=all(step.done for step in steps),
        steps=[
            StepView(
                code=step.code,
                done=step.done,
                missing=[MissingView(code=one.code, id=one.id or None, name=one.name or None) for one in step.missing],
            )
            for step in steps
        ],
    )
