"""Publication: the Directory's stream → what searches read of each book that has changed.

A bare handler. A book that could not be published is reported and comes again with those after it; one that keeps
failing goes to the dead-letter queue, and the next change of the book publishes all that is missing.
"""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from rdv.domain.errors import Unavailable
from rdv.store.keys import book_at
from rdv.telemetry import Line, log, logger
from rdv.usecases.publishing import publish

from . import wiring

type Event = dict[str, Any]


@logger.inject_lambda_context
def follow(event: Event, _context: LambdaContext) -> Event:
    """A batch of what was written to books: each organisation once, from all that its book says by now."""
    numbers: dict[str, list[str]] = {}
    for record in event["Records"]:
        written = record["dynamodb"]
        if (organisation_id := book_at(str(written["Keys"]["pk"]["S"]))) is not None:
            numbers.setdefault(organisation_id, []).append(str(written["SequenceNumber"]))
    publisher = wiring.publisher()
    failed: list[str] = []
    for organisation_id, changes in numbers.items():
        try:
            transactions = publish(publisher.books, publisher.publications, publisher.clock, organisation_id)
        except Unavailable:
            log(Line.BOOK_NOT_PUBLISHED, organisation_id=organisation_id)
            failed += changes
        else:
            log(Line.BOOK_PUBLISHED, organisation_id=organisation_id, changes=len(changes), transactions=transactions)
    return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}
