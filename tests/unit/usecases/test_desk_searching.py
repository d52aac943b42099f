"""The agents' search (3.6, SLOT-22 to SLOT-25): whom, where, from when, and how many round trips."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from rdv.domain.directory import BookableBy, LocationAvailability, LocationType, Offer, Opening, Team
from rdv.domain.errors import Invalid, NotFound
from rdv.domain.slots import Slot
from rdv.usecases.desk_searching import DeskQuery, DeskSearch, desk_search

from ..scheduling import AGENT, OTHER_AGENT, OTHER_PLACE, PLACE, a_place, an_id, at, offer, opening
from .town import MONDAY, Town, every_weekday

THIRD_AGENT = an_id("agent C")
NORTH = a_place(OTHER_PLACE, name="Nord")
CLOSED = a_place(an_id("closed"), name="Fermé", availability=LocationAvailability.DISABLED)


def three_agents(*more: Opening, **fields: Any) -> Offer:
    """Two at the place, the third in the north."""
    return offer(
        every_weekday("09:00-10:00"),
        every_weekday("09:00-10:00", OTHER_AGENT),
        every_weekday("08:00-09:00", THIRD_AGENT, OTHER_PLACE),
        *more,
        **{"locations": (a_place(), NORTH, CLOSED), "bookable_by": BookableBy.AGENTS, **fields},  # type: ignore[arg-type]
    )


def search(town: Town, **chosen: Any) -> DeskSearch:
    return desk_search(town.directory, town.records, town.clock, DeskQuery(an_id("motif"), **chosen))


def names(found: DeskSearch) -> list[tuple[str, str]]:
    return [(one.location.name, f"{one.next_availability:%Y-%m-%d %H:%M}") for one in found.places]


def times(slots: tuple[Slot, ...]) -> list[tuple[str, str]]:
    return [(f"{slot.starts_at:%d %H:%M}", slot.agent_id) for slot in slots]


def test_several_places_are_listed_by_next_availability() -> None:
    """SLOT-25; agents see motifs that citizens do not."""
    town = Town(three_agents())
    found = search(town)
    assert names(found) == [("Nord", "2026-11-23 08:00"), ("MDS Arras", "2026-11-23 09:00")]
    assert (found.slots, found.location, found.next_availability) == ((), None, at("2026-11-23 08:00"))
    assert town.trips == 2


def test_one_place_shows_its_slots_one_for_each_start_and_agent() -> None:
    """SLOT-13, SLOT-25, TV-44."""
    town = Town(three_agents())
    found = search(town, location_ids=(PLACE,), from_day=MONDAY)
    assert times(found.slots)[:4] == [
        (start, agent) for start in ("23 09:00", "23 09:30") for agent in sorted((AGENT, OTHER_AGENT))
    ]
    assert (found.location, found.places) == (a_place(), ())
    assert (found.first_day, found.last_day) == (MONDAY, date(2026, 11, 29))
    assert {slot.starts_at.date() for slot in found.slots} == {date(2026, 11, day) for day in range(23, 28)}
    assert town.trips == 2


def test_agents_are_those_chosen_and_the_members_of_chosen_teams() -> None:
    """SLOT-22."""
    town = Town(three_agents())
    town.directory.publish_team(Team("team", "62", "Équipe", (OTHER_AGENT, an_id("elsewhere"))))
    town.directory.publish_team(Team("empty", "62", "Personne"))
    town.directory.reads = 0

    def agents(**chosen: Any) -> set[str]:
        return {slot.agent_id for slot in search(town, location_ids=(PLACE,), **chosen).slots}

    assert agents() == {AGENT, OTHER_AGENT}
    assert agents(agent_ids=(AGENT,)) == {AGENT}
    assert town.directory.reads == 2
    assert agents(team_ids=("team",)) == {OTHER_AGENT}
    assert town.directory.reads == 4
    assert agents(agent_ids=(AGENT,), team_ids=("team",)) == {AGENT, OTHER_AGENT}
    assert agents(agent_ids=(AGENT,), team_ids=("empty",)) == {AGENT}
    assert agents(team_ids=("empty",)) == set()


def test_places_are_limited_to_those_where_the_chosen_agents_have_openings() -> None:
    """SLOT-23."""
    town = Town(three_agents())
    found = search(town, agent_ids=(THIRD_AGENT,))
    assert (found.location, found.slots[0].starts_at) == (NORTH, at("2026-11-23 08:00"))
    assert names(search(town, agent_ids=(THIRD_AGENT, AGENT))) == [
        ("Nord", "2026-11-23 08:00"),
        ("MDS Arras", "2026-11-23 09:00"),
    ]
    nowhere = search(town, agent_ids=(THIRD_AGENT,), location_ids=(PLACE,))
    assert (nowhere.places, nowhere.slots, nowhere.next_availability) == ((), (), None)


def test_a_disabled_place_is_never_searched() -> None:
    town = Town(three_agents(opening("2026-11-23", place=CLOSED.id)))
    assert CLOSED.name not in dict(names(search(town)))
    assert search(town, location_ids=(CLOSED.id,)).next_availability is None


def test_delays_do_not_bind_agents_and_the_past_does() -> None:
    """SLOT-24, SLOT-04, SLOT-10: at 09:07 the running opening goes on at 09:10, whatever the motif's shortest delay."""
    town = Town(offer(every_weekday("09:00-10:00")), now=at("2026-11-23 09:07"))
    assert times(search(town).slots)[:2] == [("23 09:10", AGENT), ("24 09:00", AGENT)]
    assert times(search(town, from_day=date(2026, 11, 20)).slots)[0] == ("23 09:10", AGENT)
    assert search(town, from_day=date(2026, 5, 1)).next_availability is None


def test_the_next_availability_is_looked_for_during_six_months() -> None:
    """SLOT-24: beyond the longest delay of users, and no further than six months from the first day."""
    town = Town(offer(opening("2027-05-20"), opening("2027-05-22")))
    found = search(town, from_day=date(2026, 11, 20))
    assert (found.slots, found.next_availability) == ((), at("2027-05-20 09:00"))
    assert search(town, from_day=date(2026, 11, 19)).next_availability is None
    far = Town(offer(opening("2027-05-22")))
    assert search(far, from_day=date(2026, 11, 21)).next_availability is None
    assert search(far, from_day=date(2026, 11, 22)).next_availability == at("2027-05-22 09:00")


def test_off_site_slots_come_at_once_whatever_place_the_opening_has() -> None:
    """SLOT-25, SLOT-02."""
    town = Town(three_agents(location_type=LocationType.PHONE))
    found = search(town)
    assert {slot.agent_id for slot in found.slots} == {AGENT, OTHER_AGENT, THIRD_AGENT}
    assert {slot.location_id for slot in found.slots} == {None}
    assert town.trips == 2


def test_busy_agents_and_absent_ones_are_not_free_for_agents_either() -> None:
    town = Town(three_agents()).take("2026-11-23 09:00", "2026-11-23 09:30").away("2026-11-24", "08:00-12:00")
    found = search(town, location_ids=(PLACE,), agent_ids=(AGENT,))
    assert times(found.slots)[:2] == [("23 09:30", AGENT), ("25 09:00", AGENT)]


@pytest.mark.parametrize(
    ("chosen", "field", "code"),
    [
        ({"location_ids": ("elsewhere",)}, "location_ids", "unknown"),
        ({"team_ids": ("nobody",)}, "team_ids", "unknown"),
        ({"from_day": date(2031, 11, 22)}, "from_day", "unrealistic"),
        ({"from_day": date.max}, "from_day", "unrealistic"),
        ({"from_day": date.min}, "from_day", "unrealistic"),
    ],
)
def test_what_is_wrong_with_a_search(chosen: dict[str, Any], field: str, code: str) -> None:
    town = Town(three_agents())
    with pytest.raises(Invalid) as refusal:
        search(town, **chosen)
    assert [(error.field, error.code) for error in refusal.value.errors] == [(field, code)]
    assert town.records.asked == []


def test_a_deleted_or_unknown_motif_is_not_found() -> None:
    for town in (Town(three_agents(deleted=True)), Town()):
        with pytest.raises(NotFound):
            search(town)


def test_ten_places_full_for_six_months_cost_a_bounded_number_of_reads() -> None:
    places = tuple(a_place(an_id(f"place {number}"), name=f"MDS {number:02d}") for number in range(10))
    agents = [an_id(f"agent {number}") for number in range(10)]
    openings = (every_weekday(agent=agent, place=place.id) for agent, place in zip(agents, places, strict=True))
    town = Town(offer(*openings, locations=places))
    for agent in agents:
        town.away("2026-11-01", "00:00-23:59", end_day="2027-07-01", agent=agent)
    found = search(town)
    assert (found.places, found.next_availability) == ((), None)
    # Ten sheets, and the weeks of six months (27 with both borders) of ten agents: no item twice.
    assert sum(count for count, _ in town.records.asked) <= 10 + 27 * 10
    assert town.records.reads <= 4


def test_the_walk_begins_where_the_search_begins() -> None:
    town = Town(offer(every_weekday(), locations=(a_place(),)))
    found: datetime | None = search(town, from_day=date(2026, 12, 26)).next_availability
    assert found == at("2026-12-28 09:00")
