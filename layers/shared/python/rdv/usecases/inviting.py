"""Inviting agents into organisations (AGM-01, AGM-02, AGM-04, ROLE-02, DS-4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from .. import ids
from ..domain.accounts import AccountMailKind
from ..domain.directory import AccessLevel, Agent, Role
from ..domain.errors import AlreadyInvited, AlreadyMember, FieldError, Invalid, NotFound, Unavailable
from ..domain.people import normal_email
from ..domain.policy import Right
from ..ports import AgentKey, Clock, Conflict, Key, Put, Records, ServiceKey, Write
from .accounts import Visitor
from .agent_accounts import agent_account_writes, agent_email_key, agent_login, find_agent, put_agent
from .agent_identity import invitation_link
from .agents_acting import Desk
from .claims import rounds
from .signing_up import post_link
from .staffing import (
    Place,
    check_services,
    contributor,
    place_of,
    put_staff,
    territory_of,
    with_level,
    with_rights,
)

SERVICES_KEPT = "services_kept"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is to enter, at which level, into which organisations of one territory (one at least)."""

    level: AccessLevel
    service_ids: tuple[str, ...]
    organisation_ids: tuple[str, ...]
    email: str = ""
    first_name: str = ""
    last_name: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """Who has entered, and what was done otherwise than asked."""

    agent: Agent
    warnings: tuple[str, ...] = ()


def invite(
    records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, desk: Desk, wanted: Wanted
) -> Entered:
    """Let an agent enter: who is known by the address has the roles at once, who is not is invited by mail.

    A contributor has no address and is told nothing. Raises Forbidden, NotFound, Invalid, AlreadyMember,
    AlreadyInvited, TooManyAttempts, Unavailable.
    """
    for _ in rounds():
        places = _places(records, desk, wanted)
        asked: list[Key] = [ServiceKey(one) for one in wanted.service_ids]
        territory = territory_of(records, places[0].organisation.departement)
        secretary = check_services(records.read(asked) if asked else {}, territory, wanted.service_ids)
        try:
            if wanted.level is AccessLevel.CONTRIBUTOR:
                return _contribute(records, places, wanted, is_secretary=secretary)
            address = normal_email(wanted.email)
            if address is None:
                raise Invalid([FieldError("email", "not_an_email" if wanted.email else "required")])
            known = find_agent(records, agent_login(keyring, address))
            if known is not None:
                return _enter(records, places, known.agent, wanted)
            agent = _invited(address, places, wanted, clock.now(), desk, is_secretary=secretary)
            writes = [Put(AgentKey(agent.id), agent, 0), *agent_account_writes(keyring, agent, clock.now())]
            link = invitation_link(clock, agent, places[0].organisation.name)
            post_link(
                records,
                clock,
                keyring,
                visitor,
                agent_email_key(keyring, address),
                link,
                AccountMailKind.AGENT_INVITATION,
                *writes,
                *_entering(places, agent.id, wanted.level),
            )
        except Conflict:
            continue
        return Entered(agent)
    raise Unavailable


def _places(records: Records, desk: Desk, wanted: Wanted) -> list[Place]:
    """The organisations, each of which the agent who asks may staff. Raises Forbidden, NotFound, Invalid."""
    places = [place_of(records, desk, one)[0] for one in dict.fromkeys(wanted.organisation_ids)]
    for place in places:
        place.demand(Right.ROLE_EDIT)
    if len({place.organisation.departement for place in places}) != 1:
        raise Invalid([FieldError("organisation_ids", "unknown")])
    return places


def _roles(places: list[Place], level: AccessLevel) -> tuple[Role, ...]:
    return tuple(Role(one.organisation.id, one.organisation.departement, level) for one in places)


def _entering(places: list[Place], agent_id: str, level: AccessLevel) -> list[Write]:
    return [put_staff(one.staff, with_level(one.staff, agent_id, level)) for one in places]


def _invited(
    address: str, places: list[Place], wanted: Wanted, now: datetime, desk: Desk, *, is_secretary: bool
) -> Agent:
    agent = Agent(
        ids.new_id(),
        wanted.first_name,
        wanted.last_name,
        address,
        language=desk.agent.language,
        service_ids=wanted.service_ids,
        is_secretary=is_secretary,
        roles=_roles(places, wanted.level),
        invited_at=now,
    )
    return replace(agent, rights=with_rights(agent, places[0].organisation.departement))


def _contribute(records: Records, places: list[Place], wanted: Wanted, *, is_secretary: bool) -> Entered:
    """A name in an agenda (ROLE-03, AGM-04)."""
    errors = [] if wanted.last_name else [FieldError("last_name", "required")]
    errors += [FieldError("email", "unexpected")] if wanted.email else []
    errors += [FieldError("organisation_ids", "too_long")] if len(places) > 1 else []
    if errors:
        raise Invalid(errors)
    named = Agent(
        ids.new_id(),
        "",
        wanted.last_name,
        service_ids=wanted.service_ids,
        is_secretary=is_secretary,
        roles=_roles(places, wanted.level),
    )
    agent = contributor(named)
    records.commit([Put(AgentKey(agent.id), agent, 0), *_entering(places, agent.id, wanted.level)])
    return Entered(agent)


def _enter(records: Records, places: list[Place], agent: Agent, wanted: Wanted) -> Entered:
    """More roles for an agent who is known; the services stay theirs (AGM-01)."""
    if any(agent.level_in(one.organisation.id) is not None for one in places):
        raise AlreadyMember if agent.is_complete else AlreadyInvited
    changed = replace(
        agent,
        roles=(*agent.roles, *_roles(places, wanted.level)),
        rights=with_rights(agent, places[0].organisation.departement),
    )
    records.commit([put_agent(agent, changed), *_entering(places, agent.id, wanted.level)])
    warnings = (SERVICES_KEPT,) if set(wanted.service_ids) != set(agent.service_ids) else ()
    return Entered(replace(changed, version=agent.version + 1), warnings)


def invite_again(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    desk: Desk,
    organisation_id: str,
    agent_id: str,
) -> None:
    """Have the invitation sent once more, good for seven days from now (AGM-02).

    Raises Forbidden, NotFound, AlreadyMember (it is accepted), TooManyAttempts, Unavailable.
    """
    for _ in rounds():
        key = AgentKey(agent_id)
        place, found = place_of(records, desk, organisation_id, [key])
        agent = found.get(key)
        if not isinstance(agent, Agent) or agent.level_in(organisation_id) is None:
            place.demand(Right.ROLE_EDIT)
            raise NotFound
        place.demand(Right.ROLE_EDIT, agent)
        if agent.is_complete:
            raise AlreadyMember
        again = replace(agent, invited_at=clock.now())
        link = invitation_link(clock, again, place.organisation.name)
        key_of_address = agent_email_key(keyring, agent.email)
        try:
            post_link(
                records,
                clock,
                keyring,
                visitor,
                key_of_address,
                link,
                AccountMailKind.AGENT_INVITATION,
                put_agent(agent, again),
            )
        except Conflict:
            continue
        return
    raise Unavailable
