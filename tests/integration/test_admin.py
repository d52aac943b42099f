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
from rdv.usecases import signing_up
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


def everything() -> list[dict[str, Any]]:
    """All that is in the tables."""
    client = boto3.client("dynamodb")
    names = (TABLES.directory_table, TABLES.agenda_table, TABLES.people_table)
    items = [one for name in names for one in client.scan(TableName=name)["Items"]]
    return sorted(items, key=lambda one: (one["pk"]["S"], one["sk"]["S"]))


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
    assert everything() == []


def test_a_territory_that_is_administered_is_left_alone(deployed: Deployed) -> None:
    appoint(deployed, ANNE)
    # An administrator may have given up a service of the national list: who is refused does not bring it back.
    town_hall = next(one for one in everything() if "Mairie" in str(one.get("body")) and "short_name" in str(one))
    boto3.client("dynamodb").delete_item(
        TableName=TABLES.directory_table, Key={"pk": town_hall["pk"], "sk": town_hall["sk"]}
    )
    before = everything()
    with pytest.raises(CannotAppoint, match="62 has an administrator"):
        appoint(deployed, replace(ANNE, email="luc@mairie.example"))
    assert everything() == before


def test_a_mailbox_is_not_flooded(deployed: Deployed) -> None:
    for _ in range(5):
        appoint(deployed, ANNE)
    with pytest.raises(CannotAppoint, match=r"no invitation goes out now.*again in an hour"):
        appoint(deployed, ANNE)


def test_who_could_not_be_invited_yet_is_told_to_be_appointed_and_is_invited_later(
    deployed: Deployed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as an_hour:
        an_hour.setattr(signing_up, "MAILS_FROM_ONE_SOURCE", replace(signing_up.MAILS_FROM_ONE_SOURCE, most=1))
        appoint(deployed, replace(ANNE, departement="59", email="luc@mairie.example"))
        with pytest.raises(CannotAppoint, match=r"appointed, but no invitation goes out now.*again in an hour"):
            appoint(deployed, ANNE)
        assert (len(stored().admin_ids), events()) == (1, 1)
    assert appoint(deployed, ANNE).invited
    assert (len(stored().admin_ids), events()) == (1, 2)


def test_the_region_may_be_named_as_other_tools_of_aws_have_it_named(monkeypatch: pytest.MonkeyPatch) -> None:
    # Set first, so that what the command sets itself is undone.
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-3")
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    regions: list[str] = []

    def asked(service: str) -> Any:
        client = boto3.client(service, aws_access_key_id="a", aws_secret_access_key="b")
        regions.append(client.meta.region_name)
        stub = Stubber(client)
        stub.add_client_error("describe_stack_resource", "ValidationError", "Stack 'rdv' does not exist")
        stub.activate()
        return client

    with pytest.raises(CannotAppoint, match="does not exist"):
        on_aws("rdv", asked)
    assert regions == ["eu-west-1"]


def test_a_stack_that_is_not_there_is_told() -> None:
    def nothing(service: str) -> Any:
        client = boto3.client(service, region_name="eu-west-3", aws_access_key_id="a", aws_secret_access_key="b")
        stub = Stubber(client)
        stub.add_client_error("describe_stack_resource", "ValidationError", "Stack 'rdv' does not exist")
        stub.activate()
        return client

    with pytest.raises(CannotAppoint, match=r"stack rdv: .*does not exist"):
        on_aws("rdv", nothing)
