"""Tell agents and support why a motif has no slot, or so few (`rdv.domain.explanations`), with ids and times only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..domain.directory import Location, LocationAvailability, Offer
from ..domain.explanations import Explanation, explain, opening_days
from ..domain.group_explanations import explain_groups
from ..domain.slots import Days, Occurrence, Period, booking_window, search_windows, zone_of
from ..ports import Clock, Directory, Records
from .agendas import Agendas, Search, first_availabilities
from .group_searching import group_slots
from .searching import chosen_days, chosen_place, is_shown, offer_of_motif, only_agents, referents_asked, refuse


@dataclass(frozen=True, slots=True)
class SlotsExplained:
    """The account of a period as users see it at `at`, and the next slot there is for them, if any."""

    offer: Offer
    location: Location | None
    first_day: date
    last_day: date
    at: datetime
    window: Period
    account: Explanation
    next_availability: datetime | None


def explain_slots(
    directory: Directory,
    records: Records,
    clock: Clock,
    motif_id: str,
    location_id: str | None,
    from_day: date,
    days: int,
    *,
    user_id: str | None = None,
) -> SlotsExplained:
    """What removed the slots of a motif at a place during `days` days (1 to 31) from `from_day`, for users.

    The same reads as the search: one Query and one batch (of a group motif: two more Queries), and a walk to the next
    availability when nothing is left.
    A motif or a place that users may not see is explained too. Raises NotFound (motif), Invalid (`from`, `days`,
    `location_id`).
    """
    now = clock.now()
    offer = offer_of_motif(directory, motif_id)
    zone = zone_of(offer)
    place, errors = chosen_place(offer, location_id, enabled=False)
    last_day, wrong_days = chosen_days(offer, from_day, days, now)
    refuse([*errors, *wrong_days])
    wanted, window = Period.of_days(from_day, last_day, zone), booking_window(offer.motif, now)
    agendas = Agendas(records, consistent=False)
    open_days = opening_days(offer, wanted, location_id=location_id)
    looked_at = [Days([Occurrence(start, end, opening)]) for opening, _, start, end in open_days]
    agendas.read([*referents_asked(offer.motif, user_id), *agendas.unread(looked_at)])
    agent_ids = only_agents(offer.motif, user_id, agendas)
    # Whether the motif is for users who have referents: that they have none is told on its own line.
    shown = is_shown(offer.motif, user_id or "nobody")
    bookable = shown and (place is None or place.availability is LocationAvailability.ENABLED)
    found: datetime | None = None
    if offer.motif.collectif:
        groups = records.group_seats(motif_id, wanted.begin, wanted.end, consistent=False)
        account = explain_groups(offer, groups, now, location_id=location_id, referent_ids=agent_ids, shown=shown)
        if bookable:
            found = group_slots(records, offer, location_id, wanted, now, agent_ids).next_availability
    else:
        account = explain(
            offer, agendas.calendars(), wanted, now, location_id=location_id, referent_ids=agent_ids, shown=shown
        )
        if bookable:
            search = Search(offer, place, search_windows(wanted.begin, window), agent_ids)
            [found] = first_availabilities(records, [search], now, agendas)
    return SlotsExplained(offer, place, from_day, last_day, now, window, account, found)
