"""Sessions: who a cookie is, until when, and what it takes to change something with it (AUT-04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from rdv.domain.accounts import Account
from rdv.domain.errors import Unauthenticated, WrongCsrfToken
from rdv.domain.sessions import LIFETIMES, PersonKind, Presented, Session, SignInWay
from rdv.ids import Keyring, digest
from rdv.ports import Entity, Key, Put, SessionKey
from rdv.store.memory import MemoryRecords
from rdv.usecases.sessions import MOST_SESSIONS, StartedSession, authenticate, authenticate_if_any, begin, end

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEYRING = Keyring("a secret key of at least 32 characters")


@dataclass
class Hands:
    """A clock that is moved by hand."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Door:
    """Somebody with an account, and the house that lets them in."""

    records: MemoryRecords = field(default_factory=MemoryRecords)
    clock: Hands = field(default_factory=Hands)
    account: Account = field(default_factory=lambda: Account("zoe", "zoe@courriel.example", NOW))

    def sign_in(self, *, rotated_from: str = "") -> StartedSession:
        beginning = begin(KEYRING, self.account, SignInWay.PASSWORD, self.clock.at, rotated_from=rotated_from)
        self.records.commit(beginning.writes)
        self.account = beginning.account
        return beginning.started

    def who(self, secret: str, *, csrf_token: str = "", changes: bool = False) -> str:
        presented = Presented(secret, csrf_token, changes)
        return authenticate(self.records, self.clock, KEYRING, presented).person_id

    def stored(self, secret: str) -> Session | None:
        found = self.records.items.get(SessionKey(digest(secret)))
        assert found is None or isinstance(found, Session)
        return found


def test_a_cookie_is_the_person_who_signed_in_and_its_secret_is_not_kept() -> None:
    door = Door()
    started = door.sign_in()
    assert door.who(started.secret) == "zoe"
    assert started.secret not in repr(door.records.items)


@pytest.mark.parametrize("secret", ["", "guess", "__Host-session"])
def test_another_cookie_is_nobody(secret: str) -> None:
    door = Door()
    door.sign_in()
    with pytest.raises(Unauthenticated):
        door.who(secret)
    assert authenticate_if_any(door.records, door.clock, KEYRING, Presented(secret)) is None


def test_half_an_hour_without_a_request_ends_a_session() -> None:
    door = Door()
    secret = door.sign_in().secret
    door.clock.at += timedelta(minutes=29, seconds=59)
    assert door.who(secret) == "zoe"
    door.clock.at += timedelta(minutes=29, seconds=59)
    assert door.who(secret) == "zoe"
    door.clock.at += timedelta(minutes=30)
    with pytest.raises(Unauthenticated):
        door.who(secret)


def test_eight_hours_end_a_session_however_busy_it_is() -> None:
    door = Door()
    secret = door.sign_in().secret
    while door.clock.at < NOW + timedelta(hours=7, minutes=50):
        door.clock.at += timedelta(minutes=10)
        assert door.who(secret) == "zoe"
    door.clock.at = NOW + timedelta(hours=8)
    with pytest.raises(Unauthenticated):
        door.who(secret)


def test_agents_have_lifetimes_of_their_own_and_their_sessions_open_nothing_for_users() -> None:
    door = Door(account=Account("agent", "agent@mairie.example", NOW, PersonKind.AGENT))
    secret = door.sign_in().secret
    door.clock.at += timedelta(days=13)
    presented = Presented(secret)
    with pytest.raises(Unauthenticated):
        authenticate(door.records, door.clock, KEYRING, presented)
    assert authenticate(door.records, door.clock, KEYRING, presented, PersonKind.AGENT).person_id == "agent"
    assert LIFETIMES[PersonKind.AGENT].cookie == timedelta(hours=8)


def test_requests_in_a_row_write_the_session_once_a_minute() -> None:
    door = Door()
    secret = door.sign_in().secret
    written = door.records.commits
    for _ in range(59):
        door.clock.at += timedelta(seconds=1)
        door.who(secret)
    assert door.records.commits == written
    door.clock.at += timedelta(seconds=1)
    door.who(secret)
    assert door.records.commits == written + 1


def test_a_change_needs_the_token_of_the_same_session() -> None:
    door = Door()
    mine, other = door.sign_in(), door.sign_in()
    assert door.who(mine.secret, csrf_token=mine.csrf_token, changes=True) == "zoe"
    for wrong in ("", other.csrf_token, mine.csrf_token + "x", mine.secret, "é"):
        with pytest.raises(WrongCsrfToken):
            door.who(mine.secret, csrf_token=wrong, changes=True)


def test_signing_in_again_ends_the_session_that_the_browser_had() -> None:
    door = Door()
    before = door.sign_in()
    after = door.sign_in(rotated_from=before.secret)
    assert after.secret != before.secret
    assert door.stored(before.secret) is None
    assert door.who(after.secret) == "zoe"
    assert [one.hash for one in door.account.sessions] == [digest(after.secret)]


def test_a_secret_that_somebody_planted_is_never_taken_over() -> None:
    door = Door()
    after = door.sign_in(rotated_from="planted-by-somebody")
    assert after.secret != "planted-by-somebody"
    with pytest.raises(Unauthenticated):
        door.who("planted-by-somebody")


def test_signing_out_ends_the_session_at_once() -> None:
    door = Door()
    secret, kept = door.sign_in().secret, door.sign_in().secret
    end(door.records, authenticate(door.records, door.clock, KEYRING, Presented(secret)))
    with pytest.raises(Unauthenticated):
        door.who(secret)
    assert door.who(kept) == "zoe"


def test_a_session_that_ends_while_it_is_seen_is_not_written_again() -> None:
    door = Door()
    secret = door.sign_in().secret
    stale = door.stored(secret)
    assert stale is not None

    class SignedOutMeanwhile(MemoryRecords):
        def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
            return dict.fromkeys(keys, stale)

    door.clock.at += timedelta(minutes=5)
    with pytest.raises(Unauthenticated):
        authenticate(SignedOutMeanwhile(), door.clock, KEYRING, Presented(secret))


def test_two_tabs_that_are_seen_at_once_both_stay() -> None:
    door = Door()
    secret = door.sign_in().secret
    stale = door.stored(secret)
    assert stale is not None
    door.records.commit([Put(SessionKey(stale.hash), replace(stale, version=2), 1)])

    class ReadBefore(MemoryRecords):
        def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
            return dict.fromkeys(keys, stale)

    late = ReadBefore()
    late.items = door.records.items
    door.clock.at += timedelta(minutes=5)
    assert authenticate(late, door.clock, KEYRING, Presented(secret)).person_id == "zoe"


def test_the_oldest_of_many_sessions_ends() -> None:
    door = Door()
    secrets = [door.sign_in().secret for _ in range(MOST_SESSIONS + 1)]
    assert door.stored(secrets[0]) is None
    assert all(door.stored(secret) for secret in secrets[1:])
    assert len(door.account.sessions) == MOST_SESSIONS
