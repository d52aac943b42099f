"""The reminder sweep (house rule 8, spec 6.3): what is due becomes an event, and the relay does the rest.

The sweep walks the days of the due index from its watermark to now. Reminders are claimed in transactions of many
(`reminder_at` put to the plan's next moment on the version that was read, the event written), so that any number of
sweeps at once send one. The watermark only follows days that are over and left with nothing unclaimed: after an outage,
or a sweep cut short, the next one begins where something may be owed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ..domain.appointments import Appointment, Author, AuthorKind, Event, EventKind, armed, attending_ids, event_of
from ..domain.channels import Channel
from ..domain.messages import REMINDER_MARGIN
from ..domain.reminders import LONGEST_LEAD, buckets_between, channels_due, silent_until
from ..ports import AppointmentKey, Clock, Conflict, EventKey, Put, Records, Watermark, WatermarkKey

WATERMARK = WatermarkKey("reminders")
# The index follows the table with a delay: the day before the watermark is looked at again for a while.
OVERLAP = timedelta(minutes=10)
# A step that is older than the longest plan speaks of an appointment that has begun.
OLDEST_WORTH_FINDING = LONGEST_LEAD
# A transaction takes 100 writes and a reminder needs two; smaller ones meet fewer people's changes.
CLAIMS_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep did. `oldest_age_seconds`: how long the most overdue reminder that it met had been due.

    `claimed` reminders were turned into events, `dropped` ones no longer help, `contended` ones somebody changed
    at the same moment, `held` ones wait for the end of the night: the next sweep meets both again.
    """

    claimed: int = 0
    dropped: int = 0
    contended: int = 0
    held: int = 0
    oldest_age_seconds: int = 0
    finished: bool = True

    @property
    def left(self) -> int:
        """What it met and could not settle."""
        return self.contended + self.held


def sweep(records: Records, clock: Clock, has_time: Callable[[], bool] = lambda: True) -> Sweep:
    """Claim every reminder that is due; stops early, without harm, when `has_time` says so.

    Raises Unavailable when the store does not answer; what was claimed until then stays claimed.
    """
    now = clock.now()
    stored = records.read([WATERMARK]).get(WATERMARK)
    watermark = stored if isinstance(stored, Watermark) else None
    earliest = now - OLDEST_WORTH_FINDING
    since = max(min(watermark.at, now - OVERLAP), earliest) if watermark else earliest
    done, clean_until = Sweep(), since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for day, buckets in buckets_between(since, now):
        before = done
        for bucket in buckets:
            done = _sweep_bucket(records, bucket, now, has_time, done)
        if not done.finished:
            break
        over = day + timedelta(days=1) <= now
        if over and clean_until >= day and done.left == before.left:
            clean_until = day + timedelta(days=1)
    _advance(records, watermark, clean_until)
    return done


def _sweep_bucket(records: Records, bucket: str, now: datetime, has_time: Callable[[], bool], done: Sweep) -> Sweep:
    if not done.finished:
        return done
    ids = records.due_reminders(bucket, now)
    for first in range(0, len(ids), CLAIMS_AT_ONCE):
        if not has_time():
            return replace(done, finished=False)
        done = _settle(records, ids[first : first + CLAIMS_AT_ONCE], now, done)
    return done


def _settle(records: Records, appointment_ids: Sequence[str], now: datetime, done: Sweep) -> Sweep:
    """Claim the reminders, or clear those that no longer help, in one transaction."""
    found = records.read([AppointmentKey(one) for one in appointment_ids])
    claims: dict[str, _Claim] = {}
    for one in found.values():
        # The index is a moment behind: it may have been claimed, cancelled or moved since.
        if isinstance(one, Appointment) and one.reminder_at is not None and one.reminder_at <= now:
            age = int((now - one.reminder_at).total_seconds())
            done = replace(done, oldest_age_seconds=max(done.oldest_age_seconds, age))
            claim = _claim(one, now)
            if claim is None:
                done = replace(done, held=done.held + 1)
            else:
                claims[one.id] = claim
    while claims:
        try:
            records.commit([write for claim in claims.values() for write in claim.writes])
        except Conflict as conflict:
            met = {key.appointment_id for key in conflict.current if isinstance(key, AppointmentKey | EventKey)}
            if not met & claims.keys():
                raise
            # Somebody changed these since they were read; the others are tried again without them.
            claims = {name: claim for name, claim in claims.items() if name not in met}
            done = replace(done, contended=done.contended + len(met))
        else:
            reminders = sum(claim.reminds for claim in claims.values())
            dropped = done.dropped + len(claims) - reminders
            return replace(done, claimed=done.claimed + reminders, dropped=dropped)
    return done


@dataclass(frozen=True, slots=True)
class _Claim:
    """What settles one reminder; `reminds`: with an event."""

    writes: tuple[Put, ...]
    reminds: bool


def _claim(appointment: Appointment, now: datetime) -> _Claim | None:
    """None while it has to wait for the end of the night, which only an outage brings about."""
    helps = not appointment.status.is_cancelled and now < appointment.starts_at - REMINDER_MARGIN
    if not helps:
        return _settled(replace(appointment, reminder_at=None), appointment.version, None)
    channels = _channels(appointment, now)
    dawn = silent_until(now, appointment.time_zone) if Channel.SMS in channels else None
    if dawn and dawn < appointment.starts_at - REMINDER_MARGIN:
        return None
    if dawn:
        channels = tuple(one for one in channels if one is not Channel.SMS)
    # A version is an event: what is only forgotten is none.
    after = replace(armed(appointment, now), version=appointment.version + bool(channels))
    event = _reminder_event(after, now, channels) if channels else None
    return _settled(after, appointment.version, event)


def _channels(appointment: Appointment, now: datetime) -> tuple[Channel, ...]:
    """By which channels something is owed: several steps that an outage made late are one message."""
    assert appointment.reminder_at is not None  # noqa: S101 - the caller has looked
    plan, zone = appointment.reminder_plan, appointment.time_zone
    return tuple(channels_due(appointment.starts_at, zone, plan, appointment.reminder_at, now))


def _settled(after: Appointment, version: int, event: Event | None) -> _Claim:
    put = Put(AppointmentKey(after.id), after, expected_version=version)
    if event is None:
        return _Claim((put,), reminds=False)
    return _Claim((put, Put(EventKey(after.id, event.version, event.kind), event, expected_version=0)), reminds=True)


def _reminder_event(after: Appointment, now: datetime, channels: tuple[Channel, ...]) -> Event:
    author = Author(AuthorKind.SYSTEM)
    event = event_of(after, EventKind.REMINDER, author, now, attending_ids(after))
    return event if len(channels) == len(Channel) else replace(event, channels=channels)


def _advance(records: Records, watermark: Watermark | None, clean_until: datetime) -> None:
    """Move the watermark forward, never back; a sweep at the same time may have done so already."""
    if watermark and clean_until <= watermark.at:
        return
    version = watermark.version if watermark else 0
    try:
        moved = Watermark(WATERMARK.name, clean_until, version + 1)
        records.commit([Put(WATERMARK, moved, expected_version=version)])
    except Conflict:
        return
