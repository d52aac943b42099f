"""`ports.Publications` on every engine, and what deletions ask of appointments (`Records.has_appointment_of`)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rdv.domain.publications import Publication
from rdv.ports import AppointmentKey, Conflict, Publications, Put
from rdv.store import records as dynamo_records
from rdv.store.memory import MemoryDirectory
from rdv.store.memory_publications import MemoryPublications
from rdv.store.models import AgendaItem, DirectoryItem
from rdv.store.publications import DynamoPublications
from tests.unit.messaging import an_appointment

from .conftest import Engine
from .test_directory import an_id, an_offer


@pytest.fixture
def publications(engine: Engine) -> Publications:
    """Nothing is published."""
    if isinstance(engine.directory, MemoryDirectory):
        return MemoryPublications(engine.directory)
    return DynamoPublications(DirectoryItem._get_connection().connection)  # pyright: ignore[reportPrivateUsage]


def test_each_write_is_made_on_the_version_before_it(engine: Engine, publications: Publications) -> None:
    offer = an_offer()
    owner = offer.organisation.id
    nothing = publications.publication(owner)
    assert nothing == Publication(owner)
    first = publications.publish_organisation(nothing, offer.organisation)
    second = publications.publish_offer(first, offer)
    assert (first.version, second.version) == (1, 2)
    assert set(second.motifs) == {offer.motif.id}
    assert publications.publication(owner) == second
    for stale in (nothing, first):
        with pytest.raises(Conflict):
            publications.publish_offer(stale, replace(offer, motif=replace(offer.motif, name="Trop tard")))
        with pytest.raises(Conflict):
            publications.withdraw_offer(stale, offer.motif.id)
    with pytest.raises(Conflict):
        publications.publish_organisation(nothing, replace(offer.organisation, name="Trop tard"))
    stored = engine.directory.offer(offer.motif.id, consistent=True)
    assert stored
    assert stored.motif == offer.motif


def test_what_is_published_so_is_not_written_again(engine: Engine, publications: Publications) -> None:
    offer = an_offer()
    reached = publications.publish_organisation(publications.publication(offer.organisation.id), offer.organisation)
    reached = publications.publish_offer(reached, offer)
    assert publications.publish_organisation(reached, offer.organisation) is reached
    assert publications.publish_offer(reached, replace(offer, openings=offer.openings[::-1])) is reached


def test_a_motif_that_is_withdrawn_leaves_searches_and_lists(engine: Engine, publications: Publications) -> None:
    offer = an_offer()
    reached = publications.publish_offer(publications.publication(offer.organisation.id), offer)
    assert [one.motif_id for one in engine.directory.listings(departement="62")] == [an_id("motif")]
    assert engine.lists.motifs_of_agent(offer.openings[0].agent_id) == [offer.motif.id]
    reached = publications.withdraw_offer(reached, offer.motif.id)
    assert reached.motifs == {}
    assert engine.directory.offer(offer.motif.id, consistent=True) is None
    assert engine.directory.listings(departement="62") == []
    assert engine.lists.motifs_of_agent(offer.openings[0].agent_id) == []
    assert publications.publication(offer.organisation.id) == reached


def test_a_motif_or_a_place_is_known_to_have_appointments(engine: Engine) -> None:
    """2.7 (frozen once used), MOT-04, LIEU-02."""
    appointment = replace(an_appointment(), location_id="place")
    engine.records.commit([Put(AppointmentKey(appointment.id), appointment, 0)])
    owner = appointment.organisation_id
    assert engine.records.has_appointment_of(owner, appointment.motif_id)
    assert engine.records.has_appointment_of(owner, "place")
    assert not engine.records.has_appointment_of(owner, "plac")
    assert not engine.records.has_appointment_of(owner, "another")
    assert not engine.records.has_appointment_of("another", appointment.motif_id)


def test_an_organisation_with_more_history_than_is_read_is_answered_the_safe_way(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of ours ends after a megabyte; here after one item."""
    if engine.name == "memory":
        pytest.skip("memory has no pages")
    several = [replace(an_appointment(), id=f"appointment-{number}") for number in range(4)]
    engine.records.commit([Put(AppointmentKey(one.id), one, 0) for one in several])
    owner = several[0].organisation_id
    table = AgendaItem._get_connection()  # pyright: ignore[reportPrivateUsage]
    query = table.query

    def one_a_page(*arguments: object, **options: object) -> object:
        return query(*arguments, **options, limit=1)  # type: ignore[arg-type]

    monkeypatch.setattr(table, "query", one_a_page)
    assert not engine.records.has_appointment_of(owner, "another")
    monkeypatch.setattr(dynamo_records, "MOST_PAGES_READ", 3)
    assert engine.records.has_appointment_of(owner, "another")
