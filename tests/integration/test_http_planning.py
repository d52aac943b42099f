"""Openings and absences over HTTP, on moto's tables: shapes, refusals, warnings, versions and the mail's event."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from rdv.clock import system_clock
from rdv.domain.directory import Agent
from rdv.domain.plan_changes import PlanAction, PlanChange
from rdv.ids import Keyring
from rdv.store.books import DynamoBooks
from rdv.store.items import event_of_image
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from tests.desks import sign_in
from tests.unit.usecases.plans import ADMIN, COLLEAGUE, NOW, NURSE, STRANGER, ZOE, settled

from .rest import ENVIRONMENT, TABLES, Reply, call
from .test_http_functions import aws, operations

__all__ = ["aws", "operations"]

KEYRING = Keyring(ENVIRONMENT["SECRET_KEY"])
OPENINGS = "/api/agent/organisations/{organisation_id}/openings"
OPENING = OPENINGS + "/{agent_id}/{opening_id}"
ABSENCES = "/api/agent/agents/{agent_id}/absences"
ABSENCE = ABSENCES + "/{absence_id}"
BODY: dict[str, Any] = {
    "agent_id": "zoe",
    "title": "Permanence",
    "location_id": "place",
    "motif_ids": ["short"],
    "first_day": "2026-11-24",
    "start_time": "09:00",
    "end_time": "12:00",
    "recurrence": {"every": "week", "interval": 2, "weekdays": [2, 4], "until": "2027-06-30"},
}
AWAY: dict[str, Any] = {"title": "Congés", "first_day": "2026-12-24", "start_time": "09:00", "end_time": "18:00"}


@pytest.fixture
def records(aws: Any, monkeypatch: pytest.MonkeyPatch) -> DynamoRecords:
    """The organisation's book and its agents."""
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    made = DynamoRecords(connect(TABLES))
    made.commit(settled())
    return made


def ask(
    records: DynamoRecords, agent: Agent | None, method: str, resource: str, body: Any = None, **path: Any
) -> Reply:
    headers = sign_in(records, KEYRING, agent.id, system_clock.now()) if agent else {}
    query, language = path.pop("query", None), path.pop("language", "fr")
    path = {"organisation_id": "org", **path} if "{organisation_id}" in resource else path
    if "{agent_id}" in resource:
        path = {"agent_id": "zoe", **path}
    return call(method, resource, body=body, query=query, headers={**headers, "Accept-Language": language}, **path)


def told(aws: Any) -> list[PlanChange]:
    items = aws.scan(TableName=TABLES.agenda_table)["Items"]
    events = [event_of_image(one) for one in items if one["pk"]["S"].startswith("PLAN#")]
    assert all(int(one["expires_at"]["N"]) > NOW.timestamp() for one in items if one["pk"]["S"].startswith("PLAN#"))
    return sorted((one for one in events if isinstance(one, PlanChange)), key=lambda one: one.version)


def test_an_openings_life(records: DynamoRecords, aws: Any) -> None:
    made = ask(records, COLLEAGUE, "POST", OPENINGS, BODY)
    assert made.status == 201
    opening = made.json
    assert opening["recurrence_text"] == "toutes les deux semaines le mardi et le jeudi jusqu’au 30 juin 2027"
    assert (opening["start_time"], opening["location_name"]) == ("09:00", "MDS Centre")
    assert opening["days"][:3] == ["2026-11-24", "2026-11-26", "2026-12-08"]
    ids = {"opening_id": opening["id"]}

    read = ask(records, ZOE, "GET", OPENING, language="en", **ids).json
    assert read["recurrence_text"] == "every two weeks on Tuesday and Thursday until 30 June 2027"
    # What was read can be sent back as it is.
    again = {name: read[name] for name in ("recurrence", "motif_ids", "first_day", "version", "location_id")}
    assert ask(records, ZOE, "PATCH", OPENING, again, **ids).json["version"] == 1

    excepted = ask(records, ZOE, "POST", OPENING + "/exceptions", {"day": "2026-11-26"}, **ids).json
    assert (excepted["exceptions"], excepted["days"][1]) == (["2026-11-26"], "2026-12-08")
    back = ask(records, ZOE, "DELETE", OPENING + "/exceptions/{day}", day="2026-11-26", **ids)
    assert (back.status, back.json["exceptions"], back.json["version"]) == (200, [], 3)

    stale = ask(records, ZOE, "PATCH", OPENING, {"version": 1, "title": "Autre"}, **ids)
    assert (stale.status, stale.json["code"], stale.json["current"]["version"]) == (409, "changed_meanwhile", 3)
    moved = ask(records, ZOE, "PATCH", OPENING, {"version": 3, "recurrence": None, "title": "Autre"}, **ids).json
    assert (moved["recurrence"], moved["recurrence_text"], moved["title"]) == (None, "", "Autre")

    listed = ask(records, ADMIN, "GET", OPENINGS, query={"agent_id": "zoe", "q": "autre"}).json["openings"]
    assert [one["id"] for one in listed] == [opening["id"]]
    assert ask(records, ADMIN, "GET", OPENINGS, query={"expired": "true"}).json == {"openings": []}
    assert ask(records, ZOE, "DELETE", OPENING, **ids).status == 204
    assert ask(records, ZOE, "DELETE", OPENING, **ids).status == 404
    assert DynamoBooks().openings_of("org", "zoe") == []
    actions = [PlanAction.CREATED, PlanAction.UPDATED, PlanAction.UPDATED, PlanAction.UPDATED, PlanAction.DELETED]
    assert [one.action for one in told(aws)] == actions


def test_a_monthly_rule_has_the_weekday_of_its_first_day(records: DynamoRecords) -> None:
    body = {**BODY, "recurrence": {"every": "month", "weekdays": [1], "nth_weekday": [1, 1]}}
    opening = ask(records, ZOE, "POST", OPENINGS, body).json
    assert (opening["recurrence"]["nth_weekday"], opening["recurrence"]["weekdays"]) == ([4, 2], [])
    assert opening["recurrence_text"] == "tous les mois le quatrième mardi"
    moved = {"version": 1, "first_day": "2026-12-02"}
    opening = ask(records, ZOE, "PATCH", OPENING, moved, opening_id=opening["id"]).json
    assert opening["recurrence_text"] == "tous les mois le premier mercredi"


def test_warnings_are_told_once_and_ignored_on_purpose(records: DynamoRecords) -> None:
    first = ask(records, ZOE, "POST", OPENINGS, BODY).json
    twice = {**BODY, "recurrence": None, "motif_ids": ["short", "long"]}
    warned = ask(records, ZOE, "POST", OPENINGS, twice)
    assert (warned.status, warned.json["code"]) == (409, "warnings")
    assert warned.json["warnings"] == [
        {
            "code": "overlap",
            "opening_id": first["id"],
            "text": "Elle chevauche une autre plage d’ouverture de cet agent : Permanence.",
        },
        {
            "code": "motif_too_long",
            "motif_id": "long",
            "text": "Le motif « Bilan » dure 240 minutes, plus longtemps que la plage.",
        },
    ]
    preview = ask(records, ZOE, "POST", OPENINGS + "/preview", twice).json
    assert [one["code"] for one in preview["warnings"]] == ["overlap", "motif_too_long"]
    assert ask(records, ZOE, "POST", OPENINGS, {**twice, "ignore_warnings": True}).status == 201


def test_a_preview_writes_nothing(records: DynamoRecords, aws: Any) -> None:
    preview = ask(records, ZOE, "POST", OPENINGS + "/preview", BODY).json
    assert (len(preview["occurrences"]), preview["slots_a_day"], preview["warnings"]) == (10, 6, [])
    assert preview["slots"][0] == {
        "starts_at": "2026-11-24T09:00:00+01:00",
        "ends_at": "2026-11-24T09:30:00+01:00",
        "motif_id": "short",
    }
    assert told(aws) == []
    assert DynamoBooks().openings_of("org", "zoe") == []


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"title": "  "}, {"title": "required"}),
        ({"start_time": "25:00"}, {"start_time": "wrong_type"}),
        ({"start_time": "09:00+01:00"}, {"start_time": "wrong_type"}),
        ({"end_time": "08:00"}, {"end_time": "not_after_start"}),
        ({"first_day": "2026-02-30"}, {"first_day": "not_a_date"}),
        ({"motif_ids": []}, {"motif_ids": "required"}),
        ({"motif_ids": ["group"]}, {"motif_ids": "collectif"}),
        ({"location_id": "closed"}, {"location_id": "disabled"}),
        ({"recurrence": {"every": "week", "interval": 6}}, {"recurrence.interval": "out_of_range"}),
        ({"recurrence": {"every": "week", "weekdays": [7]}}, {"recurrence.weekdays.0": "out_of_range"}),
        ({"recurrence": {"every": "week", "until": "2026-11-24"}}, {"recurrence.until": "not_after_first_day"}),
        ({"recurrence": {"every": "week", "until": "2099-11-24"}}, {"recurrence.until": "unrealistic"}),
    ],
)
def test_each_wrong_field_is_named_with_a_sentence(
    records: DynamoRecords, fields: dict[str, Any], errors: dict[str, str]
) -> None:
    for resource in (OPENINGS, OPENINGS + "/preview"):
        refused = ask(records, ZOE, "POST", resource, {**BODY, **fields})
        assert refused.status == 422
        assert {one["field"]: one["code"] for one in refused.json["errors"]} == errors
        assert all(one["message"] for one in refused.json["errors"])


def test_nobody_reads_or_settles_what_is_not_theirs(records: DynamoRecords) -> None:
    opening = ask(records, ZOE, "POST", OPENINGS, BODY).json
    absence = ask(records, ZOE, "POST", ABSENCES, AWAY).json
    there, away = {"opening_id": opening["id"]}, {"absence_id": absence["id"]}
    calls: list[tuple[str, str, Any, dict[str, str]]] = [
        ("POST", OPENINGS, BODY, {}),
        ("POST", OPENINGS + "/preview", BODY, {}),
        ("GET", OPENING, None, there),
        ("PATCH", OPENING, {"version": 1, "title": "Autre"}, there),
        ("POST", OPENING + "/exceptions", {"day": "2026-11-24"}, there),
        ("DELETE", OPENING + "/exceptions/{day}", None, {**there, "day": "2026-11-24"}),
        ("DELETE", OPENING, None, there),
        ("GET", ABSENCES, None, {}),
        ("POST", ABSENCES, AWAY, {}),
        ("GET", ABSENCE, None, away),
        ("PATCH", ABSENCE, {"version": 1, "title": "Autre"}, away),
        ("DELETE", ABSENCE, None, away),
    ]
    for method, resource, body, path in calls:
        for agent, status in ((NURSE, 403), (STRANGER, 404), (None, 401)):
            assert ask(records, agent, method, resource, body, **path).status == status, (method, resource)
    assert ask(records, NURSE, "GET", OPENINGS).json == {"openings": []}
    assert ask(records, STRANGER, "GET", OPENINGS).status == 404
    assert ask(records, ZOE, "GET", OPENING, **there).json["version"] == 1


def test_a_change_wants_the_sessions_token(records: DynamoRecords) -> None:
    headers = {"Cookie": sign_in(records, KEYRING, "zoe", NOW)["Cookie"]}
    refused = call("POST", OPENINGS, body=BODY, headers=headers, organisation_id="org")
    assert (refused.status, refused.json["code"]) == (403, "wrong_csrf_token")


@pytest.mark.parametrize("strange", ["a" * 3000, "é", "a b", "%23"])
def test_an_id_that_can_be_none_is_unknown(records: DynamoRecords, strange: str) -> None:
    assert ask(records, ZOE, "GET", OPENING, opening_id=strange).status == 404
    assert ask(records, ZOE, "GET", OPENING, opening_id="o", organisation_id=strange).status == 404
    assert ask(records, ZOE, "GET", ABSENCES, agent_id=strange).status == 404
    day = ask(records, ZOE, "DELETE", OPENING + "/exceptions/{day}", opening_id="o", day=strange)
    assert day.status == 404


def test_an_absences_life(records: DynamoRecords, aws: Any) -> None:
    made = ask(records, ADMIN, "POST", ABSENCES, AWAY)
    assert made.status == 201
    assert (made.json["end_day"], made.json["time_zone"]) == ("2026-12-24", "Europe/Paris")
    ids = {"absence_id": made.json["id"]}
    rule = {"version": 1, "recurrence": {"every": "week", "weekdays": [4]}}
    assert ask(records, ZOE, "PATCH", ABSENCE, rule, **ids).json["recurrence_text"] == "toutes les semaines le jeudi"
    stale = ask(records, ZOE, "PATCH", ABSENCE, {"version": 1, "title": "Autre"}, **ids)
    assert (stale.status, stale.json["current"]["version"]) == (409, 2)
    long = ask(records, ZOE, "PATCH", ABSENCE, {"version": 2, "end_day": "2026-12-31"}, **ids)
    assert {one["field"]: one["code"] for one in long.json["errors"]} == {"recurrence": "several_days"}
    listed = ask(records, ZOE, "GET", ABSENCES).json
    assert ([one["id"] for one in listed["absences"]], listed["version"]) == ([made.json["id"]], 2)
    assert ask(records, ZOE, "GET", ABSENCES, query={"expired": "true"}).json["absences"] == []
    assert ask(records, ZOE, "DELETE", ABSENCE, **ids).status == 204
    assert ask(records, ZOE, "GET", ABSENCE, **ids).status == 404
    assert [(one.action, one.version) for one in told(aws)] == [
        (PlanAction.CREATED, 1),
        (PlanAction.UPDATED, 2),
        (PlanAction.DELETED, 3),
    ]
    assert [one.author_name for one in told(aws)] == ["Admin MARTIN", "", ""]


def test_an_opening_is_written_in_five_round_trips(records: DynamoRecords, operations: list[str]) -> None:
    headers = sign_in(records, KEYRING, "admin", NOW)
    operations.clear()
    assert call("POST", OPENINGS, body=BODY, headers=headers, organisation_id="org").status == 201
    # The session and the agent; the owner; the book; the owner's openings elsewhere; the write.
    assert operations == ["BatchGetItem", "BatchGetItem", "Query", "Query", "TransactWriteItems"]
