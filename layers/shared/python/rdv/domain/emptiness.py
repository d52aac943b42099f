"""Why a period has no slot, in one word, for citizens: what they can do next depends on it (SLOT-16, BOOK-02).

`rdv.domain.explanations` tells agents and support the whole account; this costs no read that the search has not made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from .agenda import AgentCalendar, to_minute
from .directory import Offer
from .explanations import opening_days
from .openings import opening_expired
from .public_holidays import holiday_ordinals
from .slots import Occurrence, Period, booking_window, first_start, reduce_to_window, zone_of


class Emptiness(StrEnum):
    """What is wrong with the period; the first that holds, in this order."""

    NO_REFERENT = "no_referent"
    """A follow-up, and nobody follows the user (SLOT-15)."""
    PAST = "past"
    NOT_OFFERED = "not_offered"
    """No opening there, then or later."""
    NOTHING_YET = "nothing_yet"
    """No opening in the period; there are openings later."""
    CLOSED_PERIOD = "closed_period"
    """Public holidays, or everybody is away."""
    TOO_SOON = "too_soon"
    """Inside the shortest delay (SLOT-14)."""
    TOO_FAR = "too_far"
    """Beyond the longest delay (SLOT-14)."""
    FULLY_BOOKED = "fully_booked"
    """There would be slots if nobody had booked or held any."""


def emptiness_of(
    offer: Offer,
    wanted: Period,
    now: datetime,
    occurrences: Sequence[Occurrence],
    calendars: Mapping[str, AgentCalendar],
    *,
    location_id: str | None = None,
    agent_ids: frozenset[str] | None = None,
) -> Emptiness:
    """Why `wanted` (whole days) has no slot for users.

    `occurrences` are those of the search, in the booking window, and `calendars` their agents' (KeyError).
    """
    if agent_ids is not None and not agent_ids:
        return Emptiness.NO_REFERENT
    if wanted.end < now:
        return Emptiness.PAST
    # What is over, or too short for the motif, is no opening to somebody who looks ahead.
    days = [
        (day, start, end)
        for _, day, start, end in opening_days(offer, wanted, location_id=location_id, agent_ids=agent_ids)
        if end > to_minute(now) and end - start >= offer.motif.duration_minutes
    ]
    if not days:
        return _without_opening(offer, wanted, location_id, agent_ids)
    years = [date.fromordinal(day).year for day, _, _ in days]
    holidays = holiday_ordinals(min(years), max(years))
    worked = [start for day, start, _ in days if day not in holidays]
    if not worked:
        return Emptiness.CLOSED_PERIOD
    window = booking_window(offer.motif, now)
    period = reduce_to_window(wanted, window)
    unbooked = {agent: replace(calendar, busy=()) for agent, calendar in calendars.items()}
    untouched = {agent: AgentCalendar(agent) for agent in calendars}
    if period is None or first_start(offer, occurrences, untouched, period, now) is None:
        return Emptiness.TOO_FAR if min(worked) > to_minute(window.end) else Emptiness.TOO_SOON
    if first_start(offer, occurrences, unbooked, period, now) is None:
        return Emptiness.CLOSED_PERIOD
    return Emptiness.FULLY_BOOKED


def _without_opening(
    offer: Offer, wanted: Period, location_id: str | None, agent_ids: frozenset[str] | None
) -> Emptiness:
    last_day = wanted.end.astimezone(zone_of(offer)).date()
    later = any(
        (location_id is None or opening.location_id == location_id)
        and (agent_ids is None or opening.agent_id in agent_ids)
        and not opening_expired(opening, last_day)
        for opening in offer.openings
    )
    return Emptiness.NOTHING_YET if later else Emptiness.NOT_OFFERED
