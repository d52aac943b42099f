"""Absences: when an agent cannot be booked, anywhere (2.9, 7.8). All of an agent's are one item of the Agenda."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .. import ids
from ..domain.absences import absence_errors, absence_expired
from ..domain.agenda import Absence, AbsenceSheet
from ..domain.directory import Agent, Organisation
from ..domain.errors import FieldError, Invalid, NotFound, Unavailable
from ..domain.plan_changes import PlanAction, PlanChange, PlanKind, verticale_of_agent
from ..domain.policy import Right, about_agent, demand
from ..domain.recurrence import Recurrence
from ..ports import AbsencesKey, AgentKey, Clock, Conflict, OrganisationKey, PlanChangeKey, Put, Records

# One item holds them all, and every search reads it: what is over for a year makes room.
MOST_ABSENCES = 500
KEPT_AFTER_THE_END = timedelta(days=365)
_TRIES = 5


class StaleAbsence(Exception):
    """An edit of an absence that is no longer as the editor had read it."""

    def __init__(self, current: Absence) -> None:
        super().__init__("stale")
        self.current = current


@dataclass(frozen=True, slots=True)
class AbsenceDraft:
    """What somebody typed of an absence."""

    title: str
    first_day: date
    end_day: date
    start_time: time
    end_time: time
    recurrence: Recurrence | None


@dataclass(frozen=True, slots=True)
class AbsenceList:
    """An agent's absences by first day, and the version of all of them."""

    absences: tuple[Absence, ...]
    version: int


@dataclass(frozen=True, slots=True)
class _Scene:
    """Whose absences, and what was read of them."""

    agent: Agent
    owner: Agent
    sheet: AbsenceSheet
    organisations: tuple[Organisation, ...]
    now: datetime

    def absence(self, absence_id: str) -> Absence:
        """Raises NotFound."""
        for one in self.sheet.absences:
            if one.id == absence_id:
                return one
        raise NotFound


def absences_of(records: Records, clock: Clock, agent: Agent, owner_id: str, *, expired: bool = False) -> AbsenceList:
    """An agent's absences: those that are over (ABS-05), or the others. Raises NotFound, Forbidden."""
    scene = _scene(records, clock, agent, owner_id, Right.ABSENCE_SEE)
    found = [one for one in scene.sheet.absences if is_over(one, scene.now) is expired]
    return AbsenceList(tuple(sorted(found, key=_order)), scene.sheet.version)


def absence_of(records: Records, clock: Clock, agent: Agent, owner_id: str, absence_id: str) -> Absence:
    """One of them. Raises NotFound, Forbidden."""
    return _scene(records, clock, agent, owner_id, Right.ABSENCE_SEE).absence(absence_id)


def is_over(absence: Absence, now: datetime) -> bool:
    """On the calendar of its own zone (ABS-05)."""
    return absence_expired(absence, _today(absence.time_zone, now))


def create_absence(
    records: Records, clock: Clock, agent: Agent, owner_id: str, draft: AbsenceDraft, organisation_id: str = ""
) -> Absence:
    """A new absence, at the clock of the organisation (the owner's first one, without one of theirs).

    Raises NotFound, Forbidden, Invalid field by field.
    """
    for _ in range(_TRIES):
        scene = _scene(records, clock, agent, owner_id, Right.ABSENCE_EDIT, with_organisations=True)
        zone = _zone(scene, organisation_id)
        made = _checked(scene, _drafted(Absence(ids.new_id(), owner_id, *_UNSET, time_zone=zone), draft))
        kept = scene.sheet.absences
        if len(kept) >= MOST_ABSENCES:
            kept = tuple(one for one in kept if not is_over(one, scene.now - KEPT_AFTER_THE_END))
        if len(kept) >= MOST_ABSENCES:
            raise Invalid([FieldError("title", "too_many")])
        with suppress(Conflict):
            _save(records, scene, (*kept, made), made, PlanAction.CREATED)
            return made
    raise Unavailable


def change_absence(
    records: Records,
    clock: Clock,
    agent: Agent,
    owner_id: str,
    absence_id: str,
    edit: Callable[[AbsenceDraft], AbsenceDraft],
    version: int,
) -> Absence:
    """The absence as `edit` makes it, at the clock that it was made for.

    Raises NotFound, Forbidden, StaleAbsence when it is not of that version any more, Invalid.
    """
    for _ in range(_TRIES):
        scene = _scene(records, clock, agent, owner_id, Right.ABSENCE_EDIT, with_organisations=True)
        before = scene.absence(absence_id)
        if before.version != version:
            raise StaleAbsence(before)
        changed = _drafted(before, edit(_draft_of(before)))
        if changed == before:
            return before
        changed = _checked(scene, replace(changed, version=version + 1))
        kept = tuple(changed if one.id == absence_id else one for one in scene.sheet.absences)
        with suppress(Conflict):
            _save(records, scene, kept, changed, PlanAction.UPDATED)
            return changed
    raise Unavailable


def delete_absence(records: Records, clock: Clock, agent: Agent, owner_id: str, absence_id: str) -> None:
    """Delete it for good. Raises NotFound, Forbidden."""
    for _ in range(_TRIES):
        scene = _scene(records, clock, agent, owner_id, Right.ABSENCE_EDIT, with_organisations=True)
        gone = scene.absence(absence_id)
        kept = tuple(one for one in scene.sheet.absences if one.id != absence_id)
        with suppress(Conflict):
            _save(records, scene, kept, replace(gone, version=gone.version + 1), PlanAction.DELETED)
            return
    raise Unavailable


# --- the parts -----------------------------------------------------------------------------------------------------

_UNSET = ("", date.min, date.min, time.min, time.min)


def _order(absence: Absence) -> tuple[date, time, str]:
    return absence.first_day, absence.start_time, absence.id


def _today(time_zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(time_zone)).date()


def _drafted(absence: Absence, draft: AbsenceDraft) -> Absence:
    return replace(
        absence,
        title=draft.title.strip(),
        first_day=draft.first_day,
        end_day=draft.end_day,
        start_time=draft.start_time,
        end_time=draft.end_time,
        recurrence=draft.recurrence,
    )


def _draft_of(absence: Absence) -> AbsenceDraft:
    return AbsenceDraft(
        absence.title,
        absence.first_day,
        absence.end_day,
        absence.start_time,
        absence.end_time,
        absence.recurrence,
    )


def _scene(
    records: Records, clock: Clock, agent: Agent, owner_id: str, right: Right, *, with_organisations: bool = False
) -> _Scene:
    """Raises NotFound, Forbidden."""
    owner_key, sheet_key = AgentKey(owner_id), AbsencesKey(owner_id)
    found = records.read([owner_key, sheet_key])
    owner, sheet = found.get(owner_key), found.get(sheet_key)
    if not isinstance(owner, Agent) or owner.deleted_at is not None:
        raise NotFound
    demand(agent, right, about_agent(owner))
    organisations: tuple[Organisation, ...] = ()
    if with_organisations and owner.roles:
        keys = [OrganisationKey(role.organisation_id) for role in owner.roles]
        known = records.read(keys)
        organisations = tuple(one for key in keys if isinstance(one := known.get(key), Organisation))
    sheet = sheet if isinstance(sheet, AbsenceSheet) else AbsenceSheet(owner_id)
    return _Scene(agent, owner, sheet, organisations, clock.now())


def _zone(scene: _Scene, organisation_id: str) -> str:
    zones = {one.id: one.time_zone for one in scene.organisations}
    return zones.get(organisation_id) or next(iter(zones.values()), Organisation("", "", "").time_zone)


def _checked(scene: _Scene, absence: Absence) -> Absence:
    errors = absence_errors(absence, _today(absence.time_zone, scene.now))
    if errors:
        raise Invalid(errors)
    return absence


def _save(records: Records, scene: _Scene, absences: tuple[Absence, ...], about: Absence, action: PlanAction) -> None:
    """The sheet with its next version and the event of the mail, or Conflict."""
    sheet, first = scene.sheet, next(iter(scene.organisations), None)
    change = PlanChange(
        PlanKind.ABSENCE,
        action,
        about.id,
        scene.owner.id,
        about.version,
        scene.now,
        about.time_zone,
        absence=about,
        organisation_id=first.id if first else "",
        verticale=verticale_of_agent(one.verticale for one in scene.organisations),
        author_name="" if scene.agent.id == scene.owner.id else scene.agent.display_name,
    )
    saved = replace(sheet, absences=absences, version=sheet.version + 1)
    records.commit(
        [
            Put(AbsencesKey(scene.owner.id), saved, expected_version=sheet.version),
            Put(PlanChangeKey.of(change), change, expected_version=0),
        ]
    )
