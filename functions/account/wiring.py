"""Builds what the account function works with, once a process.

Passwords and the identity provider are made when they are first needed: who only asks who is signed in waits for none
of their libraries.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdv.clock import system_clock
from rdv.domain.errors import NotFound
from rdv.ids import Keyring
from rdv.ports import Clock, IdentityProvider, Passwords, Records
from rdv.settings import FranceConnectSettings, IdentitySettings, TableSettings
from rdv.store.models import connect
from rdv.store.records import DynamoRecords


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's ports and settings."""

    records: Records
    clock: Clock
    keyring: Keyring
    franceconnect: FranceConnectSettings
    forwarded_hops: int


def wire() -> Wiring:
    """From the environment. Raises MissingSetting, naming the variable."""
    identity = IdentitySettings.read()
    return Wiring(
        DynamoRecords(connect(TableSettings.read())),
        system_clock,
        Keyring(identity.secret_key),
        FranceConnectSettings.read(),
        identity.forwarded_hops,
    )


@cache
def passwords() -> Passwords:
    """The one way in which passwords are hashed."""
    from rdv.outbound.passwords import Argon2Passwords  # noqa: PLC0415

    return Argon2Passwords()


@cache
def provider() -> IdentityProvider:
    """FranceConnect. Raises NotFound where the deployment has none."""
    from rdv.outbound.identity import OpenIdProvider, franceconnect  # noqa: PLC0415

    settings = FranceConnectSettings.read()
    if not settings.is_offered:
        raise NotFound
    registration = franceconnect(settings.base_url, settings.client_id, settings.client_secret, settings.site_url)
    return OpenIdProvider(registration, system_clock)
