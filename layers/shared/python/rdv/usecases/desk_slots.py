"""The desk's search for a slot, and why there is none, for agents who may use the motif (3.6, 7.13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ..domain.days import months_after
from ..domain.directory import Motif
from ..domain.errors import NotFound
from ..domain.groups import GroupSeats
from ..domain.policy import Right, about_motif
from ..domain.sessions import Presented
from ..domain.slots import Period, zone_of
from ..ports import MotifKey
from .desk_office import Office, arrive_at
from .desk_searching import MONTHS_SEARCHED, DeskQuery, DeskSearch, desk_search
from .explaining import SlotsExplained, explain_slots
from .searching import offer_of_motif


@dataclass(frozen=True, slots=True)
class FoundSlots:
    """The slots of an individual motif, or the group appointments of a group motif with seats left (SLOT-26)."""

    search: DeskSearch
    groups: tuple[GroupSeats, ...]
    now: datetime


def search_slots(office: Office, presented: Presented, organisation_id: str, query: DeskQuery) -> FoundSlots:
    """The agents' search for a motif of an organisation.

    Raises Unauthenticated, NotFound, Forbidden (MOTIF_USE), Invalid, Unavailable.
    """
    key = MotifKey(organisation_id, query.motif_id)
    desk = arrive_at(office, presented, [key])
    motif = desk.found.get(key)
    desk.demand(Right.MOTIF_USE, about_motif(organisation_id, motif.service_id if isinstance(motif, Motif) else ""))
    if not isinstance(motif, Motif):
        raise NotFound
    now = office.clock.now()
    search = desk_search(office.directory, office.records, office.clock, query)
    if not motif.collectif:
        return FoundSlots(search, (), now)
    groups = _groups(office, search, query, now)
    found = groups[0].starts_at if groups else None
    return FoundSlots(replace(search, places=(), slots=(), next_availability=found), groups, now)


def _groups(office: Office, search: DeskSearch, query: DeskQuery, now: datetime) -> tuple[GroupSeats, ...]:
    zone = zone_of(search.offer)
    ahead = Period.of_days(search.first_day, months_after(search.first_day, MONTHS_SEARCHED), zone)
    stored = office.records.group_seats(
        query.motif_id, max(ahead.begin, now + timedelta(seconds=1)), ahead.end, consistent=False
    )
    return tuple(
        one
        for one in stored
        if one.has_room(int(now.timestamp()))
        and (not query.location_ids or one.location_id in query.location_ids)
        and (not query.agent_ids or not set(query.agent_ids).isdisjoint(one.agent_ids))
    )


def explain_to_agent(
    office: Office, presented: Presented, motif_id: str, location_id: str | None, from_day: date, days: int
) -> SlotsExplained:
    """Why users find so few slots, for agents who may use the motif.

    Raises Unauthenticated, NotFound, Forbidden, Invalid, Unavailable.
    """
    desk = arrive_at(office, presented)
    motif = offer_of_motif(office.directory, motif_id).motif
    desk.demand(Right.MOTIF_USE, about_motif(motif.organisation_id, motif.service_id))
    return explain_slots(office.directory, office.records, office.clock, motif_id, location_id, from_day, days)
