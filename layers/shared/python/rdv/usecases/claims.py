"""What holds, bookings, moves and cancellations share: the writes on agent-weeks and quotas, and retries."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator, Mapping

from ..domain.agenda import AgentWeek, BusyInterval, cut_by_week
from ..domain.appointments import Appointment
from ..ports import Enter, Entity, Key, Put, Quota, QuotaKey, Records, Renew, WeekKey

# A version conflict means that somebody else got on: with many clients at one agent-week, many rounds may be needed.
MOST_ROUNDS = 40


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
