"""Recurrences: rules REC-01 to REC-05, iCalendar text, validation, and agreement with dateutil."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from rdv.domain.days import is_realistic, months_after
from rdv.domain.recurrence import (
    Every,
    Recurrence,
    icalendar_rule,
    nth_weekday,
    occurrence_ordinals,
    recurrence_errors,
)

from ..scheduling import monthly, weekly
from .slot_oracle import days_of


def days(rule: Recurrence, first: str, last: str) -> list[str]:
    ordinals = occurrence_ordinals(rule, date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    return [date.fromordinal(ordinal).isoformat() for ordinal in ordinals]


def test_rec_01_the_interval_counts_weeks_from_the_monday_before_the_start() -> None:
    # Thursday 2026-11-05; Monday is on: the next week in step is that of Monday 16.
    rule = weekly("2026-11-05", on=(1, 4), interval=2)
    assert days(rule, "2026-11-01", "2026-11-30") == ["2026-11-05", "2026-11-16", "2026-11-19", "2026-11-30"]


def test_rec_01_without_weekdays_that_of_the_start() -> None:
    assert days(weekly("2026-11-05"), "2026-11-01", "2026-11-20") == ["2026-11-05", "2026-11-12", "2026-11-19"]


def test_rec_02_the_same_day_of_the_month_where_there_is_one() -> None:
    rule = monthly("2026-01-31")
    assert days(rule, "2026-01-01", "2026-05-31") == ["2026-01-31", "2026-03-31", "2026-05-31"]


def test_the_fifth_weekday_where_there_is_one() -> None:
    rule = monthly("2026-01-29", nth=(4, 5))
    assert days(rule, "2026-01-01", "2026-07-31") == ["2026-01-29", "2026-04-30", "2026-07-30"]


def test_rec_05_the_first_day_counts_only_when_it_matches() -> None:
    assert days(weekly("2026-11-24", on=(1,)), "2026-11-01", "2026-12-07") == ["2026-11-30", "2026-12-07"]


def test_a_daily_rule_is_read() -> None:
    rule = Recurrence(Every.DAY, date(2026, 11, 20), interval=3, until=date(2026, 11, 26))
    assert days(rule, "2026-11-21", "2026-11-30") == ["2026-11-23", "2026-11-26"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(
            weekly("2019-10-07", on=(1,), until="2019-10-22"),
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;UNTIL=20191022T000000;",
            id="AV-55",
        ),
        pytest.param(monthly("2019-10-09", nth=(3, 2)), "FREQ=MONTHLY;INTERVAL=1;BYDAY=2WE;", id="AV-56"),
        pytest.param(
            weekly("2019-10-07", on=(2, 1), interval=2, until="2019-10-22"),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;UNTIL=20191022T000000;",
            id="REC-04",
        ),
        pytest.param(weekly("2019-10-07"), "FREQ=WEEKLY;INTERVAL=1;", id="weekday of the start"),
        pytest.param(Recurrence(Every.DAY, date(2019, 10, 7)), "FREQ=DAILY;INTERVAL=1;", id="daily"),
    ],
)
def test_icalendar_text(rule: Recurrence, text: str) -> None:
    assert icalendar_rule(rule) == text
    start = datetime.combine(rule.starts, time())
    first_ten = [
        moment.date().isoformat()
        for moment in rrulestr(text.rstrip(";"), dtstart=start).between(start, start + timedelta(days=60), inc=True)
    ]
    assert first_ten == days(rule, rule.starts.isoformat(), (rule.starts + timedelta(days=60)).isoformat())


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-01", (7, 1)), ("2026-11-07", (6, 1)), ("2026-11-08", (7, 2)), ("2026-11-30", (1, 5))],
)
def test_the_nth_weekday_of_a_first_day(day: str, expected: tuple[int, int]) -> None:
    """2.10: floor((day - 1) / 7) + 1."""
    assert nth_weekday(date.fromisoformat(day)) == expected


FIRST_DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (Recurrence(Every.WEEK, FIRST_DAY), []),
        (Recurrence(Every.WEEK, FIRST_DAY, 5, (1, 7)), []),
        (Recurrence(Every.MONTH, FIRST_DAY, nth=(2, 4)), []),
        (Recurrence(Every.WEEK, date(2026, 11, 25)), ["recurrence.starts"]),
        (Recurrence(Every.WEEK, FIRST_DAY, 0), ["recurrence.interval"]),
        (Recurrence(Every.WEEK, FIRST_DAY, on=(0,)), ["recurrence.on"]),
        (Recurrence(Every.MONTH, FIRST_DAY, on=(1,)), ["recurrence.on"]),
        (Recurrence(Every.WEEK, FIRST_DAY, nth=(2, 4)), ["recurrence.nth"]),
        (Recurrence(Every.MONTH, FIRST_DAY, nth=(2, 6)), ["recurrence.nth"]),
        (Recurrence(Every.WEEK, FIRST_DAY, until=FIRST_DAY), ["recurrence.until"]),
        (Recurrence(Every.WEEK, FIRST_DAY, until=date(2031, 11, 21)), []),
        (Recurrence(Every.WEEK, FIRST_DAY, until=date(2031, 11, 22)), ["recurrence.until"]),
    ],
)
def test_what_is_wrong_with_a_rule(rule: Recurrence, wrong: list[str]) -> None:
    assert [error.field for error in recurrence_errors(rule, FIRST_DAY, date(2026, 11, 21))] == wrong


def test_realistic_days() -> None:
    """PO-04, ABS-03, AV-36."""
    today = date(2024, 2, 29)
    assert [is_realistic(date.fromisoformat(day), today) for day in (
        "2017-12-31", "2018-01-01", "2029-02-28", "2029-03-01", "9999-12-31", "0001-01-01",
    )] == [False, True, True, False, False, False]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-08-31", 6, "2027-02-28"), ("2026-12-15", 1, "2027-01-15"),
     ("2026-11-30", 13, "2027-12-30"), ("2026-11-30", 0, "2026-11-30")],
)  # fmt: skip
def test_months_after(day: str, months: int, expected: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    starts = draw(st.dates(date(2018, 1, 1), date(2035, 12, 31)))
    every = draw(st.sampled_from(Every))
    weekdays = tuple(draw(st.sets(st.integers(1, 7)))) if every is Every.WEEK else ()
    nth = nth_weekday(starts) if every is Every.MONTH and draw(st.booleans()) else None
    until = draw(st.none() | st.integers(1, 900).map(lambda count: starts + timedelta(days=count)))
    return Recurrence(every, starts, draw(st.integers(1, 5)), weekdays, nth, until)


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(rules(), st.integers(-100, 1200), st.integers(0, 200))
def test_occurrences_are_those_of_dateutil(rule: Recurrence, offset: int, length: int) -> None:
    first = rule.starts + timedelta(days=offset)
    last = first + timedelta(days=length)
    found = [date.fromordinal(day) for day in occurrence_ordinals(rule, first.toordinal(), last.toordinal())]
    assert found == days_of(rule.starts, rule, first, last)
