"""Agents' accounts: by what they are found, and how one is made (AUT-10)."""

from __future__ import annotations

from datetime import datetime

from .. import ids
from ..domain.accounts import Account, Login, LoginScheme
from ..domain.directory import Agent
from ..domain.sessions import PersonKind
from ..ports import AccountKey, LoginKey, Put, Write


def agent_email_key(keyring: ids.Keyring, email: str) -> str:
    """What stands for an agent's address among logins and in limits."""
    return keyring.pseudonym("agent_login", email)


def agent_login(keyring: ids.Keyring, email: str) -> LoginKey:
    """By what the agent of an address is found; `email` as `normal_email` gives it."""
    return LoginKey(LoginScheme.AGENT_EMAIL, agent_email_key(keyring, email))


def agent_account_writes(
    keyring: ids.Keyring, agent: Agent, now: datetime, password_hash: str = ""
) -> tuple[Write, ...]:
    """The writes that give an agent's address an account; the agent's own write goes with them.

    Without a password, a link or ProConnect is what signs in first. They conflict when another agent has the address.
    """
    account = Account(
        agent.id,
        agent.email,
        now,
        kind=PersonKind.AGENT,
        password_hash=password_hash,
        password_version=1 if password_hash else 0,
    )
    login = agent_login(keyring, agent.email)
    return (
        Put(AccountKey(agent.id), account, 0),
        Put(login, Login(login.scheme, login.key, agent.id), 0),
    )
