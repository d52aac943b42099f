"""Calls to the HTTP functions as API Gateway makes them (REST v1 proxy events), on moto's tables."""

from __future__ import annotations

import importlib
import json
import os
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from infra.openapi.document import BUILD_ENVIRONMENT
from rdv.settings import TableSettings

TABLES = TableSettings("directory", "agenda", "people")
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    "DIRECTORY_TABLE": TABLES.directory_table,
    "AGENDA_TABLE": TABLES.agenda_table,
    "PEOPLE_TABLE": TABLES.people_table,
    # A function's module reads its environment once a process: the same as the document's builder gives it.
    **{
        name: BUILD_ENVIRONMENT[name]
        for name in (
            "SECRET_KEY",
            "FORWARDED_HOPS",
            "ADDRESS_API_URL",
            "SITE_URL",
            "FRANCECONNECT_URL",
            "FRANCECONNECT_CLIENT_ID",
            "FRANCECONNECT_CLIENT_SECRET",
            "PROCONNECT_URL",
            "PROCONNECT_CLIENT_ID",
            "PROCONNECT_CLIENT_SECRET",
            "PROCONNECT_SECOND_FACTOR",
        )
    },
    "POWERTOOLS_SERVICE_NAME": "test",
    "POWERTOOLS_METRICS_NAMESPACE": "rdv",
    "POWERTOOLS_METRICS_DISABLED": "true",
}
# The functions' resource paths; a contract test compares them with the template.
ROUTES = {
    ("GET", "/api/organisations"): "availability",
    ("GET", "/api/services"): "availability",
    ("GET", "/api/motifs"): "availability",
    ("GET", "/api/locations"): "availability",
    ("GET", "/api/slots"): "availability",
    ("GET", "/api/slots/explain"): "desk",
    ("GET", "/api/openapi.json"): "availability",
    ("POST", "/api/holds"): "booking",
    ("DELETE", "/api/holds/{hold_id}"): "booking",
    ("POST", "/api/contact_codes"): "booking",
    ("POST", "/api/contact_codes/verify"): "booking",
    ("POST", "/api/appointments"): "booking",
    ("GET", "/api/appointments/{appointment_id}"): "booking",
    ("GET", "/api/appointments/{appointment_id}/messages"): "desk",
    ("POST", "/api/appointments/{appointment_id}/move"): "booking",
    ("GET", "/api/addresses"): "address",
    ("POST", "/api/links/open"): "cancel",
    ("POST", "/api/links/answer"): "cancel",
    ("POST", "/api/appointments/{appointment_id}/cancel"): "cancel",
    ("POST", "/api/appointments/{appointment_id}/undo"): "cancel",
    ("GET", "/api/account"): "records",
    ("PATCH", "/api/account"): "records",
    ("DELETE", "/api/account"): "records",
    ("GET", "/api/account/relatives"): "records",
    ("POST", "/api/account/relatives"): "records",
    ("PATCH", "/api/account/relatives/{relative_id}"): "records",
    ("DELETE", "/api/account/relatives/{relative_id}"): "records",
    ("GET", "/api/account/appointments"): "records",
    ("POST", "/api/account/claims"): "records",
    ("POST", "/api/account/contact_codes"): "records",
    ("GET", "/api/account/export"): "records",
    ("POST", "/api/appointments/{appointment_id}/attendee"): "records",
    ("GET", "/api/agent/session"): "agents",
    ("POST", "/api/agent/sessions"): "agents",
    ("DELETE", "/api/agent/session"): "agents",
    ("POST", "/api/agent/password_resets"): "agents",
    ("POST", "/api/agent/links/open"): "agents",
    ("POST", "/api/agent/links/password"): "agents",
    ("POST", "/api/agent/links/email"): "agents",
    ("GET", "/api/agent/me"): "agents",
    ("PATCH", "/api/agent/me"): "agents",
    ("DELETE", "/api/agent/me"): "agents",
    ("PUT", "/api/agent/password"): "agents",
    ("POST", "/api/agent/email_changes"): "agents",
    ("GET", "/agent_connect/auth"): "agents",
    ("GET", "/agent_connect/callback"): "agents",
    ("GET", "/api/agent/newcomer"): "agents",
    ("POST", "/api/agent/organisations"): "agents",
    ("GET", "/api/agent/organisations/{organisation_id}/agents"): "agents",
    ("POST", "/api/agent/organisations/{organisation_id}/agents"): "agents",
    ("PATCH", "/api/agent/organisations/{organisation_id}/agents/{agent_id}"): "agents",
    ("DELETE", "/api/agent/organisations/{organisation_id}/agents/{agent_id}"): "agents",
    ("POST", "/api/agent/organisations/{organisation_id}/agents/{agent_id}/invitations"): "agents",
    ("GET", "/api/agent/territories/{departement}/organisations"): "agents",
    ("POST", "/api/agent/territories/{departement}/organisations"): "agents",
    ("GET", "/api/agent/territories/{departement}/agents/{agent_id}/rights"): "agents",
    ("PUT", "/api/agent/territories/{departement}/agents/{agent_id}/rights"): "agents",
    ("GET", "/api/agent/agenda"): "desk",
    ("GET", "/api/agent/appointments"): "desk",
    ("POST", "/api/agent/appointments"): "desk",
    ("POST", "/api/agent/appointments/check"): "desk",
    ("GET", "/api/agent/appointments/{appointment_id}"): "desk",
    ("PATCH", "/api/agent/appointments/{appointment_id}"): "desk",
    ("DELETE", "/api/agent/appointments/{appointment_id}"): "desk",
    ("POST", "/api/agent/appointments/{appointment_id}/status"): "desk",
    ("POST", "/api/agent/appointments/{appointment_id}/participations/{user_id}/status"): "desk",
    ("POST", "/api/agent/appointments/{appointment_id}/reminders"): "desk",
    ("POST", "/api/agent/appointments/{appointment_id}/arrivals"): "desk",
    ("GET", "/api/agent/slots"): "desk",
    ("GET", "/api/agent/users"): "desk",
    ("POST", "/api/agent/users"): "desk",
    ("GET", "/api/agent/users/{user_id}"): "desk",
    ("PATCH", "/api/agent/users/{user_id}"): "desk",
    ("POST", "/api/agent/users/{user_id}/organisations"): "desk",
    ("GET", "/api/agent/organisations/{organisation_id}/openings"): "planning",
    ("POST", "/api/agent/organisations/{organisation_id}/openings"): "planning",
    ("POST", "/api/agent/organisations/{organisation_id}/openings/preview"): "planning",
    ("GET", "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}"): "planning",
    ("PATCH", "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}"): "planning",
    ("DELETE", "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}"): "planning",
    ("POST", "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}/exceptions"): "planning",
    (
        "DELETE",
        "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}/exceptions/{day}",
    ): "planning",
    ("GET", "/api/agent/agents/{agent_id}/absences"): "planning",
    ("POST", "/api/agent/agents/{agent_id}/absences"): "planning",
    ("GET", "/api/agent/agents/{agent_id}/absences/{absence_id}"): "planning",
    ("PATCH", "/api/agent/agents/{agent_id}/absences/{absence_id}"): "planning",
    ("DELETE", "/api/agent/agents/{agent_id}/absences/{absence_id}"): "planning",
    ("GET", "/api/agent/organisations/{organisation_id}"): "settings",
    ("PATCH", "/api/agent/organisations/{organisation_id}"): "settings",
    ("GET", "/api/agent/organisations/{organisation_id}/locations"): "settings",
    ("POST", "/api/agent/organisations/{organisation_id}/locations"): "settings",
    ("PATCH", "/api/agent/organisations/{organisation_id}/locations/{location_id}"): "settings",
    ("DELETE", "/api/agent/organisations/{organisation_id}/locations/{location_id}"): "settings",
    ("GET", "/api/agent/organisations/{organisation_id}/motifs"): "settings",
    ("POST", "/api/agent/organisations/{organisation_id}/motifs"): "settings",
    ("POST", "/api/agent/organisations/{organisation_id}/motifs/preview"): "settings",
    ("GET", "/api/agent/organisations/{organisation_id}/motifs/{motif_id}"): "settings",
    ("PATCH", "/api/agent/organisations/{organisation_id}/motifs/{motif_id}"): "settings",
    ("DELETE", "/api/agent/organisations/{organisation_id}/motifs/{motif_id}"): "settings",
    ("POST", "/api/agent/organisations/{organisation_id}/motifs/{motif_id}/duplicate"): "settings",
    ("GET", "/api/agent/organisations/{organisation_id}/online_booking"): "settings",
    ("GET", "/api/agent/organisations/{organisation_id}/check"): "settings",
    ("GET", "/api/agent/organisations/{organisation_id}/services"): "settings",
    ("GET", "/api/agent/territories/{departement}/services"): "settings",
    ("PUT", "/api/agent/territories/{departement}/services"): "settings",
    ("POST", "/api/agent/services"): "settings",
    ("POST", "/api/agent/territories/{departement}/motifs"): "settings",
    ("GET", "/api/agent/territories/{departement}/teams"): "settings",
    ("POST", "/api/agent/territories/{departement}/teams"): "settings",
    ("PATCH", "/api/agent/territories/{departement}/teams/{team_id}"): "settings",
    ("DELETE", "/api/agent/territories/{departement}/teams/{team_id}"): "settings",
    ("GET", "/api/agent/territories/{departement}"): "settings",
    ("PATCH", "/api/agent/territories/{departement}"): "settings",
    ("GET", "/api/session"): "account",
    ("POST", "/api/sessions"): "account",
    ("DELETE", "/api/session"): "account",
    ("POST", "/api/accounts"): "account",
    ("POST", "/api/account_links/open"): "account",
    ("POST", "/api/account_links/password"): "account",
    ("POST", "/api/account_links/email"): "account",
    ("POST", "/api/password_resets"): "account",
    ("POST", "/api/account/email_changes"): "account",
    ("PUT", "/api/account/password"): "account",
    ("GET", "/franceconnect_v2/auth"): "account",
    ("GET", "/franceconnect_v2/callback"): "account",
    ("GET", "/franceconnect_v2/post_logout"): "account",
    ("GET", "/franceconnect_v2/sector_identifier"): "account",
}


@dataclass(frozen=True)
class Reply:
    """An answer."""

    status: int
    headers: dict[str, str]
    text: str
    cookies: tuple[str, ...] = ()

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Context:
    """What Powertools and Chalice read of a Lambda context."""

    function_name = "function"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn:aws:lambda:eu-west-3:123456789012:function:function"
    aws_request_id = "request"


def call(
    method: str,
    resource: str,
    *,
    body: Any = None,
    raw: str | None = None,
    query: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    **path: str,
) -> Reply:
    """One call; `body` is sent as JSON, `raw` as it is."""
    text = raw if raw is not None else (json.dumps(body) if body is not None else None)
    sent = {"Content-Type": "application/json", **(headers or {})}
    event = {
        "resource": resource,
        "path": resource.format(**path),
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": query,
        "multiValueQueryStringParameters": {name: [value] for name, value in (query or {}).items()} or None,
        "pathParameters": path or None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "path": resource.format(**path),
            "stage": "prod",
            "requestId": str(uuid4()),
            "identity": {"sourceIp": "192.0.2.1"},
        },
        "body": text,
        "isBase64Encoded": False,
    }
    os.environ.update(ENVIRONMENT)
    handler = importlib.import_module(f"{ROUTES[method, resource]}.app").handler
    answer = handler(event, Context())
    multi = {name: values[-1] for name, values in (answer.get("multiValueHeaders") or {}).items()}
    cookies = tuple((answer.get("multiValueHeaders") or {}).get("Set-Cookie", ()))
    return Reply(answer["statusCode"], {**answer.get("headers", {}), **multi}, answer["body"], cookies)
