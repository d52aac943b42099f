"""Builds what the membership function works with, once a process."""

from __future__ import annotations

from functools import cache

from rdv.ports import Records
from rdv.settings import TableSettings
from rdv.store.models import connect
from rdv.store.records import DynamoRecords


@cache
def records() -> Records:
    """The stores. Raises MissingSetting, naming the variable."""
    return DynamoRecords(connect(TableSettings.read()))
