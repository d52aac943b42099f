"""What a verb may ask of DynamoDB: budgets, on the meter of the bench."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from infra.bench.round_trips import HISTORY, Bench, Row, measure, on_moto
from rdv.domain.reminders import SHARDS
from rdv.http import handler
from rdv.telemetry import logger


@pytest.fixture(scope="module")
def rows() -> dict[tuple[str, int], Row]:
    """Each verb's bill, by verb and number of agents."""
    with on_moto() as bench:
        return {(row.what, row.agents): row for row in measure(bench)}


@pytest.mark.parametrize("agents", [1, 5])
@pytest.mark.parametrize(
    ("verb", "most"),
    [
        ("slots, day", 2),
        ("slots, week", 2),
        ("slots, month", 2),
        ("hold", 3),
        ("hold, too late", 3),
        ("contact code, request", 2),
        ("contact code, verify", 2),
        ("book", 2),
        ("book, replayed", 3),
        ("open link", 4),
        ("move", 4),
        ("cancel", 5),
        ("undo", 6),
    ],
)
def test_a_verb_keeps_to_its_round_trips(rows: dict[tuple[str, int], Row], verb: str, agents: int, most: int) -> None:
    assert 0 < rows[verb, agents].bill.round_trips <= most


@pytest.mark.parametrize(
    ("verb", "operations"),
    [
        ("slots, month", ["Query", "BatchGetItem"]),
        ("book", ["BatchGetItem", "TransactWriteItems"]),
        ("relay an event", []),
        (
            "send a message",
            ["BatchGetItem", "Query", "BatchGetItem", "TransactWriteItems", "TransactWriteItems"],
        ),
        ("send a message again (marked sent)", ["BatchGetItem"]),
        ("sweep, five minutes later, none due", ["BatchGetItem", *["Query"] * SHARDS]),
    ],
)
def test_these_calls_and_no_others(rows: dict[tuple[str, int], Row], verb: str, operations: list[str]) -> None:
    found = [row.bill.operations for (name, _), row in rows.items() if name == verb]
    assert found
    assert all(made == operations for made in found)


@pytest.mark.parametrize(
    ("verb", "operations"),
    [
        ("group slots, month", ["Query", "Query"]),
        ("seat, hold", ["Query", "Query", "TransactWriteItems"]),
        ("seat, register", ["BatchGetItem", "TransactWriteItems"]),
        ("seat, register, replayed", ["BatchGetItem", "BatchGetItem", "Query", "BatchGetItem"]),
        ("seat, leave", ["BatchGetItem", "Query", "BatchGetItem", "TransactWriteItems", "BatchGetItem"]),
    ],
)
def test_a_seat_takes_these_calls_and_no_others(
    rows: dict[tuple[str, int], Row], verb: str, operations: list[str]
) -> None:
    assert rows[verb, 1].bill.operations == operations


def test_a_search_of_groups_costs_the_same_whatever_the_history(rows: dict[tuple[str, int], Row]) -> None:
    young, old = (rows[f"group slots, month{past}", 1].bill for past in ("", f", {HISTORY} past"))
    assert [(call.operation, call.items) for call in old.calls] == [
        (call.operation, call.items) for call in young.calls
    ]
    assert old.units == young.units


def test_booking_pays_for_ten_small_items_twice_over(rows: dict[tuple[str, int], Row]) -> None:
    # Week, hold, appointment, event, user, two tokens, three counters: a transaction's writes count double.
    units = rows["book", 5].bill.units
    assert rows["book", 5].bill.calls[1].items == 10
    assert 20 <= units.write <= 26
    # The appointment is in four indexes, in two of them whole, and just over the KB that one unit writes (decision 0152).
    assert 0 < units.index_write <= 7


def test_a_busy_month_costs_a_search_half_a_unit_for_each_week_and_agent(rows: dict[tuple[str, int], Row]) -> None:
    calls = rows["slots, month", 5].bill.calls
    assert calls[1].items == 30
    assert calls[1].units.read <= 15


def test_a_bench_gives_the_log_and_the_metrics_back() -> None:
    before = logger.log_level, handler.Metrics
    logger.setLevel("WARNING")
    with on_moto():
        assert logger.log_level == logging.ERROR
    assert (logger.log_level, handler.Metrics) == (logging.WARNING, before[1])
    logger.setLevel(before[0])


@pytest.fixture
def bench() -> Iterator[Bench]:
    with on_moto() as made:
        yield made


def test_the_meter_sees_what_is_asked_in_vain(bench: Bench) -> None:
    with bench.meter.bill() as bill:
        assert bench.directory.offer("no such motif") is None
    assert bill.operations == ["Query"]
    assert bill.units.read == 0.5
