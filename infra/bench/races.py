"""The race suite: `python -m infra.bench.races [--rounds 100] [--clients 2 8 32] [--engines memory ministack] [--only 1 6]`.

Through the HTTP functions, on the memory stores with conflict, throttle and lag switched on (threads), and on
MiniStack (threads of several processes, DynamoDB over HTTP). After each round the independent `checker` reads every
item. A race is an entry of `race_table.RACES`; the day of a release is `release_day`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .checker import violations
from .engines import Engine, MemoryEngine, MiniStackEngine, clock_at, on_memory, on_ministack
from .race_scene import Race, Scene
from .race_table import RACES
from .release_day import Sale, sell_a_day
from .report import Goal, Report, Table, percentiles, publish
from .scenery import NOW, ORGANISATION

ENGINES: dict[str, Callable[[], AbstractContextManager[Engine]]] = {"memory": on_memory, "ministack": on_ministack}
CLIENTS = (2, 8, 32)
ROUNDS = 100
RELEASE_CLIENTS = {"memory": 1000, "ministack": 1000}
SHOWN_FINDINGS = 5


@dataclass(slots=True)
class Result:
    """What the rounds of one race with so many clients came to."""

    engine: str
    number: str
    title: str
    clients: int
    rounds: int = 0
    statuses: Counter[str] = field(default_factory=Counter[str])
    tried_again: int = 0
    milliseconds: list[float] = field(default_factory=list[float])
    findings: list[str] = field(default_factory=list[str])
    seconds: float = 0.0

    def figures(self) -> dict[str, object]:
        """For JSON."""
        p50, p95 = percentiles(self.milliseconds)
        return {
            "engine": self.engine,
            "race": self.number,
            "what": self.title,
            "clients": self.clients,
            "rounds": self.rounds,
            "answers": dict(sorted(self.statuses.items())),
            "tried_again": self.tried_again,
            "p50_ms": p50,
            "p95_ms": p95,
            "seconds": round(self.seconds, 1),
            "findings": self.findings,
        }

    def take(self, scene: Scene, findings: Sequence[str]) -> None:
        """Count a round."""
        self.rounds += 1
        self.findings += findings
        for reply in scene.replies:
            self.statuses[f"{reply.status} {reply.code}".strip()] += 1
            self.tried_again += reply.unavailable
            self.milliseconds.append(reply.milliseconds)
            if reply.status >= 500:
                self.findings.append(f"a client was answered {reply.status} {reply.json}")
            if reply.unavailable and isinstance(scene.engine, MiniStackEngine):
                self.findings.append("a client was answered 503, and nothing was switched on to refuse it")


def run(engine: Engine, race: Race, clients: int, rounds: int, seed: int = 1, deadline: float = float("inf")) -> Result:
    """Play a race that often, or until the monotonic clock's `deadline`; the store is empty before each round."""
    result = Result(engine.name, race.number, race.title, clients)
    began = time.monotonic()
    for number in range(rounds):
        if time.monotonic() > deadline:
            break
        scene = Scene(engine, clients, number, Random(f"{seed} {race.number} {clients} {number}"))
        with clock_at(NOW):
            findings = race.play(scene)
            items = engine.items()
        findings += violations(items, scene.ends_at, scene.limits)
        result.take(scene, [f"round {number}: {one}" for one in findings])
        engine.clear()
    result.seconds = time.monotonic() - began
    return result


def prepare(engine: Engine) -> None:
    """What every race needs published, once."""
    engine.service.writer.publish_organisation(ORGANISATION)


def main(arguments: Sequence[str]) -> int:
    """Play, print, write `build/bench/races.json`; 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m infra.bench.races")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--clients", type=int, nargs="+", default=list(CLIENTS))
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--only", nargs="+", choices=[race.number for race in RACES], default=None)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    wanted = parser.parse_args(arguments)
    results: list[Result] = []
    sales: list[Sale] = []
    for name in wanted.engines:
        with ENGINES[name]() as engine:
            prepare(engine)
            for race in RACES:
                if wanted.only and race.number not in wanted.only:
                    continue
                for clients in wanted.clients:
                    results.append(run(engine, race, clients, wanted.rounds, wanted.seed))
                    print(_line(results[-1]), file=sys.stderr, flush=True)
            if not wanted.only:
                sales.append(sell_a_day(engine, RELEASE_CLIENTS[name]))
                print(f"{engine.name}: release day in {sales[-1].seconds:.1f} s", file=sys.stderr, flush=True)
    return 0 if publish(_report(results, sales, wanted.seed)) else 1


def _line(result: Result) -> str:
    found = f", FOUND {len(result.findings)}: {result.findings[0]}" if result.findings else ""
    return (
        f"{result.engine}: ({result.number}) {result.title}, {result.clients} clients, {result.rounds} rounds "
        f"in {result.seconds:.1f} s{found}"
    )


def _report(results: Sequence[Result], sales: Sequence[Sale], seed: int) -> Report:
    rows: list[tuple[Any, ...]] = []
    for one in results:
        p50, p95 = percentiles(one.milliseconds)
        answers = ", ".join(f"{count} x {status}" for status, count in sorted(one.statuses.items()))
        rows.append((one.engine, one.number, one.title, one.clients, one.rounds, len(one.findings), p50, p95, answers))
    columns = ("engine", "race", "what", "clients", "rounds", "violations", "p50 ms", "p95 ms", "answers")
    tables = [Table("Races", columns, rows)]
    if sales:
        tables.append(Sale.table(sales))
    found = [finding for one in results for finding in one.findings] + [
        finding for sale in sales for finding in sale.findings
    ]
    rounds = sum(one.rounds for one in results)
    memory = [one.tried_again for one in results if one.engine == MemoryEngine.name]
    notes = [
        f"memory: {sum(memory)} calls met a throttle that was switched on, got a 503, and were made again",
        f"seed {seed}",
        *found[:SHOWN_FINDINGS],
    ]
    figures = {
        "seed": seed,
        "races": [one.figures() for one in results],
        "release_days": [sale.figures() for sale in sales],
    }
    goal = Goal(f"{rounds} rounds, {len(found)} violations and server errors, 0 at most", not found)
    return Report("races", tables, figures, [goal], notes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
