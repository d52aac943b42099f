"""Whose appointment is it? The proof that a link gave, checked against the appointment that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from .. import ids
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment, family_of, offer_at
from ..domain.directory import LocationType, Offer
from ..domain.errors import Forbidden, NotFound, Unauthenticated
from ..domain.people import Relatives, Token, TokenPurpose, User
from ..domain.policy import own_viewer
from ..domain.sessions import Presented
from ..domain.undoing import Change
from ..ports import AppointmentKey, Clock, Directory, Put, Records, RelativesKey, TokenKey, UserKey
from .sessions import authenticate


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session's proof: whose account it is. It opens what is the account's own family's, and nothing else."""

    account_id: str


type Proof = str | SignedIn
"""The access token of a link or a booking, or who is signed in."""


def proof_shown(records: Records, clock: Clock, keyring: ids.Keyring, access_token: str, presented: Presented) -> Proof:
    """What a request shows: the access token where there is one, else who is signed in.

    Raises Unauthenticated, WrongCsrfToken.
    """
    return access_token or SignedIn(authenticate(records, clock, keyring, presented).person_id)


# What an account did last to an appointment is remembered for its undoing, and a margin.
_OWN_PROOF_LIFETIME = timedelta(days=1)


def reach(records: Records, clock: Clock, appointment_id: str, proof: Proof) -> tuple[Appointment, Token]:
    """The appointment that `proof` opens, and the token that remembers what was done with it: one round trip.

    Raises Unauthenticated (no such proof, or expired), NotFound (also when an agent took the family out of a group,
    and for an account that it is not of), Forbidden (another appointment's access token).
    """
    if isinstance(proof, SignedIn):
        return _reach_own(records, clock, appointment_id, proof.account_id)
    token_key, appointment_key = TokenKey(ids.digest(proof)), AppointmentKey(appointment_id)
    found = records.read([token_key, appointment_key])
    token, appointment = found.get(token_key), found.get(appointment_key)
    if not isinstance(token, Token) or token.purpose is not TokenPurpose.ACCESS or token.expires_at <= clock.now():
        raise Unauthenticated
    if not isinstance(appointment, Appointment):
        raise NotFound
    if token.appointment_id != appointment_id:
        raise Forbidden
    if not family_of(appointment, token.user_id):
        raise NotFound
    return appointment, token


def own_proof_key(account_id: str, appointment_id: str) -> TokenKey:
    """Where an account's last change of an appointment is kept: no digest of any secret is spelled like that."""
    return TokenKey(f"own:{account_id}:{appointment_id}")


def _reach_own(records: Records, clock: Clock, appointment_id: str, account_id: str) -> tuple[Appointment, Token]:
    appointment_key, token_key = AppointmentKey(appointment_id), own_proof_key(account_id, appointment_id)
    relatives_key = RelativesKey(account_id)
    found = records.read([appointment_key, token_key, relatives_key])
    appointment, token, relatives = (found.get(key) for key in (appointment_key, token_key, relatives_key))
    relative_ids = relatives.relative_ids if isinstance(relatives, Relatives) else ()
    viewer_id = own_viewer(appointment, account_id, relative_ids) if isinstance(appointment, Appointment) else None
    if not isinstance(appointment, Appointment) or viewer_id is None:
        raise NotFound
    if isinstance(token, Token):
        return appointment, token
    fresh = Token(
        token_key.token_hash,
        TokenPurpose.ACCESS,
        clock.now() + _OWN_PROOF_LIFETIME,
        version=0,
        appointment_id=appointment_id,
        user_id=viewer_id,
    )
    return appointment, fresh


def offer_of(directory: Directory, appointment: Appointment) -> Offer:
    """The offer of an appointment's motif, with the appointment's own place. Raises NotFound when the Directory lost it."""
    offer = directory.offer(appointment.motif_id)
    if offer is None:
        raise NotFound
    return offer_at(offer, appointment)


def people_keys(appointment: Appointment, user_id: str) -> list[UserKey]:
    """The people of an appointment whom that user may see."""
    return [UserKey(one.user_id) for one in family_of(appointment, user_id)]


def sheet_of(
    records: Records,
    clock: Clock,
    appointment: Appointment,
    offer: Offer,
    user_id: str,
    change: Change | None = None,
    *,
    consistent: bool = False,
) -> AppointmentSheet:
    """The appointment as that user sees it, as of now; `change` is what their proof did last.

    `consistent`: its people may have been written a moment ago.
    """
    found = records.read(people_keys(appointment, user_id), consistent=consistent)
    users = [user for user in found.values() if isinstance(user, User)]
    address = ""
    if offer.motif.location_type is LocationType.HOME and not any(user.address for user in users):
        # A relative's address is their responsible's (USR-01).
        heads = records.read([UserKey(one) for one in sorted({user.responsible_id for user in users} - {""})])
        address = next((user.address for user in heads.values() if isinstance(user, User)), "")
    return sheet(appointment, offer, users, clock, user_id, change, address)


def sheet(
    appointment: Appointment,
    offer: Offer,
    users: Iterable[User],
    clock: Clock,
    user_id: str,
    change: Change | None = None,
    address: str = "",
) -> AppointmentSheet:
    """The same from objects in hand; `address` is where a visit at home goes when none of `users` has one."""
    by_name = sorted(users, key=lambda user: (user.last_name, user.first_name, user.id))
    own_address = next((user.address for user in by_name if user.address), address)
    return AppointmentSheet(appointment, offer, tuple(by_name), user_id, clock.now(), change, own_address)


def remember(token: Token, change: Change) -> Put:
    """Keep a change with the proof that made it: it alone may undo it."""
    return Put(TokenKey(token.hash), replace(token, change=change, version=token.version + 1), token.version)


def has_changed(records: Records, appointment: Appointment) -> bool:
    """Whether somebody changed the appointment since it was read."""
    key = AppointmentKey(appointment.id)
    stored = records.read([key]).get(key)
    return isinstance(stored, Appointment) and stored.version != appointment.version


def show(directory: Directory, records: Records, clock: Clock, appointment_id: str, proof: Proof) -> AppointmentSheet:
    """The appointment page of a link's visitor, or of who is signed in (CHG-04). Raises as `reach`."""
    appointment, token = reach(records, clock, appointment_id, proof)
    return sheet_of(records, clock, appointment, offer_of(directory, appointment), token.user_id, token.change)
