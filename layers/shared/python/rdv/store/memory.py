"""The stores in memory: the same ports, for unit tests, with switches for conflict, throttle and lag."""

from __future__ import annotations

import random
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ..domain.appointments import Appointment, Event, Status
from ..domain.directory import (
    Agent,
    Book,
    Listing,
    Location,
    Motif,
    Offer,
    Opening,
    Organisation,
    Service,
    Staff,
    Team,
    slug,
)
from ..domain.errors import Unavailable
from ..domain.groups import GroupPlace, GroupSeats
from ..domain.membership import FindEntry, FindKind
from ..domain.messages import MessageMark
from ..domain.outlooks import Outlook
from ..domain.plan_changes import PlanChange
from ..domain.reconciliation import event_bucket
from ..domain.reminders import due_bucket
from ..domain.sms_counts import SmsCount, total
from ..ports import (
    AgentKey,
    AppointmentKey,
    AppointmentPage,
    CalendarPage,
    Conflict,
    Count,
    Drop,
    Enter,
    Entity,
    EventKey,
    FindKey,
    Key,
    Leave,
    LocationKey,
    MarkKey,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    PlanChangeKey,
    Put,
    Quota,
    QuotaKey,
    Renew,
    ServiceKey,
    StaffKey,
    TeamKey,
    Unsettled,
    UnsettledPage,
    Write,
)
from .books import arranged, opening_order
from .cursors import Place, read_cursor, spelled_cursor
from .directory import by_name, listing_of, matching_organisations, revised, searchable_words
from .items import sortable
from .keys import address_of, find_partition

# What DynamoDB takes in one transaction.
MOST_WRITES = 100


@dataclass(slots=True)
class Faults:
    """Probabilities, from 0 to 1. `conflict`: a commit meets contention inside the store and is tried again.

    `throttle`: a call is refused for good (`Unavailable`). `lag`: a read that is not consistent is one commit behind.
    """

    conflict: float = 0.0
    throttle: float = 0.0
    lag: float = 0.0
    seed: int = 1


class MemoryRecords:
    """`ports.Records` in a dictionary, one lock around each commit."""

    def __init__(self, faults: Faults | None = None) -> None:
        self.items: dict[Key, Entity] = {}
        self.faults = faults or Faults()
        self.reads = 0
        self.commits = 0
        self._stale: dict[Key, Entity] = {}
        self._lock = threading.Lock()
        self._dice = random.Random(self.faults.seed)  # noqa: S311 - chance, not a secret

    def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
        """`ports.Records.read`."""
        with self._lock:
            self.reads += (len(keys) + 99) // 100
            if self._happens(self.faults.throttle):
                raise Unavailable
            source = self._stale if not consistent and self._happens(self.faults.lag) else self.items
            return {key: source[key] for key in keys if key in source}

    def commit(self, writes: Sequence[Write]) -> None:
        """`ports.Records.commit`."""
        touched = [write.key for write in writes]
        if len(set(touched)) != len(touched):
            raise ValueError("two writes to one item cannot share a transaction")
        if len(writes) > MOST_WRITES:
            raise ValueError("a transaction takes a hundred writes")
        while True:
            with self._lock:
                if self._happens(self.faults.conflict):
                    continue
                if self._happens(self.faults.throttle):
                    raise Unavailable
                self.commits += 1
                failed = {write.key: self.items.get(write.key) for write in writes if not self._holds(write)}
                if failed:
                    raise Conflict(failed)
                self._stale = dict(self.items)
                for write in writes:
                    self._apply(write)
                return

    def _happens(self, probability: float) -> bool:
        return probability > 0 and self._dice.random() < probability

    def _holds(self, write: Write) -> bool:
        current = self.items.get(write.key)
        match write:
            case Put(expected_version=None) | Leave() | Count() | Drop(must_exist=False, expected_version=None):
                return True
            case Put(expected_version=0):
                return current is None
            case Drop(expected_version=None):
                return current is not None
            case Put(expected_version=expected) | Drop(expected_version=expected):
                return current is not None and getattr(current, "version", 1) == expected
            case Enter(limit=limit):
                return len(self._entries(write.key)) < limit
            case Renew(expected=expected):
                return self._entries(write.key) == expected

    def _entries(self, key: QuotaKey) -> frozenset[str]:
        quota = self.items.get(key)
        return quota.entries if isinstance(quota, Quota) else frozenset()

    def _apply(self, write: Write) -> None:
        match write:
            case Put(key, entity):
                self.items[key] = entity
            case Drop(key):
                self.items.pop(key, None)
            case Enter(key, entry):
                self.items[key] = Quota(self._entries(key) | {entry})
            case Leave(key, entry):
                self._set_entries(key, self._entries(key) - {entry})
            case Renew(key, entries=entries):
                self._set_entries(key, entries)
            case Count(key, messages, segments):
                before = self.items.get(key)
                counted = [before] if isinstance(before, SmsCount) else []
                self.items[key] = total([*counted, SmsCount(messages, segments)])

    def _set_entries(self, key: QuotaKey, entries: frozenset[str]) -> None:
        # DynamoDB keeps no empty set: the item stays without entries, which reads the same.
        self.items[key] = Quota(entries)

    def group_seats(
        self, motif_id: str, since: datetime, until: datetime, *, consistent: bool = True
    ) -> list[GroupSeats]:
        """`ports.Records.group_seats`."""
        with self._lock:
            self.reads += 1
            if self._happens(self.faults.throttle):
                raise Unavailable
            source = self._stale if not consistent and self._happens(self.faults.lag) else self.items
            found = [
                one
                for one in source.values()
                if isinstance(one, GroupSeats) and one.motif_id == motif_id and since <= one.starts_at <= until
            ]
            return sorted(found, key=lambda one: (one.starts_at, one.appointment_id))

    def story(self, appointment_id: str) -> list[Appointment | Event | MessageMark]:
        """`ports.Records.story`."""
        with self._lock:
            self.reads += 1
            if self._happens(self.faults.throttle):
                raise Unavailable
            parts: list[Appointment | Event | MessageMark] = []
            for key, entity in self.items.items():
                match key, entity:
                    case AppointmentKey(owner), Appointment():
                        parts += [entity] if owner == appointment_id else []
                    case EventKey(owner), Event():
                        parts += [entity] if owner == appointment_id else []
                    case MarkKey(owner), MessageMark():
                        parts += [entity] if owner == appointment_id else []
                    case _:
                        pass
            return parts

    def events_in(self, bucket: str, since: datetime, until: datetime) -> list[EventKey | PlanChangeKey]:
        """`ports.Records.events_in`."""
        with self._lock:
            self.reads += 1
            first = since.replace(microsecond=0)
            events = [
                one
                for one in self.items.values()
                if isinstance(one, Event | PlanChange)
                and event_bucket(one.at, one.appointment_id if isinstance(one, Event) else one.object_id) == bucket
                and first <= one.at.replace(microsecond=0) <= until
            ]
            return [
                EventKey(one.appointment_id, one.version, one.kind) if isinstance(one, Event) else PlanChangeKey.of(one)
                for one in sorted(events, key=lambda one: one.at)
            ]

    def calendar(
        self,
        owner: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int,
        cursor: str = "",
    ) -> CalendarPage:
        """`ports.Records.calendar`."""
        with self._lock:
            self.reads += 1
            if self._happens(self.faults.throttle):
                raise Unavailable
            entries = {
                Place(sortable(one.starts_at), address_of(key).pk, address_of(key).sk): one
                for key, one in self.items.items()
                if isinstance(one, Appointment | GroupPlace)
                and one.owner == owner
                and (since is None or one.starts_at >= since)
                and (until is None or one.starts_at < until)
            }
        found, behind = _page(entries, limit, cursor, forward=since is not None)
        return CalendarPage(tuple(found), behind)

    def appointments_of(
        self, organisation_id: str, since: datetime, until: datetime, *, limit: int = 0, cursor: str = ""
    ) -> AppointmentPage:
        """`ports.Records.appointments_of`."""
        with self._lock:
            self.reads += 1
            if self._happens(self.faults.throttle):
                raise Unavailable
            entries = {
                Place(sortable(one.starts_at), address_of(key).pk, address_of(key).sk): one
                for key, one in self.items.items()
                if isinstance(one, Appointment)
                and one.organisation_id == organisation_id
                and sortable(since) <= sortable(one.starts_at) < sortable(until)
            }
        found, behind = _page(entries, limit or len(entries), cursor)
        return AppointmentPage(tuple(found), behind)

    def unsettled_of(self, organisation_id: str, agent_ids: Collection[str], until: datetime) -> int:
        """`ports.Records.unsettled_of`."""
        with self._lock:
            self.reads += 1
            return sum(
                isinstance(one, Appointment)
                and one.organisation_id == organisation_id
                and one.status is Status.UNKNOWN
                and one.starts_at < until
                and not set(agent_ids).isdisjoint(one.agent_ids)
                for one in self.items.values()
            )

    def unsettled_page(
        self, organisation_id: str, since: datetime, until: datetime, *, limit: int, cursor: str = ""
    ) -> UnsettledPage:
        """`ports.Records.unsettled_page`."""
        with self._lock:
            self.reads += 1
            if self._happens(self.faults.throttle):
                raise Unavailable
            entries = {
                Place(sortable(one.starts_at), address_of(key).pk, address_of(key).sk): one
                for key, one in self.items.items()
                if isinstance(one, Appointment)
                and one.organisation_id == organisation_id
                and one.status is Status.UNKNOWN
                and sortable(since) <= sortable(one.starts_at) < sortable(until)
            }
        found, behind = _page(entries, limit, cursor)
        return UnsettledPage(tuple(Unsettled(one.id, frozenset(one.agent_ids)) for one in found), behind)

    def has_appointment_of(self, organisation_id: str, reference: str) -> bool:
        """`ports.Records.has_appointment_of`."""
        with self._lock:
            self.reads += 1
            if self._happens(self.faults.throttle):
                raise Unavailable
            return any(
                isinstance(one, Appointment)
                and one.organisation_id == organisation_id
                and reference in (one.motif_id, one.location_id)
                for one in self.items.values()
            )

    def due_reminders(self, bucket: str, until: datetime) -> list[str]:
        """`ports.Records.due_reminders`."""
        with self._lock:
            due = [
                (one.reminder_at, one.id)
                for one in self.items.values()
                if isinstance(one, Appointment)
                and one.reminder_at is not None
                and not one.status.is_cancelled
                and one.reminder_at <= until
                and due_bucket(one.reminder_at, one.id) == bucket
            ]
            return [appointment_id for _, appointment_id in sorted(due)]


def _page[E](entries: Mapping[Place, E], limit: int, cursor: str, *, forward: bool = True) -> tuple[list[E], str]:
    """At most `limit` of them by place, and the cursor of a next page: empty for the last one. Raises ValueError."""
    places = sorted(entries, reverse=not forward)
    if cursor:
        behind = read_cursor(cursor)
        places = [one for one in places if (one > behind if forward else one < behind)]
    page = places[:limit]
    return [entries[one] for one in page], spelled_cursor(page[-1]) if len(places) > limit else ""


class MemoryDirectory:
    """`ports.Directory` over what was published, with `DirectoryWriter`'s verbs; `ports.Lists` beside it.

    Agents and teams are read from `records` too, where they are written by those who change them.
    """

    def __init__(self, records: MemoryRecords | None = None) -> None:
        self.reads = 0
        self._records = records
        self.kept: dict[tuple[str, str, str, str | None], Outlook] = {}
        self._offers: dict[str, Offer] = {}
        self._organisations: dict[str, Organisation] = {}
        self._teams: dict[str, Team] = {}
        self._agents: dict[str, Agent] = {}

    def publish_organisation(self, organisation: Organisation) -> None:
        """Make an organisation known."""
        self._organisations[organisation.id] = organisation

    def publish_team(self, team: Team) -> None:
        """Make a team known."""
        self._teams[team.id] = team

    def publish_agent(self, agent: Agent) -> None:
        """Make an agent known."""
        self._agents[agent.id] = agent

    def publish_offer(self, offer: Offer) -> None:
        """Make a motif known; what was published of it before is replaced."""
        self._offers[offer.motif.id] = revised(offer)

    def withdraw_offer(self, motif_id: str) -> None:
        """Forget a motif."""
        self._offers.pop(motif_id, None)

    def offer(self, motif_id: str, *, consistent: bool = False) -> Offer | None:
        """`ports.Directory.offer`."""
        self.reads += 1
        return self._offers.get(motif_id)

    def places(self, wanted: Sequence[tuple[str, str | None]]) -> dict[tuple[str, str | None], Offer]:
        """`ports.Directory.places`."""
        self.reads += bool(wanted)
        found = {(motif_id, place_id): self._offers.get(motif_id) for motif_id, place_id in wanted}
        return {key: offer.at_place(key[1]) for key, offer in found.items() if offer}

    def organisations_of(self, departement: str) -> list[Organisation]:
        """`ports.Directory.organisations_of`."""
        self.reads += 1
        return sorted((one for one in self._organisations.values() if one.departement == departement), key=by_name)

    def organisations_named(self, text: str) -> list[Organisation]:
        """`ports.Directory.organisations_named`."""
        self.reads += 1
        words = searchable_words(text)
        return matching_organisations(words, self._organisations.values()) if words else []

    def organisation(self, organisation_id: str) -> Organisation | None:
        """`ports.Directory.organisation`."""
        self.reads += 1
        return self._organisations.get(organisation_id)

    def agent(self, agent_id: str) -> Agent | None:
        """`ports.Directory.agent`."""
        self.reads += 1
        written = self._records.items.get(AgentKey(agent_id)) if self._records else None
        return written if isinstance(written, Agent) else self._agents.get(agent_id)

    def listings(
        self,
        *,
        departement: str | None = None,
        organisation_id: str | None = None,
        merge_key: str | None = None,
    ) -> list[Listing]:
        """`ports.Directory.listings`."""
        self.reads += 1
        return [
            listing_of(offer)
            for _, offer in sorted(self._offers.items())
            if offer.is_listed
            and merge_key in (None, offer.motif.merge_key)
            and (
                offer.organisation.id == organisation_id
                if organisation_id is not None
                else offer.organisation.departement == departement
            )
        ]

    def outlooks(self, departement: str, merge_key: str | None = None, *, motif_id: str | None = None) -> list[Outlook]:
        """`ports.Directory.outlooks` and `ports.Lists.outlooks`."""
        self.reads += 1
        return [
            outlook
            for (where, key, motif, _), outlook in sorted(self.kept.items(), key=lambda item: item[0][:3])
            if where == departement and merge_key in (None, key) and motif_id in (None, motif)
        ]

    def departements(self) -> list[str]:
        """`ports.Lists.departements`."""
        listed = {offer.organisation.departement for offer in self._offers.values() if offer.is_listed}
        return sorted(listed | {where for where, *_ in self.kept})

    def motifs_of_agent(self, agent_id: str) -> list[str]:
        """`ports.Lists.motifs_of_agent`."""
        self.reads += 1
        served = (offer for offer in self._offers.values() if any(one.agent_id == agent_id for one in offer.openings))
        return sorted(offer.motif.id for offer in served)

    def save(self, departement: str, kept: Sequence[Outlook], dropped: Sequence[Outlook] = ()) -> None:
        """`ports.Lists.save`."""
        places = {(departement, one.motif.merge_key, one.motif.id, one.location_id): one for one in (*kept, *dropped)}
        if any(one.version != getattr(self.kept.get(place), "version", 0) for place, one in places.items()):
            raise Conflict({})
        for place, one in places.items():
            if one in kept:
                self.kept[place] = replace(one, version=one.version + 1)
            else:
                del self.kept[place]

    def teams_of(self, departement: str) -> list[Team]:
        """`ports.Directory.teams_of`."""
        self.reads += 1
        written = self._records.items.items() if self._records else ()
        teams = self._teams | {
            one.id: one for key, one in written if isinstance(key, TeamKey) and isinstance(one, Team)
        }
        return sorted((one for one in teams.values() if one.departement == departement), key=by_name)


class MemoryBooks:
    """`ports.Books` over what is in `records`."""

    def __init__(self, records: MemoryRecords) -> None:
        self._items = records.items

    def book(self, organisation_id: str) -> Book | None:
        """`ports.Books.book`."""
        organisation = self._items.get(OrganisationKey(organisation_id))
        if not isinstance(organisation, Organisation):
            return None
        staff = self._items.get(StaffKey(organisation_id))
        locations: list[Location] = []
        motifs: list[Motif] = []
        openings: list[Opening] = []
        for key, entity in self._items.items():
            match key, entity:
                case LocationKey(owner), Location():
                    locations += [entity] if owner == organisation_id else []
                case MotifKey(owner), Motif():
                    motifs += [entity] if owner == organisation_id else []
                case OpeningKey(owner), Opening():
                    openings += [entity] if owner == organisation_id else []
                case _:
                    pass
        kept = staff if isinstance(staff, Staff) else Staff(organisation_id, version=0)
        return arranged(Book(organisation, kept, tuple(locations), tuple(motifs), tuple(openings)))

    def openings_of(self, organisation_id: str, agent_id: str) -> list[Opening]:
        """`ports.Books.openings_of`."""
        found = [
            one
            for key, one in self._items.items()
            if isinstance(one, Opening)
            and isinstance(key, OpeningKey)
            and (key.organisation_id, key.agent_id) == (organisation_id, agent_id)
        ]
        return sorted(found, key=opening_order)

    def services(self) -> list[Service]:
        """`ports.Books.services`."""
        found = [one for key, one in self._items.items() if isinstance(key, ServiceKey) and isinstance(one, Service)]
        return sorted(found, key=lambda one: (slug(one.name), one.id))


class MemoryUserIndex:
    """`ports.UserIndex` over the rows that the records in memory hold."""

    def __init__(self, records: MemoryRecords) -> None:
        self._records = records

    def filed(self, scope: str, kind: FindKind, prefix: str, limit: int) -> list[FindEntry]:
        """`ports.UserIndex.filed`."""
        partition = find_partition(scope, kind, prefix)
        found = [
            (address_of(key).sk, entry)
            for key, entry in self._records.items.items()
            if isinstance(key, FindKey) and isinstance(entry, FindEntry) and address_of(key).pk == partition
        ]
        return [entry for sk, entry in sorted(found, key=lambda one: one[0]) if sk.startswith(prefix)][:limit]
