"""Where a due reminder is filed: buckets of an hour, in shards, that a sweep walks (house rule 8)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

# One partition of an index takes 1,000 writes a second: more than this service's bookings in an hour (decision 0065).
SHARDS = 1


def due_bucket(due_at: datetime, appointment_id: str) -> str:
    """The bucket of a reminder: `2026-11-23T09#2` (UTC hour, then a shard that depends on the id only)."""
    return f"{due_at.astimezone(UTC):%Y-%m-%dT%H}#{zlib.crc32(appointment_id.encode()) % SHARDS}"


def buckets_between(since: datetime, until: datetime) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """Each UTC hour from `since`'s to `until`'s, with the names of its buckets."""
    hour = since.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while hour <= until:
        yield hour, tuple(f"{hour:%Y-%m-%dT%H}#{shard}" for shard in range(SHARDS))
        hour += timedelta(hours=1)
