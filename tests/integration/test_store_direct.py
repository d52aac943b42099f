"""The short way to DynamoDB: signed as botocore signs, and given up for botocore's way whenever an answer is not plain."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import ReadOnlyCredentials
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from infra.bench.scenery import ENVIRONMENT, TABLES
from rdv.domain.agenda import AgentWeek, BusyInterval
from rdv.domain.errors import Unavailable
from rdv.ports import Conflict, Put, Watermark, WatermarkKey, WeekKey
from rdv.store.exchange import Line
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

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.says: list[Say] = []
        self.heard: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.connections = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._listening.getsockname()[1]}"
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
        if self._tls is not None:
            try:
                connection = self._tls.wrap_socket(connection, server_side=True)
            except OSError:
                # The other side does not trust us.
                return
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


# --- with TLS --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of 127.0.0.1 that signed itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(hours=1))
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = builder.add_extension(alternative, critical=False).sign(key, hashes.SHA256())
    spelled = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    path.write_bytes(spelled + signed.public_bytes(Encoding.PEM))
    return path


def test_a_line_with_tls_stays_open_and_knows_whom_to_trust(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    endpoint = Endpoint(context)
    endpoint.says = [says({"number": number}) for number in range(2)]
    line = Line(endpoint.url, 1, 2, str(certificate))
    assert [json.loads(line.post({"host": line.host}, b"{}")[2]) for _ in range(2)] == [{"number": 0}, {"number": 1}]
    assert endpoint.connections == 1
    with pytest.raises(ssl.SSLCertVerificationError):
        Line(endpoint.url, 1, 2).post({"host": line.host}, b"{}")
    line.close()
    endpoint.close()
