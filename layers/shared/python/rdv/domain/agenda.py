"""The agent's busy time: weeks, intervals and the claim that makes double booking impossible (house rules 1 and 2).

Instants are whole minutes since the epoch, UTC: integers compare fast, pack small and know no zone.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from .directory import Location, Offer
from .recurrence import Recurrence

MINUTES_IN_A_WEEK = 7 * 24 * 60
# 1970-01-05, the first Monday of the epoch.
FIRST_MONDAY_MINUTE = 4 * 24 * 60
# No week behind it has a name: datetimes end with the year 9999.
_LAST_MINUTE = int(datetime(9999, 12, 1, tzinfo=UTC).timestamp()) // 60


def to_minute(instant: datetime) -> int:
    """Minutes since the epoch of an aware datetime, rounded down."""
    return int(instant.timestamp()) // 60


def from_minute(minute: int) -> datetime:
    """The aware UTC datetime of a minute since the epoch."""
    return datetime.fromtimestamp(minute * 60, UTC)


def monday_of(minute: int) -> int:
    """The first minute of a minute's week, in UTC."""
    return minute - (minute - FIRST_MONDAY_MINUTE) % MINUTES_IN_A_WEEK


def week_of(minute: int) -> str:
    """The ISO week (`2026-W48`) of a minute, in UTC: agent-weeks are cut there."""
    return _week_named((minute - FIRST_MONDAY_MINUTE) // MINUTES_IN_A_WEEK)


@lru_cache(maxsize=512)
def _week_named(index: int) -> str:
    year, week, _ = from_minute(FIRST_MONDAY_MINUTE + index * MINUTES_IN_A_WEEK).isocalendar()
    return f"{year:04d}-W{week:02d}"


def weeks_between(start: int, end: int) -> tuple[str, ...]:
    """The UTC ISO weeks that the half-open minutes `[start, end)` touch, in order."""
    return tuple(week_of(minute) for minute in range(monday_of(start), max(end, start + 1), MINUTES_IN_A_WEEK))


def cut_by_week(start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Cut `[start, end)` at the week borders: (week, start, end) for each part."""
    while start < end:
        border = monday_of(start) + MINUTES_IN_A_WEEK
        yield week_of(start), start, min(end, border)
        start = border


class BusyInterval(NamedTuple):
    """Half-open `[start, end)` in minutes. `expires`: 0 for an appointment, the second of expiry for a hold.

    `forced` is 1 when an agent overbooked on purpose (house rule 5). `holder` is the 16 bytes of the
    appointment's or the hold's id.
    """

    start: int
    end: int
    expires: int
    forced: int
    holder: bytes


class Runs(NamedTuple):
    """Half-open minutes that lie apart, sorted: the begins and the ends of each. Not to be changed."""

    begins: list[int]
    ends: list[int]


def merged(times: Iterable[tuple[int, int]]) -> Runs:
    """What half-open minutes, in any order, take together."""
    runs = Runs([], [])
    begins, ends = runs
    taken_until = -1
    for begin, end in sorted(times):
        if begin > taken_until:
            begins.append(begin)
            ends.append(end)
            taken_until = end
        elif end > taken_until:
            ends[-1] = taken_until = end
    return runs


_BOUNDS: Callable[[BusyInterval], tuple[int, int]] = itemgetter(0, 1)
_EXPIRES: Callable[[BusyInterval], int] = itemgetter(2)


class BusyTimes(tuple[BusyInterval, ...]):
    """Busy intervals that find out once what they take together: every search asks (decision 0095)."""

    def __hash__(self) -> int:
        return self._hash

    @property
    def parts(self) -> tuple[BusyTimes, ...]:
        """The items that they are of."""
        return (self,)

    @property
    def have_holds(self) -> bool:
        """Whether what they take changes with the time."""
        return self._lasting is None

    def runs(self, now_second: int) -> Runs:
        """What they take at that second, when some holds may be over."""
        return self._lasting or merged(_BOUNDS(one) for one in self if is_live(one, now_second))

    @cached_property
    def _hash(self) -> int:
        # Of a stored week that a search has, it is asked each time.
        return super().__hash__()

    @cached_property
    def _lasting(self) -> Runs | None:
        """What they take whenever one asks; None with a hold among them."""
        return None if any(map(_EXPIRES, self)) else merged(map(_BOUNDS, self))

    @classmethod
    def of(cls, busy: tuple[BusyInterval, ...]) -> BusyTimes:
        """The same intervals."""
        return busy if isinstance(busy, BusyTimes) else cls(busy)


class JoinedTimes(BusyTimes):
    """The busy times of several items, each of which remembers its own."""

    _parts: tuple[BusyTimes, ...]

    @classmethod
    def joined(cls, parts: Iterable[tuple[BusyInterval, ...]]) -> JoinedTimes:
        """All of them."""
        kept = tuple(BusyTimes.of(part) for part in parts if part)
        one = cls(chain.from_iterable(kept))
        one._parts = kept
        return one

    @property
    def parts(self) -> tuple[BusyTimes, ...]:
        """The items that they are of."""
        return self._parts

    def runs(self, now_second: int) -> Runs:
        """What they take at that second."""
        found = sorted(runs for part in self._parts if (runs := part.runs(now_second)).begins)
        begins = list(chain.from_iterable(runs.begins for runs in found))
        ends = list(chain.from_iterable(runs.ends for runs in found))
        # Weeks follow each other. Whatever else comes here is merged anew.
        apart = all(one.ends[-1] < other.begins[0] for one, other in pairwise(found))
        return Runs(begins, ends) if apart else merged(zip(begins, ends, strict=True))


@dataclass(frozen=True, slots=True)
class AgentWeek:
    """One agent's busy intervals in one UTC ISO week, sorted by start; `version` 0 means never stored."""

    agent_id: str
    week: str
    version: int = 0
    busy: tuple[BusyInterval, ...] = ()

    def overlaps(self, start: int, end: int, now_second: int) -> list[BusyInterval]:
        """The live intervals that intersect `[start, end)`, by start."""
        return [one for one in self.busy if one.start < end and one.end > start and is_live(one, now_second)]

    def claimed(self, interval: BusyInterval, now_second: int) -> AgentWeek:
        """The next version of the week with `interval` added and dead holds dropped; the caller has checked `overlap`."""
        kept = [other for other in self.busy if is_live(other, now_second)]
        return replace(self, version=self.version + 1, busy=tuple(sorted([*kept, interval])))

    def confirmed(self, hold: bytes, interval: BusyInterval) -> AgentWeek | None:
        """The next version of the week with the hold's interval become `interval`; None when the hold is not in it."""
        if all(other.holder != hold for other in self.busy):
            return None
        kept = [other for other in self.busy if other.holder != hold]
        return replace(self, version=self.version + 1, busy=tuple(sorted([*kept, interval])))

    def released(self, holder: bytes) -> AgentWeek:
        """The next version of the week without the intervals of that holder."""
        kept = tuple(other for other in self.busy if other.holder != holder)
        return replace(self, version=self.version + 1, busy=kept)


def is_live(interval: BusyInterval, now_second: int) -> bool:
    """A hold counts until its expiry, judged when read and never by TTL (house rules 2 and 10)."""
    return interval.expires == 0 or interval.expires > now_second


def holder_of(object_id: str) -> bytes:
    """The 16 bytes of a UUID text."""
    return UUID(object_id).bytes


@dataclass(frozen=True, slots=True)
class Absence:
    """A period when the agent cannot be booked, anywhere (2.9). Wall-clock times of `time_zone`.

    `version` grows with each change of it; that of the sheet with each change of any.
    """

    id: str
    agent_id: str
    title: str
    first_day: date
    end_day: date
    start_time: time
    end_time: time
    recurrence: Recurrence | None = None
    time_zone: str = "Europe/Paris"
    version: int = 1


@dataclass(frozen=True, slots=True)
class AbsenceSheet:
    """All the absence rules of one agent, one stored item."""

    agent_id: str
    version: int = 0
    absences: tuple[Absence, ...] = ()


@dataclass(frozen=True, slots=True)
class AgentCalendar:
    """What a slot search knows of one agent: busy intervals (any order of weeks) and absences."""

    agent_id: str
    busy: tuple[BusyInterval, ...] = ()
    absences: tuple[Absence, ...] = ()


def calendar_of(agent_id: str, weeks: Iterable[AgentWeek], sheet: AbsenceSheet | None) -> AgentCalendar:
    """One agent's calendar from its stored weeks and absence sheet."""
    busy = JoinedTimes.joined(week.busy for week in weeks)
    return AgentCalendar(agent_id, busy, sheet.absences if sheet else ())


@dataclass(frozen=True, slots=True)
class GroupRef:
    """Which group appointment a seat is held in."""

    appointment_id: str
    motif_id: str


@dataclass(frozen=True, slots=True)
class HoldRef:
    """Where a hold is: its id and what it claims. The public `hold_id` spells all of it.

    It claims an agent's minutes or, with `group`, a seat in an appointment of those minutes; `agent_id` is then
    empty. So a confirmation knows what to read before it has read the hold: one round trip less.
    """

    id: str
    agent_id: str
    start: int
    end: int
    group: GroupRef | None = None

    def spelled(self) -> str:
        """The public text, URL-safe."""
        claimed = self.group.appointment_id if self.group else self.agent_id
        packed = _HOLD_REF.pack(UUID(self.id).bytes, UUID(claimed).bytes, self.start, self.end)
        motif = self.group.motif_id.encode("ascii") if self.group else b""
        return urlsafe_b64encode(packed + motif).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> HoldRef | None:
        """The reference of a public text; None when it is not one."""
        try:
            packed = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
            hold, claimed, start, end = _HOLD_REF.unpack(packed[: _HOLD_REF.size])
            motif_id = packed[_HOLD_REF.size :].decode("ascii")
        except (ValueError, struct.error):
            return None
        if not 0 < end - start < MINUTES_IN_A_WEEK or end > _LAST_MINUTE:
            return None
        hold_id, claimed_id = str(UUID(bytes=hold)), str(UUID(bytes=claimed))
        if motif_id:
            return cls(hold_id, "", start, end, GroupRef(claimed_id, motif_id))
        return cls(hold_id, claimed_id, start, end)

    def weeks(self) -> tuple[str, ...]:
        """The UTC ISO weeks that it touches; none for a seat."""
        return () if self.group else tuple(week for week, _, _ in cut_by_week(self.start, self.end))


_HOLD_REF = struct.Struct(">16s16sII")


@dataclass(frozen=True, slots=True)
class Hold:
    """A claim with an expiry, owned by a secret (house rule 2).

    `offer` is what the citizen was shown: motif, service, organisation and the one location, without openings.
    """

    ref: HoldRef
    secret_hash: str
    offer: Offer
    expires_at: datetime
    visitor_key: str
    source_key: str

    @property
    def location(self) -> Location | None:
        """The place that was chosen; None off site."""
        return self.offer.locations[0] if self.offer.locations else None

    def is_live(self, now: datetime) -> bool:
        """Whether the ten minutes still run."""
        return now < self.expires_at


HOLD_DURATION = timedelta(minutes=10)
