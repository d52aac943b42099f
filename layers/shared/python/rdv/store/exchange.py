"""One HTTP/1.1 exchange over a connection that stays open: the little that DynamoDB's answers need (decision 0091).

Whatever is not a plain answer with a length ends the connection and raises: the caller has a slower way.
"""

from __future__ import annotations

import select
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import socket
from typing import BinaryIO
from urllib.parse import urlsplit

_LONGEST_LINE = 65_536
_MOST_HEADERS = 100

type Reply = tuple[int, Mapping[str, str], bytes]


class NotPlain(HTTPException):
    """An answer that this module does not read."""


class Line:
    """A connection to one endpoint, for one thread at a time; it is opened when it is needed, and again when it is lost."""

    def __init__(self, url: str, connect_seconds: float, read_seconds: float, ca_bundle: str | None = None) -> None:
        parts = urlsplit(url)
        self.host = parts.netloc
        self._name, self._port = parts.hostname or "", parts.port
        self._context = ssl.create_default_context(cafile=ca_bundle) if parts.scheme == "https" else None
        self._connect_seconds, self._read_seconds = connect_seconds, read_seconds
        self._opened: tuple[socket, BinaryIO] | None = None

    def post(self, headers: Mapping[str, str], body: bytes) -> Reply:
        """Status, headers in lower case, and body of what a POST to `/` is answered. Raises OSError or HTTPException."""
        line, answers = self._open()
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        try:
            line.sendall(f"POST / HTTP/1.1\r\n{head}content-length: {len(body)}\r\n\r\n".encode("latin-1") + body)
            return self._read(answers)
        except BaseException:
            # Half an answer must not be read as the next one's.
            self.close()
            raise

    def close(self) -> None:
        """End the connection; the next call opens another."""
        if self._opened is not None:
            for one in self._opened:
                one.close()
        self._opened = None

    def _open(self) -> tuple[socket, BinaryIO]:
        # What can be read before anything was asked is the other side's farewell.
        if self._opened is not None and select.select(self._opened[:1], [], [], 0)[0]:
            self.close()
        if self._opened is None:
            made = (
                HTTPConnection(self._name, self._port, timeout=self._connect_seconds)
                if self._context is None
                else HTTPSConnection(self._name, self._port, timeout=self._connect_seconds, context=self._context)
            )
            made.connect()
            line: socket = made.sock
            line.settimeout(self._read_seconds)
            self._opened = line, line.makefile("rb")
        return self._opened

    def _read(self, answers: BinaryIO) -> Reply:
        version, status, *_ = answers.readline(_LONGEST_LINE).split(None, 2) or (b"", b"0")
        if version != b"HTTP/1.1":
            raise NotPlain
        headers: dict[str, str] = {}
        for _ in range(_MOST_HEADERS):
            name, colon, value = answers.readline(_LONGEST_LINE).decode("latin-1").partition(":")
            if not colon:
                break
            headers[name.lower()] = value.strip()
        else:
            raise NotPlain
        length = headers.get("content-length", "")
        if not length.isdecimal() or "transfer-encoding" in headers or "content-encoding" in headers:
            raise NotPlain
        body = answers.read(int(length))
        if len(body) != int(length):
            raise NotPlain
        if headers.get("connection", "").lower() == "close":
            self.close()
        return int(status), headers, body
