"""Keep the lists' read model: what each département remembers of its motifs at their places (`rdv.domain.outlooks`).

Whoever changes an agenda or an offer knows nothing of lists; the stream tells this keeper, seconds later. An older
computation never replaces a newer one: each outlook is written on the version that was read before the agendas were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ..domain.directory import Listing, Location, Offer
from ..domain.errors import Unavailable
from ..domain.outlooks import (
    AgentChanged,
    Change,
    ListingChanged,
    MotifChanged,
    Outlook,
    first_needed,
    group_outlook_of,
    horizon,
    next_start,
    outlook_of,
)
from ..domain.slots import Period, occurrences_of, search_windows
from ..ports import Clock, Conflict, Directory, Lists, Records
from .agendas import Agendas, Search, first_availabilities

# Outlooks live 26 hours; what nothing has changed for this long is computed anew.
REFRESHED_AFTER = timedelta(hours=20)
MOST_ROUNDS = 6


@dataclass(slots=True)
class _Target:
    """A motif to keep: everywhere, or where these agents are open; and the changes that want it."""

    everywhere: bool = False
    agent_ids: set[str] = field(default_factory=set[str])
    wanted_by: list[int] = field(default_factory=list[int])


@dataclass(frozen=True, slots=True)
class Kept:
    """How many outlooks were written or deleted, and the positions of the changes that were not followed."""

    written: int
    failed: frozenset[int]


@dataclass(frozen=True, slots=True)
class Keeper:
    """The ports of whoever keeps lists."""

    directory: Directory
    lists: Lists
    records: Records
    clock: Clock

    def follow(self, changes: Sequence[Change]) -> Kept:
        """Bring the lists up to date with a batch of changes: each motif once, however many of them speak of it.

        All of the batch is in the store before it is handed out, so that once is enough. Changes that the store did
        not let us follow come back in `failed`.
        """
        written = 0
        failed: set[int] = set()
        targets: dict[str, _Target] = {}
        agents: dict[str, list[int]] = {}
        for position, change in enumerate(changes):
            match change:
                case AgentChanged(agent_id):
                    agents.setdefault(agent_id, []).append(position)
                case MotifChanged(motif_id):
                    target = targets.setdefault(motif_id, _Target())
                    target.everywhere = True
                    target.wanted_by.append(position)
                case ListingChanged():
                    try:
                        written += self._follow_listing(change, position, targets)
                    except Unavailable:
                        failed.add(position)
        for agent_id, positions in agents.items():
            try:
                for motif_id in self.lists.motifs_of_agent(agent_id):
                    target = targets.setdefault(motif_id, _Target())
                    target.agent_ids.add(agent_id)
                    target.wanted_by.extend(positions)
            except Unavailable:
                failed.update(positions)
        for motif_id, target in targets.items():
            try:
                written += self._keep(motif_id, None if target.everywhere else frozenset(target.agent_ids))
            except Unavailable:
                failed.update(target.wanted_by)
        return Kept(written, frozenset(failed))

    def refresh(self, departement: str, may_go_on: Callable[[], bool]) -> int:
        """Compute anew what is missing, old, or at its end, and delete what is listed no more.

        Stops when `may_go_on` says so. Returns how many were written or deleted; raises Unavailable.
        """
        now = self.clock.now()
        listings = self.directory.listings(departement=departement)
        known: dict[str, dict[str | None, Outlook]] = {}
        for outlook in self.lists.outlooks(departement):
            known.setdefault(outlook.motif.id, {})[outlook.location_id] = outlook
        written = 0
        for listing in listings:
            outlooks = known.pop(listing.motif_id, {})
            if not may_go_on():
                return written
            if _is_due(listing, outlooks, now):
                written += self._keep(listing.motif_id, None)
        for outlooks in known.values():
            for merge_key, motif_id in sorted({(one.motif.merge_key, one.motif.id) for one in outlooks.values()}):
                written += self._forget(ListingChanged(departement, merge_key, motif_id))
        return written

    def _follow_listing(self, change: ListingChanged, position: int, targets: dict[str, _Target]) -> int:
        """Have it kept where it is still listed, else forget it."""
        offer = self.directory.offer(change.motif_id, consistent=True)
        if offer is None or not _is_listed_at(offer, change.departement, change.merge_key):
            return self._forget(change)
        target = targets.setdefault(change.motif_id, _Target())
        target.everywhere = True
        target.wanted_by.append(position)
        return 0

    def _forget(self, change: ListingChanged) -> int:
        gone = self.lists.outlooks(change.departement, merge_key=change.merge_key, motif_id=change.motif_id)
        try:
            self.lists.save(change.departement, (), gone)
        except Conflict as conflict:
            # Somebody keeps what is deleted here: the change comes again, and finds who was right.
            raise Unavailable from conflict
        return len(gone)

    def _keep(self, motif_id: str, agent_ids: frozenset[str] | None) -> int:
        """The outlooks of a motif, or of the places where some agents are open for it. Raises Unavailable."""
        for _ in range(MOST_ROUNDS):
            offer = self.directory.offer(motif_id, consistent=True)
            if offer is None or not offer.is_listed:
                return 0
            departement, merge_key = offer.organisation.departement, offer.motif.merge_key
            stored = {
                one.location_id: one for one in self.lists.outlooks(departement, merge_key=merge_key, motif_id=motif_id)
            }
            if any(one.revision != offer.revision for one in stored.values()):
                # One of the two is behind the other: the offer was read before the outlooks, which are conditions.
                newest = self.directory.offer(motif_id, consistent=True)
                if newest is None or not _is_listed_at(newest, departement, merge_key):
                    continue
                offer = newest
            places = _places_to_compute(offer, stored, agent_ids)
            versions = {place_id: one.version for place_id, one in stored.items()}
            kept = outlooks_of(self.records, offer, places, versions, self.clock.now())
            listed = {place.id if place else None for place in offer.listed_places}
            dropped = [one for place_id, one in stored.items() if place_id not in listed]
            try:
                self.lists.save(departement, kept, dropped)
            except Conflict:
                continue
            return len(kept) + len(dropped)
        raise Unavailable


def outlooks_of(
    records: Records,
    offer: Offer,
    places: Sequence[Location | None],
    versions: dict[str | None, int],
    now: datetime,
) -> list[Outlook]:
    """What there is to remember of an offer at these places, consistently read; the weeks of all go into shared reads."""

    def version(place: Location | None) -> int:
        return versions.get(place.id if place else None, 0)

    whole = horizon(offer.motif, now)
    if offer.motif.collectif:
        groups = records.group_seats(offer.motif.id, whole.begin, whole.end)
        return [group_outlook_of(offer, place, groups, now, version(place)) for place in places]
    agendas = Agendas(records, consistent=True)
    since = first_needed(offer.motif, now)
    searches = [Search(offer, place, search_windows(now, whole), since=since) for place in places]
    firsts = first_availabilities(records, searches, now, agendas)
    calendars = agendas.calendars()
    found: list[Outlook] = []
    for place, first in zip(places, firsts, strict=True):
        walked = Period(now, first or whole.end)
        occurrences = occurrences_of(offer, walked, now, location_id=place.id if place else None)
        found.append(outlook_of(offer, place, occurrences, calendars, first, now, version(place)))
    return found


def _places_to_compute(
    offer: Offer, stored: dict[str | None, Outlook], agent_ids: frozenset[str] | None
) -> list[Location | None]:
    """Those that the change may touch: all of them when some outlook is not of this revision of the offer."""
    listed = list(offer.listed_places)
    if agent_ids is None:
        return listed
    current = {place_id for place_id, one in stored.items() if one.revision == offer.revision}
    if any((place.id if place else None) not in current for place in listed):
        return listed
    opened = {opening.location_id for opening in offer.openings if opening.agent_id in agent_ids}
    return [place for place in listed if place is None or place.id in opened]


def _is_listed_at(offer: Offer, departement: str, merge_key: str) -> bool:
    here = offer.organisation.departement == departement and offer.motif.merge_key == merge_key
    return here and offer.is_listed


def _is_due(listing: Listing, outlooks: dict[str | None, Outlook], now: datetime) -> bool:
    if outlooks.keys() != set(listing.place_ids):
        return True
    return any(
        outlook.revision != listing.revision
        or now - outlook.computed_at > REFRESHED_AFTER
        or not next_start(outlook, now).is_known
        for outlook in outlooks.values()
    )
