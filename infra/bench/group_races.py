"""The races for seats, and those in which agents take part: numbers 3, 4, 10 and 14."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rdv.clock import system_clock
from rdv.domain.appointments import Author, AuthorKind
from rdv.domain.directory import Offer
from rdv.domain.errors import DomainError, Unavailable
from rdv.domain.people import User
from rdv.http.problems import problem_of
from rdv.ids import Keyring, derived_id
from rdv.ports import Put, UserKey
from rdv.usecases.desk_booking import Attendee, DeskRequest, create_appointment
from rdv.usecases.desk_groups import add_participants

from .engines import Action, Service
from .race_scene import Race, Scene, alternatives, expect, only, real_alternatives, tally
from .rest import PAUSE_SECONDS, Reply, Request
from .scenery import DAY, SECRET_KEY, Citizen, a_group_offer, agents, an_offer, at, group_of

AT_THE_DESK = Author(AuthorKind.AGENT, derived_id("bench", "agent", "desk"))
_PARTY = tuple(
    User(derived_id("bench", "user", name), name, "Lefèvre", f"{name.lower()}@courriel.example")
    for name in ("Ana", "Bo")
)


# Reading the offer, the users, the appointment and the seats takes an agent's call about so long.
FURTHEST_LATE_SECONDS = 0.03


# --- what agents do --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MakeAppointment:
    """An agent makes an appointment, as the desk's page will."""

    request: DeskRequest

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""

        def make() -> None:
            keyring = Keyring(SECRET_KEY)
            create_appointment(service.directory, service.records, system_clock, keyring, AT_THE_DESK, self.request)

        return [answered(make)]


@dataclass(frozen=True, slots=True)
class RegisterParty:
    """An agent registers several users for a group appointment: all of them or none."""

    appointment_id: str
    attendees: tuple[Attendee, ...]

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""

        def add() -> None:
            add_participants(
                service.directory,
                service.records,
                system_clock,
                Keyring(SECRET_KEY),
                AT_THE_DESK,
                self.appointment_id,
                self.attendees,
            )

        return [answered(add)]


@dataclass(frozen=True, slots=True)
class AskLate:
    """Make one call, a moment late: an agent's way to the store is longer than a citizen's."""

    request: Request
    seconds: float

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""
        time.sleep(self.seconds)
        return [service.handlers.call(self.request)]


def _late(scene: Scene, requests: Iterable[Request]) -> list[Action]:
    """So late that now the agent is first, and now a citizen."""
    return [AskLate(request, scene.chance.uniform(0, FURTHEST_LATE_SECONDS)) for request in requests]


def answered(do: Callable[[], None]) -> Reply:
    """What an HTTP function would answer to a change that makes something; a store that refuses is asked again."""
    began, refused = time.monotonic(), 0
    while True:
        try:
            do()
        except Unavailable:
            refused += 1
            time.sleep(PAUSE_SECONDS)
        except DomainError as error:
            status, body, _ = problem_of(error, "en")
            return Reply(status, body, began, time.monotonic(), refused)
        else:
            return Reply(201, {}, began, time.monotonic(), refused)


# --- (3), (4): seats -------------------------------------------------------------------------------------------------

_FIRST = a_group_offer("premier siège")
_LAST = a_group_offer("derniers sièges")
_OTHER_DAYS = tuple(DAY + timedelta(days=number) for number in (1, 2, 3, 4))


def _group(scene: Scene, offer: Offer, start: datetime, seats: int | None) -> str:
    """A group appointment, and its id."""
    [agent] = agents(offer.motif.name, 1)
    service, request = scene.engine.service, group_of(offer, start, agent, seats)
    keyring = Keyring(SECRET_KEY)
    made = create_appointment(service.directory, service.records, system_clock, keyring, AT_THE_DESK, request)
    return made.appointment.id


def first_seat(scene: Scene) -> list[str]:
    """The only seat of a group: one winner, and the others are shown three other groups."""
    scene.publish(_FIRST)
    start = at(10)
    _group(scene, _FIRST, start, 1)
    for day in _OTHER_DAYS:
        _group(scene, _FIRST, at(10, day=day), None)
    free = scene.free(_FIRST)
    replies = scene.press([citizen.hold(_FIRST, start) for citizen in scene.citizens()])
    losers = [reply for reply in replies if reply.status != 201]
    found = expect("the only seat", replies, {"201": 1, "409 slot_taken": scene.clients - 1})
    found += real_alternatives(losers, free, [start] * len(losers))
    if start in scene.free(_FIRST):
        found.append("the only seat is held, and still offered")
    if losers and not found:
        # An alternative is real when it can be taken.
        scene.hold(Citizen(900), _FIRST, alternatives(losers[0])[0])
    if not found:
        winner = next(number for number, reply in enumerate(replies) if reply.status == 201)
        [proof] = scene.prove(Citizen(winner))
        scene.call(Citizen(winner).confirm(replies[winner].json, proof), 201)
    return found


def last_seats(scene: Scene) -> list[str]:
    """Two seats are left: a party of two has both or none, and whoever holds one is registered."""
    scene.publish(_LAST)
    start = at(10)
    group_id = _group(scene, _LAST, start, 3)
    scene.engine.service.records.commit([Put(UserKey(user.id), user) for user in _PARTY])
    scene.book(Citizen(900), _LAST, start)
    party = RegisterParty(group_id, tuple(Attendee(user.id) for user in _PARTY))
    citizens = scene.citizens()[1:]
    registered, *held = scene.press([party, *_late(scene, (citizen.hold(_LAST, start) for citizen in citizens))])
    found = only("the party", [registered], {"201", "409 group_full"})
    found += only("the citizens", held, {"201", "409 slot_taken"})
    most, seats = (0, 0) if registered.status == 201 else (2, 1)
    if not seats <= tally(held)["201"] <= most:
        found.append(f"the party: {registered.status}, and {tally(held)['201']} citizens have a seat")
    if scene.clients > most and not most <= tally(held)["201"] + 2 * (registered.status == 201) <= 2:
        found.append(f"of two seats, {tally(held)['201']} were given to citizens, the party: {registered.status}")
    winners = [(citizen, reply) for citizen, reply in zip(citizens, held, strict=True) if reply.status == 201]
    if winners and not found:
        proofs = scene.prove(*(citizen for citizen, _ in winners))
        confirmed = scene.press(
            [citizen.confirm(reply.json, proof) for (citizen, reply), proof in zip(winners, proofs, strict=True)]
        )
        found += expect("the holders", confirmed, {"201": len(winners)})
    return found


# --- (10), (14): agents ----------------------------------------------------------------------------------------------

_SHARED = an_offer("guichet et public", agents("guichet", 1))
_EACH = tuple(an_offer(f"à deux, {name}", agents(f"à deux {name}", 1)) for name in ("A", "B"))


def _at_the_desk(offer: Offer, start: datetime, agent_ids: tuple[str, ...]) -> DeskRequest:
    return DeskRequest(
        motif_id=offer.motif.id,
        location_id=offer.locations[0].id,
        starts_at=start,
        agent_ids=agent_ids,
        idempotency_key=f"{offer.motif.id} {start.isoformat()}",
        fingerprint="desk",
        attendees=(Attendee(_PARTY[0].id),),
    )


def agent_against_citizen(scene: Scene) -> list[str]:
    """An agent and citizens want one start: one has it."""
    scene.publish(_SHARED)
    scene.engine.service.records.commit([Put(UserKey(_PARTY[0].id), _PARTY[0])])
    start, free = at(10), scene.free(_SHARED)
    desk: Action = MakeAppointment(_at_the_desk(_SHARED, start, agents("guichet", 1)))
    citizens = scene.citizens()[1:]
    agent, *held = scene.press([desk, *_late(scene, (citizen.hold(_SHARED, start) for citizen in citizens))])
    found = only("the agent", [agent], {"201", "409 agent_busy"})
    winners = int(agent.status != 201)
    found += expect("the citizens", held, {"201": winners, "409 slot_taken": len(held) - winners})
    losers = [reply for reply in held if reply.status != 201]
    return found + real_alternatives(losers, free, [start] * len(losers))


def two_agents_booked_elsewhere(scene: Scene) -> list[str]:
    """One appointment of two agents, while each of them is booked around the same time."""
    scene.publish(*_EACH)
    scene.engine.service.records.commit([Put(UserKey(_PARTY[0].id), _PARTY[0])])
    both = tuple(agent for name in ("A", "B") for agent in agents(f"à deux {name}", 1))
    desk: Action = MakeAppointment(_at_the_desk(_EACH[0], at(10, 15), both))
    wanted = [(scene.chance.choice(_EACH), at(10, scene.chance.choice((0, 30)))) for _ in range(scene.clients - 1)]
    presses = [citizen.hold(*press) for citizen, press in zip(scene.citizens()[1:], wanted, strict=True)]
    agent, *held = scene.press([desk, *_late(scene, presses)])
    found = only("the agent", [agent], {"201", "409 agent_busy"})
    found += only("the citizens", held, {"201", "409 slot_taken"})
    winners = [press for press, reply in zip(wanted, held, strict=True) if reply.status == 201]
    given = {(offer.motif.id, start) for offer, start in winners}
    asked = {(offer.motif.id, start) for offer, start in wanted}
    if len(winners) != len(given):
        found.append("one start was given to two")
    if given and agent.status == 201:
        found.append(f"the two agents were booked, and {len(winners)} citizens around the same time")
    if agent.status != 201 and given != asked:
        found.append(f"the agents are busy, and of {len(asked)} starts {len(given)} were given")
    return found


RACES = (
    Race("3", "first seat of a group", first_seat),
    Race("4", "last seats, a party of two", last_seats),
    Race("10", "agent against citizen", agent_against_citizen),
    Race("14", "two agents, each booked elsewhere", two_agents_booked_elsewhere),
)
