"""The providers' clients against a server that answers as AWS does, badly, or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from rdv.domain.appointments import EventKind
from rdv.domain.messages import jobs_for
from rdv.domain.people import Channel
from rdv.outbound import aws
from rdv.outbound.email import SesMail
from rdv.outbound.queues import SqsDelays, SqsJobs
from rdv.outbound.sms import SnsSms
from rdv.ports import AnswerLost, ProviderDown, ProviderRefused
from tests.unit.messaging import BOOKED_AT, an_appointment, an_event

JOB = jobs_for(an_event(EventKind.CREATED, an_appointment(), BOOKED_AT))[0]

type Answer = Callable[[BaseHTTPRequestHandler], None]


class Aws:
    """A provider on a loopback port: `answer` is what it does with the next calls, `bodies` what it was sent."""

    def __init__(self) -> None:
        self.bodies: list[str] = []
        self.answer: Answer = lambda handler: None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                outer.answer(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def replies(status: int, body: str, content_type: str = "text/xml", **headers: str) -> Answer:
    """A whole answer."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        payload = body.encode()
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(payload)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(payload)

    return answer


def sns_error(status: int, code: str, **headers: str) -> Answer:
    """SNS's error document."""
    body = f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>+33612345678</Message></Error></ErrorResponse>"
    return replies(status, body, **headers)


def says_nothing(handler: BaseHTTPRequestHandler) -> None:
    """The request is taken, no answer ever comes."""
    time.sleep(1.5)


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    """The request is taken, the connection closed."""
    handler.connection.close()


PUBLISHED = replies(200, "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>")


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Aws]:
    provider = Aws()
    monkeypatch.setattr(aws, "READ_TIMEOUT_SECONDS", 0.5)
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{provider.server.server_port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "eu-west-3",
        "AWS_REGION": "eu-west-3",
    }.items():
        monkeypatch.setenv(name, value)
    yield provider
    provider.server.shutdown()
    provider.server.server_close()


def send_sms() -> str:
    return SnsSms().send("+33612345678", "Bonjour", "RDV S.P.", JOB)


def test_an_sms_says_who_sends_it_and_what_it_is(provider: Aws) -> None:
    provider.answer = PUBLISHED
    assert send_sms() == "m-1"
    (body,) = provider.bodies
    for part in (
        "PhoneNumber=%2B33612345678",
        "StringValue=RDVSP",
        "StringValue=Transactional",
        "rdv.kind",
        "rdv.subject_id",
    ):
        assert part in body


@pytest.mark.parametrize("code", ["InvalidParameter", "InvalidParameterValue", "OptedOut"])
def test_what_is_wrong_with_the_message_is_final(provider: Aws, code: str) -> None:
    provider.answer = sns_error(400, code)
    with pytest.raises(ProviderRefused) as refusal:
        send_sms()
    assert refusal.value.code == code
    assert "+33" not in str(refusal.value)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "Throttling"),
        (403, "AuthorizationError"),
        (403, "ExpiredToken"),
        (418, "SomethingNew"),
        (500, "InternalFailure"),
        (503, "ServiceUnavailable"),
    ],
)
def test_the_rest_is_a_provider_that_is_down(provider: Aws, status: int, code: str) -> None:
    provider.answer = sns_error(status, code)
    with pytest.raises(ProviderDown) as outage:
        send_sms()
    assert (type(outage.value), outage.value.code) == (ProviderDown, code)
    # One call: the queue retries, not the client.
    assert len(provider.bodies) == 1


def test_a_provider_may_say_when_to_come_back(provider: Aws) -> None:
    provider.answer = sns_error(429, "TooManyRequests", Retry_After="120")
    with pytest.raises(ProviderDown) as outage:
        send_sms()
    assert outage.value.retry_after_seconds == 120


@pytest.mark.parametrize("answer", [says_nothing, hangs_up])
def test_an_answer_that_never_comes_is_a_lost_answer(provider: Aws, answer: Answer) -> None:
    provider.answer = answer
    with pytest.raises(AnswerLost):
        send_sms()
    assert len(provider.bodies) == 1


def test_a_provider_that_is_not_there_took_nothing(provider: Aws) -> None:
    sms = SnsSms()
    provider.server.shutdown()
    provider.server.server_close()
    with pytest.raises(ProviderDown) as outage:
        sms.send("+33612345678", "Bonjour", "RdvSoli", JOB)
    assert type(outage.value) is ProviderDown


def a_message() -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "RDV <rdv@rdv.example>", "zoe@example.org", "Été"
    message.set_content("Bonjour")
    return message


def send_mail() -> str:
    return SesMail("reports").send(a_message(), JOB)


def test_an_email_goes_out_whole_with_its_tags(provider: Aws) -> None:
    provider.answer = replies(200, '{"MessageId": "ses-1"}', "application/json")
    assert send_mail() == "ses-1"
    (body,) = provider.bodies
    assert '"FromEmailAddress": "rdv@rdv.example"' in body
    assert '"ToAddresses": ["zoe@example.org"]' in body
    # What SES is to report, and by which name the report finds its message.
    assert '"ConfigurationSetName": "reports"' in body
    for name, value in (("kind", "created"), ("subject_id", JOB.subject_id), ("reference", "1"), ("person_id", "zoe")):
        assert f'{{"Name": "{name}", "Value": "{value}"}}' in body


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (400, "BadRequestException", ProviderRefused),
        # SES says it of a sender that is not verified as well: a person is to look, nothing is given up.
        (400, "MessageRejected", ProviderDown),
        (400, "SendingPausedException", ProviderDown),
        (429, "TooManyRequestsException", ProviderDown),
        (500, "InternalServiceErrorException", ProviderDown),
    ],
)
def test_refused_mail_and_mail_to_be_sent_later(provider: Aws, status: int, code: str, error: type[Exception]) -> None:
    provider.answer = replies(status, '{"message": "zoe@example.org"}', "application/json", x_amzn_ErrorType=code)
    with pytest.raises(error) as raised:
        send_mail()
    assert raised.value.code == code  # type: ignore[attr-defined]


QUEUES = {channel: f"http://127.0.0.1/000000000000/{channel}" for channel in Channel}


def test_a_job_that_a_queue_does_not_take_is_not_lost(provider: Aws) -> None:
    failed = '{"Successful": [], "Failed": [{"Id": "0", "Code": "InternalError", "SenderFault": false}]}'
    provider.answer = replies(200, failed, "application/x-amz-json-1.0")
    with pytest.raises(ProviderDown, match="InternalError"):
        SqsJobs(QUEUES).publish([JOB])


def test_a_queue_that_does_not_exist_is_down(provider: Aws) -> None:
    missing = '{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "none"}'
    provider.answer = replies(400, missing, "application/x-amz-json-1.0")
    with pytest.raises(ProviderDown):
        SqsJobs(QUEUES).publish([JOB])
    with pytest.raises(ProviderDown):
        SqsDelays().delay("arn:aws:sqs:eu-west-3:000000000000:sms", "receipt", 15)


def test_jobs_travel_by_tens_to_the_queue_of_their_channel(provider: Aws) -> None:
    provider.answer = replies(200, '{"Successful": [], "Failed": []}', "application/x-amz-json-1.0")
    jobs = [replace(JOB, reference=str(number)) for number in range(25)]
    email = replace(JOB, channel=Channel.EMAIL)
    SqsJobs(QUEUES).publish([*jobs, email])
    assert [body.count('"Id"') for body in provider.bodies] == [10, 10, 5, 1]
    assert [f"/{Channel.EMAIL}" in body for body in provider.bodies] == [False, False, False, True]
