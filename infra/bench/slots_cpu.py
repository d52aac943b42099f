"""Processor time of the slot computation, without store or serialisation: `python -m infra.bench.slots_cpu`.

A location with 5 agents, a half-hour motif, two openings each weekday, a weekly absence, 31 days. Appointments of 20
minutes stand in for a worn agenda: at 60 % full they are the 1,400 intervals of a busy month, with odd gaps.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time as clock
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from infra import LAYER
from rdv.domain import slots
from rdv.domain.agenda import Absence, AgentCalendar, BusyInterval
from rdv.domain.directory import Motif, Offer, Opening, Organisation, Service
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.slots import (
    Period,
    available_slots,
    booking_window,
    days_of,
    exact_slot,
    free_times,
    next_availability,
    occurrences_of,
    reduce_to_window,
)

from .report import Cell, Goal, Report, Table, percentiles, publish

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=PARIS)
FIRST_DAY = date(2026, 11, 23)
AGENTS = tuple(f"agent-{number}" for number in range(5))
HALVES = ((time(9), time(12)), (time(13, 30), time(17, 30)))
APPOINTMENT_MINUTES = 20
ROUNDS = 300
GOAL_MICROSECONDS = 1500
IMPORTS = ("rdv.domain.slots", "dateutil.rrule", "holidays")

type Calendars = dict[str, AgentCalendar]


def an_offer() -> Offer:
    """One motif; each agent open morning and afternoon of every weekday."""
    rule = Recurrence(Every.WEEK, date(2026, 1, 5), on=(1, 2, 3, 4, 5))
    openings = tuple(
        Opening(f"{agent} {opens}", agent, "o", rule.starts, opens, closes, "place", rule, ("m",))
        for agent in AGENTS
        for opens, closes in HALVES
    )
    motif = Motif("m", "o", "s", "Bench", max_delay=timedelta(days=60))
    return Offer(motif, Service("s", "Service", "Service"), Organisation("o", "Organisation", "62"), (), openings)


def calendars(offer: Offer, full: float) -> Calendars:
    """The agents' agendas: each 20 minutes of an opening are taken with the probability `full`."""
    dice = random.Random(1)
    busy: dict[str, list[BusyInterval]] = {agent: [] for agent in AGENTS}
    for start, end, opening in occurrences_of(offer, days(31), NOW):
        for minute in range(start, end, APPOINTMENT_MINUTES):
            if dice.random() < full:
                holder = UUID(int=dice.getrandbits(128)).bytes
                busy[opening.agent_id].append(BusyInterval(minute, minute + APPOINTMENT_MINUTES, 0, 0, holder))
    rule = Recurrence(Every.WEEK, date(2026, 1, 7), on=(3,))
    team = (Absence("a", "", "Team", rule.starts, rule.starts, time(9), time(10), rule),)
    return {agent: AgentCalendar(agent, tuple(taken), team) for agent, taken in busy.items()}


def days(count: int) -> Period:
    """So many days from the first."""
    return Period.of_days(FIRST_DAY, FIRST_DAY + timedelta(days=count - 1), PARIS)


def for_users(offer: Offer, known: Calendars, wanted: Period) -> int:
    """What `GET /api/slots` computes: the window, the occurrences, the distinct starts."""
    period = reduce_to_window(wanted, booking_window(offer.motif, NOW))
    return len(free_times(offer, days_of(offer, period, NOW), known, period, NOW)) if period else 0


def anew(offer: Offer, known: Calendars, wanted: Period) -> int:
    """The same when nothing is remembered of these openings and agendas."""
    slots._days.cache_clear()  # noqa: SLF001
    slots._lasting_starts.cache_clear()  # noqa: SLF001
    return for_users(offer, known, wanted)


def measured(work: Callable[[], object]) -> tuple[int, int]:
    """Median and 95th percentile of the processor time, in microseconds."""
    work()
    spent: list[float] = []
    for _ in range(ROUNDS):
        begin = clock.process_time_ns()
        work()
        spent.append((clock.process_time_ns() - begin) / 1000)
    p50, p95 = percentiles(spent)
    return round(p50), round(p95)


def import_milliseconds(module: str) -> float:
    """The import of a module in a fresh interpreter: the quickest of five."""
    script = f"import time; t = time.perf_counter(); import {module}; print((time.perf_counter() - t) * 1000)"
    command, environment = [sys.executable, "-c", script], {**os.environ, "PYTHONPATH": str(LAYER)}
    runs = [subprocess.run(command, env=environment, capture_output=True, check=True) for _ in range(5)]
    return round(min(float(run.stdout) for run in runs), 1)


def report() -> Report:
    """Measure everything."""
    offer, rows = an_offer(), list[tuple[Cell, ...]]()
    start = datetime(2026, 12, 22, 10, 0, tzinfo=PARIS)
    for full in (0.0, 0.6, 1.0):
        known = calendars(offer, full)
        work: list[tuple[str, Callable[[], object]]] = []
        for name, count in (("day", 1), ("week", 7), ("month", 31)):
            work.append((f"{name}, users", lambda known=known, count=count: for_users(offer, known, days(count))))
            work.append(
                (f"{name}, agents", lambda known=known, count=count: available_slots(offer, known, days(count), NOW))
            )
        work.append(("month, users, nothing remembered", lambda known=known: anew(offer, known, days(31))))
        work.append(("exact slot", lambda known=known: exact_slot(offer, known, start, NOW)))
        work.append(("next availability", lambda known=known: next_availability(offer, known, NOW, NOW)))
        busy = sum(len(calendar.busy) for calendar in known.values())
        for name, one in work:
            found = one()
            starts = found if isinstance(found, int) else len(found) if isinstance(found, list | tuple) else None
            rows.append((name, f"{full:.0%}", busy, starts, *measured(one)))
    month = next(row[4] for row in rows if row[:2] == ("month, users, nothing remembered", "60%"))
    assert isinstance(month, int)
    columns = ("what", "full", "busy", "slots", "p50 us", "p95 us")
    imports = [(name, import_milliseconds(name)) for name in IMPORTS]
    return Report(
        name="slots_cpu",
        tables=(
            Table(f"Slot computation, 5 agents, processor time, {ROUNDS} rounds", columns, rows),
            Table("Imports (none of the last two is on the citizen path)", ("module", "ms"), imports),
        ),
        figures={"slots": [dict(zip(columns, row, strict=True)) for row in rows], "imports_ms": dict(imports)},
        goals=(
            Goal(
                f"a month of 5 agents, 60 % full, nothing remembered: {month} us, at most {GOAL_MICROSECONDS}",
                month <= GOAL_MICROSECONDS,
            ),
        ),
    )


if __name__ == "__main__":
    sys.exit(not publish(report()))
