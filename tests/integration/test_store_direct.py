"""The short way to DynamoDB: signed as botocore signs, and given up for botocore's way whenever an answer is not plain."""

from __future__ import annotations

import json
import socket
import threading
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import ReadOnlyCredentials

from infra.bench.scenery import ENVIRONMENT, TABLES
from rdv.domain.agenda import AgentWeek, BusyInterval
from rdv.domain.errors import Unavailable
from rdv.ports import Conflict, Put, Watermark, WatermarkKey, WeekKey
from rdv.store.items import item_of
from rdv.store.models import AgendaItem, DirectoryItem, PeopleItem, connect
from rdv.store.records import DynamoRecords
from rdv.store.signing import Credentials, signed_headers

NOW = datetime(2026, 11, 21, 12, 0, 30, tzinfo=UTC)
MARK = WatermarkKey("test")
WEEK = AgentWeek("a", "2026-W48", 3, (BusyInterval(29_741_760, 29_741_790, 0, 0, bytes(range(16))),))


# --- the signature ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["", "a/session+token=="])
def test_it_is_botocores_signature(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def signed(at: datetime) -> str:
        body, target = b'{"TableName":"agenda"}', "DynamoDB_20120810.Query"
        ours = signed_headers(
            Credentials("AKID", "secret", token), "eu-west-3", "db.example:8000", target, body, at.timestamp()
        )
        monkeypatch.setattr("botocore.auth.get_current_datetime", lambda remove_tzinfo=True: at.replace(tzinfo=None))
        request = AWSRequest("POST", "http://db.example:8000/", data=body, headers={"X-Amz-Target": target})
        SigV4Auth(ReadOnlyCredentials("AKID", "secret", token or None), "dynamodb", "eu-west-3").add_auth(request)
        assert ours["authorization"] == request.headers["Authorization"]
        assert ours["x-amz-date"] == request.headers["X-Amz-Date"]
        return ours["authorization"]

    # The key is the day's: another day signs otherwise.
    assert signed(NOW) != signed(NOW + timedelta(days=1))


# --- the line --------------------------------------------------------------------------------------------------------

type Say = Callable[[socket.socket], None]


class Endpoint:
    """DynamoDB's endpoint as a list of what it says, one for each request; a connection lives as long as it may."""

    def __init__(self) -> None:
        self.says: list[Say] = []
        self.heard: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.connections = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as reader:
            while line := reader.readline():
                headers: dict[str, str] = {}
                while (line := reader.readline()) not in (b"\r\n", b""):
                    name, _, value = line.decode().partition(":")
                    headers[name.lower()] = value.strip()
                self.heard.append((headers, json.loads(reader.read(int(headers["content-length"])))))
                self.says.pop(0)(connection)
                if connection.fileno() == -1:
                    return

    def close(self) -> None:
        self._listening.close()

    @property
    def ways(self) -> list[str]:
        """Of each request: `direct`, or `botocore` with its own headers."""
        return ["botocore" if "amz-sdk-invocation-id" in headers else "direct" for headers, _ in self.heard]


def says(answer: Any, status: int = 200, *more: str, crc: int | None = None) -> Say:
    """A plain answer."""
    body = json.dumps(answer).encode()
    checksum = zlib.crc32(body) if crc is None else crc
    head = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", f"x-amz-crc32: {checksum}", *more]
    return lambda connection: connection.sendall("\r\n".join([*head, "", ""]).encode() + body)


def raw(text: bytes) -> Say:
    """These bytes, and the end of the connection."""

    def say(connection: socket.socket) -> None:
        connection.sendall(text)
        connection.shutdown(socket.SHUT_RDWR)
        connection.close()

    return say


def refused(code: str, status: int = 400) -> Say:
    """An error of DynamoDB's."""
    return says({"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "no"}, status)


STORED = {"Responses": {TABLES.agenda_table: [item_of(WeekKey("a", "2026-W48"), WEEK).to_dynamodb_dict()]}}
NOTHING: dict[str, Any] = {"Responses": {}}


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    made = Endpoint()
    for name, value in {**ENVIRONMENT, "AWS_ENDPOINT_URL": made.url, "NO_PROXY": "127.0.0.1"}.items():
        monkeypatch.setenv(name, value)
    for model in (DirectoryItem, AgendaItem, PeopleItem):
        # Another test's connection goes to another endpoint.
        monkeypatch.setattr(model, "_connection", None)
    yield made
    made.close()


@pytest.fixture
def records(endpoint: Endpoint) -> DynamoRecords:
    return DynamoRecords(connect(TABLES), lambda _: None)


def test_reads_share_a_connection_and_are_signed(endpoint: Endpoint, records: DynamoRecords) -> None:
    stored = json.loads(json.dumps(STORED, default=lambda value: b64encode(value).decode()))
    endpoint.says = [says(stored), says(NOTHING)]
    key = WeekKey("a", "2026-W48")
    assert records.read([key]) == {key: WEEK}
    assert records.read([key]) == {}
    assert (endpoint.ways, endpoint.connections) == (["direct", "direct"], 1)
    headers, asked = endpoint.heard[0]
    assert headers["x-amz-target"] == "DynamoDB_20120810.BatchGetItem"
    assert headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=")
    assert asked["RequestItems"][TABLES.agenda_table]["ConsistentRead"] is True


@pytest.mark.parametrize(
    "trouble",
    [
        raw(b""),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"),
        raw(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 200),
        says(NOTHING, crc=7),
        refused("ProvisionedThroughputExceededException"),
        refused("InternalServerError", 500),
        refused("ExpiredTokenException"),
    ],
)
def test_what_is_no_plain_answer_is_asked_again_in_botocores_way(
    endpoint: Endpoint, records: DynamoRecords, trouble: Say
) -> None:
    endpoint.says = [trouble, says(NOTHING)]
    assert records.read([MARK]) == {}
    assert endpoint.ways == ["direct", "botocore"]


def test_a_connection_that_was_closed_meanwhile_is_opened_again(endpoint: Endpoint, records: DynamoRecords) -> None:
    endpoint.says = [says(NOTHING, 200, "Connection: close"), says(NOTHING)]
    assert records.read([MARK]) == {}
    assert records.read([MARK]) == {}
    assert (endpoint.ways, endpoint.connections) == (["direct", "direct"], 2)


def test_a_cancelled_transaction_is_told_with_the_item_that_it_met(endpoint: Endpoint, records: DynamoRecords) -> None:
    met = item_of(MARK, Watermark("other", NOW)).to_dynamodb_dict()
    reasons = [{"Code": "ConditionalCheckFailed", "Message": "no", "Item": met}]
    kind = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException"
    endpoint.says = [says({"__type": kind, "Message": "cancelled", "CancellationReasons": reasons}, 400)]
    with pytest.raises(Conflict) as conflict:
        records.commit([Put(MARK, Watermark("test", NOW), 0)])
    assert conflict.value.current == {MARK: Watermark("other", NOW)}
    assert endpoint.ways == ["direct"]


def test_a_transaction_whose_answer_is_lost_is_repeated_with_its_token(
    endpoint: Endpoint, records: DynamoRecords
) -> None:
    endpoint.says = [raw(b""), says({})]
    records.commit([Put(MARK, Watermark("test", NOW), 0)])
    assert endpoint.ways == ["direct", "botocore"]
    assert len({asked["ClientRequestToken"] for _, asked in endpoint.heard}) == 1


def test_an_endpoint_that_only_hangs_up_is_an_unavailable_store(endpoint: Endpoint, records: DynamoRecords) -> None:
    endpoint.says = [raw(b"")] * 50
    with pytest.raises(Unavailable):
        records.read([MARK])
    assert {"direct", "botocore"} == set(endpoint.ways)


def test_a_proxy_is_botocores_business(
    endpoint: Endpoint, records: DynamoRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", endpoint.url)
    endpoint.says = [says(NOTHING)]
    assert records.read([MARK]) == {}
    assert endpoint.ways == ["botocore"]
