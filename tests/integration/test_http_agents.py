"""The agents' function on moto's tables: cookies, refusals, links, ProConnect, and admins who demote each other at once."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from argon2 import PasswordHasher
from moto import mock_aws
from pynamodb.connection import Connection

import agents.wiring
from rdv.clock import system_clock
from rdv.domain.accounts import AccountMail, AccountMailKind, Identity, ProvenIdentity
from rdv.domain.directory import (
    AccessLevel,
    Agent,
    Organisation,
    Role,
    Service,
    Staff,
    StaffMember,
    Territory,
    TerritoryRights,
)
from rdv.domain.errors import ProviderFailed
from rdv.ids import Keyring
from rdv.outbound.passwords import Argon2Passwords
from rdv.ports import AgentKey, OrganisationKey, Put, ServiceKey, StaffKey, TerritoryKey, Write
from rdv.store.items import event_of_image
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.agent_accounts import agent_account_writes
from tests.contract.conftest import create_tables
from tests.unit.usecases.house import ANOTHER, NOW, PASSWORD, Provider

from .rest import ENVIRONMENT, TABLES, Reply, call

KEYRING = Keyring(ENVIRONMENT["SECRET_KEY"])
ARRAS = "arras"
ADA, BOB, CHIEF = "ada@service.example", "bob@service.example", "chief@service.example"
NEW = "nouvelle@service.example"
AGENTS = "/api/agent/organisations/{organisation_id}/agents"
AGENT = AGENTS + "/{agent_id}"
ORGANISATIONS = "/api/agent/territories/{departement}/organisations"
INVITATION = {"email": NEW, "level": "basic", "service_ids": ["pmi"]}


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    cheap = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    monkeypatch.setattr(agents.wiring, "passwords", lambda: cheap)
    with mock_aws():
        client = boto3.client("dynamodb")
        create_tables(client, TABLES)
        records = DynamoRecords(connect(TABLES))
        fill(records, cheap.hash(PASSWORD))
        yield client


def fill(records: DynamoRecords, hashed: str) -> None:
    """Arras with two admins."""
    role = Role(ARRAS, "62", AccessLevel.ADMIN)
    for agent_id, email in (("ada", ADA), ("bob", BOB)):
        agent = Agent(
            agent_id,
            agent_id.title(),
            "Exemple",
            email,
            service_ids=("pmi",),
            roles=(role,),
            rights=(TerritoryRights("62"),),
        )
        records.commit([Put(AgentKey(agent.id), agent), *agent_account_writes(KEYRING, agent, NOW, hashed)])
    members = tuple(StaffMember(one, AccessLevel.ADMIN) for one in ("ada", "bob"))
    records.commit(
        [
            Put(OrganisationKey(ARRAS), Organisation(ARRAS, "Mairie d’Arras", "62")),
            Put(StaffKey(ARRAS), Staff(ARRAS, members)),
            Put(ServiceKey("pmi"), Service("pmi", "PMI", "PMI")),
            Put(ServiceKey("mairie"), Service("mairie", "Mairie", "Mairie")),
            Put(TerritoryKey("62"), Territory("62", "Pas-de-Calais", ("pmi",), ("chief",))),
        ]
    )


@pytest.fixture
def operations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the DynamoDB calls, as they are made."""
    made: list[str] = []
    dispatch = Connection.dispatch

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        made.append(operation)
        return dispatch(self, operation, arguments)

    monkeypatch.setattr(Connection, "dispatch", watched)
    return made


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """ProConnect, as a test wants it."""
    told = Provider(ProvenIdentity(Identity("subject", ADA, "Ada LOVELACE", "", "Lovelace"), "an.id.token"))
    monkeypatch.setattr(agents.wiring, "provider", lambda: told)
    return told


def token(client: Any, to: str) -> str:
    """Of the last mail to an address."""
    items = client.scan(TableName=TABLES.agenda_table)["Items"]
    events = [event_of_image(one) for one in items if one["pk"]["S"].startswith("ACCOUNT#")]
    mails = [one for one in events if isinstance(one, AccountMail) and one.to == to]
    mail = max((one for one in mails if one.kind is not AccountMailKind.NONE), key=lambda one: one.at)
    return KEYRING.account_token(mail.key, mail.nonce)


def cookie_of(reply: Reply, name: str = "__Host-agent") -> str:
    """The cookie's value as a browser keeps it; empty when the answer takes it away."""
    (found,) = [one for one in reply.cookies if one.startswith(f"{name}=")]
    assert found.endswith("; Path=/; HttpOnly; Secure; SameSite=Lax")
    return found.partition("=")[2].partition(";")[0]


def sign_in(email: str = ADA, password: str = PASSWORD, **headers: str) -> Reply:
    return call("POST", "/api/agent/sessions", body={"email": email, "password": password}, headers=headers)


def showing(reply: Reply, **more: str) -> dict[str, str]:
    """What a browser sends after that sign-in."""
    return {"Cookie": f"__Host-agent={cookie_of(reply)}", "X-CSRF-Token": reply.json["csrf_token"], **more}


def test_nobody_is_signed_in_without_a_cookie() -> None:
    reply = call("GET", "/api/agent/session")
    assert reply.json == {"agent": None, "csrf_token": None, "expires_at": None, "proconnect": True}
    assert (reply.headers["Cache-Control"], reply.cookies) == ("no-store", ())


def test_from_sign_in_to_sign_out() -> None:
    reply = sign_in(" Ada@Service.example ")
    assert reply.status == 201
    assert reply.json["agent"] == {
        "id": "ada",
        "first_name": "Ada",
        "last_name": "Exemple",
        "email": ADA,
        "language": "fr",
        "services": [{"id": "pmi", "name": "PMI"}],
        "is_secretary": False,
        "organisations": [{"id": ARRAS, "name": "Mairie d’Arras", "departement": "62", "level": "admin"}],
        "territories": [
            {
                "departement": "62",
                "name": "Pas-de-Calais",
                "admin": False,
                "manage_teams": False,
                "manage_access_rights": False,
                "invite_agents": False,
            }
        ],
        "preferences": {
            "notification_level": "others",
            "told_of_openings": True,
            "told_of_absences": True,
            "display_saturdays": False,
            "display_cancelled": True,
        },
        "connected_with_proconnect": False,
        "version": 1,
    }
    headers = showing(reply)
    again = call("GET", "/api/agent/session", headers=headers)
    assert again.json == reply.json
    assert cookie_of(again) == cookie_of(reply), "the cookie is good for eight hours more"
    assert "Max-Age=28800" in again.cookies[0]
    out = call("DELETE", "/api/agent/session", headers=headers)
    assert (out.status, out.json, cookie_of(out)) == (200, {"logout_url": None}, "")
    gone = call("GET", "/api/agent/session", headers=headers)
    assert (gone.json["agent"], cookie_of(gone)) == (None, "")


def test_the_session_costs_two_reads_and_the_profile_too(operations: list[str]) -> None:
    headers = showing(sign_in())
    for route in ("/api/agent/session", "/api/agent/me"):
        operations.clear()
        assert call("GET", route, headers=headers).status == 200
        assert operations == ["BatchGetItem"] * 2


def test_an_unknown_address_is_answered_as_a_wrong_password(operations: list[str]) -> None:
    asked: list[tuple[int, str, list[str]]] = []
    for email in (ADA, "personne@service.example"):
        operations.clear()
        reply = sign_in(email, "not the password")
        asked.append((reply.status, reply.text, list(operations)))
    assert asked[0] == asked[1]
    assert asked[0][0] == 422


def test_guessing_is_stopped_and_told_when_to_come_back() -> None:
    for _ in range(10):
        assert sign_in(ADA, "not the password").json["code"] == "wrong_credentials"
    reply = sign_in(ADA)
    assert (reply.status, reply.json["code"]) == (429, "too_many_attempts")
    assert 0 < int(reply.headers["Retry-After"]) <= 900


def test_a_form_of_another_site_signs_nobody_in() -> None:
    body = '{"email": "%s", "password": "%s"}' % (ADA, PASSWORD)  # noqa: UP031 - JSON has braces of its own
    for resource in ("/api/agent/sessions", "/api/agent/links/password", "/api/agent/organisations"):
        reply = call("POST", resource, raw=body, headers={"Content-Type": "text/plain"})
        assert reply.status in (400, 422), resource
        assert reply.cookies == (), resource


def test_a_colleague_is_invited_and_accepts(aws: Any) -> None:
    headers = showing(sign_in())
    invited = call("POST", AGENTS, body=INVITATION, headers=headers, organisation_id=ARRAS)
    assert (invited.status, invited.json["pending"], invited.json["warnings"]) == (201, True, [])
    again = call("POST", AGENTS, body=INVITATION, headers=headers, organisation_id=ARRAS)
    assert (again.status, again.json["code"]) == (422, "already_invited")
    link = token(aws, NEW)
    opened = call("POST", "/api/agent/links/open", body={"token": link})
    assert opened.json == {
        "purpose": "invitation",
        "email": NEW,
        "first_name": "",
        "last_name": "",
        "organisation_name": "Mairie d’Arras",
    }
    names = {"first_name": "Nour", "last_name": "Exemple"}
    accepted = call("POST", "/api/agent/links/password", body={"token": link, "password": PASSWORD, **names})
    assert accepted.status == 201
    assert accepted.json["agent"]["organisations"][0]["level"] == "basic"
    assert call("POST", "/api/agent/links/open", body={"token": link}).status == 404
    known = call("POST", AGENTS, body=INVITATION, headers=headers, organisation_id=ARRAS)
    assert known.json["code"] == "already_member"
    listed = call("GET", AGENTS, headers=headers, organisation_id=ARRAS).json["agents"]
    assert [(one["first_name"], one["level"], one["pending"]) for one in listed] == [
        ("Ada", "admin", False),
        ("Bob", "admin", False),
        ("Nour", "basic", False),
    ]
    left = call("DELETE", AGENT, headers=headers, organisation_id=ARRAS, agent_id=invited.json["id"])
    assert (left.status, left.json) == (200, {"outcome": "agent_deleted"})
    assert call("GET", "/api/agent/session", headers=showing(accepted)).json["agent"] is None


def test_a_stale_change_is_shown_what_is_there_now() -> None:
    headers = showing(sign_in())
    changed = call(
        "PATCH", AGENT, body={"level": "basic", "version": 1}, headers=headers, organisation_id=ARRAS, agent_id="bob"
    )
    assert (changed.status, changed.json["level"], changed.json["version"]) == (200, "basic", 2)
    stale = call(
        "PATCH", AGENT, body={"level": "admin", "version": 1}, headers=headers, organisation_id=ARRAS, agent_id="bob"
    )
    assert (stale.status, stale.json["code"], stale.json["current"]) == (409, "changed_meanwhile", changed.json)
    last = call(
        "PATCH", AGENT, body={"level": "basic", "version": 1}, headers=headers, organisation_id=ARRAS, agent_id="ada"
    )
    assert (last.status, last.json["code"]) == (409, "last_admin")


def test_of_admins_who_demote_each_other_at_once_one_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    """ROLE-01 on the store's own transactions: Bob's change comes between Ada's reads and her write."""
    ada, bob = showing(sign_in()), showing(sign_in(BOB))
    commit, replies = DynamoRecords.commit, list[Reply]()

    def demote(headers: dict[str, str], whom: str) -> Reply:
        body = {"level": "basic", "version": 1}
        return call("PATCH", AGENT, body=body, headers=headers, organisation_id=ARRAS, agent_id=whom)

    def with_bob_before(records: DynamoRecords, writes: Sequence[Write]) -> None:
        if not replies:
            monkeypatch.setattr(DynamoRecords, "commit", commit)
            replies.append(demote(bob, "ada"))
        commit(records, writes)

    monkeypatch.setattr(DynamoRecords, "commit", with_bob_before)
    replies.append(demote(ada, "bob"))
    assert [(one.status, one.json.get("code")) for one in replies] == [(200, None), (403, "forbidden")]
    listed = call("GET", AGENTS, headers=bob, organisation_id=ARRAS).json["agents"]
    assert [(one["id"], one["level"]) for one in listed] == [("ada", "basic"), ("bob", "admin")]


def test_preferences_names_and_language_are_ones_own() -> None:
    headers = showing(sign_in())
    change = {"first_name": "Ada Augusta", "language": "en", "preferences": {"display_saturdays": True}, "version": 1}
    changed = call("PATCH", "/api/agent/me", body=change, headers=headers)
    assert (changed.status, changed.json["first_name"], changed.json["language"]) == (200, "Ada Augusta", "en")
    assert changed.json["preferences"]["display_saturdays"] is True
    assert changed.json["preferences"]["display_cancelled"] is True
    stale = call("PATCH", "/api/agent/me", body={"version": 1}, headers=headers)
    assert (stale.status, stale.json["current"]) == (409, changed.json)


def test_a_password_is_changed_and_a_forgotten_one_replaced(aws: Any) -> None:
    headers = showing(sign_in())
    elsewhere = showing(sign_in())
    wrong = call("PUT", "/api/agent/password", body={"current_password": "?", "password": ANOTHER}, headers=headers)
    assert wrong.json["errors"][0]["code"] == "wrong_password"
    body = {"current_password": PASSWORD, "password": ANOTHER}
    assert call("PUT", "/api/agent/password", body=body, headers=headers).status == 204
    assert call("GET", "/api/agent/me", headers=headers).status == 200
    assert call("GET", "/api/agent/me", headers=elsewhere).status == 401
    answers = [
        call("POST", "/api/agent/password_resets", body={"email": one}) for one in (ADA, "personne@service.example")
    ]
    assert [(one.status, one.text) for one in answers] == [(202, '{"expires_in_seconds":21600}')] * 2
    link = token(aws, ADA)
    weak = call("POST", "/api/agent/links/password", body={"token": link, "password": "short"})
    assert (weak.status, weak.json["errors"][0]["field"]) == (422, "password")
    assert call("POST", "/api/agent/links/password", body={"token": link, "password": PASSWORD}).status == 201
    assert sign_in().status == 201


def test_another_address_is_confirmed_by_its_link(aws: Any) -> None:
    headers = showing(sign_in())
    sent = call("POST", "/api/agent/email_changes", body={"email": "ada@neuve.example"}, headers=headers)
    assert sent.status == 202
    link = token(aws, "ada@neuve.example")
    assert call("POST", "/api/agent/links/open", body={"token": link}).json["purpose"] == "email_change"
    assert call("POST", "/api/agent/links/email", body={"token": link}).json == {"email": "ada@neuve.example"}
    assert sign_in("ada@neuve.example").status == 201


def test_ones_own_account_is_not_deleted_while_an_organisation_keeps_it() -> None:
    ada, bob = showing(sign_in()), showing(sign_in(BOB))
    assert call("DELETE", "/api/agent/me", headers=bob).status == 204
    kept = call("DELETE", "/api/agent/me", headers=ada)
    assert (kept.status, kept.json["code"]) == (409, "cannot_leave")
    assert kept.json["organisations"] == [{"id": ARRAS, "name": "Mairie d’Arras", "reason": "last_admin"}]
    assert "Mairie d’Arras" in kept.json["detail"]
    assert sign_in(BOB).json["code"] == "wrong_credentials"


# --- ProConnect ------------------------------------------------------------------------------------------------------


def there_and_back(provider: Provider, return_to: str = "/agent/preferences") -> Reply:
    left = call("GET", "/agent_connect/auth", query={"return_to": return_to})
    assert (left.status, left.headers["Location"]) == (
        302,
        f"https://fournisseur.example/authorize?state={provider.state}",
    )
    browser = {"Cookie": f"__Host-agent-visit={cookie_of(left, '__Host-agent-visit')}"}
    return call("GET", "/agent_connect/callback", query={"state": provider.state, "code": "c"}, headers=browser)


def test_proconnect_there_and_back_and_out(provider: Provider) -> None:
    back = there_and_back(provider)
    assert (back.status, back.headers["Location"]) == (302, "/agent/preferences")
    assert cookie_of(back, "__Host-agent-visit") == ""
    cookie = cookie_of(back)
    session = call("GET", "/api/agent/session", headers={"Cookie": f"__Host-agent={cookie}"})
    me = session.json["agent"]
    assert (me["first_name"], me["last_name"], me["connected_with_proconnect"]) == ("Ada", "Lovelace", True)
    headers = {"Cookie": f"__Host-agent={cookie}", "X-CSRF-Token": session.json["csrf_token"]}
    frozen = call("PATCH", "/api/agent/me", body={"last_name": "Byron", "version": me["version"]}, headers=headers)
    assert (frozen.status, frozen.json["errors"][0]["code"]) == (422, "frozen_by_proconnect")
    out = call("DELETE", "/api/agent/session", headers=headers)
    assert out.json["logout_url"] == "https://fournisseur.example/logout?id_token_hint=an.id.token"


@pytest.mark.parametrize("return_to", ["https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example", "/"])
def test_no_link_of_ours_leads_to_another_site(provider: Provider, return_to: str) -> None:
    assert there_and_back(provider, return_to).headers["Location"] == "/agent/"


def test_a_state_is_good_once_in_the_browser_that_left(provider: Provider) -> None:
    left = call("GET", "/agent_connect/auth")
    visit = cookie_of(left, "__Host-agent-visit")
    query = {"state": provider.state, "code": "c"}
    for cookie, state in (("another", provider.state), (visit, "agent_connect_state_made-up")):
        headers = {"Cookie": f"__Host-agent-visit={cookie}"}
        reply = call("GET", "/agent_connect/callback", query={**query, "state": state}, headers=headers)
        assert reply.headers["Location"] == "/agent/connexion?error=proconnect"
    headers = {"Cookie": f"__Host-agent-visit={visit}"}
    assert call("GET", "/agent_connect/callback", query=query, headers=headers).headers["Location"] == "/agent/"
    replayed = call("GET", "/agent_connect/callback", query=query, headers=headers)
    assert replayed.headers["Location"] == "/agent/connexion?error=proconnect"


def test_an_answer_that_cannot_be_believed_is_told_and_logged(
    provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.says = ProviderFailed()
    with caplog.at_level(logging.INFO):
        assert there_and_back(provider).headers["Location"] == "/agent/connexion?error=proconnect"
    assert any("ID-01" in str(one.__dict__) for one in caplog.records)


def test_who_has_no_account_makes_one(provider: Provider) -> None:
    """DS-2, with nothing personal in an address."""
    provider.says = ProvenIdentity(Identity("new", "sonia@mairie.example", "Sonia", "", "Nouvel"), "an.id.token")
    back = there_and_back(provider)
    assert back.headers["Location"] == "/agent/nouveau"
    browser = {"Cookie": f"__Host-agent-new={cookie_of(back, '__Host-agent-new')}"}
    assert call("GET", "/api/agent/newcomer", headers=browser).json == {
        "email": "sonia@mairie.example",
        "first_name": "Sonia",
        "last_name": "Nouvel",
    }
    assert call("GET", "/api/agent/newcomer").status == 401
    body = {"organisation_name": "Mairie d’Exemple", "departement": "62"}
    assert call("POST", "/api/agent/organisations", body=body).status == 401
    made = call("POST", "/api/agent/organisations", body=body, headers=browser)
    assert made.status == 201
    assert made.json["agent"]["organisations"][0]["level"] == "admin"
    assert made.json["agent"]["services"] == [{"id": "mairie", "name": "Mairie"}]
    assert cookie_of(made, "__Host-agent-new") == ""
    assert call("GET", "/api/agent/me", headers=showing(made)).status == 200
    assert call("POST", "/api/agent/organisations", body=body, headers=browser).status == 401


def test_the_admin_of_a_territory_adds_an_organisation_and_is_in_it() -> None:
    """7.13, with the reads and writes of real tables."""
    chief = Agent("chief", "Cléo", "Exemple", CHIEF, service_ids=("pmi",), rights=(TerritoryRights("62", admin=True),))
    hashed = agents.wiring.passwords().hash(PASSWORD)
    records = DynamoRecords(connect(TABLES))
    records.commit([Put(AgentKey(chief.id), chief), *agent_account_writes(KEYRING, chief, NOW, hashed)])
    session = showing(sign_in(CHIEF))
    body = {"name": " Mairie de Béthune ", "city": "Béthune"}
    made = call("POST", ORGANISATIONS, body=body, headers=session, departement="62")
    assert (made.status, made.json["name"], made.json["city"]) == (201, "Mairie de Béthune", "Béthune")
    me = call("GET", "/api/agent/me", headers=session).json
    assert [(one["id"], one["level"]) for one in me["organisations"]] == [(made.json["id"], "admin")]
    staff = call("GET", AGENTS, headers=session, organisation_id=made.json["id"]).json["agents"]
    assert [(one["id"], one["level"]) for one in staff] == [("chief", "admin")]
    assert call("GET", AGENTS, headers=session, organisation_id=ARRAS).status == 200
    again = call("POST", ORGANISATIONS, body=body, headers=session, departement="62")
    assert (again.status, again.json["errors"][0]["code"]) == (422, "taken")


def test_nothing_personal_is_logged(
    provider: Provider, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO):
        reply = sign_in()
        sign_in(ADA, "not the password")
        there_and_back(provider)
    said = caplog.text + "".join(str(one.__dict__) for one in caplog.records) + "".join(capsys.readouterr())
    for secret in (ADA, PASSWORD, "not the password", cookie_of(reply), reply.json["csrf_token"], "an.id.token"):
        assert secret not in said


def test_a_session_that_is_over_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    headers = showing(sign_in())
    monkeypatch.setattr(system_clock, "offset", system_clock.offset + timedelta(days=14, minutes=1))
    reply = call("GET", "/api/agent/me", headers=headers)
    assert (reply.status, reply.json["code"]) == (401, "unauthenticated")
