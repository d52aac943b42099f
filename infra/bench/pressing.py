"""Thirty-two clients press one slot, fifty times: `python -m infra.bench.pressing`.

Through the HTTP functions in several processes, on MiniStack's DynamoDB over HTTP. It is race (1), with its figures.
"""

from __future__ import annotations

import sys

from .engines import PROCESSES, on_ministack
from .race_table import RACES
from .races import Result, prepare, run
from .report import Goal, Report, Table, percentiles, publish

CLIENTS = 32
ROUNDS = 50


def main() -> int:
    """Press, print, write `build/bench/pressing.json`; 1 when a round had another end than one winner."""
    race = next(race for race in RACES if race.number == "1")
    with on_ministack() as engine:
        prepare(engine)
        result = run(engine, race, CLIENTS, ROUNDS)
    return 0 if publish(_report(result)) else 1


def _report(result: Result) -> Report:
    won, lost = result.statuses["201"], result.statuses["409 slot_taken"]
    errors = sum(count for answer, count in result.statuses.items() if answer.startswith("5"))
    p50, p95 = percentiles(result.milliseconds)
    columns = ("clients", "processes", "rounds", "won", "lost, with alternatives", "5xx", "p50 ms", "p95 ms", "max ms")
    row = (CLIENTS, PROCESSES, result.rounds, won, lost, errors, p50, p95, max(result.milliseconds))
    promise = f"{won} winners in {ROUNDS} rounds, {lost} told 409, {errors} x 5xx, {len(result.findings)} violations"
    kept = (won, lost, errors) == (ROUNDS, ROUNDS * (CLIENTS - 1), 0) and not result.findings
    return Report(
        "pressing",
        [Table("32 clients press one slot, on MiniStack: milliseconds of a press", columns, [row])],
        {**result.figures(), "max_ms": max(result.milliseconds)},
        [Goal(promise, kept)],
        ["clients, functions and the emulated DynamoDB share this machine's cores", *result.findings[:5]],
    )


if __name__ == "__main__":
    sys.exit(main())
