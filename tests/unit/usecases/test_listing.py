"""The lists' read model: kept by what has changed, right at every reading, and never older than what it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdv.domain.agenda import AbsenceSheet, AgentCalendar, AgentWeek, cut_by_week, from_minute
from rdv.domain.directory import BookableBy, LocationAvailability, LocationType, Offer
from rdv.domain.errors import Unavailable
from rdv.domain.groups import GroupSeats
from rdv.domain.outlooks import OUTLOOK_LIFETIME, Outlook, next_start
from rdv.ports import AbsencesKey, Put, SeatsKey, WeekKey
from rdv.store.memory import Faults
from rdv.usecases.listing import AgentChanged, Keeper, ListingChanged, MotifChanged
from rdv.usecases.searching import LocationRow, locations_of

from ..domain.slot_cases import Case, cases, limited
from ..scheduling import AGENT, OTHER_AGENT, OTHER_PLACE, PLACE, a_place, an_id, at, offer, opening
from .town import NOW, Town, every_weekday

NORTH = a_place(OTHER_PLACE, name="Nord")
TWO_PLACES = offer(
    every_weekday("10:00-11:00"),
    every_weekday("09:00-10:00", OTHER_AGENT, OTHER_PLACE),
    locations=(a_place(), NORTH),
)


def keeper(town: Town) -> Keeper:
    return Keeper(town.directory, town.directory, town.records, town.clock)


def listed(town: Town, **scope: Any) -> list[tuple[str | None, str]]:
    rows = rows_of(town, **scope)
    return [(row.location.name if row.location else None, f"{row.next_availability:%d %H:%M}") for row in rows]


def rows_of(town: Town, **scope: Any) -> list[LocationRow]:
    key = TWO_PLACES.motif.merge_key
    return locations_of(town.directory, town.records, town.clock, key, **(scope or {"departement": "62"}))


def kept(town: Town) -> Town:
    """A town whose lists are up to date."""
    for departement in town.directory.departements():
        keeper(town).refresh(departement, lambda: True)
    town.directory.reads = town.records.reads = 0
    return town


def outlooks(town: Town) -> dict[str | None, Outlook]:
    return {one.location_id: one for one in town.directory.kept.values()}


BOTH = [("Nord", "23 09:00"), ("MDS Arras", "23 10:00")]


# --- reading ----------------------------------------------------------------------------------------------------------


def test_a_list_that_is_kept_takes_two_queries_and_no_agenda() -> None:
    town = kept(Town(TWO_PLACES))
    assert listed(town) == BOTH
    assert (town.directory.reads, town.records.reads) == (2, 0)
    assert listed(town, organisation_id=an_id("organisation")) == BOTH
    assert (town.directory.reads, town.records.reads) == (4, 0)


def test_forty_places_full_for_six_weeks_take_two_queries() -> None:
    places = tuple(a_place(an_id(f"place {number}"), name=f"MDS {number:02d}") for number in range(40))
    agents = [an_id(f"agent {number}") for number in range(40)]
    openings = (every_weekday(agent=agent, place=place.id) for agent, place in zip(agents, places, strict=True))
    town = Town(offer(*openings, locations=places))
    for agent in agents[:39]:
        town.away("2026-11-01", "00:00-23:59", end_day="2027-01-03", agent=agent)
    kept(town)
    assert listed(town) == [("MDS 39", "23 09:00"), *((f"MDS {number:02d}", "04 09:00") for number in range(39))]
    assert (town.directory.reads, town.records.reads) == (2, 0)


def test_without_the_read_model_the_same_list_comes_from_the_agendas() -> None:
    town = Town(TWO_PLACES)
    assert listed(town) == BOTH
    assert (town.directory.reads, town.records.reads) == (3, 1)


def test_what_the_list_does_not_know_is_looked_up_alone() -> None:
    town = kept(Town(TWO_PLACES))
    (key,) = [key for key in town.directory.kept if key[3] == PLACE]
    del town.directory.kept[key]
    assert listed(town) == BOTH
    # One agent's absences and weeks, as many as there may be: the other place is remembered.
    assert (town.directory.reads, town.records.reads, town.records.asked[-1][0]) == (3, 1, 14)


def test_an_offer_that_was_changed_since_is_looked_up() -> None:
    """Whatever was changed: times, delays, a name; the stream has not told the keeper yet."""
    town = kept(Town(TWO_PLACES))
    later = replace(TWO_PLACES, motif=replace(TWO_PLACES.motif, min_delay=timedelta(days=4)))
    town.directory.publish_offer(later)
    assert listed(town) == [("Nord", "25 09:00"), ("MDS Arras", "25 10:00")]
    assert town.records.reads == 1
    town.directory.publish_offer(replace(later, motif=replace(later.motif, bookable_by=BookableBy.AGENTS)))
    assert listed(town) == []


def test_an_outlook_of_yesterday_is_looked_up() -> None:
    town = kept(Town(TWO_PLACES))
    town.clock.instant += OUTLOOK_LIFETIME
    assert listed(town) == BOTH
    assert town.records.reads == 0
    town.clock.instant += timedelta(seconds=1)
    assert listed(town) == BOTH
    assert town.records.reads == 1


def test_a_place_disabled_or_without_openings_is_not_listed() -> None:
    closed = replace(NORTH, availability=LocationAvailability.DISABLED)
    town = kept(Town(replace(TWO_PLACES, locations=(a_place(), closed, a_place(an_id("unused"))))))
    assert listed(town) == [("MDS Arras", "23 10:00")]
    assert outlooks(town).keys() == {PLACE}


def test_off_site_the_organisation_is_listed() -> None:
    """SLOT-21."""
    phone = offer(every_weekday(), location_type=LocationType.PHONE)
    town = kept(Town(phone))
    rows = locations_of(town.directory, town.records, town.clock, "motif-phone", departement="62")
    assert [(row.location, row.organisation.name, row.next_availability) for row in rows] == [
        (None, "MDS", at("2026-11-23 09:00"))
    ]
    assert town.records.reads == 0


# --- following what changes -------------------------------------------------------------------------------------------


def test_an_agents_change_reaches_the_places_where_they_are_open_and_no_other() -> None:
    town = kept(Town(TWO_PLACES))
    town.take("2026-11-23 09:00", "2026-11-23 10:00", OTHER_AGENT)
    assert listed(town) == BOTH
    assert keeper(town).follow([AgentChanged(OTHER_AGENT)]).written == 1
    assert listed(town) == [("MDS Arras", "23 10:00"), ("Nord", "24 09:00")]
    assert {place: one.version for place, one in outlooks(town).items()} == {PLACE: 1, OTHER_PLACE: 2}


def test_an_absence_is_a_change_of_its_agent() -> None:
    town = kept(Town(TWO_PLACES)).away("2026-11-23", "00:00-23:59", end_day="2026-11-29", agent=OTHER_AGENT)
    keeper(town).follow([AgentChanged(OTHER_AGENT)])
    assert listed(town) == [("MDS Arras", "23 10:00"), ("Nord", "30 09:00")]


def test_an_agent_who_serves_two_motifs_changes_both() -> None:
    other = replace(TWO_PLACES, motif=replace(TWO_PLACES.motif, id=an_id("other"), name="Other"))
    town = kept(Town(TWO_PLACES, other))
    assert keeper(town).follow([AgentChanged(AGENT)]).written == 2
    assert keeper(town).follow([AgentChanged(an_id("stranger"))]).written == 0


def test_a_batch_computes_each_motif_once() -> None:
    town = kept(Town(TWO_PLACES))
    changes = [AgentChanged(AGENT), AgentChanged(AGENT), AgentChanged(OTHER_AGENT), AgentChanged(AGENT)]
    found = keeper(town).follow(changes)
    assert (found.written, found.failed) == (2, frozenset())
    # The offer and the stored outlooks once; the motifs of each of two agents are not counted as reads of the offer.
    assert town.directory.reads == 2 + 2
    assert town.records.reads == 1


def test_a_group_appointment_changes_its_motif() -> None:
    """SLOT-20: or an open group appointment."""
    motif = offer(collectif=True, minutes=90, locations=(a_place(), NORTH))
    town = kept(Town(motif))
    assert listed(town) == []
    starts_at = at("2026-11-24 14:00")
    seats = GroupSeats(
        an_id("group"), an_id("motif"), PLACE, (AGENT,), starts_at, starts_at + timedelta(minutes=90),
        max_participants=1,
    )  # fmt: skip
    key = SeatsKey(seats.motif_id, starts_at, seats.appointment_id)
    town.records.commit([Put(key, seats, 0)])
    assert keeper(town).follow([MotifChanged(an_id("motif"))]).written == 2
    assert listed(town) == [("MDS Arras", "24 14:00")]
    assert town.records.reads == 1
    town.records.commit([Put(key, replace(seats, taken=1))])
    keeper(town).follow([MotifChanged(an_id("motif"))])
    assert listed(town) == []


def test_a_listing_that_changes_is_kept_and_one_that_goes_is_forgotten() -> None:
    town = Town(TWO_PLACES)
    change = ListingChanged("62", TWO_PLACES.motif.merge_key, an_id("motif"))
    assert keeper(town).follow([change, change]).written == 2
    town.directory.publish_offer(replace(TWO_PLACES, openings=TWO_PLACES.openings[:1]))
    assert keeper(town).follow([change]).written == 2
    assert outlooks(town).keys() == {PLACE}
    renamed = replace(TWO_PLACES, motif=replace(TWO_PLACES.motif, name="Autre nom"))
    town.directory.publish_offer(renamed)
    keeper(town).follow([change, replace(change, merge_key=renamed.motif.merge_key)])
    assert {(one.motif.name, place) for place, one in outlooks(town).items()} == {
        ("Autre nom", PLACE),
        ("Autre nom", OTHER_PLACE),
    }
    town.directory.publish_offer(replace(renamed, openings=()))
    keeper(town).follow([replace(change, merge_key=renamed.motif.merge_key)])
    assert outlooks(town) == {}
    assert keeper(town).follow([AgentChanged(AGENT), MotifChanged("unknown")]).written == 0


def test_what_the_store_refuses_is_said_change_by_change() -> None:
    town = kept(Town(TWO_PLACES))
    town.records.faults = Faults(throttle=1.0)
    changes = [AgentChanged(an_id("stranger")), AgentChanged(AGENT), MotifChanged("unknown"), AgentChanged(OTHER_AGENT)]
    assert keeper(town).follow(changes).failed == {1, 3}


# --- races ------------------------------------------------------------------------------------------------------------


class Interrupting(Town):
    """Another keeper gets on between this one's reading and its writing, once."""

    def interrupt(self, act: Any) -> None:
        read = self.records.read

        def reading(keys: Sequence[Any], *, consistent: bool = True) -> dict[Any, Any]:
            found = read(keys, consistent=consistent)
            self.records.read = read  # type: ignore[method-assign]
            act()
            return found

        self.records.read = reading  # type: ignore[method-assign]


def test_an_older_computation_never_replaces_a_newer_one() -> None:
    town = Interrupting(TWO_PLACES)
    kept(town)

    def meanwhile() -> None:
        town.take("2026-11-23 09:00", "2026-11-23 10:00", OTHER_AGENT)
        keeper(town).follow([AgentChanged(OTHER_AGENT)])

    town.interrupt(meanwhile)
    keeper(town).follow([AgentChanged(OTHER_AGENT)])
    assert listed(town) == [("MDS Arras", "23 10:00"), ("Nord", "24 09:00")]
    assert outlooks(town)[OTHER_PLACE].version == 3


def test_a_keeper_that_never_gets_on_gives_the_change_back() -> None:
    town = kept(Town(TWO_PLACES))

    class Contended:
        def __getattr__(self, name: str) -> Any:
            return getattr(town.directory, name)

        def save(self, departement: str, kept: Sequence[Outlook], dropped: Sequence[Outlook] = ()) -> None:
            town.directory.save(departement, [replace(one, version=one.version - 1) for one in kept], dropped)

    blocked = Keeper(town.directory, Contended(), town.records, town.clock)  # type: ignore[arg-type]
    assert blocked.follow([AgentChanged(AGENT)]).failed == {0}
    with pytest.raises(Unavailable):
        blocked._keep(an_id("motif"), None)


def test_an_offer_read_before_a_newer_outlook_was_stored_is_read_again() -> None:
    town = kept(Town(TWO_PLACES))
    newer = replace(TWO_PLACES, motif=replace(TWO_PLACES.motif, duration_minutes=20))
    old_offer = town.directory.offer
    answers: list[Offer | None] = [town.directory.offer(an_id("motif"))]
    town.directory.publish_offer(newer)
    keeper(town).follow([MotifChanged(an_id("motif"))])
    town.directory.offer = lambda motif_id, **how: answers.pop() if answers else old_offer(motif_id, **how)  # type: ignore[method-assign]
    keeper(town).follow([MotifChanged(an_id("motif"))])
    assert {one.motif.duration_minutes for one in outlooks(town).values()} == {20}


# --- refreshing -------------------------------------------------------------------------------------------------------


def test_a_refresh_computes_what_is_missing_or_old_and_leaves_the_rest() -> None:
    town = Town(TWO_PLACES)
    assert keeper(town).refresh("62", lambda: True) == 2
    assert keeper(town).refresh("62", lambda: True) == 0
    town.clock.instant += timedelta(hours=20)
    assert keeper(town).refresh("62", lambda: True) == 0
    town.clock.instant += timedelta(seconds=1)
    assert keeper(town).refresh("62", lambda: True) == 2
    assert {one.computed_at for one in outlooks(town).values()} == {town.clock.instant}


def test_a_refresh_mends_what_an_event_that_got_lost_left_behind() -> None:
    town = kept(Town(TWO_PLACES)).take("2026-11-23 09:00", "2026-11-23 10:00", OTHER_AGENT)
    town.directory.publish_offer(replace(TWO_PLACES, motif=replace(TWO_PLACES.motif, instructions="changed")))
    assert keeper(town).refresh("62", lambda: True) == 2
    assert listed(town)[1] == ("Nord", "24 09:00")


def test_a_refresh_deletes_what_is_listed_no_more() -> None:
    other = replace(TWO_PLACES, motif=replace(TWO_PLACES.motif, id=an_id("other")))
    town = kept(Town(TWO_PLACES, other))
    town.directory.publish_offer(replace(TWO_PLACES, openings=()))
    assert keeper(town).refresh("62", lambda: True) == 2
    assert {one.motif.id for one in town.directory.kept.values()} == {an_id("other")}


def test_a_refresh_stops_when_its_time_is_up() -> None:
    offers = [replace(TWO_PLACES, motif=replace(TWO_PLACES.motif, id=an_id(f"motif {number}"))) for number in range(3)]
    town = Town(*offers)
    turns = iter([True, True, False])
    assert keeper(town).refresh("62", lambda: next(turns)) == 4


# --- whatever the agendas ---------------------------------------------------------------------------------------------


def stored(case: Case) -> Town:
    """A case's agendas in a store, read by a town of one motif by telephone."""
    motif = replace(case.offer.motif, location_type=LocationType.PHONE)
    town = Town(replace(case.offer, motif=motif), now=case.now)
    for known in case.calendars.values():
        write(town, known)
    return town


def write(town: Town, known: AgentCalendar) -> None:
    weeks: dict[WeekKey, AgentWeek] = {}
    for interval in known.busy:
        for week, first, last in cut_by_week(interval.start, interval.end):
            key = WeekKey(known.agent_id, week)
            before = weeks.get(key, AgentWeek(known.agent_id, week))
            # Kept with its expiry, whatever it is: what is over is judged by who reads.
            after = replace(before, busy=(*before.busy, interval._replace(start=first, end=last)))
            weeks[key] = replace(after, version=1)
    for key in [key for key in town.records.items if isinstance(key, WeekKey) and key.agent_id == known.agent_id]:
        del town.records.items[key]
    town.records.items |= weeks  # type: ignore[arg-type]
    town.records.items[AbsencesKey(known.agent_id)] = AbsenceSheet(known.agent_id, 1, known.absences)


def by_phone(town: Town) -> datetime | None:
    rows = locations_of(town.directory, town.records, town.clock, "motif-phone", departement="62")
    return rows[0].next_availability if rows else None


@limited
@given(cases(), cases(), st.integers(0, 25 * 3600))
def test_once_the_changes_are_followed_the_list_is_right_to_the_second(case: Case, other: Case, seconds: int) -> None:
    town = stored(case)
    keeper(town).refresh("62", lambda: True)
    agent = min(case.calendars)
    write(town, replace(other.calendars[agent], absences=case.calendars[agent].absences))
    keeper(town).follow([AgentChanged(agent)])
    town.clock.instant = case.now + timedelta(seconds=seconds)
    remembered, reads = by_phone(town), town.records.reads
    town.directory.kept.clear()
    assert remembered == by_phone(town)
    assert town.records.reads >= reads


def test_the_minutes_of_an_outlook_are_those_of_the_epoch() -> None:
    town = kept(Town(offer(opening("2026-11-23", "09:00-10:00"))))
    [one] = town.directory.kept.values()
    assert [from_minute(minute) for minute in one.free[0]] == [at("2026-11-23 09:00"), at("2026-11-23 10:00")]
    assert (next_start(one, NOW).start, one.location) == (at("2026-11-23 09:00"), a_place())
