"""What every engine of `ports.Directory` does with what was published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rdv.domain.directory import LocationAvailability, Offer, SectorisationLevel, Team

from ..unit.scheduling import OTHER_AGENT, OTHER_PLACE, a_place, an_id, offer, opening, weekly
from .conftest import Engine


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
