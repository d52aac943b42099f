"""The only place of this function that constructs things; each handler builds what it needs, once a process.

What only one handler needs is imported where it is built: the relay and the sweep load no template engine, and each
sender is spared the other's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from rdv.clock import system_clock
from rdv.domain.messages import MessageJob, MessageMark
from rdv.domain.people import Channel
from rdv.domain.receipts import Receipt
from rdv.ids import Keyring
from rdv.ports import Clock, JobQueue, Records
from rdv.settings import (
    IdentitySettings,
    MessageSettings,
    QueueSettings,
    ReceiptQueueSettings,
    ReportSettings,
    TableSettings,
)
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.receiving import receive
from rdv.usecases.sending import Courier, deliver

type Deliver = Callable[[MessageJob], MessageMark]
type Delay = Callable[[str, str, int], None]
type Receive = Callable[[Receipt], MessageMark | None]
type Forward = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Relay:
    """What the relay works with."""

    queue: JobQueue
    clock: Clock


@dataclass(frozen=True, slots=True)
class Sender:
    """What a sender works with; `delay` puts a failed message out of sight for some seconds."""

    channel: Channel
    deliver: Deliver
    delay: Delay
    clock: Clock


@dataclass(frozen=True, slots=True)
class Receiver:
    """What the reports' handler works with; `forward` puts bodies on its own queue, `delay` puts one out of sight."""

    receive: Receive
    forward: Forward
    delay: Delay
    clock: Clock


@dataclass(frozen=True, slots=True)
class Reconciler:
    """What the reconciler works with."""

    records: Records
    queue: JobQueue
    clock: Clock


@dataclass(frozen=True, slots=True)
class Sweeper:
    """What the sweep works with."""

    records: Records
    clock: Clock


@cache
def relay() -> Relay:
    """The relay: it reads no table."""
    return Relay(_queue(), system_clock)


@cache
def sms_sender() -> Sender:
    """The sender of the SMS queue."""
    from rdv.outbound.sms import SnsSms  # noqa: PLC0415

    from .couriers import SmsCourier  # noqa: PLC0415

    return _sender(Channel.SMS, SmsCourier(SnsSms(), MessageSettings.read()))


@cache
def email_sender() -> Sender:
    """The sender of the e-mail queue."""
    from rdv.outbound.email import SesMail  # noqa: PLC0415

    from .couriers import EmailCourier  # noqa: PLC0415

    mail = SesMail(ReportSettings.read().mail_configuration_set)
    return _sender(Channel.EMAIL, EmailCourier(mail, MessageSettings.read()))


@cache
def receiver() -> Receiver:
    """What takes in the providers' reports."""
    from rdv.outbound.queues import SqsDelays, SqsReports  # noqa: PLC0415

    records, queue = _records(), _queue()
    reports = SqsReports(ReceiptQueueSettings.read().receipts_queue_url)
    return Receiver(
        lambda receipt: receive(records, queue, system_clock, receipt),
        reports.forward,
        SqsDelays().delay,
        system_clock,
    )


@cache
def reconciler() -> Reconciler:
    """The hourly reconciler."""
    return Reconciler(_records(), _queue(), system_clock)


@cache
def sweeper() -> Sweeper:
    """The reminder sweep."""
    return Sweeper(_records(), system_clock)


def _sender(channel: Channel, courier: Courier) -> Sender:
    from rdv.outbound.queues import SqsDelays  # noqa: PLC0415

    records, keyring = _records(), Keyring(IdentitySettings.read().secret_key)
    directory, queue = DynamoDirectory(), _queue()
    return Sender(
        channel,
        lambda job: deliver(records, directory, courier, queue, system_clock, keyring, job),
        SqsDelays().delay,
        system_clock,
    )


def _queue() -> JobQueue:
    from rdv.outbound.queues import SqsJobs  # noqa: PLC0415

    settings = QueueSettings.read()
    return SqsJobs({Channel.SMS: settings.sms_queue_url, Channel.EMAIL: settings.email_queue_url})


def _records() -> Records:
    return DynamoRecords(connect(TableSettings.read()))
