"""Openings, agendas, periods and instants of every kind, for properties of slots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st

from rdv.domain.agenda import Absence, AgentCalendar, BusyInterval, to_minute
from rdv.domain.directory import Offer, Opening
from rdv.domain.recurrence import Every, Recurrence, nth_weekday
from rdv.domain.slots import Period, available_slots, free_intervals, occurrences_of

from ..scheduling import AGENT, OTHER_AGENT, offer

ZONES = tuple(
    ZoneInfo(name) for name in ("Europe/Paris", "America/Guadeloupe", "Indian/Reunion", "Australia/Lord_Howe")
)
# Just before both changes of the clock, two holidays (with a month's end) and a leap day.
FIRST_DAYS = tuple(
    date.fromisoformat(day) for day in ("2026-03-26", "2026-10-22", "2026-11-09", "2026-04-30", "2028-02-26")
)
limited = settings(
    max_examples=120,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@dataclass(frozen=True)
class Case:
    offer: Offer
    calendars: dict[str, AgentCalendar]
    period: Period
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.offer.organisation.time_zone)

    def starts(self) -> set[tuple[datetime, str]]:
        slots = available_slots(self.offer, self.calendars, self.period, self.now)
        return {(slot.starts_at.astimezone(UTC), slot.agent_id) for slot in slots}

    def free_minutes(self) -> set[tuple[int, str]]:
        occurrences = occurrences_of(self.offer, self.period, self.now)
        return {
            (minute, opening.agent_id)
            for begin, end, opening in free_intervals(occurrences, self.calendars, self.now)
            for minute in range(begin, end)
        }


clock_times = st.builds(
    lambda minute: time(minute // 60, minute % 60),
    st.one_of(st.integers(60, 240), st.integers(0, 1439), st.sampled_from([540, 720])),
)


@st.composite
def rules(draw: st.DrawFn, starts: date) -> Recurrence | None:
    every = draw(st.sampled_from([None, None, *Every]))
    if every is None:
        return None
    weekdays = tuple(draw(st.sets(st.integers(1, 7), max_size=4))) if every is Every.WEEK else ()
    nth = nth_weekday(starts) if every is Every.MONTH and draw(st.booleans()) else None
    until = draw(st.none() | st.integers(1, 10).map(lambda days: starts + timedelta(days=days)))
    return Recurrence(every, starts, draw(st.integers(1, 3)), weekdays, nth, until)


@st.composite
def openings(draw: st.DrawFn, around: date, number: int) -> Opening:
    # The clock changes three days after the first of FIRST_DAYS.
    first_day = around + timedelta(days=draw(st.sampled_from([3, 3, 3, 0, 1, 2, -4, -7])))
    start = draw(clock_times)
    minutes = start.hour * 60 + start.minute
    assume(minutes < 1430)
    end = min(1439, minutes + draw(st.integers(10, 300)))
    return Opening(
        f"opening-{number}",
        draw(st.sampled_from([AGENT, OTHER_AGENT])),
        "organisation",
        first_day,
        start,
        time(end // 60, end % 60),
        None,
        draw(rules(first_day)),
    )


@st.composite
def absences(draw: st.DrawFn, around: date, agent: str, zone: ZoneInfo) -> Absence:
    first_day = around + timedelta(days=draw(st.integers(-3, 4)))
    begin, end = sorted((draw(clock_times), draw(clock_times)))
    assume(begin < end)
    # Recurring absences of several days are refused (ABS-02), and yet must block where they are stored.
    last_day = first_day + timedelta(days=draw(st.integers(0, 3)))
    return Absence("absence", agent, "Away", first_day, last_day, begin, end, draw(rules(first_day)), zone.key)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    zone, around = draw(st.sampled_from(ZONES)), draw(st.sampled_from(FIRST_DAYS))
    midnight = datetime.combine(around, time(), zone)
    of = offer(
        *(draw(openings(around, number)) for number in range(draw(st.integers(2, 4)))),
        minutes=draw(st.sampled_from([7, 15, 30, 45, 60])),
        zone=zone,
    )
    first = to_minute(midnight)
    known: dict[str, AgentCalendar] = {}
    for agent in (AGENT, OTHER_AGENT):
        taken: list[BusyInterval] = []
        for number in range(draw(st.integers(0, 6))):
            begin = first + draw(st.integers(-60, 4 * 1440))
            expiry = draw(st.sampled_from([0, 0, (first + 600) * 60, (first - 6000) * 60]))
            taken.append(BusyInterval(begin, begin + draw(st.integers(5, 240)), expiry, 0, bytes([number] * 16)))
        away = [draw(absences(around, agent, zone)) for _ in range(draw(st.integers(0, 2)))]
        known[agent] = AgentCalendar(agent, tuple(taken), tuple(away))
    begin = midnight + timedelta(minutes=draw(st.integers(0, 3 * 1440)), seconds=draw(st.sampled_from([0, 0, 30])))
    period = draw(
        st.sampled_from(
            [
                Period.of_days(around, around + timedelta(days=3), zone),
                Period(begin, begin + timedelta(hours=40)),
            ]
        )
    )
    minute = draw(st.just(-1440) | st.integers(0, 4 * 1440))
    now = midnight + timedelta(minutes=minute, seconds=draw(st.sampled_from([0, 0, 59])))
    return Case(of, known, period, now)
