"""A release day: many clients, one day of one agent, fifty slots. Every slot is sold, once, and everybody is told."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from rdv.domain.directory import Offer

from .checker import read, violations
from .engines import Engine, Service, clock_at
from .metering import Spent
from .report import Table, percentiles
from .rest import Reply
from .scenery import DAY, NOW, Citizen, agents, an_offer, at

SLOTS = 50
MINUTES = 10
OPENS = at(8)
# Nobody presses more often than this: whoever does has not been told the truth.
MOST_PRESSES = 200


def _day(slots: int) -> Offer:
    closes = (OPENS + timedelta(minutes=MINUTES * slots)).time()
    return an_offer(f"ouverture de {slots}", agents("ouverture", 1), MINUTES, ((OPENS.time(), closes),), (DAY,))


@dataclass(frozen=True, slots=True)
class Buy:
    """A client wants that start, takes the nearest alternative while there is one, and confirms what they got."""

    citizen: Citizen
    offer: Offer
    start: datetime
    proof: str

    def run(self, service: Service) -> list[Reply]:
        """`Action.run`."""
        start, replies = self.start, list[Reply]()
        for _ in range(MOST_PRESSES):
            reply = service.handlers.call(self.citizen.hold(self.offer, start))
            replies.append(reply)
            if reply.status == 201:
                replies.append(service.handlers.call(self.citizen.confirm(reply.json, self.proof)))
                break
            alternatives = reply.json.get("alternatives", [])
            if not alternatives:
                break
            start = datetime.fromisoformat(alternatives[0]["starts_at"])
        return replies


@dataclass(slots=True)
class Sale:
    """How it went. `presses` are calls to hold, `told` the clients who were told that nothing is left."""

    engine: str
    clients: int
    slots: int
    sold: int
    told: int
    presses: int
    seconds: float
    p50_ms: float
    p95_ms: float
    most_presses: int
    spent: Spent
    findings: list[str] = field(default_factory=list[str])

    def figures(self) -> dict[str, object]:
        """For JSON."""
        plain = {name: getattr(self, name) for name in self.__slots__ if name != "spent"}
        spent = {"calls": dict(self.spent.calls), "refused_transactions": self.spent.refused}
        return {**plain, **spent, "read_units": self.spent.read, "write_units": self.spent.write}

    @staticmethod
    def table(sales: Sequence[Sale]) -> Table:
        """A row for each."""
        columns = (
            "engine", "clients", "slots", "sold", "told", "presses", "most by one", "seconds", "p50 ms", "p95 ms",
            "store calls", "refused", "read units", "write units", "violations",
        )  # fmt: skip
        rows = [
            (
                one.engine, one.clients, one.slots, one.sold, one.told, one.presses, one.most_presses, one.seconds,
                one.p50_ms, one.p95_ms, one.spent.calls.total(), one.spent.refused, one.spent.read or None, one.spent.write or None,
                len(one.findings),
            )
            for one in sales
        ]  # fmt: skip
        return Table(
            "Release day: a client presses until they have a slot or are told that none is left", columns, rows
        )


def sell_a_day(engine: Engine, clients: int, slots: int = SLOTS, seed: int = 1) -> Sale:
    """Open the day to all clients at once. The store is empty before and after."""
    chance, offer = Random(seed), _day(slots)
    engine.service.writer.publish_offer(offer)
    citizens = [Citizen(number) for number in range(clients)]
    proofs = [citizen.proof() for citizen in citizens]
    for first in range(0, clients, 100):
        engine.service.records.commit([write for _, write in proofs[first : first + 100]])
    starts = [OPENS + timedelta(minutes=MINUTES * chance.randrange(slots)) for _ in citizens]
    buyers = [
        Buy(citizen, offer, start, proof) for citizen, start, (proof, _) in zip(citizens, starts, proofs, strict=True)
    ]
    with clock_at(NOW):
        began = time.monotonic()
        outcomes = engine.press(buyers, NOW)
        seconds = time.monotonic() - began
        items = engine.items()
    sold = sum(outcome[-1].status == 201 for outcome in outcomes)
    told = sum(outcome[-1].code == "slot_taken" and not outcome[-1].json["alternatives"] for outcome in outcomes)
    findings = violations(items, NOW, {offer.motif.id: 1})
    booked = {body["starts_at"] for body in read(items).appointments.values()}
    if (sold, told, len(booked)) != (min(slots, clients), max(0, clients - slots), min(slots, clients)):
        findings.append(f"{sold} sold on {len(booked)} starts and {told} told, of {slots} slots and {clients} clients")
    replies = [reply for outcome in outcomes for reply in outcome]
    findings += [f"a client was answered {reply.status}" for reply in replies if reply.status >= 500]
    engine.clear()
    presses = [len(outcome) - (outcome[-1].status == 201) for outcome in outcomes]
    p50, p95 = percentiles([reply.milliseconds for reply in replies])
    return Sale(
        engine=engine.name,
        clients=clients,
        slots=slots,
        sold=sold,
        told=told,
        presses=sum(presses),
        seconds=round(seconds, 1),
        p50_ms=p50,
        p95_ms=p95,
        most_presses=max(presses),
        spent=engine.spent,
        findings=findings,
    )
