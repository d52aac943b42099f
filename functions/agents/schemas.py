"""What the agents' function reads and answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from rdv.domain.accounts import AccountLink, LinkPurpose
from rdv.domain.directory import AccessLevel, Agent, NotificationLevel, Organisation, Service, TerritoryRights
from rdv.domain.languages import Language
from rdv.domain.sessions import Session
from rdv.http.views import Identifier, ServiceView, Wire
from rdv.usecases.agent_identity_profile import ProfileChange, Surroundings

type Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f<>]+$")
]
type MaybeName = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[^\x00-\x1f\x7f<>]*$")
]
type Email = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=254)]
type MaybeEmail = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]
type Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^\x00-\x1f\x7f<>]*$")]
# Whatever a password is, it is judged; this only keeps a request from being long.
type Typed = Annotated[str, StringConstraints(max_length=1024)]
type LinkToken = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
type Path = Annotated[str, StringConstraints(max_length=2000)]
type Departement = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{1,3}$")]
type Ids = Annotated[tuple[Identifier, ...], Field(max_length=20)]
type Level = Literal["basic", "admin", "contributor"]


# --- who is signed in ------------------------------------------------------------------------------------------------


class OwnOrganisation(Wire):
    """An organisation where the agent has a role."""

    id: str
    name: str
    departement: str
    level: Level


class OwnTerritory(Wire):
    """A territory of the agent's, and what they may do in it."""

    departement: str
    name: str
    admin: bool
    manage_teams: bool
    manage_access_rights: bool
    invite_agents: bool


class Preferences(Wire):
    """Of what the agent is told, and how the agenda is drawn (AGM-08)."""

    notification_level: Literal["all", "others", "soon", "none"]
    told_of_openings: bool
    told_of_absences: bool
    display_saturdays: bool
    display_cancelled: bool


class Me(Wire):
    """The agent who is signed in."""

    id: str
    first_name: str
    last_name: str
    email: str
    language: Literal["fr", "en"]
    services: tuple[ServiceView, ...]
    is_secretary: bool
    organisations: tuple[OwnOrganisation, ...]
    territories: tuple[OwnTerritory, ...]
    preferences: Preferences
    connected_with_proconnect: bool
    version: int


class DeskSessionView(Wire):
    """The session of an agent's browser; `agent`, `csrf_token` and `expires_at` are null when nobody is signed in.

    `csrf_token` goes in the header `X-CSRF-Token` of every change. `proconnect`: whether this service offers it.
    """

    agent: Me | None
    csrf_token: str | None
    expires_at: datetime | None
    proconnect: bool


class AgentSignInRequest(Wire):
    """An address and its password."""

    email: Email
    password: Typed


class AgentSignedOut(Wire):
    """Where to end the identity provider's own session; null when none is open there."""

    logout_url: str | None


class AgentAddressRequest(Wire):
    """An e-mail address."""

    email: Email


class AgentMailSent(Wire):
    """The same for every address: how long the link of the mail is good, if one was sent, in seconds."""

    expires_in_seconds: int


class AgentLinkRequest(Wire):
    """The token of a mail's link."""

    token: LinkToken


class OpenedAgentLink(Wire):
    """What the link is for, and whose it is."""

    purpose: Literal["invitation", "reset", "email_change"]
    email: str
    first_name: str
    last_name: str
    organisation_name: str


class AgentPasswordChoice(Wire):
    """The token of a mail's link and the password to have; who accepts an invitation says their names too."""

    token: LinkToken
    password: Typed
    first_name: Name | None = None
    last_name: Name | None = None


class AgentConfirmedAddress(Wire):
    """The address that the account has now."""

    email: str


class AgentPasswordChange(Wire):
    """The password that was, and the one to have."""

    current_password: Typed
    password: Typed


class PreferencesChange(Wire):
    """The preferences that are to be different."""

    notification_level: Literal["all", "others", "soon", "none"] | None = None
    told_of_openings: bool | None = None
    told_of_absences: bool | None = None
    display_saturdays: bool | None = None
    display_cancelled: bool | None = None


class MeChange(Wire):
    """What the agent changes about themselves; `version` is what was seen."""

    first_name: Name | None = None
    last_name: Name | None = None
    language: Literal["fr", "en"] | None = None
    preferences: PreferencesChange | None = None
    version: int

    def to_change(self) -> ProfileChange:
        """The same for the use case."""
        wanted = self.preferences or PreferencesChange()
        return ProfileChange(
            self.version,
            self.first_name,
            self.last_name,
            Language(self.language) if self.language else None,
            NotificationLevel(wanted.notification_level) if wanted.notification_level else None,
            wanted.told_of_openings,
            wanted.told_of_absences,
            wanted.display_saturdays,
            wanted.display_cancelled,
        )


# --- ProConnect ------------------------------------------------------------------------------------------------------


class AgentVisitQuery(Wire):
    """Where to come back to, a path of the site."""

    return_to: Path = "/agent/"


class AgentReturnQuery(BaseModel):
    """What the provider sends back; it may add what it likes (RFC 6749 4.1.2)."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    state: Annotated[str, StringConstraints(max_length=512)] = ""
    code: Annotated[str, StringConstraints(max_length=4096)] = ""


class NewcomerView(Wire):
    """Whom ProConnect has identified, and who has no account yet."""

    email: str
    first_name: str
    last_name: str


class NewOrganisation(Wire):
    """The organisation with which an account begins (DS-2); without a service it is a town hall's."""

    organisation_name: Name
    departement: Departement
    service_id: Identifier | None = None


# --- the organisations of a territory ---------------------------------------------------------------------------------


class TerritoryOrganisation(Wire):
    """An organisation of a territory, as who may staff it finds it."""

    id: str
    name: str
    city: str


class TerritoryOrganisations(Wire):
    """The organisations of a territory, by name."""

    organisations: tuple[TerritoryOrganisation, ...]


class TerritoryOrganisationBody(Wire):
    """A new organisation; without a time zone it has its département's."""

    name: Name
    phone_number: Line = ""
    email: MaybeEmail = ""
    website: Line = ""
    city: Line = ""
    time_zone: Line = ""


# --- the agents of an organisation -----------------------------------------------------------------------------------


class StaffAgentView(Wire):
    """An agent in an organisation. `email` and `invited_at` are empty and null for who may not see profiles."""

    id: str
    first_name: str
    last_name: str
    email: str
    level: Level
    services: tuple[ServiceView, ...]
    pending: bool
    invited_at: datetime | None
    version: int


class StaffView(Wire):
    """The agents of an organisation, by last name."""

    agents: tuple[StaffAgentView, ...]


class InvitedAgentView(StaffAgentView):
    """An agent who has entered; `services_kept`: they were known, and their services are as they were."""

    warnings: tuple[Literal["services_kept"], ...]


class AgentInvitation(Wire):
    """Who is to enter; a contributor has a last name and no address. `organisation_ids`: others of the territory."""

    email: MaybeEmail = ""
    first_name: MaybeName = ""
    last_name: MaybeName = ""
    level: Level
    service_ids: Ids
    organisation_ids: Ids = ()


class StaffAgentChange(Wire):
    """What is to be different about an agent; `email` makes an agent of a contributor."""

    level: Level | None = None
    service_ids: Ids | None = None
    email: Email | None = None
    version: int


class AgentLeft(Wire):
    """What the removal was: of an invitation, of an agent with their last organisation, or from this one alone."""

    outcome: Literal["invitation_deleted", "agent_deleted", "agent_removed"]


class TerritoryRightsView(Wire):
    """What an agent may do in a territory."""

    admin: bool
    manage_teams: bool
    manage_access_rights: bool
    invite_agents: bool
    version: int


# --- views -----------------------------------------------------------------------------------------------------------


def me_view(agent: Agent, around: Surroundings) -> Me:
    """The agent, with the names of where they work."""
    organisations = [
        OwnOrganisation(id=one.organisation_id, name=place.name, departement=one.departement, level=one.level.value)
        for one in agent.roles
        if (place := around.organisations.get(one.organisation_id)) is not None
    ]
    return Me(
        id=agent.id,
        first_name=agent.first_name,
        last_name=agent.last_name,
        email=agent.email,
        language=agent.language.value,
        services=_services(agent, around.services),
        is_secretary=agent.is_secretary,
        organisations=tuple(sorted(organisations, key=lambda one: one.name.casefold())),
        territories=tuple(
            OwnTerritory(
                departement=one.departement,
                name=territory.name if (territory := around.territories.get(one.departement)) else one.departement,
                admin=one.admin,
                manage_teams=one.manage_teams,
                manage_access_rights=one.manage_access_rights,
                invite_agents=one.invite_agents,
            )
            for one in sorted(agent.rights, key=lambda one: one.departement)
        ),
        preferences=Preferences(
            notification_level=agent.notification_level.value,
            told_of_openings=agent.told_of_openings,
            told_of_absences=agent.told_of_absences,
            display_saturdays=agent.display_saturdays,
            display_cancelled=agent.display_cancelled,
        ),
        connected_with_proconnect=agent.connected_with_proconnect,
        version=agent.version,
    )


def desk_session_view(
    me: Me | None, session: Session | None, csrf_token: str | None, *, proconnect: bool
) -> DeskSessionView:
    """The view of a session, or of none."""
    ends_at = session.ends_at if session else None
    return DeskSessionView(agent=me, csrf_token=csrf_token, expires_at=ends_at, proconnect=proconnect)


# What agents' mails are for.
_PURPOSES: dict[LinkPurpose, Literal["invitation", "reset", "email_change"]] = {
    LinkPurpose.INVITATION: "invitation",
    LinkPurpose.RESET: "reset",
    LinkPurpose.EMAIL_CHANGE: "email_change",
}


def opened_link(link: AccountLink) -> OpenedAgentLink:
    """The view of a mail's link."""
    return OpenedAgentLink(
        purpose=_PURPOSES[link.purpose],
        email=link.email,
        first_name=link.first_name,
        last_name=link.last_name,
        organisation_name=link.organisation_name,
    )


def staff_agent_view(
    agent: Agent, organisation_id: str, services: Mapping[str, Service], *, whole: bool
) -> StaffAgentView:
    """An agent as a member of an organisation; `whole`: with what only who may see profiles sees."""
    return StaffAgentView(
        id=agent.id,
        first_name=agent.first_name,
        last_name=agent.last_name,
        email=agent.email if whole else "",
        level=(agent.level_in(organisation_id) or AccessLevel.BASIC).value,
        services=_services(agent, services),
        pending=not agent.is_complete,
        invited_at=agent.invited_at if whole else None,
        version=agent.version,
    )


def territory_organisation(organisation: Organisation) -> TerritoryOrganisation:
    """The view of an organisation in its territory's list."""
    return TerritoryOrganisation(id=organisation.id, name=organisation.name, city=organisation.city)


def rights_view(agent: Agent, departement: str) -> TerritoryRightsView:
    """The agent's rights in a territory."""
    rights = agent.rights_in(departement)
    return TerritoryRightsView(
        admin=rights.admin,
        manage_teams=rights.manage_teams,
        manage_access_rights=rights.manage_access_rights,
        invite_agents=rights.invite_agents,
        version=agent.version,
    )


def territory_rights(view: TerritoryRightsView, departement: str) -> TerritoryRights:
    """The rights that a request asks for."""
    return TerritoryRights(departement, view.admin, view.manage_teams, view.manage_access_rights, view.invite_agents)


def _services(agent: Agent, services: Mapping[str, Service]) -> tuple[ServiceView, ...]:
    known = [services[one] for one in agent.service_ids if one in services]
    return tuple(ServiceView(id=one.id, name=one.name) for one in known)
