"""Messages: which are owed for an event, until when they help, and what state each is in (spec 6.1-6.3).

Two decisions, both pure. `jobs_for` looks at an event alone and says who *may* be told by which channel; `objection`
looks at the facts of the moment of sending and says why a job must *not* be sent after all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from .accounts import AccountMail, AccountMailKind
from .appointments import Appointment, AuthorKind, Event, EventKind, Participation, attending_ids
from .brands import SERVICE_PUBLIC, Brand, brand_of
from .directory import Agent, Offer, Organisation, Visibility
from .people import Channel, CodeRequest, User
from .phones import is_mobile
from .plan_changes import PlanChange

# Later than this after its event, a confirmation only puzzles: the reader has long seen the page's answer.
CONFIRMATION_LIFETIME = timedelta(hours=2)
# Closer to the start than this, a reminder no longer changes what its reader does.
REMINDER_MARGIN = timedelta(hours=2)
# While it runs, nobody else touches the message; a live sender is stopped by its own timeout before its end.
LEASE = timedelta(seconds=60)
# How often the outcome of a send may be unknown before the message is left alone: one repeat at most.
LOST_ANSWERS = 2

ARRIVAL_LIFETIME = timedelta(minutes=30)
FIRST_RETRY = timedelta(seconds=15)
LAST_RETRIES = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=4)


class MessageKind(StrEnum):
    """What a message tells; the `event` of the laptop's inbox."""

    CREATED = "created"
    UPDATED = "updated"
    CANCELLED = "cancelled"
    REMINDER = "reminder"
    WAITING_LIST = "waiting_list"
    CONTACT_CODE = "contact_code"
    AGENT_CREATED = "agent_created"
    AGENT_UPDATED = "agent_updated"
    AGENT_CANCELLED = "agent_cancelled"
    AGENT_ARRIVED = "agent_arrived"
    ACCOUNT_CONFIRMATION = "account_confirmation"
    ACCOUNT_EXISTS = "account_exists"
    ACCOUNT_RESET = "account_reset"
    ACCOUNT_EMAIL_CHANGE = "account_email_change"
    OPENING = "opening"
    ABSENCE = "absence"
    ACCOUNT_AGENT_INVITATION = "account_agent_invitation"
    ACCOUNT_AGENT_RESET = "account_agent_reset"
    ACCOUNT_AGENT_EMAIL_CHANGE = "account_agent_email_change"

    @property
    def is_of_account(self) -> bool:
        """Whether it is about an account, not about an appointment or a code."""
        return self.value.startswith("account_")

    @property
    def is_of_plan(self) -> bool:
        """Whether an agent is told of an opening or an absence of theirs."""
        return self in (MessageKind.OPENING, MessageKind.ABSENCE)


@dataclass(frozen=True, slots=True)
class MessageJob:
    """One message to one person by one channel, as it travels through a queue: references, no personal data.

    `subject_id` is an appointment's id, or a code's key; `reference` the event's version, or the code's nonce.
    `user_id` is the participant that the message is about (a relative's responsible reads it), empty for a code;
    `agent_id` is set instead of it where an agent is told.
    `not_after`: later than this the message no longer helps and is not sent. `event` is the event's kind where it is
    not the message's own.
    """

    kind: MessageKind
    subject_id: str
    reference: str
    user_id: str
    channel: Channel
    not_after: datetime
    event: EventKind | None = None
    agent_id: str = ""


class MessageState(StrEnum):
    """The truth about one message. QUEUED: a provider did not take it and it waits for the next try.

    SENT: a provider took it. DELIVERED and, after SENT, FAILED are what the provider reported later.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    SKIPPED = "skipped"
    EXPIRED = "expired"

    @property
    def is_final(self) -> bool:
        """Whether nothing more is to be done."""
        return self not in (MessageState.QUEUED, MessageState.SENDING)


class Failure(StrEnum):
    """Whether the same message could ever have arrived: a mailbox that is full may have room tomorrow."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"


@dataclass(frozen=True, slots=True)
class MessageStep:
    """One thing that became true of a message, and when. `reason` is a code."""

    state: MessageState
    at: datetime
    reason: str = ""
    failure: Failure | None = None


# A message that a provider refuses for days in turns must not grow its item without end.
STEPS_KEPT = 20


@dataclass(frozen=True, slots=True)
class MessageMark:
    """The delivery mark of one job: claimed before the send, closed after it (house rule 6), then told by the provider.

    `lease_until`: while SENDING and before this instant another worker has it in hand.
    `reason` is a code (never text of a provider, which may carry an address); `failure` goes with FAILED.
    `lost_answers`: sends whose outcome is unknown. `segments`: what an SMS is billed.
    `address_key` stands for the address it was sent to. `steps`: what became of it, oldest first.
    """

    job: MessageJob
    state: MessageState
    version: int
    at: datetime
    lease_until: datetime
    attempts: int = 1
    provider_message_id: str = ""
    reason: str = ""
    segments: int = 0
    lost_answers: int = 0
    failure: Failure | None = None
    address_key: str = ""
    steps: tuple[MessageStep, ...] = ()

    def become(
        self, state: MessageState, at: datetime, reason: str = "", failure: Failure | None = None
    ) -> MessageMark:
        """The next version of the mark, in that state since `at`."""
        steps = _with_step(self.steps, MessageStep(state, at, reason, failure))
        return replace(self, state=state, version=self.version + 1, at=at, reason=reason, failure=failure, steps=steps)


def _with_step(steps: tuple[MessageStep, ...], step: MessageStep) -> tuple[MessageStep, ...]:
    """Nothing is said twice in a row, and being sent is no step: `attempts` counts the tries."""
    last = steps[-1] if steps else None
    if step.state is MessageState.SENDING or (last and replace(last, at=step.at) == step):
        return steps
    return (*steps[: STEPS_KEPT - 1], step)


# --- what an event owes --------------------------------------------------------------------------------------------


def told_as(event: Event) -> MessageKind | None:
    """What participants are told of the event; None when they are not (6.2).

    To who registers for a group it is a confirmation, to who leaves one a cancellation. A cancellation taken back is
    confirmed anew, a move taken back is one more change.
    """
    if changes_nothing_told(event):
        return None
    match event.kind:
        case EventKind.CREATED | EventKind.UPDATED | EventKind.CANCELLED | EventKind.REMINDER:
            return MessageKind(event.kind)
        case EventKind.REGISTERED:
            return MessageKind.CREATED
        case EventKind.UNREGISTERED:
            return MessageKind.CANCELLED
        case EventKind.RESTORED:
            return MessageKind.CREATED if event.previous_starts_at is None else MessageKind.UPDATED
        case EventKind.SLOTS_FREED:
            return MessageKind.WAITING_LIST
        case EventKind.STATUS_CHANGED | EventKind.CONFIRMED | EventKind.CLAIMED | EventKind.ARRIVED | EventKind.DELETED:
            return None


def changes_nothing_told(event: Event) -> bool:
    """Whether a change is one that nobody is told of: neither its date nor its place is another (6.2)."""
    same_time, same_place = event.previous_starts_at == event.starts_at, event.previous_location_id == event.location_id
    return event.kind is EventKind.UPDATED and same_time and same_place


def jobs_for(event: Event) -> tuple[MessageJob, ...]:
    """One job per participant of the event and channel (6.2), of the channels that the event names where it does.

    Whoever cancelled is told by e-mail only: the page has just said so (AV-48).
    """
    kind = told_as(event)
    if kind is None:
        return ()
    quiet = kind is MessageKind.CANCELLED and event.author.kind is AuthorKind.USER
    channels = (Channel.EMAIL,) if quiet else event.channels or (Channel.SMS, Channel.EMAIL)
    not_after, other_kind = useful_until(event), None if event.kind == kind else event.kind
    return tuple(
        MessageJob(kind, event.appointment_id, str(event.version), user_id, channel, not_after, other_kind)
        for user_id in event.user_ids
        for channel in channels
    )


def job_for_code(request: CodeRequest) -> MessageJob:
    """The one job of a contact code; it helps as long as the code is good."""
    return MessageJob(MessageKind.CONTACT_CODE, request.key, request.nonce, "", request.channel, request.expires_at)


def jobs_for_account(mail: AccountMail) -> tuple[MessageJob, ...]:
    """The one job of a mail about an account; none where nobody is to be told."""
    if mail.kind is AccountMailKind.NONE:
        return ()
    return (MessageJob(MessageKind(mail.kind), mail.key, mail.nonce, "", Channel.EMAIL, mail.expires_at),)


def job_for_plan(change: PlanChange) -> MessageJob:
    """The one job of a change of an opening or an absence: to its owner (6.2)."""
    kind, version = MessageKind(change.kind), str(change.version)
    return MessageJob(kind, change.object_id, version, "", Channel.EMAIL, change.not_after, agent_id=change.owner_id)


def useful_until(event: Event) -> datetime:
    """The instant after which a message about the event no longer helps; never later than the start (NOT-01).

    But for an arrival, which is mostly told about the start.
    """
    if event.kind is EventKind.ARRIVED:
        # Also of who comes late; later than this, they have been seen.
        return event.at + ARRIVAL_LIFETIME
    match told_as(event):
        case MessageKind.CANCELLED:
            return event.starts_at
        case MessageKind.REMINDER if event.author.kind is AuthorKind.AGENT:
            # Pressed on purpose: it helps until the last moment.
            return event.starts_at
        case MessageKind.REMINDER:
            return event.starts_at - REMINDER_MARGIN
        case _:
            return min(event.at + CONFIRMATION_LIFETIME, event.starts_at)


def retry_delay(tries: int, not_after: datetime, now: datetime) -> timedelta:
    """How long to wait after that many tries: 15 s, doubled each time, budgeted against the deadline (REM-04, rebuilt).

    Never more than a quarter of the time that is left, so that tries grow denser towards the end, nor than 4 h.
    """
    doubled = FIRST_RETRY * 2 ** min(tries - 1, 20)
    return min(doubled, LONGEST_RETRY, max(LAST_RETRIES, (not_after - now) / 4))


# --- whether it is still true --------------------------------------------------------------------------------------


class Objection(StrEnum):
    """Why a job is not sent: the `reason` of a skipped mark. GONE: it was deleted meanwhile (SMS-07)."""

    GONE = "gone"
    STARTED = "started"
    CANCELLED = "cancelled"
    NOT_CANCELLED = "not_cancelled"
    MOVED = "moved"
    INVISIBLE = "invisible"
    NOT_A_PARTICIPANT = "not_a_participant"
    SWITCHED_OFF = "switched_off"
    SAME_RECIPIENT = "same_recipient"
    CHANNEL_OFF = "channel_off"
    NO_ADDRESS = "no_address"
    REPLACED = "replaced"
    ADDRESS_FAILED = "address_failed"
    COMPLAINED = "complained"
    NIGHT = "night"
    NOT_ASSIGNED = "not_assigned"
    ASSIGNED_AGAIN = "assigned_again"
    NOT_WAITING = "not_waiting"
    LEVEL = "notification_level"


@dataclass(frozen=True, slots=True)
class AppointmentNotice:
    """What a message about an appointment may say, as of the moment that it is sent.

    `offer` is the motif with its service, organisation and locations; `users` are the participants and their
    responsibles by id, `agents` those who receive them, where the message names them (follow-up); `participant` is
    whom the message is about and `recipient` who reads it (USR-02); `link_token` opens the appointment's page.
    """

    kind: MessageKind
    event: Event
    appointment: Appointment
    offer: Offer
    users: Mapping[str, User]
    participant: User
    recipient: User
    link_token: str
    now: datetime
    agents: tuple[Agent, ...] = ()


@dataclass(frozen=True, slots=True)
class AgentNotice:
    """What a message to one of the appointment's agents may say: the same facts, for the other side of the desk.

    `agents` are all of them, `recipient` who reads it; `users` as in `AppointmentNotice`.
    """

    kind: MessageKind
    event: Event
    appointment: Appointment
    offer: Offer
    users: Mapping[str, User]
    agents: tuple[Agent, ...]
    recipient: Agent
    now: datetime


@dataclass(frozen=True, slots=True)
class CodeNotice:
    """A contact code to be told, in the name of the organisation where it was asked for; of the service without one."""

    request: CodeRequest
    organisation: Organisation | None
    code: str
    now: datetime

    kind = MessageKind.CONTACT_CODE

    @property
    def brand(self) -> Brand:
        """In whose name it is sent (G-06)."""
        return brand_of(self.organisation.verticale) if self.organisation else SERVICE_PUBLIC


@dataclass(frozen=True, slots=True)
class AccountNotice:
    """A mail about an account; `token` opens its link."""

    mail: AccountMail
    token: str
    now: datetime

    @property
    def kind(self) -> MessageKind:
        """What it tells."""
        return MessageKind(self.mail.kind)


@dataclass(frozen=True, slots=True)
class PlanNotice:
    """A mail to an agent about an opening or an absence of theirs."""

    change: PlanChange
    recipient: Agent
    now: datetime

    @property
    def kind(self) -> MessageKind:
        """What it tells of."""
        return MessageKind(self.change.kind)


type Notice = AppointmentNotice | AgentNotice | CodeNotice | AccountNotice | PlanNotice


def recipient_of(user: User, users: Mapping[str, User]) -> User:
    """The responsible of a relative, else the user (USR-02, NOT-03)."""
    return users.get(user.responsible_id, user)


def told_of(event: Event, appointment: Appointment) -> tuple[Participation, ...]:
    """The participations that the event is told to: the last column of 6.2, and NOT-05's flags.

    A cancellation is told to those whom its event names (not cancelled before it), the rest to the not cancelled.
    """
    cancels = told_as(event) is MessageKind.CANCELLED
    return tuple(
        one
        for one in appointment.participations
        if one.user_id in event.user_ids and (cancels or not one.status.is_cancelled) and _wanted(event, one)
    )


def _wanted(event: Event, one: Participation) -> bool:
    """NOT-05; who put their name on the waiting list asked for it (5.5)."""
    match event.kind:
        case EventKind.REMINDER:
            return one.send_reminder_notification
        case EventKind.SLOTS_FREED:
            return True
        case _:
            return one.send_lifecycle_notifications


def objection(
    job: MessageJob,
    event: Event,
    appointment: Appointment,
    visibility: Visibility,
    users: Mapping[str, User],
    now: datetime,
) -> Objection | None:
    """Why the job is not to be sent, with the facts of now; None when it is.

    A confirmation that comes after a move is still sent: it tells the present facts. A change that a later one has
    replaced is not (the later one tells of both), nor a reminder for another start (REM-03).
    """
    return _no_longer_true(job, event, appointment, now) or _not_for(job, event, appointment, visibility, users)


def _no_longer_true(job: MessageJob, event: Event, appointment: Appointment, now: datetime) -> Objection | None:
    moved = (event.starts_at, event.location_id) != (appointment.starts_at, appointment.location_id)
    if appointment.starts_at <= now:
        return Objection.STARTED
    if event.kind is EventKind.UNREGISTERED:
        return Objection.NOT_CANCELLED if job.user_id in attending_ids(appointment) else None
    if job.kind is MessageKind.CANCELLED:
        return None if appointment.status.is_cancelled else Objection.NOT_CANCELLED
    if appointment.status.is_cancelled:
        return Objection.CANCELLED
    if job.kind is MessageKind.UPDATED and moved:
        return Objection.MOVED
    if job.kind is MessageKind.REMINDER and event.starts_at != appointment.starts_at:
        return Objection.MOVED
    return None


def _not_for(
    job: MessageJob, event: Event, appointment: Appointment, visibility: Visibility, users: Mapping[str, User]
) -> Objection | None:
    if visibility is Visibility.INVISIBLE:
        # Even when an agent ticked the flags: relatives may read the phone (NOT-06, rebuilt).
        return Objection.INVISIBLE
    present = {one.user_id for one in appointment.participations}
    told_ids = [one.user_id for one in told_of(event, appointment)]
    if event.kind is EventKind.UNREGISTERED:
        # Whom an agent took out is no participant any more, and is told all the same: the event names no other.
        told_ids += [one for one in event.user_ids if one not in present]
    elif job.user_id not in present:
        return Objection.NOT_A_PARTICIPANT
    told = [users[one] for one in told_ids if one in users]
    about = next((user for user in told if user.id == job.user_id), None)
    if about is None:
        return Objection.SWITCHED_OFF if job.user_id in users else Objection.GONE
    recipient = recipient_of(about, users)
    first = next(user for user in told if recipient_of(user, users).id == recipient.id)
    if first.id != about.id:
        # Two relatives with one responsible: one message speaks of both (NOT-03).
        return Objection.SAME_RECIPIENT
    return _unreachable(job.channel, recipient)


def _unreachable(channel: Channel, recipient: User) -> Objection | None:
    """NOT-04."""
    if not (recipient.notify_by_email if channel is Channel.EMAIL else recipient.notify_by_sms):
        return Objection.CHANNEL_OFF
    reachable = bool(recipient.email) if channel is Channel.EMAIL else is_mobile(recipient.phone_number)
    return None if reachable else Objection.NO_ADDRESS
