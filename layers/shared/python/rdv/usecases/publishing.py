"""Publish what an organisation has settled: from its book to what citizens' and agents' searches read.

Whoever changes a book knows nothing of what is published; the stream tells this publisher, seconds later. How far a
publication has come is read before the book, and every write is made on that version: an older book never replaces
a newer one, and whoever comes in between makes the other start again (decision 0140).
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from ..domain.errors import Unavailable
from ..domain.publications import offers_of
from ..ports import Books, Clock, Conflict, Publications

# Each time that it is overtaken another has made a transaction: about as many as a first publication has motifs.
MOST_ROUNDS = 40


def publish(books: Books, publications: Publications, clock: Clock, organisation_id: str) -> int:
    """Bring what is published of an organisation up to date with its book; nothing is written of what is already so.

    Returns how many transactions were made. Raises Unavailable, also when others publish it all the time.
    """
    for _ in range(MOST_ROUNDS):
        try:
            return _publish_once(books, publications, clock, organisation_id)
        except Conflict:
            continue
    raise Unavailable


def _publish_once(books: Books, publications: Publications, clock: Clock, organisation_id: str) -> int:
    reached = publications.publication(organisation_id)
    began = reached.version
    book = books.book(organisation_id)
    if book is None:
        return 0
    today = clock.now().astimezone(ZoneInfo(book.organisation.time_zone)).date()
    offers = offers_of(book, books.services(), today)
    reached = publications.publish_organisation(reached, book.organisation)
    for offer in offers:
        reached = publications.publish_offer(reached, offer)
    for motif_id in sorted(set(reached.motifs) - {offer.motif.id for offer in offers}):
        reached = publications.withdraw_offer(reached, motif_id)
    return reached.version - began
