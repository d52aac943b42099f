"""What speaks against an appointment without forbidding it: each row of 7.3, and where it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from rdv import ids
from rdv.domain.agenda import Absence, BusyInterval, holder_of, to_minute
from rdv.domain.appointments import Appointment, Author, AuthorKind, Participation, Status
from rdv.domain.directory import Agent, Opening
from rdv.domain.people import User
from rdv.domain.warnings import Surroundings, Warned, ZonedOpening, cautions_about

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 21, 10, tzinfo=PARIS)
AGENT, OTHER = ids.derived_id("agent", "one"), ids.derived_id("agent", "two")
ZOE, ANA = User("zoe", "Zoé", "Lefèvre"), User("ana", "Ana", "Petit")
AGENTS = {AGENT: Agent(AGENT, "Nour", "Basique"), OTHER: Agent(OTHER, "Sam", "Autre")}


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS)


def an_appointment(start: datetime, minutes: int = 30, **changes: object) -> Appointment:
    made = Appointment(
        id=ids.derived_id("appointment", "wanted"),
        organisation_id="org",
        service_id="service",
        motif_id="motif",
        location_id="here",
        agent_ids=(AGENT,),
        starts_at=start,
        ends_at=start + timedelta(minutes=minutes),
        time_zone="Europe/Paris",
        participations=(Participation(ZOE.id),),
        created_by=Author(AuthorKind.AGENT, AGENT),
        created_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


NINE = an_appointment(at(9))


def busy(start: datetime, end: datetime, holder: str = "other", expires: int = 0) -> BusyInterval:
    return BusyInterval(to_minute(start), to_minute(end), expires, 0, holder_of(ids.derived_id("appointment", holder)))


def around(*intervals: BusyInterval, **changes: object) -> Surroundings:
    made = Surroundings(agents=AGENTS, users={ZOE.id: ZOE, ANA.id: ANA}, busy={AGENT: intervals})
    return replace(made, **changes)  # type: ignore[arg-type]


def codes(
    wanted: Appointment, known: Surroundings, before: Appointment | None = None, now: datetime = NOW
) -> list[str]:
    return [one.code for one in cautions_about(wanted, known, now, before)]


def an_opening(place: str | None, start: int = 9, end: int = 12, **changes: object) -> ZonedOpening:
    made = Opening("opening", AGENT, "org", DAY, time(start), time(end), place)
    return ZonedOpening(replace(made, **changes), PARIS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("opening", "warns"),
    [
        (an_opening("elsewhere"), True),
        (an_opening("here"), False),
        (an_opening(None), False),
        (an_opening("elsewhere", 7, 9), False),
        (an_opening("elsewhere", first_day=DAY + timedelta(days=1)), False),
        (an_opening("elsewhere", 9, 10), True),
        (replace(an_opening("elsewhere", 8, 9), zone=ZoneInfo("Atlantic/Azores")), False),
        (replace(an_opening("elsewhere", 7, 8), zone=ZoneInfo("Atlantic/Azores")), True),
    ],
)
def test_an_opening_at_another_place_at_that_time(opening: ZonedOpening, warns: bool) -> None:
    known = around(openings={AGENT: [opening]})
    assert codes(NINE, known) == ([Warned.ELSEWHERE] if warns else [])


@pytest.mark.parametrize(("start", "end", "warns"), [(8, 10, True), (9, 10, True), (7, 9, False), (10, 12, False)])
def test_an_absence_at_that_time(start: int, end: int, warns: bool) -> None:
    absence = Absence("absence", AGENT, "Formation", DAY, DAY, time(start), time(end))
    known = around(absences={AGENT: [absence]})
    assert codes(NINE, known) == ([Warned.ABSENCE] if warns else [])


def test_of_what_is_over_no_place_and_no_absence_is_told() -> None:
    absence = Absence("absence", AGENT, "Formation", DAY, DAY, time(8), time(10))
    known = around(openings={AGENT: [an_opening("elsewhere")]}, absences={AGENT: [absence]})
    assert codes(NINE, known, now=at(12)) == [Warned.PAST]


@pytest.mark.parametrize(
    ("ends", "minutes"),
    [
        ([at(8, 13)], None),
        ([at(8, 14)], "46"),
        ([at(8, 59)], "1"),
        ([at(9)], None),
        ([at(8, 20), at(8, 50)], "10"),
        # One ends right before: the agent goes from one to the other as planned.
        ([at(8, 20), at(9)], None),
    ],
)
def test_one_that_ends_shortly_before(ends: list[datetime], minutes: str | None) -> None:
    known = around(*(busy(end - timedelta(minutes=10), end, str(number)) for number, end in enumerate(ends)))
    found = cautions_about(NINE, known, NOW)
    assert [dict(one.params).get("minutes") for one in found] == ([minutes] if minutes else [])
    assert all(one.about == (("agent_id", AGENT),) for one in found)


def test_what_is_no_appointment_to_come_does_not_end_shortly_before() -> None:
    hold = busy(at(8, 20), at(8, 50), expires=int(at(9).timestamp()))
    assert codes(NINE, around(hold)) == []
    assert codes(NINE, around(busy(at(8, 20), at(8, 50))), now=at(8, 30)) == []


@pytest.mark.parametrize(
    ("start", "end", "warns"),
    [(at(8, 30), at(9, 1), True), (at(9, 29), at(10), True), (at(9, 30), at(10), False), (at(7), at(12), True)],
)
def test_another_time_of_an_agent(start: datetime, end: datetime, warns: bool) -> None:
    """Half-open: what begins where the other ends is no overlap."""
    assert codes(NINE, around(busy(start, end))) == ([Warned.OVERLAP] if warns else [])


def test_an_overlap_tells_of_the_first_time_and_of_each_agent() -> None:
    both = replace(NINE, agent_ids=(AGENT, OTHER))
    known = around(busy={AGENT: [busy(at(9), at(10)), busy(at(8), at(11), "b")], OTHER: [busy(at(9, 15), at(9, 45))]})
    found = cautions_about(both, known, NOW)
    assert [(one.code, one.about, dict(one.params)) for one in found] == [
        ("overlap", (("agent_id", AGENT),), {"agent": "Nour BASIQUE", "begins": "08:00", "ends": "11:00"}),
        ("overlap", (("agent_id", OTHER),), {"agent": "Sam AUTRE", "begins": "09:15", "ends": "09:45"}),
    ]


def test_a_live_hold_is_in_the_way_and_a_dead_one_is_not() -> None:
    second = int(NOW.timestamp())
    assert codes(NINE, around(busy(at(9), at(10), expires=second + 60))) == [Warned.OVERLAP]
    assert codes(NINE, around(busy(at(9), at(10), expires=second))) == []


def test_its_own_time_is_not_in_its_way() -> None:
    assert codes(replace(NINE, ends_at=at(10)), around(busy(at(9), at(9, 30), "wanted")), NINE) == []


@pytest.mark.parametrize(
    ("changes", "warns"),
    [
        ({}, True),
        ({"starts_at": at(23, 30)}, True),
        ({"starts_at": at(0, 15, DAY + timedelta(days=1))}, False),
        ({"motif_id": "another"}, False),
        ({"status": Status.REVOKED}, False),
        ({"participations": (Participation(ANA.id),)}, False),
        ({"participations": (Participation(ZOE.id, Status.EXCUSED),)}, False),
        ({"id": NINE.id}, False),
    ],
)
def test_the_same_user_for_the_same_reason_on_the_same_day(changes: dict[str, object], warns: bool) -> None:
    other = an_appointment(at(14), id=ids.derived_id("appointment", "other"))
    known = around(same_day=[replace(other, **changes)])  # type: ignore[arg-type]
    assert codes(NINE, known) == ([Warned.SAME_USER_SAME_DAY] if warns else [])


@pytest.mark.parametrize(
    ("ago", "wording", "count"),
    [
        (timedelta(), None, None),
        (timedelta(minutes=-5), None, None),
        (timedelta(minutes=5), "past_minutes", "5"),
        (timedelta(minutes=90), "past_hours", "1"),
        (timedelta(days=3, hours=5), "past_days", "3"),
    ],
)
def test_a_start_that_is_over_tells_how_long_ago(ago: timedelta, wording: str | None, count: str | None) -> None:
    found = cautions_about(NINE, around(), NINE.starts_at + ago)
    assert [(one.wording, dict(one.params)["count"]) for one in found] == ([(wording, count)] if wording else [])


@pytest.mark.parametrize(("length", "warns"), [(50, False), (51, True)])
def test_a_title_that_is_cut_in_an_sms(length: int, warns: bool) -> None:
    found = cautions_about(replace(NINE, title="t" * length), around(), NOW)
    assert [dict(one.params)["shortened"] for one in found] == (["t" * 50 + "..."] if warns else [])


def test_more_participants_than_seats() -> None:
    both = (Participation(ZOE.id), Participation(ANA.id))
    group = replace(NINE, collectif=True, max_participants=1, participations=both)
    assert codes(group, around()) == [Warned.OVERBOOKED]
    assert codes(replace(group, max_participants=2), around()) == []
    # It is already: who changes its title is not asked again.
    assert codes(replace(group, title="Atelier"), around(), group) == []


def test_of_an_edit_only_what_it_changes_is_warned_of() -> None:
    known = around(busy(at(9), at(10)), same_day=[an_appointment(at(14), id=ids.derived_id("appointment", "other"))])
    assert codes(replace(NINE, context="Mots"), known, NINE) == []
    assert codes(replace(NINE, ends_at=at(9, 45)), known, NINE) == [Warned.OVERLAP]
    assert codes(replace(NINE, starts_at=at(16), ends_at=at(17)), known, NINE) == [Warned.SAME_USER_SAME_DAY]
