"""The listing handlers on moto: what the streams hand over becomes what lists remember; failures come again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws
from pynamodb.connection import Connection

from listing import app, wiring
from rdv.clock import system_clock
from rdv.domain.agenda import AgentWeek, BusyInterval, to_minute, week_of
from rdv.domain.errors import Unavailable
from rdv.ports import Put, WeekKey
from rdv.store.directory import DirectoryWriter
from rdv.store.keys import address_of
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from tests.contract.conftest import create_tables
from tests.unit.usecases.world import AGENTS, MONDAY, MOTIF, NOW, OTHER_PLACE, PLACE, an_offer, at, weekday_opening

from .rest import ENVIRONMENT, TABLES, call

OFFER = replace(
    an_offer(agents=AGENTS[:1]),
    locations=(PLACE, OTHER_PLACE),
    openings=(weekday_opening(AGENTS[0]), weekday_opening(AGENTS[1], OTHER_PLACE, (10, 12))),
)
KEY = MOTIF.merge_key


@dataclass
class Context:
    """What the handlers need of Lambda's context."""

    function_name: str = "listing"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-west-3:123456789012:function:listing"
    aws_request_id: str = "request"
    remaining: int = 60_000

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining


@pytest.fixture(autouse=True)
def records(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoRecords]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    wiring.keeper.cache_clear()
    with mock_aws():
        create_tables(boto3.client("dynamodb"), TABLES)
        connection = connect(TABLES)
        writer = DirectoryWriter()
        writer.publish_organisation(OFFER.organisation)
        writer.publish_offer(OFFER)
        yield DynamoRecords(connection)
    wiring.keeper.cache_clear()


@pytest.fixture
def operations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the DynamoDB calls, as they are made."""
    made: list[str] = []
    dispatch = Connection.dispatch

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        made.append(operation)
        return dispatch(self, operation, arguments)

    monkeypatch.setattr(Connection, "dispatch", watched)
    return made


def written(*places: tuple[str, str]) -> dict[str, Any]:
    """A batch of the streams' records."""
    return {
        "Records": [
            {
                "eventName": "MODIFY",
                "dynamodb": {"SequenceNumber": str(number), "Keys": {"pk": {"S": pk}, "sk": {"S": sk}}},
            }
            for number, (pk, sk) in enumerate(places)
        ]
    }


def week_of_agent(agent_id: str) -> tuple[str, str]:
    _, pk, sk = address_of(WeekKey(agent_id, "2026-W48"))
    return pk, sk


LISTING = ("DEPT#62", f"LISTING#{KEY}#{MOTIF.id}")


def take(records: DynamoRecords, agent_id: str, start: datetime, end: datetime) -> None:
    begin = to_minute(start)
    key = WeekKey(agent_id, week_of(begin))
    stored = records.read([key]).get(key, AgentWeek(agent_id, key.week))
    assert isinstance(stored, AgentWeek)
    interval = BusyInterval(begin, to_minute(end), 0, 0, bytes(16))
    records.commit([Put(key, stored.claimed(interval, 0), stored.version)])


def listed() -> list[tuple[str, str]]:
    found = call("GET", "/api/locations", query={"departement": "62", "motif_key": KEY})
    assert found.status == 200
    return [(one["name"], one["next_availability"][5:16]) for one in found.json["locations"]]


BOTH = [("Centre", "11-23T09:00"), ("Nord", "11-23T10:00")]


def test_a_published_offer_is_listed_in_two_queries(operations: list[str]) -> None:
    assert app.follow(written(LISTING), Context()) == {"batchItemFailures": []}  # type: ignore[arg-type]
    operations.clear()
    assert listed() == BOTH
    assert operations == ["Query", "Query"]


def test_a_booking_changes_the_list_of_its_place(records: DynamoRecords, operations: list[str]) -> None:
    app.follow(written(LISTING), Context())  # type: ignore[arg-type]
    take(records, AGENTS[0], at(MONDAY, 9), at(MONDAY, 11))
    assert listed() == BOTH
    operations.clear()
    app.follow(written(week_of_agent(AGENTS[0]), week_of_agent(AGENTS[0])), Context())  # type: ignore[arg-type]
    # The agent's motifs, the offer, what is remembered, the agendas, and one transaction.
    assert operations == ["Query", "Query", "Query", "BatchGetItem", "TransactWriteItems"]
    assert listed() == [("Nord", "11-23T10:00"), ("Centre", "11-23T11:00")]


def test_without_the_read_model_the_list_is_the_same() -> None:
    assert listed() == BOTH


def test_what_means_nothing_to_lists_is_passed_over(operations: list[str]) -> None:
    strangers = written(("DEPT#62", "ORG#1"), ("APPT#1", "A"), ("MOTIF#1", "OPENING#1"), ("DEPT#62", f"NEXT#{KEY}#a#b"))
    assert app.follow(strangers, Context()) == {"batchItemFailures": []}  # type: ignore[arg-type]
    assert operations == []


def test_a_change_that_cannot_be_followed_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(self: DynamoRecords, *_: Any, **__: Any) -> Any:
        raise Unavailable

    with monkeypatch.context() as outage:
        outage.setattr(DynamoRecords, "read", down)
        batch = written(("DEPT#62", "ORG#1"), week_of_agent("stranger"), week_of_agent(AGENTS[0]), LISTING)
        failures = app.follow(batch, Context())["batchItemFailures"]  # type: ignore[arg-type]
        assert failures == [{"itemIdentifier": "2"}, {"itemIdentifier": "3"}]
    assert app.follow(batch, Context()) == {"batchItemFailures": []}  # type: ignore[arg-type]


def test_the_refresh_computes_every_list_and_then_has_nothing_to_do(records: DynamoRecords) -> None:
    assert app.refresh({}, Context()) == {"written": 2, "finished": True}  # type: ignore[arg-type]
    assert app.refresh({}, Context()) == {"written": 0, "finished": True}  # type: ignore[arg-type]
    take(records, AGENTS[0], at(MONDAY, 9), at(MONDAY, 12))
    system_clock.offset += timedelta(hours=21)
    assert app.refresh({}, Context()) == {"written": 2, "finished": True}  # type: ignore[arg-type]
    assert listed() == [("Nord", "11-23T10:00"), ("Centre", "11-24T09:00")]


def test_the_refresh_leaves_the_rest_to_the_next_one_when_its_time_is_short() -> None:
    assert app.refresh({}, Context(remaining=1_000)) == {"written": 0, "finished": False}  # type: ignore[arg-type]
