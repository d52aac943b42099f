"""An organisation's agents: invited, changed, removed; who remains (7.14, ROLE-01 to ROLE-03, AGT-03, TER-03)."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import timedelta

import pytest

from rdv.domain.accounts import AccountMailKind
from rdv.domain.agenda import AbsenceSheet
from rdv.domain.appointments import Appointment, Author, AuthorKind, Participation
from rdv.domain.directory import AccessLevel, NotificationLevel, Team, TerritoryRights
from rdv.domain.errors import (
    AlreadyInvited,
    AlreadyMember,
    CannotLeave,
    ChangedMeanwhile,
    DomainError,
    Forbidden,
    HasAppointments,
    HasOpenings,
    Invalid,
    LastAdmin,
    LastTerritoryAdmin,
    NotFound,
    SeveralOrganisations,
    Unauthenticated,
    WrongCredentials,
)
from rdv.domain.statuses import Status
from rdv.ports import AbsencesKey, AccountKey, AppointmentKey, OpeningKey, Put, TeamKey, Write
from rdv.store.memory import MemoryRecords
from rdv.usecases.inviting import SERVICES_KEPT, invite_again
from rdv.usecases.staffing import change_rights, rights_of, staff_of
from rdv.usecases.staffing_removal import Left, delete_oneself

from .house import KEYRING, NOW, PASSWORD
from .office import (
    ADA,
    ADMIN,
    ARRAS,
    BASIC,
    BOB,
    CHLOE,
    CONTRIBUTOR,
    DAN,
    LENS,
    PMI,
    SECRETARIAT,
    SOCIAL,
    TOWN_HALL,
    Office,
    address,
)

NEW = "nouvelle@service.example"


def booked(office: Office, agent_id: str, organisation_id: str, status: Status = Status.UNKNOWN, days: int = 3) -> None:
    starts_at = NOW + timedelta(days=days)
    appointment = Appointment(
        f"appointment of {agent_id}",
        organisation_id,
        PMI,
        f"{PMI}_{organisation_id}",
        None,
        (agent_id,),
        starts_at,
        starts_at + timedelta(minutes=30),
        "Europe/Paris",
        (Participation("user"),),
        Author(AuthorKind.AGENT, agent_id),
        NOW,
        status=status,
    )
    office.records.commit([Put(AppointmentKey(appointment.id), appointment)])


# --- inviting --------------------------------------------------------------------------------------------------------


def test_who_is_not_known_is_invited_and_told() -> None:
    """AGM-01."""
    office = Office()
    entered = office.invite(office.desk_of(BOB), " Nouvelle@Service.example", ADMIN, (PMI, SECRETARIAT))
    agent = office.agent(entered.agent.id)
    assert (agent.email, agent.service_ids, agent.is_secretary) == (NEW, (PMI, SECRETARIAT), True)
    assert (agent.level_in(ARRAS), agent.is_complete) == (ADMIN, False)
    assert agent.rights == (TerritoryRights("62"),)
    assert office.levels(ARRAS)[agent.id] is ADMIN
    (mail,) = office.mails(NEW)
    assert (mail.kind, mail.organisation_name) == (AccountMailKind.AGENT_INVITATION, "Mairie de Arras")


def test_who_is_known_has_the_role_at_once_and_keeps_the_services() -> None:
    office = Office()
    entered = office.invite(office.desk_of(BOB), address(DAN).upper(), services=(SOCIAL,))
    assert (entered.agent.id, entered.warnings) == (DAN, (SERVICES_KEPT,))
    dan = office.agent(DAN)
    assert (dan.level_in(ARRAS), dan.level_in(LENS), dan.service_ids) == (BASIC, BASIC, (PMI,))
    assert office.mails(address(DAN)) == []
    assert office.levels(ARRAS)[DAN] is BASIC


def test_who_is_there_is_not_invited_again() -> None:
    """ROLE-02."""
    office = Office()
    bob = office.desk_of(BOB)
    with pytest.raises(AlreadyMember):
        office.invite(bob, address(CHLOE))
    office.invite(bob, NEW)
    with pytest.raises(AlreadyInvited):
        office.invite(bob, NEW)


def test_several_organisations_are_entered_at_once_or_none() -> None:
    office = Office()
    agent = office.invite(office.desk_of(ADA), NEW, organisations=(ARRAS, LENS)).agent
    assert (agent.level_in(ARRAS), agent.level_in(LENS)) == (BASIC, BASIC)
    before = dict(office.records.items)
    with pytest.raises(NotFound):
        # Bob administers Arras alone, and has nothing to do with Lens.
        office.invite(office.desk_of(BOB), "autre@service.example", organisations=(ARRAS, LENS))
    assert {key for key in office.records.items if key not in before} <= {
        key for key in office.records.items if type(key).__name__ in ("SessionKey", "QuotaKey")
    }


def test_who_is_no_admin_invites_nobody() -> None:
    office = Office()
    with pytest.raises(Forbidden):
        office.invite(office.desk_of(CHLOE), NEW)


@pytest.mark.parametrize(
    ("services", "email", "field"),
    [
        ((), NEW, "service_ids"),
        (("unknown",), NEW, "service_ids"),
        ((TOWN_HALL,), NEW, "service_ids"),
        ((PMI,), "", "email"),
        ((PMI,), "no address", "email"),
    ],
)
def test_an_agent_has_an_address_and_services_of_the_territory(
    services: tuple[str, ...], email: str, field: str
) -> None:
    office = Office()
    with pytest.raises(Invalid) as refused:
        office.invite(office.desk_of(BOB), email, services=services)
    assert refused.value.errors[0].field == field


def test_a_contributor_is_a_name_in_an_agenda() -> None:
    """AGM-04, ROLE-03."""
    office = Office()
    bob = office.desk_of(BOB)
    agent = office.invite(bob, "", CONTRIBUTOR, last_name="Guichet 3").agent
    kept = office.agent(agent.id)
    assert (kept.last_name, kept.email, kept.first_name, kept.is_complete) == ("Guichet 3", "", "", True)
    assert (kept.notification_level, kept.told_of_openings, kept.told_of_absences) == (
        NotificationLevel.NONE,
        False,
        False,
    )
    assert AccountKey(agent.id) not in office.records.items
    with pytest.raises(Invalid) as refused:
        office.invite(bob, NEW, CONTRIBUTOR)
    assert {one.field for one in refused.value.errors} == {"last_name", "email"}
    with pytest.raises(Invalid) as refused:
        office.invite(office.desk_of(ADA), "", CONTRIBUTOR, last_name="Guichet 4", organisations=(ARRAS, LENS))
    assert refused.value.errors[0].field == "organisation_ids"


def test_an_invitation_is_sent_again_and_good_for_seven_days_from_then() -> None:
    """AGM-02."""
    office = Office()
    bob = office.desk_of(BOB)
    invited = office.invite(bob, NEW).agent
    office.clock.at += timedelta(days=5)
    again = office.desk_of(BOB)
    invite_again(office.records, office.clock, KEYRING, office.visitor, again, ARRAS, invited.id)
    office.clock.at += timedelta(days=5)
    assert len(office.mails(NEW)) == 2
    office.choose(office.token(NEW), PASSWORD, "Nour", "Exemple")
    with pytest.raises(AlreadyMember):
        invite_again(office.records, office.clock, KEYRING, office.visitor, office.desk_of(BOB), ARRAS, invited.id)


def test_the_list_has_everybody_with_their_services() -> None:
    office = Office()
    office.invite(office.desk_of(BOB), "", CONTRIBUTOR, last_name="Accueil")
    listed = staff_of(office.records, office.desk_of(CHLOE), ARRAS)
    assert [one.last_name for one in listed.agents] == ["Accueil", "Exemple", "Exemple", "Exemple"]
    assert set(listed.services) == {PMI}


# --- levels ----------------------------------------------------------------------------------------------------------


def test_a_level_is_changed_in_the_agent_and_in_the_staff() -> None:
    """AGM-03."""
    office = Office()
    assert office.change(office.desk_of(BOB), CHLOE, ADMIN).level_in(ARRAS) is ADMIN
    assert office.levels(ARRAS)[CHLOE] is office.agent(CHLOE).level_in(ARRAS) is ADMIN
    assert office.change(office.desk_of(CHLOE), CHLOE, BASIC).level_in(ARRAS) is BASIC


def test_an_organisation_keeps_an_admin() -> None:
    """ROLE-01."""
    office = Office()
    ada = office.desk_of(ADA)
    with pytest.raises(LastAdmin):
        office.change(ada, ADA, BASIC, organisation=LENS)
    office.change(ada, BOB, BASIC)
    with pytest.raises(LastAdmin):
        office.change(ada, ADA, BASIC)
    assert office.levels(ARRAS)[ADA] is ADMIN


class InBetween(MemoryRecords):
    """Records in which something else happens before the first commit."""

    def __init__(self, like: MemoryRecords) -> None:
        super().__init__()
        self.items = like.items
        self.meanwhile: list[object] = []

    def commit(self, writes: Sequence[Write]) -> None:
        while self.meanwhile:
            then = self.meanwhile.pop()
            assert callable(then)
            then()
        super().commit(writes)


def test_of_two_admins_who_demote_each_other_one_remains() -> None:
    """ROLE-01 at once: both have read that there are two admins."""
    office = Office()
    ada, bob = office.desk_of(ADA), office.desk_of(BOB)
    plain = office.records
    office.records = between = InBetween(plain)
    inner = Office.__new__(Office)
    inner.__dict__.update(office.__dict__ | {"records": plain})
    between.meanwhile.append(lambda: inner.change(bob, ADA, BASIC))
    with pytest.raises((LastAdmin, Forbidden)):
        office.change(ada, BOB, BASIC)
    assert [one for one, level in office.levels(ARRAS).items() if level is ADMIN] == [BOB]


def test_who_is_invited_twice_at_the_same_moment_is_one_agent() -> None:
    office = Office()
    ada, bob = office.desk_of(ADA), office.desk_of(BOB)
    plain = office.records
    office.records = between = InBetween(plain)
    inner = Office.__new__(Office)
    inner.__dict__.update(office.__dict__ | {"records": plain})
    between.meanwhile.append(lambda: inner.invite(ada, NEW))
    with pytest.raises(AlreadyInvited):
        office.invite(bob, NEW)
    assert len([one for one in staff_of(plain, ada, ARRAS).agents if one.email == NEW]) == 1
    assert len(office.mails(NEW)) == 1


def test_an_admin_who_is_demoted_meanwhile_changes_nothing_any_more() -> None:
    office = Office()
    office.change(office.desk_of(ADA), CHLOE, ADMIN)
    bob = office.desk_of(BOB)
    plain = office.records
    office.records = between = InBetween(plain)
    inner = Office.__new__(Office)
    inner.__dict__.update(office.__dict__ | {"records": plain})
    ada = inner.desk_of(ADA)
    between.meanwhile.append(lambda: inner.change(ada, BOB, BASIC))
    with pytest.raises(Forbidden):
        office.change(bob, CHLOE, BASIC)
    assert office.levels(ARRAS)[CHLOE] is ADMIN


def test_many_admins_who_demote_each_other_at_once_leave_one() -> None:
    """Each of three demotes the next, all at the same moment, many times over: an admin is always there."""
    for _ in range(10):
        office = Office()
        ada = office.desk_of(ADA)
        names = [ADA, BOB, CHLOE]
        office.change(ada, CHLOE, ADMIN)
        desks = {name: office.desk_of(name) for name in names}
        barrier, outcomes = threading.Barrier(len(names)), list[str]()

        def demote(
            by: str,
            whom: str,
            desks=desks,
            barrier=barrier,
            office=office,
            outcomes=outcomes,  # type: ignore[no-untyped-def]
        ) -> None:
            version = office.agent(whom).version
            barrier.wait()
            try:
                office.change(desks[by], whom, BASIC, version=version)
                outcomes.append("done")
            except DomainError as error:
                outcomes.append(error.code)

        threads = [
            threading.Thread(target=demote, args=(one, names[(index + 1) % len(names)]))
            for index, one in enumerate(names)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        admins = [one for one, level in office.levels(ARRAS).items() if level is ADMIN]
        assert len(admins) >= 1
        assert set(outcomes) <= {"done", "last_admin", "forbidden", "changed_meanwhile"}
        for name in names:
            assert office.agent(name).level_in(ARRAS) is office.levels(ARRAS)[name]


def test_what_was_seen_in_another_version_is_not_changed() -> None:
    office = Office()
    bob = office.desk_of(BOB)
    version = office.agent(CHLOE).version
    office.change(bob, CHLOE, ADMIN)
    with pytest.raises(ChangedMeanwhile):
        office.change(bob, CHLOE, BASIC, version=version)


def test_a_contributor_becomes_an_agent_with_an_address() -> None:
    """AGM-04."""
    office = Office()
    bob = office.desk_of(BOB)
    named = office.invite(bob, "", CONTRIBUTOR, last_name="Guichet 3").agent
    for email, code in ((None, "required"), ("no address", "not_an_email"), (address(DAN), "taken")):
        with pytest.raises(Invalid) as refused:
            office.change(bob, named.id, BASIC, email=email)
        assert refused.value.errors[0].code == code
    office.change(bob, named.id, BASIC, email=NEW)
    agent = office.agent(named.id)
    assert (agent.email, agent.is_complete, agent.notification_level) == (NEW, False, NotificationLevel.OTHERS)
    desk = office.desk(office.choose(office.token(NEW), PASSWORD, "Nour"))
    assert (desk.agent.id, desk.agent.last_name) == (named.id, "Guichet 3")


def test_an_agent_becomes_a_contributor_and_loses_the_account() -> None:
    office = Office()
    ada, chloe = office.desk_of(ADA), office.sign_in(address(CHLOE))
    office.change(ada, CHLOE, CONTRIBUTOR)
    agent = office.agent(CHLOE)
    assert (agent.email, agent.first_name, agent.last_name, agent.rights) == ("", "", "Exemple", ())
    assert agent.notification_level is NotificationLevel.NONE
    with pytest.raises(Unauthenticated):
        office.desk(chloe)
    with pytest.raises(WrongCredentials):
        office.sign_in(address(CHLOE))
    # The address is free again.
    assert office.invite(ada, address(CHLOE)).agent.id != CHLOE


def test_a_contributor_belongs_to_one_organisation() -> None:
    """ROLE-03."""
    office = Office()
    ada = office.desk_of(ADA)
    office.invite(ada, address(DAN))
    with pytest.raises(SeveralOrganisations):
        office.change(ada, DAN, CONTRIBUTOR)


def test_an_address_is_changed_by_who_has_it() -> None:
    office = Office()
    with pytest.raises(Invalid):
        office.change(office.desk_of(BOB), CHLOE, email=NEW)


# --- services --------------------------------------------------------------------------------------------------------


def test_a_service_with_openings_is_not_taken_away() -> None:
    """AGM-06, over or not."""
    office = Office()
    bob = office.desk_of(BOB)
    office.change(bob, CHLOE, services=(PMI, SOCIAL))
    office.opening(CHLOE, ARRAS, SOCIAL)
    with pytest.raises(HasOpenings):
        office.change(bob, CHLOE, services=(PMI,))
    assert office.change(bob, CHLOE, services=(SOCIAL, SECRETARIAT)).is_secretary
    assert not office.change(bob, CHLOE, services=(SOCIAL,)).is_secretary
    for services in ((), ("unknown",)):
        with pytest.raises(Invalid):
            office.change(bob, CHLOE, services=services)


# --- leaving ---------------------------------------------------------------------------------------------------------


def test_nobody_leaves_appointments_behind() -> None:
    """AGM-05."""
    office = Office()
    bob = office.desk_of(BOB)
    booked(office, CHLOE, ARRAS)
    with pytest.raises(HasAppointments) as refused:
        office.remove(bob, CHLOE)
    (live,) = refused.value.appointments
    assert (live.motif_name, live.starts_at.utcoffset()) == (PMI, timedelta(hours=1))
    booked(office, CHLOE, ARRAS, Status.REVOKED)
    assert office.remove(bob, CHLOE) is Left.AGENT_DELETED


def test_who_leaves_one_of_two_organisations_keeps_the_other() -> None:
    office = Office()
    ada = office.desk_of(ADA)
    office.invite(ada, address(DAN))
    here, there = office.opening(DAN, ARRAS), office.opening(DAN, LENS)
    booked(office, DAN, LENS)
    assert office.remove(ada, DAN) is Left.AGENT_REMOVED
    assert here not in office.records.items
    assert there in office.records.items
    assert office.desk_of(DAN).agent.level_in(ARRAS) is None
    assert DAN not in office.levels(ARRAS)
    assert office.agent(DAN).rights == (TerritoryRights("62"),)


def test_with_the_last_organisation_the_agent_goes() -> None:
    """AGT-03."""
    office = Office()
    ada, chloe = office.desk_of(ADA), office.sign_in(address(CHLOE))
    key = office.opening(CHLOE, ARRAS)
    team = TeamKey("62", "north")
    office.records.commit(
        [
            Put(AbsencesKey(CHLOE), AbsenceSheet(CHLOE, 1)),
            Put(team, Team("north", "62", "Nord", (CHLOE, DAN))),
        ]
    )
    assert office.remove(ada, CHLOE) is Left.AGENT_DELETED
    gone = office.agent(CHLOE)
    assert (gone.email, gone.email_original) == (f"agent_{CHLOE}@deleted.rdv-solidarites.fr", address(CHLOE))
    assert (gone.roles, gone.rights, gone.service_ids, gone.deleted_at) == ((), (), (), NOW)
    assert gone.display_name == "Chloe EXEMPLE"
    assert not {key, AbsencesKey(CHLOE), AccountKey(CHLOE)} & set(office.records.items)
    kept = office.records.items[team]
    assert isinstance(kept, Team)
    assert kept.agent_ids == (DAN,)
    with pytest.raises(Unauthenticated):
        office.desk(chloe)
    assert office.invite(ada, address(CHLOE)).agent.id != CHLOE


def test_an_invitation_is_deleted() -> None:
    office = Office()
    bob = office.desk_of(BOB)
    assert office.remove(bob, office.invite(bob, NEW).agent.id) is Left.INVITATION_DELETED


def test_more_openings_than_a_transaction_takes_go_too() -> None:
    office = Office()
    office.opening(CHLOE, ARRAS)
    like = office.records.items[OpeningKey(ARRAS, CHLOE, "o")]
    many = [OpeningKey(ARRAS, CHLOE, f"o{number}") for number in range(230)]
    for key in many:
        office.records.items[key] = like.__class__(  # type: ignore[call-arg]
            **{**{name: getattr(like, name) for name in like.__slots__}, "id": key.opening_id}  # type: ignore[union-attr]
        )
    office.remove(office.desk_of(BOB), CHLOE)
    assert not set(many) & set(office.records.items)


def test_nobody_removes_themselves_and_the_last_admin_stays() -> None:
    office = Office()
    ada, bob = office.desk_of(ADA), office.desk_of(BOB)
    office.change(ada, BOB, BASIC)
    for by in (ada, bob):
        with pytest.raises(Forbidden):
            office.remove(by, by.agent.id)
    with pytest.raises(Forbidden):
        office.remove(bob, CHLOE)


def test_who_is_elsewhere_is_not_found_here() -> None:
    office = Office()
    bob = office.desk_of(BOB)
    for agent_id in (DAN, "nobody"):
        with pytest.raises(NotFound):
            office.remove(bob, agent_id)
    with pytest.raises(NotFound):
        office.remove(bob, DAN, LENS)


def test_an_agent_deletes_their_own_account_or_learns_who_keeps_them() -> None:
    """AGM-07: all organisations, or none."""
    office = Office()
    ada = office.desk_of(ADA)
    office.invite(ada, address(DAN))
    booked(office, DAN, LENS)

    def delete(agent_id: str) -> None:
        desk = office.desk_of(agent_id)
        delete_oneself(office.records, office.books, office.directory, office.clock, KEYRING, desk)

    with pytest.raises(CannotLeave) as refused:
        delete(DAN)
    assert [(one.organisation_id, one.reason) for one in refused.value.organisations] == [(LENS, "has_appointments")]
    assert office.agent(DAN).level_in(ARRAS) is BASIC
    with pytest.raises(CannotLeave) as refused:
        delete(ADA)
    assert [(one.organisation_id, one.reason) for one in refused.value.organisations] == [(LENS, "last_admin")]
    booked(office, DAN, LENS, Status.EXCUSED)
    delete(DAN)
    assert office.agent(DAN).deleted_at == NOW
    assert not {DAN} & (office.levels(ARRAS).keys() | office.levels(LENS).keys())


# --- rights in a territory -------------------------------------------------------------------------------------------


def test_rights_are_given_by_who_may_and_a_territory_keeps_an_admin() -> None:
    """TER-03."""
    office = Office()
    ada = office.desk_of(ADA)

    def give(by, agent_id: str, *rights: bool):  # type: ignore[no-untyped-def]
        version = office.agent(agent_id).version
        return change_rights(office.records, by, agent_id, TerritoryRights("62", *rights), version)

    with pytest.raises(Forbidden):
        give(office.desk_of(BOB), BOB, True, True, True, True)
    with pytest.raises(LastTerritoryAdmin):
        give(ada, ADA, False, True, True, True)
    give(ada, CHLOE, True, False, False, True)
    assert office.territory().admin_ids == (ADA, CHLOE)
    assert office.desk_of(CHLOE).agent.rights_in("62").invite_agents
    # An admin without the right over access rights gives none of the three (7.13).
    with pytest.raises(Forbidden):
        give(office.desk_of(CHLOE), BOB, False, True, False, False)
    give(ada, ADA, False, True, True, True)
    assert office.territory().admin_ids == (CHLOE,)
    with pytest.raises(LastTerritoryAdmin):
        office.change(ada, CHLOE, AccessLevel.CONTRIBUTOR)
    with pytest.raises(LastTerritoryAdmin):
        office.remove(ada, CHLOE)
    assert rights_of(office.records, office.desk_of(CHLOE), "62", BOB).id == BOB
    with pytest.raises(Forbidden):
        rights_of(office.records, office.desk_of(BOB), "62", BOB)
    with pytest.raises(NotFound):
        rights_of(office.records, ada, "75", BOB)


def test_rights_that_were_seen_in_another_version_are_not_written() -> None:
    office = Office()
    ada = office.desk_of(ADA)
    with pytest.raises(ChangedMeanwhile):
        change_rights(office.records, ada, CHLOE, TerritoryRights("62", invite_agents=True), 7)
