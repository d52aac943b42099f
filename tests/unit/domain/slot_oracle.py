"""Slots the slow way: minute by minute, with datetimes and `dateutil`, sharing no code with `rdv.domain.slots`.

It says what chapter 3 of the specification says and nothing cleverer; the property tests compare the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import holidays
from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

from rdv.domain.agenda import Absence, AgentCalendar
from rdv.domain.directory import Offer, Opening
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.slots import Period

MINUTE = timedelta(minutes=1)
WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
FREQUENCIES: dict[Every, Literal[1, 2, 3]] = {Every.DAY: DAILY, Every.WEEK: WEEKLY, Every.MONTH: MONTHLY}
HOLIDAYS = holidays.country_holidays("FR", years=range(2018, 2035))


def rule_of(rule: Recurrence) -> rrule:
    """The same rule for dateutil."""
    by_weekday = None
    if rule.nth:
        by_weekday = WEEKDAYS[rule.nth[0] - 1](rule.nth[1])
    elif rule.on:
        by_weekday = [WEEKDAYS[weekday - 1] for weekday in rule.on]
    return rrule(
        FREQUENCIES[rule.every],
        dtstart=datetime.combine(rule.starts, time()),
        interval=rule.interval,
        wkst=MO,
        byweekday=by_weekday,
        until=datetime.combine(rule.until, time()) if rule.until else None,
    )


def days_of(first_day: date, rule: Recurrence | None, begin: date, end: date) -> list[date]:
    """The days of an opening or an absence from `begin` to `end`."""
    if rule is None:
        return [first_day] if begin <= first_day <= end else []
    found = rule_of(rule).between(datetime.combine(begin, time()), datetime.combine(end, time()), inc=True)
    return [moment.date() for moment in found]


@lru_cache(maxsize=512)
def minutes_of(zone: ZoneInfo, day: date) -> list[tuple[time, datetime]]:
    """Every minute of a local day: what the clock shows, and the instant (UTC)."""
    instant = datetime.combine(day, time(), UTC) - timedelta(hours=15)
    found: list[tuple[time, datetime]] = []
    for _ in range(54 * 60):
        shown = instant.astimezone(zone)
        if shown.date() == day:
            found.append((shown.time(), instant))
        instant += MINUTE
    return found


def first_showing(zone: ZoneInfo, day: date, clock_time: time) -> datetime:
    """The first minute of the day when the clock shows that time, or a later one if it jumps over it."""
    return next(instant for shown, instant in minutes_of(zone, day) if shown >= clock_time)


def last_showing(zone: ZoneInfo, day: date, clock_time: time) -> datetime:
    """The last minute of the day when the clock shows that time, or the first later one if it jumps over it."""
    showing = [instant for shown, instant in minutes_of(zone, day) if shown == clock_time]
    return showing[-1] if showing else first_showing(zone, day, clock_time)


def opening_times(opening: Opening, zone: ZoneInfo, period: Period) -> Iterator[tuple[datetime, datetime]]:
    """The opening's times on the days of the period that are no holidays."""
    begin, end = (bound.astimezone(zone).date() for bound in (period.begin, period.end))
    for day in days_of(opening.first_day, opening.recurrence, begin, end):
        if day not in HOLIDAYS:
            yield first_showing(zone, day, opening.start_time), first_showing(zone, day, opening.end_time)


def absent_times(absence: Absence, around: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The absence's times that may matter near an instant."""
    zone = ZoneInfo(absence.time_zone)
    length = absence.end_day - absence.first_day
    near = around.astimezone(zone).date()
    begin, end = near - length - timedelta(days=2), near + timedelta(days=2)
    for day in days_of(absence.first_day, absence.recurrence, begin, end):
        yield first_showing(zone, day, absence.start_time), last_showing(zone, day + length, absence.end_time)


def free_minutes(opens: datetime, closes: datetime, calendar: AgentCalendar, now: datetime) -> list[datetime]:
    """The minutes of an opening in which the agent is neither taken nor absent."""
    taken = [
        (datetime.fromtimestamp(one.start * 60, UTC), datetime.fromtimestamp(one.end * 60, UTC))
        for one in calendar.busy
        if one.expires == 0 or datetime.fromtimestamp(one.expires, UTC) > now
    ]
    for absence in calendar.absences:
        taken.extend(absent_times(absence, opens))
    free: list[datetime] = []
    minute = opens
    while minute < closes:
        if not any(begin <= minute < end for begin, end in taken):
            free.append(minute)
        minute += MINUTE
    return free


def slow_slots(
    offer: Offer, calendars: Mapping[str, AgentCalendar], period: Period, now: datetime
) -> set[tuple[datetime, str]]:
    """Every (start, agent) of the period."""
    zone = ZoneInfo(offer.organisation.time_zone)
    duration = timedelta(minutes=offer.motif.duration_minutes)
    found: set[tuple[datetime, str]] = set()
    for opening in offer.openings:
        for opens, closes in opening_times(opening, zone, period):
            free = free_minutes(opens, closes, calendars[opening.agent_id], now)
            for begin in (minute for minute in free if minute - MINUTE not in free):
                start = begin
                while start < now:
                    start = start + 5 * MINUTE if start < now else start
                while _is_free(free, start, duration):
                    if period.begin <= start <= period.end:
                        found.add((start, opening.agent_id))
                    start += duration
    return found


def _is_free(free: list[datetime], start: datetime, duration: timedelta) -> bool:
    count = duration // MINUTE
    return all(start + number * MINUTE in free for number in range(count))
