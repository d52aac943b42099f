"""Rules of slots that the vectors leave open: daylight saving, holds, bounds, filters, the choice of an agent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from rdv.domain.agenda import AgentCalendar, to_minute
from rdv.domain.directory import LocationType, Offer
from rdv.domain.slots import (
    FreeTime,
    Period,
    available_slots,
    booking_window,
    choose_agent,
    days_of,
    exact_slot,
    free_intervals,
    free_times,
    nearest_times,
    occurrences_of,
    reduce_to_window,
    search_windows,
)
from rdv.domain.wall_clock import minute_at

from ..scheduling import (
    AGENT,
    GUADELOUPE,
    OTHER_AGENT,
    OTHER_PLACE,
    PARIS,
    PLACE,
    absence,
    an_id,
    at,
    busy,
    calendar,
    calendars,
    local,
    offer,
    opening,
    starts,
    weekly,
)

MONDAY = Period(at("2026-11-23 00:00:00"), at("2026-11-23 23:59:59"))
FRIDAY_BEFORE = at("2026-11-20 08:00")


def on(day: str, of: Offer, *known: AgentCalendar, zone: ZoneInfo = PARIS) -> list[str]:
    whole_day = Period.of_days(date.fromisoformat(day), date.fromisoformat(day), zone)
    found = available_slots(of, calendars(*known), whole_day, whole_day.begin - timedelta(days=3))
    return [slot.starts_at.isoformat(timespec="minutes")[11:] for slot in found]


# --- daylight saving (2026-03-29 and 2026-10-25 in Paris; none in Guadeloupe) ------------------------------------------


@pytest.mark.parametrize(
    ("day", "zone", "offset"),
    [
        ("2026-03-28", PARIS, "+01:00"),
        ("2026-03-29", PARIS, "+02:00"),
        ("2026-10-24", PARIS, "+02:00"),
        ("2026-10-25", PARIS, "+01:00"),
        ("2026-03-29", GUADELOUPE, "-04:00"),
        ("2026-10-25", GUADELOUPE, "-04:00"),
    ],
)
def test_an_opening_keeps_its_clock_time_when_the_clock_changes(day: str, zone: ZoneInfo, offset: str) -> None:
    every_day = offer(opening("2026-03-01", "09:00-10:00", weekly("2026-03-01", on=(1, 2, 3, 4, 5, 6, 7))), zone=zone)
    assert on(day, every_day, zone=zone) == [f"09:00{offset}", f"09:30{offset}"]


@pytest.mark.parametrize(
    ("day", "hours", "expected"),
    [
        # Nonexistent times are the instant of the jump: 02:00 and 02:30 are 03:00.
        ("2026-03-29", "01:30-04:00", ["01:30+01:00", "03:00+02:00", "03:30+02:00"]),
        ("2026-03-29", "02:30-04:00", ["03:00+02:00", "03:30+02:00"]),
        ("2026-03-29", "01:00-02:30", ["01:00+01:00", "01:30+01:00"]),
        ("2026-03-29", "02:00-03:00", []),
        # Ambiguous times are their first showing; the hour shown twice is two hours.
        ("2026-10-25", "02:00-02:30", ["02:00+02:00"]),
        ("2026-10-25", "02:00-03:00", ["02:00+02:00", "02:30+02:00", "02:00+01:00", "02:30+01:00"]),
        ("2026-10-25", "01:30-02:30", ["01:30+02:00", "02:00+02:00"]),
    ],
)
def test_an_opening_across_the_change(day: str, hours: str, expected: list[str]) -> None:
    assert on(day, offer(opening(day, hours))) == expected


def test_an_absence_lasts_until_the_clock_last_shows_its_end() -> None:
    night = offer(opening("2026-10-25", "01:00-04:00"))
    away = calendar(absence("2026-10-25", "01:00-02:30"))
    assert on("2026-10-25", night, away) == ["02:30+01:00", "03:00+01:00", "03:30+01:00"]


def test_an_absence_inside_the_jumped_hour_takes_nothing() -> None:
    night = offer(opening("2026-03-29", "01:15-04:00"))
    away = calendar(absence("2026-03-29", "02:10-02:50"))
    assert on("2026-03-29", night, away) == on("2026-03-29", night)


def test_a_day_of_the_change_has_23_or_25_hours() -> None:
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 23), 24)):
        period = Period.of_days(day, day, PARIS)
        assert period.end.timestamp() - period.begin.timestamp() == hours * 3600 - 1
        assert minute_at(PARIS, day.toordinal() + 1, 0) - minute_at(PARIS, day.toordinal(), 0) == hours * 60


def test_an_absence_counts_in_its_own_zone() -> None:
    """An agent of Paris lent to Guadeloupe: 14:00-15:00 in Paris is 09:00-10:00 there in winter."""
    of = offer(opening("2026-11-23", "08:00-11:00"), zone=GUADELOUPE, minutes=60)
    away = calendar(absence("2026-11-23", "14:00-15:00"))
    assert on("2026-11-23", of, away, zone=GUADELOUPE) == ["08:00-04:00", "10:00-04:00"]


@pytest.mark.parametrize(
    ("zone", "weekday", "hours", "opens", "left"),
    [
        # 20:00 on Monday in Guadeloupe is 01:00 on Tuesday in Paris.
        ("America/Guadeloupe", "2026-11-16", "20:00-23:00", "01:00-05:00", ["04:00+01:00", "04:30+01:00"]),
        # 01:00 on Wednesday in Réunion is 22:00 on Tuesday in Paris.
        ("Indian/Reunion", "2026-11-18", "01:00-02:00", "21:30-23:30", ["21:30+01:00", "23:00+01:00"]),
    ],
)
def test_an_absence_of_every_week_counts_in_its_own_zone_though_its_day_is_another(
    zone: str, weekday: str, hours: str, opens: str, left: list[str]
) -> None:
    away = replace(absence(weekday, hours, recurrence=weekly(weekday)), time_zone=zone)
    assert on("2026-11-24", offer(opening("2026-11-24", opens)), calendar(away)) == left


def test_an_absence_that_was_stored_to_come_back_over_night_takes_the_morning_too() -> None:
    """ABS-02 refuses such a rule; where one is stored, a doubt books nobody."""
    away = absence("2026-11-16", "18:00-10:00", end_day="2026-11-17", recurrence=weekly("2026-11-16"))
    assert on("2026-11-24", offer(opening("2026-11-24", "09:00-11:00")), calendar(away)) == [
        "10:00+01:00", "10:30+01:00",
    ]  # fmt: skip


def test_absences_of_several_days_that_overlap() -> None:
    """From the middle of Monday to the middle of Thursday, in two that share Tuesday."""
    days_open = offer(opening("2026-11-23", "09:00-17:00", weekly("2026-11-23", on=(1, 2, 3, 4))), minutes=240)
    away = calendar(
        absence("2026-11-23", "13:00-12:00", end_day="2026-11-25"),
        absence("2026-11-24", "08:00-13:00", end_day="2026-11-26"),
    )
    assert [on(f"2026-11-{day}", days_open, away) for day in (23, 24, 25, 26)] == [
        ["09:00+01:00"], [], [], ["13:00+01:00"],
    ]  # fmt: skip


# --- busy times -------------------------------------------------------------------------------------------------------


def test_a_live_hold_is_busy_and_an_expired_one_is_not() -> None:
    of = offer(opening("2026-11-23", "09:00-10:00"))
    expiry = at("2026-11-20 08:10")
    agenda = calendars(calendar(busy("2026-11-23 09:00", "2026-11-23 09:30", hold_until=expiry)))

    def at_time(now: datetime) -> list[str]:
        return starts(available_slots(of, agenda, MONDAY, now))

    assert at_time(expiry - timedelta(seconds=1)) == ["2026-11-23 09:30"]
    assert at_time(expiry) == ["2026-11-23 09:00", "2026-11-23 09:30"]


def test_an_opening_of_an_agent_whose_agenda_was_not_read_is_never_free() -> None:
    of = offer(opening("2026-11-23"))
    with pytest.raises(KeyError):
        available_slots(of, {}, MONDAY, FRIDAY_BEFORE)


def test_busy_times_that_touch_or_contain_each_other_merge() -> None:
    of = offer(opening("2026-11-23", "09:00-12:00"))
    agenda = calendar(
        busy("2026-11-23 08:00", "2026-11-23 09:00"),
        busy("2026-11-23 09:30", "2026-11-23 11:00"),
        busy("2026-11-23 09:45", "2026-11-23 10:15"),
        busy("2026-11-23 11:00", "2026-11-23 11:20"),
        busy("2026-11-23 12:00", "2026-11-23 13:00"),
    )
    occurrences = occurrences_of(of, MONDAY, FRIDAY_BEFORE)
    found = free_intervals(occurrences, calendars(agenda), FRIDAY_BEFORE)
    assert [(local(begin)[11:], local(end)[11:]) for begin, end, _ in found] == [("09:00", "09:30"), ("11:20", "12:00")]


def test_an_absence_from_one_appointment_into_the_next_leaves_nothing_between_them() -> None:
    agenda = calendar(
        busy("2026-11-23 09:00", "2026-11-23 10:00"),
        busy("2026-11-23 11:00", "2026-11-23 12:00"),
        absence("2026-11-23", "09:30-11:30"),
    )
    assert on("2026-11-23", offer(opening("2026-11-23", "08:30-12:30")), agenda) == ["08:30+01:00", "12:00+01:00"]


# --- starts and bounds ------------------------------------------------------------------------------------------------


def test_slots_follow_the_appointment_before_them_not_the_clock() -> None:
    """SLOT-09."""
    agenda = calendar(busy("2026-11-23 09:00", "2026-11-23 09:45"))
    assert on("2026-11-23", offer(opening("2026-11-23", "09:00-11:00")), agenda) == ["09:45+01:00", "10:15+01:00"]


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-11-23 09:00:00", "09:00"),
        ("2026-11-23 09:00:01", "09:05"),
        ("2026-11-23 09:05:00", "09:05"),
        ("2026-11-23 09:58:30", "10:00"),
        # The grid of five minutes is the interval's: it begins at 11:02.
        ("2026-11-23 11:10:00", "11:12"),
    ],
)
def test_a_running_interval_goes_on_by_five_minutes(now: str, first: str) -> None:
    """SLOT-10."""
    agenda = calendar(busy("2026-11-23 10:30", "2026-11-23 11:02"))
    of = offer(opening("2026-11-23", "09:00-12:00"))
    found = available_slots(of, calendars(agenda), MONDAY, at(now))
    assert f"{found[0].starts_at:%H:%M}" == first


def test_starts_outside_the_window_are_cut_at_both_ends() -> None:
    """SLOT-12: the longest delay is an instant, like the shortest one (decision 0030)."""
    of = offer(
        opening("2026-11-20", "08:00-12:00", weekly("2026-11-20")),
        min_delay=timedelta(hours=2),
        max_delay=timedelta(days=7, hours=2),
    )
    now = at("2026-11-20 08:10")
    window = booking_window(of.motif, now)
    found = starts(available_slots(of, calendars(), window, now))
    # The grid comes from the opening (08:10, 08:40, ...), the bounds from the delays.
    assert found[0] == "2026-11-20 10:10"
    assert found[-1] == "2026-11-27 10:00"


def test_without_a_period_the_window_itself_is_searched() -> None:
    """SLOT-14."""
    window = booking_window(offer().motif, FRIDAY_BEFORE)
    assert reduce_to_window(None, window) == window


def test_the_walk_covers_the_window_without_gaps() -> None:
    """SLOT-17."""
    window = booking_window(offer(max_delay=timedelta(days=20)).motif, FRIDAY_BEFORE)
    weeks = list(search_windows(FRIDAY_BEFORE, window))
    assert (weeks[0].begin, weeks[-1].end) == (window.begin, window.end)
    assert all(one.end == other.begin for one, other in pairwise(weeks))
    assert len(weeks) == 3


def test_a_period_that_touches_the_window_is_that_instant() -> None:
    """SLOT-14: both ends belong to the window."""
    window = booking_window(offer().motif, FRIDAY_BEFORE)
    for instant, period in (
        (window.begin, Period(FRIDAY_BEFORE, window.begin)),
        (window.end, Period(window.end, window.end + timedelta(days=1))),
    ):
        assert reduce_to_window(period, window) == Period(instant, instant)
    assert list(search_windows(window.end, window)) == [Period(window.end, window.end)]
    assert list(search_windows(window.end + timedelta(seconds=1), window)) == []


def test_the_delays_are_kept_to_the_minute_by_the_list_and_by_the_exact_slot() -> None:
    """SLOT-14, SLOT-18: a start exactly at either end of the window can be had, a second outside of it cannot."""
    of = offer(opening("2026-11-23", "09:00-10:00"), min_delay=timedelta(hours=1), max_delay=timedelta(days=2))
    nine = at("2026-11-23 09:00")

    def seen(now: datetime) -> tuple[bool, bool, bool]:
        window = booking_window(of.motif, now)
        by_agent = {slot.starts_at for slot in available_slots(of, calendars(), window, now)}
        listed = free_times(of, days_of(of, window, now), calendars(), window, now)
        exact = exact_slot(of, calendars(), nine, now) != ()
        return nine in by_agent, nine in {free.starts_at for free in listed}, exact

    second = timedelta(seconds=1)
    for delay, earlier, later in ((timedelta(hours=1), True, False), (timedelta(days=2), False, True)):
        assert seen(nine - delay) == (True, True, True)
        assert seen(nine - delay - second) == (earlier, earlier, earlier)
        assert seen(nine - delay + second) == (later, later, later)


def test_only_the_openings_that_a_period_touches_are_looked_at() -> None:
    """SLOT-04, REC-03: what begins after it asks for no agenda; what ends or begins at its ends touches it."""
    of = offer(*(opening("2026-11-23", hours) for hours in ("08:00-09:00", "09:00-10:00", "11:00-12:00")))

    def found(begin: str, end: str) -> list[str]:
        period = Period(at(f"2026-11-23 {begin}"), at(f"2026-11-23 {end}"))
        return [local(one.start)[11:] for one in occurrences_of(of, period, FRIDAY_BEFORE)]

    assert found("09:00", "10:59") == ["08:00", "09:00"]
    assert found("09:01", "11:00") == ["09:00", "11:00"]
    assert found("12:01", "13:00") == []


def test_an_opening_inside_the_jumped_hour_does_not_take_place() -> None:
    day = Period.of_days(date(2026, 3, 29), date(2026, 3, 29), PARIS)
    assert occurrences_of(offer(opening("2026-03-29", "02:00-03:00")), day, at("2026-03-01 08:00")) == []


# --- filters ----------------------------------------------------------------------------------------------------------


def test_an_empty_list_of_agents_gives_no_slot() -> None:
    """SLOT-15 as rebuilt: a user without referent sees nothing of a follow-up motif."""
    of = offer(opening("2026-11-23"))
    assert available_slots(of, calendars(), MONDAY, FRIDAY_BEFORE, agent_ids=frozenset()) == []
    assert available_slots(of, calendars(), MONDAY, FRIDAY_BEFORE, agent_ids=None) != []


def test_a_place_keeps_only_its_openings() -> None:
    of = offer(opening("2026-11-23", "09:00-09:30"), opening("2026-11-23", "10:00-10:30", place=OTHER_PLACE))
    found = available_slots(of, calendars(), MONDAY, FRIDAY_BEFORE, location_id=OTHER_PLACE)
    assert [(slot.location_id, f"{slot.starts_at:%H:%M}") for slot in found] == [(OTHER_PLACE, "10:00")]


def test_off_site_all_openings_count_and_slots_have_no_place() -> None:
    """SLOT-02, MOT-01."""
    of = offer(
        opening("2026-11-23", "09:00-09:30"),
        opening("2026-11-23", "10:00-10:30", place=None),
        location_type=LocationType.PHONE,
    )
    found = available_slots(of, calendars(), MONDAY, FRIDAY_BEFORE)
    assert [(slot.location_id, f"{slot.starts_at:%H:%M}") for slot in found] == [(None, "09:00"), (None, "10:00")]


def test_two_openings_of_one_agent_give_a_start_once() -> None:
    both = opening("2026-11-23", "09:00-10:00", name="x"), opening("2026-11-23", "09:30-10:30", name="y")
    for order in (both, both[::-1]):
        found = available_slots(offer(*order), calendars(), MONDAY, FRIDAY_BEFORE)
        assert starts(found) == ["2026-11-23 09:00", "2026-11-23 09:30", "2026-11-23 10:00"]
        # The one with the smaller id, in whatever order they come.
        assert found[1].opening_id == min(one.id for one in both)


# --- one start --------------------------------------------------------------------------------------------------------


def test_the_exact_slot_is_one_per_free_agent() -> None:
    of = offer(opening("2026-11-23"), opening("2026-11-23", agent=OTHER_AGENT))
    taken = calendars(calendar(busy("2026-11-23 09:00", "2026-11-23 09:30")))
    for agendas, expected in ((calendars(), {AGENT, OTHER_AGENT}), (taken, {OTHER_AGENT})):
        found = exact_slot(of, agendas, at("2026-11-23 09:00"), FRIDAY_BEFORE)
        assert {slot.agent_id for slot in found} == expected


@pytest.mark.parametrize(
    ("start", "now"),
    [
        pytest.param("2026-11-23 09:10", "2026-11-20 08:00", id="not a start"),
        pytest.param("2026-11-23 09:00:30", "2026-11-20 08:00", id="seconds"),
        pytest.param("2026-11-23 09:00", "2026-11-23 08:31", id="inside the shortest delay"),
        pytest.param("2026-11-23 09:00", "2026-08-20 08:00", id="beyond the longest delay"),
        pytest.param("2026-11-23 11:00", "2026-11-20 08:00", id="at the end"),
        pytest.param("2026-11-24 09:00", "2026-11-20 08:00", id="closed"),
        pytest.param("2026-11-23 09:00", "2026-11-23 10:00", id="past"),
    ],
)
def test_a_start_that_is_not_offered(start: str, now: str) -> None:
    of = offer(opening("2026-11-23"))
    assert exact_slot(of, calendars(), at(start), at(now)) == ()


def test_a_start_listed_less_than_five_minutes_ago_can_still_be_had() -> None:
    """Decision 0035: while an opening runs, its starts shift every five minutes (SLOT-10)."""
    of = offer(opening("2026-11-23", "09:00-12:00"))
    listed = available_slots(of, calendars(), MONDAY, at("2026-11-23 09:04"))
    assert at("2026-11-23 10:05") in {slot.starts_at for slot in listed}
    assert exact_slot(of, calendars(), at("2026-11-23 10:05"), at("2026-11-23 09:08"))
    assert not exact_slot(of, calendars(), at("2026-11-23 10:05"), at("2026-11-23 09:11"))
    gone = calendars(calendar(busy("2026-11-23 10:30", "2026-11-23 11:00")))
    assert not exact_slot(of, gone, at("2026-11-23 10:05"), at("2026-11-23 09:08"))


# --- the choice of an agent -------------------------------------------------------------------------------------------

AGENTS = tuple(an_id(f"agent {number}") for number in range(6))


def everybody(now: datetime, **agendas: AgentCalendar) -> tuple[tuple[object, ...], dict[str, AgentCalendar]]:
    known = {agent: AgentCalendar(agent) for agent in AGENTS} | {one.agent_id: one for one in agendas.values()}
    of = offer(*(opening("2026-11-23", agent=agent) for agent in AGENTS))
    return exact_slot(of, known, at("2026-11-23 10:00"), now), known


def test_the_least_busy_agent_of_the_day_is_drawn() -> None:
    agendas = {
        f"a{number}": calendar(
            busy("2026-11-23 14:00", "2026-11-23 14:30" if number != 3 else "2026-11-23 14:20"), agent=agent
        )
        for number, agent in enumerate(AGENTS)
    }
    # Another day's load does not count, nor what runs over from the evening before.
    agendas["a3"] = calendar(
        *agendas["a3"].busy,
        busy("2026-11-24 09:00", "2026-11-24 18:00"),
        busy("2026-11-22 22:00", "2026-11-23 00:05"),
        agent=AGENTS[3],
    )
    candidates, known = everybody(FRIDAY_BEFORE, **agendas)
    assert {choose_agent(candidates, known, str(seed), FRIDAY_BEFORE).agent_id for seed in range(30)} == {AGENTS[3]}  # type: ignore[arg-type]


def test_live_holds_count_as_load_and_dead_ones_do_not() -> None:
    now = FRIDAY_BEFORE
    for expiry, expected in ((now + timedelta(minutes=5), 5), (now, 6)):
        held = calendar(busy("2026-11-23 09:00", "2026-11-23 09:30", hold_until=expiry), agent=AGENTS[0])
        candidates, known = everybody(now, held=held)
        drawn = {choose_agent(candidates, known, str(seed), now).agent_id for seed in range(100)}  # type: ignore[arg-type]
        assert len(drawn) == expected


def test_ties_are_drawn_by_the_seed_alone() -> None:
    candidates, known = everybody(FRIDAY_BEFORE)
    for seed in ("a", "b", "c"):
        one_way = choose_agent(candidates, known, seed, FRIDAY_BEFORE)  # type: ignore[arg-type]
        other_way = choose_agent(candidates[::-1], known, seed, FRIDAY_BEFORE)  # type: ignore[arg-type]
        assert one_way == other_way
    drawn = [choose_agent(candidates, known, str(seed), FRIDAY_BEFORE).agent_id for seed in range(600)]  # type: ignore[arg-type]
    assert all(60 <= drawn.count(agent) <= 140 for agent in AGENTS)


def test_the_nearest_times() -> None:
    def free(text: str) -> FreeTime:
        return FreeTime(to_minute(at(text)), to_minute(at(text)) + 30, PARIS)

    times = [free(f"2026-11-23 {hour:02d}:00") for hour in (8, 9, 11, 12, 14)]
    found = nearest_times(reversed(times), at("2026-11-23 10:00"))
    # 09:00 and 11:00 are an hour away; 08:00 and 12:00 two hours: the earlier of the two.
    assert [f"{time.starts_at:%H}" for time in found] == ["08", "09", "11"]
    assert nearest_times([], at("2026-11-23 10:00")) == []
    assert [slot.starts_at for slot in nearest_times(times, at("2027-01-01 00:00"), 1)] == [at("2026-11-23 14:00")]


def test_delays_are_elapsed_time_across_the_change() -> None:
    """A day's delay over the night of 25 October 2026 is 24 hours, not the same clock time."""
    window = booking_window(offer(min_delay=timedelta(days=1)).motif, at("2026-10-24 12:00"))
    assert window.begin == at("2026-10-25 11:00")


def test_the_hour_shown_twice_sorts_by_instant() -> None:
    night = offer(opening("2026-10-25", "02:00-03:00"), max_delay=timedelta(days=30))
    period = Period.of_days(date(2026, 10, 25), date(2026, 10, 25), PARIS)
    now = at("2026-10-20 08:00")
    times = free_times(night, days_of(night, period, now), calendars(), period, now)
    nearest = nearest_times(reversed(times), times[1].starts_at)
    assert [time.starts_at.isoformat()[11:16] + time.starts_at.isoformat()[-6:] for time in nearest] == [
        "02:00+02:00", "02:30+02:00", "02:00+01:00",
    ]  # fmt: skip
    [twin] = exact_slot(night, calendars(), times[3].starts_at, now)
    assert twin.starts_at.utcoffset() == timedelta(hours=1)


def test_an_opening_at_another_place_blocks_nothing_but_its_appointments_do() -> None:
    of = offer(opening("2026-11-23", "09:00-10:00", place=PLACE), minutes=60)
    agenda = calendar(busy("2026-11-23 09:30", "2026-11-23 10:30"))
    assert available_slots(of, calendars(agenda), MONDAY, FRIDAY_BEFORE, location_id=PLACE) == []
