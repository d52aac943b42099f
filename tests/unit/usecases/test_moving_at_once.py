"""What meets a move between its reads and its commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from rdv.domain.appointments import Appointment
from rdv.domain.errors import NotMovable, SlotTaken
from rdv.ports import Entity, Key, WeekKey
from rdv.store.memory import MemoryRecords
from rdv.usecases.booking import Booked
from rdv.usecases.cancelling import cancel
from rdv.usecases.moving import move

from .world import MONDAY, World, an_offer, at

THURSDAY = MONDAY + timedelta(days=3)
NINE, TEN = at(THURSDAY, 9), at(THURSDAY, 10)


class Meddled(MemoryRecords):
    """Memory in which something happens just before an agent's week is read for the first time."""

    meddle: Callable[[], object] | None = None

    def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
        happens = self.meddle
        if happens and any(isinstance(key, WeekKey) for key in keys):
            self.meddle = None
            happens()
        return super().read(keys, consistent=consistent)


@pytest.fixture
def world() -> World:
    return World(records=Meddled()).publish(an_offer())


def move_to_ten(world: World, booked: Booked) -> Appointment:
    proof = booked.sheet.appointment.id, booked.access_token
    return move(world.directory, world.records, world.clock, *proof, TEN, None).appointment


def meddle(world: World, happens: Callable[[], object]) -> None:
    """Have that happen in the middle of what comes next."""
    assert isinstance(world.records, Meddled)
    world.records.meddle = happens


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
