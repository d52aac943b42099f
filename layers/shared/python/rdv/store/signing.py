"""Signature version 4 for DynamoDB's JSON calls: the one form that they have, with the day's key kept (decision 0091).

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

from __future__ import annotations

import hashlib
import hmac
import time
from functools import lru_cache
from typing import NamedTuple

SERVICE = "dynamodb"
_ALGORITHM = "AWS4-HMAC-SHA256"
_ENDING = "aws4_request"


class Credentials(NamedTuple):
    """What signs. `token` is empty for a user's own key."""

    access_key: str
    secret_key: str
    token: str


def signed_headers(
    credentials: Credentials, region: str, host: str, target: str, body: bytes, at: float
) -> dict[str, str]:
    """The headers of a POST to `/` of `host` that asks for `target`, at that second of the epoch."""
    instant = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(at))
    signed = {"host": host, "x-amz-date": instant}
    if credentials.token:
        signed["x-amz-security-token"] = credentials.token
    signed["x-amz-target"] = target
    names = ";".join(signed)
    lines = "".join(f"{name}:{value}\n" for name, value in signed.items())
    request = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{instant[:8]}/{region}/{SERVICE}/{_ENDING}"
    text = f"{_ALGORITHM}\n{instant}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(_key(credentials.secret_key, instant[:8], region), text.encode(), "sha256").hex()
    authorization = (
        f"{_ALGORITHM} Credential={credentials.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    return signed | {"authorization": authorization}


# Credentials of a function change every few hours, the day once a day.
@lru_cache(maxsize=4)
def _key(secret_key: str, day: str, region: str) -> bytes:
    key = f"AWS4{secret_key}".encode()
    for part in (day, region, SERVICE, _ENDING):
        key = hmac.digest(key, part.encode(), "sha256")
    return key
