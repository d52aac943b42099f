"""The template's resources, made in the laptop's AWS from their own properties, and the names that refer to them."""

from __future__ import annotations

import json
import secrets
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3

from infra.template import expand_template, resolve
from infra.template.expand import pseudo_parameters

from .aws import ACCOUNT_ID, REGION
from .functions import Function

STACK_NAME = "rdv"
# What CreateTable takes of a table's properties; the rest are calls of their own, or mean nothing on a laptop.
TABLE_PROPERTIES = (
    "AttributeDefinitions",
    "KeySchema",
    "GlobalSecondaryIndexes",
    "LocalSecondaryIndexes",
    "BillingMode",
    "ProvisionedThroughput",
)
DEFAULT_PASSWORD_LENGTH = 32

# botocore spends 20 to 60 ms on each client; the endpoint is the same for the life of the process.
_client = cache(boto3.client)

type Properties = Mapping[str, Any]


class UnknownResource(LookupError):
    """An event source, a route or a destination names a resource of a kind that the laptop does not have."""


@dataclass(frozen=True)
class Expanded:
    """An expanded template: its resources as CloudFormation sees them."""

    resources: Mapping[str, Mapping[str, Any]]
    names: dict[str, str]

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """The properties of every resource of an `AWS::…` type, by logical id; names that are known are in place."""
        return {
            logical_id: resolve(body.get("Properties", {}), self.names, partial=True)
            for logical_id, body in self.resources.items()
            if body["Type"] == kind
        }


def expand(parameters: Mapping[str, str], template: Mapping[str, Any] | None = None) -> Expanded:
    """The service's template (or another one, in tests), expanded for the laptop's account and region."""
    pseudo = pseudo_parameters(STACK_NAME, REGION, ACCOUNT_ID)
    document = (
        expand_template(parameters, pseudo=pseudo)
        if template is None
        else expand_template(parameters, template=template, pseudo=pseudo)
    )
    return Expanded(document["Resources"], dict(pseudo))


def create(expanded: Expanded, mail_from: str) -> None:
    """Make what holds data, and learn the names. Functions are named first: policies and mappings refer to them."""
    name_functions(expanded)
    for kind, make in _MAKERS.items():
        for logical_id, properties in _dead_letters_first(expanded.of_type(kind)).items():
            make(expanded, logical_id, properties)
    # SES sends for verified identities only; who owns the address is nothing that a template can say.
    _client("ses").verify_email_identity(EmailAddress=mail_from)


def name_functions(expanded: Expanded) -> None:
    """Learn the names of the functions, which nobody has to make."""
    for logical_id in expanded.of_type("AWS::Lambda::Function"):
        name = physical_name(logical_id)
        _named(expanded, logical_id, name, Arn=f"arn:aws:lambda:{REGION}:{ACCOUNT_ID}:function:{name}")


def functions_of(expanded: Expanded) -> dict[str, Function]:
    """The template's functions with their environment complete."""
    secret_store = _client("secretsmanager")

    def reveal(secret_id: str) -> str:
        return secret_store.get_secret_value(SecretId=secret_id)["SecretString"]

    return {
        logical_id: Function(
            logical_id=logical_id,
            handler=properties["Handler"],
            environment={
                name: str(resolve(value, expanded.names, secrets=reveal))
                for name, value in properties.get("Environment", {}).get("Variables", {}).items()
            },
            timeout_seconds=int(properties.get("Timeout", 3)),
            memory_mb=int(properties.get("MemorySize", 128)),
        )
        for logical_id, properties in expanded.of_type("AWS::Lambda::Function").items()
    }


def physical_name(logical_id: str) -> str:
    """The name that a resource without one of its own gets: the stack's, then its logical id."""
    return f"{STACK_NAME}-{logical_id}"


def _named(expanded: Expanded, logical_id: str, reference: str, **attributes: str) -> None:
    expanded.names[logical_id] = reference
    for attribute, value in attributes.items():
        expanded.names[f"{logical_id}.{attribute}"] = value


def _dead_letters_first(queues: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """A queue's redrive policy names its dead-letter queue by an ARN that must exist."""
    return dict(sorted(queues.items(), key=lambda pair: "RedrivePolicy" in pair[1]))


def _make_table(expanded: Expanded, logical_id: str, properties: Properties) -> None:
    name = properties.get("TableName", physical_name(logical_id))
    client = _client("dynamodb")
    wanted = {key: properties[key] for key in TABLE_PROPERTIES if key in properties}
    if stream := properties.get("StreamSpecification"):
        wanted["StreamSpecification"] = {"StreamEnabled": True, **stream}
    table = client.create_table(TableName=name, **wanted)["TableDescription"]
    if expiry := properties.get("TimeToLiveSpecification"):
        client.update_time_to_live(TableName=name, TimeToLiveSpecification=expiry)
    _named(expanded, logical_id, name, Arn=table["TableArn"], StreamArn=table.get("LatestStreamArn", ""))


def _make_queue(expanded: Expanded, logical_id: str, properties: Properties) -> None:
    name = properties.get("QueueName", physical_name(logical_id))
    attributes = {
        key: _text(resolve(value, expanded.names))
        for key, value in properties.items()
        if key not in ("QueueName", "Tags")
    }
    url = _client("sqs").create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    _named(expanded, logical_id, url, Arn=f"arn:aws:sqs:{REGION}:{ACCOUNT_ID}:{name}", QueueName=name)


def _make_topic(expanded: Expanded, logical_id: str, properties: Properties) -> None:
    name = properties.get("TopicName", physical_name(logical_id))
    arn = _client("sns").create_topic(Name=name)["TopicArn"]
    _named(expanded, logical_id, arn, TopicArn=arn, TopicName=name)


def _make_subscription(expanded: Expanded, logical_id: str, properties: Properties) -> None:
    """A queue that a topic hands on to; people's addresses are left alone."""
    if properties["Protocol"] != "sqs":
        return
    attributes = {key: _text(properties[key]) for key in ("RawMessageDelivery", "FilterPolicy") if key in properties}
    topic = str(resolve(properties["TopicArn"], expanded.names))
    endpoint = str(resolve(properties["Endpoint"], expanded.names))
    _client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=endpoint, Attributes=attributes)


def _make_configuration_set(expanded: Expanded, logical_id: str, properties: Properties) -> None:
    """A name that e-mails carry: who sends reports by it is `provider_reports`."""
    _named(expanded, logical_id, properties.get("Name", physical_name(logical_id)))


def _make_secret(expanded: Expanded, logical_id: str, properties: Properties) -> None:
    """Generated once for the life of the process."""
    if logical_id not in expanded.names:
        text = properties.get("SecretString") or _generated(properties["GenerateSecretString"])
        name = properties.get("Name", physical_name(logical_id)) + "-" + secrets.token_hex(3)
        arn = _client("secretsmanager").create_secret(Name=name, SecretString=text)["ARN"]
        _named(expanded, logical_id, arn, Id=arn)


def _generated(rule: Properties) -> str:
    """A secret as `GenerateSecretString` makes it: letters and digits, inside the template when there is one."""
    letters = string.ascii_letters + string.digits
    password = "".join(secrets.choice(letters) for _ in range(int(rule.get("PasswordLength", DEFAULT_PASSWORD_LENGTH))))
    if "GenerateStringKey" not in rule:
        return password
    return json.dumps({**json.loads(rule["SecretStringTemplate"]), rule["GenerateStringKey"]: password})


def _text(value: Any) -> str:
    return json.dumps(value) if isinstance(value, dict | list | bool) else str(value)


_MAKERS: dict[str, Callable[[Expanded, str, Properties], None]] = {
    "AWS::DynamoDB::Table": _make_table,
    "AWS::SQS::Queue": _make_queue,
    "AWS::SNS::Topic": _make_topic,
    "AWS::SNS::Subscription": _make_subscription,
    "AWS::SES::ConfigurationSet": _make_configuration_set,
    "AWS::SecretsManager::Secret": _make_secret,
}
