"""What an account does for its own family: book, find, claim, change who comes, export, leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from rdv import ids
from rdv.domain.accounts import Account, SessionMark
from rdv.domain.appointments import Appointment, EventKind, Status
from rdv.domain.directory import LocationType, Motif, Visibility
from rdv.domain.errors import (
    AlreadyBooked,
    AttendeeFixed,
    HasAppointments,
    Invalid,
    Malformed,
    NotFound,
    NotUndoable,
    TooManyAttempts,
    Unauthenticated,
)
from rdv.domain.groups import families_in
from rdv.domain.people import MOST_RELATIVES, Channel, Relatives, User
from rdv.domain.sessions import Actor, PersonKind, Session, SignInWay
from rdv.ports import AccountKey, AppointmentKey, GroupPlaceKey, Put, RelativesKey, SessionKey, TokenKey, UserKey
from rdv.usecases.accounts import email_login, put_login
from rdv.usecases.attendees import change_attendee
from rdv.usecases.attending import Booked, BookingRequest, Person
from rdv.usecases.calendars import own_appointments
from rdv.usecases.cancelling import cancel
from rdv.usecases.claiming import claim_earlier, claim_proved
from rdv.usecases.contacting import CODES_PER_VISITOR, request_code_as, verify_code
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.desk_editing import DeskEdit, edit_appointment
from rdv.usecases.desk_groups import add_participants, remove_participants
from rdv.usecases.exporting import export_of
from rdv.usecases.forgetting import delete_account
from rdv.usecases.linking import open_link
from rdv.usecases.moving import move
from rdv.usecases.profiles import change_profile
from rdv.usecases.reaching import SignedIn, show
from rdv.usecases.relatives import RelativeChange, add_relative, change_relative, relatives_of, remove_relative
from rdv.usecases.undoing import undo

from .invariants import violations
from .world import (
    AT_THE_DESK,
    EMAIL,
    GROUP,
    MONDAY,
    MOTIF,
    PHONE,
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
ZOE, ALI = "zoe", "ali"
BY_PHONE = replace(MOTIF, id="phone-motif", name="Point téléphonique", location_type=LocationType.PHONE)
AT_HOME = replace(MOTIF, id="home-motif", name="Visite", location_type=LocationType.HOME)
PASSPORT = replace(
    MOTIF,
    id="passport-motif",
    name="Passeport",
    category="Passeport disponible sur le site de l’ANTS",
    limit_per_person=9,
)


def signed_up(world: World, user_id: str = ZOE, email: str = EMAIL, **changes: object) -> Actor:
    """Somebody with an account and a session."""
    user = replace(User(user_id, "Zoé", "de La Fontaine", email), **changes)  # type: ignore[arg-type]
    session = Session(
        f"session of {user_id}", PersonKind.USER, user_id, SignInWay.PASSWORD, world.clock.now(), world.clock.now()
    )
    account = Account(user_id, email, world.clock.now(), sessions=(SessionMark(session.hash, session.ends_at_most),))
    world.records.commit(
        [
            Put(UserKey(user_id), user),
            Put(AccountKey(user_id), account),
            Put(SessionKey(session.hash), session),
            put_login(email_login(world.keyring, email), user_id),
        ]
    )
    return Actor(user_id, session, "csrf")


@pytest.fixture
def world() -> World:
    world = World().publish(an_offer(), a_group_offer(), an_offer(BY_PHONE), an_offer(AT_HOME), an_offer(PASSPORT))
    signed_up(world)
    signed_up(world, ALI, "ali@courriel.example", first_name="Ali", last_name="Benali")
    return world


def book_as(
    world: World, start: datetime, account_id: str = ZOE, motif: Motif = MOTIF, key: str = "", **changes: object
) -> Booked:
    given = world.hold(start, motif=motif, place=PLACE if motif.location_type is LocationType.PUBLIC_OFFICE else None)
    request = BookingRequest(
        given.hold.ref.spelled(),
        given.hold_token,
        "",
        key or ids.new_id(),
        "fingerprint",
        Person("", ""),
        account_id=account_id,
    )
    return world.book(replace(request, **changes))  # type: ignore[arg-type]


def child(world: World, name: str = "Lou", account_id: str = ZOE) -> User:
    return add_relative(world.records, world.clock, account_id, Person(name, "Martin", birth_date=date(2020, 5, 1)))


def listed(world: World, account_id: str = ZOE, *, past: bool = False) -> list[str]:
    found = own_appointments(world.directory, world.records, world.clock, account_id, past=past)
    return [one.appointment.id for one in found.sheets]


def attending(world: World, appointment: Appointment) -> list[str]:
    return [one.user_id for one in world.stored(appointment).participations if not one.status.is_cancelled]


# --- booking ------------------------------------------------------------------------------------------------------


def test_an_account_books_for_itself_without_a_code(world: World) -> None:
    booked = book_as(world, NINE)
    appointment = world.stored(booked.sheet.appointment)
    assert appointment.responsible_id == ZOE
    assert attending(world, appointment) == [ZOE]
    assert violations(world.records.items, world.clock.now()) == []


def test_the_same_key_twice_books_once(world: World) -> None:
    given = world.hold(NINE)
    request = BookingRequest(
        given.hold.ref.spelled(),
        given.hold_token,
        "",
        "key",
        "fingerprint",
        Person("", ""),
        account_id=ZOE,
        for_relative=Person("Lou", "Martin"),
    )
    first, second = world.book(request), world.book(request)
    assert (first.replayed, second.replayed) == (False, True)
    assert first.sheet.appointment == second.sheet.appointment
    assert len(relatives_of(world.records, ZOE)) == 1


@pytest.mark.parametrize("seed", range(10))
def test_pressed_twice_at_once_it_books_once(seed: int) -> None:
    world = distant(seed).publish(an_offer())
    signed_up(world)
    given = world.hold(NINE)
    request = BookingRequest(
        given.hold.ref.spelled(),
        given.hold_token,
        "",
        "key",
        "fingerprint",
        Person("", "", phone_number=PHONE),
        account_id=ZOE,
        for_relative=Person("Lou", "Martin"),
    )
    answers = all_at_once([lambda: world.book(request)] * 3)
    assert all(isinstance(one, Booked) for one in answers)
    assert len({one.sheet.appointment.id for one in answers if isinstance(one, Booked)}) == 1
    assert len([one for one in world.records.items.values() if isinstance(one, Appointment)]) == 1
    assert len(relatives_of(world.records, ZOE)) == 1


def test_a_relative_attends_and_the_account_answers_for_them(world: World) -> None:
    lou = child(world)
    appointment = book_as(world, NINE, for_user_id=lou.id).sheet.appointment
    assert attending(world, appointment) == [lou.id]
    assert listed(world) == [appointment.id]


def test_nobody_books_for_another_s_relative(world: World) -> None:
    lou = child(world)
    for stranger in (lou.id, ZOE, "nobody"):
        with pytest.raises(NotFound):
            book_as(world, NINE, ALI, for_user_id=stranger)
        world.clock.advance(minutes=11)


def test_who_has_no_account_any_more_books_nothing(world: World) -> None:
    with pytest.raises(Unauthenticated):
        book_as(world, NINE, "gone")


def test_the_limit_counts_who_comes_not_who_books(world: World) -> None:
    lou = child(world)
    book_as(world, NINE)
    book_as(world, TEN, for_user_id=lou.id)
    with pytest.raises(AlreadyBooked):
        book_as(world, ELEVEN, for_user_id=lou.id)
    world.clock.advance(minutes=11)
    with pytest.raises(AlreadyBooked):
        # The same person by a code to the same address.
        world.book_at(ELEVEN)


def test_a_phone_motif_wants_a_number_and_the_account_keeps_it(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        book_as(world, NINE, motif=BY_PHONE)
    assert [(one.field, one.code) for one in refused.value.errors] == [("user.phone_number", "required")]
    book_as(world, TEN, motif=BY_PHONE, user=Person("", "", phone_number="06 12 34 56 78"))
    user = world.records.items[UserKey(ZOE)]
    assert isinstance(user, User)
    assert (user.phone_number, user.version) == ("+33612345678", 2)


def test_a_visit_at_home_goes_to_the_responsible_s_address(world: World) -> None:
    lou = child(world)
    with pytest.raises(Invalid) as refused:
        book_as(world, NINE, motif=AT_HOME, for_user_id=lou.id)
    assert [(one.field, one.code) for one in refused.value.errors] == [("user.address", "required")]
    booked = book_as(world, TEN, motif=AT_HOME, for_user_id=lou.id, user=Person("", "", address="2 rue Haute, Arras"))
    found = own_appointments(world.directory, world.records, world.clock, ZOE, past=False).sheets
    seen = show(world.directory, world.records, world.clock, booked.sheet.appointment.id, SignedIn(ZOE))
    assert {one.home_address for one in (booked.sheet, seen, *found)} == {"2 rue Haute, Arras"}


@pytest.mark.parametrize(
    ("number", "code"), [("", "required"), ("1234ABC", "not_an_ants_number"), ("abcd 234ef", "not_an_ants_number")]
)
def test_a_pre_application_number_is_wanted_in_its_form(world: World, number: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        book_as(world, NINE, motif=PASSPORT, ants_number=number)
    assert [(one.field, one.code) for one in refused.value.errors] == [("ants_number", code)]


def test_a_pre_application_number_is_kept_in_upper_case(world: World) -> None:
    appointment = book_as(world, NINE, motif=PASSPORT, ants_number=" abcd1234ef ").sheet.appointment
    assert world.stored(appointment).ants_number == "ABCD1234EF"


def test_a_group_has_one_place_a_family(world: World) -> None:
    group, lou = world.group(NINE), child(world)
    book_as(world, NINE, motif=GROUP)
    book_as(world, NINE, motif=GROUP, for_user_id=lou.id)
    assert attending(world, group) == [lou.id]
    assert listed(world) == [group.id]
    assert listed(world, ALI) == []


# --- the own ones, and nobody else's --------------------------------------------------------------------------------


def test_an_account_sees_moves_cancels_and_takes_back_what_is_its_own(world: World) -> None:
    appointment = book_as(world, NINE).sheet.appointment
    arguments = world.directory, world.records, world.clock, appointment.id, SignedIn(ZOE)
    assert show(*arguments).can_undo_until is None
    with pytest.raises(NotUndoable):
        undo(*arguments)
    assert move(*arguments, TEN, None).appointment.starts_at == TEN
    assert undo(*arguments).appointment.starts_at == NINE
    assert cancel(*arguments).appointment.status is Status.EXCUSED
    assert show(*arguments).can_undo_until is not None
    assert undo(*arguments).appointment.status is Status.UNKNOWN
    assert violations(world.records.items, world.clock.now()) == []


def test_another_account_is_told_that_there_is_nothing(world: World) -> None:
    group = world.group(ELEVEN)
    book_as(world, ELEVEN, motif=GROUP)
    for appointment in (book_as(world, NINE).sheet.appointment, group):
        arguments = world.directory, world.records, world.clock, appointment.id, SignedIn(ALI)
        for verb in (show, cancel, undo):
            with pytest.raises(NotFound):
                verb(*arguments)
        with pytest.raises(NotFound):
            move(*arguments, TEN, None)
        with pytest.raises(NotFound):
            change_attendee(world.directory, world.records, world.clock, world.keyring, ALI, appointment.id, ALI)


def test_what_an_account_remembers_is_no_access_token(world: World) -> None:
    appointment = book_as(world, NINE).sheet.appointment
    cancel(world.directory, world.records, world.clock, appointment.id, SignedIn(ZOE))
    for guess in (f"own:{ZOE}:{appointment.id}", ids.digest(f"own:{ZOE}:{appointment.id}")):
        with pytest.raises(Unauthenticated):
            show(world.directory, world.records, world.clock, appointment.id, guess)


def test_what_an_agent_makes_for_the_account_is_its_own(world: World) -> None:

    world.people(replace(User(ZOE, "Zoé", "de La Fontaine", EMAIL), phone_number=PHONE))
    appointment = world.desk(NINE, attendees=(Attendee(ZOE),))
    assert listed(world) == [appointment.id]
    assert show(world.directory, world.records, world.clock, appointment.id, SignedIn(ZOE)).user_id == ZOE


def registered(world: World, group: Appointment, *user_ids: str) -> Appointment:
    """By an agent."""
    attendees = tuple(Attendee(one) for one in user_ids)
    arguments = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, group.id
    return add_participants(*arguments, attendees)


def names_listed(world: World) -> list[list[str]]:
    found = own_appointments(world.directory, world.records, world.clock, ZOE, past=False)
    return [sorted(one.first_name for one in sheet.users) for sheet in found.sheets]


def test_a_group_for_which_an_agent_registers_the_family_is_in_its_list_once(world: World) -> None:
    """Decision 0179."""
    group, lou, tom = world.group(NINE), child(world), child(world, "Tom")
    registered(world, group, lou.id, ALI)
    assert (listed(world), listed(world, ALI)) == ([group.id], [group.id])
    assert names_listed(world) == [["Lou"]]
    registered(world, group, tom.id, ZOE)
    assert names_listed(world) == [["Lou", "Tom", "Zoé"]]


def test_a_group_that_an_agent_makes_with_the_family_is_in_its_list_and_follows_it(world: World) -> None:
    group = world.group(NINE, attendees=(Attendee(child(world).id),))
    assert listed(world) == [group.id]
    arguments = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, group.id
    moved = edit_appointment(*arguments, DeskEdit(group.version, starts_at=TEN))
    page = own_appointments(world.directory, world.records, world.clock, ZOE, past=False)
    assert [(one.appointment.id, one.appointment.starts_at) for one in page.sheets] == [(group.id, TEN)]
    edit_appointment(*arguments, DeskEdit(moved.version, attendees=(Attendee(ALI), Attendee(child(world).id))))
    assert (listed(world), listed(world, ALI)) == ([group.id], [group.id])


def test_whoever_an_agent_takes_out_of_a_group_has_it_no_longer(world: World) -> None:
    group, lou = world.group(NINE), child(world)
    registered(world, group, lou.id)
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [lou.id])
    assert listed(world) == []
    registered(world, group, lou.id)
    assert listed(world) == [group.id]


def test_who_was_taken_out_and_registers_anew_has_it_once_whoever_does_it(world: World) -> None:
    group = world.group(NINE)
    registered(world, group, ZOE)
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ZOE])
    book_as(world, NINE, motif=GROUP)
    assert listed(world) == [group.id]
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ZOE])
    registered(world, group, ZOE)
    assert listed(world) == [group.id]


def test_an_edit_takes_a_family_out_moves_the_others_and_brings_it_back_once(world: World) -> None:
    group, lou = world.group(NINE), child(world)
    book_as(world, NINE, motif=GROUP)
    with_both = registered(world, group, ALI)
    arguments = world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, group.id
    without = edit_appointment(*arguments, DeskEdit(with_both.version, TEN, attendees=(Attendee(ALI),)))
    assert (listed(world), listed(world, ALI)) == ([], [group.id])
    edit_appointment(*arguments, DeskEdit(without.version, attendees=(Attendee(ALI), Attendee(lou.id))))
    page = own_appointments(world.directory, world.records, world.clock, ZOE, past=False)
    assert [(one.appointment.id, one.appointment.starts_at) for one in page.sheets] == [(group.id, TEN)]


def test_a_relative_who_stays_when_who_registered_is_taken_out_keeps_it_in_the_list(world: World) -> None:
    group, lou = world.group(NINE), child(world)
    book_as(world, NINE, motif=GROUP)
    registered(world, group, lou.id)
    remove_participants(world.records, world.clock, AT_THE_DESK, group.id, [ZOE])
    assert (listed(world), names_listed(world)) == ([group.id], [["Lou"]])


def test_who_registers_after_an_agent_has_takes_the_family_s_place(world: World) -> None:
    """PAR-03."""
    group, lou = world.group(NINE), child(world)
    registered(world, group, lou.id)
    book_as(world, NINE, motif=GROUP)
    assert (listed(world), names_listed(world)) == ([group.id], [["Zoé"]])


def test_a_relative_whom_an_agent_adds_to_who_has_registered_is_in_the_same_place(world: World) -> None:
    group, lou = world.group(NINE), child(world)
    book_as(world, NINE, motif=GROUP)
    registered(world, group, lou.id)
    assert (listed(world), names_listed(world)) == ([group.id], [["Lou", "Zoé"]])


def test_a_place_in_a_group_that_an_agent_gave_is_the_account_s_to_leave_and_to_pass_on(world: World) -> None:
    group, lou = world.group(NINE), child(world)
    registered(world, group, ZOE)
    change_attendee(world.directory, world.records, world.clock, world.keyring, ZOE, group.id, lou.id)
    assert names_listed(world) == [["Lou"]]
    cancel(world.directory, world.records, world.clock, group.id, SignedIn(ZOE))
    assert attending(world, group) == []
    assert listed(world) == [group.id]


def test_a_relative_whom_an_agent_expects_in_a_group_stays(world: World) -> None:
    group, lou = world.group(NINE), child(world)
    registered(world, group, lou.id)
    with pytest.raises(HasAppointments):
        remove_relative(world.directory, world.records, world.clock, ZOE, lou.id)


def test_leaving_cancels_the_place_that_an_agent_gave(world: World) -> None:
    me = Actor(ZOE, Session(f"session of {ZOE}", PersonKind.USER, ZOE, SignInWay.PASSWORD, NINE, NINE), "csrf")
    group = registered(world, world.group(NINE), ZOE)
    with pytest.raises(HasAppointments) as refused:
        delete_account(world.directory, world.records, world.clock, world.keyring, me, cancel_appointments=False)
    assert [one.id for one in refused.value.appointments] == [group.id]
    delete_account(world.directory, world.records, world.clock, world.keyring, me, cancel_appointments=True)
    assert attending(world, group) == []


# --- the list -------------------------------------------------------------------------------------------------------


def test_upcoming_comes_soonest_first_and_past_latest_first_in_pages(world: World) -> None:
    days = [THURSDAY + timedelta(days=number) for number in (0, 1, 4, 5, 6)]
    for number, day in enumerate(days):
        book_as(world, at(day, 9), for_relative=Person("Lou", f"Martin {number}"))
    pages, cursor = [], ""
    while True:
        page = own_appointments(world.directory, world.records, world.clock, ZOE, past=False, cursor=cursor, limit=2)
        pages.append([one.appointment.starts_at for one in page.sheets])
        cursor = page.cursor
        if not cursor:
            break
    assert pages == [[at(days[0], 9), at(days[1], 9)], [at(days[2], 9), at(days[3], 9)], [at(days[4], 9)]]
    world.clock.advance(days=7)
    past = own_appointments(world.directory, world.records, world.clock, ZOE, past=True, limit=9)
    assert [one.appointment.starts_at for one in past.sheets] == [at(days[1], 9), at(days[0], 9)]


def test_a_page_takes_three_round_trips_whatever_is_on_it(world: World) -> None:
    world.group(ELEVEN)
    book_as(world, ELEVEN, motif=GROUP)
    for number in range(4):
        book_as(
            world,
            at(THURSDAY + timedelta(days=1), 9 + number // 2, 30 * (number % 2)),
            for_relative=Person("Lou", f"M {number}"),
        )
    before = world.records.reads + world.directory.reads
    assert len(own_appointments(world.directory, world.records, world.clock, ZOE, past=False).sheets) == 5
    assert world.records.reads + world.directory.reads - before == 3


def test_a_cursor_that_is_none_is_refused(world: World) -> None:
    for cursor in ("x", "é", "W10=", "bnVsbA=="):
        with pytest.raises(Malformed):
            own_appointments(world.directory, world.records, world.clock, ZOE, past=False, cursor=cursor)


def test_what_users_are_not_to_see_is_not_listed(world: World) -> None:
    book_as(world, NINE)
    world.publish(an_offer(replace(MOTIF, visibility=Visibility.INVISIBLE)))
    assert listed(world) == []


# --- claims ---------------------------------------------------------------------------------------------------------


def test_what_was_booked_by_a_code_to_the_address_becomes_the_account_s_once(world: World) -> None:
    group = world.group(ELEVEN)
    booked = world.book_at(NINE).sheet.appointment
    world.book_at(ELEVEN, motif=GROUP)
    assert listed(world) == []
    assert claim_earlier(world.records, world.clock, world.keyring, ZOE, [EMAIL]) == 2
    assert claim_earlier(world.records, world.clock, world.keyring, ZOE, [EMAIL]) == 0
    assert listed(world) == [booked.id, group.id]
    cancel(world.directory, world.records, world.clock, group.id, SignedIn(ZOE))
    assert attending(world, group) == []
    assert EventKind.CLAIMED in [one.kind for one in world.events(booked)]


def places_are_those_of_who_comes(world: World, like: Appointment) -> None:
    """One place for each household of a group, and none that nobody would give back."""
    kept = {key for key in world.records.items if isinstance(key, GroupPlaceKey)}
    assert kept == {GroupPlaceKey(like.id, one) for one in families_in(world.stored(like).participations)}
    assert violations(world.records.items, world.clock.now()) == []


def add_by_agent(world: World, like: Appointment, user_id: str) -> None:
    now = world.stored(like)
    coming = tuple(Attendee(one.user_id) for one in now.participations if not one.status.is_cancelled)
    edit = DeskEdit(version=now.version, attendees=(*coming, Attendee(user_id)))
    edit_appointment(world.directory, world.records, world.clock, world.keyring, AT_THE_DESK, now.id, edit)


def test_a_group_is_once_in_the_list_of_who_claims_a_place_beside_one_that_an_agent_gave(world: World) -> None:
    group, lou = world.group(ELEVEN), child(world)
    add_by_agent(world, group, lou.id)
    world.book_at(ELEVEN, motif=GROUP)
    assert claim_earlier(world.records, world.clock, world.keyring, ZOE, [EMAIL]) == 1
    assert listed(world) == [group.id]
    places_are_those_of_who_comes(world, group)


def test_who_comes_instead_of_whom_an_agent_added_keeps_the_family_s_place(world: World) -> None:
    group, lou, max_, eva = world.group(ELEVEN), child(world), child(world, "Max"), child(world, "Eva")
    book_as(world, ELEVEN, motif=GROUP, for_user_id=lou.id)
    cancel(world.directory, world.records, world.clock, group.id, SignedIn(ZOE))
    add_by_agent(world, group, max_.id)
    change_attendee(world.directory, world.records, world.clock, world.keyring, ZOE, group.id, eva.id)
    assert (listed(world), attending(world, group)) == ([group.id], [eva.id])
    places_are_those_of_who_comes(world, group)


def test_another_s_address_gives_nothing(world: World) -> None:
    world.book_at(NINE)
    assert claim_earlier(world.records, world.clock, world.keyring, ALI, ["ali@courriel.example"]) == 0
    with pytest.raises(Unauthenticated):
        claim_proved(world.records, world.clock, world.keyring, ALI, "no proof")


def test_an_account_that_holds_nothing_proves_an_address_with_a_code(world: World) -> None:
    booked = world.book_at(NINE).sheet.appointment
    request_code_as(world.records, world.clock, world.keyring, ZOE, "192.0.2.7", Channel.EMAIL, EMAIL)
    digits = world.last_code(EMAIL)
    proof = verify_code(world.records, world.clock, world.keyring, Channel.EMAIL, EMAIL, digits)
    assert claim_proved(world.records, world.clock, world.keyring, ZOE, proof.contact_token) == 1
    assert listed(world) == [booked.id]


def test_an_account_asks_for_ten_codes_an_hour_whatever_the_addresses(world: World) -> None:
    def ask(one: int) -> None:
        to = f"address{one}@courriel.example"
        request_code_as(world.records, world.clock, world.keyring, ZOE, f"192.0.2.{one}", Channel.EMAIL, to)

    for one in range(CODES_PER_VISITOR):
        ask(one)
    with pytest.raises(TooManyAttempts):
        ask(CODES_PER_VISITOR)


def test_a_proved_phone_number_finds_what_it_booked(world: World) -> None:
    given = world.hold(NINE)
    token = world.prove(given, Channel.SMS, PHONE)
    booked = world.book(world.request(given, token)).sheet.appointment
    assert claim_proved(world.records, world.clock, world.keyring, ZOE, token) == 1
    assert listed(world) == [booked.id]


@pytest.mark.parametrize("seed", range(10))
def test_two_accounts_at_once_claim_an_appointment_once(seed: int) -> None:
    world = distant(seed).publish(an_offer())
    booked = world.book_at(NINE).sheet.appointment
    jobs = [
        lambda account_id=account_id: claim_earlier(world.records, world.clock, world.keyring, account_id, [EMAIL])
        for account_id in ("a", "b", "c")
    ]
    assert sorted(all_at_once(jobs)) == [0, 0, 1]  # type: ignore[type-var]
    assert world.stored(booked).responsible_id in {"a", "b", "c"}


# --- relatives and the profile ----------------------------------------------------------------------------------------


def test_relatives_are_added_once_corrected_and_bounded(world: World) -> None:
    lou = child(world)
    assert child(world).id == lou.id
    change_relative(world.records, world.clock, ZOE, lou.id, RelativeChange(last_name="Martin-Roy"))
    assert [one.last_name for one in relatives_of(world.records, ZOE)] == ["Martin-Roy"]
    with pytest.raises(NotFound):
        change_relative(world.records, world.clock, ALI, lou.id, RelativeChange(last_name="Benali"))
    with pytest.raises(NotFound):
        remove_relative(world.directory, world.records, world.clock, ALI, lou.id)
    for number in range(MOST_RELATIVES - 1):
        child(world, f"Lou {number}")
    with pytest.raises(Invalid):
        child(world, "One too many")


@pytest.mark.parametrize("born", [date(2026, 11, 22), date(1890, 1, 1)])
def test_a_birth_date_is_plausible(world: World, born: date) -> None:
    with pytest.raises(Invalid):
        add_relative(world.records, world.clock, ZOE, Person("Lou", "Martin", birth_date=born))


def test_a_relative_with_appointments_to_come_stays_and_is_forgotten_after_them(world: World) -> None:
    lou = child(world)
    appointment = book_as(world, NINE, for_user_id=lou.id).sheet.appointment
    with pytest.raises(HasAppointments) as refused:
        remove_relative(world.directory, world.records, world.clock, ZOE, lou.id)
    assert [(one.id, one.motif_name) for one in refused.value.appointments] == [(appointment.id, MOTIF.name)]
    cancel(world.directory, world.records, world.clock, appointment.id, SignedIn(ZOE))
    remove_relative(world.directory, world.records, world.clock, ZOE, lou.id)
    assert relatives_of(world.records, ZOE) == ()
    gone = world.records.items[UserKey(lou.id)]
    assert isinstance(gone, User)
    assert (gone.display_name, gone.birth_date, gone.responsible_id) == ("Usager SUPPRIMÉ", None, "")


def test_a_profile_changes_but_for_what_the_provider_has_settled() -> None:
    world = World()
    me = signed_up(world)
    after = change_profile(world.records, world.clock, me, {"phone_number": "06 12 34 56 78", "language": "en"})
    assert (after.user.phone_number, after.user.language, after.user.version) == ("+33612345678", "en", 2)
    account = world.records.items[AccountKey(ZOE)]
    assert isinstance(account, Account)
    world.records.commit([Put(AccountKey(ZOE), replace(account, identified_at=world.clock.now()))])
    assert change_profile(world.records, world.clock, me, {"first_name": "Zoé"}).user.first_name == "Zoé"
    with pytest.raises(Invalid) as refused:
        change_profile(world.records, world.clock, me, {"first_name": "Zoë", "phone_number": "06"})
    assert [(one.field, one.code) for one in refused.value.errors] == [
        ("phone_number", "not_a_phone_number"),
        ("first_name", "frozen_field"),
    ]


# --- who comes --------------------------------------------------------------------------------------------------------


def test_a_relative_comes_instead_and_back(world: World) -> None:
    lou = child(world)
    appointment = book_as(world, NINE).sheet.appointment

    def change(user_id: str) -> None:
        change_attendee(world.directory, world.records, world.clock, world.keyring, ZOE, appointment.id, user_id)

    change(lou.id)
    assert attending(world, appointment) == [lou.id]
    assert world.events(appointment)[-1].user_ids == (lou.id,)
    version = world.stored(appointment).version
    change(lou.id)
    assert world.stored(appointment).version == version
    # The place of who no longer comes is free, that of who comes is taken.
    book_as(world, TEN)
    with pytest.raises(AlreadyBooked):
        change(ZOE)
    with pytest.raises(NotFound):
        change(ALI)
    assert violations(world.records.items, world.clock.now()) == []


def test_a_child_of_the_same_name_comes_instead_and_the_name_keeps_its_place(world: World) -> None:
    """The limit per person knows people by their names alone: the two have one place."""
    appointment = book_as(world, NINE).sheet.appointment
    account = world.records.items[UserKey(ZOE)]
    assert isinstance(account, User)
    junior = Person(account.first_name, account.last_name, birth_date=date(2020, 5, 1))
    namesake = add_relative(world.records, world.clock, ZOE, junior)
    change_attendee(world.directory, world.records, world.clock, world.keyring, ZOE, appointment.id, namesake.id)
    assert attending(world, appointment) == [namesake.id]
    assert violations(world.records.items, world.clock.now()) == []


def test_in_a_group_a_relative_takes_the_family_s_seat(world: World) -> None:
    group, lou = world.group(NINE, 1), child(world)
    book_as(world, NINE, motif=GROUP)
    change_attendee(world.directory, world.records, world.clock, world.keyring, ZOE, group.id, lou.id)
    assert attending(world, group) == [lou.id]
    assert world.stored(group).users_count == 1
    assert listed(world) == [group.id]


def test_who_comes_is_fixed_once_it_has_begun_or_is_cancelled(world: World) -> None:
    lou = child(world)
    appointment, other = book_as(world, NINE).sheet.appointment, book_as(world, TEN, for_user_id=lou.id)
    cancel(world.directory, world.records, world.clock, other.sheet.appointment.id, SignedIn(ZOE))
    world.clock.instant = NINE
    for one in (appointment, other.sheet.appointment):
        with pytest.raises(AttendeeFixed):
            change_attendee(world.directory, world.records, world.clock, world.keyring, ZOE, one.id, lou.id)


# --- export and departure -----------------------------------------------------------------------------------------------


def test_an_export_tells_all_that_is_kept_and_nothing_of_others(world: World) -> None:
    group, lou = world.group(ELEVEN), child(world)
    book_as(world, NINE, for_user_id=lou.id)
    book_as(world, ELEVEN, motif=GROUP)
    book_as(world, ELEVEN, ALI, GROUP)
    me = Actor(ZOE, Session("s", PersonKind.USER, ZOE, SignInWay.PASSWORD, NINE, NINE), "csrf")
    found = export_of(world.directory, world.records, me)
    assert [one.id for one in found.relatives] == [lou.id]
    by_id = {one.appointment.id: one for one in found.appointments}
    assert [one.user_id for one in by_id[group.id].participations] == [ZOE]
    assert {one.author.id for one in by_id[group.id].events} <= {ZOE}
    assert all(one.events for one in found.appointments)


def test_an_account_leaves_no_word_behind(world: World) -> None:
    me = Actor(ZOE, Session(f"session of {ZOE}", PersonKind.USER, ZOE, SignInWay.PASSWORD, NINE, NINE), "csrf")
    lou = child(world)
    earlier = world.book_at(NINE).sheet.appointment
    claim_earlier(world.records, world.clock, world.keyring, ZOE, [EMAIL])
    mine = book_as(world, TEN, for_user_id=lou.id).sheet.appointment
    papers = book_as(world, ELEVEN, motif=PASSPORT, ants_number="ABCD1234EF").sheet.appointment
    link = world.keyring.link_token(earlier.id, earlier.participations[0].user_id, 1)

    def leave(*, sure: bool) -> None:
        delete_account(world.directory, world.records, world.clock, world.keyring, me, cancel_appointments=sure)

    with pytest.raises(HasAppointments) as refused:
        leave(sure=False)
    assert {one.id for one in refused.value.appointments} == {earlier.id, mine.id, papers.id}
    assert not any(world.stored(one).status.is_cancelled for one in (earlier, mine, papers))
    leave(sure=True)
    assert all(world.stored(one).status is Status.EXCUSED for one in (earlier, mine, papers))
    left = repr({key: one for key, one in world.records.items.items() if "Directory" not in repr(key)})
    for word in ("Zoé", "Fontaine", "Lou", "ABCD1234EF"):
        assert word not in left, word
    kept = [one for one in world.records.items.values() if isinstance(one, User) and one.id != ALI]
    assert {one.display_name for one in kept} == {"Usager SUPPRIMÉ"}
    assert not any(one.email or one.phone_number for one in kept)
    for key in (AccountKey(ZOE), RelativesKey(ZOE), SessionKey(me.session.hash), email_login(world.keyring, EMAIL)):
        assert key not in world.records.items
    with pytest.raises(NotFound):
        open_link(world.directory, world.records, world.clock, link, "FON")
    with pytest.raises(Unauthenticated):
        leave(sure=True)
    assert isinstance(world.records.items[AppointmentKey(mine.id)], Appointment)
    assert isinstance(world.records.items[AccountKey(ALI)], Account)
    assert TokenKey(ids.digest(link)) not in world.records.items


def test_what_can_no_longer_be_cancelled_online_keeps_the_account(world: World) -> None:
    me = Actor(ZOE, Session("s", PersonKind.USER, ZOE, SignInWay.PASSWORD, NINE, NINE), "csrf")
    soon, later = book_as(world, NINE), book_as(world, at(THURSDAY + timedelta(days=1), 9), for_user_id=child(world).id)
    world.clock.instant = NINE - timedelta(hours=3)
    with pytest.raises(HasAppointments) as refused:
        delete_account(world.directory, world.records, world.clock, world.keyring, me, cancel_appointments=True)
    assert [one.id for one in refused.value.appointments] == [soon.sheet.appointment.id]
    assert world.stored(later.sheet.appointment).status is Status.EXCUSED
    assert AccountKey(ZOE) in world.records.items
    assert Relatives in {type(one) for one in world.records.items.values()}
