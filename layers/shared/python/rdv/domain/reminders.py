"""When an appointment is reminded of (6.3), and where what is due is filed: buckets of a day, in shards (decision 0110).

A plan is a list of steps, each so long before the start. An e-mail goes at its step's time. An SMS never goes in the
silence of the night: a step that falls into it is told the evening before.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .channels import Channel

# N-3: once, 48 hours before.
DEFAULT_PLAN: tuple[timedelta, ...] = (timedelta(hours=48),)
# Nearer than this the message could come after the last moment when it helps (`messages.REMINDER_MARGIN`).
SHORTEST_LEAD = timedelta(hours=3)
LONGEST_LEAD = timedelta(days=30)
MOST_STEPS = 5

# No SMS from 21:00 to 08:00 on the clock of the appointment's zone. What would be due then is due at the last sweep
# before the silence, so that it is out when the silence begins.
SILENCE_BEGINS, SILENCE_ENDS = time(21), time(8)
LAST_SMS = time(20, 55)

# One partition of an index takes 1,000 writes a second, and one sweep claims about as many (decision 0111).
SHARDS = 4


@dataclass(frozen=True, slots=True)
class Due:
    """One step by one channel: the instant (UTC) from which it is to go out."""

    at: datetime
    channel: Channel


def check_plan(plan: tuple[timedelta, ...]) -> None:
    """Raises ValueError unless the plan has 1 to 5 distinct steps, each 3 hours to 30 days before the start."""
    if not 1 <= len(plan) <= MOST_STEPS or len(set(plan)) != len(plan):
        raise ValueError("a reminder plan has 1 to 5 distinct steps")
    if not all(SHORTEST_LEAD <= lead <= LONGEST_LEAD for lead in plan):
        raise ValueError("a reminder goes 3 hours to 30 days before the start")


def due_times(starts_at: datetime, time_zone: str, plan: tuple[timedelta, ...]) -> tuple[Due, ...]:
    """Every moment of the plan, by instant; SMS that the silence drives to one evening are one."""
    zone, start = ZoneInfo(time_zone), starts_at.astimezone(UTC)
    found = {Due(start - lead, Channel.EMAIL) for lead in plan}
    found |= {Due(_before_silence(start - lead, zone), Channel.SMS) for lead in plan}
    return tuple(sorted(found, key=lambda due: (due.at, due.channel)))


def next_reminder(starts_at: datetime, time_zone: str, plan: tuple[timedelta, ...], after: datetime) -> datetime | None:
    """The plan's first moment after an instant; None when none is left: what is past is skipped (REM-02)."""
    return next((due.at for due in due_times(starts_at, time_zone, plan) if due.at > after), None)


def channels_due(
    starts_at: datetime, time_zone: str, plan: tuple[timedelta, ...], since: datetime, until: datetime
) -> list[Channel]:
    """By which channels the plan has moments from `since` to `until`, both included."""
    return sorted({due.channel for due in due_times(starts_at, time_zone, plan) if since <= due.at <= until})


def silent_until(now: datetime, time_zone: str) -> datetime | None:
    """The end (UTC) of the silence that an instant falls into; None by day."""
    local = now.astimezone(ZoneInfo(time_zone))
    if SILENCE_ENDS <= local.time() < SILENCE_BEGINS:
        return None
    day = local.date() + timedelta(days=local.time() >= SILENCE_BEGINS)
    return datetime.combine(day, SILENCE_ENDS, local.tzinfo).astimezone(UTC)


def _before_silence(instant: datetime, zone: ZoneInfo) -> datetime:
    """The instant by day; else the last moment for SMS on the evening before."""
    local = instant.astimezone(zone)
    if SILENCE_ENDS <= local.time() <= LAST_SMS:
        return instant
    evening = local.date() - timedelta(days=local.time() < SILENCE_ENDS)
    return datetime.combine(evening, LAST_SMS, zone).astimezone(UTC)


def due_bucket(due_at: datetime, appointment_id: str) -> str:
    """The bucket of a reminder: `2026-11-23#2` (UTC day, then a shard that depends on the id only)."""
    return f"{due_at.astimezone(UTC):%Y-%m-%d}#{zlib.crc32(appointment_id.encode()) % SHARDS}"


def buckets_between(since: datetime, until: datetime) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """The beginning of each UTC day from `since`'s to `until`'s, with the names of its buckets."""
    day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    while day <= until:
        yield day, tuple(f"{day:%Y-%m-%d}#{shard}" for shard in range(SHARDS))
        day += timedelta(days=1)
