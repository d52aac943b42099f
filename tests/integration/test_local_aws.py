"""The laptop's AWS: transactions that cost what they touch behave as moto's own, and memory is given back."""

from __future__ import annotations

import gc
import random
from typing import Any

import pytest
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import Item

from infra.local import moto_speed
from infra.local.aws import ACCOUNT_ID, REGION

KEYS = ["a", "b", "c"]


@pytest.fixture(autouse=True)
def quick() -> None:
    """As the laptop starts."""
    moto_speed.apply()


def backend() -> DynamoDBBackend:
    made = DynamoDBBackend(REGION, ACCOUNT_ID)
    for name in ("one", "two"):
        made.create_table(
            name,
            schema=[
                {"AttributeName": "pk", "KeyType": "HASH"},
                *([{"AttributeName": "sk", "KeyType": "RANGE"}] if name == "one" else []),
            ],
            throughput=None,
            attr=[{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"}],
            global_indexes=None,
            indexes=None,
            streams={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
            billing_mode="PAY_PER_REQUEST",
            sse_specification=None,
            tags=[],
            deletion_protection_enabled=False,
            warm_throughput=None,
        )
    return made


def a_write(chance: random.Random) -> dict[str, Any]:
    table = chance.choice(["one", "two"])
    key = {"pk": {"S": chance.choice(KEYS)}} | ({"sk": {"S": chance.choice(KEYS)}} if table == "one" else {})
    condition: dict[str, Any] = chance.choice(
        [
            {},
            {},
            {"ConditionExpression": "attribute_not_exists(pk)", "ReturnValuesOnConditionCheckFailure": "ALL_OLD"},
            {"ConditionExpression": "attribute_exists(pk)", "ReturnValuesOnConditionCheckFailure": "ALL_OLD"},
        ]
    )
    number = {"N": str(chance.randrange(1000))}
    match chance.choice(["Put", "Put", "Update", "Update", "Delete", "ConditionCheck"]):
        case "Put":
            return {"Put": {"TableName": table, "Item": {**key, "n": number}, **condition}}
        case "Update":
            update = {"UpdateExpression": "SET n = :n ADD seen :s", "ExpressionAttributeValues": {":n": number}}
            update["ExpressionAttributeValues"] = {":n": number, ":s": {"SS": [chance.choice(KEYS)]}}
            return {"Update": {"TableName": table, "Key": key, **update, **condition}}
        case "Delete":
            return {"Delete": {"TableName": table, "Key": key, **condition}}
        case _:
            always = {"ConditionExpression": "attribute_exists(pk)"}
            return {"ConditionCheck": {"TableName": table, "Key": key, **always, **condition}}


def everything(made: DynamoDBBackend) -> Any:
    """Items and stream of both tables; sets have no order."""

    def plain(item: Item) -> Any:
        return {name: sorted(value.value) if value.is_set() else value.value for name, value in item.attrs.items()}

    return {
        name: (
            sorted((plain(item) for item in table.all_items()), key=repr),
            [
                (one.record["eventName"], one.record["dynamodb"]["Keys"], one.record["dynamodb"]["SequenceNumber"])
                for one in table.stream_shard.items  # type: ignore[union-attr]
            ],
        )
        for name, table in made.tables.items()
    }


@pytest.mark.parametrize("seed", range(30))
def test_a_transaction_does_what_motos_own_does_whether_it_is_kept_or_undone(seed: int) -> None:
    chance = random.Random(seed)
    quick, whole = backend(), backend()
    undone = 0
    for _ in range(40):
        writes = [a_write(chance) for _ in range(chance.randint(1, 5))]
        outcomes: list[str] = []
        for run in (
            lambda: quick.transact_write_items(writes),  # noqa: B023
            lambda: moto_speed.whole_table_transaction(whole, writes),  # noqa: B023
        ):
            try:
                run()
                outcomes.append("kept")
            except Exception as error:  # noqa: BLE001
                outcomes.append(f"{type(error).__name__}: {error}")
        assert outcomes[0] == outcomes[1]
        undone += outcomes[0] != "kept"
        assert everything(quick) == everything(whole)
    assert undone > 5


def test_what_is_overwritten_is_given_back() -> None:
    made = backend()

    def write(number: int) -> None:
        item = {"pk": {"S": "a"}, "sk": {"S": "a"}, "n": {"N": str(number)}}
        made.transact_write_items([{"Put": {"TableName": "one", "Item": item}}])

    write(0)
    gc.collect()
    before = sum(isinstance(one, Item) for one in gc.get_objects())
    for number in range(200):
        write(number)
    gc.collect()
    after = sum(isinstance(one, Item) for one in gc.get_objects())
    assert after - before < 20
