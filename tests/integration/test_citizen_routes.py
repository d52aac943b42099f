"""Every route of the citizen's API as nobody, as another citizen and as the owner: a new route without a row fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from argon2 import PasswordHasher
from moto import mock_aws
from pynamodb.connection import Connection

from infra.openapi.document import apis
from rdv.clock import system_clock
from rdv.domain.accounts import Account
from rdv.domain.people import Channel, Token, TokenPurpose, User
from rdv.domain.sessions import SignInWay
from rdv.http.api import Route
from rdv.http.sessions import CSRF_HEADER, SESSION_COOKIE
from rdv.ids import Keyring, digest
from rdv.outbound.passwords import Argon2Passwords
from rdv.ports import AccountKey, Drop, Put, SessionKey, TokenKey, UserKey
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.accounts import email_login, put_login
from rdv.usecases.attending import BookingRequest, Person
from rdv.usecases.booking import book
from rdv.usecases.cancelling import cancel
from rdv.usecases.holding import Caller, HoldGiven, hold
from rdv.usecases.reaching import SignedIn
from rdv.usecases.relatives import add_relative
from rdv.usecases.sessions import begin
from tests.contract.conftest import create_tables
from tests.unit.usecases.world import AGENTS, MONDAY, MOTIF, NOW, PLACE, an_offer, at

from .rest import ENVIRONMENT, TABLES, Reply, call

NINE, TEN = at(MONDAY + timedelta(days=3), 9), at(MONDAY + timedelta(days=3), 10)
PASSWORD = "A-password-of-2026!"
PROOF = "the owner's proof of the address"  # not a secret of anybody


@dataclass
class Citizen:
    """Somebody with an account, and what their browser shows."""

    user: User
    cookie: str
    csrf_token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": f"{SESSION_COOKIE}={self.cookie}", CSRF_HEADER: self.csrf_token}


@dataclass
class Town:
    """Two citizens; the owner has a relative, an appointment and a hold."""

    client: Any
    owner: Citizen = field(init=False)
    another: Citizen = field(init=False)

    def __post_init__(self) -> None:
        self.records = DynamoRecords(connect(TABLES))
        self.directory, self.clock, self.keyring = DynamoDirectory(), system_clock, Keyring(ENVIRONMENT["SECRET_KEY"])
        writer, offer = DirectoryWriter(), an_offer(agents=AGENTS)
        writer.publish_organisation(offer.organisation)
        writer.publish_offer(offer)
        self.owner = self.citizen("owner-of-it-all", "Zoé", "zoe.owner@courriel.example")
        self.another = self.citizen("another-citizen", "Ali", "ali@courriel.example")
        typed = Person("Lou", "Delafontaine")
        self.relative = add_relative(self.records, self.clock, self.owner.user.id, typed)
        given = self.held(NINE)
        booked = book(
            self.directory,
            self.records,
            self.clock,
            self.keyring,
            BookingRequest(
                given.hold.ref.spelled(), given.hold_token, "", "key", "", Person("", ""), account_id=self.owner.user.id
            ),
        )
        self.appointment = booked.sheet.appointment
        self.hold = self.held(TEN)

    def citizen(self, user_id: str, first_name: str, email: str) -> Citizen:
        now = self.clock.now()
        user = User(user_id, first_name, "Delafontaine" if first_name == "Zoé" else "Benali", email)
        beginning = begin(self.keyring, Account(user_id, email, now), SignInWay.PASSWORD, now)
        self.records.commit(
            [
                Put(UserKey(user_id), user),
                Put(AccountKey(user_id), beginning.account),
                put_login(email_login(self.keyring, email), user_id),
                *beginning.writes,
            ]
        )
        return Citizen(user, beginning.started.secret, beginning.started.csrf_token)

    def held(self, start: datetime) -> HoldGiven:
        caller = Caller.of(self.keyring, "visitor", "192.0.2.1")
        return hold(self.directory, self.records, self.clock, MOTIF.id, PLACE.id, start, caller)

    def prove(self) -> None:
        expires_at = self.clock.now() + timedelta(minutes=5)
        token = Token(
            digest(PROOF), TokenPurpose.CONTACT, expires_at, channel=Channel.EMAIL, address=self.owner.user.email
        )
        self.records.commit([Put(TokenKey(token.hash), token)])

    def cancel(self) -> None:
        cancel(self.directory, self.records, self.clock, self.appointment.id, SignedIn(self.owner.user.id))

    def kept(self) -> str:
        """All that is stored of people and appointments, without the sessions' last times."""
        items = [
            item
            for table in (TABLES.agenda_table, TABLES.people_table)
            for item in self.client.scan(TableName=table)["Items"]
            if not item["pk"]["S"].startswith("SESSION#")
        ]
        return json.dumps(sorted(items, key=lambda one: (one["pk"]["S"], one["sk"]["S"])), default=str, sort_keys=True)


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    with mock_aws():
        client = boto3.client("dynamodb")
        create_tables(client, TABLES)
        yield Town(client)


type Maker = Callable[[Town, Citizen], dict[str, Any]]


def nothing(_town: Town, _who: Citizen) -> dict[str, Any]:
    return {}


def body(**content: Any) -> Maker:
    return lambda _town, _who: {"body": content}


def of_appointment(**content: Any) -> Maker:
    return lambda town, _who: {"appointment_id": town.appointment.id, "body": content or None}


def of_relative(**content: Any) -> Maker:
    return lambda town, _who: {"relative_id": town.relative.id, "body": content or None}


def booking(town: Town, _who: Citizen) -> dict[str, Any]:
    held = {"hold_id": town.hold.hold.ref.spelled(), "hold_token": town.hold.hold_token}
    return {"headers": {"Idempotency-Key": "k"}, "body": {**held, "for_user_id": town.relative.id}}


def attendee(town: Town, who: Citizen) -> dict[str, Any]:
    own_id = town.relative.id if who is town.owner else who.user.id
    return {"appointment_id": town.appointment.id, "body": {"user_id": own_id}}


def letting_go(town: Town, who: Citizen) -> dict[str, Any]:
    token = town.hold.hold_token if who is town.owner else "no-such.token"
    return {"hold_id": town.hold.hold.ref.spelled(), "headers": {"X-Hold-Token": token}}


def claiming(town: Town, who: Citizen) -> dict[str, Any]:
    return {"body": {"contact_token": PROOF if who is town.owner else "another's guess"}}


@dataclass(frozen=True)
class Row:
    """The statuses for nobody, for another citizen and for the owner; `first` is what the owner did before."""

    nobody: int
    another: int
    owner: int
    make: Maker = nothing
    first: Callable[[Town], None] = lambda _town: None


# What needs a proof. Of one's own things (`/api/account…`), another citizen has their own, and sees nothing of these.
GUARDED: dict[tuple[str, str], Row] = {
    ("GET", "/api/account"): Row(401, 200, 200),
    ("PATCH", "/api/account"): Row(401, 200, 200, body(language="en")),
    ("DELETE", "/api/account"): Row(401, 204, 409, body(cancel_appointments=False)),
    ("GET", "/api/account/export"): Row(401, 200, 200),
    ("GET", "/api/account/appointments"): Row(401, 200, 200),
    ("GET", "/api/account/relatives"): Row(401, 200, 200),
    ("POST", "/api/account/relatives"): Row(401, 201, 201, body(first_name="Ana", last_name="Roy")),
    ("PATCH", "/api/account/relatives/{relative_id}"): Row(401, 404, 200, of_relative(first_name="Loup")),
    ("DELETE", "/api/account/relatives/{relative_id}"): Row(401, 404, 204, of_relative()),
    ("POST", "/api/account/claims"): Row(401, 401, 200, claiming, Town.prove),
    ("POST", "/api/account/contact_codes"): Row(401, 202, 202, body(channel="sms", to="06 12 34 56 78")),
    ("POST", "/api/account/email_changes"): Row(401, 202, 202, body(email="new@courriel.example")),
    ("PUT", "/api/account/password"): Row(
        401, 422, 422, body(current_password="not the one", password="Another-long-one-2026!")
    ),
    ("POST", "/api/appointments"): Row(401, 404, 201, booking),
    ("GET", "/api/appointments/{appointment_id}"): Row(401, 404, 200, of_appointment()),
    ("POST", "/api/appointments/{appointment_id}/move"): Row(
        401, 404, 200, of_appointment(starts_at=at(MONDAY + timedelta(days=4), 9).isoformat())
    ),
    ("POST", "/api/appointments/{appointment_id}/cancel"): Row(
        401, 404, 200, lambda town, _: {"appointment_id": town.appointment.id, "body": {}}
    ),
    ("POST", "/api/appointments/{appointment_id}/undo"): Row(
        401, 404, 200, lambda town, _: {"appointment_id": town.appointment.id, "body": {}}, Town.cancel
    ),
    ("POST", "/api/appointments/{appointment_id}/attendee"): Row(401, 404, 200, attendee),
    ("DELETE", "/api/holds/{hold_id}"): Row(403, 403, 204, letting_go),
}
# These change something without the session's cookie being what allows it: no CSRF token is wanted.
WITHOUT_CSRF = {("DELETE", "/api/holds/{hold_id}")}

# What anybody may ask: of nobody's own, or with a proof in the body that is not a session (a code, a link, a password).
PUBLIC = {
    ("GET", "/api/organisations"),
    ("GET", "/api/services"),
    ("GET", "/api/motifs"),
    ("GET", "/api/locations"),
    ("GET", "/api/slots"),
    ("GET", "/api/addresses"),
    ("POST", "/api/holds"),
    ("POST", "/api/contact_codes"),
    ("POST", "/api/contact_codes/verify"),
    ("POST", "/api/links/open"),
    ("POST", "/api/links/answer"),
    ("GET", "/api/session"),
    ("DELETE", "/api/session"),
    ("POST", "/api/sessions"),
    ("POST", "/api/accounts"),
    ("POST", "/api/account_links/open"),
    ("POST", "/api/account_links/password"),
    ("POST", "/api/account_links/email"),
    ("POST", "/api/password_resets"),
    ("GET", "/franceconnect_v2/auth"),
    ("GET", "/franceconnect_v2/callback"),
    ("GET", "/franceconnect_v2/post_logout"),
    ("GET", "/franceconnect_v2/sector_identifier"),
}
# Agents' routes are held by `test_agent_routes.py`; these two are theirs under citizens' names (`test_http_desk.py`).
OF_AGENTS = {("GET", "/api/slots/explain"), ("GET", "/api/appointments/{appointment_id}/messages")}


def of_citizens() -> Iterator[Route]:
    """The routes that are not agents'."""
    for route in (one for api in apis() for one in api.routes):
        agents = route.path.startswith(("/api/agent/", "/agent_connect/")) or (route.method, route.path) in OF_AGENTS
        if not agents:
            yield route


ROUTES = sorted((route.method, route.path) for route in of_citizens())


def ask(town: Town, route: tuple[str, str], row: Row, who: Citizen, headers: dict[str, str]) -> Reply:
    made = row.make(town, who)
    sent = {**made.pop("headers", {}), **headers}
    method, path = route
    return call(method, path, headers=sent, **made)


def test_every_route_has_a_row() -> None:
    assert sorted({*GUARDED, *PUBLIC}) == ROUTES
    assert not (GUARDED.keys() & PUBLIC)
    guarded = {(route.method, route.path) for route in of_citizens() if route.needs_session}
    assert guarded <= GUARDED.keys()


@pytest.mark.parametrize("route", sorted(GUARDED), ids=" ".join)
def test_nobody_another_and_the_owner(town: Town, route: tuple[str, str]) -> None:
    row = GUARDED[route]
    row.first(town)
    before = town.kept()
    stranger = Citizen(User("nobody", "", ""), "", "")
    wrong = Citizen(town.owner.user, "a cookie that was made up", town.owner.csrf_token)
    for who, headers in ((stranger, {}), (stranger, wrong.headers)):
        refused = ask(town, route, row, who, headers)
        assert refused.status == row.nobody, refused.text
        assert town.kept() == before
    other = ask(town, route, row, town.another, town.another.headers)
    assert other.status == row.another, other.text
    marks = (town.owner.user.id, "Delafontaine", town.owner.user.email, town.appointment.id, town.relative.id)
    assert not [mark for mark in marks if mark in other.text]
    if other.status in (401, 403, 404):
        assert town.kept() == before
    if route[0] != "GET" and route not in WITHOUT_CSRF:
        unsigned = {name: value for name, value in town.owner.headers.items() if name != CSRF_HEADER}
        for headers in (unsigned, {**unsigned, CSRF_HEADER: town.another.csrf_token}):
            assert ask(town, route, row, town.owner, headers).status == 403
    mine = ask(town, route, row, town.owner, town.owner.headers)
    assert mine.status == row.owner, mine.text


@pytest.mark.parametrize("route", sorted(PUBLIC), ids=" ".join)
def test_what_anybody_may_ask_tells_nothing_of_anybody(town: Town, route: tuple[str, str]) -> None:
    replies = [
        call(*route, body={} if route[0] == "POST" else None, headers=headers) for headers in ({}, town.another.headers)
    ]
    for reply in replies:
        assert reply.status < 500, reply.text
        assert town.owner.user.id not in reply.text
        assert "Delafontaine" not in reply.text


@pytest.mark.parametrize("route", sorted(GUARDED.keys() - WITHOUT_CSRF), ids=" ".join)
def test_a_session_that_is_over_is_nobody_s(
    town: Town, route: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = GUARDED[route]
    row.first(town)
    monkeypatch.setattr(system_clock, "offset", system_clock.offset + timedelta(minutes=31))
    assert ask(town, route, row, town.owner, town.owner.headers).status == 401


def test_a_session_that_ends_in_the_funnel_leaves_the_hold_to_be_confirmed_after_signing_in(town: Town) -> None:
    route = ("POST", "/api/appointments")
    row = GUARDED[route]
    town.records.commit([Drop(SessionKey(digest(town.owner.cookie)))])
    assert ask(town, route, row, town.owner, town.owner.headers).status == 401
    again = begin(
        town.keyring,
        Account(town.owner.user.id, town.owner.user.email, town.clock.now()),
        SignInWay.PASSWORD,
        town.clock.now(),
    )
    town.records.commit(list(again.writes))
    back = Citizen(town.owner.user, again.started.secret, again.started.csrf_token)
    first, second = (ask(town, route, row, town.owner, back.headers) for _ in range(2))
    assert (first.status, second.status) == (201, 200)
    assert first.json["id"] == second.json["id"]


def test_a_list_of_wrong_fields_is_told_field_by_field(town: Town) -> None:
    refused = call(
        "PATCH",
        "/api/account",
        headers=town.owner.headers,
        body={"phone_number": "06 12", "birth_date": "2199-01-01"},
    )
    assert (refused.status, refused.json["code"]) == (422, "invalid")
    assert [(one["field"], one["code"]) for one in refused.json["errors"]] == [
        ("phone_number", "not_a_phone_number"),
        ("birth_date", "not_a_birth_date"),
    ]
    for wrong in ({"first_name": ""}, {"language": "de"}, {"email": "new@courriel.example"}, {"first_name": "<b>"}):
        refused = call("PATCH", "/api/account", headers=town.owner.headers, body=wrong)
        assert (refused.status, [one["field"] for one in refused.json["errors"]]) == (422, list(wrong))


@pytest.mark.parametrize(
    ("route", "most"),
    [
        # The session, then the page: its index, its people, its places.
        (("GET", "/api/account/appointments"), ["BatchGetItem", "Query", "BatchGetItem", "BatchGetItem"]),
        (("GET", "/api/account"), ["BatchGetItem"] * 2),
        (("GET", "/api/account/relatives"), ["BatchGetItem"] * 3),
        (("PATCH", "/api/account"), ["BatchGetItem", "BatchGetItem", "TransactWriteItems"]),
        # Booking as an account is booking with a code, and the session before it.
        (("POST", "/api/appointments"), ["BatchGetItem", "BatchGetItem", "TransactWriteItems"]),
        (("GET", "/api/appointments/{appointment_id}"), ["BatchGetItem", "BatchGetItem", "Query", "BatchGetItem"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_route_keeps_to_its_round_trips(
    town: Town, route: tuple[str, str], most: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    dispatch = Connection.dispatch

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        made.append(operation)
        return dispatch(self, operation, arguments)

    monkeypatch.setattr(Connection, "dispatch", watched)
    answer = ask(town, route, GUARDED[route], town.owner, town.owner.headers)
    assert answer.status in (200, 201), answer.text
    assert made == most


def test_what_was_booked_by_a_code_is_in_the_list_after_signing_in(town: Town) -> None:
    hashed = Argon2Passwords(PasswordHasher(1, 8, 1)).hash(PASSWORD)
    me = Account("latecomer", "late@courriel.example", town.clock.now(), password_hash=hashed)
    town.records.commit(
        [
            Put(UserKey(me.person_id), User(me.person_id, "Ana", "Roy", me.email)),
            Put(AccountKey(me.person_id), me),
            put_login(email_login(town.keyring, me.email), me.person_id),
            Put(
                TokenKey(digest(PROOF)),
                Token(
                    digest(PROOF), TokenPurpose.CONTACT, town.clock.now() + timedelta(minutes=5),
                    channel=Channel.EMAIL, address=me.email,
                ),
            ),
        ]
    )  # fmt: skip
    held = {"hold_id": town.hold.hold.ref.spelled(), "hold_token": town.hold.hold_token, "contact_token": PROOF}
    person = {"first_name": "Ana", "last_name": "Roy"}
    booked = call("POST", "/api/appointments", headers={"Idempotency-Key": "k"}, body={**held, "user": person})
    assert booked.status == 201, booked.text
    signed_in = call("POST", "/api/sessions", body={"email": me.email, "password": PASSWORD})
    assert signed_in.status == 201, signed_in.text
    cookie = signed_in.cookies[0].split(";")[0]
    found = call("GET", "/api/account/appointments", headers={"Cookie": cookie}).json
    assert [one["id"] for one in found["appointments"]] == [booked.json["id"]]
    assert found["next_cursor"] is None


WITH_BODIES = sorted((route.method, route.path) for route in of_citizens() if route.body)
NAMES = sorted({name for route in of_citizens() if route.body for name in route.body.model_fields} | {"unheard_of"})
PATHS = {"appointment_id": "no-such", "relative_id": "no-such", "hold_id": "no-such"}
RAW_BODIES = [
    "",
    "{",
    "[]",
    "null",
    '"text"',
    "1e999",
    json.dumps(dict.fromkeys(NAMES)),
    json.dumps(dict.fromkeys(NAMES, 10**30)),
    json.dumps({name: {"first_name": ["\u0000"]} for name in NAMES}),
    json.dumps(dict.fromkeys(NAMES, "�\u202e<script>")),
    json.dumps(dict.fromkeys(NAMES, "x" * 300)),
    json.dumps({"first_name": "x" * 70_000}),
]


@pytest.mark.parametrize("route", WITH_BODIES, ids=" ".join)
def test_bad_bodies_of_who_is_signed_in_are_refused_and_change_nothing(town: Town, route: tuple[str, str]) -> None:
    ids = {name: value for name, value in PATHS.items() if f"{{{name}}}" in route[1]}
    headers = {**town.owner.headers, "Idempotency-Key": "key"}
    before = town.kept()
    for raw in RAW_BODIES:
        refused = call(*route, raw=raw, headers=headers, **ids)  # pyright: ignore[reportArgumentType]
        assert refused.status in (400, 404, 413, 422), (raw[:60], refused.text)
        assert refused.headers["Content-Type"] == "application/problem+json"
    assert town.kept() == before


@pytest.mark.parametrize("wrong", ["x", "0b9a6f3e-9d0c-4c8e-8f64-2f3b3a4f9a01", "é" * 300, "own:a:b", "%00", "#"])
def test_ids_that_nobody_gave_are_not_found(town: Town, wrong: str) -> None:
    for (method, path), row in GUARDED.items():
        if "{" not in path or (method, path) in WITHOUT_CSRF:
            continue
        made = {**row.make(town, town.owner)}
        made = {name: wrong if name in PATHS else value for name, value in made.items()}
        assert call(method, path, **{**made, "headers": town.owner.headers}).status == 404
