"""Why there is no slot: what takes each candidate start of a period away, in an order that never changes.

The candidates are the starts of the openings' days as if nobody were ever booked or away and the period lay ahead.
Each cause then takes what it takes of what the causes before it have left, so that nothing is counted twice:
candidates minus all that is removed are the slots of the search (SLOT-01 to SLOT-16), and so are the minutes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from .absences import absence_times
from .agenda import AgentCalendar, from_minute, is_live, to_minute
from .directory import LocationAvailability, LocationType, Offer, Opening
from .openings import opening_expired, opening_ordinals
from .public_holidays import holiday_ordinals
from .slots import GRID_MINUTES, Period, booking_window, starts_in, zone_of
from .wall_clock import ceil_minute, local_ordinal, minute_at, minute_of_day

# Earlier than any minute that is asked about.
_LONG_AGO = 0

type _Pieces = list[tuple[int, int]]
type _Cut = Callable[[int, int], tuple[int, int]]


class Cause(StrEnum):
    """What takes starts away; `MEANINGS` says which object each names."""

    NO_OPENING = "no_opening"
    NO_OPENING_IN_PERIOD = "no_opening_in_period"
    OPENING_EXPIRED = "opening_expired"
    OPENING_TOO_SHORT = "opening_too_short"
    NO_REFERENT = "no_referent"
    NOT_A_REFERENT = "not_a_referent"
    PUBLIC_HOLIDAY = "public_holiday"
    ABSENCE = "absence"
    BOOKED = "booked"
    TOO_SHORT = "too_short"
    PAST = "past"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    LOCATION_DISABLED = "location_disabled"
    MOTIF_NOT_ONLINE = "motif_not_online"
    SAME_START = "same_start"
    NO_GROUP_IN_PERIOD = "no_group_in_period"
    GROUP_FULL = "group_full"


# The object that `Removal.object_id` is the id of, and what it means.
MEANINGS: dict[Cause, tuple[str, str]] = {
    Cause.NO_OPENING: ("location or motif", "has no opening: the location, or the motif as a whole"),
    Cause.NO_OPENING_IN_PERIOD: ("motif", "has openings there, on other days"),
    Cause.OPENING_EXPIRED: ("opening", "was open there, and its last day is over (PO-08)"),
    Cause.OPENING_TOO_SHORT: ("opening", "is shorter than the motif (PO-05)"),
    Cause.NO_REFERENT: ("motif", "is a follow-up, and nobody follows the user, or no user is known (SLOT-15)"),
    Cause.NOT_A_REFERENT: ("agent", "does not follow the user (SLOT-15)"),
    Cause.PUBLIC_HOLIDAY: ("day", "is a public holiday (SLOT-27)"),
    Cause.ABSENCE: ("absence", "of the agent (SLOT-05)"),
    Cause.BOOKED: ("agent", "has appointments, and holds that have not expired, in the way (SLOT-05)"),
    Cause.TOO_SHORT: ("none", "what is left between busy times and before closing fits no appointment (SLOT-11)"),
    Cause.PAST: ("none", "is over (SLOT-04, SLOT-10)"),
    Cause.TOO_SOON: ("motif", "wants a longer notice (SLOT-14)"),
    Cause.TOO_FAR: ("motif", "cannot be booked so far ahead yet (SLOT-14)"),
    Cause.LOCATION_DISABLED: ("location", "is disabled (LIEU-01)"),
    Cause.MOTIF_NOT_ONLINE: ("motif", "is not open to users (MOT-08, BOOK-01)"),
    Cause.SAME_START: ("none", "another agent, opening or group has the same start, shown once (SLOT-13)"),
    Cause.NO_GROUP_IN_PERIOD: ("motif", "has no group appointment there in the period (SLOT-19)"),
    Cause.GROUP_FULL: ("appointment", "a group whose seats are taken, or held for the moment (SLOT-19)"),
}


@dataclass(frozen=True, slots=True)
class Removal:
    """What one object takes away: starts and minutes (0 of both for what explains that there were none)."""

    cause: Cause
    starts: int = 0
    minutes: int = 0
    object_id: str | None = None
    agent_id: str | None = None
    on: date | None = None
    begin: datetime | None = None
    end: datetime | None = None
    appointments: int = 0
    holds: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """`candidates` starts in `minutes` of openings, what removed which, and the `starts` that are left."""

    candidates: int
    minutes: int
    removals: tuple[Removal, ...]
    starts: int


@dataclass(slots=True)
class _Day:
    """One day of an opening, `[start, end)`, and what is left of its minutes: half-open pieces, in order."""

    opening: Opening
    ordinal: int
    start: int
    end: int
    pieces: _Pieces


def opening_days(
    offer: Offer, period: Period, *, location_id: str | None = None, agent_ids: frozenset[str] | None = None
) -> Iterator[tuple[Opening, int, int, int]]:
    """Opening, day (`date.toordinal()`), first minute, end minute: holidays and what is past included (SLOT-02)."""
    zone = zone_of(offer)
    first, last = local_ordinal(zone, period.begin), local_ordinal(zone, period.end)
    for opening in sorted(offer.openings, key=lambda one: one.id):
        if location_id is not None and opening.location_id != location_id:
            continue
        if agent_ids is not None and opening.agent_id not in agent_ids:
            continue
        for day in opening_ordinals(opening, first, last):
            start = minute_at(zone, day, minute_of_day(opening.start_time))
            end = minute_at(zone, day, minute_of_day(opening.end_time))
            if start < end:
                yield opening, day, start, end


def explain(
    offer: Offer,
    calendars: Mapping[str, AgentCalendar],
    period: Period,
    now: datetime,
    *,
    location_id: str | None = None,
    referent_ids: frozenset[str] | None = None,
    shown: bool = True,
) -> Explanation:
    """What is left for users of a motif's openings in a period of whole days, and what removed the rest.

    `calendars` holds each agent of `opening_days` (KeyError). `referent_ids` None: the motif is no follow-up.
    `shown`: whether users may see the motif's slots at all.
    """
    account = _Account(offer, period, location_id)
    account.take_agents(referent_ids)
    account.take_holidays()
    account.take_absences(calendars)
    account.take_bookings(calendars, now)
    account.take_past(now)
    account.take_delays(now)
    account.take_leftovers()
    account.take_everything(now, shown=shown)
    account.take_same_starts()
    return account.closed()


class _Account:
    """The pieces that are left, and the causes so far."""

    def __init__(self, offer: Offer, period: Period, location_id: str | None) -> None:
        self._offer, self._period, self._location_id = offer, period, location_id
        self._zone, self._duration = zone_of(offer), offer.motif.duration_minutes
        self._days = [
            _Day(opening, day, start, end, [(start, end)])
            for opening, day, start, end in opening_days(offer, period, location_id=location_id)
        ]
        self._candidates, self._minutes = self._left(self._days)
        self._removals: list[Removal] = []

    def closed(self) -> Explanation:
        """The account as it stands."""
        starts, _ = self._left(self._days)
        return Explanation(self._candidates, self._minutes, tuple(self._removals), starts)

    # --- whose openings -----------------------------------------------------------------------------------------

    def take_agents(self, referent_ids: frozenset[str] | None) -> None:
        """SLOT-15."""
        if referent_ids is None:
            return
        if not referent_ids:
            self._take(self._days, Removal(Cause.NO_REFERENT, object_id=self._offer.motif.id), always=True)
            return
        for agent_id in sorted({day.opening.agent_id for day in self._days} - referent_ids):
            mine = [day for day in self._days if day.opening.agent_id == agent_id]
            self._take(mine, Removal(Cause.NOT_A_REFERENT, object_id=agent_id, agent_id=agent_id))

    # --- days and busy times ------------------------------------------------------------------------------------

    def take_holidays(self) -> None:
        """SLOT-05, SLOT-27."""
        years = [date.fromordinal(day.ordinal).year for day in self._days]
        holidays = holiday_ordinals(min(years), max(years)) if years else frozenset[int]()
        for ordinal in sorted({day.ordinal for day in self._days} & holidays):
            of_that_day = [day for day in self._days if day.ordinal == ordinal]
            self._take(of_that_day, Removal(Cause.PUBLIC_HOLIDAY, on=date.fromordinal(ordinal)))

    def take_absences(self, calendars: Mapping[str, AgentCalendar]) -> None:
        """SLOT-05."""
        for agent_id, days in self._by_agent():
            first, end = min(day.start for day in days), max(day.end for day in days)
            for absence in sorted(calendars[agent_id].absences, key=lambda one: one.id):
                times = list(absence_times([absence], first, end))
                if times:
                    about = Removal(
                        Cause.ABSENCE,
                        object_id=absence.id,
                        agent_id=agent_id,
                        begin=self._at(min(begin for begin, _ in times)),
                        end=self._at(max(finish for _, finish in times)),
                    )
                    self._take(days, about, times)

    def take_bookings(self, calendars: Mapping[str, AgentCalendar], now: datetime) -> None:
        """SLOT-05: appointments of any motif and organisation, and holds that have not expired."""
        now_second = int(now.timestamp())
        for agent_id, days in self._by_agent():
            left = _merged(piece for day in days for piece in day.pieces)
            # What lies beside the openings, or under an absence, is in nobody's way.
            met = [
                one for one in calendars[agent_id].busy if is_live(one, now_second) and _meets(left, one.start, one.end)
            ]
            about = Removal(
                Cause.BOOKED,
                object_id=agent_id,
                agent_id=agent_id,
                appointments=len({one.holder for one in met if not one.expires}),
                holds=len({one.holder for one in met if one.expires}),
            )
            self._take(days, about, [(one.start, one.end) for one in met])

    # --- when ---------------------------------------------------------------------------------------------------

    def take_past(self, now: datetime) -> None:
        """SLOT-04, SLOT-10: a piece that runs goes on at its next step of five minutes."""
        grid_from = ceil_minute(now)

        def ahead(start: int, end: int) -> tuple[int, int]:
            if start < grid_from:
                start += -((start - grid_from) // GRID_MINUTES) * GRID_MINUTES
            return start, end

        self._trim(Removal(Cause.PAST, end=now.astimezone(self._zone)), ahead)

    def take_delays(self, now: datetime) -> None:
        """SLOT-14, to the second."""
        motif, duration = self._offer.motif, self._duration
        window = booking_window(motif, now)
        earliest, latest = ceil_minute(window.begin), to_minute(window.end)

        def late_enough(start: int, end: int) -> tuple[int, int]:
            if start < earliest:
                start += -((start - earliest) // duration) * duration
            return start, end

        def early_enough(start: int, end: int) -> tuple[int, int]:
            kept = len(starts_in(start, end, duration, _LONG_AGO, _LONG_AGO, latest))
            fitting = (end - start) // duration
            return start, end if kept == fitting else start + kept * duration

        too_soon = Removal(Cause.TOO_SOON, object_id=motif.id, end=window.begin.astimezone(self._zone))
        too_far = Removal(Cause.TOO_FAR, object_id=motif.id, begin=window.end.astimezone(self._zone))
        self._trim(too_soon, late_enough)
        self._trim(too_far, early_enough)

    # --- what is left -------------------------------------------------------------------------------------------

    def take_leftovers(self) -> None:
        """SLOT-11."""
        duration = self._duration
        self._trim(Removal(Cause.TOO_SHORT), lambda start, end: (start, end - (end - start) % duration))

    def take_everything(self, now: datetime, *, shown: bool) -> None:
        """A closed place or motif takes whatever the rest has left; then why there was nothing to begin with."""
        motif = self._offer.motif
        place = self._offer.location(self._location_id)
        if place is not None and place.availability is not LocationAvailability.ENABLED:
            self._take(self._days, Removal(Cause.LOCATION_DISABLED, object_id=place.id), always=True)
        if not shown:
            self._take(self._days, Removal(Cause.MOTIF_NOT_ONLINE, object_id=motif.id), always=True)
        self._removals.extend(self._missing_openings(now))

    def take_same_starts(self) -> None:
        """SLOT-13 for users."""
        before = self._left(self._days)
        seen: set[int] = set()
        for day in self._days:
            starts = [start for begin, end in day.pieces for start in range(begin, end, self._duration)]
            day.pieces = [(start, start + self._duration) for start in starts if start not in seen]
            seen.update(starts)
        self._close(self._days, Removal(Cause.SAME_START), before)

    def _missing_openings(self, now: datetime) -> Iterator[Removal]:
        motif, place_id = self._offer.motif, self._location_id
        here = [one for one in self._offer.openings if place_id is None or one.location_id == place_id]
        if not here:
            on_site = place_id is not None and motif.location_type is LocationType.PUBLIC_OFFICE
            yield Removal(Cause.NO_OPENING, object_id=place_id if on_site and self._offer.openings else motif.id)
        elif not self._days:
            today = now.astimezone(self._zone).date()
            if all(opening_expired(one, today) for one in here):
                for opening in sorted(here, key=lambda one: one.id):
                    yield Removal(Cause.OPENING_EXPIRED, object_id=opening.id, agent_id=opening.agent_id)
            else:
                yield Removal(Cause.NO_OPENING_IN_PERIOD, object_id=motif.id)
        for opening in sorted({day.opening.id: day.opening for day in self._days}.values(), key=lambda one: one.id):
            length = minute_of_day(opening.end_time) - minute_of_day(opening.start_time)
            if length < self._duration:
                yield Removal(Cause.OPENING_TOO_SHORT, object_id=opening.id, agent_id=opening.agent_id)

    # --- how ----------------------------------------------------------------------------------------------------

    def _by_agent(self) -> list[tuple[str, list[_Day]]]:
        found: dict[str, list[_Day]] = {}
        for day in self._days:
            found.setdefault(day.opening.agent_id, []).append(day)
        return sorted(found.items())

    def _take(
        self,
        days: Sequence[_Day],
        about: Removal,
        times: Iterable[tuple[int, int]] | None = None,
        *,
        always: bool = False,
    ) -> None:
        """Take `times` (None: everything) out of these days."""
        before = self._left(days)
        taken = None if times is None else _merged(times)
        for day in days:
            day.pieces = [] if taken is None else list(_without(day.pieces, taken))
        self._close(days, about, before, always=always)

    def _trim(self, about: Removal, cut: _Cut) -> None:
        """Make each piece what `cut` makes of it, nothing when that is empty."""
        before = self._left(self._days)
        for day in self._days:
            cuts = (cut(start, end) for start, end in day.pieces)
            day.pieces = [(start, end) for start, end in cuts if start < end]
        self._close(self._days, about, before)

    def _close(self, days: Sequence[_Day], about: Removal, before: tuple[int, int], *, always: bool = False) -> None:
        after = self._left(days)
        starts, minutes = before[0] - after[0], before[1] - after[1]
        if starts or minutes or always:
            self._removals.append(replace(about, starts=starts, minutes=minutes))

    def _left(self, days: Sequence[_Day]) -> tuple[int, int]:
        """The starts and the minutes of the pieces."""
        pieces = [piece for day in days for piece in day.pieces]
        lengths = [end - start for start, end in pieces]
        return sum(length // self._duration for length in lengths), sum(lengths)

    def _at(self, minute: int) -> datetime:
        return from_minute(minute).astimezone(self._zone)


def _merged(times: Iterable[tuple[int, int]]) -> _Pieces:
    """The same minutes in disjoint intervals, in order."""
    merged: _Pieces = []
    for begin, end in sorted(times):
        if merged and begin <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((begin, end))
    return merged


def _meets(merged: Sequence[tuple[int, int]], begin: int, end: int) -> bool:
    """Whether `[begin, end)` intersects one of the disjoint intervals."""
    index = bisect_right(merged, begin, key=lambda one: one[1])
    return index < len(merged) and merged[index][0] < end


def _without(pieces: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces without the disjoint times that are taken (SLOT-06)."""
    for start, end in pieces:
        free_from, index = start, bisect_right(taken, start, key=lambda one: one[1])
        while index < len(taken) and taken[index][0] < end:
            if free_from < taken[index][0]:
                yield free_from, taken[index][0]
            free_from = taken[index][1]
            index += 1
        if free_from < end:
            yield free_from, end
