"""Builds what the desk function works with, once a process."""

from __future__ import annotations

from dataclasses import dataclass

from rdv.clock import system_clock
from rdv.ids import Keyring
from rdv.ports import Books, Clock, Directory, Records, UserIndex
from rdv.settings import IdentitySettings, TableSettings
from rdv.store.books import DynamoBooks
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.store.user_index import DynamoUserIndex
from rdv.usecases.desk_office import Office


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's ports and settings."""

    directory: Directory
    books: Books
    records: Records
    clock: Clock
    keyring: Keyring
    user_index: UserIndex
    forwarded_hops: int

    @property
    def office(self) -> Office:
        """What the desk's verbs work with."""
        return Office(self.directory, self.books, self.records, self.clock, self.keyring)


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
        DynamoUserIndex(),
        identity.forwarded_hops,
    )
