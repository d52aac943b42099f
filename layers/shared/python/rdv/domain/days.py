"""Calendar days without a zone: which are believable, and counting months."""

from __future__ import annotations

from datetime import date, timedelta

_FIRST_REALISTIC_YEAR = 2018
_MONTHS_AHEAD = 5 * 12


def is_realistic(day: date, today: date) -> bool:
    """Year 2018 or later, and at most five years after `today`: PO-04, ABS-03."""
    return day.year >= _FIRST_REALISTIC_YEAR and day <= months_after(today, _MONTHS_AHEAD)


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` (0 or more) later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
