"""Settings over HTTP, on moto's tables: shapes, refusals field by field in two languages, versions, publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.seed.demonstration import (
    ARRAS,
    ARRAS_NORTH,
    ARRAS_SOUTH,
    CHILD_CHECK,
    FIRST_SOCIAL,
    HEAD,
    HELPER_LENS,
    NURSE_A,
    PMI,
    SECRETARIAT,
    WORKER_B,
    WORKER_OVERSEAS,
)
from publish import app as publisher
from publish import wiring as publisher_wiring
from rdv.clock import system_clock
from rdv.domain.motif_settings import CATEGORIES
from rdv.ids import Keyring
from rdv.ports import Put
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from tests.contract.conftest import create_tables
from tests.desks import sign_in
from tests.unit.usecases.settled import NOW, Settled

from .rest import ENVIRONMENT, TABLES, Reply, call
from .test_listing import Context

KEYRING = Keyring(ENVIRONMENT["SECRET_KEY"])
ORGANISATION = "/api/agent/organisations/{organisation_id}"
TERRITORY = "/api/agent/territories/{departement}"
MOTIFS, MOTIF = ORGANISATION + "/motifs", ORGANISATION + "/motifs/{motif_id}"
LOCATIONS, LOCATION = ORGANISATION + "/locations", ORGANISATION + "/locations/{location_id}"
PLACE = {"name": "Antenne", "address": "2 rue de l’Exemple, 62000 Arras", "latitude": 50.29, "longitude": 2.78}


@pytest.fixture(autouse=True)
def records(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoRecords]:
    """The demonstration's books, of which nothing is published."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    publisher_wiring.publisher.cache_clear()
    with mock_aws():
        create_tables(boto3.client("dynamodb"), TABLES)
        made = DynamoRecords(connect(TABLES))
        items = list(Settled().records.items.items())
        for first in range(0, len(items), 90):
            made.commit([Put(key, entity) for key, entity in items[first : first + 90]])
        yield made
    publisher_wiring.publisher.cache_clear()


class Asking:
    """An agent who is signed in, in front of an organisation and a territory."""

    def __init__(self, records: DynamoRecords, agent_id: str, language: str = "fr") -> None:
        self._headers = {**sign_in(records, KEYRING, agent_id, NOW), "Accept-Language": language}

    def __call__(self, method: str, resource: str, body: Any = None, **path: Any) -> Reply:
        query = path.pop("query", None)
        places = {"organisation_id": ARRAS.id, "departement": "62"}
        given = {name: one for name, one in places.items() if f"{{{name}}}" in resource} | path
        return call(method, resource, body=body, query=query, headers=self._headers, **given)


@pytest.fixture
def admin(records: DynamoRecords) -> Asking:
    return Asking(records, WORKER_B)


@pytest.fixture
def head(records: DynamoRecords) -> Asking:
    """The admin of the territory."""
    return Asking(records, HEAD)


def wrong(reply: Reply, status: int = 422) -> list[tuple[str, str]]:
    assert reply.status == status, reply.text
    return [(one["field"], one["code"]) for one in reply.json["errors"]]


def publish() -> None:
    """As the stream does after a write to the book."""
    keys = {"pk": {"S": f"BOOK#{ARRAS.id}"}, "sk": {"S": "O"}}
    event = {"Records": [{"dynamodb": {"SequenceNumber": "1", "Keys": keys}}]}
    assert publisher.follow(event, Context("publish")) == {"batchItemFailures": []}  # type: ignore[arg-type]


# --- who asks --------------------------------------------------------------------------------------------------------


def test_nobody_and_a_change_without_its_token_are_refused(records: DynamoRecords, admin: Asking) -> None:
    assert call("GET", LOCATIONS, organisation_id=ARRAS.id).status == 401
    cookie = sign_in(records, KEYRING, WORKER_B, NOW)["Cookie"]
    reply = call("PATCH", ORGANISATION, body={"version": 1}, headers={"Cookie": cookie}, organisation_id=ARRAS.id)
    assert (reply.status, reply.json["code"]) == (403, "wrong_csrf_token")
    assert admin("GET", ORGANISATION).headers["Cache-Control"] == "no-store"


def test_elsewhere_is_nowhere_and_a_member_changes_nothing(records: DynamoRecords) -> None:
    """POL-03: 404 for another organisation's, 403 for what one may only see."""
    overseas, nurse = Asking(records, WORKER_OVERSEAS), Asking(records, NURSE_A)
    for method, resource, body in (
        ("GET", ORGANISATION, None),
        ("PATCH", ORGANISATION, {"version": 1}),
        ("GET", LOCATIONS, None),
        ("POST", LOCATIONS, PLACE),
        ("GET", MOTIFS, None),
        ("POST", MOTIFS, {"name": "Nouveau", "service_id": PMI.id}),
        ("POST", MOTIFS + "/preview", {"name": "Nouveau", "service_id": PMI.id}),
        ("GET", ORGANISATION + "/services", None),
        ("GET", ORGANISATION + "/online_booking", None),
        ("GET", ORGANISATION + "/check", None),
        ("GET", TERRITORY, None),
        ("PATCH", TERRITORY, {"version": 1}),
        ("GET", TERRITORY + "/services", None),
        ("PUT", TERRITORY + "/services", {"service_ids": []}),
        ("GET", TERRITORY + "/teams", None),
        ("POST", TERRITORY + "/teams", {"name": "Nouvelle"}),
    ):
        assert overseas(method, resource, body).status == 404, resource
        seen = 403 if method != "GET" or resource.startswith(TERRITORY) else 200
        assert nurse(method, resource, body).status == seen, resource
    assert nurse("POST", "/api/agent/services", {"name": "Autre", "short_name": "Autre"}).status == 403
    assert Asking(records, HELPER_LENS)("GET", ORGANISATION, organisation_id="inconnue").status == 404
    assert nurse("GET", ORGANISATION, organisation_id="../../etc").status == 404


# --- the organisation ------------------------------------------------------------------------------------------------


def test_an_organisation_is_read_and_changed(admin: Asking) -> None:
    before = admin("GET", ORGANISATION).json
    assert before == {
        "id": ARRAS.id,
        "name": ARRAS.name,
        "departement": "62",
        "phone_number": ARRAS.phone_number,
        "email": ARRAS.email,
        "website": ARRAS.website,
        "city": "Arras",
        "hours": "",
        "time_zone": "Europe/Paris",
        "verticale": "rdv_solidarites",
        "context_field": True,
        "version": 1,
    }
    # A page sends all that it shows.
    sent = {name: one for name, one in before.items() if name not in ("id", "departement", "context_field")}
    changed = admin("PATCH", ORGANISATION, {**sent, "hours": "Du lundi au vendredi\nde 9 h à 17 h"})
    assert changed.status == 200
    assert changed.json == {**before, "hours": "Du lundi au vendredi\nde 9 h à 17 h", "version": 2}
    late = admin("PATCH", ORGANISATION, {**sent, "city": "Lens"})
    assert (late.status, late.json["code"], late.json["current"]) == (
        409,
        "changed_meanwhile",
        {name: one for name, one in changed.json.items() if name != "context_field"},
    )


def test_errors_are_told_field_by_field_in_both_languages(records: DynamoRecords) -> None:
    body = {"phone_number": "1", "email": "non", "website": "non", "time_zone": "non", "version": 1}
    told = {language: Asking(records, WORKER_B, language)("PATCH", ORGANISATION, body) for language in ("fr", "en")}
    fields = ["phone_number", "email", "website", "time_zone"]
    assert [one for one, _ in wrong(told["fr"])] == [one for one, _ in wrong(told["en"])] == fields
    french, english = ([one["message"] for one in told[language].json["errors"]] for language in ("fr", "en"))
    assert french[2] == "Une adresse web est attendue, par exemple https://exemple.fr."
    assert english[2] == "A web address is expected, for example https://example.org."
    assert not set(french) & set(english)


# --- places ----------------------------------------------------------------------------------------------------------


def test_a_place_is_made_changed_closed_and_deleted(admin: Asking) -> None:
    made = admin("POST", LOCATIONS, PLACE)
    assert made.status == 201
    expected = {**PLACE, "phone_number": "", "availability": "enabled", "used_by": {"openings": 0}, "version": 1}
    assert made.json == {"id": made.json["id"], **expected}
    assert made.json in admin("GET", LOCATIONS).json["locations"]
    where = {"location_id": made.json["id"]}
    closed = admin("PATCH", LOCATION, {"availability": "disabled", "version": 1}, **where)
    assert closed.json == {**made.json, "availability": "disabled", "version": 2}
    late = admin("PATCH", LOCATION, {"name": "Autre", "version": 1}, **where)
    assert late.json["current"]["version"] == 2
    assert admin("DELETE", LOCATION, **where).status == 204
    assert admin("DELETE", LOCATION, **where).status == 404
    in_use = admin("DELETE", LOCATION, location_id=ARRAS_NORTH.id)
    assert (in_use.status, in_use.json["code"]) == (409, "in_use")


def test_an_address_without_coordinates_was_not_chosen(admin: Asking) -> None:
    """2.5."""
    typed = {"name": "Antenne", "address": "Quelque part"}
    assert wrong(admin("POST", LOCATIONS, typed)) == [("address", "address_not_chosen")]
    unknown = {**typed, "latitude": None, "longitude": None}
    assert wrong(admin("POST", LOCATIONS, unknown)) == [("address", "address_not_chosen")]
    moved = {"address": "Quelque part", "version": 1}
    assert wrong(admin("PATCH", LOCATION, moved, location_id=ARRAS_SOUTH.id)) == [("address", "address_not_chosen")]


# --- motifs ----------------------------------------------------------------------------------------------------------


def test_a_motif_is_read_with_all_its_settings(admin: Asking) -> None:
    """2.7."""
    found = admin("GET", MOTIFS).json
    assert found["categories"] == list(CATEGORIES)
    [listed] = [one for one in found["motifs"] if one["id"] == CHILD_CHECK.id]
    assert listed == admin("GET", MOTIF, motif_id=CHILD_CHECK.id).json
    assert listed == {
        "id": CHILD_CHECK.id,
        "name": "Consultation de puériculture",
        "service_id": PMI.id,
        "service": {"id": PMI.id, "name": PMI.name},
        "color": "#6E9CD6",
        "duration_minutes": 30,
        "location_type": "public_office",
        "collectif": False,
        "bookable_by": "everyone",
        "min_delay_seconds": 1800,
        "max_delay_seconds": 7_889_238,
        "visibility": "visible_and_notified",
        "restriction": "",
        "instructions": CHILD_CHECK.instructions,
        "cancel_warning": "",
        "for_secretariat": False,
        "follow_up": False,
        "movable_by_user": True,
        "cancellable_by_user": True,
        "sectorisation_level": "departement",
        "category": "",
        "limit_per_person": 1,
        "reminder_plan_hours": [48],
        "openings_count": 2,
        "version": 1,
    }


def test_a_motif_is_made_changed_copied_and_deleted(admin: Asking) -> None:
    made = admin("POST", MOTIFS, {"name": "Mon premier motif", "service_id": PMI.id})
    assert (made.status, made.json["version"], made.json["bookable_by"]) == (201, 1, "agents")
    where = {"motif_id": made.json["id"]}
    sent = {name: one for name, one in made.json.items() if name not in ("id", "service", "openings_count")}
    sent |= {"reminder_plan_hours": [24, 72], "min_delay_seconds": 3600, "bookable_by": "everyone"}
    changed = admin("PATCH", MOTIF, sent, **where)
    assert changed.json == {**made.json, **sent, "version": 2}
    late = admin("PATCH", MOTIF, {"name": "Autre", "version": 1}, **where)
    assert (late.status, late.json["current"]["reminder_plan_hours"]) == (409, [24, 72])
    copy = admin("POST", MOTIF + "/duplicate", {}, **where)
    assert (copy.status, copy.json["name"]) == (201, "Mon premier motif (2)")
    assert wrong(admin("POST", MOTIF + "/duplicate", {"organisation_id": "inconnue"}, **where)) == [
        ("organisation_id", "unknown")
    ]
    assert admin("DELETE", MOTIF, **where).status == 204
    assert admin("GET", MOTIF, **where).status == 404
    assert copy.json["id"] in {one["id"] for one in admin("GET", MOTIFS).json["motifs"]}


def test_everything_wrong_with_a_motif_is_told_at_once(admin: Asking) -> None:
    body = {
        "name": CHILD_CHECK.name,
        "service_id": SECRETARIAT.id,
        "color": "bleu",
        "duration_minutes": 0,
        "location_type": "phone",
        "collectif": True,
        "bookable_by": "agents_and_prescripteurs_and_invited_users",
        "min_delay_seconds": 60,
        "follow_up": True,
        "for_secretariat": True,
        "limit_per_person": 0,
        "category": "Autre",
        "reminder_plan_hours": [1],
    }
    refused = [field for field, _ in wrong(admin("POST", MOTIFS, body))]
    assert refused == [
        "service_id",
        "color",
        "duration_minutes",
        "collectif",
        "bookable_by",
        "min_delay_seconds",
        "follow_up",
        "limit_per_person",
        "category",
        "reminder_plan_hours",
    ]
    assert wrong(admin("POST", MOTIFS, {})) == [("name", "required"), ("service_id", "required")]
    assert wrong(admin("POST", MOTIFS, {"name": "A", "duration_minutes": "30"})) == [("duration_minutes", "wrong_type")]
    assert wrong(admin("POST", MOTIFS, {"name": "A", "location_type": "moon"}))[0][0] == "location_type"
    assert wrong(admin("POST", MOTIFS, {"deleted": False})) == [("deleted", "unexpected")]


def test_the_preview_is_what_a_citizen_would_see(admin: Asking) -> None:
    body = {
        "motif_id": FIRST_SOCIAL.id,
        "location_type": "phone",
        "restriction": "À lire",
        "category": CATEGORIES[0],
        "visibility": "visible_and_not_notified",
    }
    seen = admin("POST", MOTIFS + "/preview", body)
    assert seen.status == 200
    assert seen.json["listing"] | {"first_start_at": None, "last_start_at": None} == {
        "name": FIRST_SOCIAL.name,
        "organisation_name": ARRAS.name,
        "location_type": "phone",
        "duration_minutes": 45,
        "collectif": False,
        "restriction": "À lire",
        "bookable_online": True,
        "first_start_at": None,
        "last_start_at": None,
    }
    assert seen.json["listing"]["first_start_at"].startswith("2026-11-21T10:30:")
    assert seen.json["fields"] == {"phone_required": True, "address_required": False, "ants_number_required": True}
    assert (seen.json["confirmation_text"], seen.json["is_told"]) == (FIRST_SOCIAL.instructions, False)
    assert wrong(admin("POST", MOTIFS + "/preview", {"name": " "})) == [
        ("name", "required"),
        ("service_id", "required"),
    ]
    assert admin("GET", MOTIF, motif_id=FIRST_SOCIAL.id).json["restriction"] == FIRST_SOCIAL.restriction


# --- the territory ---------------------------------------------------------------------------------------------------


def test_a_territory_its_services_and_its_teams(head: Asking) -> None:
    publish()
    territory = head("GET", TERRITORY).json
    assert territory == {
        "departement": "62",
        "name": "Pas-de-Calais",
        "context_field": True,
        "waiting_room_mail": True,
        "waiting_room_color": True,
        "visible_users": False,
        "version": 1,
    }
    sent = {name: one for name, one in territory.items() if name != "departement"}
    assert head("PATCH", TERRITORY, {**sent, "visible_users": True}).json["version"] == 2
    assert head("PATCH", TERRITORY, sent).json["current"]["visible_users"] is True
    added = head("POST", "/api/agent/services", {"name": "Logement", "short_name": "Log."})
    assert added.status == 201
    services = head("GET", TERRITORY + "/services").json["services"]
    assert {**added.json, "used": False} in services
    used = [one["id"] for one in services if one["used"]]
    chosen = head("PUT", TERRITORY + "/services", {"service_ids": [*used, added.json["id"]]})
    assert {**added.json, "used": True} in chosen.json["services"]
    assert added.json in head("GET", ORGANISATION + "/services").json["services"]
    assert wrong(head("PUT", TERRITORY + "/services", {"service_ids": []})) == [("service_ids", "service_in_use")]
    team = head("POST", TERRITORY + "/teams", {"name": "Accueil", "agent_ids": [NURSE_A]})
    assert team.status == 201
    assert team.json in head("GET", TERRITORY + "/teams").json["teams"]
    renamed = head("PATCH", TERRITORY + "/teams/{team_id}", {"name": "Tous", "version": 1}, team_id=team.json["id"])
    assert renamed.json == {**team.json, "name": "Tous", "version": 2}
    assert head("DELETE", TERRITORY + "/teams/{team_id}", team_id=team.json["id"]).status == 204


# --- ready to be booked ----------------------------------------------------------------------------------------------


def test_online_booking_and_the_check(admin: Asking) -> None:
    """MOT-09, DS-4."""
    found = admin("GET", ORGANISATION + "/online_booking").json
    assert found["effective"] is True
    assert found["public_url"] == f"{ENVIRONMENT['SITE_URL']}/org/{ARRAS.id}/maison-des-solidarites-d-arras"
    [child] = [one for one in found["motifs"] if one["id"] == CHILD_CHECK.id]
    assert (child["openings_count"], child["bookable_by"]) == (2, "everyone")
    assert f"motif_key={CHILD_CHECK.merge_key}" in child["url"]
    checked = admin("GET", ORGANISATION + "/check").json
    assert [step["code"] for step in checked["steps"]] == [
        "agents",
        "locations",
        "motifs",
        "openings",
        "online_booking",
    ]
    [openings] = [step for step in checked["steps"] if step["code"] == "openings"]
    # The workshops have no group appointment in these tables.
    assert openings["missing"] == [
        {"code": "no_opening", "id": openings["missing"][0]["id"], "name": "Atelier parents-bébés"}
    ]
    assert checked["ready"] is True


def test_what_is_settled_is_what_citizens_find(records: DynamoRecords, admin: Asking) -> None:
    """A place, a motif and an opening: a moment later their slots are searched."""
    place = admin("POST", LOCATIONS, PLACE).json
    motif = admin("POST", MOTIFS, {"name": "Pesée", "service_id": PMI.id, "bookable_by": "everyone"}).json
    opening = "/api/agent/organisations/{organisation_id}/openings"
    body = {
        "agent_id": NURSE_A,
        "title": "Pesée du mardi",
        "location_id": place["id"],
        "motif_ids": [motif["id"]],
        "first_day": "2026-11-24",
        "start_time": "18:00",
        "end_time": "19:00",
    }
    assert admin("POST", opening, body).status == 201
    publish()
    query = {"motif_id": motif["id"], "location_id": place["id"], "from": "2026-11-24", "days": "1"}

    def slots() -> list[str]:
        reply = call("GET", "/api/slots", query=query)
        assert reply.status == 200, reply.text
        return [one["starts_at"][11:16] for one in reply.json["slots"]]

    assert slots() == ["18:00", "18:30"]
    listed = call("GET", "/api/motifs", query={"organisation_id": ARRAS.id, "service_id": PMI.id}).json["motifs"]
    assert motif["id"] in {one for row in listed for one in row["motif_ids"]}
    where = {"motif_id": motif["id"]}
    admin("PATCH", MOTIF, {"duration_minutes": 20, "version": 1}, **where)
    publish()
    assert slots() == ["18:00", "18:20", "18:40"]
    admin("PATCH", LOCATION, {"availability": "disabled", "version": 1}, location_id=place["id"])
    publish()
    assert wrong(call("GET", "/api/slots", query=query)) == [("location_id", "unknown")]
    admin("PATCH", LOCATION, {"availability": "enabled", "version": 2}, location_id=place["id"])
    publish()
    assert len(slots()) == 3
    assert admin("DELETE", MOTIF, **where).status == 204
    publish()
    assert call("GET", "/api/slots", query=query).status == 404
    listed = call("GET", "/api/motifs", query={"organisation_id": ARRAS.id, "service_id": PMI.id}).json["motifs"]
    assert motif["id"] not in {one for row in listed for one in row["motif_ids"]}
