"""A citizen answers a reminder: "I come", with the message's link alone. "I cannot" is a cancellation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from ..domain.appointments import Appointment, Author, AuthorKind, EventKind, event_of
from ..domain.errors import NotExpected, Unavailable
from ..domain.people import User
from ..ports import AppointmentKey, Clock, Conflict, EventKey, Put, Records
from .claims import rounds
from .linking import behind


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The appointment, and since when it has been answered for."""

    appointment: Appointment
    at: datetime


def confirm(records: Records, clock: Clock, link_token: str) -> Confirmed:
    """Keep that those whom the link's reader answers for will come; kept already, nothing changes.

    No letters are asked: nothing is shown, and nothing is lost by a wrong answer. Raises NotFound, LinkExpired,
    NotExpected (cancelled, or begun), Unavailable.
    """
    for _ in rounds():
        now = clock.now()
        token, appointment, users = behind(records, link_token, now)
        if appointment.status.is_cancelled or appointment.starts_at <= now:
            raise NotExpected
        own = _answered_for(appointment, users, token.user_id)
        live = [one for one in appointment.participations if one.user_id in own and not one.status.is_cancelled]
        if not live:
            raise NotExpected
        open_ids = [one.user_id for one in live if one.confirmed_at is None]
        if not open_ids:
            return Confirmed(appointment, max(one.confirmed_at for one in live if one.confirmed_at))
        after = _confirmed(appointment, open_ids, now)
        event = event_of(after, EventKind.CONFIRMED, Author(AuthorKind.USER, token.user_id), now, open_ids)
        try:
            records.commit(
                [
                    Put(AppointmentKey(after.id), after, appointment.version),
                    Put(EventKey(after.id, event.version, event.kind), event, 0),
                ]
            )
        except Conflict:
            # Somebody changed the appointment since it was read: judge it again.
            continue
        return Confirmed(after, now)
    raise Unavailable


def _answered_for(appointment: Appointment, users: Collection[User], reader_id: str) -> set[str]:
    """The participants whom messages to this reader are about: the reader, and those whom they answer for (USR-02)."""
    own = {user.id for user in users if reader_id in (user.id, user.responsible_id)}
    return own | {one.user_id for one in appointment.participations if one.responsible_id == reader_id}


def _confirmed(appointment: Appointment, user_ids: Collection[str], now: datetime) -> Appointment:
    participations = tuple(
        replace(one, confirmed_at=now) if one.user_id in user_ids else one for one in appointment.participations
    )
    return replace(appointment, participations=participations, version=appointment.version + 1)
