"""The lists' read model on DynamoDB, as its keeper reads and writes it: `ports.Lists`."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from botocore.exceptions import BotoCoreError
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException, TransactWriteError
from pynamodb.expressions.operand import Path
from pynamodb.transactions import TransactWrite

from ..domain.errors import Unavailable
from ..domain.outlooks import Outlook
from ..ports import Conflict
from . import keys
from .codec import to_plain
from .directory import outlook_from, query
from .models import DirectoryItem

WRITES_A_CALL = 50
_FAILED_CONDITION = "ConditionalCheckFailed"


class DynamoLists:
    """`ports.Lists` on DynamoDB, through PynamoDB's shared connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def departements(self) -> list[str]:
        """`ports.Lists.departements`: one Query."""
        return [item.sk.removeprefix(keys.list_item("")) for item in query(keys.LISTS_PARTITION, consistent=True)]

    def motifs_of_agent(self, agent_id: str) -> list[str]:
        """`ports.Lists.motifs_of_agent`: one Query."""
        items = query(keys.agent_partition(agent_id), keys.served_item(""), consistent=True)
        return [item.sk.removeprefix(keys.served_item("")) for item in items]

    def outlooks(self, departement: str, *, merge_key: str | None = None, motif_id: str | None = None) -> list[Outlook]:
        """`ports.Lists.outlooks`: one Query."""
        prefix = keys.outlooks_prefix(merge_key, motif_id)
        items = query(keys.departement_partition(departement), prefix, consistent=True)
        return [outlook_from(item.text) for item in items]

    def save(self, departement: str, kept: Sequence[Outlook], dropped: Sequence[Outlook] = ()) -> None:
        """`ports.Lists.save`."""
        writes = [*((one, True) for one in kept), *((one, False) for one in dropped)]
        for first in range(0, len(writes), WRITES_A_CALL):
            try:
                with TransactWrite(connection=self._connection) as transaction:
                    for outlook, is_kept in writes[first : first + WRITES_A_CALL]:
                        _add(transaction, departement, outlook, is_kept=is_kept)
            except TransactWriteError as error:
                reasons = getattr(error.cause, "cancellation_reasons", None) or []
                if any(reason is not None and reason.code == _FAILED_CONDITION for reason in reasons):
                    raise Conflict({}) from error
                # Contention and throttling too: the stream brings the event again, after a pause.
                raise Unavailable from error
            except (PynamoDBException, BotoCoreError) as error:
                raise Unavailable from error


def _add(transaction: TransactWrite, departement: str, outlook: Outlook, *, is_kept: bool) -> None:
    pk = keys.departement_partition(departement)
    sk = keys.outlook_item(outlook.motif.merge_key, outlook.motif.id, outlook.location_id)
    unchanged: Any = Path("pk").does_not_exist() if outlook.version == 0 else DirectoryItem.version == outlook.version
    if is_kept:
        stored = replace(outlook, version=outlook.version + 1)
        transaction.save(DirectoryItem(pk, sk, version=stored.version, body=to_plain(stored)), condition=unchanged)
    else:
        transaction.delete(DirectoryItem(pk, sk), condition=unchanged)
