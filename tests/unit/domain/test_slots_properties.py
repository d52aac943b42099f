"""What is true of slots whatever the openings and agendas; and the fast way equals the slow one."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from rdv.domain.agenda import (
    AbsenceSheet,
    AgentCalendar,
    AgentWeek,
    BusyInterval,
    calendar_of,
    cut_by_week,
    from_minute,
    to_minute,
)
from rdv.domain.directory import Opening
from rdv.domain.public_holidays import public_holidays
from rdv.domain.slots import (
    FreeTime,
    Period,
    available_slots,
    booking_window,
    days_of,
    exact_slot,
    first_start,
    free_times,
    next_availability,
    occurrences_of,
    reduce_to_window,
)
from rdv.store.packing import pack, unpack

from ..scheduling import AGENT, offer
from .slot_cases import ZONES, Case, cases, limited
from .slot_oracle import opening_times, slow_slots


@limited
@given(cases())
def test_the_fast_way_equals_the_slow_one(case: Case) -> None:
    assert case.starts() == slow_slots(case.offer, case.calendars, case.period, case.now)


@limited
@given(cases())
def test_a_slot_never_overlaps_a_busy_time_nor_leaves_its_opening(case: Case) -> None:
    by_id = {opening.id: opening for opening in case.offer.openings}
    for slot in available_slots(case.offer, case.calendars, case.period, case.now):
        begin, end = to_minute(slot.starts_at), to_minute(slot.ends_at)
        for taken in case.calendars[slot.agent_id].busy:
            expired = taken.expires and taken.expires <= case.now.timestamp()
            assert expired or taken.end <= begin or end <= taken.start
        times = opening_times(by_id[slot.opening_id], case.zone, case.period)
        assert any(opens <= slot.starts_at and slot.ends_at <= closes for opens, closes in times)
        assert slot.starts_at.date() not in public_holidays(slot.starts_at.year)


@limited
@given(cases())
def test_a_slot_never_starts_before_now_nor_outside_the_period(case: Case) -> None:
    window = booking_window(case.offer.motif, case.now)
    for period in (case.period, reduce_to_window(case.period, window)):
        if period is not None:
            for slot in available_slots(case.offer, case.calendars, period, case.now):
                assert slot.starts_at >= case.now
                assert period.begin <= slot.starts_at <= period.end
                assert period is case.period or slot.starts_at >= case.now + case.offer.motif.min_delay


@limited
@given(cases(), st.integers(0, 2**32))
def test_the_order_of_input_does_not_matter(case: Case, seed: int) -> None:
    dice = random.Random(seed)

    def shuffled[T](items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(dice.sample(items, len(items)))

    other = replace(
        case,
        offer=replace(case.offer, openings=shuffled(case.offer.openings)),
        calendars={
            agent: AgentCalendar(agent, shuffled(known.busy), shuffled(known.absences))
            for agent, known in reversed(case.calendars.items())
        },
    )
    one_way = available_slots(case.offer, case.calendars, case.period, case.now)
    assert one_way == available_slots(other.offer, other.calendars, other.period, other.now)


@limited
@given(cases(), st.integers(0, 2**32))
def test_busy_times_that_are_remembered_week_by_week_take_the_same_starts(case: Case, seed: int) -> None:
    dice = random.Random(seed)

    def stored(known: AgentCalendar) -> AgentCalendar:
        weeks: dict[str, list[BusyInterval]] = {}
        for one in known.busy:
            for week, start, end in cut_by_week(one.start, one.end):
                weeks.setdefault(week, []).append(one._replace(start=start, end=end))
        kept = [AgentWeek(known.agent_id, week, 1, unpack(pack(sorted(taken)))) for week, taken in weeks.items()]
        sheet = AbsenceSheet(known.agent_id, 1, known.absences)
        return calendar_of(known.agent_id, dice.sample(kept, len(kept)), sheet)

    calendars = {agent: stored(known) for agent, known in case.calendars.items()}
    # Twice: what is remembered is not changed by who asks, at whatever instant.
    for now in (case.now, case.now + timedelta(hours=4), case.now):
        other = replace(case, now=now)
        remembered = replace(other, calendars=calendars)
        assert remembered.starts() == other.starts()
        assert users_see(remembered) == users_see(other)


def users_see(case: Case) -> list[FreeTime]:
    """Through `free_times`, which remembers what it has cut of an agent's days."""
    return free_times(case.offer, days_of(case.offer, case.period, case.now), case.calendars, case.period, case.now)


@limited
@given(cases(), st.integers(0, 1500), st.booleans())
def test_what_is_remembered_of_a_day_is_the_same_for_whoever_looks_later_or_at_less(
    case: Case, minutes: int, held: bool
) -> None:
    """The same agents' days, asked for again while time goes by, and in periods that begin and end within them."""
    calendars = {
        agent: replace(known, busy=tuple(one._replace(expires=one.expires if held else 0) for one in known.busy))
        for agent, known in case.calendars.items()
    }
    later = case.now + timedelta(minutes=minutes)
    for now, period in (
        (case.now, case.period),
        (later, case.period),
        (case.now, Period(min(case.period.begin + timedelta(minutes=minutes), case.period.end), case.period.end)),
        (later, Period(case.period.begin, max(case.period.end - timedelta(minutes=minutes), case.period.begin))),
    ):
        asked = replace(case, calendars=calendars, now=now, period=period)
        assert [free.starts_at.astimezone(UTC) for free in users_see(asked)] == sorted(
            {start for start, _ in asked.starts()}
        )


@limited
@given(cases())
def test_users_see_each_distinct_start_once_and_the_first_is_the_next_availability(case: Case) -> None:
    occurrences = occurrences_of(case.offer, case.period, case.now)
    times = users_see(case)
    assert [free.starts_at.astimezone(UTC) for free in times] == sorted({start for start, _ in case.starts()})
    assert first_start(case.offer, occurrences, case.calendars, case.period, case.now) == (
        times[0].starts_at if times else None
    )


@limited
@given(cases())
def test_walking_by_weeks_finds_the_earliest_start_of_the_window(case: Case) -> None:
    window = booking_window(case.offer.motif, case.now)
    whole = available_slots(case.offer, case.calendars, window, case.now)
    found = next_availability(case.offer, case.calendars, case.now, case.now)
    assert found == (whole[0].starts_at if whole else None)


@limited
@given(cases())
def test_every_listed_slot_can_be_looked_up_until_five_minutes_later(case: Case) -> None:
    window = reduce_to_window(case.period, booking_window(case.offer.motif, case.now))
    if window is None:
        return
    listed = available_slots(case.offer, case.calendars, window, case.now)
    later = case.now + timedelta(minutes=5)
    for slot in listed[:3]:
        assert slot in exact_slot(case.offer, case.calendars, slot.starts_at, case.now)
        if slot.starts_at >= later + case.offer.motif.min_delay:
            again = exact_slot(case.offer, case.calendars, slot.starts_at, later)
            assert slot.agent_id in {one.agent_id for one in again}


@limited
@given(cases(), st.randoms(use_true_random=False))
def test_freeing_a_time_never_takes_bookable_time_away(case: Case, dice: random.Random) -> None:
    """The free minutes only grow, by freed minutes alone; where nothing is past yet, the number of slots never shrinks.

    One start may move, though: slots follow the end of the appointment before them (SLOT-09).
    """
    taken = [(agent, one) for agent, known in case.calendars.items() for one in known.busy]
    assume(taken)
    agent, freed = dice.choice(taken)
    known = case.calendars[agent]
    calendars = {**case.calendars, agent: replace(known, busy=tuple(one for one in known.busy if one is not freed))}
    before, after = case.free_minutes(), replace(case, calendars=calendars).free_minutes()
    assert before <= after
    assert after - before <= {(minute, agent) for minute in range(freed.start, freed.end)}
    first, last = case.period.begin.astimezone(case.zone).date(), case.period.end.astimezone(case.zone).date()
    ahead = replace(
        case,
        period=Period.of_days(first, last, case.zone),
        now=case.period.begin - timedelta(days=30),
    )
    assert len(_by_opening(ahead)) <= len(_by_opening(replace(ahead, calendars=calendars)))


def _by_opening(case: Case) -> list[tuple[str, int]]:
    """Slots counted for each opening apart: two openings of an agent may share a start."""
    found: list[tuple[str, int]] = []
    for opening in case.offer.openings:
        alone = replace(case.offer, openings=(opening,))
        slots = available_slots(alone, case.calendars, case.period, case.now)
        found.extend((opening.id, to_minute(slot.starts_at)) for slot in slots)
    return found


@limited
@given(st.sampled_from(ZONES), st.sampled_from([15, 30, 45, 60]), st.data())
def test_cancelling_what_was_booked_from_the_list_removes_no_slot(
    zone: ZoneInfo, minutes: int, data: st.DataObject
) -> None:
    """Appointments taken at offered starts, with the motif's duration: each cancellation only adds to the list."""
    day = date(2026, 11, 23)
    of = offer(Opening("o", AGENT, "organisation", day, time(9), time(17, 10)), minutes=minutes, zone=zone)
    period, now = Period.of_days(day, day, zone), datetime(2026, 11, 20, tzinfo=UTC)
    agenda = AgentCalendar(AGENT)
    listed: list[set[tuple[datetime, str]]] = []
    booked: list[BusyInterval] = []
    for number in range(data.draw(st.integers(1, 6))):
        slots = available_slots(of, {AGENT: agenda}, period, now)
        slot = data.draw(st.sampled_from(slots))
        booked.append(BusyInterval(to_minute(slot.starts_at), to_minute(slot.ends_at), 0, 0, bytes([number] * 16)))
        agenda = AgentCalendar(AGENT, tuple(booked))
    listed.append(Case(of, {AGENT: agenda}, period, now).starts())
    while booked:
        cancelled = booked.pop(data.draw(st.integers(0, len(booked) - 1)))
        listed.append(Case(of, {AGENT: AgentCalendar(AGENT, tuple(booked))}, period, now).starts())
        assert listed[-2] < listed[-1]
        assert (from_minute(cancelled.start), AGENT) in listed[-1]
