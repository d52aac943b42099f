"""What the service sent: every SMS that SNS took and every e-mail that SES took, as their recipients would see them."""

from __future__ import annotations

import base64
import email
import email.policy
import json
import threading
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from email.message import EmailMessage
from typing import Any

from rdv.clock import system_clock

from .aws import Call
from .provider_reports import sent_id_of

KIND_HEADER, SUBJECT_HEADER = "X-RDV-Kind", "X-RDV-Subject"
KIND_ATTRIBUTE, SUBJECT_ATTRIBUTE = "rdv.kind", "rdv.subject_id"
SENDER_ATTRIBUTE = "AWS.SNS.SMS.SenderID"
# What these tell of is no appointment.
WITHOUT_APPOINTMENT = frozenset({"contact_code"})
# All that is about accounts is one event.
ACCOUNT_PREFIX = "account_"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of an e-mail that is not its text: `text` is its content, decoded."""

    filename: str
    content_type: str
    text: str


@dataclass(frozen=True, slots=True)
class CapturedMessage:
    """One captured message. `sent_at` is the service's instant, ISO 8601; `event` the kind of message.

    `provider_message_id` is what the provider answered: its reports and the message's mark name it.
    """

    id: str
    channel: str
    to: str
    sender: str
    text: str
    event: str
    appointment_id: str | None
    sent_at: str
    subject: str | None = None
    html: str | None = None
    provider_message_id: str = ""
    attachments: tuple[Attachment, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The row of `GET /_local/messages`; what the channel does not have is left out."""
        row = {name: value for name, value in asdict(self).items() if value is not None or name == "appointment_id"}
        row["from"] = row.pop("sender")
        return row


class Inbox:
    """Captured messages, newest first. It watches AWS: the functions do not know."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._messages: list[CapturedMessage] = []

    def observe(self, call: Call) -> None:
        """Keep what SNS or SES just accepted."""
        if call.status != 200:
            return
        captured: list[CapturedMessage] = []
        match call.service, call.operation:
            case "sns", "Publish":
                captured = list(_sms(call))
            case "ses", "SendRawEmail":
                captured = list(_mail(base64.b64decode(call.request.form["RawMessage.Data"])))
            case "sesv2", "POST /v2/email/outbound-emails":
                content = json.loads(call.request.get_data())["Content"]
                captured = list(_mail(base64.b64decode(content["Raw"]["Data"])))
            case _:
                return
        provider_message_id = sent_id_of(call)
        with self._lock:
            self._messages.extend(replace(one, provider_message_id=provider_message_id) for one in captured)

    def messages(self, to: str | None = None) -> list[CapturedMessage]:
        """Newest first; only those to an address (e-mail, any case) or E.164 number when `to` is given."""
        with self._lock:
            newest_first = self._messages[::-1]
        wanted = to.strip().lower() if to else None
        return [message for message in newest_first if wanted is None or message.to == wanted]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._messages.clear()


def _captured(channel: str, to: str, sender: str, kind: str, subject_id: str, text: str) -> CapturedMessage:
    of_account = kind.startswith(ACCOUNT_PREFIX)
    return CapturedMessage(
        id=str(uuid.uuid4()),
        channel=channel,
        to=to.strip().lower(),
        sender=sender,
        text=text,
        event="account" if of_account else kind,
        appointment_id=None if of_account or kind in WITHOUT_APPOINTMENT else subject_id or None,
        sent_at=system_clock.now().isoformat(timespec="milliseconds"),
    )


def _sms(call: Call) -> Iterator[CapturedMessage]:
    """An SMS: a publication to a phone number; alarms go to topics and are none."""
    form = call.request.form
    if "PhoneNumber" in form:
        attributes = _attributes(form)
        yield _captured(
            "sms",
            form["PhoneNumber"],
            attributes.get(SENDER_ATTRIBUTE, ""),
            attributes.get(KIND_ATTRIBUTE, ""),
            attributes.get(SUBJECT_ATTRIBUTE, ""),
            form["Message"],
        )


def _attributes(form: Mapping[str, str]) -> dict[str, str]:
    """`MessageAttributes` of AWS's query protocol, name to text."""
    found: dict[str, str] = {}
    position = 1
    while name := form.get(f"MessageAttributes.entry.{position}.Name"):
        found[name] = form.get(f"MessageAttributes.entry.{position}.Value.StringValue", "")
        position += 1
    return found


def _mail(raw: bytes) -> Iterator[CapturedMessage]:
    """An e-mail, once for each of its addressees."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    bodies = [part for part in (text, html) if part is not None]
    attachments = tuple(
        _attachment(part)
        for part in message.walk()
        if not part.is_multipart() and all(part is not body for body in bodies)
    )
    for header in message.get_all("To", []):
        for address in header.addresses:
            captured = _captured(
                "email",
                address.addr_spec,
                str(message.get("From", "")),
                str(message.get(KIND_HEADER, "")),
                str(message.get(SUBJECT_HEADER, "")),
                text.get_content() if text else "",
            )
            yield replace(
                captured,
                subject=str(message.get("Subject", "")),
                html=html.get_content() if html else None,
                attachments=attachments,
            )


def _attachment(part: EmailMessage) -> Attachment:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    text = data.decode(part.get_content_charset() or "utf-8", "replace")
    return Attachment(part.get_filename() or "", part.get_content_type(), text)
