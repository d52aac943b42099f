"""Lists on the running service: once the streams are drained, each place says what its slots say, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from .citizen import Citizen, Json, Service, in_days

MOTIF, SERVICE = "Aide aux démarches en ligne", "Conseiller Numérique"


def places(service: Service) -> list[Json]:
    """The list of a motif that three places of two organisations offer."""
    services = service.get("/api/services", departement="62")["services"]
    service_id = next(one["id"] for one in services if "num" in one["name"].lower())
    motifs = service.get("/api/motifs", departement="62", service_id=service_id)["motifs"]
    key = next(one["key"] for one in motifs if one["name"] == MOTIF)
    return service.get("/api/locations", departement="62", motif_key=key)["locations"]


def agree(service: Service) -> list[tuple[str, str]]:
    """What the list says, which is what each place's own search says."""
    found = places(service)
    told: list[tuple[str, str]] = []
    for place in found:
        query = {"motif_id": place["motif_id"], "location_id": place["id"], "days": 1}
        search = service.get("/api/slots", **query, **{"from": service.now().date().isoformat()})
        assert place["next_availability"] == search["next_availability"], place["name"]
        told.append((place["name"], place["next_availability"]))
    return told


def test_a_list_follows_holds_their_expiry_bookings_and_cancellations(service: Service) -> None:
    # At eight in the evening in Paris, or seven: while counters are open, minutes alone take the next time away.
    evening = service.now().astimezone(UTC).replace(hour=18, minute=0, second=0, microsecond=0)
    service.move_clock(evening + timedelta(days=evening < service.now()))
    service.drain()
    before = agree(service)
    assert len(before) == 3
    first = places(service)[0]
    citizen = Citizen(service)
    held = citizen.hold(first, datetime.fromisoformat(first["next_availability"]))
    assert held.status_code == 201
    service.drain()
    during = agree(service)
    assert during != before
    # Nobody writes anything when a hold expires.
    service.move_clock(service.now() + timedelta(minutes=10, seconds=1))
    assert agree(service) == before
    booked = citizen.book(first, datetime.fromisoformat(first["next_availability"]))
    service.drain()
    assert agree(service) == during
    assert citizen.cancel(booked["id"], booked["access_token"]).status_code == 200
    service.drain()
    assert agree(service) == before


def test_a_list_is_right_for_days_without_any_change(service: Service) -> None:
    service.drain()
    for days in (0.3, 1.1, 2.5, 9.2):
        service.move_clock(in_days(service, days))
        service.drain()
        assert agree(service)


def test_a_list_is_right_before_anything_was_drained(service: Service) -> None:
    service.reset()
    assert len(agree(service)) == 3
