"""The inbox's page over a living service: threads, what became of each message, and its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import requests
from bs4 import BeautifulSoup, Tag

from infra.local.stack import Stack
from infra.seed import load
from tests.e2e.citizen import FIRST_SOCIAL, SOCIAL, Citizen, Json, Service, in_days

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def running() -> Iterator[Stack]:
    with Stack(seed=load) as stack:
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


def page(stack: Stack, **query: str) -> BeautifulSoup:
    answer = requests.get(f"{stack.base_url}/_local/", params=query, timeout=60)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def thread(shown: BeautifulSoup, appointment: Json) -> Tag:
    found = shown.select_one(f"section.thread:has(#t-{appointment['id']})")
    assert found is not None
    return found


def press(stack: Stack, form: Tag) -> requests.Response:
    """As a browser does: the hidden fields, and the page that it leads back to."""
    fields = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    answer = requests.post(f"{stack.base_url}{form['action']}", data=fields, timeout=60)
    assert answer.status_code == 200, answer.text
    assert answer.history[0].status_code == 303
    return answer


def button(within: BeautifulSoup | Tag, label: str) -> Tag:
    """The form of a button whose label begins so."""
    found = next(form for form in within.select("form[method=post]") if form.get_text().strip().startswith(label))
    assert isinstance(found, Tag)
    return found


def test_messages_are_in_the_thread_of_their_appointment_codes_in_one_of_their_own(stack: Stack) -> None:
    _, first = booked(stack)
    _, second = booked(stack)
    shown = page(stack)
    titles = [one.get_text() for one in shown.select("section.thread h2")]
    assert titles.count("Codes de vérification") == 1
    for appointment in (first, second):
        within = thread(shown, appointment)
        told = {one.get_text(" ", strip=True) for one in within.select("article h3")}
        assert told >= {"E-mail Confirmation", "SMS Confirmation"}
        assert {one.get_text() for one in within.select("article > header .chip")} == {"Envoyé"}
        assert within.select_one("article.email iframe[sandbox][srcdoc]") is not None
        assert "segment" in within.select_one("article.sms .cost").get_text()  # type: ignore[union-attr]
        assert "€" in within.select_one("article.sms .cost").get_text()  # type: ignore[union-attr]
    # Each of the mails is a document of its own; nothing of the page runs or comes from elsewhere.
    assert shown.find("script") is None
    assert not shown.select("link, img, [src]")
    assert all("allow-scripts" not in str(frame["sandbox"]) for frame in shown.select("iframe"))


def test_the_next_event_is_the_reminder_and_the_button_goes_to_it(stack: Stack) -> None:
    citizen, made = booked(stack)
    due = datetime.fromisoformat(made["starts_at"]) - timedelta(hours=48)
    # The demonstration's own appointments may be reminded of before.
    for _ in range(5):
        next_event = stack.next_event()
        assert next_event is not None
        assert stack.clock.now() < next_event <= due
        press(stack, button(page(stack), "Avancer au prochain événement"))
        assert abs(stack.clock.now() - next_event) < timedelta(minutes=1)
        if next_event == due:
            break
    assert {one["channel"] for one in citizen.received(made["id"], "reminder")} == {"sms", "email"}
    assert "Rappel" in thread(page(stack), made).get_text()


def test_a_delivery_and_a_bounce_are_played_and_shown(stack: Stack) -> None:
    _, made = booked(stack)
    sms, mail = (
        thread(page(stack), made).select_one("article.sms"),
        thread(page(stack), made).select_one("article.email"),
    )
    assert sms is not None
    assert mail is not None
    assert "Plainte" not in sms.get_text()
    back = press(stack, button(sms, "Distribué"))
    assert back.url.endswith(f"#{sms['id']}")
    press(stack, button(mail, "Adresse inconnue"))
    stack.pumps.drain()
    within = thread(page(stack), made)
    assert within.select_one("article.sms > header .chip").get_text() == "Distribué"  # type: ignore[union-attr]
    assert within.select_one("article.email > header .chip").get_text() == "Échec définitif"  # type: ignore[union-attr]


def test_an_outage_keeps_a_message_back_and_its_next_try_is_the_next_event(stack: Stack) -> None:
    press(stack, button(page(stack), "Panne SMS"))
    assert stack.reports.down == {"sms"}
    service = Service(stack.base_url)
    citizen = Citizen(service)
    place = service.place(FIRST_SOCIAL, SOCIAL)
    made = citizen.book(place, service.slot_after(place, in_days(service, 5)))
    stack.pumps.advance(stack.clock.now() + timedelta(seconds=5))
    within = thread(page(stack), made)
    assert within.select_one("article.sms") is None
    assert "1 message non parti" in within.get_text()
    assert "En attente" in within.get_text()
    press(stack, button(page(stack), "Rétablir SMS"))
    assert stack.reports.down == frozenset()
    for _ in range(5):
        press(stack, button(page(stack), "Avancer au prochain événement"))
        if citizen.received(made["id"], "created") and thread(page(stack), made).select_one("article.sms"):
            break
    assert thread(page(stack), made).select_one("article.sms") is not None
    assert "non parti" not in thread(page(stack), made).get_text()


def test_the_filter_stays_when_a_button_is_pressed(stack: Stack) -> None:
    citizen, made = booked(stack)
    booked(stack)
    shown = page(stack, to=citizen.email)
    assert [one["id"] for one in shown.select("section.thread h2")] == [f"t-{made['id']}", "t-codes"]
    back = press(stack, button(shown, "+ 10 min"))
    assert f"to={citizen.email.replace('@', '%40')}" in back.url


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "nothing"},
        {"do": "clock", "seconds": "-5"},
        {"do": "clock", "seconds": "99999999"},
        {"do": "outage", "channel": "pigeon", "down": "1"},
        {"do": "report", "provider_message_id": "nobody's", "report": "delivered"},
        {},
    ],
)
def test_a_button_that_the_page_does_not_have_is_refused(stack: Stack, fields: dict[str, str]) -> None:
    assert requests.post(f"{stack.base_url}/_local/", data=fields, timeout=60).status_code == 422


def test_another_site_cannot_press(stack: Stack) -> None:
    answer = requests.post(
        f"{stack.base_url}/_local/",
        data={"do": "clock", "seconds": "60"},
        headers={"Sec-Fetch-Site": "cross-site"},
        timeout=10,
    )
    assert answer.status_code == 403
