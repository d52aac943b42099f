"""Agents make and change appointments at the desk: their rights, and the warnings that they accept or not (7.2, 7.3, RPG-04)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from .. import ids
from ..domain.agenda import AbsenceSheet, AgentWeek, BusyInterval, to_minute, weeks_between
from ..domain.appointments import Appointment
from ..domain.directory import Agent, Motif, Organisation, Territory
from ..domain.errors import AgentBusy, Caution, Cautioned, FieldError, GroupFull, Invalid, NotFound
from ..domain.people import User
from ..domain.policy import On, Right, about_appointment, about_motif
from ..domain.sessions import Presented
from ..domain.warnings import SHORTLY, Surroundings, Warned, ZonedOpening, cautions_about
from ..ports import (
    AbsencesKey,
    AgentKey,
    AppointmentKey,
    Entity,
    Key,
    MembershipsKey,
    MotifKey,
    OrganisationKey,
    TerritoryKey,
    UserKey,
    WeekKey,
)
from .agents_acting import Desk
from .desk_booking import (
    MOST_AGENTS,
    Attendee,
    DeskBooked,
    DeskRequest,
    appointment_of,
    check,
    create_appointment,
    with_responsibles,
)
from .desk_changing import territory_key_of
from .desk_editing import DeskEdit, attendees_of, edit_appointment, edited, taken_out
from .desk_office import Office, arrive_at, reached
from .finding_users import Reach
from .membership import memberships_in
from .searching import offer_of_motif

# What a later look would make of it by itself: these two need the store's word.
_FORCING = frozenset({Warned.OVERLAP, Warned.OVERBOOKED})


@dataclass(frozen=True, slots=True)
class Wish:
    """An appointment as an agent wants it, in an organisation; `accepted` of the request are the codes of warnings."""

    organisation_id: str
    request: DeskRequest


@dataclass(frozen=True, slots=True)
class _People:
    """Who may come and who answers for them, by id; and the territory, if it is there."""

    users: Mapping[str, User]
    territory: Entity | None


@dataclass(frozen=True, slots=True)
class _Draft:
    desk: Desk
    cautions: tuple[Caution, ...]


def check_wish(office: Office, presented: Presented, wish: Wish) -> tuple[Caution, ...]:
    """What speaks against it, and does not forbid it. Raises as `make_appointment`, but for warnings and duplicates."""
    return _drafted(office, presented, wish).cautions


def make_appointment(office: Office, presented: Presented, wish: Wish) -> DeskBooked:
    """Make it, once every warning is accepted; which ones were is kept in its event.

    Raises Unauthenticated, WrongCsrfToken, Forbidden, NotFound (organisation, motif), Invalid, Cautioned,
    DuplicateAppointment (WZA-03), IdempotencyMismatch, Unavailable.
    """
    draft, request = _drafted(office, presented, wish), wish.request
    key = AppointmentKey(ids.derived_id("desk", draft.desk.agent.id, request.idempotency_key))
    replayed = isinstance(office.records.read([key]).get(key), Appointment)
    # Pressed again, it would meet itself.
    accepted = request.accepted if replayed else _accepted(draft.cautions, request.accepted)
    try:
        return create_appointment(
            office.directory,
            office.records,
            office.clock,
            office.keyring,
            draft.desk.author,
            replace(request, accepted=accepted, force=not _FORCING.isdisjoint(accepted)),
        )
    except (AgentBusy, GroupFull) as refused:
        raise Cautioned(_met(refused)) from refused


def change_appointment(office: Office, presented: Presented, appointment_id: str, edit: DeskEdit) -> Appointment:
    """Change it, once every warning about the change is accepted.

    Raises Unauthenticated, WrongCsrfToken, Forbidden (also who takes somebody out without being an admin: RPG-05),
    NotFound, Invalid, ChangedMeanwhile, Cautioned, Unavailable.
    """
    desk, before = reached(office, presented, appointment_id, Right.APPOINTMENT_EDIT, edit.version)
    if taken_out(before, edit):
        about = about_appointment(before.organisation_id, before.service_id, before.agent_ids)
        desk.demand(Right.APPOINTMENT_DELETE, about)
    now = office.clock.now()
    territory_key = territory_key_of(desk, before)
    stay = {one.user_id for one in before.participations}
    people = _people(office, before.organisation_id, territory_key, attendees_of(before, edit), stay)
    made = edited(office.directory, office.records, before, edit, now, people.users)
    if not made.changed:
        return before
    after = made.after
    found = office.records.read(_around(after.agent_ids, after.starts_at, after.ends_at))
    agents = _agents(found, before.organisation_id, [one for one in after.agent_ids if one not in before.agent_ids])
    known = agents | {one: agent for one in after.agent_ids if isinstance(agent := found.get(AgentKey(one)), Agent)}
    if after.context != before.context:
        _check_context(after.context, people.territory)
    around = _surroundings(office, after, known, made.users, found, now)
    accepted = _accepted(cautions_about(after, around, now, before), edit.accepted)
    try:
        return edit_appointment(
            office.directory,
            office.records,
            office.clock,
            office.keyring,
            desk.author,
            appointment_id,
            replace(edit, accepted=accepted, force=not _FORCING.isdisjoint(accepted)),
        )
    except (AgentBusy, GroupFull) as refused:
        raise Cautioned(_met(refused)) from refused


def _drafted(office: Office, presented: Presented, wish: Wish) -> _Draft:
    request, now = wish.request, office.clock.now()
    organisation_key, motif_key = (
        OrganisationKey(wish.organisation_id),
        MotifKey(wish.organisation_id, request.motif_id),
    )
    agent_ids = tuple(dict.fromkeys(request.agent_ids))[: MOST_AGENTS + 1]
    # How long the motif takes is read in the same round trip: whatever that is, it is no longer than a day.
    keys = _around(agent_ids, request.starts_at, request.starts_at + timedelta(days=1))
    desk = arrive_at(office, presented, [organisation_key, motif_key, *keys])
    desk.demand(Right.APPOINTMENT_CREATE, On(wish.organisation_id))
    organisation, motif = desk.found.get(organisation_key), desk.found.get(motif_key)
    if not isinstance(organisation, Organisation) or not isinstance(motif, Motif) or motif.deleted:
        raise NotFound
    desk.demand(Right.MOTIF_USE, about_motif(wish.organisation_id, motif.service_id))
    agents = _agents(desk.found, wish.organisation_id, agent_ids)
    offer = offer_of_motif(office.directory, request.motif_id)
    territory_key = TerritoryKey(organisation.departement)
    people = _people(office, wish.organisation_id, territory_key, request.attendees)
    users = people.users
    check(offer, replace(request, force=True), users, now)
    _check_context(request.context, people.territory)
    appointment_id = ids.derived_id("desk", desk.agent.id, request.idempotency_key)
    wanted = appointment_of(offer, request, users, appointment_id, desk.author, now)
    around = _surroundings(office, wanted, agents, users, desk.found, now)
    return _Draft(desk, tuple(cautions_about(wanted, around, now)))


def _people(
    office: Office,
    organisation_id: str,
    territory_key: TerritoryKey,
    attendees: Iterable[Attendee],
    stay: Collection[str] = (),
) -> _People:
    """Who is to come, as far as the organisation's agents may know of them: a stranger is like nobody (USA-03, USA-04).

    Who is to `stay` is not asked about. One read, and another for who answers for them.
    """
    wanted = sorted({one.user_id for one in attendees})
    fresh = [MembershipsKey(one) for one in wanted if one not in stay]
    found: dict[Key, Entity] = office.records.read([territory_key, *(UserKey(one) for one in wanted), *fresh])
    territory = found.pop(territory_key, None)
    shared = isinstance(territory, Territory) and territory.visible_users
    reach = Reach(organisation_id, territory_key.departement, shared)
    for key in fresh:
        if not reach.finds(memberships_in(found, key.user_id)):
            found.pop(UserKey(key.user_id), None)
    return _People(with_responsibles(office.records, found.values()), territory)


def _around(agent_ids: Sequence[str], starts_at: datetime, ends_at: datetime) -> list[Key]:
    """What is read of agents and their time around an appointment."""
    first, last = to_minute(starts_at.astimezone(UTC)) - SHORTLY, to_minute(ends_at.astimezone(UTC))
    weeks = weeks_between(first, last)
    return [
        *(AgentKey(one) for one in agent_ids),
        *(AbsencesKey(one) for one in agent_ids),
        *(WeekKey(one, week) for one in agent_ids for week in weeks),
    ]


def _agents(found: Mapping[Key, Entity], organisation_id: str, agent_ids: Iterable[str]) -> dict[str, Agent]:
    """Those agents. Raises Invalid for one who is not, or not yet, of the organisation (AGT-01)."""
    agents: dict[str, Agent] = {}
    for one in agent_ids:
        agent = found.get(AgentKey(one))
        if not isinstance(agent, Agent) or not agent.is_complete or agent.level_in(organisation_id) is None:
            raise Invalid([FieldError("agent_ids", "unknown")])
        agents[one] = agent
    return agents


def _check_context(context: str, territory: Entity | None) -> None:
    """Raises Invalid where the territory has no such field (2.1)."""
    if context.strip() and not (isinstance(territory, Territory) and territory.context_field):
        raise Invalid([FieldError("context", "unexpected")])


def _surroundings(
    office: Office,
    wanted: Appointment,
    agents: Mapping[str, Agent],
    users: Mapping[str, User],
    found: Mapping[Key, Entity],
    now: datetime,
) -> Surroundings:
    zone = ZoneInfo(wanted.time_zone)
    local = wanted.starts_at.astimezone(zone)
    midnight = local.replace(hour=0, minute=0)
    sheets = {one: found.get(AbsencesKey(one)) for one in wanted.agent_ids}
    busy: dict[str, list[BusyInterval]] = {}
    for entity in found.values():
        if isinstance(entity, AgentWeek):
            busy.setdefault(entity.agent_id, []).extend(entity.busy)
    return Surroundings(
        agents=agents,
        users=users,
        # Of what is over, no place and no absence is warned of.
        openings=_openings(office, agents.values()) if wanted.starts_at >= now else {},
        absences={one: sheet.absences for one, sheet in sheets.items() if isinstance(sheet, AbsenceSheet)},
        busy=busy,
        same_day=office.records.appointments_of(
            wanted.organisation_id, midnight, midnight + timedelta(days=1)
        ).appointments,
    )


def _openings(office: Office, agents: Iterable[Agent]) -> dict[str, list[ZonedOpening]]:
    """Their openings in all of their organisations."""
    agents = list(agents)
    keys = [OrganisationKey(one) for one in sorted({role.organisation_id for agent in agents for role in agent.roles})]
    organisations = [one for one in office.records.read(keys).values() if isinstance(one, Organisation)] if keys else []
    zones = {one.id: ZoneInfo(one.time_zone) for one in organisations}
    return {
        agent.id: [
            ZonedOpening(opening, zones[role.organisation_id])
            for role in agent.roles
            if role.organisation_id in zones
            for opening in office.books.openings_of(role.organisation_id, agent.id)
        ]
        for agent in agents
    }


def _accepted(cautions: Sequence[Caution], accepted: Iterable[str]) -> tuple[str, ...]:
    """The warnings that were seen and gone over. Raises Cautioned when another one has not been."""
    codes = tuple(dict.fromkeys(one.code for one in cautions))
    if set(codes) - set(accepted):
        raise Cautioned(cautions)
    return codes


def _met(refused: AgentBusy | GroupFull) -> list[Caution]:
    """What the store said a moment after nothing spoke against it."""
    if isinstance(refused, GroupFull):
        return [Caution(Warned.OVERBOOKED, wording="overbooked_now")]
    return [Caution(Warned.OVERLAP, (("agent_id", one.agent_id),), wording="overlap_now") for one in refused.conflicts]
