"""Every hour: events whose messages nobody has taken up are relayed again (decision 0107).

Between an event and its message stand a stream, a relay and a queue, and each can lose something that no retry brings
back: a mapping that was switched off for more than a day, a batch that ended in the dead letters, a queue that was
emptied by mistake. A message that was taken up has a mark; an event whose jobs have none is owed them.

The walk follows the events' index from a watermark to ten minutes ago, and reads nothing else: no scan, and no growth
with history. The watermark moves over what was compared and is on a queue again where it was missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import batched

from ..domain.appointments import Event
from ..domain.messages import MessageJob, MessageMark, MessageState, job_for_plan
from ..domain.plan_changes import PlanChange
from ..domain.reconciliation import event_buckets
from ..ports import Clock, Conflict, EventKey, JobQueue, PlanChangeKey, Put, Records, Watermark, WatermarkKey
from .relaying import jobs_owed
from .sending import mark_key

WATERMARK = WatermarkKey("reconciliation")
# Younger events are still on their usual way, and the index may not show them yet.
GRACE = timedelta(minutes=10)
# A cancellation of the far future is worth telling for months; an outage that nobody ended for longer than this is not
# repaired by a reconciler.
OLDEST_WORTH_FINDING = timedelta(days=14)
NEVER_QUEUED = "never_queued"
# With no watermark yet: as long as a stream remembers.
FIRST_LOOK = timedelta(hours=24)
# The marks of so many events fit a read or two.
EVENTS_A_ROUND = 50


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What a run found: events looked at, jobs relayed again, messages that were too late to be."""

    events: int = 0
    relayed: int = 0
    expired: int = 0
    finished: bool = True


def reconcile(
    records: Records, queue: JobQueue, clock: Clock, has_time: Callable[[], bool] = lambda: True
) -> Reconciliation:
    """Relay again what no sender has seen; stops early, without harm, when `has_time` says so.

    A message that no longer helps is marked EXPIRED, so that it shows. Raises Unavailable, and ProviderDown when a
    queue takes nothing: the next run begins where the last one ended.
    """
    now = clock.now()
    until = now - GRACE
    stored = records.read([WATERMARK]).get(WATERMARK)
    watermark = stored if isinstance(stored, Watermark) else None
    since = max(watermark.at, now - OLDEST_WORTH_FINDING) if watermark else now - FIRST_LOOK
    done = Reconciliation()
    for bucket in event_buckets(since, until):
        for keys in batched(records.events_in(bucket, since, until), EVENTS_A_ROUND, strict=False):
            if not has_time():
                return replace(done, finished=False)
            done, seen_until = _settle(records, queue, now, keys, done)
            if seen_until is not None:
                watermark = _advance(records, watermark, seen_until)
    _advance(records, watermark, until)
    return done


def _settle(
    records: Records, queue: JobQueue, now: datetime, keys: Sequence[EventKey | PlanChangeKey], done: Reconciliation
) -> tuple[Reconciliation, datetime | None]:
    """What the events' messages owe is on a queue, or marked; also, when the last of the events happened."""
    events = [one for one in records.read(keys).values() if isinstance(one, Event | PlanChange)]
    owed = [job for event in events for job in _owed(event)]
    marks = records.read([mark_key(job) for job in owed]) if owed else {}
    missing = [job for job in owed if mark_key(job) not in marks]
    late = [job for job in missing if job.not_after <= now]
    in_time = [job for job in missing if now < job.not_after]
    if in_time:
        queue.publish(in_time)
    expired = sum(_expire(records, job, now) for job in late)
    counted = replace(
        done, events=done.events + len(events), relayed=done.relayed + len(in_time), expired=done.expired + expired
    )
    return counted, max((one.at for one in events), default=None)


def _owed(event: Event | PlanChange) -> tuple[MessageJob, ...]:
    """Of an appointment, what the relay would ask for; of an opening or an absence, the mail to its owner (6.2)."""
    return jobs_owed(event) if isinstance(event, Event) else (job_for_plan(event),)


def _expire(records: Records, job: MessageJob, now: datetime) -> bool:
    """Mark a message that nobody took up in time; False when somebody did so meanwhile."""
    unsent = MessageMark(job, MessageState.QUEUED, 0, now, now, attempts=0)
    try:
        records.commit([Put(mark_key(job), unsent.become(MessageState.EXPIRED, now, NEVER_QUEUED), 0)])
    except Conflict:
        return False
    return True


def _advance(records: Records, watermark: Watermark | None, at: datetime) -> Watermark | None:
    """Move the watermark forward, never back; the one that stands now, None when another run has moved it."""
    if watermark and at <= watermark.at:
        return watermark
    version = watermark.version if watermark else 0
    moved = Watermark(WATERMARK.name, at, version + 1)
    try:
        records.commit([Put(WATERMARK, moved, expected_version=version)])
    except Conflict:
        return watermark
    return moved
