"""The appointment, its participations, its events and the rights of its user (spec 2.12, 2.13, 5.1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from .directory import BookableBy, Motif

CANCEL_LIMIT = timedelta(hours=4)
MOVE_LIMIT = timedelta(days=2)
REMINDER_LEAD = timedelta(hours=48)


class Status(StrEnum):
    """RDV-06."""

    UNKNOWN = "unknown"
    SEEN = "seen"
    EXCUSED = "excused"
    REVOKED = "revoked"
    NOSHOW = "noshow"

    @property
    def is_cancelled(self) -> bool:
        """Excused or revoked: RDV-06."""
        return self in (Status.EXCUSED, Status.REVOKED)


class AuthorKind(StrEnum):
    """Who did something."""

    USER = "user"
    AGENT = "agent"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Author:
    """Who did something; `id` is a user's or an agent's, empty for the system."""

    kind: AuthorKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """The link user-appointment (2.13); the flags are NOT-05's."""

    user_id: str
    status: Status = Status.UNKNOWN
    send_lifecycle_notifications: bool = True
    send_reminder_notification: bool = True


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booked time (2.12). Instants are aware; `time_zone` is that of the organisation.

    `version` grows by one with each event. `reminder_at` is None when no reminder is owed (REM-02).
    `quotas` are the (person key, motif id) places that it takes and gives back when cancelled.
    `fingerprint` binds the Idempotency-Key to the body that it first came with.
    `link_generation` numbers the links of messages: renewed only on demand or at expiry (PAR-01 as rebuilt).
    """

    id: str
    organisation_id: str
    service_id: str
    motif_id: str
    location_id: str | None
    agent_ids: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    participations: tuple[Participation, ...]
    created_by: Author
    created_at: datetime
    status: Status = Status.UNKNOWN
    version: int = 1
    cancelled_at: datetime | None = None
    reminder_at: datetime | None = None
    quotas: tuple[str, ...] = ()
    fingerprint: str = ""
    link_generation: int = 1

    @property
    def duration_minutes(self) -> int:
        """End minus start: G-04."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    def excused(self, now: datetime) -> Appointment:
        """Cancelled at the user's request: status, participations, `cancelled_at`, no reminder (5.2, RDV-07)."""
        return replace(
            self,
            status=Status.EXCUSED,
            version=self.version + 1,
            cancelled_at=now,
            reminder_at=None,
            participations=tuple(
                one if one.status.is_cancelled else replace(one, status=Status.EXCUSED) for one in self.participations
            ),
        )

    def moved(self, starts_at: datetime, location_id: str | None, agent_id: str, now: datetime) -> Appointment:
        """At another time with the same duration, by the slot's single agent; status unchanged (5.3)."""
        # Between datetimes of one zone Python counts by the clock's face: 48 hours over a change of the clock are not.
        starts_at = starts_at.astimezone(UTC)
        return replace(
            self,
            starts_at=starts_at,
            ends_at=starts_at + (self.ends_at - self.starts_at),
            location_id=location_id,
            agent_ids=(agent_id,),
            version=self.version + 1,
            reminder_at=reminder_time(starts_at, now),
        )


class EventKind(StrEnum):
    """What happened to an appointment: the immutable events of its history."""

    CREATED = "created"
    UPDATED = "updated"
    CANCELLED = "cancelled"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Event:
    """Outbox, history and audit in one; written in the transaction that it tells of (house rule 6).

    `starts_at` and `location_id` are the appointment's after the event; the `previous_*` are those
    before it and set only for UPDATED.
    """

    appointment_id: str
    version: int
    kind: EventKind
    at: datetime
    author: Author
    organisation_id: str
    starts_at: datetime
    location_id: str | None
    user_ids: tuple[str, ...]
    agent_ids: tuple[str, ...]
    previous_starts_at: datetime | None = None
    previous_location_id: str | None = None
    previous_agent_ids: tuple[str, ...] = ()


def reminder_time(starts_at: datetime, now: datetime) -> datetime | None:
    """48 h before the start; None when that is already past: the confirmation stands in (REM-02)."""
    due = starts_at - REMINDER_LEAD
    return due if due > now else None


def cancel_deadline(appointment: Appointment) -> datetime:
    """The instant from which the user can no longer cancel: strictly more than 4 h are needed (RDV-12)."""
    return appointment.starts_at - CANCEL_LIMIT


def move_deadline(appointment: Appointment) -> datetime:
    """The instant from which the user can no longer move: strictly more than 2 days are needed (RDV-13)."""
    return appointment.starts_at - MOVE_LIMIT


def allows_cancelling(appointment: Appointment, motif: Motif) -> bool:
    """RDV-12 without its time limit."""
    return not appointment.status.is_cancelled and not motif.collectif and motif.cancellable_by_user


def cancellable_by_user(appointment: Appointment, motif: Motif, now: datetime) -> bool:
    """RDV-12."""
    return allows_cancelling(appointment, motif) and now < cancel_deadline(appointment)


def allows_moving(appointment: Appointment, motif: Motif) -> bool:
    """RDV-13 without its time limit."""
    return (
        not appointment.status.is_cancelled
        and not motif.collectif
        and motif.movable_by_user
        and motif.bookable_by in (BookableBy.EVERYONE, BookableBy.INVITED)
        and appointment.created_by.kind is not AuthorKind.AGENT
    )


def movable_by_user(appointment: Appointment, motif: Motif, now: datetime) -> bool:
    """RDV-13."""
    return allows_moving(appointment, motif) and now < move_deadline(appointment)


def video_url(appointment_id: str) -> str:
    """Where a video appointment takes place: made from its id alone, no call to anybody (RDV-10)."""
    return f"https://webconf.numerique.gouv.fr/RdvServicePublic{appointment_id.replace('-', '')}"
