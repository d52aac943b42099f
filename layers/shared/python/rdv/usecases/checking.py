"""What an organisation's online booking offers, and what is missing before anybody can book (MOT-09, DS-4)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..domain.configuration import Step, is_effective, live_motifs, openings_count, steps_of
from ..domain.directory import Agent, Book, Motif, Organisation
from ..domain.policy import Right
from ..ports import AgentKey, Books, Clock, Records
from .agents_acting import Desk
from .settling import book_of, organisation_of, today_in


@dataclass(frozen=True, slots=True)
class OfferedMotif:
    """A motif that is open to everyone, and how many openings that are not over serve it."""

    motif: Motif
    openings: int


@dataclass(frozen=True, slots=True)
class OnlineBooking:
    """What citizens can book of an organisation. `effective`: at least one motif has times."""

    organisation: Organisation
    motifs: tuple[OfferedMotif, ...]
    effective: bool


def online_booking(records: Records, books: Books, clock: Clock, desk: Desk, organisation_id: str) -> OnlineBooking:
    """The page of an organisation's online booking (MOT-09). Raises Forbidden, NotFound, Unavailable."""
    organisation = organisation_of(desk, Right.ORGANISATION_SEE, organisation_id)
    book, today = book_of(books, organisation), today_in(organisation, clock)
    offered = [OfferedMotif(one, openings_count(book, one, today)) for one in book.motifs if one.bookable_online]
    effective = is_effective(book, today, _with_groups(records, clock, book))
    return OnlineBooking(organisation, tuple(offered), effective)


def check(records: Records, books: Books, clock: Clock, desk: Desk, organisation_id: str) -> tuple[Step, ...]:
    """What is settled and what is missing, in order. Raises Forbidden, NotFound, Unavailable."""
    organisation = organisation_of(desk, Right.ORGANISATION_SEE, organisation_id)
    book = book_of(books, organisation)
    found = records.read([AgentKey(one.agent_id) for one in book.staff.members])
    agents = [one for one in found.values() if isinstance(one, Agent) and one.deleted_at is None]
    groups = _with_groups(records, clock, book)
    return steps_of(
        book, sorted(agents, key=lambda one: (one.last_name, one.id)), today_in(organisation, clock), groups
    )


def _with_groups(records: Records, clock: Clock, book: Book) -> Collection[str]:
    """The group motifs with an appointment that somebody can still register for: one Query each."""
    now = clock.now()
    return {
        motif.id
        for motif in live_motifs(book)
        if motif.collectif
        and any(
            seats.has_room(int(now.timestamp()))
            for seats in records.group_seats(motif.id, now + motif.min_delay, now + motif.max_delay, consistent=False)
        )
    }
