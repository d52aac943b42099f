"""The sweep: every reminder that is due, once, also after an outage (house rule 8, 6.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rdv.domain.appointments import Appointment, EventKind, Status, reminder_time
from rdv.domain.errors import Unavailable
from rdv.domain.reminders import SHARDS
from rdv.ports import AppointmentKey, Put, Watermark
from rdv.usecases.reminding import WATERMARK, Sweep, sweep
from tests.unit.messaging import BOOKED_AT, START, World, an_appointment, an_event

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


def hour_of(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


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
    assert watermark(world) == hour_of(DUE + late)


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
    for number in range(10):
        due = DUE + timedelta(minutes=5 * number)
        one = replace(an_appointment(), id=str(UUID(int=number)), starts_at=due + timedelta(hours=48), reminder_at=due)
        world.store(one)
    left = iter([True] * 4 + [False] * 100)
    first = sweep(world.records, world.clock, lambda: next(left))
    assert (first.claimed, first.finished) == (4, False)
    world.clock.advance(minutes=5)
    assert sweep(world.records, world.clock) == Sweep(claimed=6, oldest_age_seconds=_oldest(world))
    assert len(reminders(world)) == 10


def _oldest(world: World) -> int:
    """Seconds since the earliest due instant among the last six claimed."""
    claimed_last = [
        event for event in world.events() if event.kind is EventKind.REMINDER and event.at == world.clock.now()
    ]
    dues = [event.starts_at - timedelta(hours=48) for event in claimed_last]
    return int((world.clock.now() - min(dues)).total_seconds())


def test_the_watermark_follows_finished_hours_and_never_goes_back() -> None:
    world = booked(BOOKED_AT)
    sweep(world.records, world.clock)
    assert watermark(world) == hour_of(BOOKED_AT)
    world.clock.advance(hours=5, minutes=59)
    sweep(world.records, world.clock)
    assert watermark(world) == hour_of(BOOKED_AT) + timedelta(hours=5)
    world.clock.advance(hours=-3)
    sweep(world.records, world.clock)
    assert watermark(world) == hour_of(BOOKED_AT) + timedelta(hours=5)


def test_a_normal_sweep_makes_two_calls() -> None:
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
    """Due in the last minutes of an hour, shown by the index only in the next one."""
    world = World()
    due_at = hour_of(DUE) + timedelta(minutes=55)
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


# --- any history -----------------------------------------------------------------------------------------------------

PARIS = ZoneInfo("Europe/Paris")
# Around both nights when the clocks change.
BEGINNINGS = [datetime(2026, 3, 25, 7, 0, tzinfo=PARIS), datetime(2026, 10, 21, 7, 0, tzinfo=PARIS)]
STEPS = st.one_of(
    st.tuples(st.just("advance"), st.integers(min_value=1, max_value=60 * 36)),
    st.tuples(st.just("move"), st.integers(min_value=-60 * 24 * 3, max_value=60 * 24 * 5)),
    st.tuples(st.just("cancel"), st.just(0)),
    st.tuples(st.just("sweeps_down"), st.integers(min_value=1, max_value=60 * 30)),
    st.tuples(st.just("deliver"), st.just(0)),
)


class Oracle:
    """The specification in other words: an appointment is reminded of once per start that it had, at the first sweep
    at or after 48 h before that start, if it then still has that start, is not cancelled, and more than 2 h are left;
    a start chosen less than 48 h ahead gets none (REM-02)."""

    def __init__(self) -> None:
        self.expected: list[datetime] = []
        self.armed: datetime | None = None
        self.live = True

    def started(self, starts_at: datetime, now: datetime) -> None:
        self.armed = starts_at if starts_at - timedelta(hours=48) > now else None

    def swept(self, now: datetime) -> None:
        if self.armed is None or now < self.armed - timedelta(hours=48):
            return
        if self.live and now < self.armed - timedelta(hours=2):
            self.expected.append(self.armed)
        self.armed = None


@settings(max_examples=300, deadline=None)
@given(
    beginning=st.sampled_from(BEGINNINGS),
    ahead=st.integers(min_value=60, max_value=60 * 24 * 9),
    steps=st.lists(STEPS, max_size=25),
)
def test_reminders_are_exactly_those_of_the_oracle(
    beginning: datetime, ahead: int, steps: list[tuple[str, int]]
) -> None:
    world, oracle = World(), Oracle()
    world.clock.instant = beginning.astimezone(UTC)
    start = world.clock.instant + timedelta(minutes=ahead)
    appointment = replace(
        an_appointment(starts_at=start),
        created_at=world.clock.instant,
        reminder_at=reminder_time(start, world.clock.instant),
    )
    world.store(appointment, an_event(EventKind.CREATED, appointment, world.clock.now()))
    oracle.started(start, world.clock.now())
    sweep(world.records, world.clock)
    for name, minutes in steps:
        current, now = stored(world), world.clock.now()
        match name:
            case "advance":
                for _ in range(0, minutes, 5):
                    world.clock.advance(minutes=5)
                    sweep(world.records, world.clock)
                    oracle.swept(world.clock.now())
            case "sweeps_down":
                world.clock.advance(minutes=minutes)
                sweep(world.records, world.clock)
                oracle.swept(world.clock.now())
            case "move" if oracle.live and current.starts_at + timedelta(minutes=minutes) > now:
                moved = current.moved(current.starts_at + timedelta(minutes=minutes), "place", "agent", now)
                world.store(moved, an_event(EventKind.UPDATED, moved, now, current))
                oracle.started(moved.starts_at, now)
            case "cancel" if oracle.live:
                gone = current.excused(now)
                world.store(gone, an_event(EventKind.CANCELLED, gone, now, current))
                oracle.live = False
                oracle.armed = None
            case _:
                world.relay_all()
                for job in world.queue.jobs:
                    world.deliver(job)
    assert reminders(world) == oracle.expected
    told = [kind for _, kind in world.sent()]
    # No event by one channel more than once, whatever was repeated.
    assert len(told) <= 2 * len(world.events())
