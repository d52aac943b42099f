"""What the desk reads and answers about appointments."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from rdv.domain.agenda_view import agenda_title
from rdv.domain.appointments import Appointment, Participation, Status, video_url
from rdv.domain.directory import Location, LocationType
from rdv.domain.errors import Caution
from rdv.domain.people import User
from rdv.domain.statuses import displayed_status, is_waiting
from rdv.http.problems import caution_of
from rdv.http.views import Day, Identifier, Instant, Wire
from rdv.usecases.desk_booking import Attendee, DeskRequest, SingleUse
from rdv.usecases.desk_editing import DeskEdit, Keep
from rdv.usecases.desk_making import Wish
from rdv.usecases.desk_page import AppointmentList, DeskPage, ListQuery
from rdv.usecases.timeline import TimelineMessage

from .history_words import changes_of

type Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^\x00-\x1f\x7f<>]*$")]
type Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00-\x1f\x7f<>]*$")]
type Text = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
type Identifiers = Annotated[list[Identifier], Field(max_length=100)]
type Codes = Annotated[tuple[Annotated[str, StringConstraints(max_length=40)], ...], Field(max_length=20)]
type Seats = Annotated[int, Field(ge=1, le=10_000)]
type Minutes = Annotated[int, Field(ge=1, le=1440)]
type StatusName = Literal["unknown", "seen", "excused", "revoked", "noshow"]

_UNKNOWN_COLOR = "#cccccc"


class SingleUseBody(Wire):
    """A place that is typed in for one appointment (LIEU-01)."""

    name: Line = ""
    address: Line
    latitude: Annotated[float, Field(ge=-90, le=90)] = 0.0
    longitude: Annotated[float, Field(ge=-180, le=180)] = 0.0


class AttendeeBody(Wire):
    """Who is to come; without flags, the motif's apply (NOT-05)."""

    user_id: Identifier
    send_lifecycle_notifications: bool | None = None
    send_reminder_notification: bool | None = None


type Attendees = Annotated[tuple[AttendeeBody, ...], Field(max_length=100)]
# All who are to come to a group that others have filled: as many as a request's body has room for.
type Everybody = Annotated[tuple[AttendeeBody, ...], Field(max_length=500)]


class AppointmentWish(Wire):
    """An appointment as an agent wants it; `accept_warnings`: the codes of warnings that were seen."""

    organisation_id: Identifier
    motif_id: Identifier
    starts_at: Instant
    duration_minutes: Minutes | None = None
    agent_ids: Identifiers
    location_id: Identifier | None = None
    single_use_location: SingleUseBody | None = None
    users: Attendees = ()
    context: Text = ""
    title: Title = ""
    max_participants: Seats | None = None
    accept_warnings: Codes = ()


class AppointmentEdit(Wire):
    """What is to be changed; what is left out stays. `max_participants` null takes the limit away."""

    version: int
    starts_at: Instant | None = None
    duration_minutes: Minutes | None = None
    agent_ids: Identifiers | None = None
    location_id: Identifier | None = None
    single_use_location: SingleUseBody | None = None
    users: Everybody | None = None
    context: Text | None = None
    title: Title | None = None
    max_participants: Seats | None = None
    accept_warnings: Codes = ()


class StatusChange(Wire):
    """What became of it; with `version`, only if it is still the one that was seen."""

    status: StatusName
    version: int | None = None
    accept_warnings: Codes = ()


class Arrival(Wire):
    """Whether its user waits."""

    arrived: bool


class WarningView(Wire):
    """A reason against that does not forbid (7.3)."""

    code: str
    agent_id: str | None = None
    user_id: str | None = None
    text: str


class WarningList(Wire):
    """What speaks against an appointment."""

    warnings: list[WarningView]


class DeskMotif(Wire):
    """Its motif."""

    id: str
    name: str
    color: str
    location_type: LocationType | None
    collectif: bool
    visibility: str | None


class Named(Wire):
    """Something with a name."""

    id: str
    name: str


class DeskPlace(Wire):
    """A place of the organisation."""

    id: str
    name: str
    address: str
    phone_number: str


class SingleUsePlace(Wire):
    """A place of this appointment alone."""

    name: str
    address: str


class DeskParticipant(Wire):
    """Somebody who takes part; the address and number are those that messages go to (USR-02)."""

    id: str
    first_name: str
    last_name: str
    birth_date: date | None
    phone_number: str | None
    email: str | None
    responsible_id: str | None
    status: str
    send_lifecycle_notifications: bool
    send_reminder_notification: bool
    confirmed_at: datetime | None


class HistoryEntry(Wire):
    """Something that happened to it; `changes` are sentences in the reader's language."""

    at: datetime
    kind: str
    author_kind: str
    author_name: str
    changes: list[str]


class MessageStep(Wire):
    """What became true of a message, and when."""

    state: str
    at: datetime
    reason: str | None
    failure: str | None


class DeskMessage(Wire):
    """A message about it (RCT-01); `status` is `queued`, `sent`, `delivered`, `failed`, `expired` or `skipped`.

    `to` is empty where it went nowhere, and where the person has another address by now.
    """

    id: str
    event: str
    channel: str
    to: str
    user_id: str | None
    agent_id: str | None
    status: str
    at: datetime
    reason: str | None
    failure: str | None
    steps: list[MessageStep]


class WaitingRoom(Wire):
    """Whether it can be said that the user waits, and whether they do (7.7)."""

    offered: bool
    arrived: bool


class DeskAppointment(Wire):
    """Everything of an appointment that an agent sees (RPG-02)."""

    id: str
    organisation_id: str
    organisation_name: str
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    time_zone: str
    status: str
    temporal_status: str
    motif: DeskMotif
    service: Named | None
    location: DeskPlace | None
    location_id: str | None
    single_use_location: SingleUsePlace | None
    address: str | None
    title: str
    context: str
    users: list[DeskParticipant]
    agents: list[Named]
    max_participants: int | None
    users_count: int
    transitions: list[str]
    participations_transitions: list[str]
    video_url: str | None
    history: list[HistoryEntry]
    messages: list[DeskMessage]
    messages_summary: str | None
    can_delete: bool
    can_remove_participants: bool
    can_remind: bool
    waiting_room: WaitingRoom
    created_by_user: bool
    cancelled_at: datetime | None
    created_at: datetime
    version: int


class ListRequest(Wire):
    """RPG-01's filters; `status` also `unknown_past`, `unknown_today` and `unknown_future`; days are the organisation's."""

    organisation_id: Identifier
    agent_id: Identifier | None = None
    user_id: Identifier | None = None
    motif_id: Identifier | None = None
    location_id: Identifier | None = None
    status: Annotated[str, StringConstraints(max_length=20, pattern="^[a-z_]*$")] = ""
    first_day: Annotated[Day | None, Field(alias="from")] = None
    last_day: Annotated[Day | None, Field(alias="to")] = None
    cursor: Annotated[str, StringConstraints(max_length=400)] = ""


class AppointmentRow(Wire):
    """An appointment in a list."""

    id: str
    starts_at: datetime
    ends_at: datetime
    title: str
    motif_id: str
    motif_name: str
    color: str
    agents: list[Named]
    location_name: str
    location_type: LocationType | None
    status: str
    temporal_status: str
    collectif: bool
    users_count: int
    max_participants: int | None


class AppointmentRows(Wire):
    """A page of appointments by start; with `next_cursor` there is more, even where the page is short."""

    appointments: list[AppointmentRow]
    next_cursor: str | None


# --- to the use cases -------------------------------------------------------------------------------------------------


def wish_of(body: AppointmentWish, key: str) -> Wish:
    """The use case's question; the key is bound to what was asked, whatever warnings were accepted meanwhile."""
    asked = body.model_dump_json(exclude={"accept_warnings"})
    return Wish(
        body.organisation_id,
        DeskRequest(
            motif_id=body.motif_id,
            location_id=body.location_id,
            starts_at=body.starts_at,
            agent_ids=tuple(body.agent_ids),
            idempotency_key=key,
            fingerprint=hashlib.sha256(asked.encode()).hexdigest(),
            attendees=_attendees(body.users),
            duration_minutes=body.duration_minutes,
            title=body.title,
            max_participants=body.max_participants,
            single_use=_single_use(body.single_use_location),
            context=body.context,
            accepted=tuple(body.accept_warnings),
        ),
    )


def edit_of(body: AppointmentEdit) -> DeskEdit:
    """The use case's question."""
    return DeskEdit(
        version=body.version,
        starts_at=body.starts_at,
        duration_minutes=body.duration_minutes,
        agent_ids=None if body.agent_ids is None else tuple(body.agent_ids),
        location_id=body.location_id,
        single_use=_single_use(body.single_use_location),
        attendees=None if body.users is None else _attendees(body.users),
        context=body.context,
        title=body.title,
        max_participants=body.max_participants if "max_participants" in body.model_fields_set else Keep.KEEP,
        accepted=tuple(body.accept_warnings),
    )


def list_query(request: ListRequest) -> ListQuery:
    """The use case's question."""
    return ListQuery(
        request.organisation_id,
        request.agent_id or "",
        request.user_id or "",
        request.motif_id or "",
        request.location_id or "",
        request.status,
        request.first_day,
        request.last_day,
        request.cursor,
    )


def _attendees(users: tuple[AttendeeBody, ...]) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(one.user_id, one.send_lifecycle_notifications, one.send_reminder_notification) for one in users
    )


def _single_use(body: SingleUseBody | None) -> SingleUse | None:
    return SingleUse(body.address, body.name, body.latitude, body.longitude) if body else None


# --- views ------------------------------------------------------------------------------------------------------------


def warning_list(cautions: tuple[Caution, ...], language: str) -> WarningList:
    """The view of what speaks against an appointment."""
    return WarningList(warnings=[WarningView(**caution_of(one, language)) for one in cautions])


def desk_appointment(page: DeskPage, language: str) -> DeskAppointment:
    """The view of an appointment's page, in its organisation's zone."""
    one, motif, place = page.appointment, page.motif, page.place
    zone = ZoneInfo(one.time_zone)
    single_use = one.single_use
    return DeskAppointment(
        id=one.id,
        organisation_id=one.organisation_id,
        organisation_name=page.organisation.name if page.organisation else "",
        starts_at=one.starts_at.astimezone(zone),
        ends_at=one.ends_at.astimezone(zone),
        duration_minutes=one.duration_minutes,
        time_zone=one.time_zone,
        status=one.status,
        temporal_status=displayed_status(one, page.now),
        motif=DeskMotif(
            id=one.motif_id,
            name=motif.name if motif else "",
            color=motif.color if motif else _UNKNOWN_COLOR,
            location_type=motif.location_type if motif else None,
            collectif=one.collectif,
            visibility=motif.visibility if motif else None,
        ),
        service=Named(id=page.service.id, name=page.service.name) if page.service else None,
        location=_place(place) if place and single_use is None else None,
        location_id=one.location_id if single_use is None else None,
        single_use_location=SingleUsePlace(name=single_use.name, address=single_use.address) if single_use else None,
        address=_address(page),
        title=one.title,
        context=one.context,
        users=[_participant(page, each, zone) for each in one.participations],
        agents=[_agent(page, agent_id) for agent_id in one.agent_ids],
        max_participants=one.max_participants,
        users_count=one.users_count,
        transitions=[str(each) for each in page.transitions],
        participations_transitions=[str(each) for each in Status],
        video_url=video_url(one.id) if page.shows_video else None,
        history=[
            HistoryEntry(
                at=event.at.astimezone(zone),
                kind=event.kind,
                author_kind=event.author.kind,
                author_name=page.author_name(event),
                changes=changes_of(page, event, language),
            )
            for event in page.events
        ],
        messages=[_message(each, zone) for each in page.timeline.messages],
        messages_summary=page.timeline.summary,
        can_delete=page.can_delete,
        can_remove_participants=page.can_remove_participants,
        can_remind=page.can_remind,
        waiting_room=WaitingRoom(offered=page.has_waiting_room, arrived=is_waiting(one, page.now)),
        created_by_user=one.created_by.kind == "user",
        cancelled_at=one.cancelled_at.astimezone(zone) if one.cancelled_at else None,
        created_at=one.created_at.astimezone(zone),
        version=one.version,
    )


def appointment_rows(found: AppointmentList) -> AppointmentRows:
    """The view of a page of appointments."""
    return AppointmentRows(
        appointments=[_row(found, one) for one in found.appointments], next_cursor=found.cursor or None
    )


def _row(found: AppointmentList, one: Appointment) -> AppointmentRow:
    motif, place = found.shelf.motifs.get(one.motif_id), found.shelf.place_of(one)
    agents = [found.shelf.agents.get(agent_id) for agent_id in one.agent_ids]
    return AppointmentRow(
        id=one.id,
        starts_at=one.starts_at.astimezone(found.zone),
        ends_at=one.ends_at.astimezone(found.zone),
        title=agenda_title(one, motif, found.shelf.users),
        motif_id=one.motif_id,
        motif_name=motif.name if motif else "",
        color=motif.color if motif else _UNKNOWN_COLOR,
        agents=[Named(id=agent.id, name=agent.display_name) for agent in agents if agent],
        location_name=place.name if place else "",
        location_type=motif.location_type if motif else None,
        status=one.status,
        temporal_status=displayed_status(one, found.now),
        collectif=one.collectif,
        users_count=one.users_count,
        max_participants=one.max_participants,
    )


def _place(place: Location) -> DeskPlace:
    return DeskPlace(id=place.id, name=place.name, address=place.address, phone_number=place.phone_number)


def _agent(page: DeskPage, agent_id: str) -> Named:
    agent = page.shelf.agents.get(agent_id)
    return Named(id=agent_id, name=agent.display_name if agent else "")


def _participant(page: DeskPage, one: Participation, zone: ZoneInfo) -> DeskParticipant:
    user = page.shelf.users.get(one.user_id, User(one.user_id, "", ""))
    reached = page.shelf.users.get(user.responsible_id, user)
    return DeskParticipant(
        id=user.id,
        first_name=user.first_name,
        last_name=user.last_name,
        birth_date=user.birth_date,
        phone_number=reached.phone_number or None,
        email=reached.email or None,
        responsible_id=user.responsible_id or None,
        status=one.status,
        send_lifecycle_notifications=one.send_lifecycle_notifications,
        send_reminder_notification=one.send_reminder_notification,
        confirmed_at=one.confirmed_at.astimezone(zone) if one.confirmed_at else None,
    )


def _address(page: DeskPage) -> str | None:
    """Where it takes place (RDV-11); nothing by phone and by video."""
    motif, place = page.motif, page.place
    if motif is not None and motif.location_type is LocationType.HOME:
        users = [page.shelf.users.get(each.user_id) for each in page.appointment.participations]
        known = [one for one in users if one]
        heads = [page.shelf.users.get(one.responsible_id) for one in known]
        return next((one.address for one in (*known, *heads) if one and one.address), None)
    return place.full_name if place else None


def _message(message: TimelineMessage, zone: ZoneInfo) -> DeskMessage:
    job, mark = message.job, message.mark
    return DeskMessage(
        id=f"{job.reference}-{job.kind}-{job.channel}-{job.user_id or job.agent_id}",
        event=job.kind,
        channel=job.channel,
        to=message.to,
        user_id=job.user_id or None,
        agent_id=job.agent_id or None,
        status=message.state,
        at=message.steps[-1].at.astimezone(zone),
        reason=(mark.reason or None) if mark else None,
        failure=mark.failure if mark else None,
        steps=[
            MessageStep(state=step.state, at=step.at.astimezone(zone), reason=step.reason or None, failure=step.failure)
            for step in message.steps
        ],
    )
