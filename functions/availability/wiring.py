"""Builds what the availability function works with, once a process."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import from_json

from rdv.clock import system_clock
from rdv.ports import Clock, Directory, Records
from rdv.settings import TableSettings
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords


@dataclass(frozen=True, slots=True)
class Wiring:
    """The function's ports."""

    directory: Directory
    records: Records
    clock: Clock


def wire() -> Wiring:
    """From the environment. Raises MissingSetting, naming the variable."""
    return Wiring(DynamoDirectory(), DynamoRecords(connect(TableSettings.read(), from_json)), system_clock)
