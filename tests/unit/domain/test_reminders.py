"""Reminder plans, the silence of the night and the buckets of the due index (6.3, decision 0110)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rdv.domain.channels import Channel
from rdv.domain.directory import Motif
from rdv.domain.reminders import (
    DEFAULT_PLAN,
    SHARDS,
    buckets_between,
    channels_due,
    check_plan,
    due_bucket,
    due_times,
    next_reminder,
    silent_until,
)
from rdv.store.codec import from_plain, to_plain

PARIS, GUADELOUPE = "Europe/Paris", "America/Guadeloupe"


def at(text: str, zone: str = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def moments(start: datetime, zone: str, *hours: float) -> dict[str, list[str]]:
    """Local clock times of a plan, by channel."""
    found: dict[str, list[str]] = {"sms": [], "email": []}
    for due in due_times(start, zone, tuple(timedelta(hours=one) for one in hours)):
        found[due.channel].append(f"{due.at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}")
    return found


@pytest.mark.parametrize(
    ("start", "sms"),
    [
        ("2026-12-10 09:00", "2026-12-08 09:00"),
        ("2026-12-10 08:00", "2026-12-08 08:00"),
        ("2026-12-10 07:59", "2026-12-07 20:55"),
        ("2026-12-10 20:55", "2026-12-08 20:55"),
        ("2026-12-10 20:56", "2026-12-08 20:55"),
        ("2026-12-10 21:00", "2026-12-08 20:55"),
        ("2026-12-10 00:00", "2026-12-07 20:55"),
        # 48 hours are hours of the sun, not of the clock: on both nights when it changes.
        ("2026-10-26 08:00", "2026-10-24 09:00"),
        ("2026-10-26 07:30", "2026-10-24 08:30"),
        ("2027-03-29 08:30", "2027-03-26 20:55"),
        ("2027-03-29 21:30", "2027-03-27 20:30"),
    ],
)
def test_an_sms_never_goes_at_night_and_never_later_than_its_step(start: str, sms: str) -> None:
    assert moments(at(start), PARIS, 48)["sms"] == [sms]


def test_the_night_is_that_of_the_location() -> None:
    start = at("2026-12-10 07:00", GUADELOUPE)
    assert moments(start, GUADELOUPE, 48) == {"sms": ["2026-12-07 20:55"], "email": ["2026-12-08 07:00"]}


def test_sms_that_the_silence_drives_to_one_evening_are_one() -> None:
    assert moments(at("2026-12-10 09:00"), PARIS, 10, 3) == {
        "sms": ["2026-12-09 20:55"],
        "email": ["2026-12-09 23:00", "2026-12-10 06:00"],
    }


def test_the_next_moment_is_after_the_instant() -> None:
    start = at("2026-12-10 09:00")
    plan = (timedelta(hours=3), timedelta(days=7))
    week, evening, morning = at("2026-12-03 09:00"), at("2026-12-09 20:55"), at("2026-12-10 06:00")
    assert next_reminder(start, PARIS, plan, week - timedelta(seconds=1)) == week
    assert next_reminder(start, PARIS, plan, week) == evening
    assert next_reminder(start, PARIS, plan, evening) == morning
    assert next_reminder(start, PARIS, plan, morning) is None
    assert channels_due(start, PARIS, plan, week, week) == [Channel.EMAIL, Channel.SMS]
    assert channels_due(start, PARIS, plan, evening, morning - timedelta(minutes=1)) == [Channel.SMS]


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-12-10 07:59", "2026-12-10 08:00"),
        ("2026-12-10 08:00", None),
        ("2026-12-10 20:59", None),
        ("2026-12-10 21:00", "2026-12-11 08:00"),
        ("2026-10-24 23:00", "2026-10-25 08:00"),
    ],
)
def test_the_silence_ends_at_eight(now: str, ends: str | None) -> None:
    assert silent_until(at(now).astimezone(UTC), PARIS) == (at(ends) if ends else None)


@pytest.mark.parametrize("hours", [(), (2.9,), (721,), (48, 48), (3, 4, 5, 6, 7, 8)])
def test_a_plan_out_of_bounds_is_no_motif(hours: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="reminder"):
        Motif("m", "o", "s", "Name", reminder_plan=tuple(timedelta(hours=one) for one in hours))


def test_a_plan_within_bounds_is_kept_by_the_store() -> None:
    plan = (timedelta(days=30), timedelta(hours=48), timedelta(hours=3))
    check_plan(plan)
    motif = Motif("m", "o", "s", "Name", reminder_plan=plan)
    assert from_plain(Motif, to_plain(motif)) == motif
    assert "reminder_plan" not in to_plain(Motif("m", "o", "s", "Name"))
    assert from_plain(Motif, to_plain(Motif("m", "o", "s", "Name"))).reminder_plan == DEFAULT_PLAN


def test_every_bucket_is_met_on_the_way() -> None:
    since, until = at("2026-12-10 00:30"), at("2026-12-12 12:00")
    days = list(buckets_between(since, until))
    assert [f"{day:%d %H}" for day, _ in days] == ["09 00", "10 00", "11 00", "12 00"]
    assert all(len(names) == SHARDS for _, names in days)
    walked = {name for _, names in days for name in names}
    assert {due_bucket(since, str(number)) for number in range(50)} <= walked
    assert len({due_bucket(since, str(number)) for number in range(50)}) == SHARDS
