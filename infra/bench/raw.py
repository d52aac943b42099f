"""What a memory store holds, as DynamoDB would hold it."""

from __future__ import annotations

from collections.abc import Mapping

from rdv.ports import Entity, Key
from rdv.store.items import item_of

from .checker import RawItem


def raw_items(items: Mapping[Key, Entity]) -> list[RawItem]:
    """Each item in DynamoDB JSON."""
    return [item_of(key, entity).serialize() for key, entity in items.items()]
