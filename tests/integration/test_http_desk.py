"""Appointments at the desk over HTTP, on moto's tables: made, changed, cancelled, deleted; warnings, rights, conflicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest

from infra.bench.checker import violations
from rdv import ids
from rdv.clock import system_clock
from rdv.domain.directory import Agent, LocationType, Offer, Territory
from rdv.domain.people import User
from rdv.ports import MotifKey, Put, TerritoryKey, TokenKey
from rdv.store.directory import DirectoryWriter
from rdv.store.records import DynamoRecords
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.membership import follow
from tests.desk_scene import (
    ADMIN,
    ANA,
    BASIC,
    COLLEAGUE,
    FAR,
    LEO,
    NEIGHBOUR,
    ORGANISATION,
    OTHER_SERVICE,
    PMI_MOTIF,
    STRANGER,
    TOWN_MOTIF,
    ZOE,
)
from tests.desks import sign_in
from tests.unit.usecases.world import GROUP, MONDAY, MOTIF, OTHER_PLACE, PLACE, SERVICE, at

from .rest import TABLES, Reply, call
from .test_http_agenda import KEYRING, make, records
from .test_http_functions import aws, is_problem, operations

__all__ = ["aws", "operations", "records"]

THURSDAY = MONDAY + timedelta(days=3)
NINE = at(THURSDAY, 9)
APPOINTMENTS = "/api/agent/appointments"
ONE = f"{APPOINTMENTS}/{{appointment_id}}"


def ask(store: DynamoRecords, agent: Agent, method: str, resource: str, body: Any = None, **more: Any) -> Reply:
    headers = {**sign_in(store, KEYRING, agent.id, system_clock.now()), **more.pop("headers", {})}
    return call(method, resource, body=body, headers=headers, **more)


def wish(start: datetime = NINE, *agents: Agent, **changes: Any) -> dict[str, Any]:
    return {
        "organisation_id": ORGANISATION.id,
        "motif_id": MOTIF.id,
        "starts_at": start.isoformat(),
        "agent_ids": [one.id for one in agents or (BASIC,)],
        "location_id": PLACE.id,
        "users": [{"user_id": ZOE.id}],
        **changes,
    }


def create(store: DynamoRecords, body: dict[str, Any], agent: Agent = BASIC, key: str = "") -> Reply:
    return ask(store, agent, "POST", APPOINTMENTS, body, headers={"Idempotency-Key": key or ids.new_id()})


def made(store: DynamoRecords, *args: Any, **changes: Any) -> dict[str, Any]:
    reply = create(store, wish(*args, **changes))
    assert reply.status == 201, reply
    return reply.json


def patch(store: DynamoRecords, one: dict[str, Any], agent: Agent = BASIC, **changes: Any) -> Reply:
    body = {"version": one["version"], **changes}
    return ask(store, agent, "PATCH", ONE, body, appointment_id=one["id"])


def act(store: DynamoRecords, one: dict[str, Any], verb: str, body: Any, agent: Agent = BASIC) -> Reply:
    return ask(store, agent, "POST", f"{ONE}/{verb}", body, appointment_id=one["id"])


def codes(reply: Reply) -> list[str]:
    assert is_problem(reply, 409, "warnings")
    return [one["code"] for one in reply.json["warnings"]]


@pytest.fixture(autouse=True)
def checked(aws: Any) -> Any:
    """Whatever was done, nobody is in two places and no claim is left behind."""
    yield
    client: Any = boto3.client("dynamodb")
    items = [
        item
        for table in (TABLES.agenda_table, TABLES.people_table)
        for page in client.get_paginator("scan").paginate(TableName=table)
        for item in page["Items"]
    ]
    assert violations(items, system_clock.now()) == []


def test_an_appointment_is_made_read_moved_and_cancelled(records: DynamoRecords) -> None:
    one = made(records, context="Premier contact")
    assert one["starts_at"] == "2026-11-26T09:00:00+01:00"
    assert (one["status"], one["temporal_status"], one["context"]) == ("unknown", "unknown_future", "Premier contact")
    assert [user["last_name"] for user in one["users"]] == ["Lefèvre"]
    assert one["agents"] == [{"id": BASIC.id, "name": "Nour BASIQUE"}]
    assert one["location"] == {
        "id": PLACE.id,
        "name": "Centre",
        "address": "1 place d’Armes, 62000 Arras",
        "phone_number": "",
    }
    assert (one["transitions"], one["can_delete"], one["can_remind"]) == (["excused", "revoked"], False, True)
    assert [(event["kind"], event["author_name"]) for event in one["history"]] == [("created", "Nour BASIQUE")]
    moved = patch(records, one, starts_at=at(THURSDAY, 10).isoformat(), duration_minutes=45)
    assert (moved.status, moved.json["ends_at"]) == (200, "2026-11-26T10:45:00+01:00")
    assert moved.json["history"][-1]["changes"] == [
        "Déplacé du jeudi 26 novembre 2026 à 9h00 au jeudi 26 novembre 2026 à 10h00",
        "Durée modifiée",
    ]
    cancelled = act(records, moved.json, "status", {"status": "revoked", "version": 2})
    assert (cancelled.json["status"], cancelled.json["transitions"]) == ("revoked", ["unknown"])
    owed = [(one["event"], one["channel"]) for one in cancelled.json["messages"] if one["user_id"] == ZOE.id]
    assert owed == [(kind, way) for kind in ("created", "updated", "cancelled") for way in ("email", "sms")]
    # Its time is free at once.
    assert create(records, wish(at(THURSDAY, 10))).status == 201


def test_the_same_key_makes_it_once(records: DynamoRecords) -> None:
    body = wish()
    first, again = create(records, body, key="k"), create(records, body, key="k")
    assert (first.status, again.status, again.json["id"]) == (201, 200, first.json["id"])
    assert is_problem(create(records, wish(at(THURSDAY, 10)), key="k"), 409, "idempotency_mismatch")
    assert is_problem(create(records, body), 409, "warnings")
    assert is_problem(
        create(records, {**body, "accept_warnings": ["overlap", "same_user_same_day"]}), 409, "duplicate_appointment"
    )
    assert is_problem(ask(records, BASIC, "POST", APPOINTMENTS, body), 400, "malformed")


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"location_id": OTHER_PLACE.id}, ["elsewhere"]),
        ({"starts_at": at(MONDAY + timedelta(days=1), 15, 30).isoformat()}, ["absence"]),
        ({"starts_at": at(THURSDAY, 11).isoformat()}, ["ends_shortly_before"]),
        ({"starts_at": at(THURSDAY, 10, 15).isoformat()}, ["overlap"]),
        ({"starts_at": at(MONDAY - timedelta(days=4), 9).isoformat()}, ["past"]),
        ({"users": [{"user_id": ANA.id}]}, ["same_user_same_day"]),
        (
            {"motif_id": GROUP.id, "title": "T" * 51, "users": [], "starts_at": at(THURSDAY, 14).isoformat()},
            ["title_too_long"],
        ),
        (
            {
                "motif_id": GROUP.id,
                "max_participants": 1,
                "users": [{"user_id": ZOE.id}, {"user_id": ANA.id}],
                "starts_at": at(THURSDAY, 14).isoformat(),
            },
            ["overbooked"],
        ),
    ],
)
def test_warnings_are_told_accepted_and_kept(
    records: DynamoRecords, changes: dict[str, Any], wanted: list[str]
) -> None:
    """7.3, row by row, over HTTP: `check` says the same, and what was accepted is in the history."""
    made(records, at(THURSDAY, 10), users=[{"user_id": ANA.id}])
    body = wish(**changes)
    checked = ask(records, BASIC, "POST", f"{APPOINTMENTS}/check", body)
    assert [one["code"] for one in checked.json["warnings"]] == wanted
    assert all(one["text"] for one in checked.json["warnings"])
    if not wanted:
        return
    refused = create(records, body)
    assert codes(refused) == wanted
    accepted = create(records, {**body, "accept_warnings": wanted})
    assert accepted.status == 201, accepted
    assert len([one for one in accepted.json["history"][0]["changes"] if one.startswith("Avertissement")]) == 1


def test_a_drag_into_somebody_s_time_is_a_question(records: DynamoRecords) -> None:
    made(records, at(THURSDAY, 11), users=[{"user_id": ANA.id}])
    one = made(records)
    to: Any = {"starts_at": at(THURSDAY, 11, 15).isoformat()}
    assert codes(patch(records, one, **to)) == ["overlap"]
    over = patch(records, one, **to, accept_warnings=["overlap"])
    assert (over.status, over.json["version"]) == (200, 2)
    assert "Avertissement accepté : chevauchement" in over.json["history"][-1]["changes"]


def test_what_changed_meanwhile_is_shown(records: DynamoRecords) -> None:
    one = made(records)
    assert patch(records, one, context="Un").status == 200
    late = patch(records, one, context="Deux")
    assert is_problem(late, 409, "changed_meanwhile")
    assert (late.json["current"]["context"], late.json["current"]["version"]) == ("Un", 2)
    late = act(records, one, "status", {"status": "revoked", "version": 1})
    assert is_problem(late, 409, "changed_meanwhile")


def test_a_place_of_its_own(records: DynamoRecords) -> None:
    one = made(
        records,
        location_id=None,
        single_use_location={"address": "3 rue des Lilas, 62000 Arras"},
        accept_warnings=["elsewhere"],
    )
    assert (one["location"], one["location_id"]) == (None, None)
    assert one["single_use_location"] == {"name": "3 rue des Lilas", "address": "3 rue des Lilas, 62000 Arras"}
    assert one["address"] == "3 rue des Lilas (3 rue des Lilas, 62000 Arras)"
    listed = ask(records, BASIC, "GET", APPOINTMENTS, query={"organisation_id": ORGANISATION.id}).json["appointments"]
    assert listed[0]["location_name"] == "3 rue des Lilas"


def test_who_may_see_and_change_it(records: DynamoRecords) -> None:
    """7.13: same service, admin; not another service, not another organisation, not nobody; delete is the admin's."""
    one = made(records)

    def statuses(agent: Agent) -> tuple[int, int]:
        return (
            ask(records, agent, "GET", ONE, appointment_id=one["id"]).status,
            patch(records, one, agent, context="x").status,
        )

    assert statuses(OTHER_SERVICE) == (403, 403)
    assert statuses(STRANGER) == (404, 404)
    assert call("GET", ONE, appointment_id=one["id"]).status == 401
    assert ask(records, BASIC, "DELETE", ONE, appointment_id=one["id"]).status == 403
    assert statuses(COLLEAGUE) == (200, 200)
    assert ask(records, ADMIN, "GET", ONE, appointment_id=one["id"]).json["can_delete"] is True
    without = {"Cookie": sign_in(records, KEYRING, BASIC.id, system_clock.now())["Cookie"]}
    reply = call("PATCH", ONE, body={"version": 2}, headers=without, appointment_id=one["id"])
    assert is_problem(reply, 403, "wrong_csrf_token")


def test_motifs_agents_and_words_are_of_the_organisation(records: DynamoRecords) -> None:
    assert create(records, wish(motif_id=PMI_MOTIF.id)).status == 403
    assert create(records, wish(motif_id=PMI_MOTIF.id), ADMIN).status in (201, 409)
    assert create(records, wish(motif_id=TOWN_MOTIF.id)).status == 404
    assert create(records, wish(), STRANGER).status == 404
    assert is_problem(create(records, wish(at(THURSDAY, 9), STRANGER)), 422, "invalid")
    assert is_problem(create(records, wish(users=[{"user_id": "nobody"}])), 422, "invalid")


BY_PHONE = replace(MOTIF, id=ids.derived_id("motif", "telephone"), location_type=LocationType.PHONE)


def people(*users: User) -> list[dict[str, str]]:
    return [{"user_id": one.id} for one in users]


def test_who_is_known_in_another_territory_alone_is_like_nobody(records: DynamoRecords) -> None:
    """USA-03, USA-04: neither made nor changed with them, and not a word about whether they exist or have a phone."""
    records.commit([Put(MotifKey(ORGANISATION.id, BY_PHONE.id), BY_PHONE)])
    DirectoryWriter().publish_offer(Offer(BY_PHONE, SERVICE, ORGANISATION))
    unknown = {"field": "users.0.user_id", "code": "unknown"}
    for more in ({}, {"motif_id": BY_PHONE.id, "location_id": None}):
        refused, nobody = (create(records, wish(users=people(one), **more)) for one in (FAR, replace(FAR, id="nobody")))
        assert is_problem(refused, 422, "invalid")
        assert refused.json["errors"] == nobody.json["errors"]
        assert {name: refused.json["errors"][0][name] for name in unknown} == unknown
        checked = ask(records, BASIC, "POST", f"{APPOINTMENTS}/check", wish(users=people(FAR), **more))
        assert is_problem(checked, 422, "invalid")
    one = made(records)
    refused = patch(records, one, ADMIN, users=people(ZOE, FAR))
    assert is_problem(refused, 422, "invalid")
    assert [error["field"] for error in refused.json["errors"]] == ["users.1.user_id"]
    assert ask(records, BASIC, "GET", ONE, appointment_id=one["id"]).json["version"] == 1


def test_who_comes_already_stays_wherever_they_are_known(records: DynamoRecords) -> None:
    booked = make(records, NINE, BASIC, attendees=(Attendee(FAR.id),))
    both = patch(records, {"id": booked.id, "version": 1}, users=people(FAR, ANA))
    assert (both.status, [one["id"] for one in both.json["users"]]) == (200, [FAR.id, ANA.id])


@pytest.mark.parametrize("edits", [False, True])
def test_who_the_wizard_finds_in_the_territory_comes_and_is_known_from_then_on(
    records: DynamoRecords, edits: bool
) -> None:
    """USA-04."""
    page = {"query": {"organisation_id": ORGANISATION.id}, "user_id": NEIGHBOUR.id}
    assert ask(records, BASIC, "GET", "/api/agent/users/{user_id}", **page).status == 404
    one = patch(records, made(records), users=people(ZOE, NEIGHBOUR)) if edits else None
    reply = one or create(records, wish(users=people(NEIGHBOUR)))
    assert reply.status == (200 if edits else 201), reply
    link = TokenKey(ids.digest(KEYRING.link_token(reply.json["id"], NEIGHBOUR.id, 1)))
    assert follow(records, [link]).failed == frozenset()
    assert ask(records, BASIC, "GET", "/api/agent/users/{user_id}", **page).status == 200


def test_an_admin_alone_takes_somebody_out(records: DynamoRecords) -> None:
    """RPG-05: who may change the rest and put others in gets 403, with nothing changed."""
    one = made(records, users=people(ZOE, ANA))
    assert one["can_remove_participants"] is False
    for left in (people(ANA), people(ANA, LEO)):
        assert is_problem(patch(records, one, users=left, context="x"), 403, "forbidden")
    assert ask(records, BASIC, "GET", ONE, appointment_id=one["id"]).json == one
    more = patch(records, one, users=people(ZOE, ANA, LEO))
    assert (more.status, more.json["users_count"]) == (200, 3)
    seen = ask(records, ADMIN, "GET", ONE, appointment_id=one["id"]).json
    assert seen["can_remove_participants"] is True
    fewer = patch(records, seen, ADMIN, users=people(ANA))
    assert (fewer.status, [user["id"] for user in fewer.json["users"]]) == (200, [ANA.id])


def test_who_has_cancelled_may_be_left_out_by_anybody(records: DynamoRecords) -> None:
    """They do not come any more: nobody is taken out, and they stay in the list."""
    group = made(records, at(THURSDAY, 14), motif_id=GROUP.id, users=people(ZOE, ANA))
    which = {"appointment_id": group["id"], "user_id": ANA.id}
    left = ask(records, BASIC, "POST", f"{ONE}/participations/{{user_id}}/status", {"status": "excused"}, **which)
    more = patch(records, left.json, users=people(ZOE, LEO))
    assert more.status == 200
    assert [user["status"] for user in more.json["users"]] == ["unknown", "excused", "unknown"]


def test_an_admin_deletes_it_for_good(records: DynamoRecords) -> None:
    """RDV-18."""
    one = made(records)
    assert ask(records, ADMIN, "DELETE", ONE, appointment_id=one["id"]).status == 204
    assert ask(records, ADMIN, "DELETE", ONE, appointment_id=one["id"]).status == 404
    assert ask(records, BASIC, "GET", ONE, appointment_id=one["id"]).status == 404
    assert create(records, wish()).status == 201


def test_a_group_is_filled_moved_and_deleted(records: DynamoRecords) -> None:
    group = made(records, at(THURSDAY, 14), motif_id=GROUP.id, title="Éveil", max_participants=2, users=[])
    both = patch(records, group, users=[{"user_id": ZOE.id}, {"user_id": ANA.id}])
    assert (both.json["users_count"], both.json["history"][-1]["kind"]) == (2, "registered")
    three = [{"user_id": one.id} for one in (ZOE, ANA, LEO)]
    assert codes(patch(records, both.json, users=three)) == ["overbooked"]
    moved = patch(records, both.json, starts_at=at(THURSDAY, 16).isoformat())
    assert moved.status == 200
    found = ask(records, BASIC, "GET", "/api/agent/slots", query=_slots(GROUP.id)).json
    assert (found["groups"], found["slots"]) == ([], [])
    part = {"status": "excused"}
    left = ask(
        records,
        BASIC,
        "POST",
        f"{ONE}/participations/{{user_id}}/status",
        part,
        appointment_id=group["id"],
        user_id=ANA.id,
    )
    assert [user["status"] for user in left.json["users"]] == ["unknown", "excused"]
    [open_group] = ask(records, BASIC, "GET", "/api/agent/slots", query=_slots(GROUP.id)).json["groups"]
    assert (open_group["appointment_id"], open_group["seats_left"]) == (group["id"], 1)
    assert ask(records, ADMIN, "DELETE", ONE, appointment_id=group["id"]).status == 204


def _slots(motif_id: str, **more: str) -> dict[str, str]:
    return {"organisation_id": ORGANISATION.id, "motif_id": motif_id, "from": MONDAY.isoformat(), **more}


def test_the_slots_of_a_week_one_for_each_agent(records: DynamoRecords) -> None:
    made(records, at(MONDAY, 9))
    found = ask(records, BASIC, "GET", "/api/agent/slots", query=_slots(MOTIF.id)).json
    assert (found["from"], found["to"], found["location"]["id"]) == ("2026-11-23", "2026-11-29", PLACE.id)
    assert found["slots"][0] == {
        "starts_at": "2026-11-23T09:30:00+01:00",
        "ends_at": "2026-11-23T10:00:00+01:00",
        "agent_id": BASIC.id,
    }
    assert ask(records, BASIC, "GET", "/api/agent/slots", query=_slots(PMI_MOTIF.id)).status == 403
    assert ask(records, STRANGER, "GET", "/api/agent/slots", query=_slots(MOTIF.id)).status == 404


def test_the_waiting_room_is_for_today(records: DynamoRecords) -> None:
    """7.7."""
    later = made(records)
    assert later["waiting_room"] == {"offered": False, "arrived": False}
    assert is_problem(act(records, later, "arrivals", {"arrived": True}), 422, "invalid")
    # The tests' day is a Saturday, at ten in Paris.
    today = made(records, at(MONDAY - timedelta(days=2), 11), users=[{"user_id": ANA.id}])
    assert today["waiting_room"] == {"offered": True, "arrived": False}
    here = act(records, today, "arrivals", {"arrived": True})
    assert here.json["waiting_room"] == {"offered": True, "arrived": True}
    assert here.json["history"][-1]["changes"] == ["L’usager est arrivé"]
    assert act(records, today, "arrivals", {"arrived": True}).json["version"] == 2
    seen = act(records, here.json, "status", {"status": "seen"})
    assert seen.json["waiting_room"] == {"offered": False, "arrived": False}


def test_an_arrival_is_told_by_mail_where_the_territory_wants_it(records: DynamoRecords) -> None:
    def arrived(user: User, hour: int) -> list[str]:
        one = made(records, at(MONDAY - timedelta(days=2), hour), users=[{"user_id": user.id}])
        here = act(records, one, "arrivals", {"arrived": True}).json
        return [each["event"] for each in here["messages"] if each["event"] == "agent_arrived"]

    assert arrived(ANA, 11) == []
    territory = records.read([TerritoryKey("62")])[TerritoryKey("62")]
    assert isinstance(territory, Territory)
    records.commit([Put(TerritoryKey("62"), replace(territory, waiting_room_mail=True))])
    assert arrived(ZOE, 15) == ["agent_arrived"]


def test_a_reminder_by_hand(records: DynamoRecords) -> None:
    one = made(records)
    reminded = act(records, one, "reminders", {})
    assert (reminded.status, reminded.json["history"][-1]["kind"]) == (202, "reminder")


def test_a_list_has_pages_and_filters(records: DynamoRecords) -> None:
    """RPG-01, G-03: ten a page, by start."""
    for number in range(12):
        made(records, at(THURSDAY, 8) + timedelta(minutes=45 * number), accept_warnings=WARNINGS)
    made(records, at(THURSDAY, 9), COLLEAGUE, users=[{"user_id": ANA.id}])

    def listed(agent: Agent = BASIC, **query: Any) -> Reply:
        return ask(records, agent, "GET", APPOINTMENTS, query={"organisation_id": ORGANISATION.id, **query})

    first = listed(agent_id=BASIC.id)
    assert len(first.json["appointments"]) == 10
    second = listed(agent_id=BASIC.id, cursor=first.json["next_cursor"])
    starts = [one["starts_at"] for one in (*first.json["appointments"], *second.json["appointments"])]
    assert (len(starts), starts, second.json["next_cursor"]) == (12, sorted(set(starts)), None)
    [ana] = listed(user_id=ANA.id).json["appointments"]
    assert (ana["title"], ana["agents"]) == ("Ana PETIT", [{"id": COLLEAGUE.id, "name": "Nour COLLÈGUE"}])
    assert listed(status="unknown_past").json["appointments"] == []
    assert len(listed(status="unknown_future", to="2026-11-26", motif_id=MOTIF.id).json["appointments"]) == 10
    # The ends of the calendar, where some zone has no such instant.
    ages: Any
    for ages in ({"from": "0001-01-01"}, {"to": "9999-12-31"}, {"from": "0001-01-01", "to": "9999-12-31"}):
        assert len(listed(**ages).json["appointments"]) == 10, ages
    for ages in ({"from": "9999-12-31"}, {"to": "0001-01-01"}):
        assert listed(**ages).json["appointments"] == [], ages
    since: Any = {"from": "2026-11-27"}
    assert listed(**since).json["appointments"] == []
    assert listed(OTHER_SERVICE).json["appointments"] == []
    assert listed(STRANGER).status == 404
    assert listed(cursor="made up").status == 400
    assert listed(status="unknown_future", cursor="made up").status == 400


def test_what_is_past_is_so_from_its_start_on(records: DynamoRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    """RDV-08: to look for, by the clock; what is shown goes by the day. The agenda's number is the list's (AGD-05)."""
    one = made(records)
    query = {"organisation_id": ORGANISATION.id, "agent_id": BASIC.id}

    def found(status: str) -> list[str]:
        reply = ask(records, BASIC, "GET", APPOINTMENTS, query={**query, "status": status})
        return [f"{each['id']} {each['temporal_status']}" for each in reply.json["appointments"]]

    def counted() -> int:
        days = {"organisation_id": ORGANISATION.id, "agent_ids": BASIC.id, "from": "2026-11-23"}
        return ask(records, BASIC, "GET", "/api/agent/agenda", query=days).json["unknown_past_count"]

    assert (found("unknown_past"), found("unknown_future"), counted()) == ([], [f"{one['id']} unknown_future"], 0)
    starts_at = datetime.fromisoformat(one["starts_at"])
    monkeypatch.setattr(system_clock, "offset", starts_at + timedelta(minutes=1) - datetime.now(UTC))
    today = [f"{one['id']} unknown_today"]
    assert (found("unknown_past"), found("unknown_today"), found("unknown"), counted()) == (today, today, today, 1)
    assert (found("unknown_future"), found("seen")) == ([], [])


def test_a_period_that_ends_before_it_begins_is_empty(records: DynamoRecords, operations: list[str]) -> None:
    headers = sign_in(records, KEYRING, BASIC.id, system_clock.now())
    for query in (
        {"from": "2026-11-27", "to": "2026-11-20"},
        {"from": "2027-01-27", "status": "unknown_past"},
        {"to": "2026-01-27", "status": "unknown_future"},
    ):
        operations.clear()
        reply = call("GET", APPOINTMENTS, query={"organisation_id": ORGANISATION.id, **query}, headers=headers)
        assert (reply.status, reply.json) == (200, {"appointments": [], "next_cursor": None})
        # DynamoDB refuses such a range, which moto does not.
        assert "Query" not in operations


WARNINGS = ["overlap", "same_user_same_day", "ends_shortly_before"]


def test_an_agent_reads_what_removed_the_slots(records: DynamoRecords) -> None:
    made(records, at(MONDAY, 9))
    query = {"motif_id": MOTIF.id, "location_id": PLACE.id, "from": "2026-11-21", "days": "3"}

    def explained(agent: Agent = BASIC, **changes: str) -> Reply:
        return ask(records, agent, "GET", "/api/slots/explain", query={**query, **changes})

    reply = explained()
    assert (reply.status, reply.headers["Cache-Control"]) == (200, "no-store")
    told = reply.json
    assert (told["candidates"], told["slots"], told["opening_minutes"]) == (6, 5, 180)
    [booked] = told["removed"]
    assert (booked["code"], booked["agent_id"], booked["appointments"]) == ("booked", BASIC.id, 1)
    assert told["next_availability"] == "2026-11-23T09:30:00+01:00"
    assert is_problem(explained(motif_id="unknown"), 404, "not_found")
    assert is_problem(explained(location_id="x"), 422, "invalid")
    assert explained(motif_id=PMI_MOTIF.id).status == 403
    assert explained(STRANGER).status == 404
    assert call("GET", "/api/slots/explain", query=query).status == 401


def test_the_messages_of_an_appointment_are_for_its_agents(records: DynamoRecords) -> None:
    one = made(records)
    timeline = "/api/appointments/{appointment_id}/messages"
    found = ask(records, COLLEAGUE, "GET", timeline, appointment_id=one["id"])
    assert [each["state"] for each in found.json["messages"]] == ["queued"] * 3
    assert ask(records, OTHER_SERVICE, "GET", timeline, appointment_id=one["id"]).status == 403
    assert ask(records, STRANGER, "GET", timeline, appointment_id=one["id"]).status == 404
    assert call("GET", timeline, appointment_id=one["id"]).status == 401
