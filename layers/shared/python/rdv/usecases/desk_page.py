"""An appointment as its page shows it to agents, and lists of appointments (RPG-01, RPG-02)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..domain.appointments import Appointment, AuthorKind, Event, Status
from ..domain.directory import Agent, Location, LocationType, Motif, Organisation, Service, Territory
from ..domain.errors import FieldError, Malformed, NotFound
from ..domain.people import User
from ..domain.policy import On, Right, about_appointment
from ..domain.sessions import Presented
from ..domain.statuses import Displayed, displayed_status, offered_statuses
from ..ports import (
    AgentKey,
    AppointmentKey,
    Entity,
    Key,
    LocationKey,
    MotifKey,
    OrganisationKey,
    ServiceKey,
    UnsettledPage,
    UserKey,
)
from .agents_acting import Desk
from .desk_changing import has_waiting_room, territory_key_of
from .desk_office import Office, arrive_at, reached
from .timeline import Timeline, messages_of, timeline_of

PAGE = 10
# How far a list with filters looks in one answer, 4,600 appointments at most; the next one goes on from there.
_LOOKS = (100, *(500,) * 9)
# Those without a status are looked for among these alone, and read then: what one read takes.
_UNSETTLED_LOOKS = (100,) * 10
_UNSETTLED = frozenset(
    {Status.UNKNOWN.value, Displayed.UNKNOWN_PAST.value, Displayed.UNKNOWN_TODAY.value, Displayed.UNKNOWN_FUTURE.value}
)
# No appointment is before, or further ahead (PO-04).
_EARLIEST, _AHEAD = datetime(2017, 12, 31, tzinfo=UTC), timedelta(days=6 * 366)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What appointments speak of, by id: whatever of it is still there."""

    motifs: Mapping[str, Motif]
    locations: Mapping[str, Location]
    agents: Mapping[str, Agent]
    users: Mapping[str, User]

    def place_of(self, one: Appointment) -> Location | None:
        """Where it takes place; None off site."""
        return one.single_use or self.locations.get(one.location_id or "")


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything of an appointment that its page shows to `desk` at `now`.

    `users` of the shelf are participants, their responsibles and authors; `events` the history, oldest first.
    """

    desk: Desk
    appointment: Appointment
    now: datetime
    shelf: Shelf
    organisation: Organisation | None
    service: Service | None
    territory: Territory | None
    events: tuple[Event, ...]
    timeline: Timeline

    @property
    def motif(self) -> Motif | None:
        """Its motif, as it is settled now."""
        return self.shelf.motifs.get(self.appointment.motif_id)

    @property
    def place(self) -> Location | None:
        """Where it takes place; None off site."""
        return self.shelf.place_of(self.appointment)

    @property
    def transitions(self) -> tuple[Status, ...]:
        """What its status menu offers (2.12)."""
        return offered_statuses(self.appointment, self.now)

    @property
    def can_delete(self) -> bool:
        """RDV-18."""
        return self._may(Right.APPOINTMENT_DELETE)

    @property
    def can_remove_participants(self) -> bool:
        """RPG-05."""
        return self._may(Right.APPOINTMENT_DELETE)

    @property
    def can_remind(self) -> bool:
        """Something is to come that can be reminded of (6.2)."""
        return self.appointment.starts_at > self.now and not self.appointment.status.is_cancelled

    @property
    def shows_video(self) -> bool:
        """To its agents and to secretaries alone (RPG-02)."""
        motif, agent = self.motif, self.desk.agent
        by_video = motif is not None and motif.location_type is LocationType.VISIO
        return by_video and (agent.id in self.appointment.agent_ids or agent.is_secretary)

    @property
    def has_waiting_room(self) -> bool:
        """7.7."""
        is_today = displayed_status(self.appointment, self.now) is Displayed.UNKNOWN_TODAY
        return is_today and has_waiting_room(self.territory)

    def author_name(self, event: Event) -> str:
        """Who did it; empty for the service itself, and for who is no longer known."""
        match event.author.kind:
            case AuthorKind.AGENT:
                agent = self.shelf.agents.get(event.author.id)
                return agent.display_name if agent else ""
            case AuthorKind.USER:
                user = self.shelf.users.get(event.author.id)
                return user.display_name if user else ""
            case AuthorKind.SYSTEM:
                return ""

    def _may(self, right: Right) -> bool:
        one = self.appointment
        return self.desk.may(right, about_appointment(one.organisation_id, one.service_id, one.agent_ids))


def page_of(office: Office, presented: Presented, appointment_id: str) -> DeskPage:
    """The page of an appointment: who asks, its story, and what that speaks of; two more reads for its messages.

    Raises Unauthenticated, WrongCsrfToken, NotFound, Forbidden, Unavailable.
    """
    desk, _ = reached(office, presented, appointment_id, Right.APPOINTMENT_SEE)
    story = office.records.story(appointment_id)
    appointment = next((one for one in story if isinstance(one, Appointment)), None)
    if appointment is None:
        raise NotFound
    events = sorted((one for one in story if isinstance(one, Event)), key=lambda one: one.version)
    authors = [one.author for one in events]
    keys: list[Key] = [
        OrganisationKey(appointment.organisation_id),
        ServiceKey(appointment.service_id),
        territory_key_of(desk, appointment),
        *_spoken_of([appointment]),
        *(AgentKey(one.id) for one in authors if one.kind is AuthorKind.AGENT),
        *(UserKey(one.id) for one in authors if one.kind is AuthorKind.USER),
    ]
    found = office.records.read(list(dict.fromkeys(keys)))
    heads = {one.responsible_id for one in found.values() if isinstance(one, User) and one.responsible_id}
    missing = [UserKey(one) for one in sorted(heads) if UserKey(one) not in found]
    if missing:
        found |= office.records.read(missing)
    organisation = found.get(OrganisationKey(appointment.organisation_id))
    service = found.get(ServiceKey(appointment.service_id))
    territory = found.get(territory_key_of(desk, appointment))
    return DeskPage(
        desk,
        appointment,
        office.clock.now(),
        _shelf(found.values()),
        organisation if isinstance(organisation, Organisation) else None,
        service if isinstance(service, Service) else None,
        territory if isinstance(territory, Territory) else None,
        tuple(events),
        timeline_of(office.records, office.clock, office.keyring, story),
    )


def messages_shown(office: Office, presented: Presented, appointment_id: str) -> Timeline:
    """An appointment's messages alone. Raises as `page_of`."""
    reached(office, presented, appointment_id, Right.APPOINTMENT_SEE)
    return messages_of(office.records, office.clock, office.keyring, appointment_id)


def _spoken_of(appointments: Sequence[Appointment]) -> list[Key]:
    keys: list[Key] = []
    for one in appointments:
        keys.append(MotifKey(one.organisation_id, one.motif_id))
        if one.location_id and one.single_use is None:
            keys.append(LocationKey(one.organisation_id, one.location_id))
        keys += [AgentKey(agent_id) for agent_id in one.agent_ids]
        keys += [UserKey(each.user_id) for each in one.participations]
    return list(dict.fromkeys(keys))


def _shelf(things: Iterable[Entity]) -> Shelf:
    found = list(things)
    return Shelf(
        {one.id: one for one in found if isinstance(one, Motif)},
        {one.id: one for one in found if isinstance(one, Location)},
        {one.id: one for one in found if isinstance(one, Agent)},
        {one.id: one for one in found if isinstance(one, User)},
    )


# --- lists ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListQuery:
    """RPG-01's filters; empty ones choose everything. `status` is one that is shown (`unknown_past`, …), or `unknown`."""

    organisation_id: str
    agent_id: str = ""
    user_id: str = ""
    motif_id: str = ""
    location_id: str = ""
    status: str = ""
    first_day: date | None = None
    last_day: date | None = None
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentList:
    """A page of appointments by start, and where the next one begins; empty at the end."""

    appointments: tuple[Appointment, ...]
    shelf: Shelf
    zone: ZoneInfo
    now: datetime
    cursor: str


def list_of(office: Office, presented: Presented, query: ListQuery) -> AppointmentList:
    """Those of an organisation that the agent may see, ten at a time.

    A page may be short, even empty, with more behind it: so much is looked at for one answer, and no more. Raises Unauthenticated,
    NotFound, Malformed (`cursor`), Unavailable.
    """
    key = OrganisationKey(query.organisation_id)
    desk = arrive_at(office, presented, [key])
    desk.demand(Right.ORGANISATION_SEE, On(query.organisation_id))
    organisation = desk.found.get(key)
    if not isinstance(organisation, Organisation):
        raise NotFound
    now, zone = office.clock.now(), ZoneInfo(organisation.time_zone)
    since, until = _bounds(query, zone, now)
    chosen: list[Appointment] = []
    cursor = query.cursor
    if until - since < timedelta(seconds=1):
        # A range that ends before it begins is no range to the store.
        return _listed(office, chosen, zone, now, "")
    shelf = _Unsettled(office, query, since, until) if query.status in _UNSETTLED else _All(office, query, since, until)
    for limit in shelf.looks:
        page, behind = _looked(shelf, limit, cursor)
        for number, one in enumerate(page, 1):
            if one is None or not _fits(desk, query, one, now):
                continue
            chosen.append(one)
            if len(chosen) == PAGE:
                return _listed(
                    office, chosen, zone, now, behind if number == len(page) else shelf.behind(number, cursor)
                )
        cursor = behind
        if not cursor:
            break
    return _listed(office, chosen, zone, now, cursor)


def _within(day: date, now: datetime) -> date:
    """The day, or the nearest one that anything can be on: calendars end, and no zone has what lies beyond them."""
    return min(max(day, _EARLIEST.date()), (now + _AHEAD).date())


def _bounds(query: ListQuery, zone: ZoneInfo, now: datetime) -> tuple[datetime, datetime]:
    since, until = _EARLIEST, now + _AHEAD
    if query.first_day:
        since = datetime.combine(_within(query.first_day, now), time(), zone)
    if query.last_day:
        until = datetime.combine(_within(query.last_day, now) + timedelta(days=1), time(), zone)
    # RDV-08: to look for, what is past is so from its start on; what is shown of it goes by the day.
    if query.status == Displayed.UNKNOWN_PAST:
        until = min(until, now)
    if query.status == Displayed.UNKNOWN_FUTURE:
        since = max(since, now)
    if query.status == Displayed.UNKNOWN_TODAY:
        today = now.astimezone(zone).date()
        since = max(since, datetime.combine(today, time(), zone))
        until = min(until, datetime.combine(today + timedelta(days=1), time(), zone))
    return since.astimezone(UTC), until.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class _All:
    """All appointments of the period, one after the other."""

    office: Office
    query: ListQuery
    since: datetime
    until: datetime
    looks: tuple[int, ...] = _LOOKS

    def look(self, limit: int, cursor: str) -> tuple[Sequence[Appointment | None], str]:
        """So many behind the cursor, and the cursor behind them. Raises ValueError."""
        page = self.office.records.appointments_of(
            self.query.organisation_id, self.since, self.until, limit=limit, cursor=cursor
        )
        return page.appointments, page.cursor

    def behind(self, number: int, cursor: str) -> str:
        """The cursor behind that many."""
        return self.look(number, cursor)[1]


@dataclass(frozen=True, slots=True)
class _Unsettled:
    """Those of the period that have no status, however many have one; None where it is of agents who are not asked for."""

    office: Office
    query: ListQuery
    since: datetime
    until: datetime
    looks: tuple[int, ...] = _UNSETTLED_LOOKS

    def look(self, limit: int, cursor: str) -> tuple[Sequence[Appointment | None], str]:
        """So many behind the cursor, and the cursor behind them. Raises ValueError."""
        page = self._page(limit, cursor)
        agent_id = self.query.agent_id
        keys = [AppointmentKey(one.appointment_id) for one in page.entries if not agent_id or agent_id in one.agent_ids]
        found = self.office.records.read(keys, consistent=False) if keys else {}
        read = [found.get(AppointmentKey(one.appointment_id)) for one in page.entries]
        return [one if isinstance(one, Appointment) else None for one in read], page.cursor

    def behind(self, number: int, cursor: str) -> str:
        """The cursor behind that many."""
        return self._page(number, cursor).cursor

    def _page(self, limit: int, cursor: str) -> UnsettledPage:
        return self.office.records.unsettled_page(
            self.query.organisation_id, self.since, self.until, limit=limit, cursor=cursor
        )


def _looked(shelf: _All | _Unsettled, limit: int, cursor: str) -> tuple[Sequence[Appointment | None], str]:
    try:
        return shelf.look(limit, cursor)
    except ValueError:
        raise Malformed([FieldError("cursor", "unknown")]) from None


def _fits(desk: Desk, query: ListQuery, one: Appointment, now: datetime) -> bool:
    about = about_appointment(one.organisation_id, one.service_id, one.agent_ids)
    return (
        query.agent_id in ("", *one.agent_ids)
        and query.user_id in ("", *(each.user_id for each in one.participations))
        and query.motif_id in ("", one.motif_id)
        and query.location_id in ("", one.location_id)
        and _has_status(query.status, one, now)
        and desk.may(Right.APPOINTMENT_SEE, about)
    )


def _has_status(status: str, one: Appointment, now: datetime) -> bool:
    if status in _UNSETTLED:
        # The period is theirs already, but for a start that has been moved since.
        return one.status is Status.UNKNOWN
    return status in ("", one.status)


def _listed(
    office: Office, appointments: Sequence[Appointment], zone: ZoneInfo, now: datetime, cursor: str
) -> AppointmentList:
    keys = _spoken_of(appointments)
    found = office.records.read(keys, consistent=False) if keys else {}
    return AppointmentList(tuple(appointments), _shelf(found.values()), zone, now, cursor)
