"""What holds, bookings, moves and cancellations share: the writes on agent-weeks and quotas, and retries."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched

from ..domain.agenda import AgentWeek, BusyInterval, cut_by_week, holder_of, to_minute
from ..domain.appointments import Appointment, Placement
from ..ports import Enter, Entity, Key, Leave, Put, Quota, QuotaKey, Records, Renew, WeekKey, Write

# A version conflict means that somebody else got on: with many clients at one agent-week, many rounds may be needed.
MOST_ROUNDS = 40
# What one transaction takes.
WRITES_A_COMMIT = 100
# More appointments of one person for one motif than an item could hold.
NO_LIMIT = 1_000


def rounds() -> Iterator[int]:
    """Round numbers of a claim, with a growing, random pause before each but the first two."""
    for number in range(MOST_ROUNDS):
        if number > 1:
            time.sleep(random.uniform(0, min(0.2, 0.005 * 2**number)))  # noqa: S311 - chance, not a secret
        yield number


def read_weeks(records: Records, keys: Iterable[WeekKey]) -> dict[WeekKey, AgentWeek]:
    """The agent-weeks of `keys`, consistently read, fresh ones where nothing is stored."""
    wanted = list(dict.fromkeys(keys))
    return weeks_among(wanted, records.read(wanted, consistent=True))


def weeks_among[K: Key](keys: Iterable[WeekKey], found: Mapping[K, Entity | None]) -> dict[WeekKey, AgentWeek]:
    """The agent-weeks among read items."""
    weeks: dict[WeekKey, AgentWeek] = {}
    by_key: Mapping[Key, Entity | None] = {**found}
    for key in keys:
        stored = by_key.get(key)
        weeks[key] = stored if isinstance(stored, AgentWeek) else AgentWeek(key.agent_id, key.week)
    return weeks


def week_keys(agent_id: str, start: int, end: int) -> list[WeekKey]:
    """The agent-weeks that the minutes `[start, end)` touch."""
    return [WeekKey(agent_id, week) for week, _, _ in cut_by_week(start, end)]


def weeks_of(*placements: Placement | None) -> list[WeekKey]:
    """The agent-weeks that an appointment's times touch, each once."""
    keys = [
        key
        for one in placements
        if one is not None
        for agent_id in one.agent_ids
        for key in week_keys(agent_id, to_minute(one.starts_at), to_minute(one.ends_at))
    ]
    return list(dict.fromkeys(keys))


class Overlap(Exception):
    """What a claim meets: each agent's live intervals in the way."""

    def __init__(self, met: Sequence[tuple[str, BusyInterval]]) -> None:
        super().__init__("overlap")
        self.met = tuple(met)


def transfer(
    weeks: Mapping[WeekKey, AgentWeek],
    appointment_id: str,
    old: Placement | None,
    new: Placement | None,
    now: datetime,
    *,
    force: bool = False,
) -> list[Put]:
    """The writes that give back an appointment's old time and claim its new one, of all its agents.

    One write for each agent-week that the old time, the new one, or both are in (`weeks` holds them all). Raises
    Overlap when the new time is not free; with `force` it is claimed all the same, flagged where it overlaps.
    """
    holder, now_second = holder_of(appointment_id), int(now.timestamp())
    released = frozenset(weeks_of(old))
    claimed: dict[WeekKey, BusyInterval] = {}
    if new is not None:
        times = intervals(to_minute(new.starts_at), to_minute(new.ends_at), 0, holder)
        claimed = {WeekKey(agent_id, week): one for agent_id in new.agent_ids for week, one in times.items()}
    writes: list[Put] = []
    met: list[tuple[str, BusyInterval]] = []
    for key in dict.fromkeys((*released, *claimed)):
        stored = weeks[key]
        week = stored.released(holder) if key in released else stored
        if key in claimed:
            interval = claimed[key]
            inside = week.overlaps(interval.start, interval.end, now_second)
            met += [(key.agent_id, one) for one in inside]
            week = week.claimed(interval._replace(forced=int(bool(inside))), now_second)
        writes.append(put_week(stored, replace(week, version=stored.version + 1)))
    if met and not force:
        raise Overlap(met)
    return writes


def intervals(start: int, end: int, expires: int, holder: bytes) -> dict[str, BusyInterval]:
    """The busy intervals of one claim, by week: one, or two over a Sunday's midnight (UTC)."""
    return {week: BusyInterval(first, last, expires, 0, holder) for week, first, last in cut_by_week(start, end)}


def put_week(before: AgentWeek, after: AgentWeek) -> Put:
    """The conditional write that makes a double claim impossible: the version that was read must still be there."""
    return Put(WeekKey(after.agent_id, after.week), after, before.version)


def quota_entry(epoch_second: int, object_id: str) -> str:
    """An entry of a quota; live until that second."""
    return f"{epoch_second}:{object_id}"


def person_entry(appointment: Appointment) -> str:
    """What an appointment puts into each of its persons' quotas."""
    return quota_entry(int(appointment.ends_at.timestamp()), appointment.id)


def person_key(person: str, motif_id: str) -> QuotaKey:
    """The live appointments of a person for a motif."""
    return QuotaKey("PERSON", person, motif_id)


def place_keys(appointment: Appointment) -> list[QuotaKey]:
    """Where its persons' places are kept."""
    return [person_key(person, appointment.motif_id) for person in dict.fromkeys(appointment.quotas)]


def places_kept[K: Key](found: Mapping[K, Entity], before: Appointment, after: Appointment) -> list[Write]:
    """The writes by which its persons' places, `found` at `place_keys`, live as long as it does at its new time."""
    by_key: Mapping[Key, Entity] = {**found}
    writes: list[Write] = []
    for key in place_keys(before):
        quota = by_key.get(key)
        entries = quota.entries if isinstance(quota, Quota) else frozenset[str]()
        writes.append(Renew(key, entries, (entries - {person_entry(before)}) | {person_entry(after)}))
    return writes


def places_left(appointment: Appointment, persons: Iterable[str]) -> list[Write]:
    """The writes that give back these persons' places."""
    entry = person_entry(appointment)
    return [Leave(person_key(one, appointment.motif_id), entry) for one in dict.fromkeys(persons) if one]


def places_taken(appointment: Appointment, persons: Iterable[str]) -> list[Write]:
    """The writes that take these persons' places for an agent, whom no limit binds."""
    entry = person_entry(appointment)
    keys = [person_key(one, appointment.motif_id) for one in dict.fromkeys(persons) if one]
    return [Enter(key, entry, NO_LIMIT) for key in keys]


def persons_of(appointment: Appointment) -> frozenset[str]:
    """The persons whose limit the appointment counts for."""
    if appointment.status.is_cancelled:
        return frozenset()
    live = (one.person for one in appointment.participations if not one.status.is_cancelled and one.person)
    return frozenset(live) if appointment.collectif else frozenset(appointment.quotas)


def commit_with(records: Records, writes: Sequence[Write], followers: Sequence[Write]) -> Sequence[Write]:
    """Write them with as many of the followers as a transaction has room for; returns the others, to be written next.

    A group's participants have a write or two each, and may be more than a transaction takes. What is refused has
    written nothing. Raises Conflict, Unavailable.
    """
    room = WRITES_A_COMMIT - len(writes)
    records.commit([*writes, *followers[:room]])
    return followers[room:]


def commit_all(records: Records, writes: Sequence[Write]) -> None:
    """Write them in as many transactions as it takes. Raises Conflict, Unavailable, some of them written."""
    for part in batched(writes, WRITES_A_COMMIT, strict=False):
        records.commit(part)


def entry_in(entries: frozenset[str], appointment_id: str) -> str:
    """The appointment's among a person's places; empty when it has none."""
    return next((one for one in entries if one.partition(":")[2] == appointment_id), "")


def moved_entries(entries: frozenset[str], appointment: Appointment) -> frozenset[str]:
    """A person's places with that of the appointment as it is now, whatever entry it had before."""
    others = (one for one in entries if one.partition(":")[2] != appointment.id)
    return frozenset((*others, person_entry(appointment)))


def live_entries(entries: frozenset[str], now_second: int) -> frozenset[str]:
    """Those whose second is still to come."""
    return frozenset(one for one in entries if int(one.partition(":")[0]) > now_second)


def make_room(enter: Enter, current: Mapping[Key, Entity | None], now_second: int) -> Enter | Renew | None:
    """After a full quota was met: the write that replaces its dead entries; None when all of them live."""
    quota = current.get(enter.key)
    if not isinstance(quota, Quota):
        return enter
    live = live_entries(quota.entries, now_second)
    if len(live) >= enter.limit:
        return None
    return Renew(enter.key, quota.entries, live | {enter.entry})
