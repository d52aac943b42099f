"""Builds what the planning function works with, once a process."""

from __future__ import annotations

from dataclasses import dataclass

from rdv.clock import system_clock
from rdv.ids import Keyring
from rdv.ports import Books, Clock, Records
from rdv.settings import IdentitySettings, TableSettings
from rdv.store.books import DynamoBooks
from rdv.store.models import connect
from rdv.store.records import DynamoRecords


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's ports and settings."""

    books: Books
    records: Records
    clock: Clock
    keyring: Keyring
    forwarded_hops: int


def wire() -> Wiring:
    """From the environment. Raises MissingSetting, naming the variable."""
    identity = IdentitySettings.read()
    connection = connect(TableSettings.read())
    return Wiring(
        DynamoBooks(),
        DynamoRecords(connection),
        system_clock,
        Keyring(identity.secret_key),
        identity.forwarded_hops,
    )
