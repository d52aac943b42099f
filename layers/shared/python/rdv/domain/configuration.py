"""Whether an organisation is ready to be booked, and what is missing (DS-4, MOT-09)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .directory import Agent, Book, BookableBy, LocationAvailability, LocationType, Motif
from .openings import opening_expired
from .publications import serves


class StepCode(StrEnum):
    """What there is to settle, in the order in which it is done."""

    AGENTS = "agents"
    LOCATIONS = "locations"
    MOTIFS = "motifs"
    OPENINGS = "openings"
    ONLINE_BOOKING = "online_booking"


class MissingCode(StrEnum):
    """What is missing. Of a motif, an agent or an opening, which is then named."""

    NO_AGENT = "no_agent"
    INVITATION_PENDING = "invitation_pending"
    NO_LOCATION = "no_location"
    NO_MOTIF = "no_motif"
    NO_AGENT_OF_SERVICE = "no_agent_of_service"
    NO_OPENING = "no_opening"
    LOCATION_DISABLED = "location_disabled"
    NOTHING_OPEN_TO_EVERYONE = "nothing_open_to_everyone"


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is missing, and of what."""

    code: MissingCode
    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the configuration. It may be done and still name something: an invitation that is not answered."""

    code: StepCode
    done: bool
    missing: tuple[Missing, ...] = ()


def live_motifs(book: Book) -> tuple[Motif, ...]:
    """Those that are not deleted, by name."""
    return tuple(motif for motif in book.motifs if not motif.deleted)


def openings_count(book: Book, motif: Motif, today: date) -> int:
    """How many openings that are not over serve a motif."""
    return sum(motif.id in one.motif_ids and not opening_expired(one, today) for one in book.openings)


def is_effective(book: Book, today: date, groups: Collection[str]) -> bool:
    """Whether somebody can book online: MOT-09. `groups`: ids of motifs with an open group appointment."""
    return any(
        motif.bookable_online and (openings_count(book, motif, today) > 0 or motif.id in groups)
        for motif in book.motifs
    )


def steps_of(book: Book, agents: Sequence[Agent], today: date, groups: Collection[str]) -> tuple[Step, ...]:
    """Every step, in order. `agents`: the organisation's, those who are invited too; `today` is the organisation's."""
    return (
        _agents(agents),
        _locations(book),
        _motifs(book, agents),
        _openings(book, today, groups),
        Step(
            StepCode.ONLINE_BOOKING,
            is_effective(book, today, groups),
            ()
            if any(motif.bookable_online for motif in book.motifs)
            else (Missing(MissingCode.NOTHING_OPEN_TO_EVERYONE),),
        ),
    )


def _is_open(book: Book, motif: Motif, today: date) -> bool:
    return any(serves(one, motif, book.locations) and not opening_expired(one, today) for one in book.openings)


def _agents(agents: Iterable[Agent]) -> Step:
    there = list(agents)
    pending = tuple(
        Missing(MissingCode.INVITATION_PENDING, one.id, one.display_name or one.email)
        for one in there
        if not one.is_complete
    )
    done = any(one.is_complete for one in there)
    return Step(StepCode.AGENTS, done, pending if done else (Missing(MissingCode.NO_AGENT), *pending))


def _locations(book: Book) -> Step:
    """Nobody needs a place who receives nobody on site."""
    motifs = live_motifs(book)
    needed = not motifs or any(one.location_type is LocationType.PUBLIC_OFFICE for one in motifs)
    enabled = any(one.availability is LocationAvailability.ENABLED for one in book.locations)
    done = enabled or not needed
    return Step(StepCode.LOCATIONS, done, () if done else (Missing(MissingCode.NO_LOCATION),))


def _motifs(book: Book, agents: Sequence[Agent]) -> Step:
    motifs = live_motifs(book)
    if not motifs:
        return Step(StepCode.MOTIFS, done=False, missing=(Missing(MissingCode.NO_MOTIF),))
    served = {service_id for one in agents if one.is_complete for service_id in one.service_ids}
    lonely = tuple(
        Missing(MissingCode.NO_AGENT_OF_SERVICE, one.id, one.name) for one in motifs if one.service_id not in served
    )
    return Step(StepCode.MOTIFS, len(lonely) < len(motifs), lonely)


def _openings(book: Book, today: date, groups: Collection[str]) -> Step:
    """Every motif that others than agents book wants an opening, or a group appointment."""
    missing: list[Missing] = []
    offered = [one for one in live_motifs(book) if one.bookable_by is not BookableBy.AGENTS]
    disabled = {one.id for one in book.locations if one.availability is LocationAvailability.DISABLED}
    for motif in offered:
        has_times = motif.id in groups if motif.collectif else _is_open(book, motif, today)
        if not has_times:
            missing.append(Missing(MissingCode.NO_OPENING, motif.id, motif.name))
    on_site = {one.id for one in live_motifs(book) if one.location_type is LocationType.PUBLIC_OFFICE}
    closed = [
        one
        for one in book.openings
        if one.location_id in disabled and not opening_expired(one, today) and on_site.intersection(one.motif_ids)
    ]
    missing += [Missing(MissingCode.LOCATION_DISABLED, one.id, one.title) for one in closed]
    without = sum(one.code is MissingCode.NO_OPENING for one in missing)
    return Step(StepCode.OPENINGS, bool(offered) and without < len(offered), tuple(missing))
