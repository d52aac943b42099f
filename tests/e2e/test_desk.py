"""An agent's day on the running service: what citizens book is seen, moved and cancelled at the desk, and told at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from infra.seed.agents import AGENT_PASSWORD
from infra.seed.demonstration import AGENTS, ARRAS

from .citizen import FIRST_SOCIAL, SOCIAL, Citizen, Json, Service, in_days

APPOINTMENTS = "/api/agent/appointments"


class Desk:
    """An agent who is signed in."""

    def __init__(self, service: Service, agent_id: str) -> None:
        self.service, self.agent_id = service, agent_id
        email = next(one.email for one in AGENTS if one.id == agent_id)
        body = {"email": email, "password": AGENT_PASSWORD}
        signed_in = service.call("POST", "/api/agent/sessions", body)
        assert signed_in.status_code == 201, signed_in.text
        # The cookie asks for TLS, which the laptop does not have: it is shown by hand.
        cookie = signed_in.headers["Set-Cookie"].partition(";")[0]
        self.headers = {"Cookie": cookie, "X-CSRF-Token": signed_in.json()["csrf_token"]}

    def ask(self, method: str, path: str, body: Any = None, **query: Any) -> requests.Response:
        headers = {**self.headers, "Idempotency-Key": "a-key"}
        return self.service.call(method, path, body, headers=headers, **query)

    def done(self, method: str, path: str, body: Any = None, **query: Any) -> Json:
        answer = self.ask(method, path, body, **query)
        assert answer.status_code in (200, 201, 202), answer.text
        return answer.json()

    def week(self, day: datetime) -> Json:
        monday = day.date() - timedelta(days=day.weekday())
        query = {"organisation_id": ARRAS.id, "agent_ids": self.agent_id, "from": monday.isoformat()}
        return self.done("GET", "/api/agent/agenda", **query)


def booked(service: Service) -> tuple[Citizen, Json, str]:
    """A citizen with an appointment, and its agent."""
    citizen = Citizen(service)
    place = service.place(FIRST_SOCIAL, SOCIAL)
    made = citizen.book(place, service.slot_after(place, in_days(service, 5)))
    for agent in AGENTS:
        if agent.email and agent.level_in(ARRAS.id):
            desk = Desk(service, agent.id)
            found = desk.ask("GET", f"{APPOINTMENTS}/{made['id']}")
            if found.status_code == 200:
                return citizen, made, found.json()["agents"][0]["id"]
    raise AssertionError("nobody sees it")


def test_what_a_citizen_books_is_moved_and_cancelled_by_its_agent_and_told_at_once(service: Service) -> None:
    """7.1, 7.6, 6.2, U-5, U-6, MAIL-05."""
    citizen, made, agent_id = booked(service)
    desk, starts_at = Desk(service, agent_id), datetime.fromisoformat(made["starts_at"])
    [shown] = [one for one in desk.week(starts_at)["appointments"] if one["id"] == made["id"]]
    assert shown["title"] == f"@ {citizen.first_name} {citizen.last_name.upper()}"
    later = starts_at.replace(hour=18, minute=0)
    moved = desk.done(
        "PATCH",
        f"{APPOINTMENTS}/{made['id']}",
        {
            "version": made["version"],
            "starts_at": later.isoformat(),
            "accept_warnings": ["elsewhere", "ends_shortly_before", "absence", "overlap"],
        },
    )
    assert moved["starts_at"] == later.isoformat()
    assert [one["channel"] for one in citizen.received(made["id"], "updated")].count("sms") == 1
    ways = {one["channel"] for one in citizen.received(made["id"], "updated")}
    assert ways == {"sms", "email"}
    cancelled = desk.done(
        "POST", f"{APPOINTMENTS}/{made['id']}/status", {"status": "revoked", "version": moved["version"]}
    )
    assert (cancelled["status"], cancelled["transitions"]) == ("revoked", ["unknown"])
    messages = {one["channel"]: one for one in citizen.received(made["id"], "cancelled")}
    assert messages.keys() == {"sms", "email"}
    assert "annulé" in messages["sms"]["text"]
    assert "reprendre RDV" in messages["sms"]["text"]
    mail = messages["email"]["text"]
    assert "pour une raison administrative" in mail
    [link] = [word for word in mail.split() if word.startswith("http") and "?" in word]
    assert parse_qs(urlsplit(link).query)["departement"] == ["62"]
    # The way to book again is open: the time that was given back can be had.
    place = service.place(FIRST_SOCIAL, SOCIAL)
    assert citizen.book(place, service.slot_after(place, in_days(service, 6)))["id"] != made["id"]
    timeline = desk.done("GET", f"{APPOINTMENTS}/{made['id']}")["messages"]
    told = {(one["event"], one["channel"]): one["status"] for one in timeline if one["user_id"]}
    assert told["cancelled", "sms"] == told["cancelled", "email"] == "sent"


def test_an_appointment_made_at_the_desk_for_somebody_who_is_registered_there(service: Service) -> None:
    """7.2: found, made with a place of its own, told, reminded of by hand, seen; a no-show is recorded on its day."""
    _, made, agent_id = booked(service)
    desk = Desk(service, agent_id)
    first = desk.done("GET", f"{APPOINTMENTS}/{made['id']}")
    # Who has booked becomes known to the organisation by the table's stream.
    service.drain()
    start = service.now().replace(hour=19, minute=0, second=0, microsecond=0) + timedelta(days=2)
    wish = {
        "organisation_id": ARRAS.id,
        "motif_id": first["motif"]["id"],
        "starts_at": start.isoformat(),
        "agent_ids": [agent_id],
        "single_use_location": {"name": "Chez l’association", "address": "3 rue des Lilas, 62000 Arras"},
        "users": [{"user_id": first["users"][0]["id"]}],
        "context": "Premier entretien",
        "accept_warnings": ["elsewhere", "absence"],
    }
    appointment = desk.done("POST", APPOINTMENTS, wish)
    path = f"{APPOINTMENTS}/{appointment['id']}"
    desk.done("POST", f"{path}/reminders", {})
    sent = [one for one in service.messages() if one["appointment_id"] == appointment["id"] and one["channel"] == "sms"]
    assert {one["event"] for one in sent} == {"created", "reminder"}
    assert all("3 rue des Lilas" in one["text"] for one in sent)
    service.move_clock(start + timedelta(minutes=5))
    again = Desk(service, agent_id)
    absent = again.done("POST", f"{path}/status", {"status": "noshow"})
    assert (absent["temporal_status"], absent["history"][-1]["kind"]) == ("noshow", "status_changed")
