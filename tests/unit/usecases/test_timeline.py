"""What agents see of an appointment's messages (RCT-01, RCT-02)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rdv.domain.appointments import Author, AuthorKind, EventKind
from rdv.domain.errors import NotFound
from rdv.domain.messages import Failure, MessageState
from rdv.domain.people import Channel, User
from rdv.domain.receipts import Outcome, Summary
from rdv.ports import ProviderDown, Put, UserKey
from rdv.usecases.timeline import Timeline, messages_of
from tests.unit.messaging import APPOINTMENT_ID, BOOKED_AT, KEYRING, ZOE, Provider, World, an_event


def timeline(world: World) -> Timeline:
    return messages_of(world.records, world.clock, KEYRING, APPOINTMENT_ID)


def states(world: World) -> dict[tuple[str, str], MessageState]:
    """State by kind and channel, of the messages to users."""
    return {(one.job.kind, one.job.channel): one.state for one in timeline(world).messages if one.job.user_id}


def test_an_unknown_appointment_has_no_messages() -> None:
    with pytest.raises(NotFound):
        timeline(World())


def test_a_message_is_followed_from_its_event_to_its_reader() -> None:
    world = World()
    world.book()
    assert states(world) == {("created", "sms"): MessageState.QUEUED, ("created", "email"): MessageState.QUEUED}
    assert timeline(world).summary is None
    world.relay_all()
    world.clock.advance(seconds=2)
    sms, email = (world.deliver(job) for job in world.queue.jobs if job.user_id)
    assert timeline(world).summary is Summary.PROCESSED
    world.clock.advance(seconds=20)
    world.receive(sms, Outcome.DELIVERED)
    world.receive(email, Outcome.BOUNCED, "bounce_no_email")
    shown = timeline(world)
    assert shown.summary is Summary.FAILURE
    by_channel = {one.job.channel: one for one in shown.messages if one.job.user_id}
    assert by_channel[Channel.SMS].to == "+33612345678"
    assert by_channel[Channel.EMAIL].to == "zoe@example.org"
    moments = [
        (MessageState.QUEUED, timedelta()),
        (MessageState.SENT, timedelta(seconds=2)),
        (MessageState.FAILED, timedelta(seconds=22)),
    ]
    assert [(step.state, step.at - BOOKED_AT) for step in by_channel[Channel.EMAIL].steps] == moments
    last = by_channel[Channel.EMAIL].steps[-1]
    assert (last.reason, last.failure) == ("bounce_no_email", Failure.PERMANENT)


def test_an_outage_shows_once_with_its_reason_however_many_tries_it_cost() -> None:
    world = World()
    world.book()
    world.relay_all()
    sms = next(job for job in world.queue.jobs if job.channel is Channel.SMS)
    world.sms.before = [ProviderDown("Throttling")] * 4
    for _ in range(4):
        with pytest.raises(ProviderDown):
            world.deliver(sms)
        world.clock.advance(minutes=1)
    world.deliver(sms)
    shown = next(one for one in timeline(world).messages if one.job == sms)
    assert [(step.state, step.reason) for step in shown.steps] == [
        (MessageState.QUEUED, ""),
        (MessageState.QUEUED, "Throttling"),
        (MessageState.SENT, ""),
    ]
    assert shown.mark is not None
    assert shown.mark.attempts == 5


def test_what_nobody_took_up_in_time_is_shown_as_expired() -> None:
    world = World()
    world.book()
    world.clock.advance(hours=2)
    (*_, last) = timeline(world).messages
    assert (last.state, last.steps[-1].at) == (MessageState.EXPIRED, BOOKED_AT + timedelta(hours=2))


def test_what_the_other_channel_told_instead_stands_beside_it() -> None:
    world = World()
    made = world.book()
    world.clock.advance(minutes=1)
    after = made.excused(world.clock.now())
    author = Author(AuthorKind.USER, ZOE.id)
    world.store(after, an_event(EventKind.CANCELLED, after, world.clock.now(), made, author))
    world.relay_all()
    email = next(job for job in world.queue.jobs if job.kind == "cancelled" and job.user_id)
    world.queue.jobs.clear()
    world.receive(world.deliver(email), Outcome.BOUNCED)
    world.deliver(world.queue.jobs.pop())
    assert states(world) == {
        ("created", "sms"): MessageState.QUEUED,
        ("created", "email"): MessageState.QUEUED,
        ("cancelled", "email"): MessageState.FAILED,
        ("cancelled", "sms"): MessageState.SENT,
    }
    kinds = [one.job.kind for one in timeline(world).messages if one.job.user_id]
    assert kinds == ["created", "created", "cancelled", "cancelled"]


def test_an_address_that_the_person_has_left_is_not_shown() -> None:
    parent = replace(ZOE, id="parent")
    child = User("ana", "Ana", "Lefèvre", responsible_id="parent")
    world = World(users=[parent, child])
    world.sms = Provider("sms")
    world.book(child)
    world.relay_all()
    for job in world.queue.jobs:
        world.deliver(job)
    # A relative's messages go to their responsible.
    assert {one.to for one in timeline(world).messages if one.job.user_id} == {"+33612345678", "zoe@example.org"}
    world.records.commit([Put(UserKey("parent"), replace(parent, email="new@example.org"))])
    assert {one.to for one in timeline(world).messages if one.job.user_id} == {"+33612345678", ""}
