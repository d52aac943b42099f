"""Builds what the listing functions work with, once a process."""

from __future__ import annotations

from functools import cache

from rdv.clock import system_clock
from rdv.settings import TableSettings
from rdv.store.directory import DynamoDirectory
from rdv.store.lists import DynamoLists
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.listing import Keeper


@cache
def keeper() -> Keeper:
    """The lists' keeper. Raises MissingSetting, naming the variable."""
    connection = connect(TableSettings.read())
    return Keeper(DynamoDirectory(), DynamoLists(connection), DynamoRecords(connection), system_clock)
