"""An agent's day over HTTP: the agenda, the appointments, the search for a slot."""

from __future__ import annotations

from chalice.app import Chalice

from rdv.domain.appointments import Status
from rdv.domain.errors import ChangedMeanwhile, FieldError, Malformed
from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import presented_by_agent
from rdv.usecases.desk_agenda import agenda_of
from rdv.usecases.desk_changing import (
    delete_appointment,
    receive,
    remind_by_hand,
    set_participation_status,
    set_status,
)
from rdv.usecases.desk_making import change_appointment, check_wish, make_appointment
from rdv.usecases.desk_page import list_of, messages_shown, page_of
from rdv.usecases.desk_slots import explain_to_agent, search_slots

from .agenda_schemas import AgendaRequest, AgendaView, agenda_query, agenda_view
from .explanation_schemas import ExplainQuery, SlotsExplanation, explanation_view
from .message_views import MessageTimeline, timeline_view
from .schemas import (
    AppointmentEdit,
    AppointmentRows,
    AppointmentWish,
    Arrival,
    DeskAppointment,
    ListRequest,
    StatusChange,
    WarningList,
    appointment_rows,
    desk_appointment,
    edit_of,
    list_query,
    warning_list,
    wish_of,
)
from .slot_schemas import DeskSlots, DeskSlotsQuery, desk_query, desk_slots
from .users import register_users
from .wiring import wire

app = Chalice(app_name="desk", configure_logs=False)
wiring = wire()
api = Api(app, wiring.forwarded_hops)
register_users(api, wiring)

LONGEST_KEY = 200
_SEEING = ("unauthenticated", "forbidden", "not_found")
_ACTING = (*_SEEING, "wrong_csrf_token", "invalid")


@api.route(
    "GET",
    "/api/agent/agenda",
    query=AgendaRequest,
    answers={200: AgendaView},
    problems=(*_SEEING, "invalid"),
    needs_session=True,
)
def read_agenda(call: Call, query: AgendaRequest) -> Answer:
    """Some agents' time of a period: appointments, openings, absences, holidays; 304 while nothing has changed."""
    agenda = agenda_of(
        wiring.records, wiring.books, wiring.clock, wiring.keyring, presented_by_agent(call), agenda_query(query)
    )
    return Answer(agenda_view(agenda, call.language), revalidated=True)


@api.route(
    "GET",
    "/api/agent/appointments",
    query=ListRequest,
    answers={200: AppointmentRows},
    problems=_SEEING,
    needs_session=True,
)
def list_appointments(call: Call, query: ListRequest) -> Answer:
    """An organisation's appointments by start, ten at a time, as far as the agent may see them."""
    return Answer(appointment_rows(list_of(wiring.office, presented_by_agent(call), list_query(query))))


@api.route(
    "POST",
    "/api/agent/appointments/check",
    body=AppointmentWish,
    answers={200: WarningList},
    problems=_ACTING,
    needs_session=True,
)
def check_appointment(call: Call, body: AppointmentWish) -> Answer:
    """What speaks against an appointment without forbidding it."""
    found = check_wish(wiring.office, presented_by_agent(call), wish_of(body, "check"))
    return Answer(warning_list(found, call.language))


@api.route(
    "POST",
    "/api/agent/appointments",
    body=AppointmentWish,
    answers={201: DeskAppointment, 200: DeskAppointment},
    problems=(*_ACTING, "warnings", "duplicate_appointment", "idempotency_mismatch"),
    headers=("Idempotency-Key",),
    needs_session=True,
)
def create_appointment(call: Call, body: AppointmentWish) -> Answer:
    """Make an appointment; the same Idempotency-Key again gives the same one."""
    key = call.header("Idempotency-Key")
    if not 1 <= len(key) <= LONGEST_KEY:
        raise Malformed([FieldError("Idempotency-Key", "too_long" if key else "required")])
    made = make_appointment(wiring.office, presented_by_agent(call), wish_of(body, key))
    return Answer(_shown(call, made.appointment.id), 200 if made.replayed else 201)


@api.route(
    "GET",
    "/api/agent/appointments/{appointment_id}",
    answers={200: DeskAppointment},
    problems=_SEEING,
    needs_session=True,
)
def read_appointment(call: Call) -> Answer:
    """Everything of an appointment: who comes, its history, its messages, and what can be done with it."""
    return Answer(_shown(call, call.path_id("appointment_id")))


@api.route(
    "PATCH",
    "/api/agent/appointments/{appointment_id}",
    body=AppointmentEdit,
    answers={200: DeskAppointment},
    problems=(*_ACTING, "warnings", "changed_meanwhile"),
    needs_session=True,
)
def edit_appointment(call: Call, body: AppointmentEdit) -> Answer:
    """Change its time, its agents, its people, its place or its words."""
    appointment_id = call.path_id("appointment_id")
    try:
        change_appointment(wiring.office, presented_by_agent(call), appointment_id, edit_of(body))
    except ChangedMeanwhile:
        raise _as_it_is_now(call, appointment_id) from None
    return Answer(_shown(call, appointment_id))


@api.route(
    "DELETE",
    "/api/agent/appointments/{appointment_id}",
    answers={204: None},
    problems=(*_SEEING, "wrong_csrf_token"),
    needs_session=True,
)
def remove_appointment(call: Call) -> Answer:
    """Delete an appointment for good; nobody is told."""
    delete_appointment(wiring.office, presented_by_agent(call), call.path_id("appointment_id"))
    return Answer(status=204)


@api.route(
    "POST",
    "/api/agent/appointments/{appointment_id}/status",
    body=StatusChange,
    answers={200: DeskAppointment},
    problems=(*_ACTING, "warnings", "changed_meanwhile"),
    needs_session=True,
)
def change_status(call: Call, body: StatusChange) -> Answer:
    """Say what became of it, cancel it, or bring it back."""
    appointment_id = call.path_id("appointment_id")
    try:
        set_status(
            wiring.office,
            presented_by_agent(call),
            appointment_id,
            Status(body.status),
            body.version,
            body.accept_warnings,
        )
    except ChangedMeanwhile:
        raise _as_it_is_now(call, appointment_id) from None
    return Answer(_shown(call, appointment_id))


@api.route(
    "POST",
    "/api/agent/appointments/{appointment_id}/participations/{user_id}/status",
    body=StatusChange,
    answers={200: DeskAppointment},
    problems=(*_ACTING, "warnings", "changed_meanwhile"),
    needs_session=True,
)
def change_participation(call: Call, body: StatusChange) -> Answer:
    """Say what became of one participation; the appointment's status follows from all of them."""
    appointment_id = call.path_id("appointment_id")
    try:
        set_participation_status(
            wiring.office,
            presented_by_agent(call),
            appointment_id,
            call.path_id("user_id"),
            Status(body.status),
            body.version,
            body.accept_warnings,
        )
    except ChangedMeanwhile:
        raise _as_it_is_now(call, appointment_id) from None
    return Answer(_shown(call, appointment_id))


@api.route(
    "POST",
    "/api/agent/appointments/{appointment_id}/reminders",
    answers={202: DeskAppointment},
    problems=_ACTING,
    needs_session=True,
)
def send_reminder(call: Call) -> Answer:
    """Remind its users now."""
    remind_by_hand(wiring.office, presented_by_agent(call), call.path_id("appointment_id"))
    return Answer(_shown(call, call.path_id("appointment_id")), 202)


@api.route(
    "POST",
    "/api/agent/appointments/{appointment_id}/arrivals",
    body=Arrival,
    answers={200: DeskAppointment},
    problems=_ACTING,
    needs_session=True,
)
def note_arrival(call: Call, body: Arrival) -> Answer:
    """Say that its user waits, or does not after all."""
    receive(wiring.office, presented_by_agent(call), call.path_id("appointment_id"), arrived=body.arrived)
    return Answer(_shown(call, call.path_id("appointment_id")))


@api.route(
    "GET",
    "/api/agent/slots",
    query=DeskSlotsQuery,
    answers={200: DeskSlots},
    problems=(*_SEEING, "invalid"),
    needs_session=True,
)
def find_slots(call: Call, query: DeskSlotsQuery) -> Answer:
    """Free starts of a motif by agent and place, whatever its delays."""
    found = search_slots(wiring.office, presented_by_agent(call), query.organisation_id, desk_query(query))
    return Answer(desk_slots(found))


@api.route(
    "GET",
    "/api/slots/explain",
    query=ExplainQuery,
    answers={200: SlotsExplanation},
    problems=(*_SEEING, "invalid"),
    needs_session=True,
)
def explain_empty_slots(call: Call, query: ExplainQuery) -> Answer:
    """Why there is no slot, for agents and support: what removed which candidate start, with the object's id."""
    explained = explain_to_agent(
        wiring.office, presented_by_agent(call), query.motif_id, query.location_id, query.first_day, query.days
    )
    return Answer(explanation_view(explained))


@api.route(
    "GET",
    "/api/appointments/{appointment_id}/messages",
    answers={200: MessageTimeline},
    problems=_SEEING,
    needs_session=True,
)
def list_messages(call: Call) -> Answer:
    """What became of an appointment's messages, for agents: states, times and reasons."""
    return Answer(
        timeline_view(messages_shown(wiring.office, presented_by_agent(call), call.path_id("appointment_id")))
    )


def _shown(call: Call, appointment_id: str) -> DeskAppointment:
    return desk_appointment(page_of(wiring.office, presented_by_agent(call), appointment_id), call.language)


def _as_it_is_now(call: Call, appointment_id: str) -> ChangedMeanwhile:
    return ChangedMeanwhile(_shown(call, appointment_id).model_dump(mode="json"))


handler = lambda_handler(app)
