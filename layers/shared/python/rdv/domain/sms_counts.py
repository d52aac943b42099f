"""How many SMS an organisation sent in a month, and in how many segments: what they cost (SMS-06).

Counted in the transaction that closes the delivery mark, so that each is counted once. Senders work at the same time:
a count is kept in shards, which a reader adds up.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

# A transaction on an item that another one holds is tried again: eight items are seldom held all at once.
SHARDS = 8


@dataclass(frozen=True, slots=True)
class SmsCount:
    """SMS that a provider took, and their segments; of a shard, or of a whole month."""

    messages: int = 0
    segments: int = 0


def month_of(at: datetime) -> str:
    """The month that an SMS counts for: `2026-11`, UTC."""
    return f"{at.astimezone(UTC):%Y-%m}"


def shard_of(subject_id: str) -> int:
    """Where the SMS about a subject are counted."""
    return zlib.crc32(subject_id.encode()) % SHARDS


def total(counts: Iterable[SmsCount]) -> SmsCount:
    """The sum of shards."""
    known = list(counts)
    return SmsCount(sum(one.messages for one in known), sum(one.segments for one in known))
