"""What SES and SNS would report of the laptop's messages, and their outages, played by hand.

`stack.reports` is the one `ProviderReports` of a running service:

    reports.sent()                          -> [SentMessage], newest first: what the providers have taken
    reports.report(provider_message_id, Played.BOUNCED)
    reports.outage("sms", down=True)        -> that channel's provider answers 503 until `down=False`
    reports.down                            -> the channels whose provider is down: frozenset({"sms"})

`CapturedMessage`s of the inbox are joined by `sent_id_of(call)`, the provider's id in the answer of the observed call.
A report travels as it does in AWS: SES's event is published on the template's topic and comes through its queue, SNS's
log line is zipped and handed to the function that the template subscribes to the log group. It is taken in when the
pumps next run (at once, in the background; or `stack.pumps.drain()`).
"""

from __future__ import annotations

import base64
import gzip
import json
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import boto3

from rdv.clock import system_clock

from .aws import ACCOUNT_ID, Aws, Call
from .functions import Functions
from .resources import Expanded

# The service that takes each channel's messages, by the name that moto gives it.
PROVIDERS = {"sms": "sns", "email": "sesv2"}


class Played(StrEnum):
    """What can be reported. An SMS knows no complaint: its reader answers STOP, which is a bounce."""

    DELIVERED = "delivered"
    BOUNCED = "bounced"
    UNREACHED = "unreached"
    REJECTED = "rejected"
    COMPLAINED = "complained"


class CannotBePlayed(ValueError):
    """Nobody sent that message, or its provider has no such report."""


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message that a provider took. `tags` are those that an e-mail carries."""

    provider_message_id: str
    channel: str
    to: str
    sent_at: str
    tags: Mapping[str, str] = field(default_factory=dict[str, str])


# What SNS's logs say of an SMS, and what SES says of an e-mail.
_SMS_ANSWERS = {
    Played.DELIVERED: "Message has been accepted by phone",
    Played.BOUNCED: "Invalid phone number",
    Played.UNREACHED: "Phone is currently unreachable/unavailable",
    Played.REJECTED: "Blocked as spam by phone carrier",
}
_BOUNCES = {Played.BOUNCED: ("Permanent", "NoEmail"), Played.UNREACHED: ("Transient", "MailboxFull")}


class ProviderReports:
    """Watches AWS for what providers take, and plays what they would report of it."""

    def __init__(self, aws: Aws) -> None:
        self._aws = aws
        self._lock = threading.Lock()
        self._sent: dict[str, SentMessage] = {}
        self._topic = ""
        self._hand_over: Callable[[Mapping[str, Any]], object] = lambda event: None

    def bind(self, expanded: Expanded, functions: Functions, function_id: Callable[[str], str]) -> None:
        """Learn from the template whom the providers report to. `function_id` reads a function's ARN."""
        destinations = expanded.of_type("AWS::SES::ConfigurationSetEventDestination").values()
        self._topic = next((one["EventDestination"]["SnsDestination"]["TopicARN"] for one in destinations), "")
        filters = expanded.of_type("AWS::Logs::SubscriptionFilter").values()
        arn = next((one["DestinationArn"] for one in filters), "")
        if arn:
            receiver = function_id(arn)
            self._hand_over = lambda event: functions.invoke(receiver, event)

    def observe(self, call: Call) -> None:
        """Remember what SNS or SES has just taken."""
        provider_message_id = sent_id_of(call)
        if not provider_message_id:
            return
        now = system_clock.now().isoformat(timespec="milliseconds")
        if call.service == "sns":
            sent = SentMessage(provider_message_id, "sms", call.request.form["PhoneNumber"], now)
        else:
            asked = json.loads(call.request.get_data())
            tags = {one["Name"]: one["Value"] for one in asked.get("EmailTags", ())}
            to = asked.get("Destination", {}).get("ToAddresses", [""])[0]
            sent = SentMessage(provider_message_id, "email", to, now, tags)
        with self._lock:
            self._sent[provider_message_id] = sent

    def sent(self) -> list[SentMessage]:
        """What the providers have taken, newest first."""
        with self._lock:
            return list(self._sent.values())[::-1]

    def clear(self) -> None:
        """Forget everything; both providers are up."""
        with self._lock:
            self._sent.clear()
        self._aws.down.difference_update(PROVIDERS.values())

    @property
    def down(self) -> frozenset[str]:
        """The channels whose provider is down."""
        return frozenset(channel for channel, service in PROVIDERS.items() if service in self._aws.down)

    def outage(self, channel: str, *, down: bool) -> None:
        """The provider of that channel (`sms` or `email`) goes down, or comes back. Raises CannotBePlayed."""
        if channel not in PROVIDERS:
            raise CannotBePlayed(f"no channel {channel}")
        change = self._aws.down.add if down else self._aws.down.discard
        change(PROVIDERS[channel])

    def report(self, provider_message_id: str, played: Played) -> None:
        """Have the message's provider report that of it, now. Raises CannotBePlayed."""
        with self._lock:
            sent = self._sent.get(provider_message_id)
        if sent is None:
            raise CannotBePlayed("no provider took such a message")
        if sent.channel == "email":
            boto3.client("sns").publish(TopicArn=self._topic, Message=json.dumps(_mail_event(sent, played)))
        else:
            self._hand_over({"awslogs": {"data": _zipped(_log_batch(sent, played))}})


def sent_id_of(call: Call) -> str:
    """The provider's id of the message that the call has sent; empty for any other call."""
    if call.status != 200:
        return ""
    match call.service, call.operation:
        case "sns", "Publish" if "PhoneNumber" in call.request.form:
            return call.answer.partition("<MessageId>")[2].partition("</MessageId>")[0]
        case "sesv2", "POST /v2/email/outbound-emails":
            return str(json.loads(call.answer)["MessageId"])
        case _:
            return ""


def _mail_event(sent: SentMessage, played: Played) -> dict[str, Any]:
    """An event of SES's configuration set, as the topic carries it."""
    now = system_clock.now().isoformat(timespec="milliseconds")
    recipient = {"emailAddress": sent.to}
    event: dict[str, Any] = {
        "mail": {
            "timestamp": sent.sent_at,
            "messageId": sent.provider_message_id,
            "destination": [sent.to],
            "sendingAccountId": ACCOUNT_ID,
            "tags": {name: [value] for name, value in sent.tags.items()},
        }
    }
    match played:
        case Played.DELIVERED:
            details = {"timestamp": now, "recipients": [sent.to], "smtpResponse": "250 2.6.0 Message received"}
            return {"eventType": "Delivery", **event, "delivery": details}
        case Played.BOUNCED | Played.UNREACHED:
            kind, detail = _BOUNCES[played]
            bounce = {"bounceType": kind, "bounceSubType": detail, "timestamp": now, "bouncedRecipients": [recipient]}
            return {"eventType": "Bounce", **event, "bounce": bounce}
        case Played.COMPLAINED:
            complaint = {"timestamp": now, "complainedRecipients": [recipient], "complaintFeedbackType": "abuse"}
            return {"eventType": "Complaint", **event, "complaint": complaint}
        case Played.REJECTED:
            return {"eventType": "Reject", **event, "reject": {"reason": "Bad content"}}


def _log_batch(sent: SentMessage, played: Played) -> dict[str, Any]:
    """A CloudWatch Logs subscription's payload with one line of SNS's delivery logs."""
    if played not in _SMS_ANSWERS:
        raise CannotBePlayed(f"an SMS is never {played}")
    now = system_clock.now()
    success = played is Played.DELIVERED
    line = {
        "notification": {"messageId": sent.provider_message_id, "timestamp": sent.sent_at},
        "delivery": {
            "phoneCarrier": "Opérateur du poste local",
            "destination": sent.to,
            "smsType": "Transactional",
            "providerResponse": _SMS_ANSWERS[played],
            "dwellTimeMs": 120,
        },
        "status": "SUCCESS" if success else "FAILURE",
    }
    return {
        "messageType": "DATA_MESSAGE",
        "owner": ACCOUNT_ID,
        "logGroup": f"sns/local/{ACCOUNT_ID}/DirectPublishToPhoneNumber{'' if success else '/Failure'}",
        "logStream": str(uuid.uuid4()),
        "subscriptionFilters": ["receipts"],
        "logEvents": [{"id": "1", "timestamp": int(now.timestamp() * 1000), "message": json.dumps(line)}],
    }


def _zipped(batch: Mapping[str, Any]) -> str:
    return base64.b64encode(gzip.compress(json.dumps(batch).encode())).decode()
