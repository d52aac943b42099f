"""Answers to a reminder: "I come", with the link alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rdv.domain.appointments import Appointment, AuthorKind, EventKind, Status
from rdv.domain.errors import LinkExpired, NotExpected, NotFound
from rdv.domain.messages import jobs_for
from rdv.domain.people import User
from rdv.usecases.answering import confirm
from rdv.usecases.booking import Booked, Person
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.moving import move
from rdv.usecases.reaching import show
from rdv.usecases.undoing import undo

from .test_groups import register
from .world import MONDAY, World, a_group_offer, an_offer, at

THURSDAY = MONDAY + timedelta(days=3)
NINE, TEN = at(THURSDAY, 9), at(THURSDAY, 10)


@pytest.fixture
def world() -> World:
    return World().publish(an_offer())


def link(world: World, appointment: Appointment, user_id: str | None = None) -> str:
    return world.keyring.link_token(
        appointment.id, user_id or appointment.participations[0].user_id, appointment.link_generation
    )


def proof(world: World, booked: Booked) -> tuple[object, ...]:
    return world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token


def test_i_come_is_kept_with_an_event_that_nobody_is_told_of(world: World) -> None:
    made = world.book_at(NINE).sheet.appointment
    world.clock.advance(hours=1)
    confirmed = confirm(world.records, world.clock, link(world, made))
    assert confirmed.at == world.clock.now()
    assert [one.confirmed_at for one in world.stored(made).participations] == [world.clock.now()]
    event = world.events(made)[-1]
    assert (event.kind, event.version, event.author.kind) == (EventKind.CONFIRMED, 2, AuthorKind.USER)
    assert event.user_ids == (made.participations[0].user_id,)
    assert jobs_for(event) == ()


def test_again_nothing_changes(world: World) -> None:
    made = world.book_at(NINE).sheet.appointment
    first = confirm(world.records, world.clock, link(world, made))
    world.clock.advance(hours=3)
    before = dict(world.records.items)
    assert confirm(world.records, world.clock, link(world, made)).at == first.at
    assert world.records.items == before


def test_the_answer_is_shown(world: World) -> None:
    booked = world.book_at(NINE)
    user_id = booked.sheet.appointment.participations[0].user_id
    assert show(*proof(world, booked)).confirmed_at(user_id) is None  # type: ignore[arg-type]
    confirm(world.records, world.clock, link(world, booked.sheet.appointment))
    assert show(*proof(world, booked)).confirmed_at(user_id) == world.clock.now()  # type: ignore[arg-type]


def test_it_was_said_of_the_old_time(world: World) -> None:
    booked = world.book_at(NINE)
    made = booked.sheet.appointment
    confirm(world.records, world.clock, link(world, made))
    move(*proof(world, booked), TEN, None)  # type: ignore[arg-type]
    assert [one.confirmed_at for one in world.stored(made).participations] == [None]
    confirm(world.records, world.clock, link(world, made))
    undo(*proof(world, booked))  # type: ignore[arg-type]
    assert [one.confirmed_at for one in world.stored(made).participations] == [None]


def test_nobody_waits_for_an_answer_any_more(world: World) -> None:
    booked = world.book_at(NINE)
    made = booked.sheet.appointment
    cancel(*proof(world, booked))  # type: ignore[arg-type]
    with pytest.raises(NotExpected):
        confirm(world.records, world.clock, link(world, made))
    other = world.book_at(TEN).sheet.appointment
    world.clock.instant = TEN
    with pytest.raises(NotExpected):
        confirm(world.records, world.clock, link(world, other))
    assert world.stored(other).participations[0].confirmed_at is None
    world.clock.advance(days=365)
    with pytest.raises(LinkExpired):
        confirm(world.records, world.clock, link(world, other))


def test_another_token_opens_nothing(world: World) -> None:
    booked = world.book_at(NINE)
    for token in ("no-such-token", booked.access_token):
        with pytest.raises(NotFound):
            confirm(world.records, world.clock, token)


def test_each_answers_for_themselves_and_a_parent_for_the_child(world: World) -> None:
    parent, child = User("parent", "Ana", "Petit", email="ana@a.example"), User("child", "Bo", "Petit")
    stranger = User("stranger", "Cy", "Grand", email="cy@c.example")
    world.people(parent, replace(child, responsible_id="parent"), stranger)
    made = world.desk(NINE, attendees=tuple(Attendee(one) for one in ("parent", "child", "stranger")))
    confirm(world.records, world.clock, link(world, made, "parent"))
    confirmed = {one.user_id for one in world.stored(made).participations if one.confirmed_at}
    assert confirmed == {"parent", "child"}


def test_in_a_group_the_own_family_answers(world: World) -> None:
    world.publish(a_group_offer())
    made = world.group(NINE)
    zoe, ana = Person("Zoé", "Martin", "zoe@z.example"), Person("Ana", "Petit", "ana@a.example")
    booked = [register(world, one, visitor=one.email) for one in (zoe, ana)]
    first = booked[0].sheet.user_id
    confirm(world.records, world.clock, link(world, made, first))
    assert [one.confirmed_at is not None for one in world.stored(made).participations] == [True, False]
    assert world.stored(made).status is Status.UNKNOWN
