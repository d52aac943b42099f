"""Two things that moto does per transaction and per object, made cheap enough for a service that runs for hours.

moto copies every table of a transaction whole, once for each of its writes, in case it must go back; and it remembers
every object it ever made, for a dashboard that nobody opens here. With 500 items in the Agenda a booking took 150 ms
and the process 800 MB (decision 0010). What a transaction can change is known from its keys: only that is copied.
"""

from __future__ import annotations

import copy
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import Any

from moto.core.model_instances import model_data
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType, Item
from moto.dynamodb.models.table import StreamShard, Table

type Touched = Mapping[str, set[tuple[DynamoType, DynamoType | None]]]

whole_table_transaction = DynamoDBBackend.transact_write_items
# Set while a transaction runs, inside the one lock: the keys that it writes, by table.
_touched: Touched | None = None


def apply() -> None:
    """Replace both habits. Doing it again changes nothing."""
    for models in model_data.values():
        for model in models.values():
            model.instances_tracked = deque(maxlen=0)  # type: ignore[attr-defined]
    DynamoDBBackend.transact_write_items = _transact_write_items  # type: ignore[method-assign]
    Table.__deepcopy__ = _copied  # type: ignore[attr-defined]


def _transact_write_items(backend: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> None:
    """`TransactWriteItems`, with only what it touches kept for going back."""
    global _touched
    _touched = _keys_of(backend, transact_items)
    try:
        whole_table_transaction(backend, transact_items)
    finally:
        _touched = None


def _keys_of(backend: DynamoDBBackend, transact_items: Sequence[Mapping[str, Any]]) -> Touched:
    """The primary keys of a transaction's writes; what moto will refuse anyway is left out."""
    found: defaultdict[str, set[tuple[DynamoType, DynamoType | None]]] = defaultdict(set)
    for write in transact_items:
        for operation in write.values():
            table = backend.tables.get(operation.get("TableName"))
            given = operation.get("Key") or operation.get("Item") or {}
            if table is None or table.hash_key_attr not in given:
                continue
            range_value = given.get(table.range_key_attr)
            found[table.name].add(
                (DynamoType(given[table.hash_key_attr]), DynamoType(range_value) if range_value else None)
            )
    return found


def _copied(table: Table, memo: dict[int, Any]) -> Table:
    """A copy that a transaction can go back to; outside one, a copy of everything."""
    twin: Table = object.__new__(type(table))
    if _touched is None:
        # Its stream knows its table: the way back must find this twin.
        memo[id(table)] = twin
        vars(twin).update(copy.deepcopy(vars(table), memo))
        return twin
    vars(twin).update(vars(table))
    twin.items = table.items.copy()
    for hash_value, range_value in _touched.get(table.name, ()):
        if hash_value in twin.items:
            twin.items[hash_value] = _with_own_copy(twin.items[hash_value], range_value)
    if table.stream_shard is not None:
        twin.stream_shard = object.__new__(StreamShard)
        vars(twin.stream_shard).update(vars(table.stream_shard), items=list(table.stream_shard.items), table=twin)
    return twin


def _with_own_copy(kept: Any, range_value: DynamoType | None) -> Any:
    """A partition (or the item of a table without a sort key) whose one item is a copy: updates work in place."""
    if isinstance(kept, Item):
        return copy.deepcopy(kept)
    partition = dict(kept)
    if range_value in partition:
        partition[range_value] = copy.deepcopy(partition[range_value])
    return partition
