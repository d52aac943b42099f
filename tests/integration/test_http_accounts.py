"""The account function on moto's tables: cookies, refusals, attacks, and what is the same for every address."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from argon2 import PasswordHasher
from moto import mock_aws

import account.wiring
from rdv.clock import system_clock
from rdv.domain.accounts import AccountMail, AccountMailKind, Identity, ProvenIdentity
from rdv.domain.errors import ProviderFailed
from rdv.ids import Keyring
from rdv.outbound.passwords import Argon2Passwords
from rdv.store.items import event_of_image
from rdv.store.models import connect
from tests.contract.conftest import create_tables
from tests.unit.usecases.house import ANOTHER, EMAIL, NOW, PASSWORD, Provider

from .rest import ENVIRONMENT, TABLES, Reply, call

TYPED = {"first_name": "Zoé", "last_name": "Martin", "email": EMAIL}
STRANGER = "inconnue@courriel.example"
IDENTITY = Identity("subject-1", EMAIL, "Zoé Marie", "Dupont", "Martin", date(1990, 2, 28))


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    cheap = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    monkeypatch.setattr(account.wiring, "passwords", lambda: cheap)
    with mock_aws():
        client = boto3.client("dynamodb")
        create_tables(client, TABLES)
        connect(TABLES)
        yield client


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """FranceConnect, as a test wants it."""
    told = Provider(ProvenIdentity(IDENTITY, "an.id.token"))
    monkeypatch.setattr(account.wiring, "provider", lambda: told)
    return told


def mails(client: Any, to: str = EMAIL) -> list[AccountMail]:
    items = client.scan(TableName=TABLES.agenda_table)["Items"]
    found = [event_of_image(one) for one in items if one["pk"]["S"].startswith("ACCOUNT#")]
    written = [one for one in found if isinstance(one, AccountMail) and one.to == to]
    return sorted((one for one in written if one.kind is not AccountMailKind.NONE), key=lambda one: one.at)


def token(client: Any, to: str = EMAIL) -> str:
    mail = mails(client, to)[-1]
    return Keyring(ENVIRONMENT["SECRET_KEY"]).account_token(mail.key, mail.nonce)


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    monkeypatch.setattr(system_clock, "offset", system_clock.offset + by)


def cookie_of(reply: Reply, name: str = "__Host-session") -> str:
    """The cookie's value as a browser keeps it; empty when the answer takes it away."""
    (found,) = [one for one in reply.cookies if one.startswith(f"{name}=")]
    assert found.endswith("; Path=/; HttpOnly; Secure; SameSite=Lax")
    return found.partition("=")[2].partition(";")[0]


def showing(cookie: str, csrf_token: str = "", **more: str) -> dict[str, str]:
    return {"Cookie": f"other=1; __Host-session={cookie}", "X-CSRF-Token": csrf_token, **more}


def member(client: Any) -> tuple[str, str]:
    """Somebody who has signed up: the cookie and the CSRF token."""
    assert call("POST", "/api/accounts", body=TYPED).status == 202
    reply = call("POST", "/api/account_links/password", body={"token": token(client), "password": PASSWORD})
    assert reply.status == 201
    return cookie_of(reply), reply.json["csrf_token"]


def sign_in(email: str = EMAIL, password: str = PASSWORD, **headers: str) -> Reply:
    return call("POST", "/api/sessions", body={"email": email, "password": password}, headers=headers)


def test_nobody_is_signed_in_without_a_cookie() -> None:
    reply = call("GET", "/api/session")
    assert reply.json == {"user": None, "csrf_token": None, "expires_at": None, "franceconnect": True}
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.cookies == ()


def test_from_sign_up_to_sign_out(aws: Any) -> None:
    sent = call("POST", "/api/accounts", body={**TYPED, "phone_number": "06 12 34 56 78", "return_to": "/suite"})
    assert (sent.status, sent.json) == (202, {"expires_in_seconds": 3 * 24 * 3600})
    opened = call("POST", "/api/account_links/open", body={"token": token(aws)})
    assert opened.json == {"purpose": "confirm", "first_name": "Zoé", "return_to": "/suite"}
    chosen = call("POST", "/api/account_links/password", body={"token": token(aws), "password": PASSWORD})
    user = chosen.json["user"]
    assert chosen.status == 201
    assert {**user, "id": ""} == {
        "id": "", "first_name": "Zoé", "last_name": "Martin", "email": EMAIL, "phone_number": "+33612345678",
        "language": "fr", "through": "password",
    }  # fmt: skip
    cookie, csrf_token = cookie_of(chosen), chosen.json["csrf_token"]
    assert call("GET", "/api/session", headers=showing(cookie)).json == chosen.json
    out = call("DELETE", "/api/session", headers=showing(cookie, csrf_token))
    assert (out.status, out.json, cookie_of(out)) == (200, {"logout_url": None}, "")
    gone = call("GET", "/api/session", headers=showing(cookie))
    assert (gone.json["user"], cookie_of(gone)) == (None, "")
    assert call("DELETE", "/api/session", headers=showing(cookie, csrf_token)).status == 200
    assert sign_in().json["user"] == user


@pytest.mark.parametrize(
    ("method", "resource", "body"),
    [
        ("PUT", "/api/account/password", {"current_password": PASSWORD, "password": ANOTHER}),
        ("POST", "/api/account/email_changes", {"email": "zoe@neuve.example"}),
        ("DELETE", "/api/session", None),
    ],
)
def test_a_change_needs_the_sessions_own_token(aws: Any, method: str, resource: str, body: Any) -> None:
    cookie, csrf_token = member(aws)
    other = sign_in()
    for wrong in ("", other.json["csrf_token"], csrf_token[:-1]):
        reply = call(method, resource, body=body, headers=showing(cookie, wrong))
        assert (reply.status, reply.json["code"]) == (403, "wrong_csrf_token")
    assert call("GET", "/api/session", headers=showing(cookie)).json["user"] is not None
    assert call(method, resource, body=body, headers=showing(cookie, csrf_token)).status in (200, 202, 204)


@pytest.mark.parametrize(
    ("method", "resource", "body"),
    [
        ("PUT", "/api/account/password", {"current_password": PASSWORD, "password": ANOTHER}),
        ("POST", "/api/account/email_changes", {"email": "zoe@neuve.example"}),
    ],
)
def test_nobody_changes_an_account(aws: Any, method: str, resource: str, body: Any) -> None:
    member(aws)
    for headers in ({}, showing("guess", "guess")):
        reply = call(method, resource, body=body, headers=headers)
        assert (reply.status, reply.json["code"]) == (401, "unauthenticated")


def test_a_session_ends_after_half_an_hour_and_after_eight_hours(aws: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cookie, _ = member(aws)
    for _ in range(24):
        later(monkeypatch, timedelta(minutes=19))
        assert call("GET", "/api/session", headers=showing(cookie)).json["user"] is not None
    later(monkeypatch, timedelta(minutes=25))
    assert call("GET", "/api/session", headers=showing(cookie)).json["user"] is None
    idle = cookie_of(sign_in())
    later(monkeypatch, timedelta(minutes=30))
    assert call("GET", "/api/session", headers=showing(idle)).json["user"] is None


def test_a_planted_cookie_is_replaced_at_sign_in(aws: Any) -> None:
    before, _ = member(aws)
    for planted in (before, "planted"):
        after = cookie_of(sign_in(Cookie=f"__Host-session={planted}"))
        assert after not in {before, planted}
        assert call("GET", "/api/session", headers=showing(planted)).json["user"] is None
        before = after


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_no_form_of_another_site_signs_anybody_in(aws: Any, content_type: str) -> None:
    member(aws)
    reply = sign_in(**{"Content-Type": content_type})
    assert (reply.status, reply.cookies) == (400, ())


def test_known_and_unknown_addresses_are_answered_alike(aws: Any) -> None:
    member(aws)
    for resource, known, unknown in (
        ("/api/accounts", TYPED, {**TYPED, "email": STRANGER}),
        ("/api/password_resets", {"email": EMAIL}, {"email": STRANGER}),
    ):
        first, second = call("POST", resource, body=known), call("POST", resource, body=unknown)
        assert (first.status, first.text, first.headers) == (second.status, second.text, second.headers)
    first, second = sign_in(EMAIL, ANOTHER), sign_in(STRANGER, ANOTHER)
    assert (first.status, first.text, first.headers) == (second.status, second.text, second.headers)
    assert (first.status, first.json["code"]) == (422, "wrong_credentials")
    assert [one.kind for one in mails(aws, STRANGER)] == [AccountMailKind.CONFIRMATION]


@pytest.mark.parametrize("email", [EMAIL, STRANGER])
def test_guessing_is_stopped_and_told_when_to_come_back(aws: Any, email: str) -> None:
    member(aws)
    for _ in range(10):
        assert sign_in(email, ANOTHER).status == 422
    reply = sign_in(email, PASSWORD)
    assert (reply.status, reply.json["code"]) == (429, "too_many_attempts")
    assert 0 < int(reply.headers["Retry-After"]) <= 15 * 60


def test_a_reset_link_lives_six_hours_and_serves_once(aws: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    member(aws)
    later(monkeypatch, timedelta(seconds=1))
    assert call("POST", "/api/password_resets", body={"email": EMAIL}).json == {"expires_in_seconds": 6 * 3600}
    body = {"token": token(aws), "password": ANOTHER}
    assert call("POST", "/api/account_links/open", body={"token": token(aws)}).json["purpose"] == "reset"
    assert call("POST", "/api/account_links/password", body=body).status == 201
    assert call("POST", "/api/account_links/password", body=body).status == 404
    assert (sign_in().status, sign_in(password=ANOTHER).status) == (422, 201)
    later(monkeypatch, timedelta(seconds=1))
    call("POST", "/api/password_resets", body={"email": EMAIL})
    later(monkeypatch, timedelta(hours=6))
    reply = call("POST", "/api/account_links/password", body={**body, "token": token(aws)})
    assert (reply.status, reply.json["code"]) == (410, "account_link_expired")


def test_every_fault_of_a_password_is_told_beside_its_field(aws: Any) -> None:
    call("POST", "/api/accounts", body=TYPED)
    reply = call(
        "POST",
        "/api/account_links/password",
        body={"token": token(aws), "password": "court"},
        headers={"Accept-Language": "en"},
    )
    assert reply.status == 422
    assert [(one["field"], one["code"]) for one in reply.json["errors"]] == [
        ("password", code) for code in ("too_short", "needs_digit", "needs_upper_case", "needs_special")
    ]


def test_another_address_is_confirmed_by_its_own_mail(aws: Any) -> None:
    cookie, csrf_token = member(aws)
    body = {"email": "zoe@neuve.example"}
    assert call("POST", "/api/account/email_changes", body=body, headers=showing(cookie, csrf_token)).status == 202
    reply = call("POST", "/api/account_links/email", body={"token": token(aws, "zoe@neuve.example")})
    assert (reply.status, reply.json) == (200, {"email": "zoe@neuve.example"})
    assert call("GET", "/api/session", headers=showing(cookie)).json["user"]["email"] == "zoe@neuve.example"


def test_a_changed_password_ends_the_other_sessions(aws: Any) -> None:
    there, _ = member(aws)
    reply = sign_in()
    here, csrf_token = cookie_of(reply), reply.json["csrf_token"]
    body = {"current_password": PASSWORD, "password": ANOTHER}
    assert call("PUT", "/api/account/password", body=body, headers=showing(here, csrf_token)).status == 204
    assert call("GET", "/api/session", headers=showing(here)).json["user"] is not None
    assert call("GET", "/api/session", headers=showing(there)).json["user"] is None


@pytest.mark.parametrize(
    ("resource", "body"),
    [
        ("/api/accounts", {**TYPED, "first_name": "<script>"}),
        ("/api/accounts", {**TYPED, "email": "zoe"}),
        ("/api/accounts", {**TYPED, "phone_number": "12"}),
        ("/api/accounts", {**TYPED, "role": "admin"}),
        ("/api/accounts", {**TYPED, "language": "xx"}),
        ("/api/sessions", {"email": EMAIL, "password": "x" * 2000}),
        ("/api/password_resets", {"email": ""}),
        ("/api/account_links/open", {"token": 12}),
    ],
)
def test_bad_input_is_refused_field_by_field(resource: str, body: Any) -> None:
    reply = call("POST", resource, body=body)
    assert reply.status == 422
    assert all(one["field"] and one["message"] for one in reply.json["errors"])


# --- FranceConnect -------------------------------------------------------------------------------------------------


def leave(return_to: str = "/mes-rendez-vous") -> tuple[str, Reply]:
    reply = call("GET", "/franceconnect_v2/auth", query={"return_to": return_to})
    assert reply.status == 302
    return cookie_of(reply, "__Host-visit"), reply


def come_back(browser: str, state: str, **more: str) -> Reply:
    query = {"state": state, "code": "code", "iss": "https://fournisseur.example/api/v2", **more}
    return call("GET", "/franceconnect_v2/callback", query=query, headers={"Cookie": f"__Host-visit={browser}"})


def test_there_and_back_with_franceconnect(provider: Provider) -> None:
    browser, departure = leave()
    assert departure.headers["Location"].startswith("https://fournisseur.example/authorize?")
    back = come_back(browser, provider.state)
    assert (back.status, back.headers["Location"], cookie_of(back, "__Host-visit")) == (302, "/mes-rendez-vous", "")
    session = call("GET", "/api/session", headers=showing(cookie_of(back))).json
    assert (session["user"]["first_name"], session["user"]["through"]) == ("Zoé Marie", "franceconnect")
    out = call("DELETE", "/api/session", headers=showing(cookie_of(back), session["csrf_token"]))
    assert out.json["logout_url"].endswith("id_token_hint=an.id.token")
    assert call("GET", "/franceconnect_v2/post_logout", query={"state": "x"}).headers["Location"] == "/"


def test_a_return_counts_once_in_the_browser_that_left(provider: Provider) -> None:
    browser, _ = leave()
    mine = provider.state
    other, _ = leave()
    for wrong_browser, state in ((other, mine), ("", mine), (browser, "x"), (browser, "")):
        reply = come_back(wrong_browser, state)
        assert reply.headers["Location"] == "/connexion?error=franceconnect"
        assert not [one for one in reply.cookies if one.startswith("__Host-session=")]
    assert come_back(browser, mine).headers["Location"] == "/mes-rendez-vous"
    assert come_back(browser, mine).headers["Location"] == "/connexion?error=franceconnect"


def test_an_answer_that_cannot_be_believed_leads_back_to_signing_in(provider: Provider) -> None:
    browser, _ = leave()
    provider.says = ProviderFailed()
    reply = come_back(browser, provider.state, error="access_denied")
    assert (reply.status, reply.headers["Location"]) == (
        302,
        "/connexion?error=franceconnect&return_to=%2Fmes-rendez-vous",
    )


def test_whoever_refuses_there_finds_the_step_that_they_left(provider: Provider) -> None:
    step = "/prendre_rdv/identification?motif_id=x&starts_at=2026-11-30T10:30:00%2B01:00"
    browser, _ = leave(step)
    reply = call(
        "GET",
        "/franceconnect_v2/callback",
        query={"state": provider.state, "error": "access_denied"},
        headers={"Cookie": f"__Host-visit={browser}"},
    )
    query = parse_qs(urlsplit(reply.headers["Location"]).query)
    assert query == {"error": ["franceconnect"], "return_to": [step]}


@pytest.mark.parametrize("elsewhere", ["//ailleurs.example", "https://ailleurs.example/", "/\\ailleurs.example", "x"])
def test_a_refusal_leads_to_no_other_site(provider: Provider, elsewhere: str) -> None:
    browser, _ = leave(elsewhere)
    provider.says = ProviderFailed()
    assert come_back(browser, provider.state).headers["Location"] == "/connexion?error=franceconnect"


def test_a_failure_at_the_provider_is_measured(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    browser, _ = leave()
    provider.says = ProviderFailed()
    monkeypatch.setitem(ENVIRONMENT, "POWERTOOLS_METRICS_DISABLED", "false")
    # What the tests before have measured is written out with the first call.
    call("GET", "/api/session")
    capsys.readouterr()
    come_back(browser, provider.state)
    measured = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
    assert [one["ProviderFailures"] for one in measured] == [[1.0]]


def test_the_provider_brings_nobody_to_another_site(provider: Provider) -> None:
    browser, _ = leave("https://autre.example/")
    assert come_back(browser, provider.state).headers["Location"] == "/"


def test_the_sector_identifier_lists_where_people_come_back_to() -> None:
    reply = call("GET", "/franceconnect_v2/sector_identifier")
    assert reply.json == ["https://rendez-vous.example/franceconnect_v2/callback"]


# --- what is told to nobody ------------------------------------------------------------------------------------------


def test_logs_name_nobody(aws: Any, provider: Provider, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        cookie, csrf_token = member(aws)
        sign_in(EMAIL, ANOTHER)
        browser, _ = leave()
        come_back(browser, provider.state)
        come_back(browser, provider.state)
    said = " ".join(str(vars(record)) for record in caplog.records)
    assert "ID-01" in said
    for secret in (EMAIL, "Martin", PASSWORD, cookie, csrf_token, provider.state, "subject-1"):
        assert secret not in said


def test_tables_hold_no_secret_in_clear(aws: Any) -> None:
    cookie, csrf_token = member(aws)
    stored = str([aws.scan(TableName=name)["Items"] for name in (TABLES.agenda_table, TABLES.people_table)])
    for secret in (cookie, csrf_token, PASSWORD, token(aws)):
        assert secret not in stored
