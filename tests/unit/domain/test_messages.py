"""Which messages are owed, until when they help, and what speaks against sending them (6.1-6.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest

from rdv.domain.appointments import Appointment, Author, AuthorKind, EventKind, Participation, Status
from rdv.domain.directory import Visibility
from rdv.domain.messages import (
    MessageJob,
    MessageKind,
    Objection,
    job_for_code,
    jobs_for,
    objection,
    retry_delay,
    useful_until,
)
from rdv.domain.people import Channel, CodeRequest, User
from tests.unit.messaging import BOOKED_AT, START, TOLD_KINDS, ZOE, an_appointment, an_event, job_of

AGENT = Author(AuthorKind.AGENT, "agent")
USER = Author(AuthorKind.USER, "zoe")
NOW = BOOKED_AT
VISIBLE = Visibility.VISIBLE_AND_NOTIFIED


@pytest.mark.parametrize("kind", list(EventKind))
@pytest.mark.parametrize("author", [AGENT, USER])
def test_channels_of_an_event(kind: EventKind, author: Author) -> None:  # 6.2, AV-48
    event = an_event(kind, an_appointment(), NOW, author=author)
    channels = [job.channel for job in jobs_for(event)]
    if kind in (EventKind.STATUS_CHANGED, EventKind.CLAIMED):
        assert channels == []
    elif kind in (EventKind.CANCELLED, EventKind.UNREGISTERED) and author is USER:
        assert channels == [Channel.EMAIL]
    else:
        assert channels == [Channel.SMS, Channel.EMAIL]


@pytest.mark.parametrize(
    ("kind", "moved", "told"),
    [
        (EventKind.REGISTERED, False, MessageKind.CREATED),
        (EventKind.UNREGISTERED, False, MessageKind.CANCELLED),
        (EventKind.RESTORED, False, MessageKind.CREATED),
        (EventKind.RESTORED, True, MessageKind.UPDATED),
    ],
)
def test_events_of_one_participant_and_what_is_taken_back_are_told_as_what_they_mean(
    kind: EventKind, moved: bool, told: MessageKind
) -> None:  # 6.2
    event = an_event(kind, an_appointment(), NOW, author=AGENT)
    event = replace(event, previous_starts_at=START) if moved else event
    assert {(job.kind, job.event) for job in jobs_for(event)} == {(told, kind)}


def test_whom_an_event_concerns_quietly_is_not_told() -> None:  # PAR-03
    event = replace(an_event(EventKind.REGISTERED, an_appointment(), NOW), quiet_user_ids=("brother",))
    assert {job.user_id for job in jobs_for(event)} == {"zoe"}


def test_a_job_refers_and_says_nothing_personal() -> None:
    (sms, email) = jobs_for(an_event(EventKind.CREATED, an_appointment(), NOW))
    until = NOW + timedelta(hours=2)
    assert sms == MessageJob(MessageKind.CREATED, an_appointment().id, "1", "zoe", Channel.SMS, until)
    assert email == replace(sms, channel=Channel.EMAIL)


def test_a_code_is_one_message_while_it_is_good() -> None:
    until = NOW + timedelta(minutes=10)
    request = CodeRequest("key", "nonce", Channel.SMS, "+33612345678", NOW, until, "organisation")
    assert job_for_code(request) == MessageJob(MessageKind.CONTACT_CODE, "key", "nonce", "", Channel.SMS, until)


@pytest.mark.parametrize(
    ("kind", "hours_before_start", "useful_hours"),
    [
        (EventKind.CREATED, 100, 2),
        (EventKind.CREATED, 1, 1),
        (EventKind.UPDATED, 100, 2),
        (EventKind.CANCELLED, 100, 100),
        (EventKind.REMINDER, 48, 46),
    ],
)
def test_messages_help_for_a_time(kind: EventKind, hours_before_start: int, useful_hours: int) -> None:
    at = START - timedelta(hours=hours_before_start)
    assert useful_until(an_event(kind, an_appointment(), at)) == at + timedelta(hours=useful_hours)


def why(
    kind: EventKind,
    appointment: Appointment,
    *,
    now: datetime = NOW,
    users: tuple[User, ...] = (ZOE,),
    channel: Channel = Channel.EMAIL,
    visibility: Visibility = VISIBLE,
    seen: Appointment | None = None,
    about: User | None = None,
) -> Objection | None:
    """The objection to telling the first user of an event that led to `seen`, now that `appointment` is stored."""
    event = an_event(kind, seen or appointment, NOW, before=an_appointment(*(users or (ZOE,))), author=AGENT)
    job = job_of(event, channel, about or (users[0] if users else ZOE))
    return objection(job, event, appointment, visibility, {user.id: user for user in users}, now)


def as_after(kind: EventKind, appointment: Appointment) -> Appointment:
    """The appointment as an event of that kind leaves it."""
    if kind is EventKind.CANCELLED:
        return appointment.excused(NOW)
    if kind is EventKind.UNREGISTERED:
        gone = [replace(one, status=Status.EXCUSED) for one in appointment.participations]
        return replace(appointment, collectif=True, participations=tuple(gone))
    return appointment


@pytest.mark.parametrize("kind", [EventKind.CREATED, EventKind.UPDATED, EventKind.REMINDER])
def test_what_is_true_is_told(kind: EventKind) -> None:
    assert why(kind, an_appointment()) is None


@pytest.mark.parametrize("kind", TOLD_KINDS)
def test_nothing_is_told_of_what_has_begun(kind: EventKind) -> None:  # NOT-01, AV-43
    stored = as_after(kind, an_appointment())
    assert why(kind, stored, now=START) is Objection.STARTED
    assert why(kind, stored, now=START - timedelta(seconds=1)) is None


@pytest.mark.parametrize("kind", [EventKind.CREATED, EventKind.UPDATED, EventKind.REMINDER])
def test_a_cancelled_appointment_is_not_confirmed(kind: EventKind) -> None:
    assert why(kind, an_appointment().excused(NOW), seen=an_appointment()) is Objection.CANCELLED


def test_a_cancellation_is_told_while_it_stands() -> None:
    assert why(EventKind.CANCELLED, an_appointment().excused(NOW)) is None
    assert why(EventKind.CANCELLED, an_appointment(), seen=an_appointment().excused(NOW)) is Objection.NOT_CANCELLED


def test_a_change_that_another_followed_is_not_told() -> None:
    first = an_appointment().moved(START + timedelta(days=1), "place", "agent", NOW)
    second = first.moved(START + timedelta(days=2), "place", "agent", NOW)
    elsewhere = first.moved(first.starts_at, "other", "agent", NOW)
    assert why(EventKind.UPDATED, first, seen=first) is None
    assert why(EventKind.UPDATED, second, seen=first) is Objection.MOVED
    assert why(EventKind.UPDATED, elsewhere, seen=first) is Objection.MOVED


def test_a_late_confirmation_tells_the_present_facts() -> None:
    moved = an_appointment().moved(START + timedelta(days=1), "place", "agent", NOW)
    assert why(EventKind.CREATED, moved, seen=an_appointment()) is None


def test_a_reminder_is_for_one_start_only() -> None:  # REM-03
    moved = an_appointment().moved(START + timedelta(days=1), "place", "agent", NOW)
    assert why(EventKind.REMINDER, moved, seen=an_appointment()) is Objection.MOVED
    elsewhere = an_appointment().moved(START, "other", "agent", NOW)
    assert why(EventKind.REMINDER, elsewhere, seen=an_appointment()) is None


def with_participations(appointment: Appointment, *participations: Participation) -> Appointment:
    return replace(appointment, participations=participations)


@pytest.mark.parametrize(
    ("kind", "lifecycle", "reminder"),
    [(kind, *flags) for kind in TOLD_KINDS for flags in product([True, False], repeat=2)],
)
def test_participation_flags_decide(kind: EventKind, lifecycle: bool, reminder: bool) -> None:  # NOT-05, AV-46
    one = Participation("zoe", send_lifecycle_notifications=lifecycle, send_reminder_notification=reminder)
    stored = as_after(kind, with_participations(an_appointment(), one))
    wanted = reminder if kind is EventKind.REMINDER else lifecycle
    assert why(kind, stored) is (None if wanted else Objection.SWITCHED_OFF)


def test_an_invisible_motif_is_never_told_of() -> None:  # NOT-06
    assert why(EventKind.CREATED, an_appointment(), visibility=Visibility.INVISIBLE) is Objection.INVISIBLE


def test_flags_win_over_a_motif_that_is_only_not_notified() -> None:  # NOT-05
    assert why(EventKind.CREATED, an_appointment(), visibility=Visibility.VISIBLE_AND_NOT_NOTIFIED) is None


@pytest.mark.parametrize("status", [Status.EXCUSED, Status.REVOKED])
def test_who_is_cancelled_is_not_reminded(status: Status) -> None:  # AV-47
    other = replace(ZOE, id="other")
    appointment = with_participations(an_appointment(), Participation("zoe", status), Participation("other"))
    seen = an_appointment(ZOE, other)
    assert why(EventKind.REMINDER, appointment, users=(ZOE, other), seen=seen) is Objection.SWITCHED_OFF
    assert why(EventKind.REMINDER, appointment, users=(ZOE, other), seen=seen, about=other) is None


def test_who_was_removed_is_not_told() -> None:
    other = replace(ZOE, id="other")
    seen = an_appointment(ZOE, other)
    left = an_appointment(ZOE)
    assert why(EventKind.CREATED, left, users=(ZOE, other), seen=seen, about=other) is Objection.NOT_A_PARTICIPANT


def test_whom_an_agent_took_out_of_a_group_is_told() -> None:  # 6.2, group
    other = replace(ZOE, id="other")
    left = replace(an_appointment(other), collectif=True)
    assert why(EventKind.UNREGISTERED, left, users=(ZOE, other), seen=left) is None


def test_who_is_back_in_a_group_is_not_told_of_having_left() -> None:
    back = replace(an_appointment(), collectif=True)
    assert why(EventKind.UNREGISTERED, back) is Objection.NOT_CANCELLED


def test_a_registration_that_was_cancelled_since_is_not_confirmed() -> None:
    gone = as_after(EventKind.UNREGISTERED, an_appointment())
    assert why(EventKind.REGISTERED, gone, seen=an_appointment()) is Objection.SWITCHED_OFF


def test_a_cancellation_that_was_taken_back_is_not_told_and_its_end_is() -> None:
    restored = replace(an_appointment(), version=3)
    assert why(EventKind.CANCELLED, restored, seen=an_appointment().excused(NOW)) is Objection.NOT_CANCELLED
    assert why(EventKind.RESTORED, restored) is None


def test_whose_record_is_gone_is_not_told() -> None:
    assert why(EventKind.CREATED, an_appointment(), users=()) is Objection.GONE


@pytest.mark.parametrize(
    ("changes", "channel", "expected"),
    [
        ({}, Channel.EMAIL, None),
        ({}, Channel.SMS, None),
        ({"notify_by_email": False}, Channel.EMAIL, Objection.CHANNEL_OFF),
        ({"notify_by_email": False}, Channel.SMS, None),
        ({"notify_by_sms": False}, Channel.SMS, Objection.CHANNEL_OFF),
        ({"notify_by_sms": False}, Channel.EMAIL, None),
        ({"email": ""}, Channel.EMAIL, Objection.NO_ADDRESS),
        ({"phone_number": ""}, Channel.SMS, Objection.NO_ADDRESS),
        ({"phone_number": "+33123456789"}, Channel.SMS, Objection.NO_ADDRESS),
    ],
)
def test_channels_are_independent(
    changes: dict[str, object], channel: Channel, expected: Objection | None
) -> None:  # NOT-04, AV-44
    user = replace(ZOE, **changes)  # type: ignore[arg-type]
    assert why(EventKind.CREATED, an_appointment(user), users=(user,), channel=channel) is expected


def test_the_responsible_is_written_to_once_for_all_relatives() -> None:  # NOT-03, AV-45
    parent = replace(ZOE, id="parent")
    first = User("first", "Ana", "Lefèvre", responsible_id="parent")
    second = User("second", "Bo", "Lefèvre", responsible_id="parent")
    users = (first, second, parent)
    appointment = an_appointment(first, second)
    for channel in Channel:
        told = [why(EventKind.CREATED, appointment, users=users, channel=channel, about=one) for one in (first, second)]
        assert told == [None, Objection.SAME_RECIPIENT]


def test_a_relative_whom_the_event_leaves_out_does_not_hide_the_other() -> None:
    parent = replace(ZOE, id="parent")
    first = User("first", "Ana", "Lefèvre", responsible_id="parent")
    second = User("second", "Bo", "Lefèvre", responsible_id="parent")
    silent = Participation("first", send_lifecycle_notifications=False)
    appointment = with_participations(an_appointment(first, second), silent, Participation("second"))
    users = (first, second, parent)
    assert why(EventKind.CREATED, appointment, users=users, about=first) is Objection.SWITCHED_OFF
    assert why(EventKind.CREATED, appointment, users=users, about=second) is None


def test_retries_are_budgeted_against_the_deadline() -> None:
    begin = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)

    def tries_within(budget: timedelta) -> list[timedelta]:
        now, moments = begin, []
        while now <= begin + budget:
            moments.append(now - begin)
            now += retry_delay(len(moments), begin + budget, now)
        return moments

    confirmation, reminder = tries_within(timedelta(hours=2)), tries_within(timedelta(hours=46))
    assert [moment.total_seconds() for moment in confirmation[:6]] == [0, 15, 45, 105, 225, 465]
    # An hour of outage still leaves several tries, and the last is close to the deadline.
    assert sum(timedelta(hours=1) < moment for moment in confirmation) >= 5
    assert timedelta(hours=2) - confirmation[-1] <= timedelta(minutes=1)
    assert timedelta(hours=46) - reminder[-1] <= timedelta(minutes=1)
    assert max(late - early for early, late in pairwise(reminder)) <= timedelta(hours=4)
    # What the queues' `maxReceiveCount` has to allow.
    assert len(confirmation) <= 30
    assert len(reminder) <= 50
