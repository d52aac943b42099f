"""What providers report becomes the truth: in any order, repeated, too early, about strangers (RCT-01, decision 0105)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from rdv.domain.appointments import Author, AuthorKind, EventKind
from rdv.domain.messages import Failure, MessageJob, MessageMark, MessageState
from rdv.domain.people import Channel
from rdv.domain.receipts import (
    BOUNCE_REMEMBERED,
    OVERTAKES,
    AddressState,
    MessageName,
    Outcome,
    Receipt,
    Summary,
    by_the_other_channel,
    reported,
    summary_of,
)
from rdv.ports import AddressKey, AnswerLost, DispatchKey, ProviderDown, ProviderRefused
from rdv.usecases.receiving import ReceiptTooEarly, receive
from rdv.usecases.sending import MessageInHand
from tests.unit.messaging import BOOKED_AT, ZOE, Crash, World, an_event, job_of

SENT, DELIVERED, FAILED, SKIPPED = (
    MessageState.SENT,
    MessageState.DELIVERED,
    MessageState.FAILED,
    MessageState.SKIPPED,
)
PERMANENT, TEMPORARY = Failure.PERMANENT, Failure.TEMPORARY


def told() -> tuple[World, MessageMark, MessageMark]:
    """A world with one appointment, told: the marks of its SMS and its e-mail."""
    world = World()
    world.book()
    world.relay_all()
    sms, email = (world.deliver(job) for job in world.queue.jobs if job.user_id)
    world.queue.jobs.clear()
    world.clock.advance(seconds=20)
    return world, sms, email


def cancelled_by_herself(world: World) -> MessageJob:
    """Zoé cancels: she is told by e-mail only (AV-48)."""
    made = world.book()
    after = made.excused(world.clock.now())
    event = an_event(EventKind.CANCELLED, after, world.clock.now(), made, Author(AuthorKind.USER, ZOE.id))
    world.store(after, event)
    return job_of(event, Channel.EMAIL)


# --- states --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "state", "failure"),
    [
        (Outcome.DELIVERED, DELIVERED, None),
        (Outcome.COMPLAINED, DELIVERED, None),
        (Outcome.BOUNCED, FAILED, PERMANENT),
        (Outcome.REJECTED, FAILED, PERMANENT),
        (Outcome.UNREACHED, FAILED, TEMPORARY),
    ],
)
def test_a_report_tells_what_became_of_a_message(
    outcome: Outcome, state: MessageState, failure: Failure | None
) -> None:
    world, _, email = told()
    mark = world.receive(email, outcome, "why")
    assert mark is not None
    assert (mark.state, mark.failure, mark.reason, mark.at) == (state, failure, "why", world.clock.now())
    assert world.mark(email.job) == mark
    assert [(step.state, step.at) for step in mark.steps] == [
        (SENT, BOOKED_AT),
        (state, BOOKED_AT + timedelta(seconds=20)),
    ]


def test_a_report_again_writes_nothing() -> None:
    world, sms, _ = told()
    first = world.receive(sms, Outcome.BOUNCED)
    commits = world.records.commits
    assert world.receive(sms, Outcome.BOUNCED) == first
    assert world.records.commits == commits


def test_reports_in_any_order_leave_the_same_truth() -> None:
    """Every sequence of up to four reports, repeats included: only the best known outcome counts."""
    rank = {None: 0, Outcome.UNREACHED: 1, Outcome.DELIVERED: 2, Outcome.COMPLAINED: 2, Outcome.BOUNCED: 3}
    _, sms, _ = told()
    for sequence in permutations([Outcome.UNREACHED, Outcome.DELIVERED, Outcome.COMPLAINED, Outcome.BOUNCED] * 2, 4):
        mark = sms
        for outcome in sequence:
            receipt = Receipt(Channel.SMS, "id", outcome, BOOKED_AT)
            mark = reported(mark, receipt) or mark
        best = max(sequence, key=lambda one: rank[one])
        assert (mark.state, mark.failure) == (DELIVERED if best.failure is None else FAILED, best.failure), sequence


def test_an_email_may_come_back_after_it_was_delivered() -> None:
    world, _, email = told()
    world.receive(email, Outcome.DELIVERED)
    mark = world.receive(email, Outcome.BOUNCED, "bounce_no_email")
    assert mark is not None
    assert [step.state for step in mark.steps] == [SENT, DELIVERED, FAILED]


def test_a_report_that_overtakes_its_message_waits_and_one_of_strangers_is_left() -> None:
    world, sms, _ = told()
    early = Receipt(Channel.SMS, "nobody's", Outcome.DELIVERED, world.clock.now())
    with pytest.raises(ReceiptTooEarly):
        receive(world.records, world.queue, world.clock, early)
    world.clock.advance(seconds=OVERTAKES.total_seconds())
    assert receive(world.records, world.queue, world.clock, early) is None
    assert world.mark(sms.job) == sms


def test_two_reports_at_once_are_both_taken_in() -> None:
    world, _, email = told()
    commit = world.records.commit

    def overtaken(writes: object) -> None:
        world.records.commit = commit  # type: ignore[method-assign]
        world.receive(email, Outcome.DELIVERED)
        commit(writes)  # type: ignore[arg-type]

    world.records.commit = overtaken  # type: ignore[method-assign]
    mark = world.receive(email, Outcome.BOUNCED)
    assert mark is not None
    assert [step.state for step in mark.steps] == [SENT, DELIVERED, FAILED]


# --- answers that were lost ----------------------------------------------------------------------------------------


def by_name(mark: MessageMark, world: World, outcome: Outcome) -> Receipt:
    """A report about a message whose id nobody was told: an e-mail brings its name back."""
    job = mark.job
    name = MessageName(job.kind, job.subject_id, job.reference, job.user_id)
    return Receipt(job.channel, "never told", outcome, world.clock.now(), name=name)


def test_a_lost_answer_is_settled_by_its_delivery_and_not_repeated() -> None:
    world = World()
    world.book()
    world.relay_all()
    email = next(job for job in world.queue.jobs if job.channel is Channel.EMAIL and job.user_id)
    world.mail.after = [AnswerLost("ReadTimeoutError")]
    with pytest.raises(AnswerLost):
        world.deliver(email)
    waiting = world.mark(email)
    assert waiting is not None
    settled = receive(world.records, world.queue, world.clock, by_name(waiting, world, Outcome.DELIVERED))
    assert settled is not None
    assert settled.state is DELIVERED
    assert world.deliver(email) == settled
    assert len(world.mail.taken) == 1


def test_a_process_that_died_after_the_send_is_settled_too() -> None:
    world = World()
    world.book()
    world.relay_all()
    email = next(job for job in world.queue.jobs if job.channel is Channel.EMAIL and job.user_id)
    world.mail.after = [Crash()]
    with pytest.raises(Crash):
        world.deliver(email)
    sending = world.mark(email)
    assert sending is not None
    # Not this time, says the provider of the first try: the next try is still owed.
    receive(world.records, world.queue, world.clock, by_name(sending, world, Outcome.UNREACHED))
    assert world.mark(email) == sending
    receive(world.records, world.queue, world.clock, by_name(sending, world, Outcome.DELIVERED))
    world.clock.advance(minutes=5)
    assert world.deliver(email).state is DELIVERED
    assert len(world.mail.taken) == 1


def test_a_delivery_that_is_reported_before_the_mark_is_closed() -> None:
    world = World()
    world.book()
    world.relay_all()
    email = next(job for job in world.queue.jobs if job.channel is Channel.EMAIL and job.user_id)
    take = world.mail.take

    def quick(*arguments: str) -> str:
        taken = take(*arguments)
        sending = world.mark(email)
        assert sending is not None
        receive(world.records, world.queue, world.clock, by_name(sending, world, Outcome.DELIVERED))
        return taken

    world.mail.take = quick  # type: ignore[method-assign, assignment]
    with pytest.raises(MessageInHand):
        world.deliver(email)
    assert world.deliver(email).state is DELIVERED
    assert len(world.mail.taken) == 1


# --- addresses -----------------------------------------------------------------------------------------------------


def address_of(world: World, mark: MessageMark) -> AddressState | None:
    found = world.records.items.get(AddressKey(mark.address_key))
    return found if isinstance(found, AddressState) else None


def test_an_address_that_bounced_is_remembered_by_its_hash_and_the_other_channel_tells() -> None:
    world, _, email = told()
    world.receive(email, Outcome.BOUNCED)
    state = address_of(world, email)
    assert state is not None
    assert state.bounced_at == world.clock.now()
    assert "zoe" not in repr(state)
    # A later cancellation would be told by e-mail alone: it is told by SMS instead.
    world.sms.taken.clear()
    job = cancelled_by_herself(world)
    mark = world.deliver(job)
    assert (mark.state, mark.reason) == (SKIPPED, "address_failed")
    instead = world.queue.jobs[-1]
    assert instead == by_the_other_channel(job)
    assert world.deliver(instead).state is SENT
    assert [kind for _, kind, _ in world.sms.taken] == ["cancelled"]


def test_the_message_that_bounced_is_told_by_the_other_channel_once() -> None:
    world = World()
    job = cancelled_by_herself(world)
    mark = world.deliver(job)
    assert world.receive(mark, Outcome.BOUNCED) is not None
    assert world.receive(mark, Outcome.BOUNCED) is not None
    (instead,) = world.queue.jobs
    assert instead.channel is Channel.SMS
    assert [world.deliver(instead).state for _ in range(3)] == [SENT] * 3
    assert world.sent() == [("sms", "cancelled"), ("email", "cancelled")]


def test_what_both_channels_told_is_not_told_again() -> None:
    world, _, email = told()
    world.receive(email, Outcome.BOUNCED)
    (instead,) = world.queue.jobs
    world.deliver(instead)
    assert world.sent() == [("sms", "created"), ("email", "created")]


def test_a_number_that_is_refused_leaves_the_word_to_the_email_and_the_other_way_round_no_circle() -> None:
    world = World()
    job = cancelled_by_herself(world)
    world.mail.before, world.sms.before = [ProviderRefused("BadRequest")], [ProviderRefused("InvalidParameter")]
    assert world.deliver(job).failure is PERMANENT
    assert world.deliver(world.queue.jobs[-1]).failure is PERMANENT
    back = world.queue.jobs[-1]
    assert back == job
    before = len(world.queue.jobs)
    world.deliver(back)
    assert len(world.queue.jobs) == before
    assert world.sent() == []


def test_who_wants_no_sms_gets_none_instead_of_an_email_either() -> None:
    world = World(users=[replace(ZOE, notify_by_sms=False)])
    world.receive(world.deliver(cancelled_by_herself(world)), Outcome.BOUNCED)
    assert world.deliver(world.queue.jobs[-1]).reason == "channel_off"


def test_a_complaint_stops_emails_to_that_person_and_nothing_else() -> None:
    world, _, email = told()
    mark = world.receive(email, Outcome.COMPLAINED, "complaint_abuse")
    assert mark is not None
    assert (mark.state, mark.reason) == (DELIVERED, "complaint_abuse")
    # It arrived: nobody needs to be told again.
    assert world.queue.jobs == []
    world.clock.advance(days=2)
    job = cancelled_by_herself(world)
    assert world.deliver(job).reason == "complained"
    assert world.deliver(world.queue.jobs[-1]).state is SENT


def test_a_bounce_is_forgotten_in_time_or_when_a_delivery_proves_it_wrong() -> None:
    world, sms, email = told()
    world.receive(email, Outcome.BOUNCED)
    state = address_of(world, email)
    assert state is not None
    assert state.has_bounced(world.clock.now() + BOUNCE_REMEMBERED - timedelta(seconds=1))
    assert not state.has_bounced(world.clock.now() + BOUNCE_REMEMBERED)
    world.clock.advance(days=1)
    world.receive(email, Outcome.DELIVERED)
    after = address_of(world, email)
    assert after is not None
    assert not after.has_bounced(world.clock.now())
    # Deliveries to addresses that nothing is held against are not written down.
    world.receive(sms, Outcome.DELIVERED)
    assert address_of(world, sms) is None


def test_a_report_that_cannot_be_written_whole_is_not_written_at_all() -> None:
    world, _, email = told()
    world.queue.down = ProviderDown("QueueDown")
    with pytest.raises(ProviderDown):
        world.receive(email, Outcome.BOUNCED)
    assert world.mark(email.job) == email
    assert address_of(world, email) is None
    world.queue.down = None
    world.receive(email, Outcome.BOUNCED)
    assert len(world.queue.jobs) == 1


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_while_a_bounce_is_taken_in_loses_nothing(number: int, after: bool) -> None:
    """The process dies at the queue or at the write, before or after it took effect; the report comes again."""
    world = World()
    mark = world.deliver(cancelled_by_herself(world))
    publish, commit = world.queue.publish, world.records.commit

    def dies(call: object) -> object:
        def called(arguments: object) -> None:
            if after:
                call(arguments)  # type: ignore[operator]
            raise Crash

        return called

    if number == 1:
        world.queue.publish = dies(publish)  # type: ignore[method-assign, assignment]
    else:
        world.records.commit = dies(commit)  # type: ignore[method-assign, assignment]
    with pytest.raises(Crash):
        world.receive(mark, Outcome.BOUNCED)
    world.queue.publish, world.records.commit = publish, commit  # type: ignore[method-assign]
    found = world.receive(mark, Outcome.BOUNCED)
    assert found is not None
    assert (found.state, address_of(world, mark) is not None) == (FAILED, True)
    for job in world.queue.jobs:
        world.deliver(job)
    assert world.sent() == [("sms", "cancelled"), ("email", "cancelled")]


def test_a_message_can_be_looked_up_by_what_its_provider_calls_it() -> None:
    world, sms, email = told()
    for mark in (sms, email):
        assert DispatchKey(mark.provider_message_id) in world.records.items


# --- RCT-02 --------------------------------------------------------------------------------------------------------


def test_an_appointments_messages_in_a_word() -> None:  # RCT-02
    _, sms, email = told()
    assert summary_of([]) is None
    assert summary_of([replace(sms, state=SKIPPED)]) is None
    assert summary_of([sms, replace(email, state=SKIPPED)]) is Summary.PROCESSED
    assert summary_of([sms, replace(email, state=MessageState.EXPIRED)]) is Summary.FAILURE
    assert summary_of([replace(sms, state=FAILED), email]) is Summary.FAILURE
