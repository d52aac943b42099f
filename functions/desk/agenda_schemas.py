"""What the agenda is asked for and what it answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from rdv.domain.agenda_view import agenda_title, text_color
from rdv.domain.appointments import Appointment, AuthorKind
from rdv.domain.directory import LocationType
from rdv.domain.statuses import displayed_status, is_waiting
from rdv.http.holiday_names import holiday_name
from rdv.http.views import Day, Identifier, Wire
from rdv.usecases.desk_agenda import Agenda, AgendaQuery

type Identifiers = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"^[A-Za-z0-9_,-]+$")]

# A motif that was deleted for good leaves its appointments: they are shown in grey.
_UNKNOWN_COLOR = "#cccccc"


class AgendaRequest(Wire):
    """Whose agenda: `agent_ids` with commas between them; `days` days from `from`."""

    organisation_id: Identifier
    agent_ids: Identifiers
    first_day: Annotated[Day, Field(alias="from")]
    days: Annotated[int, Field(ge=1, le=42)] = 7


class AgendaAppointment(Wire):
    """An appointment in an agenda. `status` is as it is stored, `temporal_status` as it is shown (RDV-08).

    `arrived`: its user waits, and the territory shows it (7.7).
    """

    id: str
    agent_ids: list[str]
    starts_at: datetime
    ends_at: datetime
    title: str
    motif_id: str
    motif_name: str
    color: str
    text_color: str
    location_type: LocationType | None
    location_name: str
    status: str
    temporal_status: str
    collectif: bool
    users_count: int
    max_participants: int | None
    arrived: bool
    booked_by_user: bool
    version: int


class AgendaOpening(Wire):
    """A day of an opening."""

    id: str
    agent_id: str
    starts_at: datetime
    ends_at: datetime
    title: str
    organisation_id: str
    motif_ids: list[str]


class AgendaAbsence(Wire):
    """An occurrence of an absence."""

    id: str
    agent_id: str
    starts_at: datetime
    ends_at: datetime
    title: str


class AgendaBusy(Wire):
    """Time that an agent spends for another organisation."""

    agent_id: str
    starts_at: datetime
    ends_at: datetime


class AgendaHoliday(Wire):
    """A public holiday."""

    day: date
    name: str


class AgendaView(Wire):
    """Some agents' time: appointments, openings, absences, holidays, and what they do elsewhere.

    `unknown_past_count`: their past appointments without a status.
    """

    first_day: Annotated[date, Field(serialization_alias="from")]
    last_day: Annotated[date, Field(serialization_alias="to")]
    time_zone: str
    appointments: list[AgendaAppointment]
    openings: list[AgendaOpening]
    absences: list[AgendaAbsence]
    busy: list[AgendaBusy]
    holidays: list[AgendaHoliday]
    unknown_past_count: int


def agenda_query(request: AgendaRequest) -> AgendaQuery:
    """The use case's question."""
    agent_ids = tuple(dict.fromkeys(one for one in request.agent_ids.split(",") if one))
    return AgendaQuery(request.organisation_id, agent_ids, request.first_day, request.days)


def agenda_view(agenda: Agenda, language: str) -> AgendaView:
    """The view of an agenda, in its organisation's zone."""
    zone = agenda.zone

    return AgendaView(
        first_day=agenda.first_day,
        last_day=agenda.last_day,
        time_zone=agenda.organisation.time_zone,
        appointments=[_appointment(agenda, one) for one in agenda.appointments],
        openings=[
            AgendaOpening(
                id=one.thing.id,
                agent_id=one.agent_id,
                starts_at=one.starts_at.astimezone(zone),
                ends_at=one.ends_at.astimezone(zone),
                title=one.thing.title,
                organisation_id=one.thing.organisation_id,
                motif_ids=list(one.thing.motif_ids),
            )
            for one in agenda.openings
        ],
        absences=[
            AgendaAbsence(
                id=one.thing.id,
                agent_id=one.agent_id,
                starts_at=one.starts_at.astimezone(zone),
                ends_at=one.ends_at.astimezone(zone),
                title=one.thing.title,
            )
            for one in agenda.absences
        ],
        busy=[
            AgendaBusy(
                agent_id=one.agent_id, starts_at=one.starts_at.astimezone(zone), ends_at=one.ends_at.astimezone(zone)
            )
            for one in agenda.busy
        ],
        holidays=[AgendaHoliday(day=day, name=holiday_name(day, language)) for day in agenda.holidays],
        unknown_past_count=agenda.unsettled,
    )


def _appointment(agenda: Agenda, one: Appointment) -> AgendaAppointment:
    motif = agenda.motifs.get(one.motif_id)
    place = one.single_use or agenda.locations.get(one.location_id or "")
    color = motif.color if motif else _UNKNOWN_COLOR
    shows_arrivals = agenda.territory is not None and agenda.territory.waiting_room_color
    return AgendaAppointment(
        id=one.id,
        agent_ids=list(one.agent_ids),
        starts_at=one.starts_at.astimezone(agenda.zone),
        ends_at=one.ends_at.astimezone(agenda.zone),
        title=agenda_title(one, motif, agenda.users),
        motif_id=one.motif_id,
        motif_name=motif.name if motif else "",
        color=color,
        text_color=text_color(color),
        location_type=motif.location_type if motif else None,
        location_name=place.name if place else "",
        status=one.status,
        temporal_status=displayed_status(one, agenda.now),
        collectif=one.collectif,
        users_count=one.users_count,
        max_participants=one.max_participants,
        arrived=shows_arrivals and is_waiting(one, agenda.now),
        booked_by_user=one.created_by.kind is AuthorKind.USER,
        version=one.version,
    )
