"""What the providers would report of the rehearsal's messages, and what the messages' marks say then."""

from __future__ import annotations

import json
import time
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from rdv.domain.appointments import Author, AuthorKind, Event, EventKind
from rdv.domain.reconciliation import event_bucket
from rdv.store.codec import to_plain
from rdv.store.items import sortable
from tests.e2e.citizen import Json

from .deployed import Deployed, eventually


def mark(service: Deployed, appointment_id: str, kind: str, channel: str) -> Json | None:
    """The mark of a user's message; None when there is none."""
    found = service.stage.emulator.client("dynamodb").query(
        TableName=service.stage.deployment.resources["AgendaTable"],
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": f"APPT#{appointment_id}"}, ":sk": {"S": "MSG#"}},
        ConsistentRead=True,
    )["Items"]
    marks = [json.loads(item["body"]["S"]) for item in found]
    wanted = [one for one in marks if (one["job"]["kind"], one["job"]["channel"]) == (kind, channel)]
    return next((one for one in wanted if one["job"]["user_id"]), None)


def mark_in(service: Deployed, appointment_id: str, kind: str, channel: str, state: str, seconds: float) -> Json:
    """The mark, once it is in that state."""

    def reached() -> Json | None:
        found = mark(service, appointment_id, kind, channel)
        return found if found and found["state"] == state else None

    return eventually(reached, f"{kind} by {channel} {state}", seconds)


def report_by_mail(service: Deployed, sent: Json, event_type: str, **details: Any) -> None:
    """Publish what SES would, on the template's topic."""
    event = {
        "eventType": event_type,
        "mail": {"timestamp": datetime.now(UTC).isoformat(), "messageId": sent["provider_message_id"], "tags": {}},
        **details,
    }
    topic = service.stage.deployment.resources["MailReportsTopic"]
    service.stage.emulator.client("sns").publish(TopicArn=topic, Message=json.dumps(event))


def bounce(service: Deployed, sent: Json) -> None:
    """The e-mail comes back for good."""
    report_by_mail(service, sent, "Bounce", bounce={"bounceType": "Permanent", "bounceSubType": "NoEmail"})


def report_by_log(service: Deployed, provider_message_id: str, answer: str) -> None:
    """Log what SNS would of an SMS that failed (MiniStack's logs nothing); the subscription hands it to the function."""
    line = {
        "notification": {"messageId": provider_message_id},
        "delivery": {"providerResponse": answer},
        "status": "FAILURE",
    }
    logs, group = service.stage.emulator.client("logs"), service.stage.deployment.resources["SmsFailedLogs"]
    named = {"logGroupName": group, "logStreamName": provider_message_id}
    logs.create_log_stream(**named)
    logs.put_log_events(**named, logEvents=[{"timestamp": int(time.time() * 1000), "message": json.dumps(line)}])


def invoke(service: Deployed, logical_id: str, event: Json) -> Json:
    """A function's answer; fails when it failed."""
    answer = service.stage.emulator.client("lambda").invoke(
        FunctionName=service.stage.deployment.resources[logical_id], Payload=json.dumps(event).encode()
    )
    body = answer["Payload"].read()
    assert "FunctionError" not in answer, body
    return json.loads(body)


def untold_event(service: Deployed) -> None:
    """An event of half an hour ago that the relay has never seen: first written as one that owes nothing."""
    client, table = service.stage.emulator.client("dynamodb"), service.stage.deployment.resources["AgendaTable"]
    appointment_id, at = str(uuid.uuid4()), datetime.now(UTC) - timedelta(minutes=30)
    start, author = at + timedelta(days=4), Author(AuthorKind.USER, "nobody")
    for kind in (EventKind.STATUS_CHANGED, EventKind.CREATED):
        event = Event(appointment_id, 1, kind, at, author, "nowhere", start, None, ("nobody",), ())
        item = {
            "pk": f"APPT#{appointment_id}",
            "sk": "EVT#000001#created",
            "body": json.dumps(to_plain(event)),
            "event_bucket": event_bucket(at, appointment_id),
            "event_at": sortable(at),
        }
        client.put_item(TableName=table, Item={name: {"S": value} for name, value in item.items()})
    key = {"pk": {"S": "SWEEP#reconciliation"}, "sk": {"S": "W"}}
    client.delete_item(TableName=table, Key=key)
