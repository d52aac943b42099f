"""What a territory settles: itself, the services that it uses, its teams (2.1, 2.3, 2.4.2, 7.16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import ids
from ..domain.directory import Agent, Service, Team, Territory, slug
from ..domain.errors import FieldError, Forbidden, Invalid, NotFound, Unavailable
from ..domain.policy import On, Right
from ..ports import (
    AgentKey,
    Books,
    Conflict,
    Directory,
    Drop,
    Put,
    Records,
    ServiceKey,
    TeamKey,
    TerritoryKey,
)
from .agents_acting import Desk
from .claims import rounds
from .naming import commit_named
from .settling import Changes, Overtaken

# TER-01, as slugs.
RESERVED_TERRITORIES = frozenset({"mairies", "conseillers_numeriques", "visioplainte"})
MOST_AGENTS_OF_A_TEAM = 90


def territory_of(desk: Desk, right: Right, departement: str) -> Territory:
    """The territory that a desk was opened on (`also=[TerritoryKey(…)]`). Raises Forbidden, NotFound."""
    desk.demand(right, On(departement=departement))
    found = desk.found.get(TerritoryKey(departement))
    if not isinstance(found, Territory):
        raise NotFound
    return found


def change_territory(records: Records, desk: Desk, departement: str, changes: Changes, version: int) -> Territory:
    """Another name, other optional fields. Raises Forbidden, NotFound, Overtaken, Invalid (TER-01), Unavailable."""
    before = territory_of(desk, Right.TERRITORY_EDIT, departement)
    if before.version != version:
        raise Overtaken(before)
    after = replace(before, **changes)  # type: ignore[arg-type]
    if not after.name.strip():
        raise Invalid([FieldError("name", "required")])
    renamed = slug(after.name) != slug(before.name)
    if renamed and not RESERVED_TERRITORIES.isdisjoint({slug(before.name), slug(after.name)}):
        raise Invalid([FieldError("name", "taken")])
    return _save_territory(records, before, after)


# --- services --------------------------------------------------------------------------------------------------------


def services_used(books: Books, territory: Territory) -> list[tuple[Service, bool]]:
    """The national list by name, each with whether the territory uses it."""
    return [(one, one.id in territory.service_ids) for one in books.services()]


def choose_services(
    records: Records,
    books: Books,
    directory: Directory,
    desk: Desk,
    departement: str,
    service_ids: Sequence[str],
    version: int | None,
) -> Territory:
    """Which services the territory uses; one that motifs of its organisations have stays (SRV-02).

    Raises Forbidden, NotFound, Overtaken, Invalid, Unavailable.
    """
    before = territory_of(desk, Right.TERRITORY_EDIT, departement)
    if version is not None and before.version != version:
        raise Overtaken(before)
    known = [one.id for one in books.services()]
    if not set(service_ids) <= set(known):
        raise Invalid([FieldError("service_ids", "unknown")])
    wanted = tuple(one for one in known if one in service_ids)
    if gone := set(before.service_ids) - set(wanted):
        for organisation in directory.organisations_of(departement):
            book = books.book(organisation.id)
            if book and any(motif.service_id in gone and not motif.deleted for motif in book.motifs):
                raise Invalid([FieldError("service_ids", "service_in_use")])
    return _save_territory(records, before, replace(before, service_ids=wanted))


def create_service(records: Records, books: Books, desk: Desk, name: str, short_name: str) -> Service:
    """A new service of the national list, by the admin of any territory (2.3). Raises Forbidden, Invalid, Unavailable."""
    mine = [On(departement=one.departement) for one in desk.agent.rights]
    if not any(desk.may(Right.TERRITORY_EDIT, one) for one in mine):
        raise Forbidden
    typed = {"name": name.strip(), "short_name": short_name.strip()}
    services = books.services()
    errors = [FieldError(field, "required") for field, text in typed.items() if not text]
    errors += [
        FieldError(field, "taken")
        for field, text in typed.items()
        if text and any(getattr(one, field).casefold() == text.casefold() for one in services)
    ]
    if errors:
        raise Invalid(errors)
    service = Service(ids.derived_id("service", slug(typed["name"])), typed["name"], typed["short_name"])
    try:
        records.commit([Put(ServiceKey(service.id), service, 0)])
    except Conflict:
        # Somebody else has just made the same, or one that differs by an accent.
        raise Invalid([FieldError("name", "taken")]) from None
    return service


# --- teams -----------------------------------------------------------------------------------------------------------


def teams_of(directory: Directory, desk: Desk, departement: str) -> Sequence[Team]:
    """The teams of a territory, by name. Raises Forbidden, NotFound."""
    desk.demand(Right.TEAM_EDIT, On(departement=departement))
    return directory.teams_of(departement)


def create_team(
    records: Records, directory: Directory, desk: Desk, departement: str, name: str, agent_ids: Sequence[str]
) -> Team:
    """A new team. Raises Forbidden, NotFound, Invalid, Unavailable."""
    desk.demand(Right.TEAM_EDIT, On(departement=departement))
    team = Team(ids.new_id(), departement, name.strip(), tuple(dict.fromkeys(agent_ids)))
    _check_team(records, directory, team)
    commit_named(records, [Put(TeamKey(departement, team.id), team, 0)], after=team)
    return team


def change_team(
    records: Records, directory: Directory, desk: Desk, departement: str, team_id: str, changes: Changes, version: int
) -> Team:
    """Another name, other agents. Raises Forbidden, NotFound, Overtaken, Invalid, Unavailable."""
    before = _team(records, desk, departement, team_id)
    if before.version != version:
        raise Overtaken(before)
    after = replace(before, **changes)  # type: ignore[arg-type]
    _check_team(records, directory, after)
    if after == before:
        return before
    saved, key = replace(after, version=before.version + 1), TeamKey(departement, team_id)
    try:
        commit_named(records, [Put(key, saved, before.version)], before=before, after=saved)
    except Conflict as conflict:
        raise _gone_or_overtaken(conflict.current.get(key)) from None
    return saved


def delete_team(records: Records, desk: Desk, departement: str, team_id: str) -> None:
    """Delete a team; its agents stay what they are. Raises Forbidden, NotFound, Unavailable."""
    for _ in rounds():
        team = _team(records, desk, departement, team_id)
        try:
            commit_named(records, [Drop(TeamKey(departement, team_id), expected_version=team.version)], before=team)
        except Conflict:
            # It is called otherwise by now, and the name that it had may be another's.
            continue
        return
    raise Unavailable


def _team(records: Records, desk: Desk, departement: str, team_id: str) -> Team:
    desk.demand(Right.TEAM_EDIT, On(departement=departement))
    key = TeamKey(departement, team_id)
    team = records.read([key]).get(key)
    if not isinstance(team, Team):
        raise NotFound
    return team


def _check_team(records: Records, directory: Directory, team: Team) -> None:
    """2.4.2: a name that is free in the territory, agents who work there and nowhere else. Raises Invalid."""
    errors: list[FieldError] = []
    if not team.name.strip():
        errors.append(FieldError("name", "required"))
    others = directory.teams_of(team.departement)
    if any(one.id != team.id and slug(one.name) == slug(team.name) for one in others):
        errors.append(FieldError("name", "taken"))
    if len(team.agent_ids) > MOST_AGENTS_OF_A_TEAM:
        errors.append(FieldError("agent_ids", "too_long"))
        raise Invalid(errors)
    found = records.read([AgentKey(one) for one in team.agent_ids])
    for agent_id in team.agent_ids:
        agent = found.get(AgentKey(agent_id))
        if not isinstance(agent, Agent) or agent.deleted_at is not None:
            errors.append(FieldError("agent_ids", "unknown"))
        elif {role.departement for role in agent.roles} != {team.departement}:
            errors.append(FieldError("agent_ids", "other_territory"))
    if errors:
        raise Invalid(list(dict.fromkeys(errors)))


def _save_territory(records: Records, before: Territory, after: Territory) -> Territory:
    if after == before:
        return before
    saved, key = replace(after, version=before.version + 1), TerritoryKey(before.departement)
    try:
        records.commit([Put(key, saved, before.version)])
    except Conflict as conflict:
        raise _gone_or_overtaken(conflict.current.get(key)) from None
    return saved


def _gone_or_overtaken(current: object) -> Exception:
    return Overtaken(current) if current is not None else NotFound()
