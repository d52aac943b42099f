"""The other readers of messages: agents in their mailboxes, and citizens who read English."""

from __future__ import annotations

from datetime import timedelta

from .citizen import PMI, Citizen, Json, Service

CHILD_CHECK = "Consultation de puériculture"
# Who receives at that place, in the demonstration's data.
NURSE = "camille.delattre@solidarites-arras.example"


def told(service: Service, booked: Json) -> list[Json]:
    """What the nurse was told of an appointment, oldest first."""
    mails = [one for one in service.messages(NURSE) if one["appointment_id"] == booked["id"]]
    return sorted(mails, key=lambda one: one["sent_at"])


def test_an_agent_is_told_of_what_a_citizen_books_and_cancels(service: Service) -> None:
    place = service.place(CHILD_CHECK, PMI, name="Site Arras Sud")
    citizen = Citizen(service)
    booked = citizen.book(place, service.slot_after(place, service.now() + timedelta(days=6)))
    (created,) = told(service, booked)
    assert created["event"] == "agent_created"
    assert created["subject"].startswith("Nouveau rendez-vous : ")
    assert "Un usager a pris rendez-vous pour le " in created["text"]
    assert citizen.last_name.upper() in created["text"]
    (calendar,) = [one["text"] for one in created["attachments"] if one["filename"].endswith(".ics")]
    assert "METHOD:REQUEST" in calendar
    assert f"mailto:{NURSE}" in calendar.replace("\r\n ", "")

    assert citizen.cancel(booked["id"], booked["access_token"]).status_code == 200
    _, cancelled = told(service, booked)
    assert (cancelled["event"], "a été annulé par l’usager" in cancelled["text"]) == ("agent_cancelled", True)
    assert "METHOD:CANCEL" in cancelled["attachments"][-1]["text"]


def test_who_books_in_english_is_written_to_in_english(service: Service) -> None:
    english = Service(service.base_url)
    english.session.headers["Accept-Language"] = "en"
    place = english.place(CHILD_CHECK, PMI, name="Site Arras Sud")
    citizen = Citizen(english, first_name="Mary", last_name="Smith")
    booked = citizen.book(place, english.slot_after(place, english.now() + timedelta(days=7)))
    code = next(one for one in english.messages(citizen.email) if one["event"] == "contact_code")
    assert "Your confirmation code" in code["text"]
    by_channel = {one["channel"]: one for one in citizen.received(booked["id"], "created")}
    assert by_channel["email"]["subject"].startswith("Appointment confirmed: ")
    assert "possible online up to 4 hours ahead" in by_channel["email"]["text"]
    assert "Info/cancel: " in by_channel["sms"]["text"]
    assert citizen.open_link(citizen.link(booked["id"]), "smi").status_code == 200
