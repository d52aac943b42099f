"""Everything that can go wrong between an event and its messages, at random and all at once, on the service's clock.

A stream that loses, repeats and disorders events; queues that repeat and disorder jobs; providers that are down for an
hour, lose answers and say when to come back; a store that fails and processes that die at any step. What must hold:
nothing is lost, one repeat at most where nobody knows whether a message had gone out, none elsewhere.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from rdv.domain.appointments import Author, AuthorKind, Event, EventKind, Status
from rdv.domain.errors import Unavailable
from rdv.domain.messages import MessageJob, MessageState, jobs_for, retry_delay
from rdv.domain.people import Channel
from rdv.domain.receipts import MessageName, Outcome, Receipt
from rdv.ports import AnswerLost, ProviderDown
from rdv.usecases.receiving import ReceiptTooEarly, receive
from rdv.usecases.reconciling import reconcile
from rdv.usecases.relaying import relay
from rdv.usecases.sending import MessageInHand, mark_key
from tests.unit.messaging import BOOKED_AT, Crash, Provider, World, an_event

APPOINTMENTS = 6
OUTAGE = (BOOKED_AT + timedelta(minutes=5), BOOKED_AT + timedelta(minutes=65))
# A confirmation helps for two hours, and the cancellations of the second half come after the outage.
END = BOOKED_AT + timedelta(hours=8)


@dataclass
class Storm:
    """One run: the world, what is to happen when, and what each message has been through."""

    seed: int
    world: World = field(default_factory=World)
    taken: Counter[MessageJob] = field(default_factory=Counter[MessageJob])
    unknown: Counter[MessageJob] = field(default_factory=Counter[MessageJob])
    tries: Counter[MessageJob] = field(default_factory=Counter[MessageJob])

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self._at_hand: MessageJob | None = None
        self._settled = True
        self._commit = self.world.records.commit
        self.world.records.commit = self._commit_or_fail  # type: ignore[method-assign]
        self.world.queue.publish = self._publish  # type: ignore[method-assign]
        for provider in (self.world.sms, self.world.mail):
            provider.take = self._taking(provider)  # type: ignore[method-assign]

    def at(self, moment: datetime, act: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (moment, next(self._order), act))

    def soon(self, act: Callable[[], None], longest: float = 20) -> None:
        self.at(self.world.clock.instant + timedelta(seconds=self.dice.uniform(0, longest)), act)

    def run(self) -> None:
        while self._agenda:
            moment, _, act = heapq.heappop(self._agenda)
            self.world.clock.instant = max(moment, self.world.clock.instant)
            act()

    # --- what fails ---

    def _commit_or_fail(self, writes: Any) -> None:
        """A sender's write may fail, or its process die, before or after it took effect; seldom, and never for ever."""
        fault = self.dice.choice([Crash(), Unavailable()]) if self._may_fail(0.08) else None
        if fault is not None and self.dice.random() < 0.5:
            raise fault
        self._commit(writes)
        if fault is not None:
            raise fault

    def _may_fail(self, probability: float) -> bool:
        """One unknown outcome a message: after two the sender gives up, and says so (decision 0041)."""
        return self._at_hand is not None and self._settled and self.dice.random() < probability

    def _taking(self, provider: Provider) -> Any:
        def take(to: str, content: Any, kind: str, subject_id: str) -> str:
            job = self._at_hand
            assert job is not None
            if OUTAGE[0] <= self.world.clock.instant < OUTAGE[1]:
                raise ProviderDown("ServiceUnavailable", self.dice.choice([0, 0, 30]))
            if self._may_fail(0.1):
                raise self.dice.choice([Crash(), ProviderDown("Throttling")])
            self.taken[job] += 1
            if self._may_fail(0.15):
                raise self.dice.choice([Crash(), AnswerLost("ReadTimeoutError")])
            provider.taken.append((to, kind, subject_id))
            return f"{provider.name}-{job.subject_id}-{job.kind}-{self.taken[job]}"

        return take

    # --- stream, queues, reports ---

    def happen(self, event: Event) -> None:
        """The stream may lose the event for good, and hand it out up to three times."""
        for _ in range(self.dice.choice([0, 1, 1, 1, 2, 3])):
            self.soon(lambda: self._relay(event))

    def _relay(self, event: Event) -> None:
        relay(self.world.queue, self.world.clock, event)

    def _publish(self, jobs: Any) -> None:
        """The queue may hand a job out twice, in any order."""
        for job in jobs:
            for _ in range(self.dice.choice([1, 1, 2])):
                self.soon(lambda job=job: self._hand_out(job, 1))

    def _hand_out(self, job: MessageJob, tries: int) -> None:
        before, self._at_hand = self.taken[job], job
        found = self.world.mark(job)
        self._settled = found is None or (found.state is not MessageState.SENDING and not found.lost_answers)
        self.tries[job] += 1
        now = self.world.clock.now()
        try:
            self.world.deliver(job)
        except Crash:
            # Nobody deletes the job, nobody sets its delay: the queue's own time-out serves.
            self._again(job, tries, timedelta(seconds=180))
        except (ProviderDown, MessageInHand, Unavailable) as error:
            rest = timedelta(seconds=getattr(error, "retry_after_seconds", 0))
            self._again(job, tries, max(rest, retry_delay(tries, job.not_after, now)))
        finally:
            self._at_hand = None
        mark = self.world.mark(job)
        if self.taken[job] > before and (mark is None or mark.state is not MessageState.SENT):
            self.unknown[job] += 1
        if self.taken[job] > before and job.channel is Channel.EMAIL and self.dice.random() < 0.7:
            self.soon(lambda: self._report(job), 120)

    def _again(self, job: MessageJob, tries: int, wait: timedelta) -> None:
        self.at(self.world.clock.instant + wait, lambda: self._hand_out(job, tries + 1))

    def _report(self, job: MessageJob) -> None:
        """SES tells of a delivery, by the name that the e-mail carries; the answer with its id may have been lost."""
        name = MessageName(job.kind, job.subject_id, job.reference, job.user_id)
        receipt = Receipt(job.channel, "unknown", Outcome.DELIVERED, self.world.clock.now(), name=name)
        try:
            receive(self.world.records, self.world.queue, self.world.clock, receipt)
        except ReceiptTooEarly:
            self.soon(lambda: self._report(job), 60)


def blow(seed: int) -> tuple[Storm, list[MessageJob]]:
    """Appointments are booked before, in and after the outage; every second one is cancelled by an agent hours later."""
    storm = Storm(seed)
    owed: list[MessageJob] = []

    def book(number: int) -> None:
        made = storm.world.book(change=lambda one: replace(one, id=f"appointment-{number}"))
        event = an_event(EventKind.CREATED, made, storm.world.clock.now())
        owed.extend(jobs_for(event))
        storm.happen(event)
        if number % 2:
            storm.at(storm.world.clock.instant + timedelta(hours=4), lambda: cancel(made))

    def cancel(made: Any) -> None:
        now = storm.world.clock.now()
        after = replace(made.excused(now), status=Status.REVOKED)
        event = an_event(EventKind.CANCELLED, after, now, made, Author(AuthorKind.AGENT, "agent"))
        storm.world.store(after, event)
        owed.extend(jobs_for(event))
        storm.happen(event)

    for number in range(APPOINTMENTS):
        storm.at(BOOKED_AT + timedelta(minutes=storm.dice.uniform(0, 80)), lambda number=number: book(number))
    tick = BOOKED_AT + timedelta(minutes=23)
    while tick < END:
        storm.at(tick, lambda: reconcile(storm.world.records, storm.world.queue, storm.world.clock) and None)
        tick += timedelta(hours=1)
    storm.run()
    return storm, owed


@pytest.mark.parametrize("seed", range(24))
def test_nothing_is_lost_and_nothing_is_sent_twice_but_where_nobody_knows(seed: int) -> None:
    storm, owed = blow(seed)
    assert len(owed) == 2 * APPOINTMENTS + 2 * (APPOINTMENTS // 2)
    for job in owed:
        mark = storm.world.mark(job)
        assert mark is not None, job
        assert mark.state in (MessageState.SENT, MessageState.DELIVERED), (job, mark)
        assert 1 <= storm.taken[job] <= 1 + min(1, storm.unknown[job]), (job, mark, storm.unknown[job])
        # Everything came within the time that it helps.
        assert mark.steps[-1].at <= job.not_after + timedelta(minutes=3), (job, mark)
    assert {mark_key(job) for job in storm.taken} <= {mark_key(job) for job in owed}


def test_the_storms_blow() -> None:
    """The faults that the test above is about do happen in it."""
    storms = [blow(seed)[0] for seed in range(8)]
    assert sum(sum(storm.unknown.values()) for storm in storms) > 10
    assert sum(count - 1 for storm in storms for count in storm.taken.values()) > 3
    assert max(max(storm.tries.values()) for storm in storms) > 5
