"""Sessions over HTTP: the cookie, the CSRF header, and what a sign-in asks of the browser (RFC 6265bis)."""

from __future__ import annotations

from datetime import timedelta

from ..domain.errors import FieldError, Malformed
from ..domain.sessions import LIFETIMES, PersonKind, Presented
from .api import Call

# `__Host-`: the browser takes it from this host alone, over TLS (or from the machine itself), for all of its paths.
SESSION_COOKIE = "__Host-session"
VISIT_COOKIE = "__Host-visit"
AGENT_COOKIE = "__Host-agent"
CSRF_HEADER = "X-CSRF-Token"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def presented(call: Call) -> Presented:
    """What the call shows of a session: to be given to `rdv.usecases.sessions.authenticate`."""
    return Presented(call.cookie(SESSION_COOKIE), call.header(CSRF_HEADER), call.method not in _SAFE_METHODS)


def presented_by_agent(call: Call) -> Presented:
    """What the call shows of an agent's session: to be given to `rdv.usecases.agents_acting.at_desk`."""
    return Presented(call.cookie(AGENT_COOKIE), call.header(CSRF_HEADER), call.method not in _SAFE_METHODS)


def agent_cookie(value: str) -> str:
    """The `Set-Cookie` that signs an agent in, or keeps them signed in for as long again."""
    return cookie(AGENT_COOKIE, value, LIFETIMES[PersonKind.AGENT].cookie)


def forgotten_agent() -> str:
    """The `Set-Cookie` that signs an agent out."""
    return cookie(AGENT_COOKIE, "", timedelta())


def session_cookie(secret: str, kind: PersonKind = PersonKind.USER) -> str:
    """The `Set-Cookie` that signs in."""
    return cookie(SESSION_COOKIE, secret, LIFETIMES[kind].cookie)


def forgotten_session() -> str:
    """The `Set-Cookie` that signs out."""
    return cookie(SESSION_COOKIE, "", timedelta())


def cookie(name: str, value: str, lifetime: timedelta) -> str:
    """A `Set-Cookie` that no script reads and that other sites' requests do not carry, but for links that lead here."""
    seconds = int(lifetime.total_seconds())
    return f"{name}={value}; Max-Age={seconds}; Path=/; HttpOnly; Secure; SameSite=Lax"


def only_json(call: Call) -> None:
    """Refuse a sign-in that another site's form could have sent: a form cannot say that it is JSON (login CSRF).

    Raises Malformed.
    """
    content_type = call.header("Content-Type").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise Malformed([FieldError("Content-Type", "not_json")])
