"""Wire shapes that more than one function answers with; field names and values are the contract's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, LiteralString
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from ..domain.ants import asks_ants_number
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import video_url
from ..domain.directory import Location, LocationType, Motif, Offer, Organisation

type Identifier = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]

# A letter at least: three of the last name open a message's link, and what nobody sees names nobody. Letters of any script;
# no control characters, no tags, nothing that is invisible or turns the line around.
_SHOWN = r"[^\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>]*"
NAME_PATTERN = rf"^{_SHOWN}\p{{L}}{_SHOWN}$"

# pydantic also reads seconds since 1970, a space between day and time, and years that have no UTC.
_INSTANT = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _instant(value: object) -> object:
    return _read(value, _INSTANT, datetime.fromisoformat, "datetime_parsing")


def _day(value: object) -> object:
    return _read(value, _DAY, date.fromisoformat, "date_parsing")


def _read(value: object, shape: re.Pattern[str], parse: Callable[[str], object], refusal: LiteralString) -> object:
    if not isinstance(value, str):
        return value
    try:
        if shape.fullmatch(value):
            return parse(value)
    except ValueError:
        pass
    raise PydanticCustomError(refusal, "not written as the contract says")


# An instant and a date as callers send them: ISO 8601 with an offset, years 1000 to 2999; `YYYY-MM-DD`.
Instant = Annotated[AwareDatetime, BeforeValidator(_instant)]
Day = Annotated[date, BeforeValidator(_day)]


class Wire(BaseModel):
    """Base of every shape that is read or written: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ServiceView(Wire):
    """A service."""

    id: str
    name: str


class OrganisationBrief(Wire):
    """An organisation, as much as a citizen needs to reach it."""

    id: str
    name: str
    phone_number: str


class LocationBrief(Wire):
    """A place."""

    id: str
    name: str
    address: str
    phone_number: str
    latitude: float
    longitude: float


class MotifBrief(Wire):
    """A motif as a booking shows it."""

    id: str
    name: str
    location_type: LocationType
    duration_minutes: int
    restriction: str
    instructions: str
    cancel_warning: str


class NeededFields(Wire):
    """What the motif needs of the user besides a name and one verified contact (WIZ-01, WIZ-02, WIZ-03)."""

    phone_required: bool
    address_required: bool
    ants_number_required: bool


class UserName(Wire):
    """Somebody who attends; `confirmed_at`: since when they have said that they will come."""

    first_name: str
    last_name: str
    confirmed_at: datetime | None


class AppointmentView(Wire):
    """An appointment as its citizen sees it (CHG-04). Instants carry the offset of the location's zone.

    `can_cancel_until` and `can_move_until` are null when the motif or the status does not allow it at all,
    `can_undo_until` when this proof has no change to take back. Of a group appointment (`collectif`), `status` and
    `users` are those of the own family, and `title` is its name. `ants_number`: the pre-application that was named.
    """

    id: str
    status: str
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    time_zone: str
    collectif: bool
    title: str
    motif: MotifBrief
    motif_id: str
    service: ServiceView
    organisation: OrganisationBrief
    location_type: LocationType
    location: LocationBrief | None
    location_id: str | None
    address: str | None
    video_url: str | None
    users: list[UserName]
    contact_phone_number: str
    ants_number: str | None
    can_cancel_until: datetime | None
    can_move_until: datetime | None
    can_undo_until: datetime | None
    cancellable: bool
    movable: bool
    cancelled_at: datetime | None
    created_at: datetime
    version: int


def motif_brief(motif: Motif) -> MotifBrief:
    """The view of a motif."""
    return MotifBrief(
        id=motif.id,
        name=motif.name,
        location_type=motif.location_type,
        duration_minutes=motif.duration_minutes,
        restriction=motif.restriction,
        instructions=motif.instructions,
        cancel_warning=motif.cancel_warning,
    )


def needed_fields(location_type: LocationType, category: str) -> NeededFields:
    """What a motif of that kind and category needs."""
    return NeededFields(
        phone_required=location_type is LocationType.PHONE,
        address_required=location_type is LocationType.HOME,
        ants_number_required=asks_ants_number(category),
    )


def organisation_brief(organisation: Organisation) -> OrganisationBrief:
    """The view of an organisation."""
    return OrganisationBrief(id=organisation.id, name=organisation.name, phone_number=organisation.phone_number)


def location_brief(place: Location | None) -> LocationBrief | None:
    """The view of a place, None off site."""
    if place is None:
        return None
    return LocationBrief(
        id=place.id,
        name=place.name,
        address=place.address,
        phone_number=place.phone_number,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def service_view(offer: Offer) -> ServiceView:
    """The view of an offer's service."""
    return ServiceView(id=offer.service.id, name=offer.service.name)


def appointment_view(sheet: AppointmentSheet) -> AppointmentView:
    """The view of an appointment."""
    appointment, motif, place = sheet.appointment, sheet.motif, sheet.location
    zone = ZoneInfo(appointment.time_zone)

    def local(instant: datetime | None) -> datetime | None:
        return instant.astimezone(zone) if instant else None

    return AppointmentView(
        id=appointment.id,
        status=sheet.status,
        starts_at=appointment.starts_at.astimezone(zone),
        ends_at=appointment.ends_at.astimezone(zone),
        duration_minutes=appointment.duration_minutes,
        time_zone=appointment.time_zone,
        collectif=appointment.collectif,
        title=appointment.title,
        motif=motif_brief(motif),
        motif_id=motif.id,
        service=service_view(sheet.offer),
        organisation=organisation_brief(sheet.offer.organisation),
        location_type=motif.location_type,
        location=location_brief(place),
        location_id=appointment.location_id,
        address=_address(sheet),
        video_url=video_url(appointment.id) if motif.location_type is LocationType.VISIO else None,
        users=[
            UserName(
                first_name=user.first_name, last_name=user.last_name, confirmed_at=local(sheet.confirmed_at(user.id))
            )
            for user in sheet.users
        ],
        contact_phone_number=sheet.contact_phone_number,
        ants_number=appointment.ants_number or None,
        can_cancel_until=local(sheet.can_cancel_until),
        can_move_until=local(sheet.can_move_until),
        can_undo_until=local(sheet.can_undo_until),
        cancellable=sheet.cancellable,
        movable=sheet.movable,
        cancelled_at=local(sheet.cancelled_at),
        created_at=appointment.created_at.astimezone(zone),
        version=appointment.version,
    )


def _address(sheet: AppointmentSheet) -> str | None:
    """Where to go: the location's full name on site, the user's address at home, nothing else (RDV-11)."""
    if sheet.motif.location_type is LocationType.HOME:
        return sheet.home_address or None
    return sheet.location.full_name if sheet.location else None
