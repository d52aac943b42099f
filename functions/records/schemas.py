"""What the records function reads and answers."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from rdv.domain.people import Channel, User
from rdv.http.views import NAME_PATTERN, AppointmentView, Day, Identifier, Wire, appointment_view
from rdv.usecases.accounts import Member
from rdv.usecases.calendars import OwnAppointments
from rdv.usecases.exporting import Export, ExportedAppointment

type Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=NAME_PATTERN)]
type BirthName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=rf"^$|{NAME_PATTERN}")]
type Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^\x00-\x1f\x7f<>]*$")]


class AccountView(Wire):
    """What an account says about itself; nobody may change `frozen_fields` any more."""

    id: str
    first_name: str
    last_name: str
    birth_name: str
    birth_date: date | None
    email: str
    pending_email: str
    phone_number: str
    address: str
    notify_by_sms: bool
    notify_by_email: bool
    language: str
    frozen_fields: list[str]
    created_at: datetime
    version: int


class AccountChange(Wire):
    """What is to be changed; what is left out stays."""

    first_name: Name = ""
    last_name: Name = ""
    birth_name: BirthName = ""
    birth_date: Day | None = None
    phone_number: Line = ""
    address: Line = ""
    notify_by_sms: bool = True
    notify_by_email: bool = True
    language: Literal["fr", "en"] = "fr"


class RelativeView(Wire):
    """A relative of the account."""

    id: str
    first_name: str
    last_name: str
    birth_date: date | None


class RelativeList(Wire):
    """Relatives, in the order in which they were added."""

    relatives: list[RelativeView]


class RelativeBody(Wire):
    """Somebody to add."""

    first_name: Name
    last_name: Name
    birth_date: Day | None = None


class RelativeChangeBody(Wire):
    """What is to be corrected; what is left out stays."""

    first_name: Name | None = None
    last_name: Name | None = None
    birth_date: Day | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("missing", "first_name, last_name or birth_date")
        return self


class Period(StrEnum):
    """Which appointments."""

    UPCOMING = "upcoming"
    PAST = "past"


class OwnAppointmentsQuery(Wire):
    """A page of those to come, or of those that have begun."""

    period: Period = Period.UPCOMING
    cursor: Annotated[str, StringConstraints(max_length=500)] = ""


class OwnAppointmentsView(Wire):
    """Appointments of the account's family, and the cursor of the next page, null on the last."""

    appointments: list[AppointmentView]
    next_cursor: str | None


class ClaimCodeRequest(Wire):
    """Where to send six digits: an address that appointments were booked with."""

    channel: Channel
    to: Line


class ClaimCodeSent(Wire):
    """The same for every address: the code's lifetime in seconds."""

    expires_in_seconds: int


class ClaimRequest(Wire):
    """The proof of an address, as booking with a code gives it."""

    contact_token: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ClaimView(Wire):
    """How many appointments became the account's."""

    claimed: int


class AttendeeRequest(Wire):
    """Who of the family comes: the account itself or one of its relatives."""

    user_id: Identifier


class DeletionRequest(Wire):
    """Whether the appointments to come are to be cancelled with it."""

    cancel_appointments: bool = False


class ExportedPerson(Wire):
    """Somebody as they are kept."""

    id: str
    first_name: str
    last_name: str
    birth_name: str
    birth_date: date | None
    email: str
    phone_number: str
    address: str
    notify_by_sms: bool
    notify_by_email: bool
    language: str
    consented_at: datetime | None


class ExportedParticipation(Wire):
    """Somebody's place in an appointment."""

    user_id: str
    status: str
    cancelled_at: datetime | None


class ExportedEvent(Wire):
    """What happened to an appointment, and who did it."""

    kind: str
    at: datetime
    by: str
    starts_at: datetime
    previous_starts_at: datetime | None


class ExportedMessage(Wire):
    """A message about an appointment, and what became of it."""

    kind: str
    channel: str
    user_id: str
    state: str
    at: datetime


class ExportedAppointmentView(Wire):
    """An appointment with its history."""

    id: str
    motif_name: str
    organisation_id: str
    starts_at: datetime
    ends_at: datetime
    status: str
    created_at: datetime
    ants_number: str
    participations: list[ExportedParticipation]
    people: list[ExportedPerson]
    events: list[ExportedEvent]
    messages: list[ExportedMessage]


class ExportedSession(Wire):
    """A session that may still be live, of whatever device."""

    ends_at: datetime


class ExportView(Wire):
    """Everything that is kept about the person and their relatives. Secrets are kept as digests, and not told."""

    account: AccountView
    person: ExportedPerson
    has_password: bool
    identified_at: Annotated[datetime | None, Field(description="The first sign-in with FranceConnect")]
    sessions: list[ExportedSession]
    relatives: list[ExportedPerson]
    appointments: list[ExportedAppointmentView]


def account_view(me: Member) -> AccountView:
    """The view of an account."""
    user, account = me.user, me.account
    return AccountView(
        id=user.id,
        first_name=user.first_name,
        last_name=user.last_name,
        birth_name=user.birth_name,
        birth_date=user.birth_date,
        email=account.email or user.email,
        pending_email=account.pending_email,
        phone_number=user.phone_number,
        address=user.address,
        notify_by_sms=user.notify_by_sms,
        notify_by_email=user.notify_by_email,
        language=user.language,
        frozen_fields=list(account.frozen_fields),
        created_at=account.created_at,
        version=user.version,
    )


def relative_view(user: User) -> RelativeView:
    """The view of a relative."""
    return RelativeView(id=user.id, first_name=user.first_name, last_name=user.last_name, birth_date=user.birth_date)


def own_appointments_view(found: OwnAppointments) -> OwnAppointmentsView:
    """The view of a page."""
    return OwnAppointmentsView(
        appointments=[appointment_view(one) for one in found.sheets], next_cursor=found.cursor or None
    )


def export_view(export: Export) -> ExportView:
    """The view of all that is kept."""
    account = export.member.account
    return ExportView(
        account=account_view(export.member),
        person=_person(export.member.user),
        has_password=bool(account.password_hash),
        identified_at=account.identified_at,
        sessions=[ExportedSession(ends_at=one.ends_at) for one in account.sessions],
        relatives=[_person(one) for one in export.relatives],
        appointments=[_appointment(one) for one in export.appointments],
    )


def _person(user: User) -> ExportedPerson:
    return ExportedPerson(
        id=user.id,
        first_name=user.first_name,
        last_name=user.last_name,
        birth_name=user.birth_name,
        birth_date=user.birth_date,
        email=user.email,
        phone_number=user.phone_number,
        address=user.address,
        notify_by_sms=user.notify_by_sms,
        notify_by_email=user.notify_by_email,
        language=user.language,
        consented_at=user.consented_at,
    )


def _appointment(one: ExportedAppointment) -> ExportedAppointmentView:
    appointment = one.appointment
    return ExportedAppointmentView(
        id=appointment.id,
        motif_name=one.motif_name,
        organisation_id=appointment.organisation_id,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        status=appointment.status,
        created_at=appointment.created_at,
        ants_number=appointment.ants_number,
        participations=[
            ExportedParticipation(user_id=own.user_id, status=own.status, cancelled_at=own.cancelled_at)
            for own in one.participations
        ],
        people=[_person(user) for user in one.users],
        events=[
            ExportedEvent(
                kind=event.kind,
                at=event.at,
                by=event.author.kind,
                starts_at=event.starts_at,
                previous_starts_at=event.previous_starts_at,
            )
            for event in one.events
        ],
        messages=[
            ExportedMessage(
                kind=mark.job.kind, channel=mark.job.channel, user_id=mark.job.user_id, state=mark.state, at=mark.at
            )
            for mark in one.messages
        ],
    )
