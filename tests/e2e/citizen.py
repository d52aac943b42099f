"""The service as its citizens reach it: over HTTP, and through the messages they receive."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import requests

from rdv.domain.public_holidays import holiday_ordinals

TIMEOUT_SECONDS = 60
LINK = re.compile(r"/r/([A-Za-z0-9]+)")
CODE = re.compile(r"\b\d{6}\b")

SOCIAL, PMI, TOWN_HALL, DIGITAL = (
    "Service social",
    "PMI (Protection Maternelle Infantile)",
    "Mairie",
    "Conseiller numérique",
)
WORKSHOP = "Atelier parents-bébés"
FIRST_SOCIAL = "Premier rendez-vous avec un travailleur social"

type Json = dict[str, Any]

_numbers = count(1)


class Service:
    """A running service. `is_local`: it has the laptop's own routes (inbox, clock)."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self.session = requests.Session()

    def call(
        self, method: str, path: str, body: Any = None, *, headers: dict[str, str] | None = None, **query: Any
    ) -> requests.Response:
        """One request; a body that is not bytes is sent as JSON."""
        raw = body if isinstance(body, bytes) else None
        return self.session.request(
            method,
            self.base_url + path,
            params={name: value for name, value in query.items() if value is not None},
            data=raw,
            json=body if raw is None else None,
            headers=headers,
            timeout=TIMEOUT_SECONDS,
        )

    def get(self, path: str, **query: Any) -> Json:
        """The JSON of a GET that must succeed."""
        response = self.call("GET", path, **query)
        assert response.status_code == 200, response.text
        return response.json()

    @property
    def is_local(self) -> bool:
        return self.call("GET", "/_local/health").status_code == 200

    def messages(self, to: str | None = None) -> list[Json]:
        """Captured messages, newest first, once everything that was asked for is out."""
        self.drain()
        return self.get("/_local/messages", to=to)["messages"]

    def drain(self) -> Json:
        response = self.call("POST", "/_local/drain")
        assert response.status_code == 200, response.text
        return response.json()

    def now(self) -> datetime:
        return datetime.fromisoformat(self.get("/_local/clock")["now"])

    def move_clock(self, instant: datetime) -> None:
        response = self.call("POST", "/_local/clock", {"now": instant.isoformat()})
        assert response.status_code == 200, response.text

    def reset(self) -> None:
        assert self.call("POST", "/_local/reset").status_code == 200

    def place(self, motif_name: str, service_name: str, departement: str = "62", name: str | None = None) -> Json:
        """A place (or an organisation, off site) where the motif is offered, found as the site finds it."""
        services = self.get("/api/services", departement=departement)["services"]
        service_id = next(one["id"] for one in services if one["name"] == service_name)
        motifs = self.get("/api/motifs", departement=departement, service_id=service_id)["motifs"]
        key = next(one["key"] for one in motifs if one["name"] == motif_name)
        places = self.get("/api/locations", departement=departement, motif_key=key)["locations"]
        return next(one for one in places if name in (None, one["name"]))

    def slots(self, place: Json, since: date, days: int = 7) -> list[datetime]:
        """The distinct starts at a place."""
        found = self.get(
            "/api/slots", motif_id=place["motif_id"], location_id=place["id"], **{"from": since.isoformat()}, days=days
        )
        return [datetime.fromisoformat(slot["starts_at"]) for slot in found["slots"]]

    def slot_after(self, place: Json, instant: datetime) -> datetime:
        """The first start after an instant, within the month that follows it."""
        return next(slot for slot in self.slots(place, instant.date(), 31) if slot > instant)


@dataclass
class Citizen:
    """Somebody with a telephone and a mailbox of their own."""

    service: Service
    first_name: str = "Camille"
    last_name: str = "Étienne-D’Arc"
    number: int = field(default_factory=lambda: next(_numbers))
    visitor: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def email(self) -> str:
        return f"usager{self.number}@courriel.example"

    @property
    def phone(self) -> str:
        """E.164. The mobile range kept for fiction (06 39 98) is no valid number to libphonenumber."""
        return f"+336123456{self.number % 100:02d}"

    @property
    def details(self) -> Json:
        return {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "phone_number": "0" + self.phone.removeprefix("+33"),
        }

    def hold(self, place: Json, starts_at: datetime) -> requests.Response:
        body = {"motif_id": place["motif_id"], "starts_at": starts_at.isoformat()}
        if place["id"]:
            body["location_id"] = place["id"]
        return self.service.call("POST", "/api/holds", body, headers={"X-Visitor": self.visitor})

    def prove(self, hold: Json, channel: str = "email") -> str:
        """Receive a code and exchange it for a contact token."""
        to = self.email if channel == "email" else self.details["phone_number"]
        asked = self.service.call(
            "POST", "/api/contact_codes", {"channel": channel, "to": to, "hold_token": hold["hold_token"]}
        )
        assert asked.status_code == 202, asked.text
        verified = self.service.call(
            "POST", "/api/contact_codes/verify", {"channel": channel, "to": to, "code": self.last_code(channel)}
        )
        assert verified.status_code == 200, verified.text
        return verified.json()["contact_token"]

    def last_code(self, channel: str = "email") -> str:
        """The six digits of the newest code message."""
        to = self.email if channel == "email" else self.phone
        message = next(one for one in self.service.messages(to) if one["event"] == "contact_code")
        found = CODE.search(message["text"])
        assert found, message["text"]
        return found.group()

    def confirm(self, hold: Json, proof: str, key: str | None = None, **details: Any) -> requests.Response:
        body = {
            "hold_id": hold["hold_id"],
            "hold_token": hold["hold_token"],
            "contact_token": proof,
            "user": {**self.details, **details},
        }
        return self.service.call(
            "POST", "/api/appointments", body, headers={"Idempotency-Key": key or str(uuid.uuid4())}
        )

    def book(self, place: Json, starts_at: datetime, channel: str = "email", **details: Any) -> Json:
        """The whole way to an appointment."""
        held = self.hold(place, starts_at)
        assert held.status_code == 201, held.text
        booked = self.confirm(held.json(), self.prove(held.json(), channel), **details)
        assert booked.status_code == 201, booked.text
        return booked.json()

    def received(self, appointment_id: str, event: str | None = None) -> list[Json]:
        """The messages about an appointment, by both channels, newest first."""
        both = [*self.service.messages(self.phone), *self.service.messages(self.email)]
        wanted = [one for one in both if one["appointment_id"] == appointment_id and event in (None, one["event"])]
        return sorted(wanted, key=lambda one: one["sent_at"], reverse=True)

    def link(self, appointment_id: str, channel: str = "sms") -> str:
        """The token of the newest message's link."""
        message = next(one for one in self.received(appointment_id) if one["channel"] == channel)
        found = LINK.search(message["text"])
        assert found, message["text"]
        return found.group(1)

    def open_link(self, token: str, letters: str) -> requests.Response:
        return self.service.call("POST", "/api/links/open", {"token": token, "last_name_letters": letters})

    def access(self, appointment_id: str) -> str:
        """A fresh proof, from the link of the newest SMS and three letters."""
        opened = self.open_link(self.link(appointment_id), self.last_name[:3])
        assert opened.status_code == 200, opened.text
        return opened.json()["access_token"]

    def see(self, appointment_id: str, access: str) -> requests.Response:
        return self.service.call("GET", f"/api/appointments/{appointment_id}", headers=bearer(access))

    def cancel(self, appointment_id: str, access: str) -> requests.Response:
        return self.service.call("POST", f"/api/appointments/{appointment_id}/cancel", {}, headers=bearer(access))

    def undo(self, appointment_id: str, access: str) -> requests.Response:
        return self.service.call("POST", f"/api/appointments/{appointment_id}/undo", {}, headers=bearer(access))

    def move(self, appointment_id: str, access: str, starts_at: datetime, **more: Any) -> requests.Response:
        body = {"starts_at": starts_at.isoformat(), **more}
        return self.service.call("POST", f"/api/appointments/{appointment_id}/move", body, headers=bearer(access))


def bearer(access: str) -> dict[str, str]:
    """The header that carries a proof."""
    return {"Authorization": f"Bearer {access}"}


def in_days(service: Service, days: float) -> datetime:
    """An instant of the service's clock."""
    return service.now() + timedelta(days=days)


def open_day(since: date, weekdays: tuple[int, ...]) -> date:
    """The first day from `since` on that is one of those weekdays (Monday is 1) and no public holiday."""
    day = since
    while day.isoweekday() not in weekdays or day.toordinal() in holiday_ordinals(day.year, day.year):
        day += timedelta(days=1)
    return day
