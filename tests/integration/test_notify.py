"""The four handlers on moto: table → stream → relay → queues → senders → providers, and the sweep."""

from __future__ import annotations

import email
import email.policy
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import boto3
import pytest
from aws_lambda_powertools import Metrics
from moto import mock_aws
from moto.core.exceptions import ServiceException
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from notify import app, wiring
from rdv.clock import system_clock
from rdv.domain.appointments import Appointment, EventKind, armed
from rdv.domain.messages import MessageJob, MessageKind
from rdv.domain.people import Channel, CodeRequest, ContactCode, User
from rdv.ids import Keyring
from rdv.outbound.queues import body_of
from rdv.ports import AppointmentKey, CodeKey, CodeRequestKey, EventKey, Put, UserKey
from rdv.settings import TableSettings
from rdv.store.directory import DirectoryWriter
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.telemetry import logger
from tests.contract.conftest import create_tables
from tests.unit.messaging import ZOE, an_appointment, an_event, an_offer

REGION = "eu-west-3"
TABLES = TableSettings("directory", "agenda", "people")
SECRET = "a secret of the tests, long enough to be one"


@dataclass
class Context:
    """What the handlers need of Lambda's context."""

    function_name: str = "notify"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-west-3:123456789012:function:notify"
    aws_request_id: str = "request"

    def get_remaining_time_in_millis(self) -> int:
        """A minute."""
        return 60_000


class Stack:
    """AWS with the service's tables and queues, and what Lambda's pollers do."""

    def __init__(self) -> None:
        self.dynamodb, self.streams = boto3.client("dynamodb"), boto3.client("dynamodbstreams")
        self.sqs = boto3.client("sqs")
        create_tables(self.dynamodb, TABLES)
        view = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
        self.dynamodb.update_table(TableName=TABLES.agenda_table, StreamSpecification=view)
        self.queues = {channel: self._queue(channel) for channel in Channel}
        self.reports = self._queue("receipts")
        boto3.client("sesv2").create_email_identity(EmailIdentity="rdv@rdv.example")
        self.records = DynamoRecords(connect(TABLES))
        writer = DirectoryWriter()
        writer.publish_organisation(an_offer().organisation)
        writer.publish_offer(an_offer())
        self.position = 0

    def _queue(self, channel: str) -> str:
        dead = self.sqs.create_queue(QueueName=f"{channel}-dead")["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        policy = {"RedrivePolicy": json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "3"})}
        return self.sqs.create_queue(QueueName=channel, Attributes=policy)["QueueUrl"]

    def stream_records(self) -> list[dict[str, Any]]:
        """What the event source mapping passes: new events since the last call."""
        arn = self.dynamodb.describe_table(TableName=TABLES.agenda_table)["Table"]["LatestStreamArn"]
        (shard,) = self.streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
        iterator = self.streams.get_shard_iterator(
            StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        found = self.streams.get_records(ShardIterator=iterator)["Records"]
        fresh, self.position = found[self.position :], len(found)
        kept = [
            record
            for record in fresh
            if record["eventName"] == "INSERT" and record["dynamodb"]["Keys"]["sk"]["S"].startswith("EVT#")
        ]
        return json.loads(json.dumps(kept, default=str))

    def relay(self, records: list[dict[str, Any]]) -> list[str]:
        """Invoke the relay; the sequence numbers that failed. Lambda never calls for nothing."""
        if not records:
            return []
        answer = app.relay({"Records": records}, Context())  # type: ignore[arg-type]
        return [one["itemIdentifier"] for one in answer["batchItemFailures"]]

    def jobs(self, channel: Channel) -> list[dict[str, Any]]:
        """Up to ten visible messages of a queue, as Lambda hands them over."""
        url = self.queues[channel]
        received = self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"])
        return [
            {
                "messageId": one["MessageId"],
                "receiptHandle": one["ReceiptHandle"],
                "body": one["Body"],
                "attributes": one["Attributes"],
                "messageAttributes": {},
                "md5OfBody": one["MD5OfBody"],
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:{REGION}:{DEFAULT_ACCOUNT_ID}:{channel}",
                "awsRegion": REGION,
            }
            for one in received.get("Messages", [])
        ]

    def send(self, channel: Channel, records: list[dict[str, Any]]) -> list[str]:
        """Invoke a sender and delete what it took; the ids that failed."""
        if not records:
            return []
        handler = {Channel.SMS: app.send_sms, Channel.EMAIL: app.send_email}[channel]
        answer = handler({"Records": records}, Context())  # type: ignore[arg-type]
        failed = [one["itemIdentifier"] for one in answer["batchItemFailures"]]
        for record in records:
            if record["messageId"] not in failed:
                self.sqs.delete_message(QueueUrl=self.queues[channel], ReceiptHandle=record["receiptHandle"])
        return failed

    def pump(self) -> None:
        """Everything through, once."""
        assert self.relay(self.stream_records()) == []
        for channel in Channel:
            assert self.send(channel, self.jobs(channel)) == []

    @property
    def texts(self) -> list[tuple[str, str]]:
        """(number, text) of each SMS."""
        return [(to, text) for to, text, *_ in sns_backends[DEFAULT_ACCOUNT_ID][REGION].sms_messages.values()]

    @property
    def mails(self) -> list[Any]:
        """Each e-mail, parsed."""
        sent: Any = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages
        return [email.message_from_string(one.raw_data, policy=email.policy.default) for one in sent]

    def write(self, appointment: Appointment, kind: EventKind, before: Appointment | None = None) -> None:
        """An appointment and its event in one transaction, as a use case does."""
        event = an_event(kind, appointment, system_clock.now(), before)
        self.records.commit(
            [
                Put(AppointmentKey(appointment.id), appointment, appointment.version - 1),
                Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
            ]
        )

    def book(self, *users: User) -> Appointment:
        """An appointment in five days, where it is day then: SMS are silent at night."""
        people = users or (ZOE,)
        now = system_clock.now()
        start = now.replace(second=0, microsecond=0) + timedelta(days=5)
        made = replace(an_appointment(*people), starts_at=start, ends_at=start + timedelta(minutes=30), created_at=now)
        made = armed(replace(made, time_zone=a_zone_by_day(start)), now)
        self.records.commit([Put(UserKey(user.id), user) for user in people])
        self.write(made, EventKind.CREATED)
        return made


def a_zone_by_day(instant: datetime) -> str:
    zones = ("Europe/Paris", "Pacific/Noumea", "Pacific/Tahiti")
    return next(name for name in zones if 9 <= instant.astimezone(ZoneInfo(name)).hour < 20)


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
        "POWERTOOLS_METRICS_NAMESPACE": "rdv",
        "POWERTOOLS_SERVICE_NAME": "notify",
        "POWERTOOLS_METRICS_DISABLED": "false",
        "DIRECTORY_TABLE": TABLES.directory_table,
        "AGENDA_TABLE": TABLES.agenda_table,
        "PEOPLE_TABLE": TABLES.people_table,
        "SECRET_KEY": SECRET,
        "FORWARDED_HOPS": "0",
        "SITE_URL": "https://rdv.example/",
        "MAIL_FROM": "rdv@rdv.example",
        "INSTANCE_NAME": "",
        "REPLY_DOMAIN": "",
        "MAIL_CONFIGURATION_SET": "reports",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", timedelta())
    # What functions without measures of their own have left in the process belongs to nobody here.
    Metrics().clear_metrics()
    caches = (
        wiring.relay, wiring.sms_sender, wiring.email_sender, wiring.sweeper, wiring.receiver, wiring.reconciler,
    )  # fmt: skip
    with mock_aws():
        made = Stack()
        monkeypatch.setenv("SMS_QUEUE_URL", made.queues[Channel.SMS])
        monkeypatch.setenv("EMAIL_QUEUE_URL", made.queues[Channel.EMAIL])
        monkeypatch.setenv("RECEIPTS_QUEUE_URL", made.reports)
        for cached in caches:
            cached.cache_clear()
        yield made
        for cached in caches:
            cached.cache_clear()


def test_a_booking_is_told_by_sms_and_mail(stack: Stack) -> None:
    made = stack.book()
    stack.pump()
    link = f"https://rdv.example/r/{Keyring(SECRET).link_token(made.id, 'zoe', 1)}"
    ((number, text),) = stack.texts
    (mail,) = stack.mails
    assert number == "+33612345678"
    assert text.startswith("RDV PMI ")
    assert link in text
    assert (mail["To"], mail["X-RDV-Kind"], mail["X-RDV-Subject"]) == ("zoe@example.org", "created", made.id)
    assert link in mail.get_body(("plain",)).get_content()


def test_the_stream_and_the_queues_may_repeat_themselves(stack: Stack) -> None:
    stack.book()
    records = stack.stream_records()
    for _ in range(3):
        assert stack.relay(records) == []
    for channel in Channel:
        jobs = stack.jobs(channel)
        # The agent is told by e-mail.
        assert len(jobs) == {Channel.SMS: 3, Channel.EMAIL: 6}[channel]
        assert stack.send(channel, jobs) == []
    assert (len(stack.texts), len(stack.mails)) == (1, 1)


def test_a_move_and_a_cancellation_are_told(stack: Stack) -> None:
    made = stack.book()
    stack.pump()
    moved = made.moved(made.starts_at + timedelta(days=1), "other", "agent", system_clock.now())
    stack.write(moved, EventKind.UPDATED, made)
    stack.pump()
    stack.write(moved.excused(system_clock.now()), EventKind.CANCELLED, moved)
    stack.pump()
    assert [mail["X-RDV-Kind"] for mail in stack.mails] == ["created", "updated", "cancelled"]
    assert [text.split()[0] for _, text in stack.texts] == ["RDV", "Modifié:"]


def test_a_code_reaches_its_address(stack: Stack) -> None:
    keyring, now = Keyring(SECRET), system_clock.now()
    until = now + timedelta(minutes=10)
    key, nonce = keyring.pseudonym("contact", "sms", "+33612345678"), "nonce"
    code = keyring.code(key, nonce)
    request = CodeRequest(key, nonce, Channel.SMS, "+33612345678", now, until, "organisation")
    stored = ContactCode(key, keyring.code_hash(key, code), until)
    stack.records.commit([Put(CodeKey(key), stored, 0), Put(CodeRequestKey(key, nonce), request, 0)])
    stack.pump()
    ((number, text),) = stack.texts
    assert number == "+33612345678"
    assert text.startswith(f"{code} est votre code RDV Solidarités.")
    items = stack.dynamodb.scan(TableName=TABLES.agenda_table)["Items"]
    (expiry,) = [int(one["expires_at"]["N"]) for one in items if one["sk"]["S"].startswith("MSG#")]
    assert expiry == int((until + timedelta(days=15)).timestamp())


def test_one_reminder_by_channel_when_it_is_due(stack: Stack, capsys: pytest.CaptureFixture[str]) -> None:
    made = stack.book()
    stack.pump()
    for step in (timedelta(days=3, minutes=-5), timedelta(minutes=5), timedelta(minutes=5), timedelta(days=3)):
        system_clock.offset += step
        app.sweep({}, Context())  # type: ignore[arg-type]
        stack.pump()
    assert [mail["X-RDV-Kind"] for mail in stack.mails] == ["created", "reminder"]
    assert [text.split()[0] for _, text in stack.texts] == ["RDV", "Rappel:"]
    stored = stack.records.read([AppointmentKey(made.id)])[AppointmentKey(made.id)]
    assert isinstance(stored, Appointment)
    assert stored.reminder_at is None
    metrics = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "_aws" in line]
    assert [one["OldestUnsentReminderAge"] for one in metrics] == [[0.0], [pytest.approx(0, abs=61)], [0.0], [0.0]]
    assert {one["service"] for one in metrics} == {"notify"}


NOBODYS = MessageJob(MessageKind.CREATED, "x", "1", "zoe", Channel.SMS, datetime(2999, 1, 1, tzinfo=UTC))


def poison(stack: Stack, channel: Channel, body: str) -> None:
    stack.sqs.send_message(QueueUrl=stack.queues[channel], MessageBody=body)


@pytest.mark.parametrize(
    "body",
    [
        "not json",
        '{"kind": "created"}',
        # A job of the other channel, and one of nothing that exists.
        body_of(replace(NOBODYS, channel=Channel.EMAIL)),
        body_of(NOBODYS),
    ],
)
def test_poison_ends_in_the_dead_letters_and_hinders_nobody(stack: Stack, body: str) -> None:
    stack.book()
    assert stack.relay(stack.stream_records()) == []
    poison(stack, Channel.SMS, body)
    first = stack.jobs(Channel.SMS)
    (failed,) = stack.send(Channel.SMS, first)
    assert len(stack.texts) == 1
    assert next(record["body"] for record in first if record["messageId"] == failed) == body
    for _ in range(3):
        # Its delay is set by the handler; the laptop's clock need not be waited for here.
        for record in first:
            if record["messageId"] == failed:
                stack.sqs.change_message_visibility(
                    QueueUrl=stack.queues[Channel.SMS], ReceiptHandle=record["receiptHandle"], VisibilityTimeout=0
                )
        first = stack.jobs(Channel.SMS)
        stack.send(Channel.SMS, first)
    dead = stack.sqs.get_queue_url(QueueName="sms-dead")["QueueUrl"]
    (letter,) = stack.sqs.receive_message(QueueUrl=dead)["Messages"]
    assert letter["Body"] == body


def test_a_failed_message_waits_as_long_as_its_budget_says(
    stack: Stack, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stack.book()
    assert stack.relay(stack.stream_records()) == []
    sender, delays = wiring.sms_sender(), list[int]()

    def delay(queue_arn: str, receipt_handle: str, seconds: int) -> None:
        delays.append(seconds)
        sender.delay(queue_arn, receipt_handle, 0)

    patient = replace(sender, delay=delay)
    monkeypatch.setattr(wiring, "sms_sender", lambda: patient)
    monkeypatch.setattr(app._sms_queue, "_sender", lambda: patient)
    backend: Any = sns_backends[DEFAULT_ACCOUNT_ID][REGION]
    publish = backend.publish

    def down(*args: Any, **more: Any) -> str:
        class Down(ServiceException):
            code = "InternalError"

        raise Down("not now")

    monkeypatch.setattr(backend, "publish", down)
    for _ in range(2):
        jobs = stack.jobs(Channel.SMS)
        assert stack.send(Channel.SMS, jobs) == [jobs[0]["messageId"]]
    monkeypatch.setattr(backend, "publish", publish)
    assert stack.send(Channel.SMS, stack.jobs(Channel.SMS)) == []
    assert delays == [15, 30]
    metrics = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "_aws" in line]
    assert [one["MessagesDelayed"] for one in metrics] == [[1.0], [1.0]]
    assert len(stack.texts) == 1


def test_what_is_no_event_is_reported_alone(stack: Stack) -> None:
    stack.book()
    (good,) = stack.stream_records()
    bad = json.loads(json.dumps(good))
    bad["dynamodb"]["SequenceNumber"] = "999"
    bad["dynamodb"]["NewImage"]["body"]["S"] = "{}"
    assert stack.relay([bad, good]) == ["999"]
    assert len(stack.jobs(Channel.SMS)) == 1


def test_logs_name_nobody(stack: Stack, caplog: pytest.LogCaptureFixture) -> None:
    # Other tests of this process may have made the service quieter.
    caplog.set_level("INFO", logger=logger.name)
    stack.book()
    poison(stack, Channel.SMS, '{"phone_number": "+33612345678"}')
    assert stack.relay(stack.stream_records()) == []
    for channel in Channel:
        stack.send(channel, stack.jobs(channel))
    logged = [logger.registered_handler.format(record) for record in caplog.records]
    assert {"RELAY-01", "MSG-01", "MSG-06"} <= {json.loads(line).get("line") for line in logged if line.startswith("{")}
    for personal in ("33612345678", "zoe@example.org", "Lefèvre", "LEFÈVRE", "Zoé", "/r/"):
        assert personal not in "\n".join(logged)
