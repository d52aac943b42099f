"""Seats, and which group appointments a search offers (SLOT-19, RDV-15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdv.domain.agenda import GroupRef, HoldRef
from rdv.domain.appointments import Participation, Status, family_of
from rdv.domain.group_slots import group_times, open_groups
from rdv.domain.groups import GroupSeats, SeatHold, seats_of
from rdv.domain.slots import Period

from ..scheduling import AGENT, OTHER_AGENT, OTHER_PLACE, PARIS, PLACE, an_id, at
from .test_statuses import appointment

NOW = at("2026-11-24 10:00").astimezone(UTC)
SECOND = int(NOW.timestamp())
ALWAYS = Period(NOW - timedelta(days=400), NOW + timedelta(days=400))


def group(start: str, name: str = "", seats: int | None = 5, taken: int = 0, **changes: object) -> GroupSeats:
    starts_at = at(start)
    made = GroupSeats(
        an_id(f"group {start} {name}"),
        an_id("motif"),
        PLACE,
        (AGENT,),
        starts_at,
        starts_at + timedelta(minutes=90),
        name,
        seats,
        taken,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def starts(groups: list[GroupSeats]) -> list[str]:
    return [f"{one.starts_at:%d %H:%M}" for one in groups]


@pytest.mark.parametrize(
    ("seats", "taken", "left", "room"),
    [(None, 99, None, True), (5, 4, 1, True), (5, 5, 0, False), (5, 7, 0, False), (1, 0, 1, True)],
)
def test_rdv_15_seats_remain_are_full_or_overbooked(
    seats: int | None, taken: int, left: int | None, room: bool
) -> None:
    one = group("2026-11-26 09:00", seats=seats, taken=taken)
    assert (one.left(SECOND), one.has_room(SECOND)) == (left, room)


def test_a_live_hold_takes_a_seat_and_a_dead_one_does_not() -> None:
    one = group("2026-11-26 09:00", seats=2).held(SeatHold("a", SECOND + 600), SECOND)
    assert (one.left(SECOND), one.left(SECOND + 599), one.left(SECOND + 600)) == (1, 1, 2)
    later = one.held(SeatHold("b", SECOND + 1200), SECOND + 600)
    assert [hold.hold_id for hold in later.holds] == ["b"]
    assert (later.version, later.left(SECOND + 600)) == (3, 1)


def test_a_hold_becomes_a_seat_of_the_appointment() -> None:
    registered = appointment("2026-11-26 09:00", Status.UNKNOWN, Status.EXCUSED, collectif=True)
    held = replace(seats_of(registered), taken=0, max_participants=3).held(SeatHold("a", SECOND + 600), SECOND)
    confirmed = held.confirmed("a", registered)
    assert (confirmed.taken, confirmed.holds, confirmed.version) == (1, (), held.version + 1)
    assert held.released("a").left(SECOND) == 3


def test_slot_19_a_search_finds_future_groups_of_the_place_with_seats_left_by_start() -> None:
    found = open_groups(
        [
            group("2026-11-27 09:00"),
            group("2026-11-26 09:00"),
            group("2026-11-26 11:00", taken=5),
            group("2026-11-26 14:00", location_id=OTHER_PLACE),
            group("2026-11-26 15:00", location_id=None),
            group("2026-11-24 10:00"),
            group("2026-11-23 09:00"),
        ],
        ALWAYS,
        NOW,
        location_ids=frozenset({PLACE}),
    )
    assert starts(found) == ["26 09:00", "27 09:00"]


def test_slot_19_no_place_is_a_place_of_its_own() -> None:
    groups = [group("2026-11-26 09:00"), group("2026-11-26 15:00", location_id=None)]
    assert starts(open_groups(groups, ALWAYS, NOW, location_ids=frozenset({None}))) == ["26 15:00"]


def test_slot_19_the_booking_window_bounds_the_start() -> None:
    window = Period(at("2026-11-26 09:00"), at("2026-11-27 09:00"))
    days = ("2026-11-26 08:59", "2026-11-26 09:00", "2026-11-27 09:00", "2026-11-27 09:01")
    assert starts(open_groups([group(day) for day in days], window, NOW)) == ["26 09:00", "27 09:00"]


def test_tv_61_a_follow_up_group_is_its_referents_alone() -> None:
    groups = [
        group("2026-11-26 09:00"),
        group("2026-11-26 11:00", agent_ids=(OTHER_AGENT,)),
        group("2026-11-26 14:00", agent_ids=(OTHER_AGENT, AGENT)),
    ]
    assert starts(open_groups(groups, ALWAYS, NOW, agent_ids=frozenset({AGENT}))) == ["26 09:00", "26 14:00"]
    assert open_groups(groups, ALWAYS, NOW, agent_ids=frozenset()) == []
    assert len(open_groups(groups, ALWAYS, NOW)) == 3


def test_one_entry_for_each_start_and_it_is_the_emptiest_group() -> None:
    """SLOT-13: two groups at one time are one slot; a citizen gets the one with the most seats left."""
    groups = open_groups(
        [
            group("2026-11-26 09:00", "nearly full", seats=5, taken=4),
            group("2026-11-26 09:00", "empty", seats=4),
            group("2026-11-26 11:00", "two seats", seats=2),
            group("2026-11-26 11:00", "no limit", seats=None),
        ],
        ALWAYS,
        NOW,
    )
    times = group_times(groups, PARIS, NOW)
    assert [(f"{one.starts_at:%H:%M}", one.seats_left, one.title) for one in times] == [
        ("09:00", 4, "empty"),
        ("11:00", None, "no limit"),
    ]


@given(st.permutations(range(6)))
def test_the_order_of_input_decides_nothing(order: list[int]) -> None:
    groups = [group(f"2026-11-26 {9 + number // 2:02d}:00", str(number), seats=number % 3 + 1) for number in range(6)]
    assert open_groups([groups[one] for one in order], ALWAYS, NOW) == open_groups(groups, ALWAYS, NOW)


def test_the_public_id_of_a_held_seat_says_where_the_seat_is() -> None:
    ref = HoldRef(an_id("hold"), "", 100, 190, GroupRef(an_id("group"), "a-motif_Of-63-letters" * 3))
    assert HoldRef.read(ref.spelled()) == ref
    assert len(ref.spelled()) + 1 + 32 <= 200, "the token must fit its field"
    assert ref.weeks() == ()
    plain = HoldRef(an_id("hold"), AGENT, 100, 190)
    assert HoldRef.read(plain.spelled()) == plain


def test_whose_participations_of_a_group_a_proof_is_about() -> None:
    """MAIL-07: those of the own family, by the verified address or by who answers for them."""
    mother = Participation("mother", responsible_id="mother", family="f", status=Status.EXCUSED)
    child = Participation("child", responsible_id="mother again", family="f")
    ward = Participation("ward", responsible_id="guardian")
    stranger = Participation("stranger")
    mixed = replace(appointment(collectif=True), participations=(mother, child, ward, stranger))
    assert family_of(mixed, "mother") == family_of(mixed, "mother again") == (mother, child)
    assert family_of(mixed, "guardian") == family_of(mixed, "ward") == (ward,)
    assert family_of(mixed, "stranger") == (stranger,)
    assert family_of(mixed, "nobody") == ()
    assert family_of(replace(mixed, collectif=False), "nobody") == mixed.participations
