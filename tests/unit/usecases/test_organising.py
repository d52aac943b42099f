"""The organisations of a territory: seen and made by its admins, who are in none of them (7.13, POL-01, ROLE-01)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from rdv.domain.directory import Organisation, TerritoryRights
from rdv.domain.errors import Forbidden, Invalid, NotFound
from rdv.domain.policy import On, Right
from rdv.ports import AgentKey, OrganisationKey, Put, Write
from rdv.usecases.agents_acting import Desk
from rdv.usecases.organising import create_organisation, organisations_seen

from .office import ADA, ADMIN, ARRAS, BOB, CHLOE, DAN, Office

BETHUNE = {"name": "Mairie de Béthune"}


def chief(office: Office, agent_id: str = DAN, **rights: bool) -> Desk:
    """That agent with those rights in the territory."""
    agent = replace(office.agent(agent_id), rights=(TerritoryRights("62", **rights),))
    office.records.items[AgentKey(agent_id)] = agent
    return office.desk_of(agent_id)


def published() -> Office:
    """The office, with its organisations where anybody finds them."""
    office = Office()
    for one in list(office.records.items.values()):
        if isinstance(one, Organisation):
            office.directory.publish_organisation(one)
    return office


def create(office: Office, desk: Desk, departement: str = "62", **typed: object) -> Organisation:
    return create_organisation(office.records, office.directory, desk, departement, {**BETHUNE, **typed})


def test_who_makes_an_organisation_administers_it_and_no_other() -> None:
    office = Office()
    made = create(office, chief(office, admin=True), phone_number="03 21 00 00 00")
    assert office.records.items[OrganisationKey(made.id)] == made
    assert (made.name, made.departement, made.time_zone) == ("Mairie de Béthune", "62", "Europe/Paris")
    assert office.levels(made.id) == {DAN: ADMIN}
    dan = office.desk_of(DAN)
    assert dan.agent.level_in(made.id) is ADMIN
    assert dan.may(Right.USER_SEE, On(made.id, "62"))
    assert not dan.may(Right.USER_SEE, On(ARRAS, "62"))


def test_an_organisation_has_the_time_of_its_departement() -> None:
    office = Office()
    agent = replace(office.agent(DAN), rights=(TerritoryRights("971", admin=True),))
    office.records.items[AgentKey(DAN)] = agent
    assert create(office, office.desk_of(DAN), "971").time_zone == "America/Guadeloupe"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"name": " "}, "name required"),
        ({"name": "MAIRIE DE ARRAS"}, "name taken"),
        ({"phone_number": "12"}, "phone_number not_a_phone_number"),
        ({"email": "mairie"}, "email not_an_email"),
        ({"website": "mairie"}, "website not_a_url"),
        ({"time_zone": "Europe/Arras"}, "time_zone unknown"),
    ],
)
def test_its_settings_have_the_rules_of_any_organisation(typed: dict[str, Any], error: str) -> None:
    office = published()
    desk = chief(office, admin=True)
    before = dict(office.records.items)
    with pytest.raises(Invalid) as refused:
        create(office, desk, **typed)
    assert [f"{one.field} {one.code}" for one in refused.value.errors] == [error]
    assert office.records.items == before


@pytest.mark.parametrize(
    ("rights", "seen"), [({}, False), ({"invite_agents": True}, True), ({"manage_teams": True}, True)]
)
def test_only_who_administers_the_territory_makes_one(rights: dict[str, bool], seen: bool) -> None:
    office = published()
    desk = chief(office, CHLOE, **rights)
    with pytest.raises(Forbidden):
        create(office, desk)
    with pytest.raises(NotFound):
        create(office, desk, "75")
    if seen:
        assert [one.name for one in organisations_seen(office.directory, desk, "62")] == [
            "Mairie de Arras",
            "Mairie de Lens",
        ]
    else:
        with pytest.raises(Forbidden):
            organisations_seen(office.directory, desk, "62")


def test_a_right_that_was_lost_meanwhile_is_not_used() -> None:
    office = Office()
    desk = chief(office, BOB, admin=True)
    chief(office, BOB)
    with pytest.raises(Forbidden):
        create(office, desk)


def test_pressed_twice_at_once_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is published yet when the other looks for the name."""
    office = Office()
    monkeypatch.setattr(office.directory, "organisations_of", lambda _: ())
    ada, commit = office.desk_of(ADA), office.records.commit

    def slow(writes: Sequence[Write]) -> None:
        monkeypatch.setattr(office.records, "commit", commit)
        create(office, ada)
        commit(writes)

    monkeypatch.setattr(office.records, "commit", slow)
    with pytest.raises(Invalid):
        create(office, ada)
    made = [one for one in office.records.items.values() if isinstance(one, Organisation)]
    assert [one.name for one in made].count(BETHUNE["name"]) == 1


def test_another_change_of_who_makes_it_is_kept() -> None:
    office = Office()
    desk = office.desk_of(ADA)
    renamed = replace(desk.agent, first_name="Adèle", version=desk.agent.version + 1)
    office.records.commit([Put(AgentKey(ADA), renamed, desk.agent.version)])
    made = create(office, desk)
    assert office.agent(ADA).first_name == "Adèle"
    assert office.agent(ADA).level_in(made.id) is ADMIN
