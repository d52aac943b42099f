"""Signing in with an address and a password, and changing it: the same answer and time for every address (9.1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from .. import ids
from ..domain.accounts import Account
from ..domain.errors import FieldError, Invalid, Unavailable, WrongCredentials
from ..domain.people import normal_email
from ..domain.sessions import Actor, SignInWay
from ..ports import Clock, Conflict, Leave, Passwords, Records
from .accounts import Member, SignedIn, Visitor, email_key, email_login, find, put_account, whoami
from .claims import rounds
from .limits import Limit, attempt, count
from .sessions import Beginning, begin, drops
from .signing_up import check_password

TRIES_AT_ONE_ADDRESS = Limit("TRIES", 10, timedelta(minutes=15))
TRIES_FROM_ONE_SOURCE = Limit("TRIES", 50, timedelta(minutes=15))


class Owner(Protocol):
    """Somebody with an account: a citizen, or an agent."""

    @property
    def account(self) -> Account:
        """With what they sign in."""
        ...


def sign_in(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    passwords: Passwords,
    visitor: Visitor,
    email: str,
    password: str,
) -> SignedIn:
    """A new session for who knows the password. Raises WrongCredentials, TooManyAttempts."""
    address = normal_email(email) or email
    login, address_key = email_login(keyring, address), email_key(keyring, address)
    member, beginning = prove(
        records, clock, keyring, passwords, visitor, address_key, lambda: find(records, login), password
    )
    return SignedIn(Member(beginning.account, member.user), beginning.started)


def prove[T: Owner](
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    passwords: Passwords,
    visitor: Visitor,
    address_key: str,
    seek: Callable[[], T | None],
    password: str,
) -> tuple[T, Beginning]:
    """A session for the owner of an address who knows its password; `seek` finds them, or nobody in the same time.

    Raises WrongCredentials, TooManyAttempts.
    """
    now = clock.now()
    at_address = attempt("LOGIN", address_key, TRIES_AT_ONE_ADDRESS, now)
    count(records, now, [at_address, attempt("SOURCE", visitor.source_key, TRIES_FROM_ONE_SOURCE, now)])
    known = seek()
    if not passwords.matches(known.account.password_hash if known else "", password) or known is None:
        raise WrongCredentials
    proven_by = known.account.password_hash
    for _ in rounds():
        account = known.account
        if account.password_hash != proven_by:
            # Another password was chosen while this one was judged.
            raise WrongCredentials
        if passwords.is_outdated(proven_by):
            account = replace(account, password_hash=passwords.hash(password))
        beginning = begin(keyring, account, SignInWay.PASSWORD, now, rotated_from=visitor.session_secret)
        try:
            # A try that was right is no longer counted against the address.
            forgiven = Leave(at_address.key, at_address.entry)
            records.commit([*beginning.writes, put_account(known.account, beginning.account), forgiven])
        except Conflict:
            known = seek()
            if known is None:
                raise WrongCredentials from None
            continue
        return known, beginning
    raise Unavailable


def change_password(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    passwords: Passwords,
    actor: Actor,
    current: str,
    password: str,
) -> None:
    """Another password; every other session of the account ends, and links sent to choose one are worth nothing.

    Raises Invalid (`current_password`, `password`), TooManyAttempts.
    """

    def key_of(email: str) -> str:
        return email_key(keyring, email)

    replace_password(
        records, clock, passwords, actor, key_of, lambda: whoami(records, actor).account, current, password
    )


def replace_password(
    records: Records,
    clock: Clock,
    passwords: Passwords,
    actor: Actor,
    key_of: Callable[[str], str],
    account_now: Callable[[], Account],
    current: str,
    password: str,
) -> None:
    """`change_password` for any account; `key_of` gives what stands for its address in limits."""
    now = clock.now()
    account = account_now()
    tries = attempt("LOGIN", key_of(account.email), TRIES_AT_ONE_ADDRESS, now)
    count(records, now, [tries])
    if not passwords.matches(account.password_hash, current):
        raise Invalid([FieldError("current_password", "wrong_password")])
    check_password(password)
    hashed = passwords.hash(password)
    proven_by = account.password_hash
    for _ in rounds():
        before = account
        if before.password_hash != proven_by:
            raise Invalid([FieldError("current_password", "wrong_password")])
        kept = tuple(one for one in before.sessions if one.hash == actor.session.hash)
        ended = {one.hash for one in before.sessions if one not in kept}
        after = replace(before, password_hash=hashed, password_version=before.password_version + 1, sessions=kept)
        try:
            records.commit([put_account(before, after), *drops(ended), Leave(tries.key, tries.entry)])
        except Conflict:
            account = account_now()
            continue
        return
    raise Unavailable
