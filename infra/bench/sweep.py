"""One tick of the sweep with 100,000 reminders due at once: `python -m infra.bench.sweep`.

MiniStack, started and stopped here. The reminders lie in the due index among as many that are due another day; one
sweep after another claims them, each with the time that the function has (`template.yaml`), as the schedule would call
them. Told are the time, the round trips, what the processor of the function's side does, and the capacity units.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from infra.template import expand_template
from rdv import ids
from rdv.domain.appointments import Appointment, Author, AuthorKind, Participation
from rdv.domain.reminders import SHARDS, due_bucket
from rdv.ports import AppointmentKey
from rdv.store import models
from rdv.store.items import item_of
from rdv.store.models import AgendaItem
from rdv.usecases.reminding import CLAIMS_AT_ONCE, Sweep, sweep

from .engines import MiniStackEngine, on_ministack
from .metering import Bill, Counting, Meter
from .report import Goal, Report, Table, publish
from .scenery import TABLES, an_offer
from .tables import indexes

DUE = 100_000
# As many as these are due another day: what a sweep of everything would have to pass by.
OTHERS = 20_000
TICK = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LOADERS = 2
BATCH = 25
PATIENCE_SECONDS = 60.0
# A busy machine is told of, and not waited for.
MOST_LOADING_SECONDS = 150.0
MOST_SWEEPING_SECONDS = 300.0
# When the function stops claiming before its timeout (`notify.app.SWEEP_MARGIN_MILLISECONDS`).
MARGIN_SECONDS = 10.0
# Nobody is reminded more than two ticks late.
MOST_TICKS = 2

type Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tick:
    """The service's clock, standing still."""

    instant: datetime

    def now(self) -> datetime:
        """`ports.Clock.now`."""
        return self.instant


@dataclass(slots=True)
class Run:
    """What the sweeps of one backlog did and took, in seconds and units."""

    sweeps: list[Sweep] = field(default_factory=list[Sweep])
    seconds: list[float] = field(default_factory=list[float])
    processor_seconds: float = 0.0
    calls: Counter[str] = field(default_factory=Counter[str])
    read_units: float = 0.0
    index_seconds: float = 0.0

    @property
    def claimed(self) -> int:
        """Reminders that became events."""
        return sum(one.claimed for one in self.sweeps)


def function_seconds() -> float:
    """How long one invocation of the sweep may take before it stops claiming."""
    resources = expand_template({"SiteUrl": "https://rdv.example.org", "MailFrom": "rdv@example.org"})["Resources"]
    return resources["SweepFunction"]["Properties"]["Timeout"] - MARGIN_SECONDS


def load(client: Any, name: str, count: int, due_at: datetime, deadline: float) -> int:
    """Write appointments whose reminder is due at that instant; returns how many before the deadline."""

    def write(batch: Iterable[Raw]) -> int:
        puts = [{"PutRequest": {"Item": item}} for item in batch]
        written = len(puts)
        while puts:
            answer = client.batch_write_item(RequestItems={TABLES.agenda_table: puts})
            puts = answer.get("UnprocessedItems", {}).get(TABLES.agenda_table, [])
        return written

    done = 0
    batches = itertools.batched(_items(name, count, due_at), BATCH, strict=False)
    with ThreadPoolExecutor(LOADERS) as pool:
        for some in itertools.batched(batches, LOADERS * 20, strict=False):
            if time.monotonic() > deadline:
                break
            done += sum(pool.map(write, some))
    return done


def _items(name: str, count: int, due_at: datetime) -> Iterator[Raw]:
    """Items as the store writes them; only the id and the shard that follows from it differ."""
    pattern_id = ids.derived_id("bench", "sweep", name, "pattern")
    pattern = _an_appointment(pattern_id, due_at)
    raw: Raw = item_of(AppointmentKey(pattern_id), pattern).serialize()
    body: str = raw["body"]["S"]
    for number in range(count):
        one_id = ids.derived_id("bench", "sweep", name, str(number))
        yield raw | {
            "pk": {"S": f"APPT#{one_id}"},
            "body": {"S": body.replace(pattern_id, one_id)},
            "due_bucket": {"S": due_bucket(due_at, one_id)},
        }


def _an_appointment(appointment_id: str, due_at: datetime) -> Appointment:
    """Half an hour, with one participant, reminded of 48 hours before."""
    offer = an_offer("sweep", [ids.derived_id("bench", "sweep", "agent")])
    user_id, starts_at = ids.derived_id("bench", "sweep", "user"), due_at + timedelta(hours=48)
    return Appointment(
        id=appointment_id,
        organisation_id=offer.organisation.id,
        service_id=offer.service.id,
        motif_id=offer.motif.id,
        location_id=offer.locations[0].id,
        agent_ids=(ids.derived_id("bench", "sweep", "agent"),),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        time_zone=offer.organisation.time_zone,
        participations=(Participation(user_id),),
        created_by=Author(AuthorKind.USER, user_id),
        created_at=due_at - timedelta(days=7),
        reminder_at=due_at,
        quotas=(ids.derived_id("bench", "sweep", "person"),),
        fingerprint=ids.digest("sweep"),
    )


def run(engine: MiniStackEngine, limit: float) -> Run:
    """Sweep until nothing is left, each sweep for as long as the function may."""
    found, records = Run(), engine.service.records
    in_index = records.due_reminders

    def timed(bucket: str, until: datetime) -> Sequence[str]:
        start = time.monotonic()
        try:
            return in_index(bucket, until)
        finally:
            found.index_seconds += time.monotonic() - start

    records.due_reminders = timed  # type: ignore[method-assign]
    counting = Counting(AgendaItem._get_connection().connection.client)  # noqa: SLF001 - whose calls are counted
    began = time.monotonic()
    clock = Tick(TICK)
    while time.monotonic() - began < MOST_SWEEPING_SECONDS:
        start, processor = time.monotonic(), time.process_time()
        stop = start + limit
        done = sweep(records, clock, lambda stop=stop: time.monotonic() < stop)
        found.seconds.append(time.monotonic() - start)
        found.processor_seconds += time.process_time() - processor
        found.sweeps.append(done)
        if done.finished:
            break
        clock = Tick(clock.instant + timedelta(minutes=5))
    spent = counting.take()
    found.calls, found.read_units = spent.calls, spent.read
    return found


def price(engine: MiniStackEngine, witness: Any) -> Bill:
    """What one transaction of claims is billed: the largest, on its own, from the bytes before and after."""
    meter = Meter(AgendaItem._get_connection().connection.client, witness, indexes(TABLES))  # noqa: SLF001
    with meter.bill() as bill:
        sweep(engine.service.records, Tick(TICK))
    return bill


def main() -> int:
    """Run, print, write JSON; 1 when a goal is broken."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DUE
    # The emulator looks at the whole table for each page of an index, for seconds.
    models.READ_TIMEOUT_SECONDS = PATIENCE_SECONDS
    with on_ministack(processes=0) as engine:
        client = engine._client  # noqa: SLF001 - the owner's, as the engine's own verbs use it
        # One sweep finds no watermark and walks back a month, as the first of a deployment does.
        began = time.monotonic()
        sweep(engine.service.records, Tick(TICK - timedelta(hours=1)))
        first_seconds = time.monotonic() - began
        sample = load(client, "sample", CLAIMS_AT_ONCE, TICK, time.monotonic() + 60)
        bill = price(engine, client)
        writes = [call.units for call in bill.calls if call.operation == "TransactWriteItems"]
        per_claim = sum(one.write for one in writes) / sample, sum(one.index_write for one in writes) / sample
        idle = _idle(engine)
        deadline = time.monotonic() + MOST_LOADING_SECONDS
        due = load(client, "due", count, TICK, deadline)
        others = load(client, "others", OTHERS, TICK + timedelta(days=9), deadline + 30)
        found = run(engine, function_seconds())
    return 0 if publish(_report(found, due, others, per_claim, first_seconds, idle)) else 1


def _idle(engine: MiniStackEngine) -> float:
    """Milliseconds of a sweep that finds nothing, before the crowd."""
    began = time.monotonic()
    sweep(engine.service.records, Tick(TICK + timedelta(minutes=1)))
    return (time.monotonic() - began) * 1000


def _report(
    found: Run, due: int, others: int, per_claim: tuple[float, float], first_seconds: float, idle_ms: float
) -> Report:
    write, index_write = per_claim
    total = sum(found.seconds)
    trips = sum(found.calls.values())
    rows = [
        ("reminders claimed", found.claimed),
        ("other reminders in the index", others),
        ("sweeps of " + f"{function_seconds():.0f} s at most", len(found.sweeps)),
        ("seconds in all", round(total, 1)),
        ("of these, seconds in which the emulator read the index", round(found.index_seconds, 1)),
        ("reminders claimed a second, without these", round(found.claimed / max(total - found.index_seconds, 0.1))),
        ("processor seconds of the function", round(found.processor_seconds, 1)),
        *((f"calls: {name}", number) for name, number in sorted(found.calls.items())),
        ("reminders a round trip", round(found.claimed / trips, 1) if trips else 0),
        ("read units, in all", round(found.read_units)),
        ("write units a reminder, table", round(write, 2)),
        ("write units a reminder, index", round(index_write, 2)),
        ("milliseconds of an idle sweep", round(idle_ms, 1)),
        ("seconds of the first sweep of all, a month of empty buckets", round(first_seconds, 2)),
    ]
    scans = found.calls.get("Scan", 0)
    goals = [
        Goal(f"each of {due} due reminders is claimed once, and none of the {others} others", found.claimed == due),
        Goal(f"they are claimed within {MOST_TICKS} ticks", len(found.sweeps) <= MOST_TICKS),
        Goal("no scan", scans == 0),
    ]
    figures = {
        "due": due,
        "others": others,
        "claimed": found.claimed,
        "seconds": found.seconds,
        "index_seconds": found.index_seconds,
        "processor_seconds": found.processor_seconds,
        "calls": dict(found.calls),
        "read_units": found.read_units,
        "write_units_a_reminder": write,
        "index_write_units_a_reminder": index_write,
        "idle_milliseconds": idle_ms,
        "first_sweep_seconds": first_seconds,
    }
    title = f"one tick, {due} reminders due, {SHARDS} shards, {CLAIMS_AT_ONCE} claims a transaction"
    return Report("sweep", [Table(title, ("what", "figure"), rows)], figures, goals)


if __name__ == "__main__":
    sys.exit(main())
