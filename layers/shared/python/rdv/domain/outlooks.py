"""What lists remember of a motif at a place, so that its next availability needs no look at an agenda (SLOT-20, SLOT-21).

An outlook keeps free time, not an answer: the delays, the past, the grid of five minutes and the expiry of holds are
applied by whoever reads it, at that reader's instant (`infra/decisions/0081`). It is right to the second for as long
as the agendas stay as they were; the stream replaces it when they change. It is for lists alone, never for booking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .agenda import AgentCalendar, is_live, to_minute
from .directory import Location, Motif, Offer, Organisation
from .groups import GroupSeats
from .slots import Occurrence, Period, booking_window, free_intervals, starts_in
from .wall_clock import ceil_minute

# How long an outlook is made to last without any change of an agenda; a refresh every day replaces it before.
OUTLOOK_LIFETIME = timedelta(hours=26)
# Beyond so many intervals, an item would be large and what it knows shorter: it is replaced sooner.
MOST_INTERVALS = 150


@dataclass(frozen=True, slots=True)
class HeldTime:
    """Free minutes `[start, end)` of one agent, but for its holds: (start, end, second of expiry) each."""

    start: int
    end: int
    holds: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The free time of a motif at a place (None off site) up to the minute `known_until`, as of `computed_at`.

    `free`: half-open minutes that nobody holds, of any agent. `groups`: the starts of a group motif's open group
    appointments and the second from which each has a seat (0: it has one). `revision` is the offer's, of which this
    was computed; `version` guards against an older computation (0: never stored).
    """

    motif: Motif
    organisation: Organisation
    location: Location | None
    revision: str
    computed_at: datetime
    known_until: int
    free: tuple[tuple[int, int], ...] = ()
    held: tuple[HeldTime, ...] = ()
    groups: tuple[tuple[int, int], ...] = ()
    version: int = 0

    @property
    def location_id(self) -> str | None:
        """The place's id; None off site."""
        return self.location.id if self.location else None


class NextStart(NamedTuple):
    """An outlook's answer: the next start, None for none; `is_known` False when it cannot tell."""

    start: datetime | None
    is_known: bool


_UNKNOWN = NextStart(None, is_known=False)


# --- what may change them ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgentChanged:
    """An agent's week or absences were written."""

    agent_id: str


@dataclass(frozen=True, slots=True)
class MotifChanged:
    """A group appointment of the motif was written."""

    motif_id: str


@dataclass(frozen=True, slots=True)
class ListingChanged:
    """The motif's line in a département's list was written or deleted."""

    departement: str
    merge_key: str
    motif_id: str


type Change = AgentChanged | MotifChanged | ListingChanged


# --- reading and computing --------------------------------------------------------------------------------------------


def horizon(motif: Motif, now: datetime) -> Period:
    """What an outlook computed now may have to know: until the end of the booking window at its own end of life."""
    window = booking_window(motif, now)
    return Period(now, window.end + OUTLOOK_LIFETIME)


def first_needed(motif: Motif, now: datetime) -> datetime:
    """A start at or after this instant is still ahead at the end of the outlook's life: more need not be known."""
    return booking_window(motif, now).begin + OUTLOOK_LIFETIME


def next_start(outlook: Outlook, now: datetime) -> NextStart:
    """The earliest start for users, in the organisation's zone (SLOT-17), as `slots.next_availability` would find it."""
    if not outlook.computed_at <= now <= outlook.computed_at + OUTLOOK_LIFETIME:
        return _UNKNOWN
    window = booking_window(outlook.motif, now)
    latest = to_minute(window.end)
    starts = _group_starts(outlook, window, now) if outlook.motif.collectif else _starts(outlook, window, now)
    first = min(starts, default=None)
    if first is not None and first <= outlook.known_until:
        zone = ZoneInfo(outlook.organisation.time_zone)
        return NextStart(datetime.fromtimestamp(first * 60, zone), is_known=True)
    return NextStart(None, is_known=True) if outlook.known_until >= latest else _UNKNOWN


def outlook_of(
    offer: Offer,
    location: Location | None,
    occurrences: Sequence[Occurrence],
    calendars: Mapping[str, AgentCalendar],
    first: datetime | None,
    now: datetime,
    version: int = 0,
) -> Outlook:
    """The outlook of an individual motif.

    `first` is the first start at or after `first_needed`, None when there is none in the horizon; `occurrences` are
    those of the place up to it (or to the end of the horizon), and `calendars` their agents' (KeyError).
    """
    motif, now_second = offer.motif, int(now.timestamp())
    known_until = to_minute(first or horizon(motif, now).end)
    earliest = ceil_minute(booking_window(motif, now).begin)
    without_holds = {
        agent: replace(one, busy=tuple(interval for interval in one.busy if not interval.expires))
        for agent, one in calendars.items()
    }
    longest: dict[int, int] = {}
    held: set[HeldTime] = set()
    for start, end, opening in free_intervals(occurrences, without_holds, now):
        if start > known_until or end - motif.duration_minutes < earliest:
            continue
        holds = sorted(
            (one.start, one.end, one.expires)
            for one in calendars[opening.agent_id].busy
            if one.expires and one.start < end and one.end > start and is_live(one, now_second)
        )
        if holds:
            held.add(HeldTime(start, end, tuple(holds)))
        else:
            # Of two that begin together, the longer one gives every start of the shorter.
            longest[start] = max(end, longest.get(start, end))
    free, known_until = _cut_short(sorted(longest.items()), known_until)
    kept = sorted((one for one in held if one.start <= known_until), key=lambda one: (one.start, one.end, one.holds))
    blank = _blank(offer, location, now, version)
    return replace(blank, known_until=known_until, free=tuple(free), held=tuple(kept))


def group_outlook_of(
    offer: Offer, location: Location | None, groups: Iterable[GroupSeats], now: datetime, version: int = 0
) -> Outlook:
    """The outlook of a group motif, of its group appointments in the horizon at any place (SLOT-19)."""
    now_second, place_id = int(now.timestamp()), location.id if location else None
    starts = sorted(
        (to_minute(one.starts_at), opens)
        for one in groups
        if one.location_id == place_id and (opens := _seat_from(one, now_second)) is not None
    )
    kept, known_until = _cut_short(starts, to_minute(horizon(offer.motif, now).end))
    return replace(_blank(offer, location, now, version), known_until=known_until, groups=tuple(kept))


def _blank(offer: Offer, location: Location | None, now: datetime, version: int) -> Outlook:
    """What is the same for both; the texts of a motif are long, and no list shows them."""
    motif = replace(offer.motif, restriction="", instructions="", cancel_warning="")
    return Outlook(motif, offer.organisation, location, offer.revision, now, 0, version=version)


def _cut_short(times: Sequence[tuple[int, int]], known_until: int) -> tuple[Sequence[tuple[int, int]], int]:
    """At most so many as an item should hold, and until when they say everything."""
    if len(times) <= MOST_INTERVALS:
        return times, known_until
    return times[:MOST_INTERVALS], times[MOST_INTERVALS][0] - 1


def _starts(outlook: Outlook, window: Period, now: datetime) -> Iterator[int]:
    """The first start of each free interval (SLOT-08 to SLOT-12)."""
    duration, now_second = outlook.motif.duration_minutes, int(now.timestamp())
    grid_from, earliest, latest = ceil_minute(now), ceil_minute(window.begin), to_minute(window.end)
    for start, end in outlook.free:
        starts = starts_in(start, end, duration, grid_from, earliest, latest)
        if starts:
            yield starts[0]
    for time in outlook.held:
        for start, end in _without_holds(time, now_second):
            starts = starts_in(start, end, duration, grid_from, earliest, latest)
            if starts:
                yield starts[0]


def _without_holds(time: HeldTime, now_second: int) -> Iterator[tuple[int, int]]:
    free_from = time.start
    for start, end, expires in time.holds:
        if expires > now_second:
            if free_from < start:
                yield free_from, start
            free_from = max(free_from, end)
    if free_from < time.end:
        yield free_from, time.end


def _group_starts(outlook: Outlook, window: Period, now: datetime) -> Iterator[int]:
    now_second = int(now.timestamp())
    earliest, latest = ceil_minute(window.begin), to_minute(window.end)
    for start, opens in outlook.groups:
        if earliest <= start <= latest and start * 60 > now.timestamp() and opens <= now_second:
            yield start


def _seat_from(group: GroupSeats, now_second: int) -> int | None:
    """The second from which it has a seat, 0 for now, None when only a cancellation would give one."""
    if group.has_room(now_second):
        return 0
    expiries = sorted(hold.expires for hold in group.holds if hold.expires > now_second)
    return next((second for second in expiries if group.has_room(second)), None)
