"""What every engine of `ports.Records` does: the same answers, the same refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from rdv.domain.accounts import (
    Account,
    AccountLink,
    AccountMail,
    AccountMailKind,
    LinkPurpose,
    Login,
    LoginScheme,
    ProviderVisit,
    SessionMark,
)
from rdv.domain.agenda import Absence, AbsenceSheet, AgentWeek, BusyInterval, Hold, HoldRef, holder_of
from rdv.domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    Event,
    EventKind,
    Participation,
    Placement,
    Status,
)
from rdv.domain.directory import (
    AccessLevel,
    Agent,
    BookableBy,
    Location,
    LocationType,
    Motif,
    NotificationLevel,
    Offer,
    Organisation,
    Role,
    Service,
    Staff,
    StaffMember,
    Territory,
    TerritoryRights,
    Verticale,
)
from rdv.domain.groups import GroupPlace, GroupSeats, Registration, SeatHold
from rdv.domain.languages import Language
from rdv.domain.membership import FindEntry, FindKind, Membership, Memberships
from rdv.domain.messages import Failure, MessageJob, MessageKind, MessageMark, MessageState, MessageStep
from rdv.domain.people import Channel, CodeRequest, ContactCode, Referents, Relatives, Token, TokenPurpose, User
from rdv.domain.plan_changes import PlanAction, PlanChange, PlanKind
from rdv.domain.receipts import AddressState, Dispatch
from rdv.domain.reconciliation import event_bucket
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.reminders import due_bucket
from rdv.domain.sessions import PersonKind, Session, SignInWay
from rdv.domain.undoing import Change
from rdv.ports import (
    AbsencesKey,
    AccountKey,
    AccountLinkKey,
    AccountMailKey,
    AddressKey,
    AgentKey,
    AppointmentKey,
    AppointmentPage,
    CodeKey,
    CodeRequestKey,
    Conflict,
    DispatchKey,
    Drop,
    Enter,
    EventKey,
    FindKey,
    GroupPlaceKey,
    HoldKey,
    Leave,
    LoginKey,
    MarkKey,
    MembershipsKey,
    PlanChangeKey,
    Put,
    Quota,
    QuotaKey,
    ReferentsKey,
    RegistrationKey,
    RelativesKey,
    Renew,
    SeatsKey,
    SessionKey,
    StaffKey,
    TerritoryKey,
    TokenKey,
    Unsettled,
    UnsettledPage,
    UserKey,
    VisitKey,
    Watermark,
    WatermarkKey,
    WeekKey,
)
from rdv.store.items import item_of

from .conftest import Engine

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
APPOINTMENT_ID = "0b9a6f3e-9d0c-4c8e-8f64-2f3b3a4f9a01"
AGENT_ID = "7c0f9f0e-1b8a-4f5e-9a52-3a7d5b1c2d03"
PLACES = QuotaKey("PERSON", "somebody", "a-motif")


def an_appointment() -> Appointment:
    return Appointment(
        id=APPOINTMENT_ID,
        organisation_id="org",
        service_id="service",
        motif_id="motif",
        location_id=None,
        agent_ids=("agent",),
        starts_at=NOW + timedelta(days=4),
        ends_at=NOW + timedelta(days=4, minutes=30),
        time_zone="America/Guadeloupe",
        participations=(
            Participation("user"),
            Participation("child", send_reminder_notification=False),
            Participation("other", Status.EXCUSED, True, True, "user", "family", "person", NOW),
        ),
        collectif=True,
        title="Atelier",
        max_participants=8,
        created_by=Author(AuthorKind.USER, "user"),
        created_at=NOW,
        reminder_at=NOW + timedelta(days=2),
        quotas=("person#motif",),
        fingerprint="abc",
    )


def a_placement(location_id: str | None = "place") -> Placement:
    return Placement(NOW, NOW + timedelta(minutes=30), location_id, ("agent", "another"))


def some_seats(start: datetime = NOW, motif_id: str = "motif", appointment_id: str = APPOINTMENT_ID) -> GroupSeats:
    return GroupSeats(
        appointment_id, motif_id, None, ("agent", "another"), start, start + timedelta(minutes=90), "Atelier", 8, 3,
        (SeatHold("hold", 1_800_000_000),),
    )  # fmt: skip


def a_group_place(start: datetime = NOW, owner: str = "owner", family: str = "family") -> GroupPlace:
    return GroupPlace(APPOINTMENT_ID, "motif", "place", start, family, owner, "user", 3)


def an_own_appointment(number: int, start: datetime, owner: str = "owner") -> Appointment:
    return replace(
        an_appointment(), id=f"own {number}", collectif=False, starts_at=start, responsible_id=owner, family="family"
    )


def an_offer() -> Offer:
    organisation = Organisation("org", "Maison des solidarités", "62", verticale=Verticale.MAIRIE)
    motif = Motif(
        "motif", "org", "service", "Aide", min_delay=timedelta(hours=1), bookable_by=BookableBy.EVERYONE,
        location_type=LocationType.PHONE, instructions="Apportez « tout »",
    )  # fmt: skip
    place = Location("location", "org", "Mairie", "1 place d’Armes", 50.29, 2.78)
    return Offer(motif, Service("service", "Service social", "Social"), organisation, (place,))


def a_mark(job: MessageJob) -> MessageMark:
    steps = (
        MessageStep(MessageState.QUEUED, NOW, "Throttling"),
        MessageStep(MessageState.FAILED, NOW, "bounce_no_email", Failure.PERMANENT),
    )
    return MessageMark(
        job, MessageState.FAILED, 2, NOW, NOW, 3, "provider's id", "bounce_no_email", 2, 1, Failure.PERMANENT, "address",
        steps,
    )  # fmt: skip


def an_event(version: int, at: datetime, appointment_id: str = APPOINTMENT_ID) -> Event:
    kind, author = EventKind.CREATED, Author(AuthorKind.USER, "user")
    return Event(appointment_id, version, kind, at, author, "org", NOW, None, ("user",), ("agent",))


def every_kind() -> dict[object, object]:
    """One of each entity, with as many fields set as can be."""
    week = AgentWeek("agent", "2026-W48", 1, (BusyInterval(5, 35, 0, 1, holder_of(APPOINTMENT_ID)),))
    absence = Absence(
        "absence", "agent", "Congés", date(2026, 12, 1), date(2026, 12, 1), time(9), time(12, 30),
        Recurrence(Every.WEEK, date(2026, 12, 1), 2, (2, 5), None, date(2027, 1, 1)), "Indian/Reunion",
    )  # fmt: skip
    job = MessageJob(MessageKind.CREATED, APPOINTMENT_ID, "1", "user", Channel.SMS, NOW)
    return {
        WeekKey("agent", "2026-W48"): week,
        AbsencesKey("agent"): AbsenceSheet("agent", 3, (absence,)),
        HoldKey("hold"): Hold(
            HoldRef(APPOINTMENT_ID, AGENT_ID, 29_000_000, 29_000_030), "hash", an_offer(), NOW, "visitor", "source"
        ),
        AppointmentKey(APPOINTMENT_ID): an_appointment(),
        EventKey(APPOINTMENT_ID, 2, "updated"): Event(
            APPOINTMENT_ID, 2, EventKind.UPDATED, NOW, Author(AuthorKind.SYSTEM), "org", NOW, None, ("user",), ("agent",),
            NOW - timedelta(days=1), "old place", ("old agent",),
        ),
        MarkKey(APPOINTMENT_ID, "1", "created", "user", Channel.SMS): a_mark(job),
        DispatchKey("provider's id"): Dispatch("provider's id", job, NOW),
        AddressKey("address"): AddressState("address", 3, NOW, NOW + timedelta(days=1), NOW),
        SeatsKey("motif", NOW, APPOINTMENT_ID): some_seats(),
        RegistrationKey("registration"): Registration("registration", APPOINTMENT_ID, "user", "print", NOW, NOW, True),
        PLACES: Quota(frozenset({"1:a", "2:b"})),
        UserKey("user"): User("user", "Zoé", "D’Œuvre", "zoe@ville.example", "+33610000001", date(1980, 2, 29)),
        GroupPlaceKey(APPOINTMENT_ID, "family"): a_group_place(),
        RelativesKey("user"): Relatives("user", 2, ("child", "other")),
        ReferentsKey("user"): Referents("user", 1, ("agent", "another agent")),
        TokenKey("access"): Token(
            "access", TokenPurpose.ACCESS, NOW, 2, appointment_id=APPOINTMENT_ID, user_id="user",
            change=Change(EventKind.UPDATED, NOW, a_placement(), a_placement(None), ("user",), undone=True),
        ),
        TokenKey("hash"): Token("hash", TokenPurpose.CONTACT, NOW, 1, Channel.EMAIL, "zoe@ville.example"),
        CodeKey("key"): ContactCode("key", "hash", NOW, 4, 2, (NOW, NOW)),
        CodeRequestKey("key", "nonce"): CodeRequest("key", "nonce", Channel.SMS, "+33610000001", NOW, NOW, "org"),
        WatermarkKey("reminders"): Watermark("reminders", NOW, 7),
        SessionKey("hash"): Session(
            "hash", PersonKind.USER, "user", SignInWay.FRANCECONNECT, NOW, NOW + timedelta(minutes=3), 2, "an.id.token"
        ),
        AccountKey("user"): Account(
            "user", "zoe@ville.example", NOW, PersonKind.AGENT, 3, "$argon2id$…", 2, "zoe@neuve.example", NOW, "subject",
            (SessionMark("hash", NOW), SessionMark("other", NOW)),
        ),
        LoginKey(LoginScheme.EMAIL, "key"): Login(LoginScheme.EMAIL, "key", "user"),
        LoginKey(LoginScheme.FRANCECONNECT, "key"): Login(LoginScheme.FRANCECONNECT, "key", "another"),
        AccountLinkKey("hash"): AccountLink(
            "hash", LinkPurpose.CONFIRM, "zoe@ville.example", NOW, PersonKind.AGENT, "user", 2, "Zoé", "D’Œuvre",
            "+33610000001", "en", "/x",
        ),
        AccountMailKey("key", "nonce"): AccountMail(
            "key", "nonce", AccountMailKind.RESET, "zoe@ville.example", NOW, NOW, "en", "Zoé", "Mairie"
        ),
        VisitKey("hash"): ProviderVisit("hash", "browser", "nonce", "verifier", "/mes-rendez-vous", NOW),
        PlanChangeKey("agent", PlanKind.ABSENCE, "absence", 3): PlanChange(
            PlanKind.ABSENCE, PlanAction.DELETED, "absence", "agent", 3, NOW, "Europe/Paris", absence=absence
        ),
        MembershipsKey("user"): Memberships(
            "user", 2, (Membership("org", "62"), Membership("other", "59")), ("word:martin",), ("Amartin",)
        ),
        FindKey("ORG#org", FindKind.WORD, "martin", "user"): FindEntry("user", ("Amartin", "Bzoe")),
        AgentKey("agent"): Agent(
            "agent", "Maëlle", "D’Œuvre", "maelle@service.example", NotificationLevel.ALL, Language.ENGLISH, False, False,
            True, False, ("pmi", "secretariat"), (Role("org", "62", AccessLevel.ADMIN),),
            (TerritoryRights("62", True, True, True, True),), NOW, NOW, NOW, True, True, "former@service.example", 3,
        ),
        StaffKey("org"): Staff("org", (StaffMember("agent", AccessLevel.ADMIN),), 2),
        TerritoryKey("62"): Territory("62", "Pas-de-Calais", ("pmi",), ("agent",), True, True, True, True, 2),
    }  # fmt: skip


def test_every_kind_of_entity_comes_back_as_it_was(engine: Engine) -> None:
    entities = every_kind()
    engine.records.commit(
        [
            Enter(key, entry, 9)  # type: ignore[arg-type]
            if isinstance(entity, Quota)
            else Put(key, entity, 0)  # type: ignore[arg-type]
            for key, entity in entities.items()
            for entry in (sorted(entity.entries)[:1] if isinstance(entity, Quota) else [""])
        ]
    )
    engine.records.commit([Enter(PLACES, "2:b", 9)])
    assert engine.records.read(list(entities)) == entities  # type: ignore[arg-type]


def test_group_appointments_are_found_by_motif_and_start(engine: Engine) -> None:
    """SLOT-19: both ends of the period are in it, and other motifs are not."""
    starts = [NOW + timedelta(minutes=minutes) for minutes in (0, 1, 60, 61, 100_000)]
    seats = [some_seats(start, appointment_id=f"group {number}") for number, start in enumerate(starts)]
    twin = some_seats(starts[1], appointment_id="another group")
    stranger = some_seats(starts[1], motif_id="another motif")
    for one in (*seats, twin, stranger):
        engine.records.commit([Put(SeatsKey(one.motif_id, one.starts_at, one.appointment_id), one, 0)])
    found = engine.records.group_seats("motif", starts[1], starts[2])
    assert list(found) == [twin, seats[1], seats[2]]
    assert list(engine.records.group_seats("motif", starts[1], starts[1], consistent=False)) == [twin, seats[1]]
    assert list(engine.records.group_seats("nothing", starts[0], starts[4])) == []


def test_a_group_is_in_nobodys_own_list_and_owes_its_reminder(engine: Engine) -> None:
    appointment = an_appointment()
    assert appointment.collectif
    engine.records.commit([Put(AppointmentKey(appointment.id), appointment, 0)])
    assert appointment.reminder_at is not None
    bucket = due_bucket(appointment.reminder_at, appointment.id)
    assert engine.records.due_reminders(bucket, appointment.reminder_at) == [appointment.id]
    assert item_of(AppointmentKey(appointment.id), appointment).user_id is None  # type: ignore[union-attr]
    own = replace(appointment, collectif=False)
    assert item_of(AppointmentKey(own.id), own).user_id == "user"  # type: ignore[union-attr]


def test_what_does_not_exist_is_not_in_the_answer(engine: Engine) -> None:
    assert engine.records.read([UserKey("nobody"), WeekKey("agent", "2026-W48")]) == {}


def test_more_than_a_hundred_keys_are_read(engine: Engine) -> None:
    users = {UserKey(f"user-{number}"): User(f"user-{number}", "A", "B") for number in range(130)}
    for first in range(0, 130, 50):
        engine.records.commit([Put(key, user) for key, user in list(users.items())[first : first + 50]])
    assert engine.records.read(list(users)) == users


def test_an_item_that_must_not_exist_and_does_is_a_conflict_that_shows_it(engine: Engine) -> None:
    user = User("user", "A", "B")
    engine.records.commit([Put(UserKey("user"), user, 0)])
    with pytest.raises(Conflict) as conflict:
        engine.records.commit([Put(UserKey("user"), replace(user, first_name="C"), 0)])
    assert conflict.value.current == {UserKey("user"): user}
    assert engine.records.read([UserKey("user")])[UserKey("user")] == user


def test_a_stale_version_is_a_conflict_that_shows_the_current_one(engine: Engine) -> None:
    first = AgentWeek("agent", "2026-W48").claimed(BusyInterval(10, 20, 0, 0, bytes(16)), 0)
    second = first.claimed(BusyInterval(30, 40, 0, 0, bytes(16)), 0)
    key = WeekKey("agent", "2026-W48")
    engine.records.commit([Put(key, first, 0)])
    engine.records.commit([Put(key, second, 1)])
    with pytest.raises(Conflict) as conflict:
        engine.records.commit([Put(key, replace(first, version=2), 1)])
    assert conflict.value.current == {key: second}


def test_one_failed_condition_leaves_every_other_item_untouched(engine: Engine) -> None:
    engine.records.commit([Put(UserKey("taken"), User("taken", "A", "B"))])
    with pytest.raises(Conflict):
        engine.records.commit(
            [
                Put(UserKey("new"), User("new", "A", "B"), 0),
                Enter(PLACES, "1:a", 5),
                Put(UserKey("taken"), User("taken", "C", "D"), 0),
            ]
        )
    assert set(engine.records.read([UserKey("new"), PLACES, UserKey("taken")])) == {UserKey("taken")}


def test_dropping_what_must_exist_conflicts_once_it_is_gone(engine: Engine) -> None:
    engine.records.commit([Put(UserKey("user"), User("user", "A", "B"))])
    engine.records.commit([Drop(UserKey("user"), must_exist=True)])
    with pytest.raises(Conflict) as conflict:
        engine.records.commit([Drop(UserKey("user"), must_exist=True)])
    assert conflict.value.current == {UserKey("user"): None}
    engine.records.commit([Drop(UserKey("user"))])


def test_a_quota_takes_entries_up_to_its_limit_and_gives_places_back(engine: Engine) -> None:
    engine.records.commit([Enter(PLACES, "1:a", 2)])
    engine.records.commit([Enter(PLACES, "2:b", 2)])
    with pytest.raises(Conflict) as conflict:
        engine.records.commit([Enter(PLACES, "3:c", 2)])
    assert conflict.value.current == {PLACES: Quota(frozenset({"1:a", "2:b"}))}
    engine.records.commit([Leave(PLACES, "1:a")])
    engine.records.commit([Leave(PLACES, "1:a")])
    engine.records.commit([Enter(PLACES, "3:c", 2)])
    found = engine.records.read([PLACES])[PLACES]
    assert isinstance(found, Quota)
    assert found.entries == {"2:b", "3:c"}


def test_a_quota_emptied_to_nothing_takes_entries_again(engine: Engine) -> None:
    engine.records.commit([Enter(PLACES, "1:a", 1)])
    engine.records.commit([Leave(PLACES, "1:a")])
    engine.records.commit([Enter(PLACES, "2:b", 1)])
    with pytest.raises(Conflict):
        engine.records.commit([Enter(PLACES, "3:c", 1)])


def test_renewing_a_quota_needs_the_entries_that_were_seen(engine: Engine) -> None:
    engine.records.commit([Enter(PLACES, "1:a", 2)])
    with pytest.raises(Conflict):
        engine.records.commit([Renew(PLACES, frozenset({"9:z"}), frozenset({"2:b"}))])
    engine.records.commit([Renew(PLACES, frozenset({"1:a"}), frozenset({"2:b"}))])
    found = engine.records.read([PLACES])[PLACES]
    assert isinstance(found, Quota)
    assert found.entries == {"2:b"}


def test_a_quota_that_was_left_or_never_entered_is_renewed_as_one_without_entries(engine: Engine) -> None:
    nothing = frozenset[str]()
    engine.records.commit([Renew(PLACES, nothing, frozenset({"1:a"}))])
    with pytest.raises(Conflict):
        engine.records.commit([Renew(PLACES, nothing, frozenset({"2:b"}))])
    engine.records.commit([Leave(PLACES, "1:a")])
    engine.records.commit([Renew(PLACES, nothing, frozenset({"2:b"}))])
    assert engine.records.read([PLACES])[PLACES] == Quota(frozenset({"2:b"}))


def test_the_story_of_an_appointment_is_itself_its_events_and_its_messages(engine: Engine) -> None:
    appointment, job = an_appointment(), MessageJob(MessageKind.CREATED, APPOINTMENT_ID, "1", "user", Channel.SMS, NOW)
    mark, events = a_mark(job), [an_event(1, NOW), an_event(2, NOW + timedelta(days=9))]
    stranger = an_event(1, NOW, "another")
    engine.records.commit(
        [
            Put(AppointmentKey(APPOINTMENT_ID), appointment),
            *(Put(EventKey(one.appointment_id, one.version, one.kind), one) for one in (*events, stranger)),
            Put(MarkKey(APPOINTMENT_ID, "1", "created", "user", Channel.SMS), mark),
            Put(DispatchKey("provider's id"), Dispatch("provider's id", job, NOW)),
        ]
    )
    story = engine.records.story(APPOINTMENT_ID)
    assert sorted(story, key=repr) == sorted([appointment, *events, mark], key=repr)
    assert list(engine.records.story("nobody's")) == []


def test_events_are_found_by_the_day_that_they_were_written_on(engine: Engine) -> None:
    """Both ends, to the second, are in it; other days, and what is no event, are not."""
    moments = [
        timedelta(),
        timedelta(seconds=1),
        timedelta(minutes=5),
        timedelta(minutes=5, seconds=1),
        timedelta(days=1),
    ]
    events = [an_event(number, NOW + after) for number, after in enumerate(moments, 1)]
    for one in events:
        engine.records.commit([Put(EventKey(one.appointment_id, one.version, one.kind), one)])
    engine.records.commit([Put(AppointmentKey(APPOINTMENT_ID), an_appointment())])
    bucket = event_bucket(NOW, APPOINTMENT_ID)
    found = engine.records.events_in(bucket, NOW + timedelta(seconds=1, microseconds=9), NOW + timedelta(minutes=5))
    assert list(found) == [EventKey(APPOINTMENT_ID, version, "created") for version in (2, 3)]
    assert list(engine.records.events_in(event_bucket(NOW + timedelta(days=2), APPOINTMENT_ID), NOW, NOW)) == []


def test_what_happened_to_openings_and_absences_is_filed_by_time_too(engine: Engine) -> None:
    """As long as it is kept, who looks for untold events comes upon it."""
    changes = [
        PlanChange(kind, PlanAction.CREATED, f"of-{kind}", "owner", 7, NOW + timedelta(minutes=number), "Europe/Paris")
        for number, kind in enumerate((PlanKind.OPENING, PlanKind.ABSENCE, PlanKind.OPENING))
    ]
    engine.records.commit([Put(PlanChangeKey.of(one), one, 0) for one in changes[:2]])
    bucket = event_bucket(NOW, "of-opening")
    found = engine.records.events_in(bucket, NOW, NOW + timedelta(minutes=1))
    assert list(found) == [PlanChangeKey.of(one) for one in changes[:2]]
    assert list(engine.records.read(list(found)).values()) == changes[:2]


def test_due_reminders_are_those_of_the_bucket_up_to_the_instant(engine: Engine) -> None:
    appointment = an_appointment()
    assert appointment.reminder_at is not None
    bucket = due_bucket(appointment.reminder_at, appointment.id)
    key = AppointmentKey(appointment.id)
    engine.records.commit([Put(key, appointment, 0)])
    assert engine.records.due_reminders(bucket, appointment.reminder_at - timedelta(seconds=1)) == []
    assert engine.records.due_reminders(bucket, appointment.reminder_at) == [appointment.id]
    engine.records.commit([Put(key, replace(appointment, version=2, reminder_at=None), 1)])
    assert engine.records.due_reminders(bucket, appointment.reminder_at) == []


def test_a_cancelled_appointment_owes_no_reminder(engine: Engine) -> None:
    appointment = an_appointment()
    assert appointment.reminder_at is not None
    bucket = due_bucket(appointment.reminder_at, appointment.id)
    engine.records.commit([Put(AppointmentKey(appointment.id), replace(appointment, status=Status.EXCUSED))])
    assert engine.records.due_reminders(bucket, appointment.reminder_at) == []


@pytest.mark.parametrize(
    ("changes", "owner"),
    [({"responsible_id": "account", "family": "family"}, "account"), ({"family": "family"}, "family"), ({}, "user")],
)
def test_an_appointment_is_in_one_list(engine: Engine, changes: dict[str, str], owner: str) -> None:
    appointment = replace(an_appointment(), collectif=False, **changes)  # type: ignore[arg-type]
    engine.records.commit([Put(AppointmentKey(appointment.id), appointment, 0)])
    for one in ("account", "family", "user"):
        found = engine.records.calendar(one, limit=5).entries
        assert found == ((appointment,) if one == owner else ())


def test_an_owner_s_appointments_come_in_pages_both_ways(engine: Engine) -> None:
    starts = [NOW + timedelta(hours=hours) for hours in (-30, -1, 0, 5, 90)]
    own: list[Appointment | GroupPlace] = [an_own_appointment(number, one) for number, one in enumerate(starts)]
    place = a_group_place(NOW + timedelta(hours=6))
    engine.records.commit(
        [
            *(Put(AppointmentKey(one.id), one, 0) for one in own if isinstance(one, Appointment)),
            Put(GroupPlaceKey(APPOINTMENT_ID, place.family), place, 0),
            Put(GroupPlaceKey("elsewhere", "another"), a_group_place(owner="another", family="another"), 0),
        ]
    )

    def pages(**bounds: datetime) -> list[list[Appointment | GroupPlace]]:
        found, cursor = [], ""
        while True:
            page = engine.records.calendar("owner", limit=2, cursor=cursor, **bounds)
            found.append(list(page.entries))
            cursor = page.cursor
            if not cursor:
                return found

    assert pages(since=NOW) == [[own[2], own[3]], [place, own[4]]]
    assert pages(until=NOW) == [[own[1], own[0]]]
    assert pages() == [[own[4], place], [own[3], own[2]], [own[1], own[0]]]
    assert engine.records.calendar("nobody", limit=2).entries == ()
    with pytest.raises(ValueError, match="cursor"):
        engine.records.calendar("owner", limit=2, cursor="made up")


def test_another_owner_s_cursor_shows_nothing_of_them(engine: Engine) -> None:
    for number in range(3):
        one = an_own_appointment(number, NOW + timedelta(hours=number))
        engine.records.commit([Put(AppointmentKey(one.id), one, 0)])
    mine = an_own_appointment(9, NOW + timedelta(hours=9), owner="me")
    engine.records.commit([Put(AppointmentKey(mine.id), mine, 0)])
    cursor = engine.records.calendar("owner", since=NOW, limit=1).cursor
    assert engine.records.calendar("me", since=NOW, limit=5, cursor=cursor).entries == (mine,)


def test_a_history_has_the_events_in_order_and_what_was_sent(engine: Engine) -> None:
    kinds = every_kind()
    event = kinds[EventKey(APPOINTMENT_ID, 2, "updated")]
    mark = kinds[MarkKey(APPOINTMENT_ID, "1", "created", "user", Channel.SMS)]
    assert isinstance(event, Event)
    assert isinstance(mark, MessageMark)
    first = replace(event, version=1, kind=EventKind.CREATED)
    engine.records.commit(
        [
            Put(MarkKey(APPOINTMENT_ID, "1", "created", "user", Channel.SMS), mark, 0),
            Put(EventKey(APPOINTMENT_ID, 2, "updated"), event, 0),
            Put(EventKey(APPOINTMENT_ID, 1, "created"), first, 0),
            Put(AppointmentKey(APPOINTMENT_ID), an_appointment(), 0),
            Put(GroupPlaceKey(APPOINTMENT_ID, "family"), a_group_place(), 0),
        ]
    )
    story = engine.records.story(APPOINTMENT_ID)
    assert len(story) == 4
    assert all(part in story for part in (an_appointment(), first, event, mark))
    assert list(engine.records.story("nothing")) == []


def test_an_organisation_s_appointments_of_a_period_are_all_there_cancelled_ones_too(engine: Engine) -> None:
    starts = [NOW + timedelta(hours=hours) for hours in (-1, 0, 5, 6, 24)]
    made = [an_own_appointment(number, one) for number, one in enumerate(starts)]
    made[2] = replace(made[2], status=Status.REVOKED)
    made[3] = replace(made[3], organisation_id="another")
    engine.records.commit([Put(AppointmentKey(one.id), one, 0) for one in made])
    until = NOW + timedelta(hours=24)
    assert engine.records.appointments_of("org", NOW, until) == AppointmentPage((made[1], made[2]))
    first = engine.records.appointments_of("org", NOW - timedelta(hours=1), until, limit=2)
    assert first.appointments == (made[0], made[1])
    behind = engine.records.appointments_of("org", NOW, until, limit=2, cursor=first.cursor)
    assert behind == AppointmentPage((made[2],))
    with pytest.raises(ValueError, match="cursor"):
        engine.records.appointments_of("org", NOW, until, limit=2, cursor="made up")


def test_appointments_without_a_status_are_counted_by_their_agents(engine: Engine) -> None:
    past = [an_own_appointment(number, NOW - timedelta(days=number + 1)) for number in range(4)]
    past[1] = replace(past[1], agent_ids=("other", "agent"))
    past[2] = replace(past[2], status=Status.SEEN)
    past[3] = replace(past[3], agent_ids=("other",))
    coming = an_own_appointment(9, NOW)
    engine.records.commit([Put(AppointmentKey(one.id), one, 0) for one in (*past, coming)])
    assert engine.records.unsettled_of("org", ["agent"], NOW) == 2
    assert engine.records.unsettled_of("org", ["agent", "other"], NOW) == 3
    assert engine.records.unsettled_of("another", ["agent"], NOW) == 0


def test_appointments_without_a_status_are_listed_in_pages(engine: Engine) -> None:
    starts = [NOW + timedelta(hours=hours) for hours in (-1, 0, 5, 6, 7, 24)]
    made = [an_own_appointment(number, one) for number, one in enumerate(starts)]
    made[2] = replace(made[2], status=Status.SEEN)
    made[3] = replace(made[3], organisation_id="another")
    made[4] = replace(made[4], agent_ids=("other", "agent"))
    engine.records.commit([Put(AppointmentKey(one.id), one, 0) for one in made])
    until = NOW + timedelta(hours=24)
    first = engine.records.unsettled_page("org", NOW - timedelta(hours=1), until, limit=2)
    assert [one.appointment_id for one in first.entries] == [made[0].id, made[1].id]
    behind = engine.records.unsettled_page("org", NOW, until, limit=2, cursor=first.cursor)
    assert behind == UnsettledPage((Unsettled(made[4].id, frozenset({"other", "agent"})),))
    assert engine.records.unsettled_page("org", until, until + timedelta(hours=1), limit=1).entries
    assert engine.records.unsettled_page("org", NOW, NOW + timedelta(seconds=1), limit=1).entries
    with pytest.raises(ValueError, match="cursor"):
        engine.records.unsettled_page("org", NOW, until, limit=2, cursor="made up")
