"""Builds what the booking function works with, once a process."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import from_json

from rdv.clock import system_clock
from rdv.ids import Keyring
from rdv.ports import Clock, Directory, Records
from rdv.settings import IdentitySettings, TableSettings
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's ports and settings."""

    directory: Directory
    records: Records
    clock: Clock
    keyring: Keyring
    forwarded_hops: int


def wire() -> Wiring:
    """From the environment. Raises MissingSetting, naming the variable."""
    identity = IdentitySettings.read()
    connection = connect(TableSettings.read(), from_json)
    return Wiring(
        DynamoDirectory(),
        DynamoRecords(connection),
        system_clock,
        Keyring(identity.secret_key),
        identity.forwarded_hops,
    )
