"""Message jobs through Amazon SQS: one queue per channel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import batched
from typing import Any

from ..domain.messages import MessageJob
from ..domain.people import Channel
from ..ports import ProviderDown, ProviderRefused
from . import aws

# What SQS takes in one call.
JOBS_A_CALL = 10


class SqsJobs:
    """`ports.JobQueue` on SQS."""

    def __init__(self, queue_urls: Mapping[Channel, str]) -> None:
        self._queue_urls = dict(queue_urls)
        # A job twice on a queue is one message all the same: the client may try again.
        self._client: Any = aws.client("sqs", attempts=3)

    def publish(self, jobs: Sequence[MessageJob]) -> None:
        """`ports.JobQueue.publish`: one call for each ten jobs of a channel."""
        for channel, queue_url in self._queue_urls.items():
            for some in batched((job for job in jobs if job.channel is channel), JOBS_A_CALL, strict=False):
                self._publish(queue_url, some)

    def _publish(self, queue_url: str, jobs: Sequence[MessageJob]) -> None:
        _put(self._client, queue_url, [body_of(job) for job in jobs])


def _put(client: Any, queue_url: str, bodies: Sequence[str]) -> None:
    entries = [{"Id": str(place), "MessageBody": body} for place, body in enumerate(bodies)]
    try:
        with aws.provider_errors():
            answer = client.send_message_batch(QueueUrl=queue_url, Entries=entries)
    except ProviderRefused as refusal:
        # Nothing that a body holds is a reason: the queue or the request is wrong, and nothing must be lost.
        raise ProviderDown(refusal.code) from refusal
    failed = answer.get("Failed", [])
    if failed:
        raise ProviderDown(str(failed[0].get("Code", "unknown")))


class SqsReports:
    """The providers' reports on their way to the queue where all of them wait."""

    def __init__(self, queue_url: str) -> None:
        self._queue_url = queue_url
        # A report twice says nothing new.
        self._client: Any = aws.client("sqs", attempts=3)

    def forward(self, bodies: Sequence[str]) -> None:
        """Put the bodies on the queue, ten a call. Raises ProviderDown when one was not accepted."""
        for some in batched(bodies, JOBS_A_CALL, strict=False):
            _put(self._client, self._queue_url, some)


class SqsDelays:
    """How long a message that failed stays out of sight before the next try."""

    def __init__(self) -> None:
        self._client: Any = aws.client("sqs", attempts=1)

    def delay(self, queue_arn: str, receipt_handle: str, seconds: int) -> None:
        """Hand the message out again after `seconds` (0 to 43,200). Raises ProviderDown when SQS does not take it."""
        account, name = queue_arn.split(":")[4:6]
        try:
            with aws.provider_errors():
                self._client.change_message_visibility(
                    QueueUrl=f"{self._client.meta.endpoint_url}/{account}/{name}",
                    ReceiptHandle=receipt_handle,
                    VisibilityTimeout=seconds,
                )
        except ProviderRefused as refusal:
            raise ProviderDown(refusal.code) from refusal


def body_of(job: MessageJob) -> str:
    """The job as JSON: its fields by name, the instant as ISO 8601."""
    return json.dumps(
        {
            "kind": job.kind,
            "subject_id": job.subject_id,
            "reference": job.reference,
            "user_id": job.user_id,
            "channel": job.channel,
            "not_after": job.not_after.isoformat(),
            "event": job.event,
            "agent_id": job.agent_id,
        }
    )
