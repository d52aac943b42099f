"""A citizen cancels: the time, the seat and the person's place are free at once (spec 5.2, COL-03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..domain.appointment_sheet import AppointmentSheet, contact_phone_number
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    EventKind,
    Participation,
    Status,
    allows_withdrawing,
    cancel_deadline,
    event_of,
    family_of,
)
from ..domain.errors import NotCancellable, TooLateToCancel, Unavailable
from ..domain.groups import GroupSeats
from ..domain.people import Token
from ..domain.undoing import Change
from ..ports import AppointmentKey, Clock, Conflict, Directory, EventKey, Put, Records, SeatsKey, Write
from .claims import places_left, read_weeks, rounds, transfer, weeks_of
from .reaching import Proof, offer_of, reach, remember, sheet_of


def cancel(directory: Directory, records: Records, clock: Clock, appointment_id: str, proof: Proof) -> AppointmentSheet:
    """Cancel at the user's request; cancelled already, nothing changes. In a group, the own participation alone.

    Raises as `reach`; TooLateToCancel at 4 h or less before the start; NotCancellable (RDV-12, PAR-02).
    """
    for _ in rounds():
        appointment, token = reach(records, clock, appointment_id, proof)
        offer = offer_of(directory, appointment)
        own = family_of(appointment, token.user_id)
        if appointment.status.is_cancelled or (appointment.collectif and all(one.status.is_cancelled for one in own)):
            return sheet_of(records, clock, appointment, offer, token.user_id, token.change)
        now = clock.now()
        if not allows_withdrawing(appointment, offer.motif, own):
            raise NotCancellable
        if now >= cancel_deadline(appointment):
            raise TooLateToCancel(contact_phone_number(offer, appointment.location_id))
        cancelled, change, writes = _cancellation(records, appointment, own, token, now)
        try:
            records.commit([*writes, remember(token, change)])
        except Conflict:
            # Somebody changed the appointment, the week or the seats since they were read: look again.
            continue
        return sheet_of(records, clock, cancelled, offer, token.user_id, change)
    raise Unavailable


def _cancellation(
    records: Records, appointment: Appointment, own: tuple[Participation, ...], token: Token, now: datetime
) -> tuple[Appointment, Change, list[Write]]:
    """The appointment after it, what can be undone, and everything that one transaction writes."""
    leaving = tuple(one for one in own if not one.status.is_cancelled)
    if appointment.collectif:
        cancelled, kind = withdrawn(appointment, {one.user_id for one in leaving}, now), EventKind.UNREGISTERED
        freed = [*seats_writes(records, cancelled), *places_left(appointment, [one.person for one in leaving])]
    else:
        cancelled, kind = appointment.excused(now), EventKind.CANCELLED
        freed = release_writes(records, appointment, now)
    user_ids = tuple(one.user_id for one in leaving)
    event = event_of(cancelled, kind, Author(AuthorKind.USER, token.user_id), now, user_ids)
    change = Change(kind, now, appointment.placement, appointment.placement, user_ids)
    writes = [
        *freed,
        Put(AppointmentKey(appointment.id), cancelled, appointment.version),
        Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
    ]
    return cancelled, change, writes


def withdrawn(appointment: Appointment, user_ids: set[str], now: datetime) -> Appointment:
    """The next version, these users' participations excused."""
    participations = tuple(
        replace(one, status=Status.EXCUSED, cancelled_at=now) if one.user_id in user_ids else one
        for one in appointment.participations
    )
    return replace(appointment, participations=participations, version=appointment.version + 1)


def release_writes(records: Records, appointment: Appointment, now: datetime) -> list[Write]:
    """The writes that give back the agents' time and the persons' places (5.2 point 4)."""
    weeks = read_weeks(records, weeks_of(appointment.placement))
    freed = transfer(weeks, appointment.id, appointment.placement, None, now)
    return [*freed, *places_left(appointment, appointment.quotas)]


def seats_writes(records: Records, after: Appointment) -> list[Put]:
    """The write that counts a group's seats anew after its participations changed."""
    key = SeatsKey(after.motif_id, after.starts_at, after.id)
    seats = records.read([key]).get(key)
    if not isinstance(seats, GroupSeats):
        return []
    return [Put(key, seats.counted(after), seats.version)]
