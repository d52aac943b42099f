"""The races of issue 3, by their numbers. A race prepares, lets its clients go at once, and judges what they were told.

What lies in the store afterwards is the `checker`'s business; here only what a client can see is judged: who won, who
was refused and how, and whether the alternatives that a loser was given are real.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from rdv.domain.agenda import Absence, AbsenceSheet, HoldRef
from rdv.domain.directory import Offer
from rdv.domain.errors import Unavailable
from rdv.ports import AbsencesKey, Put

from . import scenery
from .checker import blocked
from .engines import Engine, Service, clock_at
from .rest import PAUSE_SECONDS, Reply, Request
from .scenery import DAY, NOW, Citizen, agents, an_offer, at

ALTERNATIVES = 3
SEARCHED_DAYS = 7


# --- what clients do -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """Make one call."""

    request: Request

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""
        return [service.handlers.call(self.request)]


@dataclass(frozen=True, slots=True)
class AskInTurn:
    """Make calls one after the other, whatever each is answered."""

    requests: tuple[Request, ...]

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""
        return [service.handlers.call(request) for request in self.requests]


@dataclass(frozen=True, slots=True)
class BeAbsent:
    """An agent's absence is written, as the absences' page will; the answer tells from when to when."""

    sheet: AbsenceSheet

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""
        return [_written(lambda: service.records.commit([Put(AbsencesKey(self.sheet.agent_id), self.sheet)]))]


@dataclass(frozen=True, slots=True)
class Publish:
    """An offer is published anew, as the openings' page will; the answer tells from when to when."""

    offer: Offer

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""
        return [_written(lambda: service.writer.publish_offer(self.offer))]


def _written(write: Callable[[], None]) -> Reply:
    """Write, however often the store refuses; the answer tells from when to when."""
    began, refused = time.monotonic(), 0
    while True:
        try:
            write()
        except Unavailable:
            refused += 1
            time.sleep(PAUSE_SECONDS)
        else:
            return Reply(204, None, began, time.monotonic(), refused)


# --- a round -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Scene:
    """One round of a race on an empty store. `replies` are all that clients were answered while they raced.

    `ends_at` is the service's time when the round is judged, `limits` the live appointments allowed by motif.
    """

    engine: Engine
    clients: int
    number: int
    chance: Random
    replies: list[Reply] = field(default_factory=list[Reply])
    ends_at: datetime = NOW
    limits: dict[str, int] = field(default_factory=dict[str, int])

    def publish(self, *offers: Offer) -> None:
        """Make the offers known. The store of offers is not cleared: only what changes is written."""
        for offer in offers:
            self.limits[offer.motif.id] = offer.motif.limit_per_person
            if self.number == 0:
                self.engine.service.writer.publish_offer(offer)

    def press(self, requests: Sequence[Request | Any], at: datetime = NOW) -> list[Reply]:
        """All at once; the last answer of each client."""
        actions = [Ask(one) if isinstance(one, Request) else one for one in requests]
        self.chance.shuffle(order := list(range(len(actions))))
        outcomes = self.engine.press([actions[position] for position in order], at)
        self.ends_at = max(self.ends_at, at)
        self.replies += [reply for outcome in outcomes for reply in outcome]
        answers: list[Reply] = [outcomes[0][-1]] * len(actions)
        for position, outcome in zip(order, outcomes, strict=True):
            answers[position] = outcome[-1]
        return answers

    def call(self, request: Request, status: int = 0) -> Reply:
        """One call of the parent's, outside the race; it must answer with that status, if one is given."""
        reply = self.engine.service.handlers.call(request)
        if status and reply.status != status:
            raise AssertionError(f"{request.method} {request.resource}: {reply.status} {reply.json}")
        return reply

    def free(self, offer: Offer) -> list[datetime]:
        """The starts that are offered, from the day of the races on."""
        found = self.call(scenery.slots(offer, DAY, SEARCHED_DAYS), 200).json
        return [datetime.fromisoformat(one["starts_at"]) for one in found["slots"]]

    def hold(self, citizen: Citizen, offer: Offer, start: datetime) -> dict[str, str]:
        """A hold that nobody disputes."""
        return self.call(citizen.hold(offer, start), 201).json

    def prove(self, *citizens: Citizen) -> list[str]:
        """Their contact tokens."""
        proofs = [citizen.proof() for citizen in citizens]
        self.engine.service.records.commit([write for _, write in proofs])
        return [secret for secret, _ in proofs]

    def book(self, citizen: Citizen, offer: Offer, start: datetime) -> dict[str, str]:
        """An appointment that nobody disputes."""
        held = self.hold(citizen, offer, start)
        [proof] = self.prove(citizen)
        return self.call(citizen.confirm(held, proof), 201).json

    def citizens(self) -> list[Citizen]:
        """One for each client."""
        return [Citizen(number) for number in range(self.clients)]


@dataclass(frozen=True, slots=True)
class Race:
    """A race: its number in the issue, what it is about, and one round of it, which gives what was wrong."""

    number: str
    title: str
    play: Callable[[Scene], list[str]]


# --- judging -------------------------------------------------------------------------------------------------------


def tally(replies: Sequence[Reply]) -> Counter[str]:
    """How many got which answer: `201`, `409 slot_taken`."""
    return Counter(f"{reply.status} {reply.code}".strip() for reply in replies)


def expect(what: str, replies: Sequence[Reply], wanted: Mapping[str, int]) -> list[str]:
    """One finding when the answers are not exactly these."""
    found = tally(replies)
    return [] if found == Counter({key: n for key, n in wanted.items() if n}) else [f"{what}: {dict(found)}"]


def only(what: str, replies: Sequence[Reply], allowed: set[str]) -> list[str]:
    """One finding when an answer is none of these."""
    strange = tally(replies).keys() - allowed
    return [f"{what}: {sorted(strange)}"] if strange else []


def real_alternatives(losers: Sequence[Reply], free: Sequence[datetime], wanted: Sequence[datetime]) -> list[str]:
    """A loser is given three starts that were free before the round, none of them the one that was lost."""
    found: list[str] = []
    for reply, start in zip(losers, wanted, strict=True):
        if reply.code != "slot_taken":
            continue
        offered = _alternatives(reply)
        if len(offered) != ALTERNATIVES:
            found.append(f"a loser was given {len(offered)} alternatives")
        if start in offered or not set(offered) <= set(free):
            found.append(f"a loser of {start:%d %H:%M} was given {[f'{one:%d %H:%M}' for one in offered]}")
    return found


def _alternatives(reply: Reply) -> list[datetime]:
    return [datetime.fromisoformat(one["starts_at"]) for one in reply.json["alternatives"]]


def told_the_truth(scene: Scene, offer: Offer, losers: Sequence[datetime]) -> list[str]:
    """Where nothing was given back, whoever was told "taken" finds it taken."""
    items, ids = scene.engine.items(), {opening.agent_id for opening in offer.openings}
    return [
        f"{start:%d %H:%M} is free, and somebody was told that it is taken"
        for start in set(losers)
        if not blocked(items, ids, start, offer.motif.duration_minutes, scene.ends_at)
    ]


# --- (1), (2): claims ----------------------------------------------------------------------------------------------

_ONE = an_offer("un agent", agents("un", 1))
_TWO = an_offer("deux agents", agents("deux", 2))


def same_slot(scene: Scene) -> list[str]:
    """One start of one agent: one winner."""
    return _press_one_start(scene, _ONE, 1)


def two_agents(scene: Scene) -> list[str]:
    """One start that two agents serve: two winners."""
    return _press_one_start(scene, _TWO, 2)


def _press_one_start(scene: Scene, offer: Offer, seats: int) -> list[str]:
    scene.publish(offer)
    start, free = at(10), scene.free(offer)
    replies = scene.press([citizen.hold(offer, start) for citizen in scene.citizens()])
    winners = min(seats, scene.clients)
    losers = [reply for reply in replies if reply.status != 201]
    found = expect("same slot", replies, {"201": winners, "409 slot_taken": scene.clients - winners})
    found += real_alternatives(losers, free, [start] * len(losers))
    found += told_the_truth(scene, offer, [start] * bool(losers))
    if losers and not found:
        # An alternative is real when it can be taken.
        scene.hold(Citizen(900), offer, _alternatives(losers[0])[0])
    if not found:
        winner = next(number for number, reply in enumerate(replies) if reply.status == 201)
        [proof] = scene.prove(Citizen(winner))
        scene.call(Citizen(winner).confirm(replies[winner].json, proof), 201)
    return found


_LENGTHS = tuple(
    an_offer(f"{minutes} minutes", agents("longueurs", 1), minutes, hours=((opens, scenery.AFTERNOON[1]),))
    for minutes, opens in ((30, at(9).time()), (45, at(9, 10).time()), (20, at(9, 5).time()), (60, at(9, 15).time()))
)


def overlapping_slots(scene: Scene) -> list[str]:
    """Four motifs of one agent, of different lengths and offsets, around one hour."""
    scene.publish(*_LENGTHS)
    nearby = [(offer, start) for offer in _LENGTHS for start in scene.free(offer) if at(9) <= start < at(10, 30)]
    wanted = [scene.chance.choice(nearby) for _ in range(scene.clients)]
    replies = scene.press([citizen.hold(*press) for citizen, press in zip(scene.citizens(), wanted, strict=True)])
    found = only("overlapping slots", replies, {"201", "409 slot_taken"})
    if not tally(replies)["201"]:
        found.append("overlapping slots: nobody won")
    afterwards = {offer.motif.id: scene.free(offer) for offer in _LENGTHS}
    lost = [(*press, reply) for press, reply in zip(wanted, replies, strict=True) if reply.status == 409]
    for offer, start, reply in lost:
        # Starts follow what is booked (SLOT-09): one may be gone although its time is free, and others be offered.
        if start in afterwards[offer.motif.id]:
            found.append(f"{start:%d %H:%M} is offered, and somebody was told that it is taken")
        offered = _alternatives(reply)
        if len(set(offered)) != ALTERNATIVES or start in offered:
            found.append(f"a loser of {start:%d %H:%M} was given {[f'{one:%d %H:%M}' for one in offered]}")
    if lost and not found:
        offer, start, _ = lost[0]
        late = scene.call(Citizen(901).hold(offer, start), 409)
        found += real_alternatives([late], afterwards[offer.motif.id], [start])
        scene.hold(Citizen(902), offer, _alternatives(late)[0])
    return found


# --- (5), (9), (11): confirmations ---------------------------------------------------------------------------------


def hold_against_booking(scene: Scene) -> list[str]:
    """The owner of a hold confirms while the others press its start: the owner has it, and nobody else."""
    scene.publish(_ONE)
    owner, start, free = Citizen(900), at(10), scene.free(_ONE)
    held = scene.hold(owner, _ONE, start)
    [proof] = scene.prove(owner)
    others = scene.citizens()[1:]
    confirmed, *refused = scene.press([owner.confirm(held, proof), *(one.hold(_ONE, start) for one in others)])
    found = expect("the owner", [confirmed], {"201": 1})
    found += expect("the others", refused, {"409 slot_taken": len(others)})
    return found + real_alternatives(refused, free, [start] * len(refused))


def expiry_against_confirmation(scene: Scene) -> list[str]:
    """A hold ends about when its owner confirms, and the others press its start: one has it at the most."""
    scene.publish(_ONE)
    owner, start = Citizen(900), at(10)
    held = scene.hold(owner, _ONE, start)
    [proof] = scene.prove(owner)
    others = scene.citizens()[1:]
    # A hold's end is told to the second in the agent's week, and more finely in the hold: stay around both.
    moment = datetime.fromisoformat(held["expires_at"]) + timedelta(seconds=scene.chance.uniform(-1.3, 0.2))
    confirmed, *pressed = scene.press([owner.confirm(held, proof), *(one.hold(_ONE, start) for one in others)], moment)
    found = only("the owner", [confirmed], {"201", "410 hold_expired"})
    found += only("the others", pressed, {"201", "409 slot_taken"})
    if (winners := tally([confirmed, *pressed])["201"]) > 1:
        found.append(f"{winners} have one start")
    # All that were held at the base of the clock are over by now, but for the new one.
    scene.ends_at = max(scene.ends_at, moment + timedelta(seconds=2))
    with clock_at(scene.ends_at):
        again = scene.call(Citizen(901).hold(_ONE, start))
    return found + expect("afterwards", [again], {"409 slot_taken": 1} if winners else {"201": 1})


def one_key(scene: Scene) -> list[str]:
    """One confirmation sent many times with one key, half of them with another body: one appointment."""
    scene.publish(_ONE)
    owner = Citizen(900)
    held = scene.hold(owner, _ONE, at(10))
    [proof] = scene.prove(owner)
    bodies = [owner.confirm(held, proof), owner.confirm(held, proof, first_name="Ana")]
    # Every third round, all with the same body: then all are answered with the appointment.
    kinds = [number % 2 if scene.number % 3 else 0 for number in range(scene.clients)]
    replies = scene.press([bodies[kind] for kind in kinds])
    winners = {kind for kind, reply in zip(kinds, replies, strict=True) if reply.status in (200, 201)}
    if len(winners) != 1:
        return [f"bodies {sorted(winners)} won: {dict(tally(replies))}"]
    same = [reply for kind, reply in zip(kinds, replies, strict=True) if kind in winners]
    others = [reply for kind, reply in zip(kinds, replies, strict=True) if kind not in winners]
    found = expect("the same body", same, {"201": 1, "200": len(same) - 1})
    found += expect("another body", others, {"409 idempotency_mismatch": len(others)})
    if len({(reply.json["id"], reply.json["access_token"]) for reply in same}) != 1:
        found.append("one key was answered with several appointments")
    return found


# --- (6), (7): one appointment -------------------------------------------------------------------------------------


def five_moves(scene: Scene) -> list[str]:
    """One appointment moved to five starts at once, each asked for by one client or more."""
    scene.publish(_ONE)
    booked = scene.book(Citizen(900), _ONE, at(9))
    targets = [at(10), at(10, 30), at(11), at(14), at(15, day=DAY + timedelta(days=4))]
    wanted = [targets[number % len(targets)] for number in range(scene.clients)]
    replies = scene.press([scenery.move(booked, start) for start in wanted])
    found = expect("moves", replies, {"200": scene.clients})
    last = scene.call(_show(booked), 200).json
    if datetime.fromisoformat(last["starts_at"]) not in targets:
        found.append(f"it ended at {last['starts_at']}")
    free = scene.free(_ONE)
    found += [
        f"{start:%d %H:%M} is not free again"
        for start in [at(9), *targets]
        if start not in free and start != datetime.fromisoformat(last["starts_at"])
    ]
    return found


def cancel_against_move(scene: Scene) -> list[str]:
    """Half cancel, half move: it ends cancelled, and nothing of it is left in the agent's time."""
    scene.publish(_ONE)
    booked, before = scene.book(Citizen(900), _ONE, at(9)), scene.free(_ONE)
    cancels = (scene.clients + 1) // 2
    starts = [at(10), at(11), at(14)]
    moves = [scenery.move(booked, starts[number % 3]) for number in range(scene.clients - cancels)]
    replies = scene.press([scenery.cancel(booked)] * cancels + moves)
    found = expect("cancelling", replies[:cancels], {"200": cancels})
    found += only("moving", replies[cancels:], {"200", "422 not_movable"})
    if {reply.json["status"] for reply in replies[:cancels] if reply.status == 200} != {"excused"}:
        found.append("somebody cancelled, and was shown another status")
    if set(scene.free(_ONE)) != {*before, at(9)}:
        found.append("cancelled, and its time is not free")
    return found


def _show(appointment: Mapping[str, str]) -> Request:
    return Request(
        "booking",
        "GET",
        "/api/appointments/{appointment_id}",
        headers={"Authorization": f"Bearer {appointment['access_token']}"},
        path={"appointment_id": appointment["id"]},
    )


# --- (8): limits ---------------------------------------------------------------------------------------------------

_TWICE = an_offer("deux fois", agents("deux fois", 1), limit_per_person=2)


def limit_per_person(scene: Scene) -> list[str]:
    """One person in many browsers confirms as many holds at once: one appointment, or two where the motif says so."""
    scene.publish(_ONE, _TWICE)
    offer = (_ONE, _TWICE)[scene.number % 2]
    person = Citizen(900)
    [proof] = scene.prove(person)
    free = scene.free(offer)
    held = [scene.hold(one, offer, free[number]) for number, one in enumerate(scene.citizens())]
    replies = scene.press([person.confirm(one, proof, key=f"key {number}") for number, one in enumerate(held)])
    most = min(offer.motif.limit_per_person, scene.clients)
    return expect("one person", replies, {"201": most, "409 already_booked": scene.clients - most})


def limit_of_holds(scene: Scene) -> list[str]:
    """One browser presses as many starts at once: three holds."""
    scene.publish(_ONE)
    visitor, free = Citizen(900), scene.free(_ONE)
    replies = scene.press([visitor.hold(_ONE, free[number]) for number in range(scene.clients)])
    most = min(3, scene.clients)
    return expect("one browser", replies, {"201": most, "429 too_many_holds": scene.clients - most})


# --- (12), (13): what changes meanwhile ----------------------------------------------------------------------------


def freed_slot(scene: Scene) -> list[str]:
    """An appointment is cancelled, or a hold let go, while the others press its start: one has it at the most."""
    scene.publish(_ONE)
    owner, start = Citizen(900), at(10)
    if scene.number % 2:
        freeing = scenery.cancel(scene.book(owner, _ONE, start))
    else:
        held = scene.hold(owner, _ONE, start)
        freeing = Request(
            "booking",
            "DELETE",
            "/api/holds/{hold_id}",
            headers={"X-Hold-Token": held["hold_token"]},
            path={"hold_id": held["hold_id"]},
        )
    others = scene.citizens()[1:] or [Citizen(1)]
    freed, *pressed = scene.press([freeing, *(one.hold(_ONE, start) for one in others)])
    found = only("freeing", [freed], {"200", "204"})
    found += only("the others", pressed, {"201", "409 slot_taken"})
    winners = tally(pressed)["201"]
    if winners == 0:
        # All came too early. It is free now: press again.
        pressed = scene.press([one.hold(_ONE, start) for one in others])
        winners = tally(pressed)["201"]
    return found if winners == 1 else [*found, f"{winners} have the freed start"]


_CHANGING = an_offer("changeant", agents("changeant", 2))
_PRESSES = 4


def absence_or_closing(scene: Scene) -> list[str]:
    """An absence is written, or an opening closed, while starts are pressed: none is taken that was asked for after."""
    scene.publish(_CHANGING)
    [absent, _] = agents("changeant", 2)
    closing = scene.number % 2 == 1
    if closing:
        kept = tuple(one for one in _CHANGING.openings if one.agent_id != absent)
        change: Any = Publish(replace(_CHANGING, openings=kept))
    else:
        off = Absence("absence", absent, "Congé", DAY, DAY, at(8).time(), at(18).time())
        change = BeAbsent(AbsenceSheet(absent, 1, (off,)))
    starts = [start for start in scene.free(_CHANGING) if start.date() == DAY]
    rows = [
        tuple(one.hold(_CHANGING, scene.chance.choice(starts)) for _ in range(_PRESSES)) for one in scene.citizens()
    ]
    # One client changes the agent's time; the others press one start after another.
    changed, *_ = scene.press([change, *(AskInTurn(row) for row in rows[1:])])
    found = only(
        "presses", [one for one in scene.replies if one.status != 204], {"201", "409 slot_taken", "429 too_many_holds"}
    )
    found += [
        f"agent {absent} was held {reply.began - changed.ended:.3f} s after the change"
        for reply in scene.replies
        if reply.status == 201 and reply.began > changed.ended and _agent_of(reply) == absent
    ]
    if closing:
        scene.engine.service.writer.publish_offer(_CHANGING)
    return found


def _agent_of(held: Reply) -> str:
    """Whose time a hold has: the public id spells it."""
    ref = HoldRef.read(held.json["hold_id"])
    return ref.agent_id if ref else ""


RACES = (
    Race("1", "same slot", same_slot),
    Race("1b", "same slot of two agents", two_agents),
    Race("2", "overlapping slots", overlapping_slots),
    Race("5", "pending hold against booking", hold_against_booking),
    Race("6", "one appointment, five moves", five_moves),
    Race("7", "cancel against move", cancel_against_move),
    Race("8", "limit per person", limit_per_person),
    Race("8b", "limit of holds per visitor", limit_of_holds),
    Race("9", "hold expiry against confirmation", expiry_against_confirmation),
    Race("11", "one key, one or two bodies", one_key),
    Race("12", "a freed slot", freed_slot),
    Race("13", "absence or closing during bookings", absence_or_closing),
)
# What is not there to be raced for yet.
LATER = {
    "3": "group appointments",
    "4": "group appointments",
    "10": "agents' own booking",
    "14": "appointments of several agents",
}
