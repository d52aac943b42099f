"""Agents act on an appointment at the desk: its status, a reminder by hand, the waiting room, its end (7.6, 7.7, RDV-18)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..domain.appointments import Appointment, EventKind, Status, event_of
from ..domain.directory import Territory
from ..domain.errors import AgentBusy, Caution, Cautioned, FieldError, GroupFull, Invalid, NotFound, Unavailable
from ..domain.groups import families_in, seats_of
from ..domain.policy import Right
from ..domain.sessions import Presented
from ..domain.statuses import Displayed, displayed_status
from ..domain.warnings import Warned
from ..ports import (
    AppointmentKey,
    Conflict,
    Drop,
    EventKey,
    GroupPlaceKey,
    Put,
    TerritoryKey,
    Write,
)
from .agents_acting import Desk
from .claims import WRITES_A_COMMIT, commit_all, persons_of, places_left, read_weeks, rounds, transfer, weeks_of
from .desk_office import Office, reached
from .desk_reminding import remind
from .desk_statuses import change_participation_status, change_status
from .group_searching import seats_key


def set_status(
    office: Office,
    presented: Presented,
    appointment_id: str,
    status: Status,
    version: int | None,
    accepted: Iterable[str] = (),
) -> Appointment:
    """Say what became of an appointment, or bring it back (2.12).

    Raises Unauthenticated, WrongCsrfToken, Forbidden, NotFound, ChangedMeanwhile, Invalid (`status`), Cautioned (what comes
    back meets other times), Unavailable.
    """
    desk, _ = reached(office, presented, appointment_id, Right.APPOINTMENT_EDIT, version)
    return _warned(
        lambda force: change_status(
            office.records, office.clock, desk.author, appointment_id, status, version=version, force=force
        ),
        accepted,
    )


def set_participation_status(
    office: Office,
    presented: Presented,
    appointment_id: str,
    user_id: str,
    status: Status,
    version: int | None,
    accepted: Iterable[str] = (),
) -> Appointment:
    """The same of one participation. Raises as `set_status`; NotFound for a user who takes no part."""
    desk, _ = reached(office, presented, appointment_id, Right.APPOINTMENT_EDIT, version)
    return _warned(
        lambda force: change_participation_status(
            office.records, office.clock, desk.author, appointment_id, user_id, status, version=version, force=force
        ),
        accepted,
    )


def _warned(act: Callable[[bool], Appointment], accepted: Iterable[str]) -> Appointment:
    codes = set(accepted)
    try:
        return act(not codes.isdisjoint({Warned.OVERLAP, Warned.OVERBOOKED}))
    except AgentBusy as refused:
        raise Cautioned(
            [Caution(Warned.OVERLAP, (("agent_id", one.agent_id),), wording="overlap_now") for one in refused.conflicts]
        ) from refused
    except GroupFull as refused:
        raise Cautioned([Caution(Warned.OVERBOOKED, wording="overbooked_now")]) from refused


def remind_by_hand(office: Office, presented: Presented, appointment_id: str) -> Appointment:
    """Remind its users at once (6.2). Raises as `reached`, and as `remind`."""
    desk, _ = reached(office, presented, appointment_id, Right.APPOINTMENT_EDIT)
    return remind(office.records, office.clock, desk.author, appointment_id)


def receive(office: Office, presented: Presented, appointment_id: str, *, arrived: bool) -> Appointment:
    """Say that its user waits, or does not after all (7.7); the same again changes nothing.

    Raises as `reached`; Invalid (`arrived`) when there is no waiting room for it: another day, a status, a territory without.
    """
    key = AppointmentKey(appointment_id)
    desk, _ = reached(office, presented, appointment_id, Right.APPOINTMENT_EDIT)
    for _ in rounds():
        before = office.records.read([key]).get(key)
        if not isinstance(before, Appointment):
            raise NotFound
        if (before.arrived_at is not None) == arrived:
            return before
        now = office.clock.now()
        territory = _territory(office, desk, before)
        if displayed_status(before, now) is not Displayed.UNKNOWN_TODAY or not has_waiting_room(territory):
            raise Invalid([FieldError("arrived", "not_offered")])
        after = replace(before, arrived_at=now if arrived else None, version=before.version + 1)
        event = event_of(after, EventKind.ARRIVED, desk.author, now, (), changed=("arrived" if arrived else "left",))
        if not arrived or territory is None or not territory.waiting_room_mail:
            event = replace(event, agent_ids=())
        try:
            office.records.commit(
                [
                    Put(key, after, before.version),
                    Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
                ]
            )
        except Conflict:
            continue
        return after
    raise Unavailable


def _territory(office: Office, desk: Desk, appointment: Appointment) -> Territory | None:
    key = territory_key_of(desk, appointment)
    territory = office.records.read([key]).get(key)
    return territory if isinstance(territory, Territory) else None


def has_waiting_room(territory: Territory | None) -> bool:
    """Whether it can be said there that somebody waits (7.7)."""
    return territory is not None and (territory.waiting_room_color or territory.waiting_room_mail)


def territory_key_of(desk: Desk, appointment: Appointment) -> TerritoryKey:
    """The territory of an appointment that the agent may act on: that of their own role there."""
    roles = (one for one in desk.agent.roles if one.organisation_id == appointment.organisation_id)
    return TerritoryKey(next((one.departement for one in roles), ""))


def delete_appointment(office: Office, presented: Presented, appointment_id: str) -> None:
    """Delete it for good: its time, seats and places are free, nobody is told, its events are left (RDV-18).

    Raises Unauthenticated, WrongCsrfToken, Forbidden, NotFound, Unavailable.
    """
    key = AppointmentKey(appointment_id)
    desk, _ = reached(office, presented, appointment_id, Right.APPOINTMENT_DELETE)
    for _ in rounds():
        before = office.records.read([key]).get(key)
        if not isinstance(before, Appointment):
            raise NotFound
        now = office.clock.now()
        event = event_of(replace(before, version=before.version + 1), EventKind.DELETED, desk.author, now, ())
        writes: list[Write] = [
            Drop(key, expected_version=before.version),
            Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
        ]
        followers: list[Write] = [
            *places_left(before, sorted(persons_of(before))),
            *(Drop(GroupPlaceKey(before.id, family)) for family in _families(before)),
        ]
        if not before.status.is_cancelled:
            weeks = read_weeks(office.records, weeks_of(before.placement))
            writes += transfer(weeks, before.id, before.placement, None, now)
            if before.collectif:
                writes.append(Drop(seats_key(seats_of(before)), must_exist=True))
        try:
            # What would be left of a deleted one, nobody could delete any more: it goes first where all is too much.
            commit_all(office.records, followers[WRITES_A_COMMIT - len(writes) :])
            office.records.commit([*writes, *followers[: WRITES_A_COMMIT - len(writes)]])
        except Conflict:
            # It changed since it was read: its time is elsewhere, or it is cancelled.
            continue
        return
    raise Unavailable


def _families(one: Appointment) -> list[str]:
    """The families that have a place in a group."""
    return families_in(one.participations) if one.collectif else []
