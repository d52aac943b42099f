"""What the planning function reads and answers: openings and absences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from rdv.domain.agenda import Absence
from rdv.domain.languages import Language
from rdv.domain.recurrence import Every, Recurrence, nth_weekday
from rdv.domain.recurrence_words import recurrence_in_words
from rdv.http.problems import caution_of
from rdv.http.views import Day, Identifier, Wire
from rdv.usecases.planning import OpeningDraft, OpeningPreview, OpeningSheet
from rdv.usecases.planning_absences import AbsenceDraft, AbsenceList, is_over

type Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[^\x00-\x1f\x7f<>]*$")]
type ClockTime = Annotated[
    str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), Field(examples=["09:00"])
]
type Version = Annotated[int, Field(ge=1)]


class RecurrenceBody(Wire):
    """How something repeats. Monthly, it is the same weekday of the month as its first day, whatever is sent."""

    every: Literal["week", "month"]
    interval: Annotated[int, Field(ge=1, le=5)] = 1
    weekdays: Annotated[list[Annotated[int, Field(ge=1, le=6)]], Field(max_length=6, default_factory=list[int])]
    nth_weekday: list[int] | None = None
    until: Day | None = None


class OpeningsQuery(Wire):
    """Whose openings: of one agent or of all; those that are over instead of the others; words of the title."""

    agent_id: Identifier | None = None
    expired: bool = False
    q: Annotated[str, StringConstraints(max_length=100)] = ""


class OpeningFields(Wire):
    """What an opening is made of."""

    title: Title
    location_id: Identifier | None = None
    motif_ids: Annotated[list[Identifier], Field(max_length=100)]
    first_day: Day
    start_time: ClockTime
    end_time: ClockTime
    recurrence: RecurrenceBody | None = None


class OpeningBody(OpeningFields):
    """A new opening; `ignore_warnings`: its warnings were read (PO-05)."""

    agent_id: Identifier
    ignore_warnings: bool = False


class PreviewBody(OpeningBody):
    """The same before it is written; `opening_id`: the one that is being edited."""

    opening_id: Identifier | None = None


class OpeningChange(Wire):
    """What is to be changed of an opening that was read in this version; what is left out stays."""

    version: Version
    title: Title = ""
    location_id: Identifier | None = None
    motif_ids: Annotated[list[Identifier], Field(max_length=100, default_factory=list[Identifier])]
    first_day: Day = date.min
    start_time: ClockTime = "00:00"
    end_time: ClockTime = "00:00"
    recurrence: RecurrenceBody | None = None
    ignore_warnings: bool = False


class DayBody(Wire):
    """A day of a recurrence."""

    day: Day


class RecurrenceView(Wire):
    """How something repeats; weekdays count from Monday, 1. `nth_weekday`: [2, 3] is the second Wednesday of the month."""

    every: str
    interval: int
    weekdays: list[int]
    nth_weekday: list[int] | None
    until: date | None


class OpeningView(Wire):
    """An opening. `days`: the next ones when it can be booked, on the page of one opening."""

    id: str
    title: str
    agent_id: str
    location_id: str | None
    location_name: str
    motif_ids: list[str]
    first_day: date
    start_time: str
    end_time: str
    recurrence: RecurrenceView | None
    recurrence_text: str
    exceptions: list[date]
    days: list[date]
    expired: bool
    version: int


class OpeningList(Wire):
    """Openings by first day."""

    openings: list[OpeningView]


class CautionView(Wire):
    """A reason to think again: an opening that it overlaps (nothing of it is told elsewhere), a motif that does not fit."""

    code: str
    text: str
    opening_id: str | None = None
    motif_id: str | None = None


class PreviewedSlot(Wire):
    """A start that the opening would give, as if nobody were booked."""

    starts_at: datetime
    ends_at: datetime
    motif_id: str


class PreviewView(Wire):
    """What an opening would give: its next days, the starts of the first, at most how many of one motif in a day."""

    occurrences: list[date]
    slots: list[PreviewedSlot]
    slots_a_day: int
    recurrence_text: str
    warnings: list[CautionView]


class AbsencesQuery(Wire):
    """Those that are over instead of the others."""

    expired: bool = False


class AbsenceBody(Wire):
    """A new absence, at the clock of the organisation where the agent works, or of their first one."""

    title: Title
    first_day: Day
    end_day: Day | None = None
    start_time: ClockTime
    end_time: ClockTime
    recurrence: RecurrenceBody | None = None
    organisation_id: Identifier | None = None


class AbsenceChange(Wire):
    """What is to be changed of an absence that was read in this version; what is left out stays."""

    version: Version
    title: Title = ""
    first_day: Day = date.min
    end_day: Day | None = None
    start_time: ClockTime = "00:00"
    end_time: ClockTime = "00:00"
    recurrence: RecurrenceBody | None = None


class AbsenceView(Wire):
    """An absence, at the clock of its zone."""

    id: str
    agent_id: str
    title: str
    first_day: date
    end_day: date
    start_time: str
    end_time: str
    recurrence: RecurrenceView | None
    recurrence_text: str
    time_zone: str
    expired: bool
    version: int


class AbsenceListView(Wire):
    """An agent's absences by first day; `version` changes with any of them."""

    absences: list[AbsenceView]
    version: int


def opening_draft(body: OpeningFields) -> OpeningDraft:
    """What was typed of a new opening."""
    return OpeningDraft(
        body.title,
        body.location_id,
        tuple(body.motif_ids),
        body.first_day,
        time.fromisoformat(body.start_time),
        time.fromisoformat(body.end_time),
        _recurrence(body.recurrence, body.first_day),
    )


def edited_opening(draft: OpeningDraft, change: OpeningChange) -> OpeningDraft:
    """An opening with what was typed of it; a recurrence follows its first day."""
    typed = change.model_fields_set
    if "title" in typed:
        draft = replace(draft, title=change.title)
    if "location_id" in typed:
        draft = replace(draft, location_id=change.location_id)
    if "motif_ids" in typed:
        draft = replace(draft, motif_ids=tuple(change.motif_ids))
    if "start_time" in typed:
        draft = replace(draft, start_time=time.fromisoformat(change.start_time))
    if "end_time" in typed:
        draft = replace(draft, end_time=time.fromisoformat(change.end_time))
    first_day = change.first_day if "first_day" in typed else draft.first_day
    moved = _moved(draft.recurrence, draft.first_day, first_day)
    rule = _recurrence(change.recurrence, first_day) if "recurrence" in typed else moved
    return replace(draft, first_day=first_day, recurrence=rule)


def absence_draft(body: AbsenceBody) -> AbsenceDraft:
    """What was typed of a new absence (its end is its first day's without one, 2.9)."""
    return AbsenceDraft(
        body.title,
        body.first_day,
        body.end_day or body.first_day,
        time.fromisoformat(body.start_time),
        time.fromisoformat(body.end_time),
        _recurrence(body.recurrence, body.first_day),
    )


def edited_absence(draft: AbsenceDraft, change: AbsenceChange) -> AbsenceDraft:
    """An absence with what was typed of it; a recurrence follows its first day."""
    typed = change.model_fields_set
    if "title" in typed:
        draft = replace(draft, title=change.title)
    if "start_time" in typed:
        draft = replace(draft, start_time=time.fromisoformat(change.start_time))
    if "end_time" in typed:
        draft = replace(draft, end_time=time.fromisoformat(change.end_time))
    first_day = change.first_day if "first_day" in typed else draft.first_day
    moved = _moved(draft.recurrence, draft.first_day, first_day)
    rule = _recurrence(change.recurrence, first_day) if "recurrence" in typed else moved
    end_day = (change.end_day or first_day) if "end_day" in typed else draft.end_day
    return replace(draft, first_day=first_day, end_day=end_day, recurrence=rule)


def opening_view(sheet: OpeningSheet, language: str) -> OpeningView:
    """The view of an opening."""
    opening = sheet.opening
    return OpeningView(
        id=opening.id,
        title=opening.title,
        agent_id=opening.agent_id,
        location_id=opening.location_id,
        location_name=sheet.location_name,
        motif_ids=list(opening.motif_ids),
        first_day=opening.first_day,
        start_time=_shown(opening.start_time),
        end_time=_shown(opening.end_time),
        recurrence=_recurrence_view(opening.recurrence),
        recurrence_text=_words(opening.recurrence, language),
        exceptions=list(opening.exceptions),
        days=list(sheet.days),
        expired=sheet.expired,
        version=opening.version,
    )


def preview_view(preview: OpeningPreview, language: str) -> PreviewView:
    """The view of a preview."""
    return PreviewView(
        occurrences=list(preview.days),
        slots=[
            PreviewedSlot(starts_at=one.starts_at, ends_at=one.ends_at, motif_id=one.motif_id) for one in preview.slots
        ],
        slots_a_day=preview.slots_a_day,
        recurrence_text=_words(preview.opening.recurrence, language),
        warnings=[CautionView.model_validate(caution_of(one, language)) for one in preview.cautions],
    )


def absence_view(absence: Absence, now: datetime, language: str) -> AbsenceView:
    """The view of an absence."""
    return AbsenceView(
        id=absence.id,
        agent_id=absence.agent_id,
        title=absence.title,
        first_day=absence.first_day,
        end_day=absence.end_day,
        start_time=_shown(absence.start_time),
        end_time=_shown(absence.end_time),
        recurrence=_recurrence_view(absence.recurrence),
        recurrence_text=_words(absence.recurrence, language),
        time_zone=absence.time_zone,
        expired=is_over(absence, now),
        version=absence.version,
    )


def absences_view(found: AbsenceList, now: datetime, language: str) -> AbsenceListView:
    """The view of an agent's absences."""
    return AbsenceListView(absences=[absence_view(one, now, language) for one in found.absences], version=found.version)


def _recurrence(body: RecurrenceBody | None, first_day: date) -> Recurrence | None:
    """The rule that begins on that day; monthly, its weekday of the month (2.10)."""
    if body is None:
        return None
    weekly = body.every == "week"
    return Recurrence(
        Every(body.every),
        first_day,
        body.interval,
        tuple(sorted(set(body.weekdays))) if weekly else (),
        None if weekly else nth_weekday(first_day),
        body.until,
    )


def _moved(rule: Recurrence | None, before: date, first_day: date) -> Recurrence | None:
    """The same rule from another first day."""
    if rule is None or before == first_day:
        return rule
    return replace(rule, starts=first_day, nth=nth_weekday(first_day) if rule.nth else None)


def _recurrence_view(rule: Recurrence | None) -> RecurrenceView | None:
    if rule is None:
        return None
    weekly = rule.every is Every.WEEK
    return RecurrenceView(
        every=rule.every,
        interval=rule.interval,
        weekdays=list(rule.weekdays) if weekly else [],
        nth_weekday=[rule.nth[1], rule.nth[0]] if rule.nth else None,
        until=rule.until,
    )


def _words(rule: Recurrence | None, language: str) -> str:
    return recurrence_in_words(rule, Language(language)) if rule else ""


def _shown(clock_time: time) -> str:
    return f"{clock_time:%H:%M}"
