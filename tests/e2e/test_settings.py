"""Settings on the running service: what an admin settles is what citizens find, book and keep (DS-4, 2.5-2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import requests

from infra.seed.agents import AGENT_PASSWORD
from infra.seed.demonstration import AGENTS, ARRAS, NURSE_A, PMI, WORKER_B

from .citizen import Citizen, Json, Service, in_days, open_day

ORGANISATION = f"/api/agent/organisations/{ARRAS.id}"
PLACE = {"name": "Antenne", "address": "2 rue de l’Exemple, 62000 Arras", "latitude": 50.29, "longitude": 2.78}


@dataclass
class Desk:
    """An agent who is signed in."""

    service: Service
    headers: dict[str, str]

    @classmethod
    def of(cls, service: Service, agent_id: str) -> Desk:
        email = next(one.email for one in AGENTS if one.id == agent_id)
        body = {"email": email, "password": AGENT_PASSWORD}
        signed_in = service.call("POST", "/api/agent/sessions", body)
        assert signed_in.status_code == 201, signed_in.text
        # The cookie asks for TLS, which the laptop does not have: it is shown by hand.
        secret = next(one.value for one in signed_in.cookies if one.name == "__Host-agent")
        return cls(service, {"Cookie": f"__Host-agent={secret}", "X-CSRF-Token": signed_in.json()["csrf_token"]})

    def ask(self, method: str, path: str, body: Any = None) -> requests.Response:
        return self.service.call(method, ORGANISATION + path, body, headers=self.headers)

    def make(self, path: str, body: Any) -> Json:
        made = self.ask("POST", path, body)
        assert made.status_code == 201, made.text
        return made.json()


def test_what_an_admin_settles_is_booked_by_a_citizen_and_outlives_its_motif(service: Service) -> None:
    desk = Desk.of(service, WORKER_B)
    place = desk.make("/locations", PLACE)
    motif = desk.make("/motifs", {"name": "Pesée du soir", "service_id": PMI.id, "bookable_by": "everyone"})
    steps = desk.ask("GET", "/check").json()["steps"]
    missing = [one["id"] for step in steps for one in step["missing"] if one["code"] == "no_opening"]
    assert missing == [motif["id"]]
    first_day = open_day(in_days(service, 3).date(), (1, 2, 3, 4, 5))
    opening = {
        "agent_id": NURSE_A,
        "title": "Pesées",
        "location_id": place["id"],
        "motif_ids": [motif["id"]],
        "first_day": first_day.isoformat(),
        "start_time": "18:30",
        "end_time": "19:30",
    }
    desk.make("/openings", opening)
    service.drain()
    found = service.place("Pesée du soir", PMI.name)
    assert found["id"] == place["id"]
    starts = service.slots(found, first_day)
    assert [start.strftime("%H:%M") for start in starts] == ["18:30", "19:00"]
    assert found["next_availability"] == starts[0].isoformat()
    assert desk.ask("GET", "/online_booking").json()["effective"] is True

    citizen = Citizen(service)
    booked = citizen.book(found, starts[0])
    service.drain()
    where = f"/motifs/{motif['id']}"
    frozen = desk.ask("PATCH", where, {"location_type": "phone", "version": 1})
    assert (frozen.status_code, frozen.json()["errors"][0]["code"]) == (422, "frozen_once_used")
    renamed = desk.ask("PATCH", where, {"name": "Pesée", "version": 1})
    assert renamed.status_code == 200
    service.drain()
    access = citizen.access(booked["id"])
    assert citizen.see(booked["id"], access).json()["motif"]["name"] == "Pesée"

    assert desk.ask("DELETE", where).status_code == 204
    service.drain()
    query = {"motif_id": motif["id"], "location_id": place["id"], "from": first_day.isoformat()}
    assert service.call("GET", "/api/slots", **query).status_code == 404
    assert citizen.see(booked["id"], access).status_code == 200
    assert desk.ask("DELETE", f"/locations/{place['id']}").json()["code"] == "in_use"
    assert citizen.cancel(booked["id"], access).status_code == 200
