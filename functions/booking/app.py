"""Holds, codes, appointments and moves over HTTP: parse, one use case, view."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from chalice.app import Chalice

from rdv.domain.errors import FieldError, Invalid, Malformed, Unauthenticated
from rdv.domain.languages import Language
from rdv.domain.people import CODE_LIFETIME
from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import CSRF_HEADER, presented
from rdv.http.views import AppointmentView, appointment_view
from rdv.usecases.booking import BookingRequest, Person, book
from rdv.usecases.contacting import request_code, verify_code
from rdv.usecases.holding import Caller, hold, release
from rdv.usecases.moving import move
from rdv.usecases.reaching import Proof, proof_shown, show
from rdv.usecases.sessions import authenticate

from .schemas import (
    AppointmentRequest,
    BookedView,
    CodeRequestBody,
    CodeSent,
    CodeVerification,
    ContactProof,
    HoldRequest,
    HoldView,
    MoveRequest,
    ParticipantBody,
    PersonBody,
    hold_view,
)
from .wiring import wire

LONGEST_KEY = 200

app = Chalice(app_name="booking", configure_logs=False)
wiring = wire()
api = Api(app, wiring.forwarded_hops)


@api.route(
    "POST",
    "/api/holds",
    body=HoldRequest,
    answers={201: HoldView},
    problems=("slot_taken", "too_many_holds", "starts_in_the_past", "not_found", "invalid"),
    headers=("X-Visitor",),
)
def create_hold(call: Call, body: HoldRequest) -> Answer:
    """Hold a slot for ten minutes."""
    given = hold(
        wiring.directory,
        wiring.records,
        wiring.clock,
        body.motif_id,
        body.location_id,
        body.starts_at,
        Caller.of(wiring.keyring, call.header("X-Visitor"), call.source_address),
    )
    return Answer(hold_view(given.hold, given.hold_token), 201)


@api.route(
    "DELETE",
    "/api/holds/{hold_id}",
    answers={204: None},
    problems=("unauthenticated", "forbidden", "not_found"),
    headers=("X-Hold-Token",),
)
def delete_hold(call: Call) -> Answer:
    """Let go of a hold."""
    token = call.header("X-Hold-Token")
    if not token:
        raise Unauthenticated
    release(wiring.records, call.path["hold_id"], token)
    return Answer(status=204)


@api.route(
    "POST",
    "/api/contact_codes",
    body=CodeRequestBody,
    answers={202: CodeSent},
    problems=("hold_expired", "forbidden", "too_many_attempts", "invalid"),
)
def create_contact_code(call: Call, body: CodeRequestBody) -> Answer:
    """Send six digits to an e-mail address or a mobile number."""
    language = Language(call.language)
    request_code(wiring.records, wiring.clock, wiring.keyring, body.channel, body.to, body.hold_token, language)
    return Answer(CodeSent(expires_in_seconds=int(CODE_LIFETIME.total_seconds())), 202)


@api.route(
    "POST",
    "/api/contact_codes/verify",
    body=CodeVerification,
    answers={200: ContactProof},
    problems=("wrong_code", "too_many_attempts", "invalid"),
)
def verify_contact_code(_call: Call, body: CodeVerification) -> Answer:
    """Exchange the six digits for a proof of the address."""
    proof = verify_code(wiring.records, wiring.clock, wiring.keyring, body.channel, body.to, body.code)
    return Answer(ContactProof(contact_token=proof.contact_token, expires_at=proof.expires_at))


@api.route(
    "POST",
    "/api/appointments",
    body=AppointmentRequest,
    answers={201: BookedView, 200: BookedView},
    problems=(
        "slot_taken",
        "hold_expired",
        "already_booked",
        "idempotency_mismatch",
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
        "invalid",
    ),
    headers=("Idempotency-Key", CSRF_HEADER),
)
def create_appointment(call: Call, body: AppointmentRequest) -> Answer:
    """Confirm a hold; the same Idempotency-Key again gives the same appointment.

    Identity is a `contact_token`, else the session. Whoever has neither is told so before the hold is touched: it can
    be confirmed after signing in, while it lasts.
    """
    key = call.header("Idempotency-Key")
    if not 1 <= len(key) <= LONGEST_KEY:
        raise Malformed([FieldError("Idempotency-Key", "too_long" if key else "required")])
    account_id = "" if body.contact_token else _signed_in(call)
    user = body.user
    if user is None and not account_id:
        raise Invalid([FieldError("user", "required")])
    if (body.for_user_id or body.for_relative) and not account_id:
        raise Unauthenticated
    booked = book(
        wiring.directory,
        wiring.records,
        wiring.clock,
        wiring.keyring,
        BookingRequest(
            hold_id=body.hold_id,
            hold_token=body.hold_token,
            contact_token=body.contact_token or "",
            idempotency_key=key,
            fingerprint=wiring.keyring.pseudonym("body", body.model_dump_json()),
            user=replace(_person(user) if user else Person("", ""), language=Language(call.language)),
            participants=tuple(_participant(one) for one in body.participants or ()),
            ants_number=body.ants_number or "",
            account_id=account_id,
            for_user_id=body.for_user_id or "",
            for_relative=_participant(body.for_relative) if body.for_relative else None,
        ),
    )
    shown = appointment_view(booked.sheet).model_dump()
    view = BookedView(
        **shown,
        already_registered=booked.already_registered,
        access_token=booked.access_token,
        access_expires_at=booked.access_expires_at.astimezone(ZoneInfo(booked.sheet.appointment.time_zone)),
    )
    return Answer(view, 200 if booked.replayed or booked.already_registered else 201)


@api.route(
    "GET",
    "/api/appointments/{appointment_id}",
    answers={200: AppointmentView},
    problems=("unauthenticated", "forbidden", "not_found"),
    needs_bearer=True,
    needs_session=True,
)
def read_appointment(call: Call) -> Answer:
    """See an appointment with the proof that its link gave, or as its owner who is signed in."""
    found = show(wiring.directory, wiring.records, wiring.clock, call.path["appointment_id"], _proof(call))
    return Answer(appointment_view(found))


@api.route(
    "POST",
    "/api/appointments/{appointment_id}/move",
    body=MoveRequest,
    answers={200: AppointmentView},
    problems=(
        "slot_taken",
        "too_late_to_move",
        "not_movable",
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
        "invalid",
    ),
    needs_bearer=True,
    needs_session=True,
)
def move_appointment(call: Call, body: MoveRequest) -> Answer:
    """Move an appointment to another slot of its motif, until two days before."""
    moved = move(
        wiring.directory,
        wiring.records,
        wiring.clock,
        call.path["appointment_id"],
        _proof(call),
        body.starts_at,
        body.location_id,
    )
    return Answer(appointment_view(moved))


def _proof(call: Call) -> Proof:
    access_token = call.bearer() if call.header("authorization") else ""
    return proof_shown(wiring.records, wiring.clock, wiring.keyring, access_token, presented(call))


def _signed_in(call: Call) -> str:
    return authenticate(wiring.records, wiring.clock, wiring.keyring, presented(call)).person_id


def _person(body: PersonBody) -> Person:
    return Person(
        body.first_name,
        body.last_name,
        body.email or "",
        body.phone_number or "",
        body.birth_date,
        body.address or "",
    )


def _participant(body: ParticipantBody) -> Person:
    return Person(body.first_name, body.last_name, birth_date=body.birth_date)


handler = lambda_handler(app)
