"""Two citizens want the same time: exactly one has it, the other is offered three others, one click each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
import requests

from .citizen import FIRST_SOCIAL, SOCIAL, Citizen, Json, Service, in_days

# Overseas, each slot has one agent only.
DEPARTEMENT = "971"
ROUNDS = 8


@pytest.fixture
def place(service: Service) -> Json:
    return service.place(FIRST_SOCIAL, SOCIAL, departement=DEPARTEMENT)


def press_together(citizens: list[Citizen], place: Json, start: datetime) -> list[requests.Response]:
    """All hold the same start at the same moment, each on a connection of its own."""
    ready = Barrier(len(citizens))

    def press(citizen: Citizen) -> requests.Response:
        citizen.service = Service(citizen.service.base_url)
        citizen.service.session.get(citizen.service.base_url + "/api/openapi.json", timeout=30)
        ready.wait()
        return citizen.hold(place, start)

    with ThreadPoolExecutor(len(citizens)) as pool:
        return list(pool.map(press, citizens))


@pytest.mark.parametrize("visitors", [2, 8])
def test_one_visitor_wins_and_the_others_are_offered_three_others(service: Service, place: Json, visitors: int) -> None:
    start = service.slot_after(place, in_days(service, 2))
    for _ in range(ROUNDS):
        answers = press_together([Citizen(service) for _ in range(visitors)], place, start)
        assert sorted(one.status_code for one in answers) == [201, *[409] * (visitors - 1)]
        for refused in (one.json() for one in answers if one.status_code == 409):
            assert refused["code"] == "slot_taken"
            offered = [datetime.fromisoformat(one["starts_at"]) for one in refused["alternatives"]]
            assert len(offered) == 3
            assert start not in offered
            free = service.slots(place, min(offered).date(), 31)
            assert set(offered) <= set(free)
        start = service.slot_after(place, start)


def test_the_one_who_came_second_takes_an_alternative_with_one_more_call(service: Service, place: Json) -> None:
    start = service.slot_after(place, in_days(service, 2))
    first, second = Citizen(service), Citizen(service, last_name="Second")
    first.book(place, start)
    refused = second.hold(place, start)
    assert refused.status_code == 409
    other = refused.json()["alternatives"][0]
    booked = second.book({**place, "id": other["location_id"]}, datetime.fromisoformat(other["starts_at"]))
    assert booked["starts_at"] == other["starts_at"]


def test_the_same_confirmation_pressed_twice_at_once_is_one_appointment(service: Service, place: Json) -> None:
    citizen = Citizen(service)
    held = citizen.hold(place, service.slot_after(place, in_days(service, 2))).json()
    proof = citizen.prove(held)
    ready = Barrier(4)

    def confirm(_: int) -> requests.Response:
        pressing = Citizen(Service(service.base_url), number=citizen.number)
        ready.wait()
        return pressing.confirm(held, proof, key="pressed-twice")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(confirm, range(4)))
    assert sorted(one.status_code for one in answers) == [200, 200, 200, 201]
    assert len({one.text for one in answers}) == 1
    created = [one for one in citizen.received(answers[0].json()["id"]) if one["event"] == "created"]
    assert sorted(one["channel"] for one in created) == ["email", "sms"]
