"""One job to one message, effectively once (house rule 6, spec 6.1-6.3).

    read mark and facts → decide → compose → claim the mark → provider → close the mark

The mark decides who sends: its first write wants no item, each later one the version that was read. What can fail:

- before the claim: nothing was sent, the queue hands the job out again;
- the provider is down: the mark goes back to QUEUED, the queue tries again later;
- the answer is lost, or the process dies between claim and close: nobody knows whether the message went out. After
  the lease one more send is made, so that nothing is lost; a second unknown outcome ends the message, so that
  nobody is written to three times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from ..domain.accounts import AccountMail
from ..domain.agents_told import agent_objection
from ..domain.appointments import Appointment, AuthorKind, Event, attending_ids, family_of
from ..domain.directory import Agent, Offer
from ..domain.errors import NotFound
from ..domain.messages import (
    LEASE,
    LOST_ANSWERS,
    AccountNotice,
    AgentNotice,
    AppointmentNotice,
    CodeNotice,
    Failure,
    MessageJob,
    MessageKind,
    MessageMark,
    MessageState,
    Notice,
    Objection,
    PlanNotice,
    objection,
    recipient_of,
)
from ..domain.people import Channel, CodeRequest, ContactCode, User
from ..domain.plan_changes import PlanChange, PlanKind, is_told
from ..domain.receipts import AddressState, Dispatch, by_the_other_channel
from ..domain.reminders import silent_until
from ..domain.sms_counts import month_of, shard_of
from ..ids import Keyring
from ..ports import (
    AccountMailKey,
    AddressKey,
    AnswerLost,
    AppointmentKey,
    Clock,
    CodeKey,
    CodeRequestKey,
    Conflict,
    Count,
    Directory,
    DispatchKey,
    Entity,
    EventKey,
    JobQueue,
    Key,
    MarkKey,
    PlanChangeKey,
    ProviderDown,
    ProviderRefused,
    Put,
    Records,
    SmsCountKey,
    UserKey,
    Write,
)
from .addresses import address_key_of


class MessageInHand(Exception):
    """Another worker is sending this message: look again after its lease."""


class Night(Exception):
    """A planned SMS that came late, into the silence of the night: it waits until `ends_at`."""

    def __init__(self, ends_at: datetime) -> None:
        super().__init__("night")
        self.ends_at = ends_at


class Parcel(Protocol):
    """A composed message, ready to go."""

    @property
    def to(self) -> str:
        """The address or number that it goes to."""
        ...

    @property
    def segments(self) -> int:
        """What an SMS is billed; 0 for an e-mail."""
        ...

    def send(self, job: MessageJob) -> str:
        """Hand it to the provider; returns its message id. Raises ProviderDown, AnswerLost, ProviderRefused."""
        ...


class Courier(Protocol):
    """One channel: knows how to write a notice for it and which provider takes it."""

    def compose(self, notice: Notice) -> Parcel:
        """The message, with nothing sent yet."""
        ...


@dataclass(frozen=True, slots=True)
class _Case:
    """What is known of a job when it is taken up: its mark as stored, and the facts that were read with it."""

    job: MessageJob
    mark: MessageMark | None
    facts: dict[Key, Entity]
    now: datetime

    def marked(
        self,
        state: MessageState,
        reason: str = "",
        *,
        failure: Failure | None = None,
        segments: int = 0,
        address_key: str = "",
    ) -> MessageMark:
        """The next version of the mark."""
        lease_until = self.now + LEASE
        before = self.mark or MessageMark(self.job, MessageState.QUEUED, 0, self.now, lease_until, attempts=0)
        return replace(
            before.become(state, self.now, reason, failure),
            lease_until=lease_until,
            attempts=before.attempts + 1,
            segments=segments,
            lost_answers=_lost_answers(before),
            address_key=address_key or before.address_key,
        )


def mark_key(job: MessageJob) -> MarkKey:
    """Where the delivery mark of a job is kept."""
    return MarkKey(job.subject_id, job.reference, job.kind, job.user_id or job.agent_id, job.channel)


def deliver(
    records: Records,
    directory: Directory,
    courier: Courier,
    queue: JobQueue,
    clock: Clock,
    keyring: Keyring,
    job: MessageJob,
) -> MessageMark:
    """Send the job's message unless it was sent, is no longer true or no longer helps; returns its closed mark.

    Where it cannot arrive, the other channel is asked to tell the same (`tell_otherwise`).

    Raises MessageInHand while another worker has it, Night where it has to wait for the morning, ProviderDown when the
    provider does not take it, Unavailable when the store does not answer: the queue is to hand the job out again.
    Raises NotFound for a job of something
    that never was: only a person can tell why.
    """
    case = _take_up(records, clock, job)
    before = case.mark
    if before and before.state.is_final:
        return before
    if before and before.state is MessageState.SENDING and case.now < before.lease_until:
        raise MessageInHand
    if _lost_answers(before) >= LOST_ANSWERS:
        tell_otherwise(queue, job)
        return _write(records, case, case.marked(MessageState.FAILED, "answer_lost", failure=Failure.TEMPORARY))
    if case.now > job.not_after:
        return _write(records, case, case.marked(MessageState.EXPIRED, before.reason if before else ""))
    if job.kind.is_of_account:
        notice = _notice_of_account(keyring, case)
    elif job.kind is MessageKind.CONTACT_CODE:
        notice = _notice_of_code(directory, keyring, case)
    elif job.kind.is_of_plan:
        notice = _notice_of_plan(directory, case)
    elif job.agent_id:
        notice = _notice_of_agent(records, directory, case)
    else:
        notice = _notice_of_appointment(records, directory, keyring, case)
    if isinstance(notice, Objection):
        return _write(records, case, case.marked(MessageState.SKIPPED, notice))
    if (dawn := _dawn(notice, case)) is not None:
        if dawn >= job.not_after:
            return _write(records, case, case.marked(MessageState.SKIPPED, Objection.NIGHT))
        raise Night(dawn)
    parcel = courier.compose(notice)
    address_key = address_key_of(keyring, job.channel, parcel.to)
    held_against = _held_against(records, case, address_key)
    if held_against is not None:
        tell_otherwise(queue, job)
        return _write(records, case, case.marked(MessageState.SKIPPED, held_against, address_key=address_key))
    claimed = _write(
        records, case, case.marked(MessageState.SENDING, segments=parcel.segments, address_key=address_key)
    )
    return _send(records, queue, clock, parcel, replace(case, mark=claimed), claimed, organisation_of(notice))


def _dawn(notice: Notice, case: _Case) -> datetime | None:
    """The end of the night that a planned SMS must not disturb; None when it may go (decision 0110)."""
    job = case.job
    if (
        job.kind is not MessageKind.REMINDER
        or job.channel is not Channel.SMS
        or not isinstance(notice, AppointmentNotice)
    ):
        return None
    if notice.event.author.kind is not AuthorKind.SYSTEM:
        return None
    return silent_until(case.now, notice.appointment.time_zone)


def tell_otherwise(queue: JobQueue, job: MessageJob) -> None:
    """Have the other channel tell what this one cannot; nothing happens where it has told it already.

    To be called before the mark is closed: a crash in between asks twice, which is once. The sender of that channel
    decides whether the person wants and can be told by it. Raises ProviderDown.
    """
    other = by_the_other_channel(job)
    if other is not None:
        queue.publish([other])


def _held_against(records: Records, case: _Case, address_key: str) -> Objection | None:
    """Why that address is not written to. A code goes to whoever has just asked for it there."""
    if case.job.kind is MessageKind.CONTACT_CODE:
        return None
    key = AddressKey(address_key)
    known = records.read([key]).get(key)
    if not isinstance(known, AddressState):
        return None
    if known.complained_at is not None:
        return Objection.COMPLAINED
    return Objection.ADDRESS_FAILED if known.has_bounced(case.now) else None


def _take_up(records: Records, clock: Clock, job: MessageJob) -> _Case:
    """The mark and the facts in one round trip."""
    key = mark_key(job)
    facts = records.read([key, *_fact_keys(job)])
    mark = facts.get(key)
    return _Case(job, mark if isinstance(mark, MessageMark) else None, facts, clock.now())


def _fact_keys(job: MessageJob) -> tuple[Key, ...]:
    if job.kind.is_of_account:
        return (AccountMailKey(job.subject_id, job.reference),)
    if job.kind is MessageKind.CONTACT_CODE:
        return (CodeRequestKey(job.subject_id, job.reference), CodeKey(job.subject_id))
    if job.kind.is_of_plan:
        return (_plan_key(job),)
    about: tuple[Key, ...] = () if job.agent_id else (UserKey(job.user_id),)
    return (AppointmentKey(job.subject_id), _event_key(job), *about)


def _plan_key(job: MessageJob) -> PlanChangeKey:
    return PlanChangeKey(job.agent_id, PlanKind(job.kind), job.subject_id, int(job.reference))


def _event_key(job: MessageJob) -> EventKey:
    return EventKey(job.subject_id, int(job.reference), job.event or job.kind)


def _lost_answers(mark: MessageMark | None) -> int:
    """Sends whose outcome nobody knows; a mark left SENDING is one more."""
    if mark is None:
        return 0
    return mark.lost_answers + (mark.state is MessageState.SENDING)


def _write(records: Records, case: _Case, mark: MessageMark, *others: Write) -> MessageMark:
    """Store the mark in place of the one that was read, and what else is to be so only with it.

    Raises MessageInHand when somebody was faster.
    """
    try:
        expected = case.mark.version if case.mark else 0
        records.commit([Put(mark_key(case.job), mark, expected_version=expected), *others])
    except Conflict as conflict:
        raise MessageInHand from conflict
    return mark


def _send(
    records: Records,
    queue: JobQueue,
    clock: Clock,
    parcel: Parcel,
    case: _Case,
    claimed: MessageMark,
    organisation_id: str,
) -> MessageMark:
    def close(
        state: MessageState,
        reason: str = "",
        *,
        failure: Failure | None = None,
        provider_message_id: str = "",
        lost: int = 0,
    ) -> MessageMark:
        closed = replace(
            claimed.become(state, clock.now(), reason, failure),
            provider_message_id=provider_message_id,
            lost_answers=claimed.lost_answers + lost,
        )
        return _write(records, case, closed, *_dispatched(closed), *_counted(closed, organisation_id))

    try:
        message_id = parcel.send(case.job)
    except ProviderRefused as refusal:
        tell_otherwise(queue, case.job)
        return close(MessageState.FAILED, refusal.code, failure=Failure.PERMANENT)
    except AnswerLost as silence:
        if claimed.lost_answers + 1 >= LOST_ANSWERS:
            tell_otherwise(queue, case.job)
            return close(MessageState.FAILED, "answer_lost", failure=Failure.TEMPORARY, lost=1)
        close(MessageState.QUEUED, silence.code, lost=1)
        raise
    except ProviderDown as outage:
        close(MessageState.QUEUED, outage.code)
        raise
    return close(MessageState.SENT, provider_message_id=message_id)


def _dispatched(closed: MessageMark) -> tuple[Put, ...]:
    """How the provider's reports will find the mark."""
    name = closed.provider_message_id
    return (Put(DispatchKey(name), Dispatch(name, closed.job, closed.at)),) if name else ()


def _counted(closed: MessageMark, organisation_id: str) -> tuple[Count, ...]:
    """What an SMS that was sent adds to its organisation's count of the month; once, because the mark closes once."""
    if closed.state is not MessageState.SENT or not closed.segments:
        return ()
    key = SmsCountKey(organisation_id, month_of(closed.at), shard_of(closed.job.subject_id))
    return (Count(key, messages=1, segments=closed.segments),)


def organisation_of(notice: Notice) -> str:
    """The id of the organisation that a message is sent for; empty for what the service sends in its own name."""
    match notice:
        case AccountNotice():
            return ""
        case PlanNotice():
            return notice.change.organisation_id
        case CodeNotice():
            return notice.organisation.id if notice.organisation else ""
        case _:
            return notice.offer.organisation.id


# --- facts ---------------------------------------------------------------------------------------------------------


def _notice_of_code(directory: Directory, keyring: Keyring, case: _Case) -> CodeNotice | Objection:
    request = case.facts.get(CodeRequestKey(case.job.subject_id, case.job.reference))
    stored = case.facts.get(CodeKey(case.job.subject_id))
    if not isinstance(request, CodeRequest):
        return Objection.GONE
    code = keyring.code(request.key, request.nonce)
    if not isinstance(stored, ContactCode) or stored.code_hash != keyring.code_hash(request.key, code):
        # A newer code was asked for (or this one was used): the old digits would only mislead.
        return Objection.REPLACED
    organisation = directory.organisation(request.organisation_id) if request.organisation_id else None
    if organisation is None and request.organisation_id:
        raise NotFound
    return CodeNotice(request, organisation, code, case.now)


def _notice_of_account(keyring: Keyring, case: _Case) -> AccountNotice | Objection:
    mail = case.facts.get(AccountMailKey(case.job.subject_id, case.job.reference))
    if not isinstance(mail, AccountMail):
        return Objection.GONE
    return AccountNotice(mail, keyring.account_token(mail.key, mail.nonce), case.now)


def _notice_of_plan(directory: Directory, case: _Case) -> PlanNotice | Objection:
    change = case.facts.get(_plan_key(case.job))
    recipient = directory.agent(case.job.agent_id)
    if not isinstance(change, PlanChange) or recipient is None or recipient.deleted_at is not None:
        return Objection.GONE
    if not is_told(change, recipient):
        return Objection.LEVEL
    return PlanNotice(change, recipient, case.now) if recipient.email else Objection.NO_ADDRESS


def _notice_of_appointment(
    records: Records, directory: Directory, keyring: Keyring, case: _Case
) -> AppointmentNotice | Objection:
    job, event = case.job, _event(case)
    appointment = case.facts.get(AppointmentKey(job.subject_id))
    if not isinstance(appointment, Appointment):
        return Objection.GONE
    offer = _offer(directory, appointment)
    users = _users(records, case, {one.user_id for one in family_of(appointment, job.user_id)})
    reason = objection(job, event, appointment, offer.motif.visibility, users, case.now)
    if reason is not None:
        return reason
    participant = users[job.user_id]
    recipient = recipient_of(participant, users)
    return AppointmentNotice(
        kind=job.kind,
        event=event,
        appointment=appointment,
        offer=offer,
        users=users,
        participant=participant,
        recipient=recipient,
        link_token=keyring.link_token(appointment.id, recipient.id, appointment.link_generation),
        now=case.now,
        agents=_agents(directory, appointment) if offer.motif.follow_up else (),
    )


def _notice_of_agent(records: Records, directory: Directory, case: _Case) -> AgentNotice | Objection:
    job, event = case.job, _event(case)
    appointment = case.facts.get(AppointmentKey(job.subject_id))
    if not isinstance(appointment, Appointment):
        return Objection.GONE
    recipient = directory.agent(job.agent_id)
    reason = agent_objection(job, event, appointment, recipient, case.now)
    if reason is not None:
        return reason
    if recipient is None:
        return Objection.GONE
    return AgentNotice(
        kind=job.kind,
        event=event,
        appointment=appointment,
        offer=_offer(directory, appointment),
        users=_users(records, case, {*attending_ids(appointment), *event.user_ids}),
        agents=_agents(directory, appointment),
        recipient=recipient,
        now=case.now,
    )


def _event(case: _Case) -> Event:
    event = case.facts.get(_event_key(case.job))
    if not isinstance(event, Event):
        raise NotFound
    return event


def _offer(directory: Directory, appointment: Appointment) -> Offer:
    offer = directory.offer(appointment.motif_id)
    if offer is None:
        raise NotFound
    if appointment.single_use is None:
        return offer
    # The others stay: a change is told with the place that it was at before.
    return replace(offer, locations=(*offer.locations, appointment.single_use))


def _agents(directory: Directory, appointment: Appointment) -> tuple[Agent, ...]:
    """The appointment's agents, as far as the Directory knows them, sorted."""
    known = [agent for one in appointment.agent_ids if (agent := directory.agent(one)) is not None]
    return tuple(sorted(known, key=lambda agent: (agent.last_name, agent.first_name, agent.id)))


def _users(records: Records, case: _Case, wanted: set[str]) -> dict[str, User]:
    """The users and their responsibles by id (of a group, for its users, the family's only).

    One round trip more only where there are others than the job's own.
    """
    users = {one.id: one for one in case.facts.values() if isinstance(one, User)}
    for _ in range(2):
        missing = [UserKey(user_id) for user_id in sorted(wanted - users.keys())]
        if missing:
            users |= {one.id: one for one in records.read(missing).values() if isinstance(one, User)}
        wanted = {one.responsible_id for one in users.values() if one.responsible_id}
    return users
