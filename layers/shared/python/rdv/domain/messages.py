"""Messages: which are owed for an event, until when they help, and what state each is in (spec 6.1-6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .people import Channel


class MessageKind(StrEnum):
    """What a message tells; the `event` of the laptop's inbox."""

    CREATED = "created"
    UPDATED = "updated"
    CANCELLED = "cancelled"
    REMINDER = "reminder"
    CONTACT_CODE = "contact_code"


@dataclass(frozen=True, slots=True)
class MessageJob:
    """One message to one person by one channel, as it travels through a queue: references, no personal data.

    `subject_id` is an appointment's id, or a code's key; `reference` the event's version, or the code's nonce.
    `not_after`: later than this the message no longer helps and is not sent.
    """

    kind: MessageKind
    subject_id: str
    reference: str
    user_id: str
    channel: Channel
    not_after: datetime


class MessageState(StrEnum):
    """The truth about one message."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    SKIPPED = "skipped"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class MessageMark:
    """The delivery mark of one job: claimed before the send, closed after it (house rule 6).

    `lease_until`: while SENDING and before this instant another worker has it in hand.
    `reason` is a code (never text of a provider, which may carry an address).
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
