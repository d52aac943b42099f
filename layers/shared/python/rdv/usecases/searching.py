"""Find what can be booked: services, motifs, places, slots (spec 3.4, 3.5, 4.1), and look up one offered start.

Reads do not grow with history (house rule 7): one Query for the offer, then one batch of the agent-weeks and absences
that the search touches. Lists are read eventually consistent; a start that somebody wants to take is not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain

from ..domain.agenda import AbsenceSheet, AgentCalendar, AgentWeek, to_minute, weeks_between
from ..domain.days import is_realistic
from ..domain.directory import (
    BookableBy,
    Listing,
    Location,
    LocationAvailability,
    LocationType,
    Motif,
    Offer,
    Organisation,
    Service,
    slug,
)
from ..domain.distance import distance_km
from ..domain.emptiness import Emptiness, emptiness_of
from ..domain.errors import Alternative, FieldError, Invalid, NotFound, StartsInThePast
from ..domain.group_slots import GroupTime
from ..domain.outlooks import Outlook, next_start
from ..domain.slots import (
    FreeTime,
    Period,
    Slot,
    booking_window,
    choose_agent,
    days_of,
    exact_slot,
    free_times,
    nearest_times,
    occurrences_of,
    reduce_to_window,
    search_windows,
    zone_of,
)
from ..ports import AbsencesKey, Clock, Directory, Entity, Key, Records, ReferentsKey, WeekKey
from .agendas import Agendas, Search, calendars_of, first_availabilities
from .group_searching import group_alternatives, group_availabilities, group_slots

MOST_DAYS = 31
ALTERNATIVES = 3
# Alternatives are looked for this far on both sides of the wanted start before the whole window is searched.
_NEARBY = timedelta(days=7)


# --- what is offered -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MotifRow:
    """The motifs of one name, place type and service across organisations (MOT-05)."""

    key: str
    name: str
    location_type: LocationType
    duration_minutes: int
    service_id: str
    collectif: bool
    restriction: str
    category: str
    motif_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocationRow:
    """Where a motif can be booked, and from when. `location` is None off site: the row is the organisation's."""

    location: Location | None
    organisation: Organisation
    motif_id: str
    distance_km: float
    next_availability: datetime


def services_of(
    directory: Directory, *, departement: str | None = None, organisation_id: str | None = None
) -> list[Service]:
    """The services with something bookable online, by name (4.1 step 2)."""
    listings = directory.listings(departement=departement, organisation_id=organisation_id)
    services = {listing.service.id: listing.service for listing in listings}
    return sorted(services.values(), key=lambda service: (slug(service.name), service.id))


def motifs_of(
    directory: Directory,
    *,
    service_id: str | None = None,
    departement: str | None = None,
    organisation_id: str | None = None,
) -> list[MotifRow]:
    """The motifs bookable online, one row per merge key and service, by name (4.1 step 3, BOOK-01, MOT-05)."""
    listings = directory.listings(departement=departement, organisation_id=organisation_id)
    merged: dict[tuple[str, str], list[Listing]] = {}
    for listing in sorted(listings, key=lambda one: one.motif_id):
        if service_id is None or listing.service.id == service_id:
            merged.setdefault((listing.merge_key, listing.service.id), []).append(listing)
    rows = [
        MotifRow(
            key,
            same[0].name,
            same[0].location_type,
            same[0].duration_minutes,
            row_service_id,
            same[0].collectif,
            same[0].restriction,
            same[0].category,
            tuple(one.motif_id for one in same),
        )
        for (key, row_service_id), same in merged.items()
    ]
    return sorted(rows, key=lambda row: (slug(row.name), row.key, row.service_id))


def locations_of(
    directory: Directory,
    records: Records,
    clock: Clock,
    motif_key: str,
    *,
    departement: str | None = None,
    organisation_id: str | None = None,
    coordinates: tuple[float, float] | None = None,
) -> list[LocationRow]:
    """Where the motifs of a merge key can be booked: places (SLOT-20) or, off site, organisations (SLOT-21).

    Those without availability are hidden. Sorted by distance when the searcher's `coordinates` (latitude and
    longitude, decimal degrees) are known, else by next availability; the distance is 0 without them (LIEU-03).

    Two Queries where the list remembers all of them (`rdv.domain.outlooks`); what it does not know, or knows of
    another revision of the offer, is looked up: an offer each, and shared reads of agendas.
    """
    now = clock.now()
    listings = directory.listings(departement=departement, organisation_id=organisation_id, merge_key=motif_key)
    rows: dict[tuple[str, str | None], LocationRow] = {}

    def add(motif: Motif, organisation: Organisation, place: Location | None, start: datetime | None) -> None:
        key = organisation.id, place.id if place else None
        known = rows.get(key)
        if start is not None and (known is None or start < known.next_availability):
            rows[key] = LocationRow(place, organisation, motif.id, _distance(place, coordinates), start)

    unknown: dict[str, list[str | None]] = {}
    outlooks = _outlooks(directory, listings, motif_key)
    for listing in listings:
        for place_id in listing.place_ids:
            outlook = outlooks.get((listing.motif_id, place_id))
            found = next_start(outlook, now) if outlook and outlook.revision == listing.revision else None
            if outlook and found and found.is_known:
                add(outlook.motif, outlook.organisation, outlook.location, found.start)
            else:
                unknown.setdefault(listing.motif_id, []).append(place_id)
    for offer, place, start in _looked_up(directory, records, unknown, now):
        add(offer.motif, offer.organisation, place, start)
    return sorted(rows.values(), key=_row_order)


def _outlooks(
    directory: Directory, listings: Sequence[Listing], merge_key: str
) -> dict[tuple[str, str | None], Outlook]:
    """What the lists remember, by motif and place: one Query for each département that is listed."""
    return {
        (outlook.motif.id, outlook.location_id): outlook
        for departement in sorted({listing.departement for listing in listings})
        for outlook in directory.outlooks(departement, merge_key)
    }


def _looked_up(
    directory: Directory, records: Records, wanted: Mapping[str, Sequence[str | None]], now: datetime
) -> list[tuple[Offer, Location | None, datetime | None]]:
    """The next availability of motifs at places, from their offers and agendas: where no list remembers it."""
    found = [offer for offer in map(directory.offer, sorted(wanted)) if offer and offer.motif.bookable_online]
    offers = {offer.motif.id: offer for offer in found}
    asked = [
        (offer, place)
        for motif_id, offer in offers.items()
        for place in offer.listed_places
        if (place.id if place else None) in wanted[motif_id]
    ]
    groups = {
        motif_id: group_availabilities(records, offer, now)
        for motif_id, offer in offers.items()
        if offer.motif.collectif
    }
    individual = [(offer, place) for offer, place in asked if offer.motif.id not in groups]
    searches = [
        Search(offer, place, search_windows(now, booking_window(offer.motif, now))) for offer, place in individual
    ]
    firsts = iter(first_availabilities(records, searches, now))
    return [
        (offer, place, groups[offer.motif.id].get(place.id if place else None))
        if offer.motif.id in groups
        else (offer, place, next(firsts))
        for offer, place in asked
    ]


def _is_enabled(place: Location) -> bool:
    return place.availability is LocationAvailability.ENABLED


def _distance(place: Location | None, coordinates: tuple[float, float] | None) -> float:
    return distance_km(*coordinates, place.latitude, place.longitude) if place and coordinates else 0.0


def _row_order(row: LocationRow) -> tuple[float, datetime, str, str]:
    named = row.location or row.organisation
    return row.distance_km, row.next_availability, slug(named.name), named.id


# --- slots -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SlotSearch:
    """The distinct starts from `first_day` to `last_day`, sorted, and the next one there is (SLOT-16, SLOT-17).

    `emptiness` says why there is none; `elsewhere`, that the motif has openings at other places.
    """

    offer: Offer
    location: Location | None
    first_day: date
    last_day: date
    times: tuple[FreeTime | GroupTime, ...]
    next_availability: datetime | None
    emptiness: Emptiness | None = None
    elsewhere: bool = False


def slots_of(
    directory: Directory,
    records: Records,
    clock: Clock,
    motif_id: str,
    location_id: str | None,
    from_day: date,
    days: int,
    *,
    user_id: str | None = None,
) -> SlotSearch:
    """What users see of a motif's slots during `days` days (1 to 31) from `from_day` (SLOT-14, SLOT-16, SLOT-17).

    A follow-up motif is shown to a known user (`user_id`), with that user's referents alone (SLOT-15); a group motif has
    the starts of its group appointments (SLOT-19). Two round trips; a third only when there is nothing in the period.
    Raises NotFound (motif), Invalid (`from`, `days`, `location_id`).
    """
    now = clock.now()
    offer = offer_of_motif(directory, motif_id)
    if not is_shown(offer.motif, user_id):
        raise NotFound
    zone = zone_of(offer)
    place, errors = chosen_place(offer, location_id)
    last_day, wrong_days = chosen_days(offer, from_day, days, now)
    refuse([*errors, *wrong_days])
    wanted, window = Period.of_days(from_day, last_day, zone), booking_window(offer.motif, now)
    period = reduce_to_window(wanted, window)
    agendas = Agendas(records, consistent=False)
    open_days = days_of(offer, period, now, location_id=location_id) if period else []
    agendas.read([*referents_asked(offer.motif, user_id), *agendas.unread(open_days)])
    agent_ids = only_agents(offer.motif, user_id, agendas)
    if offer.motif.collectif:
        groups = group_slots(records, offer, location_id, wanted, now, agent_ids)
        found = groups.next_availability
        return SlotSearch(offer, place, from_day, last_day, groups.times, found, groups.emptiness)
    allowed = [one for one in open_days if agent_ids is None or one.opening.agent_id in agent_ids]
    calendars = agendas.calendars()
    times = free_times(offer, allowed, calendars, period, now) if period else []
    if times:
        return SlotSearch(offer, place, from_day, last_day, tuple(times), times[0].starts_at)
    occurrences = list(chain.from_iterable(allowed))
    emptiness = emptiness_of(offer, wanted, now, occurrences, calendars, location_id=location_id, agent_ids=agent_ids)
    search = Search(offer, place, search_windows(wanted.begin, window), agent_ids)
    [found] = first_availabilities(records, [search], now, agendas)
    return SlotSearch(offer, place, from_day, last_day, (), found, emptiness, _is_elsewhere(offer, place, agent_ids))


def _is_elsewhere(offer: Offer, place: Location | None, agent_ids: frozenset[str] | None) -> bool:
    others = {other.id for other in offer.locations if _is_enabled(other) and place is not None and other != place}
    return any(
        opening.location_id in others and (agent_ids is None or opening.agent_id in agent_ids)
        for opening in offer.openings
    )


# --- one start -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfferedStart:
    """One start of an offer with the agents who can serve it, and the agent-weeks that say so, consistently read.

    `candidates` is empty when the start is not, or no longer, offered. `weeks` has every week of the start's local
    day for each agent who is open then, fresh ones where nothing is stored. `agent_ids`: whom the user is limited to.
    `spare_minutes` are free behind the motif's duration: those by which what moves there lasts longer.
    """

    offer: Offer
    location: Location | None
    starts_at: datetime
    candidates: tuple[Slot, ...]
    weeks: Mapping[WeekKey, AgentWeek]
    absences: Mapping[str, AbsenceSheet]
    agent_ids: frozenset[str] | None = None
    spare_minutes: int = 0

    def choose(self, seed: str, now: datetime) -> Slot:
        """The candidate of the least busy agent; the same `seed` draws the same. ValueError without candidates."""
        return choose_agent(self.candidates, self.calendars(), seed, now)

    def with_weeks(self, weeks: Mapping[WeekKey, AgentWeek], now: datetime) -> OfferedStart:
        """The same start judged again with newer agent-weeks: those that a conflict hands back, without reading."""
        newer = replace(self, weeks={**self.weeks, **weeks})
        return replace(newer, candidates=_candidates(newer, now))

    def calendars(self) -> dict[str, AgentCalendar]:
        """What is known of each agent who is open at that start."""
        return calendars_of(self.weeks, self.absences)


def offered(
    directory: Directory,
    records: Records,
    clock: Clock,
    motif_id: str,
    location_id: str | None,
    starts_at: datetime,
    *,
    moving: bool = False,
    lasting_minutes: int = 0,
    user_id: str | None = None,
) -> OfferedStart:
    """Look up one start that a user wants to take (SLOT-18): one Query and one consistent read.

    The motif must be open to everyone, or be a follow-up of a known user (`user_id`), who gets its referents alone
    (SLOT-15); `moving` an appointment asks that of nobody and takes any agent who is free for all of `lasting_minutes`
    (5.3). A start with seconds is simply not offered. Raises NotFound (motif), Invalid (`starts_at`, `location_id`),
    StartsInThePast.
    """
    offer = offer_of_motif(directory, motif_id)
    if not moving and not _may_book(offer.motif, user_id):
        raise NotFound
    asked = () if moving else referents_asked(offer.motif, user_id)
    start, agendas, _ = _start(records, clock, offer, location_id, starts_at, asked)
    only = None if moving else only_agents(offer.motif, user_id, agendas)
    weeks = {key: week for key, week in start.weeks.items() if only is None or key.agent_id in only}
    found = replace(start, weeks=weeks, agent_ids=only, spare_minutes=_spare(offer.motif, lasting_minutes))
    return replace(found, candidates=_candidates(found, clock.now()))


def offered_to_move(
    records: Records,
    clock: Clock,
    offer: Offer,
    location_id: str | None,
    starts_at: datetime,
    lasting_minutes: int,
    also: Collection[Key],
) -> tuple[OfferedStart, Mapping[Key, Entity]]:
    """`offered` for an appointment that moves, from an offer in hand, and what `also` names: one consistent read.

    Whoever may hold the motif, and any agent who is free for as long as it lasts (5.3).
    """
    start, _, found = _start(records, clock, offer, location_id, starts_at, also=also)
    start = replace(start, spare_minutes=_spare(offer.motif, lasting_minutes))
    return replace(start, candidates=_candidates(start, clock.now())), found


def _start(
    records: Records,
    clock: Clock,
    offer: Offer,
    location_id: str | None,
    starts_at: datetime,
    asked: Sequence[ReferentsKey] = (),
    also: Collection[Key] = (),
) -> tuple[OfferedStart, Agendas, Mapping[Key, Entity]]:
    """A start with the agendas around it, not judged yet, and all that was read."""
    now = clock.now()
    place, errors = chosen_place(offer, location_id)
    # Judged by its own date: the last day of the year 9999 has no local time in every zone.
    if not is_realistic(starts_at.date(), now.date()) and starts_at > now:
        errors.append(FieldError("starts_at", "unrealistic"))
    refuse(errors)
    if starts_at < now:
        raise StartsInThePast
    zone = zone_of(offer)
    starts_at = starts_at.astimezone(zone)
    occurrences = occurrences_of(offer, Period(starts_at, starts_at), now, location_id=location_id)
    midnight = datetime.combine(starts_at, time(), zone)
    day = weeks_between(to_minute(midnight), to_minute(midnight + timedelta(days=1)))
    agent_ids = sorted({occurrence.opening.agent_id for occurrence in occurrences})
    agendas = Agendas(records, consistent=True)
    of_agents = (*(AbsencesKey(one) for one in agent_ids), *(WeekKey(one, week) for one in agent_ids for week in day))
    found = agendas.read([*asked, *of_agents], also)
    return OfferedStart(offer, place, starts_at, (), agendas.weeks, agendas.absences), agendas, found


def alternatives_to(records: Records, clock: Clock, wanted: OfferedStart) -> list[Alternative]:
    """The three free starts nearest to a wanted one, same motif and place, sorted; for who was too late (WIZ-05).

    One read of the weeks around, and the whole booking window only when those hold fewer than three.
    """
    now = clock.now()
    offer, place, start = wanted.offer, wanted.location, wanted.starts_at
    location_id = place.id if place else None
    if offer.motif.collectif:
        return group_alternatives(records, offer, location_id, start, now, ALTERNATIVES, wanted.agent_ids)
    window = booking_window(offer.motif, now)
    agendas = Agendas(records, consistent=True)
    times: list[FreeTime] = []
    for period in (reduce_to_window(Period(start - _NEARBY, start + _NEARBY), window), window):
        if period and len(times) < ALTERNATIVES:
            days = days_of(offer, period, now, location_id=location_id, agent_ids=wanted.agent_ids)
            agendas.read(agendas.unread(days))
            times = [
                free
                for free in free_times(
                    offer, days, agendas.calendars(), period, now, spare_minutes=wanted.spare_minutes
                )
                # Not the start itself: free to this read perhaps, and taken when it was claimed.
                if free.start != to_minute(start)
            ]
    return [Alternative(free.starts_at, location_id) for free in nearest_times(times, start, ALTERNATIVES)]


def _candidates(wanted: OfferedStart, now: datetime) -> tuple[Slot, ...]:
    calendars = wanted.calendars()
    return exact_slot(
        wanted.offer,
        calendars,
        wanted.starts_at,
        now,
        location_id=wanted.location.id if wanted.location else None,
        agent_ids=frozenset(calendars),
        spare_minutes=wanted.spare_minutes,
    )


def _spare(motif: Motif, lasting_minutes: int) -> int:
    return max(0, lasting_minutes - motif.duration_minutes)


# --- what they share -------------------------------------------------------------------------------------------------


def offer_of_motif(directory: Directory, motif_id: str) -> Offer:
    """The offer of a motif. Raises NotFound."""
    offer = directory.offer(motif_id)
    if offer is None:
        raise NotFound
    return offer


def is_shown(motif: Motif, user_id: str | None = None) -> bool:
    """Whether users may see its slots: open to everyone, or to the invited, who look before they book (MOT-08).

    A follow-up motif is for known users, who have referents or none (SLOT-15, BOOK-01).
    """
    open_to_users = motif.bookable_by in (BookableBy.EVERYONE, BookableBy.INVITED)
    return open_to_users and not motif.deleted and (not motif.follow_up or user_id is not None)


def _may_book(motif: Motif, user_id: str | None) -> bool:
    """Open to every citizen, or a follow-up that is open to them and a known user: BOOK-01, WIZ-08."""
    is_follow_up = motif.follow_up and motif.bookable_by is BookableBy.EVERYONE and not motif.deleted
    return motif.bookable_online or (is_follow_up and user_id is not None)


def referents_asked(motif: Motif, user_id: str | None) -> list[ReferentsKey]:
    """What to read of a user before a search of this motif."""
    return [ReferentsKey(user_id)] if motif.follow_up and user_id is not None else []


def only_agents(motif: Motif, user_id: str | None, agendas: Agendas) -> frozenset[str] | None:
    """The agents whom a search is limited to; None for no limit. No referent means nobody (SLOT-15 as rebuilt)."""
    if not motif.follow_up:
        return None
    return agendas.referents[user_id] if user_id is not None else frozenset()


def chosen_place(
    offer: Offer, location_id: str | None, *, enabled: bool = True
) -> tuple[Location | None, list[FieldError]]:
    """The place of that id, and what is wrong with the choice; a place is needed on site only (MOT-01).

    `enabled`: a place that is not is unknown.
    """
    if location_id is None:
        on_site = offer.motif.location_type is LocationType.PUBLIC_OFFICE
        return None, [FieldError("location_id", "required")] if on_site else []
    place = offer.location(location_id)
    if place is None or (enabled and not _is_enabled(place)):
        return None, [FieldError("location_id", "unknown")]
    return place, []


def chosen_days(offer: Offer, from_day: date, days: int, now: datetime) -> tuple[date, list[FieldError]]:
    """The last of `days` days (1 to 31) from `from_day`, and what is wrong with the choice."""
    errors: list[FieldError] = []
    if not is_realistic(from_day, now.astimezone(zone_of(offer)).date()):
        errors.append(FieldError("from", "unrealistic"))
    if not 1 <= days <= MOST_DAYS:
        errors.append(FieldError("days", "out_of_range"))
    return (from_day if errors else from_day + timedelta(days=days - 1)), errors


def refuse(errors: Sequence[FieldError]) -> None:
    """Raises Invalid when there are errors."""
    if errors:
        raise Invalid(errors)
