"""Find group appointments with seats left: the slots of a group motif (SLOT-19, SLOT-20, SLOT-26).

One Query of the motif's group appointments between two instants, seats included: nothing grows with history, and what
is cancelled is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..domain.agenda import GroupRef, from_minute, to_minute
from ..domain.directory import Offer
from ..domain.emptiness import Emptiness
from ..domain.errors import Alternative
from ..domain.group_slots import GroupTime, group_times, open_groups
from ..domain.groups import GroupSeats
from ..domain.slots import FreeTime, Period, booking_window, nearest_times, reduce_to_window, zone_of
from ..ports import Entity, Key, Records, SeatsKey


def seats_key(seats: GroupSeats) -> SeatsKey:
    """Where they are kept."""
    return SeatsKey(seats.motif_id, seats.starts_at, seats.appointment_id)


def seats_key_of(group: GroupRef, start: int) -> SeatsKey:
    """Where the seats are in which a hold has one; `start` is the hold's, in minutes."""
    return SeatsKey(group.motif_id, from_minute(start), group.appointment_id)


@dataclass(frozen=True, slots=True)
class GroupSlots:
    """The starts of a period, sorted, the next one there is, and why there is none in the period."""

    times: tuple[GroupTime, ...]
    next_availability: datetime | None
    emptiness: Emptiness | None


def group_slots(
    records: Records,
    offer: Offer,
    location_id: str | None,
    wanted: Period,
    now: datetime,
    agent_ids: frozenset[str] | None = None,
) -> GroupSlots:
    """The open group appointments of a motif at a place, in the wanted period and the booking window (SLOT-19).

    One Query; another only when there is nothing in the period. Raises Unavailable.
    """
    window, zone = booking_window(offer.motif, now), zone_of(offer)
    period = reduce_to_window(wanted, window)

    def found_in(groups: Sequence[GroupSeats], period: Period) -> list[GroupTime]:
        found = open_groups(groups, period, now, location_ids=frozenset({location_id}), agent_ids=agent_ids)
        return group_times(found, zone, now)

    def read(period: Period) -> Sequence[GroupSeats]:
        return records.group_seats(offer.motif.id, period.begin, period.end, consistent=False)

    groups = read(period) if period else ()
    times = found_in(groups, period) if period else []
    if times:
        return GroupSlots(tuple(times), times[0].starts_at, None)
    rest = reduce_to_window(Period(wanted.begin, max(wanted.begin, window.end)), window)
    later = found_in(read(rest), rest) if rest else []
    if wanted.end < now:
        emptiness = Emptiness.PAST
    elif agent_ids is not None and not agent_ids:
        emptiness = Emptiness.NO_REFERENT
    elif any(one.location_id == location_id for one in groups):
        emptiness = Emptiness.FULLY_BOOKED
    else:
        emptiness = Emptiness.NOTHING_YET if later else Emptiness.NOT_OFFERED
    return GroupSlots((), later[0].starts_at if later else None, emptiness)


def group_availabilities(records: Records, offer: Offer, now: datetime) -> dict[str | None, datetime]:
    """The next start with seats left at each place of a group motif: one Query for all of them (SLOT-20)."""
    window, zone = booking_window(offer.motif, now), zone_of(offer)
    first: dict[str | None, datetime] = {}
    for one in open_groups(
        records.group_seats(offer.motif.id, window.begin, window.end, consistent=False), window, now
    ):
        first.setdefault(one.location_id, one.starts_at.astimezone(zone))
    return first


def group_alternatives(
    records: Records,
    offer: Offer,
    location_id: str | None,
    start: datetime,
    now: datetime,
    count: int,
    agent_ids: frozenset[str] | None = None,
) -> list[Alternative]:
    """The starts nearest to a wanted one that have seats left, same motif and place, sorted: one Query."""
    window = booking_window(offer.motif, now)
    groups = records.group_seats(offer.motif.id, window.begin, window.end)
    found = open_groups(groups, window, now, location_ids=frozenset({location_id}), agent_ids=agent_ids)
    zone = zone_of(offer)
    times = [
        FreeTime(to_minute(one.starts_at), to_minute(one.ends_at), zone) for one in found if one.starts_at != start
    ]
    return [Alternative(free.starts_at, location_id) for free in nearest_times(times, start, count)]


def groups_at(records: Records, offer: Offer, starts_at: datetime) -> dict[SeatsKey, GroupSeats]:
    """The group appointments of that start, consistently read."""
    return {seats_key(one): one for one in records.group_seats(offer.motif.id, starts_at, starts_at)}


def seats_among(
    known: Mapping[SeatsKey, GroupSeats], current: Mapping[Key, Entity | None]
) -> dict[SeatsKey, GroupSeats]:
    """What is known of seats, brought up to date with what a conflict found; what is gone was cancelled."""
    newest: dict[SeatsKey, Entity | None] = {key: current.get(key, seats) for key, seats in known.items()}
    return {key: seats for key, seats in newest.items() if isinstance(seats, GroupSeats)}


def with_room(
    groups: Iterable[GroupSeats],
    offer: Offer,
    location_id: str | None,
    starts_at: datetime,
    now: datetime,
    agent_ids: frozenset[str] | None = None,
) -> list[GroupSeats]:
    """Those of one start at which a user may still take a seat, the emptiest first."""
    period = reduce_to_window(Period(starts_at, starts_at), booking_window(offer.motif, now))
    if period is None:
        return []
    return open_groups(groups, period, now, location_ids=frozenset({location_id}), agent_ids=agent_ids)


def groups_for_agents(
    records: Records,
    offer: Offer,
    period: Period,
    now: datetime,
    *,
    location_ids: frozenset[str | None] | None = None,
    agent_ids: frozenset[str] | None = None,
) -> Sequence[GroupSeats]:
    """What agents find: no booking window, several places or agents; None is no filter (SLOT-26). One Query."""
    groups = records.group_seats(offer.motif.id, period.begin, period.end, consistent=False)
    return open_groups(groups, period, now, location_ids=location_ids, agent_ids=agent_ids)
