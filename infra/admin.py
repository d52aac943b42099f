"""Appoint the first administrator of a territory: on a service that has just been deployed there is nobody to invite them.

    make admin STACK=rdv DEPARTEMENT=62 ORGANISATION='Maison des solidarités d’Arras' \\
               EMAIL=anne.martin@service.example FIRST_NAME=Anne LAST_NAME=Martin

The service's own mail invites them to choose a password, seven days long; from the dashboard they invite everybody else.
The command makes what is missing: the national services, the territory, its first organisation, the account. Given again
before the invitation is accepted, it sends it again; where a territory has an administrator already, nothing is done. Who
came with ProConnect and began an organisation there keeps both, and becomes the territory's administrator.

Without STACK it is the laptop's service (PORT, 8080 by default). On AWS the caller needs the standard credentials
(AWS_PROFILE, AWS_REGION…) with `cloudformation:DescribeStackResource` on the stack, `secretsmanager:GetSecretValue` on its
secret, and `dynamodb:BatchGetItem`, `Query`, `PutItem` and `UpdateItem` on its tables.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import boto3
import requests
from botocore.exceptions import BotoCoreError, ClientError

from rdv.clock import system_clock
from rdv.domain.errors import AlreadyMember, DomainError, Invalid, TooManyAttempts
from rdv.http.texts import FIELDS
from rdv.ids import Keyring
from rdv.settings import TableSettings
from rdv.store.books import DynamoBooks
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.accounts import Visitor
from rdv.usecases.first_admins import Appointed, FirstAdmin, appoint_first_admin

LAPTOP = "http://127.0.0.1:8080"
LAPTOP_STACK = "rdv"
REGION = "eu-west-3"
TABLES = ("DirectoryTable", "AgendaTable", "PeopleTable")
SECRET = "SecretKey"  # noqa: S105 - a resource's name in template.yaml
TIMEOUT_SECONDS = 10


class CannotAppoint(Exception):
    """Nobody was invited; the text says why, and what was done if anything was."""


@dataclass(frozen=True, slots=True)
class Deployed:
    """What of a deployment the command writes with."""

    tables: TableSettings
    secret_key: str


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code: 1 when nobody was appointed, or they could not be invited."""
    parser = argparse.ArgumentParser(prog="make admin", description="Appoint a territory's first administrator.")
    parser.add_argument("--departement", required=True, help="the département's code: 62, 2A, 971")
    parser.add_argument("--organisation", required=True, help="the name of their first organisation")
    parser.add_argument("--email", required=True)
    parser.add_argument("--first-name", required=True)
    parser.add_argument("--last-name", required=True)
    parser.add_argument("--stack", default="", help="a stack on AWS; without it, the laptop's service")
    parser.add_argument("--url", default=LAPTOP, help="the laptop's service")
    chosen = parser.parse_args(arguments)
    wanted = FirstAdmin(chosen.departement, chosen.organisation, chosen.email, chosen.first_name, chosen.last_name)
    try:
        appointed = appoint(on_aws(chosen.stack) if chosen.stack else on_the_laptop(chosen.url), wanted)
    except CannotAppoint as refusal:
        print(refusal, file=sys.stderr)
        return 1
    told = "invited by mail, for seven days" if appointed.invited else "has an account, and signs in with it"
    print(f"The administrator of {wanted.departement} is {told}.")
    return 0


def appoint(deployed: Deployed, wanted: FirstAdmin) -> Appointed:
    """In the deployment's tables, by the same rules as everything else. Raises CannotAppoint."""
    keyring = Keyring(deployed.secret_key)
    visitor = Visitor.of(keyring, "make admin")
    try:
        records = DynamoRecords(connect(deployed.tables))
        return appoint_first_admin(DynamoDirectory(), records, DynamoBooks(), system_clock, keyring, visitor, wanted)
    except Invalid as refusal:
        wrong = (f"{one.field}: {FIELDS[one.code].en}" for one in refusal.errors)
        raise CannotAppoint("; ".join(wrong)) from refusal
    except AlreadyMember as refusal:
        raise CannotAppoint(
            f"{wanted.departement} has an administrator, who appoints others in the dashboard"
        ) from refusal
    except TooManyAttempts as refusal:
        raise CannotAppoint(
            f"the administrator of {wanted.departement} is appointed, but no invitation goes out now,"
            " after so many in this hour: give the command again in an hour"
        ) from refusal
    except DomainError as refusal:
        raise CannotAppoint(f"the tables do not answer ({refusal.code}): credentials, region, network?") from refusal


def on_aws(stack: str, client: Callable[[str], Any] = boto3.client) -> Deployed:
    """What CloudFormation knows of a stack. Raises CannotAppoint."""
    if "AWS_REGION" in os.environ:
        # As most tools of AWS take it; botocore reads the other name alone.
        os.environ.setdefault("AWS_DEFAULT_REGION", os.environ["AWS_REGION"])
    try:
        cloudformation = client("cloudformation")

        def physical(logical_id: str) -> str:
            found = cloudformation.describe_stack_resource(StackName=stack, LogicalResourceId=logical_id)
            return str(found["StackResourceDetail"]["PhysicalResourceId"])

        tables = TableSettings(*(physical(one) for one in TABLES))
        return Deployed(tables, _secret_of(client("secretsmanager"), physical(SECRET)))
    except (BotoCoreError, ClientError) as error:
        raise CannotAppoint(f"stack {stack}: {error}") from error


def on_the_laptop(url: str) -> Deployed:
    """The laptop's service that runs at `url`. Raises CannotAppoint."""
    try:
        answer = requests.get(f"{url.rstrip('/')}/_local/health", timeout=TIMEOUT_SECONDS)
        endpoint = str(answer.json()["aws_endpoint"])
    except (requests.RequestException, ValueError, KeyError) as error:
        raise CannotAppoint(f"no service of the laptop at {url}: start it, or name a STACK of AWS") from error
    # Nobody's credentials are checked there, and none are looked for.
    os.environ |= {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
    }
    secrets = boto3.client("secretsmanager")
    prefix = f"{LAPTOP_STACK}-{SECRET}-"
    [found] = (one["ARN"] for one in secrets.list_secrets()["SecretList"] if one["Name"].startswith(prefix))
    return Deployed(TableSettings(*(f"{LAPTOP_STACK}-{one}" for one in TABLES)), _secret_of(secrets, found))


def _secret_of(secrets: Any, secret_id: str) -> str:
    return str(json.loads(secrets.get_secret_value(SecretId=secret_id)["SecretString"])["secret_key"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
