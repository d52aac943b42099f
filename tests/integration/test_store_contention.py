"""What the DynamoDB store does when AWS is busy: answers that no emulator gives are put in botocore's mouth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from botocore.exceptions import ConnectTimeoutError
from moto import mock_aws
from pynamodb.exceptions import VerboseClientError

from infra.bench.scenery import ENVIRONMENT, TABLES
from infra.bench.tables import create_tables
from rdv.domain.errors import Unavailable
from rdv.ports import Conflict, Enter, Put, Quota, QuotaKey, Watermark, WatermarkKey
from rdv.store.cursors import Place, spelled_cursor
from rdv.store.models import connect
from rdv.store.records import ATTEMPTS, DynamoRecords
from tests.unit.usecases.world import NOW

QUOTA = QuotaKey("PERSON", "somebody", "a-motif")
MARK = WatermarkKey("test")


@dataclass(frozen=True)
class Status:
    """What botocore wants of an HTTP response."""

    status_code: int


type Answer = tuple[Status, dict[str, Any]]


def cancelled(*codes: str) -> Answer:
    """A transaction that was cancelled, with the reason of each of its writes."""
    reasons = [{"Code": code} for code in codes]
    error = {"Code": "TransactionCanceledException", "Message": "cancelled"}
    return Status(400), {"Error": error, "CancellationReasons": reasons}


class Store:
    """The store on moto; the first calls of an operation get the answers that were put in its mouth."""

    def __init__(self) -> None:
        create_tables(boto3.client("dynamodb"), TABLES)
        connection = connect(TABLES)
        self.pauses: list[float] = []
        self.records = DynamoRecords(connection, self.pauses.append)
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self._answers: dict[str, list[Answer | Exception]] = {}
        self._events = connection.client.meta.events
        self._events.register("before-call.dynamodb", self._call)

    def say(self, operation: str, *answers: Answer | Exception) -> None:
        """Answers, or errors to raise, in the order in which they are given."""
        self._answers[operation] = list(answers)

    def tokens(self) -> set[str]:
        """The tokens of the transactions that were sent."""
        return {body["ClientRequestToken"] for operation, body in self.sent if operation == "TransactWriteItems"}

    def _call(self, model: Any, params: dict[str, Any], **_: Any) -> Answer | None:
        self.sent.append((model.name, json.loads(params["body"])))
        planned = self._answers.get(model.name)
        if not planned:
            return None
        said = planned.pop(0)
        if isinstance(said, Exception):
            raise said
        return said

    def close(self) -> None:
        self._events.unregister("before-call.dynamodb", self._call)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        made = Store()
        yield made
        made.close()


def test_a_transaction_conflict_is_no_refusal_and_is_tried_again_as_the_same_transaction(store: Store) -> None:
    store.say("TransactWriteItems", cancelled("None", "TransactionConflict"), cancelled("TransactionConflict", "None"))
    store.records.commit([Put(MARK, Watermark("test", NOW), 0), Enter(QUOTA, "1:a", 1)])
    assert store.records.read([QUOTA]) == {QUOTA: Quota(frozenset({"1:a"}))}
    assert len(store.tokens()) == 1
    assert len(store.pauses) == 2
    assert all(0 <= pause <= 0.25 for pause in store.pauses)


def test_contention_that_does_not_end_is_an_unavailable_store(store: Store) -> None:
    store.say("TransactWriteItems", *(cancelled("TransactionConflict") for _ in range(ATTEMPTS)))
    with pytest.raises(Unavailable):
        store.records.commit([Put(MARK, Watermark("test", NOW), 0)])
    assert store.records.read([MARK]) == {}
    assert len(store.pauses) == ATTEMPTS


def test_a_condition_that_failed_beside_a_conflict_is_judged_at_once(store: Store) -> None:
    store.say("TransactWriteItems", cancelled("TransactionConflict", "ConditionalCheckFailed"))
    with pytest.raises(Conflict) as conflict:
        store.records.commit([Put(MARK, Watermark("test", NOW), 0), Enter(QUOTA, "1:a", 1)])
    assert conflict.value.current == {QUOTA: None}
    assert store.pauses == []


def test_keys_that_were_left_out_are_asked_for_again(store: Store) -> None:
    store.records.commit([Put(MARK, Watermark("test", NOW), 0), Enter(QUOTA, "1:a", 1)])
    asked = {TABLES.agenda_table: {"Keys": [{"pk": {"S": "SWEEP#test"}, "sk": {"S": "W"}}], "ConsistentRead": True}}
    store.say("BatchGetItem", (Status(200), {"Responses": {}, "UnprocessedKeys": asked}))
    assert set(store.records.read([MARK])) == {MARK}
    assert len(store.pauses) == 1


@pytest.mark.parametrize(
    "code", ["ThrottlingException", "ProvisionedThroughputExceededException", "InternalServerError"]
)
def test_a_throttle_is_waited_out(store: Store, code: str) -> None:
    busy = Status(400), {"Error": {"Code": code, "Message": "slow down"}}
    store.say("TransactWriteItems", busy, busy)
    store.say("BatchGetItem", busy)
    store.records.commit([Enter(QUOTA, "1:a", 1)])
    assert store.records.read([QUOTA]) == {QUOTA: Quota(frozenset({"1:a"}))}
    assert len(store.pauses) == 3


def test_a_network_that_is_gone_is_an_unavailable_store_after_few_tries(store: Store) -> None:
    gone = [ConnectTimeoutError(endpoint_url="nowhere") for _ in range(100)]
    store.say("BatchGetItem", *gone)
    store.say("TransactWriteItems", *gone)
    with pytest.raises(Unavailable):
        store.records.read([MARK])
    assert len(store.pauses) <= 2


def test_an_error_of_ours_is_not_taken_for_a_busy_store(store: Store) -> None:
    store.say("TransactWriteItems", (Status(400), {"Error": {"Code": "ValidationException", "Message": "of ours"}}))
    with pytest.raises(VerboseClientError):
        store.records.commit([Put(MARK, Watermark("test", NOW), 0)])
    assert store.pauses == []


def test_a_cursor_that_somebody_made_up_is_no_fault_of_the_store(store: Store) -> None:
    refused = Status(400), {"Error": {"Code": "ValidationException", "Message": "The provided starting key is invalid"}}
    cursor = spelled_cursor(Place("2026-11-21T09:00:00Z", "AGENT#a", "ABSENCES"))
    store.say("Query", refused)
    with pytest.raises(ValueError, match="cursor"):
        store.records.calendar("owner", since=NOW, limit=2, cursor=cursor)
    store.say("Query", refused)
    with pytest.raises(Unavailable):
        store.records.calendar("owner", since=NOW, limit=2)
