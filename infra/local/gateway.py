"""API Gateway for one laptop: the template's REST API, requests turned into v1 proxy events, answers turned back.

Routes, gateway responses, binary types and integrations are read from the expanded template.
"""

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote

from .authorizers import AccessDenied, AuthorizerFailed, Guard, SignedCallers, Unauthorized, guards_of
from .aws import ACCOUNT_ID
from .functions import FunctionFailed, Functions
from .resources import Expanded, UnknownResource

# API Gateway's own limit on a request's body, in bytes.
MAX_BODY_BYTES = 10 * 1024 * 1024
STAGE = "prod"

type Environ = Mapping[str, Any]


@dataclass(frozen=True)
class Response:
    """What goes back over the wire."""

    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    @property
    def status_line(self) -> str:
        """`404 Not Found`; a status without a name gets none."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return f"{self.status} -"


@dataclass(frozen=True)
class Route:
    """A resource path with one method: `parts` are its segments, `{name}` for a parameter, `{name+}` for the rest."""

    method: str
    resource: str
    function_id: str
    guard: Guard | None = None

    @property
    def parts(self) -> list[str]:
        """The segments of the resource path."""
        return self.resource.strip("/").split("/")

    def parameters(self, method: str, segments: list[str]) -> dict[str, str] | None:
        """The path's parameters, decoded, or None when the route is for something else."""
        if method != self.method and self.method != "ANY":
            return None
        found: dict[str, str] = {}
        for position, part in enumerate(self.parts):
            if part.endswith("+}"):
                found[part[1:-2]] = "/".join(unquote(one) for one in segments[position:])
                return found if segments[position:] else None
            if position >= len(segments):
                return None
            if part.startswith("{"):
                found[part[1:-1]] = unquote(segments[position])
            elif part != unquote(segments[position]):
                return None
        return found if len(segments) == len(self.parts) else None


@dataclass(frozen=True)
class GatewayError:
    """A refusal of the gateway itself: the response type by which a template may rewrite it."""

    kind: str
    status: int
    message: str
    error_type: str


MISSING_TOKEN = GatewayError(
    "MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token", "MissingAuthenticationTokenException"
)
TOO_LARGE = GatewayError("REQUEST_TOO_LARGE", 413, "Request Too Long", "RequestTooLargeException")
UNAUTHORIZED = GatewayError("UNAUTHORIZED", 401, "Unauthorized", "UnauthorizedException")
ACCESS_DENIED = GatewayError(
    "ACCESS_DENIED", 403, "User is not authorized to access this resource", "AccessDeniedException"
)
AUTHORIZER_FAILURE = GatewayError(
    "AUTHORIZER_FAILURE", 500, "Internal server error", "AuthorizerConfigurationException"
)
BAD_ANSWER = GatewayError("API_CONFIGURATION_ERROR", 502, "Internal server error", "InternalServerErrorException")


class RestApi:
    """One REST API of the template."""

    def __init__(self, expanded: Expanded, functions: Functions) -> None:
        ((self._api_id, properties),) = expanded.of_type("AWS::ApiGateway::RestApi").items()
        self._body: Mapping[str, Any] = properties["Body"]
        self._functions = functions
        self._binary_types = [
            *properties.get("BinaryMediaTypes", []),
            *self._body.get("x-amazon-apigateway-binary-media-types", []),
        ]
        self._refusals: Mapping[str, Any] = self._body.get("x-amazon-apigateway-gateway-responses", {})
        # A fixed segment wins over a parameter, as in API Gateway.
        self.routes = sorted(_routes(self._body), key=lambda route: [part.startswith("{") for part in route.parts])

    def answer(self, environ: Environ) -> Response:
        """The service's answer to one HTTP request."""
        request_id = str(uuid.uuid4())
        path, _, query = environ["REQUEST_URI"].partition("?")
        if int(environ.get("CONTENT_LENGTH") or 0) > MAX_BODY_BYTES:
            return self._refuse(TOO_LARGE, request_id)
        found = self._find(environ["REQUEST_METHOD"], path)
        if found is None:
            return self._refuse(MISSING_TOKEN, request_id)
        route, parameters = found
        event = self._event(environ, route, path, query, parameters, request_id)
        try:
            if isinstance(route.guard, SignedCallers):
                event["requestContext"]["identity"] |= route.guard.identify(event)
            elif route.guard is not None:
                event["requestContext"]["authorizer"] = route.guard.admit(self._functions, event)
            return _response(self._functions.invoke(route.function_id, event), request_id)
        except Unauthorized:
            return self._refuse(UNAUTHORIZED, request_id)
        except AccessDenied:
            return self._refuse(ACCESS_DENIED, request_id)
        except AuthorizerFailed:
            return self._refuse(AUTHORIZER_FAILURE, request_id)
        except (FunctionFailed, MalformedAnswer):
            return self._refuse(BAD_ANSWER, request_id)

    def _find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        segments = path.strip("/").split("/")
        for route in self.routes:
            parameters = route.parameters(method, segments)
            if parameters is not None:
                return route, parameters
        return None

    def _event(
        self, environ: Environ, route: Route, path: str, query: str, parameters: dict[str, str], request_id: str
    ) -> dict[str, Any]:
        headers = dict(_headers(environ))
        source = environ["REMOTE_ADDR"]
        # The gateway is the last proxy of the way: it adds the address it sees.
        headers["X-Forwarded-For"] = ", ".join(filter(None, (headers.get("X-Forwarded-For"), source)))
        headers["X-Forwarded-Proto"] = environ["wsgi.url_scheme"]
        headers["X-Forwarded-Port"] = environ["SERVER_PORT"]
        values: dict[str, list[str]] = {}
        for name, value in parse_qsl(query, keep_blank_values=True):
            values.setdefault(name, []).append(value)
        raw = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        binary = bool(raw) and self._is_binary(environ.get("CONTENT_TYPE", ""))
        now = datetime.now(UTC)
        return {
            "resource": route.resource,
            "path": path,
            "httpMethod": environ["REQUEST_METHOD"],
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "queryStringParameters": {name: each[-1] for name, each in values.items()} or None,
            "multiValueQueryStringParameters": values or None,
            "pathParameters": parameters or None,
            "stageVariables": None,
            "requestContext": {
                "accountId": ACCOUNT_ID,
                "apiId": self._api_id,
                "domainName": environ.get("HTTP_HOST", ""),
                "extendedRequestId": request_id,
                "httpMethod": environ["REQUEST_METHOD"],
                "identity": {
                    "accessKey": None,
                    "accountId": None,
                    "caller": None,
                    "sourceIp": source,
                    "user": None,
                    "userAgent": environ.get("HTTP_USER_AGENT"),
                    "userArn": None,
                },
                "path": f"/{STAGE}{path}",
                "protocol": environ["SERVER_PROTOCOL"],
                "requestId": request_id,
                "requestTime": now.strftime("%d/%b/%Y:%H:%M:%S +0000"),
                "requestTimeEpoch": int(now.timestamp() * 1000),
                "resourceId": route.resource,
                "resourcePath": route.resource,
                "stage": STAGE,
            },
            "body": None if not raw else base64.b64encode(raw).decode() if binary else raw.decode("utf-8", "replace"),
            "isBase64Encoded": binary,
        }

    def _is_binary(self, content_type: str) -> bool:
        wanted = content_type.partition(";")[0].strip().lower()
        kind = wanted.partition("/")[0]
        return any(one in ("*/*", wanted, f"{kind}/*") for one in self._binary_types)

    def _refuse(self, error: GatewayError, request_id: str) -> Response:
        """The gateway's own answer, as the template's gateway responses rewrite it."""
        default = "DEFAULT_4XX" if error.status < 500 else "DEFAULT_5XX"
        rewritten: Mapping[str, Any] = self._refusals.get(error.kind) or self._refusals.get(default) or {}
        templates: Mapping[str, str] = rewritten.get("responseTemplates") or {}
        content_type, template = next(
            iter(templates.items()), ("application/json", '{"message":$context.error.messageString}')
        )
        body = template.replace("$context.error.messageString", json.dumps(error.message))
        body = body.replace("$context.error.message", error.message).replace("$context.requestId", request_id)
        headers = [
            ("Content-Type", content_type),
            ("x-amzn-RequestId", request_id),
            ("x-amzn-ErrorType", error.error_type),
        ]
        for name, value in (rewritten.get("responseParameters") or {}).items():
            headers.append((name.removeprefix("gatewayresponse.header."), str(value).strip("'")))
        return Response(int(rewritten.get("statusCode", error.status)), headers, body.encode())


class MalformedAnswer(Exception):
    """The function's answer is no proxy response."""


def _response(answer: Any, request_id: str) -> Response:
    """A proxy response as HTTP. Raises MalformedAnswer."""
    try:
        status = int(answer["statusCode"])
        several: Mapping[str, list[str]] = answer.get("multiValueHeaders") or {}
        single: Mapping[str, str] = answer.get("headers") or {}
        given = {name.lower() for name in several}
        headers = [(name, str(value)) for name, each in several.items() for value in each]
        headers += [(name, str(value)) for name, value in single.items() if name.lower() not in given]
        text = answer.get("body") or ""
        body = base64.b64decode(text) if answer.get("isBase64Encoded") else str(text).encode()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise MalformedAnswer from error
    if not any(name.lower() == "content-type" for name, _ in headers):
        headers.append(("Content-Type", "application/json"))
    return Response(status, [*headers, ("x-amzn-RequestId", request_id)], body)


def _headers(environ: Environ) -> Iterator[tuple[str, str]]:
    """The request's headers; WSGI has lost their case, so they get the usual one."""
    for name, value in environ.items():
        if name.startswith("HTTP_"):
            yield name.removeprefix("HTTP_").replace("_", "-").title(), value
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if environ.get(name):
            yield name.replace("_", "-").title(), environ[name]


def _routes(body: Mapping[str, Any]) -> Iterator[Route]:
    guards = guards_of(body, _function_id)
    for resource, methods in body["paths"].items():
        for method, operation in methods.items():
            integration = operation.get("x-amazon-apigateway-integration", {})
            if integration.get("type") != "aws_proxy":
                raise UnknownResource(f"{method.upper()} {resource}: the laptop knows Lambda proxy integrations only")
            name = "ANY" if method == "x-amazon-apigateway-any-method" else method.upper()
            yield Route(name, resource, _function_id(integration["uri"]), _guard(operation, guards))


def _guard(operation: Mapping[str, Any], guards: Mapping[str, Guard]) -> Guard | None:
    """The guard of a method. Raises UnknownResource for another kind of protection: it must not be left out."""
    names = [name for requirement in operation.get("security", []) for name in requirement]
    if unknown := set(names) - set(guards):
        raise UnknownResource(f"the laptop knows Lambda authorizers and IAM, not {', '.join(sorted(unknown))}")
    return guards[names[0]] if names else None


def _function_id(uri: str) -> str:
    """The function's logical id from its invocation ARN (`…function:rdv-BookingFunction/invocations`)."""
    found = re.search(r":function:[A-Za-z0-9]+-(\w+)/invocations$", uri)
    if found is None:
        raise UnknownResource(f"no function in {uri}")
    return found.group(1)
