"""Put dead letters back where they came from, once their cause is mended.

    make redrive                           the dead-letter queues of the laptop's service, and how much is in each
    make redrive QUEUE=SmsDeadLetters      put its letters back on the SMS queue
    make redrive QUEUE=… LIMIT=1           one letter first, to see whether the cause is mended
    make redrive QUEUE=… STACK=rdv         the same on AWS: the stack's name, the standard credentials (AWS_PROFILE…)

Without STACK the laptop's service is asked where its AWS is (PORT, 8080 by default). A letter that is put back is the
same job again: its delivery mark makes the message one, and a message that no longer helps expires instead of being
sent. So redriving twice, or while the reconciler runs, harms nobody.

Only queues that hold messages can be put back. The letters of a stream (RelayDeadLetters, ListDeadLetters,
PublishDeadLetters, MembershipDeadLetters) and of schedules (SweepDeadLetters, ReconcileDeadLetters) name a place or a
tick, and the service mends these by itself: the reconciler relays events without a message within the hour, the next
tick catches up, lists are refreshed every hour, the next change of a book or a person publishes or files all of it.
`DISCARD=1` removes such letters once they were read; each is printed, none holds personal data.

On AWS the caller needs, on the dead-letter queues and their sources: `sqs:ListQueues`, `sqs:GetQueueAttributes`,
`sqs:ListDeadLetterSourceQueues`, `sqs:ReceiveMessage`, `sqs:DeleteMessage`, `sqs:ChangeMessageVisibility` and
`sqs:SendMessage`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import boto3
import requests

LAPTOP = "http://127.0.0.1:8080"
LAPTOP_STACK = "rdv"
REGION = "eu-west-3"
SUFFIX = "DeadLetters"
# As long as a letter is out of sight while it is put back.
HIDDEN_SECONDS = 60
TIMEOUT_SECONDS = 10


class CannotRedrive(Exception):
    """Nothing can be put back; the text says why."""


@dataclass(frozen=True, slots=True)
class DeadLetters:
    """A dead-letter queue: its logical name, its address, where its letters came from (empty for a place or a tick)."""

    name: str
    url: str
    source_url: str
    count: int


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code: 1 when nothing could be done."""
    parser = argparse.ArgumentParser(prog="make redrive", description="Put dead letters back.")
    parser.add_argument("queue", nargs="?", default="", help="a dead-letter queue's name in template.yaml")
    parser.add_argument("--stack", default="", help="a stack on AWS; without it, the laptop's service")
    parser.add_argument("--url", default=LAPTOP, help="the laptop's service")
    parser.add_argument("--limit", type=int, default=0, help="at most so many letters; 0 for all")
    parser.add_argument("--discard", action="store_true", help="remove letters that cannot be put back")
    chosen = parser.parse_args(arguments)
    try:
        sqs = boto3.client("sqs") if chosen.stack else _laptops_sqs(chosen.url)
        found = dead_letters(sqs, chosen.stack or LAPTOP_STACK)
        if not chosen.queue:
            print("\n".join(f"{one.name:24}{one.count:6}" for one in found) or "no dead-letter queue")
            return 0
        queue = _named(found, chosen.queue)
        if chosen.discard:
            print(f"{queue.name}: {discard(sqs, queue, chosen.limit)} removed")
        else:
            print(f"{queue.name}: {redrive(sqs, queue, chosen.limit)} put back")
    except CannotRedrive as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _laptops_sqs(url: str) -> Any:
    """The SQS of the running laptop's service. Raises CannotRedrive when there is none."""
    try:
        answer = requests.get(f"{url.rstrip('/')}/_local/health", timeout=TIMEOUT_SECONDS)
        endpoint = str(answer.json()["aws_endpoint"])
    except (requests.RequestException, ValueError, KeyError) as error:
        raise CannotRedrive(f"no service of the laptop at {url}: start it, or name a STACK of AWS") from error
    # Nobody's credentials are checked there, and none are looked for.
    anybody = dict.fromkeys(("aws_access_key_id", "aws_secret_access_key"), "local")
    return boto3.client("sqs", endpoint_url=endpoint, region_name=REGION, **anybody)


def dead_letters(sqs: Any, stack: str) -> list[DeadLetters]:
    """The stack's dead-letter queues, by name: AWS names a queue by stack, logical name and letters of its own."""
    found: list[DeadLetters] = []
    for page in sqs.get_paginator("list_queues").paginate(QueueNamePrefix=f"{stack}-"):
        for url in page.get("QueueUrls", []):
            name = str(url).rpartition("/")[2].removeprefix(f"{stack}-").partition("-")[0]
            if not name.endswith(SUFFIX):
                continue
            sources = sqs.list_dead_letter_source_queues(QueueUrl=url)["queueUrls"]
            counted = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"])
            count = int(counted["Attributes"]["ApproximateNumberOfMessages"])
            found.append(DeadLetters(name, url, sources[0] if sources else "", count))
    return sorted(found, key=lambda one: one.name)


def _named(found: Sequence[DeadLetters], name: str) -> DeadLetters:
    chosen = [one for one in found if name in (one.name, one.name.removesuffix(SUFFIX))]
    if len(chosen) != 1:
        raise CannotRedrive(f"no dead-letter queue {name}; there are: {', '.join(one.name for one in found) or 'none'}")
    return chosen[0]


def redrive(sqs: Any, queue: DeadLetters, limit: int = 0) -> int:
    """Put the letters back on the queue that they came from; how many. Raises CannotRedrive.

    A letter is deleted once the source has taken it: a crash in between leaves it in both, which its mark makes one.
    """
    if not queue.source_url:
        raise CannotRedrive(
            f"{queue.name} holds places or ticks, not messages: the next reconciliation, tick or refresh mends them "
            "(DISCARD=1 removes what was read)"
        )
    done = 0
    for letter in _letters(sqs, queue, limit):
        sqs.send_message(
            QueueUrl=queue.source_url,
            MessageBody=letter["Body"],
            MessageAttributes={
                name: {key: value for key, value in attribute.items() if key in ("DataType", "StringValue")}
                for name, attribute in letter.get("MessageAttributes", {}).items()
            },
        )
        sqs.delete_message(QueueUrl=queue.url, ReceiptHandle=letter["ReceiptHandle"])
        done += 1
    return done


def discard(sqs: Any, queue: DeadLetters, limit: int = 0) -> int:
    """Print and remove letters that cannot be put back; how many. Raises CannotRedrive for those that can."""
    if queue.source_url:
        raise CannotRedrive(f"{queue.name} holds messages: put them back, what no longer helps is not sent")
    done = 0
    for letter in _letters(sqs, queue, limit):
        print(letter["Body"])
        sqs.delete_message(QueueUrl=queue.url, ReceiptHandle=letter["ReceiptHandle"])
        done += 1
    return done


def _letters(sqs: Any, queue: DeadLetters, limit: int) -> Iterator[dict[str, Any]]:
    """The letters of the queue, each once: those that die again meanwhile come as new ones, after the count."""
    left = min(limit, queue.count) if limit else queue.count
    while left > 0:
        answer = sqs.receive_message(
            QueueUrl=queue.url,
            MaxNumberOfMessages=min(10, left),
            VisibilityTimeout=HIDDEN_SECONDS,
            WaitTimeSeconds=1,
            MessageAttributeNames=["All"],
        )
        letters = answer.get("Messages", [])
        if not letters:
            return
        yield from letters
        left -= len(letters)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
