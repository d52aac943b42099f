"""Signing up, in and out over HTTP: parse, one use case, view."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit
from chalice.app import Chalice

from rdv.domain.accounts import LINK_LIFETIMES, LinkPurpose, local_path
from rdv.domain.errors import DomainError, ProviderFailed, ReturnFailed, Unavailable
from rdv.domain.sessions import SignInWay
from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import (
    CSRF_HEADER,
    SESSION_COOKIE,
    VISIT_COOKIE,
    cookie,
    forgotten_session,
    only_json,
    presented,
    session_cookie,
)
from rdv.telemetry import Line, log
from rdv.usecases.accounts import SignedIn, Visitor, whoami
from rdv.usecases.claiming import claim_earlier
from rdv.usecases.identifying import VISIT_LIFETIME, leave_for_provider, return_from_provider
from rdv.usecases.sessions import authenticate, authenticate_if_any, end
from rdv.usecases.signing_in import change_password, sign_in
from rdv.usecases.signing_up import (
    SignUp,
    choose_password,
    confirm_email_change,
    open_account_link,
    request_email_change,
    request_reset,
    sign_up,
)

from . import wiring as parts
from .schemas import (
    AddressRequest,
    AfterLogoutQuery,
    ConfirmedAddress,
    LinkRequest,
    MailSent,
    OpenedLink,
    PasswordChange,
    PasswordChoice,
    ResetRequest,
    ReturnQuery,
    SectorIdentifier,
    SessionView,
    SignedOut,
    SignInRequest,
    SignUpRequest,
    VisitQuery,
    opened_link,
    session_view,
)

# Where the site says that signing in with the provider did not work.
FAILED = "/connexion?error=franceconnect"

app = Chalice(app_name="account", configure_logs=False)
wiring = parts.wire()
# The same measures as the handler's, which writes them out.
metrics = Metrics()
api = Api(app, wiring.forwarded_hops)


# --- the session ---------------------------------------------------------------------------------------------------


@api.route("GET", "/api/session", answers={200: SessionView})
def read_session(call: Call) -> Answer:
    """Who is signed in in this browser, if anybody."""
    shown = presented(call)
    actor = authenticate_if_any(wiring.records, wiring.clock, wiring.keyring, shown)
    offered = wiring.franceconnect.is_offered
    if actor is None:
        cookies = (forgotten_session(),) if shown.secret else ()
        return Answer(session_view(None, None, None, franceconnect=offered), cookies=cookies)
    member = whoami(wiring.records, actor)
    return Answer(session_view(member, actor.session, actor.csrf_token, franceconnect=offered))


@api.route(
    "POST",
    "/api/sessions",
    body=SignInRequest,
    answers={201: SessionView},
    problems=("wrong_credentials", "too_many_attempts", "invalid"),
)
def create_session(call: Call, body: SignInRequest) -> Answer:
    """Sign in with an address and its password."""
    only_json(call)
    signed_in = sign_in(
        wiring.records, wiring.clock, wiring.keyring, parts.passwords(), _visitor(call), body.email, body.password
    )
    return _signed_in(signed_in)


@api.route("DELETE", "/api/session", answers={200: SignedOut}, problems=("wrong_csrf_token",), headers=(CSRF_HEADER,))
def delete_session(call: Call) -> Answer:
    """Sign out; again, nothing changes."""
    actor = authenticate_if_any(wiring.records, wiring.clock, wiring.keyring, presented(call))
    logout_url = None
    if actor is not None:
        end(wiring.records, actor)
        if actor.session.way is SignInWay.FRANCECONNECT:
            logout_url = _logout_url(actor.session.id_token, actor.csrf_token)
    return Answer(SignedOut(logout_url=logout_url), cookies=(forgotten_session(),))


def _logout_url(id_token: str, state: str) -> str | None:
    """None when the provider cannot be asked: whoever signs out is signed out here all the same."""
    try:
        return parts.provider().logout_url(id_token, state)
    except DomainError as error:
        _provider_failed(error)
        return None


# --- accounts and the links of their mails ---------------------------------------------------------------------------


@api.route(
    "POST",
    "/api/accounts",
    body=SignUpRequest,
    answers={202: MailSent},
    problems=("too_many_attempts", "invalid"),
)
def create_account(call: Call, body: SignUpRequest) -> Answer:
    """Have a link sent that confirms an address and makes its account."""
    typed = SignUp(
        body.first_name,
        body.last_name,
        body.email,
        body.phone_number or "",
        body.language or call.language,
        body.return_to or "/",
    )
    sign_up(wiring.records, wiring.clock, wiring.keyring, _visitor(call), typed)
    return _mail_sent(LinkPurpose.CONFIRM)


@api.route(
    "POST",
    "/api/account_links/open",
    body=LinkRequest,
    answers={200: OpenedLink},
    problems=("not_found", "account_link_expired", "too_many_attempts", "invalid"),
)
def open_link(call: Call, body: LinkRequest) -> Answer:
    """See what the link of a mail is for; nothing is used up."""
    link = open_account_link(wiring.records, wiring.clock, wiring.keyring, _visitor(call), body.token)
    return Answer(opened_link(link))


@api.route(
    "POST",
    "/api/account_links/password",
    body=PasswordChoice,
    answers={201: SessionView},
    problems=("not_found", "account_link_expired", "too_many_attempts", "invalid"),
)
def choose_password_by_link(call: Call, body: PasswordChoice) -> Answer:
    """Choose a password by the link of a mail, and be signed in."""
    only_json(call)
    signed_in = choose_password(
        wiring.records, wiring.clock, wiring.keyring, parts.passwords(), _visitor(call), body.token, body.password
    )
    return _signed_in(signed_in)


@api.route(
    "POST",
    "/api/account_links/email",
    body=LinkRequest,
    answers={200: ConfirmedAddress},
    problems=("not_found", "account_link_expired", "too_many_attempts", "invalid"),
)
def confirm_address(call: Call, body: LinkRequest) -> Answer:
    """Confirm the new address of an account by the link that was sent to it."""
    email = confirm_email_change(wiring.records, wiring.clock, wiring.keyring, _visitor(call), body.token)
    return Answer(ConfirmedAddress(email=email))


@api.route(
    "POST",
    "/api/password_resets",
    body=ResetRequest,
    answers={202: MailSent},
    problems=("too_many_attempts", "invalid"),
)
def create_password_reset(call: Call, body: ResetRequest) -> Answer:
    """Have a link sent to choose another password."""
    request_reset(
        wiring.records,
        wiring.clock,
        wiring.keyring,
        _visitor(call),
        body.email,
        call.language,
        body.return_to or "/",
    )
    return _mail_sent(LinkPurpose.RESET)


@api.route(
    "POST",
    "/api/account/email_changes",
    body=AddressRequest,
    answers={202: MailSent},
    problems=("unauthenticated", "wrong_csrf_token", "too_many_attempts", "invalid"),
    needs_session=True,
)
def create_email_change(call: Call, body: AddressRequest) -> Answer:
    """Have a link sent to another address, which it makes the account's."""
    actor = authenticate(wiring.records, wiring.clock, wiring.keyring, presented(call))
    request_email_change(wiring.records, wiring.clock, wiring.keyring, _visitor(call), actor, body.email)
    return _mail_sent(LinkPurpose.EMAIL_CHANGE)


@api.route(
    "PUT",
    "/api/account/password",
    body=PasswordChange,
    answers={204: None},
    problems=("unauthenticated", "wrong_csrf_token", "too_many_attempts", "invalid"),
    needs_session=True,
)
def change_own_password(call: Call, body: PasswordChange) -> Answer:
    """Change the password; every other session ends."""
    actor = authenticate(wiring.records, wiring.clock, wiring.keyring, presented(call))
    change_password(
        wiring.records,
        wiring.clock,
        wiring.keyring,
        parts.passwords(),
        actor,
        body.current_password,
        body.password,
    )
    return Answer(status=204)


# --- FranceConnect -------------------------------------------------------------------------------------------------


@api.route(
    "GET",
    "/franceconnect_v2/auth",
    query=VisitQuery,
    answers={302: None},
    problems=("not_found", "too_many_attempts"),
)
def visit_provider(call: Call, query: VisitQuery) -> Answer:
    """Go to FranceConnect."""
    provider = parts.provider()
    try:
        departure = leave_for_provider(wiring.records, wiring.clock, provider, _visitor(call), query.return_to)
    except (ProviderFailed, Unavailable) as error:
        _provider_failed(error)
        return Answer.redirect(_failed(query.return_to))
    return Answer.redirect(departure.url, cookie(VISIT_COOKIE, departure.browser_secret, VISIT_LIFETIME))


@api.route("GET", "/franceconnect_v2/callback", query=ReturnQuery, answers={302: None}, problems=("not_found",))
def come_back(call: Call, query: ReturnQuery) -> Answer:
    """Come back from FranceConnect, signed in or not."""
    provider = parts.provider()
    forgotten = cookie(VISIT_COOKIE, "", timedelta())
    try:
        signed_in = return_from_provider(
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
        back = error.return_to if isinstance(error, ReturnFailed) else "/"
        return Answer.redirect(_failed(back), forgotten)
    _find_earlier(signed_in)
    return Answer.redirect(signed_in.return_to, session_cookie(signed_in.started.secret), forgotten)


@api.route("GET", "/franceconnect_v2/post_logout", query=AfterLogoutQuery, answers={302: None})
def come_back_signed_out(_call: Call, _query: AfterLogoutQuery) -> Answer:
    """Come back from FranceConnect's logout."""
    return Answer.redirect("/")


@api.route("GET", "/franceconnect_v2/sector_identifier", answers={200: SectorIdentifier}, problems=("not_found",))
def sector_identifier(_call: Call) -> Answer:
    """The redirect URIs that FranceConnect reads to give one person one subject."""
    return Answer(SectorIdentifier([f"{wiring.franceconnect.site_url}/franceconnect_v2/callback"]), cache_seconds=300)


# --- what they share -----------------------------------------------------------------------------------------------


def _failed(return_to: str) -> str:
    """Where it is said that signing in with the provider did not work, with the way on to the page that was left."""
    back = local_path(return_to)
    return FAILED if back == "/" else f"{FAILED}&{urlencode({'return_to': back})}"


def _provider_failed(error: DomainError) -> None:
    log(Line.PROVIDER_FAILED, code=error.code)
    metrics.add_metric(name="ProviderFailures", unit=MetricUnit.Count, value=1)


def _visitor(call: Call) -> Visitor:
    return Visitor.of(wiring.keyring, call.source_address, call.cookie(SESSION_COOKIE))


def _mail_sent(purpose: LinkPurpose) -> Answer:
    return Answer(MailSent(expires_in_seconds=int(LINK_LIFETIMES[purpose].total_seconds())), 202)


def _find_earlier(signed_in: SignedIn) -> None:
    """What was booked before with the confirmed address is in the account's list; if not now, at the next sign-in."""
    account = signed_in.member.account
    try:
        claim_earlier(wiring.records, wiring.clock, wiring.keyring, account.person_id, [account.email])
    except Unavailable:
        log(Line.STORE_UNAVAILABLE)


def _signed_in(signed_in: SignedIn) -> Answer:
    _find_earlier(signed_in)
    started = signed_in.started
    view = session_view(
        signed_in.member, started.session, started.csrf_token, franceconnect=wiring.franceconnect.is_offered
    )
    return Answer(view, 201, cookies=(session_cookie(started.secret),))


handler = lambda_handler(app)
