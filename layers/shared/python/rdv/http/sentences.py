"""Sentences for people, made of the wordings of `texts` and of dates and delays spelled in their language."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..domain.directory import Motif
from ..domain.emptiness import Emptiness
from ..domain.french_dates import long_date_time
from .texts import EMPTY, NEXT_STEPS, UNITS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
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
# The delays that the settings offer (MOT-03), largest unit first; a month is a twelfth of a year.
_UNITS = (
    ("months", timedelta(seconds=2_629_746)),
    ("weeks", timedelta(weeks=1)),
    ("days", timedelta(days=1)),
    ("hours", timedelta(hours=1)),
    ("minutes", timedelta(minutes=1)),
)


def empty_sentence(
    emptiness: Emptiness,
    motif: Motif,
    next_availability: datetime | None,
    language: str,
    *,
    elsewhere: bool,
    phone_number: str,
) -> str:
    """Why a period has no slot, and what to do next: later dates, other places, the telephone.

    `next_availability` is in the zone of the place; `language` is `fr` or `en`.
    """
    delay = motif.max_delay if emptiness is Emptiness.TOO_FAR else motif.min_delay
    sentences = [EMPTY[emptiness].in_language(language).format(delay=spelled_delay(delay, language))]

    def then(step: str, **places: str) -> None:
        sentences.append(NEXT_STEPS[step].in_language(language).format(**places))

    if next_availability is not None:
        then("later", when=spelled_moment(next_availability, language))
    elif emptiness in (Emptiness.FULLY_BOOKED, Emptiness.CLOSED_PERIOD, Emptiness.NOTHING_YET):
        then("come_back")
    if elsewhere:
        then("elsewhere")
    if next_availability is None and phone_number:
        then("call", phone=phone_number)
    return " ".join(sentences)


def spelled_moment(local: datetime, language: str) -> str:
    """`lundi 7 décembre 2026 à 9h00`, `Monday 7 December 2026 at 9:00`."""
    if language != "en":
        return long_date_time(local)
    day = f"{_WEEKDAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"
    return f"{day} at {local.hour}:{local.minute:02d}"


def spelled_delay(delay: timedelta, language: str) -> str:
    """`2 heures`, `1 jour`, `3 mois`: in the largest unit of which it is a whole number, to within a hundredth."""
    whole = (
        (unit, count)
        for unit, length in _UNITS
        if (count := round(delay / length)) >= 1 and abs(delay - count * length) <= delay / 100
    )
    unit, count = next(whole, ("minutes", max(1, round(delay / timedelta(minutes=1)))))
    one, many = UNITS[unit]
    return (one if count == 1 else many).in_language(language).format(count=count)
