"""Openings: who may settle them, what is refused, what is only warned of, and what their owner is told (2.8, 7.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from rdv.domain.directory import Agent, Offer, Opening, Organisation, Service
from rdv.domain.errors import Caution, Cautioned, FieldError, Forbidden, Invalid, NotFound
from rdv.domain.openings import overlaps
from rdv.domain.plan_changes import PlanAction
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.slots import Period, occurrences_of
from rdv.ports import MotifKey, OpeningKey, Put
from rdv.usecases.planning import (
    OpeningDraft,
    OpeningSheet,
    Stale,
    change_opening,
    create_opening,
    delete_opening,
    except_day,
    opening_of,
    openings_in,
    preview_opening,
)
from tests.unit.usecases.plans import (
    ADMIN,
    COLLEAGUE,
    DRAFT,
    EVERY_OTHER_WEEK,
    NOW,
    NURSE,
    PHONE,
    PLACE,
    SECRETARY,
    SHORT,
    STRANGER,
    TUESDAY,
    WEEKLY,
    ZOE,
    House,
)


@pytest.fixture
def house() -> House:
    return House()


def create(house: House, draft: OpeningDraft = DRAFT, agent: Agent = ZOE, *, ignore: bool = False) -> OpeningSheet:
    return create_opening(house.records, house.books, house.clock, agent, "org", "zoe", draft, ignore_warnings=ignore)


def change(house: House, sheet: OpeningSheet, agent: Agent = ZOE, version: int = 0, **fields: object) -> OpeningSheet:
    return change_opening(
        house.records,
        house.books,
        house.clock,
        agent,
        "org",
        "zoe",
        sheet.opening.id,
        lambda draft: replace(draft, **fields),  # type: ignore[arg-type]
        version or sheet.opening.version,
    )


def test_an_opening_is_written_to_its_organisations_book_and_its_owner_is_told(house: House) -> None:
    sheet = create(house, WEEKLY, COLLEAGUE)
    book = house.books.book("org")
    assert book is not None
    assert book.openings == (sheet.opening,)
    assert sheet.location_name == "MDS Centre"
    assert sheet.days[:3] == (TUESDAY, date(2026, 11, 26), date(2026, 12, 8))
    (told,) = house.told
    assert (told.action, told.owner_id, told.version) == (PlanAction.CREATED, "zoe", 1)
    assert (told.author_name, told.place, told.motif_names) == ("Colleague MARTIN", PLACE.full_name, ("Accueil",))


@pytest.mark.parametrize("agent", [ZOE, COLLEAGUE, SECRETARY, ADMIN])
def test_the_owner_colleagues_secretaries_and_admins_settle_openings(house: House, agent: Agent) -> None:
    sheet = create(house, agent=agent)
    assert change(house, sheet, agent, title="Autre").opening.title == "Autre"
    delete_opening(house.records, house.books, house.clock, agent, "org", "zoe", sheet.opening.id)
    assert openings_in(house.records, house.books, house.clock, agent, "org") == []


@pytest.mark.parametrize(("agent", "refusal"), [(NURSE, Forbidden), (STRANGER, NotFound)])
def test_nobody_else_does(house: House, agent: Agent, refusal: type[Exception]) -> None:
    sheet = create(house)
    with pytest.raises(refusal):
        create(house, agent=agent)
    with pytest.raises(refusal):
        change(house, sheet, agent, title="Autre")
    with pytest.raises(refusal):
        opening_of(house.records, house.books, house.clock, agent, "org", "zoe", sheet.opening.id)
    with pytest.raises(refusal):
        delete_opening(house.records, house.books, house.clock, agent, "org", "zoe", sheet.opening.id)
    assert len(house.told) == 1


def test_a_list_shows_what_its_reader_may_see(house: House) -> None:
    sheet = create(house)
    assert openings_in(house.records, house.books, house.clock, NURSE, "org") == []
    with pytest.raises(Forbidden):
        openings_in(house.records, house.books, house.clock, NURSE, "org", owner_id="zoe")
    (found,) = openings_in(house.records, house.books, house.clock, SECRETARY, "org", text="perMANénce")
    assert found.opening == sheet.opening
    assert openings_in(house.records, house.books, house.clock, ZOE, "org", text="autre") == []
    assert openings_in(house.records, house.books, house.clock, ZOE, "org", expired=True) == []


def test_what_is_over_is_listed_apart(house: House) -> None:
    past = replace(create(house).opening, id="past", first_day=date(2026, 11, 20))
    house.records.commit([Put(OpeningKey("org", "zoe", "past"), past)])
    (expired,) = openings_in(house.records, house.books, house.clock, ZOE, "org", expired=True)
    assert (expired.opening.id, expired.expired) == ("past", True)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"title": " "}, FieldError("title", "required")),
        ({"motif_ids": ()}, FieldError("motif_ids", "required")),
        ({"motif_ids": ("gone",)}, FieldError("motif_ids", "unknown")),
        ({"motif_ids": ("short", "of another")}, FieldError("motif_ids", "unknown")),
        ({"motif_ids": ("group",)}, FieldError("motif_ids", "collectif")),
        ({"location_id": None}, FieldError("location_id", "required")),
        ({"location_id": "closed"}, FieldError("location_id", "disabled")),
        ({"location_id": "of another"}, FieldError("location_id", "unknown")),
        ({"end_time": time(9)}, FieldError("end_time", "not_after_start")),
        ({"first_day": date(2032, 1, 1)}, FieldError("first_day", "unrealistic")),
        (
            {"recurrence": replace(EVERY_OTHER_WEEK, until=TUESDAY)},
            FieldError("recurrence.until", "not_after_first_day"),
        ),
    ],
)
def test_each_wrong_field_is_named(house: House, fields: dict[str, object], error: FieldError) -> None:
    with pytest.raises(Invalid) as refusal:
        create(house, replace(DRAFT, **fields))  # type: ignore[arg-type]
    assert refusal.value.errors == (error,)


def test_a_phone_motif_needs_no_place(house: House) -> None:
    assert create(house, replace(DRAFT, location_id="", motif_ids=("phone",))).opening.location_id is None


def test_an_overlap_is_warned_of_once_and_accepted_on_purpose(house: House) -> None:
    first = create(house, WEEKLY).opening
    again = replace(DRAFT, first_day=date(2026, 12, 8), start_time=time(11), end_time=time(14))
    with pytest.raises(Cautioned) as warned:
        create(house, again)
    assert warned.value.cautions == (
        Caution("overlap", (("opening_id", first.id),), (("title", "Permanence"),), "overlap_opening"),
    )
    assert create(house, again, ignore=True).opening.start_time == time(11)


def test_an_opening_of_another_organisation_is_only_told_to_be_there(house: House) -> None:
    there = Opening("there", "zoe", "other", TUESDAY, time(8), time(18), title="Secret")
    house.records.commit([Put(OpeningKey("other", "zoe", "there"), there)])
    with pytest.raises(Cautioned) as warned:
        create(house)
    assert warned.value.cautions == (Caution("overlap", wording="overlap_elsewhere"),)


def test_a_motif_that_does_not_fit_is_warned_of(house: House) -> None:
    with pytest.raises(Cautioned) as warned:
        create(house, replace(DRAFT, motif_ids=("short", "long")))
    assert [(one.code, dict(one.about)) for one in warned.value.cautions] == [("motif_too_long", {"motif_id": "long"})]


def test_an_edit_of_what_has_changed_meanwhile_is_shown_what_it_is_now(house: House) -> None:
    sheet = create(house)
    changed = change(house, sheet, title="Autre")
    with pytest.raises(Stale) as stale:
        change(house, sheet, version=1, title="Encore")
    assert stale.value.current.opening == changed.opening
    assert [(one.action, one.version) for one in house.told] == [(PlanAction.CREATED, 1), (PlanAction.UPDATED, 2)]


def test_an_edit_that_changes_nothing_writes_nothing(house: House) -> None:
    sheet = create(house)
    assert change(house, sheet, title=" Permanence ").opening == sheet.opening
    assert len(house.told) == 1


def test_a_day_is_excepted_from_every_path_and_given_back(house: House) -> None:
    sheet = create(house, WEEKLY)
    arguments = (house.records, house.books, house.clock, ZOE, "org", "zoe", sheet.opening.id)
    excepted = except_day(*arguments, TUESDAY)
    assert excepted.opening.exceptions == (TUESDAY,)
    assert TUESDAY not in excepted.days
    # The slot engine gives nothing that day, and another opening of that day meets nothing.
    offer = Offer(SHORT, Service("social", "Social", "Social"), Organisation("org", "MDS", "62"), (PLACE,))
    day = Period.of_days(TUESDAY, TUESDAY, NOW.tzinfo)  # type: ignore[arg-type]
    assert len(occurrences_of(replace(offer, openings=(sheet.opening,)), day, NOW)) == 1
    assert occurrences_of(replace(offer, openings=(excepted.opening,)), day, NOW) == []
    that_day = replace(sheet.opening, id="one", recurrence=None)
    assert overlaps(that_day, sheet.opening, NOW.date())
    assert not overlaps(that_day, excepted.opening, NOW.date())
    assert except_day(*arguments, TUESDAY).opening == excepted.opening
    back = except_day(*arguments, TUESDAY, takes_place_again=True)
    assert (back.opening.exceptions, back.opening.version) == ((), 3)
    with pytest.raises(Invalid):
        except_day(*arguments, date(2026, 11, 25))


def test_exceptions_that_a_new_rule_no_longer_has_are_forgotten(house: House) -> None:
    sheet = create(house, WEEKLY)
    for day in (TUESDAY, date(2026, 11, 26)):
        except_day(house.records, house.books, house.clock, ZOE, "org", "zoe", sheet.opening.id, day)
    only_tuesdays = replace(EVERY_OTHER_WEEK, on=(2,))
    assert change(house, sheet, version=3, recurrence=only_tuesdays).opening.exceptions == (TUESDAY,)


def test_a_motif_that_was_deleted_since_does_not_hinder_an_edit(house: House) -> None:
    sheet = create(house, replace(DRAFT, motif_ids=("short", "phone")))
    house.records.commit([Put(MotifKey("org", "phone"), replace(PHONE, deleted=True))])
    changed = change(house, sheet, title="Autre")
    assert changed.opening.motif_ids == ("short",)
    # Chosen anew, it is unknown.
    with pytest.raises(Invalid):
        change(house, changed, motif_ids=("short", "phone"))


def test_a_deletion_is_told_with_the_next_version(house: House) -> None:
    sheet = create(house)
    arguments = (house.records, house.books, house.clock, ZOE, "org", "zoe", sheet.opening.id)
    delete_opening(*arguments)
    assert [(one.action, one.version) for one in house.told][-1] == (PlanAction.DELETED, 2)
    with pytest.raises(NotFound):
        delete_opening(*arguments)


def test_a_preview_shows_the_days_and_the_starts_of_the_first(house: House) -> None:
    # Christmas is a Friday: it is none of the days (SLOT-05).
    fridays = Recurrence(Every.WEEK, date(2026, 12, 18))
    draft = replace(DRAFT, first_day=date(2026, 12, 18), recurrence=fridays, motif_ids=("short", "phone"))
    preview = preview_opening(house.records, house.books, house.clock, ZOE, "org", "zoe", draft)
    assert preview.days[:2] == (date(2026, 12, 18), date(2027, 1, 8))
    assert len(preview.days) == 10
    assert preview.slots_a_day == 6
    assert [one.starts_at.isoformat() for one in preview.slots][:3] == [
        "2026-12-18T09:00:00+01:00",
        "2026-12-18T09:00:00+01:00",
        "2026-12-18T09:30:00+01:00",
    ]
    assert house.told == []
