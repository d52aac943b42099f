"""A citizen cancels: the time and the person's place are free at once (spec 5.2)."""

from __future__ import annotations

from datetime import datetime

from ..domain.agenda import holder_of, to_minute
from ..domain.appointment_sheet import AppointmentSheet, contact_phone_number
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    Event,
    EventKind,
    allows_cancelling,
    cancel_deadline,
)
from ..domain.errors import NotCancellable, TooLateToCancel, Unavailable
from ..ports import AppointmentKey, Clock, Conflict, Directory, EventKey, Leave, Put, Records, Write
from .claims import person_entry, person_key, put_week, read_weeks, rounds, week_keys
from .reaching import offer_of, reach, sheet_of


def cancel(
    directory: Directory, records: Records, clock: Clock, appointment_id: str, access_token: str
) -> AppointmentSheet:
    """Cancel at the user's request; cancelled already, nothing changes.

    Raises as `reach`; TooLateToCancel at 4 h or less before the start; NotCancellable (RDV-12).
    """
    for _ in rounds():
        appointment, token = reach(records, clock, appointment_id, access_token)
        offer = offer_of(directory, appointment)
        if appointment.status.is_cancelled:
            return sheet_of(records, clock, appointment, offer)
        now = clock.now()
        if not allows_cancelling(appointment, offer.motif):
            raise NotCancellable
        if now >= cancel_deadline(appointment):
            raise TooLateToCancel(contact_phone_number(offer, appointment.location_id))
        cancelled = appointment.excused(now)
        event = cancelled_event(appointment, cancelled, Author(AuthorKind.USER, token.user_id), now)
        try:
            records.commit(
                [
                    *release_writes(records, appointment),
                    Put(AppointmentKey(appointment.id), cancelled, appointment.version),
                    Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
                ]
            )
        except Conflict:
            # Somebody changed the appointment or the week since they were read: look again.
            continue
        return sheet_of(records, clock, cancelled, offer)
    raise Unavailable


def release_writes(records: Records, appointment: Appointment) -> list[Write]:
    """The writes that give back the agents' time and the persons' places (5.2 point 4)."""
    start, end = to_minute(appointment.starts_at), to_minute(appointment.ends_at)
    keys = [key for agent_id in appointment.agent_ids for key in week_keys(agent_id, start, end)]
    holder = holder_of(appointment.id)
    writes: list[Write] = [put_week(week, week.released(holder)) for week in read_weeks(records, keys).values()]
    entry = person_entry(appointment)
    writes += [Leave(person_key(person, appointment.motif_id), entry) for person in appointment.quotas]
    return writes


def cancelled_event(before: Appointment, after: Appointment, author: Author, now: datetime) -> Event:
    """The event of a cancellation: for those who were not cancelled before it (6.2)."""
    return Event(
        appointment_id=after.id,
        version=after.version,
        kind=EventKind.CANCELLED,
        at=now,
        author=author,
        organisation_id=after.organisation_id,
        starts_at=after.starts_at,
        location_id=after.location_id,
        user_ids=tuple(one.user_id for one in before.participations if not one.status.is_cancelled),
        agent_ids=after.agent_ids,
    )
