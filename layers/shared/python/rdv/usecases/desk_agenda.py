"""What an agenda shows: appointments, openings, absences, holidays and what agents do elsewhere (spec 7.1).

Three round trips, whatever the history: who asks and the agents' own items; the organisation's appointments of the period,
its book and the count of what has no status, side by side; the names of those who come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import chain
from zoneinfo import ZoneInfo

from .. import ids
from ..domain.absences import absence_times
from ..domain.agenda import (
    Absence,
    AbsenceSheet,
    AgentWeek,
    BusyInterval,
    from_minute,
    holder_of,
    to_minute,
    weeks_between,
)
from ..domain.appointments import Appointment
from ..domain.days import is_realistic
from ..domain.directory import Agent, Location, Motif, Opening, Organisation, Territory
from ..domain.errors import FieldError, Invalid, NotFound
from ..domain.openings import opening_ordinals
from ..domain.people import User
from ..domain.policy import On, Right, about_agent, about_appointment
from ..domain.public_holidays import public_holidays
from ..domain.sessions import Presented
from ..domain.slots import Period
from ..domain.wall_clock import minute_at, minute_of_day
from ..ports import AbsencesKey, AgentKey, Books, Clock, Key, OrganisationKey, Records, TerritoryKey, UserKey, WeekKey
from .agents_acting import Desk, at_desk
from .at_once import at_once

# A month's page shows six weeks.
MOST_DAYS = 42
MOST_AGENTS = 10
# An appointment may have begun the day before and last into the period.
_LONGEST = timedelta(days=1)
# The zones of the world are so far apart from UTC: the organisation's is known only once it is read.
_EASTMOST, _WESTMOST = timedelta(hours=14), timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class AgendaQuery:
    """Whose agenda, and when: `days` (1 to 42) from `first_day`."""

    organisation_id: str
    agent_ids: tuple[str, ...]
    first_day: date
    days: int


@dataclass(frozen=True, slots=True)
class Shown[Thing]:
    """Something of an agent that takes place from `starts_at` to `ends_at` (UTC)."""

    agent_id: str
    starts_at: datetime
    ends_at: datetime
    thing: Thing


@dataclass(frozen=True, slots=True)
class Agenda:
    """A period of the shown agents' time, in the zone of the organisation, as the viewer may see it.

    `appointments` are those of the organisation, cancelled ones only for a viewer who wants them (AGD-02); `users`,
    `motifs` and `locations` what they speak of, by id. `busy` is other organisations' time, without a word about it; so are
    openings of other organisations, but for whose they are.
    `unsettled`: past appointments of these agents without a status (AGD-05).
    """

    desk: Desk
    organisation: Organisation
    first_day: date
    last_day: date
    now: datetime
    appointments: tuple[Appointment, ...]
    openings: tuple[Shown[Opening], ...]
    absences: tuple[Shown[Absence], ...]
    busy: tuple[Shown[None], ...]
    holidays: tuple[date, ...]
    unsettled: int
    users: Mapping[str, User]
    motifs: Mapping[str, Motif]
    locations: Mapping[str, Location]
    territory: Territory | None

    @property
    def zone(self) -> ZoneInfo:
        """The organisation's."""
        return ZoneInfo(self.organisation.time_zone)


def agenda_of(
    records: Records, books: Books, clock: Clock, keyring: ids.Keyring, presented: Presented, query: AgendaQuery
) -> Agenda:
    """The agenda of some agents of an organisation.

    Raises Unauthenticated, NotFound (organisation, agents who are not of it), Forbidden (AGENDA_SEE, of any of the agents),
    Invalid (`agent_ids`, `days`, `from`), Unavailable.
    """
    now = clock.now()
    _check(query, now)
    week_keys = [WeekKey(agent_id, week) for agent_id in query.agent_ids for week in _weeks(query)]
    also: list[Key] = [
        OrganisationKey(query.organisation_id),
        *(AgentKey(agent_id) for agent_id in query.agent_ids),
        *(AbsencesKey(agent_id) for agent_id in query.agent_ids),
        *week_keys,
    ]
    desk = at_desk(records, clock, keyring, presented, also)
    # Before anything else is told: a stranger learns nothing, not even that the organisation is there.
    desk.demand(Right.ORGANISATION_SEE, On(query.organisation_id))
    organisation = desk.found.get(OrganisationKey(query.organisation_id))
    if not isinstance(organisation, Organisation):
        raise NotFound
    _demand_agendas(desk, query)
    zone = ZoneInfo(organisation.time_zone)
    last_day = query.first_day + timedelta(days=query.days - 1)
    period = Period.of_days(query.first_day, last_day, zone)
    begin, end = period.begin.astimezone(UTC), period.end.astimezone(UTC) + timedelta(seconds=1)
    elsewhere = _other_places(desk, query)
    page, book, unsettled, theirs = at_once(
        lambda: records.appointments_of(query.organisation_id, begin - _LONGEST, end),
        lambda: books.book(query.organisation_id),
        lambda: records.unsettled_of(query.organisation_id, query.agent_ids, now),
        [partial(books.openings_of, there, agent_id) for there, agent_id in elsewhere],
    )
    if book is None:
        raise NotFound
    there = [one for one in page.appointments if one.ends_at > begin]
    shown = tuple(one for one in there if _is_shown(desk, query, one))
    people, territory_key = (
        {user_id for one in shown for user_id in _attending(one)},
        TerritoryKey(organisation.departement),
    )
    keys: list[Key] = [
        territory_key,
        *(UserKey(one) for one in sorted(people)),
        *(OrganisationKey(one) for one in sorted({there for there, _ in elsewhere})),
    ]
    third = records.read(keys, consistent=False)
    zones = {one.id: ZoneInfo(one.time_zone) for one in third.values() if isinstance(one, Organisation)}
    territory = third.get(territory_key)
    weeks = [one for key in week_keys if isinstance(one := desk.found.get(key), AgentWeek)]
    return Agenda(
        desk=desk,
        organisation=organisation,
        first_day=query.first_day,
        last_day=last_day,
        now=now,
        appointments=shown,
        openings=(
            *(one for each in book.openings if each.agent_id in query.agent_ids for one in _days(each, query, zone)),
            *(
                replace(one, thing=replace(one.thing, title="", motif_ids=()))
                for opening in chain.from_iterable(theirs)
                if opening.organisation_id in zones
                for one in _days(opening, query, zones[opening.organisation_id])
            ),
        ),
        absences=tuple(_absences(desk, query, to_minute(begin), to_minute(end))),
        busy=tuple(_elsewhere(weeks, there, to_minute(begin), to_minute(end))),
        holidays=tuple(_holidays(query.first_day, last_day)),
        unsettled=unsettled,
        users={one.id: one for one in third.values() if isinstance(one, User)},
        motifs={one.id: one for one in book.motifs},
        locations={one.id: one for one in book.locations},
        territory=territory if isinstance(territory, Territory) else None,
    )


def _check(query: AgendaQuery, now: datetime) -> None:
    errors: list[FieldError] = []
    if not query.agent_ids:
        errors.append(FieldError("agent_ids", "required"))
    if len(query.agent_ids) > MOST_AGENTS:
        errors.append(FieldError("agent_ids", "too_long"))
    if not 1 <= query.days <= MOST_DAYS:
        errors.append(FieldError("days", "out_of_range"))
    if not is_realistic(query.first_day, now.date()):
        errors.append(FieldError("from", "unrealistic"))
    if errors:
        raise Invalid(errors)


def _weeks(query: AgendaQuery) -> tuple[str, ...]:
    """The UTC weeks that the period may touch, in whatever zone."""
    first = datetime.combine(query.first_day, time(), UTC)
    return weeks_between(to_minute(first - _EASTMOST), to_minute(first + timedelta(days=query.days) + _WESTMOST))


def _demand_agendas(desk: Desk, query: AgendaQuery) -> None:
    for agent_id in query.agent_ids:
        agent = desk.found.get(AgentKey(agent_id))
        if not isinstance(agent, Agent) or agent.level_in(query.organisation_id) is None:
            raise NotFound
        desk.demand(Right.AGENDA_SEE, about_agent(agent, query.organisation_id))


def _is_shown(desk: Desk, query: AgendaQuery, one: Appointment) -> bool:
    if set(query.agent_ids).isdisjoint(one.agent_ids):
        return False
    if one.status.is_cancelled and not desk.agent.display_cancelled:
        return False
    return desk.may(Right.APPOINTMENT_SEE, about_appointment(one.organisation_id, one.service_id, one.agent_ids))


def _attending(one: Appointment) -> Iterator[str]:
    # Of a group its title tells: nobody's name is shown, and none is read.
    return iter(()) if one.collectif else (each.user_id for each in one.participations)


def _other_places(desk: Desk, query: AgendaQuery) -> list[tuple[str, str]]:
    """Where else the shown agents work: organisation and agent."""
    agents = [one for agent_id in query.agent_ids if isinstance(one := desk.found.get(AgentKey(agent_id)), Agent)]
    return [
        (role.organisation_id, agent.id)
        for agent in agents
        for role in agent.roles
        if role.organisation_id != query.organisation_id
    ]


def _days(opening: Opening, query: AgendaQuery, zone: ZoneInfo) -> Iterator[Shown[Opening]]:
    first = query.first_day.toordinal()
    for day in opening_ordinals(opening, first, first + query.days - 1):
        start = minute_at(zone, day, minute_of_day(opening.start_time))
        end = minute_at(zone, day, minute_of_day(opening.end_time))
        yield Shown(opening.agent_id, from_minute(start), from_minute(end), opening)


def _absences(desk: Desk, query: AgendaQuery, begin: int, end: int) -> Iterator[Shown[Absence]]:
    for agent_id in query.agent_ids:
        sheet = desk.found.get(AbsencesKey(agent_id))
        for absence in sheet.absences if isinstance(sheet, AbsenceSheet) else ():
            for start, finish in sorted(absence_times([absence], begin, end)):
                yield Shown(agent_id, from_minute(start), from_minute(finish), absence)


def _elsewhere(weeks: Iterable[AgentWeek], there: Iterable[Appointment], begin: int, end: int) -> Iterator[Shown[None]]:
    """What takes an agent's time and is none of the organisation's appointments; holds of citizens are not shown."""
    own = {holder_of(one.id) for one in there}

    def is_elsewhere(one: BusyInterval) -> bool:
        return one.expires == 0 and one.holder not in own and one.start < end and one.end > begin

    for week in weeks:
        for one in filter(is_elsewhere, week.busy):
            yield Shown(week.agent_id, from_minute(one.start), from_minute(one.end), None)


def _holidays(first: date, last: date) -> Iterator[date]:
    for year in range(first.year, last.year + 1):
        yield from (day for day in sorted(public_holidays(year)) if first <= day <= last)
