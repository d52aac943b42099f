"""The three tables as `template.yaml` describes them, made in whatever AWS a client leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from infra.template import expand_template
from rdv.settings import TableSettings

from .capacity import Index, index_of

KEYS = ("pk", "sk")
_CREATED_WITH = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")
_LOGICAL_IDS = {"directory_table": "DirectoryTable", "agenda_table": "AgendaTable", "people_table": "PeopleTable"}


@cache
def _properties() -> Mapping[str, Mapping[str, Any]]:
    """By the name of the setting that names the table."""
    resources = expand_template({"SiteUrl": "https://rdv.example.org", "MailFrom": "rdv@example.org"})["Resources"]
    return {setting: resources[logical_id]["Properties"] for setting, logical_id in _LOGICAL_IDS.items()}


def create_tables(client: Any, settings: TableSettings) -> None:
    """Make them empty. Streams and TTL are left out: nothing here reads the one or waits for the other."""
    for setting, properties in _properties().items():
        wanted = {name: properties[name] for name in _CREATED_WITH if name in properties}
        client.create_table(TableName=getattr(settings, setting), **wanted)


def indexes(settings: TableSettings) -> dict[str, Sequence[Index]]:
    """The global secondary indexes by table name."""
    return {
        getattr(settings, setting): [index_of(one, KEYS) for one in properties.get("GlobalSecondaryIndexes", ())]
        for setting, properties in _properties().items()
    }
