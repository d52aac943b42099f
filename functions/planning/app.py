"""Openings and absences over HTTP: when agents can be booked, and when they cannot."""

from __future__ import annotations

from datetime import date

from chalice.app import Chalice

from rdv.domain.agenda import Absence
from rdv.domain.directory import Agent
from rdv.domain.errors import ChangedMeanwhile, NotFound
from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import presented_by_agent
from rdv.usecases.agents_acting import at_desk
from rdv.usecases.planning import (
    OpeningSheet,
    Stale,
    change_opening,
    create_opening,
    delete_opening,
    except_day,
    opening_of,
    openings_in,
    preview_opening,
)
from rdv.usecases.planning_absences import (
    StaleAbsence,
    absence_of,
    absences_of,
    change_absence,
    create_absence,
    delete_absence,
)

from .schemas import (
    AbsenceBody,
    AbsenceChange,
    AbsenceListView,
    AbsencesQuery,
    AbsenceView,
    DayBody,
    OpeningBody,
    OpeningChange,
    OpeningList,
    OpeningsQuery,
    OpeningView,
    PreviewBody,
    PreviewView,
    absence_draft,
    absence_view,
    absences_view,
    edited_absence,
    edited_opening,
    opening_draft,
    opening_view,
    preview_view,
)
from .wiring import wire

OPENINGS = "/api/agent/organisations/{organisation_id}/openings"
OPENING = OPENINGS + "/{agent_id}/{opening_id}"
ABSENCES = "/api/agent/agents/{agent_id}/absences"
ABSENCE = ABSENCES + "/{absence_id}"
SEEN = ("unauthenticated", "forbidden", "not_found")
CHANGED = (*SEEN, "wrong_csrf_token", "invalid")

app = Chalice(app_name="planning", configure_logs=False)
wiring = wire()
api = Api(app, wiring.forwarded_hops)


# --- openings --------------------------------------------------------------------------------------------------------


@api.route(
    "GET", OPENINGS, query=OpeningsQuery, answers={200: OpeningList}, problems=(*SEEN, "malformed"), needs_session=True
)
def list_openings(call: Call, query: OpeningsQuery) -> Answer:
    """The openings of an organisation that the agent may see."""
    found = openings_in(
        wiring.records,
        wiring.books,
        wiring.clock,
        _agent(call),
        call.path_id("organisation_id"),
        owner_id=query.agent_id or "",
        expired=query.expired,
        text=query.q,
    )
    return Answer(OpeningList(openings=[opening_view(one, call.language) for one in found]))


@api.route(
    "POST", OPENINGS, body=OpeningBody, answers={201: OpeningView}, problems=(*CHANGED, "warnings"), needs_session=True
)
def add_opening(call: Call, body: OpeningBody) -> Answer:
    """Open an agent to bookings, once or again and again."""
    made = create_opening(
        wiring.records,
        wiring.books,
        wiring.clock,
        _agent(call),
        call.path_id("organisation_id"),
        body.agent_id,
        opening_draft(body),
        ignore_warnings=body.ignore_warnings,
    )
    return Answer(opening_view(made, call.language), 201)


@api.route(
    "POST", OPENINGS + "/preview", body=PreviewBody, answers={200: PreviewView}, problems=CHANGED, needs_session=True
)
def show_preview(call: Call, body: PreviewBody) -> Answer:
    """What an opening would give, before it is written: its days, its starts, its warnings."""
    preview = preview_opening(
        wiring.records,
        wiring.books,
        wiring.clock,
        _agent(call),
        call.path_id("organisation_id"),
        body.agent_id,
        opening_draft(body),
        body.opening_id or "",
    )
    return Answer(preview_view(preview, call.language))


@api.route("GET", OPENING, answers={200: OpeningView}, problems=SEEN, needs_session=True)
def read_opening(call: Call) -> Answer:
    """An opening with its next days."""
    sheet = opening_of(wiring.records, wiring.books, wiring.clock, _agent(call), *_opening_ids(call))
    return Answer(opening_view(sheet, call.language))


@api.route(
    "PATCH",
    OPENING,
    body=OpeningChange,
    answers={200: OpeningView},
    problems=(*CHANGED, "warnings", "changed_meanwhile"),
    needs_session=True,
)
def edit_opening(call: Call, body: OpeningChange) -> Answer:
    """Change an opening, as it was read."""
    try:
        sheet = change_opening(
            wiring.records,
            wiring.books,
            wiring.clock,
            _agent(call),
            *_opening_ids(call),
            lambda draft: edited_opening(draft, body),
            body.version,
            ignore_warnings=body.ignore_warnings,
        )
    except Stale as stale:
        current = opening_view(stale.current, call.language)
        raise ChangedMeanwhile(current.model_dump(mode="json")) from stale
    return Answer(opening_view(sheet, call.language))


@api.route("DELETE", OPENING, answers={204: None}, problems=(*SEEN, "wrong_csrf_token"), needs_session=True)
def remove_opening(call: Call) -> Answer:
    """Delete an opening; appointments stay."""
    delete_opening(wiring.records, wiring.books, wiring.clock, _agent(call), *_opening_ids(call))
    return Answer(status=204)


@api.route(
    "POST", OPENING + "/exceptions", body=DayBody, answers={200: OpeningView}, problems=CHANGED, needs_session=True
)
def add_exception(call: Call, body: DayBody) -> Answer:
    """Take one day out of a recurrence."""
    return _except(call, body.day)


@api.route("DELETE", OPENING + "/exceptions/{day}", answers={200: OpeningView}, problems=CHANGED, needs_session=True)
def remove_exception(call: Call) -> Answer:
    """Let a day that was taken out take place again."""
    try:
        day = date.fromisoformat(call.path["day"])
    except ValueError as error:
        raise NotFound from error
    return _except(call, day, takes_place_again=True)


def _except(call: Call, day: date, *, takes_place_again: bool = False) -> Answer:
    sheet: OpeningSheet = except_day(
        wiring.records,
        wiring.books,
        wiring.clock,
        _agent(call),
        *_opening_ids(call),
        day,
        takes_place_again=takes_place_again,
    )
    return Answer(opening_view(sheet, call.language))


# --- absences --------------------------------------------------------------------------------------------------------


@api.route(
    "GET",
    ABSENCES,
    query=AbsencesQuery,
    answers={200: AbsenceListView},
    problems=(*SEEN, "malformed"),
    needs_session=True,
)
def list_absences(call: Call, query: AbsencesQuery) -> Answer:
    """An agent's absences."""
    found = absences_of(wiring.records, wiring.clock, _agent(call), call.path_id("agent_id"), expired=query.expired)
    return Answer(absences_view(found, wiring.clock.now(), call.language))


@api.route("POST", ABSENCES, body=AbsenceBody, answers={201: AbsenceView}, problems=CHANGED, needs_session=True)
def add_absence(call: Call, body: AbsenceBody) -> Answer:
    """Keep an agent from being booked, anywhere."""
    made = create_absence(
        wiring.records,
        wiring.clock,
        _agent(call),
        call.path_id("agent_id"),
        absence_draft(body),
        body.organisation_id or "",
    )
    return _absence(call, made, 201)


@api.route("GET", ABSENCE, answers={200: AbsenceView}, problems=SEEN, needs_session=True)
def read_absence(call: Call) -> Answer:
    """An absence."""
    return _absence(call, absence_of(wiring.records, wiring.clock, _agent(call), *_absence_ids(call)))


@api.route(
    "PATCH",
    ABSENCE,
    body=AbsenceChange,
    answers={200: AbsenceView},
    problems=(*CHANGED, "changed_meanwhile"),
    needs_session=True,
)
def edit_absence(call: Call, body: AbsenceChange) -> Answer:
    """Change an absence, as it was read."""
    try:
        changed = change_absence(
            wiring.records,
            wiring.clock,
            _agent(call),
            *_absence_ids(call),
            lambda draft: edited_absence(draft, body),
            body.version,
        )
    except StaleAbsence as stale:
        current = absence_view(stale.current, wiring.clock.now(), call.language)
        raise ChangedMeanwhile(current.model_dump(mode="json")) from stale
    return _absence(call, changed)


@api.route("DELETE", ABSENCE, answers={204: None}, problems=(*SEEN, "wrong_csrf_token"), needs_session=True)
def remove_absence(call: Call) -> Answer:
    """Delete an absence."""
    delete_absence(wiring.records, wiring.clock, _agent(call), *_absence_ids(call))
    return Answer(status=204)


def _absence(call: Call, absence: Absence, status: int = 200) -> Answer:
    return Answer(absence_view(absence, wiring.clock.now(), call.language), status)


# --- what they share -------------------------------------------------------------------------------------------------


def _agent(call: Call) -> Agent:
    return at_desk(wiring.records, wiring.clock, wiring.keyring, presented_by_agent(call)).agent


def _opening_ids(call: Call) -> tuple[str, str, str]:
    return call.path_id("organisation_id"), call.path_id("agent_id"), call.path_id("opening_id")


def _absence_ids(call: Call) -> tuple[str, str]:
    return call.path_id("agent_id"), call.path_id("absence_id")


handler = lambda_handler(app)
