"""SMS through Amazon SNS (SMS-05, SMS-06)."""

from __future__ import annotations

import re
from typing import Any

from ..domain.messages import MessageJob
from . import aws

# What SNS and the operators take as a sender: 1 to 11 letters, digits or hyphens, a letter among them.
LONGEST_SENDER_ID = 11


class SnsSms:
    """`ports.SmsGateway` on SNS: one publication to one number."""

    def __init__(self) -> None:
        # A repeated publication is a repeated SMS: the queue retries, with the delivery mark, not the client.
        self._client: Any = aws.client("sns", attempts=1)

    def send(self, to: str, text: str, sender_id: str, job: MessageJob) -> str:
        """`ports.SmsGateway.send`. What it tells of travels as attributes; reports bring back its id alone."""
        attributes = {
            "AWS.SNS.SMS.SenderID": sns_sender_id(sender_id),
            "AWS.SNS.SMS.SMSType": "Transactional",
            "rdv.kind": job.kind,
            "rdv.subject_id": job.subject_id,
        }
        with aws.provider_errors():
            answer = self._client.publish(
                PhoneNumber=to,
                Message=text,
                MessageAttributes={
                    name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()
                },
            )
        return str(answer["MessageId"])


def sns_sender_id(sender_id: str) -> str:
    """A brand's sender id as SNS takes it: other characters left out (`RDV S.P.` becomes `RDVSP`), cut at 11.

    Raises ValueError when no letter is left.
    """
    taken = re.sub(r"[^A-Za-z0-9-]", "", sender_id)[:LONGEST_SENDER_ID]
    if not re.search(r"[A-Za-z]", taken):
        raise ValueError("a sender id needs a letter")
    return taken
