"""The citizen's journey on the built artefacts, each function with the rights of its own role."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

import pytest

from infra.rehearse.stage import MAIL_FROM, Stage, owner_environment
from infra.seed import demonstration
from rdv.domain.directory import Location, Offer, Opening
from rdv.domain.public_holidays import holiday_ordinals
from rdv.ids import derived_id
from rdv.settings import TableSettings
from rdv.store.directory import DirectoryWriter
from rdv.store.models import connect
from tests.e2e.citizen import FIRST_SOCIAL, Json

from .deployed import Deployed, Visitor, eventually

QUIET_SECONDS = 3
# Two days, as everywhere; more where that day is a public holiday. At any hour it is day in one of the zones.
LEADS = tuple(timedelta(hours=hours) for hours in (48, 72, 96))
ZONES = tuple(ZoneInfo(name) for name in ("Europe/Paris", "America/Martinique", "Pacific/Noumea"))


def test_every_question_before_a_booking_is_answered(service: Deployed, place: Json) -> None:
    assert len(service.get("/api/organisations", departement="62")["organisations"]) == 3
    assert service.slots(place, service.now().date(), 31)
    document = service.get("/api/openapi.json")
    assert "/api/slots" in document["paths"]


def test_an_address_is_found(service: Deployed) -> None:
    """The only function without a right: it asks the national address service, which infra/rehearse plays."""
    found = service.get("/api/addresses", q="béthune")["addresses"]
    assert (found[0]["label"], found[0]["departement"]) == ("Béthune", "62")


def test_a_citizen_books_is_told_cancels_by_the_link_and_the_slot_is_free_again(
    service: Deployed, place: Json, start: datetime
) -> None:
    citizen = Visitor(service)
    booked = citizen.book(place, start)
    assert start not in service.slots(place, start.date(), 1)

    told = citizen.told("created")
    (mail,) = told["email"]
    assert mail["from"] == MAIL_FROM
    assert FIRST_SOCIAL in mail["text"]
    assert FIRST_SOCIAL in mail["html"]
    assert f"{start.day}/{start.month:02d}" in told["sms"][0]["text"]

    assert citizen.open_link(citizen.link(booked["id"]), "xyz").status_code == 422
    access = citizen.access(booked["id"])
    assert citizen.see(booked["id"], access).json()["status"] == "unknown"
    cancelled = citizen.cancel(booked["id"], access)
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "excused")
    assert start in service.slots(place, start.date(), 1)

    # Who cancels is not texted about it.
    eventually(lambda: citizen.has("cancelled", "email"), "an e-mail: cancelled")
    time.sleep(QUIET_SECONDS)
    events = [(one["event"], one["channel"]) for to in (citizen.phone, citizen.email) for one in service.messages(to)]
    assert sorted(events) == [
        ("cancelled", "email"),
        ("contact_code", "email"),
        ("created", "email"),
        ("created", "sms"),
    ]


def test_a_citizen_moves_an_appointment_and_is_told(service: Deployed, place: Json, start: datetime) -> None:
    citizen = Visitor(service)
    booked = citizen.book(place, start, channel="sms")
    later = service.slot_after(place, start + timedelta(days=2))
    moved = citizen.move(booked["id"], citizen.access(booked["id"]), later)
    assert moved.status_code == 200, moved.text
    assert datetime.fromisoformat(moved.json()["starts_at"]) == later
    assert start in service.slots(place, start.date(), 1)
    citizen.told("updated")


def test_a_second_citizen_is_told_that_the_slot_is_taken_and_a_hold_can_be_let_go(
    service: Deployed, place: Json, start: datetime
) -> None:
    """One agent is held for each of the place's agents at that time; then nobody is left."""
    held = [Visitor(service).hold(place, start)]
    while held[-1].status_code == 201:
        held.append(Visitor(service).hold(place, start))
    refused = held.pop()
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_taken")
    assert len(refused.json()["alternatives"]) == 3
    hold = held[0].json()
    freed = service.call("DELETE", f"/api/holds/{hold['hold_id']}", headers={"X-Hold-Token": hold["hold_token"]})
    assert freed.status_code == 204
    assert start in service.slots(place, start.date(), 1)


def test_what_does_not_exist_is_not_routed(service: Deployed) -> None:
    assert service.call("GET", "/api/nothing").status_code in (403, 404)
    assert service.call("PUT", "/api/holds").status_code in (403, 404, 405)


# --- the reminder ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", autouse=True)
def reminded(stage: Stage, service: Deployed) -> tuple[Visitor, datetime]:
    """Somebody who is reminded in a moment of an appointment days ahead; booked first, so that the wait is short."""
    quicken(stage)
    due = (datetime.now(UTC) + timedelta(seconds=150)).replace(second=0, microsecond=0)
    lead, zone = next((lead, zone) for lead in LEADS for zone in ZONES if is_open(due + lead, zone))
    place = publish_opening_at(stage, due + lead, zone, lead)
    citizen = Visitor(service)
    (start,) = service.slots(place, (due + lead).astimezone(zone).date(), 1)
    assert start == due + lead
    citizen.book(place, start)
    assert datetime.now(UTC) < due, "booked too late to be reminded"
    return citizen, due


def is_open(start: datetime, zone: ZoneInfo) -> bool:
    """Whether it is day there, and no public holiday: then nothing is open."""
    local = start.astimezone(zone)
    return 9 <= local.hour < 20 and local.date().toordinal() not in holiday_ordinals(local.year, local.year)


def publish_opening_at(stage: Stage, start: datetime, zone: ZoneInfo, lead: timedelta) -> Json:
    """An organisation of its own, open for one appointment at that instant, which is reminded of so long before."""
    local = start.astimezone(zone)
    organisation = replace(
        demonstration.ARRAS,
        id=derived_id("rehearsal", "organisation"),
        name="Répétition",
        departement="975",
        time_zone=zone.key,
    )
    motif = replace(
        demonstration.FIRST_SOCIAL,
        id=derived_id("rehearsal", "motif"),
        organisation_id=organisation.id,
        reminder_plan=(lead,),
    )
    site = Location(derived_id("rehearsal", "site"), organisation.id, "Site", "1 rue de l’Exemple", 46.78, -56.18)
    end = local + timedelta(minutes=motif.duration_minutes)
    opening = Opening(
        derived_id("rehearsal", "opening"),
        derived_id("rehearsal", "agent"),
        organisation.id,
        local.date(),
        clock_time(local.hour, local.minute),
        clock_time(end.hour, end.minute),
        site.id,
        None,
        (motif.id,),
        "Répétition",
    )
    with owner_environment(stage):
        connect(TableSettings.read())
        writer = DirectoryWriter()
        writer.publish_organisation(organisation)
        writer.publish_offer(Offer(motif, demonstration.SOCIAL, organisation, (site,), (opening,)))
    return {"id": site.id, "motif_id": motif.id}


@pytest.mark.timeout(300)
def test_the_schedule_reminds_once_by_each_channel(
    stage: Stage, service: Deployed, reminded: tuple[Visitor, datetime]
) -> None:
    """The schedule itself runs the sweep; only its rate is made shorter, because nobody waits five minutes here."""
    citizen, due = reminded
    seconds_left = (due - datetime.now(UTC)).total_seconds()
    told = citizen.told("reminder", max(seconds_left, 0) + 90)
    assert {channel: len(messages) for channel, messages in told.items()} == {"sms": 1, "email": 1}
    assert datetime.now(UTC) >= due
    sweep(stage)
    time.sleep(QUIET_SECONDS)
    assert {channel: len(messages) for channel, messages in citizen.told("reminder").items()} == {"sms": 1, "email": 1}


def quicken(stage: Stage) -> None:
    scheduler = stage.emulator.client("scheduler")
    schedule = scheduler.get_schedule(Name=stage.deployment.resources["SweepFunctionEveryFiveMinutes"])
    kept = {name: schedule[name] for name in ("Name", "GroupName", "FlexibleTimeWindow", "Target") if name in schedule}
    scheduler.update_schedule(**kept, ScheduleExpression="rate(1 minute)")


def sweep(stage: Stage) -> None:
    answer = stage.emulator.client("lambda").invoke(FunctionName=stage.deployment.resources["SweepFunction"])
    assert "FunctionError" not in answer, answer["Payload"].read()


# --- afterwards -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("queue", ["SmsDeadLetters", "EmailDeadLetters", "RelayDeadLetters", "SweepDeadLetters"])
def test_nothing_was_set_aside(stage: Stage, queue: str) -> None:
    attributes = stage.emulator.client("sqs").get_queue_attributes(
        QueueUrl=stage.deployment.resources[queue], AttributeNames=["ApproximateNumberOfMessages"]
    )["Attributes"]
    assert attributes["ApproximateNumberOfMessages"] == "0"
