"""The thin layer between Chalice and a function's views: parse, one call, answer; one error boundary around it.

Chalice turns a plain exception into a 500 before its middleware sees it, so the boundary is a decorator around the view.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from chalice.app import Chalice, Request, Response
from pydantic import BaseModel, ValidationError

from ..domain.errors import (
    BodyTooLarge,
    DomainError,
    FieldError,
    Invalid,
    Malformed,
    NotFound,
    Unauthenticated,
    Unavailable,
)
from ..telemetry import Line, log
from .problems import as_json, field_errors, problem_of

LONGEST_BODY_BYTES = 64 * 1024
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Call:
    """What a view knows of its request. Header names are lower-case."""

    path: Mapping[str, str]
    headers: Mapping[str, str]
    language: str
    source_address: str
    method: str

    def header(self, name: str) -> str:
        """A header's value without outer spaces, empty when it is absent."""
        return self.headers.get(name.lower(), "").strip()

    def cookie(self, name: str) -> str:
        """A cookie's value, empty when it is absent."""
        for pair in self.header("cookie").split(";"):
            found, _, value = pair.strip().partition("=")
            if found == name:
                return value.strip()
        return ""

    def path_id(self, name: str) -> str:
        """An identifier of the path. Raises NotFound for what can be none, so that no store is asked for it."""
        value = self.path[name]
        if not _IDENTIFIER.fullmatch(value):
            raise NotFound
        return value

    def bearer(self) -> str:
        """The token of `Authorization: Bearer …`. Raises Unauthenticated when there is none."""
        scheme, _, token = self.header("authorization").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthenticated
        return token.strip()


@dataclass(frozen=True, slots=True)
class Answer:
    """A view's answer: a model, the JSON of one (or nothing, for 204), its status, and how long anybody may cache it.

    `revalidated`: the caller alone may keep it, and asks each time whether it still holds (ETag, RFC 9111 5.2.2.4).
    `cookies` are whole `Set-Cookie` values; `location` is where a redirect leads.
    """

    body: BaseModel | str | None = None
    status: int = 200
    cache_seconds: int = 0
    cookies: tuple[str, ...] = ()
    location: str = ""
    revalidated: bool = False

    @classmethod
    def redirect(cls, location: str, *cookies: str) -> Answer:
        """Somewhere else, by GET."""
        return cls(status=302, location=location, cookies=cookies)


@dataclass(frozen=True, slots=True)
class Route:
    """One route as the OpenAPI document tells it. `problems`: the codes that it may refuse with."""

    method: str
    path: str
    summary: str
    query: type[BaseModel] | None
    body: type[BaseModel] | None
    answers: Mapping[int, type[BaseModel] | None]
    problems: tuple[str, ...]
    headers: tuple[str, ...]
    needs_bearer: bool
    needs_session: bool


type View = Callable[..., Answer]


@dataclass(slots=True)
class Api:
    """Registers views on a Chalice app and remembers them for the OpenAPI document."""

    app: Chalice
    forwarded_hops: int = 0
    routes: list[Route] = field(default_factory=list[Route])

    def route(
        self,
        method: str,
        path: str,
        *,
        answers: Mapping[int, type[BaseModel] | None],
        query: type[BaseModel] | None = None,
        body: type[BaseModel] | None = None,
        problems: tuple[str, ...] = (),
        headers: tuple[str, ...] = (),
        needs_bearer: bool = False,
        needs_session: bool = False,
    ) -> Callable[[View], View]:
        """Register `view(call, query?, body?)`; its docstring's first line is the route's summary.

        `needs_session`: for who is signed in. The view sees to it (`rdv.usecases.sessions.authenticate`).
        """

        def register(view: View) -> View:
            summary = (view.__doc__ or "").strip().splitlines()[0]
            self.routes.append(
                Route(
                    method,
                    path,
                    summary,
                    query,
                    body,
                    answers,
                    problems,
                    headers,
                    needs_bearer,
                    needs_session,
                )
            )

            def bound(**path_values: str) -> Response:
                return self._answer(view, query, body, path_values)

            name = f"{method.lower()}_{view.__name__}"
            self.app.route(path, methods=[method], name=name, content_types=["*/*"])(bound)
            return view

        return register

    def _answer(
        self, view: View, query: type[BaseModel] | None, body: type[BaseModel] | None, path_values: Mapping[str, str]
    ) -> Response:
        request = cast(Request, self.app.current_request)
        sent = cast("Mapping[str, str]", request.headers or {})
        headers = {name.lower(): value for name, value in sent.items()}
        language = language_of(headers.get("accept-language", ""))
        try:
            source = source_of(request, headers, self.forwarded_hops)
            call = Call(path_values, headers, language, source, request.method.upper())
            parsed: list[BaseModel] = []
            if query is not None:
                parsed.append(_parsed_query(query, request.query_params))
            if body is not None:
                parsed.append(_parsed_body(body, cast(bytes, request.raw_body)))
            answer = view(call, *parsed)
        except Exception as error:  # noqa: BLE001 - the one boundary: every error becomes a problem
            return refusal(error, language)
        return _response(answer, headers.get("if-none-match", ""), language)


def refusal(error: Exception, language: str) -> Response:
    """The response that tells of an error; what is no refusal of ours is logged with its trace."""
    status, problem, headers = problem_of(error, language)
    if isinstance(error, Unavailable):
        log(Line.STORE_UNAVAILABLE)
    elif isinstance(error, DomainError):
        log(Line.REFUSED, status=status, code=error.code)
    else:
        log(Line.CRASHED, kind=type(error).__name__)
    headers["Content-Language"] = language
    return Response(body=as_json(problem), status_code=status, headers=cast(Any, headers))


def _response(answer: Answer, if_none_match: str, language: str) -> Response:
    headers: dict[str, str | list[str]] = {"Cache-Control": "no-store"}
    if answer.cookies:
        headers["Set-Cookie"] = list(answer.cookies)
    if answer.location:
        headers["Location"] = answer.location
    if answer.body is None:
        return Response(body="", status_code=answer.status, headers=cast(Any, headers))
    text = answer.body if isinstance(answer.body, str) else answer.body.model_dump_json(by_alias=True)
    headers |= {"Content-Type": "application/json", "Content-Language": language}
    if answer.cache_seconds or answer.revalidated:
        etag = f'"{hashlib.blake2b(text.encode(), digest_size=12).hexdigest()}"'
        kept = "private, no-cache" if answer.revalidated else f"public, max-age={answer.cache_seconds}"
        headers |= {"Cache-Control": kept, "ETag": etag, "Vary": "Accept-Language"}
        # Compared weakly (RFC 9110 13.1.2): who compresses on the way, as CloudFront does, weakens what we gave.
        if {one.strip().removeprefix("W/") for one in if_none_match.split(",")} & {etag, "*"}:
            return Response(body="", status_code=304, headers=cast(Any, headers))
    return Response(body=text, status_code=answer.status, headers=cast(Any, headers))


def language_of(accept_language: str) -> str:
    """`fr` or `en`: the first of them that the header prefers, French without one (RFC 9110 12.5.4)."""
    weighed: list[tuple[float, int, str]] = []
    for position, part in enumerate(accept_language.split(",")):
        tag, _, parameter = part.strip().partition(";")
        try:
            weight = float(parameter.strip().removeprefix("q=")) if parameter else 1.0
        except ValueError:
            weight = 0.0
        language = tag.strip().lower().partition("-")[0]
        if language in ("fr", "en") and weight > 0:
            weighed.append((-weight, position, language))
    return min(weighed)[2] if weighed else "fr"


def source_of(request: Request, headers: Mapping[str, str], hops: int) -> str:
    """The caller's address: API Gateway's, or what the last of `hops` trusted proxies in front of it saw."""
    seen = [one.strip() for one in headers.get("x-forwarded-for", "").split(",") if one.strip()]
    if hops and len(seen) > hops:
        return seen[-1 - hops]
    context = cast("Mapping[str, Any]", request.context or {})
    return str(context.get("identity", {}).get("sourceIp", ""))


def _parsed_query(model: type[BaseModel], parameters: Any) -> BaseModel:
    values: dict[str, str] = dict(parameters or {})
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise Malformed(field_errors(error.errors(include_input=False, include_url=False), "query")) from None


def _parsed_body(model: type[BaseModel], raw: bytes) -> BaseModel:
    if len(raw) > LONGEST_BODY_BYTES:
        raise BodyTooLarge
    try:
        # Strict JSON: a number is no text, a text is no number; dates and instants are texts.
        return model.model_validate_json(raw, strict=True)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        if found[0]["type"] == "json_invalid":
            raise Malformed([FieldError("body", "not_json")]) from None
        if not found[0]["loc"]:
            raise Malformed([FieldError("body", "wrong_type")]) from None
        raise Invalid(field_errors(found)) from None
