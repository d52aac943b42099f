"""What is published of an organisation's book: the offers that citizens and agents search, and how far that has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from .directory import Book, Location, LocationAvailability, LocationType, Motif, Offer, Opening, Service
from .openings import last_day

# An opening that is over serves nobody; it stays for a while so that "why is there no slot" can speak of it. Searches
# do not grow with an organisation's history (house rule 7).
KEPT_AFTER_ITS_END = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published of an organisation: the revision of itself and of each of its motifs.

    A motif that is being written, or withdrawn, is not among them. `version` counts the writes, 0 before the first.
    """

    organisation_id: str
    organisation: str = ""
    motifs: Mapping[str, str] = field(default_factory=dict[str, str])
    version: int = 0


def offers_of(book: Book, services: Sequence[Service], today: date) -> tuple[Offer, ...]:
    """The offer of each motif of the book whose service exists: deleted ones too, for their appointments' sake.

    With every location that is not for a single use, and the openings that may be booked: of who works there, whatever
    was being opened while they were taken out (AGM-05). `today` is the organisation's.
    """
    by_id = {service.id: service for service in services}
    members = {one.agent_id for one in book.staff.members}
    openings = [one for one in book.openings if one.agent_id in members and not _is_forgotten(one, today)]
    places = tuple(one for one in book.locations if one.availability is not LocationAvailability.SINGLE_USE)
    return tuple(
        Offer(
            motif,
            by_id[motif.service_id],
            book.organisation,
            places,
            tuple(one for one in openings if serves(one, motif, places)),
        )
        for motif in book.motifs
        if motif.service_id in by_id
    )


def serves(opening: Opening, motif: Motif, places: Sequence[Location]) -> bool:
    """Whether a motif is offered there: not at a disabled place (RDV-02), which others than on-site motifs ignore."""
    if motif.deleted or motif.id not in opening.motif_ids:
        return False
    if motif.location_type is not LocationType.PUBLIC_OFFICE:
        return True
    place = next((one for one in places if one.id == opening.location_id), None)
    return place is not None and place.availability is LocationAvailability.ENABLED


def _is_forgotten(opening: Opening, today: date) -> bool:
    ends = last_day(opening)
    return ends is not None and ends + KEPT_AFTER_ITS_END < today
