"""The races' checker finds what it is for: each kind of damage, done to a sound store, is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from struct import pack
from typing import Any
from uuid import UUID, uuid4

import pytest

from infra.bench.checker import blocked, read, violations
from infra.bench.raw import raw_items
from rdv import ids
from rdv.domain.appointments import Status
from rdv.domain.people import User
from rdv.usecases.booking import Person
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_booking import Attendee
from rdv.usecases.desk_statuses import change_status
from rdv.usecases.moving import move
from rdv.usecases.undoing import undo
from tests.unit.usecases.test_groups import register
from tests.unit.usecases.world import (
    AGENTS,
    AT_THE_DESK,
    GROUP,
    MONDAY,
    MOTIF,
    NOW,
    World,
    a_group_offer,
    an_offer,
    at,
)

THURSDAY = MONDAY + timedelta(days=3)
NINE, TEN = at(THURSDAY, 9), at(THURSDAY, 10)

type Items = list[dict[str, Any]]


def sound() -> Items:
    """A store with an appointment that was moved, one that was cancelled, and a live hold."""
    world = World().publish(an_offer())
    moved = world.book_at(NINE)
    stores = world.directory, world.records, world.clock
    move(*stores, moved.sheet.appointment.id, moved.access_token, TEN, None)
    given = world.hold(at(THURSDAY, 11), visitor="other")
    ana = Person("Ana", "Petit", "ana@courriel.example")
    other = world.book(world.request(given, world.prove(given, to=ana.email), key="other", person=ana))
    cancel(*stores, other.sheet.appointment.id, other.access_token)
    world.hold(at(THURSDAY, 11, 30), visitor="third")
    return [dict(item) for item in raw_items(world.records.items)]


SOUND = sound()


def sound_groups() -> Items:
    """A group of three seats with a citizen, somebody who left and came back, and a held seat; one overbooked on
    purpose, over another appointment of its agent; and one that was cancelled."""
    world = World().publish(an_offer(), a_group_offer())
    group = world.group(at(THURSDAY, 14), seats=3)
    register(world, start=at(THURSDAY, 14))
    ana = register(world, Person("Ana", "Petit", "ana@b.example"), start=at(THURSDAY, 14), visitor="b")
    arguments = world.directory, world.records, world.clock, group.id, ana.access_token
    cancel(*arguments)
    undo(*arguments)
    world.hold(at(THURSDAY, 14), motif=GROUP, visitor="c")
    users = [User(ids.derived_id("user", str(number)), "U", str(number)) for number in range(2)]
    attendees = tuple(Attendee(one.id) for one in users)
    world.people(*users).group(at(THURSDAY, 15), seats=1, attendees=attendees, force=True, title="Overbooked")
    gone = world.group(at(THURSDAY, 18))
    change_status(world.records, world.clock, AT_THE_DESK, gone.id, Status.REVOKED)
    return [dict(item) for item in raw_items(world.records.items)]


SOUND_GROUPS = sound_groups()


def test_sound_groups_have_nothing_wrong() -> None:
    assert violations(SOUND_GROUPS, NOW, {GROUP.id: 1}) == []
    found = read(SOUND_GROUPS)
    assert (len(found.appointments), len(found.seats), len(found.registrations), len(found.holds)) == (3, 2, 2, 1)


def _group(items: Items, title: str = "Massage") -> dict[str, Any]:
    """The group appointment of that title that stands."""
    groups = [item for item in items if item["sk"]["S"] == "A" and _seats_of(items, item)]
    return next(item for item in groups if json.loads(item["body"]["S"])["title"] == title)


def _seats_of(items: Items, group: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        item for item in items if item["sk"]["S"].endswith(appointment_id(group)) and item["pk"]["S"][:6] == "MOTIF#"
    ]


def _seats(items: Items, title: str = "Massage") -> dict[str, Any]:
    [found] = _seats_of(items, _group(items, title))
    return found


def _never_forced(items: Items) -> None:
    for item in items:
        if item["sk"]["S"].startswith("EVT#"):
            edit(item, forced=False)


def _participants(items: Items, change: Callable[[list[dict[str, Any]]], Any]) -> None:
    group = _group(items)
    people = json.loads(group["body"]["S"])["participations"]
    change(people)
    edit(group, participations=people)


GROUP_DAMAGES: list[tuple[str, Callable[[Items], Any], str]] = [
    ("seats that are gone", lambda items: items.remove(_seats(items)), "has no seats"),
    ("a group that is gone", lambda items: items.remove(_group(items)), "seats of no group"),
    ("seats of what was cancelled", lambda items: edit(_group(items), status="revoked"), "seats of no group"),
    ("a seat too many", lambda items: edit(_seats(items), taken=3), "counts 3 seats taken, really 2"),
    ("another place", lambda items: edit(_seats(items), location_id=None), "is not what its seats say"),
    ("another maximum", lambda items: edit(_seats(items), max_participants=9), "is not what its seats say"),
    (
        "filed under another start",
        lambda items: _seats(items)["sk"].update(S=f"GROUP#2026-11-26T14:00:00Z#{appointment_id(_group(items))}"),
        "is filed at",
    ),
    (
        "a maximum that was passed",
        lambda items: [edit(one(items), max_participants=2) for one in (_group, _seats)],
        "2 participants and 1 held seats of 2",
    ),
    ("a purpose that nobody had", _never_forced, "2 participants and 0 held seats of 1"),
    ("an overlap that nobody meant", _never_forced, "no event says that it was meant"),
    ("a held seat that is gone", lambda items: edit(_seats(items), holds=[]), "should have a seat"),
    ("a seat of no hold", lambda items: items.remove(the(items, "HOLD#", "H")), "a seat is held by"),
    (
        "twice of one family",
        lambda items: _participants(items, lambda people: people[1].update(family=people[0]["family"])),
        "takes part twice",
    ),
    (
        "a person whose place was forgotten",
        lambda items: _participants(items, lambda people: people[1].update(status="excused")),
        "counted",
    ),
    (
        "a family whose list forgot it",
        lambda items: items.remove(the_first(items, "APPT#", "FAMILY#")),
        "not in the list",
    ),
    (
        "a family whose list says another time",
        lambda items: edit(the_first(items, "APPT#", "FAMILY#"), starts_at="2026-11-27T09:00:00+00:00"),
        "not in the list",
    ),
    (
        "a place in nothing",
        lambda items: the_first(items, "APPT#", "FAMILY#")["pk"].update(S=f"APPT#{uuid4()}"),
        "the place of a family in",
    ),
    (
        "a registration for nothing",
        lambda items: edit(the_first(items, "REGISTRATION#"), appointment_id=str(uuid4())),
        "a registration for",
    ),
]


def the_first(items: Items, pk: str, sk: str = "") -> dict[str, Any]:
    return next(item for item in items if item["pk"]["S"].startswith(pk) and item["sk"]["S"].startswith(sk))


@pytest.mark.parametrize(("damage", "told"), [one[1:] for one in GROUP_DAMAGES], ids=[one[0] for one in GROUP_DAMAGES])
def test_damage_to_groups_is_told(damage: Callable[[Items], Any], told: str) -> None:
    items = deepcopy(SOUND_GROUPS)
    damage(items)
    found = violations(items, NOW)
    assert any(told in one for one in found), found


@pytest.fixture
def items() -> Items:
    return deepcopy(SOUND)


def the(items: Items, pk: str, sk: str, **body: Any) -> dict[str, Any]:
    """The one item whose keys begin so, and whose body has these values."""
    [found] = [
        item
        for item in items
        if item["pk"]["S"].startswith(pk)
        and item["sk"]["S"].startswith(sk)
        and all(json.loads(item["body"]["S"]).get(name) == value for name, value in body.items())
    ]
    return found


def edit(item: dict[str, Any], **changes: Any) -> None:
    """Change fields of its body."""
    item["body"] = {"S": json.dumps({**json.loads(item["body"]["S"]), **changes})}


def claim(items: Items, start: Any, minutes: int, holder: str | None = None, forced: int = 0) -> None:
    """Add an appointment's claim to the agent's week."""
    week, first = the(items, "AGENT#", "WEEK#"), int(start.timestamp()) // 60
    holder_bytes = UUID(holder).bytes if holder else uuid4().bytes
    week["busy"] = {"B": week["busy"]["B"] + pack(">IIIB16s", first, first + minutes, 0, forced, holder_bytes)}


def kept(items: Items) -> dict[str, Any]:
    """The appointment that stands."""
    return next(
        item for item in items if item["sk"]["S"] == "A" and "cancelled_at" not in json.loads(item["body"]["S"])
    )


def appointment_id(item: dict[str, Any]) -> str:
    return item["pk"]["S"].removeprefix("APPT#")


def test_a_sound_store_has_nothing_wrong(items: Items) -> None:
    assert violations(items, NOW, {MOTIF.id: 1}) == []
    found = read(items)
    assert (len(found.appointments), len(found.holds), len(found.quotas)) == (2, 1, 9)


def test_an_agent_in_two_places(items: Items) -> None:
    claim(items, TEN + timedelta(minutes=15), 30)
    assert any("in two places" in one for one in violations(items, NOW))


def test_overbooking_on_purpose_is_no_agent_in_two_places(items: Items) -> None:
    claim(items, TEN, 30, forced=1)
    assert not any("in two places" in one for one in violations(items, NOW))


def test_the_same_claim_twice(items: Items) -> None:
    claim(items, TEN, 30, appointment_id(kept(items)))
    assert any("in two places" in one for one in violations(items, NOW))


def test_two_that_meet_under_one_that_was_overbooked_on_purpose(items: Items) -> None:
    claim(items, at(THURSDAY, 14), 240, forced=1)
    claim(items, at(THURSDAY, 14, 30), 30)
    claim(items, at(THURSDAY, 14, 45), 30)
    assert sum("in two places" in one for one in violations(items, NOW)) == 1


def test_a_long_claim_over_several(items: Items) -> None:
    claim(items, at(THURSDAY, 14), 240)
    claim(items, at(THURSDAY, 14, 30), 10)
    claim(items, at(THURSDAY, 17), 10)
    assert sum("in two places" in one for one in violations(items, NOW)) == 2


DAMAGES: list[tuple[str, Callable[[Items], Any], str]] = [
    ("a claim of nobody", lambda items: claim(items, at(THURSDAY, 15), 30), "does not exist"),
    (
        "a hold that lasts longer than its claim",
        lambda items: edit(the(items, "HOLD#", "H"), expires_at="2026-11-21T09:20:00+00:00"),
        "its claims at",
    ),
    (
        "somebody who attends what was cancelled",
        lambda items: _statuses(next(one for one in items if one["sk"]["S"] == "A" and one != kept(items)), "unknown"),
        "1 attend it",
    ),
    ("nobody attends what stands", lambda items: _statuses(kept(items), "excused"), "0 attend it"),
    ("a hold that is gone", lambda items: items.remove(the(items, "HOLD#", "H")), "a claim of hold"),
    ("a claim that is gone", lambda items: the(items, "AGENT#", "WEEK#").update(busy={"B": b""}), "should claim"),
    ("a shorter claim", lambda items: edit(kept(items), ends_at="2026-11-26T09:45:00+00:00"), "should claim"),
    ("another agent", lambda items: edit(kept(items), agent_ids=[AGENTS[3]]), "should claim"),
    ("a claim that outlived its appointment", lambda items: edit(kept(items), status="excused"), "should claim"),
    ("an event that is gone", lambda items: items.remove(the(items, "APPT#", "EVT#000002#updated")), "its events are"),
    ("a version ahead", lambda items: kept(items).update(version={"N": "3"}), "at version 3"),
    (
        "a cancellation without its event",
        lambda items: the(items, "APPT#", "EVT#000002#cancelled")["sk"].update(S="EVT#000002#updated"),
        "is excused",
    ),
    (
        "an event that tells another time",
        lambda items: edit(the(items, "APPT#", "EVT#000002#updated"), starts_at="2026-11-27T09:00:00+00:00"),
        "not where its last event says",
    ),
    (
        "a move from elsewhere",
        lambda items: edit(the(items, "APPT#", "EVT#000002#updated"), previous_starts_at="2026-11-27T09:00:00+00:00"),
        "came from elsewhere",
    ),
    ("an appointment that is gone", lambda items: items.remove(kept(items)), "events of appointment"),
    ("a counter that forgot", lambda items: _without_entries(items, "PERSON#"), "counted []"),
    ("a counter of holds that forgot", lambda items: _without_entries(items, "SOURCE#"), "counted []"),
    (
        "a counter that remembers too much",
        lambda items: _with_entry(items, "VISITOR#", f"4102444800:{uuid4()}"),
        "really",
    ),
    ("people who are gone", lambda items: _remove_all(items, "USER#"), "who do not exist"),
    ("links that are gone", lambda items: _remove_all(items, "TOKEN#"), "no link"),
    ("a link to nothing", lambda items: items.remove(kept(items)), "a token of appointment"),
]


def _statuses(appointment: dict[str, Any], status: str) -> None:
    people = json.loads(appointment["body"]["S"])["participations"]
    edit(appointment, participations=[{**one, "status": status} for one in people])


def _remove_all(items: Items, pk: str) -> None:
    items[:] = [item for item in items if not item["pk"]["S"].startswith(pk)]


def _with_entry(items: Items, pk: str, entry: str) -> None:
    counters = [item for item in items if item["pk"]["S"].startswith(pk) and item["sk"]["S"] == "HOLDS"]
    counters[0]["entries"] = {"SS": [entry]}


def _without_entries(items: Items, pk: str) -> None:
    for item in items:
        if item["pk"]["S"].startswith(pk) and item["sk"]["S"] != "CODES":
            item.pop("entries", None)


@pytest.mark.parametrize(("damage", "told"), [one[1:] for one in DAMAGES], ids=[one[0] for one in DAMAGES])
def test_damage_is_told(items: Items, damage: Callable[[Items], Any], told: str) -> None:
    damage(items)
    assert any(told in one for one in violations(items, NOW))


def test_more_appointments_than_a_person_may_have(items: Items) -> None:
    assert violations(items, NOW, {MOTIF.id: 1}) == []
    assert any("0 at most" in one for one in violations(items, NOW, {MOTIF.id: 0}))


def test_what_is_over_is_no_claim(items: Items) -> None:
    tomorrow = NOW + timedelta(days=1)
    assert violations(items, tomorrow) == []
    hold = at(THURSDAY, 11, 30)
    assert blocked(items, AGENTS[:1], hold, 30, NOW)
    assert not blocked(items, AGENTS[:1], hold, 30, tomorrow)
    assert blocked(items, AGENTS[:1], TEN + timedelta(minutes=29), 1, tomorrow)
    assert not blocked(items, AGENTS[:1], TEN + timedelta(minutes=30), 30, tomorrow)
    assert not blocked(items, AGENTS[:2], TEN, 30, NOW)
