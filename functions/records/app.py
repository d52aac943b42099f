"""What a signed-in citizen has, over HTTP: profile, relatives, appointments, export, deletion."""

from __future__ import annotations

from chalice.app import Chalice

from rdv.domain.languages import Language
from rdv.domain.people import CODE_LIFETIME
from rdv.domain.sessions import Actor
from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import forgotten_session, presented
from rdv.http.views import AppointmentView, appointment_view
from rdv.usecases.accounts import whoami
from rdv.usecases.attendees import change_attendee
from rdv.usecases.attending import Person
from rdv.usecases.calendars import own_appointments
from rdv.usecases.claiming import claim_proved
from rdv.usecases.contacting import request_code_as
from rdv.usecases.exporting import export_of
from rdv.usecases.forgetting import delete_account
from rdv.usecases.profiles import change_profile
from rdv.usecases.relatives import RelativeChange, add_relative, change_relative, relatives_of, remove_relative
from rdv.usecases.sessions import authenticate

from .schemas import (
    AccountChange,
    AccountView,
    AttendeeRequest,
    ClaimCodeRequest,
    ClaimCodeSent,
    ClaimRequest,
    ClaimView,
    DeletionRequest,
    ExportView,
    OwnAppointmentsQuery,
    OwnAppointmentsView,
    Period,
    RelativeBody,
    RelativeChangeBody,
    RelativeList,
    RelativeView,
    account_view,
    export_view,
    own_appointments_view,
    relative_view,
)
from .wiring import wire

app = Chalice(app_name="records", configure_logs=False)
wiring = wire()
api = Api(app, wiring.forwarded_hops)


@api.route("GET", "/api/account", answers={200: AccountView}, problems=("unauthenticated",), needs_session=True)
def read_account(call: Call) -> Answer:
    """What the account says about itself."""
    return Answer(account_view(whoami(wiring.records, _actor(call))))


@api.route(
    "PATCH",
    "/api/account",
    body=AccountChange,
    answers={200: AccountView},
    problems=("unauthenticated", "wrong_csrf_token", "invalid"),
    needs_session=True,
)
def change_account(call: Call, body: AccountChange) -> Answer:
    """Change what the account says about itself; what FranceConnect has settled stays."""
    typed = {name: getattr(body, name) for name in body.model_fields_set}
    return Answer(account_view(change_profile(wiring.records, wiring.clock, _actor(call), typed)))


@api.route(
    "DELETE",
    "/api/account",
    body=DeletionRequest,
    answers={204: None},
    problems=("has_appointments", "unauthenticated", "wrong_csrf_token", "invalid"),
    needs_session=True,
)
def remove_account(call: Call, body: DeletionRequest) -> Answer:
    """Delete the account: appointments to come are cancelled when that is confirmed, and the person is anonymised."""
    delete_account(
        wiring.directory,
        wiring.records,
        wiring.clock,
        wiring.keyring,
        _actor(call),
        cancel_appointments=body.cancel_appointments,
    )
    return Answer(status=204, cookies=(forgotten_session(),))


@api.route(
    "GET", "/api/account/relatives", answers={200: RelativeList}, problems=("unauthenticated",), needs_session=True
)
def list_relatives(call: Call) -> Answer:
    """The relatives of the account."""
    found = relatives_of(wiring.records, _actor(call).person_id)
    return Answer(RelativeList(relatives=[relative_view(one) for one in found]))


@api.route(
    "POST",
    "/api/account/relatives",
    body=RelativeBody,
    answers={201: RelativeView},
    problems=("unauthenticated", "wrong_csrf_token", "invalid"),
    needs_session=True,
)
def create_relative(call: Call, body: RelativeBody) -> Answer:
    """Add a relative; who is there already is answered as they are."""
    typed = Person(body.first_name, body.last_name, birth_date=body.birth_date)
    return Answer(relative_view(add_relative(wiring.records, wiring.clock, _actor(call).person_id, typed)), 201)


@api.route(
    "PATCH",
    "/api/account/relatives/{relative_id}",
    body=RelativeChangeBody,
    answers={200: RelativeView},
    problems=("unauthenticated", "wrong_csrf_token", "not_found", "invalid"),
    needs_session=True,
)
def correct_relative(call: Call, body: RelativeChangeBody) -> Answer:
    """Correct a relative's name or birth date."""
    change = RelativeChange(body.first_name, body.last_name, body.birth_date)
    account_id = _actor(call).person_id
    return Answer(
        relative_view(change_relative(wiring.records, wiring.clock, account_id, call.path["relative_id"], change))
    )


@api.route(
    "DELETE",
    "/api/account/relatives/{relative_id}",
    answers={204: None},
    problems=("has_appointments", "unauthenticated", "wrong_csrf_token", "not_found"),
    needs_session=True,
)
def delete_relative(call: Call) -> Answer:
    """Take a relative off the list, and forget them."""
    account_id = _actor(call).person_id
    remove_relative(wiring.directory, wiring.records, wiring.clock, account_id, call.path["relative_id"])
    return Answer(status=204)


@api.route(
    "GET",
    "/api/account/appointments",
    query=OwnAppointmentsQuery,
    answers={200: OwnAppointmentsView},
    problems=("unauthenticated",),
    needs_session=True,
)
def list_appointments(call: Call, query: OwnAppointmentsQuery) -> Answer:
    """The family's appointments to come, the soonest first, or those that have begun, the latest first."""
    found = own_appointments(
        wiring.directory,
        wiring.records,
        wiring.clock,
        _actor(call).person_id,
        past=query.period is Period.PAST,
        cursor=query.cursor,
    )
    return Answer(own_appointments_view(found))


@api.route(
    "POST",
    "/api/account/claims",
    body=ClaimRequest,
    answers={200: ClaimView},
    problems=("unauthenticated", "wrong_csrf_token", "invalid"),
    needs_session=True,
)
def claim_appointments(call: Call, body: ClaimRequest) -> Answer:
    """Make the appointments that were booked with a proved address the account's."""
    account_id = _actor(call).person_id
    claimed = claim_proved(wiring.records, wiring.clock, wiring.keyring, account_id, body.contact_token)
    return Answer(ClaimView(claimed=claimed))


@api.route(
    "POST",
    "/api/appointments/{appointment_id}/attendee",
    body=AttendeeRequest,
    answers={200: AppointmentView},
    problems=("attendee_fixed", "already_booked", "unauthenticated", "wrong_csrf_token", "not_found", "invalid"),
    needs_session=True,
)
def replace_attendee(call: Call, body: AttendeeRequest) -> Answer:
    """Have somebody else of the family come, until the appointment begins."""
    changed = change_attendee(
        wiring.directory,
        wiring.records,
        wiring.clock,
        wiring.keyring,
        _actor(call).person_id,
        call.path["appointment_id"],
        body.user_id,
    )
    return Answer(appointment_view(changed))


@api.route(
    "POST",
    "/api/account/contact_codes",
    body=ClaimCodeRequest,
    answers={202: ClaimCodeSent},
    problems=("unauthenticated", "wrong_csrf_token", "too_many_attempts", "invalid"),
    needs_session=True,
)
def create_claim_code(call: Call, body: ClaimCodeRequest) -> Answer:
    """Send six digits to an address that appointments were booked with, to claim them."""
    account_id = _actor(call).person_id
    address, language = call.source_address, Language(call.language)
    request_code_as(wiring.records, wiring.clock, wiring.keyring, account_id, address, body.channel, body.to, language)
    return Answer(ClaimCodeSent(expires_in_seconds=int(CODE_LIFETIME.total_seconds())), 202)


@api.route("GET", "/api/account/export", answers={200: ExportView}, problems=("unauthenticated",), needs_session=True)
def export_account(call: Call) -> Answer:
    """Everything that is kept about the person, their relatives and their appointments."""
    return Answer(export_view(export_of(wiring.directory, wiring.records, _actor(call))))


def _actor(call: Call) -> Actor:
    return authenticate(wiring.records, wiring.clock, wiring.keyring, presented(call))


handler = lambda_handler(app)
