"""Agents' e-mails as MIME: their calendar event names every agent (ICS-02), and only an end takes it away."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from notify.couriers import EmailCourier, SmsCourier
from notify.mime import agent_email, appointment_email
from rdv.domain.appointments import EventKind
from rdv.domain.directory import Agent
from rdv.domain.languages import Language
from rdv.domain.messages import AgentNotice, AppointmentNotice
from tests.unit.messaging import (
    APPOINTMENT_ID,
    BOOKED_AT,
    EMMA,
    JAMES,
    SETTINGS,
    START,
    ZOE,
    FakeMail,
    FakeSms,
    Provider,
    a_notice,
    an_agent_notice,
    an_appointment,
    an_offer,
    read_calendar,
)

BOTH = (EMMA, JAMES)
MOVED = an_appointment().moved(START + timedelta(days=1), "other", "agent", BOOKED_AT)


def parsed(notice: AgentNotice | AppointmentNotice) -> EmailMessage:
    write = agent_email(notice, SETTINGS) if isinstance(notice, AgentNotice) else appointment_email(notice, SETTINGS)
    read = email.message_from_bytes(write.as_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    assert not [part.defects for part in read.walk() if part.defects]
    return read


def calendar_of(message: EmailMessage) -> tuple[Any, Any, str]:
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    (attachment,) = message.iter_attachments()
    content = attachment.get_payload(decode=True)
    assert part.get_payload(decode=True) == content
    return *read_calendar(content), str(part.get_param("method"))  # type: ignore[arg-type]


def languages(message: EmailMessage) -> dict[str, str]:
    """What says its language in it."""
    return {part.get_content_type(): part["Content-Language"] for part in message.walk() if part["Content-Language"]}


def attendees(event: Any) -> set[str]:
    listed = event["ATTENDEE"]
    return {str(one) for one in (listed if isinstance(listed, list) else [listed])}


def test_an_agents_mail_is_addressed_and_says_what_it_is() -> None:
    message = parsed(an_agent_notice(agents=BOTH))
    assert message["To"] == EMMA.email
    assert message["Subject"] == "Nouveau rendez-vous : vendredi 10 décembre 2021 à 13h10"
    assert (message["X-RDV-Kind"], message["X-RDV-Subject"]) == ("agent_created", APPOINTMENT_ID)
    assert languages(message) == {"multipart/alternative": "fr"}
    assert message["Reply-To"] is None


@pytest.mark.parametrize("kind", [EventKind.CREATED, EventKind.UPDATED])
def test_every_agent_of_the_appointment_is_asked_by_name(kind: EventKind) -> None:  # ICS-02
    after, before = (MOVED, an_appointment()) if kind is EventKind.UPDATED else (an_appointment(), None)
    calendar, event, method = calendar_of(parsed(an_agent_notice(kind, after=after, before=before, agents=BOTH)))
    assert (calendar["METHOD"], method, event["STATUS"]) == ("REQUEST", "REQUEST", "CONFIRMED")
    assert attendees(event) == {f"mailto:{EMMA.email}", f"mailto:{JAMES.email}"}
    assert {one.params["CN"] for one in event["ATTENDEE"]} == {"Emma DUFOUR", "James BOND"}
    assert {one.params["PARTSTAT"] for one in event["ATTENDEE"]} == {"ACCEPTED"}
    assert (event["UID"], event["SEQUENCE"]) == (APPOINTMENT_ID, after.version)
    assert event["DTSTART"].dt == after.starts_at
    assert ZOE.last_name not in event.to_ical().decode()


def test_a_cancellation_takes_the_event_away() -> None:
    cancelled = an_appointment().excused(BOOKED_AT)
    notice = an_agent_notice(EventKind.CANCELLED, after=cancelled, before=an_appointment(), agents=BOTH)
    calendar, event, method = calendar_of(parsed(notice))
    assert (calendar["METHOD"], method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCEL", "CANCELLED", 2)


def test_who_loses_an_appointment_to_a_colleague_has_it_taken_away_alone() -> None:
    after = replace(MOVED, agent_ids=("james",))
    notice = an_agent_notice(EventKind.UPDATED, after=after, before=an_appointment(), agents=(JAMES,))
    calendar, event, _ = calendar_of(parsed(notice))
    assert (calendar["METHOD"], attendees(event)) == ("CANCEL", {f"mailto:{EMMA.email}"})
    gains = an_agent_notice(EventKind.UPDATED, after=after, before=an_appointment(), agents=(JAMES,), recipient=JAMES)
    calendar, event, _ = calendar_of(parsed(gains))
    assert (gains.kind, calendar["METHOD"], attendees(event)) == ("agent_created", "REQUEST", {f"mailto:{JAMES.email}"})


def test_a_group_goes_on_without_who_left_it() -> None:
    group = replace(an_appointment(), collectif=True)
    notice = an_agent_notice(EventKind.UNREGISTERED, after=group, offer=an_offer(collectif=True), agents=BOTH)
    calendar, event, _ = calendar_of(parsed(notice))
    assert (calendar["METHOD"], event["STATUS"]) == ("REQUEST", "CONFIRMED")


def test_an_agent_without_an_address_is_no_attendee() -> None:
    unknown = Agent("x", "Alex", "Petit")
    _, event, _ = calendar_of(parsed(an_agent_notice(agents=(EMMA, unknown))))
    assert attendees(event) == {f"mailto:{EMMA.email}"}


@pytest.mark.parametrize(
    ("zone", "start", "local"),
    [
        ("Europe/Paris", datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "20270328T013000"),
        ("Europe/Paris", datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "20270328T033000"),
        ("Europe/Paris", datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "20261025T033000"),
        ("America/Guadeloupe", datetime(2027, 3, 28, 12, 0, tzinfo=UTC), "20270328T080000"),
        ("Indian/Reunion", datetime(2026, 12, 10, 5, 0, tzinfo=UTC), "20261210T090000"),
        ("Pacific/Noumea", datetime(2026, 12, 10, 22, 0, tzinfo=UTC), "20261211T090000"),
    ],
)
def test_calendars_place_it_in_the_organisations_zone(zone: str, start: datetime, local: str) -> None:
    appointment = replace(an_appointment(starts_at=start), time_zone=zone)
    for notice in (an_agent_notice(after=appointment), a_notice(appointment=appointment)):
        _, event, _ = calendar_of(parsed(notice))
        assert event["DTSTART"].params["TZID"] == zone
        assert event["DTSTART"].to_ical().decode() == local
        assert event["DTSTART"].dt.astimezone(UTC) == start
        assert event["DTEND"].dt.astimezone(UTC) == start + timedelta(minutes=30)


def test_english_readers_have_an_english_event() -> None:
    notice = a_notice()
    english = parsed(replace(notice, recipient=replace(ZOE, language=Language.ENGLISH)))
    _, event, _ = calendar_of(english)
    assert languages(english) == {"multipart/alternative": "en"}
    assert event["SUMMARY"] == "Appointment: Consultation de puériculture"
    assert event["DESCRIPTION"].startswith("Details and cancellation: https://")


def test_an_invitation_to_look_carries_no_event() -> None:
    message = parsed(a_notice(EventKind.SLOTS_FREED))
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert message["Reply-To"] == f"rdv+{APPOINTMENT_ID}@reply.rdv.example"


def test_agents_have_no_sms() -> None:
    parcel = EmailCourier(FakeMail(Provider()), SETTINGS).compose(an_agent_notice())
    assert parcel.segments == 0
    with pytest.raises(TypeError):
        SmsCourier(FakeSms(Provider()), SETTINGS).compose(an_agent_notice())
