"""The first administrator of a territory, on a deployment where nobody is (TER-03)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from rdv.domain.accounts import AccountMail, AccountMailKind, Identity, ProvenIdentity
from rdv.domain.directory import AccessLevel, Agent, Organisation, Service, Territory
from rdv.domain.errors import AlreadyMember, Invalid
from rdv.domain.languages import Language
from rdv.domain.policy import On, Right
from rdv.domain.sessions import Presented
from rdv.ports import ServiceKey, TerritoryKey
from rdv.store.memory import MemoryBooks, MemoryDirectory, MemoryRecords
from rdv.usecases.accounts import Visitor
from rdv.usecases.agent_accounts import AgentSignedIn
from rdv.usecases.agent_identity import choose_agent_password
from rdv.usecases.agent_identity_provider import (
    Newcomer,
    found_organisation,
    leave_for_proconnect,
    return_from_proconnect,
)
from rdv.usecases.agents_acting import Desk, at_desk
from rdv.usecases.first_admins import NATIONAL_SERVICES, Appointed, FirstAdmin, appoint_first_admin
from rdv.usecases.inviting import Wanted, invite

from .house import KEYRING, PASSWORD, Hands, PlainPasswords, Provider

ANNE = FirstAdmin("62", "Maison des solidarités d’Arras", " Anne.Martin@Service.example ", "Anne", "Martin")
ADDRESS = "anne.martin@service.example"


@dataclass
class Deployment:
    """A service that has just been deployed: three empty tables."""

    records: MemoryRecords = field(default_factory=MemoryRecords)
    directory: MemoryDirectory = field(default_factory=MemoryDirectory)
    clock: Hands = field(default_factory=Hands)
    visitor: Visitor = field(default_factory=lambda: Visitor.of(KEYRING, "192.0.2.1"))

    def appoint(self, wanted: FirstAdmin = ANNE) -> Appointed:
        books = MemoryBooks(self.records)
        return appoint_first_admin(self.directory, self.records, books, self.clock, KEYRING, self.visitor, wanted)

    def of(self, kind: type[Any]) -> list[Any]:
        return [one for one in self.records.items.values() if isinstance(one, kind)]

    def mails(self) -> list[AccountMail]:
        return [one for one in self.of(AccountMail) if one.kind is AccountMailKind.AGENT_INVITATION]

    def accept(self) -> Desk:
        """With the last mail's link; at a desk then."""
        token = KEYRING.account_token(self.mails()[-1].key, self.mails()[-1].nonce)
        signed_in = choose_agent_password(
            self.records, self.clock, KEYRING, PlainPasswords(), self.visitor, token, PASSWORD, "Anne", "Martin"
        )
        return at_desk(self.records, self.clock, KEYRING, Presented(signed_in.cookie))

    def by_proconnect(self) -> AgentSignedIn:
        """The first time with ProConnect (DS-2): an organisation, and nobody administers the territory."""
        provider = Provider(ProvenIdentity(Identity("subject", ADDRESS, "Anne", "", "Martin"), "an.id.token"))
        departure = leave_for_proconnect(self.records, self.clock, provider, self.visitor, "/agent/")
        newcomer = return_from_proconnect(
            self.records,
            self.clock,
            KEYRING,
            provider,
            self.visitor,
            departure.browser_secret,
            provider.state,
            "code",
        )
        assert isinstance(newcomer, Newcomer)
        books, directory = MemoryBooks(self.records), MemoryDirectory(self.records)
        return found_organisation(
            self.records,
            books,
            directory,
            self.clock,
            KEYRING,
            self.visitor,
            newcomer.secret,
            "Mairie d’Arras",
            "62",
            None,
            Language.FRENCH,
        )


def test_who_is_appointed_accepts_the_invitation_and_administers_everything() -> None:
    deployment = Deployment()
    appointed = deployment.appoint()
    assert appointed.invited
    [mail] = deployment.mails()
    assert (mail.to, mail.first_name, mail.organisation_name) == (ADDRESS, "Anne", ANNE.organisation_name)
    desk = deployment.accept()
    [organisation] = deployment.of(Organisation)
    assert (organisation.name, organisation.time_zone) == (ANNE.organisation_name, "Europe/Paris")
    here = On(organisation.id, "62")
    wanted_rights = (Right.ROLE_EDIT, Right.TERRITORY_EDIT, Right.TEAM_EDIT, Right.ACCESS_RIGHTS_EDIT, Right.USER_SEE)
    assert [right for right in wanted_rights if not desk.may(right, here)] == []
    [territory] = deployment.of(Territory)
    assert (territory.name, territory.admin_ids) == ("Pas-de-Calais", (appointed.agent.id,))
    services = deployment.of(Service)
    assert {one.name for one in services} == {name for name, _ in NATIONAL_SERVICES}
    assert set(territory.service_ids) == {one.id for one in services}
    # And invites the next one.
    wanted = Wanted(AccessLevel.BASIC, territory.service_ids[:1], (organisation.id,), "luc@service.example")
    assert invite(deployment.records, deployment.clock, KEYRING, deployment.visitor, desk, wanted).agent.email


def test_asked_for_again_the_invitation_comes_again_and_nothing_twice() -> None:
    deployment = Deployment()
    first = deployment.appoint()
    again = deployment.appoint()
    assert (again.agent.id, again.invited, len(deployment.mails())) == (first.agent.id, True, 2)
    assert len(deployment.of(Organisation)) == len(deployment.of(Agent)) == len(deployment.of(Territory)) == 1
    assert len(deployment.of(Service)) == len(NATIONAL_SERVICES)
    deployment.accept()
    assert deployment.appoint() == Appointed(deployment.of(Agent)[0], invited=False)


def test_nobody_is_appointed_beside_an_administrator() -> None:
    deployment = Deployment()
    deployment.appoint()
    before = dict(deployment.records.items)
    with pytest.raises(AlreadyMember):
        deployment.appoint(replace(ANNE, email="luc@service.example"))
    assert deployment.records.items == before


def test_a_second_territory_takes_what_is_there() -> None:
    deployment = Deployment()
    anne = deployment.appoint().agent
    both = deployment.appoint(replace(ANNE, departement="971", organisation_name="France services de Basse-Terre"))
    assert both.agent.id == anne.id
    assert {one.departement for one in both.agent.rights if one.admin} == {"62", "971"}
    assert [one.time_zone for one in deployment.of(Organisation)] == ["Europe/Paris", "America/Guadeloupe"]
    assert len(deployment.of(Service)) == len(NATIONAL_SERVICES)


def test_who_came_with_proconnect_keeps_their_organisation_and_administers_its_territory() -> None:
    deployment = Deployment()
    deployment.appoint(replace(ANNE, departement="59", email="autre@service.example"))
    came = deployment.by_proconnect().member.agent
    appointed = deployment.appoint()
    assert (appointed.agent.id, appointed.invited) == (came.id, False)
    assert appointed.agent.roles == came.roles
    assert [one.admin for one in appointed.agent.rights] == [True]
    territory: Any = deployment.records.items[TerritoryKey("62")]
    assert territory.admin_ids == (came.id,)
    assert len(deployment.mails()) == 1


def test_a_name_that_another_organisation_has_is_refused() -> None:
    deployment = Deployment()
    deployment.appoint(replace(ANNE, departement="59", email="autre@service.example"))
    deployment.by_proconnect()
    # A service of the national list was given up since: who is refused does not bring it back.
    del deployment.records.items[next(ServiceKey(one.id) for one in deployment.of(Service) if one.name == "Mairie")]
    before = dict(deployment.records.items)
    with pytest.raises(Invalid) as refused:
        deployment.appoint(
            replace(ANNE, organisation_name="MAIRIE D’ARRAS", email="luc@service.example", departement="62")
        )
    assert [(one.field, one.code) for one in refused.value.errors] == [("organisation_name", "taken")]
    assert deployment.records.items == before


def test_a_name_that_an_organisation_has_without_a_claim_is_refused() -> None:
    deployment = Deployment()
    deployment.directory.publish_organisation(Organisation("there before", "MAISON DES SOLIDARITÉS D’ARRAS", "62"))
    with pytest.raises(Invalid) as refused:
        deployment.appoint()
    assert [(one.field, one.code) for one in refused.value.errors] == [("organisation_name", "taken")]
    assert deployment.records.items == {}


@pytest.mark.parametrize("changes", [{"name": "Hôtel de ville", "short_name": "Hôtel de ville"}, {"id": "another"}])
def test_a_service_that_was_renamed_or_made_by_others_is_not_made_again(changes: dict[str, str]) -> None:
    deployment = Deployment()
    deployment.appoint()
    town_hall = next(one for one in deployment.of(Service) if one.name == "Mairie")
    del deployment.records.items[ServiceKey(town_hall.id)]
    changed = replace(town_hall, **changes)
    deployment.records.items[ServiceKey(changed.id)] = changed
    deployment.appoint(replace(ANNE, departement="971", organisation_name="France services de Basse-Terre"))
    assert len(deployment.of(Service)) == len(NATIONAL_SERVICES)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"departement": "99"}, ("departement", "unknown")),
        ({"email": "anne"}, ("email", "not_an_email")),
        ({"organisation_name": " "}, ("organisation_name", "required")),
        ({"last_name": ""}, ("last_name", "required")),
    ],
)
def test_what_makes_no_sense_is_refused_and_writes_nothing(changes: dict[str, str], error: tuple[str, str]) -> None:
    deployment = Deployment()
    with pytest.raises(Invalid) as refused:
        deployment.appoint(replace(ANNE, **changes))
    assert [(one.field, one.code) for one in refused.value.errors] == [error]
    assert deployment.records.items == {}
