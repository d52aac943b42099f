"""Openings: when an agent can be booked online (2.8, 7.8). They are written to the organisation's book.

What citizens search is published from the book by who follows its changes. The event of the mail to the owner goes
with each change in one transaction; the sender decides whether the owner wants it (6.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from .. import ids
from ..domain.directory import Agent, Book, Motif, Opening, slug
from ..domain.errors import Caution, Cautioned, FieldError, Invalid, NotFound, Unavailable
from ..domain.openings import days_open, opening_errors, opening_expired, opening_warnings, takes_place
from ..domain.plan_changes import PlanAction, PlanChange, PlanKind
from ..domain.policy import On, Right, about_agent, allows, demand
from ..domain.recurrence import Recurrence
from ..domain.slots import starts_in
from ..domain.wall_clock import minute_at, minute_of_day
from ..ports import AgentKey, Books, Clock, Conflict, Drop, OpeningKey, PlanChangeKey, Put, Records, Write

MOST_EXCEPTIONS = 200
DAYS_SHOWN = 10
_TRIES = 5


class Stale(Exception):
    """An edit of something that is no longer as the editor had read it; `current` is how it is now."""

    def __init__(self, current: OpeningSheet) -> None:
        super().__init__("stale")
        self.current = current


@dataclass(frozen=True, slots=True)
class OpeningDraft:
    """What somebody typed of an opening."""

    title: str
    location_id: str | None
    motif_ids: tuple[str, ...]
    first_day: date
    start_time: time
    end_time: time
    recurrence: Recurrence | None


@dataclass(frozen=True, slots=True)
class OpeningSheet:
    """An opening as its page shows it. `days` are the next ones when it can be booked, where they were asked for."""

    opening: Opening
    location_name: str
    expired: bool
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewSlot:
    """A start that the opening gives, as if nobody were booked."""

    starts_at: datetime
    ends_at: datetime
    motif_id: str


@dataclass(frozen=True, slots=True)
class OpeningPreview:
    """What an opening would give: its next days, the starts of the first of them, how many of its shortest motif."""

    opening: Opening
    days: tuple[date, ...]
    slots: tuple[PreviewSlot, ...]
    slots_a_day: int
    cautions: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """Whose opening it is, and where: all that was read before anything is decided."""

    agent: Agent
    owner: Agent
    book: Book
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.book.organisation.time_zone)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def opening(self, opening_id: str) -> Opening:
        """One of the owner's. Raises NotFound."""
        for one in self.book.openings:
            if one.id == opening_id and one.agent_id == self.owner.id:
                return one
        raise NotFound

    def sheet(self, opening: Opening) -> OpeningSheet:
        days = tuple(days_open(opening, self.today, DAYS_SHOWN))
        return replace(_sheet(self.book, opening, self.today), days=days)

    def motifs(self, opening: Opening) -> list[Motif]:
        return [one for one in self.book.motifs if one.id in opening.motif_ids and not one.deleted]


def openings_in(
    records: Records,
    books: Books,
    clock: Clock,
    agent: Agent,
    organisation_id: str,
    *,
    owner_id: str = "",
    expired: bool = False,
    text: str = "",
) -> list[OpeningSheet]:
    """An organisation's openings that the agent may see, of one owner or of all, by first day.

    `expired`: those that are over instead of the others (PO-08). `text`: words of the title, accents ignored. Raises
    NotFound, Forbidden.
    """
    book = _book(books, agent, organisation_id)
    if owner_id:
        _demand(agent, Right.OPENING_SEE, book, _owner(records, owner_id))
        visible = {owner_id}
    else:
        keys = [AgentKey(one) for one in sorted({opening.agent_id for opening in book.openings})]
        found = records.read(keys).values() if keys else ()
        owners = [one for one in found if isinstance(one, Agent)]
        departement = book.organisation.departement
        visible = {
            one.id for one in owners if allows(agent, Right.OPENING_SEE, about_agent(one, organisation_id, departement))
        }
    today = clock.now().astimezone(ZoneInfo(book.organisation.time_zone)).date()
    words = [word for word in slug(text).split("_") if word]
    return [
        _sheet(book, one, today)
        for one in book.openings
        if one.agent_id in visible
        and opening_expired(one, today) is expired
        and all(word in slug(one.title) for word in words)
    ]


def opening_of(
    records: Records, books: Books, clock: Clock, agent: Agent, organisation_id: str, owner_id: str, opening_id: str
) -> OpeningSheet:
    """One opening with its next days. Raises NotFound, Forbidden."""
    scene = _scene(records, books, clock, agent, organisation_id, owner_id, Right.OPENING_SEE)
    return scene.sheet(scene.opening(opening_id))


def create_opening(
    records: Records,
    books: Books,
    clock: Clock,
    agent: Agent,
    organisation_id: str,
    owner_id: str,
    draft: OpeningDraft,
    *,
    ignore_warnings: bool = False,
) -> OpeningSheet:
    """A new opening. Raises NotFound, Forbidden, Invalid field by field, Cautioned (PO-05) unless they are ignored."""
    scene = _scene(records, books, clock, agent, organisation_id, owner_id, Right.OPENING_EDIT)
    opening = _drafted(Opening(ids.new_id(), owner_id, organisation_id, *_UNSET), draft)
    _check(books, scene, opening, ignore_warnings=ignore_warnings)
    records.commit([Put(_key(opening), opening, expected_version=0), _told(scene, opening, PlanAction.CREATED)])
    return scene.sheet(opening)


def change_opening(
    records: Records,
    books: Books,
    clock: Clock,
    agent: Agent,
    organisation_id: str,
    owner_id: str,
    opening_id: str,
    edit: Callable[[OpeningDraft], OpeningDraft],
    version: int,
    *,
    ignore_warnings: bool = False,
) -> OpeningSheet:
    """The opening as `edit` makes it; motifs that were deleted since, and days that its rule no longer has, are forgotten.

    Raises NotFound, Forbidden, Stale when it is not of that version any more, Invalid, Cautioned.
    """
    scene = _scene(records, books, clock, agent, organisation_id, owner_id, Right.OPENING_EDIT)
    before = scene.opening(opening_id)
    if before.version != version:
        raise Stale(scene.sheet(before))
    changed = _drafted(before, edit(_draft_of(before)))
    kept = tuple(day for day in before.exceptions if takes_place(changed, day))
    there = {one.id for one in scene.motifs(changed)}
    motif_ids = tuple(one for one in changed.motif_ids if one in there or one not in before.motif_ids)
    changed = replace(changed, motif_ids=motif_ids, exceptions=kept, version=version + 1)
    if replace(changed, version=version) == before:
        return scene.sheet(before)
    _check(books, scene, changed, ignore_warnings=ignore_warnings)
    return _save(records, scene, changed)


def except_day(
    records: Records,
    books: Books,
    clock: Clock,
    agent: Agent,
    organisation_id: str,
    owner_id: str,
    opening_id: str,
    day: date,
    *,
    takes_place_again: bool = False,
) -> OpeningSheet:
    """The opening without one day of its recurrence, or with it again; done twice it is done once.

    Raises NotFound, Forbidden, Invalid when the recurrence has no such day.
    """
    for _ in range(_TRIES):
        scene = _scene(records, books, clock, agent, organisation_id, owner_id, Right.OPENING_EDIT)
        before = scene.opening(opening_id)
        excepted = set(before.exceptions)
        if (day in excepted) is not takes_place_again:
            return scene.sheet(before)
        if takes_place_again:
            excepted.remove(day)
        elif not takes_place(before, day):
            raise Invalid([FieldError("day", "not_an_occurrence")])
        elif len(excepted) >= MOST_EXCEPTIONS:
            raise Invalid([FieldError("day", "too_many")])
        else:
            excepted.add(day)
        changed = replace(before, exceptions=tuple(sorted(excepted)), version=before.version + 1)
        # Somebody may have changed it meanwhile: the day is taken out of what it is then.
        with suppress(Stale):
            return _save(records, scene, changed)
    raise Unavailable


def delete_opening(
    records: Records, books: Books, clock: Clock, agent: Agent, organisation_id: str, owner_id: str, opening_id: str
) -> None:
    """Delete it for good; appointments stay (PO-07). Raises NotFound, Forbidden."""
    for _ in range(_TRIES):
        scene = _scene(records, books, clock, agent, organisation_id, owner_id, Right.OPENING_EDIT)
        gone = scene.opening(opening_id)
        told = _told(scene, replace(gone, version=gone.version + 1), PlanAction.DELETED)
        # Somebody may have changed or deleted it meanwhile: the next look tells which.
        with suppress(Conflict):
            records.commit([Drop(_key(gone), must_exist=True), told])
            return
    raise Unavailable


def preview_opening(
    records: Records,
    books: Books,
    clock: Clock,
    agent: Agent,
    organisation_id: str,
    owner_id: str,
    draft: OpeningDraft,
    opening_id: str = "",
) -> OpeningPreview:
    """What an opening would give, without writing anything. Raises NotFound, Forbidden, Invalid.

    `opening_id` is the one that is being edited: it does not overlap itself, and keeps its exceptions.
    """
    scene = _scene(records, books, clock, agent, organisation_id, owner_id, Right.OPENING_EDIT)
    before = scene.opening(opening_id) if opening_id else Opening("", owner_id, organisation_id, *_UNSET)
    opening = _drafted(before, draft)
    motifs = _checked(scene, opening)
    days = days_open(opening, scene.today, DAYS_SHOWN)
    slots = _slots_of(scene.zone, opening, motifs, days[0]) if days else []
    counts = [sum(slot.motif_id == motif.id for slot in slots) for motif in motifs]
    cautions = _cautions(books, scene, opening, motifs)
    return OpeningPreview(opening, tuple(days), tuple(slots), max(counts, default=0), tuple(cautions))


# --- the parts -----------------------------------------------------------------------------------------------------

_UNSET = (date.min, time.min, time.min)


def _drafted(opening: Opening, draft: OpeningDraft) -> Opening:
    return replace(
        opening,
        title=draft.title.strip(),
        location_id=draft.location_id or None,
        motif_ids=tuple(dict.fromkeys(draft.motif_ids)),
        first_day=draft.first_day,
        start_time=draft.start_time,
        end_time=draft.end_time,
        recurrence=draft.recurrence,
    )


def _draft_of(opening: Opening) -> OpeningDraft:
    return OpeningDraft(
        opening.title,
        opening.location_id,
        opening.motif_ids,
        opening.first_day,
        opening.start_time,
        opening.end_time,
        opening.recurrence,
    )


def _key(opening: Opening) -> OpeningKey:
    return OpeningKey(opening.organisation_id, opening.agent_id, opening.id)


def _book(books: Books, agent: Agent, organisation_id: str) -> Book:
    """The organisation's book, for somebody who works there. Raises NotFound, Forbidden."""
    demand(agent, Right.ORGANISATION_SEE, On(organisation_id))
    book = books.book(organisation_id)
    if book is None:
        raise NotFound
    return book


def _owner(records: Records, owner_id: str) -> Agent:
    found = records.read([AgentKey(owner_id)]).get(AgentKey(owner_id))
    if not isinstance(found, Agent) or found.deleted_at is not None:
        raise NotFound
    return found


def _demand(agent: Agent, right: Right, book: Book, owner: Agent) -> None:
    demand(agent, right, about_agent(owner, book.organisation.id, book.organisation.departement))


def _scene(
    records: Records, books: Books, clock: Clock, agent: Agent, organisation_id: str, owner_id: str, right: Right
) -> _Scene:
    demand(agent, Right.ORGANISATION_SEE, On(organisation_id))
    owner = agent if owner_id == agent.id else _owner(records, owner_id)
    book = _book(books, agent, organisation_id)
    _demand(agent, right, book, owner)
    return _Scene(agent, owner, book, clock.now())


def _sheet(book: Book, opening: Opening, today: date) -> OpeningSheet:
    name = next((one.name for one in book.locations if one.id == opening.location_id), "")
    return OpeningSheet(opening, name, opening_expired(opening, today))


def _checked(scene: _Scene, opening: Opening) -> list[Motif]:
    """The opening's motifs. Raises Invalid field by field (PO-01 to PO-04)."""
    motifs = scene.motifs(opening)
    locations = {one.id: one for one in scene.book.locations}
    errors = opening_errors(opening, motifs, locations, scene.today)
    if len(motifs) < len(opening.motif_ids):
        errors = [one for one in errors if one.code != "required" or one.field != "motif_ids"]
        errors.append(FieldError("motif_ids", "unknown"))
    if errors:
        raise Invalid(errors)
    return motifs


def _check(books: Books, scene: _Scene, opening: Opening, *, ignore_warnings: bool) -> None:
    motifs = _checked(scene, opening)
    if ignore_warnings:
        return
    cautions = _cautions(books, scene, opening, motifs)
    if cautions:
        raise Cautioned(cautions)


def _cautions(books: Books, scene: _Scene, opening: Opening, motifs: Sequence[Motif]) -> list[Caution]:
    """PO-05: of another organisation's opening nothing is told but that it is there."""
    here = scene.book.organisation.id
    others = list(scene.book.openings)
    for role in scene.owner.roles:
        if role.organisation_id != here:
            others.extend(books.openings_of(role.organisation_id, opening.agent_id))
    mine = [one for one in others if one.agent_id == opening.agent_id]
    found = opening_warnings(opening, mine, motifs, scene.today)
    cautions = [
        Caution("overlap", (("opening_id", one.id),), (("title", one.title),), "overlap_opening")
        if one.organisation_id == here
        else Caution("overlap", wording="overlap_elsewhere")
        for one in found.overlapping
    ]
    cautions += [
        Caution(
            "motif_too_long",
            (("motif_id", motif.id),),
            (("name", motif.name), ("minutes", str(motif.duration_minutes))),
        )
        for motif in found.too_long
    ]
    return list(dict.fromkeys(cautions))


def _save(records: Records, scene: _Scene, changed: Opening) -> OpeningSheet:
    key = _key(changed)
    told = _told(scene, changed, PlanAction.UPDATED)
    try:
        records.commit([Put(key, changed, expected_version=changed.version - 1), told])
    except Conflict as conflict:
        current = conflict.current.get(key)
        if not isinstance(current, Opening):
            raise NotFound from conflict
        raise Stale(scene.sheet(current)) from conflict
    return scene.sheet(changed)


def _told(scene: _Scene, opening: Opening, action: PlanAction) -> Write:
    """The event that the owner is told of."""
    organisation = scene.book.organisation
    place = next((one for one in scene.book.locations if one.id == opening.location_id), None)
    change = PlanChange(
        PlanKind.OPENING,
        action,
        opening.id,
        opening.agent_id,
        opening.version,
        scene.now,
        organisation.time_zone,
        opening=opening,
        organisation_id=organisation.id,
        organisation_name=organisation.name,
        verticale=organisation.verticale,
        place=place.full_name if place else "",
        motif_names=tuple(one.name for one in scene.motifs(opening)),
        author_name="" if scene.agent.id == opening.agent_id else scene.agent.display_name,
    )
    return Put(PlanChangeKey.of(change), change, expected_version=0)


def _slots_of(zone: ZoneInfo, opening: Opening, motifs: Sequence[Motif], day: date) -> list[PreviewSlot]:
    """The starts of a day for each motif, by start (SLOT-08, SLOT-09, SLOT-11)."""
    ordinal = day.toordinal()
    opens, closes = (minute_at(zone, ordinal, minute_of_day(one)) for one in (opening.start_time, opening.end_time))
    found = [
        PreviewSlot(_at(zone, start), _at(zone, start + motif.duration_minutes), motif.id)
        for motif in motifs
        for start in starts_in(opens, closes, motif.duration_minutes, opens, opens, closes)
    ]
    order: Mapping[str, int] = {motif.id: position for position, motif in enumerate(motifs)}
    return sorted(found, key=lambda one: (one.starts_at, order[one.motif_id]))


def _at(zone: ZoneInfo, minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, zone)
