"""What may be settled of a motif: 2.7, MOT-02, MOT-03, MOT-06."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from infra.seed.demonstration import (
    AGENTS,
    ARRAS,
    CHILD_CHECK,
    FIRST_SOCIAL,
    HEAD,
    HELPER_LENS,
    LENS,
    NURSE_A,
    PSYCHOLOGIST,
    SECRETARIAT,
    SECRETARY,
    SERVICES,
)
from rdv.domain.directory import BookableBy, LocationType, Motif, Verticale
from rdv.domain.motif_settings import CATEGORIES, copied_name, frozen_errors, motif_errors, plan_errors, usable_by

BY_ID = {one.id: one for one in SERVICES}
HALF_AN_HOUR, YEAR = timedelta(seconds=1_800), timedelta(seconds=31_557_600)
SECOND = timedelta(seconds=1)


def wrong(**changes: Any) -> list[tuple[str, str]]:
    motif = replace(CHILD_CHECK, **changes)
    return [(one.field, one.code) for one in motif_errors(motif, ARRAS, BY_ID, [CHILD_CHECK])]


def test_a_motif_of_the_demonstration_is_right() -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": "  "}, [("name", "required")]),
        ({"service_id": ""}, [("service_id", "required")]),
        ({"service_id": "another"}, [("service_id", "unknown")]),
        ({"service_id": SECRETARIAT.id}, [("service_id", "secretariat")]),
        ({"color": "#99CC9"}, [("color", "not_a_color")]),
        ({"color": "red"}, [("color", "not_a_color")]),
        ({"color": "#abc"}, []),
        ({"color": "#ABCDEF\n"}, [("color", "not_a_color")]),
        ({"duration_minutes": 0}, [("duration_minutes", "out_of_range")]),
        ({"duration_minutes": 1441}, [("duration_minutes", "out_of_range")]),
        ({"collectif": True}, []),
        ({"collectif": True, "location_type": LocationType.PHONE}, [("collectif", "only_on_site")]),
        ({"bookable_by": BookableBy.INVITED}, [("bookable_by", "choice_not_offered")]),
        ({"for_secretariat": True}, []),
        ({"for_secretariat": True, "follow_up": True}, [("follow_up", "not_for_secretariat")]),
        ({"limit_per_person": 0}, [("limit_per_person", "out_of_range")]),
        ({"category": "Mariage"}, [("category", "unknown")]),
        ({"category": CATEGORIES[0]}, []),
    ],
)
def test_each_setting_has_its_rule(changes: dict[str, Any], errors: list[tuple[str, str]]) -> None:
    assert wrong(**changes) == errors


@pytest.mark.parametrize(
    ("shortest", "longest", "errors"),
    [
        (HALF_AN_HOUR, YEAR, []),
        (HALF_AN_HOUR, timedelta(seconds=31_536_000), []),
        (HALF_AN_HOUR - SECOND, YEAR, ["min_delay_seconds out_of_range"]),
        (HALF_AN_HOUR, YEAR + SECOND, ["max_delay_seconds out_of_range"]),
        # What the legacy took for a year, in minutes.
        (HALF_AN_HOUR, timedelta(seconds=31_557_600 * 60), ["max_delay_seconds out_of_range"]),
        (YEAR, YEAR, ["max_delay_seconds not_after_min"]),
        (timedelta(days=2), timedelta(days=1), ["max_delay_seconds not_after_min"]),
        (timedelta(0), timedelta(0), ["min_delay_seconds out_of_range", "max_delay_seconds out_of_range"]),
    ],
)
def test_delays_lie_between_half_an_hour_and_a_year(shortest: timedelta, longest: timedelta, errors: list[str]) -> None:
    """MOT-02: the longest strictly after the shortest."""
    assert [" ".join(one) for one in wrong(min_delay=shortest, max_delay=longest)] == errors


def test_invited_users_book_in_insertion_organisations_alone() -> None:
    insertion = replace(ARRAS, verticale=Verticale.INSERTION)
    assert motif_errors(replace(CHILD_CHECK, bookable_by=BookableBy.INVITED), insertion, BY_ID, []) == []


def test_a_name_is_taken_by_a_live_motif_of_the_same_service_and_kind() -> None:
    """2.7; names that lists merge (MOT-05) are the same."""

    def taken(other: Motif) -> bool:
        mine = replace(CHILD_CHECK, id="mine", name="CONSULTATION de puericulture")
        return bool(motif_errors(mine, ARRAS, BY_ID, [other]))

    assert taken(CHILD_CHECK)
    assert not taken(replace(CHILD_CHECK, deleted=True))
    assert not taken(replace(CHILD_CHECK, service_id=FIRST_SOCIAL.service_id))
    assert not taken(replace(CHILD_CHECK, location_type=LocationType.PHONE))


def test_a_copy_is_numbered_where_its_name_is_taken() -> None:
    """MOT-07."""
    copy = replace(CHILD_CHECK, id="copy")
    assert copied_name(copy, []) == CHILD_CHECK.name
    assert copied_name(copy, [CHILD_CHECK]) == f"{CHILD_CHECK.name} (2)"
    second = replace(CHILD_CHECK, id="second", name=f"{CHILD_CHECK.name} (2)")
    assert copied_name(copy, [CHILD_CHECK, second]) == f"{CHILD_CHECK.name} (3)"


def test_where_and_for_how_many_is_frozen() -> None:
    moved = replace(CHILD_CHECK, location_type=LocationType.HOME, collectif=True, name="Autre", duration_minutes=5)
    assert [one.field for one in frozen_errors(CHILD_CHECK, moved)] == ["location_type", "collectif"]
    assert frozen_errors(CHILD_CHECK, replace(CHILD_CHECK, name="Autre")) == []


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        ((48,), None),
        ((48, 3, 720), None),
        ((), "required"),
        ((2,), "out_of_range"),
        ((721,), "out_of_range"),
        ((24, 24), "repeated"),
        ((10, 11, 12, 13, 14, 15), "too_long"),
    ],
)
def test_reminder_plans_are_refused_before_a_motif_would_be(hours: tuple[int, ...], code: str | None) -> None:
    plan = tuple(timedelta(hours=one) for one in hours)
    assert [one.code for one in plan_errors(plan)] == ([code] if code else [])
    if code is None:
        replace(CHILD_CHECK, reminder_plan=plan)
    else:
        with pytest.raises(ValueError, match="remind"):
            replace(CHILD_CHECK, reminder_plan=plan)


def test_who_makes_appointments_with_which_motifs() -> None:
    """MOT-06: own services; all of them for an admin; what is for the secretariat, for its agents too."""
    agents = {one.id: one for one in AGENTS}

    def usable(agent_id: str, motif: Motif) -> bool:
        return usable_by(agents[agent_id], motif)

    assert usable(NURSE_A, CHILD_CHECK)
    assert not usable(NURSE_A, FIRST_SOCIAL)
    assert usable(HEAD, CHILD_CHECK)
    assert not usable(HEAD, replace(CHILD_CHECK, deleted=True))
    assert not usable(HEAD, replace(CHILD_CHECK, organisation_id=LENS.id))
    assert not usable(SECRETARY, CHILD_CHECK)
    assert usable(SECRETARY, replace(CHILD_CHECK, for_secretariat=True))
    assert not usable(NURSE_A, replace(FIRST_SOCIAL, for_secretariat=True))
    assert not usable(PSYCHOLOGIST, CHILD_CHECK)
    assert not usable(HELPER_LENS, CHILD_CHECK)
