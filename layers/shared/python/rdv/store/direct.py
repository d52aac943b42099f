"""DynamoDB asked directly: botocore's client, whose three busiest calls go a short way (decision 0091).

For each call botocore visits every value with its service model, resolves the endpoint anew, signs as for any service and
sends through four layers: three quarters of a search's processor time. Here the request is the JSON of what PynamoDB asks,
and the answer what `json` reads. Only a plain answer is taken from the short way. Everything else, like a lost connection, a
throttle or an error of AWS's own, is asked again in botocore's way, with its retries and its pauses: reads may be repeated,
and a transaction carries a token that makes a repeat harmless.

botocore's events are emitted as ever, because tests, emulators and meters hang on them.
"""

# botocore is only partly typed: what it hands over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import json
import threading
import time
import zlib
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Callable, Mapping
from functools import lru_cache
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from botocore.awsrequest import AWSPreparedRequest, HeadersDict
from botocore.session import Session
from botocore.utils import get_environ_proxies

from .exchange import Line, Reply
from .signing import Credentials, signed_headers

type ReadJson = Callable[[bytes], Any]

_CALLS = {"BatchGetItem", "Query", "TransactWriteItems"}
_CANCELLED = "TransactionCanceledException"
_VERSION = "DynamoDB_20120810"
_CONTENT_TYPE = "application/x-amz-json-1.0"


class DirectCalls:
    """Mixed into botocore's DynamoDB client by `go_directly`, which also gives it the class attributes."""

    direct_session: Session
    direct_lines: threading.local
    direct_reader: ReadJson

    meta: Any
    exceptions: Any

    def _make_api_call(self, operation_name: str, api_params: Mapping[str, Any]) -> dict[str, Any]:
        if operation_name in _CALLS:
            answer = self._direct_call(operation_name, api_params)
            if answer is not None:
                return answer
        return super()._make_api_call(operation_name, api_params)  # type: ignore[misc]

    def _direct_call(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any] | None:
        """The answer; None when it is to be asked for in botocore's way. Raises botocore's error of a cancelled transaction."""
        credentials = self._credentials()
        if credentials is None:
            return None
        emit, until_response = self.meta.events.emit, self.meta.events.emit_until_response
        model, context = self.meta.service_model.operation_model(operation), dict[str, Any]()
        emit(f"provide-client-params.dynamodb.{operation}", params=params, model=model, context=context)
        body = json.dumps(params, separators=(",", ":"), default=_binary_text).encode()
        asked = {"body": body, "headers": {}}
        _, said = until_response(f"before-call.dynamodb.{operation}", model=model, params=asked, context=context)
        if said is not None:
            status, answer = said[0].status_code, said[1]
        else:
            reply = self._reply(operation, credentials, body)
            answer = _read(reply, type(self).direct_reader) if reply else None
            if reply is None or answer is None:
                return None
            status = reply[0]
        emit(f"after-call.dynamodb.{operation}", http_response=None, parsed=answer, model=model, context=context)
        if status >= 300:
            raise self.exceptions.from_code(answer["Error"]["Code"])(answer, operation)
        return answer

    def _credentials(self) -> Credentials | None:
        found = self.direct_session.get_credentials()
        if found is None:
            return None
        frozen = found.get_frozen_credentials()
        return Credentials(frozen.access_key, frozen.secret_key, frozen.token or "")

    def _reply(self, operation: str, credentials: Credentials, body: bytes) -> Reply | None:
        """What the endpoint says, or whoever speaks in its place (`before-send`); None when the line is out of order."""
        url: str = self.meta.endpoint_url
        line = self._line(url)
        if line is None:
            return None
        target = f"{_VERSION}.{operation}"
        headers = signed_headers(credentials, self.meta.region_name, line.host, target, body, time.time())
        headers["content-type"] = _CONTENT_TYPE
        request = AWSPreparedRequest("POST", f"{url.rstrip('/')}/", HeadersDict(headers), body, False)
        _, said = self.meta.events.emit_until_response(f"before-send.dynamodb.{operation}", request=request)
        if said is not None:
            return said.status_code, {name.lower(): value for name, value in said.headers.items()}, said.content
        try:
            return line.post(headers, body)
        except (OSError, HTTPException):
            return None

    def _line(self, url: str) -> Line | None:
        """This thread's connection; None where a proxy stands between, or the endpoint is no bare host."""
        lines = self.direct_lines
        if not hasattr(lines, "line"):
            config, bundle = self.meta.config, self.direct_session.get_config_variable("ca_bundle")
            direct = not get_environ_proxies(url) and not urlsplit(url).path.strip("/")
            lines.line = Line(url, config.connect_timeout, config.read_timeout, bundle) if direct else None
        return lines.line


def go_directly(session: Session, read_json: ReadJson) -> None:
    """Have the DynamoDB clients that this session will make ask directly, and read answers with `read_json`."""

    def mix_in(class_attributes: dict[str, Any], base_classes: list[type], **_: Any) -> None:
        base_classes.insert(0, DirectCalls)
        class_attributes["direct_session"] = session
        class_attributes["direct_lines"] = threading.local()
        class_attributes["direct_reader"] = staticmethod(read_json)

    session.register("creating-client-class.dynamodb", mix_in, unique_id="rdv-direct")


def _read(reply: Reply, read_json: ReadJson) -> dict[str, Any] | None:
    """An answer with items, or that a transaction was cancelled; None for whatever else was said."""
    status, headers, body = reply
    checksum = headers.get("x-amz-crc32")
    if status not in (200, 400) or (checksum is not None and checksum != str(zlib.crc32(body))):
        return None
    answer: dict[str, Any] = read_json(body)
    if status == 200:
        for items in (answer.get("Items", ()), *answer.get("Responses", {}).values()):
            for item in items:
                _decode_binaries(item)
        return answer
    if not str(answer.get("__type", "")).endswith(_CANCELLED):
        return None
    reasons: list[dict[str, Any]] = answer.get("CancellationReasons", [])
    for reason in reasons:
        _decode_binaries(reason.get("Item") or {})
    error = {"Code": _CANCELLED, "Message": answer.get("message") or answer.get("Message", "")}
    told = {"HTTPStatusCode": status, "HTTPHeaders": dict(headers)}
    return {"Error": error, "CancellationReasons": reasons, "ResponseMetadata": told}


def _binary_text(value: object) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(type(value).__name__)


def _decode_binaries(item: dict[str, dict[str, Any]]) -> None:
    """Attributes of the item itself: no table nests a binary value in another (decision 0060)."""
    for value in item.values():
        if "B" in value:
            value["B"] = _binary(value["B"])


# A busy week is some kilobytes, and mostly what it was a moment ago: the same text gives the very same bytes.
@lru_cache(maxsize=2048)
def _binary(text: str) -> bytes:
    return a2b_base64(text)
