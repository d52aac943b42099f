"""The Agenda and People tables on DynamoDB: batch reads, one transaction a commit."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import BotoCoreError
from pynamodb.connection import Connection
from pynamodb.constants import ALL_OLD
from pynamodb.exceptions import CancellationReason, PynamoDBException, TransactWriteError, VerboseClientError
from pynamodb.expressions.condition import size
from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from .. import ids
from ..domain.appointments import Appointment, Event
from ..domain.errors import Unavailable
from ..domain.groups import GroupPlace, GroupSeats
from ..domain.messages import MessageMark
from ..ports import (
    AppointmentPage,
    CalendarPage,
    Conflict,
    Count,
    Drop,
    Enter,
    Entity,
    EventKey,
    Key,
    Leave,
    PlanChangeKey,
    Put,
    QuotaKey,
    Renew,
    Unsettled,
    UnsettledPage,
    Write,
)
from .codec import from_plain
from .cursors import Place, read_cursor, spelled_cursor
from .items import MODELS, appointment_of, entity_of, item_of, part_of_story, sortable
from .keys import (
    FAMILY_PREFIX,
    address_of,
    appointment_partition,
    seats_from,
    seats_partition,
    seats_until,
    told_at,
)
from .models import AgendaItem, index_page, stored_items

KEYS_A_CALL = 100
# About twenty thousand appointments: what is not among those of a large organisation is taken to be further back.
MOST_PAGES_READ = 20
ATTEMPTS = 14
FIRST_PAUSE_SECONDS = 0.010
LONGEST_PAUSE_SECONDS = 0.25

_FAILED_CONDITION = "ConditionalCheckFailed"
_TRANSIENT_REASONS = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
_TRANSIENT_ERRORS = {
    "TransactionConflictException",
    "TransactionInProgressException",
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
    "RequestLimitExceeded",
    "InternalServerError",
    "ServiceUnavailable",
}

# How long a quota's item is kept after its newest entry is over; longer than any other entry may last.
_QUOTA_KEPT = {
    "PERSON": timedelta(days=400),
    "VISITOR": timedelta(hours=1),
    "SOURCE": timedelta(hours=1),
    "LOGIN": timedelta(hours=1),
}


class DynamoRecords:
    """`ports.Records` on DynamoDB, through PynamoDB's shared connection."""

    def __init__(self, connection: Connection, pause: Callable[[float], None] = time.sleep) -> None:
        self._connection = connection
        self._pause = pause

    def read[K: Key](self, keys: Sequence[K], *, consistent: bool = True) -> dict[K, Entity]:
        """`ports.Records.read`: one BatchGetItem for each 100 keys, over both tables."""
        found: dict[K, Entity] = {}
        for first in range(0, len(keys), KEYS_A_CALL):
            self._read_batch(keys[first : first + KEYS_A_CALL], consistent, found)
        return found

    def _read_batch[K: Key](self, keys: Sequence[K], consistent: bool, found: dict[K, Entity]) -> None:
        places = {address_of(key): key for key in keys}
        table_names = {table: str(model.Meta.table_name) for table, model in MODELS.items()}
        wanted: dict[str, Any] = {}
        for table, pk, sk in places:
            request = wanted.setdefault(table_names[table], {"Keys": [], "ConsistentRead": consistent})
            request["Keys"].append({"pk": {"S": pk}, "sk": {"S": sk}})
        tables = {name: table for table, name in table_names.items()}
        for attempt in range(ATTEMPTS):
            try:
                answer = self._connection.dispatch("BatchGetItem", {"RequestItems": wanted})
            except (BotoCoreError, VerboseClientError) as error:
                self._wait_or_give_up(attempt, error)
                continue
            for table_name, raw_items in answer["Responses"].items():
                table = tables[table_name]
                for raw in raw_items:
                    key = places[(table, raw["pk"]["S"], raw["sk"]["S"])]  # type: ignore[index]
                    found[key] = entity_of(key, raw)
            wanted = answer.get("UnprocessedKeys") or {}
            if not wanted:
                return
            self._pause(_jitter(attempt))
        raise Unavailable

    def commit(self, writes: Sequence[Write]) -> None:
        """`ports.Records.commit`: one TransactWriteItems, with a token that makes a repeated delivery harmless."""
        token = ids.new_id()
        for attempt in range(ATTEMPTS):
            try:
                with TransactWrite(connection=self._connection, client_request_token=token) as transaction:
                    for write in writes:
                        _add(transaction, write)
            except TransactWriteError as error:
                self._judge(error, _in_sending_order(writes), attempt)
            else:
                return
        raise Unavailable

    def _judge(self, error: TransactWriteError, ordered: Sequence[Write], attempt: int) -> None:
        """Raise Conflict for a condition that failed, pause for contention, give up on the rest."""
        cause = error.cause
        reasons: list[CancellationReason | None] = list(getattr(cause, "cancellation_reasons", None) or [])
        failed = [
            (write, reason)
            for write, reason in zip(ordered, reasons, strict=False)
            if reason is not None and reason.code == _FAILED_CONDITION
        ]
        if failed:
            raise Conflict({write.key: _current(write.key, reason) for write, reason in failed}) from error
        if any(reason is not None and reason.code in _TRANSIENT_REASONS for reason in reasons):
            self._pause(_jitter(attempt))
            return
        self._wait_or_give_up(attempt, cause if cause is not None else error)

    def _wait_or_give_up(self, attempt: int, error: Exception) -> None:
        # botocore's own errors have no response, or None.
        response: dict[str, Any] = getattr(error, "response", None) or {}
        code = str(response.get("Error", {}).get("Code", ""))
        if isinstance(error, BotoCoreError) or code in _TRANSIENT_ERRORS:
            # botocore has tried again by itself: a connection that still fails is worth few more tries.
            if attempt >= 2 and isinstance(error, BotoCoreError):
                raise Unavailable from error
            self._pause(_jitter(attempt))
            return
        raise error

    def group_seats(
        self, motif_id: str, since: datetime, until: datetime, *, consistent: bool = True
    ) -> list[GroupSeats]:
        """`ports.Records.group_seats`: one Query of the motif's partition (pages followed)."""
        between = AgendaItem.sk.between(seats_from(since), seats_until(until))
        try:
            rows = list(AgendaItem.query(seats_partition(motif_id), between, consistent_read=consistent))
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
        return [from_plain(GroupSeats, row.body) for row in rows]

    def story(self, appointment_id: str) -> list[Appointment | Event | MessageMark]:
        """`ports.Records.story`: one Query of the appointment's partition (pages followed)."""
        try:
            items = list(stored_items(AgendaItem, appointment_partition(appointment_id), None, consistent=True))
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
        return [part for item in items if (part := part_of_story(item)) is not None]

    def events_in(self, bucket: str, since: datetime, until: datetime) -> list[EventKey | PlanChangeKey]:
        """`ports.Records.events_in`: one Query of the sparse index (pages followed)."""
        try:
            between = AgendaItem.event_at.between(sortable(since), sortable(until))
            return [told_at(row.pk, row.sk) for row in AgendaItem.events.query(bucket, between)]
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error

    def calendar(
        self,
        owner: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int,
        cursor: str = "",
    ) -> CalendarPage:
        """`ports.Records.calendar`: one Query of the index, of one entry more than the page, which tells of a next."""
        bound = AgendaItem.starts_at >= sortable(since) if since else None
        if until:
            bound = AgendaItem.starts_at < sortable(until)
        found, behind = _page(AgendaItem.calendar, "user_id", owner, bound, limit, cursor, forward=since is not None)
        entries = [
            from_plain(GroupPlace if row.sk.startswith(FAMILY_PREFIX) else Appointment, row.body) for row in found
        ]
        return CalendarPage(tuple(entries), behind)

    def appointments_of(
        self, organisation_id: str, since: datetime, until: datetime, *, limit: int = 0, cursor: str = ""
    ) -> AppointmentPage:
        """`ports.Records.appointments_of`: one Query of the index, of one entry more than a page, which tells of a next."""
        # Between is closed, to the second: what starts at `until` is one second too late.
        between = AgendaItem.starts_at.between(sortable(since), sortable(until - timedelta(seconds=1)))
        if not limit:
            try:
                items = stored_items(
                    AgendaItem,
                    organisation_id,
                    between,
                    consistent=False,
                    index=AgendaItem.by_organisation.Meta.index_name,
                )
                return AppointmentPage(tuple(appointment_of(item) for item in items))
            except (PynamoDBException, BotoCoreError) as error:
                raise Unavailable from error
        found, behind = _page(AgendaItem.by_organisation, "organisation_id", organisation_id, between, limit, cursor)
        return AppointmentPage(tuple(from_plain(Appointment, row.body) for row in found), behind)

    def unsettled_of(self, organisation_id: str, agent_ids: Collection[str], until: datetime) -> int:
        """`ports.Records.unsettled_of`: one Query of the sparse index (pages followed)."""
        before, wanted = AgendaItem.starts_at < sortable(until), set(agent_ids)
        try:
            items = stored_items(
                AgendaItem, organisation_id, before, consistent=False, index=AgendaItem.unsettled.Meta.index_name
            )
            return sum(not wanted.isdisjoint(item["agent_ids"]["SS"]) for item in items)
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error

    def unsettled_page(
        self, organisation_id: str, since: datetime, until: datetime, *, limit: int, cursor: str = ""
    ) -> UnsettledPage:
        """`ports.Records.unsettled_page`: one Query of the sparse index, of one entry more than the page."""
        between = AgendaItem.starts_at.between(sortable(since), sortable(until - timedelta(seconds=1)))
        found, behind = _page(AgendaItem.unsettled, "unsettled_in", organisation_id, between, limit, cursor)
        entries = [Unsettled(row.pk.removeprefix("APPT#"), frozenset(row.agent_ids or ())) for row in found]
        return UnsettledPage(tuple(entries), behind)

    def has_appointment_of(self, organisation_id: str, reference: str) -> bool:
        """`ports.Records.has_appointment_of`: at most some twenty pages of the index, each of a megabyte read."""
        spoken_of: Any = Path("body").contains(f'"{reference}"')
        start: dict[str, Any] | None = None
        try:
            for _ in range(MOST_PAGES_READ):
                answer = index_page(
                    AgendaItem, "by_organisation", organisation_id, spoken_of, ["pk"], start, forward=False
                )
                start = answer.get("LastEvaluatedKey")
                if answer["Items"] or not start:
                    return bool(answer["Items"])
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
        return True

    def due_reminders(self, bucket: str, until: datetime) -> list[str]:
        """`ports.Records.due_reminders`: one Query of the sparse index (pages followed)."""
        try:
            rows = AgendaItem.due.query(bucket, AgendaItem.due_at <= sortable(until))
            return [row.pk.removeprefix("APPT#") for row in rows]
        except PynamoDBException as error:
            raise Unavailable from error


def _page(
    index: Any, partition_attribute: str, partition: str, bound: Any, limit: int, cursor: str, *, forward: bool = True
) -> tuple[list[Any], str]:
    """At most `limit` items of an index by start, and the cursor of a next page: empty for the last one.

    One Query, of one item more, which tells of a next. Raises ValueError (no cursor of this list), Unavailable.
    """
    start_key: dict[str, Any] | None = None
    if cursor:
        behind = read_cursor(cursor)
        place = {"pk": behind.pk, "sk": behind.sk, partition_attribute: partition, "starts_at": behind.starts_at}
        start_key = {name: {"S": text} for name, text in place.items()}
    try:
        found = list(
            index.query(
                partition,
                bound,
                scan_index_forward=forward,
                limit=limit + 1,
                page_size=limit + 1,
                last_evaluated_key=start_key,
            )
        )
    except (PynamoDBException, BotoCoreError) as error:
        if cursor and getattr(error, "cause_response_code", None) == "ValidationException":
            # Well spelled, and of no place in this list: somebody made it up.
            raise ValueError("no cursor") from error
        raise Unavailable from error
    if len(found) <= limit:
        return found, ""
    last = found[limit - 1]
    return found[:limit], spelled_cursor(Place(last.starts_at, last.pk, last.sk))


def _in_sending_order(writes: Sequence[Write]) -> list[Write]:
    """PynamoDB sends deletes, then puts, then updates: the reasons of a refusal come back in that order."""
    ordered: list[Write] = [one for one in writes if isinstance(one, Drop)]
    ordered += [one for one in writes if isinstance(one, Put)]
    ordered += [one for one in writes if isinstance(one, Enter | Leave | Renew | Count)]
    return ordered


def _current(key: Key, reason: CancellationReason) -> Entity | None:
    if not reason.raw_item:
        return None
    return entity_of(key, reason.raw_item)


def _jitter(attempt: int) -> float:
    return random.uniform(0, min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2**attempt))  # noqa: S311 - no secret


def _add(transaction: TransactWrite, write: Write) -> None:
    if isinstance(write, Put):
        item = item_of(write.key, write.entity)
        transaction.save(item, condition=_version_condition(write.expected_version), return_values=ALL_OLD)
        return
    table, pk, sk = address_of(write.key)
    item = MODELS[table](pk, sk)
    if isinstance(write, Drop):
        there = Path("pk").exists() if write.must_exist else None
        expected = write.expected_version
        transaction.delete(item, condition=there if expected is None else _version_condition(expected))
        return
    entries = AgendaItem.entries
    match write:
        case Enter(key, entry, limit):
            room = entries.does_not_exist() | (size(entries) < limit)
            actions: list[Action] = [entries.add({entry}), AgendaItem.expires_at.set(_kept_until(key, entry))]
            transaction.update(item, actions=actions, condition=room, return_values=ALL_OLD)
        case Leave(_, entry):
            transaction.update(item, actions=[entries.delete({entry})])
        case Count(_, messages, segments):
            transaction.update(item, actions=[AgendaItem.messages.add(messages), AgendaItem.segments.add(segments)])
        case Renew(key, expected, kept):
            actions = [
                entries.set(set(kept)),
                AgendaItem.expires_at.set(max(_kept_until(key, one) for one in kept)),
            ]
            # DynamoDB keeps no empty set: a quota that everybody has left has no entries to compare with.
            seen = entries == set(expected) if expected else entries.does_not_exist()
            transaction.update(item, actions=actions, condition=seen, return_values=ALL_OLD)


def _version_condition(expected: int | None) -> Any:
    if expected is None:
        return None
    return Path("pk").does_not_exist() if expected == 0 else AgendaItem.version == expected


def _kept_until(key: QuotaKey, entry: str) -> int:
    second = int(entry.partition(":")[0])
    return second + int(_QUOTA_KEPT[key.owner].total_seconds())
