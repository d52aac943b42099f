"""The citizen's journey, over HTTP, with the service's own clock: find, book, be told, be reminded, move, cancel."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from .citizen import DIGITAL, FIRST_SOCIAL, PMI, SOCIAL, TOWN_HALL, Citizen, Json, Service, bearer, in_days

REMINDER_LEAD = timedelta(hours=48)
SECOND = timedelta(seconds=1)
# The clock runs while a request travels: a boundary is approached by this much.
MARGIN = timedelta(seconds=20)


@pytest.fixture
def citizen(service: Service) -> Citizen:
    return Citizen(service)


@pytest.fixture
def place(service: Service) -> Json:
    return service.place(FIRST_SOCIAL, SOCIAL, name="Site Arras Sud")


def kinds(messages: list[Json]) -> Counter[tuple[str, str]]:
    return Counter((one["event"], one["channel"]) for one in messages)


def test_a_citizen_finds_books_is_told_is_reminded_once_and_is_then_left_alone(
    service: Service, citizen: Citizen, place: Json
) -> None:
    start = service.slot_after(place, in_days(service, 9))
    held = citizen.hold(place, start)
    assert held.status_code == 201, held.text
    summary = held.json()["summary"]
    assert summary["motif"]["name"] == FIRST_SOCIAL
    assert datetime.fromisoformat(held.json()["expires_at"]) - service.now() <= timedelta(minutes=10)

    booked = citizen.confirm(held.json(), citizen.prove(held.json())).json()
    assert booked["status"] == "unknown"
    assert datetime.fromisoformat(booked["starts_at"]) == start
    assert start not in service.slots(place, start.date(), 1)

    told = citizen.received(booked["id"])
    assert kinds(told) == {("created", "sms"): 1, ("created", "email"): 1}
    sms = next(one for one in told if one["channel"] == "sms")
    mail = next(one for one in told if one["channel"] == "email")
    assert (sms["to"], mail["to"]) == (citizen.phone, citizen.email)
    assert f"{start.day}/{start.month:02d}" in sms["text"]
    assert f"/r/{citizen.link(booked['id'])}" in sms["text"]
    assert FIRST_SOCIAL in mail["text"]
    assert FIRST_SOCIAL in mail["html"]
    calendars = [part for part in mail["attachments"] if "BEGIN:VCALENDAR" in part["text"]]
    assert {part["content_type"] for part in calendars} == {"text/calendar", "application/ics"}
    assert all(f"UID:{booked['id']}" in part["text"] for part in calendars)

    service.move_clock(start - REMINDER_LEAD - timedelta(minutes=10))
    assert kinds(citizen.received(booked["id"])) == kinds(told)
    service.move_clock(start - REMINDER_LEAD + timedelta(minutes=5, seconds=1))
    reminded = citizen.received(booked["id"])
    assert kinds(reminded) - kinds(told) == {("reminder", "sms"): 1, ("reminder", "email"): 1}
    due = start - REMINDER_LEAD
    for one in (one for one in reminded if one["event"] == "reminder"):
        assert due <= datetime.fromisoformat(one["sent_at"]) <= due + timedelta(minutes=6)

    service.move_clock(start + timedelta(days=3))
    assert citizen.received(booked["id"]) == reminded
    assert service.drain()["dead_letters"] == 0


def test_a_citizen_cancels_by_the_link_of_the_sms_and_the_slot_is_offered_again(
    service: Service, citizen: Citizen, place: Json
) -> None:
    start = service.slot_after(place, in_days(service, 5))
    booked = citizen.book(place, start)
    wrong = citizen.open_link(citizen.link(booked["id"]), "xyz")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "wrong_letters")

    opened = citizen.open_link(citizen.link(booked["id"]), "éTi").json()
    assert opened["appointment"]["id"] == booked["id"]
    # Instants are told in the time of the place.
    for until in (booked["access_expires_at"], opened["expires_at"], opened["appointment"]["can_cancel_until"]):
        instant = datetime.fromisoformat(until)
        assert instant.utcoffset() == instant.astimezone(ZoneInfo("Europe/Paris")).utcoffset(), until
    assert opened["appointment"]["cancellable"] is True
    cancelled = citizen.cancel(booked["id"], opened["access_token"])
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "excused")
    again = citizen.cancel(booked["id"], opened["access_token"])
    assert (again.status_code, again.json()) == (200, cancelled.json())

    assert start in service.slots(place, start.date(), 1)
    told = citizen.received(booked["id"])
    assert kinds(told) == {("created", "sms"): 1, ("created", "email"): 1, ("cancelled", "email"): 1}
    assert any("METHOD:CANCEL" in part["text"] for part in told[0]["attachments"])
    # Nobody is reminded of what is cancelled.
    service.move_clock(start)
    assert citizen.received(booked["id"]) == told


def test_a_freed_slot_can_be_booked_by_somebody_else(service: Service, citizen: Citizen, place: Json) -> None:
    start = service.slot_after(place, in_days(service, 5))
    first = citizen.book(place, start)
    citizen.cancel(first["id"], citizen.access(first["id"]))
    second = Citizen(service, last_name="Autre").book(place, start)
    assert second["id"] != first["id"]


def test_a_citizen_moves_and_is_reminded_at_the_new_time_only(service: Service, citizen: Citizen, place: Json) -> None:
    before = service.slot_after(place, in_days(service, 6))
    after = service.slot_after(place, in_days(service, 12))
    booked = citizen.book(place, before)
    moved = citizen.move(booked["id"], citizen.access(booked["id"]), after)
    assert moved.status_code == 200, moved.text
    assert datetime.fromisoformat(moved.json()["starts_at"]) == after
    assert moved.json()["version"] > booked["version"]
    assert before in service.slots(place, before.date(), 1)
    assert after not in service.slots(place, after.date(), 1)

    told = citizen.received(booked["id"])
    assert kinds(told)[("updated", "sms")] == 1
    assert kinds(told)[("updated", "email")] == 1
    mail = next(one for one in told if one["event"] == "updated" and one["channel"] == "email")
    assert f"{before.hour}h{before:%M}" in mail["text"]
    sequences = [_sequence(one) for one in told if one["channel"] == "email"]
    assert sequences[0] > sequences[1]

    service.move_clock(before)
    assert not any(one["event"] == "reminder" for one in citizen.received(booked["id"]))
    service.move_clock(after)
    assert kinds(citizen.received(booked["id"], "reminder")) == {("reminder", "sms"): 1, ("reminder", "email"): 1}


def _sequence(mail: Json) -> int:
    lines = mail["attachments"][0]["text"].splitlines()
    return int(next(line for line in lines if line.startswith("SEQUENCE:")).removeprefix("SEQUENCE:"))


def test_a_move_to_a_taken_slot_changes_nothing_and_offers_three_others(service: Service, place: Json) -> None:
    citizen, other = Citizen(service), Citizen(service, last_name="Voisin")
    alone = service.place("Retrait d’un titre d’identité", TOWN_HALL)
    start = service.slot_after(alone, in_days(service, 8))
    taken = service.slot_after(alone, start)
    mine = citizen.book(alone, start)
    other.book(alone, taken)
    filling = Citizen(service, last_name="Troisième")
    while taken in service.slots(alone, taken.date(), 1):
        filling.book(alone, taken)
    access = citizen.access(mine["id"])
    refused = citizen.move(mine["id"], access, taken)
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_taken")
    assert len(refused.json()["alternatives"]) == 3
    assert citizen.see(mine["id"], access).json()["starts_at"] == mine["starts_at"]
    assert not any(one["event"] == "updated" for one in citizen.received(mine["id"]))


def test_cancelling_is_possible_until_four_hours_before_and_not_at_four_hours(service: Service, place: Json) -> None:
    early, late = Citizen(service, last_name="Tôt"), Citizen(service, last_name="Tard")
    start = service.slot_after(place, in_days(service, 4))
    mine = early.book(place, start)
    other_start = service.slot_after(place, start)
    theirs = late.book(place, other_start)
    limit = start - timedelta(hours=4)
    assert datetime.fromisoformat(mine["can_cancel_until"]) == limit

    service.move_clock(limit - timedelta(minutes=1))
    access = early.access(mine["id"])
    service.move_clock(limit - MARGIN)
    assert early.cancel(mine["id"], access).status_code == 200

    service.move_clock(other_start - timedelta(hours=4) - timedelta(minutes=1))
    access = late.access(theirs["id"])
    service.move_clock(other_start - timedelta(hours=4))
    refused = late.cancel(theirs["id"], access)
    assert (refused.status_code, refused.json()["code"]) == (422, "too_late_to_cancel")
    assert refused.json()["phone_number"] == "03 53 01 10 10"
    seen = late.see(theirs["id"], access).json()
    assert (seen["status"], seen["cancellable"]) == ("unknown", False)


def test_moving_is_possible_until_two_days_before_and_not_at_two_days(service: Service, place: Json) -> None:
    early, late = Citizen(service, last_name="Tôt"), Citizen(service, last_name="Tard")
    start = service.slot_after(place, in_days(service, 6))
    mine = early.book(place, start)
    other_start = service.slot_after(place, start)
    theirs = late.book(place, other_start)
    assert datetime.fromisoformat(mine["can_move_until"]) == start - timedelta(days=2)

    service.move_clock(start - timedelta(days=2) - timedelta(minutes=1))
    access, free = early.access(mine["id"]), service.slot_after(place, in_days(service, 9))
    service.move_clock(start - timedelta(days=2) - MARGIN)
    assert early.move(mine["id"], access, free).status_code == 200

    service.move_clock(other_start - timedelta(days=2) - timedelta(minutes=1))
    access = late.access(theirs["id"])
    service.move_clock(other_start - timedelta(days=2))
    refused = late.move(theirs["id"], access, service.slot_after(place, in_days(service, 9)))
    assert (refused.status_code, refused.json()["code"]) == (422, "too_late_to_move")
    seen = late.see(theirs["id"], access).json()
    assert (seen["starts_at"], seen["movable"], seen["cancellable"]) == (theirs["starts_at"], False, True)


def test_an_appointment_less_than_48_hours_away_has_no_reminder(service: Service, citizen: Citizen) -> None:
    place = service.place("Consultation de puériculture", PMI)
    start = service.slot_after(place, service.now() + timedelta(hours=1))
    if start - service.now() > REMINDER_LEAD:
        service.move_clock(start - timedelta(hours=30))
    booked = citizen.book(place, start)
    service.move_clock(start)
    assert kinds(citizen.received(booked["id"])) == {("created", "sms"): 1, ("created", "email"): 1}


def test_a_hold_that_expires_gives_the_slot_back(service: Service, citizen: Citizen, place: Json) -> None:
    start = service.slot_after(place, in_days(service, 5))
    held = citizen.hold(place, start).json()
    proof = citizen.prove(held)
    assert start not in service.slots(place, start.date(), 1)
    service.move_clock(datetime.fromisoformat(held["expires_at"]))
    assert start in service.slots(place, start.date(), 1)
    late = citizen.confirm(held, proof)
    assert (late.status_code, late.json()["code"]) == (410, "hold_expired")
    assert start in service.slots(place, start.date(), 1)
    assert not any(one["event"] == "created" for one in service.messages(citizen.email))


def test_a_hold_that_is_let_go_gives_the_slot_back_at_once(service: Service, citizen: Citizen, place: Json) -> None:
    start = service.slot_after(place, in_days(service, 5))
    held = citizen.hold(place, start).json()
    wrong = service.call("DELETE", f"/api/holds/{held['hold_id']}", headers={"X-Hold-Token": "guess"})
    assert wrong.status_code == 403
    freed = service.call("DELETE", f"/api/holds/{held['hold_id']}", headers={"X-Hold-Token": held["hold_token"]})
    assert freed.status_code == 204
    assert start in service.slots(place, start.date(), 1)


def test_the_same_key_again_gives_the_same_appointment_and_another_body_is_refused(
    service: Service, citizen: Citizen, place: Json
) -> None:
    held = citizen.hold(place, service.slot_after(place, in_days(service, 5))).json()
    proof = citizen.prove(held)
    first = citizen.confirm(held, proof, key="my-key")
    again = citizen.confirm(held, proof, key="my-key")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    other = citizen.confirm(held, proof, key="my-key", first_name="Dominique")
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_mismatch")
    assert kinds(citizen.received(first.json()["id"])) == {("created", "sms"): 1, ("created", "email"): 1}


def test_a_person_has_one_appointment_for_a_motif_until_it_is_cancelled(
    service: Service, citizen: Citizen, place: Json
) -> None:
    first = citizen.book(place, service.slot_after(place, in_days(service, 5)))
    held = citizen.hold(place, service.slot_after(place, in_days(service, 8))).json()
    refused = citizen.confirm(held, citizen.prove(held))
    assert (refused.status_code, refused.json()["code"]) == (409, "already_booked")
    assert citizen.cancel(first["id"], citizen.access(first["id"])).status_code == 200
    assert citizen.confirm(held, citizen.prove(held)).status_code == 201


def test_a_link_is_closed_after_five_wrong_tries_and_expires_after_twelve_weeks(
    service: Service, citizen: Citizen, place: Json
) -> None:
    booked = citizen.book(place, service.slot_after(place, in_days(service, 5)))
    token = citizen.link(booked["id"])
    assert {citizen.open_link(token, "zzz").status_code for _ in range(5)} == {422}
    paused = citizen.open_link(token, "eti")
    assert (paused.status_code, paused.json()["code"]) == (429, "too_many_attempts")
    service.move_clock(service.now() + timedelta(seconds=int(paused.headers["Retry-After"]) + 1))
    assert citizen.open_link(token, "eti").status_code == 200
    service.move_clock(service.now() + timedelta(weeks=12))
    expired = citizen.open_link(token, "eti")
    assert (expired.status_code, expired.json()["code"]) == (410, "link_expired")
    assert citizen.open_link("A" * len(token), "eti").status_code == 404


def test_a_code_is_good_for_ten_minutes_and_five_tries(service: Service, citizen: Citizen, place: Json) -> None:
    held = citizen.hold(place, service.slot_after(place, in_days(service, 5))).json()
    ask = {"channel": "sms", "to": citizen.phone, "hold_token": held["hold_token"]}
    assert service.call("POST", "/api/contact_codes", ask).status_code == 202
    right = citizen.last_code("sms")
    wrong = "000000" if right != "000000" else "111111"
    verify = {"channel": "sms", "to": citizen.phone}
    tries = [service.call("POST", "/api/contact_codes/verify", {**verify, "code": wrong}) for _ in range(5)]
    assert {one.status_code for one in tries} == {422}
    assert {one.json()["code"] for one in tries} == {"wrong_code"}
    closed = service.call("POST", "/api/contact_codes/verify", {**verify, "code": right})
    assert closed.status_code == 429
    assert int(closed.headers["Retry-After"]) > 0

    held = Citizen(service).hold(place, service.slot_after(place, in_days(service, 6))).json()
    assert service.call("POST", "/api/contact_codes", {**ask, "hold_token": held["hold_token"]}).status_code == 202
    fresh = citizen.last_code("sms")
    service.move_clock(service.now() + timedelta(minutes=10))
    late = service.call("POST", "/api/contact_codes/verify", {**verify, "code": fresh})
    assert (late.status_code, late.json()["code"]) == (422, "wrong_code")


def test_by_phone_by_video_and_at_home(service: Service) -> None:
    by_phone, by_video, at_home = Citizen(service), Citizen(service), Citizen(service)
    place = service.place("Point téléphonique sur vos droits", SOCIAL)
    assert place["id"] is None
    start = service.slot_after(place, in_days(service, 3))
    held = by_phone.hold(place, start).json()
    refused = by_phone.confirm(held, by_phone.prove(held), phone_number=None)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "user.phone_number")
    booked = by_phone.confirm(held, by_phone.prove(held)).json()
    assert (booked["location_type"], booked["location"], booked["address"]) == ("phone", None, None)

    place = service.place("Accompagnement numérique à distance", DIGITAL)
    booked = by_video.book(place, service.slot_after(place, in_days(service, 3)), channel="sms")
    assert booked["video_url"].startswith("https://")
    mail = next(one for one in by_video.received(booked["id"]) if one["channel"] == "email")
    assert booked["video_url"] in mail["text"]

    place = service.place("Visite à domicile après une naissance", PMI)
    start = service.slot_after(place, in_days(service, 3))
    held = at_home.hold(place, start).json()
    refused = at_home.confirm(held, at_home.prove(held))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "user.address")
    booked = at_home.confirm(held, at_home.prove(held), address="4 rue de l’Exemple, 62000 Arras").json()
    assert "4 rue de l’Exemple" in booked["address"]


def test_overseas_everything_is_told_in_the_time_of_the_place(service: Service, citizen: Citizen) -> None:
    place = service.place(FIRST_SOCIAL, SOCIAL, departement="971")
    start = service.slot_after(place, in_days(service, 5))
    assert start.utcoffset() == timedelta(hours=-4)
    booked = citizen.book(place, start)
    assert booked["starts_at"].endswith("-04:00")
    sms = next(one for one in citizen.received(booked["id"]) if one["channel"] == "sms")
    assert f"à {start.hour}h{start:%M}" in sms["text"]
    mail = next(one for one in citizen.received(booked["id"]) if one["channel"] == "email")
    assert "America/Guadeloupe" in mail["attachments"][0]["text"]


def test_what_is_found_is_the_same_again_and_says_so(service: Service, place: Json) -> None:
    first = service.call("GET", "/api/organisations", departement="62")
    assert len(first.json()["organisations"]) == 3
    again = service.call(
        "GET", "/api/organisations", departement="62", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304
    named = service.get("/api/organisations", q="arras")["organisations"]
    assert [one["name"] for one in named] == ["Maison des solidarités d’Arras"]
    near = service.get("/api/locations", departement="62", motif_key=_key(service), latitude=50.2998, longitude=2.7816)[
        "locations"
    ]
    assert [one["name"] for one in near] == ["Site Arras Nord", "Site Arras Sud"]
    assert near[0]["distance_km"] < near[1]["distance_km"]


def _key(service: Service) -> str:
    services = service.get("/api/services", departement="62")["services"]
    social = next(one["id"] for one in services if one["name"] == SOCIAL)
    motifs = service.get("/api/motifs", departement="62", service_id=social)["motifs"]
    return next(one["key"] for one in motifs if one["name"] == FIRST_SOCIAL)


def test_an_empty_week_names_the_next_availability(service: Service) -> None:
    place = service.place("Aide aux démarches en ligne", DIGITAL, name="Hôtel de ville")
    first = datetime.fromisoformat(place["next_availability"])
    monday = first.date() - timedelta(days=first.weekday())
    # The counsellor comes every other week.
    found = service.get(
        "/api/slots",
        motif_id=place["motif_id"],
        location_id=place["id"],
        **{"from": (monday + timedelta(days=7)).isoformat()},
        days=7,
    )
    assert found["slots"] == []
    assert datetime.fromisoformat(found["next_availability"]).date() >= monday + timedelta(days=14)


def test_a_proof_lasts_ten_minutes(service: Service, citizen: Citizen, place: Json) -> None:
    booked = citizen.book(place, service.slot_after(place, in_days(service, 5)))
    access = citizen.access(booked["id"])
    assert citizen.see(booked["id"], access).status_code == 200
    service.move_clock(service.now() + timedelta(minutes=10, seconds=1))
    assert service.call("GET", f"/api/appointments/{booked['id']}", headers=bearer(access)).status_code == 401
