"""An organisation that has settled openings, for tests of planning: Zoé and her colleagues of two services."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from rdv.domain.directory import (
    AccessLevel,
    Agent,
    Location,
    LocationAvailability,
    LocationType,
    Motif,
    Organisation,
    Role,
    Staff,
    StaffMember,
)
from rdv.domain.plan_changes import PlanChange
from rdv.domain.recurrence import Every, Recurrence
from rdv.ports import AgentKey, LocationKey, MotifKey, OrganisationKey, Put, StaffKey
from rdv.store.memory import MemoryBooks, MemoryRecords
from rdv.usecases.planning import OpeningDraft

# A Saturday.
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


def an_agent(agent_id: str, *services: str, level: AccessLevel = AccessLevel.BASIC, also: str = "") -> Agent:
    """Somebody of the organisation, and of another one."""
    roles = (Role("org", "62", level), *((Role(also, "62"),) if also else ()))
    return Agent(
        agent_id,
        agent_id.title(),
        "Martin",
        f"{agent_id}@mairie.example",
        service_ids=services or ("social",),
        roles=roles,
        is_secretary="secretariat" in services,
    )


ZOE = an_agent("zoe", also="other")
COLLEAGUE = an_agent("colleague")
NURSE = an_agent("nurse", "pmi")
ADMIN = an_agent("admin", "pmi", level=AccessLevel.ADMIN)
SECRETARY = an_agent("secretary", "secretariat")
STRANGER = Agent("stranger", "Paul", "Petit", service_ids=("social",), roles=(Role("elsewhere", "62"),))
AGENTS = (ZOE, COLLEAGUE, NURSE, ADMIN, SECRETARY, STRANGER)

PLACE = Location("place", "org", "MDS Centre", "10 rue d’ici, Arras, 62000", 50.29, 2.77)
CLOSED = Location("closed", "org", "MDS Nord", "2 rue là", 50.3, 2.8, availability=LocationAvailability.DISABLED)
SHORT = Motif("short", "org", "social", "Accueil", duration_minutes=30)
LONG = Motif("long", "org", "social", "Bilan", duration_minutes=240)
PHONE = Motif("phone", "org", "social", "Appel", location_type=LocationType.PHONE)
GROUP = Motif("group", "org", "social", "Atelier", collectif=True)
GONE = Motif("gone", "org", "social", "Ancien", deleted=True)

EVERY_OTHER_WEEK = Recurrence(Every.WEEK, TUESDAY, interval=2, on=(2, 4), until=date(2027, 6, 30))
DRAFT = OpeningDraft("Permanence", "place", ("short",), TUESDAY, time(9), time(12), None)
WEEKLY = OpeningDraft("Permanence", "place", ("short",), TUESDAY, time(9), time(12), EVERY_OTHER_WEEK)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still."""

    at: datetime = NOW

    def now(self) -> datetime:
        """`ports.Clock.now`."""
        return self.at


def settled() -> list[Put]:
    """The organisation's book, its neighbours and everybody who works there."""
    members = tuple(StaffMember(one.id, role.level) for one in AGENTS for role in one.roles[:1])
    others = [Organisation("other", "Mairie de Lens", "62"), Organisation("elsewhere", "Mairie de Calais", "62")]
    return [
        Put(OrganisationKey("org"), Organisation("org", "MDS Arras", "62")),
        *(Put(OrganisationKey(one.id), one) for one in others),
        Put(StaffKey("org"), Staff("org", members)),
        *(Put(AgentKey(one.id), one) for one in AGENTS),
        *(Put(LocationKey("org", one.id), one) for one in (PLACE, CLOSED)),
        *(Put(MotifKey("org", one.id), one) for one in (SHORT, LONG, PHONE, GROUP, GONE)),
    ]


@dataclass(slots=True)
class House:
    """The stores of the tests."""

    records: MemoryRecords = field(default_factory=MemoryRecords)
    clock: FixedClock = field(default_factory=FixedClock)

    def __post_init__(self) -> None:
        self.records.commit(settled())

    @property
    def books(self) -> MemoryBooks:
        """The books that the records hold."""
        return MemoryBooks(self.records)

    @property
    def told(self) -> list[PlanChange]:
        """The events that owners are told of, as they were written."""
        return [one for one in self.records.items.values() if isinstance(one, PlanChange)]
