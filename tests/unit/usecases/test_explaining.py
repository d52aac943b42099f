"""Why there is no slot, told to support: the account is that of the search, whatever keeps users away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from rdv.domain.directory import BookableBy, LocationAvailability, LocationType
from rdv.domain.emptiness import Emptiness
from rdv.domain.errors import Invalid, NotFound
from rdv.domain.explanations import Cause
from rdv.domain.people import Referents
from rdv.ports import ReferentsKey
from rdv.usecases.explaining import SlotsExplained, explain_slots

from ..scheduling import AGENT, OTHER_AGENT, OTHER_PLACE, PLACE, a_place, an_id, at, offer, opening
from .town import MONDAY, NOW, Town, every_weekday

CLOSED = a_place(OTHER_PLACE, name="Fermé", availability=LocationAvailability.DISABLED)
USER = an_id("user")


def explained(
    town: Town, first: date = MONDAY, days: int = 7, place: str | None = PLACE, user_id: str | None = None
) -> SlotsExplained:
    motif_id = an_id("motif")
    return explain_slots(town.directory, town.records, town.clock, motif_id, place, first, days, user_id=user_id)


def causes(found: SlotsExplained) -> list[Cause]:
    return [one.cause for one in found.account.removals]


def test_the_account_is_that_of_the_search() -> None:
    town = (
        Town(offer(every_weekday("09:00-12:00"), every_weekday("09:00-12:00", OTHER_AGENT)))
        .take("2026-11-23 09:00", "2026-11-23 10:00")
        .take("2026-11-24 09:00", "2026-11-24 09:30", OTHER_AGENT, hold_until=NOW + timedelta(minutes=9))
        .away("2026-11-25", "08:00-18:00", end_day="2026-11-27", agent=OTHER_AGENT)
    )
    found, searched = explained(town), town.slots()
    assert found.account.starts == len(searched.times)
    assert found.account.candidates == len(searched.times) + sum(one.starts for one in found.account.removals)
    assert causes(found) == [Cause.ABSENCE, Cause.BOOKED, Cause.BOOKED, Cause.SAME_START]
    booked = {
        one.agent_id: (one.appointments, one.holds) for one in found.account.removals if one.cause is Cause.BOOKED
    }
    assert booked == {AGENT: (1, 0), OTHER_AGENT: (0, 1)}
    assert found.next_availability == searched.next_availability
    assert (found.window.begin, found.at) == (NOW + timedelta(minutes=30), NOW)


def test_a_full_week_costs_one_query_and_two_reads() -> None:
    town = Town(offer(every_weekday("09:00-09:30")))
    for day in range(23, 28):
        town.take(f"2026-11-{day} 09:00", f"2026-11-{day} 09:30")
    found = explained(town)
    assert (found.account.starts, found.next_availability) == (0, at("2026-11-30 09:00"))
    assert (town.directory.reads, town.records.reads) == (1, 2)
    assert all(not consistent for _, consistent in town.records.asked)


def test_past_days_are_accounted_for() -> None:
    town = Town(offer(every_weekday("09:00-10:00")), now=at("2026-11-25 12:00"))
    found = explained(town)
    assert [(one.cause, one.starts) for one in found.account.removals] == [(Cause.PAST, 6)]
    assert found.account.starts == len(town.slots().times) == 4


@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        ({"bookable_by": BookableBy.EVERYONE}, True),
        ({"bookable_by": BookableBy.INVITED}, True),
        ({"bookable_by": BookableBy.PRESCRIBERS}, False),
        ({"bookable_by": BookableBy.AGENTS}, False),
        ({"deleted": True}, False),
    ],
)
def test_a_motif_that_users_may_not_see_is_explained_and_has_no_next_availability(
    fields: dict[str, Any], seen: bool
) -> None:
    found = explained(Town(offer(every_weekday(), **fields)))
    assert causes(found) == ([] if seen else [Cause.MOTIF_NOT_ONLINE])
    assert (found.next_availability is not None) is seen


def test_a_disabled_place_is_explained() -> None:
    found = explained(Town(offer(opening("2026-11-23", place=CLOSED.id), locations=(CLOSED,))), place=CLOSED.id)
    assert (causes(found), found.account.starts) == ([Cause.LOCATION_DISABLED], 0)
    assert found.next_availability is None


def test_a_follow_up_names_the_missing_referent_or_the_agents_who_are_none() -> None:
    town = Town(offer(every_weekday(), every_weekday("14:00-15:00", OTHER_AGENT), follow_up=True))
    assert causes(explained(town)) == causes(explained(town, user_id=USER)) == [Cause.NO_REFERENT]
    town.records.items[ReferentsKey(USER)] = Referents(USER, 1, (OTHER_AGENT,))
    found = explained(town, user_id=USER)
    assert [(one.cause, one.object_id) for one in found.account.removals] == [(Cause.NOT_A_REFERENT, AGENT)]
    assert found.next_availability == at("2026-11-23 14:00")


def test_off_site_no_place_is_needed() -> None:
    town = Town(offer(every_weekday(place=None), location_type=LocationType.PHONE))
    assert explained(town, place=None).account.starts == 10


@pytest.mark.parametrize(
    ("first", "days", "place", "field"),
    [
        (MONDAY, 7, None, "location_id"),
        (MONDAY, 7, "elsewhere", "location_id"),
        (date.max, 7, PLACE, "from"),
        (date.min, 7, PLACE, "from"),
        (MONDAY, 32, PLACE, "days"),
    ],
)
def test_what_is_wrong_with_a_question(first: date, days: int, place: str | None, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        explained(Town(offer(every_weekday())), first, days, place)
    assert [error.field for error in refusal.value.errors] == [field]


def test_an_unknown_motif_is_not_found() -> None:
    with pytest.raises(NotFound):
        explained(Town())


# --- what citizens are told -------------------------------------------------------------------------------------------


def test_a_search_that_finds_nothing_says_why_and_whether_there_is_another_place() -> None:
    town = Town(
        offer(
            opening("2026-11-23", "09:00-09:30"),
            every_weekday(agent=OTHER_AGENT, place=OTHER_PLACE),
            locations=(a_place(), a_place(OTHER_PLACE)),
        )
    ).take("2026-11-23 09:00", "2026-11-23 09:30")
    search = town.slots()
    assert (search.emptiness, search.elsewhere) == (Emptiness.FULLY_BOOKED, True)
    assert (town.slots(date(2026, 12, 7)).emptiness, town.trips) == (Emptiness.NOT_OFFERED, 2 + 1)
    elsewhere = town.slots(place=OTHER_PLACE)
    assert (elsewhere.emptiness, elsewhere.elsewhere) == (None, False)


def test_a_closed_place_or_one_without_openings_is_no_other_place() -> None:
    town = Town(
        offer(
            opening("2026-11-16"),
            every_weekday(agent=OTHER_AGENT, place=CLOSED.id),
            locations=(a_place(), CLOSED, a_place(an_id("unused"))),
        )
    )
    assert (town.slots().emptiness, town.slots().elsewhere) == (Emptiness.NOT_OFFERED, False)


def test_off_site_there_is_no_other_place() -> None:
    town = Town(offer(opening("2026-11-16", place=None), location_type=LocationType.PHONE))
    assert town.slots(place=None).elsewhere is False
