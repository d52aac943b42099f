"""The Directory table: what is offered, read by one Query and written as read models."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from botocore.exceptions import BotoCoreError
from pynamodb.exceptions import PynamoDBException

from ..domain.directory import Listing, Location, Motif, Offer, Opening, Organisation, Service, Team, slug
from ..domain.errors import Unavailable
from . import keys
from .codec import from_plain, to_plain
from .models import DirectoryItem

MOST_NAMED = 50


def offer_rows(offer: Offer) -> list[tuple[str, str, dict[str, Any]]]:
    """The (pk, sk, body) rows of a motif's partition and of its lists: the same for every engine."""
    motif, organisation = offer.motif, offer.organisation
    partition = keys.motif_partition(motif.id)
    rows = [
        (partition, keys.MOTIF_ITEM, {"motif": to_plain(motif), "service": to_plain(offer.service)}),
        (partition, keys.ORGANISATION_ITEM, to_plain(organisation)),
        *((partition, keys.location_item(place.id), to_plain(place)) for place in offer.locations),
        *((partition, keys.opening_item(opening.id), to_plain(opening)) for opening in offer.openings),
    ]
    if offer.is_listed:
        listing = to_plain(listing_of(offer))
        rows.append((keys.departement_partition(organisation.departement), keys.listing_item(motif.id), listing))
        rows.append((keys.organisation_partition(organisation.id), keys.listing_item(motif.id), listing))
    return rows


def listing_of(offer: Offer) -> Listing:
    """The line of a list for an offer (GEO-01): where it has openings, in which service, how long."""
    motif = offer.motif
    places = {opening.location_id for opening in offer.openings if opening.location_id}
    return Listing(
        motif_id=motif.id,
        organisation_id=motif.organisation_id,
        service=offer.service,
        merge_key=motif.merge_key,
        name=motif.name,
        location_type=motif.location_type,
        duration_minutes=motif.duration_minutes,
        collectif=motif.collectif,
        restriction=motif.restriction,
        location_ids=tuple(sorted(places)),
    )


def organisation_rows(organisation: Organisation) -> list[tuple[str, str, dict[str, Any]]]:
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
    for sk, body in rows:
        if sk == keys.MOTIF_ITEM:
            motif, service = from_plain(Motif, body["motif"]), from_plain(Service, body["service"])
        elif sk == keys.ORGANISATION_ITEM:
            organisation = from_plain(Organisation, body)
        elif sk.startswith("LOCATION#"):
            locations.append(from_plain(Location, body))
        elif sk.startswith("OPENING#"):
            openings.append(from_plain(Opening, body))
    if motif is None or service is None or organisation is None:
        return None
    return Offer(motif, service, organisation, tuple(locations), tuple(openings))


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


class DynamoDirectory:
    """`ports.Directory` on DynamoDB. The models are bound by `store.models.connect`."""

    def _query(self, partition: str, prefix: str | None = None) -> list[DirectoryItem]:
        condition = DirectoryItem.sk.startswith(prefix) if prefix else None
        try:
            return list(DirectoryItem.query(partition, condition))
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error

    def offer(self, motif_id: str) -> Offer | None:
        """`ports.Directory.offer`: one Query."""
        return offer_from((item.sk, item.body) for item in self._query(keys.motif_partition(motif_id)))

    def organisations_of(self, departement: str) -> list[Organisation]:
        """`ports.Directory.organisations_of`: one Query."""
        items = self._query(keys.departement_partition(departement), "ORG#")
        return sorted((from_plain(Organisation, item.body) for item in items), key=by_name)

    def organisations_named(self, text: str) -> list[Organisation]:
        """`ports.Directory.organisations_named`: one Query, of the longest word; the others filter."""
        words = searchable_words(text)
        if not words:
            return []
        longest = max(words, key=len)
        items = self._query(keys.word_partition(longest), longest)
        return matching_organisations(words, (from_plain(Organisation, item.body) for item in items))

    def organisation(self, organisation_id: str) -> Organisation | None:
        """`ports.Directory.organisation`."""
        items = self._query(keys.organisation_partition(organisation_id), keys.ORGANISATION_ITEM)
        found = [item for item in items if item.sk == keys.ORGANISATION_ITEM]
        return from_plain(Organisation, found[0].body) if found else None

    def listings(self, *, departement: str | None = None, organisation_id: str | None = None) -> list[Listing]:
        """`ports.Directory.listings`: one Query."""
        partition = (
            keys.organisation_partition(organisation_id)
            if organisation_id is not None
            else keys.departement_partition(departement or "")
        )
        return [from_plain(Listing, item.body) for item in self._query(partition, "LISTING#")]

    def teams_of(self, departement: str) -> list[Team]:
        """`ports.Directory.teams_of`: one Query."""
        items = self._query(keys.departement_partition(departement), "TEAM#")
        return sorted((from_plain(Team, item.body) for item in items), key=by_name)


class DirectoryWriter:
    """Writes the Directory's read models. Rows that an offer no longer has are deleted."""

    def publish_organisation(self, organisation: Organisation) -> None:
        """Write an organisation and the words that find it. Raises Unavailable."""
        self._write(organisation_rows(organisation))

    def publish_team(self, team: Team) -> None:
        """Write a team. Raises Unavailable."""
        self._write([(keys.departement_partition(team.departement), keys.team_item(team.id), to_plain(team))])

    def publish_offer(self, offer: Offer) -> None:
        """Write a motif's partition and its lines in the lists. Raises Unavailable."""
        rows = offer_rows(offer)
        kept = {(pk, sk) for pk, sk, _ in rows}
        partition = keys.motif_partition(offer.motif.id)
        lists = (
            keys.departement_partition(offer.organisation.departement),
            keys.organisation_partition(offer.organisation.id),
        )
        try:
            stored = {(partition, item.sk) for item in DirectoryItem.query(partition)}
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
        stored |= {(pk, keys.listing_item(offer.motif.id)) for pk in lists}
        self._write(rows, gone=stored - kept)

    def _write(self, rows: Iterable[tuple[str, str, dict[str, Any]]], gone: Iterable[tuple[str, str]] = ()) -> None:
        try:
            with DirectoryItem.batch_write() as batch:
                for pk, sk, body in rows:
                    batch.save(DirectoryItem(pk, sk, body=body))
                for pk, sk in gone:
                    batch.delete(DirectoryItem(pk, sk))
        except (PynamoDBException, BotoCoreError) as error:
            raise Unavailable from error
