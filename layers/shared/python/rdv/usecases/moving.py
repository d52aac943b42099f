"""A citizen moves an appointment: the new time claimed and the old one released in one transaction, or nothing (5.3)."""

from __future__ import annotations

from datetime import datetime

from ..domain.appointment_sheet import AppointmentSheet, contact_phone_number
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    EventKind,
    allows_moving,
    attending_ids,
    event_of,
    move_deadline,
    offer_at,
)
from ..domain.directory import Offer
from ..domain.errors import NotMovable, SlotTaken, TooLateToMove, Unavailable
from ..domain.people import User
from ..domain.undoing import Change
from ..ports import AppointmentKey, Clock, Conflict, Directory, EventKey, Put, Records
from .claims import Overlap, place_keys, places_kept, rounds, transfer, weeks_among, weeks_of
from .reaching import Proof, has_changed, people_keys, reach, remember, sheet, sheet_of
from .searching import alternatives_to, offer_of_motif, offered_to_move


def move(
    directory: Directory,
    records: Records,
    clock: Clock,
    appointment_id: str,
    proof: Proof,
    starts_at: datetime,
    location_id: str | None,
) -> AppointmentSheet:
    """Move to another start of the same motif, at the same place unless another is named; the same start changes nothing.

    Four round trips: the proof, the offer, one read of whatever the move must know, the transaction.
    Raises as `reach`; TooLateToMove at 2 days or less before the start; NotMovable (RDV-13); SlotTaken with three
    alternatives; Invalid; StartsInThePast.
    """
    for _ in rounds():
        appointment, token = reach(records, clock, appointment_id, proof)
        offer = offer_of_motif(directory, appointment.motif_id)
        _check_right(appointment, offer, clock.now())
        place_id = location_id or appointment.location_id
        if starts_at == appointment.starts_at and place_id == appointment.location_id:
            shown = offer_at(offer, appointment)
            return sheet_of(records, clock, appointment, shown, token.user_id, token.change)
        old = appointment.placement
        kept, people = place_keys(appointment), people_keys(appointment, token.user_id)
        also = [*weeks_of(old), *kept, *people]
        lasting = appointment.duration_minutes
        start, found = offered_to_move(records, clock, offer, place_id, starts_at, lasting, also)
        if not start.candidates:
            if has_changed(records, appointment):
                # Pressed twice at once, it may be the appointment itself that is there by now.
                continue
            raise SlotTaken(alternatives_to(records, clock, start))
        now = clock.now()
        slot = start.choose(appointment.id, now)
        moved = appointment.moved(slot.starts_at, slot.location_id, slot.agent_id, now)
        new = moved.placement
        change = Change(EventKind.UPDATED, now, old, new)
        author = Author(AuthorKind.USER, token.user_id)
        event = event_of(moved, EventKind.UPDATED, author, now, attending_ids(moved), before=old)
        try:
            records.commit(
                [
                    *transfer(weeks_among(weeks_of(old, new), found), moved.id, old, new, now),
                    *places_kept(found, appointment, moved),
                    Put(AppointmentKey(moved.id), moved, appointment.version),
                    Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
                    remember(token, change),
                ]
            )
        except (Conflict, Overlap):
            # The week, the appointment or a place changed since they were read: judge it all again.
            continue
        users = [user for key in people if isinstance(user := found.get(key), User)]
        return sheet(moved, offer_at(offer, moved), users, clock, token.user_id, change)
    raise Unavailable


def _check_right(appointment: Appointment, offer: Offer, now: datetime) -> None:
    if not allows_moving(appointment, offer.motif):
        raise NotMovable
    if now >= move_deadline(appointment):
        raise TooLateToMove(contact_phone_number(offer, appointment.location_id))
