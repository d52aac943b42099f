"""What became of an appointment's messages, for agents (RCT-01, RCT-02)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ..domain.appointments import Appointment, Event
from ..domain.errors import NotFound
from ..domain.messages import MessageJob, MessageMark, MessageState, MessageStep, recipient_of
from ..domain.people import Channel, User
from ..domain.receipts import Summary, summary_of
from ..ids import Keyring
from ..ports import Clock, Records, UserKey
from .addresses import address_key_of
from .relaying import jobs_owed
from .sending import mark_key


@dataclass(frozen=True, slots=True)
class TimelineMessage:
    """One message and what became of it, oldest step first.

    `to` is the address or number that it went to; empty where it went nowhere, or where the person has another one by
    now (what was sent is kept by its keyed hash only). `mark` is None while no sender has taken it up.
    """

    job: MessageJob
    state: MessageState
    steps: tuple[MessageStep, ...]
    mark: MessageMark | None
    to: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All messages of an appointment, oldest first, and RCT-02's word for them."""

    appointment_id: str
    time_zone: str
    summary: Summary | None
    messages: tuple[TimelineMessage, ...]


def messages_of(records: Records, clock: Clock, keyring: Keyring, appointment_id: str) -> Timeline:
    """The messages that the appointment's events owed and what is known of each: one Query and at most two reads.

    Raises NotFound for an unknown appointment.
    """
    return timeline_of(records, clock, keyring, records.story(appointment_id))


def timeline_of(
    records: Records, clock: Clock, keyring: Keyring, story: Sequence[Appointment | Event | MessageMark]
) -> Timeline:
    """The same of a story that was read: at most two reads."""
    appointment = next((one for one in story if isinstance(one, Appointment)), None)
    if appointment is None:
        raise NotFound
    events = sorted((one for one in story if isinstance(one, Event)), key=lambda one: (one.at, one.version))
    marks = {mark_key(one.job): one for one in story if isinstance(one, MessageMark)}
    owed = {mark_key(job): (job, event.at) for event in events for job in jobs_owed(event)}
    # What was told by the other channel instead is owed by no event: it stands beside what it stands for.
    at = {(job.reference, job.kind): since for job, since in owed.values()}
    for key, mark in marks.items():
        owed.setdefault(key, (mark.job, at.get((mark.job.reference, mark.job.kind), mark.at)))
    users = _users(records, [job.user_id for job, _ in owed.values() if job.user_id])
    messages = [_message(job, since, marks.get(key), clock.now(), users, keyring) for key, (job, since) in owed.items()]
    messages.sort(key=lambda one: (one.steps[0].at, one.job.reference, one.job.channel))
    return Timeline(appointment.id, appointment.time_zone, summary_of(marks.values()), tuple(messages))


def _message(
    job: MessageJob,
    since: datetime,
    mark: MessageMark | None,
    now: datetime,
    users: dict[str, User],
    keyring: Keyring,
) -> TimelineMessage:
    queued = MessageStep(MessageState.QUEUED, since)
    if mark is None:
        if job.not_after <= now:
            # Nobody took it up, and nobody will: the reconciler is about to say so.
            steps = (queued, MessageStep(MessageState.EXPIRED, job.not_after))
            return TimelineMessage(job, MessageState.EXPIRED, steps, None, "")
        return TimelineMessage(job, MessageState.QUEUED, (queued,), None, "")
    # Being in a sender's hands is a matter of seconds, and no news to an agent.
    state = MessageState.QUEUED if mark.state is MessageState.SENDING else mark.state
    return TimelineMessage(job, state, (queued, *mark.steps), mark, _address(mark, users, keyring))


def _address(mark: MessageMark, users: dict[str, User], keyring: Keyring) -> str:
    """The recipient's present address, if it is the one that the message went to."""
    about = users.get(mark.job.user_id)
    if about is None or not mark.address_key:
        return ""
    reader = recipient_of(about, users)
    address = reader.email if mark.job.channel is Channel.EMAIL else reader.phone_number
    return address if address_key_of(keyring, mark.job.channel, address) == mark.address_key else ""


def _users(records: Records, ids: list[str]) -> dict[str, User]:
    """Those users and their responsibles."""
    users: dict[str, User] = {}
    wanted = set(ids)
    for _ in range(2):
        missing = [UserKey(one) for one in sorted(wanted - users.keys())]
        if missing:
            users |= {one.id: one for one in records.read(missing).values() if isinstance(one, User)}
        wanted = {one.responsible_id for one in users.values() if one.responsible_id}
    return users
