"""An office with agents: two organisations of a territory in memory, a clock moved by hand, fast passwords, and the mails."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from rdv.domain.accounts import AccountMail, AccountMailKind, Identity, ProvenIdentity
from rdv.domain.directory import (
    AccessLevel,
    Agent,
    Motif,
    Opening,
    Organisation,
    Role,
    Service,
    Staff,
    StaffMember,
    Territory,
    TerritoryRights,
)
from rdv.domain.sessions import Presented
from rdv.ports import (
    AgentKey,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    Put,
    ServiceKey,
    StaffKey,
    TerritoryKey,
)
from rdv.store.memory import MemoryBooks, MemoryDirectory, MemoryRecords
from rdv.usecases.accounts import Visitor
from rdv.usecases.agent_accounts import AgentSignedIn, agent_account_writes
from rdv.usecases.agent_identity import choose_agent_password, sign_agent_in
from rdv.usecases.agent_identity_provider import Newcomer, leave_for_proconnect, return_from_proconnect
from rdv.usecases.agents_acting import Desk, at_desk
from rdv.usecases.inviting import Entered, Wanted, invite
from rdv.usecases.staffing import Change, change_member
from rdv.usecases.staffing_removal import Left, remove_member

from .house import KEYRING, NOW, PASSWORD, Hands, PlainPasswords, Provider

ARRAS, LENS = "arras", "lens"
PMI, SOCIAL, TOWN_HALL, SECRETARIAT = "pmi", "social", "mairie", "secretariat"
BASIC, ADMIN, CONTRIBUTOR = AccessLevel.BASIC, AccessLevel.ADMIN, AccessLevel.CONTRIBUTOR
ADA, BOB, CHLOE, DAN = "ada", "bob", "chloe", "dan"


def address(agent_id: str) -> str:
    return f"{agent_id}@service.example"


@dataclass
class Office:
    """Ada administers Arras and Lens, Bob Arras with her; Chloé works in Arras, Dan in Lens; Ada has the territory."""

    records: MemoryRecords = field(default_factory=MemoryRecords)
    clock: Hands = field(default_factory=Hands)
    passwords: PlainPasswords = field(default_factory=PlainPasswords)
    visitor: Visitor = field(default_factory=lambda: Visitor.of(KEYRING, "192.0.2.1"))

    def __post_init__(self) -> None:
        self.books, self.directory = MemoryBooks(self.records), MemoryDirectory(self.records)
        names = {PMI: "PMI", SOCIAL: "Service social", TOWN_HALL: "Mairie", SECRETARIAT: "Secrétariat"}
        services = [Service(key, name, name) for key, name in names.items()]
        self.records.commit([Put(ServiceKey(one.id), one) for one in services])
        territory = Territory("62", "Pas-de-Calais", (PMI, SOCIAL, SECRETARIAT), (ADA,))
        self.records.commit([Put(TerritoryKey("62"), territory)])
        staffs = {
            ARRAS: {ADA: ADMIN, BOB: ADMIN, CHLOE: BASIC},
            LENS: {ADA: ADMIN, DAN: BASIC},
        }
        for key, members in staffs.items():
            organisation = Organisation(key, f"Mairie de {key.title()}", "62")
            staff = Staff(key, tuple(StaffMember(one, level) for one, level in members.items()))
            motifs = [Motif(f"{service}_{key}", key, service, service) for service in (PMI, SOCIAL)]
            self.records.commit(
                [
                    Put(OrganisationKey(key), organisation),
                    Put(StaffKey(key), staff),
                    *(Put(MotifKey(key, one.id), one) for one in motifs),
                ]
            )
        for agent_id in (ADA, BOB, CHLOE, DAN):
            rights = TerritoryRights("62", *([True] * 4)) if agent_id == ADA else TerritoryRights("62")
            agent = Agent(
                agent_id,
                agent_id.title(),
                "Exemple",
                address(agent_id),
                service_ids=(PMI,),
                roles=tuple(
                    Role(key, "62", members[agent_id]) for key, members in staffs.items() if agent_id in members
                ),
                rights=(rights,),
            )
            hashed = self.passwords.hash(PASSWORD)
            self.records.commit([Put(AgentKey(agent_id), agent), *agent_account_writes(KEYRING, agent, NOW, hashed)])

    # --- who is there

    def agent(self, agent_id: str) -> Agent:
        found = self.records.items[AgentKey(agent_id)]
        assert isinstance(found, Agent)
        return found

    def levels(self, organisation_id: str) -> dict[str, AccessLevel]:
        staff = self.records.items[StaffKey(organisation_id)]
        assert isinstance(staff, Staff)
        return {one.agent_id: one.level for one in staff.members}

    def territory(self) -> Territory:
        found = self.records.items[TerritoryKey("62")]
        assert isinstance(found, Territory)
        return found

    def opening(self, agent_id: str, organisation_id: str, service: str = PMI) -> OpeningKey:
        day = date(2020, 1, 6)
        opening = Opening(
            "o", agent_id, organisation_id, day, time(9), time(12), motif_ids=(f"{service}_{organisation_id}",)
        )
        key = OpeningKey(organisation_id, agent_id, "o")
        self.records.commit([Put(key, opening)])
        return key

    # --- mails

    def mails(self, to: str) -> list[AccountMail]:
        """What was posted to an address, oldest first; what nobody gets is not in it."""
        mails = [one for one in self.records.items.values() if isinstance(one, AccountMail)]
        return [one for one in mails if one.to == to and one.kind is not AccountMailKind.NONE]

    def token(self, to: str) -> str:
        """The token of the last mail's link."""
        mail = self.mails(to)[-1]
        return KEYRING.account_token(mail.key, mail.nonce)

    # --- what they do

    def sign_in(self, email: str, password: str = PASSWORD, visitor: Visitor | None = None) -> AgentSignedIn:
        who = visitor or self.visitor
        return sign_agent_in(self.records, self.clock, KEYRING, self.passwords, who, email, password)

    def desk(self, signed_in: AgentSignedIn) -> Desk:
        """Raises Unauthenticated when the session is over."""
        return at_desk(self.records, self.clock, KEYRING, Presented(signed_in.cookie))

    def desk_of(self, agent_id: str) -> Desk:
        return self.desk(self.sign_in(address(agent_id)))

    def choose(self, token: str, password: str = PASSWORD, first_name: str = "", last_name: str = "") -> AgentSignedIn:
        return choose_agent_password(
            self.records, self.clock, KEYRING, self.passwords, self.visitor, token, password, first_name, last_name
        )

    def invite(
        self,
        by: Desk,
        email: str,
        level: AccessLevel = BASIC,
        services: tuple[str, ...] = (PMI,),
        organisations: tuple[str, ...] = (ARRAS,),
        last_name: str = "",
    ) -> Entered:
        wanted = Wanted(level, services, organisations, email, last_name=last_name)
        return invite(self.records, self.clock, KEYRING, self.visitor, by, wanted)

    def change(
        self,
        by: Desk,
        agent_id: str,
        level: AccessLevel | None = None,
        services: tuple[str, ...] | None = None,
        email: str | None = None,
        organisation: str = ARRAS,
        version: int | None = None,
    ) -> Agent:
        change = Change(version or self.agent(agent_id).version, level, services, email)
        return change_member(
            self.records, self.books, self.clock, KEYRING, self.visitor, by, organisation, agent_id, change
        )

    def remove(self, by: Desk, agent_id: str, organisation: str = ARRAS) -> Left:
        return remove_member(self.records, self.books, self.directory, self.clock, KEYRING, by, organisation, agent_id)

    def identify(self, provider: Provider) -> AgentSignedIn | Newcomer:
        """To ProConnect and back."""
        departure = leave_for_proconnect(self.records, self.clock, provider, self.visitor, "/agent/preferences")
        return return_from_proconnect(
            self.records,
            self.clock,
            KEYRING,
            provider,
            self.visitor,
            departure.browser_secret,
            provider.state,
            "code",
        )


def provider_saying(email: str, subject: str = "subject", first: str = "Ada", last: str = "Lovelace") -> Provider:
    """A provider that answers with that agent."""
    return Provider(ProvenIdentity(Identity(subject, email, first, "", last), "an.id.token"))
