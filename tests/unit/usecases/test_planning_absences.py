"""Absences: who may settle them, what is refused, what their owner is told (2.9, 7.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from rdv.domain.agenda import Absence, AbsenceSheet
from rdv.domain.directory import Agent, Organisation, TerritoryRights
from rdv.domain.errors import FieldError, Forbidden, Invalid, NotFound
from rdv.domain.plan_changes import PlanAction, PlanKind
from rdv.domain.recurrence import Every, Recurrence
from rdv.ports import AbsencesKey, Key, OrganisationKey, Put
from rdv.usecases.planning_absences import (
    MOST_ABSENCES,
    AbsenceDraft,
    StaleAbsence,
    absence_of,
    absences_of,
    change_absence,
    create_absence,
    delete_absence,
)
from tests.unit.usecases.plans import ADMIN, COLLEAGUE, NURSE, SECRETARY, STRANGER, ZOE, House

SUNDAY = date(2026, 11, 22)
DRAFT = AbsenceDraft("Congés", SUNDAY, date(2026, 11, 29), time(9), time(18), None)
REFEREE = replace(STRANGER, rights=(TerritoryRights("62", admin=True),))


@pytest.fixture
def house() -> House:
    return House()


def test_an_absence_is_on_the_agents_sheet_and_its_owner_is_told(house: House) -> None:
    made = create_absence(house.records, house.clock, COLLEAGUE, "zoe", DRAFT)
    sheet = house.records.items[AbsencesKey("zoe")]
    assert sheet == AbsenceSheet("zoe", 1, (made,))
    assert absence_of(house.records, house.clock, ZOE, "zoe", made.id) == made
    (told,) = house.told
    assert (told.kind, told.action, told.owner_id) == (PlanKind.ABSENCE, PlanAction.CREATED, "zoe")
    assert told.author_name == "Colleague MARTIN"


def test_it_is_at_the_clock_of_the_organisation(house: House) -> None:
    overseas = Organisation("other", "Mairie de Basse-Terre", "971", time_zone="America/Guadeloupe")
    house.records.commit([Put(OrganisationKey("other"), overseas)])
    assert create_absence(house.records, house.clock, ZOE, "zoe", DRAFT).time_zone == "Europe/Paris"
    there = create_absence(house.records, house.clock, ZOE, "zoe", DRAFT, "other")
    assert there.time_zone == "America/Guadeloupe"
    # An organisation where the owner does not work says nothing about their clock.
    assert create_absence(house.records, house.clock, ZOE, "zoe", DRAFT, "elsewhere").time_zone == "Europe/Paris"


@pytest.mark.parametrize("agent", [ZOE, COLLEAGUE, SECRETARY, ADMIN, REFEREE])
def test_the_owner_colleagues_secretaries_and_admins_settle_absences(house: House, agent: Agent) -> None:
    made = create_absence(house.records, house.clock, agent, "zoe", DRAFT)
    changed = change_absence(
        house.records, house.clock, agent, "zoe", made.id, lambda one: replace(one, title="Stage"), 1
    )
    assert (changed.title, changed.version) == ("Stage", 2)
    delete_absence(house.records, house.clock, agent, "zoe", made.id)
    assert absences_of(house.records, house.clock, agent, "zoe").absences == ()
    assert [(one.action, one.version) for one in house.told] == [
        (PlanAction.CREATED, 1),
        (PlanAction.UPDATED, 2),
        (PlanAction.DELETED, 3),
    ]


@pytest.mark.parametrize(("agent", "refusal"), [(NURSE, Forbidden), (STRANGER, NotFound)])
def test_nobody_else_does(house: House, agent: Agent, refusal: type[Exception]) -> None:
    made = create_absence(house.records, house.clock, ZOE, "zoe", DRAFT)
    with pytest.raises(refusal):
        absences_of(house.records, house.clock, agent, "zoe")
    with pytest.raises(refusal):
        create_absence(house.records, house.clock, agent, "zoe", DRAFT)
    with pytest.raises(refusal):
        change_absence(house.records, house.clock, agent, "zoe", made.id, lambda one: one, 1)
    with pytest.raises(refusal):
        delete_absence(house.records, house.clock, agent, "zoe", made.id)
    with pytest.raises(NotFound):
        absences_of(house.records, house.clock, agent, "nobody")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"title": ""}, FieldError("title", "required")),
        ({"end_day": date(2026, 11, 21)}, FieldError("end_day", "not_after_start")),
        ({"end_day": SUNDAY, "end_time": time(9)}, FieldError("end_time", "not_after_start")),
        ({"recurrence": Recurrence(Every.WEEK, SUNDAY)}, FieldError("recurrence", "several_days")),
        ({"end_day": date(2033, 1, 1)}, FieldError("end_day", "unrealistic")),
    ],
)
def test_each_wrong_field_is_named(house: House, fields: dict[str, object], error: FieldError) -> None:
    with pytest.raises(Invalid) as refusal:
        create_absence(house.records, house.clock, ZOE, "zoe", replace(DRAFT, **fields))  # type: ignore[arg-type]
    assert refusal.value.errors == (error,)
    assert house.told == []


def test_what_is_over_is_listed_apart_and_by_first_day(house: House) -> None:
    past = replace(DRAFT, title="Passé", first_day=date(2026, 11, 2), end_day=date(2026, 11, 20))
    later = replace(DRAFT, title="Plus tard", first_day=date(2026, 12, 1), end_day=date(2026, 12, 1))
    for draft in (later, past, DRAFT):
        create_absence(house.records, house.clock, ZOE, "zoe", draft)
    current = absences_of(house.records, house.clock, ZOE, "zoe")
    assert ([one.title for one in current.absences], current.version) == (["Congés", "Plus tard"], 3)
    over = absences_of(house.records, house.clock, ZOE, "zoe", expired=True)
    assert [one.title for one in over.absences] == ["Passé"]


def test_an_edit_of_what_has_changed_meanwhile_is_shown_what_it_is_now(house: House) -> None:
    made = create_absence(house.records, house.clock, ZOE, "zoe", DRAFT)

    def renamed(title: str) -> None:
        change_absence(house.records, house.clock, ZOE, "zoe", made.id, lambda one: replace(one, title=title), 1)

    renamed("Stage")
    with pytest.raises(StaleAbsence) as stale:
        renamed("Autre")
    assert stale.value.current.title == "Stage"


def test_a_full_sheet_forgets_what_is_over_for_a_year(house: House) -> None:
    made = create_absence(house.records, house.clock, ZOE, "zoe", DRAFT)
    old = replace(made, id="old", first_day=date(2025, 11, 1), end_day=date(2025, 11, 20))
    recent = replace(old, id="recent", end_day=date(2025, 11, 22))

    def fill(*others: Absence) -> None:
        many = tuple(replace(made, id=str(number)) for number in range(MOST_ABSENCES - len(others)))
        house.records.commit([Put(AbsencesKey("zoe"), AbsenceSheet("zoe", 7, (*others, *many)))])

    fill(recent)
    with pytest.raises(Invalid):
        create_absence(house.records, house.clock, ZOE, "zoe", DRAFT)
    fill(old, recent)
    create_absence(house.records, house.clock, ZOE, "zoe", DRAFT)
    assert [one.id for one in absences_of(house.records, house.clock, ZOE, "zoe", expired=True).absences] == ["recent"]


def test_two_who_write_at_once_both_write(house: House) -> None:
    other = replace(DRAFT, title="Autre")
    read = house.records.read
    interrupted = False

    def interrupting[K: Key](keys: Sequence[K], *, consistent: bool = True) -> dict[K, object]:
        nonlocal interrupted
        found = read(keys, consistent=consistent)
        if not interrupted and any(isinstance(key, OrganisationKey) for key in keys):
            interrupted = True
            create_absence(house.records, house.clock, ADMIN, "zoe", other)
        return found  # type: ignore[return-value]

    house.records.read = interrupting  # type: ignore[method-assign]
    create_absence(house.records, house.clock, ZOE, "zoe", DRAFT)
    assert {one.title for one in absences_of(house.records, house.clock, ZOE, "zoe").absences} == {"Congés", "Autre"}
    assert len(house.told) == 2
