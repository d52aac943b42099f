"""E-mail through Amazon SES (API v2), as complete MIME messages."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from . import aws


class SesMail:
    """`ports.MailGateway` on SES. The message brings its own From and To."""

    def __init__(self) -> None:
        # A repeated call is a repeated e-mail: see `SnsSms`.
        self._client: Any = aws.client("sesv2", attempts=1)

    def send(self, message: EmailMessage, kind: str, subject_id: str) -> str:
        """`ports.MailGateway.send`. `kind` and `subject_id` travel as tags, for SES's delivery events."""
        recipients = [address.addr_spec for address in message["To"].addresses]
        sender = message["From"].addresses[0].addr_spec
        with aws.provider_errors():
            answer = self._client.send_email(
                FromEmailAddress=sender,
                Destination={"ToAddresses": recipients},
                Content={"Raw": {"Data": message.as_bytes()}},
                EmailTags=[{"Name": "kind", "Value": kind}, {"Name": "subject_id", "Value": subject_id}],
            )
        return str(answer["MessageId"])
