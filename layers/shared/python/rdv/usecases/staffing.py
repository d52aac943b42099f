"""An organisation's staff: who works there, at which level, for which services (7.14, ROLE-01 to ROLE-03).

All who have a role in an organisation are one item, `Staff`, whose version every change of a role writes: of two admins
who demote each other at once, one is told that an administrator must remain.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from .. import ids
from ..domain import policy
from ..domain.accounts import Account, AccountMailKind
from ..domain.directory import (
    AccessLevel,
    Agent,
    Motif,
    NotificationLevel,
    Organisation,
    Service,
    Staff,
    StaffMember,
    Territory,
    TerritoryRights,
)
from ..domain.errors import (
    ChangedMeanwhile,
    FieldError,
    HasOpenings,
    Invalid,
    LastAdmin,
    LastTerritoryAdmin,
    NotFound,
    SeveralOrganisations,
    Unavailable,
)
from ..domain.people import normal_email
from ..domain.policy import On, Right, about_agent
from ..ports import (
    AccountKey,
    AgentKey,
    Books,
    Clock,
    Conflict,
    Drop,
    Key,
    MotifKey,
    OrganisationKey,
    Put,
    Records,
    ServiceKey,
    StaffKey,
    TerritoryKey,
    Write,
)
from .accounts import Visitor
from .agent_accounts import agent_account_writes, agent_email_key, agent_login, find_agent, proconnect_login, put_agent
from .agent_identity import invitation_link
from .agents_acting import Desk
from .claims import rounds
from .sessions import drops
from .signing_up import post_link


@dataclass(frozen=True, slots=True)
class StaffList:
    """An organisation's staff as it is listed, by last name, with the services that they are of."""

    agents: tuple[Agent, ...]
    services: Mapping[str, Service]


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation, its staff, and who asks, as they are at one moment."""

    organisation: Organisation
    staff: Staff
    acting: Agent

    def on(self, agent: Agent | None = None) -> On:
        """About that agent here, or about whoever is to come."""
        if agent is None:
            return On(self.organisation.id, self.organisation.departement)
        return about_agent(agent, self.organisation.id, self.organisation.departement)

    def demand(self, right: Right, agent: Agent | None = None) -> None:
        """Raises Forbidden, NotFound."""
        policy.demand(self.acting, right, self.on(agent))


def place_of(
    records: Records, desk: Desk, organisation_id: str, also: Sequence[Key] = ()
) -> tuple[Place, dict[Key, object]]:
    """The organisation, its staff and the agent who asks, read together with `also`. Raises NotFound.

    Who asks is read again with them: a right that was lost meanwhile is not used.
    """
    organisation_key, staff_key, acting_key = (
        OrganisationKey(organisation_id),
        StaffKey(organisation_id),
        AgentKey(desk.agent.id),
    )
    keys: list[Key] = list(dict.fromkeys([organisation_key, staff_key, acting_key, *also]))
    found = records.read(keys)
    organisation, staff, acting = found.get(organisation_key), found.get(staff_key), found.get(acting_key)
    if not isinstance(organisation, Organisation) or not isinstance(acting, Agent):
        raise NotFound
    known = staff if isinstance(staff, Staff) else Staff(organisation_id, version=0)
    return Place(organisation, known, acting), dict(found)


def staff_of(records: Records, desk: Desk, organisation_id: str) -> StaffList:
    """Who works in an organisation. Raises Forbidden, NotFound."""
    place, _ = place_of(records, desk, organisation_id)
    if not policy.allows(place.acting, Right.ROLE_EDIT, place.on()):
        place.demand(Right.ORGANISATION_SEE)
    members = [AgentKey(one.agent_id) for one in place.staff.members]
    agents = [one for one in records.read(members).values() if isinstance(one, Agent)] if members else []
    return StaffList(
        tuple(sorted(agents, key=lambda one: (one.last_name.casefold(), one.first_name.casefold(), one.id))),
        services_named(records, {service_id for one in agents for service_id in one.service_ids}),
    )


def services_named(records: Records, service_ids: Collection[str]) -> dict[str, Service]:
    """The services of those ids."""
    keys = [ServiceKey(one) for one in sorted(service_ids)]
    found = records.read(keys).values() if keys else ()
    return {one.id: one for one in found if isinstance(one, Service)}


def check_services(found: Mapping[Key, object], territory: Territory | None, service_ids: Sequence[str]) -> bool:
    """Whether one of them is a secretariat. Raises Invalid: there is one at least, and the territory uses each."""
    if not service_ids:
        raise Invalid([FieldError("service_ids", "required")])
    services = [found.get(ServiceKey(one)) for one in service_ids]
    used = set(territory.service_ids) if territory is not None and territory.service_ids else None
    known = [one for one in services if isinstance(one, Service) and (used is None or one.id in used)]
    if len(known) != len(service_ids):
        raise Invalid([FieldError("service_ids", "unknown")])
    return any(one.is_secretariat for one in known)


def with_level(staff: Staff, agent_id: str, level: AccessLevel | None) -> Staff:
    """The staff with that agent at that level, or without them; the next version."""
    others = tuple(one for one in staff.members if one.agent_id != agent_id)
    members = others if level is None else (*others, StaffMember(agent_id, level))
    return replace(staff, members=members, version=staff.version + 1)


def put_staff(before: Staff, after: Staff) -> Put:
    """The conditional write of a staff."""
    return Put(StaffKey(before.organisation_id), after, before.version)


def another_admin(staff: Staff, agent_id: str) -> bool:
    """Whether somebody else administers the organisation (ROLE-01)."""
    return any(one.level is AccessLevel.ADMIN and one.agent_id != agent_id for one in staff.members)


# --- change ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be different about an agent in an organisation; None where nothing is. `version` is what was seen."""

    version: int
    level: AccessLevel | None = None
    service_ids: tuple[str, ...] | None = None
    email: str | None = None


def change_member(
    records: Records,
    books: Books,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    desk: Desk,
    organisation_id: str,
    agent_id: str,
    change: Change,
) -> Agent:
    """Another level or other services for an agent of the organisation (AGM-03, AGM-04, AGM-06).

    A contributor who becomes an agent needs an address, and is invited; an agent who becomes a contributor loses the
    account. Raises Forbidden, NotFound, ChangedMeanwhile, Invalid, LastAdmin,
    LastTerritoryAdmin, SeveralOrganisations, HasOpenings, TooManyAttempts, Unavailable.
    """
    agent_key = AgentKey(agent_id)
    asked = [ServiceKey(one) for one in change.service_ids or ()]
    for _ in rounds():
        place, found = place_of(records, desk, organisation_id, [agent_key, AccountKey(agent_id), *asked])
        agent = found.get(agent_key)
        if not isinstance(agent, Agent) or agent.level_in(organisation_id) is None:
            place.demand(Right.ROLE_EDIT)
            raise NotFound
        place.demand(Right.ROLE_EDIT, agent)
        if agent.version != change.version:
            raise ChangedMeanwhile
        territory = territory_of(records, place.organisation.departement)
        changed, writes = agent, list[Write]()
        if change.service_ids is not None and set(change.service_ids) != set(agent.service_ids):
            secretary = check_services(found, territory, change.service_ids)
            _check_openings(records, books, agent, set(agent.service_ids) - set(change.service_ids))
            changed = replace(changed, service_ids=change.service_ids, is_secretary=secretary)
        if change.level is not None and change.level is not agent.level_in(organisation_id):
            account = found.get(AccountKey(agent_id))
            changed, writes = _other_level(
                records, clock, keyring, place, territory, changed, account, change.level, change.email
            )
        elif change.email is not None:
            raise Invalid([FieldError("email", "unexpected")])
        if changed == agent:
            return agent
        writes.append(put_agent(agent, changed))
        try:
            if changed.invited_at is not None and agent.invited_at is None:
                key = agent_email_key(keyring, changed.email)
                link = invitation_link(clock, changed, place.organisation.name)
                post_link(records, clock, keyring, visitor, key, link, AccountMailKind.AGENT_INVITATION, *writes)
            else:
                records.commit(writes)
        except Conflict:
            continue
        return replace(changed, version=agent.version + 1)
    raise Unavailable


def territory_of(records: Records, departement: str) -> Territory | None:
    """A territory's settings, None where nothing is settled yet."""
    key = TerritoryKey(departement)
    found = records.read([key]).get(key)
    return found if isinstance(found, Territory) else None


def _check_openings(records: Records, books: Books, agent: Agent, removed: set[str]) -> None:
    """Raises HasOpenings when an opening of the agent, over or not, has a motif of a removed service (AGM-06)."""
    if not removed:
        return
    keys = {
        MotifKey(role.organisation_id, motif_id)
        for role in agent.roles
        for opening in books.openings_of(role.organisation_id, agent.id)
        for motif_id in opening.motif_ids
    }
    motifs = records.read(sorted(keys, key=lambda one: (one.organisation_id, one.motif_id))).values() if keys else ()
    if any(isinstance(one, Motif) and one.service_id in removed for one in motifs):
        raise HasOpenings


def _other_level(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    place: Place,
    territory: Territory | None,
    agent: Agent,
    account: object,
    level: AccessLevel,
    email: str | None,
) -> tuple[Agent, list[Write]]:
    """The agent at another level of the place, and what else is written. Raises what `change_member` does."""
    organisation_id, departement = place.organisation.id, place.organisation.departement
    before = agent.level_in(organisation_id)
    if before is AccessLevel.ADMIN and not another_admin(place.staff, agent.id):
        raise LastAdmin
    roles = tuple(replace(one, level=level) if one.organisation_id == organisation_id else one for one in agent.roles)
    changed = replace(agent, roles=roles)
    writes: list[Write] = [put_staff(place.staff, with_level(place.staff, agent.id, level))]
    if level is AccessLevel.CONTRIBUTOR:
        if len(agent.roles) > 1:
            raise SeveralOrganisations
        if agent.rights_in(departement).admin:
            writes.append(without_admin(territory, agent.id))
        writes += closing(keyring, account)
        return contributor(changed), writes
    if email is not None and before is not AccessLevel.CONTRIBUTOR:
        raise Invalid([FieldError("email", "unexpected")])
    if before is AccessLevel.CONTRIBUTOR:
        address = new_address(records, keyring, email)
        invited = Agent(agent.id, agent.first_name, agent.last_name, address)
        changed = replace(
            changed,
            email=address,
            notification_level=invited.notification_level,
            told_of_openings=invited.told_of_openings,
            told_of_absences=invited.told_of_absences,
            rights=with_rights(agent, departement),
            invited_at=clock.now(),
        )
        writes += agent_account_writes(keyring, changed, clock.now())
    return changed, writes


def contributor(agent: Agent) -> Agent:
    """The agent as a name in an agenda: nothing that signs in or tells anything is left (AGM-04)."""
    return replace(
        agent,
        first_name="",
        email="",
        notification_level=NotificationLevel.NONE,
        told_of_openings=False,
        told_of_absences=False,
        rights=(),
        invited_at=None,
        accepted_at=None,
        connected_with_proconnect=False,
    )


def new_address(records: Records, keyring: ids.Keyring, email: str | None) -> str:
    """An address that no agent has. Raises Invalid (`email`)."""
    if not email:
        raise Invalid([FieldError("email", "required")])
    address = normal_email(email)
    if address is None:
        raise Invalid([FieldError("email", "not_an_email")])
    if find_agent(records, agent_login(keyring, address)) is not None:
        raise Invalid([FieldError("email", "taken")])
    return address


def with_rights(agent: Agent, departement: str) -> tuple[TerritoryRights, ...]:
    """The agent's rights with a record for that territory: it begins when they enter an organisation there (2.4.2)."""
    if any(one.departement == departement for one in agent.rights):
        return agent.rights
    return (*agent.rights, TerritoryRights(departement))


def without_admin(territory: Territory | None, agent_id: str) -> Put:
    """The territory without that admin. Raises LastTerritoryAdmin (TER-03)."""
    others = tuple(one for one in territory.admin_ids if one != agent_id) if territory is not None else ()
    if territory is None or not others:
        raise LastTerritoryAdmin
    after = replace(territory, admin_ids=others, version=territory.version + 1)
    return Put(TerritoryKey(territory.departement), after, territory.version)


def closing(keyring: ids.Keyring, account: object) -> list[Write]:
    """The writes that end an agent's account: nothing finds it, and nobody is signed in with it."""
    if not isinstance(account, Account):
        return []
    writes: list[Write] = [Drop(AccountKey(account.person_id)), Drop(agent_login(keyring, account.email))]
    if account.subject_key:
        writes.append(Drop(replace(proconnect_login(keyring, ""), key=account.subject_key)))
    return [*writes, *drops(one.hash for one in account.sessions)]


# --- rights in a territory -------------------------------------------------------------------------------------------


def rights_of(records: Records, desk: Desk, departement: str, agent_id: str) -> Agent:
    """The agent whose rights in a territory are asked for. Raises Forbidden, NotFound."""
    desk.demand(Right.TERRITORY_SEE, On(departement=departement))
    return _of_territory(records, departement, agent_id)


def _of_territory(records: Records, departement: str, agent_id: str) -> Agent:
    key = AgentKey(agent_id)
    agent = records.read([key]).get(key)
    there = isinstance(agent, Agent) and any(one.departement == departement for one in agent.roles)
    if not isinstance(agent, Agent) or not there or agent.deleted_at is not None:
        raise NotFound
    return agent


def change_rights(records: Records, desk: Desk, agent_id: str, rights: TerritoryRights, version: int) -> Agent:
    """Other rights in a territory for one of its agents; its admin is made by another one.

    Raises Forbidden, NotFound, ChangedMeanwhile, LastTerritoryAdmin, Invalid (a contributor has none), Unavailable.
    """
    departement = rights.departement
    for _ in rounds():
        acting_key = AgentKey(desk.agent.id)
        acting = records.read([acting_key]).get(acting_key)
        if not isinstance(acting, Agent):
            raise NotFound
        policy.demand(acting, Right.TERRITORY_SEE, On(departement=departement))
        agent = _of_territory(records, departement, agent_id)
        on, before = about_agent(agent, departement=departement), agent.rights_in(departement)
        if replace(rights, admin=before.admin) != before:
            policy.demand(acting, Right.ACCESS_RIGHTS_EDIT, on)
        if rights.admin != before.admin:
            policy.demand(acting, Right.TERRITORY_ADMIN_EDIT, on)
        if agent.version != version:
            raise ChangedMeanwhile
        if rights == before:
            return agent
        if not agent.email:
            raise Invalid([FieldError("agent_id", "not_offered")])
        kept = tuple(one for one in agent.rights if one.departement != departement)
        changed = replace(agent, rights=(*kept, rights))
        writes: list[Write] = [put_agent(agent, changed)]
        if rights.admin != before.admin:
            territory = territory_of(records, departement)
            writes.append(
                _with_admin(territory, departement, agent.id) if rights.admin else without_admin(territory, agent.id)
            )
        try:
            records.commit(writes)
        except Conflict:
            continue
        return replace(changed, version=agent.version + 1)
    raise Unavailable


def _with_admin(territory: Territory | None, departement: str, agent_id: str) -> Put:
    if territory is None:
        return Put(TerritoryKey(departement), Territory(departement, departement, admin_ids=(agent_id,)), 0)
    after = replace(territory, admin_ids=(*territory.admin_ids, agent_id), version=territory.version + 1)
    return Put(TerritoryKey(departement), after, territory.version)
