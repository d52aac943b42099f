"""Openings: validation (PO-01 to PO-04), warnings (PO-05), expiry (PO-08) and overlaps (PO-09, AV-25 to AV-34)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from rdv.domain.directory import LocationAvailability, LocationType, Motif, Opening
from rdv.domain.openings import opening_errors, opening_expired, opening_ordinals, opening_warnings, overlaps
from rdv.domain.recurrence import Recurrence, nth_weekday

from ..scheduling import OTHER_PLACE, PLACE, a_place, monthly, offer, opening, weekly

TODAY = date(2026, 11, 21)
MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
PLACES = {PLACE: a_place(), OTHER_PLACE: a_place(OTHER_PLACE, availability=LocationAvailability.DISABLED)}
ON_SITE = offer().motif
BY_PHONE = offer(location_type=LocationType.PHONE).motif
GROUP = offer(collectif=True).motif


def wrong(what: Opening, *motifs: Motif) -> list[tuple[str, str]]:
    errors = opening_errors(what, motifs or (ON_SITE,), PLACES, TODAY)
    return [(error.field, error.code) for error in errors]


def test_a_good_opening() -> None:
    assert wrong(opening(MONDAY, recurrence=weekly(MONDAY, until="2027-06-30"))) == []
    assert wrong(opening(MONDAY, place=None), BY_PHONE) == []


@pytest.mark.parametrize(
    ("what", "motifs", "expected"),
    [
        pytest.param(opening(MONDAY, "11:00-09:00"), (), ("end_time", "not_after_start"), id="PO-01, AV-37 before"),
        pytest.param(opening(MONDAY, "09:00-09:00"), (), ("end_time", "not_after_start"), id="PO-01, AV-37 equal"),
        pytest.param(opening(MONDAY, "09:00-09:30:30"), (), ("end_time", "not_a_whole_minute"), id="seconds"),
        pytest.param(opening(MONDAY, place=None), (), ("location_id", "required"), id="AV-38 without place"),
        pytest.param(opening(MONDAY, place=OTHER_PLACE), (), ("location_id", "disabled"), id="PO-02, AV-38 disabled"),
        pytest.param(opening(MONDAY, place="elsewhere"), (), ("location_id", "unknown"), id="somebody else's place"),
        pytest.param(opening(MONDAY), (GROUP,), ("motif_ids", "collectif"), id="PO-03"),
        pytest.param(opening(MONDAY, place=None), (BY_PHONE, ON_SITE), ("location_id", "required"), id="any on site"),
        pytest.param(opening("2017-12-31"), (), ("first_day", "unrealistic"), id="PO-04, AV-36 long ago"),
        pytest.param(opening("2031-11-22"), (), ("first_day", "unrealistic"), id="PO-04, AV-36 far ahead"),
        pytest.param(
            opening(MONDAY, recurrence=weekly(MONDAY, until=MONDAY)),
            (),
            ("recurrence.until", "not_after_first_day"),
            id="2.10 until",
        ),
        pytest.param(
            opening(MONDAY, recurrence=weekly(TUESDAY)), (), ("recurrence.starts", "not_first_day"), id="2.10 starts"
        ),
        pytest.param(replace(opening(MONDAY), title=" "), (), ("title", "required"), id="title"),
    ],
)
def test_what_is_wrong_with_an_opening(what: Opening, motifs: tuple[Motif, ...], expected: tuple[str, str]) -> None:
    assert wrong(what, *motifs) == [expected]


def test_an_opening_needs_a_motif() -> None:
    assert [error.field for error in opening_errors(opening(MONDAY), (), PLACES, TODAY)] == ["motif_ids"]


@pytest.mark.parametrize(
    ("what", "expired"),
    [
        (opening("2026-11-20"), True),
        (opening("2026-11-21"), False),
        (opening("2020-01-06", recurrence=weekly("2020-01-06")), False),
        (opening("2020-01-06", recurrence=weekly("2020-01-06", until="2026-11-20")), True),
        (opening("2020-01-06", recurrence=weekly("2020-01-06", until="2026-11-21")), False),
    ],
)
def test_po_08_expired(what: Opening, expired: bool) -> None:
    assert opening_expired(what, TODAY) is expired


def test_the_days_of_an_opening() -> None:
    one_off = opening(MONDAY)
    day = date.fromisoformat(MONDAY).toordinal()
    assert list(opening_ordinals(one_off, day, day)) == [day]
    assert list(opening_ordinals(one_off, day + 1, day + 9)) == []
    assert list(opening_ordinals(opening(MONDAY, recurrence=weekly(MONDAY)), day + 1, day + 14)) == [day + 7, day + 14]


def meets(one: Opening, other: Opening) -> bool:
    assert overlaps(one, other, TODAY) is overlaps(other, one, TODAY)
    return overlaps(one, other, TODAY)


@pytest.mark.parametrize("hours", ["14:00-18:00", "15:00-16:00", "08:00-20:00", "08:00-16:00", "16:00-20:00"])
def test_av_25_same_day_and_hours_that_meet(hours: str) -> None:
    assert meets(opening(MONDAY, "14:00-18:00"), opening(MONDAY, hours))


@pytest.mark.parametrize(
    "other", [opening(MONDAY, "08:00-12:00"), opening(TUESDAY, "14:00-18:00"), opening(MONDAY, "18:00-19:00")]
)
def test_av_26_other_hours_or_another_day(other: Opening) -> None:
    assert not meets(opening(MONDAY, "14:00-18:00"), other)


def afternoons(starts: str, on: tuple[int, ...], interval: int = 1, until: str | None = None) -> Opening:
    return opening(starts, "14:00-18:00", weekly(starts, on, interval, until))


MONDAYS_AND_TUESDAYS = (1, 2)


def test_av_28_weekly_and_a_one_off_of_next_week() -> None:
    assert meets(afternoons(MONDAY, MONDAYS_AND_TUESDAYS), opening("2026-12-01", "15:00-20:00"))


@pytest.mark.parametrize(("day", "expected"), [("2027-01-04", True), ("2026-12-21", False)])
def test_av_29_every_third_week_and_a_one_off(day: str, expected: bool) -> None:
    assert meets(afternoons(MONDAY, MONDAYS_AND_TUESDAYS, interval=3), opening(day, "14:00-18:00")) is expected


@pytest.mark.parametrize(("day", "expected"), [("2026-11-30", True), ("2026-12-21", False)])
def test_av_30_weekly_until_and_a_one_off(day: str, expected: bool) -> None:
    until_three_weeks = afternoons(MONDAY, MONDAYS_AND_TUESDAYS, until="2026-12-14")
    assert meets(until_three_weeks, opening(day, "14:00-18:00")) is expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (afternoons(MONDAY, (3, 4)), False),
        (afternoons(MONDAY, (2, 3)), True),
        (opening(MONDAY, "08:00-12:00", weekly(MONDAY, (2, 3))), False),
    ],
)
def test_av_31_two_weekly_openings(other: Opening, expected: bool) -> None:
    assert meets(afternoons(MONDAY, MONDAYS_AND_TUESDAYS), other) is expected


def of_month(starts: str) -> Opening:
    return opening(starts, "10:00-12:00", monthly(starts, nth_weekday(date.fromisoformat(starts))))


def test_av_34_first_and_second_monday_of_the_month() -> None:
    assert not meets(of_month("2026-12-07"), of_month("2026-12-14"))
    assert meets(of_month("2026-12-07"), of_month("2027-01-04"))


def test_monthly_rules_of_two_kinds_are_not_compared() -> None:
    """PO-09 asks for the same nth weekday: the 21st is the third Monday of December, and of no matter otherwise."""
    assert not meets(of_month("2026-12-21"), opening("2026-12-21", recurrence=monthly("2026-12-21")))
    same = opening("2026-12-21", recurrence=monthly("2026-12-21"))
    assert meets(same, opening("2027-01-21", recurrence=monthly("2027-01-21")))


def every_other(starts: str) -> Recurrence:
    return weekly(starts, interval=2)


def test_alternating_weeks_never_meet() -> None:
    one = opening(MONDAY, recurrence=every_other(MONDAY))
    assert not meets(one, opening("2026-11-30", recurrence=every_other("2026-11-30")))
    assert meets(one, opening("2026-12-07", recurrence=every_other("2026-12-07")))


def test_only_the_next_six_months_count_and_nothing_past() -> None:
    # Every fifth and every third week: they meet every fifteen weeks.
    fifth = opening("2026-01-05", recurrence=weekly("2026-01-05", interval=5))
    assert meets(fifth, opening("2026-11-23", recurrence=weekly("2026-11-23", interval=3)))
    far = opening("2027-05-24", recurrence=weekly("2027-05-24"))
    assert not meets(opening(MONDAY, recurrence=weekly(MONDAY)), far)
    past_monday = opening("2026-11-16")
    assert not meets(past_monday, opening("2026-01-05", recurrence=weekly("2026-01-05")))
    far_monday = opening("2027-11-22")
    assert meets(far_monday, opening(MONDAY, recurrence=weekly(MONDAY)))


def test_po_05_warnings() -> None:
    mine = opening(MONDAY, "09:00-09:20", name="mine")
    same, expired = opening(MONDAY, "09:10-10:00", name="other"), opening("2026-11-02", "09:00-10:00", name="old")
    found = opening_warnings(
        mine, [replace(mine), same, expired], [ON_SITE, replace(ON_SITE, duration_minutes=20)], TODAY
    )
    assert found.overlapping == (same,)
    assert [motif.duration_minutes for motif in found.too_long] == [30]


def test_clock_times_need_whole_minutes() -> None:
    assert wrong(replace(opening(MONDAY), start_time=time(9, 0, 1)))[0] == ("start_time", "not_a_whole_minute")
