"""What the booking function reads and answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from rdv.domain.agenda import Hold, from_minute
from rdv.domain.people import Channel
from rdv.http.views import (
    NAME_PATTERN,
    AppointmentView,
    Day,
    Identifier,
    Instant,
    LocationBrief,
    MotifBrief,
    NeededFields,
    OrganisationBrief,
    ServiceView,
    Wire,
    location_brief,
    motif_brief,
    needed_fields,
    organisation_brief,
    service_view,
)

type Secret = Annotated[str, StringConstraints(min_length=1, max_length=200)]
type Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=NAME_PATTERN)]
type Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^\x00-\x1f\x7f<>]*$")]


class HoldRequest(Wire):
    """A slot to hold; `location_id` where the motif takes place at a location."""

    motif_id: Identifier
    location_id: Identifier | None = None
    starts_at: Instant


class HoldSummary(Wire):
    """What is held, to show while the citizen types."""

    motif: MotifBrief
    service: ServiceView
    organisation: OrganisationBrief
    location: LocationBrief | None
    collectif: bool
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    fields: NeededFields


class HoldView(Wire):
    """A hold: ten minutes, owned by its token."""

    hold_id: str
    hold_token: str
    expires_at: datetime
    summary: HoldSummary


class CodeRequestBody(Wire):
    """Where to send six digits."""

    channel: Channel
    to: Line
    hold_token: Secret


class CodeSent(Wire):
    """The same for every address: the code's lifetime in seconds."""

    expires_in_seconds: int


class CodeVerification(Wire):
    """The six digits that came."""

    channel: Channel
    to: Line
    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12)]


class ContactProof(Wire):
    """The proof of an address, to book with."""

    contact_token: str
    expires_at: datetime


class PersonBody(Wire):
    """The person who books."""

    first_name: Name
    last_name: Name
    email: Line | None = None
    phone_number: Line | None = None
    birth_date: Day | None = None
    address: Line | None = None


class ParticipantBody(Wire):
    """Somebody else who attends."""

    first_name: Name
    last_name: Name
    birth_date: Day | None = None


class AppointmentRequest(Wire):
    """A hold to confirm. Without participants, the person who books attends.

    Without `contact_token` the session says who books, for themselves, for a relative (`for_user_id`), or for one
    who is added with it (`for_relative`); of `user` only the phone number and the address count then, and become the
    account's.
    """

    hold_id: Secret
    hold_token: Secret
    contact_token: Secret | None = None
    user: PersonBody | None = None
    participants: Annotated[list[ParticipantBody], Field(max_length=5)] | None = None
    for_user_id: Identifier | None = None
    for_relative: ParticipantBody | None = None
    ants_number: Line | None = None

    @model_validator(mode="after")
    def _one_attends(self) -> Self:
        if self.for_user_id is not None and self.for_relative is not None:
            raise PydanticCustomError("extra_forbidden", "for_user_id or for_relative")
        return self


class BookedView(AppointmentView):
    """The appointment, with the proof with which to see, move or cancel it in the next minutes.

    `already_registered`: the person has a place in this group already, and keeps the one.
    """

    already_registered: bool
    access_token: str
    access_expires_at: datetime


class MoveRequest(Wire):
    """Where an appointment goes; without `location_id` it stays at its place."""

    starts_at: Instant
    location_id: Identifier | None = None


def hold_view(hold: Hold, hold_token: str) -> HoldView:
    """The view of a hold that was just given."""
    offer = hold.offer
    zone = ZoneInfo(offer.organisation.time_zone)
    return HoldView(
        hold_id=hold.ref.spelled(),
        hold_token=hold_token,
        expires_at=hold.expires_at.astimezone(zone),
        summary=HoldSummary(
            motif=motif_brief(offer.motif),
            service=service_view(offer),
            organisation=organisation_brief(offer.organisation),
            location=location_brief(hold.location),
            collectif=offer.motif.collectif,
            starts_at=from_minute(hold.ref.start).astimezone(zone),
            ends_at=from_minute(hold.ref.end).astimezone(zone),
            time_zone=offer.organisation.time_zone,
            fields=needed_fields(offer.motif.location_type, offer.motif.category),
        ),
    )
