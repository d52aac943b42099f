"""The HTTP functions on moto's tables: statuses, headers, problems, and round trips that are budgets."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws
from pynamodb.connection import Connection

from rdv.clock import system_clock
from rdv.domain.appointments import Appointment
from rdv.domain.directory import LocationType
from rdv.domain.people import CodeRequest
from rdv.ids import Keyring
from rdv.ports import AppointmentKey
from rdv.store.directory import DirectoryWriter
from rdv.store.items import event_of_image
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from tests.contract.conftest import create_tables
from tests.unit.usecases.world import AGENTS, EMAIL, MONDAY, MOTIF, NOW, PLACE, an_offer, at

from .rest import ENVIRONMENT, TABLES, Reply, call

PERSON = {"first_name": "Zoé", "last_name": "de La Fontaine", "email": EMAIL, "phone_number": "06 10 00 00 01"}
THURSDAY = at(MONDAY + timedelta(days=3), 9)


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    with mock_aws():
        client = boto3.client("dynamodb")
        create_tables(client, TABLES)
        connect(TABLES)
        writer, offer = DirectoryWriter(), an_offer(agents=AGENTS)
        writer.publish_organisation(offer.organisation)
        writer.publish_offer(offer)
        yield client


@pytest.fixture
def operations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the DynamoDB calls, as they are made."""
    made: list[str] = []
    dispatch = Connection.dispatch

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        made.append(operation)
        return dispatch(self, operation, arguments)

    monkeypatch.setattr(Connection, "dispatch", watched)
    return made


def hold(starts_at: datetime = THURSDAY, visitor: str = "visitor") -> Reply:
    body = {"motif_id": MOTIF.id, "location_id": PLACE.id, "starts_at": starts_at.isoformat()}
    return call("POST", "/api/holds", body=body, headers={"X-Visitor": visitor})


def digits(client: Any) -> str:
    items = client.scan(TableName=TABLES.agenda_table)["Items"]
    requests = [event_of_image(one) for one in items if one["pk"]["S"].startswith("CODE#")]
    newest = max((one for one in requests if isinstance(one, CodeRequest)), key=lambda one: one.at)
    return Keyring(ENVIRONMENT["SECRET_KEY"]).code(newest.key, newest.nonce)


def proof(client: Any, hold_token: str) -> str:
    body = {"channel": "email", "to": EMAIL, "hold_token": hold_token}
    assert call("POST", "/api/contact_codes", body=body).status == 202
    verified = call("POST", "/api/contact_codes/verify", body={"channel": "email", "to": EMAIL, "code": digits(client)})
    assert verified.status == 200
    return verified.json["contact_token"]


def booking(client: Any, starts_at: datetime = THURSDAY) -> dict[str, Any]:
    held = hold(starts_at).json
    return {
        "hold_id": held["hold_id"],
        "hold_token": held["hold_token"],
        "contact_token": proof(client, held["hold_token"]),
        "user": PERSON,
    }


def book(body: dict[str, Any], key: str = "a-key") -> Reply:
    return call("POST", "/api/appointments", body=body, headers={"Idempotency-Key": key})


def is_problem(reply: Reply, status: int, code: str) -> bool:
    assert reply.headers["Content-Type"] == "application/problem+json", reply
    assert (reply.status, reply.json["code"], reply.json["status"]) == (status, code, status), reply
    assert reply.json["title"]
    assert reply.json["detail"]
    return True


def test_lists_lead_from_a_departement_to_free_starts() -> None:
    [organisation] = call("GET", "/api/organisations", query={"departement": "62"}).json["organisations"]
    assert call("GET", "/api/organisations", query={"q": "solidarités arr"}).json["organisations"] == [organisation]
    [service] = call("GET", "/api/services", query={"departement": "62"}).json["services"]
    query = {"organisation_id": organisation["id"], "service_id": service["id"]}
    [motif] = call("GET", "/api/motifs", query=query).json["motifs"]
    assert motif["motif_ids"] == [MOTIF.id]
    [place] = call("GET", "/api/locations", query={"departement": "62", "motif_key": motif["key"]}).json["locations"]
    assert (place["id"], place["next_availability"]) == (PLACE.id, "2026-11-23T09:00:00+01:00")
    query = {"motif_id": place["motif_id"], "location_id": place["id"], "from": "2026-11-21"}
    found = call("GET", "/api/slots", query=query).json
    assert (found["from"], found["to"]) == ("2026-11-21", "2026-11-27")
    assert found["slots"][0] == {"starts_at": "2026-11-23T09:00:00+01:00", "ends_at": "2026-11-23T09:30:00+01:00"}
    assert len(found["slots"]) == 30
    assert found["next_availability"] == "2026-11-23T09:00:00+01:00"


def test_an_organisation_is_found_by_its_id_for_public_links() -> None:
    [organisation] = call("GET", "/api/organisations", query={"departement": "62"}).json["organisations"]
    assert call("GET", "/api/organisations", query={"id": organisation["id"]}).json["organisations"] == [organisation]
    assert (organisation["city"], organisation["time_zone"]) == ("Arras", "Europe/Paris")
    assert call("GET", "/api/organisations", query={"id": "unknown"}).json == {"organisations": []}
    is_problem(call("GET", "/api/organisations", query={"id": "a b"}), 400, "malformed")


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({}, []),
        ({"location_type": LocationType.PHONE}, ["phone_required"]),
        ({"location_type": LocationType.HOME}, ["address_required"]),
        ({"category": "Passeport disponible sur le site de l'ANTS"}, ["ants_number_required"]),
        ({"category": "Passeport"}, []),
    ],
)
def test_a_motif_says_what_it_will_ask_for(changes: dict[str, Any], needed: list[str]) -> None:
    DirectoryWriter().publish_offer(an_offer(replace(MOTIF, **changes)))
    [motif] = call("GET", "/api/motifs", query={"departement": "62"}).json["motifs"]
    assert [name for name, value in motif["fields"].items() if value] == needed


def test_the_pre_application_number_is_wanted_in_its_form_and_told_to_who_booked(aws: Any) -> None:
    DirectoryWriter().publish_offer(an_offer(replace(MOTIF, category="Passeport disponible sur le site de l'ANTS")))
    body = booking(aws)
    for number, code in (
        (None, "required"),
        ("A12B34C56", "not_an_ants_number"),
        ("A12B-34C56D", "not_an_ants_number"),
    ):
        refused = book({**body, "ants_number": number}, key=f"{number}")
        is_problem(refused, 422, "invalid")
        assert [(one["field"], one["code"]) for one in refused.json["errors"]] == [("ants_number", code)]
    made = book({**body, "ants_number": " a12b34c56d "})
    assert (made.status, made.json.get("ants_number")) == (201, "A12B34C56D")
    access = {"Authorization": f"Bearer {made.json['access_token']}"}
    seen = call("GET", "/api/appointments/{appointment_id}", headers=access, appointment_id=made.json["id"])
    assert (seen.status, seen.json["ants_number"]) == (200, "A12B34C56D")


def test_lists_may_be_cached_for_seconds_and_revalidated() -> None:
    query = {"motif_id": MOTIF.id, "location_id": PLACE.id, "from": "2026-11-23"}
    first = call("GET", "/api/slots", query=query)
    assert first.headers["Cache-Control"] == "public, max-age=5"
    again = call("GET", "/api/slots", query=query, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.text) == (304, "")
    # CloudFront weakens the tag of what it compresses, and lists may come (RFC 9110 13.1.2).
    for tags in (f"W/{first.headers['ETag']}", f'"other", {first.headers["ETag"]}', "*"):
        assert call("GET", "/api/slots", query=query, headers={"If-None-Match": tags}).status == 304, tags
    assert call("GET", "/api/slots", query=query, headers={"If-None-Match": '"other"'}).status == 200
    for number in range(len(AGENTS)):
        hold(visitor=str(number))
    changed = call("GET", "/api/slots", query=query, headers={"If-None-Match": first.headers["ETag"]})
    assert (changed.status, len(changed.json["slots"])) == (200, len(first.json["slots"]) - 1)


def test_who_lets_go_of_a_hold_shows_its_token(aws: Any) -> None:
    held = hold().json

    def let_go(**headers: str) -> Reply:
        return call("DELETE", "/api/holds/{hold_id}", headers=headers, hold_id=held["hold_id"])

    is_problem(let_go(), 401, "unauthenticated")
    is_problem(let_go(**{"X-Hold-Token": held["hold_token"][:-4] + "AAAA"}), 403, "forbidden")
    assert let_go(**{"X-Hold-Token": held["hold_token"]}).status == 204
    is_problem(let_go(**{"X-Hold-Token": held["hold_token"]}), 404, "not_found")


def test_the_journey_from_hold_to_cancel_and_back(aws: Any) -> None:
    body = booking(aws)
    booked = book(body)
    assert booked.status == 201
    assert booked.headers["Cache-Control"] == "no-store"
    appointment = booked.json
    assert appointment["starts_at"] == "2026-11-26T09:00:00+01:00"
    assert appointment["can_cancel_until"] == "2026-11-26T05:00:00+01:00"
    assert appointment["access_expires_at"].endswith("+01:00")
    assert appointment["can_move_until"] == "2026-11-24T09:00:00+01:00"
    assert appointment["users"] == [{"first_name": "Zoé", "last_name": "de La Fontaine", "confirmed_at": None}]
    again = book(body)
    assert (again.status, again.json) == (200, appointment)
    bearer = {"Authorization": f"Bearer {appointment['access_token']}"}
    where = {"appointment_id": appointment["id"]}
    seen = call("GET", "/api/appointments/{appointment_id}", headers=bearer, **where)
    assert (seen.status, seen.json["cancellable"], seen.json["movable"]) == (200, True, True)
    move = "/api/appointments/{appointment_id}/move"
    friday = (THURSDAY + timedelta(days=1)).isoformat()
    moved = call("POST", move, headers=bearer, body={"starts_at": friday}, **where)
    assert (moved.status, moved.json["starts_at"]) == (200, friday)
    cancelled = call("POST", "/api/appointments/{appointment_id}/cancel", headers=bearer, body={}, **where)
    assert (cancelled.status, cancelled.json["status"]) == (200, "excused")


def test_a_reminder_is_answered_with_the_link_alone(aws: Any) -> None:
    booked = book(booking(aws)).json
    bearer, where = {"Authorization": f"Bearer {booked['access_token']}"}, {"appointment_id": booked["id"]}
    key = AppointmentKey(booked["id"])
    stored = DynamoRecords(connect(TABLES)).read([key])[key]
    assert isinstance(stored, Appointment)
    token = Keyring(ENVIRONMENT["SECRET_KEY"]).link_token(stored.id, stored.participations[0].user_id, 1)
    answered = call("POST", "/api/links/answer", body={"token": token, "answer": "coming"})
    assert (answered.status, answered.headers["Cache-Control"]) == (200, "no-store")
    # What a bearer of the link alone learns is what the message said first: when.
    assert answered.json == {
        "answer": "coming",
        "answered_at": answered.json["answered_at"],
        "starts_at": booked["starts_at"],
        "time_zone": "Europe/Paris",
    }
    seen = call("GET", "/api/appointments/{appointment_id}", headers=bearer, **where).json
    assert [one["confirmed_at"] for one in seen["users"]] == [answered.json["answered_at"]]
    assert call("POST", "/api/links/answer", body={"token": token, "answer": "coming"}).json == answered.json
    is_problem(call("POST", "/api/links/answer", body={"token": token, "answer": "perhaps"}), 422, "invalid")
    is_problem(call("POST", "/api/links/answer", body={"token": "guess", "answer": "coming"}), 404, "not_found")
    call("POST", "/api/appointments/{appointment_id}/cancel", headers=bearer, body={}, **where)
    is_problem(call("POST", "/api/links/answer", body={"token": token, "answer": "coming"}), 422, "not_expected")


def test_a_loser_is_told_in_their_language_with_alternatives() -> None:
    for number in range(5):
        assert hold(visitor=str(number)).status == 201
    lost = hold(visitor="late")
    is_problem(lost, 409, "slot_taken")
    assert "n’est plus disponible" in lost.json["title"]
    assert [one["starts_at"] for one in lost.json["alternatives"]] == [
        "2026-11-26T09:30:00+01:00",
        "2026-11-26T10:00:00+01:00",
        "2026-11-26T10:30:00+01:00",
    ]
    body = {"motif_id": MOTIF.id, "location_id": PLACE.id, "starts_at": THURSDAY.isoformat()}
    english = call("POST", "/api/holds", body=body, headers={"Accept-Language": "en-GB,fr;q=0.5"})
    assert english.json["title"] == "This slot is no longer available"


def test_who_reads_the_site_in_english_is_written_to_in_english(aws: Any) -> None:
    body, english = booking(aws), {"Accept-Language": "en-GB,fr;q=0.5"}
    asked = {"channel": "email", "to": EMAIL, "hold_token": body["hold_token"]}
    assert call("POST", "/api/contact_codes", body=asked, headers=english).status == 202
    call("POST", "/api/appointments", body=body, headers={"Idempotency-Key": "a-key", **english})
    codes = [one for one in aws.scan(TableName=TABLES.agenda_table)["Items"] if one["pk"]["S"].startswith("CODE#")]
    assert sorted(event_of_image(one).language for one in codes) == ["en", "fr"]  # type: ignore[union-attr]
    users = [one for one in aws.scan(TableName=TABLES.people_table)["Items"] if one["sk"]["S"] == "U"]
    assert [json.loads(one["body"]["S"])["language"] for one in users] == ["en"]


def test_the_same_key_with_another_body_is_refused(aws: Any) -> None:
    body = booking(aws)
    assert book(body).status == 201
    other = {**body, "user": {**PERSON, "first_name": "Ana"}}
    is_problem(book(other), 409, "idempotency_mismatch")


WRONG_BODIES = [
    ("not json", "{", 400, "malformed"),
    ("empty", "", 400, "malformed"),
    ("a list", "[]", 400, "malformed"),
    ("a lone surrogate", '{"motif_id": "\\ud800"}', 400, "malformed"),
    ("deeply nested", "[" * 20_000, 400, "malformed"),
    ("nothing", "{}", 422, "invalid"),
    ("wrong types", '{"motif_id": 5, "location_id": {}, "starts_at": 12}', 422, "invalid"),
    ("unknown field", json.dumps({"motif_id": "a", "starts_at": "2026-11-26T09:00:00Z", "x": 1}), 422, "invalid"),
    ("no offset", json.dumps({"motif_id": "a", "starts_at": "2026-11-26T09:00:00"}), 422, "invalid"),
    ("a megabyte", json.dumps({"motif_id": "a" * 1_000_000}), 413, "body_too_large"),
    ("unknown motif", json.dumps({"motif_id": "a", "starts_at": "2026-11-26T09:00:00Z"}), 404, "not_found"),
    (
        "year 9999",
        json.dumps({"motif_id": MOTIF.id, "location_id": PLACE.id, "starts_at": "9999-12-31T23:59:59-12:00"}),
        422,
        "invalid",
    ),
    (
        "year 1",
        json.dumps({"motif_id": MOTIF.id, "location_id": PLACE.id, "starts_at": "0001-01-01T00:00:00+14:00"}),
        422,
        "invalid",
    ),
    (
        "the past",
        json.dumps({"motif_id": MOTIF.id, "location_id": PLACE.id, "starts_at": "2026-11-20T09:00:00Z"}),
        422,
        "starts_in_the_past",
    ),
    (
        "never a slot",
        json.dumps({"motif_id": MOTIF.id, "location_id": PLACE.id, "starts_at": "2026-11-26T09:07:00+01:00"}),
        409,
        "slot_taken",
    ),
]


@pytest.mark.parametrize(
    ("raw", "status", "code"), [one[1:] for one in WRONG_BODIES], ids=[one[0] for one in WRONG_BODIES]
)
def test_a_bad_hold_is_a_clear_problem_and_writes_nothing(aws: Any, raw: str, status: int, code: str) -> None:
    is_problem(call("POST", "/api/holds", raw=raw), status, code)
    assert aws.scan(TableName=TABLES.agenda_table)["Count"] == 0


def test_wrong_fields_are_named_one_by_one_and_their_values_never_repeated() -> None:
    wrong = {"hold_id": "a", "hold_token": "b", "user": {"first_name": " ", "last_name": "<b>secret</b>", "age": 3}}
    reply = book(wrong)
    is_problem(reply, 422, "invalid")
    assert {(one["field"], one["code"]) for one in reply.json["errors"]} == {
        ("user.first_name", "too_short"),
        ("user.last_name", "wrong_type"),
        ("user.age", "unexpected"),
    }
    assert "secret" not in reply.text


@pytest.mark.parametrize(
    ("resource", "query", "field"),
    [
        ("/api/slots", {"motif_id": MOTIF.id, "from": "tomorrow"}, "from"),
        ("/api/slots", {"motif_id": MOTIF.id, "from": "2026-11-23", "days": "32"}, "days"),
        ("/api/slots", {"motif_id": MOTIF.id, "from": "2026-11-23", "colour": "blue"}, "colour"),
        ("/api/slots", {"from": "2026-11-23"}, "motif_id"),
        ("/api/locations", {"departement": "62", "motif_key": "a", "latitude": "95"}, "latitude"),
        ("/api/locations", {"departement": "62", "motif_key": "a", "latitude": "50"}, "query"),
        ("/api/organisations", {}, "query"),
        ("/api/organisations", {"departement": "sixty-two"}, "departement"),
        ("/api/services", {}, "query"),
    ],
)
def test_a_bad_parameter_is_named(resource: str, query: dict[str, str], field: str) -> None:
    reply = call("GET", resource, query=query)
    is_problem(reply, 400, "malformed")
    assert [one["field"] for one in reply.json["errors"]] == [field]


def test_unrealistic_days_and_places_are_refused() -> None:
    far = call("GET", "/api/slots", query={"motif_id": MOTIF.id, "location_id": PLACE.id, "from": "9999-12-31"})
    is_problem(far, 422, "invalid")
    nowhere = call("GET", "/api/slots", query={"motif_id": MOTIF.id, "location_id": "x", "from": "2026-11-23"})
    assert [one["field"] for one in nowhere.json["errors"]] == ["location_id"]
    unknown = call("GET", "/api/slots", query={"motif_id": "unknown", "from": "2026-11-23"})
    is_problem(unknown, 404, "not_found")


def test_every_door_to_an_appointment_asks_for_its_own_proof(aws: Any) -> None:
    mine = book(booking(aws)).json
    where = {"appointment_id": mine["id"]}
    doors: list[tuple[str, str, Any]] = [
        ("GET", "/api/appointments/{appointment_id}", None),
        ("POST", "/api/appointments/{appointment_id}/move", {"starts_at": THURSDAY.isoformat()}),
        ("POST", "/api/appointments/{appointment_id}/cancel", {}),
    ]
    for method, resource, body in doors:
        is_problem(call(method, resource, body=body, **where), 401, "unauthenticated")
        for bad in ("Bearer", "Bearer guess", "Basic abc", "Bearer é"):
            reply = call(method, resource, body=body, headers={"Authorization": bad}, **where)
            is_problem(reply, 401, "unauthenticated")
        good = {"Authorization": f"Bearer {mine['access_token']}"}
        unknown = call(method, resource, body=body, headers=good, appointment_id="unknown")
        is_problem(unknown, 404, "not_found")


def test_a_booking_without_key_or_proof_is_refused(aws: Any) -> None:
    body = booking(aws)
    is_problem(call("POST", "/api/appointments", body=body), 400, "malformed")
    is_problem(book({**body, "contact_token": "guess"}), 401, "unauthenticated")
    is_problem(book({key: value for key, value in body.items() if key != "contact_token"}), 401, "unauthenticated")
    is_problem(book({**body, "hold_id": "guess"}), 410, "hold_expired")
    is_problem(book({**body, "hold_token": "guess"}), 403, "forbidden")
    assert book(body).status == 201


def test_nothing_personal_enters_the_log(
    aws: Any, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="rdv"):
        booked = book(booking(aws)).json
        call("POST", "/api/links/open", body={"token": "no-such-token", "last_name_letters": "del"})
    captured = capsys.readouterr()
    logged = captured.out + captured.err + caplog.text
    assert "request answered" in logged
    for private in (
        "Zoé",
        "Fontaine",
        EMAIL,
        "10000001",
        "10 00 00 01",
        booked["access_token"],
        "no-such-token",
        "192.0.2.1",
    ):
        assert private not in logged


@pytest.mark.parametrize("days", [1, 7, 31])
def test_slots_of_five_agents_take_two_round_trips(operations: list[str], days: int) -> None:
    query = {"motif_id": MOTIF.id, "location_id": PLACE.id, "from": "2026-11-23", "days": str(days)}
    assert call("GET", "/api/slots", query=query).json["slots"]
    assert operations == ["Query", "BatchGetItem"]


def test_an_empty_period_still_takes_two_round_trips_for_the_next_availability(operations: list[str]) -> None:
    query = {"motif_id": MOTIF.id, "location_id": PLACE.id, "from": "2026-11-22", "days": "1"}
    found = call("GET", "/api/slots", query=query).json
    assert (found["slots"], found["next_availability"]) == ([], "2026-11-23T09:00:00+01:00")
    assert operations == ["Query", "BatchGetItem"]


def test_an_empty_period_says_why_in_the_callers_language() -> None:
    query = {"motif_id": MOTIF.id, "location_id": PLACE.id, "from": "2026-11-23", "days": "1"}
    assert call("GET", "/api/slots", query=query).json["empty_reason"] is None
    query["from"] = "2026-11-22"
    reason = call("GET", "/api/slots", query=query).json["empty_reason"]
    assert (reason["code"], reason["elsewhere"]) == ("nothing_yet", False)
    assert reason["sentence"].startswith(reason["cause"])
    assert reason["sentence"].endswith("Le prochain créneau libre est le lundi 23 novembre 2026 à 9h00.")
    english = call("GET", "/api/slots", query=query, headers={"Accept-Language": "en"}).json["empty_reason"]
    assert english["sentence"].endswith("The next free slot is on Monday 23 November 2026 at 9:00.")


def test_holding_takes_three_round_trips_and_booking_two_guards_included(aws: Any, operations: list[str]) -> None:
    held = hold()
    assert held.status == 201
    assert operations == ["Query", "BatchGetItem", "TransactWriteItems"]
    body = {
        "hold_id": held.json["hold_id"],
        "hold_token": held.json["hold_token"],
        "contact_token": proof(aws, held.json["hold_token"]),
        "user": PERSON,
    }
    operations.clear()
    assert book(body).status == 201
    assert operations == ["BatchGetItem", "TransactWriteItems"]
