"""Agents say what became of an appointment: cancelled, seen, not come, or to be again (2.12, RDV-16, RDV-17, 5.1).

Who may is the caller's to check (7.13). What becomes cancelled gives back the time of all its agents; what comes back
claims it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..domain.appointments import Appointment, Author, Event, EventKind, Participation, Status, attending_ids, event_of
from ..domain.errors import AgentBusy, ChangedMeanwhile, FieldError, GroupFull, Invalid, NotFound, Unavailable
from ..domain.groups import GroupSeats, seats_of
from ..domain.statuses import offered_statuses, with_participation_status, with_status
from ..ports import AppointmentKey, Clock, Conflict, Drop, EventKey, Put, Records, SeatsKey, Write
from .claims import (
    commit_all,
    commit_with,
    persons_of,
    places_left,
    places_taken,
    read_weeks,
    rounds,
    transfer,
    weeks_of,
)
from .desk_booking import claim, is_overbooked
from .reaching import has_changed


def change_status(
    records: Records,
    clock: Clock,
    author: Author,
    appointment_id: str,
    status: Status,
    *,
    version: int | None = None,
    force: bool = False,
) -> Appointment:
    """Give an appointment another status, and its participations with it (RDV-16); the same changes nothing.

    Raises NotFound, ChangedMeanwhile (it is not of that `version` any more), Invalid (`status`) for one that the menu does
    not offer, AgentBusy when its time is taken meanwhile, unless forced, Unavailable.
    """

    def changed(before: Appointment, now: datetime) -> Appointment:
        if before.status is status:
            return before
        _check_version(before, version)
        if status not in offered_statuses(before, now):
            raise Invalid([FieldError("status", "not_offered")])
        return with_status(before, status, now)

    # What brings back an appointment brings back everybody, whatever the maximum was raised or lowered to.
    return _change(records, clock, author, appointment_id, changed, force=force, may_overbook=True)


def change_participation_status(
    records: Records,
    clock: Clock,
    author: Author,
    appointment_id: str,
    user_id: str,
    status: Status,
    *,
    version: int | None = None,
    force: bool = False,
) -> Appointment:
    """Give one participation another status; the appointment's follows from all of them (RDV-17).

    Raises NotFound, ChangedMeanwhile (it is not of that `version` any more), AgentBusy when the appointment comes back to a
    time taken meanwhile and GroupFull when the participant comes back to a full group, unless forced, Unavailable.
    """

    def changed(before: Appointment, now: datetime) -> Appointment:
        if any(one.user_id == user_id and one.status is status for one in before.participations):
            return before
        _check_version(before, version)
        return with_participation_status(before, user_id, status, now)

    return _change(records, clock, author, appointment_id, changed, force=force, may_overbook=force)


def _check_version(before: Appointment, version: int | None) -> None:
    """Judged where it is written: two who had read the same do not write over each other. Raises ChangedMeanwhile."""
    if version is not None and before.version != version:
        raise ChangedMeanwhile


def _change(
    records: Records,
    clock: Clock,
    author: Author,
    appointment_id: str,
    changed: Callable[[Appointment, datetime], Appointment],
    *,
    force: bool,
    may_overbook: bool,
) -> Appointment:
    key = AppointmentKey(appointment_id)
    for _ in rounds():
        before = records.read([key]).get(key)
        if not isinstance(before, Appointment):
            raise NotFound
        now = clock.now()
        after = changed(before, now)
        if after is before:
            return before
        change = _Change(records, before, after, now)
        try:
            time, overlapping = change.time(force=force)
            seats = change.seats(may_overbook=may_overbook)
            event = change.event(author, forced=overlapping or change.overbooks)
            rest = commit_with(
                records,
                [
                    *time,
                    *seats,
                    Put(key, after, before.version),
                    Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
                ],
                change.places(),
            )
        except Conflict:
            # The appointment, a week or the seats changed since they were read: judge it all again.
            continue
        except (AgentBusy, GroupFull):
            if has_changed(records, before):
                # Pressed twice at once, it may be the appointment itself that is there by now.
                continue
            raise
        commit_all(records, rest)
        return after
    raise Unavailable


@dataclass(frozen=True, slots=True)
class _Change:
    """An appointment before and after, and what follows from the difference."""

    records: Records
    before: Appointment
    after: Appointment
    now: datetime

    @property
    def _ends(self) -> bool:
        return self.after.status.is_cancelled and not self.before.status.is_cancelled

    @property
    def _returns(self) -> bool:
        return self.before.status.is_cancelled and not self.after.status.is_cancelled

    @property
    def overbooks(self) -> bool:
        """Whether it leaves a group with more participants than seats, and more than before."""
        return is_overbooked(self.after) and self.after.users_count > self.before.users_count

    def time(self, *, force: bool) -> tuple[list[Put], bool]:
        """The writes on the agents' weeks, and whether they overlap. Raises AgentBusy unless forced."""
        placement = self.after.placement
        if self._returns:
            return claim(self.after, read_weeks(self.records, weeks_of(placement)), self.now, force=force)
        if self._ends:
            weeks = read_weeks(self.records, weeks_of(placement))
            return transfer(weeks, self.after.id, placement, None, self.now), False
        return [], False

    def seats(self, *, may_overbook: bool) -> list[Write]:
        """The writes on a group's seats: there while it is not cancelled, counted anew when somebody comes or goes."""
        after = self.after
        if not after.collectif:
            return []
        key = SeatsKey(after.motif_id, after.starts_at, after.id)
        if self._returns:
            return [Put(key, seats_of(after), 0)]
        if self._ends:
            return [Drop(key)]
        if after.status.is_cancelled or after.users_count == self.before.users_count:
            return []
        stored = self.records.read([key]).get(key)
        if not isinstance(stored, GroupSeats):
            return []
        now_second, coming = int(self.now.timestamp()), after.users_count - self.before.users_count
        if coming > 0 and not may_overbook and not stored.has_room(now_second, coming):
            raise GroupFull(stored.left(now_second) or 0)
        return [Put(key, stored.counted(after), stored.version)]

    def places(self) -> list[Write]:
        """The writes on the persons' limits: what is cancelled counts no longer, what is back counts again."""
        before, after = persons_of(self.before), persons_of(self.after)
        return [
            *places_left(self.before, sorted(before - after)),
            *places_taken(self.after, sorted(after - before)),
        ]

    def event(self, author: Author, *, forced: bool) -> Event:
        """Told to those who were, or are again, expected (6.2); seen and not come are told to nobody."""
        before, after = attending_ids(self.before), attending_ids(self.after)
        gone = [one for one in before if one not in after]
        back = [one for one in after if one not in before]
        if self._ends:
            kind, told = EventKind.CANCELLED, list(before)
        elif self._returns:
            kind, told = EventKind.RESTORED, list(after)
        elif gone:
            kind, told = EventKind.UNREGISTERED, gone
        elif back:
            kind, told = EventKind.REGISTERED, back
        else:
            kind, told = EventKind.STATUS_CHANGED, _changed_ids(self.before.participations, self.after.participations)
        return event_of(self.after, kind, author, self.now, told, forced=forced)


def _changed_ids(before: tuple[Participation, ...], after: tuple[Participation, ...]) -> list[str]:
    return [new.user_id for old, new in zip(before, after, strict=True) if old.status is not new.status]
