"""Find a slot for somebody at the desk: the agents' search (spec 3.6), on the engine of the citizens'.

Agents are not bound by a motif's delays, only by the past. Individual motifs: what is open is what openings say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from ..domain.days import is_realistic, months_after
from ..domain.directory import Location, LocationAvailability, LocationType, Offer, slug
from ..domain.errors import FieldError, Invalid, NotFound
from ..domain.slots import Period, Slot, agent_slots, days_of, search_windows, zone_of
from ..ports import Clock, Directory, Records
from .agendas import Agendas, Search, first_availabilities
from .searching import offer_of_motif

DAYS_SHOWN = 7
MONTHS_SEARCHED = 6


@dataclass(frozen=True, slots=True)
class DeskQuery:
    """What an agent chose. Empty lists choose everything (SLOT-22, SLOT-23); `from_day` None is today."""

    motif_id: str
    agent_ids: tuple[str, ...] = ()
    team_ids: tuple[str, ...] = ()
    location_ids: tuple[str, ...] = ()
    from_day: date | None = None


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A place to choose, and its first slot within six months."""

    location: Location
    next_availability: datetime


@dataclass(frozen=True, slots=True)
class DeskSearch:
    """Either `places` to choose from, soonest first, or the `slots` of the only one (or off site) (SLOT-25).

    Slots are one per start and agent. `next_availability` is that of all; None when there is nothing within six months.
    """

    offer: Offer
    first_day: date
    last_day: date
    location: Location | None
    places: tuple[DeskPlace, ...]
    slots: tuple[Slot, ...]
    next_availability: datetime | None


def desk_search(directory: Directory, records: Records, clock: Clock, query: DeskQuery) -> DeskSearch:
    """The agents' search (SLOT-22 to SLOT-25).

    One Query for the motif, one more when teams are chosen, then one read for each hundred agent-weeks and absence
    sheets that are looked at: a week's slots of 30 agents are one read; what is walked for the next availability are
    the agent-weeks with openings until the first start, six months at most. Raises NotFound (motif), Invalid
    (`location_ids`, `team_ids`, `from_day`).
    """
    now = clock.now()
    offer = offer_of_motif(directory, query.motif_id)
    if offer.motif.deleted:
        raise NotFound
    zone = zone_of(offer)
    today = now.astimezone(zone).date()
    first_day = query.from_day or today
    agent_ids, errors = _chosen_agents(directory, offer, query)
    places, wrong_places = _candidate_places(offer, query.location_ids, agent_ids)
    errors += wrong_places
    if not is_realistic(first_day, today):
        errors.append(FieldError("from_day", "unrealistic"))
    if errors:
        raise Invalid(errors)
    last_day = first_day + timedelta(days=DAYS_SHOWN - 1)
    # SLOT-24: six months from the first day; what is past is no slot, and not worth a read.
    ahead = Period.of_days(first_day, months_after(first_day, MONTHS_SEARCHED), zone)
    agendas = Agendas(records, consistent=False)

    def walk(place: Location | None) -> Search:
        return Search(offer, place, search_windows(max(ahead.begin, now), ahead), agent_ids)

    if len(places) != 1:
        found = first_availabilities(records, [walk(place) for place in places], now, agendas)
        listed = _by_availability(places, found)
        soonest = listed[0].next_availability if listed else None
        return DeskSearch(offer, first_day, last_day, None, listed, (), soonest)
    [place] = places
    week = Period.of_days(first_day, last_day, zone)
    days = days_of(offer, week, now, location_id=place.id if place else None, agent_ids=agent_ids)
    agendas.read(agendas.unread(days))
    slots = tuple(agent_slots(offer, list(chain.from_iterable(days)), agendas.calendars(), week, now))
    if slots:
        next_availability = slots[0].starts_at
    else:
        [next_availability] = first_availabilities(records, [walk(place)], now, agendas)
    return DeskSearch(offer, first_day, last_day, place, (), slots, next_availability)


def _chosen_agents(
    directory: Directory, offer: Offer, query: DeskQuery
) -> tuple[frozenset[str] | None, list[FieldError]]:
    """Chosen agents and members of chosen teams; None when nothing was chosen (SLOT-22).

    Teams that have no member leave nobody, not everybody: the same reading as of referents (SLOT-15).
    """
    if not query.agent_ids and not query.team_ids:
        return None, []
    chosen = set(query.agent_ids)
    if query.team_ids:
        teams = {team.id: team for team in directory.teams_of(offer.organisation.departement)}
        if set(query.team_ids) - teams.keys():
            return None, [FieldError("team_ids", "unknown")]
        chosen.update(agent_id for team_id in query.team_ids for agent_id in teams[team_id].agent_ids)
    return frozenset(chosen), []


def _candidate_places(
    offer: Offer, location_ids: Sequence[str], agent_ids: frozenset[str] | None
) -> tuple[list[Location | None], list[FieldError]]:
    """Enabled places, the chosen ones or all, where the chosen agents have openings (SLOT-23); None alone off site.

    A disabled place takes no new appointment (7.2, PO-02): choosing it is choosing nothing.
    """
    if offer.motif.location_type is not LocationType.PUBLIC_OFFICE:
        return [None], []
    if set(location_ids) - {place.id for place in offer.locations}:
        return [], [FieldError("location_ids", "unknown")]
    opened = {opening.location_id for opening in offer.openings if agent_ids is None or opening.agent_id in agent_ids}
    return [
        place
        for place in offer.locations
        if place.availability is LocationAvailability.ENABLED
        and place.id in opened
        and (not location_ids or place.id in location_ids)
    ], []


def _by_availability(places: Sequence[Location | None], found: Sequence[datetime | None]) -> tuple[DeskPlace, ...]:
    listed = [DeskPlace(place, at) for place, at in zip(places, found, strict=True) if place and at]
    return tuple(sorted(listed, key=lambda one: (one.next_availability, slug(one.location.name), one.location.id)))
