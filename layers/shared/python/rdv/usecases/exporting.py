"""Everything that is kept about somebody with an account, for themselves (GDPR, article 15)."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.appointments import Appointment, Event, Participation
from ..domain.messages import MessageMark
from ..domain.people import User
from ..domain.policy import own_participations
from ..domain.sessions import Actor
from ..ports import Directory, Records, UserKey
from .accounts import Member, whoami
from .calendars import walk
from .relatives import relatives_of


@dataclass(frozen=True, slots=True)
class ExportedAppointment:
    """An appointment, its family's participations and people, what happened to it, and what was sent to them."""

    appointment: Appointment
    motif_name: str
    participations: tuple[Participation, ...]
    users: tuple[User, ...]
    events: tuple[Event, ...]
    messages: tuple[MessageMark, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """All of it."""

    member: Member
    relatives: tuple[User, ...]
    appointments: tuple[ExportedAppointment, ...]


def export_of(directory: Directory, records: Records, actor: Actor) -> Export:
    """What is kept. One Query for each appointment's story. Raises Unauthenticated."""
    me = whoami(records, actor)
    account_id = me.user.id
    relatives = relatives_of(records, account_id)
    relative_ids = [one.id for one in relatives]
    appointments = tuple(
        _exported(directory, records, one, account_id, own)
        for one in walk(records, account_id)
        if (own := own_participations(one, relative_ids, account_id))
    )
    return Export(me, relatives, appointments)


def _exported(
    directory: Directory,
    records: Records,
    appointment: Appointment,
    account_id: str,
    own: tuple[Participation, ...],
) -> ExportedAppointment:
    own_ids = {account_id, *(one.user_id for one in own), appointment.created_by.id}
    found = records.read([UserKey(one.user_id) for one in own])
    history = records.story(appointment.id)
    place = (appointment.motif_id, appointment.location_id)
    offer = directory.places([place]).get(place)
    return ExportedAppointment(
        appointment=appointment,
        motif_name=offer.motif.name if offer else "",
        participations=own,
        users=tuple(user for user in found.values() if isinstance(user, User)),
        # A group's history is of many families.
        events=tuple(
            one
            for one in history
            if isinstance(one, Event) and (not appointment.collectif or own_ids & {*one.user_ids, *one.quiet_user_ids})
        ),
        messages=tuple(one for one in history if isinstance(one, MessageMark) and one.job.user_id in own_ids),
    )
