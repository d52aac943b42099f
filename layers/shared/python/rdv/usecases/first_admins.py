"""The first administrator of a territory: somebody has to be there before anybody can be invited (TER-03).

Asked for by who runs the deployment (`make admin`), never over HTTP. From there on administrators make one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import ids
from ..domain.accounts import AccountMailKind
from ..domain.departements import NAMES, time_zone_of
from ..domain.directory import (
    AccessLevel,
    Agent,
    Organisation,
    Role,
    Service,
    Staff,
    StaffMember,
    Territory,
    TerritoryRights,
    slug,
)
from ..domain.errors import AlreadyMember, FieldError, Invalid, Unavailable
from ..domain.organisation_settings import organisation_errors
from ..domain.people import normal_email
from ..ports import (
    AgentKey,
    Books,
    Clock,
    Conflict,
    Directory,
    OrganisationKey,
    Put,
    Records,
    ServiceKey,
    StaffKey,
    TerritoryKey,
    Write,
)
from .accounts import Visitor
from .agent_accounts import agent_account_writes, agent_email_key, agent_login, find_agent, put_agent
from .agent_identity import invitation_link
from .claims import rounds
from .naming import commit_named
from .signing_up import post_link

# What the specification names by name (2.3), with what fits an SMS.
NATIONAL_SERVICES = (
    ("Service social", "Service social"),
    ("PMI (Protection Maternelle Infantile)", "PMI"),
    ("Mairie", "Mairie"),
    ("Conseiller numérique", "Conseiller num."),
    ("Secrétariat", "Secrétariat"),
)


@dataclass(frozen=True, slots=True)
class FirstAdmin:
    """Who is to administer a territory (a département's code), and the first organisation there, which they administer too."""

    departement: str
    organisation_name: str
    email: str
    first_name: str
    last_name: str


@dataclass(frozen=True, slots=True)
class Appointed:
    """The administrator; `invited`: a mail with a link to choose a password has been asked for."""

    agent: Agent
    invited: bool


def appoint_first_admin(
    directory: Directory,
    records: Records,
    books: Books,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    wanted: FirstAdmin,
) -> Appointed:
    """Make a territory's first administrator, with what is missing: national services, territory, organisation, account.

    Who is known by the address, as after a first time with ProConnect, keeps their account. Asked for again before the
    invitation is accepted, it is sent again. Raises Invalid (`departement`, `organisation_name`, `email`,
    `first_name`, `last_name`) and AlreadyMember (somebody else administers the territory), nothing written then;
    TooManyAttempts (appointed, now or before, and too many mails in this hour to be invited now); Unavailable.
    """
    address = _checked(wanted)
    for _ in rounds():
        key = TerritoryKey(wanted.departement)
        found = records.read([key]).get(key)
        territory = found if isinstance(found, Territory) else None
        known = find_agent(records, agent_login(keyring, address))
        agent = known.agent if known is not None else None
        if territory is not None and territory.admin_ids:
            if agent is None or agent.id not in territory.admin_ids:
                raise AlreadyMember
        else:
            try:
                agent = _appoint(
                    directory, records, books, clock, keyring, territory, agent, replace(wanted, email=address)
                )
            except Conflict:
                continue
        if agent.is_complete:
            return Appointed(agent, invited=False)
        link = invitation_link(clock, agent, wanted.organisation_name.strip())
        post_link(
            records, clock, keyring, visitor, agent_email_key(keyring, address), link, AccountMailKind.AGENT_INVITATION
        )
        return Appointed(agent, invited=True)
    raise Unavailable


def _checked(wanted: FirstAdmin) -> str:
    """The normalised address. Raises Invalid."""
    address = normal_email(wanted.email)
    errors = [] if wanted.departement in NAMES else [FieldError("departement", "unknown")]
    errors += [] if address else [FieldError("email", "not_an_email")]
    for field in ("organisation_name", "first_name", "last_name"):
        errors += [] if str(getattr(wanted, field)).strip() else [FieldError(field, "required")]
    if errors or address is None:
        raise Invalid(errors)
    return address


def _missing_services(there: Sequence[Service]) -> list[Service]:
    """The national list's first services, each where none is called so (2.3), nor was before it was renamed."""
    taken = {text for one in there for text in (one.id, slug(one.name), slug(one.short_name))}
    first = (Service(ids.derived_id("service", slug(name)), name, short) for name, short in NATIONAL_SERVICES)
    return [one for one in first if taken.isdisjoint((one.id, slug(one.name), slug(one.short_name)))]


def _all_rights(departement: str) -> TerritoryRights:
    """Teams and access rights need the very right (7.13), which nobody else could give."""
    return TerritoryRights(departement, admin=True, manage_teams=True, manage_access_rights=True, invite_agents=True)


def _appoint(
    directory: Directory,
    records: Records,
    books: Books,
    clock: Clock,
    keyring: ids.Keyring,
    territory: Territory | None,
    known: Agent | None,
    wanted: FirstAdmin,
) -> Agent:
    """Services, territory, organisation, staff, agent and account in one transaction. Raises Conflict, Invalid."""
    there = books.services()
    missing = _missing_services(there)
    services = (*there, *missing)
    secretariats = {one.id for one in services if one.is_secretariat}
    departement = wanted.departement
    organisation = Organisation(
        ids.new_id(), wanted.organisation_name.strip(), departement, time_zone=time_zone_of(departement)
    )
    if errors := organisation_errors(organisation):
        raise Invalid(errors)
    agent = known or Agent(
        ids.new_id(),
        wanted.first_name.strip(),
        wanted.last_name.strip(),
        wanted.email,
        # One at least, by which nobody is asked for in particular: they change their own services.
        service_ids=tuple(secretariats),
        is_secretary=bool(secretariats),
        invited_at=clock.now(),
    )
    works_here = any(role.departement == departement for role in agent.roles)
    rights = (*(one for one in agent.rights if one.departement != departement), _all_rights(departement))
    after = replace(agent, rights=rights)
    if not works_here:
        after = replace(after, roles=(*agent.roles, Role(organisation.id, departement, AccessLevel.ADMIN)))
    before = territory or Territory(departement, NAMES[departement], tuple(one.id for one in services))
    administered = replace(before, admin_ids=(agent.id,), version=before.version + 1 if territory else 1)
    writes: list[Write] = [Put(ServiceKey(one.id), one, 0) for one in missing]
    writes.append(Put(TerritoryKey(departement), administered, before.version if territory else 0))
    if known is None:
        writes += [Put(AgentKey(after.id), after, 0), *agent_account_writes(keyring, after, clock.now())]
    else:
        writes.append(put_agent(agent, after))
    if works_here:
        records.commit(writes)
    else:
        # One that has no claim on its name, of a territory that was filled by other means.
        if any(slug(one.name) == slug(organisation.name) for one in directory.organisations_of(departement)):
            raise Invalid([FieldError("organisation_name", "taken")])
        staff = Staff(organisation.id, (StaffMember(agent.id, AccessLevel.ADMIN),))
        writes += [Put(OrganisationKey(organisation.id), organisation, 0), Put(StaffKey(organisation.id), staff, 0)]
        commit_named(records, writes, after=organisation, field="organisation_name")
    return after if known is None else replace(after, version=agent.version + 1)
