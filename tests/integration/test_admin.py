"""The first administrator of a deployed service: from what CloudFormation knows of a stack to the mail that is owed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from moto import mock_aws

from infra.admin import CannotAppoint, Deployed, appoint, on_aws
from rdv.domain.directory import Territory
from rdv.ports import TerritoryKey
from rdv.settings import TableSettings
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.first_admins import FirstAdmin
from tests.contract.conftest import create_tables

TABLES = TableSettings("rdv-DirectoryTable-1A", "rdv-AgendaTable-2B", "rdv-PeopleTable-3C")
ANNE = FirstAdmin("62", "Mairie d’Arras", "anne@mairie.example", "Anne", "Martin")


class Account:
    """An account of AWS with one stack, `rdv`; clients are asked for as `boto3.client` is."""

    def __init__(self) -> None:
        create_tables(boto3.client("dynamodb"), TABLES)
        secret = json.dumps({"secret_key": "a secret of the tests, long enough to be one"})
        self.secret_arn = boto3.client("secretsmanager").create_secret(Name="SecretKey-4D", SecretString=secret)["ARN"]

    def client(self, service: str) -> Any:
        client = boto3.client(service)
        if service == "cloudformation":
            stub = Stubber(client)
            for logical_id, physical_id in self.resources().items():
                stub.add_response(
                    "describe_stack_resource",
                    {
                        "StackResourceDetail": {
                            "LogicalResourceId": logical_id,
                            "PhysicalResourceId": physical_id,
                            "ResourceType": "AWS::Anything",
                            "LastUpdatedTimestamp": 0,
                            "ResourceStatus": "CREATE_COMPLETE",
                        }
                    },
                    {"StackName": "rdv", "LogicalResourceId": logical_id},
                )
            stub.activate()
        return client

    def resources(self) -> dict[str, str]:
        return {
            "DirectoryTable": TABLES.directory_table,
            "AgendaTable": TABLES.agenda_table,
            "PeopleTable": TABLES.people_table,
            "SecretKey": self.secret_arn,
        }


@pytest.fixture
def deployed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Deployed]:
    """A stack with nothing in its tables."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-3")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    with mock_aws():
        yield on_aws("rdv", Account().client)


def stored() -> Territory:
    key = TerritoryKey("62")
    found = DynamoRecords(connect(TABLES)).read([key])[key]
    assert isinstance(found, Territory)
    return found


def events() -> int:
    """How many the relay makes mails of."""
    items = boto3.client("dynamodb").scan(TableName=TABLES.agenda_table)["Items"]
    return sum(one["sk"]["S"].startswith("EVT#") for one in items)


def test_a_stack_gets_its_first_administrator_and_a_mail_is_owed(deployed: Deployed) -> None:
    assert (deployed.tables, deployed.secret_key[:8]) == (TABLES, "a secret")
    assert appoint(deployed, ANNE).invited
    assert (len(stored().admin_ids), len(stored().service_ids), events()) == (1, 5, 1)
    assert appoint(deployed, ANNE).invited
    assert (len(stored().admin_ids), events()) == (1, 2)


def test_what_makes_no_sense_is_said_field_by_field_and_writes_nothing(deployed: Deployed) -> None:
    with pytest.raises(
        CannotAppoint, match=r"^email: An e-mail address is expected.*; last_name: This field is required"
    ):
        appoint(deployed, replace(ANNE, email="anne", last_name=" "))
    assert events() == 0


def test_a_territory_that_is_administered_is_left_alone(deployed: Deployed) -> None:
    appoint(deployed, ANNE)
    before = stored()
    with pytest.raises(CannotAppoint, match="62 has an administrator"):
        appoint(deployed, replace(ANNE, email="luc@mairie.example"))
    assert (stored(), events()) == (before, 1)


def test_a_mailbox_is_not_flooded(deployed: Deployed) -> None:
    for _ in range(5):
        appoint(deployed, ANNE)
    with pytest.raises(CannotAppoint, match="invited several times"):
        appoint(deployed, ANNE)


def test_a_stack_that_is_not_there_is_told() -> None:
    def nothing(service: str) -> Any:
        client = boto3.client(service, region_name="eu-west-3", aws_access_key_id="a", aws_secret_access_key="b")
        stub = Stubber(client)
        stub.add_client_error("describe_stack_resource", "ValidationError", "Stack 'rdv' does not exist")
        stub.activate()
        return client

    with pytest.raises(CannotAppoint, match=r"stack rdv: .*does not exist"):
        on_aws("rdv", nothing)
