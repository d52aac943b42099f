"""Group appointments and undoing over HTTP, on moto's tables: statuses, bodies, round trips."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from desk.schemas import AppointmentEdit
from rdv import ids
from rdv.clock import system_clock
from rdv.domain.appointments import Appointment
from rdv.http.api import LONGEST_BODY_BYTES
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.desk_booking import DeskRequest, create_appointment
from tests.unit.usecases.world import AGENTS, AT_THE_DESK, GROUP, MONDAY, PLACE, a_group_offer, at

from .rest import ENVIRONMENT, TABLES, Reply, call
from .test_http_functions import PERSON, THURSDAY, aws, book, booking, digits, is_problem, operations

__all__ = ["aws", "operations"]

THURSDAY_NOON = at(MONDAY + timedelta(days=3), 14)
SLOTS = {"motif_id": GROUP.id, "location_id": PLACE.id, "from": "2026-11-23"}
CANCEL, UNDO = "/api/appointments/{appointment_id}/cancel", "/api/appointments/{appointment_id}/undo"


@pytest.fixture(autouse=True)
def workshop(aws: Any) -> None:
    """A group motif, published."""
    DirectoryWriter().publish_offer(a_group_offer())


def a_group(starts_at: datetime = THURSDAY_NOON, seats: int | None = 2, agent: int = 0) -> Appointment:
    request = DeskRequest(
        GROUP.id,
        PLACE.id,
        starts_at,
        AGENTS[agent : agent + 1],
        ids.new_id(),
        "fingerprint",
        title="Atelier massage",
        max_participants=seats,
    )
    keyring = ids.Keyring(ENVIRONMENT["SECRET_KEY"])
    records = DynamoRecords(connect(TABLES))
    return create_appointment(DynamoDirectory(), records, system_clock, keyring, AT_THE_DESK, request).appointment


def take_seat(visitor: str = "visitor", starts_at: datetime = THURSDAY_NOON) -> Reply:
    body = {"motif_id": GROUP.id, "location_id": PLACE.id, "starts_at": starts_at.isoformat()}
    return call("POST", "/api/holds", body=body, headers={"X-Visitor": visitor})


def registration(client: Any, person: dict[str, Any] = PERSON, visitor: str = "visitor") -> dict[str, Any]:
    held = take_seat(visitor).json
    code = {"channel": "email", "to": person["email"]}
    assert call("POST", "/api/contact_codes", body={**code, "hold_token": held["hold_token"]}).status == 202
    verified = call("POST", "/api/contact_codes/verify", body={**code, "code": digits(client)}).json
    return {
        "hold_id": held["hold_id"],
        "hold_token": held["hold_token"],
        "contact_token": verified["contact_token"],
        "user": person,
    }


def bearer(view: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {view['access_token']}"}


def test_the_journey_to_a_seat_and_back(aws: Any) -> None:
    group = a_group()
    [motif] = [
        one for one in call("GET", "/api/motifs", query={"departement": "62"}).json["motifs"] if one["collectif"]
    ]
    assert motif["motif_ids"] == [GROUP.id]
    [place] = call("GET", "/api/locations", query={"departement": "62", "motif_key": motif["key"]}).json["locations"]
    assert (place["id"], place["next_availability"]) == (PLACE.id, "2026-11-26T14:00:00+01:00")
    slots = call("GET", "/api/slots", query=SLOTS).json
    assert slots["slots"] == [
        {
            "starts_at": "2026-11-26T14:00:00+01:00",
            "ends_at": "2026-11-26T15:30:00+01:00",
            "seats_left": 2,
            "title": "Atelier massage",
        }
    ]
    body = registration(aws)
    booked = book(body)
    assert (booked.status, booked.json["id"], booked.json["status"]) == (201, group.id, "unknown")
    assert (booked.json["collectif"], booked.json["title"]) == (True, "Atelier massage")
    assert booked.json["users"] == [{"first_name": "Zoé", "last_name": "de La Fontaine", "confirmed_at": None}]
    assert (booked.json["movable"], booked.json["can_move_until"]) == (False, None)
    assert booked.json["can_cancel_until"] == "2026-11-26T10:00:00+01:00"
    again = book(body)
    assert (again.status, again.json) == (200, booked.json)
    is_problem(book({**body, "user": {**PERSON, "first_name": "Ana"}}), 409, "idempotency_mismatch")
    assert call("GET", "/api/slots", query=SLOTS).json["slots"][0]["seats_left"] == 1
    other = {**PERSON, "first_name": "Ana", "last_name": "Petit", "email": "ana@b.example"}
    assert book(registration(aws, other, "b"), "other key").json["users"] == [
        {"first_name": "Ana", "last_name": "Petit", "confirmed_at": None}
    ]
    assert call("GET", "/api/slots", query=SLOTS).json["slots"] == []
    cancelled = call("POST", CANCEL, headers=bearer(booked.json), body={}, appointment_id=group.id)
    assert (cancelled.status, cancelled.json["status"]) == (200, "excused")
    until, since = (datetime.fromisoformat(cancelled.json[name]) for name in ("can_undo_until", "cancelled_at"))
    assert until - since == timedelta(minutes=10)
    assert call("GET", "/api/slots", query=SLOTS).json["slots"][0]["seats_left"] == 1
    undone = call("POST", UNDO, headers=bearer(booked.json), body={}, appointment_id=group.id)
    assert (undone.status, undone.json["status"], undone.json["can_undo_until"]) == (200, "unknown", None)
    assert "Petit" not in json.dumps([cancelled.json, undone.json])


def test_a_full_group_is_a_slot_taken_with_other_groups() -> None:
    a_group(seats=1)
    others = [a_group(THURSDAY_NOON + timedelta(days=number)).starts_at for number in (1, 4)]
    assert take_seat().status == 201
    lost = take_seat("late")
    is_problem(lost, 409, "slot_taken")
    assert [datetime.fromisoformat(one["starts_at"]) for one in lost.json["alternatives"]] == others
    assert {one["location_id"] for one in lost.json["alternatives"]} == {PLACE.id}


def test_a_seat_without_limit_says_so_and_is_let_go_like_any_hold() -> None:
    a_group(seats=None)
    assert call("GET", "/api/slots", query=SLOTS).json["slots"][0]["seats_left"] is None
    held = take_seat()
    assert held.json["summary"]["collectif"] is True
    freed = call(
        "DELETE",
        "/api/holds/{hold_id}",
        headers={"X-Hold-Token": held.json["hold_token"]},
        hold_id=held.json["hold_id"],
    )
    assert freed.status == 204


def test_two_of_a_family_are_refused_by_field_and_the_registered_is_told_so(aws: Any) -> None:
    a_group(seats=5)
    body = registration(aws)
    two = [{"first_name": "Léo", "last_name": "Martin"}, {"first_name": "Mia", "last_name": "Martin"}]
    refused = book({**body, "participants": two})
    is_problem(refused, 422, "invalid")
    assert [(one["field"], one["code"]) for one in refused.json["errors"]] == [("participants", "one_per_family")]
    first = book(body)
    again = book(registration(aws, visitor="b"), "second key")
    assert (first.json["already_registered"], again.status, again.json["already_registered"]) == (False, 200, True)


def test_a_seat_takes_three_round_trips_and_a_registration_two(aws: Any, operations: list[str]) -> None:
    a_group()
    operations.clear()
    held = take_seat()
    assert held.status == 201
    assert operations == ["Query", "Query", "TransactWriteItems"]
    operations.clear()
    assert call("GET", "/api/slots", query=SLOTS).json["slots"]
    assert operations == ["Query", "Query"]
    body = registration(aws, visitor="b")
    operations.clear()
    assert book(body).status == 201
    assert operations == ["BatchGetItem", "TransactWriteItems"]


def test_undoing_an_individual_cancellation_and_a_move(aws: Any) -> None:
    view = book(booking(aws)).json
    where = {"appointment_id": view["id"]}
    is_problem(call("POST", UNDO, headers=bearer(view), body={}, **where), 422, "not_undoable")
    assert call("POST", CANCEL, headers=bearer(view), body={}, **where).json["status"] == "excused"
    undone = call("POST", UNDO, headers=bearer(view), body={}, **where)
    assert (undone.status, undone.json["status"], undone.json["version"]) == (200, "unknown", 3)
    assert call("POST", UNDO, headers=bearer(view), body={}, **where).json == undone.json
    later = (THURSDAY + timedelta(hours=1)).isoformat()
    move = "/api/appointments/{appointment_id}/move"
    moved = call("POST", move, headers=bearer(view), body={"starts_at": later}, **where)
    assert moved.json["starts_at"] == later
    assert moved.json["can_undo_until"].startswith("2026-11-21T10:1")
    back = call("POST", UNDO, headers=bearer(view), body={}, **where)
    assert (back.status, back.json["starts_at"]) == (200, THURSDAY.isoformat())


def test_an_old_time_that_is_gone_is_a_slot_taken_with_alternatives(aws: Any) -> None:
    view = book(booking(aws)).json
    where = {"appointment_id": view["id"]}
    call("POST", CANCEL, headers=bearer(view), body={}, **where)
    body = {"motif_id": view["motif_id"], "location_id": PLACE.id, "starts_at": THURSDAY.isoformat()}
    for number in range(len(AGENTS)):
        assert call("POST", "/api/holds", body=body, headers={"X-Visitor": str(number)}).status == 201
    gone = call("POST", UNDO, headers=bearer(view), body={}, **where)
    is_problem(gone, 409, "slot_taken")
    assert len(gone.json["alternatives"]) == 3


def test_undoing_asks_for_the_proof_and_says_when_it_is_too_late(aws: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rdv.usecases.booking.ACCESS_LIFETIME", timedelta(minutes=20))
    view = book(booking(aws)).json
    where = {"appointment_id": view["id"]}
    call("POST", CANCEL, headers=bearer(view), body={}, **where)
    is_problem(call("POST", UNDO, body={}, **where), 401, "unauthenticated")
    is_problem(call("POST", UNDO, headers={"Authorization": "Bearer guess"}, body={}, **where), 401, "unauthenticated")
    is_problem(call("POST", UNDO, headers=bearer(view), body={"now": True}, **where), 422, "invalid")
    monkeypatch.setattr(system_clock, "offset", system_clock.offset + timedelta(minutes=10))
    late = call("POST", UNDO, headers=bearer(view), body={}, **where)
    is_problem(late, 422, "too_late_to_undo")
    assert late.json["phone_number"] == "03 53 01 00 00"


def test_an_edit_names_more_people_than_an_agent_adds_at_once() -> None:
    """The page sends all who are to come, whoever had registered them."""
    flags = {"send_lifecycle_notifications": False, "send_reminder_notification": False}
    users = [{"user_id": ids.new_id(), **flags} for _ in range(500)]
    raw = json.dumps({"version": 1, "users": users}, separators=(",", ":"))
    assert len(raw) < LONGEST_BODY_BYTES
    body = AppointmentEdit.model_validate_json(raw, strict=True)
    assert body.users is not None
    assert len(body.users) == 500
