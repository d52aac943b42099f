"""What every search reads of the Agenda, each item once, and the walk to the next availability (SLOT-17)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from ..domain.agenda import (
    AbsenceSheet,
    AgentCalendar,
    AgentWeek,
    calendar_of,
    week_of,
)
from ..domain.directory import Location, Offer
from ..domain.people import Referents
from ..domain.slots import Days, Period, days_of, first_start
from ..ports import AbsencesKey, Entity, Key, Records, ReferentsKey, WeekKey

_KEYS_A_READ = 100

type AgendaKey = WeekKey | AbsencesKey | ReferentsKey


class Agendas:
    """Agent-weeks, absence sheets and referents, each read once."""

    def __init__(self, records: Records, *, consistent: bool) -> None:
        self._records = records
        self._consistent = consistent
        self.weeks: dict[WeekKey, AgentWeek] = {}
        self.absences: dict[str, AbsenceSheet] = {}
        self.referents: dict[str, frozenset[str]] = {}

    def unread(self, days: Iterable[Days]) -> list[AgendaKey]:
        """The keys that the days need and that were not read yet, each once."""
        touched: dict[str, dict[int, None]] = {}
        for one in days:
            touched.setdefault(one.opening.agent_id, {}).update(one.mondays)
        keys: list[AgendaKey] = []
        for agent_id, mondays in touched.items():
            keys += [WeekKey(agent_id, week_of(monday)) for monday in mondays]
            keys.append(AbsencesKey(agent_id))
        return [key for key in keys if not self._knows(key)]

    def read(self, keys: Collection[AgendaKey], also: Collection[Key] = ()) -> dict[Key, Entity]:
        """Read them: one round trip for each hundred, none for none. Raises Unavailable.

        `also` are read in the same round trip, and handed over with the rest, without being remembered.
        """
        wanted: list[Key] = list(dict.fromkeys((*keys, *also)))
        if not wanted:
            return {}
        found = self._records.read(wanted, consistent=self._consistent)
        for key in keys:
            entity = found.get(key)
            match key:
                case WeekKey(agent_id, week):
                    self.weeks[key] = entity if isinstance(entity, AgentWeek) else AgentWeek(agent_id, week)
                case AbsencesKey(agent_id):
                    self.absences[agent_id] = entity if isinstance(entity, AbsenceSheet) else AbsenceSheet(agent_id)
                case ReferentsKey(user_id):
                    known = entity.agent_ids if isinstance(entity, Referents) else ()
                    self.referents[user_id] = frozenset(known)
        return found

    def calendars(self) -> dict[str, AgentCalendar]:
        """What is known of each agent."""
        return calendars_of(self.weeks, self.absences)

    def _knows(self, key: AgendaKey) -> bool:
        match key:
            case WeekKey():
                return key in self.weeks
            case AbsencesKey(agent_id):
                return agent_id in self.absences
            case ReferentsKey(user_id):
                return user_id in self.referents


def calendars_of(weeks: Mapping[WeekKey, AgentWeek], absences: Mapping[str, AbsenceSheet]) -> dict[str, AgentCalendar]:
    """The calendar of each agent of `weeks`."""
    by_agent: dict[str, list[AgentWeek]] = {}
    for week in weeks.values():
        by_agent.setdefault(week.agent_id, []).append(week)
    return {
        agent_id: calendar_of(agent_id, agent_weeks, absences.get(agent_id))
        for agent_id, agent_weeks in by_agent.items()
    }


@dataclass(frozen=True, slots=True)
class Search:
    """A walk to the next availability of an offer at a place, week after week (SLOT-17).

    `agent_ids` None is no filter, as in `occurrences_of`. With `since`, the windows are walked and read from their
    beginning, and a start counts from that instant on.
    """

    offer: Offer
    location: Location | None
    windows: Iterator[Period]
    agent_ids: frozenset[str] | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    number: int
    period: Period
    days: list[Days]


def first_availabilities(
    records: Records, searches: Sequence[Search], now: datetime, agendas: Agendas | None = None
) -> list[datetime | None]:
    """The next availability of each search. Weeks are gathered across searches until a read's hundred keys are full."""
    agendas = agendas or Agendas(records, consistent=False)
    found: list[datetime | None] = [None] * len(searches)

    def flush(batch: list[_Step], keys: Collection[AgendaKey]) -> None:
        agendas.read(keys)
        calendars = agendas.calendars()
        for step in batch:
            search = searches[step.number]
            begin = max(step.period.begin, search.since or step.period.begin)
            if found[step.number] is None and begin <= step.period.end:
                period = Period(begin, step.period.end)
                found[step.number] = first_start(
                    search.offer, list(chain.from_iterable(step.days)), calendars, period, now
                )

    batch: list[_Step] = []
    keys: dict[AgendaKey, None] = {}
    for step in _steps(searches, found, now):
        unread = agendas.unread(step.days)
        if batch and len(keys | dict.fromkeys(unread)) > _KEYS_A_READ:
            flush(batch, keys)
            batch, keys = [], {}
            if found[step.number] is not None:
                continue
            unread = agendas.unread(step.days)
        batch.append(step)
        keys |= dict.fromkeys(unread)
    flush(batch, keys)
    return found


def _steps(searches: Sequence[Search], found: Sequence[datetime | None], now: datetime) -> Iterator[_Step]:
    """The next week of each search in turn, lap after lap, but of those that have found theirs meanwhile."""
    active = dict(enumerate(searches))
    while active:
        for number, search in list(active.items()):
            period = next(search.windows, None) if found[number] is None else None
            if period is None:
                del active[number]
                continue
            location_id = search.location.id if search.location else None
            days = days_of(search.offer, period, now, location_id=location_id, agent_ids=search.agent_ids)
            if days:
                yield _Step(number, period, days)
