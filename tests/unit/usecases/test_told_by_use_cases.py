"""From a use case to what is sent: each verb of citizens and agents, its events relayed and its messages delivered.

`tests/unit/domain/test_message_matrix.py` holds the rules to the table of 6.2; here the use cases are held to write the
events that the table speaks of.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from notify.couriers import EmailCourier, SmsCourier
from rdv import ids
from rdv.domain.appointments import Appointment, Author, AuthorKind, Status
from rdv.domain.directory import Agent, NotificationLevel, Offer, Visibility
from rdv.domain.people import CodeRequest, User
from rdv.usecases.booking import Booked, Person
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.desk_groups import add_participants, remove_participants
from rdv.usecases.desk_reminding import remind
from rdv.usecases.desk_statuses import change_status
from rdv.usecases.moving import move
from rdv.usecases.relaying import relay
from rdv.usecases.sending import deliver
from rdv.usecases.undoing import undo

from ..messaging import SETTINGS, FakeMail, FakeQueue, FakeSms, Provider
from .world import (
    AGENTS,
    AT_THE_DESK,
    EMAIL,
    GROUP,
    MONDAY,
    MOTIF,
    ORGANISATION,
    PHONE,
    PLACE,
    SERVICE,
    World,
    a_group_offer,
    at,
    weekday_opening,
)

DAY = MONDAY + timedelta(days=7)
MORNING, AFTERNOON = at(DAY, 9), at(DAY, 15)
ZOE = Person("Zoé", "de La Fontaine", EMAIL, PHONE)
INVISIBLE = replace(MOTIF, id="invisible", visibility=Visibility.INVISIBLE)
QUIET = replace(MOTIF, id="quiet", visibility=Visibility.VISIBLE_AND_NOT_NOTIFIED)
KNOWN = User("ana", "Ana", "Petit", email="ana@b.example", phone_number="+33610000002")

type Told = set[tuple[str, str, str]]


class Town(World):
    """A world whose agents have mailboxes; the first receives in the morning, the second in the afternoon."""

    def __init__(self) -> None:
        super().__init__()
        openings = (weekday_opening(AGENTS[0]), weekday_opening(AGENTS[1], hours=(14, 17)))
        for motif in (MOTIF, INVISIBLE, QUIET):
            mine = tuple(replace(one, motif_ids=(motif.id,)) for one in openings)
            self.publish(Offer(motif, SERVICE, ORGANISATION, (PLACE,), mine))
        self.publish(a_group_offer())
        for number, agent_id in enumerate(AGENTS):
            self.directory.publish_agent(Agent(agent_id, "Agent", str(number), f"agent{number}@service.example"))
        self.people(KNOWN)
        self.heard: set[str] = set()

    def told(self) -> Told:
        """(who, channel, message) of what happened since it was last asked."""
        queue, sms, mail = FakeQueue(), Provider(), Provider()
        for key, event in list(self.records.items.items()):
            if repr(key) not in self.heard and type(key).__name__ == "EventKey":
                self.heard.add(repr(key))
                relay(queue, self.clock, event)  # type: ignore[arg-type]
        couriers = {"sms": SmsCourier(FakeSms(sms), SETTINGS), "email": EmailCourier(FakeMail(mail), SETTINGS)}
        for job in queue.jobs:
            deliver(self.records, self.directory, couriers[job.channel], queue, self.clock, self.keyring, job)
        names = {EMAIL: "zoe", PHONE: "zoe", KNOWN.email: "ana", KNOWN.phone_number: "ana"}
        taken = [(to, "sms", kind) for to, kind, _ in sms.taken] + [(to, "email", kind) for to, kind, _ in mail.taken]
        assert len(taken) == len(set(taken))
        return {(names.get(to, to.partition("@")[0]), by, kind.removeprefix("agent_")) for to, by, kind in taken}

    def booked(self, starts_at: object = MORNING, **where: object) -> Booked:
        return self.book_at(starts_at, person=ZOE, **where)  # type: ignore[arg-type]

    def cancelled(self, booked: Booked) -> None:
        cancel(self.directory, self.records, self.clock, booked.sheet.appointment.id, booked.access_token)

    def undone(self, booked: Booked) -> None:
        undo(self.directory, self.records, self.clock, booked.sheet.appointment.id, booked.access_token)

    def status(self, appointment: Appointment, status: Status) -> None:
        change_status(self.records, self.clock, AT_THE_DESK, appointment.id, status)


@pytest.fixture
def town() -> Town:
    return Town()


def zoe(kind: str, *channels: str) -> Told:
    return {("zoe", channel, kind) for channel in channels or ("sms", "email")}


def ana(kind: str, *channels: str) -> Told:
    return {("ana", channel, kind) for channel in channels or ("sms", "email")}


def agent(number: int, kind: str) -> Told:
    return {(f"agent{number}", "email", kind)}


def test_a_citizen_books_cancels_and_takes_it_back(town: Town) -> None:
    booked = town.booked()
    assert town.told() == zoe("created") | agent(0, "created")
    town.cancelled(booked)
    assert town.told() == zoe("cancelled", "email") | agent(0, "cancelled")
    town.undone(booked)
    assert town.told() == zoe("created") | agent(0, "created")


def test_a_citizen_moves_to_the_same_agent_and_to_another_and_back(town: Town) -> None:
    booked = town.booked()
    town.told()

    def moved(starts_at: object) -> None:
        appointment_id = booked.sheet.appointment.id
        move(town.directory, town.records, town.clock, appointment_id, booked.access_token, starts_at, None)  # type: ignore[arg-type]

    moved(at(DAY, 10))
    assert town.told() == zoe("updated") | agent(0, "updated")
    moved(AFTERNOON)
    assert town.told() == zoe("updated") | agent(0, "cancelled") | agent(1, "created")
    town.undone(booked)
    assert town.told() == zoe("updated") | agent(1, "cancelled") | agent(0, "created")


@pytest.mark.parametrize("status", [Status.EXCUSED, Status.REVOKED])
def test_an_agent_cancels_and_brings_back(town: Town, status: Status) -> None:
    booked = town.booked(AFTERNOON)
    town.told()
    town.status(booked.sheet.appointment, status)
    assert town.told() == zoe("cancelled") | agent(1, "cancelled")
    town.status(booked.sheet.appointment, Status.UNKNOWN)
    assert town.told() == zoe("created") | agent(1, "created")


def test_an_agent_books_for_somebody_with_a_colleague(town: Town) -> None:
    made = town.desk(MORNING, agent_ids=AGENTS[:2], attendees=(Attendee("ana"),))
    assert town.told() == ana("created") | agent(1, "created")
    remind(town.records, town.clock, AT_THE_DESK, made.id)
    assert town.told() == ana("reminder")


def test_flags_of_the_desk_decide_and_an_invisible_motif_cannot_be_forced(town: Town) -> None:  # NOT-05, NOT-06
    forced = Attendee("ana", send_lifecycle_notifications=True, send_reminder_notification=True)
    silent = Attendee("ana", send_lifecycle_notifications=False, send_reminder_notification=True)
    others = {"agent_ids": AGENTS[1:2]}
    town.desk(MORNING, attendees=(silent,), agent_ids=AGENTS[1:2])
    assert town.told() == agent(1, "created")
    made = town.desk(at(DAY, 10), motif=INVISIBLE, attendees=(forced,), **others)
    assert town.told() == agent(1, "created")
    remind(town.records, town.clock, AT_THE_DESK, made.id)
    assert town.told() == set()
    town.desk(at(DAY, 11), motif=QUIET, attendees=(Attendee("ana"),), **others)
    assert town.told() == agent(1, "created")
    town.desk(at(DAY, 12), motif=QUIET, attendees=(forced,), **others)
    assert town.told() == ana("created") | agent(1, "created")


def test_seen_and_not_come_are_told_to_nobody(town: Town) -> None:
    booked = town.booked()
    town.told()
    town.clock.instant = MORNING + timedelta(minutes=40)
    town.status(booked.sheet.appointment, Status.NOSHOW)
    assert town.told() == set()


def test_a_group_tells_of_who_comes_and_goes(town: Town) -> None:
    group = town.group(MORNING, agent_ids=AGENTS[:2])
    assert town.told() == agent(1, "created")
    given = town.hold(MORNING, motif=GROUP)
    booked = town.book(town.request(given, town.prove(given), key=ids.new_id(), person=ZOE))
    assert town.told() == zoe("created") | agent(0, "created") | agent(1, "created")
    add_participants(town.directory, town.records, town.clock, town.keyring, AT_THE_DESK, group.id, (Attendee("ana"),))
    assert town.told() == ana("created")
    town.cancelled(booked)
    assert town.told() == zoe("cancelled", "email") | agent(0, "cancelled") | agent(1, "cancelled")
    town.undone(booked)
    assert town.told() == zoe("created") | agent(0, "created") | agent(1, "created")
    remove_participants(town.records, town.clock, AT_THE_DESK, group.id, ["ana"])
    assert town.told() == ana("cancelled")
    town.status(group, Status.REVOKED)
    assert town.told() == zoe("cancelled") | agent(1, "cancelled")


@pytest.mark.parametrize(
    ("level", "author", "expected"),
    [
        (NotificationLevel.OTHERS, AGENTS[0], set[tuple[str, str, str]]()),
        (NotificationLevel.ALL, AGENTS[0], agent(0, "created")),
        (NotificationLevel.OTHERS, AGENTS[3], agent(0, "created")),
        (NotificationLevel.SOON, AGENTS[3], set[tuple[str, str, str]]()),
        (NotificationLevel.NONE, AGENTS[3], set[tuple[str, str, str]]()),
    ],
)
def test_each_agent_is_told_by_their_level(town: Town, level: NotificationLevel, author: str, expected: Told) -> None:
    town.directory.publish_agent(Agent(AGENTS[0], "Agent", "0", "agent0@service.example", level))
    made = town.desk(MORNING, attendees=(Attendee("ana"),))
    town.told()
    by = Author(AuthorKind.AGENT, author)
    change_status(town.records, town.clock, by, made.id, Status.EXCUSED)
    town.told()
    change_status(town.records, town.clock, by, made.id, Status.UNKNOWN)
    assert town.told() == ana("created") | expected


def test_the_codes_of_a_booking_are_no_messages_about_it(town: Town) -> None:
    town.booked()
    town.told()
    assert any(isinstance(one, CodeRequest) for one in town.records.items.values())
    assert town.told() == set()
