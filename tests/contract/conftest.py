"""The engines under one contract: memory, moto, and MiniStack where `RDV_MINISTACK_URL` names a running one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import boto3
import pytest
from moto import mock_aws

from rdv.ports import Directory, Lists, Records
from rdv.settings import TableSettings
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.lists import DynamoLists
from rdv.store.memory import MemoryDirectory, MemoryRecords
from rdv.store.models import AgendaItem, connect
from rdv.store.records import DynamoRecords

ENGINES = ["memory", "moto", *(["ministack"] if "RDV_MINISTACK_URL" in os.environ else [])]


@dataclass
class Engine:
    """One engine's stores, empty."""

    name: str
    records: Records
    directory: Directory
    writer: Any
    lists: Lists


def create_tables(client: Any, settings: TableSettings) -> None:
    """The three tables with the keys and the index that the stores use (the template's are compared in tests/infra)."""
    for name in (settings.directory_table, settings.agenda_table, settings.people_table):
        agenda = name == settings.agenda_table
        attributes = ["pk", "sk"]
        if agenda:
            attributes += ["due_bucket", "due_at", "event_bucket", "event_at", "user_id", "starts_at"]
            attributes += ["organisation_id", "unsettled_in"]
        client.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": one, "AttributeType": "S"} for one in attributes],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            **(
                {
                    "GlobalSecondaryIndexes": [
                        {
                            "IndexName": index.Meta.index_name,
                            "KeySchema": [
                                {"AttributeName": bucket, "KeyType": "HASH"},
                                {"AttributeName": at, "KeyType": "RANGE"},
                            ],
                            "Projection": projection,
                        }
                        for index, bucket, at, projection in (
                            (AgendaItem.due, "due_bucket", "due_at", {"ProjectionType": "KEYS_ONLY"}),
                            (AgendaItem.events, "event_bucket", "event_at", {"ProjectionType": "KEYS_ONLY"}),
                            (AgendaItem.calendar, "user_id", "starts_at", {"ProjectionType": "ALL"}),
                            (AgendaItem.by_organisation, "organisation_id", "starts_at", {"ProjectionType": "ALL"}),
                            (
                                AgendaItem.unsettled,
                                "unsettled_in",
                                "starts_at",
                                {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["agent_ids"]},
                            ),
                        )
                    ]
                }
                if agenda
                else {}
            ),
        )


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Each engine in turn, with fresh tables."""
    if request.param == "memory":
        directory = MemoryDirectory()
        yield Engine("memory", MemoryRecords(), directory, directory, directory)
        return
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "eu-west-3",
        "AWS_REGION": "eu-west-3",
        "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    }.items():
        monkeypatch.setenv(name, value)
    suffix = uuid4().hex[:8]
    settings = TableSettings(f"directory-{suffix}", f"agenda-{suffix}", f"people-{suffix}")
    if request.param == "ministack":
        monkeypatch.setenv("AWS_ENDPOINT_URL", os.environ["RDV_MINISTACK_URL"])
        create_tables(boto3.client("dynamodb"), settings)
        yield _on_dynamo("ministack", settings)
        return
    with mock_aws():
        create_tables(boto3.client("dynamodb"), settings)
        yield _on_dynamo("moto", settings)


def _on_dynamo(name: str, settings: TableSettings) -> Engine:
    connection = connect(settings)
    return Engine(name, DynamoRecords(connection), DynamoDirectory(), DirectoryWriter(), DynamoLists(connection))
