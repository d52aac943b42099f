"""The laptop's stream, queues, schedules and clock behave as Lambda's pollers and the Scheduler do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import boto3
import pytest
import requests

from infra.local.aws import Stream
from infra.local.stack import Stack

from .local_service import template, write_functions

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = write_functions(tmp_path_factory.mktemp("functions"))
    with Stack(template=template(), functions=folder, parameters={}) as stack:
        yield stack


@pytest.fixture
def stack(running: Stack) -> Stack:
    """The stack, empty, on the real time."""
    running.reset()
    return running


def write(key: str, text: str) -> None:
    boto3.client("dynamodb").put_item(TableName="rdv-Events", Item={"pk": {"S": key}, "text": {"S": text}})


def notes(stack: Stack, kind: str) -> list[dict[str, Any]]:
    """What the functions noted, oldest first."""
    found = [json.loads(message.text) for message in reversed(stack.inbox.messages())]
    return [note for note in found if note["kind"] == kind]


def worked(stack: Stack) -> list[str]:
    return [note["body"] for note in notes(stack, "worked")]


def dead(name: str) -> list[dict[str, Any]]:
    url = boto3.client("sqs").get_queue_url(QueueName=name)["QueueUrl"]
    received = boto3.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(message["Body"]) for message in received]


def test_what_the_filter_lets_through_travels_from_the_stream_to_the_worker_in_order(stack: Stack) -> None:
    for number in range(10):
        write(f"EVT#{number}", f"job {number}")
        write(f"OTHER#{number}", "filtered out")
    write("EVT#3", "changed: no insertion")
    stack.pumps.drain()
    assert sorted(worked(stack)) == sorted(f"job {number}" for number in range(10))


def test_the_background_thread_pumps_without_being_asked(stack: Stack) -> None:
    write("EVT#1", "unasked")
    deadline = time.monotonic() + 60
    while not worked(stack) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert worked(stack) == ["unasked"]


def test_a_batch_is_bisected_around_the_record_that_explodes(stack: Stack) -> None:
    stack.pumps.stop()
    for number, text in enumerate(["one", "two", "explode", "three", "four", "five"]):
        write(f"EVT#{number}", text)
    drained = stack.pumps.drain()
    stack.pumps.start()
    assert sorted(worked(stack)) == ["five", "four", "one", "three", "two"]
    assert drained.dead_letters == 1
    (letter,) = dead("rdv-DeadEvents")
    assert letter["DDBStreamBatchInfo"]["batchSize"] == 1
    assert letter["requestContext"]["approximateInvokeCount"] == 3


def test_after_a_partial_failure_only_the_rest_is_tried_again(stack: Stack) -> None:
    stack.pumps.stop()
    for number, text in enumerate(["before", "stuck"]):
        write(f"EVT#{number}", text)
    drained = stack.pumps.drain()
    stack.pumps.start()
    assert worked(stack) == ["before"]
    assert drained.dead_letters == 1


def test_a_poisoned_message_is_tried_so_many_times_then_set_aside_and_the_others_pass(stack: Stack) -> None:
    before = stack.clock.now()
    started = time.monotonic()
    write("EVT#1", "poison")
    write("EVT#2", "good")
    answer = requests.post(f"{stack.base_url}/_local/drain", timeout=30).json()
    assert answer["dead_letters"] == 1
    assert [note["count"] for note in notes(stack, "tried")] == ["1", "2", "3"]
    assert worked(stack) == ["good"]
    # Its tries are a visibility timeout apart, on the service's clock; nobody waited for them.
    times = [datetime.fromisoformat(note["at"]) for note in notes(stack, "tried")]
    assert all(later - earlier >= timedelta(seconds=179) for earlier, later in pairwise(times))
    assert stack.clock.now() - before >= timedelta(seconds=3 * 179)
    assert time.monotonic() - started < 3 * 179


def test_drain_counts_and_a_second_drain_has_nothing_to_do(stack: Stack) -> None:
    stack.pumps.stop()
    write("EVT#1", "one")
    first = stack.pumps.drain()
    second = stack.pumps.drain()
    stack.pumps.start()
    assert first.processed == 2  # once by the relay, once by the worker
    assert (second.processed, second.dead_letters) == (0, 0)


def test_each_due_schedule_fires_once_in_order_at_its_own_time(stack: Stack) -> None:
    start = stack.clock.now()
    answer = requests.post(f"{stack.base_url}/_local/clock", json={"advance_seconds": 48 * 3600}, timeout=120).json()
    ticks = [datetime.fromisoformat(note["at"]) for note in notes(stack, "tick")]
    due = [datetime.fromisoformat(note["time"]) for note in notes(stack, "tick")]
    assert len(ticks) == 576
    assert all(later - earlier == timedelta(minutes=5) for earlier, later in pairwise(due))
    assert all(timedelta() <= at - planned < timedelta(minutes=1) for at, planned in zip(ticks, due, strict=True))
    assert datetime.fromisoformat(answer["now"]) - start >= timedelta(hours=48)


def test_a_cron_schedule_follows_the_wall_clock_of_its_zone_and_its_failures_are_set_aside(stack: Stack) -> None:
    now = stack.clock.now().astimezone(PARIS)
    half_past_three = now.replace(hour=3, minute=30, second=0, microsecond=0)
    due = half_past_three if half_past_three > now else half_past_three + timedelta(days=1)
    stack.pumps.advance(due - timedelta(seconds=1))
    assert notes(stack, "tock") == []
    stack.pumps.advance(due)
    assert [note["given"] for note in notes(stack, "tock")] == ["input"]
    stack.pumps.advance(due + timedelta(minutes=2))
    assert len(notes(stack, "tock")) == 2
    (letter,) = dead("rdv-DeadEvents")
    assert letter["requestPayload"] == {"given": "input"}


def test_what_a_tick_causes_happens_before_the_next_tick(stack: Stack) -> None:
    stack.pumps.stop()
    write("EVT#1", "poison")
    stack.pumps.advance(stack.clock.now() + timedelta(minutes=12))
    stack.pumps.start()
    order = [json.loads(message.text)["kind"] for message in reversed(stack.inbox.messages())]
    assert order == ["tried", "tried", "tick", "tried", "tick"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[" * 60_000, 400),
        (b"[]", 400),
        (b"{}", 422),
        (b'{"advance_seconds": -1}', 422),
        (b'{"advance_seconds": true}', 422),
        (b'{"advance_seconds": 1e12}', 422),
        (b'{"advance_seconds": NaN}', 422),
        (b'{"now": "tomorrow"}', 422),
        (b'{"now": "2026-11-23T09:00:00"}', 422),
        (b'{"now": "2020-01-01T00:00:00Z"}', 422),
        (b'{"now": "9999-12-31T00:00:00Z"}', 422),
    ],
)
def test_the_clock_refuses_what_it_cannot_do(stack: Stack, body: bytes, status: int) -> None:
    before = stack.clock.now()
    assert requests.post(f"{stack.base_url}/_local/clock", data=body, timeout=60).status_code == status
    assert stack.clock.now() - before < timedelta(minutes=1)


def test_the_clock_moves_to_an_instant_and_a_reset_brings_it_back(stack: Stack) -> None:
    target = datetime.now(UTC) + timedelta(hours=1)
    requests.post(f"{stack.base_url}/_local/clock", json={"now": target.isoformat()}, timeout=30)
    now = datetime.fromisoformat(requests.get(f"{stack.base_url}/_local/clock", timeout=60).json()["now"])
    assert timedelta() <= now - target < timedelta(minutes=1)
    requests.post(f"{stack.base_url}/_local/reset", timeout=30)
    assert abs(stack.clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert stack.inbox.messages() == []


def test_what_a_crash_interrupts_comes_again(stack: Stack) -> None:
    stack.pumps.stop()
    write("EVT#1", "interrupted")
    stack.aws.cut = True
    stack.pumps.start()
    stack.crash()
    assert worked(stack) == []
    stack.recover()
    stack.pumps.drain()
    assert worked(stack) == ["interrupted"]


def test_each_reader_of_a_stream_reads_everything_from_its_own_checkpoint(stack: Stack) -> None:
    """Two functions follow one table, each at its pace; what both are done with is dropped."""
    client = boto3.client("dynamodb")
    client.create_table(
        TableName="followed",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
    )
    for number in range(3):
        client.put_item(TableName="followed", Item={"pk": {"S": str(number)}})

    def read(reader: Stream) -> list[str]:
        return [record["dynamodb"]["Keys"]["pk"]["S"] for record in reader.read()]

    quick, slow = stack.aws.stream("followed"), stack.aws.stream("followed")
    records = quick.read()
    quick.checkpoint(records[1]["dynamodb"]["SequenceNumber"])
    assert (read(quick), read(slow)) == (["2"], ["0", "1", "2"])
    slow.checkpoint(records[0]["dynamodb"]["SequenceNumber"])
    assert (read(quick), read(slow)) == (["2"], ["1", "2"])
    client.put_item(TableName="followed", Item={"pk": {"S": "3"}})
    slow.checkpoint(records[2]["dynamodb"]["SequenceNumber"])
    assert (read(quick), read(slow)) == (["2", "3"], ["3"])
    client.delete_table(TableName="followed")
