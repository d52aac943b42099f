"""How SES and SNS report what became of a message, read at their edge.

SES writes events through a topic; SNS writes lines into two log groups, which come zipped. Both carry addresses and
texts of strangers: only codes of ours go further, and a line of SNS's is reduced to what is needed before it waits on a
queue.
"""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from rdv.domain.messages import MessageKind
from rdv.domain.people import Channel
from rdv.domain.receipts import MessageName, Outcome, Receipt

# What SNS answers of a number (its documentation's list): whose fault it is, and our word for it.
# https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html
_SMS_ANSWERS = {
    "invalid phone number": (Outcome.BOUNCED, "invalid_number"),
    "phone has blocked sms": (Outcome.BOUNCED, "blocked_by_phone"),
    "phone is on a blocked list": (Outcome.BOUNCED, "blocked_number"),
    "destination is on a blocked list": (Outcome.BOUNCED, "blocked_number"),
    "phone number is opted out": (Outcome.BOUNCED, "opted_out"),
    "message body is invalid": (Outcome.REJECTED, "invalid_text"),
    "blocked as spam by phone carrier": (Outcome.REJECTED, "spam"),
    "phone carrier has blocked this message": (Outcome.REJECTED, "blocked_by_carrier"),
    "this delivery would exceed max price": (Outcome.REJECTED, "too_expensive"),
    "phone carrier is currently unreachable/unavailable": (Outcome.UNREACHED, "carrier_unreachable"),
    "phone is currently unreachable/unavailable": (Outcome.UNREACHED, "phone_unreachable"),
    "unknown error attempting to reach phone": (Outcome.UNREACHED, "unknown"),
}
_STRICT = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)


class SmsReport(BaseModel):
    """What is kept of a line of SNS's delivery logs."""

    model_config = _STRICT

    sms_message_id: str = Field(min_length=1, max_length=100)
    outcome: Outcome
    at: AwareDatetime
    reason: str = Field(max_length=64)

    def to_receipt(self) -> Receipt:
        """The domain's receipt."""
        at: datetime = self.at
        return Receipt(Channel.SMS, self.sms_message_id, self.outcome, at, self.reason)


class _Notification(BaseModel):
    model_config = _STRICT

    messageId: str = Field(min_length=1, max_length=100)


class _Delivery(BaseModel):
    model_config = _STRICT

    providerResponse: str = ""


class SmsLogLine(BaseModel):
    """A line of SNS's delivery logs for direct publications to phone numbers."""

    model_config = _STRICT

    notification: _Notification
    delivery: _Delivery
    status: Literal["SUCCESS", "FAILURE"]

    def report(self, at: datetime) -> SmsReport:
        """The line without the number, the operator and the price."""
        outcome, reason = Outcome.DELIVERED, ""
        if self.status == "FAILURE":
            answer = self.delivery.providerResponse.strip().rstrip(".").lower()
            outcome, reason = _SMS_ANSWERS.get(answer, (Outcome.UNREACHED, "unknown"))
        return SmsReport(sms_message_id=self.notification.messageId, outcome=outcome, at=at, reason=reason)


class _LogEvent(BaseModel):
    model_config = _STRICT

    timestamp: int
    message: str


class _LogBatch(BaseModel):
    model_config = _STRICT

    messageType: str
    logEvents: list[_LogEvent]


def sms_reports(data: str) -> tuple[list[SmsReport], int]:
    """The reports of a CloudWatch Logs subscription's payload (gzip in base64), and how many lines were none.

    A line that nobody understands must not keep the others back. Raises ValueError when the payload is none.
    """
    batch = _LogBatch.model_validate_json(gzip.decompress(b64decode(data)))
    reports: list[SmsReport] = []
    if batch.messageType != "DATA_MESSAGE":
        # CloudWatch asks from time to time whether anybody listens.
        return reports, 0
    for one in batch.logEvents:
        try:
            line = SmsLogLine.model_validate_json(one.message)
        except ValueError:
            continue
        reports.append(line.report(datetime.fromtimestamp(one.timestamp / 1000, UTC)))
    return reports, len(batch.logEvents) - len(reports)


def logs_of_dead_letter(body: str) -> str | None:
    """The payload of an invocation by CloudWatch that failed, as Lambda lays it in the dead letters; else None."""
    plain: Any = json.loads(body)
    match plain:
        case {"requestPayload": {"awslogs": {"data": str(data)}}}:
            return data
        case _:
            return None


class _Mail(BaseModel):
    model_config = _STRICT

    messageId: str = Field(min_length=1, max_length=100)
    timestamp: AwareDatetime
    tags: dict[str, list[str]] = {}


class _Detail(BaseModel):
    """What SES says of a delivery, a bounce, a complaint or a rejection."""

    model_config = _STRICT

    timestamp: AwareDatetime | None = None
    bounceType: str = ""
    bounceSubType: str = ""
    complaintFeedbackType: str | None = None


class MailEvent(BaseModel):
    """An event of SES's configuration set.

    https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
    """

    model_config = _STRICT

    eventType: Literal["Delivery", "Bounce", "Complaint", "Reject"]
    mail: _Mail
    delivery: _Detail = _Detail()
    bounce: _Detail = _Detail()
    complaint: _Detail = _Detail()

    def to_receipt(self) -> Receipt:
        """The domain's receipt."""
        outcome, reason, detail = self._judged()
        at: datetime = detail.timestamp or self.mail.timestamp
        return Receipt(Channel.EMAIL, self.mail.messageId, outcome, at, reason, self._name())

    def _judged(self) -> tuple[Outcome, str, _Detail]:
        match self.eventType:
            case "Delivery":
                return Outcome.DELIVERED, "", self.delivery
            case "Complaint":
                return Outcome.COMPLAINED, _code("complaint", self.complaint.complaintFeedbackType), self.complaint
            case "Reject":
                return Outcome.REJECTED, "rejected", _Detail()
            case "Bounce":
                hard = self.bounce.bounceType == "Permanent"
                reason = _code("bounce", self.bounce.bounceSubType)
                return Outcome.BOUNCED if hard else Outcome.UNREACHED, reason, self.bounce

    def _name(self) -> MessageName | None:
        """The message's own tags; None for a message that carries others."""
        tags = {name: values[0] for name, values in self.mail.tags.items() if values}
        try:
            kind = MessageKind(tags.get("kind", ""))
        except ValueError:
            return None
        if "subject_id" not in tags or "reference" not in tags:
            return None
        return MessageName(kind, tags["subject_id"], tags["reference"], tags.get("person_id", ""))


def _code(*words: str | None) -> str:
    """SES's words as one code: `bounce_no_email`."""
    spelled = (re.sub(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+", "_", word).lower() for word in words if word)
    return "_".join(spelled)[:64]


def receipt_of(body: str) -> Receipt:
    """The receipt of a body on the reports' queue. Raises ValueError when it is none."""
    plain: Any = json.loads(body)
    model = SmsReport if isinstance(plain, dict) and "sms_message_id" in plain else MailEvent
    return model.model_validate(plain).to_receipt()
