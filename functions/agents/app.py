"""Agents over HTTP: signing in and out, their own profile, and the agents of an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit
from chalice.app import Chalice

from rdv.domain.accounts import LINK_LIFETIMES, LinkPurpose
from rdv.domain.directory import AccessLevel, Agent, Service
from rdv.domain.errors import ChangedMeanwhile, DomainError, ProviderFailed, Unavailable
from rdv.domain.languages import Language
from rdv.domain.policy import On, Right, about_agent
from rdv.domain.sessions import SignInWay
from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import (
    AGENT_COOKIE,
    CSRF_HEADER,
    agent_cookie,
    cookie,
    forgotten_agent,
    only_json,
    presented_by_agent,
)
from rdv.telemetry import Line, log
from rdv.usecases.accounts import Visitor
from rdv.usecases.agent_accounts import AgentSignedIn
from rdv.usecases.agent_identity import (
    change_agent_password,
    choose_agent_password,
    confirm_agent_email,
    open_agent_link,
    request_agent_email_change,
    request_agent_reset,
    sign_agent_in,
)
from rdv.usecases.agent_identity_profile import change_own_profile, own_now, surroundings
from rdv.usecases.agent_identity_provider import (
    Newcomer,
    found_organisation,
    leave_for_proconnect,
    newcomer_of,
    return_from_proconnect,
)
from rdv.usecases.agents_acting import Desk, at_desk, at_desk_if_any, secret_of
from rdv.usecases.identifying import VISIT_LIFETIME
from rdv.usecases.inviting import Wanted, invite, invite_again
from rdv.usecases.organising import create_organisation, organisations_seen
from rdv.usecases.sessions import end
from rdv.usecases.staffing import Change, change_member, change_rights, rights_of, services_named, staff_of
from rdv.usecases.staffing_removal import delete_oneself, remove_member

from . import wiring as parts
from .schemas import (
    AgentAddressRequest,
    AgentConfirmedAddress,
    AgentInvitation,
    AgentLeft,
    AgentLinkRequest,
    AgentMailSent,
    AgentPasswordChange,
    AgentPasswordChoice,
    AgentReturnQuery,
    AgentSignedOut,
    AgentSignInRequest,
    AgentVisitQuery,
    DeskSessionView,
    InvitedAgentView,
    Me,
    MeChange,
    NewcomerView,
    NewOrganisation,
    OpenedAgentLink,
    StaffAgentChange,
    StaffAgentView,
    StaffView,
    TerritoryOrganisation,
    TerritoryOrganisationBody,
    TerritoryOrganisations,
    TerritoryRightsView,
    desk_session_view,
    me_view,
    opened_link,
    rights_view,
    staff_agent_view,
    territory_organisation,
    territory_rights,
)

VISIT_COOKIE = "__Host-agent-visit"
NEWCOMER_COOKIE = "__Host-agent-new"
# Where the dashboard says that signing in with the provider did not work, and where who has no account makes one.
FAILED = "/agent/connexion?error=proconnect"
NEW = "/agent/nouveau"
ORGANISATION_AGENTS = "/api/agent/organisations/{organisation_id}/agents"
TERRITORY_ORGANISATIONS = "/api/agent/territories/{departement}/organisations"
RIGHTS = "/api/agent/territories/{departement}/agents/{agent_id}/rights"

app = Chalice(app_name="agents", configure_logs=False)
wiring = parts.wire()
# The same measures as the handler's, which writes them out.
metrics = Metrics()
api = Api(app, wiring.forwarded_hops)


# --- the session ---------------------------------------------------------------------------------------------------


@api.route("GET", "/api/agent/session", answers={200: DeskSessionView})
def read_agent_session(call: Call) -> Answer:
    """Which agent is signed in in this browser, if any; the cookie is good for as long again."""
    shown = presented_by_agent(call)
    desk = at_desk_if_any(wiring.records, wiring.clock, wiring.keyring, shown)
    if desk is None:
        cookies = (forgotten_agent(),) if shown.secret else ()
        view = desk_session_view(None, None, None, proconnect=wiring.proconnect.is_offered)
        return Answer(view, cookies=cookies)
    view = desk_session_view(_me(desk.agent), desk.session, desk.csrf_token, proconnect=wiring.proconnect.is_offered)
    return Answer(view, cookies=(agent_cookie(shown.secret),))


@api.route(
    "POST",
    "/api/agent/sessions",
    body=AgentSignInRequest,
    answers={201: DeskSessionView},
    problems=("wrong_credentials", "too_many_attempts", "invalid"),
)
def create_agent_session(call: Call, body: AgentSignInRequest) -> Answer:
    """Sign an agent in with an address and its password."""
    only_json(call)
    signed_in = sign_agent_in(
        wiring.records, wiring.clock, wiring.keyring, parts.passwords(), _visitor(call), body.email, body.password
    )
    return _signed_in(signed_in)


@api.route(
    "DELETE",
    "/api/agent/session",
    answers={200: AgentSignedOut},
    problems=("wrong_csrf_token",),
    headers=(CSRF_HEADER,),
)
def delete_agent_session(call: Call) -> Answer:
    """Sign the agent out; again, nothing changes."""
    desk = at_desk_if_any(wiring.records, wiring.clock, wiring.keyring, presented_by_agent(call))
    logout_url = None
    if desk is not None:
        end(wiring.records, desk.actor)
        if desk.session.way is SignInWay.PROCONNECT:
            logout_url = _logout_url(desk.session.id_token, desk.csrf_token)
    return Answer(AgentSignedOut(logout_url=logout_url), cookies=(forgotten_agent(),))


def _logout_url(id_token: str, state: str) -> str | None:
    """None when the provider cannot be asked: whoever signs out is signed out here all the same."""
    try:
        return parts.provider().logout_url(id_token, state)
    except DomainError as error:
        _provider_failed(error)
        return None


# --- the links of mails ----------------------------------------------------------------------------------------------


@api.route(
    "POST",
    "/api/agent/password_resets",
    body=AgentAddressRequest,
    answers={202: AgentMailSent},
    problems=("too_many_attempts", "invalid"),
)
def create_agent_password_reset(call: Call, body: AgentAddressRequest) -> Answer:
    """Have a link sent to choose another password."""
    request_agent_reset(wiring.records, wiring.clock, wiring.keyring, _visitor(call), body.email, call.language)
    return _mail_sent(LinkPurpose.RESET)


@api.route(
    "POST",
    "/api/agent/links/open",
    body=AgentLinkRequest,
    answers={200: OpenedAgentLink},
    problems=("not_found", "account_link_expired", "too_many_attempts", "invalid"),
)
def open_link(call: Call, body: AgentLinkRequest) -> Answer:
    """See what the link of an agent's mail is for; nothing is used up."""
    link = open_agent_link(wiring.records, wiring.clock, wiring.keyring, _visitor(call), body.token)
    return Answer(opened_link(link))


@api.route(
    "POST",
    "/api/agent/links/password",
    body=AgentPasswordChoice,
    answers={201: DeskSessionView},
    problems=("not_found", "account_link_expired", "too_many_attempts", "invalid"),
)
def choose_password_by_link(call: Call, body: AgentPasswordChoice) -> Answer:
    """Accept an invitation, or choose another password, by the link of a mail; and be signed in."""
    only_json(call)
    signed_in = choose_agent_password(
        wiring.records,
        wiring.clock,
        wiring.keyring,
        parts.passwords(),
        _visitor(call),
        body.token,
        body.password,
        body.first_name or "",
        body.last_name or "",
    )
    return _signed_in(signed_in)


@api.route(
    "POST",
    "/api/agent/links/email",
    body=AgentLinkRequest,
    answers={200: AgentConfirmedAddress},
    problems=("not_found", "account_link_expired", "too_many_attempts", "invalid"),
)
def confirm_address(call: Call, body: AgentLinkRequest) -> Answer:
    """Confirm the new address of an agent by the link that was sent to it."""
    email = confirm_agent_email(wiring.records, wiring.clock, wiring.keyring, _visitor(call), body.token)
    return Answer(AgentConfirmedAddress(email=email))


# --- oneself ---------------------------------------------------------------------------------------------------------


@api.route("GET", "/api/agent/me", answers={200: Me}, problems=("unauthenticated",), needs_session=True)
def read_me(call: Call) -> Answer:
    """The agent's own profile and preferences."""
    return Answer(_me(_desk(call).agent))


@api.route(
    "PATCH",
    "/api/agent/me",
    body=MeChange,
    answers={200: Me},
    problems=("unauthenticated", "wrong_csrf_token", "changed_meanwhile", "invalid"),
    needs_session=True,
)
def change_me(call: Call, body: MeChange) -> Answer:
    """Change one's own names, language or preferences."""
    desk = _desk(call)
    try:
        return Answer(_me(change_own_profile(wiring.records, desk, body.to_change())))
    except ChangedMeanwhile:
        current = _me(own_now(wiring.records, desk))
        raise ChangedMeanwhile(current.model_dump(mode="json")) from None


@api.route(
    "DELETE",
    "/api/agent/me",
    answers={204: None},
    problems=("unauthenticated", "wrong_csrf_token", "cannot_leave", "last_territory_admin"),
    needs_session=True,
)
def delete_me(call: Call) -> Answer:
    """Delete one's own account, unless an organisation does not let go."""
    desk = _desk(call)
    delete_oneself(wiring.records, wiring.books, wiring.directory, wiring.clock, wiring.keyring, desk)
    return Answer(status=204, cookies=(forgotten_agent(),))


@api.route(
    "PUT",
    "/api/agent/password",
    body=AgentPasswordChange,
    answers={204: None},
    problems=("unauthenticated", "wrong_csrf_token", "too_many_attempts", "invalid"),
    needs_session=True,
)
def change_own_password(call: Call, body: AgentPasswordChange) -> Answer:
    """Change one's own password; every other session ends."""
    desk = _desk(call)
    change_agent_password(
        wiring.records,
        wiring.clock,
        wiring.keyring,
        parts.passwords(),
        desk,
        body.current_password,
        body.password,
    )
    return Answer(status=204)


@api.route(
    "POST",
    "/api/agent/email_changes",
    body=AgentAddressRequest,
    answers={202: AgentMailSent},
    problems=("unauthenticated", "wrong_csrf_token", "too_many_attempts", "invalid"),
    needs_session=True,
)
def create_agent_email_change(call: Call, body: AgentAddressRequest) -> Answer:
    """Have a link sent to another address, which it makes the agent's."""
    desk = _desk(call)
    request_agent_email_change(wiring.records, wiring.clock, wiring.keyring, _visitor(call), desk, body.email)
    return _mail_sent(LinkPurpose.EMAIL_CHANGE)


# --- ProConnect ------------------------------------------------------------------------------------------------------


@api.route(
    "GET",
    "/agent_connect/auth",
    query=AgentVisitQuery,
    answers={302: None},
    problems=("not_found", "too_many_attempts"),
)
def visit_proconnect(call: Call, query: AgentVisitQuery) -> Answer:
    """Go to ProConnect."""
    provider = parts.provider()
    try:
        departure = leave_for_proconnect(wiring.records, wiring.clock, provider, _visitor(call), query.return_to)
    except (ProviderFailed, Unavailable) as error:
        _provider_failed(error)
        return Answer.redirect(FAILED)
    return Answer.redirect(departure.url, cookie(VISIT_COOKIE, departure.browser_secret, VISIT_LIFETIME))


@api.route("GET", "/agent_connect/callback", query=AgentReturnQuery, answers={302: None}, problems=("not_found",))
def come_back(call: Call, query: AgentReturnQuery) -> Answer:
    """Come back from ProConnect: signed in, to make an account, or not."""
    provider = parts.provider()
    forgotten = cookie(VISIT_COOKIE, "", timedelta())
    try:
        back = return_from_proconnect(
            wiring.records,
            wiring.clock,
            wiring.keyring,
            provider,
            _visitor(call),
            call.cookie(VISIT_COOKIE),
            query.state,
            query.code,
        )
    except (ProviderFailed, Unavailable) as error:
        _provider_failed(error)
        return Answer.redirect(FAILED, forgotten)
    if isinstance(back, Newcomer):
        ticket = cookie(NEWCOMER_COOKIE, back.secret, LINK_LIFETIMES[LinkPurpose.NEWCOMER])
        return Answer.redirect(NEW, ticket, forgotten)
    return Answer.redirect(back.return_to, agent_cookie(back.cookie), forgotten)


@api.route("GET", "/api/agent/newcomer", answers={200: NewcomerView}, problems=("unauthenticated",))
def read_newcomer(call: Call) -> Answer:
    """Whom ProConnect has identified in this browser, when they have no account yet."""
    link = newcomer_of(wiring.records, wiring.clock, call.cookie(NEWCOMER_COOKIE))
    return Answer(NewcomerView(email=link.email, first_name=link.first_name, last_name=link.last_name))


@api.route(
    "POST",
    "/api/agent/organisations",
    body=NewOrganisation,
    answers={201: DeskSessionView},
    problems=("unauthenticated", "account_link_expired", "invalid"),
)
def found_own_organisation(call: Call, body: NewOrganisation) -> Answer:
    """Make the account of whom ProConnect has identified, with an organisation that they administer."""
    only_json(call)
    signed_in = found_organisation(
        wiring.records,
        wiring.books,
        wiring.directory,
        wiring.clock,
        wiring.keyring,
        _visitor(call),
        call.cookie(NEWCOMER_COOKIE),
        body.organisation_name,
        body.departement,
        body.service_id,
        Language(call.language),
    )
    return _signed_in(signed_in, cookie(NEWCOMER_COOKIE, "", timedelta()))


# --- the organisations of a territory ---------------------------------------------------------------------------------


@api.route(
    "GET",
    TERRITORY_ORGANISATIONS,
    answers={200: TerritoryOrganisations},
    problems=("unauthenticated", "forbidden", "not_found"),
    needs_session=True,
)
def list_territory_organisations(call: Call) -> Answer:
    """The organisations of a territory, for who manages its roles without being in them."""
    found = organisations_seen(wiring.directory, _desk(call), call.path["departement"])
    return Answer(TerritoryOrganisations(organisations=tuple(territory_organisation(one) for one in found)))


@api.route(
    "POST",
    TERRITORY_ORGANISATIONS,
    body=TerritoryOrganisationBody,
    answers={201: TerritoryOrganisation},
    problems=("unauthenticated", "wrong_csrf_token", "forbidden", "not_found", "invalid"),
    needs_session=True,
)
def add_organisation(call: Call, body: TerritoryOrganisationBody) -> Answer:
    """Add an organisation to a territory; who adds it administers it."""
    typed = body.model_dump(exclude_unset=True)
    made = create_organisation(wiring.records, wiring.directory, _desk(call), call.path["departement"], typed)
    return Answer(territory_organisation(made), 201)


# --- the agents of an organisation -----------------------------------------------------------------------------------


@api.route(
    "GET",
    ORGANISATION_AGENTS,
    answers={200: StaffView},
    problems=("unauthenticated", "forbidden", "not_found"),
    needs_session=True,
)
def list_agents(call: Call) -> Answer:
    """The agents of an organisation; addresses for who may see profiles."""
    desk, organisation_id = _desk(call), call.path["organisation_id"]
    staff = staff_of(wiring.records, desk, organisation_id)
    views = [_staff_view(desk, one, organisation_id, staff.services) for one in staff.agents]
    return Answer(StaffView(agents=tuple(views)))


@api.route(
    "POST",
    ORGANISATION_AGENTS,
    body=AgentInvitation,
    answers={201: InvitedAgentView},
    problems=(
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
        "already_member",
        "already_invited",
        "too_many_attempts",
        "invalid",
    ),
    needs_session=True,
)
def invite_agent(call: Call, body: AgentInvitation) -> Answer:
    """Let an agent enter: who is known at once, who is not by an invitation; a contributor is only named."""
    desk, organisation_id = _desk(call), call.path["organisation_id"]
    wanted = Wanted(
        AccessLevel(body.level),
        tuple(dict.fromkeys(body.service_ids)),
        (organisation_id, *body.organisation_ids),
        body.email,
        body.first_name,
        body.last_name,
    )
    entered = invite(wiring.records, wiring.clock, wiring.keyring, _visitor(call), desk, wanted)
    view = _staff_view(desk, entered.agent, organisation_id)
    shown = {**view.model_dump(), "warnings": entered.warnings}
    return Answer(InvitedAgentView.model_validate(shown), 201)


@api.route(
    "PATCH",
    ORGANISATION_AGENTS + "/{agent_id}",
    body=StaffAgentChange,
    answers={200: StaffAgentView},
    problems=(
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
        "changed_meanwhile",
        "last_admin",
        "last_territory_admin",
        "several_organisations",
        "has_openings",
        "too_many_attempts",
        "invalid",
    ),
    needs_session=True,
)
def change_agent(call: Call, body: StaffAgentChange) -> Answer:
    """Change an agent's level or services; make an agent of a contributor, or a contributor of an agent."""
    desk, organisation_id, agent_id = _desk(call), call.path["organisation_id"], call.path["agent_id"]
    change = Change(
        body.version,
        AccessLevel(body.level) if body.level else None,
        tuple(dict.fromkeys(body.service_ids)) if body.service_ids is not None else None,
        body.email,
    )
    try:
        agent = change_member(
            wiring.records,
            wiring.books,
            wiring.clock,
            wiring.keyring,
            _visitor(call),
            desk,
            organisation_id,
            agent_id,
            change,
        )
    except ChangedMeanwhile:
        staff = staff_of(wiring.records, desk, organisation_id)
        current = next((one for one in staff.agents if one.id == agent_id), None)
        shown = _staff_view(desk, current, organisation_id, staff.services) if current else None
        raise ChangedMeanwhile(shown.model_dump(mode="json") if shown else None) from None
    return Answer(_staff_view(desk, agent, organisation_id))


@api.route(
    "POST",
    ORGANISATION_AGENTS + "/{agent_id}/invitations",
    answers={202: AgentMailSent},
    problems=("unauthenticated", "wrong_csrf_token", "forbidden", "not_found", "already_member", "too_many_attempts"),
    needs_session=True,
)
def invite_agent_again(call: Call) -> Answer:
    """Have an invitation sent once more."""
    desk = _desk(call)
    invite_again(
        wiring.records,
        wiring.clock,
        wiring.keyring,
        _visitor(call),
        desk,
        call.path["organisation_id"],
        call.path["agent_id"],
    )
    return _mail_sent(LinkPurpose.INVITATION)


@api.route(
    "DELETE",
    ORGANISATION_AGENTS + "/{agent_id}",
    answers={200: AgentLeft},
    problems=(
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
        "has_appointments",
        "last_admin",
        "last_territory_admin",
    ),
    needs_session=True,
)
def remove_agent(call: Call) -> Answer:
    """Remove an agent, or an invitation, from an organisation, with the openings there."""
    outcome = remove_member(
        wiring.records,
        wiring.books,
        wiring.directory,
        wiring.clock,
        wiring.keyring,
        _desk(call),
        call.path["organisation_id"],
        call.path["agent_id"],
    )
    return Answer(AgentLeft(outcome=outcome.value))


# --- rights in a territory -------------------------------------------------------------------------------------------


@api.route(
    "GET",
    RIGHTS,
    answers={200: TerritoryRightsView},
    problems=("unauthenticated", "forbidden", "not_found"),
    needs_session=True,
)
def read_rights(call: Call) -> Answer:
    """What an agent may do in a territory."""
    departement = call.path["departement"]
    return Answer(rights_view(rights_of(wiring.records, _desk(call), departement, call.path["agent_id"]), departement))


@api.route(
    "PUT",
    RIGHTS,
    body=TerritoryRightsView,
    answers={200: TerritoryRightsView},
    problems=(
        "unauthenticated",
        "wrong_csrf_token",
        "forbidden",
        "not_found",
        "changed_meanwhile",
        "last_territory_admin",
        "invalid",
    ),
    needs_session=True,
)
def write_rights(call: Call, body: TerritoryRightsView) -> Answer:
    """Settle what an agent may do in a territory."""
    desk, departement, agent_id = _desk(call), call.path["departement"], call.path["agent_id"]
    try:
        agent = change_rights(wiring.records, desk, agent_id, territory_rights(body, departement), body.version)
    except ChangedMeanwhile:
        current = rights_view(rights_of(wiring.records, desk, departement, agent_id), departement)
        raise ChangedMeanwhile(current.model_dump(mode="json")) from None
    return Answer(rights_view(agent, departement))


# --- what they share -----------------------------------------------------------------------------------------------


def _desk(call: Call) -> Desk:
    return at_desk(wiring.records, wiring.clock, wiring.keyring, presented_by_agent(call))


def _visitor(call: Call) -> Visitor:
    return Visitor.of(wiring.keyring, call.source_address, secret_of(call.cookie(AGENT_COOKIE)))


def _me(agent: Agent) -> Me:
    return me_view(agent, surroundings(wiring.records, agent))


def _staff_view(
    desk: Desk, agent: Agent, organisation_id: str, services: Mapping[str, Service] | None = None
) -> StaffAgentView:
    known = services_named(wiring.records, agent.service_ids) if services is None else services
    role = next((one for one in agent.roles if one.organisation_id == organisation_id), None)
    on = On(organisation_id, role.departement if role else "")
    whole = desk.may(Right.AGENT_SEE, about_agent(agent, organisation_id)) or desk.may(Right.ROLE_EDIT, on)
    return staff_agent_view(agent, organisation_id, known, whole=whole)


def _mail_sent(purpose: LinkPurpose) -> Answer:
    return Answer(AgentMailSent(expires_in_seconds=int(LINK_LIFETIMES[purpose].total_seconds())), 202)


def _signed_in(signed_in: AgentSignedIn, *cookies: str) -> Answer:
    started = signed_in.started
    view = desk_session_view(
        _me(signed_in.member.agent), started.session, started.csrf_token, proconnect=wiring.proconnect.is_offered
    )
    return Answer(view, 201, cookies=(agent_cookie(signed_in.cookie), *cookies))


def _provider_failed(error: DomainError) -> None:
    log(Line.PROVIDER_FAILED, code=error.code)
    metrics.add_metric(name="ProviderFailures", unit=MetricUnit.Count, value=1)


handler = lambda_handler(app)
