"""What the use cases need of the outside world, as Protocols (cosmicpython's ports).

`Records` is one small door over the Agenda and People tables: read items by key in one round trip, commit a list of
conditional writes in one transaction. Each engine (memory, DynamoDB) implements it; the rules live above it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

# Whoever names a port does not load every domain for it: annotations and aliases are read by the type checker alone.
if TYPE_CHECKING:
    from email.message import EmailMessage

    from .domain.accounts import Account, AccountLink, AccountMail, Login, LoginScheme, ProvenIdentity, ProviderVisit
    from .domain.addresses import FoundAddress
    from .domain.agenda import AbsenceSheet, AgentWeek, Hold
    from .domain.appointments import Appointment, Event
    from .domain.directory import (
        Agent,
        Book,
        Listing,
        Location,
        Motif,
        NameClaim,
        Offer,
        Opening,
        Organisation,
        Service,
        Staff,
        Team,
        Territory,
    )
    from .domain.groups import GroupPlace, GroupSeats, Registration
    from .domain.membership import FindEntry, FindKind, Memberships
    from .domain.messages import MessageJob, MessageMark
    from .domain.outlooks import Outlook
    from .domain.people import Channel, CodeRequest, ContactCode, Referents, Relatives, Token, User
    from .domain.plan_changes import PlanChange, PlanKind
    from .domain.publications import Publication
    from .domain.receipts import AddressState, Dispatch
    from .domain.sessions import Session
    from .domain.sms_counts import SmsCount

# --- keys: one frozen type per kind of item; `store/keys.py` alone spells them -----------------------------------


@dataclass(frozen=True, slots=True)
class WeekKey:
    agent_id: str
    week: str


@dataclass(frozen=True, slots=True)
class AbsencesKey:
    agent_id: str


@dataclass(frozen=True, slots=True)
class HoldKey:
    hold_id: str


@dataclass(frozen=True, slots=True)
class AppointmentKey:
    appointment_id: str


@dataclass(frozen=True, slots=True)
class SeatsKey:
    """The seats of a group appointment, filed under its motif by its start."""

    motif_id: str
    starts_at: datetime
    appointment_id: str


@dataclass(frozen=True, slots=True)
class RegistrationKey:
    registration_id: str


@dataclass(frozen=True, slots=True)
class GroupPlaceKey:
    """The place of a family, by what stands for its address."""

    appointment_id: str
    family: str


@dataclass(frozen=True, slots=True)
class EventKey:
    appointment_id: str
    version: int
    kind: str


@dataclass(frozen=True, slots=True)
class MarkKey:
    """The delivery mark of a message."""

    subject_id: str
    reference: str
    kind: str
    user_id: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class QuotaKey:
    """A limited set: the live appointments of a person for a motif, the live holds of a visitor or an address.

    `owner` is `PERSON`, `VISITOR`, `SOURCE` or `LOGIN`; `owner_key` a keyed hash; `scope` a motif id or what is limited.
    """

    owner: str
    owner_key: str
    scope: str


@dataclass(frozen=True, slots=True)
class UserKey:
    user_id: str


@dataclass(frozen=True, slots=True)
class ReferentsKey:
    user_id: str


@dataclass(frozen=True, slots=True)
class RelativesKey:
    user_id: str


@dataclass(frozen=True, slots=True)
class MembershipsKey:
    user_id: str


@dataclass(frozen=True, slots=True)
class FindKey:
    """Where a user is filed under a value: in a scope, everywhere, of a kind."""

    scope: str
    kind: FindKind
    value: str
    user_id: str


@dataclass(frozen=True, slots=True)
class TokenKey:
    token_hash: str


@dataclass(frozen=True, slots=True)
class CodeKey:
    """A contact address by its keyed hash."""

    address_key: str


@dataclass(frozen=True, slots=True)
class CodeRequestKey:
    address_key: str
    nonce: str


@dataclass(frozen=True, slots=True)
class DispatchKey:
    """What a provider calls a message."""

    provider_message_id: str


@dataclass(frozen=True, slots=True)
class AddressKey:
    """What is known of a contact address, by its keyed hash."""

    address_key: str


@dataclass(frozen=True, slots=True)
class SessionKey:
    session_hash: str


@dataclass(frozen=True, slots=True)
class AccountKey:
    """The account of a user or an agent."""

    person_id: str


@dataclass(frozen=True, slots=True)
class LoginKey:
    """An address or a subject by its keyed hash."""

    scheme: LoginScheme
    key: str


@dataclass(frozen=True, slots=True)
class AccountLinkKey:
    token_hash: str


@dataclass(frozen=True, slots=True)
class AccountMailKey:
    address_key: str
    nonce: str


@dataclass(frozen=True, slots=True)
class VisitKey:
    """A visit to an identity provider, by the hash of its state."""

    state_hash: str


@dataclass(frozen=True, slots=True)
class AgentKey:
    """An agent, in the Directory."""

    agent_id: str


@dataclass(frozen=True, slots=True)
class TerritoryKey:
    """A territory's settings."""

    departement: str


@dataclass(frozen=True, slots=True)
class TeamKey:
    departement: str
    team_id: str


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """A service of the national list."""

    service_id: str


@dataclass(frozen=True, slots=True)
class OrganisationKey:
    """An organisation as it is settled (`Book`)."""

    organisation_id: str


@dataclass(frozen=True, slots=True)
class StaffKey:
    organisation_id: str


@dataclass(frozen=True, slots=True)
class LocationKey:
    """A location as it is settled."""

    organisation_id: str
    location_id: str


@dataclass(frozen=True, slots=True)
class MotifKey:
    """A motif as it is settled."""

    organisation_id: str
    motif_id: str


@dataclass(frozen=True, slots=True)
class OpeningKey:
    """An opening as it is settled."""

    organisation_id: str
    agent_id: str
    opening_id: str


class NameOf(StrEnum):
    """Whose names there is one of: in an organisation the motifs', in a territory the others'."""

    MOTIF = "MOTIF"
    TEAM = "TEAM"
    ORGANISATION = "ORGANISATION"


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name, as a slug, in an organisation (`owner_id`) or a territory."""

    of: NameOf
    owner_id: str
    name: str


@dataclass(frozen=True, slots=True)
class PlanChangeKey:
    """What happened to an agent's opening or absence."""

    owner_id: str
    kind: PlanKind
    object_id: str
    version: int

    @classmethod
    def of(cls, change: PlanChange) -> PlanChangeKey:
        """Where a change is kept."""
        return cls(change.owner_id, change.kind, change.object_id, change.version)


@dataclass(frozen=True, slots=True)
class WatermarkKey:
    """How far a sweep has come."""

    name: str


@dataclass(frozen=True, slots=True)
class Watermark:
    name: str
    at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Quota:
    """Entries are `"{epoch second of the end}:{id}"`: live while that second is in the future."""

    entries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SmsCountKey:
    """A shard of an organisation's SMS of a month (`2026-11`, UTC)."""

    organisation_id: str
    month: str
    shard: int


type Key = (
    WeekKey
    | AbsencesKey
    | HoldKey
    | AppointmentKey
    | SeatsKey
    | RegistrationKey
    | EventKey
    | MarkKey
    | QuotaKey
    | UserKey
    | ReferentsKey
    | RelativesKey
    | GroupPlaceKey
    | TokenKey
    | CodeKey
    | CodeRequestKey
    | DispatchKey
    | AddressKey
    | SessionKey
    | AccountKey
    | LoginKey
    | AccountLinkKey
    | AccountMailKey
    | VisitKey
    | WatermarkKey
    | SmsCountKey
    | AgentKey
    | TerritoryKey
    | TeamKey
    | ServiceKey
    | OrganisationKey
    | StaffKey
    | LocationKey
    | MotifKey
    | OpeningKey
    | NameKey
    | PlanChangeKey
    | MembershipsKey
    | FindKey
)
type Entity = (
    AgentWeek
    | AbsenceSheet
    | Hold
    | Appointment
    | GroupSeats
    | Registration
    | Event
    | MessageMark
    | Quota
    | User
    | Referents
    | Relatives
    | GroupPlace
    | Token
    | ContactCode
    | CodeRequest
    | Dispatch
    | AddressState
    | Session
    | Account
    | Login
    | AccountLink
    | AccountMail
    | ProviderVisit
    | Watermark
    | SmsCount
    | Agent
    | Territory
    | Team
    | Service
    | Organisation
    | Staff
    | Location
    | Motif
    | Opening
    | NameClaim
    | PlanChange
    | Memberships
    | FindEntry
)

# --- writes ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Put:
    """Write the whole item. `expected_version`: None writes whatever is there, 0 wants no item, n wants version n."""

    key: Key
    entity: Entity
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete the item; with `must_exist` the transaction fails when it is gone, with `expected_version` when it has another."""

    key: Key
    must_exist: bool = False
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class Enter:
    """Add an entry to a quota without reading it, only while it has fewer than `limit` entries."""

    key: QuotaKey
    entry: str
    limit: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Take an entry out of a quota; nothing happens when it is not there."""

    key: QuotaKey
    entry: str


@dataclass(frozen=True, slots=True)
class Renew:
    """Replace a quota's entries, only if they are still `expected` (prunes the dead ones of a full quota)."""

    key: QuotaKey
    expected: frozenset[str]
    entries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Count:
    """Add to a count without reading it; the item is made when there is none."""

    key: SmsCountKey
    messages: int
    segments: int


type Write = Put | Drop | Enter | Leave | Renew | Count


class Conflict(Exception):
    """A commit whose conditions did not hold; nothing was written.

    `current` maps the key of each failed write to the item found there (None when there is none).
    """

    def __init__(self, current: Mapping[Key, Entity | None]) -> None:
        super().__init__("conflict")
        self.current = dict(current)


# --- stores ----------------------------------------------------------------------------------------------------


class Directory(Protocol):
    """The cold side: organisations, motifs, openings. Every method is one Query (two for `organisations`)."""

    def offer(self, motif_id: str, *, consistent: bool = False) -> Offer | None:
        """The motif with its service, organisation, locations and openings."""
        ...

    def places(self, wanted: Sequence[tuple[str, str | None]]) -> Mapping[tuple[str, str | None], Offer]:
        """The motifs of those (motif id, location id), each with that one location and no openings.

        One round trip for up to 33 of them, none for none; what the Directory has lost is not among them.
        """
        ...

    def organisations_of(self, departement: str) -> Sequence[Organisation]:
        """Those of a département, by name."""
        ...

    def organisations_named(self, text: str) -> Sequence[Organisation]:
        """Those whose name or town has a word that begins with the words of `text` (accents ignored), at most 50."""
        ...

    def organisation(self, organisation_id: str) -> Organisation | None: ...

    def agent(self, agent_id: str) -> Agent | None:
        """Who that agent is, and of what they want to be told."""
        ...

    def listings(
        self,
        *,
        departement: str | None = None,
        organisation_id: str | None = None,
        merge_key: str | None = None,
    ) -> Sequence[Listing]:
        """What is bookable online without an address and has openings, in a département or an organisation.

        All, or the motifs of one merge key. GEO-01, GEO-04.
        """
        ...

    def outlooks(self, departement: str, merge_key: str) -> Sequence[Outlook]:
        """What the département's list remembers of the motifs of a merge key; it may be behind, or not there."""
        ...

    def teams_of(self, departement: str) -> Sequence[Team]:
        """The teams of a territory, by name."""
        ...


class Books(Protocol):
    """What organisations have settled, as they settled it; every method is one consistent Query. Raises `Unavailable`.

    It is written through `Records`, and published to the Directory's read models by what follows its changes.
    """

    def book(self, organisation_id: str) -> Book | None:
        """All that an organisation has settled; deleted motifs and expired openings included."""
        ...

    def openings_of(self, organisation_id: str, agent_id: str) -> Sequence[Opening]:
        """An agent's openings in an organisation, by first day."""
        ...

    def services(self) -> Sequence[Service]:
        """The national list, by name."""
        ...


class Publications(Protocol):
    """The publisher's side of the Directory's read models. Raises `Unavailable`.

    Every write is a transaction, or several, on the version of the publication it is given, and gives the next one.
    Raises `Conflict` when another has published meanwhile; what went before in the same call stays, unfinished.
    """

    def publication(self, organisation_id: str) -> Publication:
        """How far the publication of an organisation has come; one consistent Query."""
        ...

    def publish_organisation(self, publication: Publication, organisation: Organisation) -> Publication:
        """Write an organisation and the words that find it, unless they are published so."""
        ...

    def publish_offer(self, publication: Publication, offer: Offer) -> Publication:
        """Write a motif's partition and its lines in the lists, unless it is published so.

        Rows that it no longer has are deleted; appointments know nothing of openings, and stay (PO-07).
        """
        ...

    def withdraw_offer(self, publication: Publication, motif_id: str) -> Publication:
        """Delete all that is published of a motif."""
        ...


class Lists(Protocol):
    """The keeper's side of the lists' read model; every read is one consistent Query. Raises `Unavailable`."""

    def departements(self) -> Sequence[str]:
        """Those that have, or had, something to list."""
        ...

    def motifs_of_agent(self, agent_id: str) -> Sequence[str]:
        """The motifs that the agent's openings serve."""
        ...

    def outlooks(
        self, departement: str, *, merge_key: str | None = None, motif_id: str | None = None
    ) -> Sequence[Outlook]:
        """What is remembered of a département, of one merge key, or of one of its motifs."""
        ...

    def save(self, departement: str, kept: Sequence[Outlook], dropped: Sequence[Outlook] = ()) -> None:
        """Replace and delete outlooks whose stored version is still theirs; each kept one gets the next version.

        One transaction for each 50. Raises `Conflict` when another has got in between (what went before stays).
        """
        ...


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Appointments of one owner and places in groups, by start; `cursor` continues behind them, empty at the end."""

    entries: tuple[Appointment | GroupPlace, ...]
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentPage:
    """Appointments of an organisation, by start; `cursor` continues behind them, empty at the end."""

    appointments: tuple[Appointment, ...]
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An appointment without a status, and whose it is."""

    appointment_id: str
    agent_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnsettledPage:
    """Appointments without a status, by start; `cursor` continues behind them, empty at the end."""

    entries: tuple[Unsettled, ...]
    cursor: str = ""


class Records(Protocol):
    """The hot side: Agenda and People."""

    def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
        """The items that exist among `keys`: one round trip for up to 100 keys, whatever their tables.

        Raises `domain.errors.Unavailable` when the store does not answer.
        """
        ...

    def commit(self, writes: Sequence[Write]) -> None:
        """All of `writes` in one transaction, or nothing. Transient contention is retried inside, with jitter.

        Raises `Conflict` when a condition does not hold, `domain.errors.Unavailable` when the store does not answer.
        """
        ...

    def group_seats(
        self, motif_id: str, since: datetime, until: datetime, *, consistent: bool = True
    ) -> Sequence[GroupSeats]:
        """The seats of a motif's group appointments that start between two instants, both included, by start.

        One Query, whatever the history. Raises `domain.errors.Unavailable`.
        """
        ...

    def story(self, appointment_id: str) -> Sequence[Appointment | Event | MessageMark]:
        """An appointment, what happened to it and the marks of its messages; one consistent Query.

        Raises `domain.errors.Unavailable`.
        """
        ...

    def events_in(self, bucket: str, since: datetime, until: datetime) -> Sequence[EventKey | PlanChangeKey]:
        """What happened in that bucket (`event_bucket`) between two instants (to the second, both included), by time.

        One Query; events of the last seconds may not be among them yet. Raises `domain.errors.Unavailable`.
        """
        ...

    def calendar(
        self,
        owner: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int,
        cursor: str = "",
    ) -> CalendarPage:
        """The appointments of an owner (`Appointment.owner`, `GroupPlace.owner`), at most `limit` behind `cursor`.

        Those that start at `since` or later, the soonest first, or before `until`, or all, the latest first. One
        Query, a moment behind the last writes. Raises ValueError (a cursor that is none), `domain.errors.Unavailable`.
        """
        ...

    def appointments_of(
        self, organisation_id: str, since: datetime, until: datetime, *, limit: int = 0, cursor: str = ""
    ) -> AppointmentPage:
        """An organisation's appointments that start between two instants (to the second, the second excluded), by start.

        All of them, or at most `limit` behind `cursor`. One Query, a moment behind the last writes. Raises ValueError (a
        cursor that is none), `domain.errors.Unavailable`.
        """
        ...

    def unsettled_of(self, organisation_id: str, agent_ids: Collection[str], until: datetime) -> int:
        """How many appointments of an organisation with one of these agents started before `until` and have no status yet.

        One Query of those that have none; a moment behind the last writes. Raises `domain.errors.Unavailable`.
        """
        ...

    def unsettled_page(
        self, organisation_id: str, since: datetime, until: datetime, *, limit: int, cursor: str = ""
    ) -> UnsettledPage:
        """Those that have no status and start between two instants (to the second, the second excluded), by start.

        At most `limit` behind `cursor`. One Query, a moment behind the last writes. Raises ValueError (a cursor that is
        none), `domain.errors.Unavailable`.
        """
        ...

    def has_appointment_of(self, organisation_id: str, reference: str) -> bool:
        """Whether an appointment of the organisation speaks of that id: of its motif, say, or its place.

        One Query, the latest first, that ends with the first one found or after so many that a yes is likelier: a
        yes is always safe. A moment behind the last writes. Raises `domain.errors.Unavailable`.
        """
        ...

    def due_reminders(self, bucket: str, until: datetime) -> Sequence[str]:
        """Ids of appointments whose reminder is due in that bucket (`due_bucket`) at or before `until`."""
        ...


class UserIndex(Protocol):
    """Under what users are found. It is written through `Records`, with what the user is a member of."""

    def filed(self, scope: str, kind: FindKind, prefix: str, limit: int) -> Sequence[FindEntry]:
        """The users filed under values that begin so, by value, at most `limit`; a phone number and an identity whole.

        `prefix` has a letter at least. One consistent Query. Raises `Unavailable`.
        """
        ...


# --- outbound --------------------------------------------------------------------------------------------------


class ProviderDown(Exception):
    """The provider did not take the message; trying again may help. `retry_after_seconds` when it said so."""

    def __init__(self, code: str, retry_after_seconds: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after_seconds = retry_after_seconds


class AnswerLost(ProviderDown):
    """The request went out and no answer came back: the provider may or may not have taken the message."""


class ProviderRefused(Exception):
    """The provider will never take this message (a number that does not exist, say)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SmsGateway(Protocol):
    def send(self, to: str, text: str, sender_id: str, job: MessageJob) -> str:
        """Send to an E.164 number; returns the provider's message id. Raises ProviderDown, ProviderRefused."""
        ...


class MailGateway(Protocol):
    def send(self, message: EmailMessage, job: MessageJob) -> str:
        """Send a complete MIME message; returns the provider's message id. Raises ProviderDown, ProviderRefused."""
        ...


class AddressSearch(Protocol):
    def search(self, text: str) -> Sequence[FoundAddress]:
        """Addresses, streets and towns that the text may mean, the likeliest first.

        Raises `domain.errors.AddressesUnavailable`.
        """
        ...


class JobQueue(Protocol):
    def publish(self, jobs: Sequence[MessageJob]) -> None:
        """Put each job on the queue of its channel. Raises ProviderDown when one was not accepted."""
        ...


class Passwords(Protocol):
    """Passwords, hashed so slowly that a stolen table does not give them away."""

    def hash(self, password: str) -> str:
        """What is stored of a password."""
        ...

    def matches(self, stored: str, password: str) -> bool:
        """Whether it is the password of `stored`; with nothing stored, no, after as long a time."""
        ...

    def is_outdated(self, stored: str) -> bool:
        """Whether `stored` was made with weaker parameters than today's."""
        ...


class IdentityProvider(Protocol):
    """An OpenID Connect provider. Raises ProviderFailed for what cannot be believed, Unavailable for no answer."""

    def authorization_url(self, state: str, nonce: str, code_verifier: str) -> str:
        """Where the browser goes to identify itself."""
        ...

    def identify(self, code: str, nonce: str, code_verifier: str) -> ProvenIdentity:
        """Who came back with that code."""
        ...

    def logout_url(self, id_token: str, state: str) -> str:
        """Where the browser goes to end the provider's own session."""
        ...


class Clock(Protocol):
    def now(self) -> datetime:
        """The current instant, aware, UTC."""
        ...
