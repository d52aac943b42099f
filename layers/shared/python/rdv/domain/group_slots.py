"""Which group appointments a search offers: their starts are the slots of a group motif (SLOT-19, SLOT-26)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .groups import GroupSeats
from .slots import Period


class GroupTime(NamedTuple):
    """A start of a group motif as users see it; `seats_left` is None without a maximum."""

    starts_at: datetime
    ends_at: datetime
    seats_left: int | None
    title: str


def open_groups(
    groups: Iterable[GroupSeats],
    period: Period,
    now: datetime,
    *,
    location_ids: frozenset[str | None] | None = None,
    agent_ids: frozenset[str] | None = None,
) -> list[GroupSeats]:
    """Those with seats left that start in the period and in the future, by start (SLOT-19, SLOT-26).

    None is no filter, an empty set leaves nothing (SLOT-15 as rebuilt); a group counts when one of its agents does.
    Of several at one start, the one with the most seats left comes first.
    """
    now_second = int(now.timestamp())
    found = [
        one
        for one in groups
        if period.begin <= one.starts_at <= period.end
        and one.starts_at > now
        and (location_ids is None or one.location_id in location_ids)
        and (agent_ids is None or not agent_ids.isdisjoint(one.agent_ids))
        and one.has_room(now_second)
    ]
    return sorted(found, key=lambda one: (one.starts_at, *_fullness(one, now_second)))


def _fullness(group: GroupSeats, now_second: int) -> tuple[int, int, str]:
    left = group.left(now_second)
    return (0, 0, group.appointment_id) if left is None else (1, -left, group.appointment_id)


def group_times(groups: Iterable[GroupSeats], zone: ZoneInfo, now: datetime) -> list[GroupTime]:
    """One entry for each distinct start (SLOT-13), of the group that a citizen would get; in the order given."""
    first: dict[datetime, GroupSeats] = {}
    for one in groups:
        first.setdefault(one.starts_at, one)
    now_second = int(now.timestamp())
    return [
        GroupTime(one.starts_at.astimezone(zone), one.ends_at.astimezone(zone), one.left(now_second), one.title)
        for one in first.values()
    ]
