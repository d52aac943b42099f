"""Finding: lists, slots with their round trips, and the look-up of one offered start."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rdv.domain.agenda import AgentWeek, to_minute
from rdv.domain.directory import BookableBy, LocationAvailability, LocationType, Offer, SectorisationLevel
from rdv.domain.errors import Invalid, NotFound, StartsInThePast
from rdv.domain.people import Referents
from rdv.domain.public_holidays import public_holidays
from rdv.ports import Put, ReferentsKey, WeekKey
from rdv.store.memory import Faults
from rdv.usecases.searching import (
    SlotSearch,
    alternatives_to,
    locations_of,
    motifs_of,
    offered,
    services_of,
    slots_of,
)

from ..scheduling import (
    AGENT,
    GUADELOUPE,
    OTHER_AGENT,
    OTHER_PLACE,
    PLACE,
    a_place,
    an_id,
    at,
    busy,
    offer,
    opening,
    weekly,
)
from .town import MONDAY, NOW, Town, every_weekday


def shown(search: SlotSearch) -> list[str]:
    return [f"{free.starts_at:%Y-%m-%d %H:%M}" for free in search.times]


# --- slots ------------------------------------------------------------------------------------------------------------


def test_a_week_of_slots_in_two_round_trips() -> None:
    town = Town(offer(every_weekday())).take("2026-11-24 09:00", "2026-11-24 09:30").away("2026-11-25", "08:00-12:00")
    search = town.slots()
    assert shown(search) == [
        "2026-11-23 09:00", "2026-11-23 09:30", "2026-11-24 09:30", "2026-11-26 09:00", "2026-11-26 09:30",
        "2026-11-27 09:00", "2026-11-27 09:30",
    ]  # fmt: skip
    assert search.next_availability == at("2026-11-23 09:00")
    assert (search.first_day, search.last_day) == (MONDAY, date(2026, 11, 29))
    assert town.trips == 2
    assert town.records.asked == [(2, False)]


def test_a_month_of_five_agents_in_two_round_trips() -> None:
    agents = [an_id(f"agent {number}") for number in range(5)]
    town = Town(offer(*(every_weekday(agent=agent) for agent in agents)))
    search = town.slots(date(2026, 12, 1), 31)
    weekdays = [date(2026, 12, day) for day in range(1, 32)]
    worked = [day for day in weekdays if day.isoweekday() < 6 and day not in public_holidays(2026)]
    assert len(search.times) == 2 * len(worked)
    assert town.trips == 2
    # Five weeks and one sheet for each agent.
    assert town.records.asked == [(30, False)]


def test_only_agents_who_are_open_in_the_period_are_read() -> None:
    tuesdays = opening("2026-11-24", recurrence=weekly("2026-11-24"), agent=OTHER_AGENT)
    town = Town(offer(every_weekday(), tuesdays))
    town.slots(days=1)
    assert town.records.asked == [(2, False)]


def test_the_days_before_the_shortest_delay_are_empty() -> None:
    town = Town(offer(every_weekday("09:00-12:00")), now=at("2026-11-23 10:10"))
    # 10:10 is on the grid of the running opening; half an hour's delay leaves 10:40 on.
    assert shown(town.slots(days=1)) == ["2026-11-23 10:40", "2026-11-23 11:10"]


def test_an_empty_week_tells_the_next_availability_with_one_more_read() -> None:
    """SLOT-16, SLOT-17."""
    town = Town(offer(every_weekday())).away("2026-11-23", "08:00-18:00", end_day="2026-12-08")
    search = town.slots()
    assert (search.times, search.next_availability) == ((), at("2026-12-09 09:00"))
    assert (town.directory.reads, town.records.reads) == (1, 2)
    assert all(count <= 100 for count, _ in town.records.asked)


def test_twenty_agents_who_are_full_for_months_are_searched_in_reads_of_a_hundred_keys() -> None:
    agents = [an_id(f"agent {number}") for number in range(20)]
    town = Town(offer(*(every_weekday(agent=agent) for agent in agents)))
    for agent in agents:
        town.away("2026-11-01", "08:00-18:00", end_day="2027-02-01", agent=agent)
    search = town.slots()
    assert search.next_availability == at("2027-02-02 09:00")
    assert all(count <= 100 for count, _ in town.records.asked)
    # Twenty sheets and eleven or twelve weeks of twenty agents: no item is read twice.
    assert sum(count for count, _ in town.records.asked) <= 20 + 13 * 20


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param(date(2026, 11, 2), "2026-11-23 09:00", id="past"),
        pytest.param(date(2027, 11, 1), None, id="beyond the longest delay"),
    ],
)
def test_a_period_outside_the_window_is_empty(first: date, expected: str | None) -> None:
    search = Town(offer(every_weekday())).slots(first)
    assert (search.times, search.next_availability) == ((), at(expected) if expected else None)


def test_an_opening_without_any_slot_left_has_no_next_availability() -> None:
    town = Town(offer(opening("2026-11-23", "09:00-09:30"))).take("2026-11-23 09:00", "2026-11-23 09:30")
    assert town.slots().next_availability is None


def test_an_opening_over_the_utc_week_border_meets_the_busy_times_of_both_weeks() -> None:
    """Sunday 19:30 to 21:00 in Guadeloupe is 23:30 to 01:00 UTC: agent-weeks are cut between the two."""
    town = Town(offer(opening("2026-11-29", "19:30-21:00"), zone=GUADELOUPE))
    town.take("2026-11-30 00:30", "2026-11-30 01:30")
    assert shown(town.slots(date(2026, 11, 29), 1)) == ["2026-11-29 20:30"]
    town.take("2026-11-30 01:30", "2026-11-30 02:00")
    assert shown(town.slots(date(2026, 11, 29), 1)) == []


def test_slots_of_an_overseas_organisation_are_on_its_clock() -> None:
    town = Town(offer(every_weekday(), zone=GUADELOUPE))
    first = town.slots().times[0]
    assert first.starts_at.isoformat() == "2026-11-23T09:00:00-04:00"


def test_off_site_no_place_is_needed_and_a_place_filters() -> None:
    """SLOT-02."""
    phone = offer(every_weekday(), every_weekday("14:00-14:30", place=None), location_type=LocationType.PHONE)
    town = Town(phone)
    assert shown(town.slots(days=1, place=None)) == ["2026-11-23 09:00", "2026-11-23 09:30", "2026-11-23 14:00"]
    assert shown(town.slots(days=1)) == ["2026-11-23 09:00", "2026-11-23 09:30"]


@pytest.mark.parametrize(
    ("place", "first", "days", "expected"),
    [
        (None, MONDAY, 7, [("location_id", "required")]),
        ("elsewhere", MONDAY, 7, [("location_id", "unknown")]),
        (OTHER_PLACE, MONDAY, 7, [("location_id", "unknown")]),
        (PLACE, date(2017, 12, 31), 7, [("from", "unrealistic")]),
        (PLACE, date(2031, 11, 21), 7, [("from", "unrealistic")]),
        (PLACE, date.max, 31, [("from", "unrealistic")]),
        (PLACE, date.min, 1, [("from", "unrealistic")]),
        (PLACE, MONDAY, 0, [("days", "out_of_range")]),
        (PLACE, MONDAY, 32, [("days", "out_of_range")]),
        ("elsewhere", date.max, 99, [("location_id", "unknown"), ("from", "unrealistic"), ("days", "out_of_range")]),
    ],
)
def test_what_is_wrong_with_a_search(
    place: str | None, first: date, days: int, expected: list[tuple[str, str]]
) -> None:
    closed = a_place(OTHER_PLACE, availability=LocationAvailability.DISABLED)
    town = Town(offer(every_weekday(), locations=(a_place(), closed)))
    with pytest.raises(Invalid) as refusal:
        town.slots(first, days, place)
    assert [(error.field, error.code) for error in refusal.value.errors] == expected
    assert town.records.asked == []


@pytest.mark.parametrize(
    ("motif_fields", "seen", "held"),
    [
        ({"bookable_by": BookableBy.EVERYONE}, True, True),
        ({"bookable_by": BookableBy.INVITED}, True, False),
        ({"bookable_by": BookableBy.PRESCRIBERS}, False, False),
        ({"bookable_by": BookableBy.AGENTS}, False, False),
        ({"follow_up": True}, False, False),
        ({"deleted": True}, False, False),
    ],
)
def test_who_may_see_and_take_slots_of_a_motif(motif_fields: dict[str, Any], seen: bool, held: bool) -> None:
    """MOT-08 to look, BOOK-01 to take; what may not be known is not found."""
    town = Town(offer(every_weekday(), **motif_fields))
    for allowed, ask in ((seen, town.slots), (held, lambda: town.offered("2026-11-23 09:00"))):
        if allowed:
            ask()
        else:
            with pytest.raises(NotFound):
                ask()
    assert town.offered("2026-11-23 09:00", moving=True).candidates


# --- referents (SLOT-15) ----------------------------------------------------------------------------------------------

USER = an_id("user")


def followed_by(*agents: str, **fields: Any) -> Town:
    """A town whose two agents are open for a follow-up motif, and whose user has these referents."""
    both = offer(
        every_weekday("09:00-10:00"),
        every_weekday("14:00-15:00", OTHER_AGENT),
        **{"follow_up": True, **fields},  # type: ignore[arg-type]
    )
    town = Town(both)
    town.records.items[ReferentsKey(USER)] = Referents(USER, 1, agents)
    return town


def starts_for(town: Town, user_id: str | None) -> list[str]:
    search = slots_of(town.directory, town.records, town.clock, an_id("motif"), PLACE, MONDAY, 1, user_id=user_id)
    return shown(search)


def test_a_follow_up_is_shown_with_the_users_referents_in_two_round_trips() -> None:
    town = followed_by(OTHER_AGENT)
    assert starts_for(town, USER) == ["2026-11-23 14:00", "2026-11-23 14:30"]
    assert town.trips == 2


def test_without_referent_a_follow_up_has_no_slot_and_never_will() -> None:
    """SLOT-15 as rebuilt: the old system took an empty list for no filter."""
    for town, user_id in ((followed_by(), USER), (followed_by(OTHER_AGENT), an_id("somebody else"))):
        search = slots_of(town.directory, town.records, town.clock, an_id("motif"), PLACE, MONDAY, 7, user_id=user_id)
        assert (search.times, search.next_availability) == ((), None)


def test_the_next_availability_of_a_follow_up_is_the_referents() -> None:
    town = followed_by(OTHER_AGENT).away("2026-11-23", "00:00-23:59", end_day="2026-12-02", agent=OTHER_AGENT)
    search = slots_of(town.directory, town.records, town.clock, an_id("motif"), PLACE, MONDAY, 7, user_id=USER)
    assert (search.times, search.next_availability) == ((), at("2026-12-03 14:00"))
    beyond = slots_of(
        town.directory, town.records, town.clock, an_id("motif"), PLACE, date(2027, 11, 1), 7, user_id=USER
    )
    assert (beyond.times, beyond.next_availability) == ((), None)


def test_another_motif_asks_nothing_of_referents() -> None:
    town = followed_by(OTHER_AGENT, follow_up=False)
    assert starts_for(town, USER)[0] == "2026-11-23 09:00"
    assert town.records.asked == [(4, False)]


def test_a_start_of_a_follow_up_is_offered_by_referents_alone() -> None:
    town = followed_by(OTHER_AGENT)
    assert town.offered("2026-11-23 09:00", user_id=USER).candidates == ()
    start = town.offered("2026-11-23 14:00", user_id=USER)
    assert [slot.agent_id for slot in start.candidates] == [OTHER_AGENT]
    found = alternatives_to(town.records, town.clock, start)
    assert {f"{one.starts_at:%H:%M}" for one in found} == {"14:00", "14:30"}
    assert followed_by().offered("2026-11-23 14:00", user_id=USER).candidates == ()


@pytest.mark.parametrize(
    "fields", [{"bookable_by": BookableBy.AGENTS}, {"bookable_by": BookableBy.INVITED}, {"deleted": True}]
)
def test_a_follow_up_that_is_not_open_to_everyone_cannot_be_taken(fields: dict[str, Any]) -> None:
    with pytest.raises(NotFound):
        followed_by(OTHER_AGENT, **fields).offered("2026-11-23 14:00", user_id=USER)


def test_moving_a_follow_up_takes_any_agent() -> None:
    """5.3: the same motif and the same place, any agent."""
    start = followed_by().offered("2026-11-23 09:00", moving=True)
    assert [slot.agent_id for slot in start.candidates] == [AGENT]


def test_an_unknown_motif_is_not_found() -> None:
    town = Town()
    for ask in (town.slots, lambda: town.offered("2026-11-23 09:00")):
        with pytest.raises(NotFound):
            ask()


# --- one start --------------------------------------------------------------------------------------------------------


def test_an_offered_start_has_its_free_agents_in_two_round_trips() -> None:
    town = Town(offer(every_weekday(), every_weekday(agent=OTHER_AGENT))).take("2026-11-23 09:00", "2026-11-23 09:30")
    start = town.offered("2026-11-23 09:00")
    assert [slot.agent_id for slot in start.candidates] == [OTHER_AGENT]
    assert start.choose("seed", NOW).agent_id == OTHER_AGENT
    assert (start.location, start.candidates[0].location_id) == (a_place(), PLACE)
    assert town.trips == 2
    # A Monday's local day begins in the week before, in UTC: two weeks and a sheet for each agent.
    assert town.records.asked == [(6, True)]
    assert {(key.agent_id, week.version) for key, week in start.weeks.items() if week.busy} == {(AGENT, 1)}


def test_the_least_busy_agent_of_the_day_is_chosen_by_all_of_that_day() -> None:
    town = Town(offer(every_weekday(), every_weekday(agent=OTHER_AGENT)))
    town.take("2026-11-23 00:10", "2026-11-23 00:50", OTHER_AGENT).take("2026-11-23 17:00", "2026-11-23 17:30")
    start = town.offered("2026-11-23 09:00")
    assert {start.choose(str(seed), NOW).agent_id for seed in range(20)} == {AGENT}


def test_the_start_is_judged_again_with_the_week_that_a_conflict_brings() -> None:
    town = Town(offer(every_weekday(), every_weekday(agent=OTHER_AGENT)))
    start = town.offered("2026-11-23 09:00")
    assert len(start.candidates) == 2
    reads = town.records.reads
    for agent, left in ((AGENT, [OTHER_AGENT]), (OTHER_AGENT, [])):
        town.take("2026-11-23 09:00", "2026-11-23 09:30", agent)
        key = WeekKey(agent, "2026-W48")
        stored = town.records.items[key]
        assert isinstance(stored, AgentWeek)
        start = start.with_weeks({key: stored}, NOW)
        assert [slot.agent_id for slot in start.candidates] == left
    assert town.records.reads == reads


def test_a_claim_with_the_weeks_of_an_offered_start_is_conditional_on_them() -> None:
    town = Town(offer(every_weekday()))
    start = town.offered("2026-11-23 09:00")
    taken = busy("2026-11-23 09:00", "2026-11-23 09:30")
    key = WeekKey(AGENT, "2026-W48")
    town.records.commit([Put(key, start.weeks[key].claimed(taken, 0), start.weeks[key].version)])
    assert town.offered("2026-11-23 09:00").candidates == ()


@pytest.mark.parametrize("start", ["2026-11-23 09:10", "2026-11-23 09:00:30", "2026-11-23 10:00", "2026-11-22 09:00"])
def test_a_start_that_never_existed_has_no_candidate(start: str) -> None:
    assert Town(offer(every_weekday())).offered(start).candidates == ()


def test_a_start_in_another_offset_is_the_same_instant() -> None:
    town = Town(offer(every_weekday()))
    asked = at("2026-11-23 09:00").astimezone(GUADELOUPE)
    found = offered(town.directory, town.records, town.clock, an_id("motif"), PLACE, asked)
    assert found.candidates[0].starts_at.isoformat() == "2026-11-23T09:00:00+01:00"


@pytest.mark.parametrize(
    ("start", "place", "error"),
    [
        ("2026-11-20 16:59", PLACE, StartsInThePast),
        ("1999-01-01 00:00", PLACE, StartsInThePast),
        ("0001-01-01 00:00", PLACE, StartsInThePast),
        ("2031-11-22 09:00", PLACE, Invalid),
        ("9999-12-31 23:59", PLACE, Invalid),
        ("2026-11-23 09:00", None, Invalid),
        ("2026-11-23 09:00", "elsewhere", Invalid),
    ],
)
def test_what_is_wrong_with_a_wanted_start(start: str, place: str | None, error: type[Invalid]) -> None:
    town = Town(offer(every_weekday()))
    wanted = datetime.fromisoformat(start).replace(tzinfo=UTC)
    with pytest.raises(error) as refusal:
        offered(town.directory, town.records, town.clock, an_id("motif"), place, wanted)
    assert type(refusal.value) is error
    fields = [one.field for one in refusal.value.errors]
    assert fields == ([] if error is StartsInThePast else ["location_id" if place != PLACE else "starts_at"])
    assert town.records.asked == []


# --- alternatives -----------------------------------------------------------------------------------------------------


def test_the_three_nearest_alternatives() -> None:
    town = Town(offer(every_weekday("09:00-12:00"))).take("2026-11-24 10:00", "2026-11-24 10:30")
    assert town.alternatives("2026-11-24 10:00") == ["2026-11-24 09:00", "2026-11-24 09:30", "2026-11-24 10:30"]
    # One read for the start, one for the weeks around it.
    assert len(town.records.asked) == 2


def test_a_start_that_is_free_is_no_alternative_to_itself() -> None:
    town = Town(offer(every_weekday("09:00-10:00")))
    assert town.alternatives("2026-11-24 09:00") == ["2026-11-23 09:00", "2026-11-23 09:30", "2026-11-24 09:30"]


def test_alternatives_far_away_when_the_weeks_around_are_full() -> None:
    town = Town(offer(every_weekday("09:00-09:30"))).away("2026-11-20", "00:00-23:59", end_day="2026-12-20")
    assert town.alternatives("2026-11-24 09:00") == ["2026-12-21 09:00", "2026-12-22 09:00", "2026-12-23 09:00"]


def test_alternatives_near_and_far_when_there_are_too_few_near() -> None:
    town = Town(offer(opening("2026-11-24", "09:00-10:00"), opening("2026-12-14", "09:00-10:00")))
    assert town.alternatives("2026-11-24 09:00") == ["2026-11-24 09:30", "2026-12-14 09:00", "2026-12-14 09:30"]


def test_fewer_alternatives_when_there_are_fewer() -> None:
    town = Town(offer(opening("2026-11-24", "09:00-10:00"))).take("2026-11-24 09:00", "2026-11-24 09:30")
    assert town.alternatives("2026-11-24 09:00") == ["2026-11-24 09:30"]
    assert Town(offer(opening("2026-11-24", "09:00-09:30"))).alternatives("2026-11-24 09:00") == []


def test_alternatives_keep_the_place_and_the_window() -> None:
    town = Town(
        offer(
            every_weekday("09:00-10:00"),
            every_weekday("09:00-12:00", OTHER_AGENT, OTHER_PLACE),
            locations=(a_place(), a_place(OTHER_PLACE)),
            max_delay=timedelta(days=4),
        )
    )
    found = alternatives_to(town.records, town.clock, town.offered("2026-11-24 09:00"))
    assert [(f"{one.starts_at:%d %H:%M}", one.location_id) for one in found] == [
        ("23 09:00", PLACE), ("23 09:30", PLACE), ("24 09:30", PLACE),
    ]  # fmt: skip


# --- lists ------------------------------------------------------------------------------------------------------------


def in_organisation(of: Offer, name: str, departement: str = "62") -> Offer:
    organisation = replace(of.organisation, id=an_id(name), name=name, departement=departement)
    return replace(
        of,
        organisation=organisation,
        motif=replace(of.motif, id=an_id(f"{of.motif.name} {name}"), organisation_id=organisation.id),
        openings=tuple(replace(one, id=an_id(f"{one.id} {name}")) for one in of.openings),
    )


def test_services_with_something_bookable_by_name() -> None:
    elsewhere = in_organisation(offer(every_weekday()), "Lille", departement="59")
    pmi = offer(every_weekday(), motif_name="Pesée")
    pmi = replace(pmi, service=replace(pmi.service, id=an_id("pmi"), name="PMI"))
    unopened = offer(motif_name="Sans plage")
    unopened = replace(unopened, service=replace(unopened.service, id=an_id("none"), name="Rien"))
    etat_civil = offer(every_weekday(), motif_name="Acte")
    etat_civil = replace(etat_civil, service=replace(etat_civil.service, id=an_id("etat civil"), name="État civil"))
    town = Town(offer(every_weekday()), pmi, etat_civil, unopened, elsewhere)
    assert [one.name for one in services_of(town.directory, departement="62")] == [
        "État civil",
        "PMI",
        "Service social",
    ]
    assert [one.name for one in services_of(town.directory, organisation_id=an_id("Lille"))] == ["Service social"]
    assert services_of(town.directory, departement="99") == []


def test_motifs_are_merged_by_key() -> None:
    """MOT-05: the same name and type, in two organisations, is one row."""
    first_visit = offer(every_weekday(), motif_name="Première demande")
    same = in_organisation(replace(first_visit, motif=replace(first_visit.motif, name="premiere  demande")), "Lens")
    by_phone = offer(every_weekday(), motif_name="Première demande (tél.)", location_type=LocationType.PHONE)
    hidden = offer(every_weekday(), motif_name="Suivi", follow_up=True)
    town = Town(first_visit, same, by_phone, hidden)
    rows = motifs_of(town.directory, departement="62", service_id=an_id("service"))
    assert [(row.key, sorted(row.motif_ids)) for row in rows] == [
        ("premiere_demande-public_office", sorted([first_visit.motif.id, same.motif.id])),
        ("premiere_demande_tel_-phone", [by_phone.motif.id]),
    ]
    assert (rows[0].duration_minutes, rows[0].service_id, rows[0].collectif) == (30, an_id("service"), False)
    assert motifs_of(town.directory, departement="62", service_id="other") == []
    assert len(motifs_of(town.directory, organisation_id=an_id("Lens"))) == 1


@pytest.mark.parametrize("level", [SectorisationLevel.ORGANISATION, SectorisationLevel.AGENT])
def test_a_motif_of_some_sectors_is_not_listed_without_an_address(level: SectorisationLevel) -> None:
    """GEO-04, in a département as on an organisation's public link; its slots can be looked at by who knows of it."""
    town = Town(offer(every_weekday(), sectorisation_level=level))
    assert motifs_of(town.directory, departement="62") == []
    assert motifs_of(town.directory, organisation_id=an_id("organisation")) == []
    assert town.slots().times


def test_a_motif_whose_openings_are_over_is_still_listed() -> None:
    """GEO-01: expired openings included; that there is no start left shows later."""
    town = Town(offer(opening("2026-01-05")))
    assert len(motifs_of(town.directory, departement="62")) == 1
    assert motifs_of(Town(offer()).directory, departement="62") == []


ARRAS = a_place()
LENS = a_place(OTHER_PLACE, name="MDS Lens", latitude=50.432, longitude=2.833)
CLOSED = a_place(an_id("closed"), name="Fermé", availability=LocationAvailability.DISABLED)
UNUSED = a_place(an_id("unused"), name="Sans plage")


def places_of(town: Town, **scope: Any) -> list[tuple[str | None, str]]:
    rows = locations_of(town.directory, town.records, town.clock, "motif-public_office", **scope)
    return [(row.location.name if row.location else None, f"{row.next_availability:%d %H:%M}") for row in rows]


def test_places_by_next_availability_or_by_distance() -> None:
    """SLOT-20, LIEU-03."""
    town = Town(
        offer(
            every_weekday("10:00-11:00"),
            every_weekday("09:00-09:30", OTHER_AGENT, OTHER_PLACE),
            opening("2026-11-23", place=CLOSED.id),
            opening("2026-11-19", "09:00-11:00", place=UNUSED.id),
            locations=(ARRAS, LENS, CLOSED, UNUSED),
        )
    )
    by_time = [("MDS Lens", "23 09:00"), ("MDS Arras", "23 10:00")]
    assert places_of(town, departement="62") == by_time
    assert places_of(town, departement="62", coordinates=(50.29, 2.78)) == by_time[::-1]
    assert places_of(town, departement="62", coordinates=(50.43, 2.83)) == by_time
    assert places_of(town, departement="59") == []
    rows = locations_of(
        town.directory, town.records, town.clock, "motif-public_office", departement="62", coordinates=(50.291, 2.777)
    )
    assert rows[0].distance_km == 0
    assert 15.5 < rows[1].distance_km < 16.5
    assert {row.motif_id for row in rows} == {an_id("motif")}


def test_a_place_without_availability_is_hidden() -> None:
    town = Town(
        offer(every_weekday(), every_weekday("09:00-09:30", OTHER_AGENT, OTHER_PLACE), locations=(ARRAS, LENS))
    ).away("2026-11-01", "00:00-23:59", end_day="2027-11-01")
    assert places_of(town, departement="62") == [("MDS Lens", "23 09:00")]


def test_a_place_with_two_motifs_of_the_key_shows_the_sooner() -> None:
    later = offer(every_weekday("10:00-11:00"))
    sooner = replace(
        offer(every_weekday("09:00-10:00", OTHER_AGENT)),
        motif=replace(later.motif, id=an_id("same name"), service_id=an_id("other service")),
    )
    town = Town(later, sooner)
    [row] = locations_of(town.directory, town.records, town.clock, "motif-public_office", departement="62")
    assert (row.motif_id, row.next_availability) == (an_id("same name"), at("2026-11-23 09:00"))


def test_a_motif_closed_since_the_list_was_written_is_not_listed() -> None:
    town = Town(offer(every_weekday()))
    listed = town.directory.listings(departement="62")
    town.directory.publish_offer(offer(every_weekday(), bookable_by=BookableBy.AGENTS))
    town.directory.listings = lambda **_: listed  # type: ignore[method-assign]
    assert places_of(town, departement="62") == []


def test_off_site_one_row_per_organisation_by_next_availability() -> None:
    """SLOT-21."""
    phone = offer(every_weekday("10:00-11:00"), location_type=LocationType.PHONE, locations=())
    lens = in_organisation(replace(phone, openings=(every_weekday("09:00-10:00", OTHER_AGENT),)), "Lens")
    full = in_organisation(replace(phone, openings=(opening("2026-11-19"),)), "Complet")
    town = Town(phone, lens, full)
    rows = locations_of(town.directory, town.records, town.clock, "motif-phone", departement="62")
    assert [(row.location, row.organisation.name, row.distance_km) for row in rows] == [
        (None, "Lens", 0.0),
        (None, "MDS", 0.0),
    ]


def test_a_list_of_many_places_shares_its_reads() -> None:
    places = tuple(a_place(an_id(f"place {number}"), name=f"MDS {number:02d}") for number in range(40))
    agents = [an_id(f"agent {number}") for number in range(40)]
    town = Town(
        offer(
            *(every_weekday(agent=agent, place=place.id) for agent, place in zip(agents, places, strict=True)),
            locations=places,
        )
    )
    for agent in agents[:39]:
        town.away("2026-11-01", "00:00-23:59", end_day="2027-01-03", agent=agent)
    found = places_of(town, departement="62")
    assert found[0] == ("MDS 39", "23 09:00")
    assert found[1:] == [(f"MDS {number:02d}", "04 09:00") for number in range(39)]
    assert all(count <= 100 for count, _ in town.records.asked)
    # Forty sheets, seven weeks of forty agents, and what the last read took in advance: no item twice.
    assert sum(count for count, _ in town.records.asked) <= 40 + 7 * 40 + 100
    assert town.records.reads <= 5


def test_lists_bear_a_store_that_lags() -> None:
    """A list may be a moment behind; the look-up of a start never is."""
    town = Town(offer(opening("2026-11-23", "09:00-09:30")))
    key, taken = WeekKey(AGENT, "2026-W48"), busy("2026-11-23 09:00", "2026-11-23 09:30")
    town.records.commit([Put(key, AgentWeek(AGENT, "2026-W48").claimed(taken, 0), 0)])
    town.records.faults = Faults(lag=1.0)
    assert shown(town.slots()) == ["2026-11-23 09:00"]
    assert town.offered("2026-11-23 09:00").candidates == ()
    assert to_minute(at("2026-11-23 09:00")) == taken.start
