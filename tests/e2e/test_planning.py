"""Openings, absences and people, lived over HTTP: what an agent settles, citizens can book and owners are told of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import requests

from infra.seed.agents import AGENT_PASSWORD
from infra.seed.citizens import CITIZEN_EMAIL

from .citizen import TIMEOUT_SECONDS, Json, Service, open_day

HEAD, WORKER = "helene.coste@solidarites-arras.example", "nadia.vasseur@solidarites-arras.example"


class Desk:
    """An agent's browser."""

    def __init__(self, service: Service, email: str) -> None:
        self.service = service
        self.session = requests.Session()
        self.cookie = self.csrf_token = ""
        answer = self.call("POST", "/api/agent/sessions", {"email": email, "password": AGENT_PASSWORD})
        assert answer.status_code == 201, answer.text
        # The cookie is for TLS alone, which a laptop's own address stands for in a browser and not here.
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        self.csrf_token = answer.json()["csrf_token"]
        self.me: Json = answer.json()["agent"]

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> requests.Response:
        headers = {"Cookie": self.cookie, "X-CSRF-Token": self.csrf_token, "Content-Type": "application/json"}
        url = self.service.base_url + path
        return self.session.request(method, url, json=body, params=query, headers=headers, timeout=TIMEOUT_SECONDS)

    def get(self, path: str, **query: Any) -> Json:
        answer = self.call("GET", path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()


def a_saturday(service: Service) -> date:
    return open_day(service.now().date() + timedelta(days=14), (6,))


def test_what_an_agent_opens_is_bookable_and_told_to_its_owner(service: Service) -> None:
    desk = Desk(service, WORKER)
    organisation_id = desk.me["organisations"][0]["id"]
    openings = f"/api/agent/organisations/{organisation_id}/openings"
    known = desk.get(openings, agent_id=desk.me["id"])["openings"]
    model = next(one for one in known if one["location_id"])
    saturday = a_saturday(service)
    body = {
        "agent_id": desk.me["id"],
        "title": "Samedi ouvert",
        "location_id": model["location_id"],
        "motif_ids": model["motif_ids"],
        "first_day": saturday.isoformat(),
        "start_time": "14:00",
        "end_time": "17:00",
        "recurrence": {"every": "week", "weekdays": [6]},
    }
    motif_id = model["motif_ids"][0]

    def bookable() -> list[str]:
        service.drain()
        found = service.get(
            "/api/slots", motif_id=motif_id, location_id=model["location_id"], **{"from": saturday.isoformat()}, days=1
        )
        return [slot["starts_at"][11:16] for slot in found["slots"]]

    assert bookable() == []
    made = desk.call("POST", openings, body)
    assert made.status_code == 201, made.text
    assert bookable()[:1] == ["14:00"]
    one = f"{openings}/{desk.me['id']}/{made.json()['id']}"
    assert desk.call("POST", one + "/exceptions", {"day": saturday.isoformat()}).status_code == 200
    assert bookable() == []
    assert desk.call("DELETE", one + f"/exceptions/{saturday.isoformat()}").status_code == 200
    assert bookable()[:1] == ["14:00"]
    assert desk.call("DELETE", one).status_code == 204
    assert bookable() == []

    told = [mail for mail in service.messages(WORKER) if mail["event"] == "opening"]
    assert [mail["subject"].partition(" : ")[0] for mail in reversed(told)] == [
        "Plage d’ouverture créée",
        "Plage d’ouverture modifiée",
        "Plage d’ouverture modifiée",
        "Plage d’ouverture supprimée",
    ]
    calendars = [mail["attachments"][0]["text"] for mail in reversed(told)]
    assert [text.partition("SEQUENCE:")[2][:1] for text in calendars] == ["1", "2", "3", "4"]
    assert "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=SA" in calendars[0]
    assert f"EXDATE;TZID=Europe/Paris:{saturday:%Y%m%d}T140000" in calendars[1]
    assert "METHOD:CANCEL" in calendars[3]


def test_an_absence_closes_what_was_open(service: Service) -> None:
    desk, head = Desk(service, WORKER), Desk(service, HEAD)
    organisation_id = desk.me["organisations"][0]["id"]
    model = next(
        one
        for one in desk.get(f"/api/agent/organisations/{organisation_id}/openings", agent_id=desk.me["id"])["openings"]
        if one["location_id"]
    )

    def mine() -> set[str]:
        service.drain()
        since, days = service.now().date() + timedelta(days=21), 7
        agenda = desk.get(
            "/api/agent/slots",
            organisation_id=organisation_id,
            motif_id=model["motif_ids"][0],
            agent_ids=desk.me["id"],
            location_ids=model["location_id"],
            **{"from": since.isoformat()},
        )
        until = since + timedelta(days=days)
        starts = [datetime.fromisoformat(one["starts_at"]) for one in agenda["slots"]]
        return {one.date().isoformat() for one in starts if since <= one.date() < until}

    before = mine()
    assert before
    away = min(before)
    body = {"title": "Formation", "first_day": away, "start_time": "00:00", "end_time": "23:59"}
    made = head.call("POST", f"/api/agent/agents/{desk.me['id']}/absences", body)
    assert made.status_code == 201, made.text
    assert mine() == before - {away}
    (told,) = [mail for mail in service.messages(WORKER) if mail["event"] == "absence"]
    assert "par Hélène COSTE" in told["text"]


def test_citizens_are_found_where_they_have_appointments(service: Service) -> None:
    service.drain()
    desk = Desk(service, HEAD)
    organisation_id = desk.me["organisations"][0]["id"]

    def found(q: str) -> list[str]:
        users = desk.get("/api/agent/users", organisation_id=organisation_id, q=q)["users"]
        return [f"{one['first_name']} {one['last_name']}" for one in users]

    assert found("exemple") == ["Camille Exemple", "Noé Exemple"]
    assert found("noe ex") == ["Noé Exemple"]
    assert found(CITIZEN_EMAIL) == ["Camille Exemple"]
    assert found("06 12 34 56 01") == ["Camille Exemple"]
    new = {"organisation_id": organisation_id, "first_name": "Ana", "last_name": "Silva", "email": CITIZEN_EMAIL}
    refused = desk.call("POST", "/api/agent/users", new)
    assert (refused.status_code, refused.json()["code"]) == (409, "duplicate_user")
