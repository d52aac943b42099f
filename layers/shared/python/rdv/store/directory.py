"""The Directory table: what is offered, read by one Query and written as read models."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from botocore.exceptions import BotoCoreError
from pynamodb.exceptions import PynamoDBException

from ..domain.directory import Agent, Listing, Location, Motif, Offer, Opening, Organisation, Service, Team, slug
from ..domain.errors import Unavailable
from ..domain.outlooks import Outlook
from . import keys
from .codec import from_plain, to_plain
from .models import DirectoryItem, stored_items

MOST_NAMED = 50

type Row = tuple[str, str, dict[str, Any]]


def revised(offer: Offer) -> Offer:
    """The offer under the revision that its content gives it, whatever the order of its locations and openings."""
    spelled = json.dumps(sorted(_content_rows(offer), key=lambda row: row[1]), sort_keys=True)
    return replace(offer, revision=hashlib.blake2b(spelled.encode(), digest_size=8).hexdigest())


def offer_rows(offer: Offer) -> list[Row]:
    """The (pk, sk, body) rows of an offer, each after those that it speaks of: the lists come last.

    They are not written in one transaction: whoever is told that a list has changed finds what it lists.
    """
    offer = revised(offer)
    motif, organisation = offer.motif, offer.organisation
    rows = [*_content_rows(offer), (keys.motif_partition(motif.id), keys.REVISION_ITEM, {"revision": offer.revision})]
    agent_ids = sorted({opening.agent_id for opening in offer.openings})
    rows += [(keys.agent_partition(agent_id), keys.served_item(motif.id), {}) for agent_id in agent_ids]
    if offer.is_listed:
        listing, item = to_plain(listing_of(offer)), keys.listing_item(motif.merge_key, motif.id)
        rows.append((keys.LISTS_PARTITION, keys.list_item(organisation.departement), {}))
        rows.append((keys.departement_partition(organisation.departement), item, listing))
        rows.append((keys.organisation_partition(organisation.id), item, listing))
    return rows


def _content_rows(offer: Offer) -> list[Row]:
    """The rows of a motif's own partition."""
    partition = keys.motif_partition(offer.motif.id)
    return [
        (partition, keys.MOTIF_ITEM, {"motif": to_plain(offer.motif), "service": to_plain(offer.service)}),
        (partition, keys.ORGANISATION_ITEM, to_plain(offer.organisation)),
        *((partition, keys.location_item(place.id), to_plain(place)) for place in offer.locations),
        *((partition, keys.opening_item(opening.id), to_plain(opening)) for opening in offer.openings),
    ]


def listing_of(offer: Offer) -> Listing:
    """The line of a list for an offer (GEO-01): where it has openings, in which service, how long."""
    motif = offer.motif
    return Listing(
        motif_id=motif.id,
        organisation_id=motif.organisation_id,
        departement=offer.organisation.departement,
        revision=offer.revision,
        service=offer.service,
        merge_key=motif.merge_key,
        name=motif.name,
        location_type=motif.location_type,
        duration_minutes=motif.duration_minutes,
        collectif=motif.collectif,
        restriction=motif.restriction,
        category=motif.category,
        location_ids=tuple(sorted(place.id for place in offer.listed_places if place)),
    )


def organisation_rows(organisation: Organisation) -> list[Row]:
    """The rows of an organisation: itself, its place in the département, the words that find it."""
    body = to_plain(organisation)
    return [
        (keys.organisation_partition(organisation.id), keys.ORGANISATION_ITEM, body),
        (keys.departement_partition(organisation.departement), keys.organisation_item(organisation.id), body),
        *(
            (keys.word_partition(word), keys.word_item(word, organisation.id), body)
            for word in searchable_words(f"{organisation.name} {organisation.city}")
        ),
    ]


def searchable_words(text: str) -> list[str]:
    """The distinct words of at least two letters, without accents, lower-case."""
    return sorted({word for word in slug(text).split("_") if len(word) >= 2})


def offer_from(rows: Iterable[tuple[str, dict[str, Any]]]) -> Offer | None:
    """The offer of a motif's partition, from its (sk, body) rows; None when there is no motif."""
    motif: Motif | None = None
    service: Service | None = None
    organisation: Organisation | None = None
    locations: list[Location] = []
    openings: list[Opening] = []
    revision = ""
    for sk, body in rows:
        if sk == keys.MOTIF_ITEM:
            motif, service = from_plain(Motif, body["motif"]), from_plain(Service, body["service"])
        elif sk == keys.ORGANISATION_ITEM:
            organisation = from_plain(Organisation, body)
        elif sk == keys.REVISION_ITEM:
            revision = str(body["revision"])
        elif sk.startswith("LOCATION#"):
            locations.append(from_plain(Location, body))
        elif sk.startswith("OPENING#"):
            openings.append(from_plain(Opening, body))
    if motif is None or service is None or organisation is None:
        return None
    return Offer(motif, service, organisation, tuple(locations), tuple(openings), revision)


def matching_organisations(words: Sequence[str], candidates: Iterable[Organisation]) -> list[Organisation]:
    """Those of `candidates` in which each of `words` begins a word of the name or town, by name, at most 50."""
    found = {
        one.id: one
        for one in candidates
        if all(any(stored.startswith(word) for stored in searchable_words(f"{one.name} {one.city}")) for word in words)
    }
    return sorted(found.values(), key=by_name)[:MOST_NAMED]


def by_name(named: Organisation | Team) -> tuple[str, str]:
    """Sort key: the name without accents, then the id."""
    return slug(named.name), named.id


class StoredRow(NamedTuple):
    """A row of the Directory as it is stored: its sort key, and the JSON text of its body."""

    sk: str
    text: str

    @property
    def body(self) -> dict[str, Any]:
        """The body, decoded."""
        return json.loads(self.text)


def query(partition: str, prefix: str | None = None, *, consistent: bool = False) -> list[StoredRow]:
    """The rows of a partition whose sort keys begin so, all pages. Raises Unavailable."""
    condition = DirectoryItem.sk.startswith(prefix) if prefix else None
    try:
        items = stored_items(DirectoryItem, partition, condition, consistent=consistent)
        return [StoredRow(item["sk"]["S"], item["body"]["S"]) for item in items]
    except (PynamoDBException, BotoCoreError) as error:
        raise Unavailable from error


# What many citizens look at in a row stays decoded: the same texts are the same offer.
@lru_cache(maxsize=256)
def _offer(rows: tuple[StoredRow, ...]) -> Offer | None:
    return offer_from((row.sk, row.body) for row in rows)


# A département's list says the same to whoever asks, until something is booked there.
@lru_cache(maxsize=4096)
def outlook_from(text: str) -> Outlook:
    """The outlook of a row's text."""
    return from_plain(Outlook, json.loads(text))


@lru_cache(maxsize=4096)
def _listing(text: str) -> Listing:
    return from_plain(Listing, json.loads(text))


class DynamoDirectory:
    """`ports.Directory` on DynamoDB. The models are bound by `store.models.connect`."""

    def offer(self, motif_id: str, *, consistent: bool = False) -> Offer | None:
        """`ports.Directory.offer`: one Query."""
        return _offer(tuple(query(keys.motif_partition(motif_id), consistent=consistent)))

    def places(self, wanted: Sequence[tuple[str, str | None]]) -> dict[tuple[str, str | None], Offer]:
        """`ports.Directory.places`: one BatchGetItem for each hundred rows."""
        if not wanted:
            return {}
        rows: dict[str, dict[str, dict[str, Any]]] = {}
        addresses = {
            (keys.motif_partition(motif_id), sk)
            for motif_id, place_id in wanted
            for sk in (keys.MOTIF_ITEM, keys.ORGANISATION_ITEM, *([keys.location_item(place_id)] if place_id else []))
        }
        try:
            for item in DirectoryItem.batch_get(sorted(addresses)):
                rows.setdefault(item.pk, {})[item.sk] = item.body
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
        offers = {
            (motif_id, place_id): offer_from(rows.get(keys.motif_partition(motif_id), {}).items())
            for motif_id, place_id in wanted
        }
        return {key: offer.at_place(key[1]) for key, offer in offers.items() if offer}

    def organisations_of(self, departement: str) -> list[Organisation]:
        """`ports.Directory.organisations_of`: one Query."""
        items = query(keys.departement_partition(departement), "ORG#")
        return sorted((from_plain(Organisation, item.body) for item in items), key=by_name)

    def organisations_named(self, text: str) -> list[Organisation]:
        """`ports.Directory.organisations_named`: one Query, of the longest word; the others filter."""
        words = searchable_words(text)
        if not words:
            return []
        longest = max(words, key=len)
        items = query(keys.word_partition(longest), longest)
        return matching_organisations(words, (from_plain(Organisation, item.body) for item in items))

    def organisation(self, organisation_id: str) -> Organisation | None:
        """`ports.Directory.organisation`."""
        items = query(keys.organisation_partition(organisation_id), keys.ORGANISATION_ITEM)
        found = [item for item in items if item.sk == keys.ORGANISATION_ITEM]
        return from_plain(Organisation, found[0].body) if found else None

    def agent(self, agent_id: str) -> Agent | None:
        """`ports.Directory.agent`: one Query of the one item."""
        items = query(keys.agent_partition(agent_id), keys.AGENT_ITEM)
        found = [item for item in items if item.sk == keys.AGENT_ITEM]
        return from_plain(Agent, found[0].body) if found else None

    def listings(
        self,
        *,
        departement: str | None = None,
        organisation_id: str | None = None,
        merge_key: str | None = None,
    ) -> list[Listing]:
        """`ports.Directory.listings`: one Query."""
        partition = (
            keys.organisation_partition(organisation_id)
            if organisation_id is not None
            else keys.departement_partition(departement or "")
        )
        return [_listing(row.text) for row in query(partition, keys.listings_prefix(merge_key))]

    def outlooks(self, departement: str, merge_key: str) -> list[Outlook]:
        """`ports.Directory.outlooks`: one Query."""
        rows = query(keys.departement_partition(departement), keys.outlooks_prefix(merge_key))
        return [outlook_from(row.text) for row in rows]

    def teams_of(self, departement: str) -> list[Team]:
        """`ports.Directory.teams_of`: one Query."""
        items = query(keys.departement_partition(departement), "TEAM#")
        return sorted((from_plain(Team, item.body) for item in items), key=by_name)


class DirectoryWriter:
    """Writes the Directory's read models. Rows that an offer no longer has are deleted."""

    def publish_organisation(self, organisation: Organisation) -> None:
        """Write an organisation and the words that find it. Raises Unavailable."""
        self._write(organisation_rows(organisation))

    def publish_team(self, team: Team) -> None:
        """Write a team. Raises Unavailable."""
        row = (keys.departement_partition(team.departement), keys.team_item(team.id), to_plain(team))
        self._write([row], version=team.version)

    def publish_agent(self, agent: Agent) -> None:
        """Write who an agent is. Raises Unavailable."""
        self._write([(keys.agent_partition(agent.id), keys.AGENT_ITEM, to_plain(agent))], version=agent.version)

    def publish_offer(self, offer: Offer) -> None:
        """Write a motif's partition and its lines in the lists. Raises Unavailable.

        An opening that it no longer has is gone for good; appointments know nothing of openings, and stay (PO-07).
        """
        rows = offer_rows(offer)
        kept = {(pk, sk) for pk, sk, _ in rows}
        partition = keys.motif_partition(offer.motif.id)
        items = query(partition, consistent=True)
        gone = [(partition, item.sk) for item in items]
        if before := offer_from((item.sk, item.body) for item in items):
            # Its lists may have been other ones, and its agents others.
            gone += [(pk, sk) for pk, sk, _ in offer_rows(before) if pk != keys.LISTS_PARTITION]
        self._write(rows, [place for place in dict.fromkeys(gone) if place not in kept])

    def _write(self, rows: Iterable[Row], gone: Iterable[tuple[str, str]] = (), *, version: int | None = None) -> None:
        """What is gone first, then the rows in their order; with `version`, others change them conditionally."""
        try:
            with DirectoryItem.batch_write() as batch:
                for pk, sk in gone:
                    batch.delete(DirectoryItem(pk, sk))
                for pk, sk, body in rows:
                    batch.save(DirectoryItem(pk, sk, body=body, version=version))
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
