"""New links for an appointment, on demand: for who lost a phone, or sent a link to the wrong person (PAR-01 as rebuilt).

Links last as long as they can be used; they are never made anew by a message. Who may ask is the caller's to check.
"""

from __future__ import annotations

from dataclasses import replace

from .. import ids
from ..domain.appointments import Appointment
from ..domain.errors import NotFound, Unavailable
from ..ports import AppointmentKey, Clock, Conflict, Drop, Put, Records, TokenKey
from .attending import link_for
from .claims import rounds
from .desk_booking import Attendee, people_of


def renew_links(records: Records, clock: Clock, keyring: ids.Keyring, appointment_id: str) -> Appointment:
    """Close every link of the appointment and make new ones; the next messages carry them.

    Raises NotFound, Unavailable.
    """
    key = AppointmentKey(appointment_id)
    for _ in rounds():
        before = records.read([key]).get(key)
        if not isinstance(before, Appointment):
            raise NotFound
        now = clock.now()
        people = sorted(people_of(records, [Attendee(one.user_id) for one in before.participations]))
        after = replace(before, link_generation=before.link_generation + 1, version=before.version + 1)
        links = [link_for(keyring, after, user_id, now) for user_id in people]
        try:
            records.commit([Put(key, after, before.version), *(Put(TokenKey(link.hash), link) for link in links)])
        except Conflict:
            # The appointment changed since it was read: look again.
            continue
        # New ones first: who is cut off in between asks again, and has all the old ones closed.
        for generation in range(1, after.link_generation):
            old = replace(before, link_generation=generation)
            closed = [Drop(TokenKey(link_for(keyring, old, user_id, now).hash)) for user_id in people]
            if closed:
                records.commit(closed)
        return after
    raise Unavailable
