"""What providers report of messages that they took: deliveries, bounces, complaints (spec 6.10).

Reports come late, twice and in any order. Each outcome has a rank, and a mark only ever goes up: whatever the order,
the same reports leave the same mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from .messages import Failure, MessageJob, MessageKind, MessageMark, MessageState
from .people import Channel

# A mailbox or a number that failed for good may be given to somebody else, or be opened again.
BOUNCE_REMEMBERED = timedelta(days=90)
# A report may overtake the mark that it is about; one that is older than this is about nothing of ours.
OVERTAKES = timedelta(minutes=15)
# How long a provider's message id can be looked up: SES reports bounces for days.
DISPATCH_KEPT = timedelta(days=30)


class Outcome(StrEnum):
    """What became of a message.

    BOUNCED: the address will never take one. REJECTED: this message never, the address is not to blame.
    UNREACHED: not this time. COMPLAINED: it arrived, and its reader called it unwanted.
    """

    DELIVERED = "delivered"
    BOUNCED = "bounced"
    REJECTED = "rejected"
    UNREACHED = "unreached"
    COMPLAINED = "complained"

    @property
    def failure(self) -> Failure | None:
        """How a message fails by it; None where it arrived."""
        match self:
            case Outcome.BOUNCED | Outcome.REJECTED:
                return Failure.PERMANENT
            case Outcome.UNREACHED:
                return Failure.TEMPORARY
            case Outcome.DELIVERED | Outcome.COMPLAINED:
                return None


@dataclass(frozen=True, slots=True)
class MessageName:
    """What names a message's mark beside its channel: an e-mail carries it as tags and brings it back."""

    kind: MessageKind
    subject_id: str
    reference: str
    person_id: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One report of a provider about one message. `reason` is a code; `name` is there where the message carried it."""

    channel: Channel
    provider_message_id: str
    outcome: Outcome
    at: datetime
    reason: str = ""
    name: MessageName | None = None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Which message a provider's message id stands for."""

    provider_message_id: str
    job: MessageJob
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class AddressState:
    """What is known of an address, by its keyed hash: when it failed for good, when its owner complained."""

    key: str
    version: int = 1
    bounced_at: datetime | None = None
    complained_at: datetime | None = None
    delivered_at: datetime | None = None

    def has_bounced(self, now: datetime) -> bool:
        """Whether it is not to be written to, for a while; a later delivery (of a code, say) proves it right again."""
        bounced = self.bounced_at
        if bounced is None or (self.delivered_at is not None and bounced <= self.delivered_at):
            return False
        return now < bounced + BOUNCE_REMEMBERED


def _rank(state: MessageState, failure: Failure | None) -> int:
    """Reports move a mark up only. What was given up, or never sent as far as we knew, may have arrived all the same."""
    match state:
        case MessageState.FAILED:
            return 4 if failure is Failure.PERMANENT else 2
        case MessageState.DELIVERED:
            # A server that took an e-mail may still return it.
            return 3
        case MessageState.QUEUED | MessageState.SENDING:
            # What waits for its next try is settled by an arrival alone.
            return 2
        case MessageState.SKIPPED | MessageState.EXPIRED:
            return 2
        case MessageState.SENT:
            return 1


def reported(mark: MessageMark, receipt: Receipt) -> MessageMark | None:
    """The mark after the report; None when it says nothing new. The transitions are those of decision 0105."""
    failure = receipt.outcome.failure
    state = MessageState.DELIVERED if failure is None else MessageState.FAILED
    if _rank(state, failure) <= _rank(mark.state, mark.failure):
        return None
    after = mark.become(state, receipt.at, receipt.reason, failure)
    return replace(after, provider_message_id=receipt.provider_message_id)


def address_after(known: AddressState | None, address_key: str, receipt: Receipt) -> AddressState | None:
    """What is known of the address after the report; None when it teaches nothing.

    A delivery is only remembered of an address that something is held against.
    """
    before = known or AddressState(address_key, version=0)
    match receipt.outcome:
        case Outcome.BOUNCED:
            after = replace(before, bounced_at=_later(before.bounced_at, receipt.at))
        case Outcome.COMPLAINED:
            after = replace(before, complained_at=_later(before.complained_at, receipt.at))
        case Outcome.DELIVERED if known is not None:
            after = replace(before, delivered_at=_later(before.delivered_at, receipt.at))
        case _:
            return None
    return None if after == before else replace(after, version=before.version + 1)


def _later(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else max(one, other)


def by_the_other_channel(job: MessageJob) -> MessageJob | None:
    """The job that tells the same by the other channel.

    None for a code, which proves the very address it goes to, and for agents, who are told by e-mail.
    """
    if job.kind is MessageKind.CONTACT_CODE or job.agent_id:
        return None
    return replace(job, channel=Channel.SMS if job.channel is Channel.EMAIL else Channel.EMAIL)


class Summary(StrEnum):
    """All messages of an appointment in a word (RCT-02)."""

    FAILURE = "failure"
    PROCESSED = "processed"


def summary_of(marks: Iterable[MessageMark]) -> Summary | None:
    """RCT-02: failure if any failed, processed if there is any, else nothing. What was skipped is no message."""
    states = {mark.state for mark in marks} - {MessageState.SKIPPED}
    if states & {MessageState.FAILED, MessageState.EXPIRED}:
        return Summary.FAILURE
    return Summary.PROCESSED if states else None
