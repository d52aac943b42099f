"""What is published of organisations' books on DynamoDB: `ports.Publications`."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from botocore.exceptions import BotoCoreError
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException, TransactWriteError
from pynamodb.expressions.operand import Path
from pynamodb.transactions import TransactWrite

from ..domain.directory import Offer, Organisation
from ..domain.errors import Unavailable
from ..domain.publications import Publication
from ..ports import Conflict
from . import keys
from .codec import from_plain, to_plain
from .directory import Row, offer_from, offer_rows, organisation_rows, query, revised
from .models import DirectoryItem

# A transaction has at most 100 items; one is the publication's own.
WRITES_A_CALL = 90
_OVERTAKEN = {"ConditionalCheckFailed", "TransactionConflict"}

type Place = tuple[str, str]
type Stored = Mapping[Place, Mapping[str, Any]]


def organisation_revision(organisation: Organisation) -> str:
    """What names an organisation's content."""
    spelled = json.dumps(to_plain(organisation), sort_keys=True)
    return hashlib.blake2b(spelled.encode(), digest_size=8).hexdigest()


class DynamoPublications:
    """`ports.Publications` on DynamoDB, through PynamoDB's shared connection: only what differs is written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publication(self, organisation_id: str) -> Publication:
        """`ports.Publications.publication`: one Query of the one item."""
        partition = keys.organisation_partition(organisation_id)
        rows = query(partition, keys.PUBLICATION_ITEM, consistent=True)
        return from_plain(Publication, rows[0].body) if rows else Publication(organisation_id)

    def publish_organisation(self, publication: Publication, organisation: Organisation) -> Publication:
        """`ports.Publications.publish_organisation`."""
        revision = organisation_revision(organisation)
        if publication.organisation == revision:
            return publication
        rows = organisation_rows(organisation)
        stored = query(keys.organisation_partition(organisation.id), keys.ORGANISATION_ITEM, consistent=True)
        before = [from_plain(Organisation, one.body) for one in stored if one.sk == keys.ORGANISATION_ITEM]
        known = _places(organisation_rows(before[0])) if before else {}
        unfinished = replace(publication, organisation="")
        return self._write(unfinished, replace(publication, organisation=revision), _gone(known, rows), rows, known)

    def publish_offer(self, publication: Publication, offer: Offer) -> Publication:
        """`ports.Publications.publish_offer`."""
        offer = revised(offer)
        if publication.motifs.get(offer.motif.id) == offer.revision:
            return publication
        rows, known = offer_rows(offer), self._known(offer.motif.id)
        others = {motif_id: one for motif_id, one in publication.motifs.items() if motif_id != offer.motif.id}
        return self._write(
            replace(publication, motifs=others),
            replace(publication, motifs=others | {offer.motif.id: offer.revision}),
            _gone(known, rows),
            rows,
            known,
        )

    def withdraw_offer(self, publication: Publication, motif_id: str) -> Publication:
        """`ports.Publications.withdraw_offer`."""
        others = {one: revision for one, revision in publication.motifs.items() if one != motif_id}
        # Until nothing is left of it, the motif is among those that are published: a next attempt goes on.
        withdrawn = replace(publication, motifs=others)
        return self._write(publication, withdrawn, _gone(self._known(motif_id), ()), (), {})

    def _known(self, motif_id: str) -> Stored:
        """The rows of a motif, and those that its content had made in lists and at agents."""
        partition = keys.motif_partition(motif_id)
        items = query(partition, consistent=True)
        before = offer_from((item.sk, item.body) for item in items)
        made = _places(offer_rows(before)) if before else {}
        return made | {(partition, item.sk): item.body for item in items}

    def _write(
        self,
        unfinished: Publication,
        finished: Publication,
        gone: Sequence[Place],
        rows: Sequence[Row],
        known: Stored,
    ) -> Publication:
        """Delete and write what differs, in one transaction if it fits: the last one makes the publication finished.

        What is known of rows elsewhere is derived from a motif's own rows, or an organisation's: those are written
        after them, so that a next attempt knows no more than there is. Only the lines of lists come last, when what
        they list is there; they are always written.
        """
        writes: list[tuple[Place, Mapping[str, Any] | None]] = [(place, None) for place in gone]
        for pk, sk, body in sorted(rows, key=_turn):
            if known.get((pk, sk)) != body or sk.startswith(keys.listings_prefix()):
                writes.append(((pk, sk), body))
        version = unfinished.version
        chunks = [writes[first : first + WRITES_A_CALL] for first in range(0, len(writes), WRITES_A_CALL)] or [[]]
        for number, chunk in enumerate(chunks, start=1):
            reached = replace(finished if number == len(chunks) else unfinished, version=version + 1)
            self._commit(chunk, reached)
            version = reached.version
        return replace(finished, version=version)

    def _commit(self, writes: Iterable[tuple[Place, Mapping[str, Any] | None]], reached: Publication) -> None:
        before = reached.version - 1
        unchanged: Any = DirectoryItem.version == before if before else Path("pk").does_not_exist()
        pk, sk = keys.organisation_partition(reached.organisation_id), keys.PUBLICATION_ITEM
        try:
            with TransactWrite(connection=self._connection) as transaction:
                transaction.save(
                    DirectoryItem(pk, sk, version=reached.version, body=to_plain(reached)), condition=unchanged
                )
                for (row_pk, row_sk), body in writes:
                    if body is None:
                        transaction.delete(DirectoryItem(row_pk, row_sk))
                    else:
                        transaction.save(DirectoryItem(row_pk, row_sk, body=body))
        except TransactWriteError as error:
            reasons = getattr(error.cause, "cancellation_reasons", None) or []
            if any(reason is not None and reason.code in _OVERTAKEN for reason in reasons):
                raise Conflict({}) from error
            raise Unavailable from error
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error


def _places(rows: Iterable[Row]) -> dict[Place, Mapping[str, Any]]:
    return {(pk, sk): body for pk, sk, body in rows}


def _turn(row: Row) -> int:
    pk, sk, _ = row
    if sk.startswith(keys.listings_prefix()):
        return 2
    return 1 if sk == keys.ORGANISATION_ITEM or pk.startswith(keys.motif_partition("")) else 0


def _gone(known: Stored, rows: Iterable[Row]) -> list[Place]:
    """What was known and is no more: lines of lists first, a motif's own rows last. A list of lists stays."""
    kept = {(pk, sk) for pk, sk, _ in rows}
    gone = [place for place in known if place not in kept and place[0] != keys.LISTS_PARTITION]
    return sorted(gone, key=lambda place: (place[0].startswith(keys.motif_partition("")), place))
