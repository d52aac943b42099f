"""The rehearsal sees what is missing: each right of each role taken away in turn, then a crippled copy of the template."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests

from infra.rehearse.deployment import deploy
from infra.rehearse.stage import PARAMETERS, Stage, seed
from infra.seed.agents import AGENT_PASSWORD
from infra.seed.demonstration import AGENTS, WORKER_B
from infra.template import TEMPLATE, expand_template
from rdv.ids import digest
from rdv.usecases.agents_acting import secret_of
from tests.e2e.citizen import PMI, WORKSHOP, Json, Service

from .deployed import PATIENCE_SECONDS, Deployed, Visitor, eventually, waited
from .reports import bounce, invoke, mark_in, report_by_log, untold_event

# Rights of AWS's own pollers and destinations, that the emulator gives itself: the tests of the template hold these.
OF_THE_PLATFORM = {
    "TakeFromTheQueue",
    "ReadTheStream",
    "FindTheStream",
    "ReadTheStreams",
    "FindTheStreams",
    "SetAsideWhatFails",
}
# What will not come is waited for so long at least, and so many times the longest wait of the same use with every right,
# a moment before: on a busy machine, what comes late is not to be taken for what does not come.
IMPATIENCE_SECONDS = 4
TIMES_THE_USUAL = 3
PASSWORD = "Vélo-rouge-42-Arras"
ADMIN_EMAIL = next(one.email for one in AGENTS if one.id == WORKER_B)


def ask(service: Deployed, place: Json, start: datetime) -> None:
    service.get("/api/organisations", departement="62")
    service.slots(place, start.date(), 1)


def book_and_be_told(service: Deployed, place: Json, start: datetime) -> None:
    citizen = Visitor(service, patience=service.patience)
    citizen.book(place, start)
    citizen.told("created")


def book_by_text_and_be_told(service: Deployed, place: Json, start: datetime) -> None:
    citizen = Visitor(service, patience=service.patience)
    citizen.book(place, start, channel="sms")
    citizen.told("created")


def cancel(service: Deployed, place: Json, start: datetime) -> None:
    citizen = Visitor(service, patience=service.patience)
    booked = citizen.book(place, start)
    cancelled = citizen.cancel(booked["id"], citizen.access(booked["id"]))
    assert cancelled.status_code == 200, cancelled.text


def sweep(service: Deployed, _place: Json, _start: datetime) -> None:
    forget_the_watermark(service.stage)
    function = service.stage.deployment.resources["SweepFunction"]
    answer = service.stage.emulator.client("lambda").invoke(FunctionName=function)
    assert "FunctionError" not in answer, answer["Payload"].read()


def follow_a_booking(service: Deployed, place: Json, start: datetime) -> None:
    """What the list remembers of the place is written anew."""
    before = remembered(service, place)
    citizen = Visitor(service)
    assert citizen.hold(place, start).status_code == 201
    eventually(
        lambda: True if remembered(service, place) > before else None, "the list remembers", 2 * service.patience
    )


def refresh_lists(service: Deployed, _place: Json, _start: datetime) -> None:
    """Everything is forgotten, and computed again."""
    client, resources = service.stage.emulator.client("dynamodb"), service.stage.deployment.resources
    for item in outlooks(service):
        client.delete_item(TableName=resources["DirectoryTable"], Key={name: item[name] for name in ("pk", "sk")})
    function = resources["RefreshListsFunction"]
    answer = service.stage.emulator.client("lambda").invoke(FunctionName=function)
    assert "FunctionError" not in answer, answer["Payload"].read()
    assert json.loads(answer["Payload"].read())["written"] > 0
    assert outlooks(service)


def be_told_in_spite_of_a_dead_number(service: Deployed, place: Json, start: datetime) -> None:
    """SNS logs that the number does not exist; the next SMS is left to the e-mail."""
    citizen = Visitor(service, patience=service.patience)
    booked = citizen.book(place, start)
    sent = mark_in(service, booked["id"], "created", "sms", "sent", service.patience)
    report_by_log(service, sent["provider_message_id"], "Invalid phone number")
    mark_in(service, booked["id"], "created", "sms", "failed", 2 * service.patience)
    later = service.slot_after(place, start + timedelta(minutes=1))
    moved = citizen.move(booked["id"], booked["access_token"], later)
    assert moved.status_code == 200, moved.text
    mark_in(service, booked["id"], "updated", "sms", "skipped", service.patience)


def be_told_in_spite_of_a_dead_address(service: Deployed, place: Json, start: datetime) -> None:
    """The e-mail comes back; the cancellation, which an e-mail alone would tell, is told by SMS."""
    citizen = Visitor(service, patience=service.patience)
    booked = citizen.book(place, start)
    bounce(service, mark_in(service, booked["id"], "created", "email", "sent", service.patience))
    mark_in(service, booked["id"], "created", "email", "failed", 2 * service.patience)
    assert citizen.cancel(booked["id"], booked["access_token"]).status_code == 200
    mark_in(service, booked["id"], "cancelled", "email", "skipped", service.patience)
    mark_in(service, booked["id"], "cancelled", "sms", "sent", service.patience)


def reconcile(service: Deployed, _place: Json, _start: datetime) -> None:
    untold_event(service)
    assert invoke(service, "ReconcileFunction", {})["relayed"] >= 2


def outlooks(service: Deployed, prefix: str = "NEXT#") -> list[dict[str, Any]]:
    """What the list of the département remembers."""
    found = service.stage.emulator.client("dynamodb").query(
        TableName=service.stage.deployment.resources["DirectoryTable"],
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": "DEPT#62"}, ":sk": {"S": prefix}},
        ConsistentRead=True,
    )
    return found["Items"]


def remembered(service: Deployed, place: Json) -> int:
    """The version of what the list remembers of a place; 0 for nothing."""
    versions = (
        int(item["version"]["N"])
        for item in outlooks(service)
        if item["sk"]["S"].endswith(f"#{place['motif_id']}#{place['id']}")
    )
    return next(versions, 0)


def ask_for_workshops(service: Deployed, _place: Json, _start: datetime) -> None:
    place, start = workshop(service)
    assert start in service.slots(place, start.date(), 1)


def take_a_seat(service: Deployed, _place: Json, _start: datetime) -> None:
    held = Visitor(service).hold(*workshop(service))
    assert held.status_code == 201, held.text
    released = {"X-Hold-Token": held.json()["hold_token"]}
    service.call("DELETE", f"/api/holds/{held.json()['hold_id']}", headers=released)


def undo_too_late(service: Deployed, _place: Json, _start: datetime) -> None:
    """Somebody else has the last seat by now: the other workshops are looked for."""
    place, start = workshop(service, seats=2)
    citizen, others = Visitor(service), [Visitor(service), Visitor(service)]
    booked = citizen.book(place, start)
    assert citizen.cancel(booked["id"], booked["access_token"]).status_code == 200
    held = [other.hold(place, start) for other in others]
    try:
        refused = citizen.undo(booked["id"], booked["access_token"])
        assert (refused.status_code, refused.json()["code"]) == (409, "slot_taken"), refused.text
    finally:
        for one in held:
            headers = {"X-Hold-Token": one.json()["hold_token"]}
            service.call("DELETE", f"/api/holds/{one.json()['hold_id']}", headers=headers)


def workshop(service: Deployed, seats: int | None = None) -> tuple[Json, datetime]:
    """A place and a start of the demonstration's workshops, with so many seats if it matters."""
    place = service.place(WORKSHOP, PMI, name="Site Arras Sud")
    since = service.now().date().isoformat()
    where = {"motif_id": place["motif_id"], "location_id": place["id"], "from": since, "days": 31}
    found = service.get("/api/slots", **where)["slots"]
    chosen = next(one for one in found if seats in (None, one["seats_left"]))
    return place, datetime.fromisoformat(chosen["starts_at"])


def sign_up_and_in(service: Deployed, _place: Json, _start: datetime) -> None:
    """By the mail's link, then by the password; out again."""
    citizen = Visitor(service, patience=service.patience)
    sign_up(service, citizen)
    signed_in = service.call("POST", "/api/sessions", {"email": citizen.email, "password": PASSWORD})
    assert signed_in.status_code == 201, signed_in.text
    session = session_of(signed_in)
    out = service.call("DELETE", "/api/session", headers=session)
    assert out.status_code == 200, out.text
    assert service.call("GET", "/api/session", headers=session).json()["user"] is None


def find_what_was_booked_before(service: Deployed, place: Json, start: datetime) -> None:
    citizen = Visitor(service, patience=service.patience)
    booked = citizen.book(place, start)
    session = sign_up(service, citizen)
    listed = service.call("GET", "/api/account/appointments", headers=session, period="upcoming")
    assert [one["id"] for one in listed.json()["appointments"]] == [booked["id"]], listed.text


def look_after_an_account(service: Deployed, place: Json, start: datetime) -> None:
    """See one's appointments, correct one's name, and ask for a code to claim what another number has booked."""
    citizen = Visitor(service, patience=service.patience)
    booked = citizen.book(place, start)
    session = sign_up(service, citizen)
    listed = service.call("GET", "/api/account/appointments", headers=session, period="upcoming")
    assert listed.status_code == 200, listed.text
    assert [one["id"] for one in listed.json()["appointments"]] == [booked["id"]]
    corrected = service.call("PATCH", "/api/account", {"first_name": "Zélie"}, headers=session)
    assert (corrected.status_code, corrected.json().get("first_name")) == (200, "Zélie"), corrected.text
    asked = {"channel": "sms", "to": citizen.details["phone_number"]}
    sent = service.call("POST", "/api/account/contact_codes", asked, headers=session)
    assert sent.status_code == 202, sent.text
    citizen.last_code("sms")


def invite_and_take_back(service: Deployed, _place: Json, _start: datetime) -> None:
    """An agent signs in, invites somebody who is told, and takes the invitation back."""
    signed_in = service.call("POST", "/api/agent/sessions", {"email": ADMIN_EMAIL, "password": AGENT_PASSWORD})
    assert signed_in.status_code == 201, signed_in.text
    session = session_of(signed_in)
    me = signed_in.json()["agent"]
    (organisation,) = [one for one in me["organisations"] if one["level"] == "admin"]
    agents = f"/api/agent/organisations/{organisation['id']}/agents"
    to = f"agent-{uuid4().hex}@service.example"
    wanted = {"email": to, "level": "basic", "service_ids": [one["id"] for one in me["services"]]}
    invited = service.call("POST", agents, wanted, headers=session)
    assert invited.status_code == 201, invited.text
    assert to in {one["email"] for one in service.call("GET", agents, headers=session).json()["agents"]}
    taken_back = service.call("DELETE", f"{agents}/{invited.json()['id']}", headers=session)
    assert taken_back.status_code == 200, taken_back.text
    assert service.call("DELETE", "/api/agent/session", headers=session).status_code == 200


def work_at_the_desk(service: Deployed, place: Json, start: datetime) -> None:
    """An agent sees what a citizen booked, looks for people, makes another appointment for them and deletes it."""
    citizen = Visitor(service, patience=service.patience)
    booked = citizen.book(place, start)
    signed_in = service.call("POST", "/api/agent/sessions", {"email": ADMIN_EMAIL, "password": AGENT_PASSWORD})
    assert signed_in.status_code == 201, signed_in.text
    session = {**session_of(signed_in), "Idempotency-Key": uuid4().hex}

    def answered(method: str, path: str, body: Any = None, **query: Any) -> Json:
        answer = service.call(method, path, body, headers=session, **query)
        assert answer.status_code in (200, 201, 204), answer.text
        return answer.json() if answer.text else {}

    page = answered("GET", f"/api/agent/appointments/{booked['id']}")
    organisation_id, agent_id = page["organisation_id"], page["agents"][0]["id"]
    shown = {"organisation_id": organisation_id, "agent_ids": agent_id, "from": start.date().isoformat(), "days": 1}
    assert booked["id"] in {one["id"] for one in answered("GET", "/api/agent/agenda", **shown)["appointments"]}
    # Nobody makes an appointment with somebody whom the organisation does not know yet.
    wait_until_known(service, session, organisation_id, citizen.email)
    wish = {
        "organisation_id": organisation_id,
        "motif_id": page["motif"]["id"],
        "starts_at": start.replace(hour=20).isoformat(),
        "agent_ids": [agent_id],
        "location_id": page["location_id"],
        "users": [{"user_id": page["users"][0]["id"]}],
        "accept_warnings": ["elsewhere", "absence", "ends_shortly_before", "overlap", "same_user_same_day"],
    }
    made = answered("POST", "/api/agent/appointments", wish)
    answered("DELETE", f"/api/agent/appointments/{made['id']}")


def plan_and_be_told(service: Deployed, place: Json, start: datetime) -> None:
    """An agent opens an afternoon, closes it again, and is away; they read of it."""
    plan(service, place, start, *signed_in_admin(service))


def plan_after_a_pause(service: Deployed, place: Json, start: datetime) -> None:
    """The same with a session that was last seen a while ago: it is seen again."""
    session, me = signed_in_admin(service)
    pause(service, session)
    plan(service, place, start, session, me)


def pause(service: Deployed, session: dict[str, str]) -> None:
    """The session was last seen five minutes ago."""
    table = service.stage.deployment.resources["PeopleTable"]
    dynamodb = service.stage.emulator.client("dynamodb")
    key = {"pk": {"S": f"SESSION#{digest(secret_of(session['Cookie']))}"}, "sk": {"S": "S"}}
    item = dynamodb.get_item(TableName=table, Key=key)["Item"]
    body = json.loads(item["body"]["S"])
    body["last_seen_at"] = (datetime.fromisoformat(body["last_seen_at"]) - timedelta(minutes=5)).isoformat()
    dynamodb.put_item(TableName=table, Item={**item, "body": {"S": json.dumps(body)}})


def plan(service: Deployed, place: Json, start: datetime, session: dict[str, str], me: Json) -> None:
    def answered(method: str, path: str, body: Any = None) -> Json:
        answer = service.call(method, path, body, headers=session)
        assert answer.status_code in (200, 201, 204), answer.text
        return answer.json() if answer.text else {}

    (organisation,) = [one for one in me["organisations"] if one["level"] == "admin"]
    openings = f"/api/agent/organisations/{organisation['id']}/openings"
    title = uuid4().hex
    wanted = {
        "agent_id": me["id"],
        "title": title,
        "location_id": place["id"],
        "motif_ids": [place["motif_id"]],
        "first_day": start.date().isoformat(),
        "start_time": "20:00",
        "end_time": "21:00",
        "ignore_warnings": True,
    }
    made = answered("POST", openings, wanted)
    answered("DELETE", f"{openings}/{me['id']}/{made['id']}")
    away = {"title": title, "first_day": start.date().isoformat(), "start_time": "21:00", "end_time": "22:00"}
    absences = f"/api/agent/agents/{me['id']}/absences"
    answered("DELETE", f"{absences}/{answered('POST', absences, away)['id']}")

    def told() -> set[str] | None:
        subjects = [one["subject"] for one in service.messages(ADMIN_EMAIL) if one["channel"] == "email"]
        found = {subject.split()[0] for subject in subjects if title in subject}
        return found if found == {"Plage", "Indisponibilité"} else None

    eventually(told, "the mails about an opening and an absence", service.patience)


def settle_and_be_read(service: Deployed, _place: Json, _start: datetime) -> None:
    """An admin changes the organisation's address; citizens read it."""
    organisation_id, email = settle(service, *signed_in_admin(service))

    def published() -> bool | None:
        found = service.get("/api/organisations", departement="62")["organisations"]
        return True if (organisation_id, email) in {(one["id"], one["email"]) for one in found} else None

    eventually(published, "what was settled", 2 * service.patience)


def settle_after_a_pause(service: Deployed, _place: Json, _start: datetime) -> None:
    """With a session that was last seen a while ago: it is seen again."""
    session, me = signed_in_admin(service)
    pause(service, session)
    settle(service, session, me)


def settle(service: Deployed, session: dict[str, str], me: Json) -> tuple[str, str]:
    """Another address for the organisation, and a place that is made and deleted; the organisation's id and address."""
    (organisation,) = [one for one in me["organisations"] if one["level"] == "admin"]
    there = f"/api/agent/organisations/{organisation['id']}"

    def answered(method: str, path: str, body: Any = None) -> Json:
        answer = service.call(method, there + path, body, headers=session)
        assert answer.status_code in (200, 201, 204), answer.text
        return answer.json() if answer.text else {}

    email = f"accueil-{uuid4().hex}@service.example"
    answered("PATCH", "", {"email": email, "version": answered("GET", "")["version"]})
    site = {"name": "Antenne", "address": "1 rue de l’Essai, 62000 Arras", "latitude": 50.29, "longitude": 2.78}
    answered("DELETE", f"/locations/{answered('POST', '/locations', site)['id']}")
    return organisation["id"], email


def be_found(service: Deployed, place: Json, start: datetime) -> None:
    """Who has booked is found by the organisation's agents."""
    citizen = Visitor(service, patience=service.patience)
    booked = citizen.book(place, start)
    session, _ = signed_in_admin(service)
    page = service.call("GET", f"/api/agent/appointments/{booked['id']}", headers=session).json()
    wait_until_known(service, session, page["organisation_id"], citizen.email)


def wait_until_known(service: Deployed, session: dict[str, str], organisation_id: str, email: str) -> None:
    """Until the organisation's agents find who has that address."""
    query = {"organisation_id": organisation_id, "q": email, "scope": "organisation"}

    def found() -> list[str] | None:
        answer = service.call("GET", "/api/agent/users", headers=session, **query)
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["users"]] or None

    eventually(found, "somebody who has booked", service.patience)


def signed_in_admin(service: Deployed) -> tuple[dict[str, str], Json]:
    """The headers of an admin's new session, and who they are."""
    signed_in = service.call("POST", "/api/agent/sessions", {"email": ADMIN_EMAIL, "password": AGENT_PASSWORD})
    assert signed_in.status_code == 201, signed_in.text
    return session_of(signed_in), signed_in.json()["agent"]


def sign_up(service: Deployed, citizen: Visitor) -> dict[str, str]:
    """An account for the citizen's address; the headers of its first session."""
    typed = {"first_name": "Zoé", "last_name": "Martin", "email": citizen.email}
    asked = service.call("POST", "/api/accounts", typed)
    assert asked.status_code == 202, asked.text

    def token() -> str | None:
        texts = [one["text"] for one in service.messages(citizen.email) if one["event"] == "account_confirmation"]
        return texts[0].partition("/compte/lien/")[2].split()[0] if texts else None

    chosen = {"token": eventually(token, "the mail of an account", citizen.patience), "password": PASSWORD}
    signed_in = service.call("POST", "/api/account_links/password", chosen)
    assert signed_in.status_code == 201, signed_in.text
    return session_of(signed_in)


def session_of(answer: requests.Response) -> dict[str, str]:
    """The headers that a browser sends with the session that an answer has begun."""
    return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0], "X-CSRF-Token": answer.json()["csrf_token"]}


def forget_the_watermark(stage: Stage) -> None:
    """So that the next sweep writes one."""
    key = {"pk": {"S": "SWEEP#reminders"}, "sk": {"S": "W"}}
    stage.emulator.client("dynamodb").delete_item(TableName=stage.deployment.resources["AgendaTable"], Key=key)


type Use = Callable[[Deployed, Json, datetime], None]

USES: dict[str, Use] = {
    "AvailabilityFunction": ask,
    "BookingFunction": book_and_be_told,
    "CancelFunction": cancel,
    "RelayFunction": book_and_be_told,
    "SmsSenderFunction": book_by_text_and_be_told,
    "EmailSenderFunction": book_and_be_told,
    "SweepFunction": sweep,
    "ReceiptsFunction": be_told_in_spite_of_a_dead_address,
    "ReconcileFunction": reconcile,
    "FollowListsFunction": follow_a_booking,
    "RefreshListsFunction": refresh_lists,
    "AccountFunction": sign_up_and_in,
    "RecordsFunction": look_after_an_account,
    "AgentsFunction": invite_and_take_back,
    "DeskFunction": work_at_the_desk,
    "PlanningFunction": plan_and_be_told,
    "MembershipFunction": be_found,
    "SettingsFunction": settle_and_be_read,
    "PublishFunction": settle_and_be_read,
}


# What a right is for that the usual use of its function does not need.
USES_OF_RIGHTS: dict[tuple[str, str], Use] = {
    ("AvailabilityFunction", "FindGroupAppointments"): ask_for_workshops,
    ("BookingFunction", "FindGroupAppointments"): take_a_seat,
    ("CancelFunction", "FindGroupAppointments"): undo_too_late,
    ("SmsSenderFunction", "TellOtherwise"): be_told_in_spite_of_a_dead_number,
    ("EmailSenderFunction", "TellOtherwise"): be_told_in_spite_of_a_dead_address,
    ("ReceiptsFunction", "QueueSmsReports"): be_told_in_spite_of_a_dead_number,
    ("AccountFunction", "FindEarlierAppointments"): find_what_was_booked_before,
    ("PlanningFunction", "WriteSessionsInsideTransactions"): plan_after_a_pause,
    ("SettingsFunction", "WriteSessionsInsideTransactions"): settle_after_a_pause,
}


def rights() -> Iterator[tuple[str, str]]:
    """Every statement of the template that a function's own code needs, by function and Sid."""
    resources = expand_template(PARAMETERS)["Resources"]
    for function in USES:
        for policy in resources[f"{function}Role"]["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                if statement.get("Sid", "SetAsideWhatFails") not in OF_THE_PLATFORM:
                    yield function, statement["Sid"]


@contextmanager
def taken_away(stage: Stage, function: str, sid: str) -> Generator[None]:
    """The role of the function without that statement, for a while."""
    iam = stage.emulator.client("iam")
    named = {"RoleName": stage.deployment.resources[f"{function}Role"], "PolicyName": f"{function}RolePolicy0"}
    whole: dict[str, Any] = iam.get_role_policy(**named)["PolicyDocument"]
    rest = [statement for statement in whole["Statement"] if statement["Sid"] != sid]
    assert len(rest) == len(whole["Statement"]) - 1
    if rest:
        iam.put_role_policy(**named, PolicyDocument=json.dumps({**whole, "Statement": rest}))
    else:
        iam.delete_role_policy(**named)
    try:
        yield
    finally:
        iam.put_role_policy(**named, PolicyDocument=json.dumps(whole))
        assert iam.get_role_policy(**named)["PolicyDocument"] == whole


@pytest.fixture(scope="module")
def lived() -> dict[Use, float]:
    """The uses that have succeeded with every right, and the seconds of the longest wait of each."""
    return {}


@pytest.fixture
def use(function: str, sid: str, service: Deployed, place: Json, start: datetime, lived: dict[Use, float]) -> Use:
    """What a right is for; with every right it succeeds, which is seen once, on another slot than the test's."""
    found = USES_OF_RIGHTS.get((function, sid), USES[function])
    if found not in lived:
        later = service.slot_after(place, start + timedelta(minutes=1))
        before = len(waited)
        found(service, place, later)
        lived[found] = max(waited[before:], default=0)
    return found


@pytest.mark.parametrize(("function", "sid"), list(rights()))
def test_a_right_that_is_missing_is_missed(
    stage: Stage, place: Json, start: datetime, function: str, sid: str, use: Use, lived: dict[Use, float]
) -> None:
    patience = min(PATIENCE_SECONDS, max(IMPATIENCE_SECONDS, TIMES_THE_USUAL * lived[use]))
    with taken_away(stage, function, sid), pytest.raises(AssertionError):
        use(Deployed(stage, patience), place, start)


def test_every_function_has_a_right_that_is_taken_away() -> None:
    assert {function for function, _ in rights()} == set(USES)


# --- a copy of the template with something missing ------------------------------------------------------------------


def without(template: str, *markers: str) -> str:
    """The template without the block that begins at each marker's line: that line and the deeper ones below it."""
    for marker in markers:
        lines = template.splitlines()
        (first,) = [number for number, line in enumerate(lines) if line.strip() == marker]
        depth = len(lines[first]) - len(lines[first].lstrip())
        after = next(
            number
            for number in range(first + 1, len(lines))
            if lines[number].strip() and len(lines[number]) - len(lines[number].lstrip()) <= depth
        )
        template = "\n".join([*lines[:first], *lines[after:]]) + "\n"
    return template


@pytest.fixture(scope="module")
def crippled(stage: Stage) -> Deployed:
    """Booking may not write the Agenda, cancelling has no route, e-mails have no event source."""
    whole = TEMPLATE.read_text("utf-8")
    booking = whole.index("  BookingFunction:\n")
    broken = whole[:booking] + whole[booking:].replace("Sid: WriteAgendaInsideTransactions", "Sid: Marked", 1)
    broken = without(broken, "- Sid: Marked", "EmailSource:", "Cancel:")
    found = Stage(stage.emulator, deploy(stage.emulator, "rdv-crippled", broken, PARAMETERS))
    seed(found)
    return Deployed(found)


def test_a_copy_without_a_permission_fails_where_it_is_needed(crippled: Deployed, place: Json, start: datetime) -> None:
    refused = Visitor(crippled).hold(place, start)
    assert refused.status_code >= 500
    log = crippled.stage.emulator.log.read_text("utf-8", "replace")
    assert "not authorized to perform: dynamodb:" in log


def test_a_copy_without_a_route_answers_nothing_there(service: Service, crippled: Deployed) -> None:
    path = "/api/appointments/00000000-0000-4000-8000-000000000000/cancel"
    assert crippled.call("POST", path, {}).json() == {"message": "Missing Authentication Token"}
    assert service.call("POST", path, {}).status_code == 401


def test_a_copy_without_an_event_source_lets_its_queue_fill(crippled: Deployed) -> None:
    mapped = crippled.stage.emulator.client("lambda").list_event_source_mappings()["EventSourceMappings"]
    sources = {mapping["FunctionArn"].rpartition(":")[2] for mapping in mapped}
    resources = crippled.stage.deployment.resources
    assert resources["SmsSenderFunction"] in sources
    assert resources["EmailSenderFunction"] not in sources
