"""The races in which agents change appointments: number 15, and 6 again, of what they made longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from rdv.clock import system_clock
from rdv.domain.appointments import Appointment
from rdv.ids import Keyring
from rdv.ports import AppointmentKey
from rdv.usecases.desk_editing import DeskEdit, edit_appointment

from . import scenery
from .engines import Service
from .group_races import AT_THE_DESK, answered
from .race_scene import Race, Scene, expect, only, tally
from .rest import Reply
from .scenery import DAY, SECRET_KEY, Citizen, agents, an_offer, at

_ONE = an_offer("un agent", agents("un", 1))


@dataclass(frozen=True, slots=True)
class EditAppointment:
    """An agent changes an appointment, as the desk's page does."""

    appointment_id: str
    edit: DeskEdit

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""

        def change() -> None:
            edit_appointment(
                service.directory,
                service.records,
                system_clock,
                Keyring(SECRET_KEY),
                AT_THE_DESK,
                self.appointment_id,
                self.edit,
            )

        return [answered(change)]


def agents_move_one(scene: Scene) -> list[str]:
    """Agents who see the same version drag one appointment to five places at once: one wish is done, the others are told."""
    scene.publish(_ONE)
    booked, free = scene.book(Citizen(900), _ONE, at(9)), scene.free(_ONE)
    targets = [at(10), at(10, 30), at(11), at(14), at(15, day=DAY + timedelta(days=4))]
    wanted = [targets[number % len(targets)] for number in range(scene.clients)]
    replies = scene.press([EditAppointment(booked["id"], DeskEdit(1, starts_at=start)) for start in wanted])
    found = expect("moves", replies, {"201": 1, "409 changed_meanwhile": scene.clients - 1})
    if not found:
        [there] = {start for start, reply in zip(wanted, replies, strict=True) if reply.status == 201}
        if set(scene.free(_ONE)) != {*free, at(9)} - {there}:
            found.append("its old time is not free, or its new one is")
    return found


def onto_one_start(scene: Scene) -> list[str]:
    """Several appointments are dragged onto one start, which citizens press too: one of all has it."""
    scene.publish(_ONE)
    starts = [at(9), at(9, 30), at(11, 30), at(14), at(15)][: max(1, scene.clients // 2)]
    booked = [scene.book(Citizen(900 + number), _ONE, start) for number, start in enumerate(starts)]
    moves = [EditAppointment(one["id"], DeskEdit(1, starts_at=at(10, 15))) for one in booked]
    others = [citizen.hold(_ONE, at(10)) for citizen in scene.citizens()[len(booked) :]]
    replies = scene.press([*moves, *others])
    found = only("moves", replies[: len(moves)], {"201", "409 agent_busy"})
    found += only("holds", replies[len(moves) :], {"201", "409 slot_taken"})
    winners = tally(replies)["201"]
    return found if winners == 1 else [*found, f"{winners} have one time"]


def agent_against_citizen(scene: Scene) -> list[str]:
    """An agent drags and stretches an appointment that its citizen moves and cancels: it is in one place, or nowhere."""
    scene.publish(_ONE)
    booked = scene.book(Citizen(900), _ONE, at(9))
    wishes = [
        EditAppointment(booked["id"], DeskEdit(1, starts_at=at(11))),
        scenery.move(booked, at(10)),
        EditAppointment(booked["id"], DeskEdit(1, duration_minutes=60)),
        scenery.cancel(booked),
    ]
    replies = scene.press([wishes[number % len(wishes)] for number in range(scene.clients)])
    allowed = {
        "200",
        "201",
        "409 changed_meanwhile",
        "409 slot_taken",
        "409 agent_busy",
        "422 invalid",
        "422 not_movable",
    }
    found = only("wishes", replies, allowed)
    key = AppointmentKey(booked["id"])
    stored = scene.engine.service.records.read([key]).get(key)
    if not isinstance(stored, Appointment) or stored.starts_at not in (at(9), at(10), at(11)):
        found.append("it is where nobody wanted it")
    return found


def long_moves(scene: Scene) -> list[str]:
    """An appointment that an agent made twice as long is moved at once to starts that it overlaps itself."""
    scene.publish(_ONE)
    booked = scene.book(Citizen(900), _ONE, at(9))
    [stretched] = EditAppointment(booked["id"], DeskEdit(1, duration_minutes=60)).run(scene.engine.service)
    if stretched.status != 201:
        return [f"it could not be made longer: {stretched.status} {stretched.json}"]
    neighbour = Citizen(901)
    scene.hold(neighbour, _ONE, at(11, 30))
    # At 11:00 only half of it is free.
    targets = [at(10), at(10, 30), at(11), at(14), at(15)]
    wanted = [targets[number % len(targets)] for number in range(scene.clients)]
    replies = scene.press([scenery.move(booked, start) for start in wanted])
    found = only("moves", replies, {"200", "409 slot_taken"})
    too_short = [reply for reply, start in zip(replies, wanted, strict=True) if start == at(11)]
    found += expect("half of it", too_short, {"409 slot_taken": len(too_short)})
    key = AppointmentKey(booked["id"])
    stored = scene.engine.service.records.read([key]).get(key)
    if not isinstance(stored, Appointment) or stored.duration_minutes != 60 or stored.starts_at not in targets:
        found.append("it is not as long as it was, or where nobody wanted it")
    return found


RACES = (
    Race("6b", "one long appointment, five moves", long_moves),
    Race("15", "agents move one appointment", agents_move_one),
    Race("15b", "several onto one start", onto_one_start),
    Race("15c", "agent against citizen", agent_against_citizen),
)
