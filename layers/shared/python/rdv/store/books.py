"""What organisations have settled: the Directory's books, one Query each. They are written through `Records`."""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.directory import Book, Location, Motif, Opening, Organisation, Service, Staff, slug
from . import keys
from .codec import from_plain
from .directory import StoredRow, query


def book_of(rows: Sequence[StoredRow], organisation_id: str) -> Book | None:
    """The book that the rows of its partition make; None without its organisation."""
    organisation: Organisation | None = None
    staff = Staff(organisation_id, version=0)
    locations: list[Location] = []
    motifs: list[Motif] = []
    openings: list[Opening] = []
    for row in rows:
        match row.sk.partition("#")[0]:
            case keys.ORGANISATION_ITEM:
                organisation = from_plain(Organisation, row.body)
            case keys.STAFF_ITEM:
                staff = from_plain(Staff, row.body)
            case "LOCATION":
                locations.append(from_plain(Location, row.body))
            case "MOTIF":
                motifs.append(from_plain(Motif, row.body))
            case "OPENING":
                openings.append(from_plain(Opening, row.body))
            case _:
                pass
    if organisation is None:
        return None
    return arranged(Book(organisation, staff, tuple(locations), tuple(motifs), tuple(openings)))


def arranged(book: Book) -> Book:
    """The same in the order in which it is shown: places and motifs by name, openings by day and time."""
    return Book(
        book.organisation,
        book.staff,
        tuple(sorted(book.locations, key=lambda one: (slug(one.name), one.id))),
        tuple(sorted(book.motifs, key=lambda one: (slug(one.name), one.id))),
        tuple(sorted(book.openings, key=opening_order)),
    )


def opening_order(opening: Opening) -> tuple[str, str, str]:
    """Sort key: first day, start, id."""
    return opening.first_day.isoformat(), opening.start_time.isoformat(), opening.id


class DynamoBooks:
    """`ports.Books` on DynamoDB. The models are bound by `store.models.connect`."""

    def book(self, organisation_id: str) -> Book | None:
        """`ports.Books.book`."""
        return book_of(query(keys.book_partition(organisation_id), consistent=True), organisation_id)

    def openings_of(self, organisation_id: str, agent_id: str) -> list[Opening]:
        """`ports.Books.openings_of`."""
        rows = query(keys.book_partition(organisation_id), keys.agent_openings(agent_id), consistent=True)
        return sorted((from_plain(Opening, row.body) for row in rows), key=opening_order)

    def services(self) -> list[Service]:
        """`ports.Books.services`."""
        rows = query(keys.SERVICES_PARTITION, consistent=True)
        return sorted((from_plain(Service, row.body) for row in rows), key=lambda one: (slug(one.name), one.id))
