"""A job becomes one message: faults, duplicates, disorder, crashes at each step (house rule 6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rdv.domain.appointments import Appointment, Author, AuthorKind, EventKind, Participation, Status
from rdv.domain.brands import SERVICE_PUBLIC
from rdv.domain.directory import Visibility
from rdv.domain.errors import NotFound, Unavailable
from rdv.domain.messages import LEASE, MessageJob, MessageState, job_for_code
from rdv.domain.people import Channel, CodeRequest, ContactCode, User
from rdv.ports import AnswerLost, AppointmentKey, CodeKey, CodeRequestKey, ProviderDown, ProviderRefused, Put
from rdv.usecases.sending import MessageInHand, Night
from tests.unit.messaging import (
    BOOKED_AT,
    KEYRING,
    START,
    ZOE,
    Crash,
    World,
    an_appointment,
    an_event,
    an_offer,
    job_of,
)

DOWN = ProviderDown("ServiceUnavailable")
LOST = AnswerLost("ReadTimeoutError")


def booked() -> tuple[World, MessageJob, MessageJob]:
    """A world with one appointment, relayed: its SMS job and its e-mail job."""
    world = World()
    world.book()
    world.relay_all()
    sms, email = (job for job in world.queue.jobs if job.user_id)
    return world, sms, email


def test_a_booking_is_told_by_both_channels() -> None:
    world, sms, email = booked()
    first, second = world.deliver(sms), world.deliver(email)
    assert world.sms.taken == [("+33612345678", "created", sms.subject_id)]
    assert world.mail.taken == [("zoe@example.org", "created", sms.subject_id)]
    assert (first.state, first.provider_message_id, first.segments) == (MessageState.SENT, "sms-1", 1)
    assert (second.state, second.segments) == (MessageState.SENT, 0)
    assert world.mark(sms) == first


def test_a_sent_message_costs_two_writes_and_three_reads() -> None:
    world, sms, _ = booked()
    reads, commits = world.records.reads, world.records.commits
    world.deliver(sms)
    assert (world.records.reads - reads, world.records.commits - commits) == (2, 2)


def test_the_same_job_again_sends_nothing() -> None:
    world, sms, email = booked()
    marks = [world.deliver(job) for job in (sms, email)]
    assert [world.deliver(job) for job in (sms, email, sms, email)] == marks * 2
    assert len(world.sent()) == 2


def test_the_same_event_relayed_again_sends_nothing() -> None:
    world, *_ = booked()
    world.relay_all()
    for job in world.queue.jobs * 2:
        world.deliver(job)
    assert world.sent() == [("sms", "created"), ("email", "created")]


def test_a_provider_that_was_down_gets_the_message_later() -> None:
    world, sms, _ = booked()
    world.sms.before = [DOWN, DOWN]
    for _ in range(2):
        with pytest.raises(ProviderDown):
            world.deliver(sms)
        mark = world.mark(sms)
        assert mark is not None
        assert (mark.state, mark.reason, mark.lost_answers) == (MessageState.QUEUED, "ServiceUnavailable", 0)
        # Released at once: the next try needs no lease to run out.
        world.clock.advance(seconds=15)
    mark = world.deliver(sms)
    assert (mark.state, mark.attempts, len(world.sms.taken)) == (MessageState.SENT, 3, 1)


def test_an_outage_of_an_hour_loses_nothing() -> None:
    world, sms, _ = booked()
    world.sms.before = [DOWN] * 12
    for _ in range(12):
        with pytest.raises(ProviderDown):
            world.deliver(sms)
        world.clock.advance(minutes=5)
    assert world.deliver(sms).state is MessageState.SENT
    assert len(world.sms.taken) == 1


def test_a_message_that_no_longer_helps_expires() -> None:
    world, sms, _ = booked()
    world.sms.before = [DOWN]
    with pytest.raises(ProviderDown):
        world.deliver(sms)
    world.clock.advance(hours=2, seconds=1)
    mark = world.deliver(sms)
    assert (mark.state, mark.reason) == (MessageState.EXPIRED, "ServiceUnavailable")
    assert world.sent() == []
    assert world.deliver(sms) == mark


def test_what_a_provider_refuses_is_not_tried_again() -> None:
    world, sms, _ = booked()
    world.sms.before = [ProviderRefused("InvalidParameter")]
    mark = world.deliver(sms)
    assert (mark.state, mark.reason) == (MessageState.FAILED, "InvalidParameter")
    assert world.deliver(sms) == mark
    assert world.sent() == []


def test_a_lost_answer_repeats_once_at_most() -> None:
    world, sms, _ = booked()
    world.sms.after = [LOST]
    with pytest.raises(AnswerLost):
        world.deliver(sms)
    world.clock.advance(seconds=15)
    assert world.deliver(sms).state is MessageState.SENT
    assert world.deliver(sms).state is MessageState.SENT
    assert len(world.sms.taken) == 2


def test_answers_that_keep_getting_lost_do_not_flood_the_citizen() -> None:
    world, sms, _ = booked()
    world.sms.after = [LOST] * 9
    with pytest.raises(AnswerLost):
        world.deliver(sms)
    mark = world.deliver(sms)
    assert (mark.state, mark.reason, mark.lost_answers) == (MessageState.FAILED, "answer_lost", 2)
    assert world.deliver(sms) == mark
    assert len(world.sms.taken) == 2


@pytest.mark.parametrize("after_the_send", [False, True])
def test_a_crash_around_the_send_repeats_once_at_most_and_loses_nothing(after_the_send: bool) -> None:
    world, sms, _ = booked()
    (world.sms.after if after_the_send else world.sms.before).append(Crash())
    with pytest.raises(Crash):
        world.deliver(sms)
    mark = world.mark(sms)
    assert mark is not None
    assert mark.state is MessageState.SENDING
    with pytest.raises(MessageInHand):
        world.deliver(sms)
    world.clock.advance(seconds=LEASE.total_seconds())
    assert world.deliver(sms).state is MessageState.SENT
    assert len(world.sms.taken) == 1 + after_the_send
    assert world.deliver(sms).state is MessageState.SENT
    assert len(world.sms.taken) == 1 + after_the_send


def test_a_process_that_dies_at_every_send_is_stopped() -> None:
    world, sms, _ = booked()
    world.sms.after = [Crash(), Crash(), Crash()]
    for _ in range(2):
        with pytest.raises(Crash):
            world.deliver(sms)
        world.clock.advance(seconds=LEASE.total_seconds())
    assert (world.deliver(sms).state, len(world.sms.taken)) == (MessageState.FAILED, 2)


class StoreFails:
    """Wraps `Records.commit`: the call of that number fails, before or after it took effect."""

    def __init__(self, world: World, number: int, error: BaseException, *, after: bool) -> None:
        self._commit, self._number, self._error, self._after = world.records.commit, number, error, after
        world.records.commit = self  # type: ignore[method-assign]

    def __call__(self, writes: object) -> None:
        self._number -= 1
        if self._number == 0 and not self._after:
            raise self._error
        self._commit(writes)  # type: ignore[arg-type]
        if self._number == 0:
            raise self._error


@pytest.mark.parametrize(
    ("number", "after", "sends"),
    [
        (1, False, 1),  # before the claim is stored: nothing happened
        (1, True, 1),  # the claim is stored, nothing was sent
        (2, False, 2),  # sent, not marked: the one case that repeats
        (2, True, 1),  # sent and marked
    ],
)
@pytest.mark.parametrize("error", [Crash(), Unavailable()])
def test_a_crash_at_each_write(number: int, after: bool, sends: int, error: BaseException) -> None:
    world, sms, _ = booked()
    StoreFails(world, number, error, after=after)
    with pytest.raises(type(error)):
        world.deliver(sms)
    world.clock.advance(seconds=LEASE.total_seconds())
    assert world.deliver(sms).state is MessageState.SENT
    assert len(world.sms.taken) == sends


def test_two_workers_with_one_job_send_one_message() -> None:
    world, sms, _ = booked()
    claim = world.records.commit

    def overtaken(writes: object) -> None:
        # The other worker does all of its work between this one's read and claim.
        world.records.commit = claim  # type: ignore[method-assign]
        world.deliver(sms)
        claim(writes)  # type: ignore[arg-type]

    world.records.commit = overtaken  # type: ignore[method-assign]
    with pytest.raises(MessageInHand):
        world.deliver(sms)
    assert world.deliver(sms).state is MessageState.SENT
    assert len(world.sms.taken) == 1


def test_a_rendering_that_fails_claims_nothing() -> None:
    world, sms, _ = booked()
    world.directory.publish_offer(replace(an_offer(), service=None))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        world.deliver(sms)
    assert world.mark(sms) is None
    world.directory.publish_offer(an_offer())
    assert world.deliver(sms).state is MessageState.SENT


# --- the truth of the moment ---------------------------------------------------------------------------------------


def move(world: World, before: Appointment, days: int) -> Appointment:
    after = before.moved(before.starts_at + timedelta(days=days), "other", "agent", world.clock.now())
    world.store(after, an_event(EventKind.UPDATED, after, world.clock.now(), before))
    return after


def cancel(world: World, before: Appointment, author: AuthorKind = AuthorKind.USER) -> Appointment:
    status = Status.EXCUSED if author is AuthorKind.USER else Status.REVOKED
    after = replace(before.excused(world.clock.now()), status=status)
    event = an_event(EventKind.CANCELLED, after, world.clock.now(), before, Author(author, "someone"))
    world.store(after, event)
    return after


def deliver_all(world: World, *, backwards: bool = False) -> None:
    world.relay_all()
    for job in world.queue.jobs[::-1] if backwards else world.queue.jobs:
        world.deliver(job)


def test_booked_and_cancelled_before_anything_was_sent() -> None:
    world = World()
    cancel(world, world.book())
    deliver_all(world)
    # The confirmation is no longer true; the SMS would tell the one who has just pressed the button (AV-48).
    assert world.sent() == [("email", "cancelled")]


def test_an_agents_cancellation_is_told_by_both_channels() -> None:
    world = World()
    cancel(world, world.book(), AuthorKind.AGENT)
    deliver_all(world)
    assert world.sent() == [("sms", "cancelled"), ("email", "cancelled")]


@pytest.mark.parametrize("backwards", [False, True])
def test_moved_twice_before_anything_was_sent(backwards: bool) -> None:
    world = World()
    last = move(world, move(world, world.book(), 1), 1)
    deliver_all(world, backwards=backwards)
    assert sorted(world.sent()) == sorted(
        [(channel, kind) for channel in ("sms", "email") for kind in ("created", "updated")]
    )
    # Whatever the order, every text tells the present time and place.
    assert last.starts_at == START + timedelta(days=2)
    assert all("dimanche 12/12 à 13h10\nMDS Nord" in str(text) for text in world.sms.texts)


def test_nothing_is_sent_once_it_has_begun() -> None:  # NOT-01, AV-43
    world, sms, email = booked()
    world.clock.instant = START
    later = [replace(job, not_after=START + timedelta(hours=1)) for job in (sms, email)]
    assert {world.deliver(job).reason for job in later} == {"started"}
    assert world.sent() == []


def test_who_has_no_mobile_is_told_by_mail_alone() -> None:
    world = World(users=[replace(ZOE, phone_number="+33123456789")])
    world.book()
    deliver_all(world)
    assert world.sent() == [("email", "created")]
    assert [mark.reason for mark in map(world.mark, world.queue.jobs) if mark and mark.job.user_id] == [
        "no_address",
        "",
    ]


def test_relatives_have_their_responsible_told_once_with_a_link_that_opens() -> None:  # AV-45, PAR-01
    parent = replace(ZOE, id="parent")
    children = [User(name, name.title(), "Lefèvre", responsible_id="parent") for name in ("ana", "bo")]
    world = World(users=[parent, *children])
    world.book(*children)
    deliver_all(world)
    assert world.sent() == [("sms", "created"), ("email", "created")]
    (text,) = world.sms.texts
    assert "pour Ana LEFEVRE, Bo LEFEVRE." in str(text)
    assert KEYRING.link_token(an_appointment().id, "parent", 1) in str(text)


def test_an_invisible_motif_is_not_told_of() -> None:
    world = World(offer=an_offer(visibility=Visibility.INVISIBLE))
    world.book()
    deliver_all(world)
    assert world.sent() == []


def test_an_appointment_that_is_gone_is_not_told_of() -> None:  # SMS-07
    world, sms, _ = booked()
    del world.records.items[AppointmentKey(sms.subject_id)]
    assert world.deliver(sms).reason == "gone"


@pytest.mark.parametrize("reference", ["7", "seven"])
def test_a_job_of_nothing_is_poison(reference: str) -> None:
    world, sms, _ = booked()
    with pytest.raises((NotFound, ValueError)):
        world.deliver(replace(sms, reference=reference))


# --- groups --------------------------------------------------------------------------------------------------------

STRANGER = User("stranger", "Paul", "Martin", email="paul@example.org", phone_number="+33611111111")
PARENT = replace(ZOE, id="parent", email="parent@example.org", phone_number="+33622222222")
ANA = User("ana", "Ana", "Lefèvre", responsible_id="parent")
BO = User("bo", "Bo", "Lefèvre", responsible_id="parent")
EVERYBODY = (ZOE, STRANGER, PARENT, ANA, BO)


def a_group(world: World, *users: User) -> Appointment:
    """A group appointment with these users, not told to anybody."""
    made = replace(
        an_appointment(*users),
        collectif=True,
        title="Atelier massage",
        participations=tuple(Participation(one.id, responsible_id=one.responsible_id) for one in users),
    )
    world.store(made)
    return made


def changed(world: World, kind: EventKind, after: Appointment, *users: User, author: Author | None = None) -> None:
    """The appointment after an event that concerns these users alone, and the messages that it owes."""
    after = replace(after, version=after.version + 1)
    event = replace(an_event(kind, after, world.clock.now(), author=author), user_ids=tuple(one.id for one in users))
    world.store(after, event)
    deliver_all(world)


def group_world() -> World:
    return World(an_offer(collectif=True), EVERYBODY)


def readers(world: World) -> list[tuple[str, str]]:
    """(address, kind) of every message."""
    return sorted((to, kind) for to, kind, _ in [*world.sms.taken, *world.mail.taken])


def test_who_registers_for_a_group_is_confirmed_and_nobody_else() -> None:
    world = group_world()
    changed(world, EventKind.REGISTERED, a_group(world, STRANGER, ZOE), ZOE)
    assert readers(world) == [("+33612345678", "created"), ("zoe@example.org", "created")]


def test_a_message_about_a_group_reads_nobody_but_the_family() -> None:
    world = group_world()
    group = a_group(world, *(replace(STRANGER, id=f"stranger {number}") for number in range(9)), ZOE)
    reads = world.records.reads
    changed(world, EventKind.REGISTERED, group, ZOE)
    # Two for each message to the family, one for the agent's that is skipped: the strangers are not asked for.
    assert world.records.reads - reads == 5


def test_who_leaves_a_group_is_told_by_mail_and_who_is_taken_out_by_both() -> None:
    world = group_world()
    group = a_group(world, STRANGER, ZOE)
    left = tuple(replace(one, status=Status.EXCUSED) for one in group.participations)
    changed(
        world,
        EventKind.UNREGISTERED,
        replace(group, participations=(group.participations[0], left[1])),
        ZOE,
        author=Author(AuthorKind.USER, ZOE.id),
    )
    assert readers(world) == [("zoe@example.org", "cancelled")]
    world = group_world()
    group = a_group(world, STRANGER, ZOE)
    gone = replace(group, participations=group.participations[:1])
    changed(world, EventKind.UNREGISTERED, gone, ZOE, author=Author(AuthorKind.AGENT, "agent"))
    assert readers(world) == [("+33612345678", "cancelled"), ("zoe@example.org", "cancelled")]


def test_a_group_reminds_each_family_once() -> None:  # NOT-03
    world = group_world()
    group = a_group(world, ANA, STRANGER, BO)
    world.clock.instant = START - timedelta(hours=48)
    changed(world, EventKind.REMINDER, group, ANA, STRANGER, BO)
    assert readers(world) == [
        ("+33611111111", "reminder"),
        ("+33622222222", "reminder"),
        ("parent@example.org", "reminder"),
        ("paul@example.org", "reminder"),
    ]


def test_a_cancellation_taken_back_is_confirmed_anew() -> None:
    world = World()
    gone = cancel(world, world.book())
    deliver_all(world)
    back = replace(gone, status=Status.UNKNOWN, version=3, participations=an_appointment().participations)
    world.store(back, an_event(EventKind.RESTORED, back, world.clock.now()))
    deliver_all(world)
    assert world.sent() == [("sms", "created"), ("email", "cancelled"), ("email", "created")]


# --- codes ---------------------------------------------------------------------------------------------------------


def request_code(
    world: World, nonce: str, channel: Channel = Channel.SMS, organisation_id: str = "organisation"
) -> MessageJob:
    """What `usecases.contacting` stores."""
    to = {Channel.SMS: "+33612345678", Channel.EMAIL: "zoe@example.org"}[channel]
    now = world.clock.now()
    until = now + timedelta(minutes=10)
    request = CodeRequest("key", nonce, channel, to, now, until, organisation_id)
    stored = ContactCode("key", KEYRING.code_hash("key", KEYRING.code("key", nonce)), until)
    world.records.commit([Put(CodeRequestKey("key", nonce), request, 0), Put(CodeKey("key"), stored)])
    return job_for_code(request)


@pytest.mark.parametrize("channel", list(Channel))
def test_a_code_reaches_its_address_once(channel: Channel) -> None:
    world = World()
    job = request_code(world, "nonce", channel)
    for _ in range(3):
        assert world.deliver(job).state is MessageState.SENT
    assert world.sent() == [(channel.value, "contact_code")]
    provider = world.sms if channel is Channel.SMS else world.mail
    assert KEYRING.code("key", "nonce") in str(provider.texts[0])


def test_a_code_that_no_organisation_asked_for_is_sent_in_the_service_s_name() -> None:
    world = World()
    job = request_code(world, "nonce", Channel.EMAIL, organisation_id="")
    assert world.deliver(job).state is MessageState.SENT
    assert SERVICE_PUBLIC.name in str(world.mail.texts[0])


def test_an_older_code_is_not_sent() -> None:
    world = World()
    old, new = request_code(world, "old"), request_code(world, "new")
    assert [world.deliver(job).reason for job in (old, new)] == ["replaced", ""]
    assert len(world.sms.taken) == 1


def test_a_code_that_came_too_late_is_not_sent() -> None:
    world = World()
    job = request_code(world, "nonce")
    world.clock.advance(minutes=10, seconds=1)
    assert world.deliver(job).state is MessageState.EXPIRED


def test_a_code_whose_request_is_gone_is_not_sent() -> None:
    world = World()
    job = request_code(world, "nonce")
    del world.records.items[CodeRequestKey("key", "nonce")]
    assert world.deliver(job).reason == "gone"
    assert world.clock.instant == BOOKED_AT


# --- the silence of the night (decision 0110) --------------------------------------------------------------------------


def reminded(author: Author, now: datetime) -> tuple[World, MessageJob]:
    """The SMS of a reminder, taken up at that instant."""
    world = World()
    made = world.book()
    event = an_event(EventKind.REMINDER, made, now, author=author)
    world.store(made, event)
    world.clock.instant = now
    return world, job_of(event, Channel.SMS)


SYSTEM = Author(AuthorKind.SYSTEM)
EVENING = START.replace(day=8, hour=21, minute=5)


def test_a_planned_sms_that_an_outage_made_late_waits_for_the_morning() -> None:
    world, job = reminded(SYSTEM, EVENING)
    with pytest.raises(Night) as night:
        world.deliver(job)
    assert night.value.ends_at == START.replace(day=9, hour=8, minute=0)
    assert world.sent() == []
    world.clock.instant = night.value.ends_at
    assert world.deliver(job).state is MessageState.SENT


def test_a_planned_sms_for_which_the_morning_is_too_late_is_not_sent() -> None:
    world, job = reminded(SYSTEM, START.replace(hour=5, minute=0))
    early = replace(job, not_after=START.replace(hour=7, minute=0))
    mark = world.deliver(early)
    assert (mark.state, mark.reason) == (MessageState.SKIPPED, "night")


def test_what_an_agent_sends_by_hand_goes_at_once() -> None:
    world, job = reminded(Author(AuthorKind.AGENT, "agent"), EVENING)
    assert world.deliver(job).state is MessageState.SENT
