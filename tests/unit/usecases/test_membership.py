"""Which organisations know a user, and under what the user is found (RDV-05, USR-01, USR-03, USA-02)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rdv.domain.directory import Organisation
from rdv.domain.errors import Unavailable
from rdv.domain.membership import (
    EVERYWHERE,
    FindKind,
    Memberships,
    filed_under,
    of_organisation,
    of_territory,
    rank_of,
    weighed_words,
    words_of,
)
from rdv.domain.people import Relatives, User
from rdv.ports import FindKey, MembershipsKey, OrganisationKey, Put, RelativesKey, UserKey
from rdv.store.memory import Faults, MemoryRecords, MemoryUserIndex
from rdv.usecases.membership import join, refile

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ZOE = User(
    "zoe",
    "Zoé",
    "D’Œuvre-Martin",
    "zoe.martin@ville.example",
    "+33612345601",
    date(1990, 2, 28),
    birth_name="Petit",
)
CHILD = User("child", "Noé", "Martin", birth_date=date(2020, 1, 1), responsible_id="zoe")


@pytest.fixture
def records() -> MemoryRecords:
    made = MemoryRecords()
    made.commit(
        [
            Put(OrganisationKey("arras"), Organisation("arras", "MDS Arras", "62")),
            Put(OrganisationKey("lens"), Organisation("lens", "Mairie de Lens", "62")),
            Put(UserKey("zoe"), ZOE),
            Put(UserKey("child"), CHILD),
            Put(RelativesKey("zoe"), Relatives("zoe", 1, ("child",))),
        ]
    )
    return made


def found(records: MemoryRecords, scope: str, prefix: str, kind: FindKind = FindKind.WORD) -> list[str]:
    return [one.user_id for one in MemoryUserIndex(records).filed(scope, kind, prefix, 100)]


def memberships(records: MemoryRecords, user_id: str) -> Memberships:
    stored = records.items[MembershipsKey(user_id)]
    assert isinstance(stored, Memberships)
    return stored


def test_names_are_compared_without_accents_hyphens_or_case() -> None:
    assert words_of("D’Œuvre-Martin") == ["d", "oeuvre", "martin"]
    assert words_of(" ÉLÉONORE  ") == ["eleonore"]
    assert words_of("Ольга") == ["ольга"]
    assert words_of("’-") == []


def test_each_word_counts_under_its_best_weight() -> None:
    assert weighed_words(ZOE) == ("Ad", "Aoeuvre", "Amartin", "Bzoe", "Cpetit")
    assert filed_under(replace(ZOE, deleted_at=NOW)) == ()


@pytest.mark.parametrize(
    ("wanted", "rank"),
    [(["mart"], (0,)), (["zo", "mar"], (0, 1)), (["pet"], (2,)), (["zoe", "dupont"], None), (["artin"], None)],
)
def test_every_word_must_begin_one_of_theirs(wanted: list[str], rank: tuple[int, ...] | None) -> None:
    assert rank_of(weighed_words(ZOE), wanted) == rank


def test_a_family_joins_together(records: MemoryRecords) -> None:
    assert join(records, "arras", ["child"]) == 2
    for scope in (of_organisation("arras"), of_territory("62")):
        assert set(found(records, scope, "mart")) == {"zoe", "child"}
        assert found(records, scope, "zoe.", FindKind.EMAIL) == ["zoe"]
        assert found(records, scope, "+33612345601", FindKind.PHONE) == ["zoe"]
    assert found(records, of_organisation("lens"), "mart") == []
    assert found(records, EVERYWHERE, "1990-02-28_zoe_d-oeuvre-martin", FindKind.IDENTITY) == ["zoe"]
    # Names are searched where somebody is known, not everywhere.
    assert found(records, EVERYWHERE, "mart") == []


def test_who_is_known_costs_one_read(records: MemoryRecords) -> None:
    join(records, "arras", ["zoe", "child"])
    reads, commits = records.reads, records.commits
    assert join(records, "arras", ["child", "zoe"]) == 0
    assert (records.reads - reads, records.commits - commits) == (1, 0)


def test_a_relative_is_known_where_the_responsible_is(records: MemoryRecords) -> None:
    join(records, "arras", ["zoe"])
    records.commit([Put(UserKey("new"), User("new", "Léa", "Martin", responsible_id="zoe"))])
    assert refile(records, "new")
    assert memberships(records, "new").organisation_ids == {"arras"}


def test_another_name_is_found_and_the_old_one_is_not(records: MemoryRecords) -> None:
    join(records, "arras", ["zoe"])
    records.commit([Put(UserKey("zoe"), replace(ZOE, last_name="Durand", phone_number="", version=2))])
    assert refile(records, "zoe")
    assert not refile(records, "zoe")
    scope = of_organisation("arras")
    assert found(records, scope, "dura") == ["zoe"]
    assert found(records, scope, "oeuvre") == []
    assert found(records, scope, "+33612345601", FindKind.PHONE) == []
    (entry,) = MemoryUserIndex(records).filed(scope, FindKind.WORD, "zoe", 10)
    assert entry.words == ("Adurand", "Bzoe", "Cpetit", "Dmartin")


def test_nothing_is_left_of_who_has_left(records: MemoryRecords) -> None:
    join(records, "arras", ["zoe"])
    records.commit([Put(UserKey("zoe"), replace(ZOE.anonymised(NOW), version=2))])
    assert refile(records, "zoe")
    assert not [key for key in records.items if isinstance(key, FindKey) and key.user_id == "zoe"]
    assert memberships(records, "zoe").organisations == ()


def test_a_second_organisation_comes_beside_the_first(records: MemoryRecords) -> None:
    join(records, "arras", ["zoe"])
    join(records, "lens", ["zoe"])
    assert memberships(records, "zoe").organisation_ids == {"arras", "lens"}
    assert memberships(records, "zoe").departements == {"62"}


def test_an_organisation_or_a_user_that_is_not_there_changes_nothing(records: MemoryRecords) -> None:
    assert join(records, "nowhere", ["zoe"]) == 0
    assert join(records, "arras", ["nobody"]) == 0
    assert join(records, "arras", []) == 0
    assert not refile(records, "nobody")


def test_who_is_known_in_many_organisations_is_written_in_several_transactions(records: MemoryRecords) -> None:
    places = [Organisation(f"o{number}", f"Mairie {number}", f"{number:02d}") for number in range(20)]
    records.commit([Put(OrganisationKey(one.id), one) for one in places])
    for one in places:
        join(records, one.id, ["zoe"])
    records.commit([Put(UserKey("zoe"), replace(ZOE, last_name="Durand", version=2))])
    assert refile(records, "zoe")
    assert found(records, of_organisation("o19"), "dura") == ["zoe"]
    assert found(records, of_organisation("o19"), "oeuvre") == []


def test_a_store_that_does_not_answer_is_told_of(records: MemoryRecords) -> None:
    records.faults = Faults(throttle=1.0)
    with pytest.raises(Unavailable):
        join(records, "arras", ["zoe"])
