"""What calls functions by itself: a table's stream, a queue, a schedule. Each does one round when asked to.

Retries wait on the service's clock, as everything does; `retry_at` says until when.
"""

from __future__ import annotations

import json
import sys
import uuid
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from .aws import ACCOUNT_ID, REGION, Queue, Stream
from .clock import ServiceClock
from .functions import FunctionFailed, Functions
from .patterns import passes
from .schedules import Schedule

# Lambda's own pauses between the tries of a stream's batch, and of an asynchronous invocation, in seconds.
STREAM_FIRST_PAUSE, STREAM_LONGEST_PAUSE = 1, 60
ASYNCHRONOUS_PAUSE = 60
MOST_MESSAGES_RECEIVED = 10

type Record = dict[str, Any]
type QuietUntil = Callable[[], datetime | None]
"""Until when a schedule's ticks find nothing to do, as things stand; None means for ever."""


class Source(Protocol):
    """An event source at work."""

    def pump(self) -> int:
        """One round: how many records were handed to the function. Raises CutOff when AWS does not answer."""
        ...

    def retry_at(self) -> datetime | None:
        """When something that waits can be tried again; None when nothing waits."""
        ...

    def forget(self) -> None:
        """Lose what is in memory, as a crash would: what was not acknowledged comes again."""
        ...


def failed_items(answer: Any, record_ids: Sequence[str]) -> set[str]:
    """The ids that `batchItemFailures` names; all of them when the answer is not understood, as Lambda has it."""
    if not answer:
        return set()
    try:
        failed = {item["itemIdentifier"] for item in answer.get("batchItemFailures") or ()}
    except (AttributeError, KeyError, TypeError):
        return set(record_ids)
    return failed if failed <= set(record_ids) else set(record_ids)


@dataclass(frozen=True, slots=True)
class Batch:
    """Records on their way to the function; `last` is the stream's position after them."""

    records: tuple[Record, ...]
    last: str
    attempts: int = 0
    due: datetime | None = None

    @property
    def first(self) -> str:
        return _sequence(self.records[0])


class StreamSource:
    """A DynamoDB stream: in order, filtered, in batches, with partial failures, bisection and a last resort."""

    def __init__(
        self,
        stream: Stream,
        functions: Functions,
        function_id: str,
        mapping: Mapping[str, Any],
        destination: Queue | None,
        clock: ServiceClock,
    ) -> None:
        self._stream, self._functions, self._function_id = stream, functions, function_id
        self._destination, self._clock = destination, clock
        self._filters = mapping.get("FilterCriteria", {}).get("Filters", [])
        self._batch_size = int(mapping.get("BatchSize", 100))
        self._bisects = bool(mapping.get("BisectBatchOnFunctionError", False))
        self._partial = "ReportBatchItemFailures" in mapping.get("FunctionResponseTypes", [])
        # Without a limit, Lambda tries until the records expire.
        self._most_retries = int(mapping.get("MaximumRetryAttempts", -1))
        self._waiting: deque[Batch] = deque()

    def pump(self) -> int:
        """One batch."""
        if not self._waiting:
            self._fill()
        if not self._waiting or (self._waiting[0].due or self._clock.now()) > self._clock.now():
            return 0
        batch = self._waiting.popleft()
        self._deliver(batch)
        return len(batch.records)

    def retry_at(self) -> datetime | None:
        """When the batch that blocks the stream is tried again."""
        return self._waiting[0].due if self._waiting else None

    def forget(self) -> None:
        """What was not checkpointed is read again."""
        self._waiting.clear()

    def _fill(self) -> None:
        """Cut the unread records into batches; what the filter refuses is done with."""
        batch: list[Record] = []
        last = ""
        for record in self._stream.read():
            last = _sequence(record)
            if passes(self._filters, record):
                batch.append(record)
            if len(batch) == self._batch_size:
                self._waiting.append(Batch(tuple(batch), last))
                batch = []
        if batch:
            self._waiting.append(Batch(tuple(batch), last))
        elif last and not self._waiting:
            self._stream.checkpoint(last)

    def _deliver(self, batch: Batch) -> None:
        ids = [_sequence(record) for record in batch.records]
        try:
            answer = self._functions.invoke(self._function_id, {"Records": list(batch.records)})
            failed = failed_items(answer, ids) if self._partial else set()
        except FunctionFailed:
            failed = set(ids)
            if self._bisects and len(ids) > 1:
                self._split(batch)
                return
        if not failed:
            self._stream.checkpoint(batch.last)
            return
        # Everything before the first failure is done with, everything from there on comes again.
        start = min(ids.index(one) for one in failed)
        if start:
            self._stream.checkpoint(ids[start - 1])
        self._retry(Batch(batch.records[start:], batch.last, batch.attempts + 1))

    def _split(self, batch: Batch) -> None:
        """Two halves, each with its own tries: one bad record must not take its neighbours along."""
        middle = len(batch.records) // 2
        left, right = batch.records[:middle], batch.records[middle:]
        self._waiting.appendleft(Batch(right, batch.last, batch.attempts))
        self._waiting.appendleft(Batch(left, _sequence(left[-1]), batch.attempts))

    def _retry(self, batch: Batch) -> None:
        if 0 <= self._most_retries < batch.attempts:
            if self._destination is not None:
                self._destination.put(json.dumps(self._obituary(batch)))
            self._stream.checkpoint(batch.last)
            return
        pause = min(STREAM_FIRST_PAUSE * 2 ** (batch.attempts - 1), STREAM_LONGEST_PAUSE)
        due = self._clock.now() + timedelta(seconds=pause)
        self._waiting.appendleft(Batch(batch.records, batch.last, batch.attempts, due))

    def _obituary(self, batch: Batch) -> dict[str, Any]:
        """What Lambda sends to a failed batch's destination: the place in the stream, not the records."""
        return {
            "requestContext": {
                "requestId": str(uuid.uuid4()),
                "functionArn": f"arn:aws:lambda:{REGION}:{ACCOUNT_ID}:function:{self._function_id}",
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": batch.attempts,
            },
            "version": "1.0",
            "timestamp": self._clock.now().isoformat(timespec="milliseconds"),
            "DDBStreamBatchInfo": {
                "startSequenceNumber": batch.first,
                "endSequenceNumber": _sequence(batch.records[-1]),
                "batchSize": len(batch.records),
                "streamArn": self._stream.arn,
            },
        }


def _sequence(record: Record) -> str:
    return record["dynamodb"]["SequenceNumber"]


class QueueSource:
    """An SQS queue: what the function does not refuse is deleted; the rest comes again after its visibility timeout."""

    def __init__(self, queue: Queue, functions: Functions, function_id: str, mapping: Mapping[str, Any]) -> None:
        self._queue, self._functions, self._function_id = queue, functions, function_id
        self._batch_size = min(int(mapping.get("BatchSize", 10)), MOST_MESSAGES_RECEIVED)
        self._partial = "ReportBatchItemFailures" in mapping.get("FunctionResponseTypes", [])

    def pump(self) -> int:
        """One batch."""
        records = self._queue.receive(self._batch_size)
        if not records:
            return 0
        ids = [record["messageId"] for record in records]
        try:
            answer = self._functions.invoke(self._function_id, {"Records": records})
            failed = failed_items(answer, ids) if self._partial else set()
        except FunctionFailed:
            failed = set(ids)
        for record in records:
            if record["messageId"] not in failed:
                self._queue.delete(record["receiptHandle"])
        return len(records)

    def retry_at(self) -> datetime | None:
        """When the earliest message of the queue can be received."""
        moment = self._queue.next_visible_at()
        return None if moment is None else datetime.fromtimestamp(moment, UTC)

    def forget(self) -> None:
        """The queue remembers everything."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """An asynchronous invocation that failed and waits."""

    event: Mapping[str, Any]
    attempts: int
    due: datetime


class ScheduleSource:
    """A schedule and the asynchronous invocations that it makes, with their retries and their last resort."""

    def __init__(
        self,
        name: str,
        schedule: Schedule,
        functions: Functions,
        function_id: str,
        properties: Mapping[str, Any],
        invocation: Mapping[str, Any],
        destination: Queue | None,
        clock: ServiceClock,
        quiet_until: QuietUntil | None = None,
    ) -> None:
        self._name, self._schedule, self._quiet_until = name, schedule, quiet_until
        self._functions, self._function_id = functions, function_id
        self._input = properties.get("Target", {}).get("Input")
        self._most_retries = int(invocation.get("MaximumRetryAttempts", 2))
        self._destination, self._clock = destination, clock
        self._failed: deque[Invocation] = deque()
        self.restart()

    def pump(self) -> int:
        """Fire if due; else try again what failed, if its pause is over."""
        now = self._clock.now()
        if self.due <= now:
            due, self.due = self.due, self._schedule.next_after(self.due)
            self._invoke(self._event(due), attempts=0)
            return 1
        if self._failed and self._failed[0].due <= now:
            failed = self._failed.popleft()
            self._invoke(failed.event, failed.attempts)
            return 1
        return 0

    def skip_quiet(self, target: datetime) -> None:
        """Leave out the ticks up to `target` that are known to find nothing to do; the last one is never left out.

        It may be asked again whenever something has happened: only what is quiet now is skipped.
        """
        if self._quiet_until is None:
            return
        quiet_until = self._quiet_until() or target
        while self.due < quiet_until and (following := self._schedule.next_after(self.due)) <= target:
            self.due = following

    def retry_at(self) -> datetime | None:
        """When the oldest failed invocation is tried again."""
        return self._failed[0].due if self._failed else None

    def forget(self) -> None:
        """Scheduler and Lambda keep their own books; a crash of the function's host loses nothing of them."""

    def restart(self) -> None:
        """Count from now, with nothing failed."""
        self._failed.clear()
        self.due = self._schedule.next_after(self._clock.now())

    def _invoke(self, event: Mapping[str, Any], attempts: int) -> None:
        try:
            self._functions.invoke(self._function_id, event)
        except FunctionFailed:
            attempts += 1
            if attempts <= self._most_retries:
                pause = timedelta(seconds=ASYNCHRONOUS_PAUSE * attempts)
                self._failed.append(Invocation(event, attempts, self._clock.now() + pause))
            elif self._destination is not None:
                self._destination.put(
                    json.dumps({"requestContext": {"condition": "RetriesExhausted"}, "requestPayload": event})
                )
            else:
                print(f"{self._name}: given up after {attempts} tries", file=sys.stderr)

    def _event(self, due: datetime) -> Mapping[str, Any]:
        if self._input is not None:
            return json.loads(self._input)
        return {
            "version": "0",
            "id": str(uuid.uuid4()),
            "detail-type": "Scheduled Event",
            "source": "aws.scheduler",
            "account": ACCOUNT_ID,
            "time": due.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "region": REGION,
            "resources": [f"arn:aws:scheduler:{REGION}:{ACCOUNT_ID}:schedule/default/{self._name}"],
            "detail": "{}",
        }
