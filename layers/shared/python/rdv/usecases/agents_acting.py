"""From an agent's cookie to the agent who acts, in one round trip (AUT-04)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .. import ids
from ..domain import policy
from ..domain.appointments import Author, AuthorKind
from ..domain.directory import AccessLevel, Agent
from ..domain.errors import Unauthenticated, WrongCsrfToken
from ..domain.policy import On, Right
from ..domain.sessions import SEEN_AGAIN_AFTER, Actor, PersonKind, Presented, Session
from ..ports import AgentKey, Clock, Entity, Key, Records, SessionKey
from .sessions import seen_again


@dataclass(frozen=True, slots=True)
class Desk:
    """An agent who is signed in; `found` has what `at_desk` was asked to read beside."""

    agent: Agent
    session: Session
    csrf_token: str
    found: Mapping[Key, Entity] = field(default_factory=dict[Key, Entity], compare=False, repr=False)

    @property
    def author(self) -> Author:
        """Whoever does what is done now."""
        return Author(AuthorKind.AGENT, self.agent.id)

    @property
    def actor(self) -> Actor:
        """The same as `rdv.usecases.sessions` knows it."""
        return Actor(self.agent.id, self.session, self.csrf_token)

    def may(self, right: Right, on: On) -> bool:
        """`policy.allows`."""
        return policy.allows(self.agent, right, on)

    def demand(self, right: Right, on: On) -> None:
        """`policy.demand`. Raises Forbidden, NotFound."""
        policy.demand(self.agent, right, on)


def cookie_value(agent_id: str, secret: str) -> str:
    """What the cookie of an agent's session holds: with the id, the session and the agent are read at once."""
    return f"{agent_id}.{secret}"


def secret_of(cookie: str) -> str:
    """The session's secret in a cookie's value."""
    return cookie.rpartition(".")[2]


def at_desk(
    records: Records, clock: Clock, keyring: ids.Keyring, presented: Presented, also: Sequence[Key] = ()
) -> Desk:
    """The agent whose session the request shows; the session is seen, and lives on.

    One BatchGet of the session, the agent and `also` (`Desk.found`), up to 98 of these.

    Raises Unauthenticated (no session, one that is over, an agent who is no longer there), WrongCsrfToken (a change
    without the session's token), Unavailable.
    """
    agent_id, _, secret = presented.secret.rpartition(".")
    if not agent_id or not secret:
        raise Unauthenticated
    now, session_key, agent_key = clock.now(), SessionKey(ids.digest(secret)), AgentKey(agent_id)
    found: dict[Key, Entity] = records.read([session_key, agent_key, *also])
    session, agent = found.get(session_key), found.get(agent_key)
    if (
        not isinstance(session, Session)
        or not isinstance(agent, Agent)
        or session.kind is not PersonKind.AGENT
        or session.person_id != agent.id
        or not session.is_live(now)
        or not agent.is_complete
        or _only_named(agent)
    ):
        raise Unauthenticated
    csrf_token = keyring.csrf_token(secret)
    if presented.changes and not hmac.compare_digest(presented.csrf_token.encode(), csrf_token.encode()):
        raise WrongCsrfToken
    if now - session.last_seen_at >= SEEN_AGAIN_AFTER:
        session = seen_again(records, session_key, session, now)
    return Desk(agent, session, csrf_token, {key: found[key] for key in also if key in found})


def _only_named(agent: Agent) -> bool:
    """A contributor has no login (2.4.1); a session from before they became one is worth nothing."""
    return bool(agent.roles) and all(one.level is AccessLevel.CONTRIBUTOR for one in agent.roles)


def at_desk_if_any(records: Records, clock: Clock, keyring: ids.Keyring, presented: Presented) -> Desk | None:
    """The same for a route that nobody must be signed in for; None when nobody is. Raises WrongCsrfToken."""
    try:
        return at_desk(records, clock, keyring, presented)
    except Unauthenticated:
        return None
