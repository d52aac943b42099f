"""Agents register users for a group appointment and take them out, over the maximum on purpose (7.9, RDV-15)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .. import ids
from ..domain.appointments import Appointment, Author, Event, EventKind, Participation, event_of
from ..domain.errors import Forbidden, GroupFull, Invalid, NotFound, Unavailable
from ..domain.groups import GroupSeats
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    EventKey,
    Put,
    Records,
    SeatsKey,
    Write,
)
from .claims import places_left, places_taken, rounds
from .desk_booking import (
    Attendee,
    attendee_errors,
    links_of,
    lists_come,
    lists_left,
    lists_of,
    participations_of,
    people_of,
    refuse_crowd,
)
from .reaching import has_changed
from .searching import offer_of_motif


def add_participants(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    author: Author,
    appointment_id: str,
    attendees: tuple[Attendee, ...],
    *,
    force: bool = False,
) -> Appointment:
    """Register users for a group appointment, all or none; who is registered already stays as they are.

    Who was excused comes back. Several of one family may come: an agent means what they do (decision 0073). Raises
    NotFound (also for an individual appointment), Forbidden when it is cancelled (COL-02), Invalid, GroupFull unless
    forced, Unavailable.
    """
    users = people_of(records, attendees)
    if errors := attendee_errors(attendees, users):
        raise Invalid(errors)
    for _ in rounds():
        appointment, seats = _group(records, appointment_id)
        offer = offer_of_motif(directory, appointment.motif_id)
        live = {one.user_id for one in appointment.participations if not one.status.is_cancelled}
        wanted = [one for one in participations_of(offer, attendees, users) if one.user_id not in live]
        if not wanted:
            return appointment
        now = clock.now()
        now_second = int(now.timestamp())
        fits = seats.has_room(now_second, len(wanted))
        if not fits and not force:
            if has_changed(records, appointment):
                # Pressed twice at once, it may be the same people who are there by now.
                continue
            raise GroupFull(seats.left(now_second) or 0)
        back = {one.user_id: one for one in appointment.participations if one.status.is_cancelled}
        coming = [_again(back[one.user_id], one) if one.user_id in back else one for one in wanted]
        coming_ids = {one.user_id for one in coming}
        kept = [one for one in appointment.participations if one.user_id not in coming_ids]
        after = replace(appointment, participations=(*kept, *coming), version=appointment.version + 1)
        event = event_of(after, EventKind.REGISTERED, author, now, sorted(coming_ids), forced=not fits)
        writes: list[Write] = [
            *_writes(appointment, after, seats, event),
            *links_of(keyring, after, users.values(), now),
            *places_taken(after, [one.person for one in coming]),
            *lists_of(after, coming_ids),
        ]
        refuse_crowd(writes)
        try:
            records.commit(writes)
        except Conflict:
            # The appointment or its seats changed since they were read: look again.
            continue
        return after
    raise Unavailable


def remove_participants(
    records: Records, clock: Clock, author: Author, appointment_id: str, user_ids: Iterable[str]
) -> Appointment:
    """Take users out of a group appointment; their seats are free at once. Who takes no part is ignored.

    Raises NotFound (also for an individual appointment), Forbidden when it is cancelled, Unavailable.
    """
    unwanted = frozenset(user_ids)
    for _ in rounds():
        appointment, seats = _group(records, appointment_id)
        gone = [one for one in appointment.participations if one.user_id in unwanted]
        if not gone:
            return appointment
        left = [one for one in gone if not one.status.is_cancelled]
        told = [one.user_id for one in left if one.send_lifecycle_notifications]
        quiet = [one.user_id for one in gone if one.user_id not in told]
        kept = tuple(one for one in appointment.participations if one not in gone)
        after = replace(appointment, participations=kept, version=appointment.version + 1)
        event = event_of(after, EventKind.UNREGISTERED, author, clock.now(), told, quiet_user_ids=quiet)
        try:
            records.commit(
                [
                    *_writes(appointment, after, seats, event),
                    *places_left(appointment, [one.person for one in left]),
                    *lists_come(appointment, after),
                    *lists_left(appointment, after),
                ]
            )
        except Conflict:
            continue
        return after
    raise Unavailable


def _group(records: Records, appointment_id: str) -> tuple[Appointment, GroupSeats]:
    key = AppointmentKey(appointment_id)
    appointment = records.read([key]).get(key)
    if not isinstance(appointment, Appointment) or not appointment.collectif:
        raise NotFound
    seats_key = SeatsKey(appointment.motif_id, appointment.starts_at, appointment.id)
    seats = records.read([seats_key]).get(seats_key)
    if appointment.status.is_cancelled or not isinstance(seats, GroupSeats):
        raise Forbidden
    return appointment, seats


def _again(before: Participation, wanted: Participation) -> Participation:
    """A participation that comes back keeps whose it is, with the flags that the agent chose now."""
    return replace(wanted, responsible_id=before.responsible_id, family=before.family, person=before.person)


def _writes(before: Appointment, after: Appointment, seats: GroupSeats, event: Event) -> list[Write]:
    return [
        Put(AppointmentKey(after.id), after, before.version),
        Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
        Put(SeatsKey(seats.motif_id, seats.starts_at, seats.appointment_id), seats.counted(after), seats.version),
    ]
