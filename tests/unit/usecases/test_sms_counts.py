"""What SMS cost, counted once each: by organisation and month, with the mark that says that it was sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from rdv.domain.errors import Unavailable
from rdv.domain.messages import LEASE, MessageState
from rdv.domain.people import Channel
from rdv.domain.sms_counts import SHARDS, SmsCount, month_of, shard_of, total
from rdv.ports import AnswerLost, Count, ProviderDown, ProviderRefused, SmsCountKey
from rdv.usecases.counting import sms_of_month
from rdv.usecases.sending import MessageInHand
from tests.unit.messaging import BOOKED_AT, ORGANISATION, Crash, World


def booked() -> tuple[World, list[str]]:
    world = World()
    world.book()
    world.relay_all()
    return world, [job.channel for job in world.queue.jobs]


def counted(world: World, month: str = "2021-12") -> SmsCount:
    return sms_of_month(world.records, ORGANISATION.id, month)


def sms_job(world: World):  # type: ignore[no-untyped-def]
    return next(job for job in world.queue.jobs if job.channel is Channel.SMS)


def test_an_sms_counts_once_however_often_its_job_comes() -> None:
    world, _ = booked()
    for job in world.queue.jobs * 3:
        world.deliver(job)
    assert counted(world) == SmsCount(messages=1, segments=1)
    assert counted(world, "2022-01") == SmsCount()


def test_what_was_not_sent_is_not_counted() -> None:
    for fault in (ProviderDown("ServiceUnavailable"), AnswerLost("ReadTimeoutError")):
        world, _ = booked()
        world.sms.before = [fault]
        with pytest.raises(ProviderDown):
            world.deliver(sms_job(world))
        assert counted(world) == SmsCount()
        world.clock.advance(seconds=LEASE.total_seconds())
        world.deliver(sms_job(world))
        assert counted(world) == SmsCount(1, 1)
    world, _ = booked()
    world.sms.before = [ProviderRefused("InvalidParameter")]
    assert world.deliver(sms_job(world)).state is MessageState.FAILED
    assert counted(world) == SmsCount()


def test_a_crash_between_the_send_and_the_mark_counts_nothing_twice() -> None:
    world, _ = booked()
    world.sms.after = [Crash()]
    with pytest.raises(Crash):
        world.deliver(sms_job(world))
    with pytest.raises(MessageInHand):
        world.deliver(sms_job(world))
    world.clock.advance(seconds=LEASE.total_seconds())
    mark = world.deliver(sms_job(world))
    assert (mark.state, counted(world)) == (MessageState.SENT, SmsCount(1, 1))


def test_a_mark_that_cannot_be_written_counts_nothing() -> None:
    world, _ = booked()
    commit = world.records.commit

    def refused(writes):  # type: ignore[no-untyped-def]
        if any(isinstance(write, Count) for write in writes):
            raise Unavailable
        commit(writes)

    world.records.commit = refused
    with pytest.raises(Unavailable):
        world.deliver(sms_job(world))
    world.records.commit = commit
    assert counted(world) == SmsCount()


@pytest.mark.parametrize(
    ("at", "month"),
    [
        (BOOKED_AT, "2021-12"),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "2026-12"),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC) + timedelta(minutes=1), "2027-01"),
    ],
)
def test_a_month_is_a_month_of_utc(at: datetime, month: str) -> None:
    assert month_of(at) == month


def test_shards_add_up() -> None:
    world = World()
    for number in range(40):
        world.records.commit([Count(SmsCountKey("organisation", "2026-11", shard_of(f"appointment {number}")), 1, 2)])
    assert counted(world, "2026-11") == SmsCount(40, 80)
    shards = [key.shard for key in world.records.items if isinstance(key, SmsCountKey)]
    assert len(shards) == SHARDS
    assert total([]) == SmsCount()
