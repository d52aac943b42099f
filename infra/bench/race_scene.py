"""What a race is played with: what clients do, one round's scene, and how what they were told is judged.

What lies in the store afterwards is the `checker`'s business; here only what a client can see is judged: who won, who
was refused and how, and whether the alternatives that a loser was given are real.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from rdv.domain.agenda import AbsenceSheet
from rdv.domain.directory import Offer
from rdv.domain.errors import Unavailable
from rdv.ports import AbsencesKey, Put

from . import scenery
from .checker import blocked
from .engines import Action, Engine, Service
from .rest import PAUSE_SECONDS, Reply, Request
from .scenery import DAY, NOW, Citizen

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

    def press(self, requests: Sequence[Request | Action], at: datetime = NOW) -> list[Reply]:
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
    """A race: its number, which the decisions name it by, what it is about, and one round of it, which gives what was wrong."""

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
        offered = alternatives(reply)
        if len(offered) != ALTERNATIVES:
            found.append(f"a loser was given {len(offered)} alternatives")
        if start in offered or not set(offered) <= set(free):
            found.append(f"a loser of {start:%d %H:%M} was given {[f'{one:%d %H:%M}' for one in offered]}")
    return found


def alternatives(reply: Reply) -> list[datetime]:
    """The starts that a loser was given."""
    return [datetime.fromisoformat(one["starts_at"]) for one in reply.json["alternatives"]]


def told_the_truth(scene: Scene, offer: Offer, losers: Sequence[datetime]) -> list[str]:
    """Where nothing was given back, whoever was told "taken" finds it taken."""
    items, ids = scene.engine.items(), {opening.agent_id for opening in offer.openings}
    return [
        f"{start:%d %H:%M} is free, and somebody was told that it is taken"
        for start in set(losers)
        if not blocked(items, ids, start, offer.motif.duration_minutes, scene.ends_at)
    ]
