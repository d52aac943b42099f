"""Slots: openings minus busy times, cut into starts (spec chapter 3). Nothing is stored, nothing is looked up here.

All arithmetic is on whole minutes since the epoch; datetimes appear only at the edges, and are in UTC wherever one is
added to, subtracted or sorted: Python does that by the clock's face between datetimes of one zone. A clock time that
daylight saving makes odd is read as `wall_clock` says. Openings and motifs are checked by the caller (SLOT-03). There is no
lunch break, no buffer between appointments and no capacity of a location (SLOT-07).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .absences import absence_times
from .agenda import Absence, AgentCalendar, BusyTimes, JoinedTimes, from_minute, is_live, monday_of, to_minute
from .directory import LocationType, Motif, Offer, Opening
from .openings import opening_ordinals
from .public_holidays import holiday_ordinals
from .wall_clock import MINUTES_IN_A_DAY, ceil_minute, local_ordinal, minute_at, minute_of_day

# After now, starts are on a grid of five minutes from the beginning of the free interval: SLOT-10.
GRID_MINUTES = 5
# SLOT-17 walks the booking window by weeks.
SEARCH_STEP = timedelta(days=7)

# After every minute that a search looks at.
_NEVER = 1 << 62
_ANY_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
_START: Callable[[Occurrence], int] = itemgetter(0)
_END: Callable[[Occurrence], int] = itemgetter(1)


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A start that one agent can serve. Instants are aware, in the organisation's zone.

    `location_id` is the opening's place, None for a motif off site (MOT-01).
    """

    starts_at: datetime
    ends_at: datetime
    agent_id: str
    location_id: str | None
    opening_id: str


class FreeTime(NamedTuple):
    """What users see of slots: one for each distinct start, whoever serves it (SLOT-13).

    Minutes since the epoch, instants in the organisation's zone where one is asked for: a month has 300.
    """

    start: int
    end: int
    zone: ZoneInfo

    @property
    def starts_at(self) -> datetime:
        """The aware start."""
        return datetime.fromtimestamp(self.start * 60, self.zone)

    @property
    def ends_at(self) -> datetime:
        """The aware end."""
        return datetime.fromtimestamp(self.end * 60, self.zone)


@dataclass(frozen=True, slots=True)
class Period:
    """A closed period between two aware instants."""

    begin: datetime
    end: datetime

    @classmethod
    def of_days(cls, first: date, last: date, zone: ZoneInfo) -> Period:
        """From 00:00:00 of the first day to 23:59:59 of the last (SLOT-01)."""
        begin, end = minute_at(zone, first.toordinal(), 0), minute_at(zone, last.toordinal(), MINUTES_IN_A_DAY)
        return cls(from_minute(begin).astimezone(zone), (from_minute(end) - timedelta(seconds=1)).astimezone(zone))


class Occurrence(NamedTuple):
    """One day of an opening: half-open minutes `[start, end)`."""

    start: int
    end: int
    opening: Opening


class Days(tuple[Occurrence, ...]):
    """Days of one opening, in order, that find out once what every search of them asks (decision 0173)."""

    def __hash__(self) -> int:
        return self._hash

    @property
    def opening(self) -> Opening:
        """Whose days they are. Raises IndexError without any."""
        return self[0].opening

    @cached_property
    def mondays(self) -> Mapping[int, None]:
        """The first minutes of the UTC weeks that they touch, in order."""
        return dict.fromkeys(monday_of(minute) for one in self for minute in (one.start, one.end - 1))

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()


def zone_of(offer: Offer) -> ZoneInfo:
    """The zone of the offer's organisation: openings are its wall-clock times (house rule 9)."""
    return ZoneInfo(offer.organisation.time_zone)


def booking_window(motif: Motif, now: datetime) -> Period:
    """When a motif's slots may start for users and prescribers, to the second, in UTC (SLOT-14)."""
    now = now.astimezone(UTC)
    return Period(now + motif.min_delay, now + motif.max_delay)


def reduce_to_window(period: Period | None, window: Period) -> Period | None:
    """The requested period inside the booking window, None when nothing is left (SLOT-14)."""
    if period is None:
        return window
    begin, end = max(period.begin, window.begin), min(period.end, window.end)
    return Period(begin, end) if begin <= end else None


def search_windows(begin: datetime, window: Period) -> Iterator[Period]:
    """The weeks that a search for the next availability walks, in order (SLOT-17)."""
    begin = max(begin, window.begin).astimezone(UTC)
    while begin <= window.end:
        yield Period(begin, min(window.end, begin + SEARCH_STEP))
        begin += SEARCH_STEP


def occurrences_of(
    offer: Offer,
    period: Period,
    now: datetime,
    *,
    location_id: str | None = None,
    agent_ids: frozenset[str] | None = None,
) -> list[Occurrence]:
    """The candidate openings' days that touch the period and are not over, without public holidays.

    SLOT-02 to SLOT-04, REC-03, SLOT-05 (holidays), SLOT-28. Without a location all openings count; `agent_ids` None is
    no filter, an empty set leaves nothing (SLOT-15 as rebuilt).
    """
    days = days_of(offer, period, now, location_id=location_id, agent_ids=agent_ids)
    return list(chain.from_iterable(days))


def days_of(
    offer: Offer,
    period: Period,
    now: datetime,
    *,
    location_id: str | None = None,
    agent_ids: frozenset[str] | None = None,
) -> list[Days]:
    """`occurrences_of` by opening: until today, and from tomorrow on, where time goes by without changing anything."""
    zone = zone_of(offer)
    first, last = local_ordinal(zone, period.begin), local_ordinal(zone, period.end)
    tomorrow = local_ordinal(zone, now) + 1
    spans = [(first, last)] if not first < tomorrow <= last else [(first, tomorrow - 1), (tomorrow, last)]
    earliest = max(ceil_minute(period.begin), ceil_minute(now))
    latest = to_minute(period.end)
    days: list[Days] = []
    for opening in offer.openings:
        if location_id is not None and opening.location_id != location_id:
            continue
        if agent_ids is not None and opening.agent_id not in agent_ids:
            continue
        for span in spans:
            found = _days(opening, zone, *span)
            # They come in order: mostly the whole period is ahead.
            if found and not (found[0].end >= earliest and found[-1].start <= latest):
                found = Days(one for one in found if one.start <= latest and one.end >= earliest)
            if found:
                days.append(found)
    return days


# Everybody who looks at an opening looks at the same days of it (decision 0095).
@lru_cache(maxsize=2048)
def _days(opening: Opening, zone: ZoneInfo, first: int, last: int) -> Days:
    """The days of an opening among the ordinals `first` to `last`, without public holidays, in order."""
    holidays = holiday_ordinals(date.fromordinal(first).year, date.fromordinal(last).year)
    opens, closes = minute_of_day(opening.start_time), minute_of_day(opening.end_time)
    times = (
        (minute_at(zone, day, opens), minute_at(zone, day, closes))
        for day in opening_ordinals(opening, first, last)
        if day not in holidays
    )
    return Days(Occurrence(start, end, opening) for start, end in times if start < end)


def free_intervals(
    occurrences: Sequence[Occurrence], calendars: Mapping[str, AgentCalendar], now: datetime, least: int = 1
) -> Iterator[tuple[int, int, Opening]]:
    """What the agents' busy times leave of the occurrences: half-open minutes and the opening (SLOT-05, SLOT-06).

    `calendars` holds each agent of the occurrences (KeyError: unknown time is never free time). `now` judges holds.
    Only what lasts `least` minutes.
    """
    if not occurrences:
        return
    start, end = min(map(_START, occurrences)), max(map(_END, occurrences))
    busy_times: dict[str, tuple[list[int], list[int]]] = {}
    begins: list[int] = []
    ends: list[int] = []
    agent_id: str | None = None
    for free_from, closes, opening in occurrences:
        if opening.agent_id != agent_id:
            agent_id = opening.agent_id
            busy = busy_times.get(agent_id)
            if busy is None:
                busy = busy_times[agent_id] = _busy_times(calendars[agent_id], start, end, now)
            begins, ends = busy
        index = bisect_right(ends, free_from)
        while (begin := begins[index]) < closes:
            if begin - free_from >= least:
                yield free_from, begin, opening
            free_from = ends[index]
            index += 1
        if closes - free_from >= least:
            yield free_from, closes, opening


def starts_in(free_from: int, free_until: int, duration: int, now: int, earliest: int, latest: int) -> range:
    """The starts that a free interval gives, all in minutes.

    From the interval's beginning (SLOT-09), or its first step of five minutes that is not before `now` (SLOT-10), by
    steps of the duration (SLOT-08), while the end fits (SLOT-11). Only starts from `earliest` to `latest` are kept
    (SLOT-12, `infra/decisions/0030`).
    """
    start = free_from
    if start < now:
        start += -((start - now) // GRID_MINUTES) * GRID_MINUTES
    if start < earliest:
        start += -((start - earliest) // duration) * duration
    return range(start, min(free_until - duration, latest) + 1, duration)


def agent_slots(
    offer: Offer,
    occurrences: Sequence[Occurrence],
    calendars: Mapping[str, AgentCalendar],
    period: Period,
    now: datetime,
    *,
    listed_at: datetime | None = None,
    duration_minutes: int | None = None,
    spare_minutes: int = 0,
) -> list[Slot]:
    """One slot per start and agent, sorted (SLOT-13 for agents), from the occurrences of `occurrences_of`.

    `listed_at` (now) places the grid of SLOT-10; `duration_minutes` replaces the motif's (SLOT-08). `spare_minutes`
    are free behind each slot too: what moves may last longer than its motif (5.3).
    """
    duration = duration_minutes or offer.motif.duration_minutes
    openings: dict[tuple[int, str], Opening] = {}
    intervals = list(_with_spare(free_intervals(occurrences, calendars, now, duration + spare_minutes), spare_minutes))
    for (_, _, opening), starts in zip(intervals, _cut(intervals, period, listed_at or now, duration), strict=True):
        for start in starts:
            known = openings.setdefault((start, opening.agent_id), opening)
            if opening.id < known.id:
                openings[start, opening.agent_id] = opening
    zone, on_site = zone_of(offer), offer.motif.location_type is LocationType.PUBLIC_OFFICE
    return [
        Slot(
            datetime.fromtimestamp(start * 60, zone),
            datetime.fromtimestamp((start + duration) * 60, zone),
            agent_id,
            opening.location_id if on_site else None,
            opening.id,
        )
        for (start, agent_id), opening in sorted(openings.items(), key=lambda item: item[0])
    ]


def free_times(
    offer: Offer,
    days: Sequence[Days],
    calendars: Mapping[str, AgentCalendar],
    period: Period,
    now: datetime,
    *,
    spare_minutes: int = 0,
) -> list[FreeTime]:
    """The distinct starts, sorted (SLOT-13 for users), from the days of `days_of`.

    `spare_minutes` as in `agent_slots`. What is remembered of an agent is a function of what is handed in (decision 0173).
    """
    duration, zone = offer.motif.duration_minutes, zone_of(offer)
    grid_from, earliest, latest = ceil_minute(now), ceil_minute(period.begin), to_minute(period.end)
    starts: set[int] = set()
    ahead: dict[str, list[Days]] = {}
    others: list[Days] = []
    for one in days:
        if one[0].start >= grid_from:
            ahead.setdefault(one.opening.agent_id, []).append(one)
        else:
            others.append(one)
    for agent_id, its_days in ahead.items():
        calendar = calendars[agent_id]
        busy = BusyTimes.of(calendar.busy).parts
        found = _lasting_starts(tuple(its_days), busy, calendar.absences, duration, spare_minutes)
        if found is None:
            others += its_days
        else:
            # Of what is ahead, the period takes away, and moves nothing (SLOT-12).
            starts.update(found[bisect_left(found, earliest) : bisect_right(found, latest)])
    occurrences = list(chain.from_iterable(others))
    intervals = _with_spare(free_intervals(occurrences, calendars, now, duration + spare_minutes), spare_minutes)
    starts.update(*_cut(intervals, period, now, duration))
    # Without asking the class: a month has 300 of them.
    make = tuple[int | ZoneInfo, ...].__new__
    return [make(FreeTime, (start, start + duration, zone)) for start in sorted(starts)]


# As long as nothing of an agent changes, whoever looks is shown the same: after a booking, one agent is cut anew.
@lru_cache(maxsize=512)
def _lasting_starts(
    days: tuple[Days, ...],
    busy: tuple[BusyTimes, ...],
    absences: tuple[Absence, ...],
    duration: int,
    spare_minutes: int,
) -> tuple[int, ...] | None:
    """The distinct starts of one agent's days that are all ahead, sorted; None with a hold among the busy times."""
    if any(one.have_holds for one in busy):
        return None
    agent_id = days[0].opening.agent_id
    calendars = {agent_id: AgentCalendar(agent_id, JoinedTimes.joined(busy), absences)}
    occurrences = list(chain.from_iterable(days))
    # Without a hold, no instant is another's.
    intervals = free_intervals(occurrences, calendars, _ANY_INSTANT, duration + spare_minutes)
    starts = (range(begin, end - duration + 1, duration) for begin, end, _ in _with_spare(intervals, spare_minutes))
    return tuple(sorted(set(chain.from_iterable(starts))))


def first_start(
    offer: Offer,
    occurrences: Sequence[Occurrence],
    calendars: Mapping[str, AgentCalendar],
    period: Period,
    now: datetime,
) -> datetime | None:
    """The earliest start, in the organisation's zone, from the occurrences of `occurrences_of`; None without any."""
    duration = offer.motif.duration_minutes
    intervals = free_intervals(occurrences, calendars, now, duration)
    first = min((starts[0] for starts in _cut(intervals, period, now, duration) if starts), default=None)
    return None if first is None else datetime.fromtimestamp(first * 60, zone_of(offer))


def available_slots(
    offer: Offer,
    calendars: Mapping[str, AgentCalendar],
    period: Period,
    now: datetime,
    *,
    location_id: str | None = None,
    agent_ids: frozenset[str] | None = None,
    duration_minutes: int | None = None,
) -> list[Slot]:
    """The slots of a period, one per start and agent, sorted (3.1); the filters are those of `occurrences_of`.

    The booking window is the caller's to apply (`reduce_to_window`): agents are not bound by it.
    """
    occurrences = occurrences_of(offer, period, now, location_id=location_id, agent_ids=agent_ids)
    return agent_slots(offer, occurrences, calendars, period, now, duration_minutes=duration_minutes)


def next_availability(
    offer: Offer,
    calendars: Mapping[str, AgentCalendar],
    begin: datetime,
    now: datetime,
    *,
    location_id: str | None = None,
    agent_ids: frozenset[str] | None = None,
) -> datetime | None:
    """The earliest start for users from `begin` on, inside the booking window (SLOT-17)."""
    for period in search_windows(begin, booking_window(offer.motif, now)):
        occurrences = occurrences_of(offer, period, now, location_id=location_id, agent_ids=agent_ids)
        found = first_start(offer, occurrences, calendars, period, now)
        if found is not None:
            return found
    return None


def exact_slot(
    offer: Offer,
    calendars: Mapping[str, AgentCalendar],
    starts_at: datetime,
    now: datetime,
    *,
    location_id: str | None = None,
    agent_ids: frozenset[str] | None = None,
    spare_minutes: int = 0,
) -> tuple[Slot, ...]:
    """The slots, one per free agent, that start exactly then, inside the booking window (SLOT-18, SLOT-14).

    While an opening runs its starts shift every five minutes (SLOT-10): a start that was on the list less than
    five minutes ago is still given while its time is free (`infra/decisions/0035`). `spare_minutes` as in `agent_slots`.
    """
    now = now.astimezone(UTC)
    window = booking_window(offer.motif, now)
    if not window.begin <= starts_at <= window.end or starts_at.second or starts_at.microsecond:
        return ()
    instant = Period(starts_at, starts_at)
    occurrences = occurrences_of(offer, instant, now, location_id=location_id, agent_ids=agent_ids)
    for listed_at in (now, now - timedelta(minutes=GRID_MINUTES)):
        slots = agent_slots(
            offer, occurrences, calendars, instant, now, listed_at=listed_at, spare_minutes=spare_minutes
        )
        if slots:
            return tuple(slots)
    return ()


def choose_agent(candidates: Sequence[Slot], calendars: Mapping[str, AgentCalendar], seed: str, now: datetime) -> Slot:
    """Of the candidates for one start, that of the agent with the fewest busy minutes on that local day.

    Live holds count; ties go by a stable hash of `seed` and the agent, so that a request replayed draws the same
    agent. Raises ValueError without candidates.
    """

    def rank(slot: Slot) -> tuple[int, bytes]:
        midnight = datetime.combine(slot.starts_at, time(), slot.starts_at.tzinfo)
        day = to_minute(midnight), to_minute(midnight + timedelta(days=1))
        return _busy_minutes(calendars[slot.agent_id], *day, now), hashlib.blake2b(
            f"{seed}\x1f{slot.agent_id}".encode(), digest_size=8
        ).digest()

    return min(candidates, key=rank)


def nearest_times(times: Iterable[FreeTime], wanted: datetime, count: int = 3) -> list[FreeTime]:
    """The `count` starts nearest to the wanted one (the earlier of two as near), in order."""
    wanted_minute = to_minute(wanted)
    by_minute = {free.start: free for free in times}
    nearest = sorted(by_minute, key=lambda minute: (abs(minute - wanted_minute), minute))[:count]
    return [by_minute[minute] for minute in sorted(nearest)]


def _with_spare(
    intervals: Iterable[tuple[int, int, Opening]], spare_minutes: int
) -> Iterable[tuple[int, int, Opening]]:
    """The free intervals without their last minutes, in which nothing may end."""
    if not spare_minutes:
        return intervals
    return ((start, end - spare_minutes, opening) for start, end, opening in intervals)


def _cut(
    intervals: Iterable[tuple[int, int, Opening]], period: Period, listed_at: datetime, duration: int
) -> list[range]:
    """The starts of each free interval."""
    grid_from, earliest, latest = ceil_minute(listed_at), ceil_minute(period.begin), to_minute(period.end)
    begun = max(grid_from, earliest)
    return [
        # `starts_in` written out for what nothing cuts: a month has 400 of them.
        range(free_from, free_until - duration + 1, duration)
        if begun <= free_from and free_until <= latest
        else starts_in(free_from, free_until, duration, grid_from, earliest, latest)
        for free_from, free_until, _ in intervals
    ]


def _busy_times(calendar: AgentCalendar, start: int, end: int, now: datetime) -> tuple[list[int], list[int]]:
    """Begins and ends of the busy times, sorted and merged: of all intervals, and of absences in `[start, end)` (SLOT-05).

    A begin that never comes is behind them.
    """
    runs = BusyTimes.of(calendar.busy).runs(int(now.timestamp()))
    begins, ends = [*runs.begins, _NEVER], runs.ends.copy()
    for begin, finish in absence_times(calendar.absences, start, end):
        # From the first that does not end before it to the last that does not begin after it.
        first, behind = bisect_left(ends, begin), bisect_right(begins, finish)
        if first < behind:
            begin, finish = min(begin, begins[first]), max(finish, ends[behind - 1])
        begins[first:behind], ends[first:behind] = [begin], [finish]
    return begins, ends


def _busy_minutes(calendar: AgentCalendar, start: int, end: int, now: datetime) -> int:
    """Minutes of `[start, end)` taken by appointments and live holds."""
    now_second = int(now.timestamp())
    return sum(
        max(0, min(interval.end, end) - max(interval.start, start))
        for interval in calendar.busy
        if is_live(interval, now_second)
    )
