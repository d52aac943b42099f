"""A citizen's first claim: ten minutes on a slot, owned by a secret (house rules 1 and 2, SLOT-18, WIZ-10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from .. import ids
from ..domain.agenda import HOLD_DURATION, AgentWeek, GroupRef, Hold, HoldRef, holder_of, to_minute
from ..domain.errors import Forbidden, HoldExpired, NotFound, SlotTaken, TooManyHolds, Unavailable
from ..domain.groups import GroupSeats, SeatHold
from ..ports import (
    Clock,
    Conflict,
    Directory,
    Drop,
    Enter,
    Entity,
    HoldKey,
    Key,
    Leave,
    Put,
    QuotaKey,
    Records,
    Renew,
    SeatsKey,
    WeekKey,
)
from .claims import intervals, make_room, put_week, quota_entry, read_weeks, rounds, week_keys, weeks_among
from .group_searching import groups_at, seats_among, seats_key, seats_key_of, with_room
from .searching import OfferedStart, alternatives_to, offered

HOLDS_PER_VISITOR = 3
HOLDS_PER_SOURCE = 100


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, by keyed hashes: the site's random visitor id, and the source address."""

    visitor_key: str
    source_key: str

    @classmethod
    def of(cls, keyring: ids.Keyring, visitor: str, source_address: str) -> Caller:
        """Without a visitor id, the source address stands for it: the smaller limit then holds for all behind it."""
        source_key = keyring.pseudonym("source", source_address)
        return cls(keyring.pseudonym("visitor", visitor) if visitor else source_key, source_key)


@dataclass(frozen=True, slots=True)
class HoldGiven:
    """A new hold, and the token that owns it: the only time that its secret is known."""

    hold: Hold
    hold_token: str


def hold(
    directory: Directory,
    records: Records,
    clock: Clock,
    motif_id: str,
    location_id: str | None,
    starts_at: datetime,
    caller: Caller,
) -> HoldGiven:
    """Hold a start with the least busy of its free agents or, of a group motif, a seat (COL-02).

    Raises NotFound (motif), Invalid (`location_id`, `starts_at`), StartsInThePast, SlotTaken with three
    alternatives, TooManyHolds (three a visitor, a hundred a source address).
    """
    start = offered(directory, records, clock, motif_id, location_id, starts_at)
    now = clock.now()
    wanted = {
        QuotaKey("VISITOR", caller.visitor_key, "HOLDS"): HOLDS_PER_VISITOR,
        QuotaKey("SOURCE", caller.source_key, "HOLDS"): HOLDS_PER_SOURCE,
    }
    secret, hold_id, expires_at = ids.new_secret(), ids.new_id(), now + HOLD_DURATION
    entry = quota_entry(int(expires_at.timestamp()), hold_id)
    enters = {key: Enter(key, entry, limit) for key, limit in wanted.items()}
    quotas: dict[QuotaKey, Enter | Renew] = {**enters}
    seats = groups_at(records, start.offer, start.starts_at) if start.offer.motif.collectif else None
    for _ in rounds():
        claim = _time(start, hold_id, expires_at, caller, now) if seats is None else _seat(start, seats, hold_id, now)
        if claim is None:
            raise SlotTaken(alternatives_to(records, clock, start))
        ref, writes = claim
        given = _hold_of(start, ref, secret, expires_at, caller)
        try:
            records.commit([*writes, Put(HoldKey(hold_id), given, 0), *quotas.values()])
        except Conflict as conflict:
            current = conflict.current
        else:
            return HoldGiven(given, f"{given.ref.spelled()}.{secret}")
        for key in enters.keys() & current.keys():
            room = make_room(enters[key], current, int(now.timestamp()))
            if room is None:
                raise TooManyHolds
            quotas[key] = room
        # The failed condition brought the week, or the seats, as they are now: judge again without reading.
        if seats is None:
            newer = weeks_among([key for key in current if isinstance(key, WeekKey)], current)
            start = start.with_weeks(newer, now)
        else:
            seats = seats_among(seats, current)
    raise Unavailable


def _hold_of(start: OfferedStart, ref: HoldRef, secret: str, expires_at: datetime, caller: Caller) -> Hold:
    return Hold(
        ref=ref,
        secret_hash=ids.digest(secret),
        offer=start.offer.at_place(start.location.id if start.location else None),
        expires_at=expires_at,
        visitor_key=caller.visitor_key,
        source_key=caller.source_key,
    )


def _time(
    start: OfferedStart, hold_id: str, expires_at: datetime, caller: Caller, now: datetime
) -> tuple[HoldRef, list[Put]] | None:
    """The time of the least busy free agent, and the writes that claim it; None when nobody is free."""
    if not start.candidates:
        return None
    slot, now_second = start.choose(caller.visitor_key, now), int(now.timestamp())
    ref = HoldRef(hold_id, slot.agent_id, to_minute(slot.starts_at), to_minute(slot.ends_at))
    writes: list[Put] = []
    for week, interval in intervals(ref.start, ref.end, int(expires_at.timestamp()), holder_of(hold_id)).items():
        before = start.weeks.get(WeekKey(ref.agent_id, week), AgentWeek(ref.agent_id, week))
        writes.append(put_week(before, before.claimed(interval, now_second)))
    return ref, writes


def _seat(
    start: OfferedStart, seats: Mapping[SeatsKey, GroupSeats], hold_id: str, now: datetime
) -> tuple[HoldRef, list[Put]] | None:
    """A seat of the emptiest group appointment of that start, and the write that holds it; None when all are full."""
    place_id = start.location.id if start.location else None
    found = with_room(seats.values(), start.offer, place_id, start.starts_at, now, start.agent_ids)
    if not found:
        return None
    group, expires = found[0], int((now + HOLD_DURATION).timestamp())
    ref = HoldRef(
        hold_id,
        "",
        to_minute(group.starts_at),
        to_minute(group.ends_at),
        GroupRef(group.appointment_id, group.motif_id),
    )
    after = group.held(SeatHold(hold_id, expires), int(now.timestamp()))
    return ref, [Put(seats_key(group), after, group.version)]


def secret_of(hold_token: str) -> str:
    """The secret part of a hold's token."""
    return hold_token.rpartition(".")[2]


def live_hold(
    records: Records, clock: Clock, hold_token: str, also: Sequence[Key] = ()
) -> tuple[Hold, dict[Key, Entity]]:
    """The live hold that a token owns, and the other items asked for, in one round trip.

    Raises HoldExpired (unknown, over, used), Forbidden (not its secret).
    """
    ref = HoldRef.read(hold_token.rpartition(".")[0])
    if ref is None:
        raise HoldExpired
    key = HoldKey(ref.id)
    keys: list[Key] = [key, *also]
    found = records.read(keys)
    stored = found.get(key)
    if not isinstance(stored, Hold):
        raise HoldExpired
    if ids.digest(secret_of(hold_token)) != stored.secret_hash:
        raise Forbidden
    if not stored.is_live(clock.now()):
        raise HoldExpired
    return stored, found


def release(records: Records, hold_id: str, hold_token: str) -> None:
    """Let go of a hold: its time, or its seat, is free at once.

    Raises NotFound (unknown, or used), Forbidden (not its token).
    """
    ref = HoldRef.read(hold_id)
    if ref is None:
        raise NotFound
    key = HoldKey(ref.id)
    for _ in rounds():
        stored = records.read([key]).get(key)
        if not isinstance(stored, Hold):
            raise NotFound
        if ids.digest(secret_of(hold_token)) != stored.secret_hash:
            raise Forbidden
        entry = quota_entry(int(stored.expires_at.timestamp()), stored.ref.id)
        try:
            records.commit(
                [
                    *_freed(records, stored.ref),
                    Drop(key, must_exist=True),
                    Leave(QuotaKey("VISITOR", stored.visitor_key, "HOLDS"), entry),
                    Leave(QuotaKey("SOURCE", stored.source_key, "HOLDS"), entry),
                ]
            )
        except Conflict:
            continue
        return
    raise Unavailable


def _freed(records: Records, ref: HoldRef) -> list[Put]:
    """The writes that give back what a hold claims; nothing for a seat whose group was cancelled since."""
    if ref.group is None:
        weeks = read_weeks(records, week_keys(ref.agent_id, ref.start, ref.end))
        return [put_week(week, week.released(holder_of(ref.id))) for week in weeks.values()]
    key = seats_key_of(ref.group, ref.start)
    seats = records.read([key]).get(key)
    return [Put(key, seats.released(ref.id), seats.version)] if isinstance(seats, GroupSeats) else []
