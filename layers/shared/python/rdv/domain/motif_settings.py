"""What may be settled of a motif: bounds, exclusions and what is frozen once it is used (2.7, MOT-02 to MOT-06)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from .ants import ANTS_CATEGORIES
from .directory import AccessLevel, Agent, BookableBy, LocationType, Motif, Organisation, Service, Verticale, slug
from .errors import FieldError
from .reminders import LONGEST_LEAD, MOST_STEPS, SHORTEST_LEAD

# MOT-02: a year of 365.25 days; 30 minutes at least.
SHORTEST_DELAY = timedelta(seconds=1_800)
LONGEST_DELAY = timedelta(seconds=31_557_600)
LONGEST_DURATION_MINUTES = 24 * 60
MOST_PER_PERSON = 100

_COLOR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
# As people read them.
CATEGORIES = tuple(sorted(name.replace("'", "’") for name in ANTS_CATEGORIES))


def plan_errors(plan: Sequence[timedelta]) -> list[FieldError]:
    """What is wrong with a reminder plan; only one without errors may be given to a `Motif`."""
    if not plan:
        return [FieldError("reminder_plan_hours", "required")]
    if len(plan) > MOST_STEPS:
        return [FieldError("reminder_plan_hours", "too_long")]
    if len(set(plan)) != len(plan):
        return [FieldError("reminder_plan_hours", "repeated")]
    if not all(SHORTEST_LEAD <= lead <= LONGEST_LEAD for lead in plan):
        return [FieldError("reminder_plan_hours", "out_of_range")]
    return []


def motif_errors(
    motif: Motif, organisation: Organisation, services: Mapping[str, Service], others: Iterable[Motif]
) -> list[FieldError]:
    """What is wrong with a motif of that organisation (2.7); empty when all is well.

    `services`: those that may be its own. `others`: the organisation's motifs.
    """
    errors: list[FieldError] = []

    def refuse(field: str, code: str) -> None:
        errors.append(FieldError(field, code))

    if not motif.name.strip():
        refuse("name", "required")
    elif any(_is_same(motif, other) for other in others):
        refuse("name", "taken")
    service = services.get(motif.service_id)
    if service is None:
        refuse("service_id", "unknown" if motif.service_id else "required")
    elif service.is_secretariat:
        refuse("service_id", "secretariat")
    if not _COLOR.fullmatch(motif.color):
        refuse("color", "not_a_color")
    if not 1 <= motif.duration_minutes <= LONGEST_DURATION_MINUTES:
        refuse("duration_minutes", "out_of_range")
    if motif.collectif and motif.location_type is not LocationType.PUBLIC_OFFICE:
        refuse("collectif", "only_on_site")
    if motif.bookable_by is BookableBy.INVITED and organisation.verticale is not Verticale.INSERTION:
        refuse("bookable_by", "choice_not_offered")
    bounds = [("min_delay_seconds", motif.min_delay), ("max_delay_seconds", motif.max_delay)]
    outside = [name for name, delay in bounds if not SHORTEST_DELAY <= delay <= LONGEST_DELAY]
    for name in outside:
        refuse(name, "out_of_range")
    if not outside and motif.max_delay <= motif.min_delay:
        refuse("max_delay_seconds", "not_after_min")
    if motif.for_secretariat and motif.follow_up:
        refuse("follow_up", "not_for_secretariat")
    if not 1 <= motif.limit_per_person <= MOST_PER_PERSON:
        refuse("limit_per_person", "out_of_range")
    if motif.category and motif.category not in CATEGORIES:
        refuse("category", "unknown")
    return errors


def frozen_errors(before: Motif, after: Motif) -> list[FieldError]:
    """What a change would touch that is frozen once an appointment exists (2.7)."""
    changed = [
        ("location_type", before.location_type is not after.location_type),
        ("collectif", before.collectif is not after.collectif),
    ]
    return [FieldError(name, "frozen_once_used") for name, differs in changed if differs]


def _is_same(motif: Motif, other: Motif) -> bool:
    """Another one that lists could not tell from it."""
    return (
        other.id != motif.id
        and not other.deleted
        and (other.service_id, other.location_type) == (motif.service_id, motif.location_type)
        and slug(other.name) == slug(motif.name)
    )


def copied_name(motif: Motif, others: Sequence[Motif]) -> str:
    """The name of a motif's copy among others: its own where that is free, else the first free one with a number."""
    if not any(_is_same(motif, other) for other in others):
        return motif.name
    taken = {slug(other.name) for other in others if not other.deleted}
    number = 2
    while slug(f"{motif.name} ({number})") in taken:
        number += 1
    return f"{motif.name} ({number})"


def usable_by(agent: Agent, motif: Motif) -> bool:
    """Whether the agent may make appointments with a motif of one of their organisations (MOT-06)."""
    level = agent.level_in(motif.organisation_id)
    if motif.deleted or level is None or level is AccessLevel.CONTRIBUTOR:
        return False
    return (
        level is AccessLevel.ADMIN
        or motif.service_id in agent.service_ids
        or (motif.for_secretariat and agent.is_secretary)
    )
