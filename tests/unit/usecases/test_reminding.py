"""The sweep: every reminder that is due, once, also after an outage (house rule 8, 6.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from rdv.domain.appointments import Appointment, EventKind, Status, armed
from rdv.domain.errors import Unavailable
from rdv.domain.people import Channel
from rdv.domain.reminders import SHARDS
from rdv.ports import AppointmentKey, Put, Watermark
from rdv.usecases.reminding import CLAIMS_AT_ONCE, WATERMARK, Sweep, sweep
from tests.unit.messaging import BOOKED_AT, START, World, an_appointment, an_offer

DUE = START - timedelta(hours=48)


def booked(now: datetime) -> World:
    """A world with one appointment, its confirmation sent long ago, at that instant."""
    world = World()
    world.store(an_appointment())
    world.clock.instant = now
    return world


def reminders(world: World) -> list[datetime]:
    """The starts that a reminder was written for."""
    return [event.starts_at for event in world.events() if event.kind is EventKind.REMINDER]


def stored(world: World) -> Appointment:
    found = world.records.items[AppointmentKey(an_appointment().id)]
    assert isinstance(found, Appointment)
    return found


def day_of(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def watermark(world: World) -> datetime:
    found = world.records.items[WATERMARK]
    assert isinstance(found, Watermark)
    return found.at


def test_nothing_before_its_time() -> None:
    world = booked(DUE - timedelta(seconds=1))
    assert sweep(world.records, world.clock) == Sweep()
    assert reminders(world) == []


def test_one_reminder_when_it_is_due() -> None:
    world = booked(DUE)
    assert sweep(world.records, world.clock) == Sweep(claimed=1)
    for _ in range(3):
        world.clock.advance(minutes=5)
        assert sweep(world.records, world.clock) == Sweep()
    (event,) = world.events()
    assert (event.kind, event.version, event.starts_at, event.user_ids) == (EventKind.REMINDER, 2, START, ("zoe",))
    assert (stored(world).version, stored(world).reminder_at) == (2, None)


def test_the_reminder_is_sent_by_both_channels() -> None:
    world = booked(DUE)
    sweep(world.records, world.clock)
    world.relay_all()
    for job in world.queue.jobs * 2:
        world.deliver(job)
    assert world.sent() == [("sms", "reminder"), ("email", "reminder")]


def test_the_age_of_the_oldest_is_told() -> None:
    world = booked(DUE + timedelta(minutes=17))
    assert sweep(world.records, world.clock).oldest_age_seconds == 17 * 60


@pytest.mark.parametrize("days", [1, 1.9])
def test_an_outage_delays_and_loses_nothing(days: float) -> None:
    world = booked(DUE - timedelta(hours=1))
    sweep(world.records, world.clock)
    world.clock.advance(days=days, hours=1)
    assert sweep(world.records, world.clock).claimed == 1
    assert reminders(world) == [START]


@pytest.mark.parametrize("late", [timedelta(hours=46), timedelta(hours=48), timedelta(days=30)])
def test_a_reminder_that_no_longer_helps_is_not_written(late: timedelta) -> None:
    world = booked(DUE - timedelta(minutes=5))
    sweep(world.records, world.clock)
    world.clock.instant = DUE + late
    swept = sweep(world.records, world.clock)
    assert swept.claimed == 0
    assert reminders(world) == []
    assert watermark(world) == day_of(DUE + late)


@pytest.mark.parametrize("status", [Status.EXCUSED, Status.REVOKED])
def test_a_cancelled_appointment_is_not_reminded_of(status: Status) -> None:
    world = booked(DUE)
    # As an old version of the code would leave it: cancelled, with a reminder still owed in the index.
    world.records.due_reminders = lambda bucket, until: [an_appointment().id] if bucket.endswith("#0") else []  # type: ignore[method-assign]
    world.store(replace(an_appointment(), status=status))
    assert sweep(world.records, world.clock).dropped == 1
    assert stored(world).reminder_at is None
    assert reminders(world) == []
    # Nothing happened that its history would tell of.
    assert stored(world).version == an_appointment().version


def test_two_sweeps_at_once_write_one() -> None:
    world = booked(DUE)
    commit, nested = world.records.commit, [True]

    def overtaken(writes: object) -> None:
        if nested and nested.pop():
            assert sweep(world.records, world.clock).claimed == 1
        commit(writes)  # type: ignore[arg-type]

    world.records.commit = overtaken  # type: ignore[method-assign]
    assert sweep(world.records, world.clock) == Sweep(contended=1)
    assert reminders(world) == [START]


def test_a_change_at_the_same_moment_is_met_again() -> None:
    world = booked(DUE)
    commit, meddle = world.records.commit, [True]

    def meddled(writes: object) -> None:
        if meddle and meddle.pop():
            # An agent corrects something else of the appointment.
            commit([Put(AppointmentKey(an_appointment().id), replace(an_appointment(), version=2))])
        commit(writes)  # type: ignore[arg-type]

    world.records.commit = meddled  # type: ignore[method-assign]
    assert sweep(world.records, world.clock) == Sweep(contended=1)
    assert watermark(world) <= DUE
    world.clock.advance(minutes=5)
    assert sweep(world.records, world.clock).claimed == 1
    assert reminders(world) == [START]


def test_a_sweep_cut_short_is_continued() -> None:
    world = World()
    world.clock.instant = DUE + timedelta(minutes=50)
    for number in range(CLAIMS_AT_ONCE * SHARDS * 2):
        due = DUE + timedelta(minutes=5 * (number % 10))
        one = replace(an_appointment(), id=str(UUID(int=number)), starts_at=due + timedelta(hours=48), reminder_at=due)
        world.store(one)
    left = iter([True] * 3 + [False] * 100)
    first = sweep(world.records, world.clock, lambda: next(left))
    assert 0 < first.claimed <= 3 * CLAIMS_AT_ONCE
    assert not first.finished
    world.clock.advance(minutes=5)
    others = CLAIMS_AT_ONCE * SHARDS * 2 - first.claimed
    assert sweep(world.records, world.clock) == Sweep(claimed=others, oldest_age_seconds=_oldest(world))
    assert len(reminders(world)) == CLAIMS_AT_ONCE * SHARDS * 2
    assert len({event.appointment_id for event in world.events()}) == CLAIMS_AT_ONCE * SHARDS * 2


def test_one_that_somebody_changes_at_the_same_moment_does_not_keep_the_others_back() -> None:
    world = World()
    world.clock.instant = DUE
    many = [replace(an_appointment(), id=str(UUID(int=number))) for number in range(30)]
    for one in many:
        world.store(one)
    commit, meddle = world.records.commit, [True]

    def meddled(writes: object) -> None:
        if meddle and meddle.pop():
            first = writes[0].entity  # type: ignore[index]
            commit([Put(AppointmentKey(first.id), replace(first, reminder_at=DUE, version=2))])
        commit(writes)  # type: ignore[arg-type]

    world.records.commit = meddled  # type: ignore[method-assign]
    assert sweep(world.records, world.clock) == Sweep(claimed=29, contended=1)
    assert sweep(world.records, world.clock) == Sweep(claimed=1)


def _oldest(world: World) -> int:
    """Seconds since the earliest due instant among those that were claimed last."""
    claimed_last = [
        event for event in world.events() if event.kind is EventKind.REMINDER and event.at == world.clock.now()
    ]
    dues = [event.starts_at - timedelta(hours=48) for event in claimed_last]
    return int((world.clock.now() - min(dues)).total_seconds())


def test_the_watermark_follows_finished_days_and_never_goes_back() -> None:
    world = booked(BOOKED_AT)
    sweep(world.records, world.clock)
    assert watermark(world) == day_of(BOOKED_AT)
    world.clock.advance(days=5)
    sweep(world.records, world.clock)
    assert watermark(world) == day_of(BOOKED_AT) + timedelta(days=5)
    world.clock.advance(days=-3)
    sweep(world.records, world.clock)
    assert watermark(world) == day_of(BOOKED_AT) + timedelta(days=5)


def test_a_normal_sweep_reads_the_watermark_and_the_day_once() -> None:
    world = booked(BOOKED_AT)
    sweep(world.records, world.clock)
    world.clock.advance(minutes=15)
    looked_at: list[str] = []
    due = world.records.due_reminders
    world.records.due_reminders = lambda bucket, until: looked_at.append(bucket) or due(bucket, until)  # type: ignore[method-assign, func-returns-value]
    reads, commits = world.records.reads, world.records.commits
    sweep(world.records, world.clock)
    assert (world.records.reads - reads, len(looked_at), world.records.commits - commits) == (1, SHARDS, 0)


def test_an_index_that_lags_behind_is_looked_at_again() -> None:
    """Due in the last minutes of a day, shown by the index only in the next one."""
    world = World(an_offer())
    due_at = day_of(DUE) + timedelta(hours=23, minutes=55)
    world.store(replace(an_appointment(starts_at=due_at + timedelta(hours=48)), reminder_at=due_at))
    world.clock.instant = due_at
    due = world.records.due_reminders
    visible = due_at + timedelta(minutes=9)
    world.records.due_reminders = lambda bucket, until: due(bucket, until) if until >= visible else []  # type: ignore[method-assign]
    for _ in range(12):
        sweep(world.records, world.clock)
        world.clock.advance(minutes=5)
    assert len(reminders(world)) == 1


def test_a_store_that_does_not_answer_stops_the_sweep_and_moves_no_watermark() -> None:
    world = booked(DUE)
    world.records.faults.throttle = 1.0
    with pytest.raises(Unavailable):
        sweep(world.records, world.clock)
    world.records.faults.throttle = 0.0
    assert WATERMARK not in world.records.items
    assert sweep(world.records, world.clock).claimed == 1


# --- plans and the silence of the night ----------------------------------------------------------------------------


def told(world: World) -> list[tuple[datetime, tuple[Channel, ...]]]:
    """When a reminder was written, and by which channels alone."""
    return [(event.at, event.channels) for event in world.events() if event.kind is EventKind.REMINDER]


def lived(appointment: Appointment, booked_at: datetime) -> World:
    """A world that has swept every five minutes from the booking to the start."""
    world = World(now=booked_at.astimezone(UTC))
    world.store(armed(replace(appointment, created_at=booked_at), booked_at))
    while world.clock.instant <= appointment.starts_at:
        if world.clock.instant.minute % 5 == 0:
            sweep(world.records, world.clock)
        world.clock.advance(minutes=5)
    return world


def test_each_step_of_a_plan_is_one_reminder() -> None:
    plan = (timedelta(days=7), timedelta(hours=48), timedelta(hours=3))
    world = lived(replace(an_appointment(), reminder_plan=plan), START - timedelta(days=9))
    assert told(world) == [((START.astimezone(UTC) - lead), ()) for lead in plan]
    assert stored(world).reminder_at is None
    assert stored(world).version == 4
    world.relay_all()
    for job in world.queue.jobs:
        world.deliver(job)
    # Lived through to the start: they come too late for their own deadlines.
    assert world.sent() == []


def test_steps_that_the_booking_is_too_late_for_are_skipped() -> None:
    plan = (timedelta(days=7), timedelta(hours=48), timedelta(hours=3))
    world = lived(replace(an_appointment(), reminder_plan=plan), START - timedelta(hours=48))
    assert told(world) == [(START.astimezone(UTC) - timedelta(hours=3), ())]


def test_at_night_the_sms_is_told_the_evening_before_and_the_e_mail_at_its_time() -> None:
    early = START.replace(hour=7, minute=30)
    world = lived(an_appointment(starts_at=early), BOOKED_AT)
    evening = (early - timedelta(hours=48)).replace(hour=20, minute=55) - timedelta(days=1)
    assert told(world) == [
        (evening.astimezone(UTC), (Channel.SMS,)),
        (early.astimezone(UTC) - timedelta(hours=48), (Channel.EMAIL,)),
    ]


def test_an_sms_that_an_outage_made_late_waits_for_the_end_of_the_night() -> None:
    due = DUE.replace(hour=20, minute=0)
    world = World(now=due - timedelta(days=1))
    world.store(an_appointment(starts_at=due + timedelta(hours=48)))
    world.clock.instant = due.replace(hour=23)
    assert sweep(world.records, world.clock).held == 1
    world.clock.instant = due.replace(hour=7, minute=55) + timedelta(days=1)
    assert sweep(world.records, world.clock).held == 1
    world.clock.advance(minutes=5)
    assert sweep(world.records, world.clock).claimed == 1
    assert told(world) == [(world.clock.now(), ())]


def test_when_the_morning_is_too_late_the_e_mail_goes_alone() -> None:
    early = START.replace(hour=9, minute=0)
    plan = (timedelta(hours=13),)
    world = World(now=BOOKED_AT)
    world.store(armed(replace(an_appointment(starts_at=early), reminder_plan=plan), BOOKED_AT))
    world.clock.instant = early.replace(hour=2)
    assert sweep(world.records, world.clock).claimed == 1
    assert told(world) == [(world.clock.now(), (Channel.EMAIL,))]
    world.relay_all()
    assert {job.channel for job in world.queue.jobs} == {Channel.EMAIL}


def test_steps_that_an_outage_brings_together_are_one_reminder() -> None:
    plan = (timedelta(hours=72), timedelta(hours=48))
    world = World(now=BOOKED_AT)
    world.store(armed(replace(an_appointment(), reminder_plan=plan), BOOKED_AT))
    world.clock.instant = DUE + timedelta(minutes=5)
    assert sweep(world.records, world.clock).claimed == 1
    assert told(world) == [(world.clock.now(), ())]
    assert stored(world).reminder_at is None


def test_an_outage_longer_than_a_step_forgets_no_later_one() -> None:
    plan = (timedelta(days=30), timedelta(hours=48))
    start = START + timedelta(days=40)
    world = World(now=START)
    world.store(armed(replace(an_appointment(starts_at=start), reminder_plan=plan), START))
    sweep(world.records, world.clock)
    world.clock.instant = start - timedelta(days=5)
    assert sweep(world.records, world.clock).claimed == 1
    world.clock.instant = start - timedelta(hours=48)
    assert sweep(world.records, world.clock).claimed == 1
