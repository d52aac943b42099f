"""The accounts with which the demonstration's agents sign in on a laptop. Nobody here exists."""

from __future__ import annotations

from typing import Final

from rdv.clock import system_clock
from rdv.ids import Keyring
from rdv.outbound.passwords import Argon2Passwords
from rdv.settings import IdentitySettings, TableSettings
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.agent_accounts import agent_account_writes

from .demonstration import AGENTS, HEAD, NURSE_A, SECRETARY

# Shown at start and good for nothing but a laptop's own data.
AGENT_PASSWORD: Final = "Demonstration-2026!"  # noqa: S105
# Whom the start tells of: one of each kind.
SHOWN: Final = tuple(agent for agent in AGENTS if agent.id in (HEAD, SECRETARY, NURSE_A))


def load_agents() -> None:
    """Give every agent with an address the same password, with the key of the service that will check it.

    Hashed once: that is slow on purpose. Raises `rdv.settings.MissingSetting` and `rdv.domain.errors.Unavailable`.
    """
    keyring, records = Keyring(IdentitySettings.read().secret_key), DynamoRecords(connect(TableSettings.read()))
    hashed, now = Argon2Passwords().hash(AGENT_PASSWORD), system_clock.now()
    with_address = [agent for agent in AGENTS if agent.email]
    records.commit([write for agent in with_address for write in agent_account_writes(keyring, agent, now, hashed)])
