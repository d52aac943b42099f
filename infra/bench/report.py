"""How a figure is published: a table to read, JSON to keep, the machine and its load beside both."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "bench"

type Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a figure was seen. `load`: the one-minute load average as it was taken."""

    processor: str
    cores: int
    system: str
    python: str
    load: float

    def __str__(self) -> str:
        return (
            f"{self.processor}, {self.cores} cores, {self.system}, Python {self.python}; "
            f"load average {self.load:.1f} when measured"
        )


def machine() -> Machine:
    """This machine, now."""
    return Machine(
        _processor(),
        os.cpu_count() or 1,
        f"{platform.system()} {platform.machine()}",
        platform.python_version(),
        round(os.getloadavg()[0], 2),
    )


def _processor() -> str:
    """The processor's model, as the kernel names it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; numbers to the right."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]

    def __str__(self) -> str:
        texts = [[_text(cell) for cell in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(self.columns, *texts, strict=True)]
        numeric = [all(isinstance(row[at], int | float | None) for row in self.rows) for at in range(len(widths))]

        def line(cells: Sequence[str]) -> str:
            padded = (
                cell.rjust(width) if number else cell.ljust(width)
                for cell, width, number in zip(cells, widths, numeric, strict=True)
            )
            return "  ".join(padded).rstrip()

        return "\n".join([self.title, line(self.columns), line(["-" * width for width in widths]), *map(line, texts)])


def _text(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:,.1f}".replace(",", " ") if isinstance(cell, float) else str(cell)


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise and what was seen of it."""

    text: str
    kept: bool

    def __str__(self) -> str:
        return f"{'kept  ' if self.kept else 'BROKEN'} {self.text}"


@dataclass(frozen=True, slots=True)
class Report:
    """What one bench found. `figures` is its JSON; `notes` are printed under the tables."""

    name: str
    tables: Sequence[Table]
    figures: Mapping[str, object]
    goals: Sequence[Goal] = ()
    notes: Sequence[str] = ()
    machine: Machine = field(default_factory=machine)

    @property
    def kept(self) -> bool:
        """Whether every goal is."""
        return all(goal.kept for goal in self.goals)


def publish(report: Report) -> bool:
    """Print the tables, write `build/bench/{name}.json`; returns whether the goals are kept."""
    print(f"\n=== {report.name}: {report.machine}")
    for table in report.tables:
        print(f"\n{table}")
    for line in (*report.notes, *report.goals):
        print(line)
    FOLDER.mkdir(parents=True, exist_ok=True)
    content = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": asdict(report.machine),
        "goals": [asdict(goal) for goal in report.goals],
        "notes": list(report.notes),
        **report.figures,
    }
    (FOLDER / f"{report.name}.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return report.kept


def percentiles(milliseconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    ordered = sorted(milliseconds)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
