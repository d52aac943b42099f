"""Attempts are counted before they are judged, so that many at once are no more than many in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .. import ids
from ..domain.errors import TooManyAttempts, Unavailable
from ..ports import Conflict, Enter, Entity, Key, Quota, QuotaKey, Records, Renew, Write
from .claims import make_room, quota_entry, rounds


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many of something in any such window."""

    scope: str
    most: int
    window: timedelta


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt under one limit, by an address (`LOGIN`) or a source (`SOURCE`)."""

    key: QuotaKey
    entry: str
    limit: Limit


def attempt(owner: str, owner_key: str, limit: Limit, now: datetime) -> Attempt:
    """A new attempt; `owner_key` is a keyed hash."""
    entry = quota_entry(int((now + limit.window).timestamp()), ids.new_id())
    return Attempt(QuotaKey(owner, owner_key, limit.scope), entry, limit)


def count(records: Records, now: datetime, attempts: Sequence[Attempt], also: Sequence[Write] = ()) -> None:
    """Count attempts, and write `also` in the same transaction.

    Raises TooManyAttempts, with the seconds until the next one may be made; Conflict when `also` conflicts.
    """
    entering: dict[QuotaKey, Enter | Renew] = {one.key: Enter(one.key, one.entry, one.limit.most) for one in attempts}
    wanted = {one.key: Enter(one.key, one.entry, one.limit.most) for one in attempts}
    for _ in rounds():
        try:
            records.commit([*entering.values(), *also])
        except Conflict as conflict:
            full = wanted.keys() & conflict.current.keys()
            if conflict.current.keys() - full:
                raise
            for key in full:
                entering[key] = _room(wanted[key], conflict.current, now)
        else:
            return
    raise Unavailable


def _room(enter: Enter, current: Mapping[Key, Entity | None], now: datetime) -> Enter | Renew:
    second = int(now.timestamp())
    room = make_room(enter, current, second)
    if room is None:
        quota = current[enter.key]
        entries = quota.entries if isinstance(quota, Quota) else frozenset[str]()
        ends = [int(one.partition(":")[0]) for one in entries]
        raise TooManyAttempts(max(1, min(end for end in ends if end > second) - second))
    return room
