"""Who may do what: the permission table (spec 7.13), default deny, and whose an appointment is among accounts (5.1).

Every route of agents asks here, and nothing else decides what an agent may. The column "own" is the agent's own
appointment, agenda, opening or absence; a contributor has no login and no right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .appointments import Appointment, Participation
from .directory import AccessLevel, Agent, TerritoryRights
from .errors import Forbidden, NotFound


class Right(StrEnum):
    """A row and an action of the table. What a row calls "history" and "status" is its SEE and its EDIT."""

    APPOINTMENT_SEE = "appointment_see"
    APPOINTMENT_CREATE = "appointment_create"
    APPOINTMENT_EDIT = "appointment_edit"
    APPOINTMENT_DELETE = "appointment_delete"
    AGENDA_SEE = "agenda_see"
    OPENING_SEE = "opening_see"
    OPENING_EDIT = "opening_edit"
    ABSENCE_SEE = "absence_see"
    ABSENCE_EDIT = "absence_edit"
    AGENT_SEE = "agent_see"
    AGENT_EDIT = "agent_edit"
    AGENT_REMOVE = "agent_remove"
    MOTIF_USE = "motif_use"
    MOTIF_CREATE = "motif_create"
    MOTIF_EDIT = "motif_edit"
    LOCATION_SEE = "location_see"
    LOCATION_EDIT = "location_edit"
    ORGANISATION_SEE = "organisation_see"
    ORGANISATION_EDIT = "organisation_edit"
    ORGANISATION_CREATE = "organisation_create"
    USER_SEE = "user_see"
    USER_EDIT = "user_edit"
    USER_HISTORY = "user_history"
    USER_PRESCRIBE = "user_prescribe"
    TERRITORY_SEE = "territory_see"
    TERRITORY_EDIT = "territory_edit"
    TEAM_EDIT = "team_edit"
    ACCESS_RIGHTS_EDIT = "access_rights_edit"
    ROLE_EDIT = "role_edit"
    TERRITORY_ADMIN_EDIT = "territory_admin_edit"
    EXPORT_SEE = "export_see"
    REFERENT_EDIT = "referent_edit"


@dataclass(frozen=True, slots=True)
class On:
    """What a right is asked about.

    `organisation_id` is where it is done, `departement` that organisation's territory (or the territory itself).
    `service_ids`: of the motif, or of the agent whom it is about. `agent_ids`: an appointment's agents; the owner of an
    opening, an absence, an agenda, an export; the agent of a profile. `memberships`: the organisations of the agent or
    the user whom it is about, `departements` theirs; None where it is about nobody. `shared`: the territory lets
    all of its agents see its users (`Territory.visible_users`).
    """

    organisation_id: str = ""
    departement: str = ""
    service_ids: frozenset[str] = frozenset()
    agent_ids: frozenset[str] = frozenset()
    memberships: frozenset[str] | None = None
    departements: frozenset[str] = frozenset()
    shared: bool = False


def about_agent(agent: Agent, organisation_id: str = "", departement: str = "") -> On:
    """About an agent, or what is theirs: an agenda, an opening, an absence, a profile, a role."""
    return On(
        organisation_id,
        departement,
        frozenset(agent.service_ids),
        frozenset({agent.id}),
        frozenset(role.organisation_id for role in agent.roles),
        frozenset(role.departement for role in agent.roles),
    )


def about_appointment(organisation_id: str, service_id: str, agent_ids: Iterable[str]) -> On:
    """About an appointment of an organisation, by its motif's service and its agents."""
    return On(organisation_id, service_ids=frozenset({service_id}), agent_ids=frozenset(agent_ids))


def about_motif(organisation_id: str, service_id: str, departement: str = "") -> On:
    """About a motif of an organisation."""
    return On(organisation_id, departement, service_ids=frozenset({service_id}))


# --- the columns -----------------------------------------------------------------------------------------------------

type Ground = Callable[[Agent, On], bool]


def _member(agent: Agent, on: On) -> bool:
    """A basic agent or an admin of the organisation; and it is of the organisation, whatever it is about."""
    there = on.memberships is None or on.organisation_id in on.memberships
    return there and _works_in(agent, on.organisation_id)


def _works_in(agent: Agent, organisation_id: str) -> bool:
    return agent.level_in(organisation_id) in (AccessLevel.BASIC, AccessLevel.ADMIN)


def _works_in_territory(agent: Agent, departement: str) -> bool:
    return any(one.departement == departement and one.level is not AccessLevel.CONTRIBUTOR for one in agent.roles)


def _own(agent: Agent, on: On) -> bool:
    return agent.id in on.agent_ids and _member(agent, on)


def _oneself(agent: Agent, on: On) -> bool:
    return agent.id in on.agent_ids


def _same_service(agent: Agent, on: On) -> bool:
    return _member(agent, on) and not on.service_ids.isdisjoint(agent.service_ids)


def _secretary(agent: Agent, on: On) -> bool:
    return _member(agent, on) and agent.is_secretary


def _organisation_admin(agent: Agent, on: On) -> bool:
    return _member(agent, on) and agent.level_in(on.organisation_id) is AccessLevel.ADMIN


def _admin_of_another(agent: Agent, on: On) -> bool:
    return agent.id not in on.agent_ids and _organisation_admin(agent, on)


def _admin_there(agent: Agent, on: On) -> bool:
    """The admin of an organisation that somebody is to enter: who it is about is not of it yet."""
    return agent.level_in(on.organisation_id) is AccessLevel.ADMIN


def _shared_in_territory(agent: Agent, on: On) -> bool:
    return on.shared and _works_in_territory(agent, on.departement)


def _visible_colleague(agent: Agent, on: On) -> bool:
    """Of my services, in one of my organisations; of any service when I am a secretary or the admin there."""
    for organisation_id in on.memberships or ():
        if not _works_in(agent, organisation_id):
            continue
        admin = agent.level_in(organisation_id) is AccessLevel.ADMIN
        if admin or agent.is_secretary or not on.service_ids.isdisjoint(agent.service_ids):
            return True
    return False


def _admin_of_their_territory(agent: Agent, on: On) -> bool:
    return any(agent.rights_in(departement).admin for departement in on.departements)


def _territory_admin(agent: Agent, on: On) -> bool:
    return agent.rights_in(on.departement).admin


def _territory_admin_of_them(agent: Agent, on: On) -> bool:
    return on.departement in on.departements and agent.rights_in(on.departement).admin


def _any_territory_right(agent: Agent, on: On) -> bool:
    return _has_any(agent.rights_in(on.departement))


def _has_any(rights: TerritoryRights) -> bool:
    return rights.admin or rights.manage_teams or rights.manage_access_rights or rights.invite_agents


def _manages_teams(agent: Agent, on: On) -> bool:
    return agent.rights_in(on.departement).manage_teams


def _manages_access_rights(agent: Agent, on: On) -> bool:
    there = on.memberships is None or on.departement in on.departements
    return there and agent.rights_in(on.departement).manage_access_rights


def _invites_agents(agent: Agent, on: On) -> bool:
    return agent.rights_in(on.departement).invite_agents


def _removes_in_territory(agent: Agent, on: On) -> bool:
    return agent.id not in on.agent_ids and (_territory_admin(agent, on) or _invites_agents(agent, on))


def _prescribes(agent: Agent, on: On) -> bool:
    """Anywhere in a territory where I work: what is of my services, and everything for an admin or a secretary."""
    mine = [one for one in agent.roles if one.departement == on.departement]
    levels = {one.level for one in mine} - {AccessLevel.CONTRIBUTOR}
    whole = AccessLevel.ADMIN in levels or agent.is_secretary
    return bool(levels) and (whole or not on.service_ids.isdisjoint(agent.service_ids))


def _in_territory_too(agent: Agent, on: On) -> bool:
    return _member(agent, on) and _works_in_territory(agent, on.departement)


# --- the rows --------------------------------------------------------------------------------------------------------

_APPOINTMENT = (_own, _same_service, _secretary, _organisation_admin)
_OWN_AND_COLLEAGUES = (_own, _same_service, _secretary, _organisation_admin)
_ABSENCE = (_oneself, _visible_colleague, _admin_of_their_territory)
_PROFILE = (_oneself, _organisation_admin)

# What is not in it nobody may do.
TABLE: Mapping[Right, tuple[Ground, ...]] = {
    Right.APPOINTMENT_SEE: _APPOINTMENT,
    Right.APPOINTMENT_CREATE: (_member,),
    Right.APPOINTMENT_EDIT: _APPOINTMENT,
    Right.APPOINTMENT_DELETE: (_organisation_admin,),
    Right.AGENDA_SEE: _OWN_AND_COLLEAGUES,
    Right.OPENING_SEE: _OWN_AND_COLLEAGUES,
    Right.OPENING_EDIT: _OWN_AND_COLLEAGUES,
    Right.ABSENCE_SEE: _ABSENCE,
    Right.ABSENCE_EDIT: _ABSENCE,
    Right.AGENT_SEE: _PROFILE,
    Right.AGENT_EDIT: _PROFILE,
    Right.AGENT_REMOVE: (_admin_of_another, _removes_in_territory),
    Right.MOTIF_USE: (_same_service, _secretary, _organisation_admin),
    Right.MOTIF_CREATE: (_organisation_admin, _territory_admin),
    Right.MOTIF_EDIT: (_organisation_admin,),
    Right.LOCATION_SEE: (_member,),
    Right.LOCATION_EDIT: (_organisation_admin,),
    Right.ORGANISATION_SEE: (_member,),
    Right.ORGANISATION_EDIT: (_organisation_admin,),
    Right.ORGANISATION_CREATE: (_territory_admin,),
    Right.USER_SEE: (_member, _shared_in_territory),
    Right.USER_EDIT: (_member, _shared_in_territory),
    Right.USER_HISTORY: (_organisation_admin,),
    Right.USER_PRESCRIBE: (_prescribes,),
    Right.TERRITORY_SEE: (_any_territory_right,),
    Right.TERRITORY_EDIT: (_territory_admin,),
    Right.TEAM_EDIT: (_manages_teams,),
    Right.ACCESS_RIGHTS_EDIT: (_manages_access_rights,),
    # The first of them is not of 2024: DS-4, decision 0144.
    Right.ROLE_EDIT: (_admin_there, _territory_admin, _invites_agents),
    Right.TERRITORY_ADMIN_EDIT: (_territory_admin_of_them,),
    Right.EXPORT_SEE: (_oneself,),
    Right.REFERENT_EDIT: (_in_territory_too,),
}


def allows(agent: Agent, right: Right, on: On) -> bool:
    """Whether the table gives the agent that right; what it does not give is refused."""
    return agent.is_complete and any(ground(agent, on) for ground in TABLE.get(right, ()))


def demand(agent: Agent, right: Right, on: On) -> None:
    """Raises Forbidden without the right; NotFound where the agent may not even know that it exists (POL-03)."""
    if not allows(agent, right, on):
        raise Forbidden if _knows(agent, on) else NotFound


def _knows(agent: Agent, on: On) -> bool:
    """Whether it is of an organisation or a territory where the agent has something to do."""
    if on.organisation_id:
        there = on.memberships is None or on.organisation_id in on.memberships
        return there and (_works_in(agent, on.organisation_id) or _any_territory_right(agent, on))
    if on.memberships is not None:
        near = any(_works_in(agent, one) for one in on.memberships)
        return near or any(_has_any(agent.rights_in(one)) for one in on.departements)
    if on.departement:
        return _works_in_territory(agent, on.departement) or _any_territory_right(agent, on)
    return False


# --- citizens --------------------------------------------------------------------------------------------------------


def own_viewer(appointment: Appointment, account_id: str, relative_ids: Sequence[str]) -> str | None:
    """As whom an account sees an appointment: itself, or the relative whom an agent made it for; None when it may not."""
    if not appointment.collectif and appointment.responsible_id:
        return account_id if appointment.responsible_id == account_id else None
    return next(
        (
            own_id
            for own_id in (account_id, *relative_ids)
            if any(own_id in (one.user_id, one.responsible_id) for one in appointment.participations)
        ),
        None,
    )


def own_participations(
    appointment: Appointment, relative_ids: Sequence[str], account_id: str
) -> tuple[Participation, ...]:
    """The family's participations: all of an appointment that is the account's, of others those of its people."""
    if appointment.responsible_id == account_id:
        return appointment.participations
    own_ids = {account_id, *relative_ids}
    return tuple(one for one in appointment.participations if own_ids & {one.user_id, one.responsible_id})
