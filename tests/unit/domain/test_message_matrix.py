"""The whole matrix of 6.2 with 6.1's rules: event × author × recipient × channel × visibility × preference.

The oracle is a transcription of the specification's table, in its own words and with nothing of the service's code:
it says who gets what by which channel, and every combination is compared with what jobs and objections come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from rdv.domain.agents_told import agent_jobs_for, agent_objection
from rdv.domain.appointments import Appointment, Author, AuthorKind, Event, EventKind, Participation, Status
from rdv.domain.directory import Agent, NotificationLevel, Visibility
from rdv.domain.messages import MessageKind, Objection, jobs_for, objection
from rdv.domain.people import User

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
MOBILE, FIXED = "+33612345678", "+33123456789"
STARTS = {
    "past": NOW - timedelta(hours=1),
    "today": NOW + timedelta(hours=6),
    "tomorrow": NOW + timedelta(days=1),
    "next week": NOW + timedelta(days=7),
}


# --- the specification, transcribed --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A row of 6.2. `agents`: who is told what; `sms`: "always", "by agent" (only when the author is one) or "never"."""

    authors: tuple[str, ...]
    user: str = ""
    sms: str = "always"
    agents: str = ""
    flag: str = "lifecycle"


ANYBODY = ("user", "agent a", "agent b", "agent c", "outside agent", "system")
AGENTS = ("agent a", "agent b", "agent c", "outside agent")
TABLE = {
    "created": Row(ANYBODY, "created", agents="each: created"),
    "status back to unknown": Row(ANYBODY, "created", agents="each: created"),
    "date changed": Row(ANYBODY, "updated", agents="unchanged: updated"),
    "location changed": Row(ANYBODY, "updated", agents="unchanged: updated"),
    "date and agents changed": Row(ANYBODY, "updated", agents="new: created, removed: cancelled, unchanged: updated"),
    "move taken back": Row(("user",), "updated", agents="new: created, removed: cancelled, unchanged: updated"),
    "agents changed only": Row(ANYBODY),
    "cancelled, excused": Row(ANYBODY, "cancelled", sms="by agent", agents="each: cancelled"),
    "cancelled, revoked": Row(AGENTS, "cancelled", sms="by agent", agents="each: cancelled"),
    "seen": Row(AGENTS),
    "group: participant added": Row(AGENTS, "created"),
    "group: participant removed": Row(AGENTS, "cancelled", sms="by agent"),
    "group: user registers": Row(("user",), "created", agents="each: created"),
    "group: user cancels own": Row(("user",), "cancelled", sms="by agent", agents="each: cancelled"),
    "reminder": Row(("system",), "reminder", flag="reminder"),
    "manual reminder": Row(AGENTS, "reminder", flag="reminder"),
    "waiting list": Row(("system",), "waiting_list", flag="none"),
}
# Of a change of agents: a leaves, b stays, c comes.
TEAMS = {"each": "ab", "unchanged": "b", "new": "c", "removed": "a"}


@dataclass(frozen=True)
class Case:
    """One combination."""

    event: str
    author: str
    start: str
    previous: str = "next week"
    visibility: Visibility = Visibility.VISIBLE_AND_NOTIFIED
    lifecycle: bool = True
    reminder: bool = True
    email: str = "wanted"
    phone: str = "mobile"
    relative: bool = False
    level: NotificationLevel = NotificationLevel.OTHERS

    @property
    def row(self) -> Row:
        return TABLE[self.event]


def user_oracle(case: Case) -> set[tuple[str, str, str]]:
    """(recipient, channel, message): NOT-01, NOT-03 to NOT-06 and the table."""
    row = case.row
    if not row.user or case.start == "past" or case.visibility is Visibility.INVISIBLE:
        return set()
    if not {"lifecycle": case.lifecycle, "reminder": case.reminder, "none": True}[row.flag]:
        return set()
    recipient = "parent" if case.relative else "child"
    told = {(recipient, "email", row.user)} if case.email == "wanted" else set[tuple[str, str, str]]()
    by_sms = row.sms == "always" or (row.sms == "by agent" and case.author != "user")
    if by_sms and case.phone == "mobile":
        told.add((recipient, "sms", row.user))
    return told


def agent_oracle(case: Case) -> set[tuple[str, str]]:
    """(agent, message): NOT-01, NOT-08 and the table, whatever the motif's visibility (NOT-06)."""
    if case.start == "past" or case.email != "wanted":
        return set()
    told = set[tuple[str, str]]()
    for part in filter(None, case.row.agents.split(", ")):
        team, message = part.split(": ")
        if team == "unchanged" and "new" not in case.row.agents:
            team = "each"
        told |= {(f"agent {letter}", message) for letter in TEAMS[team]}
    soon = case.start in ("today", "tomorrow") or (moves(case.event) and case.previous in ("today", "tomorrow"))
    return {(agent, message) for agent, message in told if _level_allows(case.level, agent == case.author, soon)}


def _level_allows(level: NotificationLevel, is_author: bool, soon: bool) -> bool:
    return {"all": True, "none": False, "others": not is_author, "soon": not is_author and soon}[level.value]


def moves(event: str) -> bool:
    return event in ("date changed", "date and agents changed", "move taken back")


# --- the service ---------------------------------------------------------------------------------------------------

KINDS = {
    "created": EventKind.CREATED,
    "status back to unknown": EventKind.RESTORED,
    "date changed": EventKind.UPDATED,
    "location changed": EventKind.UPDATED,
    "date and agents changed": EventKind.UPDATED,
    "move taken back": EventKind.RESTORED,
    "agents changed only": EventKind.UPDATED,
    "cancelled, excused": EventKind.CANCELLED,
    "cancelled, revoked": EventKind.CANCELLED,
    "seen": EventKind.STATUS_CHANGED,
    "group: participant added": EventKind.REGISTERED,
    "group: participant removed": EventKind.UNREGISTERED,
    "group: user registers": EventKind.REGISTERED,
    "group: user cancels own": EventKind.UNREGISTERED,
    "reminder": EventKind.REMINDER,
    "manual reminder": EventKind.REMINDER,
    "waiting list": EventKind.SLOTS_FREED,
}


def happened(case: Case) -> tuple[Event, Appointment, dict[str, User]]:
    """The event, the appointment as it left it, and its people."""
    contact = User(
        "parent" if case.relative else "child",
        "Zoé",
        "Lefèvre",
        email="" if case.email == "none" else "zoe@example.org",
        phone_number={"mobile": MOBILE, "unwanted": MOBILE, "fixed": FIXED, "none": ""}[case.phone],
        notify_by_email=case.email != "unwanted",
        notify_by_sms=case.phone != "unwanted",
    )
    people = [contact, User("child", "Ana", "Lefèvre", responsible_id="parent")] if case.relative else [contact]
    status = {"cancelled, excused": Status.EXCUSED, "cancelled, revoked": Status.REVOKED}.get(
        case.event, Status.UNKNOWN
    )
    left = Status.EXCUSED if case.event == "group: user cancels own" else status
    own = Participation("child", left, case.lifecycle, case.reminder)
    collectif = case.event.startswith("group")
    others = (Participation("stranger"),) if collectif else ()
    agents_change = case.event in ("date and agents changed", "move taken back", "agents changed only")
    kinds = {"user": AuthorKind.USER, "system": AuthorKind.SYSTEM}
    author = Author(kinds.get(case.author, AuthorKind.AGENT), case.author)
    appointment = Appointment(
        id="appointment",
        organisation_id="organisation",
        service_id="service",
        motif_id="motif",
        location_id="place",
        agent_ids=("agent b", "agent c") if agents_change else ("agent a", "agent b"),
        starts_at=STARTS[case.start],
        ends_at=STARTS[case.start] + timedelta(minutes=30),
        time_zone="Europe/Paris",
        participations=(own, *others),
        created_by=author,
        created_at=NOW,
        status=status,
        version=2,
        collectif=collectif,
    )
    event = Event(
        appointment_id="appointment",
        version=2,
        kind=KINDS[case.event],
        at=NOW,
        author=author,
        organisation_id="organisation",
        starts_at=appointment.starts_at,
        location_id="place",
        user_ids=("child",),
        agent_ids=appointment.agent_ids,
    )
    if case.event == "group: participant removed":
        # Who is taken out is no participant any more; the event names them only where their flag was set.
        appointment = replace(appointment, participations=others)
        event = replace(event, user_ids=("child",) if case.lifecycle else ())
    if KINDS[case.event] is EventKind.UPDATED or case.event == "move taken back":
        event = replace(
            event,
            previous_starts_at=STARTS[case.previous] + timedelta(minutes=5) if moves(case.event) else event.starts_at,
            previous_location_id="other place" if case.event == "location changed" else "place",
            previous_agent_ids=("agent a", "agent b"),
        )
    return event, appointment, {one.id: one for one in people}


def told_users(case: Case) -> set[tuple[str, str, str]]:
    event, appointment, users = happened(case)
    told = set[tuple[str, str, str]]()
    for job in jobs_for(event):
        if job.not_after > NOW and objection(job, event, appointment, case.visibility, users, NOW) is None:
            about = users[job.user_id]
            told.add((about.responsible_id or about.id, str(job.channel), str(job.kind)))
    return told


def told_agents(case: Case) -> set[tuple[str, str]]:
    event, appointment, _ = happened(case)
    email = "" if case.email == "none" else "agent@service.example"
    told = set[tuple[str, str]]()
    for job in agent_jobs_for(event):
        agent = Agent(job.agent_id, "Camille", "Agent", email, case.level)
        if job.not_after > NOW and agent_objection(job, event, appointment, agent, NOW) is None:
            told.add((job.agent_id, str(job.kind).removeprefix("agent_")))
    return told


def user_cases(event: str) -> Iterator[Case]:
    for author, start, visibility, lifecycle, reminder, email, phone, relative in product(
        TABLE[event].authors,
        STARTS,
        Visibility,
        (True, False),
        (True, False),
        ("wanted", "unwanted", "none"),
        ("mobile", "unwanted", "fixed", "none"),
        (True, False),
    ):
        yield Case(event, author, start, "next week", visibility, lifecycle, reminder, email, phone, relative)


def agent_cases(event: str) -> Iterator[Case]:
    previous = ("today", "tomorrow", "next week") if moves(event) else ("next week",)
    for author, start, before, visibility, email, level in product(
        TABLE[event].authors, STARTS, previous, Visibility, ("wanted", "none"), NotificationLevel
    ):
        yield Case(event, author, start, before, visibility, email=email, level=level)


@pytest.mark.parametrize("event", TABLE)
def test_users_are_told_what_the_table_says(event: str) -> None:
    for case in user_cases(event):
        assert told_users(case) == user_oracle(case), case


@pytest.mark.parametrize("event", TABLE)
def test_agents_are_told_what_the_table_says(event: str) -> None:
    for case in agent_cases(event):
        assert told_agents(case) == agent_oracle(case), case


def test_every_event_of_the_service_is_in_the_table() -> None:
    assert set(KINDS) == set(TABLE)
    event, *_ = happened(a_case())
    for kind in set(EventKind) - set(KINDS.values()) - {EventKind.ARRIVED}:
        assert (jobs_for(replace(event, kind=kind)), agent_jobs_for(replace(event, kind=kind))) == ((), ())


def test_an_arrival_is_told_to_the_agents_whom_it_names_whatever_their_level() -> None:
    """7.7: also of who comes late; no longer once somebody has said what became of it."""
    event, appointment, _ = happened(a_case(start="today"))
    assert jobs_for(replace(event, kind=EventKind.ARRIVED)) == ()
    assert agent_jobs_for(replace(event, kind=EventKind.ARRIVED, agent_ids=())) == ()
    at = appointment.starts_at + timedelta(minutes=5)
    arrival = replace(event, kind=EventKind.ARRIVED, at=at)
    agent_id = appointment.agent_ids[0]
    job = next(one for one in agent_jobs_for(arrival) if one.agent_id == agent_id)
    assert (job.kind, job.not_after) == (MessageKind.AGENT_ARRIVED, at + timedelta(minutes=30))
    waiting = replace(appointment, arrived_at=at)
    agent = Agent(agent_id, "Nour", "Basique", "nour@a.example", NotificationLevel.NONE)

    def objected(one: Appointment, who: Agent | None = agent) -> Objection | None:
        return agent_objection(job, arrival, one, who, at)

    assert objected(waiting) is None
    assert objected(appointment) is Objection.NOT_WAITING
    assert objected(replace(waiting, status=Status.SEEN)) is Objection.NOT_WAITING
    assert objected(replace(waiting, agent_ids=("another",))) is Objection.NOT_ASSIGNED
    assert objected(waiting, replace(agent, email="")) is Objection.NO_ADDRESS
    assert objected(waiting, None) is Objection.GONE


# --- the vectors of appendix A -------------------------------------------------------------------------------------


def a_case(event: str = "created", author: str = "user", start: str = "tomorrow", **more: object) -> Case:
    return Case(event, author, start, **more)  # type: ignore[arg-type]


def test_av_40_level_others_is_told_of_what_others_do() -> None:
    assert told_agents(a_case(author="agent a")) == {("agent b", "created")}
    assert told_agents(a_case(author="user")) == {("agent a", "created"), ("agent b", "created")}


def test_av_41_level_soon_is_told_of_today_and_tomorrow() -> None:
    assert told_agents(a_case(start="next week", level=NotificationLevel.SOON)) == set()
    assert len(told_agents(a_case(start="tomorrow", level=NotificationLevel.SOON))) == 2


def test_av_42_level_none_is_told_nothing_and_level_all_everything() -> None:
    assert told_agents(a_case(author="agent a", level=NotificationLevel.NONE)) == set()
    assert ("agent a", "created") in told_agents(a_case(author="agent a", level=NotificationLevel.ALL))


@pytest.mark.parametrize("event", TABLE)
def test_av_43_nobody_is_told_of_what_is_past(event: str) -> None:
    case = a_case(event, TABLE[event].authors[0], "past", level=NotificationLevel.ALL)
    assert (told_users(case), told_agents(case)) == (set(), set())


def test_av_44_who_wants_no_mail_has_none() -> None:
    event, appointment, users = happened(a_case())
    other = replace(users["child"], id="other", notify_by_email=False)
    both = replace(appointment, participations=(*appointment.participations, Participation("other")))
    jobs = jobs_for(replace(event, user_ids=("child", "other")))
    people = {"child": users["child"], "other": other}
    visible = Visibility.VISIBLE_AND_NOTIFIED
    sent = [
        job.user_id
        for job in jobs
        if job.channel == "email"
        and objection(job, replace(event, user_ids=("child", "other")), both, visible, people, NOW) is None
    ]
    assert sent == ["child"]


def test_av_45_only_the_responsible_is_written_to() -> None:
    assert {recipient for recipient, _, _ in told_users(a_case(relative=True))} == {"parent"}


def test_av_46_a_motif_that_is_not_notified_tells_agents_only() -> None:
    case = a_case(visibility=Visibility.VISIBLE_AND_NOT_NOTIFIED, lifecycle=False, reminder=False)
    assert told_users(case) == set()
    assert len(told_agents(case)) == 2


@pytest.mark.parametrize("status", [Status.EXCUSED, Status.REVOKED])
def test_av_47_who_is_cancelled_is_not_reminded(status: Status) -> None:
    event, appointment, users = happened(a_case("reminder", "system"))
    gone = replace(appointment, participations=(replace(appointment.participations[0], status=status),))
    visible = Visibility.VISIBLE_AND_NOTIFIED
    assert all(objection(job, event, gone, visible, users, NOW) is not None for job in jobs_for(event))


def test_av_48_who_cancels_has_a_mail_and_no_sms_and_the_agents_a_mail() -> None:
    case = a_case("cancelled, excused", "user")
    assert told_users(case) == {("child", "email", "cancelled")}
    assert told_agents(case) == {("agent a", "cancelled"), ("agent b", "cancelled")}
