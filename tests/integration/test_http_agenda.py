"""The agenda over HTTP, on moto's tables: what it shows to whom, in three round trips, and 304 while nothing changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from rdv import ids
from rdv.clock import system_clock
from rdv.domain.appointments import Appointment, Author, AuthorKind, Status
from rdv.domain.directory import Agent
from rdv.ids import Keyring
from rdv.ports import AgentKey, OpeningKey, Put
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.at_once import at_once
from rdv.usecases.desk_booking import Attendee, DeskRequest, create_appointment
from rdv.usecases.desk_statuses import change_status
from tests.desk_scene import (
    ADMIN,
    BASIC,
    COLLEAGUE,
    LEO,
    OFFERS,
    OPENING,
    ORGANISATION,
    OTHER_SERVICE,
    PMI_MOTIF,
    STRANGER,
    TOWN_HALL,
    TOWN_MOTIF,
    TOWN_PLACE,
    ZOE,
    settle,
)
from tests.desks import sign_in
from tests.unit.usecases.world import GROUP, MONDAY, MOTIF, PLACE, at

from .rest import ENVIRONMENT, TABLES, Reply, call
from .test_http_functions import aws, operations

__all__ = ["aws", "operations"]

KEYRING = Keyring(ENVIRONMENT["SECRET_KEY"])
TUESDAY, CHRISTMAS_WEEK = MONDAY + timedelta(days=1), MONDAY + timedelta(days=28)


@pytest.fixture
def records(aws: Any) -> DynamoRecords:
    """The organisation's book, published."""
    made = DynamoRecords(connect(TABLES))
    settle(made)
    for offer in OFFERS:
        DirectoryWriter().publish_offer(offer)
    return made


def make(records: DynamoRecords, starts_at: datetime, *agents: Agent, **changes: Any) -> Appointment:
    asked: dict[str, Any] = {
        "motif_id": MOTIF.id,
        "location_id": PLACE.id,
        "starts_at": starts_at,
        "agent_ids": tuple(one.id for one in agents),
        "idempotency_key": ids.new_id(),
        "fingerprint": "fingerprint",
        "attendees": (Attendee(ZOE.id),),
        **changes,
    }
    author = Author(AuthorKind.AGENT, agents[0].id)
    return create_appointment(
        DynamoDirectory(), records, system_clock, KEYRING, author, DeskRequest(**asked)
    ).appointment


def agenda(records: DynamoRecords, viewer: Agent, *shown: Agent, etag: str = "", **query: str) -> Reply:
    headers = sign_in(records, KEYRING, viewer.id, system_clock.now())
    asked = {
        "organisation_id": ORGANISATION.id,
        "agent_ids": ",".join(one.id for one in shown),
        "from": MONDAY.isoformat(),
        **query,
    }
    return call("GET", "/api/agent/agenda", query=asked, headers={**headers, "If-None-Match": etag})


def test_a_week_shows_appointments_openings_absences_and_what_is_to_be_settled(records: DynamoRecords) -> None:
    booked = make(records, at(MONDAY, 9), BASIC, attendees=(Attendee(ZOE.id), Attendee(LEO.id)))
    make(records, at(MONDAY - timedelta(days=5), 9), BASIC)
    group = make(
        records, at(TUESDAY, 14), BASIC, COLLEAGUE, motif_id=GROUP.id, title="Éveil", max_participants=8, attendees=()
    )
    reply = agenda(records, BASIC, BASIC)
    assert reply.status == 200
    found = reply.json
    assert (found["from"], found["to"], found["time_zone"]) == ("2026-11-23", "2026-11-29", "Europe/Paris")
    first, second = found["appointments"]
    assert first == {
        "id": booked.id,
        "agent_ids": [BASIC.id],
        "starts_at": "2026-11-23T09:00:00+01:00",
        "ends_at": "2026-11-23T09:30:00+01:00",
        "title": "Zoé LEFÈVRE, Léo LEFÈVRE",
        "motif_id": MOTIF.id,
        "motif_name": "Première demande d’aide",
        "color": "#99CC99",
        "text_color": "#000000",
        "location_type": "public_office",
        "location_name": "Centre",
        "status": "unknown",
        "temporal_status": "unknown_future",
        "collectif": False,
        "users_count": 2,
        "max_participants": None,
        "arrived": False,
        "booked_by_user": False,
        "version": 1,
    }
    assert (second["id"], second["title"]) == (group.id, "Atelier parents-bébés : Éveil (0/8)")
    assert len(found["openings"]) == 5
    assert found["openings"][0] == {
        "id": OPENING.id,
        "agent_id": BASIC.id,
        "starts_at": "2026-11-23T09:00:00+01:00",
        "ends_at": "2026-11-23T12:00:00+01:00",
        "title": "Permanence",
        "organisation_id": ORGANISATION.id,
        "motif_ids": [MOTIF.id],
    }
    [absence] = found["absences"]
    assert (absence["title"], absence["starts_at"]) == ("Formation", "2026-11-24T15:00:00+01:00")
    assert (found["busy"], found["holidays"], found["unknown_past_count"]) == ([], [], 1)


def test_it_takes_three_round_trips_whatever_the_week(records: DynamoRecords, operations: list[str]) -> None:
    """One read, two or more questions side by side, one read: the number does not grow with what there is."""
    for hour in range(8, 16):
        make(records, at(MONDAY, hour), BASIC, COLLEAGUE)
    headers = sign_in(records, KEYRING, BASIC.id, system_clock.now())
    query = {
        "organisation_id": ORGANISATION.id,
        "agent_ids": f"{BASIC.id},{COLLEAGUE.id}",
        "from": MONDAY.isoformat(),
    }
    operations.clear()
    found = call("GET", "/api/agent/agenda", query=query, headers=headers)
    assert len(found.json["appointments"]) == 8
    # One of the two works for another organisation too: its openings are asked for with the rest.
    assert operations == ["BatchGetItem", "Query", "Query", "Query", "Query", "BatchGetItem"]


def test_questions_that_do_not_wait_for_each_other_are_asked_at_once() -> None:
    # Nobody goes on before all four have begun.
    begun = Barrier(4, timeout=60)

    def ask(name: str) -> str:
        begun.wait()
        return name

    found = at_once(lambda: ask("a"), lambda: ask("b"), lambda: ask("c"), [lambda: ask("d")])
    assert found == ("a", "b", "c", ["d"])


def test_what_went_wrong_in_another_thread_is_told() -> None:
    def fail() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        at_once(lambda: "", lambda: "", fail)


def test_nothing_new_is_304(records: DynamoRecords) -> None:
    make(records, at(MONDAY, 9), BASIC)
    first = agenda(records, BASIC, BASIC)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = agenda(records, BASIC, BASIC, etag=first.headers["ETag"])
    assert (again.status, again.text) == (304, "")
    make(records, at(MONDAY, 10), BASIC)
    assert agenda(records, BASIC, BASIC, etag=first.headers["ETag"]).status == 200


def test_what_is_done_for_another_organisation_is_time_without_a_word(records: DynamoRecords) -> None:
    """AGD-02."""
    make(records, at(MONDAY, 9), COLLEAGUE, motif_id=TOWN_MOTIF.id, location_id=TOWN_PLACE.id)
    here = agenda(records, BASIC, COLLEAGUE).json
    assert here["appointments"] == []
    [busy] = here["busy"]
    assert busy == {
        "agent_id": COLLEAGUE.id,
        "starts_at": "2026-11-23T09:00:00+01:00",
        "ends_at": "2026-11-23T09:30:00+01:00",
    }
    [there] = agenda(records, COLLEAGUE, COLLEAGUE, organisation_id=TOWN_HALL.id).json["appointments"]
    assert there["motif_name"] == "Papiers"


def test_openings_for_another_organisation_are_shown_as_theirs_without_a_word(records: DynamoRecords) -> None:
    """AGD-02: grey."""
    opening = replace(OPENING, agent_id=COLLEAGUE.id, organisation_id=TOWN_HALL.id, title="Papiers")
    records.commit([Put(OpeningKey(TOWN_HALL.id, COLLEAGUE.id, opening.id), opening)])
    shown = agenda(records, BASIC, COLLEAGUE).json["openings"]
    assert len(shown) == 5
    assert {(one["organisation_id"], one["title"], tuple(one["motif_ids"])) for one in shown} == {
        (TOWN_HALL.id, "", ())
    }
    there = agenda(records, STRANGER, COLLEAGUE, organisation_id=TOWN_HALL.id).json["openings"]
    assert {one["title"] for one in there} == {"Papiers"}


def test_cancelled_appointments_are_shown_to_who_wants_them(records: DynamoRecords) -> None:
    made = make(records, at(MONDAY, 9), BASIC)
    change_status(records, system_clock, Author(AuthorKind.AGENT, BASIC.id), made.id, Status.REVOKED)
    [shown] = agenda(records, BASIC, BASIC).json["appointments"]
    assert (shown["status"], shown["temporal_status"]) == ("revoked", "revoked")
    records.commit([Put(AgentKey(BASIC.id), replace(BASIC, display_cancelled=False))])
    assert agenda(records, BASIC, BASIC).json["appointments"] == []
    # Cancelled or hidden, it is no time that somebody else has taken.
    assert agenda(records, BASIC, BASIC).json["busy"] == []


def test_an_agenda_is_shown_by_the_policy(records: DynamoRecords) -> None:
    """7.13: one's own, colleagues', all of them for an admin; of another service or organisation nothing."""
    assert agenda(records, BASIC, COLLEAGUE).status == 200
    assert agenda(records, BASIC, OTHER_SERVICE).status == 403
    assert agenda(records, ADMIN, OTHER_SERVICE, BASIC).status == 200
    assert agenda(records, BASIC, STRANGER).status == 404
    assert agenda(records, STRANGER, STRANGER).status == 404
    assert (
        call("GET", "/api/agent/agenda", query={"organisation_id": "x", "agent_ids": "y", "from": "2026-11-23"}).status
        == 401
    )


def test_an_appointment_of_another_service_is_not_read_out(records: DynamoRecords) -> None:
    """A colleague serves a motif of a service that is not mine: the policy is about the appointment, not the agenda."""
    make(records, at(MONDAY, 9), COLLEAGUE, motif_id=PMI_MOTIF.id)
    assert agenda(records, BASIC, COLLEAGUE).json["appointments"] == []
    assert agenda(records, BASIC, COLLEAGUE).json["busy"] == []
    assert len(agenda(records, COLLEAGUE, COLLEAGUE).json["appointments"]) == 1
    assert len(agenda(records, ADMIN, COLLEAGUE).json["appointments"]) == 1


def test_holidays_have_names_in_the_reader_s_language(records: DynamoRecords) -> None:
    found = agenda(records, BASIC, BASIC, **{"from": CHRISTMAS_WEEK.isoformat(), "days": "14"}).json
    assert found["holidays"] == [{"day": "2026-12-25", "name": "Noël"}, {"day": "2027-01-01", "name": "Jour de l’an"}]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"days": "0"}, 400),
        ({"days": "43"}, 400),
        ({"from": "2016-01-01"}, 422),
        ({"from": "yesterday"}, 400),
        ({"agent_ids": ",".join(str(number) for number in range(11))}, 422),
    ],
)
def test_what_cannot_be_shown_is_said(records: DynamoRecords, query: dict[str, str], status: int) -> None:
    assert agenda(records, BASIC, BASIC, **query).status == status
