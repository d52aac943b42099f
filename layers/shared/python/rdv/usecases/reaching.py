"""Whose appointment is it? The proof that a link gave, checked against the appointment that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .. import ids
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment, family_of
from ..domain.directory import Offer
from ..domain.errors import Forbidden, NotFound, Unauthenticated
from ..domain.people import Token, TokenPurpose, User
from ..domain.undoing import Change
from ..ports import AppointmentKey, Clock, Directory, Put, Records, TokenKey, UserKey


def reach(records: Records, clock: Clock, appointment_id: str, access_token: str) -> tuple[Appointment, Token]:
    """The appointment that `access_token` opens: one round trip.

    Raises Unauthenticated (no such proof, or expired), NotFound (also when an agent took the family out of a group),
    Forbidden (another appointment's proof).
    """
    token_key, appointment_key = TokenKey(ids.digest(access_token)), AppointmentKey(appointment_id)
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


def offer_of(directory: Directory, appointment: Appointment) -> Offer:
    """The offer of an appointment's motif, with the appointment's own place. Raises NotFound when the Directory lost it."""
    offer = directory.offer(appointment.motif_id)
    if offer is None:
        raise NotFound
    return at_place(offer, appointment.location_id)


def at_place(offer: Offer, location_id: str | None) -> Offer:
    """The offer with that one location and no openings: what a page about one appointment needs."""
    place = offer.location(location_id)
    return replace(offer, locations=(place,) if place else (), openings=())


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
    return sheet(appointment, offer, users, clock, user_id, change)


def sheet(
    appointment: Appointment,
    offer: Offer,
    users: Iterable[User],
    clock: Clock,
    user_id: str,
    change: Change | None = None,
) -> AppointmentSheet:
    """The same from objects in hand."""
    by_name = sorted(users, key=lambda user: (user.last_name, user.first_name, user.id))
    return AppointmentSheet(appointment, offer, tuple(by_name), user_id, clock.now(), change)


def remember(token: Token, change: Change) -> Put:
    """Keep a change with the proof that made it: it alone may undo it."""
    return Put(TokenKey(token.hash), replace(token, change=change, version=token.version + 1), token.version)


def has_changed(records: Records, appointment: Appointment) -> bool:
    """Whether somebody changed the appointment since it was read."""
    key = AppointmentKey(appointment.id)
    stored = records.read([key]).get(key)
    return isinstance(stored, Appointment) and stored.version != appointment.version


def show(
    directory: Directory, records: Records, clock: Clock, appointment_id: str, access_token: str
) -> AppointmentSheet:
    """The appointment page of a link's visitor (CHG-04). Raises as `reach`."""
    appointment, token = reach(records, clock, appointment_id, access_token)
    return sheet_of(records, clock, appointment, offer_of(directory, appointment), token.user_id, token.change)
