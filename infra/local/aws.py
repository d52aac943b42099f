"""AWS for one laptop: moto behind standard endpoints, on a loopback port, with one lock around everything it does.

All that this project knows of moto's inside is in this file and in `moto_speed.py`.
"""

from __future__ import annotations

import base64
import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import moto.backends
import moto.sqs.models as sqs_models
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.request import Request
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.sqs.models import sqs_backends
from waitress.server import create_server
from werkzeug.exceptions import HTTPException

from rdv.clock import system_clock

from . import moto_speed

ACCOUNT_ID = DEFAULT_ACCOUNT_ID
REGION = "eu-west-3"
THREADS = 8
CONNECTIONS = 400
IDLE_SECONDS = 20


class CutOff(Exception):
    """AWS does not answer: the network between it and the service is cut (a test did it)."""


type StartResponse = Callable[[str, list[tuple[str, str]]], object]


def service_millis() -> float:
    """The service's clock in milliseconds since the epoch: queues' delays and visibility timeouts follow it."""
    return system_clock.now().timestamp() * 1000


def service_seconds() -> float:
    """The service's clock in seconds since the epoch."""
    return system_clock.now().timestamp()


# moto's SQS asks its module for the time; the laptop's clock can be moved, and retries must move with it.
sqs_models.unix_time_millis = service_millis  # type: ignore[assignment]
sqs_models.unix_time = service_seconds  # type: ignore[assignment]


class WireRequest(Request):
    """A moto request that came over the wire."""

    from_wsgi_server = True


@dataclass(frozen=True, slots=True)
class Call:
    """One AWS call that was answered: what was asked of whom, and how it ended; `answer` is the body as text."""

    service: str
    operation: str
    request: Request
    status: int
    answer: str = ""


type Observer = Callable[[Call], None]


class Aws:
    """The one AWS of this process. It starts with the first use and lives as long as the process.

    `observers` are told of each answered call, inside the lock, in order. Fault tests stop the world with `cut`,
    which refuses every call as a dead network would, or services one by one with `down` (`sns`, `sesv2`…).
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.observers: list[Observer] = []
        self.cut = False
        self.down: set[str] = set()
        self._endpoint = ""
        self._readers: dict[str, list[Stream]] = {}

    @property
    def endpoint(self) -> str:
        """The URL that `AWS_ENDPOINT_URL` names; the server is listening."""
        if not self._endpoint:
            listening = socket.socket()
            listening.bind(("127.0.0.1", 0))
            self._endpoint = f"http://127.0.0.1:{listening.getsockname()[1]}"
            server = create_server(
                self,
                sockets=[listening],
                threads=THREADS,
                clear_untrusted_proxy_headers=False,
                # Each copy of each function keeps its connections open. At the limit no new one is answered, and a
                # provider would seem to be down: the limit is far, and who says nothing for a while is hung up on.
                connection_limit=CONNECTIONS,
                channel_timeout=IDLE_SECONDS,
                cleanup_interval=IDLE_SECONDS // 2,
                asyncore_use_poll=True,
            )
            threading.Thread(target=server.run, name="aws", daemon=True).start()
        return self._endpoint

    def environment(self) -> dict[str, str]:
        """The standard variables that lead any AWS client here."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "AKIALOCALLOCALLOCALX",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            # moto's streams are found by table name; an account in the host name would hide them.
            "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        request = WireRequest(environ)
        request.get_data(cache=True)
        service = _service_of(request)
        with self.lock:
            if self.cut or service in self.down:
                status, headers, body = 503, {}, ""
            else:
                status, headers, body = _answer(service, request)
                answer = body if isinstance(body, str) else bytes(body).decode("utf-8", "replace")
                call = Call(service, _operation_of(request), request, status, answer)
                for observer in tuple(self.observers):
                    observer(call)
        payload = body.encode() if isinstance(body, str) else bytes(body)
        kept = [(str(name), str(value)) for name, value in headers.items() if name.lower() != "content-length"]
        start_response(f"{status} AWS", [*kept, ("Content-Length", str(len(payload)))])
        return [payload]

    def reset(self) -> None:
        """Forget every table, queue, topic and message. Secrets stay: what was made of them outlives the data."""
        with self.lock:
            # `mock_aws`, in tests of the same process, has moto remember every object again.
            moto_speed.apply()
            for reader in (one for readers in self._readers.values() for one in readers):
                reader.done = 0
            self.cut = False
            self.down.clear()
            for name in ("dynamodb", "dynamodbstreams", "sqs", "sns", "ses", "sesv2"):
                moto.backends.get_backend(name)[ACCOUNT_ID][REGION].reset()  # type: ignore[call-overload]

    def queue(self, name: str) -> Queue:
        """A queue by its name."""
        return Queue(self, name)

    def earliest(self, table_name: str, attribute: str) -> datetime | None:
        """The earliest instant that any item of a table has in a text attribute; None when none has it."""
        with self.reached():
            table = dynamodb_backends[ACCOUNT_ID][REGION].get_table(table_name)
            texts = [item.attrs[attribute].value for item in table.all_items() if attribute in item.attrs]
        return datetime.fromisoformat(min(texts)) if texts else None

    def stream(self, table_name: str) -> Stream:
        """One more reader of a table's stream: each has a checkpoint of its own."""
        reader = Stream(self, table_name)
        self._readers.setdefault(table_name, []).append(reader)
        return reader

    def readers(self, table_name: str) -> list[Stream]:
        """Who reads a table's stream."""
        return self._readers.get(table_name, [])

    def forget_readers(self) -> None:
        """Nobody reads any stream any more."""
        self._readers.clear()

    @contextmanager
    def reached(self) -> Iterator[None]:
        """One at a time inside AWS. Raises CutOff."""
        with self.lock:
            if self.cut:
                raise CutOff
            yield


class Queue:
    """What Lambda's poller does with an SQS queue. Every method raises CutOff when AWS does not answer."""

    def __init__(self, aws: Aws, name: str) -> None:
        self._aws = aws
        self.name = name

    def _queue(self) -> sqs_models.Queue:
        return sqs_backends[ACCOUNT_ID][REGION].get_queue(self.name)

    @property
    def arn(self) -> str:
        """The queue's ARN."""
        return f"arn:aws:sqs:{REGION}:{ACCOUNT_ID}:{self.name}"

    def receive(self, count: int) -> list[dict[str, Any]]:
        """Up to `count` visible messages, as Lambda's SQS records. Exhausted ones go to the dead-letter queue here."""
        with self._aws.reached():
            timeout = int(self._queue().visibility_timeout)  # type: ignore[attr-defined]
            received = sqs_backends[ACCOUNT_ID][REGION].receive_message(self.name, count, 0, timeout, ["All"])
            return [_sqs_record(message, self.arn) for message in received]

    def delete(self, receipt_handle: str) -> None:
        """Done with that message."""
        with self._aws.reached():
            self._queue().delete_message(receipt_handle)

    def put(self, body: str) -> None:
        """Send a message (a failed stream batch's destination)."""
        with self._aws.reached():
            sqs_backends[ACCOUNT_ID][REGION].send_message(self.name, body)

    def count(self) -> int:
        """All messages, visible or not."""
        with self._aws.reached():
            return len(self._queue()._messages)  # noqa: SLF001  (moto counts only the visible ones)

    def next_visible_at(self) -> float | None:
        """When the earliest waiting message can be received, in seconds since the epoch; None for an empty queue."""
        with self._aws.reached():
            messages = self._queue()._messages  # noqa: SLF001  (nothing public tells when one comes back)
            moments = [max(message.visible_at, message.delayed_until) for message in messages]
        # A message is visible strictly after its instant.
        return (min(moments) + 1) / 1000 if moments else None


def _sqs_record(message: sqs_models.Message, arn: str) -> dict[str, Any]:
    """A message as Lambda hands it to a function."""
    return {
        "messageId": message.id,
        "receiptHandle": message.receipt_handle,
        "body": message.body,
        "attributes": {
            "ApproximateReceiveCount": str(message.approximate_receive_count),
            "SentTimestamp": str(message.sent_timestamp),
            "SenderId": message.sender_id,
            "ApproximateFirstReceiveTimestamp": str(message.approximate_first_receive_timestamp),
        },
        "messageAttributes": {
            name: {
                "stringValue": attribute.get("StringValue"),
                "binaryValue": attribute.get("BinaryValue"),
                "stringListValues": [],
                "binaryListValues": [],
                "dataType": attribute["DataType"],
            }
            for name, attribute in message.message_attributes.items()
        },
        "md5OfBody": message.body_md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }


class Stream:
    """What Lambda's poller does with a DynamoDB stream: read on from a checkpoint, and forget what is behind it.

    `done` is the sequence number of the checkpoint, 0 before the first. Every method raises CutOff when AWS does not
    answer.
    """

    def __init__(self, aws: Aws, table_name: str) -> None:
        self._aws = aws
        self.table_name = table_name
        self.done = 0

    def _table(self) -> Table:
        return dynamodb_backends[ACCOUNT_ID][REGION].get_table(self.table_name)

    @property
    def arn(self) -> str:
        """The stream's ARN."""
        with self._aws.reached():
            table = self._table()
            return f"{table.table_arn}/stream/{table.latest_stream_label}"

    def read(self) -> list[dict[str, Any]]:
        """All records after the checkpoint, in order, as Lambda's DynamoDB records."""
        arn = self.arn
        with self._aws.reached():
            shard = self._table().stream_shard
            if shard is None:
                return []
            seen = max(0, self.done - shard.starting_sequence_number + 1)
            return [_stream_record(item.to_json(), arn) for item in shard.items[seen:]]

    def checkpoint(self, sequence_number: str) -> None:
        """Everything up to that record is done with.

        What every reader is done with is dropped: moto copies a table with its whole stream at each transaction.
        """
        with self._aws.reached():
            self.done = int(sequence_number)
            shard = self._table().stream_shard
            if shard is not None:
                slowest = min((reader.done for reader in self._aws.readers(self.table_name)), default=self.done)
                over = max(0, slowest - shard.starting_sequence_number + 1)
                shard.items = shard.items[over:]
                shard.starting_sequence_number += over


def _stream_record(record: Mapping[str, Any], arn: str) -> dict[str, Any]:
    """moto's record with what Lambda adds and the types that JSON carries."""
    change = dict(record["dynamodb"])
    change["ApproximateCreationDateTime"] = change["ApproximateCreationDateTime"].timestamp()
    return {
        **record,
        "awsRegion": REGION,
        "eventSourceARN": arn,
        "dynamodb": {name: _wire(value) for name, value in change.items()},
    }


def _wire(value: Any) -> Any:
    """DynamoDB JSON as a stream carries it: binary values in base64 text."""
    match value:
        case bytes():
            return base64.b64encode(value).decode()
        case dict():
            return {name: _wire(inner) for name, inner in value.items()}
        case list():
            return [_wire(inner) for inner in value]
        case _:
            return value


def _service_of(request: Request) -> str:
    """The service by its signature's scope, as moto names it; `sts` when there is no signature."""
    scope = re.search(r"Credential=[^/]*/\d+/[^/]+/([^/]+)/", request.headers.get("Authorization", ""))
    service = scope.group(1) if scope else "sts"
    if service == "dynamodb" and request.headers.get("X-Amz-Target", "").startswith("DynamoDBStreams"):
        return "dynamodbstreams"
    if service == "ses" and request.path.startswith("/v2/"):
        return "sesv2"
    return service


def _operation_of(request: Request) -> str:
    """`PutItem`, `Publish`, or method and path for REST services."""
    target = request.headers.get("X-Amz-Target", "")
    return target.rpartition(".")[2] or request.form.get("Action", "") or f"{request.method} {request.path}"


@cache
def _routes(service: str) -> list[tuple[re.Pattern[str], Callable[..., Any]]]:
    # Only the URLs are taken of it: which region does not matter.
    backend = moto.backends.get_backend(service)[ACCOUNT_ID][REGION]  # type: ignore[call-overload]
    return [(re.compile(path), handler) for path, handler in backend.url_paths.items()]


def _answer(service: str, request: Request) -> tuple[int, Mapping[str, Any], str | bytes]:
    """What moto answers."""
    for pattern, handler in _routes(service):
        if pattern.match(request.path):
            try:
                return handler(request, request.raw_url, request.headers)
            except HTTPException as error:
                body = error.get_body()
                return error.code or 500, dict(error.get_headers()), body
    return 404, {}, "not here"


aws = Aws()
