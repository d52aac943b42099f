"""What makes the service move by itself: one thread that pumps every source, and the steps of the clock."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .aws import Aws, Call, CutOff, Queue
from .clock import ServiceClock
from .sources import ScheduleSource, Source

# A wait that no event ends is ended by this, in seconds.
LONGEST_WAIT = 30.0
# The calls after which there may be something to pump.
WRITES = frozenset(
    {
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "BatchWriteItem",
        "TransactWriteItems",
        "SendMessage",
        "SendMessageBatch",
        # To a topic, which hands on to a queue.
        "Publish",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
    }
)


@dataclass(frozen=True, slots=True)
class Drained:
    """What a drain did: how many records and schedules were handed to functions; what lies in dead-letter queues."""

    processed: int
    dead_letters: int


class Pumps:
    """Stream, queues and schedules of one stack. Public methods may be called from any thread."""

    def __init__(
        self,
        aws: Aws,
        clock: ServiceClock,
        sources: Sequence[Source],
        schedules: Sequence[ScheduleSource],
        dead_letters: Sequence[Queue],
    ) -> None:
        self._aws, self._clock = aws, clock
        self._schedules = list(schedules)
        self._sources: list[Source] = [*sources, *schedules]
        self._dead_letters = list(dead_letters)
        # Held by whoever pumps: the thread, a drain or a step of the clock.
        self._turn = threading.RLock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._stopping = False

    def start(self) -> None:
        """Pump in the background, until `stop`."""
        if self._thread is None:
            self._stopping = False
            self._aws.observers.append(self._notice)
            self._thread = threading.Thread(target=self._run, name="pumps", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the background work, after the batch at hand."""
        if self._thread is not None:
            self._stopping = True
            self._wake.set()
            self._thread.join()
            self._thread = None
            self._aws.observers.remove(self._notice)

    def crash(self) -> None:
        """As `stop`, and what the pumps had in memory is lost."""
        self.stop()
        for source in self._sources:
            source.forget()

    def rewind(self) -> None:
        """The data are those of a first start: nothing is in hand, and schedules count from now."""
        for source in self._sources:
            source.forget()
        for schedule in self._schedules:
            schedule.restart()

    def drain(self) -> Drained:
        """Pump until stream, queues and due schedules are empty.

        What failed waits on the service's clock; the clock is moved to it rather than waited for, so that every
        message ends delivered or in its dead-letter queue. Raises CutOff.
        """
        with self._turn:
            processed = self._pump_ready()
            while (retry := self._next_retry()) is not None:
                processed += self.advance(retry)
            return Drained(processed, sum(queue.count() for queue in self._dead_letters))

    def advance(self, target: datetime, *, every_tick: bool = False) -> int:
        """Move the clock to `target`, stopping where something is due: each sees its own time, in order.

        Ticks that are known to find nothing to do are left out, unless `every_tick`. Returns how many records and
        schedules were handed to functions. Raises CutOff.
        """
        with self._turn:
            processed = self._pump_ready()
            while (due := self._next_due(None if every_tick else target)) is not None and due <= target:
                self._clock.move_to(due)
                processed += self._pump_ready()
            self._clock.move_to(target)
            return processed + self._pump_ready()

    def _pump_ready(self) -> int:
        """Everything that can be done at this instant: streams and queues first, then one schedule, again."""
        total = 0
        while handled := sum(source.pump() for source in self._sources):
            total += handled
        return total

    def retry_at(self) -> datetime | None:
        """When what failed is tried again; None when nothing waits."""
        with self._turn:
            return self._next_retry()

    def _next_retry(self) -> datetime | None:
        return min((at for source in self._sources if (at := source.retry_at()) is not None), default=None)

    def _next_due(self, quiet_until: datetime | None = None) -> datetime | None:
        if quiet_until is not None:
            for schedule in self._schedules:
                schedule.skip_quiet(quiet_until)
        moments = [schedule.due for schedule in self._schedules]
        retry = self._next_retry()
        return min(moments if retry is None else [*moments, retry], default=None)

    def _notice(self, call: Call) -> None:
        if call.operation in WRITES:
            self._wake.set()

    def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                with self._turn:
                    self._pump_ready()
                    due = self._next_due()
            except CutOff:
                return
            except Exception:  # noqa: BLE001
                # The thread is the last boundary: a mistake in a pump must be seen and must not stop the others.
                traceback.print_exc(file=sys.stderr)
                due = None
            wait = LONGEST_WAIT if due is None else (due - self._clock.now()).total_seconds()
            self._wake.wait(min(max(wait, 0.01), LONGEST_WAIT))
