"""What an organisation's SMS of a month come to: what they are billed by."""

from __future__ import annotations

from ..domain.sms_counts import SHARDS, SmsCount, total
from ..ports import Records, SmsCountKey


def sms_of_month(records: Records, organisation_id: str, month: str) -> SmsCount:
    """The SMS that providers took in a month (`2026-11`, UTC) and their segments; one round trip. Raises Unavailable."""
    keys = [SmsCountKey(organisation_id, month, shard) for shard in range(SHARDS)]
    return total(one for one in records.read(keys).values() if isinstance(one, SmsCount))
