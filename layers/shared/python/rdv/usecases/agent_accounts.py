"""Agents' accounts: by what they are found, and how one is made (AUT-10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from .. import ids
from ..domain.accounts import Account, Login, LoginScheme
from ..domain.directory import Agent
from ..domain.sessions import PersonKind
from ..ports import AccountKey, AgentKey, LoginKey, Put, Records, Write
from .agents_acting import cookie_value
from .sessions import StartedSession


@dataclass(frozen=True, slots=True)
class AgentMember:
    """An agent with an account."""

    account: Account
    agent: Agent


@dataclass(frozen=True, slots=True)
class AgentSignedIn:
    """An agent who has just signed in, and where they wanted to go."""

    member: AgentMember
    started: StartedSession
    return_to: str = "/agent/"

    @property
    def cookie(self) -> str:
        """What their browser keeps."""
        return cookie_value(self.member.agent.id, self.started.secret)


def agent_email_key(keyring: ids.Keyring, email: str) -> str:
    """What stands for an agent's address among logins and in limits."""
    return keyring.pseudonym("agent_login", email)


def agent_login(keyring: ids.Keyring, email: str) -> LoginKey:
    """By what the agent of an address is found; `email` as `normal_email` gives it."""
    return LoginKey(LoginScheme.AGENT_EMAIL, agent_email_key(keyring, email))


def proconnect_login(keyring: ids.Keyring, subject: str) -> LoginKey:
    """By what the agent of a ProConnect subject is found."""
    return LoginKey(LoginScheme.PROCONNECT, keyring.pseudonym("proconnect", subject))


def put_agent_login(key: LoginKey, agent_id: str) -> Put:
    """The write that gives an address or a subject to an agent; it conflicts when another has it."""
    return Put(key, Login(key.scheme, key.key, agent_id), 0)


def put_agent(before: Agent, after: Agent) -> Put:
    """The conditional write of an agent."""
    return Put(AgentKey(before.id), replace(after, version=before.version + 1), before.version)


def find_agent(records: Records, login: LoginKey) -> AgentMember | None:
    """The agent that an address or a subject belongs to. Two reads, also when there is none."""
    owner = records.read([login]).get(login)
    return agent_member_of(records, owner.person_id if isinstance(owner, Login) else "nobody")


def agent_member_of(records: Records, agent_id: str) -> AgentMember | None:
    """An agent and their account; None for a contributor, and for one who is gone."""
    account_key, agent_key = AccountKey(agent_id), AgentKey(agent_id)
    found = records.read([account_key, agent_key])
    account, agent = found.get(account_key), found.get(agent_key)
    if not isinstance(account, Account) or not isinstance(agent, Agent) or agent.deleted_at is not None:
        return None
    return AgentMember(account, agent)


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
    return Put(AccountKey(agent.id), account, 0), put_agent_login(agent_login(keyring, agent.email), agent.id)
