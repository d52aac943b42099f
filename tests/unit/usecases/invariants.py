"""The independent checker: reads the stored items and knows none of the code that wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from rdv.domain.agenda import AgentWeek, Hold
from rdv.domain.appointments import Appointment, Event
from rdv.ports import Entity, Key, Quota, QuotaKey


def violations(items: Mapping[Key, Entity], now: datetime) -> list[str]:
    """What is wrong: an agent in two places, a claim without its object or the reverse, counters or events that lie."""
    appointments = {one.id: one for one in items.values() if isinstance(one, Appointment)}
    holds = {one.ref.id: one for one in items.values() if isinstance(one, Hold)}
    claimed: dict[tuple[str, str], int] = defaultdict(int)
    found: list[str] = []
    for week in (one for one in items.values() if isinstance(one, AgentWeek)):
        live = [one for one in week.busy if one.expires == 0 or one.expires > now.timestamp()]
        for first in live:
            found += [
                f"agent {week.agent_id} is in two places"
                for second in live
                if first != second and first.start < second.end and second.start < first.end and not first.forced
            ]
            holder = str(UUID(bytes=first.holder))
            claimed[week.agent_id, holder] += first.end - first.start
            if first.expires == 0 and holder not in appointments:
                found.append("a claim without an appointment")
            if first.expires and holder not in holds:
                found.append("a claim without a hold")
    for one in appointments.values():
        minutes = 0 if one.status.is_cancelled else one.duration_minutes
        found += [
            f"appointment {one.id} claims {claimed[agent, one.id]} minutes, not {minutes}"
            for agent in one.agent_ids
            if claimed[agent, one.id] != minutes
        ]
        versions = sorted(
            event.version for event in items.values() if isinstance(event, Event) and event.appointment_id == one.id
        )
        if versions != list(range(1, one.version + 1)):
            found.append(f"appointment {one.id} is at version {one.version}, its events are {versions}")
    found += _quota_violations(items, appointments, holds, now)
    return found


def _quota_violations(
    items: Mapping[Key, Entity], appointments: Mapping[str, Appointment], holds: Mapping[str, Hold], now: datetime
) -> list[str]:
    expected: dict[QuotaKey, set[str]] = defaultdict(set)
    for one in appointments.values():
        if not one.status.is_cancelled and one.ends_at > now:
            for person in one.quotas:
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
