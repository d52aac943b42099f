"""Watches a botocore client's DynamoDB calls and prices each by `capacity`, from what was really asked and answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from .capacity import Index, Item, Units, batch_get_units, item_bytes, query_units, write_units

type Address = tuple[str, str, str]

_ASKED = "rdv.bench.asked"
_WRITES = ("Put", "Update", "Delete", "ConditionCheck")


@dataclass(frozen=True, slots=True)
class Metered:
    """One call that was answered: a round trip."""

    operation: str
    items: int
    units: Units


@dataclass(slots=True)
class Bill:
    """The calls of one verb."""

    calls: list[Metered] = field(default_factory=list)

    @property
    def round_trips(self) -> int:
        """How often the store was asked."""
        return len(self.calls)

    @property
    def operations(self) -> list[str]:
        """The operations, in order."""
        return [call.operation for call in self.calls]

    @property
    def units(self) -> Units:
        """All that was consumed."""
        return sum((call.units for call in self.calls), Units())


class UnknownOperation(LookupError):
    """A call that nobody has written a price for."""


def price_batch_get(asked: Mapping[str, Any], answered: Mapping[str, Any]) -> Metered:
    """What a BatchGetItem consumed."""
    found: Mapping[str, Sequence[Item]] = answered.get("Responses", {})
    read, items = 0.0, 0
    for table, request in asked["RequestItems"].items():
        sizes = [item_bytes(item) for item in found.get(table, ())]
        items += len(sizes)
        missing = [0] * (len(request["Keys"]) - len(sizes))
        read += batch_get_units([*sizes, *missing], consistent=bool(request.get("ConsistentRead")))
    return Metered("BatchGetItem", items, Units(read=read))


def price_query(asked: Mapping[str, Any], answered: Mapping[str, Any]) -> Metered:
    """What a Query consumed; an index answers with its entries. Raises UnknownOperation for one with a filter."""
    if "FilterExpression" in asked:
        # It hides items that were read and paid for. None is used.
        raise UnknownOperation("Query with a filter")
    items: Sequence[Item] = answered.get("Items", ())
    read = query_units(map(item_bytes, items), consistent=bool(asked.get("ConsistentRead")))
    return Metered("Query", len(items), Units(read=read))


class Meter:
    """Prices the calls of `client`. Images of items before and after a write are read through `witness`, unmetered.

    `indexes` are the tables' global secondary indexes, by table name.
    """

    def __init__(self, client: Any, witness: Any, indexes: Mapping[str, Sequence[Index]]) -> None:
        self._client, self._witness, self._indexes = client, witness, indexes
        self._bills: list[Bill] = []
        self._before: dict[Address, Item | None] = {}

    @contextmanager
    def bill(self) -> Iterator[Bill]:
        """What is called inside is put on the bill that this gives. One thread at a time."""
        bill = Bill()
        events = self._client.meta.events
        events.register("provide-client-params.dynamodb", self._asking)
        events.register("after-call.dynamodb", self._answered)
        self._bills.append(bill)
        try:
            yield bill
        finally:
            self._bills.remove(bill)
            events.unregister("provide-client-params.dynamodb", self._asking)
            events.unregister("after-call.dynamodb", self._answered)

    def _asking(self, params: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        context[_ASKED] = params
        if model.name == "TransactWriteItems":
            self._before = {address: self._image(address) for address in _written(params)}

    def _answered(self, parsed: Mapping[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        match model.name:
            case "BatchGetItem":
                call = price_batch_get(context[_ASKED], parsed)
            case "Query":
                call = price_query(context[_ASKED], parsed)
            case "TransactWriteItems":
                call = self._transact_write()
            case _:
                raise UnknownOperation(model.name)
        self._bills[-1].calls.append(call)

    def _transact_write(self) -> Metered:
        write, index_write = 0, 0
        for address, before in self._before.items():
            after = self._image(address)
            sizes = (0 if image is None else item_bytes(image) for image in (before, after))
            write += write_units(*sizes, transactional=True)
            index_write += sum(index.write_units(before, after) for index in self._indexes.get(address[0], ()))
        return Metered("TransactWriteItems", len(self._before), Units(write=write, index_write=index_write))

    def _image(self, address: Address) -> Item | None:
        table, pk, sk = address
        key = {"pk": {"S": pk}, "sk": {"S": sk}}
        return self._witness.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item")


def _written(params: Mapping[str, Any]) -> Iterator[Address]:
    for action in params["TransactItems"]:
        for kind in _WRITES:
            if kind in action:
                named = action[kind].get("Key") or action[kind]["Item"]
                yield action[kind]["TableName"], named["pk"]["S"], named["sk"]["S"]


# --- many clients at once --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Spent:
    """What many clients consumed together.

    `refused` are transactions that a condition cancelled: contention, each judged and mostly tried again. `write` are
    those that were not, as the emulator answers (its transactions' figures are those of `capacity`, its reads' are
    not); AWS bills a refused one as well.
    """

    calls: Counter[str] = field(default_factory=Counter[str])
    refused: int = 0
    read: float = 0.0
    write: float = 0.0

    def add(self, other: Spent) -> None:
        """Put it on top."""
        self.calls += other.calls
        self.refused += other.refused
        self.read += other.read
        self.write += other.write


class Counting:
    """Counts what all threads of a process do with one client, from one `take` to the next."""

    def __init__(self, client: Any) -> None:
        self._spent, self._lock = Spent(), Lock()
        client.meta.events.register("provide-client-params.dynamodb", self._asking)
        client.meta.events.register("after-call.dynamodb", self._answered)

    def take(self) -> Spent:
        """What was spent since the last time."""
        with self._lock:
            spent, self._spent = self._spent, Spent()
        return spent

    def _asking(self, params: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
        context[_ASKED] = params

    def _answered(self, parsed: Mapping[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        one = Spent(Counter({model.name: 1}))
        if "Error" in parsed:
            one.refused = int(model.name == "TransactWriteItems")
        elif model.name == "Query":
            one.read = price_query(context[_ASKED], parsed).units.read
        elif model.name == "BatchGetItem":
            one.read = price_batch_get(context[_ASKED], parsed).units.read
        else:
            one.write = sum(table["CapacityUnits"] for table in parsed.get("ConsumedCapacity", ()))
        with self._lock:
            self._spent.add(one)
