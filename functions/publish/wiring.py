"""Builds what the publishing function works with, once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdv.clock import system_clock
from rdv.ports import Books, Clock, Publications
from rdv.settings import TableSettings
from rdv.store.books import DynamoBooks
from rdv.store.models import connect
from rdv.store.publications import DynamoPublications


@dataclass(frozen=True, slots=True)
class Publisher:
    """The ports of whoever publishes."""

    books: Books
    publications: Publications
    clock: Clock


@cache
def publisher() -> Publisher:
    """The publisher. Raises MissingSetting, naming the variable."""
    return Publisher(DynamoBooks(), DynamoPublications(connect(TableSettings.read())), system_clock)
