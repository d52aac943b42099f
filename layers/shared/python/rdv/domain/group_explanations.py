"""Why a group motif has no slot: what takes each group appointment of a period away (SLOT-19), as `explanations` does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from .directory import LocationAvailability, Offer
from .explanations import Cause, Explanation, Removal
from .groups import GroupSeats
from .slots import booking_window, zone_of

type _Test = Callable[[GroupSeats], bool]


def explain_groups(
    offer: Offer,
    groups: Sequence[GroupSeats],
    now: datetime,
    *,
    location_id: str | None = None,
    referent_ids: frozenset[str] | None = None,
    shown: bool = True,
) -> Explanation:
    """What is left for users of the motif's group appointments of a period, and what removed the rest.

    `groups` are those of the period, at any place. `referent_ids` None: the motif is no follow-up.
    """
    motif, zone, window = offer.motif, zone_of(offer), booking_window(offer.motif, now)
    now_second = int(now.timestamp())
    left = sorted(
        (one for one in groups if one.location_id == location_id), key=lambda one: (one.starts_at, one.appointment_id)
    )
    candidates, minutes = len(left), sum(map(_minutes, left))
    removals: list[Removal] = []

    def take(about: Removal, goes: _Test, *, always: bool = False) -> None:
        nonlocal left
        gone = [one for one in left if goes(one)]
        left = [one for one in left if not goes(one)]
        if gone or always:
            removals.append(replace(about, starts=len(gone), minutes=sum(map(_minutes, gone))))

    if referent_ids is not None:
        if not referent_ids:
            take(Removal(Cause.NO_REFERENT, object_id=motif.id), lambda _: True, always=True)
        for agent_id in sorted({agent for one in left for agent in one.agent_ids} - referent_ids):
            take(
                Removal(Cause.NOT_A_REFERENT, object_id=agent_id, agent_id=agent_id),
                lambda one, agent_id=agent_id: agent_id in one.agent_ids and referent_ids.isdisjoint(one.agent_ids),
            )
    for full in [one for one in left if not one.has_room(now_second)]:
        live = sum(hold.expires > now_second for hold in full.holds)
        about = Removal(Cause.GROUP_FULL, object_id=full.appointment_id, appointments=full.taken, holds=live)
        take(about, lambda one, full=full: one is full)
    take(Removal(Cause.PAST, end=now.astimezone(zone)), lambda one: one.starts_at <= now)
    too_soon = Removal(Cause.TOO_SOON, object_id=motif.id, end=window.begin.astimezone(zone))
    take(too_soon, lambda one: one.starts_at < window.begin)
    too_far = Removal(Cause.TOO_FAR, object_id=motif.id, begin=window.end.astimezone(zone))
    take(too_far, lambda one: one.starts_at > window.end)
    place = offer.location(location_id)
    if place is not None and place.availability is not LocationAvailability.ENABLED:
        take(Removal(Cause.LOCATION_DISABLED, object_id=place.id), lambda _: True, always=True)
    if not shown:
        take(Removal(Cause.MOTIF_NOT_ONLINE, object_id=motif.id), lambda _: True, always=True)
    if not candidates:
        removals.append(Removal(Cause.NO_GROUP_IN_PERIOD, object_id=motif.id))
    first = {one.starts_at: one.appointment_id for one in reversed(left)}
    take(Removal(Cause.SAME_START), lambda one: first[one.starts_at] != one.appointment_id)
    return Explanation(candidates, minutes, tuple(removals), len(left))


def _minutes(group: GroupSeats) -> int:
    return (group.ends_at - group.starts_at) // timedelta(minutes=1)
