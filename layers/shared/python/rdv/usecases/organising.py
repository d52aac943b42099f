"""The organisations of a territory, for who has something to say there: which there are, and new ones (7.13, POL-01)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .. import ids
from ..domain import policy
from ..domain.departements import time_zone_of
from ..domain.directory import AccessLevel, Agent, Organisation, Role, Staff, StaffMember, slug
from ..domain.errors import FieldError, Invalid, NotFound, Unavailable
from ..domain.organisation_settings import organisation_errors
from ..domain.policy import On, Right
from ..ports import AgentKey, Conflict, Directory, OrganisationKey, Put, Records, StaffKey
from .agent_accounts import put_agent
from .agents_acting import Desk
from .claims import rounds
from .naming import commit_named
from .staffing import with_rights


def organisations_seen(directory: Directory, desk: Desk, departement: str) -> Sequence[Organisation]:
    """The organisations of a territory, by name, whether one works there or not. Raises Forbidden, NotFound."""
    desk.demand(Right.TERRITORY_SEE, On(departement=departement))
    return directory.organisations_of(departement)


def create_organisation(
    records: Records, directory: Directory, desk: Desk, departement: str, typed: Mapping[str, object]
) -> Organisation:
    """A new organisation of the territory; who makes it administers it, since somebody always does (ROLE-01).

    `typed`: by the names of the entity's fields. Raises Forbidden, NotFound, Invalid, Unavailable.
    """
    blank = Organisation(ids.new_id(), "", departement, time_zone=time_zone_of(departement))
    for _ in rounds():
        acting = _acting(records, desk)
        policy.demand(acting, Right.ORGANISATION_CREATE, On(departement=departement))
        organisation = replace(blank, **typed)  # type: ignore[arg-type]
        errors = organisation_errors(organisation)
        if slug(organisation.name) in _names_taken(records, directory, acting, departement):
            errors.append(FieldError("name", "taken"))
        if errors:
            raise Invalid(errors)
        role = Role(organisation.id, departement, AccessLevel.ADMIN)
        after = replace(acting, roles=(*acting.roles, role), rights=with_rights(acting, departement))
        staff = Staff(organisation.id, (StaffMember(acting.id, AccessLevel.ADMIN),))
        try:
            commit_named(
                records,
                [
                    Put(OrganisationKey(organisation.id), organisation, 0),
                    Put(StaffKey(organisation.id), staff, 0),
                    put_agent(acting, after),
                ],
                after=organisation,
            )
        except Conflict:
            continue
        return organisation
    raise Unavailable


def _acting(records: Records, desk: Desk) -> Agent:
    """Who asks, as they are now: a right that was lost meanwhile is not used."""
    key = AgentKey(desk.agent.id)
    found = records.read([key]).get(key)
    if not isinstance(found, Agent):
        raise NotFound
    return found


def _names_taken(records: Records, directory: Directory, acting: Agent, departement: str) -> set[str]:
    """As slugs: of what is published, and of one's own, which may have been made a second ago and not be published."""
    published = directory.organisations_of(departement)
    own = [OrganisationKey(one.organisation_id) for one in acting.roles if one.departement == departement]
    found = records.read(own).values() if own else ()
    return {slug(one.name) for one in (*published, *found) if isinstance(one, Organisation)}
