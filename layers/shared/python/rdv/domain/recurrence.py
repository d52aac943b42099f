"""Recurrence rules and their occurrences (spec 2.10, REC-01 to REC-05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
