"""Under what users are found: rows of the People table, written through `Records`, read by ranges."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false

from __future__ import annotations

import json
from itertools import islice

from botocore.exceptions import BotoCoreError
from pynamodb.exceptions import PynamoDBException

from ..domain.errors import Unavailable
from ..domain.membership import FindEntry, FindKind
from . import keys
from .codec import from_plain
from .models import PeopleItem, stored_items


class DynamoUserIndex:
    """`ports.UserIndex` on DynamoDB. The models are bound by `store.models.connect`."""

    def filed(self, scope: str, kind: FindKind, prefix: str, limit: int) -> list[FindEntry]:
        """`ports.UserIndex.filed`: one Query, further pages only until there are enough."""
        partition, begin = keys.find_partition(scope, kind, prefix), prefix
        try:
            items = stored_items(PeopleItem, partition, PeopleItem.sk.startswith(begin), consistent=True)
            return [from_plain(FindEntry, json.loads(item["body"]["S"])) for item in islice(items, limit)]
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
