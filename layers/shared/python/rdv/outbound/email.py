"""E-mail through Amazon SES (API v2), as complete MIME messages."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from ..domain.messages import MessageJob
from . import aws


class SesMail:
    """`ports.MailGateway` on SES. The message brings its own From and To.

    `configuration_set` names what SES reports of each message, and to whom.
    """

    def __init__(self, configuration_set: str) -> None:
        self._configuration_set = configuration_set
        # A repeated call is a repeated e-mail: see `SnsSms`.
        self._client: Any = aws.client("sesv2", attempts=1)

    def send(self, message: EmailMessage, job: MessageJob) -> str:
        """`ports.MailGateway.send`. The job's name travels as tags: reports find its mark, even when no answer came."""
        recipients = [address.addr_spec for address in message["To"].addresses]
        sender = message["From"].addresses[0].addr_spec
        with aws.provider_errors():
            answer = self._client.send_email(
                FromEmailAddress=sender,
                Destination={"ToAddresses": recipients},
                Content={"Raw": {"Data": message.as_bytes()}},
                ConfigurationSetName=self._configuration_set,
                EmailTags=[{"Name": name, "Value": value} for name, value in tags_of(job).items()],
            )
        return str(answer["MessageId"])


def tags_of(job: MessageJob) -> dict[str, str]:
    """What names the job's mark; a tag without a value is refused. `rdv.domain.receipts.MessageName` reads it."""
    tags = {
        "kind": str(job.kind),
        "subject_id": job.subject_id,
        "reference": job.reference,
        "person_id": job.user_id or job.agent_id,
    }
    return {name: value for name, value in tags.items() if value}
