"""`ports.Publications` in memory, over what a `MemoryDirectory` answers."""

from __future__ import annotations

import threading
from dataclasses import replace

from ..domain.directory import Offer, Organisation
from ..domain.publications import Publication
from ..ports import Conflict
from .directory import revised
from .memory import MemoryDirectory
from .publications import organisation_revision


class MemoryPublications:
    """`ports.Publications` in a dictionary, one lock around each write."""

    def __init__(self, directory: MemoryDirectory) -> None:
        self._directory = directory
        self._reached: dict[str, Publication] = {}
        self._lock = threading.Lock()

    def publication(self, organisation_id: str) -> Publication:
        """`ports.Publications.publication`."""
        return self._reached.get(organisation_id, Publication(organisation_id))

    def publish_organisation(self, publication: Publication, organisation: Organisation) -> Publication:
        """`ports.Publications.publish_organisation`."""
        revision = organisation_revision(organisation)
        if publication.organisation == revision:
            return publication
        with self._lock:
            reached = self._next(publication, replace(publication, organisation=revision))
            self._directory.publish_organisation(organisation)
            return reached

    def publish_offer(self, publication: Publication, offer: Offer) -> Publication:
        """`ports.Publications.publish_offer`."""
        offer = revised(offer)
        if publication.motifs.get(offer.motif.id) == offer.revision:
            return publication
        with self._lock:
            motifs = {**publication.motifs, offer.motif.id: offer.revision}
            reached = self._next(publication, replace(publication, motifs=motifs))
            self._directory.publish_offer(offer)
            return reached

    def withdraw_offer(self, publication: Publication, motif_id: str) -> Publication:
        """`ports.Publications.withdraw_offer`."""
        with self._lock:
            motifs = {one: revision for one, revision in publication.motifs.items() if one != motif_id}
            reached = self._next(publication, replace(publication, motifs=motifs))
            self._directory.withdraw_offer(motif_id)
            return reached

    def _next(self, before: Publication, after: Publication) -> Publication:
        if self.publication(before.organisation_id).version != before.version:
            raise Conflict({})
        reached = replace(after, version=before.version + 1)
        self._reached[before.organisation_id] = reached
        return reached
