"""The laptop plays what providers report, and their outages; the service's own function takes it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests

from infra.explain import sign_in
from infra.local.provider_reports import CannotBePlayed, Played
from infra.local.stack import Stack
from infra.seed import load
from infra.seed.agents import AGENT_PASSWORD, SHOWN, load_agents
from tests.e2e.citizen import FIRST_SOCIAL, SOCIAL, Citizen, Json, Service, in_days

pytestmark = pytest.mark.timeout(300)


def load_all() -> None:
    load()
    load_agents()


@pytest.fixture(scope="module")
def running() -> Iterator[Stack]:
    with Stack(seed=load_all) as stack:
        yield stack


@pytest.fixture
def stack(running: Stack) -> Stack:
    running.reset()
    return running


def booked(stack: Stack) -> tuple[Citizen, Json]:
    service = Service(stack.base_url)
    citizen = Citizen(service)
    place = service.place(FIRST_SOCIAL, SOCIAL)
    made = citizen.book(place, service.slot_after(place, in_days(service, 5)))
    stack.pumps.drain()
    return citizen, made


def timeline(stack: Stack, appointment: Json) -> Json:
    """What agents see."""
    url = f"{stack.base_url}/api/appointments/{appointment['id']}/messages"
    answer = requests.get(url, headers=sign_in(stack.base_url, SHOWN[0].email, AGENT_PASSWORD), timeout=60)
    assert answer.status_code == 200, answer.text
    return answer.json()


def states(stack: Stack, appointment: Json) -> dict[tuple[str, str], str]:
    messages = timeline(stack, appointment)["messages"]
    return {(one["event"], one["channel"]): one["state"] for one in messages if one["user_id"]}


def sent_id(stack: Stack, channel: str, kind: str = "created") -> str:
    found = [one for one in stack.reports.sent() if one.channel == channel]
    # An e-mail says what it is; the last SMS is the confirmation.
    return next(one.provider_message_id for one in found if channel == "sms" or one.tags["kind"] == kind)


def test_deliveries_and_bounces_come_back_through_topic_queue_and_logs(stack: Stack) -> None:
    _, made = booked(stack)
    assert states(stack, made) == {("created", "sms"): "sent", ("created", "email"): "sent"}
    stack.reports.report(sent_id(stack, "sms"), Played.DELIVERED)
    stack.reports.report(sent_id(stack, "email"), Played.BOUNCED)
    assert stack.pumps.drain().dead_letters == 0
    assert states(stack, made) == {("created", "sms"): "delivered", ("created", "email"): "failed"}
    shown = timeline(stack, made)
    assert shown["summary"] == "failure"
    (email,) = [one for one in shown["messages"] if one["channel"] == "email" and one["user_id"]]
    assert (email["failure"], email["reason"]) == ("permanent", "bounce_no_email")
    assert [one["state"] for one in email["steps"]] == ["queued", "sent", "failed"]


def test_after_a_bounce_a_cancellation_is_told_by_sms(stack: Stack) -> None:
    citizen, made = booked(stack)
    stack.reports.report(sent_id(stack, "email"), Played.BOUNCED)
    stack.pumps.drain()
    assert citizen.cancel(made["id"], made["access_token"]).status_code == 200
    stack.pumps.drain()
    assert states(stack, made)[("cancelled", "email")] == "skipped"
    assert states(stack, made)[("cancelled", "sms")] == "sent"
    assert [one["channel"] for one in citizen.received(made["id"], "cancelled")] == ["sms"]


def test_an_outage_is_played_over_http(stack: Stack) -> None:
    url = f"{stack.base_url}/_local/outage"
    assert requests.post(url, json={"channel": "sms", "down": True}, timeout=60).json() == {"down": ["sms"]}
    service = Service(stack.base_url)
    citizen = Citizen(service)
    place = service.place(FIRST_SOCIAL, SOCIAL)
    made = citizen.book(place, service.slot_after(place, in_days(service, 5)))
    stack.pumps.advance(stack.clock.now() + timedelta(minutes=10))
    assert states(stack, made) == {("created", "sms"): "queued", ("created", "email"): "sent"}
    assert requests.post(url, json={"channel": "sms", "down": False}, timeout=60).json() == {"down": []}
    stack.pumps.drain()
    assert states(stack, made)[("created", "sms")] == "sent"
    # A report over HTTP, and what cannot be one.
    url = f"{stack.base_url}/_local/reports"
    report = {"provider_message_id": sent_id(stack, "sms"), "report": "delivered"}
    assert requests.post(url, json=report, timeout=60).status_code == 200
    stack.pumps.drain()
    assert states(stack, made)[("created", "sms")] == "delivered"
    for wrong in ({**report, "report": "complained"}, {**report, "report": "eaten"}, {"report": "delivered"}):
        assert requests.post(url, json=wrong, timeout=60).status_code == 422
    with pytest.raises(CannotBePlayed):
        stack.reports.report("nobody's", Played.DELIVERED)


def test_the_timeline_is_for_agents(stack: Stack) -> None:
    _, made = booked(stack)
    answer = requests.get(f"{stack.base_url}/api/appointments/{made['id']}/messages", timeout=60)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
