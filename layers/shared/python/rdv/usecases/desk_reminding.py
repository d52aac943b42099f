"""An agent reminds the users of an appointment by hand (6.2, RPG-02).

Who may is the caller's to check (7.13). What is owed by the plan stays owed: a reminder by hand takes nothing from it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from ..domain.appointments import Appointment, Author, AuthorKind, Event, EventKind, attending_ids, event_of
from ..domain.errors import FieldError, Invalid, NotFound, Unavailable
from ..ports import AppointmentKey, Clock, Conflict, EventKey, Put, Records
from .claims import rounds

# Pressed again so soon it is the same press: one reminder.
SAME_PRESS = timedelta(minutes=1)


def remind(records: Records, clock: Clock, author: Author, appointment_id: str) -> Appointment:
    """Remind who is expected and wants to be, at once; returns the appointment with the reminder in its history.

    Pressed twice within a minute, by anybody, it is one reminder.

    Raises NotFound, Invalid (`starts_at`: it has begun, NOT-01; `status`: it is cancelled, AV-47), Unavailable.
    """
    key = AppointmentKey(appointment_id)
    for _ in rounds():
        before = records.read([key]).get(key)
        if not isinstance(before, Appointment):
            raise NotFound
        now = clock.now()
        if before.starts_at <= now:
            raise Invalid([FieldError("starts_at", "in_the_past")])
        if before.status.is_cancelled:
            raise Invalid([FieldError("status", "not_offered")])
        if _has_just_reminded(records, before, now):
            return before
        after = replace(before, version=before.version + 1)
        event = event_of(after, EventKind.REMINDER, author, now, attending_ids(after))
        try:
            records.commit(
                [
                    Put(key, after, before.version),
                    Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
                ]
            )
        except Conflict:
            # The appointment changed since it was read: judge it again.
            continue
        return after
    raise Unavailable


def _has_just_reminded(records: Records, appointment: Appointment, now: datetime) -> bool:
    """Whether the last thing that happened is a reminder by hand of a moment ago."""
    key = EventKey(appointment.id, appointment.version, EventKind.REMINDER)
    last = records.read([key]).get(key)
    if not isinstance(last, Event) or last.author.kind is not AuthorKind.AGENT:
        return False
    return now - last.at < SAME_PRESS
