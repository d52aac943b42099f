"""Absences: validation (ABS-01 to ABS-03), expiry (ABS-05), occurrences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rdv.domain.absences import absence_errors, absence_expired, absence_times
from rdv.domain.agenda import Absence, to_minute

from ..scheduling import absence, at, local, weekly

TODAY = date(2026, 11, 21)
MONDAY, TUESDAY = "2026-11-23", "2026-11-24"


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        pytest.param(absence(MONDAY, "09:00-10:00"), [], id="one day"),
        pytest.param(absence(MONDAY, "18:00-08:00", end_day=TUESDAY), [], id="over night"),
        pytest.param(absence(MONDAY, "09:00-10:00", recurrence=weekly(MONDAY)), [], id="weekly"),
        pytest.param(absence(MONDAY, "09:00-09:00"), [("end_time", "not_after_start")], id="ABS-01, AV-37 equal"),
        pytest.param(absence(MONDAY, "10:00-09:00"), [("end_time", "not_after_start")], id="ABS-01, AV-37 before"),
        pytest.param(
            absence(TUESDAY, "09:00-10:00", end_day=MONDAY), [("end_day", "not_after_start")], id="ABS-01 day before"
        ),
        pytest.param(
            absence(MONDAY, "09:00-10:00", end_day=TUESDAY, recurrence=weekly(MONDAY)),
            [("recurrence", "several_days")],
            id="ABS-02",
        ),
        pytest.param(
            absence("2017-12-31", "09:00-10:00"),
            [("first_day", "unrealistic")] * 1 + [("end_day", "unrealistic")],
            id="ABS-03",
        ),
        pytest.param(
            absence(MONDAY, "09:00-10:00", recurrence=weekly(TUESDAY)),
            [("recurrence.starts", "not_first_day")],
            id="2.10",
        ),
        pytest.param(absence(MONDAY, "09:00-10:00:30"), [("end_time", "not_a_whole_minute")], id="seconds"),
        pytest.param(replace(absence(MONDAY, "09:00-10:00"), title=""), [("title", "required")], id="title"),
    ],
)
def test_what_is_wrong_with_an_absence(away: Absence, expected: list[tuple[str, str]]) -> None:
    assert [(error.field, error.code) for error in absence_errors(away, TODAY)] == expected


@pytest.mark.parametrize(
    ("away", "expired"),
    [
        (absence("2026-11-02", "09:00-10:00", end_day="2026-11-20"), True),
        (absence("2026-11-02", "09:00-10:00", end_day="2026-11-21"), False),
        (absence("2026-11-02", "09:00-10:00", recurrence=weekly("2026-11-02")), False),
        (absence("2026-11-02", "09:00-10:00", recurrence=weekly("2026-11-02", until="2026-11-20")), True),
    ],
)
def test_abs_05_expired(away: Absence, expired: bool) -> None:
    assert absence_expired(away, TODAY) is expired


@pytest.mark.parametrize(
    ("begin", "end", "meets"),
    [
        ("2026-11-01 00:00", "2026-11-23 18:00", False),
        ("2026-11-01 00:00", "2026-11-23 18:01", True),
        ("2026-11-25 10:00", "2026-11-25 11:00", True),
        ("2026-12-04 08:00", "2026-12-05 00:00", False),
        ("2026-12-04 07:59", "2026-12-05 00:00", True),
    ],
)
def test_a_long_absence_is_found_wherever_it_is_looked_at(begin: str, end: str, meets: bool) -> None:
    away = absence(MONDAY, "18:00-08:00", end_day="2026-12-04")
    found = [
        (local(first), local(last)) for first, last in absence_times([away], to_minute(at(begin)), to_minute(at(end)))
    ]
    assert found == ([("2026-11-23 18:00", "2026-12-04 08:00")] if meets else [])
