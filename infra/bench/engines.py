"""Where races are run: the HTTP functions on a store, pressed by many clients at the same moment.

- memory: the stores in memory with conflict, throttle and lag switched on, clients are threads;
- MiniStack: DynamoDB over HTTP, clients are threads of several processes.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from infra.rehearse.emulator import Emulator, running_emulator
from rdv.clock import system_clock
from rdv.domain.directory import Offer, Organisation
from rdv.ports import Directory, Entity, Key, Records, Write
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.memory import Faults, MemoryDirectory, MemoryRecords
from rdv.store.models import AgendaItem, DirectoryItem, PeopleItem, connect
from rdv.store.records import DynamoRecords

from .checker import RawItem
from .metering import Counting, Spent
from .raw import raw_items
from .report import FOLDER
from .rest import Handlers, Reply, as_before
from .scenery import ENVIRONMENT, TABLES
from .tables import create_tables

MOST_CLIENTS = 32
PROCESSES = 2
# Long enough for every process to have its actions in hand before the first client starts.
HEAD_START_SECONDS = 0.03
# Threads that change places often meet each other in more ways.
SWITCH_SECONDS = 0.0001
FURTHEST_SECONDS = 0.002
FAULTS = Faults(conflict=0.2, throttle=0.01, lag=0.3)
_BATCH = 25


class Writer(Protocol):
    """Who publishes offers."""

    def publish_organisation(self, organisation: Organisation) -> None: ...

    def publish_offer(self, offer: Offer) -> None: ...


@dataclass(frozen=True, slots=True)
class Service:
    """The functions of one process and what they stand on."""

    handlers: Handlers
    directory: Directory
    records: Records
    writer: Writer


class Action(Protocol):
    """What one client does once it is let go. It travels to another process."""

    def run(self, service: Service) -> list[Reply]:
        """Every answer that the client got."""
        ...


class Engine(Protocol):
    """A store under the functions. `service` is the parent's own, for what comes before and after a race."""

    name: str
    service: Service
    spent: Spent
    """What the clients of the last `press` asked of the store."""

    def press(self, actions: Sequence[Action], at: datetime) -> list[list[Reply]]:
        """Let every action go at once, the service's clock being at `at`; the answers of each, in their order."""
        ...

    def items(self) -> list[RawItem]:
        """Everything in the Agenda and People tables."""
        ...

    def clear(self) -> None:
        """Forget it; the Directory stays."""
        ...


def _act(service: Service, action: Action, start_at: float) -> list[Reply]:
    time.sleep(max(0.0, start_at - time.monotonic()))
    return action.run(service)


class Clients:
    """The client threads of one process, each with its own copies of the functions."""

    def __init__(self, service: Service, threads: int) -> None:
        self._service = service
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="client")
        together = threading.Barrier(threads)

        def warm() -> None:
            service.handlers.warm("booking")
            together.wait()

        for done in [self._pool.submit(warm) for _ in range(threads)]:
            done.result()

    def press(self, actions: Sequence[Action], start_at: float, at: datetime) -> list[list[Reply]]:
        """Let them go at that moment of the monotonic clock."""
        system_clock.offset = at - datetime.now(UTC)
        running = [self._pool.submit(_act, self._service, action, start_at) for action in actions]
        return [one.result() for one in running]

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown()


# --- memory --------------------------------------------------------------------------------------------------------


class DistantRecords(MemoryRecords):
    """The memory store behind a wire: each call takes its time, so that clients meet between a read and its commit."""

    def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
        """`ports.Records.read`."""
        _travel()
        return super().read(keys, consistent=consistent)

    def commit(self, writes: Sequence[Write]) -> None:
        """`ports.Records.commit`."""
        _travel()
        super().commit(writes)


def _travel() -> None:
    time.sleep(random.uniform(0, FURTHEST_SECONDS))


class MemoryEngine:
    """`Engine` on the memory stores. Faults are on while clients race, off before and after."""

    name = "memory"

    def __init__(self, threads: int, faults: Faults, records: MemoryRecords) -> None:
        self._records, self._faults, directory = records, faults, MemoryDirectory()
        self.service = Service(Handlers((directory, self._records)), directory, self._records, directory)
        self._clients = Clients(self.service, threads)
        self.spent = Spent()

    def press(self, actions: Sequence[Action], at: datetime) -> list[list[Reply]]:
        """`Engine.press`."""
        calm, self._records.faults = self._records.faults, self._faults
        reads, commits = self._records.reads, self._records.commits
        try:
            return self._clients.press(actions, time.monotonic() + HEAD_START_SECONDS, at)
        finally:
            self._records.faults = calm
            calls = {"read": self._records.reads - reads, "commit": self._records.commits - commits}
            self.spent = Spent(Counter(calls))

    def items(self) -> list[RawItem]:
        """`Engine.items`."""
        return raw_items(self._records.items)

    def clear(self) -> None:
        """`Engine.clear`."""
        self._records.items.clear()

    def close(self) -> None:
        """End its threads."""
        self._clients.close()


@contextmanager
def on_memory(
    threads: int = MOST_CLIENTS, faults: Faults = FAULTS, records: MemoryRecords | None = None
) -> Iterator[MemoryEngine]:
    """An engine on memory; interpreter, environment and clock are given back."""
    interval = sys.getswitchinterval()
    with _environment({}):
        engine = MemoryEngine(threads, faults, records or DistantRecords())
        sys.setswitchinterval(SWITCH_SECONDS)
        try:
            yield engine
        finally:
            sys.setswitchinterval(interval)
            engine.close()


# --- MiniStack -----------------------------------------------------------------------------------------------------


class MiniStackEngine:
    """`Engine` on DynamoDB over HTTP, with clients in several processes."""

    name = "MiniStack"

    def __init__(self, emulator: Emulator, processes: int, threads: int) -> None:
        self._client = emulator.client("dynamodb")
        create_tables(self._client, TABLES)
        self.service, _ = _on_dynamo()
        self.spent = Spent()
        context = multiprocessing.get_context("spawn")
        self._workers: list[tuple[Any, Connection]] = []
        for _ in range(processes):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, dict(os.environ), threads), daemon=True)
            process.start()
            theirs.close()
            self._workers.append((process, ours))
        for _, pipe in self._workers:
            pipe.recv()

    def press(self, actions: Sequence[Action], at: datetime) -> list[list[Reply]]:
        """`Engine.press`; actions are dealt out to the processes in turn."""
        start_at = time.monotonic() + HEAD_START_SECONDS
        count = len(self._workers)
        for number, (_, pipe) in enumerate(self._workers):
            pipe.send((actions[number::count], start_at, at))
        outcomes: list[list[Reply]] = [[] for _ in actions]
        self.spent = Spent()
        for number, (_, pipe) in enumerate(self._workers):
            answer = pipe.recv()
            if isinstance(answer, Exception):
                raise answer
            outcomes[number::count], spent = answer
            self.spent.add(spent)
        return outcomes

    def items(self) -> list[RawItem]:
        """`Engine.items`."""
        return [item for table in (TABLES.agenda_table, TABLES.people_table) for item in self._scan(table)]

    def _scan(self, table: str) -> list[RawItem]:
        pages = self._client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
        return [item for page in pages for item in page["Items"]]

    def clear(self) -> None:
        """`Engine.clear`."""
        for table in (TABLES.agenda_table, TABLES.people_table):
            keys = [{"pk": item["pk"], "sk": item["sk"]} for item in self._scan(table)]
            for first in range(0, len(keys), _BATCH):
                deletes = [{"DeleteRequest": {"Key": key}} for key in keys[first : first + _BATCH]]
                while deletes:
                    answer = self._client.batch_write_item(RequestItems={table: deletes})
                    deletes = answer.get("UnprocessedItems", {}).get(table, [])

    def close(self) -> None:
        """End its processes."""
        for _, pipe in self._workers:
            # One that is gone already has its end of the pipe closed.
            with suppress(BrokenPipeError):
                pipe.send(None)
        for process, _ in self._workers:
            process.join(timeout=10)
            if process.is_alive():
                process.terminate()


def _on_dynamo() -> tuple[Service, Any]:
    """The service, and the client that it speaks to DynamoDB with."""
    for model in (DirectoryItem, AgendaItem, PeopleItem):
        # Functions on memory have connected too, to an endpoint that was not this one.
        model._connection = None  # noqa: SLF001 - PynamoDB keeps a model's connection for the life of a process
    connection = connect(TABLES)
    return Service(Handlers(), DynamoDirectory(), DynamoRecords(connection), DirectoryWriter()), connection.client


def _work(pipe: Connection, environment: dict[str, str], threads: int) -> None:
    """One process of clients: actions come in, answers go out, until None comes."""
    os.environ.update(environment)
    service, client = _on_dynamo()
    clients, counting = Clients(service, threads), Counting(client)
    pipe.send("ready")
    while (task := pipe.recv()) is not None:
        actions, start_at, at = task
        try:
            pipe.send((clients.press(actions, start_at, at), counting.take()))
        except Exception as error:  # noqa: BLE001 - the parent is to hear of whatever ended a client
            pipe.send(error)
    clients.close()


@contextmanager
def on_ministack(
    processes: int = PROCESSES, threads: int = MOST_CLIENTS // PROCESSES, log: Path | None = None
) -> Iterator[MiniStackEngine]:
    """Start MiniStack and the clients, stop both, also when the program is told to end. Raises EmulatorFailed."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with (
        running_emulator(log or FOLDER / "ministack.log") as emulator,
        _environment({"AWS_ENDPOINT_URL": emulator.url}),
    ):
        engine = MiniStackEngine(emulator, processes, threads)
        try:
            yield engine
        finally:
            engine.close()


@contextmanager
def _environment(more: Mapping[str, str]) -> Iterator[None]:
    before, offset = dict(os.environ), system_clock.offset
    os.environ.update(ENVIRONMENT)
    os.environ.update(more)
    try:
        with as_before():
            yield
    finally:
        system_clock.offset = offset
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def clock_at(at: datetime) -> Iterator[None]:
    """The service's clock of this process at that instant, going on from there."""
    before, system_clock.offset = system_clock.offset, at - datetime.now(UTC)
    try:
        yield
    finally:
        system_clock.offset = before
