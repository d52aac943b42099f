"""People over HTTP, on moto's tables: found, registered, corrected, with shapes, statuses and masks (7.4)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from rdv.clock import system_clock
from rdv.domain.directory import Agent
from rdv.domain.people import User
from rdv.ids import Keyring
from rdv.ports import Put, UserKey
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.membership import join
from tests.desks import sign_in
from tests.unit.usecases.plans import NOW, STRANGER, ZOE, settled

from .rest import ENVIRONMENT, TABLES, Reply, call
from .test_http_functions import aws, operations

__all__ = ["aws", "operations"]

KEYRING = Keyring(ENVIRONMENT["SECRET_KEY"])
USERS, USER = "/api/agent/users", "/api/agent/users/{user_id}"
ANA = User("ana", "Ana", "Silva", "ana.silva@ville.example", "+33612345601", date(1990, 2, 28))
NEIGHBOUR = User("rui", "Rui", "Silva", "rui.silva@ville.example", "+33612345678", date(1985, 12, 3))


@pytest.fixture
def records(aws: Any, monkeypatch: pytest.MonkeyPatch) -> DynamoRecords:
    """Two organisations that know somebody each."""
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    made = DynamoRecords(connect(TABLES))
    made.commit([*settled(), *(Put(UserKey(one.id), one) for one in (ANA, NEIGHBOUR))])
    join(made, "org", ["ana"])
    join(made, "elsewhere", ["rui"])
    return made


def ask(
    records: DynamoRecords,
    method: str,
    resource: str,
    body: Any = None,
    *,
    agent: Agent | None = ZOE,
    query: dict[str, str] | None = None,
    **path: str,
) -> Reply:
    headers = sign_in(records, KEYRING, agent.id, system_clock.now()) if agent else {}
    return call(method, resource, body=body, query=query, headers=headers, **path)


def find(records: DynamoRecords, q: str, scope: str = "organisation", **more: Any) -> Reply:
    return ask(records, "GET", USERS, query={"organisation_id": "org", "q": q, "scope": scope}, **more)


def test_people_are_found_and_neighbours_are_masked(records: DynamoRecords) -> None:
    (ana,) = find(records, "silv").json["users"]
    assert ana == {
        "id": "ana",
        "first_name": "Ana",
        "last_name": "Silva",
        "birth_name": "",
        "birth_date": "1990-02-28",
        "email": "ana.silva@ville.example",
        "phone_number": "+33612345601",
        "masked": False,
        "relative_of": None,
    }
    _, rui = find(records, "silv", "wizard").json["users"]
    assert (rui["first_name"], rui["masked"], rui["birth_date"]) == ("Rui", True, "03/12/****")
    assert (rui["email"], rui["phone_number"]) == ("r******a@ville.example", "+336******78")
    assert find(records, "ana.s@").json["users"] == []
    assert [one["id"] for one in find(records, "ana.silva@").json["users"]] == ["ana"]
    assert [one["id"] for one in find(records, "06 12 34 56 01").json["users"]] == ["ana"]
    assert find(records, "").json == {"users": []}


def test_a_search_is_four_round_trips(records: DynamoRecords, operations: list[str]) -> None:
    headers = sign_in(records, KEYRING, "zoe", NOW)
    operations.clear()
    query = {"organisation_id": "org", "q": "silva ana"}
    assert call("GET", USERS, query=query, headers=headers).json["users"][0]["id"] == "ana"
    # The session and the agent; the territory; the words; the people.
    assert operations == ["BatchGetItem", "BatchGetItem", "Query", "BatchGetItem"]


def test_somebody_is_registered_read_and_corrected(records: DynamoRecords) -> None:
    body = {"organisation_id": "org", "first_name": "Zoé", "last_name": "Lopes", "phone_number": "06 12 34 56 90"}
    made = ask(records, "POST", USERS, body)
    assert made.status == 201
    page = made.json
    assert page["notification"] == {"email": "missing", "sms": "active"}
    assert (page["version"], page["has_account"], page["relatives"]) == (1, False, [])
    here = {"organisation_id": "org"}
    assert ask(records, "GET", USER, query=here, user_id=page["id"]).json == page
    change = {"version": 1, "last_name": "Lopez", "email": "zoe.lopez@ville.example"}
    changed = ask(records, "PATCH", USER, change, query=here, user_id=page["id"]).json
    assert (changed["last_name"], changed["notification"]["email"], changed["version"]) == ("Lopez", "active", 2)
    stale = ask(records, "PATCH", USER, change, query=here, user_id=page["id"])
    assert (stale.status, stale.json["current"]["last_name"]) == (409, "Lopez")
    assert [one["id"] for one in find(records, "lopez").json["users"]] == [page["id"]]


def test_who_may_be_the_same_is_told(records: DynamoRecords) -> None:
    body = {"organisation_id": "org", "first_name": "A", "last_name": "S", "email": "RUI.silva@ville.example"}
    refused = ask(records, "POST", USERS, {**body, "phone_number": "0612345601"})
    assert (refused.status, refused.json["code"]) == (409, "duplicate_user")
    assert [(one["user"]["id"], one["user"]["masked"], one["on"]) for one in refused.json["duplicates"]] == [
        ("rui", True, "email"),
        ("ana", False, "phone"),
    ]
    here = {"organisation_id": "org"}
    attached = ask(records, "POST", USER + "/organisations", here, user_id="rui")
    assert (attached.status, attached.json["email"]) == (200, "rui.silva@ville.example")


@pytest.mark.parametrize(("agent", "status"), [(None, 401), (STRANGER, 404)])
def test_nobody_else_reaches_an_organisations_people(records: DynamoRecords, agent: Agent | None, status: int) -> None:
    here = {"organisation_id": "org"}
    body = {**here, "first_name": "A", "last_name": "S"}
    assert find(records, "silva", agent=agent).status == status
    assert ask(records, "POST", USERS, body, agent=agent).status == status
    assert ask(records, "GET", USER, query=here, agent=agent, user_id="ana").status == status
    patched = ask(records, "PATCH", USER, {"version": 1, "last_name": "B"}, query=here, agent=agent, user_id="ana")
    assert patched.status == status
    assert ask(records, "POST", USER + "/organisations", here, agent=agent, user_id="ana").status == status
    if agent is not None:
        # Neither through an organisation of one's own.
        own = {"organisation_id": "elsewhere"}
        assert ask(records, "GET", USER, query=own, agent=agent, user_id="ana").status == 404


def test_wrong_fields_are_named(records: DynamoRecords) -> None:
    body = {"organisation_id": "org", "first_name": "", "last_name": "<b>", "birth_date": "1990-02-31"}
    refused = ask(records, "POST", USERS, body)
    assert refused.status == 422
    assert {one["field"]: one["code"] for one in refused.json["errors"]} == {
        "last_name": "wrong_type",
        "birth_date": "not_a_date",
    }
