"""A citizen moves an appointment: the new time claimed and the old one released in one transaction, or nothing (5.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..domain.agenda import AgentWeek, holder_of, to_minute
from ..domain.appointment_sheet import AppointmentSheet, contact_phone_number
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    Event,
    EventKind,
    allows_moving,
    move_deadline,
)
from ..domain.directory import Offer
from ..domain.errors import NotMovable, SlotTaken, TooLateToMove, Unavailable
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    EventKey,
    Put,
    Quota,
    Records,
    Renew,
    WeekKey,
    Write,
)
from .claims import intervals, person_entry, person_key, put_week, read_weeks, rounds, week_keys
from .reaching import at_place, offer_of, reach, sheet_of
from .searching import alternatives_to, offered


def move(
    directory: Directory,
    records: Records,
    clock: Clock,
    appointment_id: str,
    access_token: str,
    starts_at: datetime,
    location_id: str | None,
) -> AppointmentSheet:
    """Move to another start of the same motif, at the same place unless another is named; the same start changes nothing.

    Raises as `reach`; TooLateToMove at 2 days or less before the start; NotMovable (RDV-13); SlotTaken with three
    alternatives; Invalid; StartsInThePast.
    """
    for _ in rounds():
        appointment, token = reach(records, clock, appointment_id, access_token)
        offer = offer_of(directory, appointment)
        _check_right(appointment, offer, clock.now())
        place_id = location_id or appointment.location_id
        if starts_at == appointment.starts_at and place_id == appointment.location_id:
            return sheet_of(records, clock, appointment, offer)
        start = offered(directory, records, clock, appointment.motif_id, place_id, starts_at, moving=True)
        if not start.candidates:
            if _has_changed(records, appointment):
                # Pressed twice at once, it may be the appointment itself that is there by now.
                continue
            raise SlotTaken(alternatives_to(records, clock, start))
        now = clock.now()
        slot = start.choose(appointment.id, now)
        moved = appointment.moved(slot.starts_at, slot.location_id, slot.agent_id, now)
        event = updated_event(appointment, moved, Author(AuthorKind.USER, token.user_id), now)
        try:
            records.commit(
                [
                    *_week_writes(records, appointment, moved, now),
                    *_quota_writes(records, appointment, moved),
                    Put(AppointmentKey(moved.id), moved, appointment.version),
                    Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
                ]
            )
        except (Conflict, _Overlap):
            # The week, the appointment or a place changed since they were read: judge it all again.
            continue
        return sheet_of(records, clock, moved, at_place(start.offer, moved.location_id))
    raise Unavailable


def _has_changed(records: Records, appointment: Appointment) -> bool:
    """Whether somebody changed the appointment since it was read."""
    key = AppointmentKey(appointment.id)
    stored = records.read([key]).get(key)
    return isinstance(stored, Appointment) and stored.version != appointment.version


class _Overlap(Exception):
    """Somebody took the new time between the search and the claim."""


def _check_right(appointment: Appointment, offer: Offer, now: datetime) -> None:
    if not allows_moving(appointment, offer.motif):
        raise NotMovable
    if now >= move_deadline(appointment):
        raise TooLateToMove(contact_phone_number(offer, appointment.location_id))


def _week_writes(records: Records, before: Appointment, after: Appointment, now: datetime) -> list[Put]:
    """One write for each agent-week that the old time, the new one, or both are in."""
    old = to_minute(before.starts_at), to_minute(before.ends_at)
    new = to_minute(after.starts_at), to_minute(after.ends_at)
    [agent_id] = after.agent_ids
    released = {key for agent in before.agent_ids for key in week_keys(agent, *old)}
    claimed = {WeekKey(agent_id, week): interval for week, interval in intervals(*new, 0, holder_of(after.id)).items()}
    now_second, holder = int(now.timestamp()), holder_of(after.id)
    writes: list[Put] = []
    for key, stored in read_weeks(records, released | claimed.keys()).items():
        week: AgentWeek = stored.released(holder) if key in released else stored
        if key in claimed:
            interval = claimed[key]
            if week.overlap(interval.start, interval.end, now_second):
                raise _Overlap
            week = week.claimed(interval, now_second)
        writes.append(put_week(stored, replace(week, version=stored.version + 1)))
    return writes


def _quota_writes(records: Records, before: Appointment, after: Appointment) -> list[Write]:
    """The persons' places live until the new end."""
    keys = [person_key(person, before.motif_id) for person in dict.fromkeys(before.quotas)]
    found = records.read(keys) if keys else {}
    writes: list[Write] = []
    for key in keys:
        quota = found.get(key)
        entries = quota.entries if isinstance(quota, Quota) else frozenset[str]()
        writes.append(Renew(key, entries, (entries - {person_entry(before)}) | {person_entry(after)}))
    return writes


def updated_event(before: Appointment, after: Appointment, author: Author, now: datetime) -> Event:
    """The event of a move, with where and when it was before (MAIL-04)."""
    return Event(
        appointment_id=after.id,
        version=after.version,
        kind=EventKind.UPDATED,
        at=now,
        author=author,
        organisation_id=after.organisation_id,
        starts_at=after.starts_at,
        location_id=after.location_id,
        user_ids=tuple(one.user_id for one in after.participations if not one.status.is_cancelled),
        agent_ids=after.agent_ids,
        previous_starts_at=before.starts_at,
        previous_location_id=before.location_id,
        previous_agent_ids=before.agent_ids,
    )
