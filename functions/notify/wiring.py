"""The only place of this function that constructs things; each handler builds what it needs, once a process.

What only one handler needs is imported where it is built: the relay and the sweep load no template engine, and each
sender is spared the other's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rdv.clock import system_clock
from rdv.domain.messages import MessageJob, MessageMark
from rdv.domain.people import Channel
from rdv.ids import Keyring
from rdv.ports import Clock, JobQueue, Records
from rdv.settings import IdentitySettings, MessageSettings, QueueSettings, TableSettings
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.sending import Courier, deliver

type Deliver = Callable[[MessageJob], MessageMark]
type Delay = Callable[[str, str, int], None]


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
class Sweeper:
    """What the sweep works with."""

    records: Records
    clock: Clock


@cache
def relay() -> Relay:
    """The relay: it reads no table."""
    from rdv.outbound.queues import SqsJobs  # noqa: PLC0415

    settings = QueueSettings.read()
    queue = SqsJobs({Channel.SMS: settings.sms_queue_url, Channel.EMAIL: settings.email_queue_url})
    return Relay(queue, system_clock)


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

    return _sender(Channel.EMAIL, EmailCourier(SesMail(), MessageSettings.read()))


@cache
def sweeper() -> Sweeper:
    """The reminder sweep."""
    return Sweeper(_records(), system_clock)


def _sender(channel: Channel, courier: Courier) -> Sender:
    from rdv.outbound.queues import SqsDelays  # noqa: PLC0415

    records, keyring = _records(), Keyring(IdentitySettings.read().secret_key)
    directory = DynamoDirectory()
    return Sender(
        channel,
        lambda job: deliver(records, directory, courier, system_clock, keyring, job),
        SqsDelays().delay,
        system_clock,
    )


def _records() -> Records:
    return DynamoRecords(connect(TableSettings.read()))
