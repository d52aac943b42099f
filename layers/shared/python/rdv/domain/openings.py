"""Opening ranges: their days, validation, warnings and overlaps (spec 2.8, PO-01 to PO-09)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from .days import is_realistic, months_after
from .directory import Location, LocationAvailability, LocationType, Motif, Opening
from .errors import FieldError
from .public_holidays import holiday_ordinals
from .recurrence import Every, occurrence_ordinals, recurrence_errors
from .wall_clock import minute_of_day

_OVERLAP_HORIZON_MONTHS = 6
# Ten days of the rarest rule that is offered, every five months, lie within.
_DAYS_OPEN_HORIZON_MONTHS = 60


def opening_ordinals(opening: Opening, first: int, last: int) -> Iterator[int]:
    """The days when it takes place among the ordinals `first` to `last`, in order; holidays included, exceptions not."""
    if opening.recurrence is not None:
        days = occurrence_ordinals(opening.recurrence, first, last)
        if not opening.exceptions:
            return days
        excepted = {day.toordinal() for day in opening.exceptions}
        return (day for day in days if day not in excepted)
    day = opening.first_day.toordinal()
    return iter((day,) if first <= day <= last else ())


def last_day(opening: Opening) -> date | None:
    """The last day that it may take place; None when it has no end."""
    return opening.first_day if opening.recurrence is None else opening.recurrence.until


def opening_expired(opening: Opening, today: date) -> bool:
    """It lies wholly before `today` (PO-08)."""
    last = last_day(opening)
    return last is not None and last < today


def takes_place(opening: Opening, day: date) -> bool:
    """Whether that day is one of its recurrence, excepted or not; a one-off opening has none to except."""
    ordinal = day.toordinal()
    return opening.recurrence is not None and ordinal in occurrence_ordinals(opening.recurrence, ordinal, ordinal)


def days_open(opening: Opening, since: date, count: int) -> list[date]:
    """The first `count` days, from `since` on, when it can be booked: public holidays and exceptions are none (SLOT-05)."""
    first = max(since, opening.first_day)
    last = months_after(first, _DAYS_OPEN_HORIZON_MONTHS)
    ordinals = (
        day
        for day in opening_ordinals(opening, first.toordinal(), last.toordinal())
        if day not in holiday_ordinals(first.year, last.year)
    )
    return [date.fromordinal(day) for day in islice(ordinals, count)]


def opening_errors(
    opening: Opening, motifs: Sequence[Motif], locations: Mapping[str, Location], today: date
) -> list[FieldError]:
    """What is wrong with an opening (2.8, PO-01 to PO-04); empty when all is well.

    `motifs` are the linked ones, `locations` those of the organisation by id, `today` the organisation's day.
    """
    errors: list[FieldError] = []
    if not opening.title.strip():
        errors.append(FieldError("title", "required"))
    if not motifs:
        errors.append(FieldError("motif_ids", "required"))
    # PO-03: group appointments are made one by one (7.9).
    if any(motif.collectif for motif in motifs):
        errors.append(FieldError("motif_ids", "collectif"))
    for field, clock_time in (("start_time", opening.start_time), ("end_time", opening.end_time)):
        if clock_time.second or clock_time.microsecond:
            errors.append(FieldError(field, "not_a_whole_minute"))
    if opening.end_time <= opening.start_time:
        errors.append(FieldError("end_time", "not_after_start"))
    if not is_realistic(opening.first_day, today):
        errors.append(FieldError("first_day", "unrealistic"))
    if opening.recurrence:
        errors.extend(recurrence_errors(opening.recurrence, opening.first_day, today))
    errors.extend(_location_errors(opening, motifs, locations))
    return errors


def _location_errors(
    opening: Opening, motifs: Sequence[Motif], locations: Mapping[str, Location]
) -> Iterator[FieldError]:
    if opening.location_id is None:
        if any(motif.location_type is LocationType.PUBLIC_OFFICE for motif in motifs):
            yield FieldError("location_id", "required")
    elif opening.location_id not in locations:
        yield FieldError("location_id", "unknown")
    elif locations[opening.location_id].availability is not LocationAvailability.ENABLED:
        yield FieldError("location_id", "disabled")


@dataclass(frozen=True, slots=True)
class OpeningWarnings:
    """What an agent may ignore on a second submit (PO-05): overlapping openings, motifs that do not fit."""

    overlapping: tuple[Opening, ...]
    too_long: tuple[Motif, ...]


def opening_warnings(
    opening: Opening, others: Iterable[Opening], motifs: Iterable[Motif], today: date
) -> OpeningWarnings:
    """The ignorable warnings of an opening (PO-05).

    `others` are the same agent's openings in any organisation (itself and the expired ones are passed over).
    """
    length = minute_of_day(opening.end_time) - minute_of_day(opening.start_time)
    return OpeningWarnings(
        tuple(
            other
            for other in others
            if other.id != opening.id and not opening_expired(other, today) and overlaps(opening, other, today)
        ),
        tuple(motif for motif in motifs if motif.duration_minutes > length),
    )


def overlaps(one: Opening, other: Opening, today: date) -> bool:
    """Whether two openings of one agent ever meet (PO-09); clock times are compared as they read.

    Recurring openings are looked at from `today` to six months ahead.
    """
    if not (one.start_time < other.end_time and other.start_time < one.end_time):
        return False
    if one.recurrence is None and other.recurrence is None:
        return one.first_day == other.first_day
    if one.recurrence and other.recurrence and one.recurrence.every is other.recurrence.every:
        if one.recurrence.every is Every.WEEK and not set(one.recurrence.weekdays) & set(other.recurrence.weekdays):
            return False
        if one.recurrence.every is Every.MONTH and one.recurrence.nth != other.recurrence.nth:
            return False
    first = max(one.first_day, other.first_day, today)
    ends = [day for day in (last_day(one), last_day(other)) if day is not None]
    last = min([*ends, months_after(today, _OVERLAP_HORIZON_MONTHS)])
    # A one-off opening is looked at on its own day, however far ahead.
    for opening in (one, other):
        if opening.recurrence is None:
            last = opening.first_day
    window = first.toordinal(), last.toordinal()
    return not set(opening_ordinals(one, *window)).isdisjoint(opening_ordinals(other, *window))
