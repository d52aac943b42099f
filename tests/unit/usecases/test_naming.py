"""A name is one's alone, also when two take it in the same instant (2.2, 2.4.2, 2.7)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, cast

import pytest

from infra.seed.demonstration import ARRAS, CHILD_CHECK, FOLLOW_UP, HEAD, LENS, NURSE_A, PMI, SOCIAL, WORKER_B
from rdv.domain.directory import Motif, NameClaim, Organisation, Team
from rdv.domain.errors import Invalid
from rdv.ports import AgentKey, NameKey, OrganisationKey, Records, Write
from rdv.store.memory import MemoryRecords
from rdv.usecases import settling, settling_territories
from rdv.usecases.naming import name_of
from rdv.usecases.organising import create_organisation
from rdv.usecases.settling import Overtaken

from .settled import Settled

type Deed = Callable[[Records], object]


class Meeting:
    """Records where everybody has read before anybody writes."""

    def __init__(self, records: MemoryRecords, parties: int) -> None:
        self._records, self._barrier, self._met = records, threading.Barrier(parties, timeout=60), threading.local()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)

    def commit(self, writes: Sequence[Write]) -> None:
        if not getattr(self._met, "here", False):
            self._met.here = True
            self._barrier.wait()
        self._records.commit(writes)


def at_once(settled: Settled, *deeds: Deed) -> list[object]:
    """What each of them answers, the refusals as their codes."""
    records = cast("Records", Meeting(settled.records, len(deeds)))

    def tried(deed: Deed) -> object:
        try:
            return deed(records)
        except Invalid as refused:
            return [f"{one.field} {one.code}" for one in refused.errors]

    with ThreadPoolExecutor(len(deeds)) as threads:
        return [one.result() for one in [threads.submit(tried, deed) for deed in deeds]]


def motif(settled: Settled, name: str, service: str = SOCIAL.id, by: str = WORKER_B) -> Deed:
    typed = {"name": name, "service_id": service, "color": "#123456"}
    return lambda records: settling.create_motif(records, settled.books, settled.clock, settled.at(by), ARRAS.id, typed)


def team(settled: Settled, name: str) -> Deed:
    return lambda records: settling_territories.create_team(
        records, settled.directory, settled.over(HEAD), "62", name, [NURSE_A]
    )


def organisation(settled: Settled, name: str, by: str = HEAD) -> Deed:
    desk = settled.over(by)
    return lambda records: create_organisation(records, settled.directory, desk, "62", {"name": name})


def renamed_motif(settled: Settled, before: Motif, name: str) -> Deed:
    return lambda records: settling.change_motif(
        records, settled.books, settled.clock, settled.at(WORKER_B), ARRAS.id, before.id, {"name": name}, before.version
    )


@pytest.fixture
def settled() -> Settled:
    return Settled()


@pytest.mark.parametrize("make", [motif, team])
def test_of_two_who_take_a_name_at_once_one_has_it(settled: Settled, make: Callable[[Settled, str], Deed]) -> None:
    answers = at_once(settled, make(settled, "Écoute active"), make(settled, "ecoute ACTIVE"), make(settled, "Autre"))
    assert sorted(one == ["name taken"] for one in answers) == [False, False, True]
    named = [one for one in settled.records.items.values() if isinstance(one, Motif | Team)]
    assert sum(one.name.lower().endswith("coute active") for one in named) == 1


def test_of_two_organisations_of_one_name_at_once_there_is_one(settled: Settled) -> None:
    """Nothing of them is published yet, for whoever comes next either."""
    second = replace(settled.over(HEAD).agent, id="another head")
    settled.records.items[AgentKey(second.id)] = second
    answers = at_once(
        settled, organisation(settled, "Mairie de Béthune"), organisation(settled, "MAIRIE DE BETHUNE", "another head")
    )
    made = [one for one in answers if isinstance(one, Organisation)]
    assert (len(made), ["name taken"] in answers) == (1, True)
    with pytest.raises(Invalid):
        organisation(settled, "Mairie de Bethune", "another head")(settled.records)


def test_a_name_that_is_taken_while_another_takes_it_by_a_change(settled: Settled) -> None:
    answers = at_once(
        settled, motif(settled, "Nouveau", FOLLOW_UP.service_id), renamed_motif(settled, FOLLOW_UP, "Nouveau")
    )
    assert sorted(one == ["name taken"] for one in answers) == [False, True]


def test_a_name_that_one_organisation_takes_meanwhile_is_none_for_all(settled: Settled) -> None:
    """MOT-07: all of them or none."""
    desk = settled.desk(HEAD, OrganisationKey(ARRAS.id), OrganisationKey(LENS.id))
    typed = {"name": "Atelier", "service_id": SOCIAL.id, "color": "#123456"}
    answers = at_once(
        settled,
        motif(settled, "Atelier"),
        lambda records: settling.create_motifs(
            records, settled.books, settled.clock, desk, "62", [ARRAS.id, LENS.id], typed
        ),
    )
    assert sum(one == ["name taken"] for one in answers) == 1
    there = [sum(one.name == "Atelier" for one in settled.book(place).motifs) for place in (ARRAS.id, LENS.id)]
    assert there == ([1, 0] if answers[1] == ["name taken"] else [1, 1])


def test_a_name_that_is_left_is_free_again(settled: Settled) -> None:
    def claims() -> int:
        return sum(isinstance(key, NameKey) for key in settled.records.items)

    made = motif(settled, "Premier")(settled.records)
    assert isinstance(made, settling.MotifSheet)
    changed = renamed_motif(settled, made.motif, "Second")(settled.records)
    assert isinstance(changed, settling.MotifSheet)
    assert claims() == 1
    again = motif(settled, "Premier")(settled.records)
    assert isinstance(again, settling.MotifSheet)
    settling.delete_motif(settled.records, settled.books, settled.at(WORKER_B), ARRAS.id, again.motif.id)
    assert claims() == 1
    motif(settled, "Premier")(settled.records)
    assert motif(settled, "Premier", PMI.id)(settled.records)


def test_a_claim_whose_holder_is_called_otherwise_is_nobodys(settled: Settled) -> None:
    wanted = name_of(replace(CHILD_CHECK, id="new", service_id=SOCIAL.id, name="Nouveau"))
    for holder in ("gone", FOLLOW_UP.id):
        settled.records.items[wanted] = NameClaim(holder, 3)
        made = motif(settled, "Nouveau")(settled.records)
        assert isinstance(made, settling.MotifSheet)
        assert settled.records.items[wanted] == NameClaim(made.motif.id, 4)
        settling.delete_motif(settled.records, settled.books, settled.at(WORKER_B), ARRAS.id, made.motif.id)


class Interrupted:
    """Records where something happens just before the first commit."""

    def __init__(self, records: MemoryRecords, happens: Callable[[], object]) -> None:
        self._records, self._happens = records, [happens]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)

    def commit(self, writes: Sequence[Write]) -> None:
        while self._happens:
            self._happens.pop()()
        self._records.commit(writes)


def test_a_motif_that_is_renamed_while_it_is_deleted_stays_and_so_does_who_took_its_name(settled: Settled) -> None:
    name = "Entretien préalable"
    made = cast("settling.MotifSheet", motif(settled, name)(settled.records)).motif

    def renamed() -> None:
        renamed_motif(settled, made, "Autre chose")(settled.records)
        motif(settled, name)(settled.records)

    interrupted = cast("Records", Interrupted(settled.records, renamed))
    with pytest.raises(Overtaken):
        settling.delete_motif(interrupted, settled.books, settled.at(WORKER_B), ARRAS.id, made.id)
    assert [one for one in settled.records.items.values() if isinstance(one, Motif) and one.id == made.id] != []
    assert isinstance(settled.records.items.get(name_of(made)), NameClaim)


def test_a_team_that_is_renamed_while_it_is_deleted_leaves_the_name_to_who_took_it(settled: Settled) -> None:
    name = "Équipe mobile"
    made = cast("Team", team(settled, name)(settled.records))

    def renamed() -> None:
        settling_territories.change_team(
            settled.records, settled.directory, settled.over(HEAD), "62", made.id, {"name": "Autre"}, made.version
        )
        team(settled, name)(settled.records)

    interrupted = cast("Records", Interrupted(settled.records, renamed))
    settling_territories.delete_team(interrupted, settled.over(HEAD), "62", made.id)
    assert [one.name for one in settled.records.items.values() if isinstance(one, Team) and one.id == made.id] == []
    claim = settled.records.items.get(name_of(made))
    assert isinstance(claim, NameClaim)
    assert claim.holder_id != made.id
    assert name_of(replace(made, name="Autre")) not in settled.records.items
