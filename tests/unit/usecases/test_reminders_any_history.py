"""Any history of book, move, cancel and restore, on a clock that crosses both nights when it changes.

What was reminded of equals, exactly, what an oracle says that was written from 6.3 alone and counts minutes on the
clock's face. 500 sequences by default; `REMINDER_SEQUENCES=10000` runs the whole proof.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rdv import ids
from rdv.domain.appointments import Appointment, EventKind, Status
from rdv.domain.channels import Channel
from rdv.domain.directory import Offer, Opening, Organisation
from rdv.domain.errors import DomainError
from rdv.domain.recurrence import Every, Recurrence
from rdv.store.memory import MemoryDirectory, MemoryRecords
from rdv.usecases.cancelling import cancel
from rdv.usecases.desk_statuses import change_status
from rdv.usecases.moving import move
from rdv.usecases.reminding import sweep
from rdv.usecases.undoing import undo

from .world import AGENTS, AT_THE_DESK, MOTIF, ORGANISATION, PLACE, SERVICE, HandClock, World

SEQUENCES = int(os.environ.get("REMINDER_SEQUENCES", "500"))
FIVE_MINUTES = timedelta(minutes=5)
# Some days before each of the two nights of 2027.
BEGINNINGS = (date(2027, 3, 23), date(2027, 10, 26))
ZONES = ("Europe/Paris", "America/Guadeloupe")
PLANS = tuple(
    tuple(timedelta(hours=hours) for hours in plan)
    for plan in ((48,), (168, 48, 3), (3,), (13, 12, 11, 10), (72, 24), (720, 48))
)


# --- the oracle: 6.3, minute by minute ---------------------------------------------------------------------------------


@lru_cache(maxsize=100_000)
def clock_face(instant: datetime, zone: str) -> tuple[int, int]:
    local = instant.astimezone(ZoneInfo(zone))
    return local.hour, local.minute


def is_night(instant: datetime, zone: str) -> bool:
    hour, _ = clock_face(instant, zone)
    return hour >= 21 or hour < 8


@lru_cache(maxsize=100_000)
def evening_before(instant: datetime, zone: str) -> datetime:
    """Back in time, five minutes by five minutes, until the clock's face allows an SMS."""
    while is_night(instant, zone):
        instant -= FIVE_MINUTES
    return instant


@lru_cache(maxsize=100_000)
def morning_after(instant: datetime, zone: str) -> datetime:
    while is_night(instant, zone):
        instant += FIVE_MINUTES
    return instant


type Reminder = tuple[datetime, datetime, frozenset[Channel]]


@dataclass
class Expected:
    """What one appointment is owed: moments still to come, and the reminders that were right (when, of what, how)."""

    zone: str
    start: datetime | None = None
    moments: set[tuple[datetime, Channel]] = field(default_factory=set[tuple[datetime, Channel]])
    reminders: list[Reminder] = field(default_factory=list[Reminder])

    def begins(self, appointment: Appointment, now: datetime) -> None:
        """Booked, moved or restored: every step from scratch, without those that are past."""
        self.start = appointment.starts_at
        for lead in appointment.reminder_plan:
            step = self.start - lead
            self.moments |= {(step, Channel.EMAIL), (evening_before(step, self.zone), Channel.SMS)}
        self.moments = {moment for moment in self.moments if moment[0] > now}

    def ends(self) -> None:
        """Cancelled, or about to begin anew."""
        self.moments = set()

    def swept(self, now: datetime) -> None:
        """What a sweep at that instant owes."""
        owed = {moment for moment in self.moments if moment[0] <= now}
        if not owed or self.start is None:
            return
        last_useful = self.start - timedelta(hours=2)
        channels = {channel for _, channel in owed}
        if now >= last_useful:
            self.moments = set()
            return
        if Channel.SMS in channels and is_night(now, self.zone):
            if morning_after(now, self.zone) < last_useful:
                return
            channels.remove(Channel.SMS)
        self.moments -= owed
        if channels:
            self.reminders.append((now, self.start, frozenset(channels)))


# --- the machine --------------------------------------------------------------------------------------------------------


@dataclass
class Case:
    """An appointment, its citizen's proof (none where an agent booked), and what it is owed."""

    appointment: Appointment
    access_token: str
    expected: Expected


class Histories(RuleBasedStateMachine):
    """Three appointments at most, in one organisation, of one plan."""

    @initialize(beginning=st.sampled_from(BEGINNINGS), zone=st.sampled_from(ZONES), plan=st.sampled_from(PLANS))
    def begin(self, beginning: date, zone: str, plan: tuple[timedelta, ...]) -> None:
        organisation: Organisation = replace(ORGANISATION, time_zone=zone)
        motif = replace(MOTIF, reminder_plan=plan, limit_per_person=9)
        openings = tuple(
            Opening(
                ids.derived_id("opening", agent),
                agent,
                organisation.id,
                beginning,
                time(0, 0),
                time(23, 30),
                PLACE.id,
                Recurrence(Every.DAY, beginning),
            )
            for agent in AGENTS[:2]
        )
        self.zone, self.motif = zone, motif
        self.midnight = datetime.combine(beginning, time(), ZoneInfo(zone))
        self.world = World().publish(Offer(motif, SERVICE, organisation, (PLACE,), openings))
        self.world.clock.instant = self._instant(hours=9)
        self.cases: list[Case] = []

    def _instant(self, **after: float) -> datetime:
        return in_utc(self.midnight) + timedelta(**after)

    @precondition(lambda self: len(self.cases) < 3)
    @rule(days=st.integers(0, 12), half_hours=st.integers(0, 46), by_agent=st.booleans())
    def book(self, days: int, half_hours: int, by_agent: bool) -> None:
        start, now = self._start(days, half_hours), self.world.clock.now()
        try:
            if by_agent:
                made, token = self.world.desk(start, self.motif), ""
            else:
                booked = self.world.book_at(start, motif=self.motif)
                made, token = booked.sheet.appointment, booked.access_token
        except DomainError:
            return
        expected = Expected(self.zone)
        expected.begins(made, now)
        self.cases.append(Case(made, token, expected))

    @precondition(lambda self: self.cases)
    @rule(which=st.integers(0, 2), days=st.integers(0, 12), half_hours=st.integers(0, 46))
    def move(self, which: int, days: int, half_hours: int) -> None:
        case, start = self._case(which), self._start(days, half_hours)
        before = self.world.stored(case.appointment)
        try:
            move(*self._at(case), start, None)
        except DomainError:
            return
        after = self.world.stored(case.appointment)
        if after.version != before.version:
            case.expected.ends()
            case.expected.begins(after, self.world.clock.now())

    @precondition(lambda self: self.cases)
    @rule(which=st.integers(0, 2), by_agent=st.booleans())
    def cancel(self, which: int, by_agent: bool) -> None:
        case = self._case(which)
        try:
            if by_agent:
                change_status(self.world.records, self.world.clock, AT_THE_DESK, case.appointment.id, Status.REVOKED)
            else:
                cancel(*self._at(case))
        except DomainError:
            return
        case.expected.ends()

    @precondition(lambda self: self.cases)
    @rule(which=st.integers(0, 2), by_agent=st.booleans())
    def restore(self, which: int, by_agent: bool) -> None:
        case = self._case(which)
        before = self.world.stored(case.appointment)
        try:
            if by_agent:
                change_status(
                    self.world.records,
                    self.world.clock,
                    AT_THE_DESK,
                    case.appointment.id,
                    Status.UNKNOWN,
                    force=True,
                )
            else:
                undo(*self._at(case))
        except DomainError:
            return
        after = self.world.stored(case.appointment)
        if after.version != before.version and (before.status.is_cancelled or before.starts_at != after.starts_at):
            case.expected.ends()
            case.expected.begins(after, self.world.clock.now())

    @rule(minutes=st.one_of(st.integers(1, 12), st.integers(13, 60 * 60)))
    def time_passes(self, minutes: int) -> None:
        """With a sweep at each of the clock's fives at which anything may be due."""
        until = self.world.clock.now() + timedelta(minutes=minutes)
        while (tick := self._next_tick()) <= until:
            self.world.clock.instant = tick
            self._sweep()
        self.world.clock.instant = until

    @rule(minutes=st.integers(5, 60 * 40))
    def sweeps_are_down(self, minutes: int) -> None:
        tick = on_the_fives(self.world.clock.now() + timedelta(minutes=minutes))
        self.world.clock.instant = tick
        self._sweep()

    @invariant()
    def reminders_are_the_oracles(self) -> None:
        for case in getattr(self, "cases", []):
            told = [
                (event.at, event.starts_at, frozenset(event.channels or Channel))
                for event in self.world.events(case.appointment)
                if event.kind is EventKind.REMINDER
            ]
            assert told == case.expected.reminders

    def teardown(self) -> None:
        """To the end: nothing that is owed is forgotten."""
        if getattr(self, "cases", None):
            self.time_passes(60 * 24 * 16)
            self.reminders_are_the_oracles()

    def _sweep(self) -> None:
        now = self.world.clock.now()
        sweep(self.world.records, self.world.clock)
        for case in self.cases:
            case.expected.swept(now)

    def _next_tick(self) -> datetime:
        """The next of the clock's fives at or after which the store or the oracle has something due."""
        soonest = on_the_fives(self.world.clock.now() + timedelta(microseconds=1))
        stored = (self.world.stored(case.appointment).reminder_at for case in self.cases)
        owed = [at for at in stored if at is not None]
        owed += [at for case in self.cases for at, _ in case.expected.moments]
        return max(soonest, on_the_fives(min(owed))) if owed else datetime.max.replace(tzinfo=soonest.tzinfo)

    def _start(self, days: int, half_hours: int) -> datetime:
        return self._instant(days=days, minutes=30 * half_hours)

    def _case(self, which: int) -> Case:
        return self.cases[which % len(self.cases)]

    def _at(self, case: Case) -> tuple[MemoryDirectory, MemoryRecords, HandClock, str, str]:
        world = self.world
        return world.directory, world.records, world.clock, case.appointment.id, case.access_token


def in_utc(instant: datetime) -> datetime:
    return datetime.fromtimestamp(instant.timestamp(), tz=ZoneInfo("UTC"))


def on_the_fives(instant: datetime) -> datetime:
    """The first of the clock's fives at or after it."""
    rest = timedelta(minutes=instant.minute % 5, seconds=instant.second, microseconds=instant.microsecond)
    return instant + (FIVE_MINUTES - rest if rest else timedelta())


Histories.TestCase.settings = settings(
    max_examples=SEQUENCES,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestHistories = Histories.TestCase
# A tenth of a second for each sequence, eight times what one takes: the machine may be busy.
TestHistories.pytestmark = [pytest.mark.timeout(max(120, SEQUENCES // 10))]  # type: ignore[attr-defined]
