"""Finding accounts, and what every way of signing in gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import ids
from ..domain.accounts import Account, Login, LoginScheme
from ..domain.errors import Unauthenticated
from ..domain.people import User
from ..domain.sessions import Actor
from ..ports import AccountKey, LoginKey, Put, Records, UserKey
from .sessions import StartedSession


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks without being signed in: the keyed hash of the source address, and the session shown, if any."""

    source_key: str
    session_secret: str = ""

    @classmethod
    def of(cls, keyring: ids.Keyring, source_address: str, session_secret: str = "") -> Visitor:
        """From what the request shows."""
        return cls(keyring.pseudonym("source", source_address), session_secret)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account."""

    account: Account
    user: User


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who has just signed in, and where they wanted to go."""

    member: Member
    started: StartedSession
    return_to: str = "/"


def email_key(keyring: ids.Keyring, email: str) -> str:
    """What stands for an address among logins and in limits."""
    return keyring.pseudonym("login", email)


def email_login(keyring: ids.Keyring, email: str) -> LoginKey:
    """By what the account of an address is found."""
    return LoginKey(LoginScheme.EMAIL, email_key(keyring, email))


def put_login(key: LoginKey, person_id: str) -> Put:
    """The write that gives an address or a subject to an account; it conflicts when another has it."""
    return Put(key, Login(key.scheme, key.key, person_id), 0)


def put_account(before: Account, after: Account) -> Put:
    """The conditional write of an account."""
    return Put(AccountKey(before.person_id), replace(after, version=before.version + 1), before.version)


def put_user(before: User, after: User) -> Put:
    """The conditional write of an account's user."""
    return Put(UserKey(before.id), replace(after, version=before.version + 1), before.version)


def find(records: Records, login: LoginKey) -> Member | None:
    """The account that an address or a subject belongs to. Two reads, also when there is none."""
    owner = records.read([login]).get(login)
    return member_of(records, owner.person_id if isinstance(owner, Login) else "nobody")


def member_of(records: Records, person_id: str) -> Member | None:
    """The account of a person."""
    account_key, user_key = AccountKey(person_id), UserKey(person_id)
    found = records.read([account_key, user_key])
    account, user = found.get(account_key), found.get(user_key)
    return Member(account, user) if isinstance(account, Account) and isinstance(user, User) else None


def whoami(records: Records, actor: Actor) -> Member:
    """The account that a session is of. Raises Unauthenticated when it was deleted."""
    member = member_of(records, actor.person_id)
    if member is None:
        raise Unauthenticated
    return member
