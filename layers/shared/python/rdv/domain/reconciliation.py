"""Where events are filed by the day that they were written on, for the reconciler that looks for untold ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

# One partition of an index takes 1,000 writes a second (decision 0065).
SHARDS = 1


def event_bucket(at: datetime, appointment_id: str) -> str:
    """The bucket of an event: `2026-11-23#0` (UTC day, then a shard that depends on the appointment only)."""
    return f"{at.astimezone(UTC):%Y-%m-%d}#{zlib.crc32(appointment_id.encode()) % SHARDS}"


def event_buckets(since: datetime, until: datetime) -> Iterator[str]:
    """The buckets of what happened between two instants, oldest day first."""
    day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    while day <= until:
        yield from (f"{day:%Y-%m-%d}#{shard}" for shard in range(SHARDS))
        day += timedelta(days=1)
