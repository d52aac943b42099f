"""What agents may make of an appointment's status, and how it and its participations' follow each other (2.12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from .appointments import Appointment, Participation, Status, armed
from .errors import FieldError, Invalid, NotFound

GROUP_STATUSES = (Status.UNKNOWN, Status.SEEN, Status.REVOKED)


class Displayed(StrEnum):
    """What pages show (RDV-08): an unknown status by its day, any other as it is."""

    UNKNOWN_FUTURE = "unknown_future"
    UNKNOWN_TODAY = "unknown_today"
    UNKNOWN_PAST = "unknown_past"
    SEEN = "seen"
    EXCUSED = "excused"
    REVOKED = "revoked"
    NOSHOW = "noshow"


def displayed_status(appointment: Appointment, now: datetime) -> Displayed:
    """RDV-08: by the date of the start on the organisation's calendar."""
    if appointment.status is not Status.UNKNOWN:
        return Displayed(appointment.status)
    zone = ZoneInfo(appointment.time_zone)
    day, today = appointment.starts_at.astimezone(zone).date(), now.astimezone(zone).date()
    if day > today:
        return Displayed.UNKNOWN_FUTURE
    return Displayed.UNKNOWN_TODAY if day == today else Displayed.UNKNOWN_PAST


def is_waiting(appointment: Appointment, now: datetime) -> bool:
    """Its user has arrived, and nobody has said yet what became of it (7.7): until the end of the day."""
    return appointment.arrived_at is not None and displayed_status(appointment, now) is Displayed.UNKNOWN_TODAY


def offered_statuses(appointment: Appointment, now: datetime) -> tuple[Status, ...]:
    """What the status menu offers to agents: the transition table of 2.12."""
    match displayed_status(appointment, now):
        case Displayed.UNKNOWN_FUTURE if appointment.collectif:
            return (Status.REVOKED,)
        case Displayed.UNKNOWN_TODAY | Displayed.UNKNOWN_PAST if appointment.collectif:
            return (Status.SEEN, Status.REVOKED)
        case Displayed.UNKNOWN_FUTURE:
            return (Status.EXCUSED, Status.REVOKED)
        case Displayed.UNKNOWN_TODAY if now < appointment.starts_at:
            return (Status.SEEN, Status.EXCUSED, Status.REVOKED)
        case Displayed.UNKNOWN_TODAY | Displayed.UNKNOWN_PAST:
            return (Status.SEEN, Status.NOSHOW, Status.EXCUSED, Status.REVOKED)
        case _:
            return (Status.UNKNOWN,)


def with_status(appointment: Appointment, status: Status, now: datetime) -> Appointment:
    """The next version, at that status, its participations with it (RDV-16).

    Unknown resets all; excused and revoked change those not cancelled; seen and noshow those still unknown.
    Raises Invalid (`status`) for one that a group cannot have (RDV-06).
    """
    _check(appointment, status)

    def follows(one: Participation) -> bool:
        if status is Status.UNKNOWN:
            return True
        return not one.status.is_cancelled if status.is_cancelled else one.status is Status.UNKNOWN

    participations = tuple(_at(one, status, now) if follows(one) else one for one in appointment.participations)
    return _next(appointment, participations, status, now)


def with_participation_status(appointment: Appointment, user_id: str, status: Status, now: datetime) -> Appointment:
    """The next version, that participation at that status, the appointment's following from all of them (RDV-17).

    Raises NotFound when the user takes no part.
    """
    if all(one.user_id != user_id for one in appointment.participations):
        raise NotFound
    participations = tuple(
        _at(one, status, now) if one.user_id == user_id else one for one in appointment.participations
    )
    return _next(appointment, participations, derived_status(appointment, participations, now), now)


def derived_status(appointment: Appointment, participations: Sequence[Participation], now: datetime) -> Status:
    """The status that follows from the participations' (RDV-17)."""
    statuses = {one.status for one in participations}
    if Status.SEEN in statuses:
        return Status.SEEN
    if appointment.collectif:
        over = Status.UNKNOWN not in statuses and appointment.starts_at <= now
        return Status.REVOKED if over else appointment.status
    for same in (Status.EXCUSED, Status.REVOKED, Status.NOSHOW):
        if statuses == {same}:
            return same
    return Status.UNKNOWN


def _check(appointment: Appointment, status: Status) -> None:
    if appointment.collectif and status not in GROUP_STATUSES:
        raise Invalid([FieldError("status", "not_offered")])


def _at(one: Participation, status: Status, now: datetime) -> Participation:
    return replace(one, status=status, cancelled_at=now if status.is_cancelled else None)


def _next(
    appointment: Appointment, participations: tuple[Participation, ...], status: Status, now: datetime
) -> Appointment:
    """RDV-07 for `cancelled_at`. A cancelled appointment owes no reminder, one that comes back does again (REM-02)."""
    if status is appointment.status:
        cancelled_at = appointment.cancelled_at
    else:
        cancelled_at = now if status in (Status.EXCUSED, Status.REVOKED, Status.NOSHOW) else None
    after = replace(
        appointment,
        status=status,
        version=appointment.version + 1,
        participations=participations,
        cancelled_at=cancelled_at,
    )
    if status.is_cancelled:
        return replace(after, reminder_at=None)
    return armed(after, now) if appointment.status.is_cancelled else after
