"""When a schedule is due: EventBridge Scheduler's `rate(…)` and `cron(…)` expressions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
# Scheduler counts days from Sunday, 1.
WEEKDAYS = {name: number for number, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), 1)}
MOST_DAYS_AHEAD = 366 * 5


class UnknownExpression(ValueError):
    """The laptop cannot tell when this schedule is due."""


@dataclass(frozen=True)
class Schedule:
    """A schedule expression; `time_zone` is that of its wall clock (cron only)."""

    expression: str
    time_zone: str = "UTC"

    def next_after(self, instant: datetime) -> datetime:
        """The first due instant strictly after `instant`. A rate counts from the last time it was due.

        Raises UnknownExpression.
        """
        kind, _, rest = self.expression.partition("(")
        body = rest.removesuffix(")").strip()
        if kind == "rate":
            return instant + _rate(body)
        if kind == "cron":
            return self._cron.next_after(instant, ZoneInfo(self.time_zone))
        raise UnknownExpression(self.expression)

    @cached_property
    def _cron(self) -> Cron:
        return Cron.read(self.expression)


def _rate(body: str) -> timedelta:
    number, _, unit = body.partition(" ")
    try:
        return int(number) * UNITS[unit.strip().removesuffix("s")]
    except (ValueError, KeyError):
        raise UnknownExpression(f"rate({body})") from None


@dataclass(frozen=True)
class Cron:
    """The six fields as sets of numbers; None is any."""

    minutes: frozenset[int] | None
    hours: frozenset[int] | None
    days: frozenset[int] | None
    months: frozenset[int] | None
    weekdays: frozenset[int] | None
    years: frozenset[int] | None

    @classmethod
    def read(cls, expression: str) -> Cron:
        """From `cron(minutes hours day-of-month month day-of-week year)`. Raises UnknownExpression."""
        fields = expression.removeprefix("cron(").removesuffix(")").split()
        if len(fields) != 6:
            raise UnknownExpression(expression)
        try:
            return cls(
                _field(fields[0], 0, 59),
                _field(fields[1], 0, 23),
                _field(fields[2], 1, 31),
                _field(fields[3], 1, 12, MONTHS),
                _field(fields[4], 1, 7, WEEKDAYS),
                _field(fields[5], 1970, 2199),
            )
        except ValueError:
            raise UnknownExpression(expression) from None

    def next_after(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """The first minute of the zone's wall clock that fits, strictly after `instant`, in UTC."""
        local = instant.astimezone(zone).replace(tzinfo=None)
        for offset in range(MOST_DAYS_AHEAD):
            day = local.date() + timedelta(days=offset)
            if self._fits_day(day):
                for hour in sorted(self.hours or range(24)):
                    for minute in sorted(self.minutes or range(60)):
                        due = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)
                        if due > instant:
                            return due
        raise UnknownExpression("a cron expression that is never due")

    def _fits_day(self, day: date) -> bool:
        return (
            (self.days is None or day.day in self.days)
            and (self.months is None or day.month in self.months)
            and (self.weekdays is None or day.isoweekday() % 7 + 1 in self.weekdays)
            and (self.years is None or day.year in self.years)
        )


def _field(text: str, low: int, high: int, names: dict[str, int] | None = None) -> frozenset[int] | None:
    """`*`, `?`, `5`, `1-5`, `MON-FRI`, `*/15`, `1,3,5`. Raises ValueError."""
    if text in ("*", "?"):
        return None
    found: set[int] = set()
    for part in text.upper().split(","):
        span, _, step = part.partition("/")
        first, dash, last = span.partition("-")
        start = low if first == "*" else _number(first, names)
        end = _number(last, names) if dash else high if step or first == "*" else start
        found.update(range(start, end + 1, int(step or 1)))
    if not found or min(found) < low or max(found) > high:
        raise ValueError(text)
    return frozenset(found)


def _number(text: str, names: dict[str, int] | None) -> int:
    return names[text] if names and text in names else int(text)
