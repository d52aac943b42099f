"""An outlook answers what the agendas would answer, at any instant of its life, and says when it cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdv.domain.agenda import AgentCalendar, BusyInterval, to_minute
from rdv.domain.directory import Location, LocationType, Offer
from rdv.domain.group_slots import open_groups
from rdv.domain.groups import GroupSeats
from rdv.domain.outlooks import (
    MOST_INTERVALS,
    OUTLOOK_LIFETIME,
    Outlook,
    first_needed,
    group_outlook_of,
    horizon,
    next_start,
    outlook_of,
)
from rdv.domain.slots import Period, available_slots, booking_window, next_availability, occurrences_of
from rdv.store.codec import from_plain, to_plain

from ..scheduling import (
    AGENT,
    OTHER_AGENT,
    PLACE,
    a_place,
    absence,
    at,
    busy,
    calendar,
    calendars,
    offer,
    opening,
    weekly,
)
from .slot_cases import Case, cases, limited
from .test_group_explanations import GROUP_MOTIF, group, some_groups

NOW = at("2026-11-20 08:00")
EVERY_DAY = weekly("2026-01-05", (1, 2, 3, 4, 5))


def outlook(
    of: Offer, known: dict[str, AgentCalendar], now: datetime, place: Location | None = None, version: int = 0
) -> Outlook:
    """As the keeper computes it, from everything there is."""
    whole = horizon(of.motif, now)
    place_id = place.id if place else None
    ahead = Period(first_needed(of.motif, now), whole.end)
    slots = available_slots(of, known, ahead, now, location_id=place_id)
    first = slots[0].starts_at if slots else None
    occurrences = occurrences_of(of, Period(now, first or whole.end), now, location_id=place_id)
    return outlook_of(of, place, occurrences, known, first, now, version)


@limited
@given(cases(), st.integers(0, int(OUTLOOK_LIFETIME.total_seconds())), st.booleans())
def test_it_answers_as_the_agendas_do_at_any_later_instant(case: Case, seconds: int, whole_minute: bool) -> None:
    later = case.now + timedelta(seconds=seconds - seconds % 60 if whole_minute else seconds)
    found = next_start(outlook(case.offer, case.calendars, case.now), later)
    assert found.is_known
    assert found.start == next_availability(case.offer, case.calendars, later, later)


@limited
@given(cases())
def test_it_comes_back_from_the_store_as_it_was(case: Case) -> None:
    made = outlook(case.offer, case.calendars, case.now, a_place(), version=3)
    back = from_plain(Outlook, to_plain(made))
    assert back == replace(made, computed_at=made.computed_at)
    assert next_start(back, case.now) == next_start(made, case.now)


@limited
@given(some_groups, st.integers(0, int(OUTLOOK_LIFETIME.total_seconds())))
def test_a_group_motif_answers_as_its_groups_do(groups: list[GroupSeats], seconds: int) -> None:
    later = NOW + timedelta(seconds=seconds)
    found = next_start(group_outlook_of(GROUP_MOTIF, a_place(), groups, NOW), later)
    window = booking_window(GROUP_MOTIF.motif, later)
    expected = open_groups(groups, window, later, location_ids=frozenset[str | None]({PLACE}))
    assert found.is_known
    assert found.start == (expected[0].starts_at if expected else None)


def test_a_place_that_is_full_for_six_weeks_remembers_what_comes_after_them() -> None:
    away = calendar(absence("2026-11-01", "00:00-23:59", end_day="2027-01-03"))
    made = outlook(offer(opening("2026-01-05", recurrence=EVERY_DAY)), calendars(away), NOW)
    assert next_start(made, NOW).start == at("2027-01-04 09:00")
    assert (len(made.free), made.held) == (1, ())


def test_a_hold_that_runs_out_gives_its_time_back_without_anybody_writing_it() -> None:
    """House rule 2: judged when read."""
    held = calendar(busy("2026-11-23 09:00", "2026-11-23 09:30", hold_until=NOW + timedelta(minutes=10)))
    made = outlook(offer(opening("2026-11-23", "09:00-10:00")), calendars(held), NOW)
    assert next_start(made, NOW).start == at("2026-11-23 09:30")
    assert next_start(made, NOW + timedelta(minutes=10)).start == at("2026-11-23 09:00")
    assert next_start(made, NOW + timedelta(minutes=10, seconds=-1)).start == at("2026-11-23 09:30")


def test_a_running_opening_moves_on_by_five_minutes_and_ends() -> None:
    """SLOT-10."""
    of = offer(opening("2026-11-20", "07:00-09:30", weekly("2026-11-20", (5, 6))), min_delay=timedelta(minutes=30))
    made = outlook(of, calendars(), NOW)
    moments = {"08:00": "08:30", "08:01": "08:35", "08:30": "09:00", "08:31": None, "23:00": None}
    for instant, start in moments.items():
        tomorrow = at("2026-11-21 07:00")
        expected = at(f"2026-11-20 {start}") if start else tomorrow
        assert next_start(made, at(f"2026-11-20 {instant}")).start == expected


def test_the_longest_delay_lets_in_what_was_too_far_when_it_was_computed() -> None:
    of = offer(opening("2026-11-27", "09:00-10:00"), max_delay=timedelta(days=7))
    made = outlook(of, calendars(), NOW)
    assert next_start(made, NOW) == (None, True)
    assert next_start(made, at("2026-11-20 09:00")).start == at("2026-11-27 09:00")
    assert next_start(made, at("2026-11-20 08:59:59")) == (None, True)


@pytest.mark.parametrize("when", [NOW - timedelta(seconds=1), NOW + OUTLOOK_LIFETIME + timedelta(seconds=1)])
def test_outside_its_life_it_does_not_tell(when: datetime) -> None:
    made = outlook(offer(opening("2026-12-01")), calendars(), NOW)
    assert next_start(made, when) == (None, False)


def test_with_more_free_intervals_than_an_item_holds_it_knows_less_far() -> None:
    midnight = to_minute(at("2026-11-23 00:00"))
    # A minute taken every six: 240 free intervals of five minutes.
    taken = [BusyInterval(midnight + minute, midnight + minute + 1, 0, 0, b"") for minute in range(5, 1440, 6)]
    of = offer(opening("2026-11-23", "00:00-23:59"), minutes=5)
    now = at("2026-11-23 00:00")
    made = outlook(of, {AGENT: calendar(*taken)}, now)
    assert len(made.free) == MOST_INTERVALS
    known = now
    while (found := next_start(made, known)).is_known:
        assert found.start == next_availability(of, {AGENT: calendar(*taken)}, known, known)
        known += timedelta(minutes=6)
    assert to_minute(known) > made.known_until - 60


def test_a_start_behind_what_it_knows_is_no_answer_though_its_interval_was_known() -> None:
    """Another agent's interval, which begins just behind what is known, would be earlier."""
    of = offer(opening("2026-11-23", "09:00-12:00"), opening("2026-11-23", "10:05-12:00", agent=OTHER_AGENT))
    whole = outlook(of, calendars(), NOW)
    short = replace(whole, free=whole.free[:1], known_until=to_minute(at("2026-11-23 10:00")))
    # Half an hour ahead of the clock: ten o'clock is told, and what follows it is not.
    assert next_start(replace(short, computed_at=at("2026-11-23 08:00")), at("2026-11-23 09:30")) == (
        at("2026-11-23 10:00"), True,
    )  # fmt: skip
    assert next_start(replace(short, computed_at=at("2026-11-23 08:00")), at("2026-11-23 09:31")) == (None, False)


def test_the_texts_of_a_motif_are_not_repeated_in_lists() -> None:
    of = offer(opening("2026-11-23"), location_type=LocationType.PHONE, instructions="x" * 5000, restriction="y" * 5000)
    assert len(str(to_plain(outlook(of, calendars(), NOW)))) < 1500


def test_a_group_without_a_free_seat_before_a_hold_ends() -> None:
    made = group_outlook_of(GROUP_MOTIF, a_place(), [group("2026-11-24 14:00", taken=8)], NOW)
    assert (made.groups, next_start(made, NOW)) == ((), (None, True))
