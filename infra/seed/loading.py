"""Writes the demonstration data through the same writers as everything else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rdv.clock import system_clock
from rdv.domain.appointments import Author, AuthorKind
from rdv.domain.directory import Book
from rdv.ids import Keyring, new_secret
from rdv.ports import (
    AbsencesKey,
    AgentKey,
    LocationKey,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    Put,
    ServiceKey,
    StaffKey,
    TeamKey,
    TerritoryKey,
)
from rdv.settings import TableSettings
from rdv.store.books import DynamoBooks
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.publications import DynamoPublications
from rdv.store.records import DynamoRecords
from rdv.usecases.desk_booking import create_appointment
from rdv.usecases.publishing import publish

from .books import demonstration


def load(today: date | None = None) -> None:
    """Write territories, agents and books, publish what they offer; then the absences and the group appointments.

    All of it is relative to `today` (the service's, by default). The books are published here as what follows their
    changes would: whoever starts the service need not wait for it.

    Raises `rdv.settings.MissingSetting` and `rdv.domain.errors.Unavailable`.
    """
    connection = connect(TableSettings.read())
    records, books, publications = DynamoRecords(connection), DynamoBooks(), DynamoPublications(connection)
    data = demonstration(today or system_clock.now().date())
    records.commit(
        [
            *(Put(ServiceKey(one.id), one) for one in data.services),
            *(Put(TerritoryKey(one.departement), one) for one in data.territories),
            *(Put(TeamKey(one.departement, one.id), one) for one in data.teams),
            *(Put(AgentKey(one.id), one) for one in data.agents),
        ]
    )
    for book in data.books:
        records.commit(list(_rows_of(book)))
        publish(books, publications, system_clock, book.organisation.id)
    records.commit([Put(AbsencesKey(sheet.agent_id), sheet) for sheet in data.absence_sheets])
    # The workshops begin without participants: there is nobody whose link the service's own secret would have to make.
    directory, keyring = DynamoDirectory(), Keyring(new_secret())
    for group in data.groups:
        author = Author(AuthorKind.AGENT, group.agent_ids[0])
        create_appointment(directory, records, system_clock, keyring, author, group)


def _rows_of(book: Book) -> Iterable[Put]:
    """A book's writes."""
    organisation_id = book.organisation.id
    yield Put(OrganisationKey(organisation_id), book.organisation)
    yield Put(StaffKey(organisation_id), book.staff)
    for place in book.locations:
        yield Put(LocationKey(organisation_id, place.id), place)
    for motif in book.motifs:
        yield Put(MotifKey(organisation_id, motif.id), motif)
    for opening in book.openings:
        yield Put(OpeningKey(organisation_id, opening.agent_id, opening.id), opening)
