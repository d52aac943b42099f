"""One PynamoDB model a table. Conditions and indexes need attributes of their own; the rest is one JSON `body`.

A single JSON attribute is decoded in one pass, a third of the time of PynamoDB's nested maps (decision 0060).
"""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false, reportIncompatibleVariableOverride=false

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from botocore.exceptions import ClientError
from pynamodb.attributes import BinaryAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.connection import Connection, TableConnection
from pynamodb.exceptions import QueryError
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, IncludeProjection, KeysOnlyProjection
from pynamodb.models import Model

from ..settings import TableSettings
from .direct import ReadJson, go_directly

CONNECT_TIMEOUT_SECONDS = 1.0
READ_TIMEOUT_SECONDS = 2.0


class CompactJson(JSONAttribute):
    """JSON without spaces and with accents as they are: fewer bytes, fewer capacity units."""

    def serialize(self, value: Any) -> str | None:
        """None stays no attribute."""
        return None if value is None else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class DueIndex(GlobalSecondaryIndex["AgendaItem"]):
    """Reminders to send: sparse, only what is owed one."""

    class Meta:
        index_name = "due"
        projection = KeysOnlyProjection()

    due_bucket = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class EventsIndex(GlobalSecondaryIndex["AgendaItem"]):
    """What happened to appointments, openings and absences, by the day: sparse, events only."""

    class Meta:
        index_name = "events"
        projection = KeysOnlyProjection()

    event_bucket = UnicodeAttribute(hash_key=True)
    event_at = UnicodeAttribute(range_key=True)


class CalendarIndex(GlobalSecondaryIndex["AgendaItem"]):
    """The appointments of an owner by start: of an account, of a verified address, of a participant."""

    class Meta:
        index_name = "by_user"
        projection = AllProjection()

    user_id = UnicodeAttribute(hash_key=True)
    starts_at = UnicodeAttribute(range_key=True)


class OrganisationIndex(GlobalSecondaryIndex["AgendaItem"]):
    """The appointments of an organisation by start, cancelled ones too."""

    class Meta:
        index_name = "by_organisation"
        projection = AllProjection()

    organisation_id = UnicodeAttribute(hash_key=True)
    starts_at = UnicodeAttribute(range_key=True)


class UnsettledIndex(GlobalSecondaryIndex["AgendaItem"]):
    """The appointments of an organisation without a status, by start: sparse, with their agents (AGD-05)."""

    class Meta:
        index_name = "unsettled"
        projection = IncludeProjection(["agent_ids"])

    unsettled_in = UnicodeAttribute(hash_key=True)
    starts_at = UnicodeAttribute(range_key=True)


class DirectoryItem(Model):
    """Cold, read-mostly: organisations, motifs, openings, lists."""

    class Meta:
        table_name = ""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = NumberAttribute(null=True)
    body = CompactJson(null=True)


class AgendaItem(Model):
    """Hot, transactional, streamed: weeks, holds, appointments, events, marks, quotas."""

    class Meta:
        table_name = ""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = NumberAttribute(null=True)
    body = CompactJson(null=True)
    busy = BinaryAttribute(null=True, legacy_encoding=False)
    entries = UnicodeSetAttribute(null=True)
    organisation_id = UnicodeAttribute(null=True)
    user_id = UnicodeAttribute(null=True)
    starts_at = UnicodeAttribute(null=True)
    due_bucket = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    expires_at = NumberAttribute(null=True)
    messages = NumberAttribute(null=True)
    segments = NumberAttribute(null=True)
    event_bucket = UnicodeAttribute(null=True)
    event_at = UnicodeAttribute(null=True)
    unsettled_in = UnicodeAttribute(null=True)
    agent_ids = UnicodeSetAttribute(null=True)
    due = DueIndex()
    events = EventsIndex()
    calendar = CalendarIndex()
    by_organisation = OrganisationIndex()
    unsettled = UnsettledIndex()


class PeopleItem(Model):
    """Users, tokens, codes."""

    class Meta:
        table_name = ""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = NumberAttribute(null=True)
    body = CompactJson(null=True)
    expires_at = NumberAttribute(null=True)


def stored_items(
    model: type[Model], partition: str, condition: Condition | None, *, consistent: bool, index: str | None = None
) -> Iterator[dict[str, dict[str, Any]]]:
    """The items of a partition (of an index) in DynamoDB JSON, all pages.

    They are not made models, which costs more than reading.
    """
    table = _table_of(model)
    start: dict[str, Any] | None = None
    while True:
        answer = (
            _whole_partition(table, partition, start, consistent=consistent)
            if condition is None and index is None
            else table.query(
                partition, condition, exclusive_start_key=start, consistent_read=consistent, index_name=index
            )
        )
        yield from answer["Items"]
        start = answer.get("LastEvaluatedKey")
        if not start:
            return


def _whole_partition(
    table: TableConnection, partition: str, start: dict[str, Any] | None, *, consistent: bool
) -> dict[str, Any]:
    """One page of a partition. Every search asks for one, and spelling a condition costs as much as sending it."""
    asked: dict[str, Any] = {
        "TableName": table.table_name,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": partition}},
        "ConsistentRead": consistent,
    }
    if start:
        asked["ExclusiveStartKey"] = start
    try:
        return table.connection.dispatch("Query", asked)
    except ClientError as error:
        raise QueryError(f"Failed to query items: {error}", error) from error


def index_page(
    model: type[Model],
    index: str,
    partition: str,
    condition: Condition,
    attributes: list[str],
    start: dict[str, Any] | None,
    *,
    forward: bool,
) -> dict[str, Any]:
    """One page of an index's partition: those attributes of the items that the condition lets through, as answered."""
    return _table_of(model).query(
        partition,
        filter_condition=condition,
        attributes_to_get=attributes,
        index_name=index,
        exclusive_start_key=start,
        scan_index_forward=forward,
    )


def _table_of(model: type[Model]) -> TableConnection:
    # The only way to a model's connection, and so to sharing one client.
    return model._get_connection()  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001


def connect(settings: TableSettings, read_json: ReadJson = json.loads) -> Connection:
    """Bind the models to their tables and have them share one connection: each would open its own client (60 ms).

    `read_json` reads DynamoDB's answers: a function that has a faster reader at hand may give it. Endpoint, region and
    credentials come from the standard AWS variables alone.
    """
    shared: Connection | None = None
    for model, table_name in (
        (DirectoryItem, settings.directory_table),
        (AgendaItem, settings.agenda_table),
        (PeopleItem, settings.people_table),
    ):
        model.Meta.table_name = table_name
        model.Meta.connect_timeout_seconds = CONNECT_TIMEOUT_SECONDS  # type: ignore[attr-defined]
        model.Meta.read_timeout_seconds = READ_TIMEOUT_SECONDS  # type: ignore[attr-defined]
        table = _table_of(model)
        if shared is None:
            shared = table.connection
            go_directly(shared.session, read_json)
            # PynamoDB has a session for each thread and one client for all: it is made now, of this session.
            _ = shared.client
        elif table.connection is not shared:
            shared.add_meta_table(table.get_meta_table())
            table.connection = shared
    assert shared is not None  # noqa: S101 - three models were bound above
    return shared
