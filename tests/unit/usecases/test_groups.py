"""Group appointments as citizens live them: search, seat, registration, family, leaving (4.4, COL-01 to COL-03)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rdv import ids
from rdv.domain.appointments import Appointment, AuthorKind, EventKind, Participation, Status
from rdv.domain.errors import (
    AlreadyBooked,
    ChangedMeanwhile,
    Forbidden,
    HoldExpired,
    IdempotencyMismatch,
    Invalid,
    NotCancellable,
    NotFound,
    NotMovable,
    SlotTaken,
    TooLateToCancel,
    TooManyHolds,
    Unavailable,
    WrongLetters,
)
from rdv.domain.group_slots import GroupTime
from rdv.domain.groups import GroupPlace
from rdv.domain.messages import MessageKind, jobs_for
from rdv.domain.people import User
from rdv.ports import AgentKey, GroupPlaceKey, Key, Put, Quota, SeatsKey, UserKey, WeekKey, Write
from rdv.store.memory import Faults, MemoryBooks, MemoryRecords
from rdv.usecases.booking import Booked, Person
from rdv.usecases.cancelling import cancel
from rdv.usecases.claims import person_entry, person_key, persons_of
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.desk_changing import delete_appointment
from rdv.usecases.desk_editing import DeskEdit, edit_appointment
from rdv.usecases.desk_groups import remove_participants
from rdv.usecases.desk_office import Office
from rdv.usecases.desk_statuses import change_status
from rdv.usecases.holding import HoldGiven, release
from rdv.usecases.linking import open_link
from rdv.usecases.moving import move
from rdv.usecases.reaching import show
from rdv.usecases.searching import locations_of, motifs_of, services_of, slots_of
from tests.desk_scene import ADMIN
from tests.desks import presented, sign_in

from .invariants import violations
from .world import (
    AGENTS,
    AT_THE_DESK,
    EMAIL,
    GROUP,
    MONDAY,
    OTHER_PLACE,
    PHONE,
    PLACE,
    World,
    a_group_offer,
    all_at_once,
    an_offer,
    at,
)

THURSDAY = MONDAY + timedelta(days=3)
NINE = at(THURSDAY, 9)
MOTHER = Person("Zoé", "de La Fontaine", EMAIL, PHONE)
STRANGER = Person("Ana", "Petit", "ana@b.example")


@pytest.fixture
def world() -> World:
    return World().publish(a_group_offer())


def check(world: World) -> None:
    assert violations(world.records.items, world.clock.now()) == []


def shown(world: World, day: date = MONDAY, days: int = 7, place: str = PLACE.id) -> list[tuple[str, int | None]]:
    found = slots_of(world.directory, world.records, world.clock, GROUP.id, place, day, days)
    return [(f"{one.starts_at:%d %H:%M}", one.seats_left) for one in found.times if isinstance(one, GroupTime)]


def take_seat(world: World, start: object = NINE, visitor: str = "visitor") -> HoldGiven:
    return world.hold(start, motif=GROUP, visitor=visitor)  # type: ignore[arg-type]


def register(
    world: World,
    person: Person = MOTHER,
    child: str = "",
    start: object = NINE,
    visitor: str = "visitor",
) -> Booked:
    """The whole journey to a seat."""
    given = take_seat(world, start, visitor)
    token = world.prove(given, to=person.email)
    participants = (Person(child, person.last_name),) if child else ()
    return world.book(world.request(given, token, key=ids.new_id(), person=person, participants=participants))


def test_a_group_of_more_people_than_a_transaction_takes_is_moved_cancelled_brought_back_and_deleted(
    world: World,
) -> None:
    """Each has a place in their list and one in their limit: a hundred writes are soon too few."""
    group = a_crowd(world)
    check(world)
    assert len(group.participations) == 70
    assert moved_later(world, group).starts_at == NINE + timedelta(hours=1)
    check(world)
    for status in (Status.REVOKED, Status.UNKNOWN):
        change_status(world.records, world.clock, AT_THE_DESK, group.id, status)
        check(world)
    now = world.clock.instant
    world.records.commit([Put(AgentKey(ADMIN.id), ADMIN)])
    admin = presented(sign_in(world.records, world.keyring, ADMIN.id, now))
    office = Office(world.directory, MemoryBooks(world.records), world.records, world.clock, world.keyring)
    delete_appointment(office, admin, group.id)
    check(world)
    assert not any(isinstance(key, GroupPlaceKey) for key in world.records.items)


def a_crowd(world: World, count: int = 70) -> Appointment:
    """A group of people who registered online: moving seventy takes more writes than a transaction."""
    group = world.group(NINE, seats=200)
    for number in range(count):
        world.clock.instant += timedelta(minutes=20)
        register(world, replace(MOTHER, email=f"mother{number}@b.example", phone_number=""), visitor=f"visitor{number}")
    return world.stored(group)


def moved_later(world: World, whole: Appointment) -> Appointment:
    edit = DeskEdit(version=whole.version, starts_at=NINE + timedelta(hours=1))
    return edit_appointment(world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, whole.id, edit)


def before_commit(world: World, number: int, happens: Callable[[], object]) -> None:
    """Something that happens before the so-manieth of the next commits."""
    commit, seen = world.records.commit, itertools.count(1)

    def committed(writes: Sequence[Write]) -> None:
        if next(seen) == number:
            happens()
        commit(writes)

    world.records.commit = committed  # type: ignore[method-assign]


def behind(world: World, like: Appointment) -> list[Key]:
    """Limits of its people that are not of its time, or not theirs any more, and places of lists that are elsewhere."""
    group = world.stored(like)
    owed = {person_key(one, group.motif_id) for one in persons_of(group)}
    wrong: list[Key] = []
    for key, entity in world.records.items.items():
        if isinstance(entity, Quota) and key.owner == "PERSON":  # type: ignore[union-attr]
            kept = {one for one in entity.entries if one.endswith(group.id)}
            wrong += [key] if kept != ({person_entry(group)} if key in owed else set()) else []
        if isinstance(entity, GroupPlace):
            wrong += [key] if entity.starts_at != group.starts_at else []
    return wrong


def followed(world: World, group: Appointment) -> None:
    """Everybody's place and limit are of the group as it is."""
    assert behind(world, group) == []


def test_more_people_than_a_transaction_takes_are_taken_out_and_somebody_is_added(world: World) -> None:
    whole = a_crowd(world, 110)
    stays = whole.participations[-1].user_id
    newcomer = User(ids.new_id(), "Zoé", "Petit")
    world.records.commit([Put(UserKey(newcomer.id), newcomer, 0)])

    def only(*user_ids: str) -> Appointment:
        now = world.stored(whole)
        edit = DeskEdit(version=now.version, attendees=tuple(Attendee(one) for one in user_ids))
        return edit_appointment(world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, whole.id, edit)

    assert only(*(one.user_id for one in whole.participations), newcomer.id).users_count == 111
    check(world)
    assert only(stays).users_count == 1
    check(world)
    assert len([key for key in world.records.items if isinstance(key, GroupPlaceKey)]) == 1


def test_a_crowd_that_somebody_joins_while_it_is_moved_stays_where_it_is(world: World) -> None:
    """Who moved it is told that it has changed, and no place nor limit has gone ahead."""
    whole = a_crowd(world)
    before_commit(world, 1, lambda: register(world, replace(MOTHER, email="late@b.example"), visitor="late"))
    with pytest.raises(ChangedMeanwhile):
        moved_later(world, whole)
    assert world.stored(whole).starts_at == NINE
    check(world)
    followed(world, whole)


@pytest.mark.parametrize("number", range(0, 70, 10))
def test_a_crowd_that_somebody_leaves_while_the_last_places_follow_it(world: World, number: int) -> None:
    whole = a_crowd(world)
    leaver = whole.participations[number]

    def leave() -> None:
        remove_participants(world.records, world.clock, AT_THE_DESK, whole.id, [leaver.user_id])

    before_commit(world, 2, leave)
    assert moved_later(world, whole).starts_at == NINE + timedelta(hours=1)
    assert len(world.stored(whole).participations) == 69
    check(world)
    followed(world, whole)


def test_a_crowd_that_is_moved_again_while_the_last_places_follow_it(world: World) -> None:
    whole = a_crowd(world)

    def move_on() -> None:
        now = world.stored(whole)
        edit = DeskEdit(version=now.version, starts_at=NINE + timedelta(hours=3))
        edit_appointment(world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, now.id, edit)

    before_commit(world, 2, move_on)
    moved_later(world, whole)
    assert world.stored(whole).starts_at == NINE + timedelta(hours=3)
    check(world)
    followed(world, whole)


def test_what_a_plug_pulled_between_the_parts_leaves_is_mended_by_the_next_move(world: World) -> None:
    whole = a_crowd(world)

    def pulled() -> None:
        raise Unavailable

    before_commit(world, 2, pulled)
    with pytest.raises(Unavailable):
        moved_later(world, whole)
    now = world.stored(whole)
    assert now.starts_at == NINE + timedelta(hours=1)
    assert len(behind(world, whole)) > 0
    edit = DeskEdit(version=now.version, starts_at=NINE + timedelta(hours=2))
    edit_appointment(world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, now.id, edit)
    check(world)
    followed(world, whole)


def own(world: World, booked: Booked) -> list[tuple[str, Status]]:
    """Who takes part, by first name."""
    users = {one.id: one for one in world.records.items.values() if isinstance(one, User)}
    group = world.stored(booked.sheet.appointment)
    return [(users[one.user_id].first_name, one.status) for one in group.participations]


# --- search


def test_slots_of_a_group_motif_are_its_group_appointments_with_their_seats(world: World) -> None:
    world.group(NINE, seats=2)
    world.group(at(THURSDAY, 14), seats=None, agent_ids=AGENTS[1:2])
    assert shown(world) == [("26 09:00", 2), ("26 14:00", None)]
    check(world)


def test_slots_of_a_group_motif_take_two_round_trips_and_a_third_when_the_period_is_empty(world: World) -> None:
    world.group(NINE)
    reads, looked_up = world.records.reads, world.directory.reads
    shown(world)
    assert (world.records.reads - reads, world.directory.reads - looked_up) == (1, 1)
    empty = slots_of(world.directory, world.records, world.clock, GROUP.id, PLACE.id, MONDAY, 1)
    assert (empty.times, empty.next_availability) == ((), NINE)
    assert (world.records.reads - reads, world.directory.reads - looked_up) == (3, 2)


def test_a_full_group_is_not_offered_and_the_next_availability_is_the_first_that_is(world: World) -> None:
    world.group(NINE, seats=1)
    world.group(at(THURSDAY, 14), agent_ids=AGENTS[1:2])
    take_seat(world)
    assert shown(world) == [("26 14:00", 5)]
    world.clock.advance(minutes=10)
    assert shown(world)[0] == ("26 09:00", 1)


def test_what_lies_outside_the_booking_window_or_elsewhere_is_not_offered(world: World) -> None:
    world.publish(a_group_offer(replace(GROUP, max_delay=timedelta(days=6)), (PLACE, OTHER_PLACE)))
    world.group(at(MONDAY + timedelta(days=7), 9))
    world.group(NINE, location_id=OTHER_PLACE.id, agent_ids=AGENTS[1:2])
    assert shown(world, days=31) == []
    assert shown(world, days=31, place=OTHER_PLACE.id) == [("26 09:00", 5)]


def test_lists_lead_to_a_group_motif_and_hide_places_without_an_open_group(world: World) -> None:
    """GEO-01, SLOT-20."""
    world.publish(a_group_offer(places=(PLACE, OTHER_PLACE)))
    assert [one.name for one in services_of(world.directory, departement="62")] == ["Service social"]
    [motif] = motifs_of(world.directory, departement="62")
    assert (motif.name, motif.collectif) == ("Atelier parents-bébés", True)

    def places() -> list[tuple[str, str]]:
        rows = locations_of(world.directory, world.records, world.clock, motif.key, departement="62")
        return [(row.location.name, f"{row.next_availability:%d %H:%M}") for row in rows if row.location]

    assert places() == []
    world.group(at(THURSDAY, 14), location_id=OTHER_PLACE.id)
    world.group(at(THURSDAY, 10), seats=1)
    assert places() == [("Centre", "26 10:00"), ("Nord", "26 14:00")]
    take_seat(world, at(THURSDAY, 10))
    assert places() == [("Nord", "26 14:00")]


def test_group_and_individual_motifs_are_listed_together(world: World) -> None:
    world.publish(an_offer(replace(GROUP, id="individual", collectif=False)))
    world.group(at(THURSDAY, 14))
    rows = locations_of(world.directory, world.records, world.clock, GROUP.merge_key, departement="62")
    assert [(row.motif_id, f"{row.next_availability:%d %H:%M}") for row in rows] == [("individual", "23 09:00")]


# --- seats


def test_the_last_seat_is_held_once_and_the_loser_is_told_of_other_groups(world: World) -> None:
    world.group(NINE, seats=1)
    later = [at(THURSDAY + timedelta(days=number), 14) for number in range(4)]
    for start in later:
        world.group(start)
    take_seat(world)
    with pytest.raises(SlotTaken) as taken:
        take_seat(world, visitor="other")
    assert [one.starts_at for one in taken.value.alternatives] == later[:3]
    assert {one.location_id for one in taken.value.alternatives} == {PLACE.id}
    for one in taken.value.alternatives:
        take_seat(world, one.starts_at, visitor="other")
    check(world)


def test_of_two_groups_at_one_start_the_emptier_gives_the_seat_and_then_the_other(world: World) -> None:
    small = world.group(NINE, seats=1)
    large = world.group(NINE, seats=2, agent_ids=AGENTS[1:2])
    given = [take_seat(world, visitor=str(number)).hold.ref.group for number in range(3)]
    assert [one.appointment_id for one in given if one] == [large.id, *sorted([small.id, large.id])]
    with pytest.raises(SlotTaken):
        take_seat(world, visitor="fourth")
    check(world)


def test_a_held_seat_needs_its_token_and_is_free_again_when_released(world: World) -> None:
    world.group(NINE, seats=1)
    given = take_seat(world)
    with pytest.raises(Forbidden):
        release(world.records, given.hold.ref.spelled(), "x.wrong")
    release(world.records, given.hold.ref.spelled(), given.hold_token)
    assert shown(world) == [("26 09:00", 1)]
    check(world)
    with pytest.raises(NotFound):
        release(world.records, given.hold.ref.spelled(), given.hold_token)


def test_a_hold_is_released_though_its_group_was_cancelled(world: World) -> None:
    group = world.group(NINE)
    given = take_seat(world)
    change_status(world.records, world.clock, AT_THE_DESK, group.id, Status.REVOKED)
    release(world.records, given.hold.ref.spelled(), given.hold_token)
    check(world)


def test_seats_count_among_the_holds_of_a_visitor(world: World) -> None:
    world.publish(an_offer())
    world.group(NINE)
    world.hold(at(MONDAY, 9))
    take_seat(world)
    take_seat(world)
    with pytest.raises(TooManyHolds):
        take_seat(world)
    check(world)


def test_starts_without_a_group_cannot_be_held(world: World) -> None:
    world.group(NINE)
    for start in (at(THURSDAY, 9, 30), at(THURSDAY + timedelta(days=400), 9)):
        with pytest.raises(SlotTaken) as taken:
            take_seat(world, start)
        assert [one.starts_at for one in taken.value.alternatives] == [NINE]


# --- registration


def test_a_registration_takes_one_read_and_one_commit_guards_included(world: World) -> None:
    group = world.group(NINE)
    given = take_seat(world)
    request = world.request(given, world.prove(given))
    reads, commits, looked_up = world.records.reads, world.records.commits, world.directory.reads
    booked = world.book(request)
    assert (world.records.reads - reads, world.records.commits - commits) == (1, 1)
    assert world.directory.reads == looked_up
    assert booked.sheet.appointment.id == group.id
    assert (booked.sheet.status, booked.replayed, booked.already_registered) == (Status.UNKNOWN, False, False)
    assert [user.first_name for user in booked.sheet.users] == ["Zoé"]
    assert shown(world) == [("26 09:00", 4)]
    [created, registered] = world.events(group)
    assert (created.kind, registered.kind) == (EventKind.CREATED, EventKind.REGISTERED)
    assert registered.user_ids == (booked.sheet.users[0].id,)
    assert registered.author.kind is AuthorKind.USER
    assert {job.kind for job in jobs_for(registered)} == {MessageKind.CREATED}
    check(world)


def test_the_same_key_again_gives_the_same_answer_and_changes_nothing(world: World) -> None:
    world.group(NINE)
    given = take_seat(world)
    request = world.request(given, world.prove(given))
    first = world.book(request)
    before = dict(world.records.items)
    again = world.book(request)
    assert again.replayed
    assert (again.sheet, again.access_token, again.access_expires_at) == (
        first.sheet, first.access_token, first.access_expires_at,
    )  # fmt: skip
    assert world.records.items == before


def test_a_key_means_one_body_among_groups_and_individual_appointments(world: World) -> None:
    world.publish(an_offer())
    world.group(NINE)
    seat, time = take_seat(world), world.hold(at(MONDAY, 9))
    token = world.prove(seat)
    registering, booking = world.request(seat, token), world.request(time, token, fingerprint="other")
    world.book(registering)
    with pytest.raises(IdempotencyMismatch):
        world.book(replace(registering, fingerprint="other"))
    with pytest.raises(IdempotencyMismatch):
        world.book(booking)
    world.book(replace(booking, idempotency_key="second"))
    seat = take_seat(world, visitor="b")
    with pytest.raises(IdempotencyMismatch):
        world.book(world.request(seat, token, key="second"))
    check(world)


@pytest.mark.parametrize("group", [True, False])
def test_a_batch_that_is_no_snapshot_still_finds_the_twin_of_a_request(
    world: World, group: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DynamoDB may read the hold before, and what it claims after, the same request was served elsewhere."""
    world.publish(an_offer())
    world.group(NINE)
    given = take_seat(world) if group else world.hold(at(MONDAY, 9))
    request = world.request(given, world.prove(given))
    before = dict(world.records.items)
    first = world.book(request)
    read, torn = world.records.read, [True]

    def read_torn(keys: Sequence[Any], *, consistent: bool = True) -> dict[Any, Any]:
        if torn and torn.pop():
            late = (SeatsKey, WeekKey)
            return {
                key: items[key]
                for key in keys
                for items in (world.records.items if isinstance(key, late) else before,)
                if key in items
            }
        return read(keys, consistent=consistent)

    monkeypatch.setattr(world.records, "read", read_torn)
    again = world.book(request)
    assert (again.replayed, again.sheet, again.access_token) == (True, first.sheet, first.access_token)
    check(world)


def test_two_citizens_with_the_same_key_get_proofs_of_their_own(world: World) -> None:
    """The key is the client's choice and the appointment is everybody's: neither may make the proof."""
    world.group(NINE)
    booked: list[Booked] = []
    for number, person in enumerate((MOTHER, STRANGER)):
        given = take_seat(world, visitor=str(number))
        booked.append(world.book(world.request(given, world.prove(given, to=person.email), "same key", person)))
    assert booked[0].access_token != booked[1].access_token
    for one, name in zip(booked, ("Zoé", "Ana"), strict=True):
        seen = show(world.directory, world.records, world.clock, one.sheet.appointment.id, one.access_token)
        assert [user.first_name for user in seen.users] == [name]


def test_another_key_cannot_use_a_seat_twice_nor_an_expired_one(world: World) -> None:
    world.group(NINE)
    given = take_seat(world)
    token = world.prove(given)
    world.book(world.request(given, token))
    with pytest.raises(HoldExpired):
        world.book(world.request(given, token, key="other"))
    late = take_seat(world, visitor="late")
    world.clock.advance(minutes=10)
    with pytest.raises(HoldExpired):
        world.book(world.request(late, token, key="late"))
    check(world)


def test_a_seat_needs_its_own_token(world: World) -> None:
    world.group(NINE)
    given, other = take_seat(world), take_seat(world, visitor="other")
    with pytest.raises(Forbidden):
        world.book(world.request(given, world.prove(given), hold_token=other.hold_token))
    check(world)


def test_col_02_a_group_that_was_cancelled_takes_nobody(world: World) -> None:
    group = world.group(NINE)
    given = take_seat(world)
    token = world.prove(given)
    change_status(world.records, world.clock, AT_THE_DESK, group.id, Status.REVOKED)
    with pytest.raises(HoldExpired):
        world.book(world.request(given, token))
    assert world.stored(group).participations == ()
    check(world)


def test_par_03_another_member_of_the_family_takes_the_place_of_the_first(world: World) -> None:
    group = world.group(NINE)
    register(world)
    child = register(world, child="Léo", visitor="b")
    assert own(world, child) == [("Léo", Status.UNKNOWN)]
    assert [user.first_name for user in child.sheet.users] == ["Léo"]
    last = world.events(group)[-1]
    assert (len(last.user_ids), len(last.quiet_user_ids)) == (1, 1)
    assert {job.user_id for job in jobs_for(last)} == set(last.user_ids)
    assert shown(world) == [("26 09:00", 4)]
    check(world)


def test_par_03_the_family_is_the_verified_address_whatever_else_was_typed(world: World) -> None:
    world.group(NINE)
    register(world)
    without_phone = replace(MOTHER, phone_number="")
    child = register(world, without_phone, child="Léo", visitor="b")
    assert own(world, child) == [("Léo", Status.UNKNOWN)]
    register(world, STRANGER, visitor="c")
    assert [name for name, _ in own(world, child)] == ["Léo", "Ana"]
    check(world)


def test_one_request_registers_one_member_of_a_family(world: World) -> None:
    world.group(NINE)
    given = take_seat(world)
    both = (Person("Léo", "Martin"), Person("Mia", "Martin"))
    with pytest.raises(Invalid) as refused:
        world.book(world.request(given, world.prove(given), participants=both))
    assert [(one.field, one.code) for one in refused.value.errors] == [("participants", "one_per_family")]
    check(world)


@pytest.mark.parametrize("phone", [PHONE, ""])
def test_col_01_who_is_registered_already_keeps_one_place_and_the_seat_is_free_again(world: World, phone: str) -> None:
    group = world.group(NINE)
    register(world)
    before = world.stored(group)
    again = register(world, replace(MOTHER, phone_number=phone), visitor="b")
    assert again.already_registered
    assert world.stored(group) == before
    assert shown(world) == [("26 09:00", 4)]
    seen = show(world.directory, world.records, world.clock, group.id, again.access_token)
    assert [user.phone_number for user in seen.users] == [PHONE]
    check(world)


def test_col_01_who_had_excused_themselves_comes_back(world: World) -> None:
    group = world.group(NINE)
    first = register(world)
    cancel(world.directory, world.records, world.clock, group.id, first.access_token)
    back = register(world, visitor="b")
    assert not back.already_registered
    assert own(world, back) == [("Zoé", Status.UNKNOWN)]
    assert [one.kind for one in world.events(group)[1:]] == [
        EventKind.REGISTERED, EventKind.UNREGISTERED, EventKind.REGISTERED,
    ]  # fmt: skip
    check(world)


def test_the_limit_per_person_holds_across_the_groups_of_a_motif(world: World) -> None:
    world.group(NINE)
    second = at(THURSDAY + timedelta(days=7), 9)
    world.group(second)
    first = register(world)
    with pytest.raises(AlreadyBooked):
        register(world, start=second, visitor="b")
    register(world, child="Léo", start=second, visitor="c")
    check(world)
    cancel(world.directory, world.records, world.clock, first.sheet.appointment.id, first.access_token)
    world.clock.advance(minutes=10)
    # In place of the child, who is of the same family.
    booked = register(world, start=second, visitor="d")
    assert [name for name, _ in own(world, booked)] == ["Zoé"]
    check(world)


def test_a_group_that_is_over_no_longer_counts_against_the_limit(world: World) -> None:
    world.group(NINE)
    second = at(THURSDAY + timedelta(days=7), 9)
    world.group(second)
    register(world)
    world.clock.instant = NINE + timedelta(hours=2)
    register(world, start=second)
    check(world)


# --- seeing and leaving


def link_of(world: World, booked: Booked) -> str:
    appointment = booked.sheet.appointment
    return world.keyring.link_token(appointment.id, booked.sheet.user_id, appointment.link_generation)


def test_a_link_shows_the_own_family_and_opens_with_its_letters_alone(world: World) -> None:
    """MAIL-07, INV-07."""
    world.group(NINE)
    mine = register(world, child="Léo")
    register(world, STRANGER, visitor="b")
    with pytest.raises(WrongLetters):
        open_link(world.directory, world.records, world.clock, link_of(world, mine), "pet")
    opened = open_link(world.directory, world.records, world.clock, link_of(world, mine), "del")
    assert [user.first_name for user in opened.sheet.users] == ["Léo"]
    assert opened.sheet.cancellable
    assert not opened.sheet.movable
    again = show(world.directory, world.records, world.clock, mine.sheet.appointment.id, opened.access_token)
    assert (again.users, again.status) == (opened.sheet.users, Status.UNKNOWN)


def test_col_03_leaving_frees_the_seat_at_once_and_touches_nobody_else(world: World) -> None:
    group = world.group(NINE, seats=2)
    mine, other = register(world), register(world, STRANGER, visitor="b")
    assert shown(world) == []
    arguments = world.directory, world.records, world.clock, group.id, mine.access_token
    left = cancel(*arguments)
    assert (left.status, left.cancelled_at) == (Status.EXCUSED, world.clock.now())
    assert not left.cancellable
    assert world.stored(group).status is Status.UNKNOWN
    assert shown(world) == [("26 09:00", 1)]
    assert show(world.directory, world.records, world.clock, group.id, other.access_token).cancellable
    event = world.events(group)[-1]
    assert (event.kind, event.user_ids) == (EventKind.UNREGISTERED, (mine.sheet.users[0].id,))
    assert [str(job.channel) for job in jobs_for(event)] == ["email"]
    check(world)
    before = dict(world.records.items)
    assert cancel(*arguments) == left
    assert world.records.items == before


@pytest.mark.parametrize(("before", "allowed"), [(timedelta(hours=5), True), (timedelta(hours=4), False)])
def test_par_02_leaving_ends_exactly_four_hours_before(world: World, before: timedelta, allowed: bool) -> None:
    group = world.group(NINE)
    booked = register(world)
    world.clock.instant = NINE - before
    access = open_link(world.directory, world.records, world.clock, link_of(world, booked), "del").access_token
    arguments = world.directory, world.records, world.clock, group.id, access
    if allowed:
        assert cancel(*arguments).status is Status.EXCUSED
    else:
        with pytest.raises(TooLateToCancel):
            cancel(*arguments)
    check(world)


def test_a_motif_may_forbid_leaving_and_no_user_moves_a_group(world: World) -> None:
    world.publish(a_group_offer(replace(GROUP, cancellable_by_user=False)))
    group = world.group(NINE)
    booked = register(world)
    arguments = world.directory, world.records, world.clock, group.id, booked.access_token
    with pytest.raises(NotCancellable):
        cancel(*arguments)
    with pytest.raises(NotMovable):
        move(*arguments, at(THURSDAY, 14), None)


def test_a_group_that_the_service_cancelled_is_shown_as_cancelled(world: World) -> None:
    group = world.group(NINE)
    mine, gone = register(world), register(world, STRANGER, visitor="b")
    cancel(world.directory, world.records, world.clock, group.id, gone.access_token)
    change_status(world.records, world.clock, AT_THE_DESK, group.id, Status.REVOKED)
    seen = [
        show(world.directory, world.records, world.clock, group.id, one.access_token).status for one in (mine, gone)
    ]
    assert seen == [Status.REVOKED, Status.EXCUSED]
    # Those who had left before are not told again.
    assert world.events(group)[-1].user_ids == (mine.sheet.users[0].id,)
    check(world)


def test_whom_an_agent_took_out_can_no_longer_see_the_group(world: World) -> None:
    group = world.group(NINE)
    booked = register(world)
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [booked.sheet.users[0].id])
    with pytest.raises(NotFound):
        show(world.directory, world.records, world.clock, group.id, booked.access_token)
    with pytest.raises(NotFound):
        open_link(world.directory, world.records, world.clock, link_of(world, booked), "del")
    check(world)


# --- many at once


def seats_taken(group: Appointment) -> int:
    return sum(not one.status.is_cancelled for one in group.participations)


def test_a_rush_on_few_seats_fills_them_each_once() -> None:
    world = World(records=MemoryRecords(Faults(conflict=0.3, lag=0.5))).publish(a_group_offer())
    group = world.group(NINE, seats=5)
    world.group(at(THURSDAY, 14), seats=None)

    def hold_one(number: int) -> Callable[[], HoldGiven]:
        return lambda: take_seat(world, visitor=str(number))

    held = all_at_once([hold_one(number) for number in range(16)])
    given = [one for one in held if isinstance(one, HoldGiven)]
    lost = [one for one in held if isinstance(one, SlotTaken)]
    assert (len(given), len(lost)) == (5, 11)
    assert all([one.starts_at for one in loser.alternatives] == [at(THURSDAY, 14)] for loser in lost)
    check(world)
    people = [Person(f"Zoé{number}", "Martin", f"z{number}@b.example") for number in range(5)]
    proofs = [world.prove(one, to=person.email) for one, person in zip(given, people, strict=True)]
    requests = [
        world.request(one, proof, person=person) for one, proof, person in zip(given, proofs, people, strict=True)
    ]
    # Each confirms twice at once: one registration, one replay.
    booked = all_at_once([lambda request=request: world.book(request) for request in requests * 2])
    assert all(isinstance(one, Booked) for one in booked), booked
    assert sum(one.replayed for one in booked if isinstance(one, Booked)) == 5
    assert seats_taken(world.stored(group)) == 5
    assert shown(world, days=4) == [("26 14:00", None)]
    check(world)


def test_two_of_one_family_registering_at_once_leave_one_place_taken() -> None:
    world = World(records=MemoryRecords(Faults(conflict=0.3))).publish(a_group_offer())
    group = world.group(NINE)
    requests = []
    for number, child in enumerate(("Léo", "Mia")):
        given = take_seat(world, visitor=str(number))
        request = world.request(given, world.prove(given), key=child, participants=(Person(child, "Martin"),))
        requests.append(request)
    booked = all_at_once([lambda request=request: world.book(request) for request in requests])
    assert all(isinstance(one, Booked) for one in booked)
    assert seats_taken(world.stored(group)) == 1
    check(world)


def test_registering_leaving_and_cancelling_at_once_end_in_one_truth() -> None:
    """A group revoked while some register and some leave: nobody is left in it with a seat."""
    world = World(records=MemoryRecords(Faults(conflict=0.3))).publish(a_group_offer())
    group = world.group(NINE, seats=20)
    there = [
        register(world, Person(f"A{number}", "Martin", f"a{number}@b.example"), visitor=f"a{number}")
        for number in range(3)
    ]
    coming = []
    for number in range(3):
        person = Person(f"B{number}", "Martin", f"b{number}@b.example")
        given = take_seat(world, visitor=f"b{number}")
        coming.append(world.request(given, world.prove(given, to=person.email), person=person))
    jobs: list[Callable[[], object]] = [
        lambda: change_status(world.records, world.clock, AT_THE_DESK, group.id, Status.REVOKED),
        *(lambda request=request: world.book(request) for request in coming),
        *(
            lambda one=one: cancel(world.directory, world.records, world.clock, group.id, one.access_token)
            for one in there
        ),
    ]
    all_at_once(jobs)
    after = world.stored(group)
    assert after.status is Status.REVOKED
    assert {one.status for one in after.participations} <= {Status.REVOKED, Status.EXCUSED}
    assert isinstance(after.participations[0], Participation)
    check(world)
