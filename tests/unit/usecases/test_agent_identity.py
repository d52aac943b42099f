"""Agents sign in, are invited, choose passwords and addresses, come by ProConnect (AUT-04, AUT-05, AUT-10 to AUT-14, DS-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rdv.domain.accounts import Account, AccountMailKind, LinkPurpose
from rdv.domain.directory import AccessLevel, Organisation, Territory, TerritoryRights
from rdv.domain.errors import (
    AccountLinkExpired,
    Invalid,
    NotFound,
    ProviderFailed,
    TooManyAttempts,
    Unauthenticated,
    WrongCredentials,
    WrongCsrfToken,
)
from rdv.domain.languages import Language
from rdv.domain.sessions import Presented, SignInWay
from rdv.ports import AccountKey, AgentKey, OrganisationKey, Put, TerritoryKey
from rdv.usecases.accounts import Visitor
from rdv.usecases.agent_accounts import AgentSignedIn
from rdv.usecases.agent_identity import (
    change_agent_password,
    confirm_agent_email,
    open_agent_link,
    request_agent_email_change,
    request_agent_reset,
)
from rdv.usecases.agent_identity_provider import (
    Newcomer,
    found_organisation,
    leave_for_proconnect,
    newcomer_of,
    return_from_proconnect,
)
from rdv.usecases.agents_acting import at_desk, secret_of
from rdv.usecases.identifying import leave_for_provider, return_from_provider
from rdv.usecases.sessions import authenticate, end
from rdv.usecases.signing_up import open_account_link

from .house import ANOTHER, KEYRING, PASSWORD, House
from .office import ADA, ARRAS, CHLOE, DAN, PMI, SECRETARIAT, TOWN_HALL, Office, address, provider_saying

NEW = "nouvelle@service.example"


def account_of(office: Office, agent_id: str) -> Account:
    found = office.records.items[AccountKey(agent_id)]
    assert isinstance(found, Account)
    return found


# --- sessions --------------------------------------------------------------------------------------------------------


def test_an_agent_is_known_by_the_cookie_in_one_round_trip() -> None:
    office = Office()
    signed_in = office.sign_in(" ADA@Service.example")
    before = office.records.reads
    territory = TerritoryKey("62")
    desk = at_desk(office.records, office.clock, KEYRING, Presented(signed_in.cookie), [territory])
    assert office.records.reads == before + 1
    assert (desk.agent.id, desk.found[territory]) == (ADA, office.territory())


def test_a_change_needs_the_sessions_own_token() -> None:
    office = Office()
    signed_in, other = office.sign_in(address(ADA)), office.sign_in(address(DAN))
    for wrong in ("", other.started.csrf_token):
        with pytest.raises(WrongCsrfToken):
            at_desk(office.records, office.clock, KEYRING, Presented(signed_in.cookie, wrong, changes=True))
    shown = Presented(signed_in.cookie, signed_in.started.csrf_token, changes=True)
    assert at_desk(office.records, office.clock, KEYRING, shown).agent.id == ADA


def test_an_agents_session_lasts_fourteen_days_without_a_request() -> None:
    """AUT-04."""
    office = Office()
    signed_in = office.sign_in(address(ADA))
    office.clock.at += timedelta(days=13, hours=23)
    assert office.desk(signed_in).agent.id == ADA
    office.clock.at += timedelta(days=13, hours=23)
    assert office.desk(signed_in).agent.id == ADA
    office.clock.at += timedelta(days=14)
    with pytest.raises(Unauthenticated):
        office.desk(signed_in)


@pytest.mark.parametrize("wrong", ["", "x", "ada.", ".secret", "ada.secret"])
def test_what_is_no_cookie_of_ours_is_nobodys(wrong: str) -> None:
    office = Office()
    with pytest.raises(Unauthenticated):
        at_desk(office.records, office.clock, KEYRING, Presented(wrong))


def test_a_secret_is_good_for_its_own_agent_only() -> None:
    office = Office()
    secret = secret_of(office.sign_in(address(CHLOE)).cookie)
    with pytest.raises(Unauthenticated):
        at_desk(office.records, office.clock, KEYRING, Presented(f"{ADA}.{secret}"))


def test_a_citizens_session_is_no_agents() -> None:
    office, house = Office(), House()
    house.records = office.records
    citizen = house.member()
    cookie = f"{citizen.member.user.id}.{citizen.started.secret}"
    with pytest.raises(Unauthenticated):
        at_desk(office.records, office.clock, KEYRING, Presented(cookie))


def test_an_agents_session_is_no_citizens() -> None:
    office = Office()
    secret = secret_of(office.sign_in(address(ADA)).cookie)
    for shown in (secret, f"{ADA}.{secret}"):
        with pytest.raises(Unauthenticated):
            authenticate(office.records, office.clock, KEYRING, Presented(shown))


def test_signing_out_ends_the_session() -> None:
    office = Office()
    signed_in = office.sign_in(address(ADA))
    end(office.records, office.desk(signed_in).actor)
    with pytest.raises(Unauthenticated):
        office.desk(signed_in)


def test_an_unknown_address_costs_what_a_wrong_password_costs() -> None:
    office = Office()
    for email in (address(ADA), "personne@service.example"):
        reads, judged = office.records.reads, office.passwords.judged
        with pytest.raises(WrongCredentials):
            office.sign_in(email, "wrong")
        assert (office.records.reads - reads, office.passwords.judged - judged) == (2, 1)


def test_attempts_are_limited_for_an_address_and_for_a_source() -> None:
    """9.3, rebuilt: tries are throttled."""
    office = Office()
    for _ in range(10):
        with pytest.raises(WrongCredentials):
            office.sign_in(address(ADA), "wrong", Visitor.of(KEYRING, "198.51.100.7"))
    with pytest.raises(TooManyAttempts):
        office.sign_in(address(ADA))
    assert office.sign_in(address(DAN)).member.agent.id == DAN


def test_one_person_is_an_agent_and_a_citizen_with_one_address() -> None:
    office, house = Office(), House()
    house.records = office.records
    house.member(address(ADA))
    assert office.sign_in(address(ADA)).member.agent.id == ADA
    assert house.sign_in(address(ADA)).member.user.first_name == "Zoé"


def test_another_password_ends_the_other_sessions() -> None:
    office = Office()
    here, there = office.sign_in(address(ADA)), office.sign_in(address(ADA))
    with pytest.raises(Invalid):
        change_agent_password(
            office.records, office.clock, KEYRING, office.passwords, office.desk(here), "wrong", ANOTHER
        )
    change_agent_password(office.records, office.clock, KEYRING, office.passwords, office.desk(here), PASSWORD, ANOTHER)
    assert office.desk(here).agent.id == ADA
    with pytest.raises(Unauthenticated):
        office.desk(there)
    assert office.sign_in(address(ADA), ANOTHER).member.agent.id == ADA


# --- links -----------------------------------------------------------------------------------------------------------


def reset(office: Office, email: str) -> None:
    request_agent_reset(office.records, office.clock, KEYRING, office.visitor, email, "fr")


def test_a_forgotten_password_is_replaced_by_a_link_once_and_for_six_hours() -> None:
    """AUT-05."""
    office = Office()
    before = office.sign_in(address(ADA))
    reset(office, address(ADA))
    (mail,) = office.mails(address(ADA))
    assert mail.kind is AccountMailKind.AGENT_RESET
    token = office.token(address(ADA))
    link = open_agent_link(office.records, office.clock, KEYRING, office.visitor, token)
    assert (link.purpose, link.email, link.first_name) == (LinkPurpose.RESET, address(ADA), "Ada")
    assert office.choose(token, ANOTHER).member.agent.id == ADA
    with pytest.raises(Unauthenticated):
        office.desk(before)
    with pytest.raises(NotFound):
        office.choose(token, ANOTHER)
    reset(office, address(ADA))
    office.clock.at += timedelta(hours=6)
    with pytest.raises(AccountLinkExpired):
        office.choose(office.token(address(ADA)))


def test_nobody_is_told_whether_an_address_is_an_agents() -> None:
    office = Office()
    written = []
    for email in (address(ADA), "personne@service.example"):
        before = set(office.records.items)
        reset(office, email)
        fresh = {type(one).__name__ for one in set(office.records.items) - before}
        written.append(fresh - {"QuotaKey"})
    assert written[0] == written[1]
    assert office.mails("personne@service.example") == []


def test_an_agents_link_is_no_citizens_and_a_citizens_no_agents() -> None:
    office, house = Office(), House()
    house.records = office.records
    reset(office, address(ADA))
    with pytest.raises(NotFound):
        open_account_link(office.records, office.clock, KEYRING, house.visitor, office.token(address(ADA)))
    house.ask_to_sign_up("zoe@courriel.example")
    with pytest.raises(NotFound):
        open_agent_link(office.records, office.clock, KEYRING, office.visitor, house.token("zoe@courriel.example"))


def test_an_invitation_is_accepted_with_names_and_a_password() -> None:
    """AUT-14, AGM-01."""
    office = Office()
    invited = office.invite(office.desk_of(ADA), NEW).agent
    assert not invited.is_complete
    with pytest.raises(WrongCredentials):
        office.sign_in(NEW, "")
    token = office.token(NEW)
    link = open_agent_link(office.records, office.clock, KEYRING, office.visitor, token)
    assert (link.purpose, link.email, link.organisation_name) == (LinkPurpose.INVITATION, NEW, "Mairie de Arras")
    with pytest.raises(Invalid) as refused:
        office.choose(token)
    assert {one.field for one in refused.value.errors} == {"first_name", "last_name"}
    with pytest.raises(Invalid):
        office.choose(token, "short", "Nour", "Exemple")
    desk = office.desk(office.choose(token, PASSWORD, "Nour", "Exemple"))
    assert (desk.agent.display_name, desk.agent.is_complete) == ("Nour EXEMPLE", True)
    assert desk.agent.level_in(ARRAS) is AccessLevel.BASIC
    with pytest.raises(NotFound):
        office.choose(token, PASSWORD, "Nour", "Exemple")


def test_an_invitation_is_good_for_seven_days() -> None:
    office = Office()
    office.invite(office.desk_of(ADA), NEW)
    office.clock.at += timedelta(days=7, seconds=-1)
    assert open_agent_link(office.records, office.clock, KEYRING, office.visitor, office.token(NEW)).email == NEW
    office.clock.at += timedelta(seconds=1)
    with pytest.raises(AccountLinkExpired):
        office.choose(office.token(NEW), PASSWORD, "Nour", "Exemple")


def test_who_is_invited_and_asks_for_a_password_gets_the_invitation_again() -> None:
    office = Office()
    office.invite(office.desk_of(ADA), NEW)
    reset(office, NEW)
    assert [one.kind for one in office.mails(NEW)] == [AccountMailKind.AGENT_INVITATION] * 2
    assert office.choose(office.token(NEW), PASSWORD, "Nour", "Exemple").member.agent.email == NEW


def test_an_invitation_that_was_deleted_opens_nothing() -> None:
    office = Office()
    ada = office.desk_of(ADA)
    invited = office.invite(ada, NEW).agent
    office.remove(ada, invited.id)
    with pytest.raises(AccountLinkExpired):
        office.choose(office.token(NEW), PASSWORD, "Nour", "Exemple")


def test_another_address_takes_the_olds_place_once_it_is_confirmed() -> None:
    """AUT-05, AGM-07."""
    office = Office()
    desk = office.desk_of(ADA)
    request_agent_email_change(office.records, office.clock, KEYRING, office.visitor, desk, "Ada@Neuve.example")
    assert office.agent(ADA).email == address(ADA)
    token = office.token("ada@neuve.example")
    with pytest.raises(NotFound):
        office.choose(token)
    email = confirm_agent_email(office.records, office.clock, KEYRING, office.visitor, token)
    assert email == office.agent(ADA).email == account_of(office, ADA).email == "ada@neuve.example"
    assert office.sign_in("ada@neuve.example").member.agent.id == ADA
    with pytest.raises(WrongCredentials):
        office.sign_in(address(ADA))


def test_an_address_of_another_agent_cannot_be_taken() -> None:
    office = Office()
    desk = office.desk_of(ADA)
    request_agent_email_change(office.records, office.clock, KEYRING, office.visitor, desk, address(DAN))
    assert office.mails(address(DAN)) == []
    assert office.agent(DAN).email == address(DAN)


# --- ProConnect ------------------------------------------------------------------------------------------------------


def test_proconnect_signs_in_by_the_address_and_gives_the_names() -> None:
    """AUT-11: the given name loses a last name at its end, whatever was typed before."""
    office = Office()
    back = office.identify(provider_saying("ADA@service.example", first="Ada Augusta LOVELACE"))
    assert isinstance(back, AgentSignedIn)
    agent = office.agent(ADA)
    assert (agent.first_name, agent.last_name, agent.connected_with_proconnect) == ("Ada Augusta", "Lovelace", True)
    assert (back.return_to, office.desk(back).session.way) == ("/agent/preferences", SignInWay.PROCONNECT)
    assert office.desk(back).session.id_token == "an.id.token"
    version = agent.version
    office.identify(provider_saying("ADA@service.example", first="Ada Augusta LOVELACE"))
    assert office.agent(ADA).version == version, "nothing new is not written"


def test_a_subject_that_is_known_is_the_agent_whatever_the_address() -> None:
    office = Office()
    office.identify(provider_saying(address(ADA)))
    back = office.identify(provider_saying("ada@mariee.example"))
    assert isinstance(back, AgentSignedIn)
    assert back.member.agent.id == ADA


def test_who_comes_by_another_identity_provider_is_reconciled_by_the_address() -> None:
    office = Office()
    office.identify(provider_saying(address(ADA), "first"))
    office.identify(provider_saying(address(ADA), "second"))
    back = office.identify(provider_saying("inconnue@service.example", "first"))
    assert isinstance(back, Newcomer), "the former subject is forgotten"


def test_proconnect_accepts_an_invitation() -> None:
    office = Office()
    invited = office.invite(office.desk_of(ADA), NEW).agent
    back = office.identify(provider_saying(NEW, first="Nour", last="Exemple"))
    assert isinstance(back, AgentSignedIn)
    assert office.desk(back).agent.display_name == "Nour EXEMPLE"
    assert office.agent(invited.id).is_complete
    with pytest.raises(AccountLinkExpired):
        office.choose(office.token(NEW), PASSWORD, "Nour", "Exemple")


def test_an_answer_without_an_address_signs_nobody_in() -> None:
    with pytest.raises(ProviderFailed):
        Office().identify(provider_saying(""))


@pytest.mark.parametrize("said", ["ada.@service.example", "ada@service..example", "ada"])
def test_an_address_that_would_have_to_be_repaired_signs_nobody_in(said: str) -> None:
    with pytest.raises(ProviderFailed):
        Office().identify(provider_saying(said))
    assert isinstance(Office().identify(provider_saying(" Ada@Service.example ")), AgentSignedIn)


def test_a_visit_to_one_provider_does_not_end_at_the_other() -> None:
    office, house = Office(), House()
    house.records = office.records
    provider = provider_saying(address(ADA))
    departure = leave_for_provider(office.records, office.clock, provider, house.visitor, "/")
    secret = departure.browser_secret
    with pytest.raises(ProviderFailed):
        return_from_proconnect(
            office.records, office.clock, KEYRING, provider, office.visitor, secret, provider.state, "code"
        )
    leaving = leave_for_proconnect(office.records, office.clock, provider, office.visitor, "/agent/")
    with pytest.raises(ProviderFailed):
        return_from_provider(
            office.records,
            office.clock,
            KEYRING,
            provider,
            house.visitor,
            leaving.browser_secret,
            provider.state,
            "code",
        )


# --- the first time --------------------------------------------------------------------------------------------------


def founded(
    office: Office,
    newcomer: Newcomer,
    name: str = "Mairie d’Exemple",
    departement: str = "62",
    service: str | None = None,
) -> AgentSignedIn:
    return found_organisation(
        office.records,
        office.books,
        office.directory,
        office.clock,
        KEYRING,
        office.visitor,
        newcomer.secret,
        name,
        departement,
        service,
        Language.FRENCH,
    )


def newcomer(office: Office, email: str = "sonia@mairie.example") -> Newcomer:
    back = office.identify(provider_saying(email, f"subject of {email}", "Sonia", "Nouvel"))
    assert isinstance(back, Newcomer)
    return back


def test_who_has_no_account_makes_one_with_an_organisation() -> None:
    """DS-2: the maker administers the organisation, and has no right over others of the territory."""
    office = Office()
    ticket = newcomer(office)
    known = newcomer_of(office.records, office.clock, ticket.secret)
    assert (known.email, known.first_name, known.last_name) == ("sonia@mairie.example", "Sonia", "Nouvel")
    back = founded(office, ticket)
    desk = office.desk(back)
    (role,) = desk.agent.roles
    organisation = office.records.items[OrganisationKey(role.organisation_id)]
    assert isinstance(organisation, Organisation)
    assert (organisation.name, organisation.departement) == ("Mairie d’Exemple", "62")
    assert role.level is AccessLevel.ADMIN
    assert office.levels(organisation.id) == {desk.agent.id: AccessLevel.ADMIN}
    assert desk.agent.rights == (TerritoryRights("62"),)
    assert TOWN_HALL in office.territory().service_ids
    assert (back.return_to, desk.session.way) == ("/agent/preferences", SignInWay.PROCONNECT)
    again = office.identify(provider_saying("sonia@mairie.example", "subject of sonia@mairie.example"))
    assert isinstance(again, AgentSignedIn)
    with pytest.raises(Unauthenticated):
        founded(office, ticket)


def test_the_maker_invites_into_the_organisation_and_nowhere_else() -> None:
    """DS-4, decision 0144."""
    office = Office()
    desk = office.desk(founded(office, newcomer(office)))
    mine = desk.agent.roles[0].organisation_id
    assert office.invite(desk, NEW, services=(TOWN_HALL,), organisations=(mine,)).agent.level_in(mine)
    with pytest.raises(NotFound):
        office.invite(desk, "autre@service.example", services=(TOWN_HALL,), organisations=(ARRAS,))


def test_a_territory_begins_with_its_official_name_and_zone() -> None:
    office = Office()
    back = founded(office, newcomer(office), departement="974", service=PMI)
    territory = office.records.items[TerritoryKey("974")]
    assert isinstance(territory, Territory)
    assert (territory.name, territory.admin_ids, territory.service_ids) == ("La Réunion", (), (PMI,))
    organisation = office.records.items[OrganisationKey(back.member.agent.roles[0].organisation_id)]
    assert isinstance(organisation, Organisation)
    assert organisation.time_zone == "Indian/Reunion"


def test_a_secretariats_service_makes_a_secretary() -> None:
    office = Office()
    assert founded(office, newcomer(office), service=SECRETARIAT).member.agent.is_secretary


@pytest.mark.parametrize(
    ("name", "departement", "service", "field"),
    [
        ("Mairie de ARRAS", "62", None, "organisation_name"),
        ("Mairie", "00", None, "departement"),
        ("Mairie", "62", "unknown", "service_id"),
    ],
)
def test_an_organisation_has_a_name_of_its_own_and_a_real_place(
    name: str, departement: str, service: str | None, field: str
) -> None:
    office = Office()
    office.directory.publish_organisation(Organisation(ARRAS, "Mairie de Arras", "62"))
    ticket = newcomer(office)
    with pytest.raises(Invalid) as refused:
        founded(office, ticket, name, departement, service)
    assert [one.field for one in refused.value.errors] == [field]


def test_nobody_lets_themselves_into_a_territory_that_shares_its_users() -> None:
    """Decision 0145."""
    office = Office()
    ticket = newcomer(office)
    shared = replace(office.territory(), visible_users=True)
    office.records.commit([Put(TerritoryKey("62"), shared)])
    with pytest.raises(Invalid) as refused:
        founded(office, ticket)
    assert refused.value.errors[0].code == "closed_territory"


def test_a_ticket_is_good_for_half_an_hour() -> None:
    office = Office()
    ticket = newcomer(office)
    office.clock.at += timedelta(minutes=30)
    with pytest.raises(Unauthenticated):
        founded(office, ticket)


def test_a_ticket_is_worth_nothing_once_the_address_has_an_account() -> None:
    office = Office()
    ticket = newcomer(office)
    office.invite(office.desk_of(ADA), "sonia@mairie.example")
    with pytest.raises(AccountLinkExpired):
        founded(office, ticket)


def test_a_contributor_is_nobody_at_a_desk() -> None:
    office = Office()
    chloe = office.sign_in(address(CHLOE))
    agent = office.agent(CHLOE)
    named = replace(agent, roles=tuple(replace(one, level=AccessLevel.CONTRIBUTOR) for one in agent.roles))
    office.records.commit([Put(AgentKey(CHLOE), named)])
    with pytest.raises(Unauthenticated):
        office.desk(chloe)
