"""Who is known where, and under which words: the People table's stream → the rows that agents search.

A bare handler. A change that could not be followed is reported and comes again with those after it; one that keeps
failing goes to the dead-letter queue, and the next change of the same person mends what it left.
"""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from rdv.store.keys import people_change_at
from rdv.telemetry import Line, log, logger
from rdv.usecases.membership import PeopleChange
from rdv.usecases.membership import follow as follow_people

from . import wiring

type Event = dict[str, Any]


@logger.inject_lambda_context
def follow(event: Event, _context: LambdaContext) -> Event:
    """A batch of users that were written and links that were given, each user and each appointment once."""
    changes: list[PeopleChange] = []
    numbers: list[str] = []
    for record in event["Records"]:
        written = record["dynamodb"]
        pk, sk = (str(written["Keys"][name]["S"]) for name in ("pk", "sk"))
        if (change := people_change_at(pk, sk)) is not None:
            changes.append(change)
            numbers.append(str(written["SequenceNumber"]))
    done = follow_people(wiring.records(), changes)
    log(Line.PEOPLE_FILED, changes=len(changes), filed=done.filed)
    for position in sorted(done.failed):
        log(Line.PERSON_NOT_FILED, sequence_number=numbers[position])
    return {"batchItemFailures": [{"itemIdentifier": numbers[position]} for position in sorted(done.failed)]}
