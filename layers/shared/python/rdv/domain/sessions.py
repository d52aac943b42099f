"""Sessions: who is signed in, until when, and what a request must show to act for them (spec 9.1, AUT-04)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class PersonKind(StrEnum):
    """Whose sessions live how long."""

    USER = "user"
    AGENT = "agent"


class SignInWay(StrEnum):
    """How somebody proved who they are."""

    PASSWORD = "password"  # noqa: S105 - the name of a way
    FRANCECONNECT = "franceconnect"
    PROCONNECT = "proconnect"


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """AUT-04. `idle`: without a request; `at_most`: after signing in, however busy; `cookie`: in the browser."""

    idle: timedelta
    at_most: timedelta
    cookie: timedelta


LIFETIMES = {
    PersonKind.USER: Lifetimes(timedelta(minutes=30), timedelta(hours=8), timedelta(hours=8)),
    PersonKind.AGENT: Lifetimes(timedelta(days=14), timedelta(days=30), timedelta(hours=8)),
}
# A session in use is written again once a minute, not at each request: it may end up to a minute early.
SEEN_AGAIN_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in, stored by the hash of the secret in their cookie.

    `id_token` is what the identity provider gave, to end its own session with at logout; empty after a password.
    """

    hash: str
    kind: PersonKind
    person_id: str
    way: SignInWay
    started_at: datetime
    last_seen_at: datetime
    version: int = 1
    id_token: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it is over if nothing more is asked with it."""
        return min(self.last_seen_at + LIFETIMES[self.kind].idle, self.ends_at_most)

    @property
    def ends_at_most(self) -> datetime:
        """When it is over however busy."""
        return self.started_at + LIFETIMES[self.kind].at_most

    def is_live(self, now: datetime) -> bool:
        """Whether it still signs anybody in; judged here, never by the table's TTL (house rule 10)."""
        return now < self.ends_at

    def seen(self, now: datetime) -> Session:
        """The session after a request."""
        return replace(self, last_seen_at=now, version=self.version + 1)


@dataclass(frozen=True, slots=True)
class Presented:
    """What a request shows: the cookie's secret, the CSRF token of its header, and whether it would change anything."""

    secret: str
    csrf_token: str = ""
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is signed in. `person_id` is a user's id, or an agent's, by `session.kind`."""

    person_id: str
    session: Session
    csrf_token: str
