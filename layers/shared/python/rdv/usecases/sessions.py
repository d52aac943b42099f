"""From a cookie to the person who is signed in, and the writes that begin and end sessions."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from .. import ids
from ..domain.accounts import Account, SessionMark
from ..domain.errors import Unauthenticated, WrongCsrfToken
from ..domain.sessions import SEEN_AGAIN_AFTER, Actor, PersonKind, Presented, Session, SignInWay
from ..ports import Clock, Conflict, Drop, Put, Records, SessionKey, Write

# More sessions of one person than they have devices; the oldest ends when another begins.
MOST_SESSIONS = 10


def authenticate(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    presented: Presented,
    kind: PersonKind = PersonKind.USER,
) -> Actor:
    """The person whose session the request shows; the session is seen, and lives on.

    Raises Unauthenticated (no session, or one that is over), WrongCsrfToken (a change without the session's token).
    """
    if not presented.secret:
        raise Unauthenticated
    now, key = clock.now(), SessionKey(ids.digest(presented.secret))
    session = records.read([key]).get(key)
    if not isinstance(session, Session) or session.kind is not kind or not session.is_live(now):
        raise Unauthenticated
    csrf_token = keyring.csrf_token(presented.secret)
    if presented.changes and not hmac.compare_digest(presented.csrf_token.encode(), csrf_token.encode()):
        raise WrongCsrfToken
    if now - session.last_seen_at >= SEEN_AGAIN_AFTER:
        session = seen_again(records, key, session, now)
    return Actor(session.person_id, session, csrf_token)


def authenticate_if_any(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    presented: Presented,
    kind: PersonKind = PersonKind.USER,
) -> Actor | None:
    """The same for a route that nobody must be signed in for; None when nobody is. Raises WrongCsrfToken."""
    try:
        return authenticate(records, clock, keyring, presented, kind)
    except Unauthenticated:
        return None


def seen_again(records: Records, key: SessionKey, session: Session, now: datetime) -> Session:
    """The session after a request, written. Raises Unauthenticated when it was ended meanwhile."""
    seen = session.seen(now)
    try:
        records.commit([Put(key, seen, session.version)])
    except Conflict as conflict:
        if conflict.current.get(key) is None:
            # Signed out meanwhile: what is gone is not written again.
            raise Unauthenticated from None
    return seen


@dataclass(frozen=True, slots=True)
class StartedSession:
    """A session that begins: the secret for the cookie, and all that the site asks about it."""

    secret: str
    session: Session
    csrf_token: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new session takes: the account that knows of it, and the writes for both."""

    account: Account
    started: StartedSession
    writes: tuple[Write, ...]


def begin(
    keyring: ids.Keyring,
    account: Account,
    way: SignInWay,
    now: datetime,
    *,
    rotated_from: str = "",
    id_token: str = "",
    alone: bool = False,
) -> Beginning:
    """A fresh session of an account; the one that the browser showed before (`rotated_from`) ends.

    `alone`: every other session of the account ends too.

    The secret is always the service's own: nobody can have it beforehand (session fixation). The account's own write
    is not among the writes: whoever commits them writes the account once, with whatever else it changes.
    """
    secret = ids.new_secret()
    session = Session(ids.digest(secret), account.kind, account.person_id, way, now, now, id_token=id_token)
    before = ids.digest(rotated_from) if rotated_from else ""
    kept = [one for one in account.sessions if now < one.ends_at and one.hash != before and not alone]
    pushed_out = [one for one in account.sessions if alone or one in kept[: -(MOST_SESSIONS - 1)]]
    mark = SessionMark(session.hash, session.ends_at_most)
    known = replace(account, sessions=(*kept[-(MOST_SESSIONS - 1) :], mark))
    ended = {before, *(one.hash for one in pushed_out)} - {""}
    writes: list[Write] = [Put(SessionKey(session.hash), session, 0), *drops(ended)]
    return Beginning(known, StartedSession(secret, session, keyring.csrf_token(secret)), tuple(writes))


def drops(hashes: Iterable[str]) -> list[Drop]:
    """The writes that end sessions; one that is over already is none the worse."""
    return [Drop(SessionKey(one)) for one in sorted(set(hashes))]


def end(records: Records, actor: Actor) -> None:
    """Sign out."""
    records.commit(drops([actor.session.hash]))
