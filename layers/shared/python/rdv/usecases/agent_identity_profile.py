"""What an agent sees and settles about themselves: names, language, preferences, and where they work (AGM-07, AGM-08)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..domain.directory import Agent, NotificationLevel, Organisation, Service, Territory
from ..domain.errors import ChangedMeanwhile, FieldError, Invalid
from ..domain.languages import Language
from ..ports import AgentKey, Conflict, Key, OrganisationKey, Records, ServiceKey, TerritoryKey
from .agent_accounts import put_agent
from .agents_acting import Desk


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where an agent works, by id, and their territories by département; what is not settled is not in it."""

    services: Mapping[str, Service]
    organisations: Mapping[str, Organisation]
    territories: Mapping[str, Territory]


def surroundings(records: Records, agent: Agent) -> Surroundings:
    """The agent's services, organisations and territories, in one round trip."""
    departements = sorted({one.departement for one in (*agent.roles, *agent.rights)})
    keys: list[Key] = [ServiceKey(one) for one in agent.service_ids]
    keys += [OrganisationKey(one.organisation_id) for one in agent.roles]
    keys += [TerritoryKey(one) for one in departements]
    found = records.read(list(dict.fromkeys(keys))).values() if keys else ()
    return Surroundings(
        {one.id: one for one in found if isinstance(one, Service)},
        {one.id: one for one in found if isinstance(one, Organisation)},
        {one.departement: one for one in found if isinstance(one, Territory)},
    )


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """What is to be different; None where nothing is. `version` is what was seen."""

    version: int
    first_name: str | None = None
    last_name: str | None = None
    language: Language | None = None
    notification_level: NotificationLevel | None = None
    told_of_openings: bool | None = None
    told_of_absences: bool | None = None
    display_saturdays: bool | None = None
    display_cancelled: bool | None = None


_FIELDS = (
    *("first_name", "last_name", "language", "notification_level"),
    *("told_of_openings", "told_of_absences", "display_saturdays", "display_cancelled"),
)


def change_own_profile(records: Records, desk: Desk, change: ProfileChange) -> Agent:
    """Other names or preferences; names that come from ProConnect are not changed here.

    Raises ChangedMeanwhile, Invalid (`first_name`, `last_name`), Unavailable.
    """
    agent = desk.agent
    if agent.version != change.version:
        raise ChangedMeanwhile
    wanted = {name: getattr(change, name) for name in _FIELDS if getattr(change, name) is not None}
    changed = replace(agent, **wanted)
    if agent.connected_with_proconnect:
        frozen = [one for one in ("first_name", "last_name") if getattr(changed, one) != getattr(agent, one)]
        if frozen:
            raise Invalid([FieldError(one, "frozen_by_proconnect") for one in frozen])
    if changed == agent:
        return agent
    try:
        records.commit([put_agent(agent, changed)])
    except Conflict as conflict:
        raise ChangedMeanwhile from conflict
    return replace(changed, version=agent.version + 1)


def own_now(records: Records, desk: Desk) -> Agent:
    """The agent as they are by now."""
    key = AgentKey(desk.agent.id)
    found = records.read([key]).get(key)
    return found if isinstance(found, Agent) else desk.agent
