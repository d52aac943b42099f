"""Agents change an appointment: what is claimed, told, kept and refused (RPG-04, 6.2, house rules 1 and 4)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from rdv import ids
from rdv.domain.agents_told import agent_jobs_for
from rdv.domain.appointments import Appointment, EventKind, Status
from rdv.domain.directory import LocationAvailability
from rdv.domain.errors import (
    AgentBusy,
    ChangedMeanwhile,
    DomainError,
    GroupFull,
    HoldExpired,
    Invalid,
    NotFound,
    SlotTaken,
)
from rdv.domain.groups import GroupPlace, GroupSeats
from rdv.domain.messages import MessageKind, jobs_for
from rdv.domain.people import User
from rdv.ports import AppointmentKey
from rdv.usecases.calendars import own_appointments
from rdv.usecases.desk_booking import Attendee, SingleUse
from rdv.usecases.desk_editing import DeskEdit, edit_appointment
from rdv.usecases.desk_statuses import change_status

from .invariants import violations
from .test_groups import MOTHER, register, shown, take_seat
from .test_moving_at_once import Meddled, meddle
from .world import (
    AGENTS,
    AT_THE_DESK,
    MONDAY,
    OTHER_PLACE,
    PLACE,
    World,
    a_group_offer,
    all_at_once,
    an_offer,
    at,
    distant,
)

THURSDAY = MONDAY + timedelta(days=3)
NINE, TEN, ELEVEN = at(THURSDAY, 9), at(THURSDAY, 10), at(THURSDAY, 11)
ZOE = User(ids.derived_id("user", "zoe"), "Zoé", "Lefèvre", "zoe@b.example", "+33612345601")
LEO = User(ids.derived_id("user", "leo"), "Léo", "Lefèvre", responsible_id=ZOE.id)
ANA = User(ids.derived_id("user", "ana"), "Ana", "Petit", "ana@b.example")
BOTH = (PLACE, OTHER_PLACE)


def furnished(world: World) -> World:
    return world.publish(an_offer(places=BOTH), a_group_offer(places=BOTH)).people(ZOE, LEO, ANA)


@pytest.fixture
def world() -> World:
    return furnished(World())


def make(world: World, start: datetime = NINE, **changes: Any) -> Appointment:
    return world.desk(start, **{"attendees": (Attendee(ZOE.id),), **changes})


def edit(world: World, one: Appointment, **changes: Any) -> Appointment:
    wanted = DeskEdit(**{"version": one.version, **changes})
    return edit_appointment(world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, one.id, wanted)


def check(world: World) -> None:
    assert violations(world.records.items, world.clock.now()) == []


def told(world: World, one: Appointment) -> list[tuple[str, str]]:
    """What the last event owes: to users, and to agents."""
    last = world.events(one)[-1]
    return sorted({(job.kind.value, job.user_id or job.agent_id) for job in (*jobs_for(last), *agent_jobs_for(last))})


def test_a_move_claims_the_new_time_of_all_and_gives_the_old_one_back(world: World) -> None:
    one = make(world, agent_ids=AGENTS[:2])
    moved = edit(world, one, starts_at=TEN, duration_minutes=45, agent_ids=AGENTS[1:3])
    assert (moved.starts_at, moved.duration_minutes, moved.agent_ids, moved.version) == (TEN, 45, AGENTS[1:3], 2)
    make(world, NINE, agent_ids=AGENTS[:3], attendees=(Attendee(ANA.id),))
    with pytest.raises(AgentBusy):
        make(world, at(THURSDAY, 10, 30), agent_ids=AGENTS[2:3])
    [_, event] = world.events(one)
    assert (event.previous_starts_at, event.changed) == (NINE, ("starts_at", "duration_minutes", "agents"))
    check(world)


def test_a_move_into_somebody_s_time_is_refused_unless_it_is_meant(world: World) -> None:
    one, other = make(world), make(world, TEN, attendees=(Attendee(ANA.id),))
    with pytest.raises(AgentBusy):
        edit(world, one, starts_at=at(THURSDAY, 9, 45))
    assert world.stored(one) == one
    over = edit(world, one, starts_at=at(THURSDAY, 9, 45), force=True, accepted=("overlap",))
    assert over.starts_at == at(THURSDAY, 9, 45)
    assert (world.events(one)[-1].forced, world.events(one)[-1].accepted) == (True, ("overlap",))
    # Back where it was, it stands in nobody's way; the other one stayed as it is.
    edit(world, over, starts_at=NINE)
    assert world.stored(other) == other
    check(world)


def test_it_may_be_stretched_over_its_own_time(world: World) -> None:
    one = make(world)
    assert edit(world, one, duration_minutes=60).ends_at == TEN
    check(world)


@pytest.mark.parametrize(
    ("changes", "users", "agents"),
    [
        ({"starts_at": TEN}, ["updated"], [("agent_updated", 0)]),
        ({"location_id": OTHER_PLACE.id}, ["updated"], [("agent_updated", 0)]),
        ({"single_use": SingleUse("3 rue des Lilas, 62000 Arras")}, ["updated"], [("agent_updated", 0)]),
        (
            {"starts_at": TEN, "agent_ids": AGENTS[1:2]},
            ["updated"],
            [("agent_cancelled", 0), ("agent_created", 1)],
        ),
        ({"agent_ids": AGENTS[1:2]}, [], []),
        ({"duration_minutes": 45}, [], []),
        ({"context": "Apporter les papiers"}, [], []),
        ({"attendees": (Attendee(ZOE.id), Attendee(ANA.id))}, [], []),
    ],
)
def test_who_is_told_of_a_change(
    world: World, changes: dict[str, Any], users: list[str], agents: list[tuple[str, int]]
) -> None:
    """6.2: of date and place users and agents are told; of agents, duration, words and people alone nobody is."""
    one = make(world)
    edit(world, one, **changes)
    wanted = [(kind, ZOE.id) for kind in users] + [(kind, AGENTS[number]) for kind, number in agents]
    assert told(world, one) == sorted(wanted)
    check(world)


def test_nothing_new_writes_nothing(world: World) -> None:
    one = make(world)
    assert edit(world, one, starts_at=NINE, agent_ids=one.agent_ids, context=" ", location_id=PLACE.id) == one
    assert len(world.events(one)) == 1


def test_who_drags_it_to_where_another_has_just_dragged_it_is_told_that_it_changed_not_that_its_agent_is_busy() -> None:
    """In another week, its agent's time is its own by then."""
    world = furnished(World(records=Meddled()))
    made, there = make(world), NINE + timedelta(days=7)
    meddle(world, lambda: edit(world, made, starts_at=there))
    with pytest.raises(ChangedMeanwhile):
        edit(world, made, starts_at=there)
    meddle(world, lambda: world.hold(TEN, visitor="citizen"))
    with pytest.raises(AgentBusy):
        edit(world, world.stored(made), starts_at=TEN)
    check(world)


def test_what_somebody_changed_meanwhile_is_told(world: World) -> None:
    one = make(world)
    edit(world, one, starts_at=TEN)
    with pytest.raises(ChangedMeanwhile):
        edit(world, one, starts_at=ELEVEN)
    with pytest.raises(NotFound):
        edit(world, replace(one, id=ids.new_id()), starts_at=ELEVEN)


def test_a_cancelled_one_is_brought_back_before_it_is_changed(world: World) -> None:
    one = make(world)
    cancelled = change_status(world.records, world.clock, AT_THE_DESK, one.id, Status.REVOKED)
    with pytest.raises(Invalid):
        edit(world, cancelled, starts_at=TEN)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"agent_ids": ()}, ("agent_ids", "required")),
        ({"attendees": ()}, ("users", "required")),
        ({"attendees": (Attendee("nobody"),)}, ("users.0.user_id", "unknown")),
        ({"location_id": "nowhere"}, ("location_id", "unknown")),
        ({"title": "Atelier"}, ("title", "unexpected")),
        ({"starts_at": NINE + timedelta(seconds=1)}, ("starts_at", "not_a_minute")),
        ({"duration_minutes": 2000}, ("duration_minutes", "out_of_range")),
        ({"single_use": SingleUse(" ")}, ("single_use_location.address", "required")),
    ],
)
def test_what_an_appointment_cannot_be(world: World, changes: dict[str, Any], error: tuple[str, str]) -> None:
    one = make(world)
    with pytest.raises(Invalid) as refused:
        edit(world, one, **changes)
    assert error in {(each.field, each.code) for each in refused.value.errors}
    assert world.stored(one) == one


def test_a_place_that_was_disabled_since_keeps_what_takes_place_there(world: World) -> None:
    one = make(world)
    closed = replace(PLACE, availability=LocationAvailability.DISABLED)
    world.publish(an_offer(places=(closed, OTHER_PLACE)))
    assert edit(world, one, starts_at=TEN).location_id == PLACE.id
    with pytest.raises(Invalid):
        edit(world, edit(world, one, version=2, location_id=OTHER_PLACE.id), location_id=PLACE.id)


def test_a_place_of_its_own_is_kept_until_another_is_chosen(world: World) -> None:
    """LIEU-01: only that appointment knows it."""
    one = edit(world, make(world), single_use=SingleUse("3 rue des Lilas, 62000 Arras", "Chez l’association"))
    assert one.single_use is not None
    assert (one.single_use.full_name, one.location_id) == (
        "Chez l’association (3 rue des Lilas, 62000 Arras)",
        one.single_use.id,
    )
    later = edit(world, one, starts_at=TEN)
    assert later.single_use == one.single_use
    assert edit(world, later, location_id=PLACE.id).single_use is None
    # What is told of the move names the place that it left, which is written nowhere else by then.
    assert [event.previous_single_use for event in world.events(one)] == [None, None, None, one.single_use]


def test_who_stays_keeps_their_flags_and_who_comes_gets_the_motif_s(world: World) -> None:
    one = make(world, attendees=(Attendee(ZOE.id, send_reminder_notification=False),))
    both = edit(world, one, attendees=(Attendee(ZOE.id), Attendee(ANA.id, send_lifecycle_notifications=False)))
    flags = {
        each.user_id: (each.send_lifecycle_notifications, each.send_reminder_notification)
        for each in both.participations
    }
    assert flags == {ZOE.id: (True, False), ANA.id: (False, True)}
    assert world.events(one)[-1].changed == ("users", "notifications")
    only = edit(world, both, attendees=(Attendee(ANA.id),))
    assert [each.user_id for each in only.participations] == [ANA.id]
    check(world)


def test_what_is_made_for_a_relative_alone_is_in_the_list_of_who_answers_for_them(world: World) -> None:
    """USR-01, and decision 0125's open point."""
    one = make(world, attendees=(Attendee(LEO.id),))
    [found] = own_appointments(world.directory, world.records, world.clock, ZOE.id, past=False).sheets
    assert (found.appointment, one.owner) == (one, ZOE.id)
    another = edit(world, one, attendees=(Attendee(ANA.id),))
    assert another.owner == ANA.id
    families = edit(world, another, attendees=(Attendee(LEO.id), Attendee(ANA.id)))
    assert families.owner in (LEO.id, ANA.id)


def test_it_is_reminded_of_and_answered_for_anew_at_another_time(world: World) -> None:
    one = make(world)
    later = edit(world, one, starts_at=TEN)
    assert later.reminder_at == TEN - timedelta(hours=48)
    assert edit(world, later, duration_minutes=45).reminder_at == later.reminder_at


# --- groups


def test_a_group_moves_with_its_seats_its_families_and_their_limits(world: World) -> None:
    group = world.group(NINE, 5)
    register(world, MOTHER)
    group = world.stored(group)
    moved = edit(world, group, starts_at=TEN, location_id=OTHER_PLACE.id)
    assert shown(world) == []
    assert shown(world, place=OTHER_PLACE.id) == [("26 10:00", 4)]
    [place] = [one for one in world.records.items.values() if isinstance(one, GroupPlace)]
    assert (place.starts_at, place.location_id) == (TEN, OTHER_PLACE.id)
    assert told(world, moved) == [("agent_updated", AGENTS[0]), ("updated", group.participations[0].user_id)]
    check(world)


def test_a_seat_that_is_held_for_another_start_is_given_up(world: World) -> None:
    group = world.group(NINE, 1)
    given = take_seat(world)
    token = world.prove(given)
    edit(world, world.stored(group), starts_at=TEN)
    check(world)
    assert shown(world) == [("26 10:00", 1)]
    with pytest.raises((HoldExpired, SlotTaken)):
        world.book(world.request(given, token))
    check(world)


def test_what_a_hold_claims_stays_while_the_start_does(world: World) -> None:
    group = world.group(NINE, 2)
    take_seat(world)
    edit(world, world.stored(group), title="Autre titre", duration_minutes=60)
    [seats] = [one for one in world.records.items.values() if isinstance(one, GroupSeats)]
    assert (seats.title, len(seats.holds)) == ("Autre titre", 1)
    check(world)


def test_who_comes_to_a_group_and_who_leaves_it_are_told_apart(world: World) -> None:
    group = world.group(NINE, 5, attendees=(Attendee(ZOE.id),))
    after = edit(world, group, attendees=(Attendee(ANA.id),), title="Nouveau")
    events = world.events(group)[1:]
    assert [(one.version, one.kind, one.user_ids) for one in events] == [
        (2, EventKind.UPDATED, ()),
        (3, EventKind.REGISTERED, (ANA.id,)),
        (4, EventKind.UNREGISTERED, (ZOE.id,)),
    ]
    assert after.version == 4
    kinds = {job.kind for one in events for job in jobs_for(one)}
    assert kinds == {MessageKind.CREATED, MessageKind.CANCELLED}
    check(world)


def test_a_group_is_filled_over_its_maximum_on_purpose_only(world: World) -> None:
    """RDV-15."""
    group = world.group(NINE, 1, attendees=(Attendee(ZOE.id),))
    with pytest.raises(GroupFull):
        edit(world, group, attendees=(Attendee(ZOE.id), Attendee(ANA.id)))
    over = edit(world, group, attendees=(Attendee(ZOE.id), Attendee(ANA.id)), force=True)
    assert over.users_count == 2
    wider = edit(world, over, max_participants=None)
    assert wider.max_participants is None
    check(world)


# --- at once


@pytest.mark.parametrize("seed", range(6))
def test_agents_who_change_the_same_appointment_at_once_leave_one_of_their_wishes(seed: int) -> None:
    world = furnished(distant(seed))
    one = make(world)
    starts = [at(THURSDAY, 10 + number) for number in range(5)]
    answers = all_at_once([lambda start=start: edit(world, one, starts_at=start) for start in starts])  # type: ignore[misc]
    won = [each for each in answers if isinstance(each, Appointment)]
    lost = [each for each in answers if isinstance(each, DomainError)]
    assert (len(won), {type(each) for each in lost}) == (1, {ChangedMeanwhile})
    assert world.stored(one) == won[0]
    check(world)


@pytest.mark.parametrize("seed", range(6))
def test_two_appointments_moved_to_one_time_at_once_do_not_both_get_there(seed: int) -> None:
    world = furnished(distant(seed))
    both = [make(world, at(THURSDAY, hour), attendees=(Attendee(user.id),)) for hour, user in ((9, ZOE), (11, ANA))]
    answers = all_at_once([lambda one=one: edit(world, one, starts_at=TEN) for one in both])  # type: ignore[misc]
    assert sorted(type(each).__name__ for each in answers) == ["AgentBusy", "Appointment"]
    check(world)


@pytest.mark.parametrize("seed", range(4))
def test_edits_and_cancellations_at_once_leave_no_claim_behind(seed: int) -> None:
    world, dice = furnished(distant(seed)), random.Random(seed)
    one = make(world, agent_ids=AGENTS[:2])
    jobs = [
        lambda: edit(world, one, starts_at=TEN, agent_ids=AGENTS[1:3]),
        lambda: change_status(world.records, world.clock, AT_THE_DESK, one.id, Status.REVOKED),
        lambda: edit(world, one, duration_minutes=60),
        lambda: make(world, TEN, agent_ids=AGENTS[2:3], attendees=(Attendee(ANA.id),)),
    ]
    dice.shuffle(jobs)
    all_at_once(jobs)
    assert AppointmentKey(one.id) in world.records.items
    check(world)
