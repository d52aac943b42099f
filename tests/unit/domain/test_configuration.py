"""What is missing before anybody can book: MOT-09, DS-4."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from infra.seed.books import demonstration
from infra.seed.demonstration import AGENTS, CHILD_CHECK, PARENTS_WORKSHOP
from rdv.domain.configuration import MissingCode, Step, StepCode, is_effective, openings_count, steps_of
from rdv.domain.directory import Agent, Book, BookableBy, LocationAvailability, LocationType

TODAY = date(2026, 11, 21)
ARRAS_BOOK = demonstration(TODAY).books[0]
STAFF = tuple(one for one in AGENTS if one.level_in(ARRAS_BOOK.organisation.id))
EMPTY = Book(ARRAS_BOOK.organisation, ARRAS_BOOK.staff)
WORKSHOPS = frozenset({PARENTS_WORKSHOP.id})


def steps(book: Book, agents: tuple[Agent, ...] = STAFF, groups: frozenset[str] = WORKSHOPS) -> dict[StepCode, Step]:
    return {step.code: step for step in steps_of(book, agents, TODAY, groups)}


def missing(step: Step) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in step.missing]


def test_the_demonstration_is_ready() -> None:
    found = steps(ARRAS_BOOK)
    assert list(found) == list(StepCode)
    assert [missing(step) for step in found.values() if step.missing] == []
    assert all(step.done for step in found.values())


def test_a_new_organisation_is_told_what_to_do_in_order() -> None:
    """DS-4: agents, places, motifs."""
    found = steps(EMPTY, agents=(), groups=frozenset())
    assert [step.code for step in found.values() if not step.done] == list(StepCode)
    assert missing(found[StepCode.AGENTS]) == [(MissingCode.NO_AGENT, "")]
    assert missing(found[StepCode.LOCATIONS]) == [(MissingCode.NO_LOCATION, "")]
    assert missing(found[StepCode.MOTIFS]) == [(MissingCode.NO_MOTIF, "")]
    assert missing(found[StepCode.ONLINE_BOOKING]) == [(MissingCode.NOTHING_OPEN_TO_EVERYONE, "")]


def test_an_invitation_that_is_not_answered_is_told_and_holds_nobody_up() -> None:
    invited = Agent("new", "", "", "nouveau@arras.example", invited_at=datetime(2026, 11, 20, tzinfo=UTC))
    found = steps(ARRAS_BOOK, (*STAFF, invited))[StepCode.AGENTS]
    assert found.done
    assert missing(found) == [(MissingCode.INVITATION_PENDING, "nouveau@arras.example")]
    assert not steps(ARRAS_BOOK, (invited,))[StepCode.AGENTS].done


def test_whoever_receives_nobody_on_site_needs_no_place() -> None:
    motifs = tuple(replace(one, location_type=LocationType.PHONE) for one in ARRAS_BOOK.motifs)
    assert steps(replace(ARRAS_BOOK, locations=(), motifs=motifs))[StepCode.LOCATIONS].done
    assert not steps(replace(ARRAS_BOOK, locations=()))[StepCode.LOCATIONS].done
    closed = tuple(replace(one, availability=LocationAvailability.DISABLED) for one in ARRAS_BOOK.locations)
    assert not steps(replace(ARRAS_BOOK, locations=closed))[StepCode.LOCATIONS].done


def test_a_motif_that_nobody_of_its_service_serves_is_named() -> None:
    others = tuple(one for one in STAFF if CHILD_CHECK.service_id not in one.service_ids)
    found = steps(ARRAS_BOOK, others)[StepCode.MOTIFS]
    assert found.done
    assert (MissingCode.NO_AGENT_OF_SERVICE, CHILD_CHECK.name) in missing(found)


def test_openings_that_are_over_or_at_a_closed_place_are_missing() -> None:
    over = tuple(replace(one, recurrence=None, first_day=TODAY - timedelta(days=1)) for one in ARRAS_BOOK.openings)
    found = steps(replace(ARRAS_BOOK, openings=over))[StepCode.OPENINGS]
    # The workshops have group appointments; the others have no times left.
    names = {one.name for one in ARRAS_BOOK.motifs} - {PARENTS_WORKSHOP.name}
    assert set(missing(found)) == {(MissingCode.NO_OPENING, name) for name in names}
    closed = tuple(replace(one, availability=LocationAvailability.DISABLED) for one in ARRAS_BOOK.locations)
    found = steps(replace(ARRAS_BOOK, locations=closed))[StepCode.OPENINGS]
    assert {code for code, _ in missing(found)} == {MissingCode.LOCATION_DISABLED, MissingCode.NO_OPENING}
    on_site = {one.name for one in ARRAS_BOOK.motifs if one.location_type is LocationType.PUBLIC_OFFICE}
    without = {name for code, name in missing(found) if code is MissingCode.NO_OPENING}
    assert without == on_site - {PARENTS_WORKSHOP.name}
    nowhere = tuple(replace(one, location_id=None) for one in ARRAS_BOOK.openings)
    assert set(missing(steps(replace(ARRAS_BOOK, openings=nowhere))[StepCode.OPENINGS])) == {
        (MissingCode.NO_OPENING, name) for name in without
    }


def test_online_booking_is_effective_with_one_motif_that_has_times() -> None:
    """MOT-09."""
    assert is_effective(ARRAS_BOOK, TODAY, frozenset())
    assert openings_count(ARRAS_BOOK, CHILD_CHECK, TODAY) == 2
    assert not is_effective(replace(ARRAS_BOOK, openings=()), TODAY, frozenset())
    assert is_effective(replace(ARRAS_BOOK, openings=()), TODAY, WORKSHOPS)
    private = tuple(replace(one, bookable_by=BookableBy.AGENTS) for one in ARRAS_BOOK.motifs)
    assert not is_effective(replace(ARRAS_BOOK, motifs=private), TODAY, WORKSHOPS)
