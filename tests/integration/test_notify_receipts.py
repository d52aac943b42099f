"""What providers report, the reconciler and a provider's rest, through the handlers on moto."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.sns.models import sns_backends

from notify import app, wiring
from rdv.clock import system_clock
from rdv.domain.appointments import Author, AuthorKind, EventKind
from rdv.domain.messages import Failure, MessageMark, MessageState
from rdv.domain.people import Channel
from rdv.domain.receipts import OVERTAKES
from rdv.ports import AppointmentKey, EventKey, ProviderDown, Put
from rdv.telemetry import logger
from tests.integration.test_notify import REGION, TABLES, Context, Stack
from tests.integration.test_notify import stack as stack
from tests.unit.messaging import ZOE, an_event

# SES's own examples, shortened.
# https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
DETAILS: dict[str, Mapping[str, Any]] = {
    "Delivery": {"delivery": {"timestamp": "", "processingTimeMillis": 11893, "recipients": ["zoe@example.org"]}},
    "Bounce": {
        "bounce": {
            "bounceType": "Permanent",
            "bounceSubType": "NoEmail",
            "bouncedRecipients": [{"emailAddress": "zoe@example.org", "action": "failed", "status": "5.1.1"}],
            "timestamp": "",
        }
    },
    "Complaint": {"complaint": {"complainedRecipients": [], "timestamp": "", "complaintFeedbackType": "abuse"}},
    "Reject": {"reject": {"reason": "Bad content"}},
}


def ses_event(mark: MessageMark, kind: str, message_id: str | None = None, **more: Any) -> str:
    """An event as the topic hands it on, raw."""
    now = system_clock.now().isoformat()
    job = mark.job
    tags = {"kind": [job.kind], "subject_id": [job.subject_id], "reference": [job.reference]}
    details = {
        name: {**value, **({"timestamp": now} if "timestamp" in value else {})} for name, value in DETAILS[kind].items()
    }
    return json.dumps(
        {
            "eventType": kind,
            "mail": {
                "timestamp": now,
                "source": "rdv@rdv.example",
                "messageId": mark.provider_message_id if message_id is None else message_id,
                "destination": ["zoe@example.org"],
                "headers": [{"name": "To", "value": "zoe@example.org"}],
                "tags": {**tags, "person_id": [job.user_id], "ses:source-ip": ["192.0.2.1"]},
            },
            **details,
            **more,
        }
    )  # fmt: skip


def sns_logs(*answers: tuple[str, str, str]) -> dict[str, Any]:
    """What CloudWatch hands over for lines of (message id, status, provider's answer)."""
    lines = [
        {
            "notification": {"messageId": message_id, "timestamp": "2016-06-28 00:40:34.558"},
            "delivery": {
                "phoneCarrier": "My Phone Carrier",
                "destination": "+33612345678",
                "priceInUSD": 0.06,
                "smsType": "Transactional",
                "providerResponse": answer,
                "dwellTimeMs": 599,
            },
            "status": status,
        }
        for message_id, status, answer in answers
    ]
    stamp = int(system_clock.now().timestamp() * 1000)
    batch = {
        "messageType": "DATA_MESSAGE",
        "owner": "123456789012",
        "logGroup": "sns/eu-west-3/123456789012/DirectPublishToPhoneNumber",
        "logEvents": [
            {"id": str(number), "timestamp": stamp, "message": json.dumps(line)} for number, line in enumerate(lines)
        ],
    }
    return {"awslogs": {"data": base64.b64encode(gzip.compress(json.dumps(batch).encode())).decode()}}


def put(stack: Stack, *bodies: str) -> None:
    for body in bodies:
        stack.sqs.send_message(QueueUrl=stack.reports, MessageBody=body)


def take_in(stack: Stack) -> list[str]:
    """One batch of the reports' queue through the handler; the bodies that failed."""
    received = stack.sqs.receive_message(QueueUrl=stack.reports, MaxNumberOfMessages=10, AttributeNames=["All"])
    records = [
        {
            "messageId": one["MessageId"],
            "receiptHandle": one["ReceiptHandle"],
            "body": one["Body"],
            "attributes": one["Attributes"],
            "messageAttributes": {},
            "md5OfBody": one["MD5OfBody"],
            "eventSource": "aws:sqs",
            "eventSourceARN": f"arn:aws:sqs:{REGION}:{DEFAULT_ACCOUNT_ID}:receipts",
            "awsRegion": REGION,
        }
        for one in received.get("Messages", [])
    ]
    if not records:
        return []
    answer = app.receipts({"Records": records}, Context())  # type: ignore[arg-type]
    failed = {one["itemIdentifier"] for one in answer["batchItemFailures"]}
    for record in records:
        if record["messageId"] not in failed:
            stack.sqs.delete_message(QueueUrl=stack.reports, ReceiptHandle=record["receiptHandle"])
    return [record["body"] for record in records if record["messageId"] in failed]


def marks(stack: Stack, appointment_id: str) -> dict[str, MessageMark]:
    """The users' messages, by kind and channel."""
    found = [one for one in stack.records.story(appointment_id) if isinstance(one, MessageMark) and one.job.user_id]
    return {f"{one.job.kind} {one.job.channel}": one for one in found}


def told(stack: Stack) -> str:
    """An appointment whose confirmations went out."""
    made = stack.book()
    stack.pump()
    return made.id


# --- receipts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "state", "failure", "reason"),
    [
        ("Delivery", MessageState.DELIVERED, None, ""),
        ("Bounce", MessageState.FAILED, Failure.PERMANENT, "bounce_no_email"),
        ("Complaint", MessageState.DELIVERED, None, "complaint_abuse"),
        ("Reject", MessageState.FAILED, Failure.PERMANENT, "rejected"),
    ],
)
def test_what_ses_reports_becomes_the_truth(
    stack: Stack, kind: str, state: MessageState, failure: Failure | None, reason: str
) -> None:
    appointment_id = told(stack)
    put(stack, *[ses_event(marks(stack, appointment_id)["created email"], kind)] * 2)
    assert take_in(stack) == []
    mark = marks(stack, appointment_id)["created email"]
    assert (mark.state, mark.failure, mark.reason) == (state, failure, reason)
    assert [step.state for step in mark.steps] == [MessageState.SENT, state]


def test_a_full_mailbox_fails_for_now_and_the_address_stays_good(stack: Stack) -> None:
    appointment_id = told(stack)
    bounce = {"bounceType": "Transient", "bounceSubType": "MailboxFull", "timestamp": system_clock.now().isoformat()}
    put(stack, ses_event(marks(stack, appointment_id)["created email"], "Bounce", bounce=bounce))
    assert take_in(stack) == []
    mark = marks(stack, appointment_id)["created email"]
    assert (mark.failure, mark.reason) == (Failure.TEMPORARY, "bounce_mailbox_full")
    people = stack.dynamodb.scan(TableName=TABLES.people_table)["Items"]
    assert not [one for one in people if one["pk"]["S"].startswith("ADDRESS#")]


@pytest.mark.parametrize(
    ("status", "answer", "failure", "reason"),
    [
        ("SUCCESS", "Message has been accepted by phone carrier", None, ""),
        ("FAILURE", "Invalid phone number", Failure.PERMANENT, "invalid_number"),
        ("FAILURE", "Phone number is opted out", Failure.PERMANENT, "opted_out"),
        ("FAILURE", "Blocked as spam by phone carrier", Failure.PERMANENT, "spam"),
        ("FAILURE", "Phone is currently unreachable/unavailable", Failure.TEMPORARY, "phone_unreachable"),
        ("FAILURE", "Something that nobody has met before", Failure.TEMPORARY, "unknown"),
    ],
)
def test_what_sns_logs_becomes_the_truth(
    stack: Stack, status: str, answer: str, failure: Failure | None, reason: str
) -> None:
    appointment_id = told(stack)
    sms = marks(stack, appointment_id)["created sms"]
    logs = sns_logs((sms.provider_message_id, status, answer), ("another's", "SUCCESS", ""))
    assert app.receipts(logs, Context()) == {"forwarded": 2}  # type: ignore[arg-type]
    # The other one is of nobody that we know: it may still turn out to be ours.
    (early,) = take_in(stack)
    assert "another's" in early
    mark = marks(stack, appointment_id)["created sms"]
    assert (mark.failure, mark.reason) == (failure, reason)
    assert mark.state is (MessageState.FAILED if failure else MessageState.DELIVERED)


def test_a_line_that_nobody_understands_keeps_no_other_back(stack: Stack) -> None:
    logs = sns_logs(("m-1", "SUCCESS", ""), ("m-2", "PERHAPS", ""), ("m-3", "FAILURE", "Invalid phone number"))
    assert app.receipts(logs, Context()) == {"forwarded": 2}  # type: ignore[arg-type]


def test_logs_that_could_not_be_queued_are_put_back_from_the_dead_letters(stack: Stack) -> None:
    appointment_id = told(stack)
    sms = marks(stack, appointment_id)["created sms"]
    logs = sns_logs((sms.provider_message_id, "SUCCESS", ""))
    put(stack, json.dumps({"version": "1.0", "requestContext": {}, "requestPayload": logs}))
    assert take_in(stack) == []
    assert take_in(stack) == []
    assert marks(stack, appointment_id)["created sms"].state is MessageState.DELIVERED


def test_no_number_waits_on_the_reports_queue(stack: Stack) -> None:
    app.receipts(sns_logs(("m-1", "SUCCESS", "")), Context())  # type: ignore[arg-type]
    (waiting,) = stack.sqs.receive_message(QueueUrl=stack.reports)["Messages"]
    assert "336" not in waiting["Body"]


def test_cloudwatch_may_ask_whether_anybody_listens(stack: Stack) -> None:
    control = {"messageType": "CONTROL_MESSAGE", "logEvents": [{"id": "", "timestamp": 1, "message": "CWL CONTROL"}]}
    data = base64.b64encode(gzip.compress(json.dumps(control).encode())).decode()
    assert app.receipts({"awslogs": {"data": data}}, Context()) == {"forwarded": 0}  # type: ignore[arg-type]


def test_a_report_that_came_too_early_is_taken_in_later_and_a_strangers_is_let_go(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver, delays = wiring.receiver(), list[int]()

    def delay(queue_arn: str, receipt_handle: str, seconds: int) -> None:
        delays.append(seconds)
        receiver.delay(queue_arn, receipt_handle, 0)

    monkeypatch.setattr(wiring, "receiver", lambda: replace(receiver, delay=delay))
    put(
        stack,
        json.dumps(
            {"sms_message_id": "m-1", "outcome": "delivered", "at": system_clock.now().isoformat(), "reason": ""}
        ),
    )
    assert len(take_in(stack)) == 1
    assert len(take_in(stack)) == 1
    assert delays == [15, 30]
    monkeypatch.setattr(system_clock, "offset", OVERTAKES)
    assert take_in(stack) == []


@pytest.mark.parametrize("body", ["not json", "{}", "[]", '{"eventType": "Bounce"}', '{"sms_message_id": ""}'])
def test_what_is_no_report_ends_in_the_dead_letters_and_hinders_nobody(
    stack: Stack, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = wiring.receiver()
    at_once = replace(receiver, delay=lambda arn, handle, _seconds: receiver.delay(arn, handle, 0))
    monkeypatch.setattr(wiring, "receiver", lambda: at_once)
    appointment_id = told(stack)
    put(stack, body, ses_event(marks(stack, appointment_id)["created email"], "Delivery"))
    assert take_in(stack) == [body]
    assert marks(stack, appointment_id)["created email"].state is MessageState.DELIVERED
    for _ in range(3):
        take_in(stack)
    dead = stack.sqs.get_queue_url(QueueName="receipts-dead")["QueueUrl"]
    (letter,) = stack.sqs.receive_message(QueueUrl=dead)["Messages"]
    assert letter["Body"] == body


def test_a_lost_answer_is_settled_by_the_name_that_the_email_carries(stack: Stack) -> None:
    appointment_id = told(stack)
    email = marks(stack, appointment_id)["created email"]
    put(stack, ses_event(email, "Delivery", message_id="an id that no answer told"))
    assert take_in(stack) == []
    assert marks(stack, appointment_id)["created email"].state is MessageState.DELIVERED


def test_after_a_bounce_the_other_channel_tells_that_message_and_later_ones(stack: Stack) -> None:
    made = stack.book()
    stack.pump()
    email = marks(stack, made.id)["created email"]
    put(stack, ses_event(email, "Bounce"))
    assert take_in(stack) == []
    # She cancels by herself: an e-mail alone would tell her (AV-48).
    after = made.excused(system_clock.now())
    event = an_event(EventKind.CANCELLED, after, system_clock.now(), made, Author(AuthorKind.USER, ZOE.id))
    stack.records.commit(
        [Put(AppointmentKey(made.id), after), Put(EventKey(made.id, event.version, event.kind), event, 0)]
    )
    stack.pump()
    assert stack.send(Channel.SMS, stack.jobs(Channel.SMS)) == []
    found = marks(stack, made.id)
    assert (found["cancelled email"].state, found["cancelled email"].reason) == (MessageState.SKIPPED, "address_failed")
    assert found["cancelled sms"].state is MessageState.SENT
    assert [mail["X-RDV-Kind"] for mail in stack.mails] == ["created"]
    assert len(stack.texts) == 2


def test_what_is_kept_of_an_address_names_nobody(stack: Stack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger=logger.name)
    appointment_id = told(stack)
    put(stack, ses_event(marks(stack, appointment_id)["created email"], "Bounce"), "zoe@example.org")
    take_in(stack)
    people = stack.dynamodb.scan(TableName=TABLES.people_table)["Items"]
    (address,) = [one for one in people if one["pk"]["S"].startswith("ADDRESS#")]
    assert "zoe" not in json.dumps(address)
    logged = "\n".join(logger.registered_handler.format(record) for record in caplog.records)
    assert "RCPT-01" in logged
    assert "RCPT-04" in logged
    assert "zoe@example.org" not in logged
    assert "33612345678" not in logged


# --- the reconciler ------------------------------------------------------------------------------------------------


def reconcile() -> dict[str, Any]:
    return app.reconcile({}, Context())  # type: ignore[arg-type]


def test_an_event_that_never_came_out_of_the_stream_is_told_within_the_hour(
    stack: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    made = stack.book()
    stack.stream_records()  # ... and lost.
    system_clock.offset += timedelta(minutes=65)
    assert reconcile() == {"events": 1, "relayed": 3, "expired": 0, "finished": True}
    for channel in Channel:
        assert stack.send(channel, stack.jobs(channel)) == []
    assert (len(stack.texts), len(stack.mails)) == (1, 1)
    system_clock.offset += timedelta(hours=1)
    assert reconcile() == {"events": 0, "relayed": 0, "expired": 0, "finished": True}
    metrics = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "_aws" in line]
    assert [one["UntoldMessages"] for one in metrics] == [[3.0], [0.0]]
    assert set(marks(stack, made.id)) == {"created sms", "created email"}


def test_an_event_in_the_relays_dead_letters_is_told_once_both_ways(stack: Stack) -> None:
    """What an engineer puts back by hand and what the reconciler finds is one message."""
    stack.book()
    records = stack.stream_records()
    system_clock.offset += timedelta(minutes=65)
    assert reconcile()["relayed"] == 3
    assert stack.relay(records) == []
    for channel in Channel:
        assert stack.send(channel, stack.jobs(channel)) == []
    assert (len(stack.texts), len(stack.mails)) == (1, 1)


# --- a provider that asks for rest ---------------------------------------------------------------------------------


def test_a_provider_that_says_when_to_come_back_is_left_alone_until_then(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack.book()
    assert stack.relay(stack.stream_records()) == []
    sender, delays, calls = wiring.sms_sender(), list[int](), list[str]()
    (job,) = stack.jobs(Channel.SMS)

    def refuses(_job: object) -> MessageMark:
        calls.append("asked")
        raise ProviderDown("TooManyRequests", retry_after_seconds=120)

    def delay(queue_arn: str, receipt_handle: str, seconds: int) -> None:
        delays.append(seconds)

    resting = app._QueueProcessor(lambda: replace(sender, deliver=refuses, delay=delay))
    monkeypatch.setattr(app, "_sms_queue", resting)
    records = [{**job, "messageId": str(number)} for number in range(3)]
    assert app.send_sms({"Records": records}, Context())["batchItemFailures"] == [  # type: ignore[arg-type]
        {"itemIdentifier": str(number)} for number in range(3)
    ]
    # Asked once; the two others wait as long without a call.
    assert calls == ["asked"]
    assert [119 <= seconds <= 120 for seconds in delays] == [True] * 3
    system_clock.offset += timedelta(seconds=121)
    app.send_sms({"Records": records[:1]}, Context())  # type: ignore[arg-type]
    assert calls == ["asked"] * 2
    assert sns_backends[DEFAULT_ACCOUNT_ID][REGION].sms_messages == {}
