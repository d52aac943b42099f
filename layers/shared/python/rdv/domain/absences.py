"""When an agent is absent: occurrences of absence rules, and their validation (spec 2.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from .agenda import Absence
from .days import is_realistic
from .errors import FieldError
from .recurrence import occurrence_ordinals, recurrence_errors
from .wall_clock import MINUTES_IN_A_DAY, minute_at, minute_of_day

_EPOCH = date(1970, 1, 1).toordinal()


def absence_times(absences: Iterable[Absence], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open minutes of each occurrence that intersects `[start, end)`, in no order (SLOT-05).

    An end that the clock shows twice is taken at its last showing: a doubt never books the agent.
    """
    for absence in absences:
        zone = ZoneInfo(absence.time_zone)
        starts_on, ends_on = absence.first_day.toordinal(), absence.end_day.toordinal()
        if absence.recurrence is None:
            days: Iterable[int] = (starts_on,)
        else:
            # No clock is a day away from UTC's.
            first, last = start // MINUTES_IN_A_DAY - 1, end // MINUTES_IN_A_DAY + 1
            days = occurrence_ordinals(absence.recurrence, _EPOCH + first - (ends_on - starts_on), _EPOCH + last)
        start_minute, end_minute = minute_of_day(absence.start_time), minute_of_day(absence.end_time)
        for day in days:
            begin = minute_at(zone, day, start_minute)
            finish = minute_at(zone, day + ends_on - starts_on, end_minute, last=True)
            if begin < min(end, finish) and finish > start:
                yield begin, finish


def absence_errors(absence: Absence, today: date) -> list[FieldError]:
    """What is wrong with an absence (2.9, ABS-01 to ABS-03); empty when all is well. `today` is the agent's."""
    errors: list[FieldError] = []
    if not absence.title.strip():
        errors.append(FieldError("title", "required"))
    for field, day in (("first_day", absence.first_day), ("end_day", absence.end_day)):
        if not is_realistic(day, today):
            errors.append(FieldError(field, "unrealistic"))
    for field, clock_time in (("start_time", absence.start_time), ("end_time", absence.end_time)):
        if clock_time.second or clock_time.microsecond:
            errors.append(FieldError(field, "not_a_whole_minute"))
    if absence.end_day < absence.first_day:
        errors.append(FieldError("end_day", "not_after_start"))
    elif absence.end_day == absence.first_day and absence.end_time <= absence.start_time:
        errors.append(FieldError("end_time", "not_after_start"))
    if absence.recurrence:
        # ABS-02: one that lasts over night could meet itself.
        if absence.end_day != absence.first_day:
            errors.append(FieldError("recurrence", "several_days"))
        errors.extend(recurrence_errors(absence.recurrence, absence.first_day, today))
    return errors


def absence_expired(absence: Absence, today: date) -> bool:
    """Nothing of it is left from `today` on (ABS-05)."""
    if absence.recurrence is None:
        return absence.end_day < today
    return absence.recurrence.until is not None and absence.recurrence.until < today
