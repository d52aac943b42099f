"""How this service calls AWS's message services: one client each, short timeouts, and what an error means.

An error is permanent only when it is known to be the message's own fault. Everything else, a revoked permission and
an error nobody has met before included, is a provider that is down: the message waits, and the alarm on the queue
tells a person, instead of a citizen never being told.
"""

# boto3 and botocore carry no types: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, ParamValidationError

from ..ports import AnswerLost, ProviderDown, ProviderRefused

# SMS-05.
CONNECT_TIMEOUT_SECONDS = 1
READ_TIMEOUT_SECONDS = 5

# The message itself can never be sent. Not `MessageRejected`: SES says it of a sender that is not verified too.
REFUSALS = frozenset(
    {
        "InvalidParameter",
        "InvalidParameterException",
        "InvalidParameterValue",
        "InvalidParameterValueException",
        "OptedOut",
        "OptedOutException",
        "ValidationError",
        "ValidationException",
        "BadRequestException",
    }
)


def client(service: str, *, attempts: int) -> Any:
    """A boto3 client with this service's timeouts; region, endpoint and credentials come from the standard variables.

    `attempts` is 1 where a repeated call would be a repeated message.
    """
    config = Config(
        connect_timeout=CONNECT_TIMEOUT_SECONDS,
        read_timeout=READ_TIMEOUT_SECONDS,
        retries={"total_max_attempts": attempts, "mode": "standard"},
    )
    return boto3.client(service, config=config)


@contextmanager
def provider_errors() -> Generator[None]:
    """Turn AWS's errors into ProviderRefused, AnswerLost or ProviderDown; their codes only, never their texts."""
    try:
        yield
    except ClientError as error:
        answer: dict[str, Any] = dict(error.response)
        code = str(answer.get("Error", {}).get("Code", "unknown"))
        if code in REFUSALS:
            raise ProviderRefused(code) from error
        raise ProviderDown(code, _retry_after(answer)) from error
    except ParamValidationError:
        # Our own mistake: it is to be seen as one.
        raise
    except HTTPClientError as error:
        # A read timeout, a connection closed in the middle: the request had gone out.
        raise AnswerLost(type(error).__name__) from error
    except BotoCoreError as error:
        # No connection, no credentials: it had not.
        raise ProviderDown(type(error).__name__) from error


def _retry_after(answer: dict[str, Any]) -> int:
    """Seconds of a `Retry-After` header, 0 without one."""
    text = str(answer.get("ResponseMetadata", {}).get("HTTPHeaders", {}).get("retry-after", ""))
    return int(text) if text.isdecimal() else 0
