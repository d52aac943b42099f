"""Builds what the settings function works with, once a process."""

from __future__ import annotations

from dataclasses import dataclass

from rdv.clock import system_clock
from rdv.ids import Keyring
from rdv.ports import Books, Clock, Directory, Records
from rdv.settings import IdentitySettings, SiteSettings, TableSettings
from rdv.store.books import DynamoBooks
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's ports and settings."""

    directory: Directory
    books: Books
    records: Records
    clock: Clock
    keyring: Keyring
    forwarded_hops: int
    site_url: str


def wire() -> Wiring:
    """From the environment. Raises MissingSetting, naming the variable."""
    identity = IdentitySettings.read()
    connection = connect(TableSettings.read())
    return Wiring(
        DynamoDirectory(),
        DynamoBooks(),
        DynamoRecords(connection),
        system_clock,
        Keyring(identity.secret_key),
        identity.forwarded_hops,
        SiteSettings.read().site_url,
    )
