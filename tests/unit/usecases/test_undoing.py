"""Taking back a cancellation or a move: ten minutes, the same proof, the old time still free."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from rdv import ids
from rdv.domain.appointments import Appointment, EventKind, Status
from rdv.domain.directory import LocationAvailability
from rdv.domain.errors import (
    AlreadyBooked,
    Forbidden,
    NotUndoable,
    SlotTaken,
    TooLateToUndo,
    Unauthenticated,
)
from rdv.domain.messages import MessageKind, told_as
from rdv.domain.people import User
from rdv.ports import AppointmentKey
from rdv.usecases.booking import Booked, Person
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_booking import Attendee, SingleUse
from rdv.usecases.desk_editing import DeskEdit, edit_appointment
from rdv.usecases.desk_statuses import change_participation_status, change_status
from rdv.usecases.holding import release
from rdv.usecases.linking import open_link
from rdv.usecases.moving import move
from rdv.usecases.reaching import show
from rdv.usecases.reminding import sweep
from rdv.usecases.undoing import undo

from .invariants import violations
from .test_groups import register, shown, take_seat
from .world import (
    AGENTS,
    AT_THE_DESK,
    MONDAY,
    OTHER_PLACE,
    PLACE,
    World,
    a_group_offer,
    an_offer,
    at,
    distant,
    weekday_opening,
)

THURSDAY = MONDAY + timedelta(days=3)
NINE, TEN = at(THURSDAY, 9), at(THURSDAY, 10)
NEXT_WEEK = at(THURSDAY + timedelta(days=7), 11)


@pytest.fixture
def world() -> World:
    return World().publish(an_offer())


def check(world: World) -> None:
    assert violations(world.records.items, world.clock.now()) == []


class Case:
    """An appointment and what its citizen does with one proof."""

    def __init__(self, world: World, booked: Booked) -> None:
        self.world, self.appointment = world, booked.sheet.appointment
        self.arguments = world.directory, world.records, world.clock, self.appointment.id, booked.access_token

    def cancel(self) -> Appointment:
        return cancel(*self.arguments).appointment

    def move(self, start: object, place: str | None = None) -> Appointment:
        return move(*self.arguments, start, place).appointment  # type: ignore[arg-type]

    def undo(self) -> Appointment:
        return undo(*self.arguments).appointment

    def show(self) -> object:
        return show(*self.arguments)


def booked(world: World, start: object = NINE) -> Case:
    return Case(world, world.book_at(start))  # type: ignore[arg-type]


# --- a cancellation


def test_a_cancellation_is_taken_back_with_time_place_and_reminder(world: World) -> None:
    case = booked(world)
    case.cancel()
    world.clock.advance(minutes=9, seconds=59)
    restored = case.undo()
    assert (restored.status, restored.cancelled_at, restored.version) == (Status.UNKNOWN, None, 3)
    assert restored == replace(case.appointment, version=3)
    assert restored.reminder_at == NINE - timedelta(hours=48)
    event = world.events(restored)[-1]
    assert (event.kind, told_as(event)) == (EventKind.RESTORED, MessageKind.CREATED)
    assert event.user_ids == tuple(one.user_id for one in restored.participations)
    check(world)
    with pytest.raises(SlotTaken):
        world.hold(NINE, visitor="other")


def test_undoing_again_changes_nothing(world: World) -> None:
    case = booked(world)
    case.cancel()
    case.undo()
    before = dict(world.records.items)
    assert case.undo().status is Status.UNKNOWN
    assert world.records.items == before


def test_what_was_taken_back_can_be_cancelled_again_and_taken_back_again(world: World) -> None:
    case = booked(world)
    for _ in range(2):
        assert case.cancel().status is Status.EXCUSED
        assert case.undo().status is Status.UNKNOWN
    assert case.appointment.version + 4 == world.stored(case.appointment).version
    check(world)


def test_after_ten_minutes_it_stands() -> None:
    """The proof lives as long as the change can be undone only when it was made just before: open the link late."""
    world = World().publish(an_offer())
    case = booked(world)
    world.clock.advance(minutes=1)
    link = world.keyring.link_token(case.appointment.id, case.appointment.participations[0].user_id, 1)
    opened = open_link(world.directory, world.records, world.clock, link, "del")
    arguments = (*case.arguments[:-1], opened.access_token)
    cancelled = cancel(*arguments)
    assert cancelled.can_undo_until == world.clock.now() + timedelta(minutes=10)
    world.clock.advance(minutes=10)
    # Its proof ends at the same instant.
    with pytest.raises(Unauthenticated):
        undo(*arguments)


def test_too_late_is_told_by_name_with_whom_to_call(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rdv.usecases.booking.ACCESS_LIFETIME", timedelta(minutes=30))
    case = booked(world)
    case.cancel()
    world.clock.advance(minutes=10)
    with pytest.raises(TooLateToUndo) as refused:
        case.undo()
    assert refused.value.phone_number == "03 53 01 00 00"
    assert show(*case.arguments).can_undo_until is None


def test_the_page_says_until_when_and_to_the_proof_that_changed_it_alone(world: World) -> None:
    case = booked(world)
    assert show(*case.arguments).can_undo_until is None
    case.cancel()
    link = world.keyring.link_token(case.appointment.id, case.appointment.participations[0].user_id, 1)
    other = open_link(world.directory, world.records, world.clock, link, "del")
    assert show(*case.arguments).can_undo_until == world.clock.now() + timedelta(minutes=10)
    assert other.sheet.can_undo_until is None
    with pytest.raises(NotUndoable):
        undo(*case.arguments[:-1], other.access_token)
    stranger = world.book_at(TEN, person=Person("Ana", "Petit", "ana@b.example"))
    with pytest.raises(Forbidden):
        undo(*case.arguments[:-1], stranger.access_token)
    case.undo()
    assert show(*case.arguments).can_undo_until is None


def test_nothing_changed_is_nothing_to_undo(world: World) -> None:
    with pytest.raises(NotUndoable):
        booked(world).undo()


def test_what_an_agent_changed_since_is_not_undone(world: World) -> None:
    case = booked(world)
    case.cancel()
    change_status(world.records, world.clock, AT_THE_DESK, case.appointment.id, Status.UNKNOWN)
    with pytest.raises(NotUndoable):
        case.undo()
    check(world)


def test_what_an_agent_brought_back_and_excused_again_is_not_undone(world: World) -> None:
    case = booked(world)
    case.cancel()
    world.clock.advance(minutes=1)
    for status in (Status.UNKNOWN, Status.EXCUSED):
        change_status(world.records, world.clock, AT_THE_DESK, case.appointment.id, status)
    with pytest.raises(NotUndoable):
        case.undo()
    assert world.stored(case.appointment).status is Status.EXCUSED
    check(world)


def test_an_appointment_of_two_agents_has_no_stand_in() -> None:
    world = World().publish(an_offer(agents=AGENTS[:3]))
    case = booked(world)
    desk = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK
    edit_appointment(*desk, case.appointment.id, DeskEdit(1, agent_ids=AGENTS[:2]))
    case.cancel()
    ana = User(ids.derived_id("user", "ana"), "Ana", "Petit")
    world.people(ana).desk(NINE, agent_ids=AGENTS[:1], attendees=(Attendee(ana.id),))
    with pytest.raises(SlotTaken):
        case.undo()
    check(world)


def test_a_taken_time_is_gone_with_three_alternatives(world: World) -> None:
    case = booked(world)
    case.cancel()
    world.hold(NINE, visitor="other")
    with pytest.raises(SlotTaken) as gone:
        case.undo()
    assert len(gone.value.alternatives) == 3
    assert world.stored(case.appointment).status is Status.EXCUSED
    check(world)
    world.clock.advance(minutes=9)
    # The other hold is still live; released, the time is free again.
    with pytest.raises(SlotTaken):
        case.undo()


def test_another_free_agent_of_that_start_stands_in() -> None:
    world = World().publish(an_offer(agents=AGENTS[:2]))
    case = booked(world)
    [first] = case.appointment.agent_ids
    case.cancel()
    for number in range(20):
        given = world.hold(NINE, visitor=str(number))
        if given.hold.ref.agent_id == first:
            break
        release(world.records, given.hold.ref.spelled(), given.hold_token)
    restored = case.undo()
    assert restored.agent_ids == tuple(one for one in AGENTS[:2] if one != first)
    check(world)


@pytest.mark.parametrize("taken_behind", [False, True])
def test_who_stands_in_is_free_for_all_of_a_long_appointment(taken_behind: bool) -> None:
    world = World().publish(an_offer())
    case = booked(world)
    desk = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK
    edit_appointment(*desk, case.appointment.id, DeskEdit(1, duration_minutes=60))
    case.cancel()
    world.hold(NINE, visitor="other")
    world.publish(an_offer(agents=AGENTS[:2]))
    if taken_behind:
        ana = User(ids.derived_id("user", "ana"), "Ana", "Petit")
        world.people(ana).desk(at(THURSDAY, 9, 30), agent_ids=AGENTS[1:2], attendees=(Attendee(ana.id),))
        with pytest.raises(SlotTaken):
            case.undo()
    else:
        restored = case.undo()
        assert (restored.agent_ids, restored.duration_minutes) == (AGENTS[1:2], 60)
    check(world)


def test_the_same_agent_takes_it_back_though_the_opening_is_gone(world: World) -> None:
    """As if it had never been cancelled: an appointment needs no opening once it is made."""
    case = booked(world)
    case.cancel()
    world.publish(replace(an_offer(), openings=()))
    assert case.undo().status is Status.UNKNOWN


def test_a_place_that_was_closed_meanwhile_takes_no_stand_in() -> None:
    world = World().publish(an_offer(agents=AGENTS[:2]))
    case = booked(world)
    case.cancel()
    for number in range(2):
        world.hold(NINE, visitor=f"other {number}")
    closed = replace(PLACE, availability=LocationAvailability.DISABLED)
    world.publish(replace(an_offer(agents=AGENTS[:2]), locations=(closed,)))
    with pytest.raises(SlotTaken) as gone:
        case.undo()
    assert gone.value.alternatives == ()


def test_the_limit_per_person_is_taken_again_or_refuses(world: World) -> None:
    case = booked(world)
    case.cancel()
    world.book_at(TEN)
    with pytest.raises(AlreadyBooked):
        case.undo()
    check(world)


def test_a_dead_place_in_the_limit_is_pruned(world: World) -> None:
    past = booked(world, at(MONDAY, 9))
    world.clock.instant = at(MONDAY, 10)
    case = booked(world)
    case.cancel()
    assert world.stored(past.appointment).status is Status.UNKNOWN
    assert case.undo().status is Status.UNKNOWN
    check(world)


def test_a_cancelled_appointment_is_restored_with_all_its_people() -> None:
    world = World().publish(an_offer())
    given = world.hold(NINE)
    people = (Person("Léo", "Martin"), Person("Mia", "Martin"))
    case = Case(world, world.book(world.request(given, world.prove(given), participants=people)))
    case.cancel()
    assert {one.status for one in case.undo().participations} == {Status.UNKNOWN}
    check(world)


# --- a move


def test_a_move_is_taken_back_with_its_old_time_and_the_new_one_is_free(world: World) -> None:
    case = booked(world)
    case.move(TEN)
    restored = case.undo()
    assert (restored.starts_at, restored.ends_at, restored.agent_ids) == (
        NINE, NINE + timedelta(minutes=30), case.appointment.agent_ids,
    )  # fmt: skip
    assert restored.reminder_at == NINE - timedelta(hours=48)
    event = world.events(restored)[-1]
    assert (event.kind, told_as(event), event.previous_starts_at) == (EventKind.RESTORED, MessageKind.UPDATED, TEN)
    check(world)
    world.hold(TEN, visitor="other")


def test_a_move_to_another_week_place_and_agent_is_taken_back_whole() -> None:
    offer = an_offer(places=(PLACE, OTHER_PLACE))
    offer = replace(offer, openings=(*offer.openings, weekday_opening(AGENTS[1], OTHER_PLACE)))
    world = World().publish(offer)
    case = booked(world)
    assert case.move(NEXT_WEEK, OTHER_PLACE.id).agent_ids == (AGENTS[1],)
    undone = undo(*case.arguments)
    assert (undone.appointment.placement, undone.location) == (case.appointment.placement, PLACE)
    check(world)


def test_a_move_away_from_a_place_of_its_own_is_taken_back_there(world: World) -> None:
    """LIEU-01: nobody but the appointment knows that place."""
    case = booked(world)
    own = DeskEdit(version=1, single_use=SingleUse("3 rue des Lilas, 62000 Arras"))
    arguments = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK
    elsewhere = edit_appointment(*arguments, case.appointment.id, own)
    assert elsewhere.single_use is not None
    assert case.move(TEN, PLACE.id).single_use is None
    assert world.events(case.appointment)[-1].previous_single_use == elsewhere.single_use
    undone = undo(*case.arguments)
    assert (undone.appointment.placement, undone.location) == (elsewhere.placement, elsewhere.single_use)
    check(world)


def test_a_reminder_that_left_for_the_new_start_is_no_obstacle_and_the_old_one_is_owed_again(world: World) -> None:
    case = booked(world, NEXT_WEEK)
    world.clock.instant = at(MONDAY, 10) - timedelta(hours=48, minutes=5)
    link = world.keyring.link_token(case.appointment.id, case.appointment.participations[0].user_id, 1)
    opened = open_link(world.directory, world.records, world.clock, link, "del")
    arguments = (*case.arguments[:-1], opened.access_token)
    move(*arguments, at(MONDAY, 10), None)
    world.clock.advance(minutes=6)
    assert sweep(world.records, world.clock).claimed == 1
    restored = undo(*arguments).appointment
    assert restored.placement == case.appointment.placement
    assert restored.reminder_at == NEXT_WEEK - timedelta(hours=48)
    check(world)


def test_an_old_time_that_was_taken_keeps_the_move(world: World) -> None:
    case = booked(world)
    case.move(TEN)
    world.hold(NINE, visitor="other")
    with pytest.raises(SlotTaken) as gone:
        case.undo()
    assert len(gone.value.alternatives) == 3
    assert world.stored(case.appointment).starts_at == TEN
    check(world)


def test_of_two_changes_the_last_can_be_undone(world: World) -> None:
    case = booked(world)
    case.move(TEN)
    case.cancel()
    assert case.undo().starts_at == TEN
    assert world.stored(case.appointment).status is Status.UNKNOWN
    check(world)


def test_an_appointment_that_is_not_as_the_change_left_it_is_not_undone(world: World) -> None:
    case = booked(world)
    cancelled = case.cancel()
    key = AppointmentKey(cancelled.id)
    world.records.items[key] = replace(cancelled, ends_at=NINE + timedelta(minutes=45))
    with pytest.raises(NotUndoable):
        case.undo()


# --- a group


def test_a_seat_is_taken_back_while_there_is_one() -> None:
    world = World().publish(a_group_offer())
    group = world.group(NINE, seats=2)
    case = Case(world, register(world))
    cancel(*case.arguments)
    restored = undo(*case.arguments)
    assert (restored.status, restored.cancelled_at) == (Status.UNKNOWN, None)
    event = world.events(group)[-1]
    assert (event.kind, told_as(event)) == (EventKind.RESTORED, MessageKind.CREATED)
    assert shown(world) == [("26 09:00", 1)]
    check(world)
    assert undo(*case.arguments).appointment == restored.appointment


def test_a_seat_that_was_taken_meanwhile_is_gone_with_other_groups() -> None:
    world = World().publish(a_group_offer())
    world.group(NINE, seats=1)
    world.group(at(THURSDAY, 14))
    case = Case(world, register(world))
    cancel(*case.arguments)
    take_seat(world, visitor="other")
    with pytest.raises(SlotTaken) as gone:
        undo(*case.arguments)
    assert [one.starts_at for one in gone.value.alternatives] == [at(THURSDAY, 14)]
    check(world)


@pytest.mark.parametrize("taken", [0, 1])
def test_a_family_of_two_whom_an_agent_registered_has_both_seats_again_or_none(taken: int) -> None:
    world = World().publish(a_group_offer())
    mother = User(ids.derived_id("user", "zoe"), "Zoé", "Lefèvre", "zoe@b.example")
    child = User(ids.derived_id("user", "leo"), "Léo", "Lefèvre", responsible_id=mother.id)
    group = world.people(mother, child).group(NINE, seats=2, attendees=(Attendee(mother.id), Attendee(child.id)))
    link = world.keyring.link_token(group.id, mother.id, group.link_generation)
    opened = open_link(world.directory, world.records, world.clock, link, "lef")
    arguments = world.directory, world.records, world.clock, group.id, opened.access_token
    cancel(*arguments)
    for number in range(taken):
        take_seat(world, visitor=str(number))
    if taken:
        with pytest.raises(SlotTaken):
            undo(*arguments)
    else:
        undo(*arguments)
    assert world.stored(group).users_count == (0 if taken else 2)
    check(world)


def test_who_of_the_family_was_excused_before_stays_excused() -> None:
    world = World().publish(a_group_offer())
    mother = User(ids.derived_id("user", "zoe"), "Zoé", "Lefèvre", "zoe@b.example")
    child = User(ids.derived_id("user", "leo"), "Léo", "Lefèvre", responsible_id=mother.id)
    group = world.people(mother, child).group(NINE, seats=2, attendees=(Attendee(mother.id), Attendee(child.id)))
    change_participation_status(world.records, world.clock, AT_THE_DESK, group.id, child.id, Status.EXCUSED)
    link = world.keyring.link_token(group.id, mother.id, group.link_generation)
    opened = open_link(world.directory, world.records, world.clock, link, "lef")
    arguments = world.directory, world.records, world.clock, group.id, opened.access_token
    cancel(*arguments)
    undo(*arguments)
    statuses = {one.user_id: one.status for one in world.stored(group).participations}
    assert statuses == {mother.id: Status.UNKNOWN, child.id: Status.EXCUSED}
    check(world)


def test_others_who_come_and_go_do_not_hinder_it() -> None:
    world = World().publish(a_group_offer())
    world.group(NINE)
    case = Case(world, register(world))
    cancel(*case.arguments)
    register(world, Person("Ana", "Petit", "ana@b.example"), visitor="b")
    assert undo(*case.arguments).status is Status.UNKNOWN
    check(world)


def test_a_family_that_registered_somebody_else_meanwhile_keeps_that() -> None:
    world = World().publish(a_group_offer())
    group = world.group(NINE)
    case = Case(world, register(world))
    cancel(*case.arguments)
    register(world, child="Léo", visitor="b")
    with pytest.raises(NotUndoable):
        undo(*case.arguments)
    assert world.stored(group).users_count == 1
    check(world)


def test_a_seat_in_another_group_of_the_motif_counts_against_the_limit() -> None:
    world = World().publish(a_group_offer())
    world.group(NINE)
    world.group(at(THURSDAY, 14))
    case = Case(world, register(world))
    cancel(*case.arguments)
    register(world, start=at(THURSDAY, 14), visitor="b")
    with pytest.raises(AlreadyBooked):
        undo(*case.arguments)
    check(world)


def test_a_group_that_was_cancelled_meanwhile_is_not_joined_again() -> None:
    world = World().publish(a_group_offer())
    group = world.group(NINE)
    case = Case(world, register(world))
    cancel(*case.arguments)
    change_status(world.records, world.clock, AT_THE_DESK, group.id, Status.REVOKED)
    with pytest.raises(NotUndoable):
        undo(*case.arguments)
    check(world)


# --- many at once


def test_undoing_against_somebody_who_takes_the_time_has_one_winner() -> None:
    for seed in range(20):
        world = distant(seed).publish(an_offer())
        case = booked(world)
        case.cancel()

        def attempt(job: Callable[[], object]) -> bool:
            try:
                job()
            except SlotTaken:
                return False
            return True

        jobs: list[Callable[[], object]] = [
            case.undo,
            lambda world=world: world.hold(NINE, visitor="a"),
            case.undo,
            lambda world=world: world.hold(NINE, visitor="b"),
        ]
        with ThreadPoolExecutor(4) as pool:
            won = list(pool.map(attempt, jobs))
        # The two undo together or not at all; two strangers never both.
        assert won[0] == won[2]
        assert won[0] + won[1] + won[3] == 1
        check(world)


@pytest.mark.parametrize("seed", range(10))
def test_undoing_pressed_many_times_at_once_is_done_once_and_refused_to_nobody(seed: int) -> None:
    world = distant(seed).publish(an_offer(), a_group_offer())
    cancelled, moved = booked(world), Case(world, world.book_at(TEN, person=Person("Ana", "Petit", "ana@b.example")))
    world.group(at(THURSDAY, 14), seats=1)
    left = Case(world, register(world, start=at(THURSDAY, 14)))
    cancelled.cancel()
    moved.move(at(THURSDAY, 11))
    left.cancel()
    cases = [cancelled, moved, left] * 4
    with ThreadPoolExecutor(len(cases)) as pool:
        after = list(pool.map(lambda case: case.undo(), cases))
    assert {one.version for one in after} == {3, 4}
    check(world)
