"""Events that nobody has told of are found within the hour and relayed again (decision 0107)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from rdv.domain.agenda import Absence
from rdv.domain.appointments import Appointment
from rdv.domain.messages import MessageState, job_for_plan
from rdv.domain.plan_changes import PlanAction, PlanChange, PlanKind
from rdv.ports import PlanChangeKey, ProviderDown, Put
from rdv.usecases.reconciling import GRACE, NEVER_QUEUED, OLDEST_WORTH_FINDING, Reconciliation, reconcile
from rdv.usecases.relaying import jobs_owed, relay
from rdv.usecases.sending import mark_key
from tests.unit.messaging import BOOKED_AT, EMMA, World


def run(world: World) -> Reconciliation:
    return reconcile(world.records, world.queue, world.clock)


def book(world: World, number: int) -> Appointment:
    return world.book(change=lambda made: replace(made, id=f"appointment-{number}"))


def deliver_all(world: World) -> None:
    while world.queue.jobs:
        world.deliver(world.queue.jobs.pop(0))


def test_an_event_that_the_relay_never_saw_is_told_within_the_hour() -> None:
    world = World()
    book(world, 1)
    world.clock.advance(minutes=70)
    found = run(world)
    assert (found.events, found.relayed, found.expired) == (1, 3, 0)
    deliver_all(world)
    assert world.sent() == [("sms", "created"), ("email", "created")]
    # The next runs find it told, or do not look at it again.
    for _ in range(3):
        world.clock.advance(hours=1)
        assert run(world).relayed == 0


def test_a_change_of_an_opening_that_the_relay_never_saw_is_told_to_its_owner() -> None:
    world = World()
    change = PlanChange(
        PlanKind.ABSENCE,
        PlanAction.CREATED,
        "absence",
        EMMA.id,
        1,
        world.clock.now(),
        "Europe/Paris",
        absence=Absence("absence", EMMA.id, "Congé", BOOKED_AT.date(), BOOKED_AT.date(), time(9), time(18)),
    )
    world.records.commit([Put(PlanChangeKey.of(change), change, 0)])
    world.clock.advance(minutes=70)
    found = run(world)
    assert (found.events, found.relayed, found.expired) == (1, 1, 0)
    assert world.queue.jobs == [job_for_plan(change)]
    deliver_all(world)
    assert mark_key(job_for_plan(change)) in world.records.items
    world.clock.advance(hours=1)
    assert run(world).relayed == 0


def test_what_was_told_is_left_alone() -> None:
    world = World()
    book(world, 1)
    world.relay_all()
    deliver_all(world)
    world.clock.advance(hours=1)
    assert run(world) == Reconciliation(events=1)
    assert world.queue.jobs == []


def test_one_channel_that_is_missing_is_relayed_alone() -> None:
    world = World()
    book(world, 1)
    world.relay_all()
    email = next(job for job in world.queue.jobs if job.channel == "email" and job.user_id)
    world.queue.jobs.remove(email)
    deliver_all(world)
    world.clock.advance(hours=1)
    assert run(world).relayed == 1
    assert world.queue.jobs == [email]


def test_a_message_that_waits_on_its_queue_is_not_sent_twice() -> None:
    world = World()
    book(world, 1)
    world.relay_all()
    world.clock.advance(hours=1)
    # No sender has come to it yet: it is relayed again, and its mark makes the two one.
    assert run(world).relayed == 3
    deliver_all(world)
    assert world.sent() == [("sms", "created"), ("email", "created")]


def test_events_on_their_usual_way_are_left_to_it() -> None:
    world = World()
    book(world, 1)
    world.clock.advance(seconds=GRACE.total_seconds() - 1)
    assert run(world).events == 0
    world.clock.advance(hours=1)
    assert run(world).relayed == 3


def test_what_comes_too_late_is_shown_as_expired() -> None:
    world = World()
    made = book(world, 1)
    world.clock.advance(hours=3)
    found = run(world)
    assert (found.relayed, found.expired) == (0, 3)
    (event,) = world.events()
    for job in jobs_owed(event):
        mark = world.mark(job)
        assert mark is not None
        assert (mark.state, mark.reason) == (MessageState.EXPIRED, NEVER_QUEUED)
    assert made.id == event.appointment_id
    assert world.sent() == []


def test_an_outage_of_days_is_walked_through_without_a_scan() -> None:
    world = World()
    for number in range(120):
        book(world, number)
        world.clock.advance(minutes=30)
    reads = world.records.reads
    found = run(world)
    # Without a watermark, the last day is looked at.
    assert found.events == 48
    # Two days' buckets, a round of events and its marks: nothing that grows with what happened before.
    assert world.records.reads - reads <= 1 + 2 + 2 * 3
    # Then, every hour: the watermark and a day's bucket.
    reads = world.records.reads
    world.clock.advance(minutes=30)
    assert run(world).events == 0
    assert world.records.reads - reads <= 3


def test_a_run_that_is_cut_short_goes_on_where_it_stopped() -> None:
    world = World()
    for number in range(130):
        book(world, number)
        world.clock.advance(seconds=10)
    world.clock.advance(minutes=20)
    patience = iter([True, False])
    first = reconcile(world.records, world.queue, world.clock, lambda: next(patience))
    assert (first.events, first.finished) == (50, False)
    second = run(world)
    assert second.finished
    # The last event of the first round is looked at again, and only that one.
    assert second.events == 130 - 50 + 1
    deliver_all(world)
    assert len(world.sms.taken) == 130


def test_a_queue_that_takes_nothing_ends_the_run_and_loses_nothing() -> None:
    world = World()
    book(world, 1)
    world.clock.advance(hours=1)
    world.queue.down = ProviderDown("QueueDown")
    with pytest.raises(ProviderDown):
        run(world)
    world.queue.down = None
    assert run(world).relayed == 3


def test_two_runs_at_once_tell_once() -> None:
    world = World()
    book(world, 1)
    world.clock.advance(hours=1)
    commit = world.records.commit

    def overtaken(writes: object) -> None:
        world.records.commit = commit  # type: ignore[method-assign]
        run(world)
        commit(writes)  # type: ignore[arg-type]

    world.records.commit = overtaken  # type: ignore[method-assign]
    run(world)
    deliver_all(world)
    assert world.sent() == [("sms", "created"), ("email", "created")]


def test_a_sender_that_was_faster_than_the_reconciler_has_the_last_word() -> None:
    world = World()
    book(world, 1)
    (event,) = world.events()
    relay(world.queue, world.clock, event)
    world.clock.advance(hours=2, minutes=5)
    commit = world.records.commit

    def overtaken(writes: object) -> None:
        world.records.commit = commit  # type: ignore[method-assign]
        deliver_all(world)
        commit(writes)  # type: ignore[arg-type]

    world.records.commit = overtaken  # type: ignore[method-assign]
    assert run(world).expired == 0
    marks = [world.mark(job) for job in jobs_owed(event)]
    assert [mark.reason for mark in marks if mark] == ["", "", ""]


def test_after_a_long_sleep_it_looks_back_as_far_as_it_helps() -> None:
    world = World()
    run(world)
    book(world, 1)
    world.clock.advance(days=1)
    book(world, 2)
    world.clock.instant = BOOKED_AT + OLDEST_WORTH_FINDING + timedelta(hours=12)
    assert run(world).events == 1
