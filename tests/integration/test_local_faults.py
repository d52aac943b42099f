"""The message chain dies at any point of its way; once it runs again, every message is out, and hardly any twice.

The service of the real template, seeded. What dies: stream and queue pollers, the functions they were running, and
what only memory knew. What stays: tables, queues, and what the providers have already taken.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace

import botocore.endpoint
import pytest

from infra.local.aws import Call, CutOff
from infra.local.stack import Stack
from infra.seed import load
from tests.e2e.citizen import FIRST_SOCIAL, SOCIAL, Citizen, Json, Service, in_days

# Functions start cold after each crash: several times longer where the machine is busy.
pytestmark = pytest.mark.timeout(600)

SENDS = {"Publish": "sms", "POST /v2/email/outbound-emails": "email"}
ONCE = {"sms": 1, "email": 1}


@pytest.fixture(scope="module")
def running() -> Iterator[Stack]:
    with Stack(seed=load) as stack:
        yield stack


@pytest.fixture
def stack(running: Stack) -> Iterator[Stack]:
    running.reset()
    yield running
    running.recover()


@pytest.fixture(autouse=True)
def nobody_waits_for_the_dead(running: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients try again as often as ever when AWS does not answer, without botocore's pauses of seconds."""

    def sleep(seconds: float) -> None:
        if not (running.aws.cut or running.aws.down):
            time.sleep(seconds)

    monkeypatch.setattr(botocore.endpoint, "time", SimpleNamespace(sleep=sleep))


def booked_but_not_told(stack: Stack, days: float = 5) -> tuple[Citizen, Json]:
    """An appointment whose transaction is written while nothing relays."""
    service = Service(stack.base_url)
    citizen = Citizen(service)
    place = service.place(FIRST_SOCIAL, SOCIAL)
    held = citizen.hold(place, service.slot_after(place, in_days(service, days))).json()
    proof = citizen.prove(held)
    stack.pumps.stop()
    booked = citizen.confirm(held, proof)
    assert booked.status_code == 201, booked.text
    return citizen, booked.json()


def told(stack: Stack, appointment: Json) -> Counter[str]:
    """How many confirmations of an appointment went out, by channel."""
    found = [one for one in stack.inbox.messages() if one.appointment_id == appointment["id"]]
    return Counter(one.channel for one in found if one.event == "created")


def pump_until_the_end(stack: Stack) -> None:
    """Pump here; a cut ends it."""
    try:
        stack.pumps.drain()
    except CutOff:
        return


def cut_after(stack: Stack, wanted: Callable[[int, Call], bool]) -> list[str]:
    """Cut AWS off once a call is answered for which `wanted(number of the call, call)`; returns the calls seen.

    The lists follow the same stream, and owe nobody a message: their calls do not count.
    """
    seen: list[str] = []

    def watch(call: Call) -> None:
        if not stack.aws.cut and not of_lists(call):
            seen.append(call.operation)
            if wanted(len(seen), call):
                stack.aws.cut = True
                stack.aws.observers.remove(watch)

    stack.aws.observers.append(watch)
    return seen


def of_lists(call: Call) -> bool:
    """Agents' weeks, and what is read consistently or written in the Directory."""
    body = call.request.get_data(as_text=True)
    directory = "rdv-DirectoryTable" in body
    return '"AGENT#' in body or (directory and ("TransactItems" in body or '"ConsistentRead": true' in body))


def test_killed_between_the_transaction_and_the_relay_every_message_is_out_once(stack: Stack) -> None:
    _, appointment = booked_but_not_told(stack)
    stack.crash()
    assert told(stack, appointment) == {}
    stack.recover()
    assert stack.pumps.drain().dead_letters == 0
    assert told(stack, appointment) == ONCE


def test_killed_after_the_relay_put_a_job_on_its_queue_no_message_is_out_twice(stack: Stack) -> None:
    _, appointment = booked_but_not_told(stack)
    cut_after(stack, lambda _, call: call.operation == "SendMessageBatch")
    pump_until_the_end(stack)
    assert stack.aws.cut
    stack.crash()
    stack.recover()
    assert stack.pumps.drain().dead_letters == 0
    assert told(stack, appointment) == ONCE


@pytest.mark.parametrize("operation", list(SENDS))
def test_killed_between_send_and_mark_every_message_is_out_and_one_at_most_repeats(
    stack: Stack, operation: str
) -> None:
    _, appointment = booked_but_not_told(stack)
    cut_after(stack, lambda _, call: call.operation == operation)
    pump_until_the_end(stack)
    stack.crash()
    assert told(stack, appointment)[SENDS[operation]] == 1
    stack.recover()
    assert stack.pumps.drain().dead_letters == 0
    after = told(stack, appointment)
    assert after[SENDS[operation]] <= 2
    other = next(channel for channel in ONCE if channel != SENDS[operation])
    assert after[other] == 1


@pytest.mark.slow
def test_killed_at_any_call_at_all_every_message_is_out(stack: Stack) -> None:
    """Each call of the chain in turn is the last one that is answered."""
    booked_but_not_told(stack)
    whole = cut_after(stack, lambda _number, _call: False)
    stack.pumps.drain()
    assert {"SendMessageBatch", *SENDS} <= set(whole)
    for last in range(1, len(whole) + 1):
        stack.aws.observers.pop()
        stack.reset()
        _, appointment = booked_but_not_told(stack)
        seen = cut_after(stack, lambda number, _call, last=last: number == last)
        pump_until_the_end(stack)
        stack.crash()
        stack.recover()
        assert stack.pumps.drain().dead_letters == 0, seen
        after = told(stack, appointment)
        repeated = {channel for channel, count in after.items() if count > 1}
        assert set(after) == set(ONCE), seen
        assert max(after.values()) <= 2, seen
        # Both senders work at once: the other's calls may be answered between a send and its mark.
        assert repeated <= {SENDS[call] for call in seen[-4:] if call in SENDS}, seen
        cut_after(stack, lambda _number, _call: False)


def test_a_provider_that_is_down_delays_messages_and_loses_none(stack: Stack) -> None:
    _, appointment = booked_but_not_told(stack)
    outage_ends = stack.clock.now() + timedelta(minutes=30)
    stack.aws.down |= {"sns", "sesv2"}
    stack.pumps.advance(outage_ends)
    assert told(stack, appointment) == {}
    stack.aws.down.clear()
    assert stack.pumps.drain().dead_letters == 0
    assert told(stack, appointment) == ONCE


def test_reminders_owed_from_an_outage_are_sent_once_when_it_ends(stack: Stack) -> None:
    citizen, appointment = booked_but_not_told(stack, days=2.1)
    stack.pumps.start()
    stack.pumps.drain()
    stack.crash()
    # Away for a while: the reminder's time passes with nobody there.
    start = datetime.fromisoformat(appointment["starts_at"])
    stack.clock.move_to(start - timedelta(hours=40))
    stack.recover()
    citizen.service.drain()
    reminders = citizen.received(appointment["id"], "reminder")
    assert Counter(one["channel"] for one in reminders) == ONCE


def test_leaving_quiet_ticks_out_changes_nothing_that_anybody_receives(stack: Stack) -> None:
    """The same bookings and the same jump of the clock, with every tick fired and with the quiet ones left out."""
    outcomes: list[list[tuple[str, str, str]]] = []
    for every_tick in (True, False):
        stack.reset()
        service = Service(stack.base_url)
        place = service.place(FIRST_SOCIAL, SOCIAL)
        start = in_days(service, 2.1)
        due: dict[str, datetime] = {}
        for number in (1, 2, 3):
            start = service.slot_after(place, start + timedelta(hours=1))
            booked = Citizen(service, number=number).book(place, start)
            due[booked["id"]] = start - timedelta(hours=48)
        # A weekend may lie before, in which both would only wait.
        stack.pumps.advance(min(due.values()) - timedelta(hours=1))
        stack.pumps.advance(start - timedelta(hours=47), every_tick=every_tick)
        stack.pumps.drain()
        sent = stack.inbox.messages()
        reminders = [one for one in sent if one.event == "reminder"]
        assert len(reminders) == 6
        for one in reminders:
            late = datetime.fromisoformat(one.sent_at) - due[one.appointment_id or ""]
            assert timedelta() <= late < timedelta(minutes=6)
        outcomes.append(sorted((one.to, one.channel, one.event) for one in sent))
    assert outcomes[0] == outcomes[1]
