"""Signing in with an address and a password, and changing it: the same answer and time for every address (9.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from .. import ids
from ..domain.errors import FieldError, Invalid, Unavailable, WrongCredentials
from ..domain.people import normal_email
from ..domain.sessions import Actor, SignInWay
from ..ports import Clock, Conflict, Leave, Passwords, Records
from .accounts import Member, SignedIn, Visitor, email_key, email_login, find, put_account, whoami
from .claims import rounds
from .limits import Limit, attempt, count
from .sessions import begin, drops
from .signing_up import check_password

TRIES_AT_ONE_ADDRESS = Limit("TRIES", 10, timedelta(minutes=15))
TRIES_FROM_ONE_SOURCE = Limit("TRIES", 50, timedelta(minutes=15))


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
    address, now = normal_email(email) or email, clock.now()
    at_address = attempt("LOGIN", email_key(keyring, address), TRIES_AT_ONE_ADDRESS, now)
    count(records, now, [at_address, attempt("SOURCE", visitor.source_key, TRIES_FROM_ONE_SOURCE, now)])
    login = email_login(keyring, address)
    known = find(records, login)
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
            known = find(records, login)
            if known is None:
                raise WrongCredentials from None
            continue
        return SignedIn(Member(beginning.account, known.user), beginning.started)
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
    now = clock.now()
    me = whoami(records, actor)
    tries = attempt("LOGIN", email_key(keyring, me.account.email), TRIES_AT_ONE_ADDRESS, now)
    count(records, now, [tries])
    if not passwords.matches(me.account.password_hash, current):
        raise Invalid([FieldError("current_password", "wrong_password")])
    check_password(password)
    hashed = passwords.hash(password)
    proven_by = me.account.password_hash
    for _ in rounds():
        before = me.account
        if before.password_hash != proven_by:
            raise Invalid([FieldError("current_password", "wrong_password")])
        kept = tuple(one for one in before.sessions if one.hash == actor.session.hash)
        ended = {one.hash for one in before.sessions if one not in kept}
        after = replace(before, password_hash=hashed, password_version=before.password_version + 1, sessions=kept)
        try:
            records.commit([put_account(before, after), *drops(ended), Leave(tries.key, tries.entry)])
        except Conflict:
            me = whoami(records, actor)
            continue
        return
    raise Unavailable
