"""The slot vectors of the specification (3.8), each by its id.

TV-61 (group motifs) is not here. No vector falls on a public holiday of the years before 2023, where the old system
shows slots that this one must not (SLOT-27): `test_holidays.py` has such a day.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rdv.domain.absences import absence_times
from rdv.domain.agenda import Absence, AgentCalendar, AgentWeek, BusyInterval, calendar_of, to_minute, week_of
from rdv.domain.directory import Offer, Opening
from rdv.domain.recurrence import Recurrence, occurrence_ordinals, recurrence_ends_at, recurrence_errors
from rdv.domain.slots import (
    Period,
    Slot,
    available_slots,
    booking_window,
    days_of,
    exact_slot,
    free_intervals,
    free_times,
    next_availability,
    occurrences_of,
    reduce_to_window,
    starts_in,
)

from ..scheduling import (
    AGENT,
    OTHER_AGENT,
    PARIS,
    PLACE,
    absence,
    at,
    busy,
    calendar,
    calendars,
    local,
    monthly,
    offer,
    opening,
    starts,
    weekly,
)

FRIDAY = at("2021-04-30 08:00")
THURSDAY = at("2021-03-18 08:23")


def days(first: str, last: str) -> Period:
    return Period.of_days(date.fromisoformat(first), date.fromisoformat(last), PARIS)


def slots(of: Offer, period: Period, now: str, *known: AgentCalendar) -> list[str]:
    return starts(available_slots(of, calendars(*known), period, at(now)))


def free(of: Offer, period: Period, now: str, *known: AgentCalendar) -> list[str]:
    """FREE of the vectors: `2021-10-27 09:00-11:00`."""
    occurrences = occurrences_of(of, period, at(now))
    return [
        f"{local(begin)}-{local(end)[11:]}" for begin, end, _ in free_intervals(occurrences, calendars(*known), at(now))
    ]


def occurring(of: Offer, period: Period, now: str) -> list[str]:
    return [f"{local(one.start)}-{local(one.end)[11:]}" for one in occurrences_of(of, period, at(now))]


def test_tv_01_slots_of_an_hour_and_no_slot_in_the_rest() -> None:
    found = slots(
        offer(opening("2021-05-03", "09:00-11:20"), minutes=60), days("2021-05-03", "2021-05-08"), "2021-04-30 08:00"
    )
    assert found == ["2021-05-03 09:00", "2021-05-03 10:00"]


def test_tv_02_a_running_opening_starts_now() -> None:
    weekdays = weekly("2021-04-30", on=(1, 2, 3, 4, 5))
    period = Period(FRIDAY, days("2021-05-01", "2021-05-01").end)
    found = slots(offer(opening("2021-04-30", "07:00-11:00", weekdays), minutes=60), period, "2021-04-30 08:00")
    assert found[0] == "2021-04-30 08:00"


def three_days_in_july() -> Offer:
    return offer(*(opening(day) for day in ("2022-07-11", "2022-07-12", "2022-07-13")), minutes=60)


def test_tv_03_only_slots_of_the_future() -> None:
    found = slots(three_days_in_july(), days("2022-07-11", "2022-07-20"), "2022-07-13 00:00")
    assert found == ["2022-07-13 09:00", "2022-07-13 10:00"]


def test_tv_04_nothing_in_a_past_period() -> None:
    assert slots(three_days_in_july(), days("2022-07-03", "2022-07-10"), "2022-07-13 00:00") == []


def test_tv_06_overlapping_appointment_and_absence() -> None:
    agenda = calendar(busy("2021-05-03 09:00", "2021-05-03 10:00"), absence("2021-05-03", "09:15-09:45"))
    found = slots(
        offer(opening("2021-05-03"), minutes=60), days("2021-05-03", "2021-05-08"), "2021-04-30 08:00", agenda
    )
    assert found == ["2021-05-03 10:00"]


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        pytest.param(calendar(), ["2021-10-27 09:00-11:00"], id="TV-07"),
        pytest.param(calendar(busy("2021-10-27 09:00", "2021-10-27 10:00")), ["2021-10-27 10:00-11:00"], id="TV-08"),
        pytest.param(calendar(busy("2021-10-27 08:30", "2021-10-27 09:30")), ["2021-10-27 09:30-11:00"], id="TV-09"),
        pytest.param(
            calendar(absence("2021-10-27", "08:30-09:30"), absence("2021-10-27", "09:45-10:45")),
            ["2021-10-27 09:30-09:45", "2021-10-27 10:45-11:00"],
            id="TV-11",
        ),
    ],
)
def test_free_time_of_an_opening(agenda: AgentCalendar, expected: list[str]) -> None:
    found = free(offer(opening("2021-10-27")), days("2021-10-26", "2021-10-29"), "2021-10-20 08:00", agenda)
    assert found == expected


def test_tv_12_a_weekly_opening_begins_on_its_first_day() -> None:
    rule = weekly("2021-10-26", on=(1, 2, 4, 5))
    found = free(offer(opening("2021-10-26", recurrence=rule)), days("2021-10-25", "2021-10-30"), "2021-10-20 08:00")
    assert found == ["2021-10-26 09:00-11:00", "2021-10-28 09:00-11:00", "2021-10-29 09:00-11:00"]


def cancelled(taken: BusyInterval) -> AgentCalendar:
    """The agenda after an appointment was booked and then excused or revoked: its time is given back (SLOT-05)."""
    week = AgentWeek(AGENT, week_of(taken.start)).claimed(taken, 0)
    assert calendar_of(AGENT, [week], None).busy == (taken,)
    return calendar_of(AGENT, [week.released(taken.holder)], None)


@pytest.mark.parametrize(
    "agenda",
    [
        pytest.param(calendar(), id="TV-13"),
        pytest.param(cancelled(busy("2021-11-12 10:00", "2021-11-12 10:45")), id="TV-14"),
    ],
)
def test_the_day_that_is_over_is_dropped(agenda: AgentCalendar) -> None:
    weekly_friday = offer(opening("2021-11-12", recurrence=weekly("2021-11-12")))
    found = free(weekly_friday, days("2021-11-12", "2021-11-19"), "2021-11-12 20:00", agenda)
    assert found == ["2021-11-19 09:00-11:00"]


def test_tv_16_an_absence_over_everything() -> None:
    agenda = calendar(absence("2021-11-26", "08:00-12:00"))
    assert free(offer(opening("2021-11-26")), days("2021-11-26", "2021-11-26"), "2021-11-20 08:00", agenda) == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [pytest.param("09:15", [], id="TV-17"), pytest.param("09:45", ["2021-10-27 09:00"], id="TV-18")],
)
def test_cutting_a_free_interval(end: str, expected: list[str]) -> None:
    begin, end_minute = to_minute(at("2021-10-27 09:00")), to_minute(at(f"2021-10-27 {end}"))
    found = starts_in(begin, end_minute, 30, now=0, earliest=0, latest=end_minute)
    assert [local(minute) for minute in found] == expected


@pytest.mark.parametrize(
    ("what", "now", "period", "expected"),
    [
        pytest.param(opening("2021-04-30"), "2021-04-30 08:00", ("2021-05-03", "2021-05-10"), [], id="TV-19"),
        pytest.param(
            opening("2021-05-04"),
            "2021-04-30 08:00",
            ("2021-05-03", "2021-05-10"),
            ["2021-05-04 09:00-11:00"],
            id="TV-20",
        ),
        pytest.param(opening("2021-04-30"), "2021-04-30 12:00", ("2021-04-30", "2021-05-10"), [], id="TV-21"),
        pytest.param(
            opening("2021-04-16", recurrence=weekly("2021-04-16")),
            "2021-04-30 08:00",
            ("2021-05-03", "2021-05-10"),
            ["2021-05-07 09:00-11:00"],
            id="TV-22",
        ),
        pytest.param(
            opening("2021-05-14", recurrence=weekly("2021-05-14")),
            "2021-04-30 08:00",
            ("2021-05-03", "2021-05-10"),
            [],
            id="TV-23",
        ),
    ],
)
def test_occurrences_of_an_opening(what: Opening, now: str, period: tuple[str, str], expected: list[str]) -> None:
    assert occurring(offer(what), days(*period), now) == expected


def exactly(of: Offer, start: str, now: str, *known: AgentCalendar) -> tuple[Slot, ...]:
    return exact_slot(of, calendars(*known), at(start), at(now), location_id=PLACE)


def test_tv_25_the_exact_slot() -> None:
    half_hours = offer(opening("2020-10-20", "09:30-11:00"))
    [slot] = exactly(half_hours, "2020-10-20 09:30", "2020-10-19 14:30")
    assert (slot.starts_at, slot.ends_at) == (at("2020-10-20 09:30"), at("2020-10-20 10:00"))
    assert (slot.agent_id, slot.location_id) == (AGENT, PLACE)


def test_tv_26_no_slot_exactly_then() -> None:
    half_hours = offer(opening("2020-10-20", "10:00-12:00"))
    assert exactly(half_hours, "2020-10-20 09:30", "2020-10-19 14:30") == ()


@pytest.mark.parametrize(
    ("what", "agenda", "expected"),
    [
        pytest.param(opening("2021-03-26"), calendar(), "2021-03-26 09:00", id="TV-27"),
        pytest.param(opening("2021-03-18"), calendar(absence("2021-03-18", "09:00-12:00")), None, id="TV-28"),
        pytest.param(opening("2021-03-18"), calendar(busy("2021-03-18 09:00", "2021-03-18 11:00")), None, id="TV-30"),
        pytest.param(
            opening("2021-03-26"),
            cancelled(busy("2021-03-26 09:00", "2021-03-26 11:00")),
            "2021-03-26 09:00",
            id="TV-31",
        ),
        pytest.param(
            opening("2021-03-18", recurrence=monthly("2021-03-18")),
            calendar(busy("2021-03-18 09:00", "2021-03-18 11:00")),
            "2021-04-18 09:00",
            id="TV-32",
        ),
    ],
)
def test_next_availability(what: Opening, agenda: AgentCalendar, expected: str | None) -> None:
    found = next_availability(offer(what), calendars(agenda), THURSDAY, THURSDAY, location_id=PLACE)
    assert found == (at(expected) if expected else None)


@pytest.mark.parametrize("asked", [None, frozenset({AGENT, OTHER_AGENT}), frozenset({OTHER_AGENT})])
def test_tv_34_next_availability_of_any_asked_agent(asked: frozenset[str] | None) -> None:
    only_b = offer(opening("2021-03-25", agent=OTHER_AGENT))
    assert next_availability(only_b, calendars(), THURSDAY, THURSDAY, agent_ids=asked) == at("2021-03-25 09:00")
    assert next_availability(only_b, calendars(), THURSDAY, THURSDAY, agent_ids=frozenset({AGENT})) is None


def window_of(min_delay: timedelta, max_delay: timedelta, now: str) -> Period:
    return booking_window(offer(min_delay=min_delay, max_delay=max_delay).motif, at(now))


def test_tv_35_a_period_inside_the_window_is_unchanged() -> None:
    period = Period(FRIDAY + timedelta(minutes=60), FRIDAY + timedelta(days=7))
    window = window_of(timedelta(minutes=30), timedelta(days=8), "2021-04-30 08:00")
    assert reduce_to_window(period, window) == period


def test_tv_38_a_period_before_the_window_is_empty() -> None:
    period = Period(FRIDAY, FRIDAY + timedelta(days=7))
    assert reduce_to_window(period, window_of(timedelta(days=8), timedelta(days=9), "2021-04-30 08:00")) is None


def test_tv_39_a_period_after_the_window_is_empty() -> None:
    window = window_of(timedelta(days=1), timedelta(days=7), "2022-03-31 10:30")
    assert window.end == at("2022-04-07 10:30")
    assert reduce_to_window(days("2022-04-08", "2022-04-14"), window) is None


def test_tv_40_dates_become_whole_days() -> None:
    assert days("2021-12-20", "2021-12-23") == Period(at("2021-12-20 00:00:00"), at("2021-12-23 23:59:59"))


def test_tv_42_next_availability_after_a_long_absence() -> None:
    weekdays = offer(opening("2021-12-13", "08:00-12:00", weekly("2021-12-13", on=(1, 2, 3, 4, 5))))
    away = calendar(absence("2021-12-20", "08:00-18:00", end_day="2021-12-27"))
    found = next_availability(weekdays, calendars(away), at("2021-12-20 00:00"), at("2021-12-10 10:00"))
    assert found == at("2021-12-28 08:00")


def test_tv_43_nothing_beyond_the_longest_delay() -> None:
    far = offer(opening("2021-03-26"), max_delay=timedelta(days=7))
    assert next_availability(far, calendars(), THURSDAY, THURSDAY) is None


def test_tv_44_once_for_users_twice_for_agents() -> None:
    both = offer(opening("2021-05-03", "08:00-09:00"), opening("2021-05-03", "08:00-09:00", agent=OTHER_AGENT))
    period = days("2021-05-03", "2021-05-03")
    found = available_slots(both, calendars(), period, FRIDAY)
    assert [(slot.agent_id, f"{slot.starts_at:%H:%M}") for slot in found] == [
        (agent, start) for start in ("08:00", "08:30") for agent in sorted((AGENT, OTHER_AGENT))
    ]
    times = free_times(both, days_of(both, period, FRIDAY), calendars(), period, FRIDAY)
    assert [f"{free.starts_at:%H:%M}" for free in times] == ["08:00", "08:30"]


def test_tv_45_an_afternoon_of_half_hours() -> None:
    found = slots(offer(opening("2024-08-19", "14:00-18:00")), days("2024-08-19", "2024-08-19"), "2024-08-12 09:00")
    assert [start[11:] for start in found] == [
        "14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00", "17:30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("openings", "minutes", "override", "expected"),
    [
        pytest.param(["09:00-10:00", "12:00-13:00"], 30, 60, ["09:00", "12:00"], id="TV-47"),
        pytest.param(["09:00-10:00"], 25, 50, ["09:00"], id="TV-48"),
    ],
)
def test_a_longer_duration_than_the_motifs(
    openings: list[str], minutes: int, override: int, expected: list[str]
) -> None:
    of = offer(*(opening("2021-05-03", hours) for hours in openings), minutes=minutes)
    found = available_slots(of, calendars(), days("2021-05-03", "2021-05-03"), FRIDAY, duration_minutes=override)
    assert [start[11:] for start in starts(found)] == expected
    assert {slot.ends_at - slot.starts_at for slot in found} == {timedelta(minutes=override)}


def test_tv_49_nothing_on_a_public_holiday() -> None:
    christmas_week = offer(opening("2024-12-24", "08:00-12:00", weekly("2024-12-24", on=(2, 3, 4))))
    found = free(christmas_week, days("2024-12-24", "2024-12-26"), "2024-12-20 08:00")
    assert found == ["2024-12-24 08:00-12:00", "2024-12-26 08:00-12:00"]


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        pytest.param(
            absence("2021-10-19", "09:00-09:45", recurrence=weekly("2021-10-19", on=(2, 5))),
            [("2021-10-26 09:00", "2021-10-26 09:45"), ("2021-10-29 09:00", "2021-10-29 09:45")],
            id="TV-51",
        ),
        pytest.param(absence("2021-10-27", "09:00-09:40"), [("2021-10-27 09:00", "2021-10-27 09:40")], id="TV-52"),
        pytest.param(
            absence("2021-10-27", "09:00-12:00", end_day="2021-10-28"),
            [("2021-10-27 09:00", "2021-10-28 12:00")],
            id="TV-53",
        ),
    ],
)
def test_busy_times_of_an_absence(away: Absence, expected: list[tuple[str, str]]) -> None:
    window = to_minute(at("2021-10-26 08:00")), to_minute(at("2021-10-29 12:00"))
    found = absence_times([away], *window)
    assert [(local(begin), local(end)) for begin, end in found] == expected


@pytest.mark.parametrize(
    ("rule", "period", "expected"),
    [
        pytest.param(weekly("2019-07-17", interval=2), ("2019-08-12", "2019-08-19"), ["2019-08-14"], id="TV-55"),
        pytest.param(
            weekly("2019-07-01", until="2019-07-22"), ("2019-07-22", "2019-07-23"), ["2019-07-22"], id="TV-56"
        ),
        pytest.param(weekly("2019-07-01", until="2019-07-22"), ("2019-07-23", "2019-08-15"), [], id="TV-57"),
    ],
)
def test_occurrences_of_a_rule(rule: Recurrence, period: tuple[str, str], expected: list[str]) -> None:
    first, last = (date.fromisoformat(day).toordinal() for day in period)
    found = occurrence_ordinals(rule, first, last)
    assert [date.fromordinal(day).isoformat() for day in found] == expected


def test_tv_58_the_end_of_a_recurrence_is_that_of_its_until_day() -> None:
    assert recurrence_ends_at(weekly("2019-08-15", interval=2, until="2019-08-22"), PARIS) == at("2019-08-22 23:59:59")
    assert recurrence_ends_at(weekly("2019-08-15"), PARIS) is None


@pytest.mark.parametrize(
    ("until", "valid"),
    [("2021-10-27", False), ("2021-10-26", False), ("2021-11-03", True), (None, True)],
)
def test_tv_59_until_comes_after_the_first_day(until: str | None, valid: bool) -> None:
    errors = recurrence_errors(weekly("2021-10-27", until=until), date(2021, 10, 27), date(2021, 10, 1))
    assert [(error.field, error.code) for error in errors] == (
        [] if valid else [("recurrence.until", "not_after_first_day")]
    )


def test_tv_63_the_slot_that_a_waiting_user_is_told_of() -> None:
    now = at("2019-01-01 08:00")
    sooner = offer(opening("2019-01-09"))
    before_two_days = Period(now, now + timedelta(days=14) - timedelta(days=2))
    period = reduce_to_window(before_two_days, booking_window(sooner.motif, now))
    assert period
    assert starts(available_slots(sooner, calendars(), period, now))[0] == "2019-01-09 09:00"
