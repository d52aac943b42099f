"""What meets a move between its reads and its commit, and moves of what lasts longer than its motif."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rdv.domain.appointments import Appointment
from rdv.domain.errors import NotMovable, SlotTaken
from rdv.ports import Entity, Key, SeatsKey, WeekKey
from rdv.store.memory import MemoryRecords
from rdv.usecases.booking import Booked
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_editing import DeskEdit, edit_appointment
from rdv.usecases.moving import move

from .invariants import violations
from .test_groups import register, take_seat
from .world import AT_THE_DESK, GROUP, MONDAY, MOTIF, World, a_group_offer, an_offer, at

THURSDAY = MONDAY + timedelta(days=3)
NINE, TEN = at(THURSDAY, 9), at(THURSDAY, 10)


class Meddled(MemoryRecords):
    """Memory in which something happens around the first read of an agent's week, or of what `watched` says.

    Before a week is read: whoever reads it is too late. After seats are read: whoever read them is out of date.
    """

    meddle: Callable[[], object] | None = None
    watched: type = WeekKey

    def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
        happens = self.meddle
        if not happens or not any(isinstance(key, self.watched) for key in keys):
            return super().read(keys, consistent=consistent)
        self.meddle = None
        before = super().read(keys, consistent=consistent)
        happens()
        return super().read(keys, consistent=consistent) if self.watched is WeekKey else before


@pytest.fixture
def world() -> World:
    return World(records=Meddled()).publish(an_offer())


def move_to_ten(world: World, booked: Booked) -> Appointment:
    proof = booked.sheet.appointment.id, booked.access_token
    return move(world.directory, world.records, world.clock, *proof, TEN, None).appointment


def meddle(world: World, happens: Callable[[], object], watched: type = WeekKey) -> None:
    """Have that happen in the middle of what comes next."""
    assert isinstance(world.records, Meddled)
    world.records.meddle, world.records.watched = happens, watched


def test_a_move_pressed_twice_finds_its_own_appointment_there_and_not_a_taken_slot(world: World) -> None:
    booked = world.book_at(NINE)
    meddle(world, lambda: move_to_ten(world, booked))
    again = move_to_ten(world, booked)
    assert (again.starts_at, again.version) == (TEN, 2)


def test_a_move_to_a_start_that_somebody_else_took_meanwhile_is_refused(world: World) -> None:
    booked = world.book_at(NINE)
    meddle(world, lambda: world.hold(TEN, visitor="other"))
    with pytest.raises(SlotTaken):
        move_to_ten(world, booked)


def test_a_move_of_what_was_cancelled_meanwhile_is_refused(world: World) -> None:
    booked = world.book_at(NINE)
    proof = booked.sheet.appointment.id, booked.access_token
    meddle(world, lambda: cancel(world.directory, world.records, world.clock, *proof))
    with pytest.raises(NotMovable):
        move_to_ten(world, booked)


def test_leaving_a_group_while_somebody_takes_a_seat_leaves_them_the_seat() -> None:
    world = World(records=Meddled()).publish(a_group_offer())
    group = world.group(NINE, seats=2)
    left = register(world)
    meddle(world, lambda: take_seat(world, visitor="other"), SeatsKey)
    cancel(world.directory, world.records, world.clock, group.id, left.access_token)
    assert violations(world.records.items, world.clock.now()) == []
    [seats] = world.records.group_seats(GROUP.id, NINE, NINE)
    assert (seats.taken, len(seats.holds)) == (0, 1)


# --- appointments that last longer than their motif -------------------------------------------------------------------


def an_hour_at_nine(world: World) -> Booked:
    """What a citizen booked, and an agent made twice as long as the motif's half hour."""
    booked = world.book_at(NINE)
    identity = booked.sheet.appointment.id
    desk = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK
    edit_appointment(*desk, identity, DeskEdit(1, duration_minutes=60))
    return booked


def move_hour(world: World, booked: Booked, start: datetime) -> Appointment:
    proof = booked.sheet.appointment.id, booked.access_token
    return move(world.directory, world.records, world.clock, *proof, start, None).appointment


def test_a_long_appointment_moves_to_where_all_of_it_is_free(world: World) -> None:
    booked = an_hour_at_nine(world)
    moved = move_hour(world, booked, at(THURSDAY, 10, 30))
    assert (moved.starts_at, moved.duration_minutes) == (at(THURSDAY, 10, 30), 60)


@pytest.mark.parametrize("chosen", range(3))
@pytest.mark.parametrize("start", [at(THURSDAY, 10, 30), at(THURSDAY, 11, 30)], ids=["taken behind", "closed behind"])
def test_a_long_appointment_that_does_not_fit_is_told_so_with_starts_at_which_it_does(
    world: World, start: datetime, chosen: int
) -> None:
    booked = an_hour_at_nine(world)
    if start == at(THURSDAY, 10, 30):
        world.hold(at(THURSDAY, 11), visitor="other")
    with pytest.raises(SlotTaken) as refused:
        move_hour(world, booked, start)
    offered = [one.starts_at for one in refused.value.alternatives]
    assert len(offered) == 3
    moved = move_hour(world, booked, offered[chosen])
    assert (moved.starts_at, moved.duration_minutes) == (offered[chosen], 60)


def test_an_appointment_that_was_booked_before_its_motif_became_shorter_still_moves(world: World) -> None:
    booked = world.book_at(NINE)
    world.publish(an_offer(replace(MOTIF, duration_minutes=20)))
    world.hold(at(THURSDAY, 10, 10), visitor="other")
    with pytest.raises(SlotTaken):
        move_hour(world, booked, at(THURSDAY, 9, 50))
    moved = move_hour(world, booked, at(THURSDAY, 10, 50))
    assert (moved.starts_at, moved.ends_at) == (at(THURSDAY, 10, 50), at(THURSDAY, 11, 20))


def test_an_appointment_that_was_booked_before_its_motif_became_longer_moves_to_starts_of_the_new_length(
    world: World,
) -> None:
    booked = world.book_at(NINE)
    world.publish(an_offer(replace(MOTIF, duration_minutes=60)))
    with pytest.raises(SlotTaken):
        move_hour(world, booked, at(THURSDAY, 11, 30))
    moved = move_hour(world, booked, at(THURSDAY, 10, 30))
    assert (moved.starts_at, moved.ends_at) == (at(THURSDAY, 10, 30), at(THURSDAY, 11))
