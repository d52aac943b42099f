"""What an organisation settles: itself, its places, its motifs (2.2, 2.5, 2.7, 7.16). Written to its book, never published here.

Every change is made on the version that its author had read; who comes too late is shown what there is now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from .. import ids
from ..domain.configuration import openings_count
from ..domain.directory import (
    Book,
    Location,
    LocationAvailability,
    Motif,
    Organisation,
    Service,
    Territory,
    slug,
)
from ..domain.errors import FieldError, InUse, Invalid, NotFound
from ..domain.motif_settings import copied_name, frozen_errors, motif_errors, plan_errors, usable_by
from ..domain.organisation_settings import organisation_errors
from ..domain.phones import is_organisation_phone
from ..domain.policy import On, Right, about_motif
from ..ports import (
    Books,
    Clock,
    Conflict,
    Directory,
    Drop,
    LocationKey,
    MotifKey,
    OrganisationKey,
    Put,
    Records,
    TerritoryKey,
)
from .agents_acting import Desk
from .naming import commit_all_named, commit_named

type Settled = Organisation | Location | Motif
type Changes = Mapping[str, object]
"""What somebody typed, by the names of the entity's fields; what is left out stays."""


class Overtaken(Exception):
    """What was to be changed is no longer as its editor had read it; `current` is how it is now."""

    def __init__(self, current: object) -> None:
        super().__init__("overtaken")
        self.current = current


def organisation_of(desk: Desk, right: Right, organisation_id: str) -> Organisation:
    """The organisation that a desk was opened on, once the right there is demanded.

    `desk` must have been asked for its `OrganisationKey`. Raises Forbidden, NotFound.
    """
    found = desk.found.get(OrganisationKey(organisation_id))
    organisation = found if isinstance(found, Organisation) else None
    desk.demand(right, On(organisation_id, organisation.departement if organisation else ""))
    if organisation is None:
        raise NotFound
    return organisation


def book_of(books: Books, organisation: Organisation) -> Book:
    """All that it has settled. Raises NotFound."""
    book = books.book(organisation.id)
    if book is None:
        raise NotFound
    return book


def today_in(organisation: Organisation, clock: Clock) -> date:
    """The organisation's day."""
    return clock.now().astimezone(ZoneInfo(organisation.time_zone)).date()


@dataclass(frozen=True, slots=True)
class OrganisationSheet:
    """An organisation, and which optional field its territory gives to appointments (2.1)."""

    organisation: Organisation
    context_field: bool


def organisation_sheet(records: Records, organisation: Organisation) -> OrganisationSheet:
    """An organisation with what its own agents may know of its territory."""
    territory = territory_around(records, organisation)
    return OrganisationSheet(organisation, territory is not None and territory.context_field)


def territory_around(records: Records, organisation: Organisation) -> Territory | None:
    """The territory of an organisation; None where nothing is settled of it yet."""
    key = TerritoryKey(organisation.departement)
    found = records.read([key]).get(key)
    return found if isinstance(found, Territory) else None


def services_of(records: Records, books: Books, organisation: Organisation) -> list[Service]:
    """The services that the organisation's territory uses, by name; all of them where none has been chosen yet."""
    territory = territory_around(records, organisation)
    used = set(territory.service_ids) if territory else None
    return [one for one in books.services() if used is None or one.id in used]


def services_seen(records: Records, books: Books, desk: Desk, organisation_id: str) -> list[Service]:
    """The same, for who works in the organisation, or has something to say in its territory.

    Raises Forbidden, NotFound.
    """
    found = desk.found.get(OrganisationKey(organisation_id))
    if isinstance(found, Organisation) and desk.may(Right.TERRITORY_SEE, On(departement=found.departement)):
        return services_of(records, books, found)
    return services_of(records, books, organisation_of(desk, Right.ORGANISATION_SEE, organisation_id))


# --- the organisation ------------------------------------------------------------------------------------------------


def change_organisation(
    records: Records, directory: Directory, desk: Desk, organisation_id: str, changes: Changes, version: int
) -> Organisation:
    """Other settings for an organisation. Raises Forbidden, NotFound, Overtaken, Invalid, Unavailable."""
    before = organisation_of(desk, Right.ORGANISATION_EDIT, organisation_id)
    _check_version(before, version)
    after = replace(before, **changes)  # type: ignore[arg-type]
    errors = organisation_errors(after)
    if after.verticale is not before.verticale:
        # It chooses the brand of what is sent, and which settings there are: whoever makes the organisation does.
        errors.append(FieldError("verticale", "choice_not_offered"))
    if slug(after.name) != slug(before.name):
        others = directory.organisations_of(before.departement)
        if any(one.id != before.id and slug(one.name) == slug(after.name) for one in others):
            errors.append(FieldError("name", "taken"))
    _refuse(errors)
    return _save(records, OrganisationKey(organisation_id), before, after)


# --- places ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LocationSheet:
    """A place, and how many openings are at it (those that are over too: they keep it from being deleted)."""

    location: Location
    openings: int


def locations_of(books: Books, desk: Desk, organisation_id: str) -> list[LocationSheet]:
    """The places of an organisation, by name; those for a single use belong to their appointments.

    Raises Forbidden, NotFound.
    """
    book = book_of(books, organisation_of(desk, Right.LOCATION_SEE, organisation_id))
    return [_sheet(book, one) for one in book.locations if one.availability is not LocationAvailability.SINGLE_USE]


def create_location(records: Records, desk: Desk, organisation_id: str, typed: Changes) -> LocationSheet:
    """A new place, enabled (LIEU-01). Raises Forbidden, NotFound, Invalid, Unavailable."""
    organisation_of(desk, Right.LOCATION_EDIT, organisation_id)
    blank = Location(ids.new_id(), organisation_id, "", "", 0.0, 0.0)
    place = replace(blank, **typed)  # type: ignore[arg-type]
    errors = _location_errors(place)
    if place.address.strip() and not {"latitude", "longitude"} <= typed.keys():
        errors.append(FieldError("address", "address_not_chosen"))
    _refuse(errors)
    records.commit([Put(LocationKey(organisation_id, place.id), place, 0)])
    return LocationSheet(place, 0)


def change_location(
    records: Records, books: Books, desk: Desk, organisation_id: str, location_id: str, changes: Changes, version: int
) -> LocationSheet:
    """Another name, address, number or availability (LIEU-01). An address brings its coordinates with it.

    Raises Forbidden, NotFound, Overtaken, Invalid, Unavailable.
    """
    book = book_of(books, organisation_of(desk, Right.LOCATION_EDIT, organisation_id))
    before = _location(book, location_id)
    _check_version(before, version)
    after = replace(before, **changes)  # type: ignore[arg-type]
    errors = _location_errors(after)
    moved = after.address.strip() != before.address.strip()
    if after.address.strip() and moved and not {"latitude", "longitude"} <= changes.keys():
        errors.append(FieldError("address", "address_not_chosen"))
    if after.availability is LocationAvailability.SINGLE_USE:
        errors.append(FieldError("availability", "single_use"))
    _refuse(errors)
    return _sheet(book, _save(records, LocationKey(organisation_id, location_id), before, after))


def delete_location(records: Records, books: Books, desk: Desk, organisation_id: str, location_id: str) -> None:
    """Delete a place that nothing refers to (LIEU-02). Raises Forbidden, NotFound, InUse, Unavailable."""
    book = book_of(books, organisation_of(desk, Right.LOCATION_EDIT, organisation_id))
    place = _location(book, location_id)
    if _sheet(book, place).openings or records.has_appointment_of(organisation_id, location_id):
        raise InUse
    records.commit([Drop(LocationKey(organisation_id, location_id))])


def _location(book: Book, location_id: str) -> Location:
    for one in book.locations:
        if one.id == location_id and one.availability is not LocationAvailability.SINGLE_USE:
            return one
    raise NotFound


def _sheet(book: Book, place: Location) -> LocationSheet:
    return LocationSheet(place, sum(one.location_id == place.id for one in book.openings))


def _location_errors(place: Location) -> list[FieldError]:
    """2.5: what is wrong with a place."""
    errors = [FieldError(name, "required") for name in ("name", "address") if not str(getattr(place, name)).strip()]
    if not -90 <= place.latitude <= 90:
        errors.append(FieldError("latitude", "out_of_range"))
    if not -180 <= place.longitude <= 180:
        errors.append(FieldError("longitude", "out_of_range"))
    if not is_organisation_phone(place.phone_number):
        errors.append(FieldError("phone_number", "not_a_phone_number"))
    return errors


# --- motifs ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MotifSheet:
    """A motif, the name of its service, and how many openings that are not over serve it."""

    motif: Motif
    service: Service | None
    openings: int


def motifs_of(
    books: Books, clock: Clock, desk: Desk, organisation_id: str, *, usable: bool = False
) -> list[MotifSheet]:
    """The motifs of an organisation that the agent may see, by name; `usable`: make appointments with (MOT-06).

    Raises Forbidden, NotFound.
    """
    organisation = organisation_of(desk, Right.ORGANISATION_SEE, organisation_id)
    book, services = book_of(books, organisation), books.services()
    return [
        motif_sheet(book, one, services, today_in(organisation, clock))
        for one in book.motifs
        if not one.deleted
        and (
            usable_by(desk.agent, one)
            if usable
            else desk.may(Right.MOTIF_USE, about_motif(organisation_id, one.service_id))
        )
    ]


def motif_of(books: Books, clock: Clock, desk: Desk, organisation_id: str, motif_id: str) -> MotifSheet:
    """One motif. Raises Forbidden, NotFound."""
    organisation = organisation_of(desk, Right.ORGANISATION_SEE, organisation_id)
    book = book_of(books, organisation)
    motif = _motif(book, motif_id)
    desk.demand(Right.MOTIF_USE, about_motif(organisation_id, motif.service_id))
    return motif_sheet(book, motif, books.services(), today_in(organisation, clock))


def create_motif(
    records: Records, books: Books, clock: Clock, desk: Desk, organisation_id: str, typed: Changes
) -> MotifSheet:
    """A new motif. Raises Forbidden, NotFound, Invalid, Unavailable."""
    organisation = organisation_of(desk, Right.MOTIF_CREATE, organisation_id)
    book, services = book_of(books, organisation), services_of(records, books, organisation)
    motif = checked_motif(_new_motif(organisation_id), typed, book, services)
    commit_named(records, [Put(MotifKey(organisation_id, motif.id), motif, 0)], after=motif)
    return motif_sheet(book, motif, services, today_in(organisation, clock))


def create_motifs(
    records: Records,
    books: Books,
    clock: Clock,
    desk: Desk,
    departement: str,
    organisation_ids: Sequence[str],
    typed: Changes,
) -> list[MotifSheet]:
    """The same new motif in each of those organisations of a territory, or in none of them (MOT-07).

    `desk` must have been asked for their `OrganisationKey`s. Raises Forbidden, NotFound, Invalid (what is wrong in several
    of them is said once), Unavailable.
    """
    desk.demand(Right.TERRITORY_EDIT, On(departement=departement))
    found = [desk.found.get(OrganisationKey(one)) for one in dict.fromkeys(organisation_ids)]
    organisations = [one for one in found if isinstance(one, Organisation) and one.departement == departement]
    if not organisations or len(organisations) < len(found):
        raise Invalid([FieldError("organisation_ids", "unknown" if found else "required")])
    errors: list[FieldError] = []
    made: list[MotifSheet] = []
    services = services_of(records, books, organisations[0])
    for organisation in organisations:
        desk.demand(Right.MOTIF_CREATE, On(organisation.id, departement))
        book = book_of(books, organisation)
        try:
            motif = checked_motif(_new_motif(organisation.id), typed, book, services)
        except Invalid as wrong:
            errors += wrong.errors
            continue
        made.append(motif_sheet(book, motif, services, today_in(organisation, clock)))
    _refuse(list(dict.fromkeys(errors)))
    motifs = [one.motif for one in made]
    commit_all_named(records, [Put(MotifKey(one.organisation_id, one.id), one, 0) for one in motifs], motifs)
    return made


def previewed_motif(
    records: Records, books: Books, desk: Desk, organisation_id: str, typed: Changes, motif_id: str = ""
) -> tuple[Organisation, Motif]:
    """The motif as it would be; what is wrong is told as when it is saved. Raises Forbidden, NotFound, Invalid."""
    organisation = organisation_of(desk, Right.MOTIF_CREATE, organisation_id)
    book, services = book_of(books, organisation), services_of(records, books, organisation)
    before = _motif(book, motif_id) if motif_id else _new_motif(organisation_id)
    if motif_id:
        services = [*services, *(one for one in books.services() if one.id == before.service_id)]
    return organisation, checked_motif(before, typed, book, services)


def change_motif(
    records: Records,
    books: Books,
    clock: Clock,
    desk: Desk,
    organisation_id: str,
    motif_id: str,
    changes: Changes,
    version: int,
) -> MotifSheet:
    """Other settings for a motif. Raises Forbidden, NotFound, Overtaken, Invalid, Unavailable."""
    organisation = organisation_of(desk, Right.MOTIF_EDIT, organisation_id)
    book, services = book_of(books, organisation), books.services()
    before = _motif(book, motif_id)
    _check_version(before, version)
    offered = services_of(records, books, organisation)
    # The service that it has stays its own when the territory no longer uses it.
    kept = [one for one in services if one.id == before.service_id and one not in offered]
    after = checked_motif(before, changes, book, [*offered, *kept])
    frozen = frozen_errors(before, after)
    if frozen and records.has_appointment_of(organisation_id, motif_id):
        raise Invalid(frozen)
    saved = _save(records, MotifKey(organisation_id, motif_id), before, after)
    return motif_sheet(book, saved, services, today_in(organisation, clock))


def duplicate_motif(
    records: Records,
    books: Books,
    clock: Clock,
    desk: Desk,
    organisation_id: str,
    motif_id: str,
    target: Organisation,
) -> MotifSheet:
    """The same motif again, in the same organisation or in another one that the agent administers (MOT-07).

    Where its name is taken the copy is numbered. Raises Forbidden, NotFound, Invalid, Unavailable.
    """
    source = organisation_of(desk, Right.MOTIF_EDIT, organisation_id)
    desk.demand(Right.MOTIF_EDIT, On(target.id, target.departement))
    motif = _motif(book_of(books, source), motif_id)
    book, services = book_of(books, target), services_of(records, books, target)
    copy = replace(motif, id=ids.new_id(), organisation_id=target.id, version=1)
    copy = replace(copy, name=copied_name(copy, book.motifs))
    copy = checked_motif(copy, {}, book, services)
    commit_named(records, [Put(MotifKey(target.id, copy.id), copy, 0)], after=copy)
    return motif_sheet(book, copy, services, today_in(target, clock))


def delete_motif(records: Records, books: Books, desk: Desk, organisation_id: str, motif_id: str) -> None:
    """Delete a motif: for good when nothing refers to it, else it is kept for its appointments (MOT-04).

    Raises Forbidden, NotFound, Overtaken (it is being changed), Unavailable.
    """
    book = book_of(books, organisation_of(desk, Right.MOTIF_EDIT, organisation_id))
    motif, key = _motif(book, motif_id), MotifKey(organisation_id, motif_id)
    linked = any(motif_id in one.motif_ids for one in book.openings)
    if linked or records.has_appointment_of(organisation_id, motif_id):
        _save(records, key, motif, replace(motif, deleted=True))
    else:
        try:
            commit_named(records, [Drop(key, expected_version=motif.version)], before=motif)
        except Conflict as conflict:
            current = conflict.current.get(key)
            raise (Overtaken(current) if current is not None else NotFound()) from None


def checked_motif(before: Motif, changes: Changes, book: Book, services: Sequence[Service]) -> Motif:
    """The motif with those changes. Raises Invalid with all that is wrong with it."""
    plan = changes.get("reminder_plan", before.reminder_plan)
    errors = plan_errors(cast("tuple[timedelta, ...]", plan))
    possible = {name: one for name, one in changes.items() if name != "reminder_plan" or not errors}
    after = replace(before, **possible)  # type: ignore[arg-type]
    by_id = {one.id: one for one in services}
    _refuse([*motif_errors(after, book.organisation, by_id, book.motifs), *errors])
    return after


def motif_sheet(book: Book, motif: Motif, services: Sequence[Service], today: date) -> MotifSheet:
    """A motif with what its page shows beside."""
    service = next((one for one in services if one.id == motif.service_id), None)
    return MotifSheet(motif, service, openings_count(book, motif, today))


def _new_motif(organisation_id: str) -> Motif:
    return Motif(ids.new_id(), organisation_id, "", "")


def _motif(book: Book, motif_id: str) -> Motif:
    for one in book.motifs:
        if one.id == motif_id and not one.deleted:
            return one
    raise NotFound


# --- saving ----------------------------------------------------------------------------------------------------------


def _refuse(errors: Sequence[FieldError]) -> None:
    if errors:
        raise Invalid(errors)


def _check_version(before: Settled, version: int) -> None:
    if before.version != version:
        raise Overtaken(before)


def _save[E: (Organisation, Location, Motif)](
    records: Records, key: OrganisationKey | LocationKey | MotifKey, before: E, after: E
) -> E:
    """Write what differs, on the version that was read. Raises Overtaken, NotFound, Invalid (`name`: taken just now)."""
    if after == before:
        return before
    saved = replace(after, version=before.version + 1)
    named, kept = (None if isinstance(one, Location) else one for one in (before, saved))
    if isinstance(kept, Motif) and kept.deleted:
        kept = None
    try:
        commit_named(records, [Put(key, saved, before.version)], before=named, after=kept)
    except Conflict as conflict:
        current = conflict.current.get(key)
        raise (Overtaken(current) if current is not None else NotFound()) from None
    return saved
