"""Builds what the agents' function works with, once a process.

Passwords and the identity provider are made when they are first needed: who only asks who is signed in waits for none
of their libraries.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdv.clock import system_clock
from rdv.domain.errors import NotFound
from rdv.ids import Keyring
from rdv.ports import Books, Clock, Directory, IdentityProvider, Passwords, Records
from rdv.settings import IdentitySettings, ProConnectSettings, TableSettings
from rdv.store.books import DynamoBooks
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's ports and settings."""

    records: Records
    books: Books
    directory: Directory
    clock: Clock
    keyring: Keyring
    proconnect: ProConnectSettings
    forwarded_hops: int


def wire() -> Wiring:
    """From the environment. Raises MissingSetting, naming the variable."""
    identity = IdentitySettings.read()
    return Wiring(
        DynamoRecords(connect(TableSettings.read())),
        DynamoBooks(),
        DynamoDirectory(),
        system_clock,
        Keyring(identity.secret_key),
        ProConnectSettings.read(),
        identity.forwarded_hops,
    )


@cache
def passwords() -> Passwords:
    """The one way in which passwords are hashed."""
    from rdv.outbound.passwords import Argon2Passwords  # noqa: PLC0415

    return Argon2Passwords()


@cache
def provider() -> IdentityProvider:
    """ProConnect. Raises NotFound where the deployment has none."""
    from rdv.outbound.identity import OpenIdProvider, proconnect  # noqa: PLC0415

    settings = ProConnectSettings.read()
    if not settings.is_offered:
        raise NotFound
    registration = proconnect(
        settings.base_url,
        settings.client_id,
        settings.client_secret,
        settings.site_url,
        second_factor=settings.second_factor,
    )
    return OpenIdProvider(registration, system_clock)
