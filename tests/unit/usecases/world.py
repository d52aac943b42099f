"""A small world for use cases: one organisation, a few offers, memory stores, a clock that moves by hand."""

from __future__ import annotations

import random
import re
import time as machine
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rdv import ids
from rdv.domain.appointments import Appointment, Author, AuthorKind, Event
from rdv.domain.directory import (
    BookableBy,
    Location,
    LocationType,
    Motif,
    Offer,
    Opening,
    Organisation,
    Service,
)
from rdv.domain.errors import DomainError
from rdv.domain.people import Channel, CodeRequest, User
from rdv.domain.recurrence import Every, Recurrence
from rdv.ports import AppointmentKey, Put, UserKey, Write
from rdv.store.memory import Faults, MemoryDirectory, MemoryRecords
from rdv.usecases.booking import Booked, BookingRequest, Person, book
from rdv.usecases.contacting import request_code, verify_code
from rdv.usecases.desk_booking import DeskRequest, create_appointment
from rdv.usecases.holding import Caller, HoldGiven, hold

PARIS = ZoneInfo("Europe/Paris")
# A Saturday: the next working days are ahead, and no public holiday is near.
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
EMAIL = "zoe.martin@courriel.example"
PHONE = "+33610000001"

ORGANISATION = Organisation(
    ids.derived_id("organisation", "arras"), "Maison des solidarités", "62", "03 53 01 00 00", city="Arras"
)
SERVICE = Service(ids.derived_id("service", "social"), "Service social", "Social")
PLACE = Location(
    ids.derived_id("location", "centre"), ORGANISATION.id, "Centre", "1 place d’Armes, 62000 Arras", 50.29, 2.78
)
OTHER_PLACE = replace(PLACE, id=ids.derived_id("location", "nord"), name="Nord", phone_number="03 53 01 00 99")
MOTIF = Motif(
    ids.derived_id("motif", "aide"),
    ORGANISATION.id,
    SERVICE.id,
    "Première demande d’aide",
    bookable_by=BookableBy.EVERYONE,
)
GROUP = replace(
    MOTIF, id=ids.derived_id("motif", "atelier"), name="Atelier parents-bébés", duration_minutes=90, collectif=True
)
AGENTS = tuple(ids.derived_id("agent", str(number)) for number in range(5))


AT_THE_DESK = Author(AuthorKind.AGENT, AGENTS[0])


def weekday_opening(agent_id: str, place: Location | None = PLACE, hours: tuple[int, int] = (9, 12)) -> Opening:
    """Every weekday from Monday 23 November 2026."""
    return Opening(
        ids.derived_id("opening", agent_id, place.id if place else "", *map(str, hours)),
        agent_id,
        ORGANISATION.id,
        MONDAY,
        time(hours[0]),
        time(hours[1]),
        place.id if place else None,
        Recurrence(Every.WEEK, MONDAY, on=(1, 2, 3, 4, 5)),
    )


def an_offer(motif: Motif = MOTIF, agents: tuple[str, ...] = AGENTS[:1], places: tuple[Location, ...] = ()) -> Offer:
    """The motif, served by `agents` every weekday morning at the first of `places`."""
    used = places or ((PLACE,) if motif.location_type is LocationType.PUBLIC_OFFICE else ())
    openings = tuple(weekday_opening(agent, used[0] if used else None) for agent in agents)
    return Offer(motif, SERVICE, ORGANISATION, used, openings)


def a_group_offer(motif: Motif = GROUP, places: tuple[Location, ...] = (PLACE,)) -> Offer:
    """A group motif: it has no openings (PO-03)."""
    return Offer(motif, SERVICE, ORGANISATION, places)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A wall-clock time in Paris."""
    return datetime.combine(day, time(hour, minute), PARIS)


@dataclass
class HandClock:
    """A clock that moves when it is told."""

    instant: datetime = NOW

    def now(self) -> datetime:
        return self.instant

    def advance(self, **duration: float) -> None:
        self.instant += timedelta(**duration)


@dataclass
class World:
    """The stores and the verbs of a citizen's journey."""

    clock: HandClock = field(default_factory=HandClock)
    records: MemoryRecords = field(default_factory=MemoryRecords)
    directory: MemoryDirectory = field(default_factory=MemoryDirectory)
    keyring: ids.Keyring = field(default_factory=lambda: ids.Keyring("a secret of tests, long enough for it"))

    def publish(self, *offers: Offer) -> World:
        for offer in offers:
            self.directory.publish_organisation(offer.organisation)
            self.directory.publish_offer(offer)
        return self

    def people(self, *users: User) -> World:
        """Users whom agents know."""
        self.records.commit([Put(UserKey(user.id), user) for user in users])
        return self

    def desk(self, starts_at: datetime, motif: Motif = MOTIF, **changes: object) -> Appointment:
        """An appointment that the first agent makes for the first agent, unless told otherwise."""
        request = DeskRequest(
            motif_id=motif.id,
            location_id=PLACE.id,
            starts_at=starts_at,
            agent_ids=AGENTS[:1],
            idempotency_key=ids.new_id(),
            fingerprint="fingerprint",
        )
        request = replace(request, **changes)  # type: ignore[arg-type]
        return create_appointment(
            self.directory, self.records, self.clock, self.keyring, AT_THE_DESK, request
        ).appointment

    def group(self, starts_at: datetime, seats: int | None = 5, **changes: object) -> Appointment:
        """A group appointment that the first agent makes."""
        return self.desk(starts_at, **{"motif": GROUP, "title": "Massage", "max_participants": seats, **changes})  # type: ignore[arg-type]

    def stored(self, appointment: Appointment) -> Appointment:
        """The appointment as it is now."""
        found = self.records.items[AppointmentKey(appointment.id)]
        assert isinstance(found, Appointment)
        return found

    def events(self, appointment: Appointment) -> list[Event]:
        """Its events, in order."""
        found = [one for one in self.records.items.values() if isinstance(one, Event)]
        return sorted((one for one in found if one.appointment_id == appointment.id), key=lambda one: one.version)

    def hold(
        self,
        starts_at: datetime,
        *,
        motif: Motif = MOTIF,
        place: Location | None = PLACE,
        visitor: str = "visitor",
        source: str = "192.0.2.1",
    ) -> HoldGiven:
        caller = Caller.of(self.keyring, visitor, source)
        place_id = place.id if place else None
        return hold(self.directory, self.records, self.clock, motif.id, place_id, starts_at, caller)

    def last_code(self, to: str) -> str:
        """The digits that the sender would derive from the newest request."""
        requests = [one for one in self.records.items.values() if isinstance(one, CodeRequest) and one.to == to]
        newest = requests[-1]
        return self.keyring.code(newest.key, newest.nonce)

    def prove(self, given: HoldGiven, channel: Channel = Channel.EMAIL, to: str = EMAIL) -> str:
        request_code(self.records, self.clock, self.keyring, channel, to, given.hold_token)
        digits = self.last_code(to)
        assert re.fullmatch(r"\d{6}", digits)
        return verify_code(self.records, self.clock, self.keyring, channel, to, digits).contact_token

    def request(
        self, given: HoldGiven, contact_token: str, key: str = "key", person: Person | None = None, **changes: object
    ) -> BookingRequest:
        request = BookingRequest(
            given.hold.ref.spelled(),
            given.hold_token,
            contact_token,
            key,
            "fingerprint",
            person or Person("Zoé", "de La Fontaine", EMAIL, PHONE),
        )
        return replace(request, **changes)  # type: ignore[arg-type]

    def book(self, request: BookingRequest) -> Booked:
        return book(self.directory, self.records, self.clock, self.keyring, request)

    def book_at(self, starts_at: datetime, *, person: Person | None = None, **where: object) -> Booked:
        """The whole journey to an appointment."""
        given = self.hold(starts_at, **where)  # type: ignore[arg-type]
        token = self.prove(given, to=person.email if person else EMAIL)
        return self.book(self.request(given, token, key=ids.new_id(), person=person))


class DistantRecords(MemoryRecords):
    """The memory store behind a wire: callers meet between a read and its commit."""

    def read(self, keys: Sequence[Any], *, consistent: bool = True) -> dict[Any, Any]:
        machine.sleep(random.uniform(0, 0.002))
        return super().read(keys, consistent=consistent)

    def commit(self, writes: Sequence[Write]) -> None:
        machine.sleep(random.uniform(0, 0.002))
        super().commit(writes)


def distant(seed: int) -> World:
    """A world whose store is behind a wire and meets contention."""
    return World(records=DistantRecords(Faults(conflict=0.3, seed=seed)))


def all_at_once(jobs: Sequence[Callable[[], object]]) -> list[object]:
    """What each of them gave: an answer, or the refusal."""

    def run(job: Callable[[], object]) -> object:
        try:
            return job()
        except DomainError as refusal:
            return refusal

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))
