"""DynamoDB round trips and capacity units of each verb: `python -m infra.bench.round_trips`.

The handlers are called with REST events on moto, with the tables and indexes of the template. A round trip is a call
that botocore sends; capacity units are computed from the items' bytes by AWS's published rules (`capacity`), because
moto's `ConsumedCapacity` is no measure.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

import boto3
from moto import mock_aws

from rdv.clock import system_clock
from rdv.domain.appointments import Appointment, Author, AuthorKind, Event, EventKind
from rdv.domain.directory import Offer
from rdv.domain.messages import MessageJob, Notice, job_for_code, jobs_for
from rdv.domain.people import Channel, CodeRequest
from rdv.ids import Keyring
from rdv.ports import AppointmentKey
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.items import event_of_image
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.desk_booking import create_appointment
from rdv.usecases.relaying import relay
from rdv.usecases.reminding import sweep
from rdv.usecases.sending import deliver

from . import scenery
from .metering import Bill, Meter
from .report import Cell, Goal, Report, Table, publish
from .rest import Handlers, Reply, Request, as_before
from .scenery import DAY, ENVIRONMENT, MONDAY, NOW, SECRET_KEY, TABLES, Citizen
from .tables import create_tables, indexes

SHARE = 0.6
HISTORY = 60
PERIODS = {"day": 1, "week": 7, "month": 31}
_SHORT = {"BatchGetItem": "batch", "TransactWriteItems": "transact", "Query": "query"}
_HOW = (
    "Units are computed from the items' bytes by AWS's published rules (moto's ConsumedCapacity is no measure); "
    "index writes are those of the Agenda's indexes, outside the transaction."
)
MOST_SLOTS_ROUND_TRIPS = 2
MOST_BOOK_ROUND_TRIPS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One verb's bill."""

    what: str
    agents: int
    bill: Bill

    def cells(self) -> tuple[Cell, ...]:
        """As the table shows it."""
        units = self.bill.units
        return self.what, self.agents, self.bill.round_trips, units.read, units.write, units.index_write, self._steps()

    def _steps(self) -> str:
        """`batch 3 + transact 10`: the calls in order with their items; a run of the same call is told once."""
        steps = [f"{_SHORT[call.operation]} {call.items}" for call in self.bill.calls]
        runs = [(step, len(list(same))) for step, same in groupby(steps)]
        return " + ".join(step if times == 1 else f"{times} x {step}" for step, times in runs) or "-"


class Bench:
    """A service on moto whose store is on the meter. Use inside `on_moto`."""

    def __init__(self) -> None:
        self.witness: Any = boto3.client("dynamodb")
        create_tables(self.witness, TABLES)
        self.connection = connect(TABLES)
        self.records, self.directory = DynamoRecords(self.connection), DynamoDirectory()
        self.writer, self.keyring = DirectoryWriter(), Keyring(SECRET_KEY)
        self.handlers = Handlers()
        self.meter = Meter(self.connection.client, self.witness, indexes(TABLES))
        self.writer.publish_organisation(scenery.ORGANISATION)

    def publish(self, name: str, agents: int) -> Offer:
        """An offer of so many agents, sixty per cent full for a month."""
        offer = scenery.an_offer(name, scenery.agents(name, agents))
        self.writer.publish_offer(offer)
        scenery.fill(self.records, offer, MONDAY, 31, SHARE)
        return offer

    def call(self, request: Request, status: int) -> tuple[Reply, Bill]:
        """One call on the meter, which must answer with that status."""
        with self.meter.bill() as bill:
            reply = self.handlers.call(request)
        if reply.status != status:
            raise AssertionError(f"{request.method} {request.resource}: {reply.status} {reply.json}")
        return reply, bill

    def free_starts(self, offer: Offer, days: int = 31) -> list[datetime]:
        """What is offered from the day of the races on."""
        found, _ = self.call(scenery.slots(offer, DAY, days), 200)
        return [datetime.fromisoformat(one["starts_at"]) for one in found.json["slots"]]

    def events(self) -> list[Event | CodeRequest]:
        """Every event of appointments and codes in the Agenda, as the stream would carry it."""
        pages = self.witness.get_paginator("scan").paginate(TableName=TABLES.agenda_table)
        items = [item for page in pages for item in page["Items"]]
        events = [event_of_image(item) for item in items if item["sk"]["S"].startswith("EVT#")]
        return [event for event in events if isinstance(event, Event | CodeRequest)]


@contextmanager
def on_moto() -> Iterator[Bench]:
    """A bench on fresh tables, on the scenery's day. The environment and the clock are given back."""
    before, offset = dict(os.environ), system_clock.offset
    os.environ.update(ENVIRONMENT)
    system_clock.offset = NOW - datetime.now(UTC)
    try:
        with mock_aws(), as_before():
            yield Bench()
    finally:
        system_clock.offset = offset
        os.environ.clear()
        os.environ.update(before)


def measure(bench: Bench) -> list[Row]:
    """Every verb of the journey, for one agent and for five where that makes a difference."""
    rows: list[Row] = []
    for agents in (1, 5):
        offer = bench.publish(f"servi par {agents}", agents)
        for name, days in PERIODS.items():
            rows.append(Row(f"slots, {name}", agents, bench.call(scenery.slots(offer, MONDAY, days), 200)[1]))
        rows += _journey(bench, offer, agents)
    return [*rows, *_messages(bench), *_groups(bench)]


def _journey(bench: Bench, offer: Offer, agents: int) -> Iterator[Row]:
    citizen, [first, second, third, *_] = Citizen(agents), bench.free_starts(offer)
    taken, bill = bench.call(citizen.hold(offer, first), 201)
    yield Row("hold", agents, bill)
    wanted = {"channel": "email", "to": citizen.email, "hold_token": taken.json["hold_token"]}
    _, bill = bench.call(Request("booking", "POST", "/api/contact_codes", body=wanted), 202)
    yield Row("contact code, request", agents, bill)
    guess = {"channel": "email", "to": citizen.email, "code": _digits(bench, citizen)}
    verified, bill = bench.call(Request("booking", "POST", "/api/contact_codes/verify", body=guess), 200)
    yield Row("contact code, verify", agents, bill)
    confirm = citizen.confirm(taken.json, verified.json["contact_token"])
    booked, bill = bench.call(confirm, 201)
    yield Row("book", agents, bill)
    yield Row("book, replayed", agents, bench.call(confirm, 200)[1])
    opening = {"token": _link(bench, booked.json["id"]), "last_name_letters": "mar"}
    opened, bill = bench.call(Request("cancel", "POST", "/api/links/open", body=opening), 200)
    yield Row("open link", agents, bill)
    proven = {"id": booked.json["id"], "access_token": opened.json["access_token"]}
    yield Row("move", agents, bench.call(scenery.move(proven, second), 200)[1])
    yield Row("cancel", agents, bench.call(scenery.cancel(proven), 200)[1])
    yield Row("undo", agents, bench.call(scenery.undo(proven), 200)[1])
    # Nothing is left that would owe a reminder below.
    bench.call(scenery.cancel(proven), 200)
    bench.call(Citizen(100 + agents).hold(offer, third), 201)
    refused = [Citizen(200 + agents + number).hold(offer, third) for number in range(agents)]
    for request in refused[:-1]:
        bench.handlers.call(request)
    yield Row("hold, too late", agents, bench.call(refused[-1], 409)[1])


def _groups(bench: Bench) -> Iterator[Row]:
    """A motif with twenty group appointments a month, and then with a history of three times as many."""
    offer, [agent] = scenery.a_group_offer("atelier"), scenery.agents("atelier", 1)
    bench.writer.publish_offer(offer)
    author = Author(AuthorKind.AGENT, agent)

    def make(day: date, hour: int) -> None:
        request = scenery.group_of(offer, scenery.at(hour, day=day), agent, 8)
        create_appointment(bench.directory, bench.records, system_clock, bench.keyring, author, request)

    today = system_clock.now().date()
    days = [today + timedelta(days=number) for number in range(1, 21)]
    for day in days:
        make(day, 14)
    look = scenery.slots(offer, today, 31)
    yield Row("group slots, month", 1, bench.call(look, 200)[1])
    for number in range(HISTORY):
        make(today - timedelta(days=1 + number // 2), 9 + 5 * (number % 2))
    yield Row(f"group slots, month, {HISTORY} past", 1, bench.call(look, 200)[1])
    citizen, start = Citizen(60), scenery.at(14, day=days[10])
    held, bill = bench.call(citizen.hold(offer, start), 201)
    yield Row("seat, hold", 1, bill)
    proof, write = citizen.proof(system_clock.now())
    bench.records.commit([write])
    confirm = citizen.confirm(held.json, proof)
    booked, bill = bench.call(confirm, 201)
    yield Row("seat, register", 1, bill)
    yield Row("seat, register, replayed", 1, bench.call(confirm, 200)[1])
    yield Row("seat, leave", 1, bench.call(scenery.cancel(booked.json), 200)[1])
    yield Row("seat, undo", 1, bench.call(scenery.undo(booked.json), 200)[1])


def _digits(bench: Bench, citizen: Citizen) -> str:
    requests = [one for one in bench.events() if isinstance(one, CodeRequest) and one.to == citizen.email]
    newest = max(requests, key=lambda one: one.at)
    return bench.keyring.code(newest.key, newest.nonce)


def _link(bench: Bench, appointment_id: str) -> str:
    key = AppointmentKey(appointment_id)
    appointment = bench.records.read([key])[key]
    if not isinstance(appointment, Appointment):
        raise TypeError("not an appointment")
    [participation] = appointment.participations
    return bench.keyring.link_token(appointment_id, participation.user_id, appointment.link_generation)


# --- messages ------------------------------------------------------------------------------------------------------


class _Parcels:
    """A courier and its provider that take everything: neither reads the store."""

    segments = 1
    to = "+33612345678"

    def compose(self, notice: Notice) -> _Parcels:
        return self

    def send(self, job: MessageJob) -> str:
        return "provider-message-id"

    def publish(self, jobs: object) -> None:
        """As a queue, it takes every job."""


def _messages(bench: Bench) -> Iterator[Row]:
    offer = bench.publish("rappelé", 1)
    citizen, [start, *_] = Citizen(50), [one for one in bench.free_starts(offer) if one.date() > DAY]
    held, _ = bench.call(citizen.hold(offer, start), 201)
    proof, write = citizen.proof()
    bench.records.commit([write])
    booked, _ = bench.call(citizen.confirm(held.json, proof), 201)
    [created] = [
        one for one in bench.events() if isinstance(one, Event) and one.appointment_id == booked.json["id"]
    ]  # fmt: skip
    [code, *_] = [one for one in bench.events() if isinstance(one, CodeRequest)]
    parcels = _Parcels()
    with bench.meter.bill() as bill:
        jobs = relay(parcels, system_clock, created)
    yield Row("relay an event", 1, bill)
    yield Row("send a message", 1, _delivered(bench, jobs[0]))
    yield Row("send a message again (marked sent)", 1, _delivered(bench, jobs[0]))
    yield Row("send a code (used meanwhile)", 1, _delivered(bench, job_for_code(code)))
    # The due time is 48 h before the start; the first sweep ever looks back over three days.
    system_clock.offset += start - timedelta(hours=48) - system_clock.now() + timedelta(minutes=1)
    yield Row("sweep, the first ever, one reminder due", 1, _swept(bench, claimed=1))
    system_clock.offset += timedelta(minutes=5)
    yield Row("sweep, five minutes later, none due", 1, _swept(bench, claimed=0))
    reminder = next(one for one in bench.events() if isinstance(one, Event) and one.kind is EventKind.REMINDER)
    email = next(job for job in jobs_for(reminder) if job.channel is Channel.EMAIL)
    yield Row("send a reminder", 1, _delivered(bench, email))


def _delivered(bench: Bench, job: MessageJob) -> Bill:
    with bench.meter.bill() as bill:
        deliver(bench.records, bench.directory, _Parcels(), _Parcels(), system_clock, bench.keyring, job)
    return bill


def _swept(bench: Bench, claimed: int) -> Bill:
    with bench.meter.bill() as bill:
        done = sweep(bench.records, system_clock)
    if (done.claimed, done.finished) != (claimed, True):
        raise AssertionError(f"the sweep should have claimed {claimed}: {done}")
    return bill


def _steps_of(rows: list[Row]) -> Iterator[dict[str, object]]:
    for row in rows:
        units = row.bill.units
        yield {
            "what": row.what,
            "agents": row.agents,
            "round_trips": row.bill.round_trips,
            "read_units": units.read,
            "write_units": units.write,
            "index_write_units": units.index_write,
            "operations": row.bill.operations,
        }


def main() -> int:
    """Measure, print, write `build/bench/round_trips.json`; 1 when a budget is broken."""
    with on_moto() as bench:
        rows = measure(bench)
    slots = max(row.bill.round_trips for row in rows if row.what.startswith("slots"))
    book = max(row.bill.round_trips for row in rows if row.what == "book")
    columns = ("verb", "agents", "round trips", "read units", "write units", "index writes", "calls, items")
    title = f"DynamoDB, agents {SHARE:.0%} full for a month; a search reads weeks eventually, a claim consistently"
    kept = publish(
        Report(
            "round_trips",
            [Table(title, columns, [row.cells() for row in rows])],
            {"share_full": SHARE, "rows": list(_steps_of(rows))},
            [
                Goal(f"slots: {slots} round trips, {MOST_SLOTS_ROUND_TRIPS} at most", slots <= MOST_SLOTS_ROUND_TRIPS),
                Goal(f"book: {book} round trips, {MOST_BOOK_ROUND_TRIPS} at most", book <= MOST_BOOK_ROUND_TRIPS),
            ],
            [_HOW],
        )
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
