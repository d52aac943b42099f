"""Build the OpenAPI 3.1 document from what the functions themselves registered: nothing is written twice."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from rdv.domain import errors
from rdv.domain.errors import DomainError
from rdv.http.api import Api, Route
from rdv.http.problems import CONTENT_TYPE, STATUSES
from rdv.http.sessions import AGENT_COOKIE, CSRF_HEADER, SESSION_COOKIE
from rdv.http.texts import PROBLEMS

HTTP_FUNCTIONS = (
    "availability",
    "booking",
    "cancel",
    "account",
    "records",
    "agents",
    "desk",
    "address",
    "planning",
    "settings",
)
DOCUMENT = Path(__file__).parents[2] / "functions" / "availability" / "openapi.json"
# The functions read their environment when they are imported; building a document calls nothing.
BUILD_ENVIRONMENT = {
    "DIRECTORY_TABLE": "directory",
    "AGENDA_TABLE": "agenda",
    "PEOPLE_TABLE": "people",
    "SECRET_KEY": "only-to-build-the-openapi-document",
    "FORWARDED_HOPS": "0",
    "SITE_URL": "https://rendez-vous.example",
    "FRANCECONNECT_URL": "https://fournisseur.example/api/v2",
    "FRANCECONNECT_CLIENT_ID": "rendez-vous",
    "FRANCECONNECT_CLIENT_SECRET": "only-to-build-the-openapi-document",
    "PROCONNECT_URL": "https://proconnect.example/api/v2",
    "PROCONNECT_CLIENT_ID": "rendez-vous",
    "PROCONNECT_CLIENT_SECRET": "only-to-build-the-openapi-document",
    "PROCONNECT_SECOND_FACTOR": "false",
    "ADDRESS_API_URL": "",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "POWERTOOLS_METRICS_NAMESPACE": "rdv",
    "POWERTOOLS_SERVICE_NAME": "openapi",
}
# What agents alone ask, where it was before they had sessions.
_OF_AGENTS_ELSEWHERE = ("/api/slots/explain", "/api/appointments/{appointment_id}/messages")
ALWAYS = ("malformed", "body_too_large", "unavailable")


def apis() -> list[Api]:
    """The HTTP functions' route tables."""
    for name, value in BUILD_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    return [importlib.import_module(f"{name}.app").api for name in HTTP_FUNCTIONS]


def build(routes: Iterable[Route]) -> dict[str, Any]:
    """The document."""
    routes = list(routes)
    reading = {model for route in routes for model in (route.body, route.query) if model}
    answering = {model for route in routes for model in route.answers.values() if model}
    references, definitions = models_json_schema(
        [
            *((model, "validation") for model in sorted(reading, key=_name)),
            *((model, "serialization") for model in sorted(answering, key=_name)),
        ],
        ref_template="#/components/schemas/{model}",
    )
    paths: dict[str, Any] = {}
    for route in sorted(routes, key=lambda one: (one.path, one.method)):
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, references, definitions["$defs"])
    queries = {route.query.__name__ for route in routes if route.query}
    schemas = {name: schema for name, schema in definitions["$defs"].items() if name not in queries}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rendez-vous du service public",
            "version": "1",
            "description": "Find a slot, hold it, book it; open the link of a message, move, cancel. "
            "Instants carry the offset of the location's zone; errors are RFC 9457 problems in the caller's language.",
        },
        "paths": paths,
        "components": {
            "schemas": {**schemas, "Problem": _problem_schema()},
            "securitySchemes": {
                "access_token": {"type": "http", "scheme": "bearer"},
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": SESSION_COOKIE,
                    "description": "Who is signed in; what changes something also shows the session's own "
                    f"`{CSRF_HEADER}`, told by `GET /api/session`",
                },
                "agent_session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": AGENT_COOKIE,
                    "description": "Which agent is signed in; what changes something also shows the session's own "
                    f"`{CSRF_HEADER}`, told by `GET /api/agent/session`",
                },
            },
        },
    }


def _name(model: type[BaseModel]) -> str:
    return model.__name__


def _operation(route: Route, references: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": _operation_id(route),
        "summary": route.summary,
        "parameters": _parameters(route, definitions),
        "responses": {
            str(status): _answer(model, references) for status, model in sorted(route.answers.items(), reverse=True)
        },
    }
    if route.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": references[(route.body, "validation")]}},
        }
    if route.needs_bearer:
        operation["security"] = [{"access_token": []}]
    if route.needs_session:
        whose = "agent_session" if _is_of_agents(route) else "session"
        operation.setdefault("security", []).append({whose: []})
    for status, codes in _by_status((*route.problems, *ALWAYS)).items():
        operation["responses"][status] = {
            "description": "; ".join(f"`{code}`: {PROBLEMS[code][0].en}" for code in codes),
            "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return operation


def _is_of_agents(route: Route) -> bool:
    return route.path.startswith("/api/agent/") or route.path in _OF_AGENTS_ELSEWHERE


def _operation_id(route: Route) -> str:
    parts = [part.strip("{}") for part in route.path.removeprefix("/api").strip("/").split("/")]
    return "_".join([route.method.lower(), *parts]).replace(".", "_")


def _parameters(route: Route, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    names = [part.strip("{}") for part in route.path.split("/") if part.startswith("{")]
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names
    ]
    parameters += [
        {"name": name, "in": "header", "required": name == "Idempotency-Key", "schema": {"type": "string"}}
        for name in route.headers
    ]
    if route.needs_session and route.method != "GET":
        parameters.append(
            {"name": CSRF_HEADER, "in": "header", "required": not route.needs_bearer, "schema": {"type": "string"}}
        )
    if route.query:
        schema = definitions[route.query.__name__]
        parameters += [
            {"name": name, "in": "query", "required": name in schema.get("required", ()), "schema": content}
            for name, content in schema["properties"].items()
        ]
    return parameters


def _answer(model: type[BaseModel] | None, references: Any) -> dict[str, Any]:
    if model is None:
        return {"description": "Done"}
    return {
        "description": (model.__doc__ or "").strip().splitlines()[0],
        "content": {"application/json": {"schema": references[(model, "serialization")]}},
    }


def _by_status(codes: Iterable[str]) -> dict[str, list[str]]:
    statuses = {kind.code: status for kind, status in STATUSES.items() if issubclass(kind, DomainError)}
    statuses |= {errors.StartsInThePast.code: STATUSES[errors.Invalid]}
    found: dict[str, list[str]] = {}
    for code in codes:
        found.setdefault(str(statuses[code]), []).append(code)
    return dict(sorted(found.items()))


def _problem_schema() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "title": "Problem",
        "description": "A refusal (RFC 9457): `code` is stable, `title` and `detail` are in the caller's language.",
        "type": "object",
        "required": ["type", "title", "status", "code", "detail"],
        "properties": {
            "type": text,
            "title": text,
            "status": {"type": "integer"},
            "code": {"type": "string", "enum": sorted(PROBLEMS)},
            "detail": text,
            "phone_number": {**text, "description": "Whom to call, with `too_late_to_cancel` and `too_late_to_move`"},
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["field", "code", "message"],
                    "properties": {"field": text, "code": text, "message": text},
                },
            },
            "alternatives": {
                "type": "array",
                "description": "The three nearest free starts, with `slot_taken`",
                "items": {
                    "type": "object",
                    "required": ["starts_at", "location_id"],
                    "properties": {
                        "starts_at": {"type": "string", "format": "date-time"},
                        "location_id": {"type": ["string", "null"]},
                    },
                },
            },
        },
    }


def rendered() -> str:
    """The document as it is committed."""
    document = build(route for api in apis() for route in api.routes)
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
