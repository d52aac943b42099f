"""What an organisation and its territory settle: rights, rules, versions (2.1-2.7, 7.13, MOT-*, LIEU-*)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from infra.seed.demonstration import (
    ARRAS,
    ARRAS_NORTH,
    ARRAS_SOUTH,
    BASSE_TERRE,
    CHILD_CHECK,
    DIGITAL,
    FIRST_SOCIAL,
    FOLLOW_UP,
    HEAD,
    HELPER_LENS,
    LENS,
    LENS_HALL,
    NURSE_A,
    PAPERS_PICKUP,
    PMI,
    SECRETARIAT,
    SECRETARY,
    SOCIAL,
    TOWN_HALL,
    WORKER_B,
    WORKER_OVERSEAS,
)
from rdv.domain.directory import LocationAvailability, LocationType, Offer, Role, Team
from rdv.domain.errors import Forbidden, InUse, Invalid, NotFound, Unavailable
from rdv.domain.publications import Publication
from rdv.ports import (
    AgentKey,
    AppointmentKey,
    Conflict,
    LocationKey,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    Put,
    Records,
    ServiceKey,
    TeamKey,
    TerritoryKey,
)
from rdv.store.memory_publications import MemoryPublications
from rdv.usecases import settling, settling_territories
from rdv.usecases.settling import Overtaken
from tests.unit.messaging import an_appointment

from .settled import Settled


@pytest.fixture
def settled() -> Settled:
    return Settled()


def codes(refused: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [f"{one.field} {one.code}" for one in refused.value.errors]


def used(settled: Settled, **where: Any) -> None:
    """An appointment of the organisation."""
    appointment = replace(an_appointment(), organisation_id=ARRAS.id, **where)
    settled.records.items[AppointmentKey(appointment.id)] = appointment


# --- rights ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agent_id", "seen", "changed"),
    [
        (NURSE_A, None, Forbidden),
        (SECRETARY, None, Forbidden),
        (WORKER_B, None, None),
        (HEAD, None, None),
        (HELPER_LENS, NotFound, NotFound),
        (WORKER_OVERSEAS, NotFound, NotFound),
    ],
)
def test_members_see_an_organisation_and_its_admins_change_it(
    settled: Settled, agent_id: str, seen: type[Exception] | None, changed: type[Exception] | None
) -> None:
    """7.13, POL-03."""
    desk = settled.at(agent_id)
    reading: list[Callable[[], object]] = [
        lambda: settling.locations_of(settled.books, desk, ARRAS.id),
        lambda: settling.motifs_of(settled.books, settled.clock, desk, ARRAS.id),
        lambda: settling.services_seen(settled.records, settled.books, desk, ARRAS.id),
    ]
    place, motif = {"name": "Un lieu", "address": "Ici", "latitude": 50.0, "longitude": 2.0}, {"name": "Autre"}
    changing: list[Callable[[], object]] = [
        lambda: settling.change_organisation(settled.records, settled.directory, desk, ARRAS.id, {"city": "A"}, 1),
        lambda: settling.create_location(settled.records, desk, ARRAS.id, place),
        lambda: settling.change_location(settled.records, settled.books, desk, ARRAS.id, ARRAS_SOUTH.id, place, 1),
        lambda: settling.change_motif(
            settled.records, settled.books, settled.clock, desk, ARRAS.id, CHILD_CHECK.id, motif, 1
        ),
        lambda: settling.duplicate_motif(
            settled.records, settled.books, settled.clock, desk, ARRAS.id, FIRST_SOCIAL.id, ARRAS
        ),
        lambda: settling.delete_motif(settled.records, settled.books, desk, ARRAS.id, FOLLOW_UP.id),
    ]
    for calls, refusal in ((reading, seen), (changing, changed)):
        for call in calls:
            if refusal is None:
                call()
            else:
                before = dict(settled.records.items)
                with pytest.raises(refusal):
                    call()
                assert settled.records.items == before


def test_motifs_are_seen_by_service_and_all_of_them_by_admins_and_secretaries(settled: Settled) -> None:
    """7.13 "use (see)", MOT-06."""

    def seen(agent_id: str, *, usable: bool = False) -> set[str]:
        found = settling.motifs_of(settled.books, settled.clock, settled.at(agent_id), ARRAS.id, usable=usable)
        return {sheet.motif.id for sheet in found}

    everything = {one.id for one in settled.book().motifs}
    pmi = {one.id for one in settled.book().motifs if one.service_id == PMI.id}
    assert seen(NURSE_A) == pmi == seen(NURSE_A, usable=True)
    assert seen(WORKER_B) == everything == seen(WORKER_B, usable=True)
    assert seen(SECRETARY) == everything
    assert seen(SECRETARY, usable=True) == set()
    settled.records.items[MotifKey(ARRAS.id, CHILD_CHECK.id)] = replace(CHILD_CHECK, for_secretariat=True)
    assert seen(SECRETARY, usable=True) == {CHILD_CHECK.id}
    with pytest.raises(Forbidden):
        settling.motif_of(settled.books, settled.clock, settled.at(NURSE_A), ARRAS.id, FIRST_SOCIAL.id)


def test_a_territory_admin_makes_motifs_where_they_do_not_work_and_sees_its_services(settled: Settled) -> None:
    """MOT-07, POL-01: and nothing else there."""
    desk = settled.at(HEAD, LENS.id)
    assert settling.services_seen(settled.records, settled.books, desk, LENS.id)
    typed = {"name": "Médiation", "service_id": DIGITAL.id}
    made = settling.create_motif(settled.records, settled.books, settled.clock, desk, LENS.id, typed)
    assert made.motif in settled.book(LENS.id).motifs
    with pytest.raises(Forbidden):
        settling.motif_of(settled.books, settled.clock, desk, LENS.id, made.motif.id)
    with pytest.raises(Forbidden):
        settling.locations_of(settled.books, desk, LENS.id)


def test_what_does_not_exist_is_not_told_from_what_is_elsewhere(settled: Settled) -> None:
    with pytest.raises(NotFound):
        settling.organisation_of(settled.at(WORKER_B, "unknown"), settling.Right.ORGANISATION_SEE, "unknown")
    desk = settled.at(WORKER_B)
    for motif_id in ("unknown", PAPERS_PICKUP.id):
        with pytest.raises(NotFound):
            settling.motif_of(settled.books, settled.clock, desk, ARRAS.id, motif_id)
    for place_id in ("unknown", LENS_HALL.id):
        with pytest.raises(NotFound):
            settling.delete_location(settled.records, settled.books, desk, ARRAS.id, place_id)


# --- the organisation ------------------------------------------------------------------------------------------------


def test_an_organisation_is_changed_on_the_version_that_was_read(settled: Settled) -> None:
    desk, key = settled.at(WORKER_B), OrganisationKey(ARRAS.id)

    def change(version: int, **changes: object) -> Any:
        return settling.change_organisation(settled.records, settled.directory, desk, ARRAS.id, changes, version)

    changed = change(1, hours="Du lundi au vendredi, de 9 h à 17 h", phone_number="3949")
    assert (changed.version, changed.hours) == (2, "Du lundi au vendredi, de 9 h à 17 h")
    assert settled.records.items[key] == changed
    desk = settled.at(WORKER_B)
    with pytest.raises(Overtaken) as late:
        change(1, city="Lens")
    assert late.value.current == changed
    assert change(2) == changed, "nothing to change is no new version"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": ""}, "name required"),
        ({"name": "MAIRIE DE LENS"}, "name taken"),
        ({"phone_number": "12"}, "phone_number not_a_phone_number"),
        ({"email": "accueil"}, "email not_an_email"),
        ({"website": "javascript:alert(1)"}, "website not_a_url"),
        ({"time_zone": "Europe/Arras"}, "time_zone unknown"),
        ({"time_zone": "../../etc/passwd"}, "time_zone unknown"),
        ({"verticale": "rdv_mairie"}, "verticale choice_not_offered"),
    ],
)
def test_each_setting_of_an_organisation_has_its_rule(settled: Settled, changes: dict[str, Any], error: str) -> None:
    """2.2: the name is its territory's only one."""
    with pytest.raises(Invalid) as refused:
        settling.change_organisation(
            settled.records, settled.directory, settled.at(WORKER_B), ARRAS.id, changes, ARRAS.version
        )
    assert codes(refused) == [error]


def test_a_name_of_another_territory_is_free(settled: Settled) -> None:
    changes = {"name": BASSE_TERRE.name}
    settling.change_organisation(settled.records, settled.directory, settled.at(WORKER_B), ARRAS.id, changes, 1)


class Racing:
    """The records, in which somebody else writes the same item just before the first commit."""

    def __init__(self, settled: Settled, theirs: Put) -> None:
        self._records, self._theirs = settled.records, [theirs]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)

    def commit(self, writes: Any) -> None:
        while self._theirs:
            self._records.commit([self._theirs.pop()])
        self._records.commit(writes)


def racing(settled: Settled, theirs: Put) -> Records:
    return Racing(settled, theirs)  # type: ignore[return-value]


def test_of_two_who_save_at_once_the_second_is_shown_what_the_first_has_saved(settled: Settled) -> None:
    theirs = replace(CHILD_CHECK, duration_minutes=20, version=2)
    records = racing(settled, Put(MotifKey(ARRAS.id, CHILD_CHECK.id), theirs, 1))
    with pytest.raises(Overtaken) as late:
        settling.change_motif(
            records,
            settled.books,
            settled.clock,
            settled.at(WORKER_B),
            ARRAS.id,
            CHILD_CHECK.id,
            {"duration_minutes": 45},
            1,
        )
    assert late.value.current == theirs
    assert settled.records.items[MotifKey(ARRAS.id, CHILD_CHECK.id)] == theirs


# --- places ----------------------------------------------------------------------------------------------------------

PLACE = {"name": "Antenne", "address": "2 rue de l’Exemple, 62000 Arras", "latitude": 50.29, "longitude": 2.78}


def test_a_place_is_enabled_and_its_address_chosen(settled: Settled) -> None:
    """2.5, LIEU-01."""
    desk = settled.at(WORKER_B)
    made = settling.create_location(settled.records, desk, ARRAS.id, PLACE)
    assert made.location.availability is LocationAvailability.ENABLED
    assert made in settling.locations_of(settled.books, desk, ARRAS.id)
    for typed, expected in (
        ({"name": " ", "address": ""}, ["name required", "address required"]),
        ({"name": "A", "address": "Quelque part"}, ["address address_not_chosen"]),
        ({**PLACE, "phone_number": "zéro"}, ["phone_number not_a_phone_number"]),
        ({**PLACE, "latitude": 90.5, "longitude": -181.0}, ["latitude out_of_range", "longitude out_of_range"]),
    ):
        with pytest.raises(Invalid) as refused:
            settling.create_location(settled.records, desk, ARRAS.id, typed)
        assert codes(refused) == expected


def test_a_place_is_closed_moved_and_never_becomes_a_single_use_one(settled: Settled) -> None:
    """LIEU-01."""
    desk = settled.at(WORKER_B)

    def change(version: int, **changes: object) -> Any:
        return settling.change_location(
            settled.records, settled.books, desk, ARRAS.id, ARRAS_SOUTH.id, changes, version
        ).location

    assert change(1, availability=LocationAvailability.DISABLED).version == 2
    with pytest.raises(Invalid) as refused:
        change(2, availability=LocationAvailability.SINGLE_USE)
    assert codes(refused) == ["availability single_use"]
    with pytest.raises(Invalid) as refused:
        change(2, address="Une autre rue, 62000 Arras")
    assert codes(refused) == ["address address_not_chosen"]
    moved = change(2, address="Une autre rue, 62000 Arras", latitude=50.1, longitude=2.1)
    assert (moved.version, moved.latitude) == (3, 50.1)
    once = replace(ARRAS_SOUTH, id="once", availability=LocationAvailability.SINGLE_USE)
    settled.records.items[LocationKey(ARRAS.id, "once")] = once
    assert "once" not in {one.location.id for one in settling.locations_of(settled.books, desk, ARRAS.id)}
    with pytest.raises(NotFound):
        settling.change_location(settled.records, settled.books, desk, ARRAS.id, "once", {"name": "A"}, 1)


def test_a_place_that_openings_or_appointments_refer_to_stays(settled: Settled) -> None:
    """LIEU-02."""
    desk = settled.at(WORKER_B)
    [sheet] = [one for one in settling.locations_of(settled.books, desk, ARRAS.id) if one.location.id == ARRAS_NORTH.id]
    assert sheet.openings == 2
    with pytest.raises(InUse):
        settling.delete_location(settled.records, settled.books, desk, ARRAS.id, ARRAS_NORTH.id)
    made = settling.create_location(settled.records, desk, ARRAS.id, PLACE).location
    used(settled, location_id=made.id)
    with pytest.raises(InUse):
        settling.delete_location(settled.records, settled.books, desk, ARRAS.id, made.id)
    other = settling.create_location(settled.records, desk, ARRAS.id, PLACE).location
    settling.delete_location(settled.records, settled.books, desk, ARRAS.id, other.id)
    assert LocationKey(ARRAS.id, other.id) not in settled.records.items


# --- motifs ----------------------------------------------------------------------------------------------------------


def test_everything_that_is_wrong_with_a_motif_is_told_at_once(settled: Settled) -> None:
    typed = {
        "name": "Consultation de puériculture",
        "service_id": PMI.id,
        "color": "vert",
        "min_delay": timedelta(minutes=1),
        "reminder_plan": (timedelta(hours=1),),
    }
    with pytest.raises(Invalid) as refused:
        settling.create_motif(settled.records, settled.books, settled.clock, settled.at(WORKER_B), ARRAS.id, typed)
    assert codes(refused) == [
        "name taken",
        "color not_a_color",
        "min_delay_seconds out_of_range",
        "reminder_plan_hours out_of_range",
    ]


@pytest.mark.parametrize(("service_id", "error"), [(SECRETARIAT.id, "secretariat"), ("gone", "unknown")])
def test_a_motif_is_of_a_service_that_the_territory_uses(settled: Settled, service_id: str, error: str) -> None:
    """2.7."""
    typed: dict[str, object] = {"name": "Nouveau", "service_id": service_id}
    with pytest.raises(Invalid) as refused:
        settling.create_motif(settled.records, settled.books, settled.clock, settled.at(WORKER_B), ARRAS.id, typed)
    assert codes(refused) == [f"service_id {error}"]
    overseas = settled.at(WORKER_OVERSEAS, BASSE_TERRE.id)
    typed["service_id"] = TOWN_HALL.id
    with pytest.raises(Invalid) as refused:
        settling.create_motif(settled.records, settled.books, settled.clock, overseas, BASSE_TERRE.id, typed)
    assert codes(refused) == ["service_id unknown"]


def test_a_motif_keeps_a_service_that_the_territory_uses_no_more(settled: Settled) -> None:
    key = TerritoryKey("62")
    settled.records.items[key] = replace(settled.records.items[key], service_ids=(SOCIAL.id,))  # type: ignore[arg-type]
    desk = settled.at(WORKER_B)
    changed = settling.change_motif(
        settled.records, settled.books, settled.clock, desk, ARRAS.id, CHILD_CHECK.id, {"color": "#123456"}, 1
    )
    assert changed.motif.color == "#123456"
    assert changed.service == PMI


def test_where_and_for_how_many_is_frozen_once_an_appointment_exists(settled: Settled) -> None:
    """2.7: in any organisation's history, cancelled or past."""
    desk = settled.at(WORKER_B)

    def change(version: int, **changes: object) -> Any:
        return settling.change_motif(
            settled.records, settled.books, settled.clock, desk, ARRAS.id, CHILD_CHECK.id, changes, version
        ).motif

    assert change(1, location_type=LocationType.VISIO).location_type is LocationType.VISIO
    used(settled, motif_id=CHILD_CHECK.id)
    with pytest.raises(Invalid) as refused:
        change(2, location_type=LocationType.PUBLIC_OFFICE, collectif=True)
    assert codes(refused) == ["location_type frozen_once_used", "collectif frozen_once_used"]
    assert change(2, duration_minutes=40).duration_minutes == 40


def test_a_motif_is_kept_for_what_refers_to_it_and_else_deleted_for_good(settled: Settled) -> None:
    """MOT-04."""
    desk, key = settled.at(WORKER_B), MotifKey(ARRAS.id, CHILD_CHECK.id)

    def delete() -> None:
        settling.delete_motif(settled.records, settled.books, desk, ARRAS.id, CHILD_CHECK.id)

    delete()
    assert settled.records.items[key] == replace(CHILD_CHECK, deleted=True, version=2), "it has openings"
    with pytest.raises(NotFound):
        delete()
    settled.records.items[key] = CHILD_CHECK
    for one in settled.book().openings:
        if CHILD_CHECK.id in one.motif_ids:
            del settled.records.items[OpeningKey(ARRAS.id, one.agent_id, one.id)]
    used(settled, motif_id=CHILD_CHECK.id)
    delete()
    assert settled.records.items[key] == replace(CHILD_CHECK, deleted=True, version=2), "it has an appointment"
    settled.records.items[key] = CHILD_CHECK
    used(settled, motif_id=FIRST_SOCIAL.id)
    delete()
    assert key not in settled.records.items


def test_a_motif_is_copied_into_organisations_that_the_agent_administers(settled: Settled) -> None:
    """MOT-07."""

    def copy(agent_id: str, into: Any) -> Any:
        desk = settled.desk(agent_id, OrganisationKey(ARRAS.id), OrganisationKey(into.id))
        return settling.duplicate_motif(
            settled.records, settled.books, settled.clock, desk, ARRAS.id, FIRST_SOCIAL.id, into
        ).motif

    here = copy(WORKER_B, ARRAS)
    assert here == replace(FIRST_SOCIAL, id=here.id, name=f"{FIRST_SOCIAL.name} (2)")
    with pytest.raises(NotFound):
        copy(WORKER_B, LENS)
    key = AgentKey(WORKER_B)
    agent = settled.desk(WORKER_B).agent
    settled.records.items[key] = replace(agent, roles=(*agent.roles, Role(LENS.id, "62", agent.roles[0].level)))
    there = copy(WORKER_B, LENS)
    assert (there.organisation_id, there.name, there.version) == (LENS.id, FIRST_SOCIAL.name, 1)
    assert there in settled.book(LENS.id).motifs


# --- territories -----------------------------------------------------------------------------------------------------


def test_a_territory_is_changed_by_its_admins_alone(settled: Settled) -> None:
    """7.13."""

    def change(agent_id: str, version: int = 1, **changes: object) -> Any:
        return settling_territories.change_territory(settled.records, settled.over(agent_id), "62", changes, version)

    changed = change(HEAD, visible_users=True)
    assert (changed.visible_users, changed.version) == (True, 2)
    with pytest.raises(Overtaken):
        change(HEAD, visible_users=False)
    with pytest.raises(Forbidden):
        change(WORKER_B)
    with pytest.raises(NotFound):
        change(WORKER_OVERSEAS)


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "required"), ("Mairies", "taken"), ("conseillers numériques", "taken")]
)
def test_some_names_of_territories_are_reserved(settled: Settled, name: str, code: str) -> None:
    """TER-01."""
    with pytest.raises(Invalid) as refused:
        settling_territories.change_territory(settled.records, settled.over(HEAD), "62", {"name": name}, 1)
    assert codes(refused) == [f"name {code}"]


def test_a_territory_chooses_its_services_and_keeps_those_that_motifs_have(settled: Settled) -> None:
    """2.3, SRV-02."""

    def choose(*service_ids: str, version: int | None = None) -> Any:
        return settling_territories.choose_services(
            settled.records, settled.books, settled.directory, settled.over(HEAD), "62", service_ids, version
        )

    assert choose(*(one for one in (SOCIAL.id, PMI.id, TOWN_HALL.id, DIGITAL.id))).version == 2
    with pytest.raises(Invalid) as refused:
        choose(SOCIAL.id)
    assert codes(refused) == ["service_ids service_in_use"]
    with pytest.raises(Invalid) as refused:
        choose("unknown")
    assert codes(refused) == ["service_ids unknown"]
    with pytest.raises(Overtaken):
        choose(SOCIAL.id, version=1)


def test_services_of_the_national_list_are_told_apart(settled: Settled) -> None:
    """2.3: names and short names are the only ones, whatever their case."""

    def create(agent_id: str, name: str, short_name: str) -> Any:
        return settling_territories.create_service(
            settled.records, settled.books, settled.desk(agent_id), name, short_name
        )

    made = create(HEAD, "Logement", "Log.")
    assert settled.records.items[ServiceKey(made.id)] == made
    assert made in settled.books.services()
    for name, short_name, expected in (
        ("LOGEMENT", "Autre", ["name taken"]),
        ("Autre", "log.", ["short_name taken"]),
        ("", " ", ["name required", "short_name required"]),
    ):
        with pytest.raises(Invalid) as refused:
            create(HEAD, name, short_name)
        assert codes(refused) == expected
    with pytest.raises(Forbidden):
        create(WORKER_B, "Autre", "Autre")


def test_a_motif_is_made_in_several_organisations_or_in_none(settled: Settled) -> None:
    """MOT-07: all or nothing, and what is wrong in several of them is said once."""

    def create(*organisation_ids: str, by: str = HEAD, **changes: Any) -> list[settling.MotifSheet]:
        desk = settled.desk(by, *(OrganisationKey(one) for one in organisation_ids))
        typed = {"name": "Atelier", "service_id": SOCIAL.id, "color": "#123456", **changes}
        return settling.create_motifs(
            settled.records, settled.books, settled.clock, desk, "62", organisation_ids, typed
        )

    made = create(ARRAS.id, LENS.id, ARRAS.id)
    assert [(one.motif.organisation_id, one.motif.name) for one in made] == [
        (ARRAS.id, "Atelier"),
        (LENS.id, "Atelier"),
    ]
    assert made[0].motif in settled.book(ARRAS.id).motifs
    assert made[1].motif in settled.book(LENS.id).motifs
    before = dict(settled.records.items)
    for organisation_ids, changes, expected in (
        # Taken in one of them, in both, and wrong in both.
        ([ARRAS.id, LENS.id], {"name": "atelier"}, ["name taken"]),
        ([LENS.id, ARRAS.id], {"name": "", "color": "red"}, ["name required", "color not_a_color"]),
        ([], {"name": "Autre"}, ["organisation_ids required"]),
        ([ARRAS.id, BASSE_TERRE.id], {"name": "Autre"}, ["organisation_ids unknown"]),
        ([ARRAS.id, "nobody"], {"name": "Autre"}, ["organisation_ids unknown"]),
    ):
        with pytest.raises(Invalid) as refused:
            create(*organisation_ids, **changes)
        assert codes(refused) == expected
    with pytest.raises(Forbidden):
        create(ARRAS.id, by=WORKER_B, name="Autre")
    with pytest.raises(NotFound):
        create(ARRAS.id, by=WORKER_OVERSEAS, name="Autre")
    assert settled.records.items == before


def test_two_who_add_the_same_service_at_once_add_one(settled: Settled) -> None:
    made = settling_territories.create_service(settled.records, settled.books, settled.desk(HEAD), "Logement", "Log.")
    del settled.records.items[ServiceKey(made.id)]
    records = racing(settled, Put(ServiceKey(made.id), made, 0))
    with pytest.raises(Invalid) as refused:
        settling_territories.create_service(records, settled.books, settled.desk(HEAD), "Logement", "Log.")
    assert codes(refused) == ["name taken"]


def test_teams_are_of_agents_of_one_territory(settled: Settled) -> None:
    """2.4.2."""

    def create(name: str, *agent_ids: str, by: str = HEAD) -> Any:
        return settling_territories.create_team(
            settled.records, settled.directory, settled.over(by), "62", name, agent_ids
        )

    made = create("Accueil", NURSE_A, SECRETARY, NURSE_A)
    assert made.agent_ids == (NURSE_A, SECRETARY)
    assert made in settling_territories.teams_of(settled.directory, settled.over(HEAD), "62")
    agent = settled.desk(HELPER_LENS).agent
    settled.records.items[AgentKey(HELPER_LENS)] = replace(agent, roles=(*agent.roles, Role(BASSE_TERRE.id, "971")))
    for name, agent_ids, expected in (
        ("ACCUEIL", (), ["name taken"]),
        ("", (), ["name required"]),
        ("Autre", (WORKER_OVERSEAS,), ["agent_ids other_territory"]),
        ("Autre", (HELPER_LENS,), ["agent_ids other_territory"]),
        ("Autre", ("nobody", "nobody else"), ["agent_ids unknown"]),
    ):
        with pytest.raises(Invalid) as refused:
            create(name, *agent_ids)
        assert codes(refused) == expected
    with pytest.raises(Forbidden):
        create("Autre", by=WORKER_B)
    with pytest.raises(NotFound):
        create("Autre", by=WORKER_OVERSEAS)


def test_a_team_is_changed_and_deleted(settled: Settled) -> None:
    [team] = [one for key, one in settled.records.items.items() if isinstance(key, TeamKey) and isinstance(one, Team)]
    desk = settled.over(HEAD)
    changed = settling_territories.change_team(
        settled.records, settled.directory, desk, "62", team.id, {"agent_ids": (NURSE_A,)}, 1
    )
    assert (changed.agent_ids, changed.name, changed.version) == ((NURSE_A,), team.name, 2)
    with pytest.raises(Overtaken) as late:
        settling_territories.change_team(settled.records, settled.directory, desk, "62", team.id, {"name": "B"}, 1)
    assert late.value.current == changed
    settling_territories.delete_team(settled.records, desk, "62", team.id)
    with pytest.raises(NotFound):
        settling_territories.delete_team(settled.records, desk, "62", team.id)


# --- published -------------------------------------------------------------------------------------------------------


def test_what_is_settled_is_published_and_nothing_else_is_written(settled: Settled) -> None:
    assert settled.publish() == 1 + len(settled.book().motifs)
    assert settled.publish() == 0
    settling.delete_motif(settled.records, settled.books, settled.at(WORKER_B), ARRAS.id, CHILD_CHECK.id)
    assert settled.publish() == 1
    offer = settled.directory.offer(CHILD_CHECK.id)
    assert offer
    assert offer.motif.deleted
    assert offer.openings == ()


def test_a_publisher_that_is_always_overtaken_gives_up_for_now(settled: Settled) -> None:
    class Busy(MemoryPublications):
        def publish_offer(self, publication: Publication, offer: Offer) -> Publication:
            raise Conflict({})

    settled.publications = Busy(settled.directory)
    with pytest.raises(Unavailable):
        settled.publish()
