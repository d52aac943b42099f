"""A small world for tests of messages: an organisation, people, an appointment, and providers that can fail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from notify.couriers import EmailCourier, SmsCourier
from rdv.domain.agents_told import agent_jobs_for
from rdv.domain.appointments import Appointment, Author, AuthorKind, Event, EventKind, Participation, armed
from rdv.domain.directory import (
    Agent,
    BookableBy,
    Location,
    LocationType,
    Motif,
    Offer,
    Organisation,
    Service,
    Verticale,
)
from rdv.domain.messages import AgentNotice, AppointmentNotice, MessageJob, MessageMark, jobs_for, recipient_of, told_as
from rdv.domain.people import Channel, User
from rdv.domain.receipts import Outcome, Receipt
from rdv.ids import Keyring
from rdv.ports import AppointmentKey, EventKey, Put, UserKey
from rdv.settings import MessageSettings
from rdv.store.memory import MemoryDirectory, MemoryRecords
from rdv.usecases.receiving import receive
from rdv.usecases.relaying import relay
from rdv.usecases.sending import deliver, mark_key

PARIS = ZoneInfo("Europe/Paris")
KEYRING = Keyring("a secret of the tests, long enough to be one")
SETTINGS = MessageSettings("https://www.rdv-solidarites.fr", "ne-pas-repondre@rdv.example", "", "reply.rdv.example")
APPOINTMENT_ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
# What participants are told of; the rest is between agents.
NOT_TOLD = (
    EventKind.STATUS_CHANGED,
    EventKind.CONFIRMED,
    EventKind.CLAIMED,
    EventKind.ARRIVED,
    EventKind.DELETED,
)
TOLD_KINDS = [kind for kind in EventKind if kind not in NOT_TOLD]
# AV-19: Friday 10 December 2021 at 13:10.
START = datetime(2021, 12, 10, 13, 10, tzinfo=PARIS)
BOOKED_AT = datetime(2021, 12, 1, 9, 0, tzinfo=PARIS)

SERVICE = Service("service", "PMI (Protection Maternelle Infantile)", "PMI")
PLACE = Location("place", "organisation", "MDS Centre", "10 rue d'ici, Paris, 75016", 48.85, 2.26, "01 23 45 67 89")
OTHER_PLACE = Location("other", "organisation", "MDS Nord", "2 rue du Port, Paris, 75018", 48.89, 2.34)
ORGANISATION = Organisation(
    "organisation", "MDS Paris", "75", phone_number="01 00 00 00 00", email="mds@paris.example", city="Paris"
)
MOTIF = Motif("motif", "organisation", "service", "Consultation de puériculture", bookable_by=BookableBy.EVERYONE)
ZOE = User("zoe", "Zoé", "Lefèvre", email="zoe@example.org", phone_number="+33612345678")


def an_offer(
    location_type: LocationType = LocationType.PUBLIC_OFFICE,
    *,
    organisation: Organisation = ORGANISATION,
    service: Service = SERVICE,
    locations: tuple[Location, ...] = (PLACE, OTHER_PLACE),
    **motif: object,
) -> Offer:
    """The motif of the tests, changed where asked."""
    changed = replace(MOTIF, location_type=location_type, **motif)  # type: ignore[arg-type]
    return Offer(changed, service, organisation, locations if location_type is LocationType.PUBLIC_OFFICE else ())


def an_appointment(*users: User, starts_at: datetime = START, created_at: datetime = BOOKED_AT) -> Appointment:
    """A half-hour appointment of these users (Zoé alone without any), as the booking makes it."""
    people = users or (ZOE,)
    made = Appointment(
        id=APPOINTMENT_ID,
        organisation_id="organisation",
        service_id="service",
        motif_id="motif",
        location_id="place",
        agent_ids=("agent",),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        time_zone="Europe/Paris",
        participations=tuple(Participation(user.id) for user in people),
        created_by=Author(AuthorKind.USER, people[0].id),
        created_at=created_at,
    )
    return armed(made, created_at)


def an_event(
    kind: EventKind, after: Appointment, at: datetime, before: Appointment | None = None, author: Author | None = None
) -> Event:
    """The event that leads to `after`."""
    named = before or after
    return Event(
        appointment_id=after.id,
        version=after.version,
        kind=kind,
        at=at,
        author=author or after.created_by,
        organisation_id=after.organisation_id,
        starts_at=after.starts_at,
        location_id=after.location_id,
        user_ids=tuple(one.user_id for one in named.participations if not one.status.is_cancelled),
        agent_ids=after.agent_ids,
        previous_starts_at=before.starts_at if before and kind is EventKind.UPDATED else None,
        previous_location_id=before.location_id if before and kind is EventKind.UPDATED else None,
    )


def a_notice(
    kind: EventKind = EventKind.CREATED,
    *users: User,
    offer: Offer | None = None,
    appointment: Appointment | None = None,
    before: Appointment | None = None,
    now: datetime = BOOKED_AT,
    others: Sequence[User] = (),
) -> AppointmentNotice:
    """A notice to the first user (or their responsible, given in `others`)."""
    people = users or (ZOE,)
    after = appointment or an_appointment(*people)
    known = {user.id: user for user in (*people, *others)}
    recipient = recipient_of(people[0], known)
    event = an_event(kind, after, now, before)
    message_kind = told_as(event)
    assert message_kind is not None
    return AppointmentNotice(
        kind=message_kind,
        event=event,
        appointment=after,
        offer=offer or an_offer(),
        users=known,
        participant=people[0],
        recipient=recipient,
        link_token=KEYRING.link_token(after.id, recipient.id, after.link_generation),
        now=now,
    )


@dataclass
class HandClock:
    """A clock that moves when told."""

    instant: datetime

    def now(self) -> datetime:
        """`ports.Clock.now`."""
        return self.instant.astimezone(UTC)

    def advance(self, **by: float) -> None:
        """Forward by a timedelta's parts."""
        self.instant += timedelta(**by)


class Crash(BaseException):
    """The process dies here."""


@dataclass
class Provider:
    """Takes SMS and e-mails; `faults` holds what happens at the next calls: before or after it took the message."""

    name: str = "provider"
    taken: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    before: list[BaseException | None] = field(default_factory=list[BaseException | None])
    after: list[BaseException | None] = field(default_factory=list[BaseException | None])
    texts: list[str | EmailMessage] = field(default_factory=list[str | EmailMessage])

    def take(self, to: str, content: str | EmailMessage, kind: str, subject_id: str) -> str:
        """Take a message, or fail as told."""
        self._fail(self.before)
        self.taken.append((to, kind, subject_id))
        self.texts.append(content)
        self._fail(self.after)
        return f"{self.name}-{len(self.taken)}"

    @staticmethod
    def _fail(faults: list[BaseException | None]) -> None:
        if faults and (fault := faults.pop(0)) is not None:
            raise fault


class FakeSms:
    """`ports.SmsGateway` on a provider."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    def send(self, to: str, text: str, sender_id: str, job: MessageJob) -> str:
        """`ports.SmsGateway.send`."""
        return self.provider.take(to, text, job.kind, job.subject_id)


class FakeMail:
    """`ports.MailGateway` on a provider."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    def send(self, message: EmailMessage, job: MessageJob) -> str:
        """`ports.MailGateway.send`."""
        return self.provider.take(str(message["To"]), message, job.kind, job.subject_id)


class FakeQueue:
    """`ports.JobQueue` as a list."""

    def __init__(self) -> None:
        self.jobs: list[MessageJob] = []
        self.down: BaseException | None = None

    def publish(self, jobs: Sequence[MessageJob]) -> None:
        """`ports.JobQueue.publish`."""
        if self.down is not None:
            raise self.down
        self.jobs.extend(jobs)


class World:
    """The stores, the providers and the clock of one test."""

    def __init__(self, offer: Offer | None = None, users: Sequence[User] = (ZOE,), now: datetime = BOOKED_AT) -> None:
        self.records, self.directory = MemoryRecords(), MemoryDirectory()
        self.clock = HandClock(now)
        self.sms, self.mail, self.queue = Provider("sms"), Provider("mail"), FakeQueue()
        self.directory.publish_organisation((offer or an_offer()).organisation)
        self.directory.publish_offer(offer or an_offer())
        self.records.commit([Put(UserKey(user.id), user) for user in users])

    def store(self, appointment: Appointment, event: Event | None = None) -> None:
        """Write an appointment with its event, as a use case would."""
        writes = [Put(AppointmentKey(appointment.id), appointment)]
        if event is not None:
            writes.append(Put(EventKey(event.appointment_id, event.version, event.kind), event))
        self.records.commit(writes)

    def book(self, *users: User, change: Callable[[Appointment], Appointment] = lambda one: one) -> Appointment:
        """An appointment and its event, not yet relayed."""
        made = change(an_appointment(*users))
        self.store(made, an_event(EventKind.CREATED, made, self.clock.now()))
        return made

    def events(self) -> list[Event]:
        """All events, in order."""
        found = [one for one in self.records.items.values() if isinstance(one, Event)]
        return sorted(found, key=lambda event: event.version)

    def relay_all(self) -> None:
        """Every event once more through the relay: a stream may repeat itself."""
        for event in self.events():
            relay(self.queue, self.clock, event)

    def deliver(self, job: MessageJob) -> MessageMark:
        """One job, by the courier of its channel."""
        courier = {
            Channel.SMS: SmsCourier(FakeSms(self.sms), SETTINGS),
            Channel.EMAIL: EmailCourier(FakeMail(self.mail), SETTINGS),
        }[job.channel]
        return deliver(self.records, self.directory, courier, self.queue, self.clock, KEYRING, job)

    def receive(self, mark: MessageMark, outcome: Outcome, reason: str = "") -> MessageMark | None:
        """What a provider reports of a message that it took."""
        receipt = Receipt(mark.job.channel, mark.provider_message_id, outcome, self.clock.now(), reason)
        return receive(self.records, self.queue, self.clock, receipt)

    def mark(self, job: MessageJob) -> MessageMark | None:
        """The stored mark of a job."""
        found = self.records.items.get(mark_key(job))
        return found if isinstance(found, MessageMark) else None

    def sent(self) -> list[tuple[str, str]]:
        """(channel, kind) of every message that a provider took, SMS first."""
        return [("sms", kind) for _, kind, _ in self.sms.taken] + [("email", kind) for _, kind, _ in self.mail.taken]


def job_of(event: Event, channel: Channel, user: User = ZOE) -> MessageJob:
    """The job of an event for a user by a channel."""
    return next(job for job in jobs_for(event) if job.channel is channel and job.user_id == user.id)


def read_calendar(content: str | bytes) -> tuple[Any, Any]:
    """The VCALENDAR and its one VEVENT, as `icalendar` reads them (its types say little)."""
    calendar: Any = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


AIDE_NUMERIQUE = replace(ORGANISATION, verticale=Verticale.AIDE_NUMERIQUE)


EMMA = Agent("agent", "Emma", "Dufour", "emma.dufour@service.example")
JAMES = Agent("james", "James", "Bond", "james.bond@service.example")


def an_agent_notice(
    kind: EventKind = EventKind.CREATED,
    *users: User,
    author: Author | None = None,
    after: Appointment | None = None,
    before: Appointment | None = None,
    offer: Offer | None = None,
    recipient: Agent = EMMA,
    agents: tuple[Agent, ...] = (EMMA,),
    now: datetime = BOOKED_AT,
) -> AgentNotice:
    """What is told to an agent of an event, as the relay and the sender come to it."""
    people = users or (ZOE,)
    appointment = after or an_appointment(*people)
    event = an_event(kind, appointment, now, before, author)
    if before is not None:
        event = replace(event, previous_agent_ids=before.agent_ids)
    job = next(job for job in agent_jobs_for(event) if job.agent_id == recipient.id)
    return AgentNotice(
        kind=job.kind,
        event=event,
        appointment=appointment,
        offer=offer or an_offer(),
        users={user.id: user for user in people},
        agents=agents,
        recipient=recipient,
        now=now,
    )
