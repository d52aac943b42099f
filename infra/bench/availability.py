"""Speed over HTTP, whatever else is in the store: `python -m infra.bench.availability`.

MiniStack with the deployed template, started and stopped here. A place with 5 agents, a half-hour motif, 60 % full for a
month, among 0, 20,000 and 200,000 other appointments. Days, weeks and months are asked for by 1, 4 and 8 clients, then
times are held, booked and cancelled: through the laptop's gateway, whose process tells where the time goes, and through
MiniStack's own gateway and the built functions.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from infra.build.artefacts import Artefacts
from infra.rehearse.deployment import deploy, upload
from infra.rehearse.emulator import Emulator, running_emulator
from infra.rehearse.stage import PARAMETERS, Stage, owner_environment
from infra.template import TEMPLATE
from rdv.domain.directory import Offer
from rdv.settings import TableSettings
from rdv.store.directory import DirectoryWriter
from rdv.store.models import connect
from rdv.store.records import DynamoRecords

from . import crowd, scenery
from .callers import Caller, together
from .laptop_server import Server, laptop_server
from .metering import Bill, Meter
from .processes import session_seconds
from .report import FOLDER, Cell, Goal, Report, Table, percentiles, publish
from .rest import Handlers, Reply, Request
from .scenery import ENVIRONMENT, ORGANISATION, PARIS, Citizen
from .stopwatch import PARTS, Lap
from .tables import indexes

OTHERS = (0, 20_000, 200_000)
CLIENTS = (1, 4, 8)
PERIODS = {"day": 1, "week": 7, "month": 31}
AGENTS = 5
SHARE = 0.6
WARM_UP = 16
CALLS = {"laptop": 40, "MiniStack": 16}
JOURNEYS = {"laptop": 16, "MiniStack": 6}
# The deployed functions are a check from outside: only one client does everything.
ALONE = (1,)
# No more is loaded after this many seconds of loading.
MOST_LOADING_SECONDS = 60.0

MONTH_P50_MS, FUNCTION_CPU_MS, BOOK_P50_MS, COMPUTE_MS = 15.0, 2.5, 20.0, 1.5


@dataclass(frozen=True, slots=True)
class Row:
    """One verb as so many clients lived it. Milliseconds; `laps` are empty where nobody looked inside.

    `functions_cpu` and `emulator_cpu` are processor milliseconds a call, of the functions' processes and MiniStack's.
    """

    others: int
    through: str
    verb: str
    clients: int
    replies: Sequence[Reply]
    seconds: float
    load: float
    emulator_cpu: float
    functions_cpu: float
    laps: Sequence[Lap] = ()

    @property
    def p50(self) -> float:
        """Median of what the clients waited."""
        return percentiles([one.milliseconds for one in self.replies])[0]

    @property
    def own_cpu(self) -> float:
        """Median processor time of the function; of the whole process where nobody looked inside."""
        return statistics.median(one.function_cpu for one in self.laps) if self.laps else self.functions_cpu

    def part(self, name: str) -> tuple[float, float]:
        """Median wall and processor time of a part."""
        return (
            statistics.median(one.wall[name] for one in self.laps),
            statistics.median(one.cpu[name] for one in self.laps),
        )

    def figures(self) -> dict[str, object]:
        """For JSON."""
        p50, p95 = percentiles([one.milliseconds for one in self.replies])
        return {
            "others": self.others,
            "through": self.through,
            "verb": self.verb,
            "clients": self.clients,
            "calls": len(self.replies),
            "p50_ms": round(p50, 2),
            "p95_ms": round(p95, 2),
            "per_second": round(len(self.replies) / self.seconds, 1),
            "own_cpu_ms": round(self.own_cpu, 2),
            "emulator_cpu_ms": round(self.emulator_cpu, 2),
            "load": self.load,
            "parts_ms": {part: [round(one, 3) for one in self.part(part)] for part in PARTS} if self.laps else {},
        }

    def cells(self) -> tuple[Cell, ...]:
        """As the table shows it."""
        p50, p95 = percentiles([one.milliseconds for one in self.replies])
        per_second = len(self.replies) / self.seconds
        head = (self.others, self.through, self.verb, self.clients)
        return (*head, p50, p95, per_second, self.own_cpu, self.emulator_cpu, self.load)


@dataclass(slots=True)
class Scene:
    """The offers, and what is asked of them."""

    emulator: Emulator
    records: DynamoRecords
    offer: Offer
    first_day: date
    doors: dict[str, str]
    server: Server
    others: int = 0
    citizens: int = 0
    rows: list[Row] = field(default_factory=list[Row])

    def search(self, days: int) -> Request:
        """A search from the first day on."""
        return scenery.slots(self.offer, self.first_day, days)

    def measure(self, through: str, verb: str, clients: int, works: Sequence[Callable[[Caller], Reply]]) -> None:
        """Do the works and keep a row."""
        self.server.laps()
        before, load, began = session_seconds(self.emulator.process_id), os.getloadavg()[0], time.monotonic()
        replies = together(self.doors[through], clients, works)
        seconds = time.monotonic() - began
        spent = session_seconds(self.emulator.process_id) - before
        each = 1000 / len(replies)
        laps = self.server.laps()
        self.rows.append(
            Row(
                self.others, through, verb, clients, replies, seconds, round(load, 1),
                spent.leader * each, spent.others * each, laps,
            )
        )  # fmt: skip

    def look(self, through: str, clients: int, periods: Mapping[str, int] = PERIODS) -> None:
        """Days, weeks and months, or other periods in days."""
        for verb, days in periods.items():
            looking = [self.looking(days)]
            together(self.doors[through], clients, looking * (2 * clients))
            self.measure(through, verb, clients, looking * CALLS[through])

    def looking(self, days: int) -> Callable[[Caller], Reply]:
        """One search, as a work for `together`."""
        request = self.search(days)
        return lambda caller: caller.call(request, 200)

    def live(self, through: str, clients: int) -> None:
        """Hold, book and cancel different times, each by a citizen of its own."""
        caller = Caller(self.doors[through])
        found = caller.call(self.search(31), 200).json["slots"]
        caller.close()
        starts = [datetime.fromisoformat(one["starts_at"]) for one in found]
        count = JOURNEYS[through]
        # Far enough apart and ahead to be cancelled again.
        chosen = starts[-count:]
        citizens = [Citizen(self.citizens + number) for number in range(count)]
        self.citizens += count
        proofs = [citizen.proof(datetime.now(UTC)) for citizen in citizens]
        self.records.commit([write for _, write in proofs])
        pairs = list(zip(citizens, chosen, proofs, strict=True))
        self.measure(through, "hold", clients, [
            lambda caller, citizen=citizen, start=start: caller.call(citizen.hold(self.offer, start), 201)
            for citizen, start, _ in pairs
        ])  # fmt: skip
        held = _in_order(self.rows[-1].replies, clients)
        self.measure(through, "book", clients, [
            lambda caller, citizen=citizen, hold=hold, proof=proof: caller.call(citizen.confirm(hold.json, proof), 201)
            for (citizen, _, (proof, _)), hold in zip(pairs, held, strict=True)
        ])  # fmt: skip
        booked = _in_order(self.rows[-1].replies, clients)
        self.measure(through, "cancel", clients, [
            lambda caller, one=one: caller.call(scenery.cancel(one.json), 200) for one in booked
        ])  # fmt: skip


def _in_order(replies: Sequence[Reply], clients: int) -> list[Reply]:
    """What `together` has dealt out, back in the order of the works."""
    ordered: list[Reply | None] = [None] * len(replies)
    given = iter(replies)
    for client in range(clients):
        for place in range(client, len(replies), clients):
            ordered[place] = next(given)
    return [one for one in ordered if one is not None]


# --- the bill ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Price:
    """Round trips and capacity units of one verb, as (operation, items, read, write, index writes) of each call."""

    verb: str
    calls: tuple[tuple[str, int, float, float, float], ...]

    @property
    def units(self) -> tuple[float, float, float]:
        """Read, write and index write units of all calls."""
        return (
            sum(call[2] for call in self.calls),
            sum(call[3] for call in self.calls),
            sum(call[4] for call in self.calls),
        )

    @classmethod
    def of(cls, verb: str, bill: Bill) -> Price:
        """What a bill comes to."""
        calls = (
            (one.operation, one.items, one.units.read, one.units.write, one.units.index_write) for one in bill.calls
        )
        return cls(verb, tuple(calls))


class Till:
    """Prices each verb in this process, on the same store: one agent's offer, always the same start and citizen."""

    def __init__(self, emulator: Emulator, tables: TableSettings, offer: Offer, single: Offer, first_day: date) -> None:
        self._connection = connect(tables)
        self._records = DynamoRecords(self._connection)
        self._meter = Meter(self._connection.client, emulator.client("dynamodb"), indexes(tables))
        self._handlers = Handlers()
        self._offer, self._single, self._first_day = offer, single, first_day

    def prices(self) -> list[Price]:
        """Of every verb."""
        searches = {verb: scenery.slots(self._offer, self._first_day, days) for verb, days in PERIODS.items()}
        found = [Price.of(verb, self._call(request, 200)[1]) for verb, request in searches.items()]
        citizen = Citizen(1_000_000)
        free, _ = self._call(scenery.slots(self._single, self._first_day, 31), 200)
        start = datetime.fromisoformat(free.json["slots"][-1]["starts_at"])
        proof, write = citizen.proof(datetime.now(UTC))
        self._records.commit([write])
        held, hold = self._call(citizen.hold(self._single, start), 201)
        booked, book = self._call(citizen.confirm(held.json, proof, key=str(time.monotonic_ns()).zfill(20)), 201)
        _, cancel = self._call(scenery.cancel(booked.json), 200)
        return [*found, Price.of("hold", hold), Price.of("book", book), Price.of("cancel", cancel)]

    def _call(self, request: Request, status: int) -> tuple[Reply, Bill]:
        with self._meter.bill() as bill:
            reply = self._handlers.call(request)
        if reply.status != status:
            raise AssertionError(f"{request.method} {request.resource}: {reply.status} {reply.json}")
        return reply, bill


# --- the stage -----------------------------------------------------------------------------------------------------


@contextmanager
def _on_stage() -> Iterator[tuple[Stage, TableSettings]]:
    """The deployed template in MiniStack, its message functions asleep, and this process led to its tables."""
    with running_emulator(FOLDER / "availability-ministack.log") as emulator, _as_before():
        os.environ.update(ENVIRONMENT)
        upload(emulator, Artefacts())
        stage = Stage(emulator, deploy(emulator, "rdv", TEMPLATE.read_text("utf-8"), PARAMETERS))
        functions = emulator.client("lambda")
        for mapping in functions.list_event_source_mappings()["EventSourceMappings"]:
            functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
        with owner_environment(stage):
            yield stage, TableSettings.read()


@contextmanager
def _as_before() -> Iterator[None]:
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _first_monday() -> date:
    """The next Monday but one: every agent-week of the month lies ahead."""
    today = datetime.now(PARIS).date()
    return today + timedelta(days=7 - today.weekday())


def measure() -> Report:
    """Everything, in order."""
    first_day, now = _first_monday(), datetime.now(UTC)
    with _on_stage() as (stage, tables):
        emulator = stage.emulator
        records, writer = DynamoRecords(connect(tables)), DirectoryWriter()
        writer.publish_organisation(ORGANISATION)
        agent_ids = scenery.agents("vitesse", AGENTS)
        offer = scenery.an_offer("vitesse", agent_ids)
        single = scenery.an_offer("prix", scenery.agents("prix", 1))
        for one in (offer, single):
            writer.publish_offer(one)
            scenery.fill(records, one, first_day, 31, SHARE)
        till = Till(emulator, tables, offer, single, first_day)
        loaded, loading, bills = 0, 0.0, dict[int, list[Price]]()
        with laptop_server(os.environ) as server:
            doors = {"laptop": server.url, "MiniStack": stage.deployment.api_url}
            scene = Scene(emulator, records, offer, first_day, doors, server)
            for door in doors.values():
                together(door, max(CLIENTS), [scene.looking(31)] * WARM_UP)
            till.prices()
            for others in OTHERS:
                began = time.monotonic()
                client, deadline = emulator.client("dynamodb"), began + MOST_LOADING_SECONDS - loading
                loaded = crowd.add(client, offer, agent_ids, loaded, others, now, deadline)
                loading += time.monotonic() - began
                scene.others = loaded
                bills[loaded] = till.prices()
                # Crowds meet at the two ends: what lies between is only to show that nothing changes.
                for clients in CLIENTS if others in (min(OTHERS), max(OTHERS)) else ALONE:
                    scene.look("laptop", clients)
                    scene.live("laptop", clients)
                    scene.look("MiniStack", clients, PERIODS if clients in ALONE else {"month": PERIODS["month"]})
                for clients in ALONE:
                    scene.live("MiniStack", clients)
                print(f"  {loaded} others: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
                if loaded < others:
                    break
        return _report(scene.rows, bills, loading)


def _report(rows: Sequence[Row], bills: Mapping[int, Sequence[Price]], loading: float) -> Report:
    columns = (
        "others",
        "through",
        "verb",
        "clients",
        "p50 ms",
        "p95 ms",
        "a second",
        "own CPU",
        "emulator CPU",
        "load",
    )
    inside = [row for row in rows if row.laps and row.clients == 1]
    parts: list[tuple[Cell, ...]] = [
        (row.others, row.verb, *(text for part in PARTS for text in _both(row, part)), row.own_cpu) for row in inside
    ]
    names = tuple(f"{part}{kind}" for part in PARTS for kind in ("", " CPU"))
    heads = ("others", "verb", *names, "own CPU")
    tables = [
        Table("Over HTTP; own and emulator CPU are processor milliseconds a call", columns, [row.cells() for row in rows]),
        Table("By part, laptop, one client: median ms of the clock and of the processor", heads, parts),
        Table(
            "Round trips and capacity units, by AWS's published rules",
            ("others", "verb", "round trips", "read units", "write units", "index writes"),
            [
                (others, one.verb, len(one.calls), *one.units)
                for others, prices in bills.items()
                for one in prices
            ],
        ),
    ]  # fmt: skip
    return Report(
        "availability",
        tables,
        {
            "agents": AGENTS,
            "share_full": SHARE,
            "loading_seconds": round(loading, 1),
            "rows": [row.figures() for row in rows],
            "prices": {str(others): [[one.verb, one.calls] for one in prices] for others, prices in bills.items()},
        },
        _goals(rows, bills),
        [f"{max(bills)} of {max(OTHERS)} other appointments, and their agent-weeks, loaded in {loading:.0f} s."],
    )


def _both(row: Row, part: str) -> tuple[str, str]:
    wall, cpu = row.part(part)
    return f"{wall:.2f}", f"{cpu:.2f}"


def _goals(rows: Sequence[Row], bills: Mapping[int, Sequence[Price]]) -> list[Goal]:
    def of(verb: str, what: Callable[[Row], float]) -> float:
        """The worst of all sizes of the store, one client, through the laptop's gateway."""
        return max(what(row) for row in rows if (row.through, row.verb, row.clients) == ("laptop", verb, 1))

    month, own, book = (
        of("month", lambda row: row.p50),
        of("month", lambda row: row.own_cpu),
        of("book", lambda row: row.p50),
    )
    compute = of("month", lambda row: row.part("compute")[1])
    same = all(prices == bills[min(bills)] for prices in bills.values())
    return [
        Goal(f"month, one client: p50 {month:.1f} ms, {MONTH_P50_MS} at most", month <= MONTH_P50_MS),
        Goal(f"of which our own processor time {own:.2f} ms, {FUNCTION_CPU_MS} at most", own <= FUNCTION_CPU_MS),
        Goal(f"of which the slot computation {compute:.2f} ms, {COMPUTE_MS} at most", compute <= COMPUTE_MS),
        Goal(f"book, one client: p50 {book:.1f} ms, {BOOK_P50_MS} at most", book <= BOOK_P50_MS),
        Goal(f"the same calls, items and capacity units with {' and '.join(map(str, bills))} others", same),
    ]  # fmt: skip


def main() -> int:
    """Measure, print, write `build/bench/availability.json`; 1 when a goal is broken."""
    return 0 if publish(measure()) else 1


if __name__ == "__main__":
    sys.exit(main())
