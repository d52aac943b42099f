"""What is offered, by whom and where: organisations, services, motifs, locations, openings (spec 2.2-2.8)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from .languages import Language
from .recurrence import Recurrence
from .reminders import DEFAULT_PLAN, check_plan


class LocationType(StrEnum):
    """Where an appointment takes place; frozen on a motif once used (2.7)."""

    PUBLIC_OFFICE = "public_office"
    PHONE = "phone"
    HOME = "home"
    VISIO = "visio"


class BookableBy(StrEnum):
    """Who may book a motif (2.7)."""

    AGENTS = "agents"
    PRESCRIBERS = "agents_and_prescripteurs"
    INVITED = "agents_and_prescripteurs_and_invited_users"
    EVERYONE = "everyone"


class Visibility(StrEnum):
    """Whether users see a motif's appointments and are told of them (2.7, NOT-05, NOT-06)."""

    VISIBLE_AND_NOTIFIED = "visible_and_notified"
    VISIBLE_AND_NOT_NOTIFIED = "visible_and_not_notified"
    INVISIBLE = "invisible"


class NotificationLevel(StrEnum):
    """Of which events about their appointments an agent is told (2.4, NOT-08).

    OTHERS: those that the agent is not the author of. SOON: of these, only what starts, or started, today or tomorrow.
    """

    ALL = "all"
    OTHERS = "others"
    SOON = "soon"
    NONE = "none"


class SectorisationLevel(StrEnum):
    """Which addresses a motif is offered to: everybody in the département, or those of a sector (2.7, 4.2)."""

    DEPARTEMENT = "departement"
    ORGANISATION = "organisation"
    AGENT = "agent"


class LocationAvailability(StrEnum):
    """LIEU-01."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    SINGLE_USE = "single_use"


class AccessLevel(StrEnum):
    """What an agent may do in an organisation (2.4.1). A contributor has no login."""

    BASIC = "basic"
    ADMIN = "admin"
    CONTRIBUTOR = "contributor"


class Verticale(StrEnum):
    """The field of an organisation; it chooses the brand of what is sent about it (G-06)."""

    SOLIDARITES = "rdv_solidarites"
    INSERTION = "rdv_insertion"
    AIDE_NUMERIQUE = "rdv_aide_numerique"
    MAIRIE = "rdv_mairie"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A tenant (2.2). `phone_number` and `hours` as people read them; `time_zone` an IANA name (house rule 9)."""

    id: str
    name: str
    departement: str
    phone_number: str = ""
    email: str = ""
    website: str = ""
    city: str = ""
    verticale: Verticale = Verticale.SOLIDARITES
    time_zone: str = "Europe/Paris"
    hours: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Service:
    """A professional field (2.3); `short_name` is what fits an SMS."""

    id: str
    name: str
    short_name: str
    version: int = 1

    @property
    def is_secretariat(self) -> bool:
        """Whose agents work for every service of their organisation (AGT-02)."""
        return slug(self.name) == "secretariat"


@dataclass(frozen=True, slots=True)
class Location:
    """A postal place (2.5); coordinates in decimal degrees."""

    id: str
    organisation_id: str
    name: str
    address: str
    latitude: float
    longitude: float
    phone_number: str = ""
    availability: LocationAvailability = LocationAvailability.ENABLED
    version: int = 1

    @property
    def full_name(self) -> str:
        """`name (address)`: LIEU-03."""
        return f"{self.name} ({self.address})"


@dataclass(frozen=True, slots=True)
class Motif:
    """An appointment type with the settings of 2.7. Durations are in the unit of their name.

    `limit_per_person` is how many live appointments one person may have for it when booking
    online (WIZ-11, issue of double bookings): default 1. `reminder_plan` is how long before the start its appointments
    are reminded of, for those booked from now on. `category` is the name of the motif category (2.6), empty without
    one. Raises ValueError when the plan is out of bounds.
    """

    id: str
    organisation_id: str
    service_id: str
    name: str
    color: str = "#99CC99"
    duration_minutes: int = 30
    location_type: LocationType = LocationType.PUBLIC_OFFICE
    collectif: bool = False
    bookable_by: BookableBy = BookableBy.AGENTS
    min_delay: timedelta = timedelta(minutes=30)
    max_delay: timedelta = timedelta(seconds=7_889_238)
    visibility: Visibility = Visibility.VISIBLE_AND_NOTIFIED
    restriction: str = ""
    instructions: str = ""
    cancel_warning: str = ""
    follow_up: bool = False
    movable_by_user: bool = True
    cancellable_by_user: bool = True
    limit_per_person: int = 1
    category: str = ""
    sectorisation_level: SectorisationLevel = SectorisationLevel.DEPARTEMENT
    deleted: bool = False
    reminder_plan: tuple[timedelta, ...] = DEFAULT_PLAN
    for_secretariat: bool = False
    version: int = 1

    def __post_init__(self) -> None:
        check_plan(self.reminder_plan)

    @property
    def merge_key(self) -> str:
        """The key that merges a motif across organisations: MOT-05."""
        return f"{slug(self.name)}-{self.location_type}"

    @property
    def bookable_online(self) -> bool:
        """Open to every citizen: BOOK-01, WIZ-08."""
        return not self.deleted and not self.follow_up and self.bookable_by is BookableBy.EVERYONE


@dataclass(frozen=True, slots=True)
class Role:
    """What an agent may do in an organisation of a territory (2.4.1)."""

    organisation_id: str
    departement: str
    level: AccessLevel = AccessLevel.BASIC


@dataclass(frozen=True, slots=True)
class TerritoryRights:
    """What an agent may do in a territory (2.4.2): its admin, or one of the three rights."""

    departement: str
    admin: bool = False
    manage_teams: bool = False
    manage_access_rights: bool = False
    invite_agents: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    """Who receives users (2.4). `email` is lower-case, empty when unknown, and for a contributor.

    `notification_level` is about appointments; openings and absences are told of, or not. `invited_at` without
    `accepted_at` is a pending invitation (AGT-01). `connected_with_proconnect` once true, names come from there.
    `is_secretary`: a secretariat is among the services (AGT-02); whoever writes `service_ids` writes it too.
    `email_original` is the address of an agent who is deleted (AGT-03).
    """

    id: str
    first_name: str
    last_name: str
    email: str = ""
    notification_level: NotificationLevel = NotificationLevel.OTHERS
    language: Language = Language.FRENCH
    told_of_openings: bool = True
    told_of_absences: bool = True
    display_saturdays: bool = False
    display_cancelled: bool = True
    service_ids: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    rights: tuple[TerritoryRights, ...] = ()
    invited_at: datetime | None = None
    accepted_at: datetime | None = None
    deleted_at: datetime | None = None
    connected_with_proconnect: bool = False
    is_secretary: bool = False
    email_original: str = ""
    version: int = 1

    @property
    def is_complete(self) -> bool:
        """Never invited, or the invitation is accepted; and still there (AGT-01)."""
        return self.deleted_at is None and (self.invited_at is None or self.accepted_at is not None)

    def level_in(self, organisation_id: str) -> AccessLevel | None:
        """The agent's level in that organisation; None without a role there."""
        return next((role.level for role in self.roles if role.organisation_id == organisation_id), None)

    def rights_in(self, departement: str) -> TerritoryRights:
        """The agent's rights in that territory; none of them without a record."""
        return next((one for one in self.rights if one.departement == departement), TerritoryRights(departement))

    @property
    def display_name(self) -> str:
        """`First LAST`."""
        return f"{self.first_name} {self.last_name.upper()}".strip()

    @property
    def short_name(self) -> str:
        """`J. BOND`: what fits an SMS (SMS-02)."""
        initial = f"{self.first_name.strip()[:1].upper()}. " if self.first_name.strip() else ""
        return f"{initial}{self.last_name.upper()}".strip()


@dataclass(frozen=True, slots=True)
class NameClaim:
    """Who has a name of which there is one."""

    holder_id: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Team:
    """Agents of one territory who can be chosen together (2.4.2, SLOT-22)."""

    id: str
    departement: str
    name: str
    agent_ids: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Territory:
    """A département's settings (2.1): which services it uses, and its optional fields. `id` is `departement`."""

    departement: str
    name: str
    service_ids: tuple[str, ...] = ()
    admin_ids: tuple[str, ...] = ()
    context_field: bool = False
    waiting_room_mail: bool = False
    waiting_room_color: bool = False
    visible_users: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class StaffMember:
    """An agent in an organisation's staff."""

    agent_id: str
    level: AccessLevel


@dataclass(frozen=True, slots=True)
class Staff:
    """All who have a role in an organisation, as one item: that an admin remains is checked with its version (ROLE-01)."""

    organisation_id: str
    members: tuple[StaffMember, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Book:
    """Everything an organisation has settled: what its settings pages show, and what is published from it."""

    organisation: Organisation
    staff: Staff
    locations: tuple[Location, ...] = ()
    motifs: tuple[Motif, ...] = ()
    openings: tuple[Opening, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A period when an agent can be booked online (2.8). Times are wall-clock of the organisation's zone.

    `exceptions` are days of its recurrence when it does not take place.
    """

    id: str
    agent_id: str
    organisation_id: str
    first_day: date
    start_time: time
    end_time: time
    location_id: str | None = None
    recurrence: Recurrence | None = None
    motif_ids: tuple[str, ...] = ()
    title: str = ""
    exceptions: tuple[date, ...] = ()
    version: int = 1

    def __hash__(self) -> int:
        # Asked ten times a search (decision 0095): what is equal has the same id.
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that one Query by motif returns: what a slot search needs of the Directory.

    `revision` names this content, as it was published: another content has another one.
    """

    motif: Motif
    service: Service
    organisation: Organisation
    locations: tuple[Location, ...] = ()
    openings: tuple[Opening, ...] = ()
    revision: str = field(default="", compare=False)

    def location(self, location_id: str | None) -> Location | None:
        """The location of that id among the offer's, or None."""
        return next((place for place in self.locations if place.id == location_id), None)

    def at_place(self, location_id: str | None) -> Offer:
        """The offer with that one location and no openings: what a page about one appointment needs."""
        place = self.location(location_id)
        return replace(self, locations=(place,) if place else (), openings=())

    @property
    def is_listed(self) -> bool:
        """Found by a search that knows no address: open to everyone, with an opening, for the whole département.

        An opening counts even when it is over (GEO-01), and a group motif has none: its group appointments come and
        go without the Directory (decision 0071). The sectors of GEO-03 need an address (GEO-04).
        """
        in_every_sector = self.motif.sectorisation_level is SectorisationLevel.DEPARTEMENT
        has_times = bool(self.openings) or self.motif.collectif
        return self.motif.bookable_online and in_every_sector and has_times

    @property
    def listed_places(self) -> tuple[Location | None, ...]:
        """Where a list may show it: the enabled places with an opening, all of them for a group motif (SLOT-20).

        None alone off site, where the organisation is what is listed (SLOT-21).
        """
        if self.motif.location_type is not LocationType.PUBLIC_OFFICE:
            return (None,)
        opened = {opening.location_id for opening in self.openings}
        return tuple(
            place
            for place in self.locations
            if place.availability is LocationAvailability.ENABLED and (self.motif.collectif or place.id in opened)
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """One bookable motif as lists show it: the read model of a département or an organisation.

    `location_ids` are those of the offer's `listed_places`, `revision` the offer's.
    """

    motif_id: str
    organisation_id: str
    departement: str
    revision: str
    service: Service
    merge_key: str
    name: str
    location_type: LocationType
    duration_minutes: int
    collectif: bool
    restriction: str
    category: str = ""
    location_ids: tuple[str, ...] = ()

    @property
    def place_ids(self) -> tuple[str | None, ...]:
        """Where it is listed: places, or None alone off site."""
        return self.location_ids if self.location_type is LocationType.PUBLIC_OFFICE else (None,)


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def slug(text: str) -> str:
    """Strip accents, lower-case, each run of characters outside `[0-9a-z]` becomes one `_`: MOT-05.

    An apostrophe is such a character, typographic or not: `d’identité` is `d_identite`. A ligature is its two letters.
    """
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return re.sub(r"[^0-9a-z]+", "_", plain)
