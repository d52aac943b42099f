"""Agents' own appointments: several agents, on purpose over limits, groups, statuses (7.2, 7.3, 7.9, 2.12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from rdv import ids
from rdv.domain.agenda import AgentWeek
from rdv.domain.appointments import Appointment, AuthorKind, EventKind, Status
from rdv.domain.directory import LocationAvailability, LocationType, Visibility
from rdv.domain.errors import (
    AgentBusy,
    ChangedMeanwhile,
    DomainError,
    DuplicateAppointment,
    Forbidden,
    GroupFull,
    IdempotencyMismatch,
    Invalid,
    NotFound,
    NotMovable,
    SlotTaken,
)
from rdv.domain.messages import MessageKind, jobs_for, told_as
from rdv.domain.people import User
from rdv.usecases.booking import Booked
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_booking import MOST_AGENTS, MOST_USERS, Attendee, DeskRequest, create_appointment
from rdv.usecases.desk_groups import add_participants, remove_participants
from rdv.usecases.desk_statuses import change_participation_status, change_status
from rdv.usecases.holding import HoldGiven
from rdv.usecases.linking import open_link
from rdv.usecases.moving import move

from .invariants import violations
from .test_groups import register, shown, take_seat
from .world import (
    AGENTS,
    AT_THE_DESK,
    MONDAY,
    MOTIF,
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
NINE, TEN = at(THURSDAY, 9), at(THURSDAY, 10)
ZOE = User(ids.derived_id("user", "zoe"), "Zoé", "Lefèvre", "zoe@b.example", "+33610000001")
LEO = User(ids.derived_id("user", "leo"), "Léo", "Lefèvre", responsible_id=ZOE.id)
ANA = User(ids.derived_id("user", "ana"), "Ana", "Petit", "ana@b.example")
PAUL = User(ids.derived_id("user", "paul"), "Paul", "Martin")
FOR_ZOE = (Attendee(ZOE.id),)


@pytest.fixture
def world() -> World:
    return World().publish(an_offer(), a_group_offer()).people(ZOE, LEO, ANA, PAUL)


def check(world: World) -> None:
    assert violations(world.records.items, world.clock.now()) == []


def make(world: World, start: datetime = NINE, **changes: Any) -> Appointment:
    return world.desk(changes.pop("starts_at", start), **{"attendees": FOR_ZOE, **changes})


def add(world: World, group: Appointment, *users: User, force: bool = False) -> Appointment:
    attendees = tuple(Attendee(one.id) for one in users)
    return add_participants(
        world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, group.id, attendees, force=force
    )


def become(world: World, one: Appointment, status: Status, force: bool = False) -> Appointment:
    return change_status(world.records, world.clock, AT_THE_DESK, one.id, status, force=force)


def part_becomes(world: World, one: Appointment, user: User, status: Status, force: bool = False) -> Appointment:
    arguments = world.records, world.clock, AT_THE_DESK, one.id, user.id, status
    return change_participation_status(*arguments, force=force)


def fields(refused: pytest.ExceptionInfo[Invalid]) -> set[tuple[str, str]]:
    return {(one.field, one.code) for one in refused.value.errors}


# --- making one


def test_an_agent_books_any_time_also_past_and_outside_openings(world: World) -> None:
    """WZA-02, SLOT-28."""
    sunday_night = at(MONDAY - timedelta(days=8), 23, 55)
    made = make(world, sunday_night, duration_minutes=20)
    assert (made.starts_at, made.duration_minutes, made.status) == (sunday_night, 20, Status.UNKNOWN)
    assert (made.created_by, made.quotas, made.reminder_at) == (AT_THE_DESK, (), None)
    christmas = make(world, at(MONDAY.replace(month=12, day=25), 9))
    assert christmas.reminder_at == christmas.starts_at - timedelta(hours=48)
    check(world)


def test_several_agents_are_claimed_together_or_not_at_all(world: World) -> None:
    make(world, NINE, agent_ids=AGENTS[2:3])
    before = dict(world.records.items)
    with pytest.raises(AgentBusy) as busy:
        make(world, at(THURSDAY, 9, 15), agent_ids=AGENTS[:3])
    [conflict] = busy.value.conflicts
    assert (conflict.agent_id, conflict.starts_at, conflict.ends_at) == (AGENTS[2], NINE, NINE + timedelta(minutes=30))
    assert world.records.items == before
    made = make(world, TEN, agent_ids=AGENTS[:3])
    assert made.agent_ids == AGENTS[:3]
    check(world)
    with pytest.raises(SlotTaken):
        world.hold(TEN)


def test_a_claim_over_the_end_of_a_week_is_made_in_both(world: World) -> None:
    """Agent-weeks end on Sunday at midnight UTC."""
    start = at(MONDAY + timedelta(days=7), 0, 30)
    made = make(world, start, duration_minutes=90, agent_ids=AGENTS[:2])
    weeks = {one.week for one in world.records.items.values() if isinstance(one, AgentWeek) and one.busy}
    assert len(weeks) == 2
    check(world)
    become(world, made, Status.REVOKED)
    check(world)


def test_a_citizens_hold_is_a_time_in_the_way(world: World) -> None:
    world.hold(NINE)
    with pytest.raises(AgentBusy):
        make(world)
    world.clock.advance(minutes=10)
    make(world)
    check(world)


def test_an_overlap_on_purpose_is_flagged_in_the_week_and_in_the_event(world: World) -> None:
    """House rule 5."""
    make(world)
    forced = make(world, at(THURSDAY, 9, 15), attendees=(Attendee(ANA.id),), force=True)
    flags = [one.forced for week in world.records.items.values() if isinstance(week, AgentWeek) for one in week.busy]
    assert flags == [0, 1]
    assert world.events(forced)[0].forced
    check(world)
    with pytest.raises(SlotTaken):
        world.hold(at(THURSDAY, 9, 30))


def test_what_is_forced_and_meets_nothing_is_not_flagged(world: World) -> None:
    made = make(world, force=True)
    assert not world.events(made)[0].forced
    check(world)


@pytest.mark.parametrize("force", [False, True])
def test_wza_03_the_very_same_appointment_is_refused_even_on_purpose(world: World, force: bool) -> None:
    make(world, agent_ids=AGENTS[:2], attendees=(*FOR_ZOE, Attendee(ANA.id)))
    with pytest.raises(DuplicateAppointment):
        make(world, agent_ids=AGENTS[1::-1], attendees=(Attendee(ANA.id), *FOR_ZOE), force=force)


@pytest.mark.parametrize(
    "change",
    [
        {"attendees": (Attendee(ANA.id),)},
        {"agent_ids": AGENTS[:2]},
        {"duration_minutes": 45},
        {"location_id": OTHER_PLACE.id},
    ],
    ids=["users", "agents", "end", "place"],
)
def test_wza_03_one_difference_makes_another_appointment(world: World, change: dict[str, Any]) -> None:
    world.publish(an_offer(places=(PLACE, OTHER_PLACE)))
    make(world)
    make(world, force=True, **change)
    check(world)


def test_wza_03_a_cancelled_twin_is_none(world: World) -> None:
    become(world, make(world), Status.REVOKED)
    make(world)
    check(world)


def test_the_same_key_again_gives_the_same_appointment(world: World) -> None:
    first = make(world, idempotency_key="key")
    before = dict(world.records.items)
    assert make(world, idempotency_key="key") == first
    assert world.records.items == before
    with pytest.raises(IdempotencyMismatch):
        make(world, idempotency_key="key", fingerprint="another")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"starts_at": at(MONDAY.replace(year=2017, month=12, day=31), 9)}, ("starts_at", "unrealistic")),
        ({"starts_at": at(MONDAY.replace(year=2031, month=11, day=22), 9)}, ("starts_at", "unrealistic")),
        ({"starts_at": NINE.replace(second=1)}, ("starts_at", "not_a_minute")),
        ({"duration_minutes": 0}, ("duration_minutes", "out_of_range")),
        ({"duration_minutes": -30}, ("duration_minutes", "out_of_range")),
        ({"duration_minutes": 24 * 60 + 1}, ("duration_minutes", "out_of_range")),
        ({"location_id": None}, ("location_id", "required")),
        ({"location_id": OTHER_PLACE.id}, ("location_id", "unknown")),
        ({"agent_ids": ()}, ("agent_ids", "required")),
        ({"agent_ids": tuple(map(str, range(MOST_AGENTS + 1)))}, ("agent_ids", "too_long")),
        ({"attendees": ()}, ("users", "required")),
        ({"attendees": (*FOR_ZOE, Attendee("nobody"))}, ("users.1.user_id", "unknown")),
        ({"attendees": FOR_ZOE * (MOST_USERS + 1)}, ("users", "too_long")),
        ({"title": "A name"}, ("title", "unexpected")),
        ({"max_participants": 3}, ("max_participants", "unexpected")),
    ],
)
def test_av_36_av_37_av_38_what_is_wrong_is_named(
    world: World, change: dict[str, Any], expected: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        make(world, **change)
    assert expected in fields(refused)
    check(world)


@pytest.mark.parametrize(
    ("availability", "allowed"), [(LocationAvailability.SINGLE_USE, True), (LocationAvailability.DISABLED, False)]
)
def test_av_38_a_single_use_place_will_do_and_a_disabled_one_will_not(
    world: World, availability: LocationAvailability, allowed: bool
) -> None:
    place = replace(OTHER_PLACE, availability=availability)
    world.publish(an_offer(places=(PLACE, place)))
    if allowed:
        assert make(world, location_id=place.id).location_id == place.id
    else:
        with pytest.raises(Invalid):
            make(world, location_id=place.id)


def test_an_unknown_motif_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        make(world, motif_id="unknown")


@pytest.mark.parametrize(
    ("location_type", "user", "code"),
    [
        (LocationType.PHONE, ANA, "no_phone"),
        (LocationType.PHONE, LEO, None),
        (LocationType.VISIO, PAUL, "no_contact"),
        (LocationType.VISIO, ANA, None),
        (LocationType.HOME, PAUL, None),
    ],
)
def test_somebody_must_be_reachable_where_the_motif_needs_it(
    world: World, location_type: LocationType, user: User, code: str | None
) -> None:
    """7.2 step 2; a relative's responsible is who is reached (USR-02)."""
    remote = replace(MOTIF, id="remote", location_type=location_type)
    world.publish(an_offer(remote))
    remotely: dict[str, Any] = {"motif": remote, "location_id": None, "attendees": (Attendee(user.id),)}
    if code is None:
        make(world, **remotely)
    else:
        with pytest.raises(Invalid) as refused:
            make(world, **remotely)
        assert fields(refused) == {("users", code)}


@pytest.mark.parametrize(
    ("visibility", "chosen", "expected"),
    [
        (Visibility.VISIBLE_AND_NOTIFIED, None, True),
        (Visibility.VISIBLE_AND_NOTIFIED, False, False),
        (Visibility.VISIBLE_AND_NOT_NOTIFIED, None, False),
        (Visibility.VISIBLE_AND_NOT_NOTIFIED, True, True),
        (Visibility.INVISIBLE, True, False),
    ],
)
def test_not_05_flags_follow_the_motif_unless_chosen_and_invisible_is_never_told(
    world: World, visibility: Visibility, chosen: bool | None, expected: bool
) -> None:
    motif = replace(MOTIF, id="seen", visibility=visibility)
    world.publish(an_offer(motif))
    [part] = make(world, motif=motif, attendees=(Attendee(ZOE.id, chosen, chosen),)).participations
    assert (part.send_lifecycle_notifications, part.send_reminder_notification) == (expected, expected)


def test_everybody_is_told_by_both_channels_and_gets_a_link(world: World) -> None:
    made = make(world, attendees=(Attendee(LEO.id), Attendee(ANA.id)))
    event = world.events(made)[0]
    assert (event.kind, event.author.kind) == (EventKind.CREATED, AuthorKind.AGENT)
    assert len(jobs_for(event)) == 4
    for reader, letters in ((ZOE, "lef"), (ANA, "pet")):
        link = world.keyring.link_token(made.id, reader.id, 1)
        opened = open_link(world.directory, world.records, world.clock, link, letters)
        assert {one.first_name for one in opened.sheet.users} == {"Léo", "Ana"}
        with pytest.raises(NotMovable):
            # RDV-13: an agent made it.
            move(world.directory, world.records, world.clock, made.id, opened.access_token, TEN, None)


def test_the_limit_per_person_does_not_bind_agents(world: World) -> None:
    """The limit is for what citizens book themselves (WIZ-11)."""
    world.book_at(NINE)
    make(world, TEN)
    make(world, at(THURSDAY, 11))
    check(world)


# --- groups


def test_a_group_begins_empty_with_its_seats(world: World) -> None:
    group = world.group(NINE, seats=3, agent_ids=AGENTS[:2])
    assert (group.collectif, group.title, group.max_participants, group.users_count) == (True, "Massage", 3, 0)
    assert shown(world) == [("26 09:00", 3)]
    assert jobs_for(world.events(group)[0]) == ()
    check(world)
    with pytest.raises(Invalid):
        world.group(TEN, seats=0)


def test_agents_fill_a_group_and_go_over_the_maximum_on_purpose(world: World) -> None:
    """RDV-15, 7.9."""
    group = world.group(NINE, seats=2)
    two = add(world, group, ZOE, ANA)
    assert two.users_count == 2
    with pytest.raises(GroupFull) as full:
        add(world, group, PAUL)
    assert full.value.seats_left == 0
    assert world.stored(group) == two
    three = add(world, group, PAUL, force=True)
    assert three.users_count == 3
    assert [one.forced for one in world.events(group)] == [False, False, True]
    assert shown(world) == []
    check(world)
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [PAUL.id])
    assert shown(world) == []
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ZOE.id])
    assert shown(world) == [("26 09:00", 1)]
    check(world)


def test_a_party_finds_seats_for_all_or_for_none(world: World) -> None:
    group = world.group(NINE, seats=2)
    take_seat(world)
    with pytest.raises(GroupFull) as full:
        add(world, group, ZOE, ANA)
    assert full.value.seats_left == 1
    assert world.stored(group).users_count == 0
    check(world)


def test_a_group_may_begin_with_its_participants(world: World) -> None:
    everybody = tuple(Attendee(one.id) for one in (ZOE, ANA, PAUL))
    with pytest.raises(GroupFull):
        world.group(NINE, seats=2, attendees=everybody)
    group = world.group(NINE, seats=2, attendees=everybody, force=True)
    assert (group.users_count, world.events(group)[0].forced) == (3, True)
    assert {job.user_id for job in jobs_for(world.events(group)[0])} == {ZOE.id, ANA.id, PAUL.id}
    check(world)


def test_who_is_added_and_who_is_taken_out_is_told_and_nobody_else(world: World) -> None:
    """6.2, group rows: the author is an agent, so both channels."""
    group = world.group(NINE)
    add(world, group, ZOE)
    add(world, group, ANA, PAUL)
    added = world.events(group)[-1]
    assert (set(added.user_ids), told_as(added)) == ({ANA.id, PAUL.id}, MessageKind.CREATED)
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ANA.id])
    removed = world.events(group)[-1]
    assert (removed.user_ids, told_as(removed)) == ((ANA.id,), MessageKind.CANCELLED)
    assert [str(job.channel) for job in jobs_for(removed)] == ["sms", "email"]
    check(world)


def test_who_asked_for_silence_or_had_left_is_taken_out_quietly(world: World) -> None:
    group = world.group(NINE, attendees=(Attendee(ZOE.id, send_lifecycle_notifications=False), Attendee(ANA.id)))
    part_becomes(world, group, ANA, Status.EXCUSED)
    after = remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ZOE.id, ANA.id, "nobody"])
    event = world.events(group)[-1]
    assert (after.participations, event.user_ids, set(event.quiet_user_ids)) == ((), (), {ZOE.id, ANA.id})
    check(world)


def test_adding_and_removing_again_changes_nothing(world: World) -> None:
    group = world.group(NINE)
    once = add(world, group, ZOE)
    assert add(world, group, ZOE) == once
    gone = remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ZOE.id])
    assert remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ZOE.id]) == gone
    assert gone.version == 3


def test_an_agent_may_register_two_of_a_family(world: World) -> None:
    group = world.group(NINE)
    assert add(world, group, ZOE, LEO).users_count == 2
    link = world.keyring.link_token(group.id, ZOE.id, 1)
    opened = open_link(world.directory, world.records, world.clock, link, "lef")
    assert {one.first_name for one in opened.sheet.users} == {"Zoé", "Léo"}
    assert cancel(world.directory, world.records, world.clock, group.id, opened.access_token).status is Status.EXCUSED
    assert world.stored(group).users_count == 0
    check(world)


def test_more_people_than_one_transaction_has_room_for_are_refused(world: World) -> None:
    """Each of them with somebody else who answers for them, and many agents (0179)."""
    heads = [User(ids.derived_id("head", str(number)), "Ana", f"Petit {number}") for number in range(MOST_USERS)]
    children = [User(ids.derived_id("child", one.id), "Lou", one.last_name, responsible_id=one.id) for one in heads]
    world.people(*heads, *children)
    crowd = tuple(Attendee(one.id) for one in children)
    agents = tuple(map(str, range(MOST_AGENTS)))
    with pytest.raises(Invalid) as refused:
        world.group(NINE, None, attendees=crowd, agent_ids=agents)
    assert fields(refused) == {("users", "too_long")}
    assert world.group(NINE, None, attendees=crowd[:-3], agent_ids=agents).users_count == MOST_USERS - 3
    check(world)


def test_a_citizen_who_had_left_is_brought_back_with_their_place_in_the_limit(world: World) -> None:
    group = world.group(NINE)
    booked = register(world)
    [user] = booked.sheet.users
    cancel(world.directory, world.records, world.clock, group.id, booked.access_token)
    check(world)
    add(world, group, user)
    [part] = world.stored(group).participations
    assert (part.status, bool(part.person)) == (Status.UNKNOWN, True)
    check(world)


def test_what_is_no_group_or_is_cancelled_takes_nobody(world: World) -> None:
    with pytest.raises(NotFound):
        add(world, make(world), ANA)
    group = become(world, world.group(TEN), Status.REVOKED)
    with pytest.raises(Forbidden):
        add(world, group, ANA)
    with pytest.raises(Forbidden):
        remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ANA.id])
    with pytest.raises(Invalid):
        add(world, world.group(at(THURSDAY, 14)), replace(ANA, id="nobody"))


# --- statuses


@pytest.mark.parametrize("status", [Status.EXCUSED, Status.REVOKED])
def test_a_cancellation_frees_the_time_of_all_agents_and_coming_back_claims_it(world: World, status: Status) -> None:
    made = make(world, agent_ids=AGENTS[:3])
    gone = become(world, made, status)
    assert (gone.status, {one.status for one in gone.participations}) == (status, {status})
    assert world.events(made)[-1].kind is EventKind.CANCELLED
    assert [str(job.channel) for job in jobs_for(world.events(made)[-1])] == ["sms", "email"]
    check(world)
    back = become(world, gone, Status.UNKNOWN)
    assert (back.status, back.cancelled_at) == (Status.UNKNOWN, None)
    assert told_as(world.events(made)[-1]) is MessageKind.CREATED
    check(world)


def test_coming_back_meets_what_was_booked_meanwhile(world: World) -> None:
    made = make(world, agent_ids=AGENTS[:2])
    become(world, made, Status.REVOKED)
    make(world, attendees=(Attendee(ANA.id),), agent_ids=AGENTS[1:2])
    with pytest.raises(AgentBusy) as busy:
        become(world, made, Status.UNKNOWN)
    assert [one.agent_id for one in busy.value.conflicts] == [AGENTS[1]]
    check(world)
    become(world, made, Status.UNKNOWN, force=True)
    assert world.events(made)[-1].forced
    check(world)


def test_a_citizens_place_in_the_limit_goes_and_comes_with_the_status(world: World) -> None:
    booked = world.book_at(NINE)
    made = booked.sheet.appointment
    become(world, made, Status.EXCUSED)
    check(world)
    world.book_at(TEN, visitor="second")
    become(world, made, Status.UNKNOWN)
    check(world)


def test_seen_and_not_come_keep_the_time_and_tell_nobody(world: World) -> None:
    """SLOT-05, 6.2."""
    made = make(world)
    world.clock.instant = NINE
    for status in (Status.SEEN, Status.UNKNOWN, Status.NOSHOW):
        assert become(world, made, status).status is status
        assert jobs_for(world.events(made)[-1]) == ()
        check(world)


def test_what_the_menu_does_not_offer_is_refused_and_the_same_changes_nothing(world: World) -> None:
    made = make(world)
    with pytest.raises(Invalid) as refused:
        become(world, made, Status.NOSHOW)
    assert fields(refused) == {("status", "not_offered")}
    assert become(world, made, Status.UNKNOWN) == made
    with pytest.raises(NotFound):
        change_status(world.records, world.clock, AT_THE_DESK, "unknown", Status.SEEN)


def test_a_group_that_is_cancelled_gives_back_everything_and_returns_with_everybody(world: World) -> None:
    """7.9, RDV-16."""
    group = world.group(NINE, seats=2, agent_ids=AGENTS[:2], attendees=(*FOR_ZOE, Attendee(ANA.id)))
    part_becomes(world, group, ANA, Status.EXCUSED)
    register(world)
    gone = become(world, group, Status.REVOKED)
    assert sorted(one.status for one in gone.participations) == ["excused", "revoked", "revoked"]
    assert shown(world) == []
    check(world)
    back = become(world, group, Status.UNKNOWN)
    assert (back.users_count, world.events(group)[-1].forced) == (3, True)
    check(world)


def test_one_participation_of_an_individual_appointment_and_then_the_last(world: World) -> None:
    """RDV-17, AV-08, AV-09."""
    made = make(world, attendees=(*FOR_ZOE, Attendee(ANA.id)))
    first = part_becomes(world, made, ZOE, Status.EXCUSED)
    assert (first.status, world.events(made)[-1].kind) == (Status.UNKNOWN, EventKind.UNREGISTERED)
    assert world.events(made)[-1].user_ids == (ZOE.id,)
    check(world)
    last = part_becomes(world, made, ANA, Status.EXCUSED)
    assert (last.status, world.events(made)[-1].kind) == (Status.EXCUSED, EventKind.CANCELLED)
    check(world)
    back = part_becomes(world, made, ZOE, Status.UNKNOWN)
    assert (back.status, world.events(made)[-1].kind) == (Status.UNKNOWN, EventKind.RESTORED)
    assert world.events(made)[-1].user_ids == (ZOE.id,)
    check(world)


def test_two_who_had_read_the_same_do_not_write_over_each_other(world: World) -> None:
    group = add(world, world.group(NINE, seats=3), ZOE, ANA)
    read = group.version
    first = change_participation_status(
        world.records, world.clock, AT_THE_DESK, group.id, ZOE.id, Status.SEEN, version=read
    )
    with pytest.raises(ChangedMeanwhile):
        change_participation_status(
            world.records, world.clock, AT_THE_DESK, group.id, ZOE.id, Status.NOSHOW, version=read
        )
    with pytest.raises(ChangedMeanwhile):
        change_status(world.records, world.clock, AT_THE_DESK, group.id, Status.REVOKED, version=read)
    # The same press twice is one.
    for _ in range(2):
        again = change_participation_status(
            world.records, world.clock, AT_THE_DESK, group.id, ZOE.id, Status.SEEN, version=read
        )
        assert again == first


def test_a_participant_comes_back_to_a_full_group_on_purpose_only(world: World) -> None:
    group = world.group(NINE, seats=1, attendees=FOR_ZOE)
    part_becomes(world, group, ZOE, Status.EXCUSED)
    assert shown(world) == [("26 09:00", 1)]
    add(world, group, ANA)
    with pytest.raises(GroupFull):
        part_becomes(world, group, ZOE, Status.UNKNOWN)
    back = part_becomes(world, group, ZOE, Status.UNKNOWN, force=True)
    assert (back.users_count, world.events(group)[-1].kind) == (2, EventKind.REGISTERED)
    check(world)


def test_av_06_a_past_group_without_anybody_left_is_revoked_and_its_time_is_free(world: World) -> None:
    group = world.group(NINE, attendees=FOR_ZOE)
    world.clock.instant = NINE
    after = part_becomes(world, group, ZOE, Status.NOSHOW)
    assert after.status is Status.REVOKED
    check(world)


def test_av_05_who_is_seen_makes_the_group_seen(world: World) -> None:
    group = world.group(NINE, attendees=(*FOR_ZOE, Attendee(ANA.id)))
    assert part_becomes(world, group, ZOE, Status.SEEN).status is Status.SEEN
    assert jobs_for(world.events(group)[-1]) == ()
    with pytest.raises(NotFound):
        part_becomes(world, group, PAUL, Status.SEEN)
    check(world)


# --- many at once


@pytest.mark.parametrize("seed", range(10))
def test_two_agents_of_one_appointment_and_each_elsewhere_at_the_same_time(seed: int) -> None:
    """Nobody is in two places, whoever is first."""
    world = distant(seed).publish(an_offer(agents=AGENTS[:2]))
    world.people(ZOE, ANA, PAUL)
    jobs: list[Callable[[], object]] = [
        lambda: make(world, NINE, agent_ids=AGENTS[:2]),
        lambda: make(world, at(THURSDAY, 9, 15), agent_ids=AGENTS[:1], attendees=(Attendee(ANA.id),)),
        lambda: make(world, at(THURSDAY, 8, 45), agent_ids=AGENTS[1:2], attendees=(Attendee(PAUL.id),)),
        lambda: world.hold(NINE, visitor="a"),
        lambda: world.hold(NINE, visitor="b"),
        lambda: make(world, NINE, agent_ids=AGENTS[1::-1]),
    ]
    outcomes = all_at_once(jobs)
    assert any(isinstance(one, Appointment | HoldGiven) for one in outcomes)
    refused = [one for one in outcomes if isinstance(one, DomainError)]
    assert all(isinstance(one, AgentBusy | SlotTaken | DuplicateAppointment) for one in refused), refused
    check(world)


@pytest.mark.parametrize("seed", range(10))
def test_the_last_two_seats_one_party_of_two_and_citizens_at_once(seed: int) -> None:
    world = distant(seed).publish(a_group_offer())
    group = world.people(ZOE, ANA).group(NINE, seats=2)
    jobs: list[Callable[[], object]] = [
        lambda: add(world, group, ZOE, ANA),
        *(lambda number=number: take_seat(world, visitor=str(number)) for number in range(6)),
    ]
    outcomes = all_at_once(jobs)
    party = isinstance(outcomes[0], Appointment)
    assert sum(isinstance(one, HoldGiven) for one in outcomes[1:]) in ((0,) if party else (1, 2))
    check(world)


@pytest.mark.parametrize("seed", range(10))
def test_the_same_key_from_many_places_makes_one_appointment(seed: int) -> None:
    world = distant(seed).publish(an_offer()).people(ZOE)
    request = DeskRequest(MOTIF.id, PLACE.id, NINE, AGENTS[:2], "key", "fingerprint", FOR_ZOE)
    arguments = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, request
    outcomes = all_at_once([lambda: create_appointment(*arguments)] * 6)
    assert not [one for one in outcomes if isinstance(one, DomainError)]
    assert sum(not getattr(one, "replayed", True) for one in outcomes) == 1
    check(world)


@pytest.mark.parametrize("seed", range(10))
def test_coming_back_pressed_many_times_at_once_is_no_conflict_with_itself(seed: int) -> None:
    world = distant(seed).publish(an_offer(), a_group_offer()).people(ZOE, ANA)
    made = become(world, make(world, agent_ids=AGENTS[:2]), Status.REVOKED)
    group = world.group(TEN, seats=1)
    outcomes = all_at_once([lambda: become(world, made, Status.UNKNOWN)] * 5 + [lambda: add(world, group, ANA)] * 5)
    assert not [one for one in outcomes if isinstance(one, DomainError)], outcomes
    assert world.stored(group).users_count == 1
    check(world)


def test_duplicates_made_on_purpose_at_once_leave_one(world: World) -> None:
    outcomes = all_at_once([lambda: make(world, force=True)] * 6)
    assert sum(isinstance(one, Appointment) for one in outcomes) == 1
    assert sum(isinstance(one, DuplicateAppointment) for one in outcomes) == 5
    check(world)


def test_a_citizen_and_an_agent_at_one_start_have_one_winner() -> None:
    for seed in range(10):
        world = distant(seed).publish(an_offer()).people(ZOE)
        outcomes = all_at_once([lambda world=world: world.hold(NINE), lambda world=world: make(world)])
        assert sum(isinstance(one, DomainError) for one in outcomes) == 1
        check(world)


def test_statuses_pressed_at_once_end_in_one_truth(world: World) -> None:
    group = world.group(NINE, seats=9, agent_ids=AGENTS[:2], attendees=(*FOR_ZOE, Attendee(ANA.id)))
    booked = register(world)
    assert isinstance(booked, Booked)
    all_at_once(
        [
            lambda: become(world, group, Status.REVOKED),
            lambda: part_becomes(world, group, ZOE, Status.EXCUSED),
            lambda: add(world, group, PAUL),
            lambda: cancel(world.directory, world.records, world.clock, group.id, booked.access_token),
            lambda: become(world, group, Status.UNKNOWN),
            lambda: remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ANA.id]),
        ]
    )
    check(world)
