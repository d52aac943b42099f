"""Dates and times as English readers in France expect them: the day first, hours from 0 to 23, months in letters."""

from __future__ import annotations

from datetime import datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def clock_time(local: datetime) -> str:
    """`13:10`, `9:05`. `local` is in the reader's zone."""
    return f"{local.hour}:{local.minute:02d}"


def long_date(local: datetime) -> str:
    """`Friday 10 December 2021`."""
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"


def long_date_time(local: datetime) -> str:
    """`Friday 10 December 2021 at 13:10`."""
    return f"{long_date(local)} at {clock_time(local)}"


def short_date_time(local: datetime, *, around: bool = False) -> str:
    """`Friday 10 Dec at 13:10`; "around" in place of "at" for a home visit. 10/12 would be October to some."""
    month = MONTHS[local.month - 1][:3]
    return f"{WEEKDAYS[local.weekday()]} {local.day} {month} {'around' if around else 'at'} {clock_time(local)}"


def relative_date_time(local: datetime, now: datetime) -> str:
    """`today at 13:10`, `tomorrow at 13:10`, else the long form; both in one zone."""
    days = (local.date() - now.date()).days
    near = {0: "today", 1: "tomorrow"}.get(days)
    return f"{near} at {clock_time(local)}" if near else long_date_time(local)
