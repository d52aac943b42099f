"""Recurrence rules and their occurrences (spec 2.10, REC-01 to REC-05).

Own arithmetic on day ordinals instead of `dateutil.rrule`, whose import alone costs the citizen path more than a
month of slots (`infra/decisions/0033`); the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from .days import is_realistic
from .errors import FieldError

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_END_OF_DAY = time(23, 59, 59)


class Every(StrEnum):
    """The period of a rule; `day` is tolerated on read, not offered."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule as stored (2.10).

    `on`: ISO weekdays (Monday 1 to Sunday 7), weekly only; empty means the weekday of `starts`.
    `nth`: (ISO weekday, nth) for "second Wednesday", monthly only; None means the same day of the month.
    `until`: inclusive last date, None for endless.
    """

    every: Every
    starts: date
    interval: int = 1
    on: tuple[int, ...] = ()
    nth: tuple[int, int] | None = None
    until: date | None = None

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The ISO weekdays of a weekly rule, sorted: `on`, or else the weekday of `starts` (REC-01)."""
        return tuple(sorted(set(self.on))) or (self.starts.isoweekday(),)


def nth_weekday(day: date) -> tuple[int, int]:
    """The `nth` that a monthly rule gets from its first day: (ISO weekday, which one in its month) (2.10)."""
    return day.isoweekday(), (day.day - 1) // 7 + 1


def occurrence_ordinals(rule: Recurrence, first: int, last: int) -> Iterator[int]:
    """The days of the rule among the ordinals `first` to `last` (both included), in order (REC-01, REC-02, REC-05).

    Ordinals are `date.toordinal()`. A month without the day (no 31st, no fifth Monday) has no occurrence.
    """
    first = max(first, rule.starts.toordinal())
    if rule.until:
        last = min(last, rule.until.toordinal())
    if first > last:
        return iter(())
    match rule.every:
        case Every.DAY:
            start = rule.starts.toordinal()
            return iter(range(first + (start - first) % rule.interval, last + 1, rule.interval))
        case Every.WEEK:
            return _weekly(rule, first, last)
        case Every.MONTH:
            return _monthly(rule, first, last)


def recurrence_ends_at(rule: Recurrence | None, zone: ZoneInfo) -> datetime | None:
    """23:59:59 of the `until` day, whether or not it is an occurrence; None when the rule is endless (2.8)."""
    return datetime.combine(rule.until, _END_OF_DAY, zone) if rule and rule.until else None


def recurrence_errors(rule: Recurrence, first_day: date, today: date) -> list[FieldError]:
    """What is wrong with a rule for something whose first day is `first_day` (2.10, PO-04); empty when all is well."""
    errors: list[FieldError] = []

    def refuse(part: str, code: str) -> None:
        errors.append(FieldError(f"recurrence.{part}", code))

    if rule.starts != first_day:
        refuse("starts", "not_first_day")
    if rule.interval < 1:
        refuse("interval", "not_positive")
    if rule.on and (rule.every is not Every.WEEK or not all(1 <= weekday <= 7 for weekday in rule.on)):
        refuse("on", "invalid")
    if rule.nth and (rule.every is not Every.MONTH or not (1 <= rule.nth[0] <= 7 and 1 <= rule.nth[1] <= 5)):
        refuse("nth", "invalid")
    if rule.until and rule.until <= first_day:
        refuse("until", "not_after_first_day")
    elif rule.until and not is_realistic(rule.until, today):
        refuse("until", "unrealistic")
    return errors


def icalendar_rule(rule: Recurrence) -> str:
    """The rule as iCalendar text, in the form that subscribers know: `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;` (REC-04)."""
    parts = [{Every.DAY: "FREQ=DAILY", Every.WEEK: "FREQ=WEEKLY", Every.MONTH: "FREQ=MONTHLY"}[rule.every]]
    parts.append(f"INTERVAL={rule.interval}")
    if rule.every is Every.WEEK and rule.on:
        parts.append("BYDAY=" + ",".join(DAY_CODES[weekday - 1] for weekday in rule.weekdays))
    if rule.nth:
        parts.append(f"BYDAY={rule.nth[1]}{DAY_CODES[rule.nth[0] - 1]}")
    if rule.until:
        parts.append(f"UNTIL={rule.until:%Y%m%d}T000000")
    return ";".join(parts) + ";"


def _weekly(rule: Recurrence, first: int, last: int) -> Iterator[int]:
    """Weeks start on Monday; the interval counts from the week of `starts` (REC-01)."""
    # Ordinal 1 is a Monday: week n runs from ordinal 7n + 1.
    start_week = (rule.starts.toordinal() - 1) // 7
    week = (first - 1) // 7
    week += (start_week - week) % rule.interval
    weekdays = rule.weekdays
    for monday in range(week * 7 + 1, last + 1, 7 * rule.interval):
        for weekday in weekdays:
            if first <= monday + weekday - 1 <= last:
                yield monday + weekday - 1


def _monthly(rule: Recurrence, first: int, last: int) -> Iterator[int]:
    start_month = rule.starts.year * 12 + rule.starts.month - 1
    first_day, last_day = date.fromordinal(first), date.fromordinal(last)
    month = first_day.year * 12 + first_day.month - 1
    month += (start_month - month) % rule.interval
    for index in range(month, last_day.year * 12 + last_day.month, rule.interval):
        day = _day_in_month(rule, index // 12, index % 12 + 1)
        if day is not None and first <= day <= last:
            yield day


def _day_in_month(rule: Recurrence, year: int, month: int) -> int | None:
    """The ordinal of the rule's day in a month, None when that month has no such day."""
    first = date(year, month, 1)
    if rule.nth is None:
        ordinal = first.toordinal() + rule.starts.day - 1
    else:
        weekday, nth = rule.nth
        ordinal = first.toordinal() + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    return ordinal if date.fromordinal(ordinal).month == month else None
