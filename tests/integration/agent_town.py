"""A town in which every persona of the permission table meets every kind of thing, in memory (spec 7.13).

Nothing in it is ever changed for good: each call begins with the town as it was. Everything that has a name is called
something with `Secret`, so that what a refusal lets out can be seen.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from rdv.domain.accounts import Account
from rdv.domain.agenda import Absence, AbsenceSheet
from rdv.domain.appointments import Appointment, Author, AuthorKind, Participation
from rdv.domain.directory import (
    AccessLevel,
    Agent,
    BookableBy,
    Location,
    Motif,
    Offer,
    Opening,
    Organisation,
    Role,
    Service,
    Staff,
    StaffMember,
    Team,
    Territory,
    TerritoryRights,
)
from rdv.domain.membership import Membership, Memberships
from rdv.domain.people import User
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.sessions import PersonKind, SignInWay
from rdv.ids import Keyring, derived_id
from rdv.ports import (
    AbsencesKey,
    AccountKey,
    AgentKey,
    AppointmentKey,
    Entity,
    Key,
    LocationKey,
    MembershipsKey,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    Put,
    ServiceKey,
    StaffKey,
    TeamKey,
    TerritoryKey,
    UserKey,
    Write,
)
from rdv.store.memory import MemoryBooks, MemoryDirectory, MemoryRecords, MemoryUserIndex
from rdv.usecases.agent_accounts import agent_account_writes
from rdv.usecases.sessions import begin
from tests.desks import sign_in

from .rest import ENVIRONMENT

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)
KEYRING = Keyring(ENVIRONMENT["SECRET_KEY"])
ARRAS, LENS, PARIS = "arras", "lens", "paris"
PMI, SOCIAL, SECRETARIAT = "pmi", "social", "secretariat"
BASIC, ADMIN, CONTRIBUTOR = AccessLevel.BASIC, AccessLevel.ADMIN, AccessLevel.CONTRIBUTOR

# Who asks. The first eight have an agent's session; a contributor's is one from before they were one.
BASIC_AGENT, OTHER_SERVICE, SECRETARY, ORGANISATION_ADMIN = "basic", "other", "secretary", "admin"
TERRITORY_ADMIN, INVITER, NAMED, ELSEWHERE_AGENT = "territory", "inviter", "contributor", "elsewhere"
CITIZEN, ANOTHER_CITIZEN, NOBODY = "citizen", "another_citizen", "nobody"
AGENTS_ASKING = (
    *(BASIC_AGENT, OTHER_SERVICE, SECRETARY, ORGANISATION_ADMIN),
    *(TERRITORY_ADMIN, INVITER, NAMED, ELSEWHERE_AGENT),
)
PERSONAS = (*AGENTS_ASKING, CITIZEN, ANOTHER_CITIZEN, NOBODY)
# Whose things are asked about, beside the persona's own.
COLLEAGUE, ANOTHER_COLLEAGUE, STRANGER = "colleague_pmi", "colleague_social", "stranger"


def _agent(name: str, organisation: str, level: AccessLevel, service: str = PMI, *, invited: bool = False) -> Agent:
    rights = () if level is CONTRIBUTOR else (TerritoryRights("62"),)
    return Agent(
        name,
        "" if level is CONTRIBUTOR else "Alix",
        f"Secret-{name}",
        "" if level is CONTRIBUTOR else f"{name.replace('_', '-')}@service.example",
        service_ids=(service,),
        is_secretary=service == SECRETARIAT,
        roles=(Role(organisation, "62", level),),
        rights=rights,
        invited_at=NOW - timedelta(days=1) if invited else None,
    )


STAFFED = (
    _agent(BASIC_AGENT, ARRAS, BASIC),
    _agent(OTHER_SERVICE, ARRAS, BASIC, SOCIAL),
    _agent(SECRETARY, ARRAS, BASIC, SECRETARIAT),
    _agent(ORGANISATION_ADMIN, ARRAS, ADMIN, SOCIAL),
    _agent(NAMED, ARRAS, CONTRIBUTOR),
    _agent(COLLEAGUE, ARRAS, BASIC),
    _agent(ANOTHER_COLLEAGUE, ARRAS, BASIC, SOCIAL),
    _agent("second_admin", ARRAS, ADMIN),
    _agent("invited_pmi", ARRAS, BASIC, invited=True),
    _agent("invited_social", ARRAS, BASIC, SOCIAL, invited=True),
    _agent("invited_elsewhere", LENS, BASIC, invited=True),
    _agent(ELSEWHERE_AGENT, LENS, BASIC),
    _agent(STRANGER, LENS, BASIC),
    _agent("admin_elsewhere", LENS, ADMIN),
)
_EVERYTHING = TerritoryRights("62", admin=True, manage_teams=True, manage_access_rights=True, invite_agents=True)
# They work in no organisation; the last has one of the three rights in the territory.
CHIEFS = tuple(
    Agent(
        name,
        "Alix",
        f"Secret-{name}",
        f"{name.replace('_', '-')}@service.example",
        service_ids=(PMI,),
        rights=(rights,),
    )
    for name, rights in (
        (TERRITORY_ADMIN, _EVERYTHING),
        ("second_chief", _EVERYTHING),
        (INVITER, TerritoryRights("62", invite_agents=True)),
    )
)


def appointment_of(agent_id: str) -> str:
    """The id of the agent's appointment."""
    return derived_id("appointment", agent_id)


def service_of(agent_id: str) -> str:
    """The service whose motifs the agent's things are of: a colleague's own; for who asks, one that is not theirs.

    So that what is one's own is seen for that alone.
    """
    if agent_id in (COLLEAGUE, STRANGER):
        return PMI
    if agent_id == ANOTHER_COLLEAGUE:
        return SOCIAL
    return PMI if agent_id == OTHER_SERVICE else SOCIAL


def _departement_of(organisation_id: str) -> str:
    return "75" if organisation_id == PARIS else "62"


def _things() -> Iterable[tuple[Key, Entity]]:
    for service in (Service(PMI, "PMI", "PMI"), Service(SOCIAL, "Service social", "Social")):
        yield ServiceKey(service.id), service
    yield ServiceKey(SECRETARIAT), Service(SECRETARIAT, "Secrétariat", "Secrétariat")
    services = (PMI, SOCIAL, SECRETARIAT)
    admins = tuple(one.id for one in CHIEFS if one.rights_in("62").admin)
    yield (
        TerritoryKey("62"),
        Territory("62", "Secret-62", services, admins, context_field=True, waiting_room_color=True),
    )
    yield TerritoryKey("75"), Territory("75", "Secret-75", services, ("somebody",))
    yield TeamKey("62", "team_62"), Team("team_62", "62", "Secret-team", (COLLEAGUE,))
    yield TeamKey("75", "team_75"), Team("team_75", "75", "Secret-team", ())
    for agent in (*STAFFED, *CHIEFS):
        yield AgentKey(agent.id), agent
    for organisation_id in (ARRAS, LENS, PARIS):
        departement = _departement_of(organisation_id)
        yield (
            OrganisationKey(organisation_id),
            Organisation(organisation_id, f"Secret-{organisation_id}", departement, "03 53 01 10 00"),
        )
        members = tuple(
            StaffMember(one.id, one.roles[0].level)
            for one in STAFFED
            if one.roles[0].organisation_id == organisation_id
        )
        yield StaffKey(organisation_id), Staff(organisation_id, members)
    for organisation_id in (ARRAS, LENS):
        yield from _settled(organisation_id)
    for agent in STAFFED:
        yield from _of_agent(agent)
    for agent in (*STAFFED, *CHIEFS):
        absence = Absence(f"absence_{agent.id}", agent.id, "Secret-absence", TUESDAY, TUESDAY, time(14), time(15))
        yield AbsencesKey(agent.id), AbsenceSheet(agent.id, 1, (absence,))
    for name, organisation_id in (("user_arras", ARRAS), ("user_lens", LENS), ("user_paris", PARIS)):
        email, phone = f"{name.replace('_', '-')}@courriel.example", "+33612345678"
        yield UserKey(name), User(name, "Secret", organisation_id, email, phone)
        yield (
            MembershipsKey(name),
            Memberships(name, 1, (Membership(organisation_id, _departement_of(organisation_id)),)),
        )


def _settled(organisation_id: str) -> Iterable[tuple[Key, Entity]]:
    for name in ("place", "spare_place"):
        place = Location(f"{name}_{organisation_id}", organisation_id, f"Secret-{name}", "1 rue", 50.3, 2.8)
        yield LocationKey(organisation_id, place.id), place
    for service in (PMI, SOCIAL):
        for name in ("motif", "spare_motif"):
            motif = Motif(
                f"{name}_{service}_{organisation_id}",
                organisation_id,
                service,
                f"Secret-{name}-{service}",
                bookable_by=BookableBy.EVERYONE,
            )
            yield MotifKey(organisation_id, motif.id), motif


def _of_agent(agent: Agent) -> Iterable[tuple[Key, Entity]]:
    organisation_id = agent.roles[0].organisation_id
    motif_id = f"motif_{service_of(agent.id)}_{organisation_id}"
    opening = Opening(
        f"opening_{agent.id}",
        agent.id,
        organisation_id,
        TUESDAY,
        time(9),
        time(12),
        f"place_{organisation_id}",
        Recurrence(Every.WEEK, TUESDAY, on=(2,)),
        (motif_id,),
        "Secret-opening",
    )
    yield OpeningKey(organisation_id, agent.id, opening.id), opening
    starts_at = datetime(2026, 11, 26, 9, tzinfo=UTC)
    user_id = "user_arras" if organisation_id == ARRAS else "user_lens"
    yield (
        AppointmentKey(appointment_of(agent.id)),
        Appointment(
            appointment_of(agent.id),
            organisation_id,
            service_of(agent.id),
            motif_id,
            f"place_{organisation_id}",
            (agent.id,),
            starts_at,
            starts_at + timedelta(minutes=30),
            "Europe/Paris",
            (Participation(user_id),),
            Author(AuthorKind.AGENT, agent.id),
            NOW,
            context="Secret-context",
        ),
    )


@dataclass
class Hands:
    """A clock that stands still."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


class Town:
    """The records, and what each persona's browser sends."""

    def __init__(self) -> None:
        self.records = MemoryRecords()
        self.books = MemoryBooks(self.records)
        self.directory = MemoryDirectory(self.records)
        self.clock = Hands()
        self.records.commit([Put(key, entity) for key, entity in _things()])
        for agent in (*STAFFED, *CHIEFS):
            if agent.email:
                self.records.commit(agent_account_writes(KEYRING, agent, NOW, "a hash"))
        self.headers: dict[str, dict[str, str]] = {NOBODY: {}}
        for name in AGENTS_ASKING:
            self.headers[name] = sign_in(self.records, KEYRING, name, NOW)
        for name in (CITIZEN, ANOTHER_CITIZEN):
            self.headers[name] = self._citizen(name)
        self._publish()
        self.items: Mapping[Key, Entity] = dict(self.records.items)

    def _citizen(self, name: str) -> dict[str, str]:
        """A citizen's session, shown as theirs and as an agent's."""
        user = User(name, "Secret", name, f"{name.replace('_', '-')}@courriel.example", consented_at=NOW)
        account = Account(user.id, user.email, NOW, kind=PersonKind.USER)
        beginning = begin(KEYRING, account, SignInWay.PASSWORD, NOW)
        writes: list[Write] = [Put(UserKey(user.id), user), Put(AccountKey(user.id), beginning.account)]
        self.records.commit([*writes, *beginning.writes])
        secret = beginning.started.secret
        cookies = f"__Host-session={secret}; __Host-agent={user.id}.{secret}"
        return {"Cookie": cookies, "X-CSRF-Token": beginning.started.csrf_token}

    def _publish(self) -> None:
        for organisation_id in (ARRAS, LENS):
            book = self.books.book(organisation_id)
            assert book is not None
            self.directory.publish_organisation(book.organisation)
            for motif in book.motifs:
                service = self.records.items[ServiceKey(motif.service_id)]
                assert isinstance(service, Service)
                openings = tuple(one for one in book.openings if motif.id in one.motif_ids)
                self.directory.publish_offer(Offer(motif, service, book.organisation, book.locations, openings))

    def restore(self) -> None:
        """Everything as it was at the beginning."""
        self.records.items.clear()
        self.records.items.update(self.items)

    @contextmanager
    def serving(self, functions: Iterable[str]) -> Any:
        """The functions work on this town instead of on AWS; their own ports come back at the end."""
        ports = {
            "records": self.records,
            "books": self.books,
            "directory": self.directory,
            "clock": self.clock,
            "user_index": MemoryUserIndex(self.records),
        }
        before: list[tuple[Any, str, Any]] = []
        for function in functions:
            wiring: Any = importlib.import_module(f"{function}.app").wiring
            for one in fields(wiring):
                if one.name in ports:
                    before.append((wiring, one.name, getattr(wiring, one.name)))
                    object.__setattr__(wiring, one.name, ports[one.name])
        try:
            yield self
        finally:
            for wiring, name, port in before:
                object.__setattr__(wiring, name, port)
