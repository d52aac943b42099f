"""A reminder by hand (6.2)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rdv.domain.appointments import EventKind, Status
from rdv.domain.errors import Invalid, NotFound
from rdv.domain.messages import MessageKind, jobs_for, useful_until
from rdv.domain.people import Channel, User
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.desk_reminding import remind
from rdv.usecases.desk_statuses import change_participation_status, change_status

from .world import AT_THE_DESK, MONDAY, World, all_at_once, an_offer, at, distant

NINE = at(MONDAY + timedelta(days=7), 9)


@pytest.fixture
def world() -> World:
    people = (User("ana", "Ana", "Petit"), User("bo", "Bo", "Petit"))
    return World().publish(an_offer()).people(*people)


def test_who_is_expected_is_reminded_by_both_channels_until_the_start(world: World) -> None:
    made = world.desk(NINE, attendees=(Attendee("ana"), Attendee("bo")))
    change_participation_status(world.records, world.clock, AT_THE_DESK, made.id, "bo", Status.EXCUSED)
    before = world.stored(made)
    remind(world.records, world.clock, AT_THE_DESK, made.id)
    event = world.events(made)[-1]
    assert (event.kind, event.author, event.user_ids) == (EventKind.REMINDER, AT_THE_DESK, ("ana",))
    assert useful_until(event) == NINE
    assert [(job.kind, job.channel) for job in jobs_for(event)] == [
        (MessageKind.REMINDER, Channel.SMS),
        (MessageKind.REMINDER, Channel.EMAIL),
    ]
    # What the plan owes is still owed.
    assert world.stored(made).reminder_at == before.reminder_at


def test_a_reminder_two_minutes_before_the_start_is_still_worth_sending(world: World) -> None:
    made = world.desk(NINE, attendees=(Attendee("ana"),))
    world.clock.instant = NINE - timedelta(minutes=2)
    remind(world.records, world.clock, AT_THE_DESK, made.id)
    assert useful_until(world.events(made)[-1]) > world.clock.now()


def test_nobody_is_reminded_of_what_is_over_or_cancelled_or_unknown(world: World) -> None:
    made = world.desk(NINE, attendees=(Attendee("ana"),))
    with pytest.raises(NotFound):
        remind(world.records, world.clock, AT_THE_DESK, "unknown")
    change_status(world.records, world.clock, AT_THE_DESK, made.id, Status.REVOKED)
    with pytest.raises(Invalid):
        remind(world.records, world.clock, AT_THE_DESK, made.id)
    world.clock.instant = NINE
    with pytest.raises(Invalid):
        remind(world.records, world.clock, AT_THE_DESK, made.id)
    assert [event.kind for event in world.events(made)] == [EventKind.CREATED, EventKind.CANCELLED]


def test_pressed_twice_it_is_one_reminder(world: World) -> None:
    made = world.desk(NINE, attendees=(Attendee("ana"),))
    for _ in range(2):
        remind(world.records, world.clock, AT_THE_DESK, made.id)
    world.clock.advance(minutes=1)
    remind(world.records, world.clock, AT_THE_DESK, made.id)
    assert [event.kind for event in world.events(made)] == [
        EventKind.CREATED,
        EventKind.REMINDER,
        EventKind.REMINDER,
    ]


def test_eight_presses_at_once_are_one_reminder() -> None:
    world = distant(seed=3).publish(an_offer()).people(User("ana", "Ana", "Petit"))
    made = world.desk(NINE, attendees=(Attendee("ana"),))
    all_at_once([lambda: remind(world.records, world.clock, AT_THE_DESK, made.id)] * 8)
    assert [event.kind for event in world.events(made)] == [EventKind.CREATED, EventKind.REMINDER]
