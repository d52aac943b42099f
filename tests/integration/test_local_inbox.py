"""The inbox keeps what SNS and SES accepted, as the recipients would see it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage

import boto3
import pytest
import requests
from bs4 import BeautifulSoup

from infra.local.stack import MAIL_FROM, Stack

from .local_service import template, write_functions

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:RDV Été\r\nEND:VCALENDAR\r\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = write_functions(tmp_path_factory.mktemp("functions"))
    with Stack(template=template(), functions=folder, parameters={}) as stack:
        yield stack


@pytest.fixture
def stack(running: Stack) -> Stack:
    running.inbox.clear()
    return running


def text_a_number(number: str, text: str, kind: str = "created", subject_id: str = "appointment-1") -> None:
    boto3.client("sns").publish(
        PhoneNumber=number,
        Message=text,
        MessageAttributes={
            "AWS.SNS.SMS.SenderID": {"DataType": "String", "StringValue": "RdvSoli"},
            "rdv.kind": {"DataType": "String", "StringValue": kind},
            "rdv.subject_id": {"DataType": "String", "StringValue": subject_id},
        },
    )


def a_mail(
    html: str = "<p>Votre rendez-vous est <b>confirmé</b> : <a href='http://x/r/1'>voir</a></p>",
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"Rendez-vous à l’été <{MAIL_FROM}>"
    mail["To"] = "Zoe.Test@Exemple.example"
    mail["Subject"] = "Rendez-vous confirmé le vendredi 10 décembre 2026 à 13h10"
    mail["X-RDV-Kind"] = "created"
    mail["X-RDV-Subject"] = "appointment-2"
    mail.set_content("Votre rendez-vous est confirmé.\nhttp://127.0.0.1/r/abc")
    mail.add_alternative(html, subtype="html")
    mail.add_alternative(CALENDAR, subtype="calendar", params={"method": "PUBLISH"})
    mail.add_attachment(CALENDAR.encode(), maintype="application", subtype="ics", filename="rdv.ics")
    return mail


def messages(stack: Stack, **query: str) -> list[dict[str, object]]:
    return requests.get(f"{stack.base_url}/_local/messages", params=query, timeout=60).json()["messages"]


def test_an_sms_is_kept_with_its_sender_its_event_and_its_appointment(stack: Stack) -> None:
    text_a_number("+33639980001", "RDV PMI vendredi 10/12 à 13h10")
    (message,) = messages(stack, to="+33639980001")
    assert message["channel"] == "sms"
    assert message["to"] == "+33639980001"
    assert message["from"] == "RdvSoli"
    assert message["text"] == "RDV PMI vendredi 10/12 à 13h10"
    assert (message["event"], message["appointment_id"]) == ("created", "appointment-1")
    assert message["attachments"] == []
    assert "subject" not in message
    assert "html" not in message


def test_what_is_about_accounts_is_one_event_and_no_appointment(stack: Stack) -> None:
    mail = a_mail()
    mail.replace_header("X-RDV-Kind", "account_agent_invitation")
    boto3.client("ses").send_raw_email(RawMessage={"Data": mail.as_bytes()})
    (kept,) = stack.inbox.messages()
    assert (kept.event, kept.appointment_id) == ("account", None)


def test_a_contact_code_belongs_to_no_appointment(stack: Stack) -> None:
    text_a_number("+33639980001", "Votre code : 123456", "contact_code", "address-hash")
    (message,) = messages(stack)
    assert (message["event"], message["appointment_id"]) == ("contact_code", None)


@pytest.mark.parametrize("version", ["ses", "sesv2"])
def test_an_email_is_read_into_its_parts(stack: Stack, version: str) -> None:
    raw = a_mail().as_bytes()
    if version == "ses":
        boto3.client("ses").send_raw_email(RawMessage={"Data": raw})
    else:
        boto3.client("sesv2").send_email(Content={"Raw": {"Data": raw}})
    (message,) = messages(stack, to="zoe.test@exemple.example")
    assert message["channel"] == "email"
    assert message["from"] == f"Rendez-vous à l’été <{MAIL_FROM}>"
    assert message["subject"] == "Rendez-vous confirmé le vendredi 10 décembre 2026 à 13h10"
    assert str(message["text"]).startswith("Votre rendez-vous est confirmé.")
    assert "<b>confirmé</b>" in str(message["html"])
    assert (message["event"], message["appointment_id"]) == ("created", "appointment-2")
    inline, attached = message["attachments"]  # type: ignore[misc]
    assert (inline["filename"], inline["content_type"]) == ("", "text/calendar")
    assert (attached["filename"], attached["content_type"]) == ("rdv.ics", "application/ics")
    assert "SUMMARY:RDV Été" in inline["text"]
    assert "SUMMARY:RDV Été" in attached["text"]


def test_what_the_provider_refuses_is_not_in_the_inbox(stack: Stack) -> None:
    mail = a_mail()
    mail.replace_header("From", "somebody@else.example")
    client = boto3.client("ses")
    with pytest.raises(client.exceptions.MessageRejected):
        client.send_raw_email(RawMessage={"Data": mail.as_bytes()})
    with pytest.raises(boto3.client("sns").exceptions.InvalidParameterException):
        text_a_number("not a number", "lost")
    assert messages(stack) == []


def test_an_alarm_is_no_message(stack: Stack) -> None:
    topic = boto3.client("sns").create_topic(Name="alarms")["TopicArn"]
    boto3.client("sns").publish(TopicArn=topic, Message="5xx")
    assert messages(stack) == []


def test_newest_first_and_only_the_addressee_when_asked(stack: Stack) -> None:
    text_a_number("+33639980001", "first")
    text_a_number("+33639980002", "second")
    text_a_number("+33639980001", "third")
    assert [message["text"] for message in messages(stack)] == ["third", "second", "first"]
    assert [message["text"] for message in messages(stack, to="+33639980001")] == ["third", "first"]
    # A plus sign that was not escaped is still a plus sign.
    answer = requests.get(f"{stack.base_url}/_local/messages?to=+33639980002", timeout=60).json()
    assert [message["text"] for message in answer["messages"]] == ["second"]


def test_the_page_shows_messages_as_text_and_runs_nothing(stack: Stack) -> None:
    text_a_number("+33639980001", "<script>alert(1)</script> http://127.0.0.1/r/abc.")
    boto3.client("ses").send_raw_email(RawMessage={"Data": a_mail('<p onclick="x()">Bonjour</p>').as_bytes()})
    response = requests.get(f"{stack.base_url}/_local/", timeout=60)
    page = BeautifulSoup(response.text, "html.parser")
    assert page.html is not None
    assert page.html["lang"] == "fr"
    assert page.find("script") is None
    assert [link["href"] for link in page.select("pre a")] == ["http://127.0.0.1/r/abc", "http://127.0.0.1/r/abc"]
    frame = page.find("iframe")
    assert frame is not None
    assert frame["title"]
    assert "allow-scripts" not in frame["sandbox"]
    assert "Bonjour" in str(frame["srcdoc"])
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "1 segment" in page.get_text()
