"""Agents find, register and correct people (7.4): whom they see, masked or not, and who may be the same."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rdv.domain.accounts import Account, AccountMail, AccountMailKind
from rdv.domain.directory import Agent, Organisation, Role, Territory
from rdv.domain.errors import ChangedMeanwhile, FieldError, Invalid, NotFound, Unavailable
from rdv.domain.membership import Membership, Memberships
from rdv.domain.people import Relatives, User
from rdv.ids import Keyring
from rdv.ports import AccountKey, MembershipsKey, OrganisationKey, Put, RelativesKey, TerritoryKey, UserKey, Write
from rdv.store.memory import MemoryRecords, MemoryUserIndex
from rdv.usecases.accounts import email_login, put_login
from rdv.usecases.attaching import attach_user
from rdv.usecases.finding_users import Found, Reach, find_users, masked_birth_date, masked_email, masked_phone
from rdv.usecases.membership import join, refile
from rdv.usecases.registering_users import (
    Duplicate,
    Reachable,
    SamePerson,
    SharedBy,
    UserDraft,
    UserPage,
    change_user,
    register_user,
    user_page,
)
from tests.unit.usecases.plans import FixedClock

KEYRING = Keyring("a secret of the tests, long enough to be one")
EMMA = Agent("emma", "Emma", "Roy", service_ids=("social",), roles=(Role("arras", "62"),))
PAUL = Agent("paul", "Paul", "Petit", service_ids=("social",), roles=(Role("lens", "62"), Role("lille", "59")))


def somebody(user_id: str, first_name: str, last_name: str, **more: Any) -> User:
    return User(user_id, first_name, last_name, **more)


ZOE = somebody(
    "zoe",
    "Zoé",
    "Martin",
    email="zoe.martin@ville.example",
    phone_number="+33612345601",
    birth_date=date(1990, 2, 28),
)
USERS = (
    ZOE,
    somebody("martine", "Martine", "Dupont", phone_number="+33321000000"),
    somebody("marcel", "Marcel", "Martineau", birth_name="Zola"),
    somebody("jean", "Jean-Pierre", "D’Œuvre"),
)
NEIGHBOURS = (
    somebody("louis", "Louis", "Martin", email="louis@ville.example", phone_number="+33612345678"),
    somebody("lea", "Léa", "Martin", birth_date=date(1985, 12, 3)),
)


class Town:
    """Arras knows four people, Lens two others, Lille one."""

    def __init__(self, *, shared: bool = False) -> None:
        self.records, self.clock = MemoryRecords(), FixedClock()
        self.index = MemoryUserIndex(self.records)
        far = somebody("far", "Ada", "Martin", email="ada@ville.example")
        self.records.commit(
            [
                *(Put(OrganisationKey(one), Organisation(one, one, "62")) for one in ("arras", "lens")),
                Put(OrganisationKey("lille"), Organisation("lille", "lille", "59")),
                Put(TerritoryKey("62"), Territory("62", "Pas-de-Calais", visible_users=shared)),
                *(Put(UserKey(one.id), one) for one in (*USERS, *NEIGHBOURS, far)),
            ]
        )
        join(self.records, "arras", [one.id for one in USERS])
        join(self.records, "lens", [one.id for one in NEIGHBOURS])
        join(self.records, "lille", ["far"])

    def find(self, text: str, agent: Agent = EMMA, *, wizard: bool = False) -> list[Found]:
        return find_users(self.records, self.index, agent, agent.roles[0].organisation_id, text, wizard=wizard)

    def names(self, text: str, **more: Any) -> list[str]:
        return [one.user.id for one in self.find(text, **more)]

    def register(self, *, ignore: bool = False, **typed: Any) -> UserPage:
        draft = UserDraft(**{"first_name": "Ana", "last_name": "Silva", **typed})
        return register_user(
            self.records, self.index, self.clock, KEYRING, EMMA, "arras", draft, ignore_warnings=ignore
        )

    def attach(self, user_id: str, ticket: str = "", *, agent: Agent = EMMA, organisation_id: str = "arras") -> None:
        attach_user(self.records, self.clock, KEYRING, agent, organisation_id, user_id, ticket)

    def told_of(self, email: str) -> Duplicate:
        with pytest.raises(SamePerson) as same:
            self.register(email=email)
        return same.value.duplicates[0]

    def change(self, user_id: str, version: int = 1, *, ignore: bool = False, **typed: Any) -> UserPage:
        return change_user(
            self.records,
            self.index,
            self.clock,
            KEYRING,
            EMMA,
            "arras",
            user_id,
            typed,
            version,
            ignore_warnings=ignore,
        )


ARRAS = Membership("arras", "62")


def memberships_of(town: Town, user_id: str) -> Memberships:
    found = town.records.items[MembershipsKey(user_id)]
    assert isinstance(found, Memberships)
    return found


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("   ", []),
        ("-", []),
        # A last name before a first name before a birth name (USA-02).
        ("mart", ["zoe", "marcel", "martine"]),
        ("MARTIN zo", ["zoe", "marcel"]),
        ("zo", ["zoe", "marcel"]),
        ("zoé martín", ["zoe"]),
        ("pierre oeuvre", ["jean"]),
        ("martin dupond", []),
        ("tin", []),
        ("zoe.mar@", []),
        ("Zoe.Martin@", ["zoe"]),
        ("zoe.martin@ville.example", ["zoe"]),
        ("06 12 34 56 01", ["zoe"]),
        ("+33 6 12 34 56 01", ["zoe"]),
        ("03.21.00.00.00", ["martine"]),
        ("0612", []),
    ],
)
def test_people_are_found_by_name_address_or_number(town: Town, text: str, found: list[str]) -> None:
    assert town.names(text) == found


def test_an_organisation_sees_its_own_people(town: Town) -> None:
    assert set(town.names("martin", agent=PAUL)) == {"louis", "lea"}
    with pytest.raises(NotFound):
        find_users(town.records, town.index, EMMA, "lens", "martin")


def test_a_territory_that_shares_its_people_shows_them_all() -> None:
    town = Town(shared=True)
    found = town.find("martin", wizard=True)
    assert {one.user.id for one in found} == {"zoe", "marcel", "martine", "louis", "lea"}
    assert not any(one.masked for one in found)
    assert user_page(town.records, EMMA, "arras", "louis").user.id == "louis"


def test_the_wizard_completes_with_masked_people_of_the_territory(town: Town) -> None:
    found = town.find("martin", wizard=True)
    assert [one.masked for one in found] == [False, False, False, True]
    assert found[-1].user.id in {"louis", "lea"}
    with pytest.raises(NotFound):
        user_page(town.records, EMMA, "arras", "louis")


def test_a_national_territory_is_no_neighbourhood(town: Town) -> None:
    for one in ("arras", "lens"):
        town.records.commit([Put(OrganisationKey(one), Organisation(one, one, "CN"))])
    everywhere = replace(EMMA, roles=(Role("arras", "CN"),))
    assert not any(one.masked for one in town.find("martin", everywhere, wizard=True))


@pytest.mark.parametrize(
    ("departement", "shared", "known_in", "found"),
    [
        ("62", False, Membership("arras", "62"), True),
        ("62", False, Membership("lens", "62"), True),
        ("62", True, Membership("lille", "59"), False),
        ("62", False, Membership("lille", "59"), False),
        ("CN", False, Membership("arras", "CN"), True),
        ("CN", False, Membership("lens", "CN"), False),
        ("CN", True, Membership("lens", "CN"), True),
    ],
)
def test_whom_an_agent_may_have_come(departement: str, shared: bool, known_in: Membership, found: bool) -> None:
    """Whom some search shows: the organisation's, and the territory's unless it is a national one (USA-03, USA-04)."""
    memberships = Memberships("zoe", 1, (known_in,))
    assert Reach("arras", departement, shared).finds(memberships) is found


def test_details_are_masked_as_the_rule_says() -> None:
    assert masked_email("martine@ville.example") == "m******e@ville.example"
    assert masked_email("") == ""
    assert masked_phone("+33612345678") == "+336******78"
    assert masked_phone("") == ""
    assert masked_birth_date("1990-02-28") == "28/02/****"


def test_somebody_registered_is_found_at_once(town: Town) -> None:
    page = town.register(email=" Ana.Silva@Ville..example ", phone_number="06 12 34 56 90", birth_date=date(2000, 1, 2))
    assert page.user.email == "ana.silva@ville.example"
    assert (page.by_email, page.by_sms) == (Reachable.ACTIVE, Reachable.ACTIVE)
    assert town.names("silva") == [page.user.id]
    assert user_page(town.records, EMMA, "arras", page.user.id) == page


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"first_name": " "}, FieldError("first_name", "required")),
        ({"last_name": ""}, FieldError("last_name", "required")),
        ({"email": "ana"}, FieldError("email", "not_an_email")),
        ({"phone_number": "12"}, FieldError("phone_number", "not_a_phone_number")),
        ({"birth_date": date(2027, 1, 1)}, FieldError("birth_date", "not_a_birth_date")),
        ({"responsible_id": "louis"}, FieldError("responsible_id", "unknown")),
    ],
)
def test_each_wrong_field_is_named(town: Town, typed: dict[str, Any], error: FieldError) -> None:
    with pytest.raises(Invalid) as refusal:
        town.register(**typed)
    assert refusal.value.errors == (error,)


def test_who_has_the_same_address_is_never_registered_twice(town: Town) -> None:
    for ignore in (False, True):
        with pytest.raises(SamePerson) as same:
            town.register(email="zoe.martin@ville.example", ignore=ignore)
        assert [(one.found.user.id, one.shared) for one in same.value.duplicates] == [("zoe", SharedBy.EMAIL)]


def test_who_may_be_the_same_is_shown_once(town: Town) -> None:
    twin = {"first_name": "zoe", "last_name": "MARTIN ", "birth_date": date(1990, 2, 28), "phone_number": "0321000000"}
    with pytest.raises(SamePerson) as same:
        town.register(**twin)
    assert [(one.found.user.id, one.shared) for one in same.value.duplicates] == [
        ("zoe", SharedBy.IDENTITY),
        ("martine", SharedBy.PHONE),
    ]
    assert town.register(**twin, ignore=True).user.last_name == "MARTIN"


def test_a_duplicate_of_elsewhere_is_masked_and_can_be_attached(town: Town) -> None:
    duplicate = town.told_of("ada@ville.example")
    assert (duplicate.found.user.id, duplicate.found.masked) == ("far", True)
    town.attach("far", duplicate.ticket)
    assert "far" in town.names("ada")
    assert user_page(town.records, EMMA, "arras", "far").user.id == "far"


def test_somebody_of_the_territory_is_attached_as_the_wizard_shows_them(town: Town) -> None:
    town.attach("louis")
    assert "louis" in town.names("louis")


@pytest.mark.parametrize("user_id", ["far", "nobody"])
def test_an_id_alone_attaches_nobody_of_another_territory(town: Town, user_id: str) -> None:
    before = dict(town.records.items)
    with pytest.raises(NotFound):
        town.attach(user_id)
    assert town.records.items == before


def test_a_ticket_is_for_one_agent_one_organisation_one_person_and_an_hour(town: Town) -> None:
    ticket = town.told_of("ada@ville.example").ticket
    another = somebody("another", "Ada", "Petit")
    lens = replace(EMMA, roles=(*EMMA.roles, Role("lens", "62")))
    town.records.commit([Put(UserKey("another"), another)])
    join(town.records, "lille", ["another"])
    before, now = dict(town.records.items), town.clock.at
    for refused in (
        lambda: town.attach("another", ticket),
        lambda: town.attach("far", ticket, agent=lens, organisation_id="lens"),
        lambda: town.attach("far", ticket, agent=replace(EMMA, id="eve")),
        lambda: town.attach("far", ticket, organisation_id="lille"),
        *(
            lambda forged=forged: town.attach("far", forged)
            for forged in ("é", ".", "²." + ticket.partition(".")[2], "9" + ticket, ticket[:-1], ticket + "0")
        ),
    ):
        with pytest.raises(NotFound):
            refused()
    town.clock.at = now + timedelta(hours=1)
    with pytest.raises(NotFound):
        town.attach("far", ticket)
    assert town.records.items == before
    town.clock.at = now + timedelta(minutes=59)
    town.attach("far", ticket)


def test_people_of_a_national_territory_are_attached_by_whom_they_are_known(town: Town) -> None:
    town.records.commit([Put(OrganisationKey(one), Organisation(one, one, "CN")) for one in ("arras", "lens", "lyon")])
    town.records.commit([Put(UserKey("new"), somebody("new", "Ada", "Petit"))])
    join(town.records, "lyon", ["new"])
    with pytest.raises(NotFound):
        town.attach("new", agent=replace(EMMA, roles=(Role("arras", "CN"),)))


def test_a_relative_is_registered_with_the_responsible(town: Town) -> None:
    page = town.register(first_name="Noé", responsible_id="zoe")
    assert (page.responsible, page.by_email) == (ZOE, Reachable.ACTIVE)
    stored = town.records.items[RelativesKey("zoe")]
    assert isinstance(stored, Relatives)
    assert stored.relative_ids == (page.user.id,)
    assert [one.id for one in user_page(town.records, EMMA, "arras", "zoe").relatives] == [page.user.id]
    with pytest.raises(Invalid):
        town.register(first_name="Lou", responsible_id=page.user.id)


def test_a_relative_of_somebody_whom_many_organisations_know_is_registered_and_found(town: Town) -> None:
    """A transaction takes a hundred writes: what does not fit is filed after it."""
    names = [f"o{number}" for number in range(15)]
    town.records.commit([Put(OrganisationKey(one), Organisation(one, one, f"d{one}")) for one in names])
    for one in names:
        join(town.records, one, ["zoe"])
    page = town.register(first_name="Noé Élie Abel", last_name="Martin-Roux", responsible_id="zoe")
    assert town.names("elie") == [page.user.id]
    known = town.records.items[MembershipsKey(page.user.id)]
    assert isinstance(known, Memberships)
    assert known.organisation_ids == {"arras", *names}
    stored = town.records.items[RelativesKey("zoe")]
    assert isinstance(stored, Relatives)
    assert stored.relative_ids == (page.user.id,)


def test_who_cannot_be_filed_everywhere_at_once_is_registered_all_the_same(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error would have the agent press again, and register the same relative twice."""
    many = tuple(Membership(f"organisation {number}", "62") for number in range(60))
    town.records.items[MembershipsKey("zoe")] = replace(memberships_of(town, "zoe"), organisations=(ARRAS, *many))
    commit, seen = town.records.commit, itertools.count()

    def failing(writes: Sequence[Write]) -> None:
        if next(seen):
            raise Unavailable
        commit(writes)

    with monkeypatch.context() as out_of_order:
        out_of_order.setattr(town.records, "commit", failing)
        relative = town.register(first_name="Léa", last_name="Rivière", responsible_id="zoe").user
    assert town.names("Rivière") == [relative.id]
    assert memberships_of(town, relative.id).organisations == (ARRAS,)
    # As who follows users does.
    assert refile(town.records, relative.id)
    assert len(memberships_of(town, relative.id).organisations) == 61


def test_a_correction_is_found_under_the_new_name(town: Town) -> None:
    page = town.change("martine", last_name="Durand", notify_by_sms=False, phone_number="0321000001")
    assert (page.user.version, page.user.last_name) == (2, "Durand")
    assert page.by_sms is Reachable.NOT_A_MOBILE
    assert town.names("durand") == ["martine"]
    assert town.names("dupont") == []
    with pytest.raises(ChangedMeanwhile):
        town.change("martine", last_name="Autre")


def test_only_what_changes_is_compared(town: Town) -> None:
    town.records.commit([Put(UserKey("marcel"), replace(USERS[2], phone_number="+33612345601"))])
    join(town.records, "lens", ["marcel"])
    assert town.change("marcel", first_name="Marc").user.first_name == "Marc"
    with pytest.raises(SamePerson):
        town.change("marcel", 2, phone_number="+33321000000")


def test_the_address_of_an_account_waits_for_its_owner(town: Town) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    account = Account("zoe", ZOE.email, now, identified_at=now)
    town.records.commit([Put(AccountKey("zoe"), account), put_login(email_login(KEYRING, ZOE.email), "zoe")])
    page = town.change("zoe", email="new@ville.example", address="1 rue d’ici")
    assert (page.user.email, page.pending_email) == (ZOE.email, "new@ville.example")
    assert page.user.address == "1 rue d’ici"
    (mail,) = [one for one in town.records.items.values() if isinstance(one, AccountMail)]
    assert (mail.kind, mail.to) == (AccountMailKind.EMAIL_CHANGE, "new@ville.example")
    with pytest.raises(Invalid) as frozen:
        town.change("zoe", 2, birth_date=ZOE.birth_date and ZOE.birth_date - timedelta(days=1))
    assert frozen.value.errors == (FieldError("birth_date", "frozen_field"),)
    with pytest.raises(Invalid):
        town.change("zoe", 2, email="")


def test_nobody_corrects_people_whom_they_do_not_see(town: Town) -> None:
    with pytest.raises(NotFound):
        town.change("louis", last_name="Autre")
