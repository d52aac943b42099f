"""The capacity calculator against the examples that AWS's developer guide works out."""

from __future__ import annotations

from typing import Any

import pytest

from infra.bench.capacity import (
    Index,
    batch_get_units,
    index_of,
    item_bytes,
    query_units,
    read_units,
    value_bytes,
    write_units,
)

KB = 1024


def text(size: int) -> dict[str, str]:
    return {"S": "x" * size}


def test_an_item_is_its_names_and_its_values() -> None:
    assert item_bytes({"shirt-color": {"S": "R"}, "shirt-size": {"S": "M"}}) == 23


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": "éà"}, 4),
        ({"N": "0"}, 2),
        ({"N": "12345"}, 4),
        ({"N": "120000"}, 2),
        ({"N": "0.0012"}, 2),
        ({"N": "-12"}, 3),
        ({"B": b"\x00\x01\x02"}, 3),
        ({"BOOL": True}, 1),
        ({"NULL": True}, 1),
        ({"SS": ["ab", "cde"]}, 5),
        ({"L": []}, 3),
        ({"M": {}}, 3),
        ({"L": [{"S": "ab"}, {"S": "c"}]}, 3 + (1 + 2) + (1 + 1)),
        ({"M": {"key": {"S": "ab"}}}, 3 + 1 + 3 + 2),
    ],
)
def test_each_type_has_its_size(value: dict[str, Any], size: int) -> None:
    assert value_bytes(value) == size


def test_an_unknown_type_has_no_size() -> None:
    with pytest.raises(ValueError, match="no such type"):
        value_bytes({"X": 1})


@pytest.mark.parametrize(
    ("size", "consistent", "units"),
    [
        (8 * KB, True, 2),
        (8 * KB, False, 1),
        (3500, True, 1),
        (10 * KB, True, 3),
        (0, True, 1),
        (0, False, 0.5),
    ],
)
def test_a_read_is_rounded_up_to_four_kilobytes(size: int, consistent: bool, units: float) -> None:
    assert read_units(size, consistent=consistent) == units


def test_a_batch_rounds_each_item_up() -> None:
    # "a 1.5 KB item and a 6.5 KB item: 12 KB (4 KB + 8 KB), not 8 KB".
    assert batch_get_units([1536, 6656], consistent=True) == 3


@pytest.mark.parametrize(("sizes", "units"), [([4178] * 10, 11), ([64] * 1500, 24), ([], 1)])
def test_a_query_rounds_the_sum_up(sizes: list[int], units: float) -> None:
    # "10 items whose combined size is 40.8 KB: 44 KB"; "1500 items of 64 bytes each: 96 KB".
    assert query_units(sizes, consistent=True) == units


@pytest.mark.parametrize(
    ("before", "after", "transactional", "units"),
    [
        (0, 2 * KB, False, 2),
        (0, 2 * KB, True, 4),
        (0, 500, False, 1),
        (0, 3584, False, 4),
        (0, 512, False, 1),
        # "the larger of these item sizes", whichever image it is; a delete costs what is deleted, or one unit.
        (300 * KB, 310 * KB, False, 310),
        (310 * KB, 300 * KB, False, 310),
        (5000, 0, False, 5),
        (0, 0, False, 1),
    ],
)
def test_a_write_costs_the_larger_image(before: int, after: int, transactional: bool, units: int) -> None:
    assert write_units(before, after, transactional=transactional) == units


DUE = {"pk": text(10), "sk": text(1), "bucket": {"S": "b1"}, "at": {"S": "t1"}, "body": text(3 * KB)}
UNDUE = {name: value for name, value in DUE.items() if name not in ("bucket", "at")}
KEYS_ONLY = Index("due", ("bucket", "at"), ("pk", "sk", "bucket", "at"))
EVERYTHING = Index("all", ("bucket", "at"), None)


@pytest.mark.parametrize(
    ("before", "after", "keys_only", "everything"),
    [
        # Not in the index before nor after: nothing. Into it, out of it: one write of the entry's size.
        (None, UNDUE, 0, 0),
        (None, DUE, 1, 4),
        (DUE, UNDUE, 1, 4),
        (DUE, None, 1, 4),
        # Another key: a delete and a put. The same keys: one write if something that is projected changed.
        (DUE, {**DUE, "at": {"S": "t2"}}, 2, 8),
        (DUE, {**DUE, "body": text(10)}, 0, 4),
        (DUE, DUE, 0, 0),
    ],
)
def test_an_index_writes_what_changed_of_its_entry(before: Any, after: Any, keys_only: int, everything: int) -> None:
    assert KEYS_ONLY.write_units(before, after) == keys_only
    assert EVERYTHING.write_units(before, after) == everything


def test_an_index_is_read_from_its_description() -> None:
    keys = [{"AttributeName": "bucket", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}]
    described = {"IndexName": "due", "KeySchema": keys, "Projection": {"ProjectionType": "KEYS_ONLY"}}
    assert index_of(described, ("pk", "sk")) == KEYS_ONLY
    included = {**described, "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["body"]}}
    assert index_of(included, ("pk", "sk")).projected == ("pk", "sk", "bucket", "at", "body")
    assert index_of({**described, "Projection": {"ProjectionType": "ALL"}}, ("pk", "sk")).projected is None
