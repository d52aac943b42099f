"""Agents leave organisations, and the service with the last of them (AGM-05, AGM-07, AGT-03, ROLE-01, TER-03)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from .. import ids
from ..domain.directory import Agent, Motif, Organisation, Staff
from ..domain.errors import (
    Blocking,
    CannotLeave,
    HasAppointments,
    LastAdmin,
    LiveAppointment,
    NotFound,
    Unavailable,
)
from ..domain.policy import Right
from ..ports import (
    AbsencesKey,
    AccountKey,
    AgentKey,
    Books,
    Clock,
    Conflict,
    Directory,
    Drop,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    Put,
    Records,
    StaffKey,
    TeamKey,
    Write,
)
from .agent_accounts import put_agent
from .agents_acting import Desk
from .claims import rounds
from .staffing import another_admin, closing, place_of, put_staff, territory_of, with_level, without_admin

# How far ahead appointments are looked for: further than anybody books.
AHEAD = timedelta(days=3660)
MOST_NAMED = 10
# A transaction takes a hundred writes.
OPENINGS_A_COMMIT = 90
DELETED_DOMAIN = "deleted.rdv-solidarites.fr"


class Left(StrEnum):
    """What a removal was (AGM-05)."""

    INVITATION_DELETED = "invitation_deleted"
    AGENT_DELETED = "agent_deleted"
    AGENT_REMOVED = "agent_removed"


@dataclass(frozen=True, slots=True)
class _Leaving:
    """An organisation that an agent is to leave."""

    organisation: Organisation
    staff: Staff


def remove_member(
    records: Records,
    books: Books,
    directory: Directory,
    clock: Clock,
    keyring: ids.Keyring,
    desk: Desk,
    organisation_id: str,
    agent_id: str,
) -> Left:
    """Take the agent's role in the organisation, and their openings there; with the last role the agent goes too.

    Raises Forbidden, NotFound, HasAppointments, LastAdmin, LastTerritoryAdmin, Unavailable.
    """
    agent_key, account_key = AgentKey(agent_id), AccountKey(agent_id)
    for _ in rounds():
        place, found = place_of(records, desk, organisation_id, [agent_key, account_key])
        agent = found.get(agent_key)
        if not isinstance(agent, Agent) or agent.level_in(organisation_id) is None:
            place.demand(Right.AGENT_REMOVE)
            raise NotFound
        place.demand(Right.AGENT_REMOVE, agent)
        leaving = _Leaving(place.organisation, place.staff)
        _check(records, clock, agent, leaving)
        try:
            _leave(records, books, directory, clock, keyring, agent, found.get(account_key), [leaving])
        except Conflict:
            continue
        if len(agent.roles) > 1:
            return Left.AGENT_REMOVED
        return Left.AGENT_DELETED if agent.is_complete else Left.INVITATION_DELETED
    raise Unavailable


def delete_oneself(
    records: Records, books: Books, directory: Directory, clock: Clock, keyring: ids.Keyring, desk: Desk
) -> None:
    """Leave every organisation and end the account, or, where one does not let go, change nothing (AGM-07).

    Raises CannotLeave, LastTerritoryAdmin, NotFound, Unavailable.
    """
    agent_key, account_key = AgentKey(desk.agent.id), AccountKey(desk.agent.id)
    for _ in rounds():
        mine = records.read([agent_key, account_key])
        agent = mine.get(agent_key)
        if not isinstance(agent, Agent):
            raise NotFound
        all_of_them = _all_of(records, agent)
        blocking: list[Blocking] = []
        for one in all_of_them:
            try:
                _check(records, clock, agent, one)
            except (HasAppointments, LastAdmin) as reason:
                blocking.append(Blocking(one.organisation.id, one.organisation.name, reason.code))
        if blocking:
            raise CannotLeave(blocking)
        try:
            _leave(records, books, directory, clock, keyring, agent, mine.get(account_key), all_of_them)
        except Conflict:
            continue
        return
    raise Unavailable


def _all_of(records: Records, agent: Agent) -> list[_Leaving]:
    organisation_ids = [one.organisation_id for one in agent.roles]
    organisations = records.read([OrganisationKey(one) for one in organisation_ids]) if organisation_ids else {}
    staffs = records.read([StaffKey(one) for one in organisation_ids]) if organisation_ids else {}
    found: list[_Leaving] = []
    for one in organisation_ids:
        organisation, staff = organisations.get(OrganisationKey(one)), staffs.get(StaffKey(one))
        if isinstance(organisation, Organisation) and isinstance(staff, Staff):
            found.append(_Leaving(organisation, staff))
    return found


def _check(records: Records, clock: Clock, agent: Agent, leaving: _Leaving) -> None:
    """Raises HasAppointments, LastAdmin."""
    now, organisation_id = clock.now(), leaving.organisation.id
    found = records.appointments_of(organisation_id, now, now + AHEAD).appointments
    live = [one for one in found if agent.id in one.agent_ids and not one.status.is_cancelled]
    if live:
        named = live[:MOST_NAMED]
        motif_ids = {one.motif_id for one in named}
        motifs = records.read([MotifKey(organisation_id, one) for one in sorted(motif_ids)]).values()
        names = {one.id: one.name for one in motifs if isinstance(one, Motif)}
        raise HasAppointments(
            [
                LiveAppointment(one.id, one.starts_at.astimezone(ZoneInfo(one.time_zone)), names.get(one.motif_id, ""))
                for one in named
            ]
        )
    if not another_admin(leaving.staff, agent.id):
        raise LastAdmin


def _leave(
    records: Records,
    books: Books,
    directory: Directory,
    clock: Clock,
    keyring: ids.Keyring,
    agent: Agent,
    account: object,
    leaving: Sequence[_Leaving],
) -> None:
    """Raises Conflict, LastTerritoryAdmin."""
    left = {one.organisation.id for one in leaving}
    roles = tuple(one for one in agent.roles if one.organisation_id not in left)
    departements = {one.departement for one in agent.roles} - {one.departement for one in roles}
    changed = replace(
        agent, roles=roles, rights=tuple(one for one in agent.rights if one.departement not in departements)
    )
    writes: list[Write] = [put_staff(one.staff, with_level(one.staff, agent.id, None)) for one in leaving]
    writes += _territory_writes(records, directory, agent, sorted(departements))
    if not roles:
        changed = _gone(changed, clock.now())
        writes += [Drop(AbsencesKey(agent.id)), *closing(keyring, account)]
    openings = [OpeningKey(one, agent.id, opening.id) for one in left for opening in books.openings_of(one, agent.id)]
    # First what nobody misses when the rest does not follow: nobody works there any more by then.
    while len(openings) + len(writes) > OPENINGS_A_COMMIT:
        now, openings = openings[:OPENINGS_A_COMMIT], openings[OPENINGS_A_COMMIT:]
        records.commit([Drop(one) for one in now])
    records.commit([*writes, *(Drop(one) for one in openings), put_agent(agent, changed)])


def _territory_writes(records: Records, directory: Directory, agent: Agent, departements: Iterable[str]) -> list[Write]:
    """Nobody is in the teams, nor the admin, of a territory where they no longer work."""
    writes: list[Write] = []
    for departement in departements:
        if agent.rights_in(departement).admin:
            writes.append(without_admin(territory_of(records, departement), agent.id))
        for team in directory.teams_of(departement):
            if agent.id in team.agent_ids:
                others = tuple(one for one in team.agent_ids if one != agent.id)
                after = replace(team, agent_ids=others, version=team.version + 1)
                writes.append(Put(TeamKey(departement, team.id), after, team.version))
    return writes


def _gone(agent: Agent, now: datetime) -> Agent:
    """What is left of an agent whose appointments are still there: names, and an address of nobody (AGT-03)."""
    return replace(
        agent,
        email=f"agent_{agent.id}@{DELETED_DOMAIN}" if agent.email else "",
        email_original=agent.email,
        service_ids=(),
        is_secretary=False,
        rights=(),
        deleted_at=now,
    )
