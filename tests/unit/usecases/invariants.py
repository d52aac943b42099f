"""The independent checker: reads the stored items and knows none of the code that wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from rdv.domain.agenda import AgentWeek, BusyInterval, Hold
from rdv.domain.appointments import Appointment, Event, EventKind
from rdv.domain.groups import GroupSeats
from rdv.ports import Entity, Key, Quota, QuotaKey, SeatsKey


def violations(items: Mapping[Key, Entity], now: datetime) -> list[str]:
    """What is wrong: an agent in two places, a claim or a seat without its object or the reverse, counters or events
    that lie, a limit that was passed without being meant to."""
    appointments = {one.id: one for one in items.values() if isinstance(one, Appointment)}
    holds = {one.ref.id: one for one in items.values() if isinstance(one, Hold)}
    events: dict[str, list[Event]] = defaultdict(list)
    for event in items.values():
        if isinstance(event, Event):
            events[event.appointment_id].append(event)
    return [
        *_week_violations(items, appointments, holds, events, now),
        *_event_violations(appointments, events),
        *_seat_violations(items, appointments, holds, events, now),
        *_quota_violations(items, appointments, holds, now),
    ]


def _week_violations(
    items: Mapping[Key, Entity],
    appointments: Mapping[str, Appointment],
    holds: Mapping[str, Hold],
    events: Mapping[str, list[Event]],
    now: datetime,
) -> Iterator[str]:
    claimed: dict[str, dict[str, list[BusyInterval]]] = defaultdict(lambda: defaultdict(list))
    for week in (one for one in items.values() if isinstance(one, AgentWeek)):
        live = [one for one in week.busy if one.expires == 0 or one.expires > now.timestamp()]
        for number, first in enumerate(live):
            for second in live[number + 1 :]:
                meets = first.start < second.end and second.start < first.end
                if meets and not (first.forced or second.forced):
                    yield f"agent {week.agent_id} is in two places"
        for one in live:
            holder = str(UUID(bytes=one.holder))
            claimed[holder][week.agent_id].append(one)
            if one.expires == 0 and holder not in appointments:
                yield "a claim without an appointment"
            if one.expires and holder not in holds:
                yield "a claim without a hold"
            if one.forced and not any(event.forced for event in events[holder]):
                yield f"appointment {holder} overlaps on purpose, and no event says so"
    for one in appointments.values():
        minutes = {} if one.status.is_cancelled else dict.fromkeys(one.agent_ids, one.duration_minutes)
        found = {agent: sum(part.end - part.start for part in parts) for agent, parts in claimed[one.id].items()}
        if found != minutes:
            yield f"appointment {one.id} claims {found}, not {minutes}"
    for hold_id, hold in holds.items():
        wanted = {hold.ref.agent_id} if hold.ref.group is None and hold.expires_at > now else set[str]()
        if hold.expires_at > now and claimed[hold_id].keys() != wanted:
            yield f"hold {hold_id} claims {set(claimed[hold_id])}, not {wanted}"


def _event_violations(appointments: Mapping[str, Appointment], events: Mapping[str, list[Event]]) -> Iterator[str]:
    for one in appointments.values():
        told = sorted(events[one.id], key=lambda event: event.version)
        versions = [event.version for event in told]
        if versions != list(range(1, one.version + 1)):
            yield f"appointment {one.id} is at version {one.version}, its events are {versions}"
            continue
        if [event.kind for event in told].count(EventKind.CREATED) != 1 or told[0].kind is not EventKind.CREATED:
            yield f"appointment {one.id} was not created once, and first"
        if (told[-1].starts_at, told[-1].location_id, told[-1].agent_ids) != (
            one.starts_at,
            one.location_id,
            one.agent_ids,
        ):
            yield f"appointment {one.id} is not where its last event says"
        if len({each.user_id for each in one.participations}) != len(one.participations):
            yield f"somebody takes part twice in appointment {one.id}"


def _seat_violations(
    items: Mapping[Key, Entity],
    appointments: Mapping[str, Appointment],
    holds: Mapping[str, Hold],
    events: Mapping[str, list[Event]],
    now: datetime,
) -> Iterator[str]:
    stored = {key: one for key, one in items.items() if isinstance(one, GroupSeats) and isinstance(key, SeatsKey)}
    wanted = {
        SeatsKey(one.motif_id, one.starts_at, one.id): one
        for one in appointments.values()
        if one.collectif and not one.status.is_cancelled
    }
    if stored.keys() != wanted.keys():
        yield f"seats are kept of {set(stored)}, not of {set(wanted)}"
    held: dict[str, str] = {}
    for key, seats in stored.items():
        for hold in seats.holds:
            if hold.expires > now.timestamp():
                held[hold.hold_id] = key.appointment_id
        one = wanted.get(key)
        if one is None:
            continue
        taken = sum(not each.status.is_cancelled for each in one.participations)
        facts = (one.starts_at, one.ends_at, one.location_id, one.agent_ids, one.title, one.max_participants, taken)
        kept = (seats.starts_at, seats.ends_at, seats.location_id, seats.agent_ids, seats.title)
        if (*kept, seats.max_participants, seats.taken) != facts:
            yield f"the seats of {one.id} say {kept, seats.taken}, not {facts}"
        on_purpose = any(event.forced for event in events[one.id])
        live = sum(hold.expires > now.timestamp() for hold in seats.holds)
        if one.max_participants is not None and taken + live > one.max_participants and not on_purpose:
            yield f"group {one.id} has {taken} participants and {live} holds on {one.max_participants} seats"
        families = [each.family for each in one.participations if each.family]
        if len(families) != len(set(families)):
            yield f"group {one.id} has two participations of one family"
    # A hold's end is told to the second in the seats, and more finely in the hold.
    live_holds = {
        hold_id: hold.ref.group.appointment_id
        for hold_id, hold in holds.items()
        if hold.ref.group
        and hold.expires_at - timedelta(seconds=1) > now
        and not appointments[hold.ref.group.appointment_id].status.is_cancelled
    }
    if not live_holds.items() <= held.items():
        yield f"seats are held for {held}, not for {live_holds}"
    if not held.keys() <= holds.keys():
        yield "a seat is held without a hold"


def _quota_violations(
    items: Mapping[Key, Entity], appointments: Mapping[str, Appointment], holds: Mapping[str, Hold], now: datetime
) -> list[str]:
    expected: dict[QuotaKey, set[str]] = defaultdict(set)
    for one in appointments.values():
        if not one.status.is_cancelled and one.ends_at > now:
            live = [each.person for each in one.participations if each.person and not each.status.is_cancelled]
            for person in live if one.collectif else one.quotas:
                expected[QuotaKey("PERSON", person, one.motif_id)].add(one.id)
    for hold_id, hold in holds.items():
        if hold.expires_at > now:
            expected[QuotaKey("VISITOR", hold.visitor_key, "HOLDS")].add(hold_id)
            expected[QuotaKey("SOURCE", hold.source_key, "HOLDS")].add(hold_id)
    counted: dict[QuotaKey, set[str]] = defaultdict(set)
    for key, quota in items.items():
        if isinstance(key, QuotaKey) and isinstance(quota, Quota) and key.scope != "CODES":
            live = {entry for entry in quota.entries if int(entry.partition(":")[0]) > now.timestamp()}
            if live:
                counted[key] = {entry.partition(":")[2] for entry in live}
    return [] if counted == dict(expected) else [f"quotas say {dict(counted)}, reality {dict(expected)}"]
