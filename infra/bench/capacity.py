"""What a DynamoDB call consumes, by the rules that AWS publishes: item sizes, read and write capacity units.

Emulators answer `ConsumedCapacity` with a constant or a guess; these figures come from the bytes of the real requests
and answers. The rules are those of the developer guide: "DynamoDB item sizes and formats", "DynamoDB read and write
operations", "Provisioned throughput considerations for Global Secondary Indexes" and "Transactions".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

READ_UNIT_BYTES = 4096
WRITE_UNIT_BYTES = 1024
# "A List or Map requires 3 bytes of overhead, regardless of its contents"; "each element also requires 1 byte".
CONTAINER_BYTES = 3
ELEMENT_BYTES = 1

type Value = Mapping[str, Any]
type Item = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Units:
    """Capacity units: of reads, of writes to tables, and of the writes to indexes that those bring about."""

    read: float = 0.0
    write: float = 0.0
    index_write: float = 0.0

    def __add__(self, other: Units) -> Units:
        return Units(self.read + other.read, self.write + other.write, self.index_write + other.index_write)


# --- sizes ---------------------------------------------------------------------------------------------------------


def item_bytes(item: Item) -> int:
    """The size of an item: the UTF-8 bytes of its attributes' names, and their values."""
    return sum(len(name.encode()) + value_bytes(value) for name, value in item.items())


def value_bytes(value: Value) -> int:
    """The size of a value in DynamoDB JSON; binary values are bytes. Raises ValueError for an unknown type."""
    ((kind, content),) = value.items()
    match kind:
        case "S":
            return len(content.encode())
        case "N":
            return number_bytes(content)
        case "B":
            return len(content)
        case "BOOL" | "NULL":
            return 1
        case "SS":
            return sum(len(one.encode()) for one in content)
        case "NS":
            return sum(map(number_bytes, content))
        case "BS":
            return sum(map(len, content))
        case "L":
            return CONTAINER_BYTES + sum(ELEMENT_BYTES + value_bytes(one) for one in content)
        case "M":
            return CONTAINER_BYTES + sum(
                ELEMENT_BYTES + len(name.encode()) + value_bytes(one) for name, one in content.items()
            )
        case _:
            raise ValueError(f"no such type: {kind}")


def number_bytes(text: str) -> int:
    """About one byte for two significant digits, and one more; leading and trailing zeroes are trimmed."""
    sign, digits, _ = Decimal(text).normalize().as_tuple()
    return ceil(len(digits) / 2) + 1 + sign


# --- reads ---------------------------------------------------------------------------------------------------------


def read_units(size: int, *, consistent: bool) -> float:
    """One unit for each 4 KB, half of one when eventually consistent; what does not exist costs the least."""
    units = max(1, ceil(size / READ_UNIT_BYTES))
    return units if consistent else units / 2


def batch_get_units(sizes: Iterable[int], *, consistent: bool) -> float:
    """Each item is rounded up on its own; a key that finds nothing has size 0."""
    return sum(read_units(size, consistent=consistent) for size in sizes)


def query_units(sizes: Iterable[int], *, consistent: bool) -> float:
    """The items that were read are summed, then rounded up."""
    return read_units(sum(sizes), consistent=consistent)


# --- writes --------------------------------------------------------------------------------------------------------


def write_units(before: int, after: int, *, transactional: bool = False) -> int:
    """One unit for each KB of the larger of the two images (0 where there is none), two in a transaction.

    A condition that fails costs the same as the write that it refused.
    """
    units = max(1, ceil(max(before, after) / WRITE_UNIT_BYTES))
    return 2 * units if transactional else units


@dataclass(frozen=True, slots=True)
class Index:
    """A global secondary index: its own key attributes, and what it carries of an item (None: everything)."""

    name: str
    keys: tuple[str, ...]
    projected: tuple[str, ...] | None

    def entry(self, item: Item | None) -> Item | None:
        """The index's copy of an item; None when it lacks one of the index's keys (a sparse index)."""
        if item is None or any(key not in item for key in self.keys):
            return None
        return item if self.projected is None else {name: item[name] for name in self.projected if name in item}

    def write_units(self, before: Item | None, after: Item | None) -> int:
        """What the change of an item makes the index write. An index follows on its own: never as a transaction."""
        old, new = self.entry(before), self.entry(after)
        if old == new:
            return 0
        if old is None or new is None:
            return write_units(*(0 if one is None else item_bytes(one) for one in (old, new)))
        if any(old[key] != new[key] for key in self.keys):
            # Another key is another place: one write deletes, one puts.
            return write_units(item_bytes(old), 0) + write_units(0, item_bytes(new))
        return write_units(item_bytes(old), item_bytes(new))


def index_of(description: Mapping[str, Any], table_keys: Sequence[str]) -> Index:
    """An index from its description in a template or an API answer."""
    keys = tuple(one["AttributeName"] for one in description["KeySchema"])
    projection = description["Projection"]
    if projection["ProjectionType"] == "ALL":
        return Index(description["IndexName"], keys, None)
    projected = dict.fromkeys([*table_keys, *keys, *projection.get("NonKeyAttributes", ())])
    return Index(description["IndexName"], keys, tuple(projected))
