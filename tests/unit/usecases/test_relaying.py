"""From an event to jobs on queues."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rdv.domain.appointments import EventKind
from rdv.domain.messages import MessageKind
from rdv.domain.people import Channel, CodeRequest
from rdv.ports import ProviderDown
from rdv.usecases.relaying import relay
from tests.unit.messaging import BOOKED_AT, START, ZOE, FakeQueue, HandClock, an_appointment, an_event


def test_each_participant_is_owed_each_channel_and_each_agent_an_email() -> None:
    queue = FakeQueue()
    event = an_event(EventKind.CREATED, an_appointment(), BOOKED_AT)
    jobs = relay(queue, HandClock(BOOKED_AT), event)
    assert queue.jobs == list(jobs)
    assert [(job.user_id, job.agent_id, job.channel) for job in jobs] == [
        (ZOE.id, "", Channel.SMS),
        (ZOE.id, "", Channel.EMAIL),
        ("", "agent", Channel.EMAIL),
    ]


def test_an_event_relayed_late_owes_nothing_any_more() -> None:  # NOT-01
    queue = FakeQueue()
    event = an_event(EventKind.CREATED, an_appointment(), BOOKED_AT)
    assert relay(queue, HandClock(BOOKED_AT + timedelta(hours=2)), event) == ()
    assert queue.jobs == []


def test_a_cancellation_is_owed_until_the_start() -> None:
    event = an_event(EventKind.CANCELLED, an_appointment().excused(BOOKED_AT), BOOKED_AT, before=an_appointment())
    assert [job.kind for job in relay(FakeQueue(), HandClock(START - timedelta(minutes=1)), event)] == [
        MessageKind.CANCELLED,
        MessageKind.AGENT_CANCELLED,
    ]
    assert relay(FakeQueue(), HandClock(START), event) == ()


def test_a_code_goes_to_its_channel_alone() -> None:
    queue = FakeQueue()
    until = BOOKED_AT + timedelta(minutes=10)
    request = CodeRequest("key", "nonce", Channel.EMAIL, "zoe@example.org", BOOKED_AT, until, "organisation")
    (job,) = relay(queue, HandClock(BOOKED_AT), request)
    assert (job.kind, job.channel, job.subject_id) == (MessageKind.CONTACT_CODE, Channel.EMAIL, "key")
    assert "zoe" not in repr(job)
    assert relay(queue, HandClock(until), request) == ()


def test_a_queue_that_does_not_answer_leaves_the_event_to_be_relayed_again() -> None:
    queue = FakeQueue()
    queue.down = ProviderDown("ServiceUnavailable")
    with pytest.raises(ProviderDown):
        relay(queue, HandClock(BOOKED_AT), an_event(EventKind.CREATED, an_appointment(), BOOKED_AT))
