"""The reminder sweep (house rule 8, spec 6.3): what is due becomes an event, and the relay does the rest.

The sweep walks the hours of the due index from its watermark to now. An appointment's reminder is claimed in one
transaction (`reminder_at` cleared on the version that was read, the event written), so that any number of sweeps at
once send one. The watermark only follows hours that are over and left with nothing unclaimed: after an outage, or a
sweep cut short, the next one begins where something may be owed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ..domain.appointments import Appointment, Author, AuthorKind, Event, EventKind
from ..domain.messages import REMINDER_MARGIN
from ..domain.reminders import buckets_between
from ..ports import AppointmentKey, Clock, Conflict, EventKey, Put, Records, Watermark, WatermarkKey

WATERMARK = WatermarkKey("reminders")
# The index follows the table with a delay: the hour before the watermark is looked at again for a while.
OVERLAP = timedelta(minutes=10)
# A reminder is due 48 h before the start (REM-02): one that is this old speaks of an appointment that has begun.
OLDEST_WORTH_FINDING = timedelta(hours=72)
KEYS_A_READ = 100


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep did. `oldest_age_seconds`: how long the most overdue reminder that it met had been due.

    `claimed` reminders were turned into events, `dropped` ones no longer help, `contended` ones somebody changed
    at the same moment: the next sweep meets them again.
    """

    claimed: int = 0
    dropped: int = 0
    contended: int = 0
    oldest_age_seconds: int = 0
    finished: bool = True


def sweep(records: Records, clock: Clock, has_time: Callable[[], bool] = lambda: True) -> Sweep:
    """Claim every reminder that is due; stops early, without harm, when `has_time` says so.

    Raises Unavailable when the store does not answer; what was claimed until then stays claimed.
    """
    now = clock.now()
    stored = records.read([WATERMARK]).get(WATERMARK)
    watermark = stored if isinstance(stored, Watermark) else None
    earliest = now - OLDEST_WORTH_FINDING
    since = max(min(watermark.at, now - OVERLAP), earliest) if watermark else earliest
    done, clean_until = Sweep(), since.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    for hour, buckets in buckets_between(since, now):
        before = done
        for bucket in buckets:
            done = _sweep_bucket(records, bucket, now, has_time, done)
        if not done.finished:
            break
        over = hour + timedelta(hours=1) <= now
        if over and clean_until >= hour and done.contended == before.contended:
            clean_until = hour + timedelta(hours=1)
    _advance(records, watermark, clean_until)
    return done


def _sweep_bucket(records: Records, bucket: str, now: datetime, has_time: Callable[[], bool], done: Sweep) -> Sweep:
    if not done.finished:
        return done
    ids = records.due_reminders(bucket, now)
    for first in range(0, len(ids), KEYS_A_READ):
        for appointment in _appointments(records, ids[first : first + KEYS_A_READ]):
            if not has_time():
                return replace(done, finished=False)
            done = _settle(records, appointment, now, done)
    return done


def _appointments(records: Records, ids: Sequence[str]) -> list[Appointment]:
    found = records.read([AppointmentKey(one) for one in ids])
    return [one for one in found.values() if isinstance(one, Appointment)]


def _settle(records: Records, appointment: Appointment, now: datetime, done: Sweep) -> Sweep:
    """Claim the reminder, or clear it when it no longer helps."""
    due = appointment.reminder_at
    if due is None or due > now:
        # The index is a moment behind: claimed, cancelled or moved since.
        return done
    done = replace(done, oldest_age_seconds=max(done.oldest_age_seconds, int((now - due).total_seconds())))
    helps = not appointment.status.is_cancelled and now < appointment.starts_at - REMINDER_MARGIN
    # A version is an event: what is only forgotten is none.
    settled = replace(appointment, reminder_at=None, version=appointment.version + helps)
    writes = [Put(AppointmentKey(appointment.id), settled, expected_version=appointment.version)]
    if helps:
        event = _reminder_event(settled, now)
        key = EventKey(event.appointment_id, event.version, event.kind)
        writes.append(Put(key, event, expected_version=0))
    try:
        records.commit(writes)
    except Conflict:
        return replace(done, contended=done.contended + 1)
    return replace(done, claimed=done.claimed + 1) if helps else replace(done, dropped=done.dropped + 1)


def _reminder_event(appointment: Appointment, now: datetime) -> Event:
    return Event(
        appointment_id=appointment.id,
        version=appointment.version,
        kind=EventKind.REMINDER,
        at=now,
        author=Author(AuthorKind.SYSTEM),
        organisation_id=appointment.organisation_id,
        starts_at=appointment.starts_at,
        location_id=appointment.location_id,
        user_ids=tuple(one.user_id for one in appointment.participations if not one.status.is_cancelled),
        agent_ids=appointment.agent_ids,
    )


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
