"""What every engine of `ports.Directory` does with what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rdv.domain.directory import Location, LocationAvailability, Offer, SectorisationLevel, Team
from rdv.domain.outlooks import HeldTime, Outlook
from rdv.ports import Conflict

from ..unit.scheduling import OTHER_AGENT, OTHER_PLACE, PLACE, a_place, an_id, offer, opening, weekly
from .conftest import Engine

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def an_offer() -> Offer:
    """Two agents, two places, one of them disabled."""
    closed = a_place(OTHER_PLACE, availability=LocationAvailability.DISABLED)
    return offer(
        opening("2026-11-23", recurrence=weekly("2026-11-23", (1, 3), 2, "2027-06-30")),
        opening("2026-11-24", agent=OTHER_AGENT, place=OTHER_PLACE),
        locations=(a_place(), closed),
        sectorisation_level=SectorisationLevel.DEPARTEMENT,
    )


def by_id(of: Offer | None) -> Offer | None:
    """Rows come back by key, whatever order they were written in."""
    if of is None:
        return None
    return replace(
        of,
        locations=tuple(sorted(of.locations, key=lambda one: one.id)),
        openings=tuple(sorted(of.openings, key=lambda one: one.id)),
    )


def test_an_offer_comes_back_as_it_was_published(engine: Engine) -> None:
    engine.writer.publish_offer(an_offer())
    assert by_id(engine.directory.offer(an_id("motif"))) == by_id(an_offer())
    assert engine.directory.offer("unknown") is None


def test_what_an_offer_no_longer_has_is_gone(engine: Engine) -> None:
    engine.writer.publish_offer(an_offer())
    later = replace(an_offer(), openings=an_offer().openings[:1], locations=an_offer().locations[:1])
    engine.writer.publish_offer(later)
    assert engine.directory.offer(an_id("motif")) == later


@pytest.mark.parametrize(
    ("changed", "listed"),
    [
        (an_offer(), True),
        (replace(an_offer(), openings=()), False),
        (replace(an_offer(), motif=replace(an_offer().motif, deleted=True)), False),
        (replace(an_offer(), motif=replace(an_offer().motif, follow_up=True)), False),
        (replace(an_offer(), motif=replace(an_offer().motif, sectorisation_level=SectorisationLevel.AGENT)), False),
    ],
)
def test_lists_follow_the_offer(engine: Engine, changed: Offer, listed: bool) -> None:
    """GEO-01, GEO-04, BOOK-01."""
    engine.writer.publish_offer(an_offer())
    engine.writer.publish_offer(changed)
    for scope in ({"departement": "62"}, {"organisation_id": an_id("organisation")}):
        found = [one.motif_id for one in engine.directory.listings(**scope)]  # type: ignore[arg-type]
        assert found == ([an_id("motif")] if listed else [])
    assert engine.directory.listings(departement="59") == []


def test_the_teams_of_a_territory_by_name(engine: Engine) -> None:
    teams = [
        Team("1", "62", "Équipe du soir", ("a", "b")),
        Team("2", "62", "accueil"),
        Team("3", "59", "Ailleurs", ("c",)),
    ]
    for team in teams:
        engine.writer.publish_team(team)
    assert engine.directory.teams_of("62") == [teams[1], teams[0]]
    assert engine.directory.teams_of("971") == []
    engine.writer.publish_team(replace(teams[1], agent_ids=("d",)))
    assert engine.directory.teams_of("62")[0].agent_ids == ("d",)


# --- lists ------------------------------------------------------------------------------------------------------------


def an_outlook(motif_id: str = "motif", place: Location | None = None, version: int = 0, minutes: int = 5) -> Outlook:
    """With as many fields set as can be."""
    of = an_offer()
    return Outlook(
        replace(of.motif, id=motif_id),
        of.organisation,
        place or a_place(),
        "revision",
        NOW,
        29_900_000 + minutes,
        ((29_800_000, 29_800_030), (29_800_060, 29_800_090)),
        (HeldTime(29_800_000, 29_800_060, ((29_800_010, 29_800_040, 1_788_000_000),)),),
        ((29_800_000, 0), (29_800_090, 1_788_000_000)),
        version,
    )


KEY = an_offer().motif.merge_key


def test_the_same_content_has_the_same_revision_and_another_one_another(engine: Engine) -> None:
    engine.writer.publish_offer(an_offer())
    revisions = {one.revision for one in engine.directory.listings(departement="62")}
    stored = engine.directory.offer(an_id("motif"), consistent=True)
    assert stored
    assert revisions == {stored.revision}
    engine.writer.publish_offer(replace(an_offer(), openings=an_offer().openings[::-1]))
    assert {one.revision for one in engine.directory.listings(departement="62")} == revisions
    engine.writer.publish_offer(replace(an_offer(), motif=replace(an_offer().motif, instructions="other")))
    assert not {one.revision for one in engine.directory.listings(departement="62")} & revisions


def test_listings_of_one_merge_key(engine: Engine) -> None:
    other = replace(an_offer(), motif=replace(an_offer().motif, id="other", name="Motif autre"))
    for published in (an_offer(), other):
        engine.writer.publish_offer(published)
    for scope in ({"departement": "62"}, {"organisation_id": an_id("organisation")}):
        for key, motif_id in ((KEY, an_id("motif")), (other.motif.merge_key, "other")):
            found = engine.directory.listings(**scope, merge_key=key)  # type: ignore[arg-type]
            assert [one.motif_id for one in found] == [motif_id]
            assert found[0].place_ids == (PLACE,)
    renamed = replace(other, motif=replace(other.motif, name="Motif"))
    engine.writer.publish_offer(renamed)
    assert engine.directory.listings(departement="62", merge_key=other.motif.merge_key) == []
    assert len(engine.directory.listings(departement="62", merge_key=KEY)) == 2


def test_an_offer_that_moves_to_another_departement_leaves_the_old_list(engine: Engine) -> None:
    engine.writer.publish_offer(an_offer())
    moved = replace(an_offer(), organisation=replace(an_offer().organisation, departement="59"))
    engine.writer.publish_offer(moved)
    assert engine.directory.listings(departement="62") == []
    assert len(engine.directory.listings(departement="59")) == 1
    assert set(engine.lists.departements()) >= {"59"}


def test_the_motifs_of_an_agent_are_those_that_their_openings_serve(engine: Engine) -> None:
    engine.writer.publish_offer(an_offer())
    engine.writer.publish_offer(replace(an_offer(), motif=replace(an_offer().motif, id="other")))
    assert set(engine.lists.motifs_of_agent(OTHER_AGENT)) == {an_id("motif"), "other"}
    engine.writer.publish_offer(replace(an_offer(), openings=an_offer().openings[:1]))
    assert engine.lists.motifs_of_agent(OTHER_AGENT) == ["other"]
    assert engine.lists.motifs_of_agent("stranger") == []


def test_outlooks_come_back_by_departement_merge_key_and_motif(engine: Engine) -> None:
    north = a_place(OTHER_PLACE, name="Nord")
    outlooks = [an_outlook(), an_outlook(place=north), an_outlook("other")]
    engine.lists.save("62", outlooks)
    stored = [replace(one, version=1) for one in outlooks]

    def found(among: Sequence[Outlook]) -> set[tuple[str, str | None]]:
        assert all(one in stored for one in among)
        return {(one.motif.id, one.location_id) for one in among}

    everything = {("motif", PLACE), ("motif", OTHER_PLACE), ("other", PLACE)}
    assert found(engine.lists.outlooks("62")) == everything
    assert found(engine.directory.outlooks("62", KEY)) == everything
    assert found(engine.lists.outlooks("62", merge_key=KEY, motif_id="motif")) == everything - {("other", PLACE)}
    assert engine.directory.outlooks("62", "another-phone") == engine.directory.outlooks("59", KEY) == []


def test_an_outlook_is_replaced_and_deleted_only_as_it_was_read(engine: Engine) -> None:
    engine.lists.save("62", [an_outlook()])
    engine.lists.save("62", [an_outlook(version=1, minutes=7)])
    [stored] = engine.lists.outlooks("62")
    assert stored == an_outlook(version=2, minutes=7)
    for stale in (an_outlook(), an_outlook(version=1)):
        with pytest.raises(Conflict):
            engine.lists.save("62", [stale, an_outlook("other")])
        with pytest.raises(Conflict):
            engine.lists.save("62", (), [stale])
    assert engine.lists.outlooks("62") == [stored]
    engine.lists.save("62", (), [stored])
    assert engine.lists.outlooks("62") == []


def test_more_outlooks_than_a_transaction_takes_are_saved(engine: Engine) -> None:
    outlooks = [an_outlook(place=a_place(f"place {number}")) for number in range(120)]
    engine.lists.save("62", outlooks)
    assert len(engine.lists.outlooks("62")) == 120


def test_places_are_offers_with_one_location_and_no_openings(engine: Engine) -> None:
    published = an_offer()
    engine.writer.publish_offer(published)
    motif_id, place_id = published.motif.id, published.locations[1].id
    wanted = [(motif_id, place_id), (motif_id, None), (motif_id, "closed for good"), ("gone", None)]
    found = engine.directory.places(wanted)
    assert set(found) == {*wanted[:3]}
    assert [one.id for one in found[motif_id, place_id].locations] == [place_id]
    assert all(
        (one.motif, one.service, one.openings) == (published.motif, published.service, ()) for one in found.values()
    )
    assert found[motif_id, None].locations == found[motif_id, "closed for good"].locations == ()
    assert dict(engine.directory.places([])) == {}
