"""Dates and times as French readers expect them, without a locale library: two small tables do."""

from __future__ import annotations

from datetime import datetime

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def clock_time(local: datetime) -> str:
    """`13h10`, `9h05`: hours without a leading zero. `local` is in the reader's zone."""
    return f"{local.hour}h{local.minute:02d}"


def long_date(local: datetime) -> str:
    """`vendredi 10 décembre 2021`, `mardi 1er juin 2027`."""
    day = "1er" if local.day == 1 else str(local.day)
    return f"{WEEKDAYS[local.weekday()]} {day} {MONTHS[local.month - 1]} {local.year}"


def long_date_time(local: datetime) -> str:
    """`vendredi 10 décembre 2021 à 13h10` (MAIL-01)."""
    return f"{long_date(local)} à {clock_time(local)}"


def short_date_time(local: datetime, *, around: bool = False) -> str:
    """`vendredi 10/12 à 13h10`; "vers" in place of "à" for a home visit (SMS-01)."""
    return f"{WEEKDAYS[local.weekday()]} {local.day}/{local.month:02d} {'vers' if around else 'à'} {clock_time(local)}"


def relative_date_time(local: datetime, now: datetime) -> str:
    """`aujourd’hui à 13h10`, `demain à 13h10`, else the long form (6.6); both in one zone."""
    days = (local.date() - now.date()).days
    near = {0: "aujourd’hui", 1: "demain"}.get(days)
    return f"{near} à {clock_time(local)}" if near else long_date_time(local)
