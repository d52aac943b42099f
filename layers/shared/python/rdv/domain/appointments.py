"""The appointment, its participations, its events and the rights of its user (spec 2.12, 2.13, 5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from .channels import Channel
from .directory import BookableBy, Location, Motif, Offer
from .reminders import DEFAULT_PLAN, next_reminder

CANCEL_LIMIT = timedelta(hours=4)
MOVE_LIMIT = timedelta(days=2)


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
class Placement:
    """When, where and with whom an appointment takes place; `single_use` as in `Appointment`."""

    starts_at: datetime
    ends_at: datetime
    location_id: str | None
    agent_ids: tuple[str, ...]
    single_use: Location | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """The link user-appointment (2.13); the flags are NOT-05's.

    The rest is set in group appointments, where each participation stands for itself: `responsible_id` is the user
    who answers for the participant (empty: the participant), `family` and `person` stand for the verified address and
    the person behind it (PAR-03, limit per person; empty where an agent registered somebody), `cancelled_at` says
    since when it is cancelled. `confirmed_at`: when its user said "I come" to a reminder of this start.
    """

    user_id: str
    status: Status = Status.UNKNOWN
    send_lifecycle_notifications: bool = True
    send_reminder_notification: bool = True
    responsible_id: str = ""
    family: str = ""
    person: str = ""
    cancelled_at: datetime | None = None
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booked time (2.12). Instants are aware; `time_zone` is that of the organisation.

    `version` grows by one with each event. `reminder_at` is the next moment of `reminder_plan` (the motif's when it was
    booked), None when no reminder is owed any more (REM-02).
    `quotas` are the (person key, motif id) places that it takes and gives back when cancelled; in a group
    appointment (`collectif`) each participation has its own `person` instead.
    `fingerprint` binds the Idempotency-Key to the body that it first came with.
    `link_generation` numbers the links of messages: renewed only on demand or at expiry (PAR-01 as rebuilt).
    `title` and `max_participants` (None: no limit) are a group's.
    Of an individual appointment, `responsible_id` is the account whose it is, `family` stands for the verified
    address that it was booked with, and `ants_number` is the pre-application number where the motif asks for it.
    `single_use` is the place that was typed in for it alone, at `location_id` (LIEU-01). `context` is free text between
    agents; `arrived_at`: since when its user waits (7.7).
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
    collectif: bool = False
    title: str = ""
    max_participants: int | None = None
    reminder_plan: tuple[timedelta, ...] = DEFAULT_PLAN
    responsible_id: str = ""
    family: str = ""
    ants_number: str = ""
    single_use: Location | None = None
    context: str = ""
    arrived_at: datetime | None = None

    @property
    def owner(self) -> str:
        """In whose list of appointments it is: an account's, a verified address's, else its first participant's.

        Empty for a group, which is nobody's own.
        """
        if self.collectif or not self.participations:
            return ""
        return self.responsible_id or self.family or self.participations[0].user_id

    @property
    def duration_minutes(self) -> int:
        """End minus start: G-04."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    @property
    def users_count(self) -> int:
        """Participations that are not cancelled (2.12): the seats taken of a group."""
        return sum(not one.status.is_cancelled for one in self.participations)

    @property
    def placement(self) -> Placement:
        """When, where and with whom."""
        return Placement(self.starts_at, self.ends_at, self.location_id, self.agent_ids, self.single_use)

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
        """At another time with the same duration, by the slot's single agent; status unchanged (5.3).

        It is reminded of anew, and who said "I come" said it of the old time.
        """
        # Between datetimes of one zone Python counts by the clock's face: 48 hours over a change of the clock are not.
        starts_at = starts_at.astimezone(UTC)
        moved = replace(
            self,
            starts_at=starts_at,
            ends_at=starts_at + (self.ends_at - self.starts_at),
            location_id=location_id,
            agent_ids=(agent_id,),
            version=self.version + 1,
            participations=unconfirmed(self.participations),
            single_use=self.single_use if location_id == self.location_id else None,
            arrived_at=None,
        )
        return armed(moved, now)


class EventKind(StrEnum):
    """What happened to an appointment: the immutable events of its history.

    REGISTERED and UNREGISTERED concern some participants only. RESTORED is a cancellation taken back or, when it
    carries `previous_*`, a move. Nobody is told of STATUS_CHANGED (seen, noshow), of CONFIRMED (a user said "I come" to
    a reminder) and of CLAIMED (an account has found an appointment that its owner had booked before). SLOTS_FREED:
    times have become free that may suit better (the waiting list, 5.5). ARRIVED: its user waits, or does not after all
    (7.7). DELETED: an admin has deleted it, its events alone are left (RDV-18).
    """

    CREATED = "created"
    UPDATED = "updated"
    CANCELLED = "cancelled"
    REMINDER = "reminder"
    REGISTERED = "registered"
    UNREGISTERED = "unregistered"
    RESTORED = "restored"
    STATUS_CHANGED = "status_changed"
    CONFIRMED = "confirmed"
    SLOTS_FREED = "slots_freed"
    CLAIMED = "claimed"
    ARRIVED = "arrived"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Event:
    """Outbox, history and audit in one; written in the transaction that it tells of (house rule 6).

    `starts_at` and `location_id` are the appointment's after the event; the `previous_*` are those before it and set
    only where it was moved (UPDATED, or RESTORED); `previous_single_use` is the former place where it was typed in for it
    alone and nobody else knows it (LIEU-01). `user_ids` are the participants whom it concerns and who may be
    told, `quiet_user_ids` those whom it concerns and who are not. `forced`: an agent went over a limit on purpose, an
    agent's other time or the maximum of a group (house rule 5). `channels`: the only ones by which it is told, all where
    it names none. `changed` names the fields that an agent's edit gave another value, `accepted` the warnings of 7.3 that
    the agent went over.
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
    quiet_user_ids: tuple[str, ...] = ()
    forced: bool = False
    channels: tuple[Channel, ...] = ()
    changed: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    previous_single_use: Location | None = None


def event_of(
    after: Appointment,
    kind: EventKind,
    author: Author,
    at: datetime,
    user_ids: Sequence[str],
    *,
    before: Placement | None = None,
    quiet_user_ids: Sequence[str] = (),
    forced: bool = False,
    changed: Sequence[str] = (),
    accepted: Sequence[str] = (),
) -> Event:
    """The event that led to `after`, from `before` where it was moved."""
    left = before.single_use if before and before.location_id != after.location_id else None
    return Event(
        appointment_id=after.id,
        version=after.version,
        kind=kind,
        at=at,
        author=author,
        organisation_id=after.organisation_id,
        starts_at=after.starts_at,
        location_id=after.location_id,
        user_ids=tuple(user_ids),
        agent_ids=after.agent_ids,
        previous_starts_at=before.starts_at if before else None,
        previous_location_id=before.location_id if before else None,
        previous_agent_ids=before.agent_ids if before else (),
        quiet_user_ids=tuple(quiet_user_ids),
        forced=forced,
        changed=tuple(changed),
        accepted=tuple(accepted),
        previous_single_use=left,
    )


def offer_at(offer: Offer, appointment: Appointment) -> Offer:
    """The offer with the appointment's own place alone, typed in for it or the organisation's, and no openings."""
    if appointment.single_use is not None:
        return replace(offer, locations=(appointment.single_use,), openings=())
    return offer.at_place(appointment.location_id)


def attending_ids(appointment: Appointment) -> tuple[str, ...]:
    """The users whose participation is not cancelled."""
    return tuple(one.user_id for one in appointment.participations if not one.status.is_cancelled)


def family_of(appointment: Appointment, user_id: str) -> tuple[Participation, ...]:
    """The participations that this user's proof is about.

    All of an individual appointment; of a group those of the user's own family: the other families are nobody else's
    business (MAIL-07), and none when the family has none.
    """
    if not appointment.collectif:
        return appointment.participations
    own = [one for one in appointment.participations if user_id in (one.user_id, one.responsible_id)]
    heads, families = {head_of(one) for one in own}, {one.family for one in own if one.family}
    return tuple(one for one in appointment.participations if head_of(one) in heads or one.family in families)


def head_of(one: Participation) -> str:
    """The user who answers for the participation."""
    return one.responsible_id or one.user_id


def armed(appointment: Appointment, now: datetime) -> Appointment:
    """With the next reminder of its start; the steps that are past are skipped: the confirmation stands in (REM-02)."""
    due = next_reminder(appointment.starts_at, appointment.time_zone, appointment.reminder_plan, now)
    return replace(appointment, reminder_at=due)


def unconfirmed(participations: Sequence[Participation]) -> tuple[Participation, ...]:
    """The same, of another time that nobody has answered for yet."""
    return tuple(replace(one, confirmed_at=None) for one in participations)


def cancel_deadline(appointment: Appointment) -> datetime:
    """The instant from which the user can no longer cancel: strictly more than 4 h are needed (RDV-12)."""
    return appointment.starts_at - CANCEL_LIMIT


def move_deadline(appointment: Appointment) -> datetime:
    """The instant from which the user can no longer move: strictly more than 2 days are needed (RDV-13)."""
    return appointment.starts_at - MOVE_LIMIT


def allows_cancelling(appointment: Appointment, motif: Motif) -> bool:
    """RDV-12 without its time limit."""
    return not appointment.status.is_cancelled and not motif.collectif and motif.cancellable_by_user


def allows_withdrawing(appointment: Appointment, motif: Motif, own: Sequence[Participation]) -> bool:
    """Whether users may cancel what is theirs: RDV-12 of an individual appointment, PAR-02 of a group; no time limit."""
    if not motif.collectif:
        return allows_cancelling(appointment, motif)
    lives = not appointment.status.is_cancelled and any(not one.status.is_cancelled for one in own)
    return lives and motif.cancellable_by_user


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
