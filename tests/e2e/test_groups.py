"""Group appointments and undoing, over HTTP with the messages that citizens receive."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest

from .citizen import FIRST_SOCIAL, PMI, SOCIAL, WORKSHOP, Citizen, Json, Service, in_days

# The clock runs while a request travels.
MARGIN = timedelta(seconds=5)


@pytest.fixture
def workshop(service: Service) -> Json:
    """The place of the demonstration's workshops."""
    return service.place(WORKSHOP, PMI, name="Site Arras Sud")


def slots(service: Service, place: Json) -> list[Json]:
    """The workshops of the next two months, with their seats: each kind comes back after four weeks."""
    today = service.now().date()
    where = {"motif_id": place["motif_id"], "location_id": place["id"], "days": 31}
    months = (service.get("/api/slots", **where, **{"from": since}) for since in (today, today + timedelta(days=31)))
    return [one for month in months for one in month["slots"]]


def seats(service: Service, place: Json, start: datetime) -> int | None:
    """The seats left at a start; 0 when it is not offered."""
    return next((one["seats_left"] for one in slots(service, place) if _starts(one) == start), 0)


def _starts(slot: Json) -> datetime:
    return datetime.fromisoformat(slot["starts_at"])


def kinds(messages: list[Json]) -> Counter[tuple[str, str]]:
    return Counter((one["event"], one["channel"]) for one in messages)


def with_seats(service: Service, place: Json, wanted: int) -> tuple[datetime, str]:
    """A workshop that has so many, more than three days ahead."""
    found = [one for one in slots(service, place) if _starts(one) > in_days(service, 3)]
    chosen = next(one for one in found if one["seats_left"] == wanted)
    return _starts(chosen), chosen["title"]


def test_a_citizen_registers_is_told_is_reminded_and_leaves(service: Service, workshop: Json) -> None:
    start, title = with_seats(service, workshop, 8)
    mother, stranger = Citizen(service), Citizen(service, "Paul", "Martin")
    booked = mother.book(workshop, start)
    other = stranger.book(workshop, start)
    assert (booked["id"], booked["title"], booked["collectif"]) == (other["id"], title, True)
    assert seats(service, workshop, start) == 6

    told = mother.received(booked["id"])
    assert kinds(told) == {("created", "sms"): 1, ("created", "email"): 1}
    assert all(title in one["text"] for one in told)
    assert not any("Martin" in one["text"] or "MARTIN" in one["text"] for one in told)
    assert mother.open_link(mother.link(booked["id"]), "mar").status_code == 422

    service.move_clock(start - timedelta(hours=48) + MARGIN)
    assert kinds(mother.received(booked["id"], "reminder")) == {("reminder", "sms"): 1, ("reminder", "email"): 1}
    assert kinds(stranger.received(booked["id"], "reminder")) == {("reminder", "sms"): 1, ("reminder", "email"): 1}

    left = mother.cancel(booked["id"], mother.access(booked["id"]))
    assert (left.status_code, left.json()["status"]) == (200, "excused")
    assert seats(service, workshop, start) == 7
    # Whoever presses the button is told by e-mail alone; the others hear nothing.
    assert kinds(mother.received(booked["id"], "cancelled")) == {("cancelled", "email"): 1}
    assert stranger.received(booked["id"], "cancelled") == []
    assert stranger.see(booked["id"], stranger.access(booked["id"])).json()["status"] == "unknown"


def test_the_last_seats_go_once_each_and_the_next_is_shown_other_workshops(service: Service, workshop: Json) -> None:
    start, _ = with_seats(service, workshop, 2)
    held = [Citizen(service).hold(workshop, start) for _ in range(3)]
    assert [one.status_code for one in held] == [201, 201, 409]
    refused = held[2].json()
    assert refused["code"] == "slot_taken"
    offered = {_starts(one) for one in slots(service, workshop)}
    alternatives = [_starts(one) for one in refused["alternatives"]]
    assert alternatives
    assert set(alternatives) <= offered
    assert start not in offered


def test_a_cancellation_and_a_move_are_taken_back_and_told(service: Service) -> None:
    place = service.place(FIRST_SOCIAL, SOCIAL, name="Site Arras Sud")
    citizen = Citizen(service)
    start = service.slot_after(place, in_days(service, 9))
    booked = citizen.book(place, start)
    access = booked["access_token"]
    # Told before it is cancelled: a confirmation that comes too late is not sent.
    assert kinds(citizen.received(booked["id"], "created")) == {("created", "sms"): 1, ("created", "email"): 1}
    assert citizen.cancel(booked["id"], access).json()["can_undo_until"]
    assert start in service.slots(place, start.date(), 1)
    undone = citizen.undo(booked["id"], access)
    assert (undone.status_code, undone.json()["status"]) == (200, "unknown")
    assert start not in service.slots(place, start.date(), 1)
    assert kinds(citizen.received(booked["id"], "created")) == {("created", "sms"): 2, ("created", "email"): 2}

    later = service.slot_after(place, start + timedelta(days=1))
    assert citizen.move(booked["id"], access, later).status_code == 200
    back = citizen.undo(booked["id"], access)
    assert (back.status_code, datetime.fromisoformat(back.json()["starts_at"])) == (200, start)
    assert kinds(citizen.received(booked["id"], "updated"))["updated", "email"] >= 1

    moved = citizen.move(booked["id"], access, later)
    assert moved.status_code == 200
    service.move_clock(service.now() + timedelta(minutes=10))
    # Its proof, as old as the booking, has ended; a fresh one has changed nothing.
    assert citizen.undo(booked["id"], access).status_code == 401
    refused = citizen.undo(booked["id"], citizen.access(booked["id"]))
    assert (refused.status_code, refused.json()["code"]) == (422, "not_undoable")
