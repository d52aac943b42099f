"""Holding, proving an address, booking, opening a link, cancelling and moving, on memory stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rdv import ids
from rdv.domain.agenda import GroupRef, HoldRef
from rdv.domain.appointments import Appointment, AuthorKind, Event, EventKind, Status
from rdv.domain.directory import LocationType
from rdv.domain.errors import (
    AlreadyBooked,
    Forbidden,
    HoldExpired,
    IdempotencyMismatch,
    Invalid,
    LinkExpired,
    NotCancellable,
    NotFound,
    NotMovable,
    SlotTaken,
    StartsInThePast,
    TooLateToCancel,
    TooLateToMove,
    TooManyAttempts,
    TooManyHolds,
    Unauthenticated,
    WrongCode,
    WrongLetters,
)
from rdv.domain.people import Channel, User
from rdv.ports import Quota, QuotaKey, UserKey
from rdv.store.memory import Faults, MemoryRecords
from rdv.usecases.booking import Person
from rdv.usecases.cancelling import cancel
from rdv.usecases.claims import person_entry
from rdv.usecases.contacting import request_code, verify_code
from rdv.usecases.holding import release
from rdv.usecases.linking import open_link
from rdv.usecases.moving import move
from rdv.usecases.reaching import show
from rdv.usecases.searching import slots_of

from .invariants import violations
from .world import AGENTS, EMAIL, MONDAY, MOTIF, OTHER_PLACE, PHONE, PLACE, World, an_offer, at, weekday_opening

NINE = at(MONDAY, 9)


@pytest.fixture
def world() -> World:
    return World().publish(an_offer())


def starts(world: World, days: int = 1, place: str | None = PLACE.id) -> list[str]:
    found = slots_of(world.directory, world.records, world.clock, MOTIF.id, place, MONDAY, days)
    return [f"{free.starts_at:%d %H:%M}" for free in found.times]


def check(world: World) -> None:
    assert violations(world.records.items, world.clock.now()) == []


# --- holds


def test_a_held_slot_is_no_longer_offered_and_comes_back_when_the_hold_expires(world: World) -> None:
    assert "23 09:00" in starts(world)
    world.hold(NINE)
    assert "23 09:00" not in starts(world)
    check(world)
    world.clock.advance(minutes=10)
    assert "23 09:00" in starts(world)


def test_second_citizen_is_told_the_slot_is_taken_with_three_real_alternatives(world: World) -> None:
    world.hold(NINE)
    with pytest.raises(SlotTaken) as taken:
        world.hold(NINE, visitor="other")
    offered = [f"{one.starts_at:%d %H:%M}" for one in taken.value.alternatives]
    assert offered == ["23 09:30", "23 10:00", "23 10:30"]
    for one in taken.value.alternatives:
        world.hold(one.starts_at, visitor="other")
    check(world)


def test_two_agents_serve_the_same_start_once_each_and_the_less_busy_first() -> None:
    world = World().publish(an_offer(agents=AGENTS[:2]))
    first = world.hold(at(MONDAY, 10)).hold.ref.agent_id
    second = world.hold(NINE, visitor="b").hold.ref.agent_id
    assert first != second
    assert world.hold(NINE, visitor="c").hold.ref.agent_id == first
    with pytest.raises(SlotTaken):
        world.hold(NINE, visitor="d")
    check(world)


def test_an_agent_is_not_double_booked_across_two_motifs_of_different_lengths(world: World) -> None:
    longer = replace(MOTIF, id="longer-motif", duration_minutes=60)
    world.publish(an_offer(longer))
    world.hold(at(MONDAY, 9, 30))
    with pytest.raises(SlotTaken):
        world.hold(NINE, motif=longer, visitor="other")
    check(world)


def test_the_fourth_live_hold_of_a_visitor_is_refused_until_one_ends(world: World) -> None:
    given = [world.hold(at(MONDAY, 9 + number)) for number in range(3)]
    with pytest.raises(TooManyHolds):
        world.hold(at(MONDAY, 9, 30))
    release(world.records, given[0].hold.ref.spelled(), given[0].hold_token)
    world.hold(at(MONDAY, 9, 30))
    world.clock.advance(minutes=10)
    world.hold(at(MONDAY, 11, 30))
    check(world)


def test_the_hundred_and_first_live_hold_of_a_source_address_is_refused() -> None:
    world = World().publish(an_offer(agents=AGENTS))
    days = [MONDAY + timedelta(days=number) for number in range(4)]
    slots = [at(day, 9 + half // 2, 30 * (half % 2)) for day in days for half in range(6) for _ in AGENTS]
    for number, start in enumerate(slots[:100]):
        world.hold(start, visitor=str(number))
    with pytest.raises(TooManyHolds):
        world.hold(slots[100], visitor="last")
    world.hold(slots[100], visitor="last", source="192.0.2.2")
    check(world)


def test_a_release_needs_the_token_and_frees_the_time(world: World) -> None:
    given = world.hold(NINE)
    with pytest.raises(Forbidden):
        release(world.records, given.hold.ref.spelled(), "x.wrong")
    release(world.records, given.hold.ref.spelled(), given.hold_token)
    assert "23 09:00" in starts(world)
    check(world)
    with pytest.raises(NotFound):
        release(world.records, given.hold.ref.spelled(), given.hold_token)
    with pytest.raises(NotFound):
        release(world.records, "no-hold", given.hold_token)


def test_starts_that_cannot_be_held_are_refused_by_name(world: World) -> None:
    with pytest.raises(StartsInThePast):
        world.hold(world.clock.now() - timedelta(minutes=1))
    with pytest.raises(SlotTaken):
        world.hold(at(MONDAY, 9, 10))
    with pytest.raises(Invalid):
        world.hold(at(MONDAY.replace(year=9999), 9))
    with pytest.raises(Invalid):
        world.hold(NINE, place=None)
    with pytest.raises(Invalid):
        world.hold(NINE, place=OTHER_PLACE)
    with pytest.raises(NotFound):
        world.hold(NINE, motif=replace(MOTIF, id="unknown"))


# --- codes


def test_five_wrong_codes_close_the_door_even_to_the_right_one(world: World) -> None:
    given = world.hold(NINE)
    request_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, given.hold_token)
    right = world.last_code(EMAIL)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _ in range(5):
        with pytest.raises(WrongCode):
            verify_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, wrong)
    with pytest.raises(TooManyAttempts):
        verify_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, right)


def test_a_code_dies_after_ten_minutes_and_after_its_use(world: World) -> None:
    given = world.hold(NINE)
    request_code(world.records, world.clock, world.keyring, Channel.SMS, "06 10 00 00 01", given.hold_token)
    digits = world.last_code(PHONE)
    assert verify_code(world.records, world.clock, world.keyring, Channel.SMS, PHONE, digits).contact_token
    with pytest.raises(WrongCode):
        verify_code(world.records, world.clock, world.keyring, Channel.SMS, PHONE, digits)
    request_code(world.records, world.clock, world.keyring, Channel.SMS, PHONE, given.hold_token)
    world.clock.advance(minutes=10)
    with pytest.raises(WrongCode):
        verify_code(world.records, world.clock, world.keyring, Channel.SMS, PHONE, world.last_code(PHONE))


def test_an_address_gets_five_codes_an_hour_and_then_must_wait(world: World) -> None:
    given = world.hold(NINE)
    for _ in range(5):
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, given.hold_token)
    with pytest.raises(TooManyAttempts) as refused:
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, given.hold_token)
    assert refused.value.retry_after_seconds == 3601


def test_a_visitor_gets_ten_codes_an_hour_whatever_the_addresses(world: World) -> None:
    given = world.hold(NINE)
    for number in range(10):
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, f"a{number}@b.example", given.hold_token)
    with pytest.raises(TooManyAttempts):
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, "last@b.example", given.hold_token)


@pytest.mark.parametrize(
    ("channel", "to", "code"),
    [
        (Channel.EMAIL, "not an address", "not_an_email"),
        (Channel.SMS, "06 12 34 56 7", "not_a_phone_number"),
        (Channel.SMS, "01 99 00 12 34", "not_a_mobile"),
    ],
)
def test_a_code_goes_only_to_an_address_that_can_receive_it(world: World, channel: Channel, to: str, code: str) -> None:
    given = world.hold(NINE)
    with pytest.raises(Invalid) as refused:
        request_code(world.records, world.clock, world.keyring, channel, to, given.hold_token)
    assert [(one.field, one.code) for one in refused.value.errors] == [("to", code)]


def test_a_code_needs_a_live_hold_of_ones_own(world: World) -> None:
    given = world.hold(NINE)
    with pytest.raises(Forbidden):
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, f"{given.hold.ref.spelled()}.no")
    world.clock.advance(minutes=10)
    with pytest.raises(HoldExpired):
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, given.hold_token)
    with pytest.raises(HoldExpired):
        request_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, "no token at all")


# --- booking


def test_a_booking_takes_one_read_and_one_commit_guards_included(world: World) -> None:
    given = world.hold(NINE)
    request = world.request(given, world.prove(given))
    reads, commits, looked_up = world.records.reads, world.records.commits, world.directory.reads
    booked = world.book(request)
    assert (world.records.reads - reads, world.records.commits - commits) == (1, 1)
    assert world.directory.reads == looked_up
    appointment = booked.sheet.appointment
    assert appointment.starts_at == NINE
    assert appointment.reminder_at is None
    assert appointment.status is Status.UNKNOWN
    assert not booked.replayed
    check(world)
    [event] = [one for one in world.records.items.values() if isinstance(one, Event)]
    assert (event.kind, event.version, event.author.kind) == (EventKind.CREATED, 1, AuthorKind.USER)


def test_a_far_appointment_owes_a_reminder_48_hours_before(world: World) -> None:
    friday = at(MONDAY + timedelta(days=4), 9)
    assert world.book_at(friday).sheet.appointment.reminder_at == friday - timedelta(hours=48)


def test_the_same_key_again_gives_the_same_appointment_and_changes_nothing(world: World) -> None:
    given = world.hold(NINE)
    request = world.request(given, world.prove(given))
    first = world.book(request)
    before = dict(world.records.items)
    again = world.book(request)
    assert again.replayed
    assert (again.sheet, again.access_token) == (first.sheet, first.access_token)
    assert world.records.items == before


def test_the_same_key_with_another_body_is_a_mismatch(world: World) -> None:
    given = world.hold(NINE)
    request = world.request(given, world.prove(given))
    world.book(request)
    with pytest.raises(IdempotencyMismatch):
        world.book(replace(request, fingerprint="another"))


def test_another_key_cannot_use_a_hold_twice(world: World) -> None:
    given = world.hold(NINE)
    token = world.prove(given)
    world.book(world.request(given, token))
    with pytest.raises(HoldExpired):
        world.book(world.request(given, token, key="other"))
    check(world)


def test_an_expired_hold_books_nothing(world: World) -> None:
    given = world.hold(NINE)
    token = world.prove(given)
    world.clock.advance(minutes=10)
    with pytest.raises(HoldExpired):
        world.book(world.request(given, token))
    assert not [one for one in world.records.items.values() if isinstance(one, Appointment)]


def test_a_hold_is_named_by_all_that_it_claims(world: World) -> None:
    given = world.hold(NINE)
    token, ref = world.prove(given), given.hold.ref
    later = replace(ref, start=ref.start + 7 * 1440, end=ref.end + 7 * 1440)
    for other in (later, replace(ref, agent_id=ids.new_id()), replace(ref, end=ref.end + 30)):
        with pytest.raises(Forbidden):
            world.book(world.request(given, token, hold_id=other.spelled()))
    assert world.book(world.request(given, token)).sheet.appointment.starts_at == NINE


@pytest.mark.parametrize("group", [None, GroupRef(ids.new_id(), "motif")], ids=["time", "seat"])
@pytest.mark.parametrize("start", [0, 2**32 - 20], ids=["in 1970", "in 10136"])
def test_a_hold_that_somebody_made_up_is_no_hold(world: World, start: int, group: GroupRef | None) -> None:
    given = world.hold(NINE)
    token = world.prove(given)
    made_up = HoldRef(ids.new_id(), "" if group else ids.new_id(), start, start + 10, group).spelled()
    with pytest.raises(HoldExpired):
        world.book(world.request(given, token, hold_id=made_up))
    with pytest.raises(NotFound):
        release(world.records, made_up, given.hold_token)


def test_a_booking_needs_the_holds_own_token_and_a_proved_address(world: World) -> None:
    given, other = world.hold(NINE), world.hold(at(MONDAY, 10), visitor="other")
    token = world.prove(given)
    with pytest.raises(Forbidden):
        world.book(world.request(given, token, hold_token=other.hold_token))
    with pytest.raises(Unauthenticated):
        world.book(world.request(given, "no proof"))
    # The proof of an appointment is none of an address.
    world.publish(an_offer(replace(MOTIF, id="another-motif")))
    earlier = world.book_at(at(MONDAY, 11), visitor="third", motif=replace(MOTIF, id="another-motif"))
    with pytest.raises(Unauthenticated):
        world.book(world.request(given, earlier.access_token))
    world.clock.advance(minutes=30)
    with pytest.raises(Unauthenticated):
        world.book(world.request(given, token))


def test_one_person_has_one_live_appointment_for_a_motif(world: World) -> None:
    first = world.book_at(NINE)
    with pytest.raises(AlreadyBooked):
        world.book_at(at(MONDAY, 10))
    check(world)
    # Another member of the family, at the same address, is another person.
    world.book_at(at(MONDAY, 11), person=Person("Léo", "de La Fontaine", EMAIL))
    appointment = first.sheet.appointment
    cancel(world.directory, world.records, world.clock, appointment.id, first.access_token)
    world.clock.advance(minutes=10)
    world.book_at(at(MONDAY, 10))
    check(world)


def test_a_past_appointment_no_longer_counts_against_the_limit(world: World) -> None:
    world.book_at(NINE)
    world.clock.instant = at(MONDAY, 9, 31)
    now = world.book_at(at(MONDAY, 10, 30))
    check(world)
    [person] = [one for key, one in world.records.items.items() if isinstance(key, QuotaKey) and key.owner == "PERSON"]
    assert isinstance(person, Quota)
    assert person.entries == {person_entry(now.sheet.appointment)}, "what is over makes room, and is forgotten"


def test_what_the_motif_needs_is_asked_for_field_by_field(world: World) -> None:
    by_phone = replace(MOTIF, id="phone-motif", location_type=LocationType.PHONE)
    at_home = replace(MOTIF, id="home-motif", location_type=LocationType.HOME)
    world.publish(an_offer(by_phone), an_offer(at_home))
    with pytest.raises(Invalid) as no_phone:
        world.book_at(NINE, motif=by_phone, place=None, person=Person("Zoé", "Martin", EMAIL))
    given = world.hold(at(MONDAY, 10), motif=at_home, place=None)
    wrong = Person("Zoé", "Martin", "x@y.example", "12", MONDAY + timedelta(days=1), " ")
    with pytest.raises(Invalid) as several:
        world.book(world.request(given, world.prove(given), person=wrong))
    assert [one.field for one in no_phone.value.errors] == ["user.phone_number"]
    assert {(one.field, one.code) for one in several.value.errors} == {
        ("user.email", "not_verified"),
        ("user.phone_number", "not_a_phone_number"),
        ("user.address", "required"),
        ("user.birth_date", "not_a_birth_date"),
    }
    check(world)


def test_a_relative_attends_and_the_contact_answers_for_them(world: World) -> None:
    given = world.hold(NINE)
    request = world.request(given, world.prove(given), participants=(Person("Léo", "Martin"),))
    booked = world.book(request)
    [participation] = booked.sheet.appointment.participations
    user = world.records.items[UserKey(participation.user_id)]
    assert isinstance(user, User)
    assert user.first_name == "Léo"
    contact = world.records.items[UserKey(user.responsible_id)]
    assert isinstance(contact, User)
    assert (contact.last_name, contact.email) == ("de La Fontaine", EMAIL)
    # Either family name opens the link that the contact receives.
    for letters in ("mar", "del"):
        link = world.keyring.link_token(booked.sheet.appointment.id, contact.id, 1)
        opened = open_link(world.directory, world.records, world.clock, link, letters)
        assert [one.first_name for one in opened.sheet.users] == ["Léo"]


def test_new_details_do_not_overwrite_those_of_an_earlier_appointment(world: World) -> None:
    first = world.book_at(NINE)
    other = replace(MOTIF, id="other-motif")
    world.publish(an_offer(other))
    world.book_at(at(MONDAY, 10), motif=other, person=Person("Zoé", "de La Fontaine", EMAIL))
    user = world.records.items[UserKey(first.sheet.appointment.participations[0].user_id)]
    assert isinstance(user, User)
    assert user.phone_number == PHONE


# --- links


def link_of(world: World, appointment: Appointment) -> str:
    return world.keyring.link_token(appointment.id, appointment.participations[0].user_id, appointment.link_generation)


@pytest.mark.parametrize("letters", ["del", "DEL", "de l", "DE-L", "dé l", "de la fontaine"])
def test_three_letters_of_the_name_open_the_link_however_typed(world: World, letters: str) -> None:
    appointment = world.book_at(NINE).sheet.appointment
    opened = open_link(world.directory, world.records, world.clock, link_of(world, appointment), letters)
    assert opened.sheet.appointment == appointment
    assert opened.sheet.cancellable
    assert (
        show(world.directory, world.records, world.clock, appointment.id, opened.access_token).appointment
        == appointment
    )


def test_five_wrong_tries_pause_the_link_for_fifteen_minutes(world: World) -> None:
    link = link_of(world, world.book_at(NINE).sheet.appointment)
    for letters in ("abc", "de", "", "fon", "zoé"):
        with pytest.raises(WrongLetters):
            open_link(world.directory, world.records, world.clock, link, letters)
    with pytest.raises(TooManyAttempts) as paused:
        open_link(world.directory, world.records, world.clock, link, "del")
    assert 0 < paused.value.retry_after_seconds <= 15 * 60 + 1
    world.clock.advance(minutes=15)
    assert open_link(world.directory, world.records, world.clock, link, "del").access_token


def test_a_link_lives_twelve_weeks_and_at_least_as_long_as_its_appointment(world: World) -> None:
    far = replace(MOTIF, id="far-motif", max_delay=timedelta(days=366))
    world.publish(an_offer(far))
    near = link_of(world, world.book_at(NINE).sheet.appointment)
    later = link_of(world, world.book_at(at(MONDAY + timedelta(weeks=20), 9), motif=far).sheet.appointment)
    world.clock.advance(weeks=12)
    with pytest.raises(LinkExpired):
        open_link(world.directory, world.records, world.clock, near, "del")
    assert open_link(world.directory, world.records, world.clock, later, "del").access_token
    with pytest.raises(NotFound):
        open_link(world.directory, world.records, world.clock, "0" * 16, "del")


def test_a_proof_opens_its_own_appointment_only_and_for_ten_minutes(world: World) -> None:
    mine = world.book_at(NINE)
    other = world.book_at(at(MONDAY, 10), person=Person("Ana", "Petit", EMAIL))
    with pytest.raises(Forbidden):
        show(world.directory, world.records, world.clock, other.sheet.appointment.id, mine.access_token)
    with pytest.raises(NotFound):
        show(world.directory, world.records, world.clock, "unknown", mine.access_token)
    with pytest.raises(Unauthenticated):
        show(world.directory, world.records, world.clock, mine.sheet.appointment.id, "guess")
    world.clock.advance(minutes=10)
    with pytest.raises(Unauthenticated):
        show(world.directory, world.records, world.clock, mine.sheet.appointment.id, mine.access_token)


# --- cancelling


def test_a_cancelled_appointment_frees_its_time_at_once(world: World) -> None:
    booked = world.book_at(NINE)
    assert "23 09:00" not in starts(world)
    cancelled = cancel(
        world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    ).appointment
    assert (cancelled.status, cancelled.cancelled_at, cancelled.version) == (Status.EXCUSED, world.clock.now(), 2)
    assert "23 09:00" in starts(world)
    check(world)


def test_cancelling_again_changes_nothing(world: World) -> None:
    booked = world.book_at(NINE)
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    first = cancel(*arguments)
    before = dict(world.records.items)
    assert cancel(*arguments) == first
    assert world.records.items == before


@pytest.mark.parametrize(("before", "allowed"), [(timedelta(hours=5), True), (timedelta(hours=4), False)])
def test_av_01_cancelling_ends_exactly_four_hours_before(world: World, before: timedelta, allowed: bool) -> None:
    appointment = world.book_at(NINE).sheet.appointment
    world.clock.instant = NINE - before
    access = open_link(world.directory, world.records, world.clock, link_of(world, appointment), "del").access_token
    arguments = world.directory, world.records, world.clock, appointment.id, access
    if allowed:
        assert cancel(*arguments).appointment.status is Status.EXCUSED
    else:
        with pytest.raises(TooLateToCancel) as refused:
            cancel(*arguments)
        assert refused.value.phone_number == "03 53 01 00 00"
    check(world)


def test_av_02_a_motif_may_forbid_cancelling(world: World) -> None:
    frozen = replace(MOTIF, id="frozen-motif", cancellable_by_user=False, movable_by_user=False)
    world.publish(an_offer(frozen))
    booked = world.book_at(NINE, motif=frozen)
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    with pytest.raises(NotCancellable):
        cancel(*arguments)
    with pytest.raises(NotMovable):
        move(*arguments, at(MONDAY, 10), None)


# --- moving

THURSDAY = MONDAY + timedelta(days=3)


def test_a_move_claims_the_new_time_and_frees_the_old_one_together(world: World) -> None:
    booked = world.book_at(at(THURSDAY, 9))
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    moved = move(*arguments, at(THURSDAY, 10), None).appointment
    assert (moved.starts_at, moved.duration_minutes, moved.version) == (at(THURSDAY, 10), 30, 2)
    assert moved.reminder_at == at(THURSDAY, 10) - timedelta(hours=48)
    found = starts(world, days=4)
    assert "26 09:00" in found
    assert "26 10:00" not in found
    check(world)
    [event] = [one for one in world.records.items.values() if isinstance(one, Event) and one.version == 2]
    assert (event.kind, event.previous_starts_at) == (EventKind.UPDATED, at(THURSDAY, 9))


def test_a_move_to_another_week_place_and_agent(world: World) -> None:
    offer = an_offer(places=(PLACE, OTHER_PLACE))
    there = weekday_opening(AGENTS[1], OTHER_PLACE)
    world.publish(replace(offer, openings=(*offer.openings, there)))
    booked = world.book_at(at(THURSDAY, 9))
    next_week = at(THURSDAY + timedelta(days=7), 11)
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    moved = move(*arguments, next_week, OTHER_PLACE.id)
    assert moved.appointment.agent_ids == (AGENTS[1],)
    assert moved.location == OTHER_PLACE
    assert moved.contact_phone_number == "03 53 01 00 99"
    check(world)


def test_a_move_to_another_place_at_the_same_hour(world: World) -> None:
    start = at(THURSDAY, 9)
    booked = world.book_at(start)
    elsewhere = weekday_opening(AGENTS[1], OTHER_PLACE)
    offer = an_offer(places=(PLACE, OTHER_PLACE))
    world.publish(replace(offer, openings=(*offer.openings, elsewhere)))
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    moved = move(*arguments, start, OTHER_PLACE.id).appointment
    assert (moved.starts_at, moved.location_id, moved.agent_ids) == (start, OTHER_PLACE.id, AGENTS[1:2])


def test_a_move_between_two_appointments_touches_both_and_overlaps_neither(world: World) -> None:
    booked = world.book_at(at(MONDAY, 11))
    for number, start in enumerate((at(MONDAY, 9), at(MONDAY, 10))):
        world.hold(start, visitor=f"neighbour {number}")
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    moved = move(*arguments, at(MONDAY, 9, 30), None).appointment
    assert (moved.starts_at, moved.ends_at) == (at(MONDAY, 9, 30), at(MONDAY, 10))


def test_a_move_to_the_same_start_changes_nothing(world: World) -> None:
    booked = world.book_at(at(THURSDAY, 9))
    before = dict(world.records.items)
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    assert move(*arguments, at(THURSDAY, 9), PLACE.id).appointment.version == 1
    assert world.records.items == before


def test_a_move_to_a_taken_start_keeps_the_old_time(world: World) -> None:
    booked = world.book_at(at(THURSDAY, 9))
    world.hold(at(THURSDAY, 10), visitor="other")
    arguments = world.directory, world.records, world.clock, booked.sheet.appointment.id, booked.access_token
    with pytest.raises(SlotTaken) as taken:
        move(*arguments, at(THURSDAY, 10), None)
    assert len(taken.value.alternatives) == 3
    assert show(*arguments).appointment.starts_at == at(THURSDAY, 9)
    check(world)


@pytest.mark.parametrize(("before", "allowed"), [(timedelta(days=3), True), (timedelta(days=2), False)])
def test_av_03_moving_ends_exactly_two_days_before(world: World, before: timedelta, allowed: bool) -> None:
    appointment = world.book_at(at(THURSDAY, 9)).sheet.appointment
    world.clock.instant = at(THURSDAY, 9) - before
    access = open_link(world.directory, world.records, world.clock, link_of(world, appointment), "del").access_token
    arguments = world.directory, world.records, world.clock, appointment.id, access
    if allowed:
        assert move(*arguments, at(THURSDAY, 11), None).appointment.starts_at == at(THURSDAY, 11)
    else:
        with pytest.raises(TooLateToMove):
            move(*arguments, at(THURSDAY, 11), None)
    check(world)


# --- faults


def test_the_journey_holds_under_contention_and_stale_reads() -> None:
    world = World(records=MemoryRecords(Faults(conflict=0.5, lag=0.5))).publish(an_offer(agents=AGENTS[:2]))
    for number in range(12):
        start = at(THURSDAY, 9 + number // 4, 30 * (number // 2 % 2))
        booked = world.book_at(
            start, visitor=str(number), person=Person(f"Zoé{number}", "Martin", f"z{number}@b.example")
        )
        assert booked.sheet.appointment.starts_at == start
    check(world)
    with pytest.raises(SlotTaken):
        world.hold(at(THURSDAY, 9), visitor="late")
