"""E-mails as MIME, parsed back as a mail program would."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import timedelta
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notify.couriers import EmailCourier, SmsCourier
from notify.mime import MAIL, appointment_email, code_email
from rdv.domain.appointments import EventKind
from rdv.domain.directory import LocationType
from rdv.domain.messages import AppointmentNotice, CodeNotice, MessageJob
from rdv.domain.people import Channel, CodeRequest, User
from tests.unit.messaging import (
    AIDE_NUMERIQUE,
    APPOINTMENT_ID,
    BOOKED_AT,
    ORGANISATION,
    SETTINGS,
    START,
    ZOE,
    FakeMail,
    FakeSms,
    Provider,
    a_notice,
    an_appointment,
    an_offer,
    read_calendar,
)


def parsed(message: EmailMessage) -> EmailMessage:
    read = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    assert not [part.defects for part in read.walk() if part.defects]
    return read


def appointment_message(notice: AppointmentNotice | None = None) -> EmailMessage:
    return parsed(appointment_email(notice or a_notice(), SETTINGS))


def test_sender_recipient_and_reply_address() -> None:  # G-09
    message = appointment_message()
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("RDV Solidarités", SETTINGS.mail_from)
    assert message["To"] == "zoe@example.org"
    assert message["Reply-To"] == f"rdv+{APPOINTMENT_ID}@reply.rdv.example"
    assert message["Subject"] == "RDV confirmé : vendredi 10 décembre 2021 à 13h10"
    assert message["Date"].datetime == BOOKED_AT
    assert message["Auto-Submitted"] == "auto-generated"
    assert (message["X-RDV-Kind"], message["X-RDV-Subject"]) == ("created", APPOINTMENT_ID)


WORDS = [
    "RDV",
    "annulé",
    ":",
    "mardi",
    "1er",
    "décembre",
    "2026",
    "à",
    "8h30,",
    "Maison",
    "des",
    "solidarités",
    "d’Arras",
    "« Né »",
]


@example(["Appointment cancelled: Monday 30 November 2026 at 9:00, Maison des", "solidarités", "d’Arras"])
@example(["Rendez-vous", "modifié", ":", "mardi", "1er", "décembre", "2026", "à", "8h30"])
@given(
    st.lists(
        st.sampled_from(WORDS) | st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=90), min_size=1
    )
)
def test_a_subject_is_read_as_it_was_written(words: list[str]) -> None:  # RFC 2047 6.2
    subject = " ".join(words)
    message = EmailMessage(policy=MAIL)
    message["Subject"] = subject
    raw = message.as_bytes()
    assert raw.isascii()
    assert email.message_from_bytes(raw, policy=email.policy.default)["Subject"] == subject
    # A mail program that decodes by the letter.
    unfolded = email.message_from_bytes(raw, policy=email.policy.compat32)["Subject"]
    assert str(make_header(decode_header(unfolded))) == subject
    if not subject.isascii():
        assert max(map(len, raw.split(b"\r\n"))) <= 76


def test_replies_go_to_the_organisation_where_nobody_receives_them_by_appointment() -> None:
    settings = replace(SETTINGS, reply_domain="")
    assert parsed(appointment_email(a_notice(), settings))["Reply-To"] == "mds@paris.example"
    without = an_offer(organisation=replace(ORGANISATION, email=""))
    assert parsed(appointment_email(a_notice(offer=without), settings))["Reply-To"] is None


def test_the_brand_is_the_senders_name() -> None:
    message = appointment_message(a_notice(offer=an_offer(organisation=AIDE_NUMERIQUE)))
    assert message["From"].addresses[0].display_name == "RDV Aide Numérique"


def test_the_responsible_of_a_relative_is_the_recipient() -> None:
    child = User("child", "Ana", "Lefèvre", responsible_id="zoe")
    assert appointment_message(a_notice(EventKind.CREATED, child, others=[ZOE]))["To"] == "zoe@example.org"


def test_text_html_and_calendar_are_one_message() -> None:
    message = appointment_message()
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "Zoé LEFÈVRE" in text.get_content()
    assert "Zoé LEFÈVRE" in html.get_content()


def calendars(message: EmailMessage) -> list[bytes]:
    parts = [part for part in message.walk() if part.get_content_type() in ("text/calendar", "application/ics")]
    return [part.get_payload(decode=True) for part in parts]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "method", "status"),
    [
        (EventKind.CREATED, "PUBLISH", "CONFIRMED"),
        (EventKind.UPDATED, "PUBLISH", "CONFIRMED"),
        (EventKind.REMINDER, "PUBLISH", "CONFIRMED"),
        (EventKind.CANCELLED, "CANCEL", "CANCELLED"),
    ],
)
def test_the_event_is_carried_twice(kind: EventKind, method: str, status: str) -> None:  # ICS-01, ICS-02
    message = appointment_message(a_notice(kind, before=an_appointment(starts_at=START - timedelta(hours=1))))
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    (attachment,) = message.iter_attachments()
    inline, attached = calendars(message)
    assert part.get_param("method") == method
    assert part["Content-Transfer-Encoding"] == attachment["Content-Transfer-Encoding"] == "base64"
    assert inline == attached
    assert attachment.get_filename() == f"rdv-{APPOINTMENT_ID}-20211210T1310.ics"
    calendar, event = read_calendar(attached)
    assert (calendar["METHOD"], event["STATUS"]) == (method, status)


def test_the_event_is_the_appointment() -> None:  # ICS-03
    _, event = read_calendar(calendars(appointment_message())[0])
    assert event["UID"] == APPOINTMENT_ID
    assert event["SUMMARY"] == "RDV Consultation de puériculture"
    assert event["LOCATION"] == "MDS Centre (10 rue d'ici, Paris, 75016)"
    assert event["DTSTART"].dt == START
    assert event["DTEND"].dt == START + timedelta(minutes=30)
    assert event["ORGANIZER"] == "mailto:secretariat-auto@rdv-solidarites.fr"
    assert "Infos et annulation : https://www.rdv-solidarites.fr/r/" in event["DESCRIPTION"]
    assert "Zoé" not in event.to_ical().decode()


def test_by_phone_there_is_no_place() -> None:
    _, event = read_calendar(calendars(appointment_message(a_notice(offer=an_offer(LocationType.PHONE))))[0])
    assert "LOCATION" not in event
    assert event["DESCRIPTION"].startswith("RDV téléphonique\n")


def test_the_sequence_grows_with_the_appointment_and_the_uid_stays() -> None:
    first = an_appointment()
    moved = first.moved(START + timedelta(days=1), "place", "agent", BOOKED_AT)
    cancelled = moved.excused(BOOKED_AT)
    events = [
        read_calendar(calendars(appointment_message(a_notice(kind, appointment=after, before=first)))[0])[1]
        for kind, after in (
            (EventKind.CREATED, first),
            (EventKind.UPDATED, moved),
            (EventKind.CANCELLED, cancelled),
        )
    ]
    assert [event["SEQUENCE"] for event in events] == [1, 2, 3]
    assert {event["UID"] for event in events} == {APPOINTMENT_ID}


def code(channel: Channel, to: str) -> CodeNotice:
    until = BOOKED_AT + timedelta(minutes=10)
    request = CodeRequest("0a1b", "nonce", channel, to, BOOKED_AT, until, "organisation")
    return CodeNotice(request, ORGANISATION, "012345", BOOKED_AT)


def test_a_code_is_in_the_text_and_not_in_the_headers() -> None:
    message = parsed(code_email(code(Channel.EMAIL, "zoe@example.org"), SETTINGS))
    text = message.get_body(("plain",))
    assert text is not None
    assert "012345" in text.get_content()
    assert not [value for value in message.values() if "012345" in str(value)]
    assert (message["To"], message["X-RDV-Kind"], message["X-RDV-Subject"]) == (
        "zoe@example.org",
        "contact_code",
        "0a1b",
    )
    assert not list(message.iter_attachments())


def a_job(notice: AppointmentNotice | CodeNotice) -> MessageJob:
    """The job of a notice, as far as a provider is told of it."""
    subject_id = notice.appointment.id if isinstance(notice, AppointmentNotice) else notice.request.key
    return MessageJob(notice.kind, subject_id, "1", "zoe", Channel.SMS, BOOKED_AT)


def test_couriers_hand_over_with_kind_and_subject() -> None:
    sms, mail = Provider(), Provider()
    for notice in (a_notice(), code(Channel.SMS, "+33612345678")):
        parcel = SmsCourier(FakeSms(sms), SETTINGS).compose(notice)
        assert parcel.segments == 1
        assert parcel.to == "+33612345678"
        assert parcel.send(a_job(notice))
    for notice in (a_notice(), code(Channel.EMAIL, "zoe@example.org")):
        parcel = EmailCourier(FakeMail(mail), SETTINGS).compose(notice)
        assert parcel.to == "zoe@example.org"
        assert parcel.send(a_job(notice))
    assert sms.taken == [
        ("+33612345678", "created", APPOINTMENT_ID),
        ("+33612345678", "contact_code", "0a1b"),
    ]
    assert mail.taken == [
        ("zoe@example.org", "created", APPOINTMENT_ID),
        ("zoe@example.org", "contact_code", "0a1b"),
    ]
