"""Lists kept up to date: streams → the next availability that each list remembers; a schedule renews what is old.

Two bare handlers. A change that could not be followed is reported and comes again with those after it; one that keeps
failing goes to the dead-letter queue, and the next refresh mends what it left.
"""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from rdv.domain.outlooks import Change
from rdv.store.keys import change_at
from rdv.telemetry import Line, log, logger

from . import wiring

type Event = dict[str, Any]

# The refresh stops when the function has less time left than this; the next one goes on.
MARGIN_MILLISECONDS = 15_000


@logger.inject_lambda_context
def follow(event: Event, _context: LambdaContext) -> Event:
    """A batch of what was written to agendas, group appointments and offers, each motif once."""
    changes: list[Change] = []
    numbers: list[str] = []
    for record in event["Records"]:
        written = record["dynamodb"]
        pk, sk = (str(written["Keys"][name]["S"]) for name in ("pk", "sk"))
        if (change := change_at(pk, sk)) is not None:
            changes.append(change)
            numbers.append(str(written["SequenceNumber"]))
    kept = wiring.keeper().follow(changes)
    log(Line.LISTS_KEPT, changes=len(changes), written=kept.written)
    for position in sorted(kept.failed):
        log(Line.CHANGE_NOT_FOLLOWED, sequence_number=numbers[position])
    return {"batchItemFailures": [{"itemIdentifier": numbers[position]} for position in sorted(kept.failed)]}


@logger.inject_lambda_context
def refresh(_event: Event, context: LambdaContext) -> Event:
    """Every list: what is missing, old or at its end is computed anew."""

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > MARGIN_MILLISECONDS

    keeper = wiring.keeper()
    written = sum(keeper.refresh(departement, has_time) for departement in keeper.lists.departements())
    report = {"written": written, "finished": has_time()}
    log(Line.LISTS_REFRESHED, **report)
    return report
