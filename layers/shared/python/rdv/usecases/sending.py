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
from ..domain.appointments import Appointment, Event, family_of
from ..domain.errors import NotFound
from ..domain.messages import (
    LEASE,
    LOST_ANSWERS,
    AccountNotice,
    AppointmentNotice,
    CodeNotice,
    MessageJob,
    MessageKind,
    MessageMark,
    MessageState,
    Notice,
    Objection,
    objection,
    recipient_of,
)
from ..domain.people import CodeRequest, ContactCode, User
from ..ids import Keyring
from ..ports import (
    AccountMailKey,
    AnswerLost,
    AppointmentKey,
    Clock,
    CodeKey,
    CodeRequestKey,
    Conflict,
    Directory,
    Entity,
    EventKey,
    Key,
    MarkKey,
    ProviderDown,
    ProviderRefused,
    Put,
    Records,
    UserKey,
)


class MessageInHand(Exception):
    """Another worker is sending this message: look again after its lease."""


class Parcel(Protocol):
    """A composed message, ready to go."""

    @property
    def segments(self) -> int:
        """What an SMS is billed; 0 for an e-mail."""
        ...

    def send(self) -> str:
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

    def marked(self, state: MessageState, reason: str = "", *, segments: int = 0) -> MessageMark:
        """The next version of the mark."""
        before = self.mark
        return MessageMark(
            job=self.job,
            state=state,
            version=before.version + 1 if before else 1,
            at=self.now,
            lease_until=self.now + LEASE,
            attempts=before.attempts + 1 if before else 1,
            reason=reason,
            segments=segments,
            lost_answers=_lost_answers(before),
        )


def mark_key(job: MessageJob) -> MarkKey:
    """Where the delivery mark of a job is kept."""
    return MarkKey(job.subject_id, job.reference, job.kind, job.user_id, job.channel)


def deliver(
    records: Records, directory: Directory, courier: Courier, clock: Clock, keyring: Keyring, job: MessageJob
) -> MessageMark:
    """Send the job's message unless it was sent, is no longer true or no longer helps; returns its closed mark.

    Raises MessageInHand while another worker has it, ProviderDown when the provider does not take it, Unavailable
    when the store does not answer: the queue is to hand the job out again. Raises NotFound for a job of something
    that never was: only a person can tell why.
    """
    case = _take_up(records, clock, job)
    before = case.mark
    if before and before.state.is_final:
        return before
    if before and before.state is MessageState.SENDING and case.now < before.lease_until:
        raise MessageInHand
    if _lost_answers(before) >= LOST_ANSWERS:
        return _write(records, case, case.marked(MessageState.FAILED, "answer_lost"))
    if case.now > job.not_after:
        return _write(records, case, case.marked(MessageState.EXPIRED, before.reason if before else ""))
    if job.kind.is_of_account:
        notice = _notice_of_account(keyring, case)
    elif job.kind is MessageKind.CONTACT_CODE:
        notice = _notice_of_code(directory, keyring, case)
    else:
        notice = _notice_of_appointment(records, directory, keyring, case)
    if isinstance(notice, Objection):
        return _write(records, case, case.marked(MessageState.SKIPPED, notice))
    parcel = courier.compose(notice)
    claimed = _write(records, case, case.marked(MessageState.SENDING, segments=parcel.segments))
    return _send(records, clock, parcel, replace(case, mark=claimed), claimed)


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
    return (
        AppointmentKey(job.subject_id),
        _event_key(job),
        UserKey(job.user_id),
    )


def _event_key(job: MessageJob) -> EventKey:
    return EventKey(job.subject_id, int(job.reference), job.event or job.kind)


def _lost_answers(mark: MessageMark | None) -> int:
    """Sends whose outcome nobody knows; a mark left SENDING is one more."""
    if mark is None:
        return 0
    return mark.lost_answers + (mark.state is MessageState.SENDING)


def _write(records: Records, case: _Case, mark: MessageMark) -> MessageMark:
    """Store the mark in place of the one that was read. Raises MessageInHand when somebody was faster."""
    try:
        records.commit([Put(mark_key(case.job), mark, expected_version=case.mark.version if case.mark else 0)])
    except Conflict as conflict:
        raise MessageInHand from conflict
    return mark


def _send(records: Records, clock: Clock, parcel: Parcel, case: _Case, claimed: MessageMark) -> MessageMark:
    def close(state: MessageState, reason: str = "", provider_message_id: str = "", lost: int = 0) -> MessageMark:
        closed = replace(
            claimed,
            state=state,
            version=claimed.version + 1,
            at=clock.now(),
            reason=reason,
            provider_message_id=provider_message_id,
            lost_answers=claimed.lost_answers + lost,
        )
        return _write(records, case, closed)

    try:
        message_id = parcel.send()
    except ProviderRefused as refusal:
        return close(MessageState.FAILED, refusal.code)
    except AnswerLost as silence:
        if claimed.lost_answers + 1 >= LOST_ANSWERS:
            return close(MessageState.FAILED, "answer_lost", lost=1)
        close(MessageState.QUEUED, silence.code, lost=1)
        raise
    except ProviderDown as outage:
        close(MessageState.QUEUED, outage.code)
        raise
    return close(MessageState.SENT, provider_message_id=message_id)


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


def _notice_of_appointment(
    records: Records, directory: Directory, keyring: Keyring, case: _Case
) -> AppointmentNotice | Objection:
    job = case.job
    appointment = case.facts.get(AppointmentKey(job.subject_id))
    event = case.facts.get(_event_key(job))
    if not isinstance(event, Event):
        raise NotFound
    if not isinstance(appointment, Appointment):
        return Objection.GONE
    offer = directory.offer(appointment.motif_id)
    if offer is None:
        raise NotFound
    users = _users(records, case, appointment)
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
    )


def _users(records: Records, case: _Case, appointment: Appointment) -> dict[str, User]:
    """The participants (of a group, the family's) and their responsibles by id.

    One round trip more only where there are others.
    """
    users = {one.id: one for one in case.facts.values() if isinstance(one, User)}
    wanted = {one.user_id for one in family_of(appointment, case.job.user_id)}
    for _ in range(2):
        missing = [UserKey(user_id) for user_id in sorted(wanted - users.keys())]
        if missing:
            users |= {one.id: one for one in records.read(missing).values() if isinstance(one, User)}
        wanted = {one.responsible_id for one in users.values() if one.responsible_id}
    return users
