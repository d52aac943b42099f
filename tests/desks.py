"""Signing an agent in, in tests: a session of theirs in any store, and what a browser then sends."""

from __future__ import annotations

from datetime import datetime

from rdv.domain.sessions import PersonKind, Presented, Session, SignInWay
from rdv.ids import Keyring, digest, new_secret
from rdv.ports import Put, Records, SessionKey
from rdv.usecases.agents_acting import cookie_value

AGENT_COOKIE = "__Host-agent"


def sign_in(records: Records, keyring: Keyring, agent_id: str, now: datetime) -> dict[str, str]:
    """The headers of a browser in which that agent is signed in: `Cookie` and `X-CSRF-Token`.

    `records`: the memory's or DynamoDB's; `keyring` the one of the function that is asked (its `SECRET_KEY`).
    """
    secret = new_secret()
    session = Session(digest(secret), PersonKind.AGENT, agent_id, SignInWay.PASSWORD, now, now)
    records.commit([Put(SessionKey(session.hash), session, 0)])
    return {
        "Cookie": f"{AGENT_COOKIE}={cookie_value(agent_id, secret)}",
        "X-CSRF-Token": keyring.csrf_token(secret),
    }


def presented(headers: dict[str, str], *, changes: bool = True) -> Presented:
    """The same as a use case takes it: `at_desk(records, clock, keyring, presented(headers))`."""
    return Presented(headers["Cookie"].partition("=")[2], headers["X-CSRF-Token"], changes)
