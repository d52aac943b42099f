"""Who may call a REST API's routes, and what the functions learn of them: Lambda authorizers and IAM."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .aws import ACCOUNT_ID, REGION
from .functions import FunctionFailed, Functions

HEADER_SOURCE = "method.request.header."
SIGNED = "AWS4-HMAC-SHA256 "

type Event = Mapping[str, Any]


class Unauthorized(Exception):
    """No identity: 401."""


class AccessDenied(Exception):
    """An identity whose policy does not allow the method: 403."""


class AuthorizerFailed(Exception):
    """The authorizer crashed or answered no policy: 500."""


@dataclass(frozen=True)
class Authorizer:
    """A Lambda authorizer; `kind` is `token` (one header) or `request` (everything); the headers that it must have."""

    function_id: str
    kind: str
    required_headers: tuple[str, ...]

    def admit(self, functions: Functions, event: Event) -> dict[str, Any]:
        """What becomes `requestContext.authorizer`. Raises Unauthorized, AccessDenied, AuthorizerFailed."""
        present = {name.lower(): value for name, value in event["headers"].items()}
        if not all(present.get(name.lower()) for name in self.required_headers):
            raise Unauthorized
        arn = _method_arn(event)
        asked: dict[str, Any] = {"type": self.kind.upper(), "methodArn": arn}
        if self.kind == "token":
            asked["authorizationToken"] = present[self.required_headers[0].lower()]
        else:
            asked |= {name: value for name, value in event.items() if name not in ("body", "isBase64Encoded")}
        try:
            answer = functions.invoke(self.function_id, asked)
        except FunctionFailed as failure:
            # The one message by which an authorizer says 401 (API Gateway's convention).
            if str(failure.__cause__) == "Unauthorized":
                raise Unauthorized from failure
            raise AuthorizerFailed from failure
        return _admitted(answer, arn)


@dataclass(frozen=True)
class SignedCallers:
    """IAM: requests signed with an account's credentials. There is one account here, and nobody's secret is checked."""

    def identify(self, event: Event) -> dict[str, Any]:
        """What `requestContext.identity` says of the caller. Raises AccessDenied without a signature."""
        headers = {name.lower(): value for name, value in event["headers"].items()}
        signature = headers.get("authorization", "")
        if not signature.startswith(SIGNED):
            raise AccessDenied
        credential = re.search(r"Credential=([^/,\s]+)/", signature)
        return {"accountId": ACCOUNT_ID, "accessKey": credential.group(1) if credential else None}


type Guard = Authorizer | SignedCallers


def guards_of(body: Mapping[str, Any], function_id_of: Callable[[str], str]) -> dict[str, Guard]:
    """The guards that an API's document declares, by name. `function_id_of` reads an invocation ARN."""
    schemes = {**body.get("securityDefinitions", {}), **body.get("components", {}).get("securitySchemes", {})}
    found: dict[str, Guard] = {}
    for name, scheme in schemes.items():
        if scheme.get("x-amazon-apigateway-authtype") == "awsSigv4":
            found[name] = SignedCallers()
        settings = scheme.get("x-amazon-apigateway-authorizer", {})
        if "authorizerUri" not in settings:
            continue
        sources = str(settings.get("identitySource", "")) or HEADER_SOURCE + str(scheme.get("name", "Authorization"))
        headers = tuple(one.strip().removeprefix(HEADER_SOURCE) for one in sources.split(",") if HEADER_SOURCE in one)
        found[name] = Authorizer(function_id_of(settings["authorizerUri"]), settings.get("type", "token"), headers)
    return found


def _admitted(answer: Any, arn: str) -> dict[str, Any]:
    try:
        statements = answer["policyDocument"]["Statement"]
        effects = {one["Effect"] for one in statements if _covers(one, arn)}
        context = dict(answer.get("context") or {})
        admitted = {"principalId": str(answer["principalId"])} | {key: _text(value) for key, value in context.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise AuthorizerFailed from error
    if effects != {"Allow"}:
        raise AccessDenied
    return admitted


def _covers(statement: Mapping[str, Any], arn: str) -> bool:
    resources = statement["Resource"]
    return any(fnmatch.fnmatchcase(arn, one) for one in ([resources] if isinstance(resources, str) else resources))


def _text(value: Any) -> str:
    """API Gateway hands every value of the context on as text."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _method_arn(event: Event) -> str:
    context = event["requestContext"]
    where = f"{context['apiId']}/{context['stage']}/{event['httpMethod']}{event['path']}"
    return f"arn:aws:execute-api:{REGION}:{ACCOUNT_ID}:{where}"
