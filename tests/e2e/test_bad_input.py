"""Bad input is refused with a clear problem, never with a 5xx, and leaves nothing behind."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
import requests

from .citizen import FIRST_SOCIAL, SOCIAL, TIMEOUT_SECONDS, Citizen, Json, Service, bearer, in_days

UNKNOWN = "00000000-0000-4000-8000-000000000000"
MEGABYTE = b'{"motif_id":"' + b"x" * 1_000_000 + b'"}'
TOO_LONG = "x" * 70_000

ROUTES_WITH_A_BODY = [
    ("POST", "/api/holds"),
    ("POST", "/api/contact_codes"),
    ("POST", "/api/contact_codes/verify"),
    ("POST", "/api/appointments"),
    ("POST", "/api/links/open"),
    ("POST", "/api/links/answer"),
    ("POST", f"/api/appointments/{UNKNOWN}/move"),
    ("POST", f"/api/appointments/{UNKNOWN}/cancel"),
]


@dataclass
class World:
    """A service with one appointment and one live hold of one citizen, and a slot that is free."""

    service: Service
    place: Json
    free: datetime
    citizen: Citizen
    booked: Json
    hold: Json
    proof: str
    access: str

    def renew(self) -> None:
        """The hold and the proof of access live ten minutes: on a busy machine, the tests live longer."""
        if datetime.fromisoformat(self.hold["expires_at"]) - self.service.now() > timedelta(minutes=5):
            return
        token = {"X-Hold-Token": self.hold["hold_token"]}
        assert self.service.call("DELETE", f"/api/holds/{self.hold['hold_id']}", headers=token).status_code == 204
        start = datetime.fromisoformat(self.hold["summary"]["starts_at"])
        self.hold = self.citizen.hold(self.place, start).json()
        self.proof = self.citizen.prove(self.hold)
        self.access = self.citizen.access(self.booked["id"])


@pytest.fixture(scope="module")
def world(laptop: Service) -> World:
    service = laptop
    service.reset()
    citizen = Citizen(service)
    place = service.place(FIRST_SOCIAL, SOCIAL, name="Site Arras Sud")
    starts = [slot for slot in service.slots(place, in_days(service, 5).date(), 7) if slot > in_days(service, 5)]
    booked = citizen.book(place, starts[0])
    hold = citizen.hold(place, starts[1]).json()
    return World(service, place, starts[2], citizen, booked, hold, citizen.prove(hold), booked["access_token"])


@pytest.fixture(autouse=True)
def nothing_half_written(world: World) -> Iterator[None]:
    """Whatever a test sends: the same slots are free, the appointment is as it was, and nobody was written to."""
    world.renew()
    before = _state(world)
    yield
    assert _state(world) == before


def _state(world: World) -> Any:
    service, booked = world.service, world.booked
    seen = world.citizen.see(booked["id"], world.access).json()
    return (
        service.slots(world.place, world.free.date() - timedelta(days=3), 14),
        {name: value for name, value in seen.items() if name != "cancellable"},
        [one["id"] for one in service.messages()],
        service.drain()["dead_letters"],
    )


def assert_problem(response: requests.Response, status: int, code: str | None = None) -> Json:
    """A problem of RFC 9457 with the contract's fields."""
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert code in (None, problem["code"]), problem
    return problem


@pytest.mark.parametrize(("method", "path"), ROUTES_WITH_A_BODY)
@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe\x00", b'{"a":' * 5000])
def test_what_is_no_json_object_is_malformed(world: World, method: str, path: str, body: bytes) -> None:
    headers = {"Content-Type": "application/json", **bearer(world.access)}
    assert_problem(world.service.call(method, path, body, headers=headers), 400, "malformed")


@pytest.mark.parametrize(("method", "path"), ROUTES_WITH_A_BODY)
def test_a_body_of_a_megabyte_is_too_large(world: World, method: str, path: str) -> None:
    headers = {"Content-Type": "application/json", **bearer(world.access)}
    assert_problem(world.service.call(method, path, MEGABYTE, headers=headers), 413, "body_too_large")


def test_a_body_over_the_gateways_own_limit_is_too_large(world: World) -> None:
    response = world.service.call("POST", "/api/holds", b"x" * (10 * 1024 * 1024 + 1))
    assert_problem(response, 413, "body_too_large")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"motif_id": UNKNOWN}, 404),
        ({"motif_id": 12}, 422),
        ({"motif_id": None}, 422),
        ({"motif_id": "../../etc/passwd"}, 422),
        ({"motif_id": TOO_LONG[:60_000]}, 422),
        ({"location_id": UNKNOWN}, 422),
        ({"location_id": ["a"]}, 422),
        ({"starts_at": "soon"}, 422),
        ({"starts_at": 1_700_000_000}, 422),
        ({"starts_at": "2026-11-23"}, 422),
        ({"starts_at": "2026-11-23T09:00:00"}, 422),
        ({"starts_at": "2020-01-06T09:00:00+01:00"}, 422),
        ({"starts_at": "0001-01-01T00:00:00+00:00"}, 422),
        ({"starts_at": "9999-12-31T23:59:59+00:00"}, 422),
        ({"unexpected": True}, 422),
    ],
)
def test_a_hold_of_what_does_not_exist_is_refused(world: World, change: Json, status: int) -> None:
    body = {"motif_id": world.place["motif_id"], "location_id": world.place["id"], "starts_at": world.free.isoformat()}
    response = world.service.call("POST", "/api/holds", {**body, **change}, headers={"X-Visitor": "visitor"})
    assert_problem(response, status)


def test_a_slot_that_never_existed_is_taken_and_others_are_offered(world: World) -> None:
    odd = world.free + timedelta(minutes=1)
    problem = assert_problem(world.citizen.hold(world.place, odd), 409, "slot_taken")
    assert len(problem["alternatives"]) == 3


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/api/slots", {}, 400),
        ("/api/slots", {"motif_id": UNKNOWN, "from": "2026-11-23"}, 404),
        ("/api/slots", {"from": "yesterday"}, 400),
        ("/api/slots", {"from": "2026-13-45"}, 400),
        ("/api/slots", {"days": "0"}, 400),
        ("/api/slots", {"days": "32"}, 400),
        ("/api/slots", {"days": "many"}, 400),
        ("/api/slots", {"unknown": "parameter"}, 400),
        ("/api/motifs", {}, 400),
        ("/api/services", {"departement": "62" * 100}, 400),
        ("/api/locations", {"departement": "62", "motif_key": "x", "latitude": "north", "longitude": "2"}, 400),
        ("/api/locations", {"departement": "62", "motif_key": "x", "latitude": "999", "longitude": "2"}, 400),
        ("/api/organisations", {}, 400),
    ],
)
def test_a_search_that_makes_no_sense_is_malformed(world: World, path: str, query: Json, status: int) -> None:
    if path == "/api/slots" and query:
        query = {"motif_id": world.place["motif_id"], "location_id": world.place["id"], "from": "2026-11-23"} | query
    assert_problem(world.service.call("GET", path, **query), status)


@pytest.mark.parametrize("since", ["9999-12-25", "9999-12-31", "0001-01-01"])
def test_the_slots_of_another_age_are_refused(world: World, since: str) -> None:
    query = {"motif_id": world.place["motif_id"], "location_id": world.place["id"], "from": since, "days": "31"}
    problem = assert_problem(world.service.call("GET", "/api/slots", **query), 422, "invalid")
    assert problem["errors"][0]["field"] == "from"


def test_the_past_has_no_slots(world: World) -> None:
    assert world.service.slots(world.place, in_days(world.service, -30).date(), 28) == []


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"channel": "pigeon"}, 422),
        ({"to": "nobody"}, 422),
        ({"to": "a@b"}, 422),
        ({"to": ""}, 422),
        ({"to": TOO_LONG[:1000]}, 422),
        ({"channel": "sms", "to": "03 21 00 00 00"}, 422),
        ({"channel": "sms", "to": "12"}, 422),
        ({"to": "victim@courriel.example\r\nBcc: other@courriel.example"}, 422),
        ({"hold_token": "guess"}, 410),
        ({"hold_token": 5}, 422),
    ],
)
def test_a_code_for_nobody_is_refused(world: World, change: Json, status: int) -> None:
    body = {"channel": "email", "to": "somebody@courriel.example", "hold_token": world.hold["hold_token"]}
    assert_problem(world.service.call("POST", "/api/contact_codes", {**body, **change}), status)


def test_somebody_elses_hold_token_is_forbidden(world: World) -> None:
    hold_id, _, secret = world.hold["hold_token"].rpartition(".")
    forged = f"{hold_id}.{'A' * len(secret)}"
    body = {"channel": "email", "to": "somebody@courriel.example", "hold_token": forged}
    assert_problem(world.service.call("POST", "/api/contact_codes", body), 403, "forbidden")
    answer = world.citizen.confirm({**world.hold, "hold_token": forged}, world.proof)
    assert_problem(answer, 403, "forbidden")
    freed = world.service.call("DELETE", f"/api/holds/{world.hold['hold_id']}", headers={"X-Hold-Token": forged})
    assert_problem(freed, 403, "forbidden")
    unknown = world.service.call("DELETE", f"/api/holds/{UNKNOWN}", headers={"X-Hold-Token": forged})
    assert_problem(unknown, 404, "not_found")


@pytest.mark.parametrize(
    ("details", "status"),
    [
        ({"first_name": ""}, 422),
        ({"last_name": "   "}, 422),
        ({"first_name": "<script>"}, 422),
        ({"first_name": "A\nB"}, 422),
        ({"last_name": "x" * 101}, 422),
        ({"email": "not an address"}, 422),
        ({"phone_number": "12"}, 422),
        ({"birth_date": "2999-01-01"}, 422),
        ({"birth_date": "1800-01-01"}, 422),
        ({"birth_date": "tomorrow"}, 422),
        ({"birth_date": 5}, 422),
        ({"admin": True}, 422),
    ],
)
def test_details_that_nobody_has_are_refused(world: World, details: Json, status: int) -> None:
    problem = assert_problem(world.citizen.confirm(world.hold, world.proof, **details), status, "invalid")
    assert problem["errors"][0]["field"].startswith("user")


def test_a_confirmation_needs_a_key_and_a_proof(world: World) -> None:
    body = {
        "hold_id": world.hold["hold_id"],
        "hold_token": world.hold["hold_token"],
        "contact_token": world.proof,
        "user": world.citizen.details,
    }
    call = world.service.call
    assert_problem(call("POST", "/api/appointments", body), 400, "malformed")
    assert_problem(call("POST", "/api/appointments", body, headers={"Idempotency-Key": "k" * 201}), 400, "malformed")
    key = {"Idempotency-Key": str(uuid.uuid4())}
    assert_problem(call("POST", "/api/appointments", {**body, "contact_token": "guess"}, headers=key), 401)
    assert_problem(call("POST", "/api/appointments", {**body, "contact_token": None}, headers=key), 401)
    assert_problem(call("POST", "/api/appointments", {**body, "hold_id": UNKNOWN}, headers=key), 410)
    assert_problem(call("POST", "/api/appointments", {**body, "participants": [{}] * 6}, headers=key), 422)
    # A proof of access is no proof of an address.
    wrong = {**body, "contact_token": world.access}
    assert_problem(call("POST", "/api/appointments", wrong, headers=key), 401)


def test_the_access_to_one_appointment_opens_no_other(world: World) -> None:
    stranger = world.access
    for action in (world.citizen.see, world.citizen.cancel):
        assert action(UNKNOWN, stranger).status_code in (403, 404)
        assert_problem(action(world.booked["id"], "A" * 32), 401, "unauthenticated")
        assert_problem(action(world.booked["id"], world.proof), 401, "unauthenticated")
    assert world.citizen.move(UNKNOWN, stranger, world.free).status_code in (403, 404)
    assert_problem(world.citizen.move(world.booked["id"], "A" * 32, world.free), 401, "unauthenticated")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic dTpw", "Bearer \u00e9", "Bearer " + "x" * 5000])
def test_a_strange_authorization_is_no_proof(world: World, header: str) -> None:
    path = f"/api/appointments/{world.booked['id']}"
    response = requests.get(
        world.service.base_url + path, headers={"Authorization": header.encode("latin-1")}, timeout=TIMEOUT_SECONDS
    )
    assert_problem(response, 401, "unauthenticated")
    assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"starts_at": "2020-01-06T09:00:00+01:00"}, 422),
        ({"starts_at": "9999-12-31T23:59:59+00:00"}, 422),
        ({"starts_at": "noon"}, 422),
        ({"location_id": UNKNOWN}, 422),
        ({"agent_id": "mine"}, 422),
    ],
)
def test_a_move_to_nowhere_is_refused(world: World, change: Json, status: int) -> None:
    body = {"starts_at": world.free.isoformat()} | change
    path = f"/api/appointments/{world.booked['id']}/move"
    headers = bearer(world.access)
    assert_problem(world.service.call("POST", path, body, headers=headers), status)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"token": "A" * 16, "last_name_letters": "abc"}, 404),
        ({"token": "", "last_name_letters": "abc"}, 422),
        ({"token": "A" * 65, "last_name_letters": "abc"}, 422),
        ({"token": 5, "last_name_letters": "abc"}, 422),
        ({"token": "A" * 16}, 422),
        ({"token": "\u0000", "last_name_letters": "abc"}, 404),
    ],
)
def test_a_link_that_was_never_sent_opens_nothing(world: World, body: Json, status: int) -> None:
    assert_problem(world.service.call("POST", "/api/links/open", body), status)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api"),
        ("GET", "/api/"),
        ("GET", "/api/nothing"),
        ("PUT", "/api/holds"),
        ("GET", "/api/holds"),
        ("DELETE", "/api/appointments/" + UNKNOWN),
        ("GET", "/api/appointments"),
        ("GET", "/api/appointments/a/b/c"),
    ],
)
def test_an_address_that_does_not_exist_is_not_found(world: World, method: str, path: str) -> None:
    assert_problem(world.service.call(method, path), 404, "not_found")


@pytest.mark.parametrize("strange", ["%00", "%2e%2e%2f", "%F0%9F%92%A9", "%ff", "a" * 2000, "{}", "%25"])
def test_strange_ids_in_paths_are_unknown(world: World, strange: str) -> None:
    headers = bearer(world.access)
    for method, path in (("GET", ""), ("POST", "/cancel"), ("POST", "/move")):
        response = requests.request(
            method,
            f"{world.service.base_url}/api/appointments/{strange}{path}",
            headers=headers,
            data=json.dumps({} if path == "/cancel" else {"starts_at": world.free.isoformat()}),
            timeout=TIMEOUT_SECONDS,
        )
        assert response.status_code in (400, 403, 404), (method, path, response.text)


def test_problems_speak_the_callers_language(world: World) -> None:
    query = {"motif_id": UNKNOWN, "from": "2026-11-23"}
    french = world.service.call("GET", "/api/slots", headers={"Accept-Language": "fr"}, **query).json()
    english = world.service.call("GET", "/api/slots", headers={"Accept-Language": "en-GB,en;q=0.9"}, **query).json()
    default = world.service.call("GET", "/api/slots", headers={"Accept-Language": "de"}, **query).json()
    assert french["title"] == default["title"] != english["title"]


def test_at_most_three_live_holds_a_visitor(world: World) -> None:
    greedy = Citizen(world.service)
    starts = world.service.slots(world.place, in_days(world.service, 20).date(), 14)[:4]
    given = [greedy.hold(world.place, start) for start in starts]
    assert [one.status_code for one in given] == [201, 201, 201, 429]
    assert_problem(given[3], 429, "too_many_holds")
    assert int(given[3].headers["Retry-After"]) > 0
    for one in given[:3]:
        hold = one.json()
        world.service.call("DELETE", f"/api/holds/{hold['hold_id']}", headers={"X-Hold-Token": hold["hold_token"]})
