"""The link of a message over HTTP: open it with three letters, answer a reminder, cancel, undo."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from chalice.app import Chalice

from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import presented
from rdv.http.views import AppointmentView, appointment_view
from rdv.usecases.answering import confirm
from rdv.usecases.cancelling import cancel
from rdv.usecases.linking import open_link
from rdv.usecases.reaching import Proof, proof_shown
from rdv.usecases.undoing import undo

from .schemas import AnswerRequest, AnswerView, CancelRequest, LinkRequest, OpenedLinkView, UndoRequest
from .wiring import wire

app = Chalice(app_name="cancel", configure_logs=False)
wiring = wire()
api = Api(app, wiring.forwarded_hops)


@api.route(
    "POST",
    "/api/links/open",
    body=LinkRequest,
    answers={200: OpenedLinkView},
    problems=("wrong_letters", "too_many_attempts", "not_found", "link_expired", "invalid"),
)
def open_message_link(_call: Call, body: LinkRequest) -> Answer:
    """Open the link of a message with the first three letters of the last name."""
    opened = open_link(wiring.directory, wiring.records, wiring.clock, body.token, body.last_name_letters)
    return Answer(
        OpenedLinkView(
            appointment=appointment_view(opened.sheet),
            access_token=opened.access_token,
            expires_at=opened.expires_at.astimezone(ZoneInfo(opened.sheet.appointment.time_zone)),
        )
    )


@api.route(
    "POST",
    "/api/links/answer",
    body=AnswerRequest,
    answers={200: AnswerView},
    problems=("not_expected", "not_found", "link_expired", "invalid"),
)
def answer_reminder(_call: Call, body: AnswerRequest) -> Answer:
    """Say that one will come, with the link of a message alone; again, nothing changes."""
    confirmed = confirm(wiring.records, wiring.clock, body.token)
    zone = ZoneInfo(confirmed.appointment.time_zone)
    return Answer(
        AnswerView(
            answer=body.answer,
            answered_at=confirmed.at.astimezone(zone),
            starts_at=confirmed.appointment.starts_at.astimezone(zone),
            time_zone=zone.key,
        )
    )


@api.route(
    "POST",
    "/api/appointments/{appointment_id}/cancel",
    body=CancelRequest,
    answers={200: AppointmentView},
    problems=(
        "too_late_to_cancel",
        "not_cancellable",
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
    ),
    needs_bearer=True,
    needs_session=True,
)
def cancel_appointment(call: Call, _body: CancelRequest) -> Answer:
    """Cancel an appointment, until four hours before; again, nothing changes."""
    cancelled = cancel(wiring.directory, wiring.records, wiring.clock, call.path["appointment_id"], _proof(call))
    return Answer(appointment_view(cancelled))


@api.route(
    "POST",
    "/api/appointments/{appointment_id}/undo",
    body=UndoRequest,
    answers={200: AppointmentView},
    problems=(
        "slot_taken",
        "already_booked",
        "too_late_to_undo",
        "not_undoable",
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
    ),
    needs_bearer=True,
    needs_session=True,
)
def undo_change(call: Call, _body: UndoRequest) -> Answer:
    """Take back a cancellation or a move, for ten minutes and while the old time is free; again, nothing changes."""
    restored = undo(wiring.directory, wiring.records, wiring.clock, call.path["appointment_id"], _proof(call))
    return Answer(appointment_view(restored))


def _proof(call: Call) -> Proof:
    access_token = call.bearer() if call.header("authorization") else ""
    return proof_shown(wiring.records, wiring.clock, wiring.keyring, access_token, presented(call))


handler = lambda_handler(app)
