"""An account finds the appointments that its owner had booked before with an address that is proved to be theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from .. import ids
from ..domain.appointments import Appointment, Author, AuthorKind, EventKind, event_of
from ..domain.errors import Unauthenticated, Unavailable
from ..domain.groups import GroupPlace, families_left
from ..domain.people import Token, TokenPurpose
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Drop,
    EventKey,
    GroupPlaceKey,
    Put,
    Records,
    TokenKey,
    Write,
)
from .attending import family_pseudonym
from .claims import rounds

# At one time, the latest first: a sign-in waits for it, and the next one finds the rest.
MOST_CLAIMED = 25


def claim_proved(records: Records, clock: Clock, keyring: ids.Keyring, account_id: str, contact_token: str) -> int:
    """The same for the address that a contact token proves. Raises Unauthenticated."""
    key = TokenKey(ids.digest(contact_token))
    token = records.read([key]).get(key)
    if not isinstance(token, Token) or token.purpose is not TokenPurpose.CONTACT or clock.now() >= token.expires_at:
        raise Unauthenticated
    return claim_earlier(records, clock, keyring, account_id, [token.address])


def claim_earlier(
    records: Records, clock: Clock, keyring: ids.Keyring, account_id: str, addresses: Sequence[str]
) -> int:
    """Make the appointments that were booked with these verified addresses the account's; returns how many.

    Each becomes one account's, once. One Query an address when there is nothing to find.
    """
    claimed = 0
    for family in dict.fromkeys(family_pseudonym(keyring, address) for address in addresses if address):
        for entry in records.calendar(family, limit=MOST_CLAIMED).entries:
            claimed += _claim(records, clock.now(), account_id, family, entry)
    return claimed


def _claim(records: Records, now: datetime, account_id: str, family: str, entry: Appointment | GroupPlace) -> bool:
    appointment_id = entry.appointment_id if isinstance(entry, GroupPlace) else entry.id
    appointment_key, place_key = AppointmentKey(appointment_id), GroupPlaceKey(appointment_id, family)
    for _ in rounds():
        found = records.read([appointment_key, place_key])
        appointment, place = found.get(appointment_key), found.get(place_key)
        if not isinstance(appointment, Appointment):
            return False
        after = _owned(appointment, account_id, family)
        writes: list[Write] = []
        if isinstance(place, GroupPlace) and place.owner == family:
            owned = replace(place, owner=account_id, version=place.version + 1)
            writes.append(Put(place_key, owned, place.version))
        if after != appointment:
            after = replace(after, version=appointment.version + 1)
            event = event_of(after, EventKind.CLAIMED, Author(AuthorKind.USER, account_id), now, ())
            writes.append(Put(appointment_key, after, appointment.version))
            writes.append(Put(EventKey(event.appointment_id, event.version, event.kind), event, 0))
            # What an agent had given the account's people is the same group: it is in the list once.
            given = families_left(appointment.participations, after.participations) if after.collectif else []
            writes += [Drop(GroupPlaceKey(appointment_id, one)) for one in given if one != family]
        if not writes:
            # The index was a moment behind: somebody has claimed it.
            return False
        try:
            records.commit(writes)
        except Conflict:
            continue
        return True
    raise Unavailable


def _owned(appointment: Appointment, account_id: str, family: str) -> Appointment:
    """The appointment as the account's; itself when it is somebody's already."""
    if not appointment.collectif:
        free = appointment.family == family and not appointment.responsible_id
        return replace(appointment, responsible_id=account_id) if free else appointment
    participations = tuple(
        replace(one, responsible_id=account_id) if one.family == family else one for one in appointment.participations
    )
    return replace(appointment, participations=participations)
