"""Whose appointment is it? The proof that a link gave, checked against the appointment that is asked for."""

from __future__ import annotations

from dataclasses import replace

from .. import ids
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment, cancellable_by_user, movable_by_user
from ..domain.directory import Offer
from ..domain.errors import Forbidden, NotFound, Unauthenticated
from ..domain.people import Token, TokenPurpose, User
from ..ports import AppointmentKey, Clock, Directory, Records, TokenKey, UserKey


def reach(records: Records, clock: Clock, appointment_id: str, access_token: str) -> tuple[Appointment, Token]:
    """The appointment that `access_token` opens: one round trip.

    Raises Unauthenticated (no such proof, or expired), NotFound, Forbidden (another appointment's proof).
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


def sheet_of(records: Records, clock: Clock, appointment: Appointment, offer: Offer) -> AppointmentSheet:
    """The appointment with its people and rights, as of now."""
    found = records.read([UserKey(one.user_id) for one in appointment.participations], consistent=False)
    users = tuple(user for user in found.values() if isinstance(user, User))
    return sheet(appointment, offer, users, clock)


def sheet(appointment: Appointment, offer: Offer, users: tuple[User, ...], clock: Clock) -> AppointmentSheet:
    """The same from objects in hand."""
    now = clock.now()
    return AppointmentSheet(
        appointment,
        offer,
        tuple(sorted(users, key=lambda user: (user.last_name, user.first_name, user.id))),
        cancellable_by_user(appointment, offer.motif, now),
        movable_by_user(appointment, offer.motif, now),
    )


def show(
    directory: Directory, records: Records, clock: Clock, appointment_id: str, access_token: str
) -> AppointmentSheet:
    """The appointment page of a link's visitor (CHG-04). Raises as `reach`."""
    appointment, _ = reach(records, clock, appointment_id, access_token)
    return sheet_of(records, clock, appointment, offer_of(directory, appointment))
