"""What a cold start loads: `python -m infra.bench.imports`, from the built artefacts (`make build`).

Each function is imported in fresh interpreters that see the standard library, its artefact and the two layers, and
nothing else; beside it the bare floor, a botocore DynamoDB client in the same interpreter. "Import" ends when the
handler can be called, "ready" when the clients that it works with exist as well (botocore's are made at first use).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from infra.build.artefacts import Artefacts
from infra.build.checks import lambda_functions

from .report import Goal, Report, Table, publish

RUNS = 9
MOST_OF_FLOOR = 1.5
# What each bare handler builds at its first event; the HTTP functions wire themselves when they are imported.
BUILDERS = {
    "relay": "relay",
    "send_sms": "sms_sender",
    "send_email": "email_sender",
    "sweep": "sweeper",
    "receipts": "receiver",
    "reconcile": "reconciler",
}

_LAMBDA_GIVES = {
    "AWS_REGION": "eu-west-3",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_LAMBDA_FUNCTION_NAME": "none",
}

# Processor time, because a busy machine makes a wall clock tell of its other programs; the wall's is told beside it.
_PROBE = """
import json, sys, time
steps, paths = json.loads(sys.argv[1]), sys.argv[2:]
sys.path[:0] = paths
sys.dont_write_bytecode = True
began, wall = time.process_time(), time.perf_counter()
exec(steps[0])
imported, wall = time.process_time() - began, time.perf_counter() - wall
exec(steps[1])
ready = time.process_time() - began
print(json.dumps({"import": imported * 1e3, "wall": wall * 1e3, "ready": ready * 1e3, "modules": sorted(sys.modules)}))
"""
_FLOOR = (
    "import botocore.session\nbotocore.session.get_session().create_client('dynamodb')",
    "",
)
_CLIENT = """
store = sys.modules.get("rdv.store.models")
if store and hasattr(store.AgendaItem, "_connection") and store.AgendaItem._connection:
    store.AgendaItem._connection.connection.client
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a process. Milliseconds; `modules` are the names of all that were loaded once ready."""

    import_ms: float
    wall_ms: float
    ready_ms: float
    modules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Program:
    """What a fresh interpreter is to run: to import, then to be ready."""

    name: str
    steps: tuple[str, str]
    paths: tuple[str, ...]
    environment: Mapping[str, str]

    def start(self) -> Start:
        """Run it once. Raises RuntimeError, with what it printed last, when it fails."""
        ran = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _PROBE, json.dumps(self.steps), *self.paths],
            env=_LAMBDA_GIVES | dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        if ran.returncode:
            raise RuntimeError(f"{self.name} cannot be imported: {ran.stderr.strip().splitlines()[-1]}")
        seen: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
        return Start(seen["import"], seen["wall"], seen["ready"], frozenset(seen["modules"]))


def floor(artefacts: Artefacts) -> Program:
    """A DynamoDB client and nothing else."""
    return Program("floor", _FLOOR, artefacts.import_paths(["runtime"]), {})


def programs(artefacts: Artefacts) -> list[Program]:
    """Each function of the template."""
    made: list[Program] = []
    for logical_id, function in lambda_functions().items():
        properties = function["Properties"]
        module, _, name = properties["Handler"].rpartition(".")
        package = module.partition(".")[0]
        build = f"import {package}.wiring\n{package}.wiring.{BUILDERS[name]}()\n" if name in BUILDERS else ""
        paths = (str(artefacts.root / properties["Code"]["S3Key"]), *artefacts.import_paths(properties["Layers"]))
        steps = (f"import {module}", build + _CLIENT)
        made.append(Program(logical_id, steps, paths, properties["Environment"]["Variables"]))
    return made


def _medians(starts: Sequence[Start]) -> tuple[float, float, float]:
    return (
        statistics.median(one.import_ms for one in starts),
        statistics.median(one.wall_ms for one in starts),
        statistics.median(one.ready_ms for one in starts),
    )


def main() -> int:
    """Measure, print, write `build/bench/imports.json`; 1 when booking is over its budget."""
    artefacts = Artefacts()
    wanted = [floor(artefacts), *programs(artefacts)]
    # In turn, so that what else the machine does is shared by all.
    starts: dict[str, list[Start]] = {program.name: [] for program in wanted}
    for _ in range(RUNS):
        for program in wanted:
            starts[program.name].append(program.start())
    base, _, _ = _medians(starts["floor"])
    rows: list[tuple[str, int, float, float, float, float, float]] = []
    for name, seen in starts.items():
        imported, wall, ready = _medians(seen)
        ratio, ready_ratio = round(imported / base, 2), round(ready / base, 2)
        rows.append((name, len(seen[0].modules), imported, wall, ratio, ready, ready_ratio))
    columns = ("function", "modules", "import ms", "wall ms", "of floor", "ready ms", "of floor, ready")
    shown = [(*row[:4], f"{row[4]:.2f}", row[5], f"{row[6]:.2f}") for row in rows]
    booking = next(row[4] for row in rows if row[0] == "BookingFunction")
    keys = ("function", "modules", "import_ms", "wall_ms", "of_floor", "ready_ms", "ready_of_floor")
    kept = publish(
        Report(
            "imports",
            [Table(f"Cold start, processor time, median of {RUNS} fresh interpreters", columns, shown)],
            {"runs": RUNS, "rows": [dict(zip(keys, row, strict=True)) for row in rows]},
            [
                Goal(
                    f"booking: import {booking:.2f} x the floor, {MOST_OF_FLOOR} at most",
                    booking <= MOST_OF_FLOOR,
                )
            ],
        )
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
