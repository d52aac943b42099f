"""Agents make appointments: any time, several agents and users, groups with seats (spec 7.2, 7.3, 7.9).

Who may is the caller's to check (7.13). Nothing of an opening, an absence or a holiday stands in the way (WZA-02,
SLOT-28); an agent's other time does, unless it is overridden on purpose (house rule 5), and the very same appointment
always does (WZA-03).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from .. import ids
from ..domain.agenda import AgentWeek, from_minute, to_minute
from ..domain.appointments import (
    Appointment,
    Author,
    EventKind,
    Participation,
    armed,
    attending_ids,
    event_of,
    head_of,
)
from ..domain.days import is_realistic
from ..domain.directory import Location, LocationAvailability, LocationType, Offer, Visibility
from ..domain.errors import (
    AgentBusy,
    BusyTime,
    DuplicateAppointment,
    FieldError,
    GroupFull,
    IdempotencyMismatch,
    Invalid,
    Unavailable,
)
from ..domain.groups import families_left, places_given, seats_of
from ..domain.people import User
from ..domain.phones import is_mobile
from ..domain.slots import zone_of
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    Drop,
    Entity,
    EventKey,
    GroupPlaceKey,
    Put,
    Records,
    TokenKey,
    UserKey,
    WeekKey,
    Write,
)
from .attending import link_for
from .claims import WRITES_A_COMMIT, Overlap, intervals, read_weeks, rounds, transfer, weeks_of
from .group_searching import seats_key
from .searching import offer_of_motif

# Of whom an agent adds at once: with two links for each, and two weeks for each agent, still one transaction.
MOST_USERS = 30
MOST_AGENTS = 8
LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attendee:
    """A user whom an agent books for; the flags are NOT-05's, None leaves them to the motif."""

    user_id: str
    send_lifecycle_notifications: bool | None = None
    send_reminder_notification: bool | None = None


@dataclass(frozen=True, slots=True)
class SingleUse:
    """A place for one appointment, as it was typed in; without a name it is called by its street."""

    address: str
    name: str = ""
    latitude: float = 0.0
    longitude: float = 0.0

    def place_of(self, appointment_id: str, organisation_id: str) -> Location:
        """The same as a location that only that appointment knows."""
        return Location(
            ids.derived_id("single-use", appointment_id, self.name, self.address),
            organisation_id,
            self.name.strip() or self.address.partition(",")[0].strip(),
            self.address.strip(),
            self.latitude,
            self.longitude,
            availability=LocationAvailability.SINGLE_USE,
        )


@dataclass(frozen=True, slots=True)
class DeskRequest:
    """An appointment that an agent makes. `duration_minutes` None is the motif's.

    `title` and `max_participants` (None: no limit) are a group's, which may begin without attendees. `single_use` is a
    place that was typed in for it alone, instead of a location (LIEU-01). `force`: known overlaps are meant; `accepted`:
    the warnings that were seen (7.3). `fingerprint` is a digest of the body, to which the Idempotency-Key is bound.
    """

    motif_id: str
    location_id: str | None
    starts_at: datetime
    agent_ids: tuple[str, ...]
    idempotency_key: str
    fingerprint: str
    attendees: tuple[Attendee, ...] = ()
    duration_minutes: int | None = None
    title: str = ""
    max_participants: int | None = None
    force: bool = False
    single_use: SingleUse | None = None
    context: str = ""
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskBooked:
    """The appointment, and whether it is a replay."""

    appointment: Appointment
    replayed: bool


def create_appointment(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    author: Author,
    request: DeskRequest,
) -> DeskBooked:
    """Make an individual or a group appointment; the same key again gives the same one.

    Raises NotFound (motif), Invalid (fields), AgentBusy and GroupFull unless forced, DuplicateAppointment,
    IdempotencyMismatch, Unavailable.
    """
    offer = offer_of_motif(directory, request.motif_id)
    key = AppointmentKey(ids.derived_id("desk", author.id, request.idempotency_key))
    earlier = records.read([key]).get(key)
    if isinstance(earlier, Appointment):
        return _replay(earlier, request)
    now = clock.now()
    users = people_of(records, request.attendees)
    check(offer, request, users, now)
    appointment = appointment_of(offer, request, users, key.appointment_id, author, now)
    for _ in rounds():
        weeks = read_weeks(records, weeks_of(appointment.placement))
        try:
            _refuse_duplicate(records, appointment, weeks)
            claimed, overlapping = claim(appointment, weeks, now, force=request.force)
        except (DuplicateAppointment, AgentBusy):
            # The same key, pressed twice at once: it may be the appointment itself that is there by now.
            twin = records.read([key]).get(key)
            if isinstance(twin, Appointment):
                return _replay(twin, request)
            raise
        event = event_of(
            appointment,
            EventKind.CREATED,
            author,
            now,
            attending_ids(appointment),
            forced=overlapping or is_overbooked(appointment),
            accepted=request.accepted,
        )
        writes: list[Write] = [
            *claimed,
            Put(key, appointment, 0),
            Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
            *links_of(keyring, appointment, users.values(), now),
        ]
        if appointment.collectif:
            seats = seats_of(appointment)
            writes.append(Put(seats_key(seats), seats, 0))
            writes += lists_of(appointment, attending_ids(appointment))
        refuse_crowd(writes)
        try:
            records.commit(writes)
        except Conflict as conflict:
            twin = conflict.current.get(key)
            if isinstance(twin, Appointment):
                return _replay(twin, request)
            # A week changed since it was read: look again.
            continue
        return DeskBooked(appointment, replayed=False)
    raise Unavailable


def _replay(earlier: Appointment, request: DeskRequest) -> DeskBooked:
    if earlier.fingerprint != request.fingerprint:
        raise IdempotencyMismatch
    return DeskBooked(earlier, replayed=True)


def appointment_of(
    offer: Offer, request: DeskRequest, users: Mapping[str, User], appointment_id: str, author: Author, now: datetime
) -> Appointment:
    """The appointment that a request makes, once it is checked."""
    motif, starts_at = offer.motif, request.starts_at.astimezone(UTC)
    place = request.single_use.place_of(appointment_id, offer.organisation.id) if request.single_use else None
    participations = participations_of(offer, request.attendees, users)
    made = Appointment(
        id=appointment_id,
        organisation_id=offer.organisation.id,
        service_id=offer.service.id,
        motif_id=motif.id,
        location_id=place.id if place else request.location_id,
        agent_ids=tuple(dict.fromkeys(request.agent_ids)),
        starts_at=starts_at,
        ends_at=starts_at + _duration(offer, request),
        time_zone=offer.organisation.time_zone,
        participations=participations,
        created_by=author,
        created_at=now,
        fingerprint=request.fingerprint,
        collectif=motif.collectif,
        title=request.title.strip(),
        max_participants=request.max_participants,
        reminder_plan=motif.reminder_plan,
        responsible_id="" if motif.collectif else household_of(participations, users),
        single_use=place,
        context=request.context.strip(),
    )
    return armed(made, now)


def household_of(participations: Sequence[Participation], users: Mapping[str, User]) -> str:
    """The one user who answers for all of them, in whose list it belongs; empty for people of several families."""
    heads = {users[one.user_id].responsible_id or one.user_id for one in participations if one.user_id in users}
    return heads.pop() if len(heads) == 1 else ""


def _duration(offer: Offer, request: DeskRequest) -> timedelta:
    minutes = offer.motif.duration_minutes if request.duration_minutes is None else request.duration_minutes
    return timedelta(minutes=minutes)


def people_of(records: Records, attendees: Iterable[Attendee]) -> dict[str, User]:
    """The attendees who exist, and who answers for them, by id."""
    keys = [UserKey(one) for one in sorted({one.user_id for one in attendees})]
    return with_responsibles(records, records.read(keys).values() if keys else ())


def with_responsibles(records: Records, found: Iterable[Entity]) -> dict[str, User]:
    """The users among what was read, and who answers for them, by id."""
    users = {one.id: one for one in found if isinstance(one, User)}
    heads = {one.responsible_id for one in users.values() if one.responsible_id}
    missing = [UserKey(one) for one in sorted(heads - users.keys())]
    if missing:
        users |= {one.id: one for one in records.read(missing).values() if isinstance(one, User)}
    return users


def participations_of(
    offer: Offer, attendees: Iterable[Attendee], users: Mapping[str, User]
) -> tuple[Participation, ...]:
    """A participation for each attendee. No flag makes an invisible motif told of (NOT-05, NOT-06 as rebuilt)."""
    visibility = offer.motif.visibility
    usual = visibility is Visibility.VISIBLE_AND_NOTIFIED

    def flag(chosen: bool | None) -> bool:
        return visibility is not Visibility.INVISIBLE and (usual if chosen is None else chosen)

    return tuple(
        Participation(
            one.user_id,
            send_lifecycle_notifications=flag(one.send_lifecycle_notifications),
            send_reminder_notification=flag(one.send_reminder_notification),
            responsible_id=users[one.user_id].responsible_id if offer.motif.collectif else "",
        )
        for one in {one.user_id: one for one in attendees}.values()
    )


def links_of(keyring: ids.Keyring, appointment: Appointment, users: Iterable[User], now: datetime) -> list[Put]:
    """The links that messages to these people carry (PAR-01)."""
    links = [link_for(keyring, appointment, one.id, now) for one in users]
    return [Put(TokenKey(link.hash), link) for link in links]


def lists_of(appointment: Appointment, user_ids: Collection[str]) -> list[Put]:
    """What has a group in the lists of those whom an agent registers (0179)."""
    return [Put(GroupPlaceKey(one.appointment_id, one.family), one) for one in places_given(appointment, user_ids)]


def lists_come(before: Appointment, after: Appointment) -> list[Put]:
    """The group comes into the lists of families who are new.

    A household of which one had registered online keeps it when that one is taken out.
    """
    fresh = families_left(after.participations, before.participations)
    return lists_of(after, [one.user_id for one in after.participations if head_of(one) in fresh])


def lists_left(before: Appointment, after: Appointment) -> list[Drop]:
    """The group goes from the lists of families who have left."""
    return [Drop(GroupPlaceKey(before.id, one)) for one in families_left(before.participations, after.participations)]


def refuse_crowd(writes: Sized) -> None:
    """Raises Invalid for more people and agents at once than one transaction has room for."""
    if len(writes) > WRITES_A_COMMIT:
        raise Invalid([FieldError("users", "too_long")])


def is_overbooked(appointment: Appointment) -> bool:
    """More participants than seats: only ever on purpose (RDV-15)."""
    return appointment.max_participants is not None and appointment.users_count > appointment.max_participants


def claim(
    appointment: Appointment, weeks: Mapping[WeekKey, AgentWeek], now: datetime, *, force: bool
) -> tuple[list[Put], bool]:
    """The writes that claim its time of all its agents, and whether it overlaps. Raises AgentBusy unless forced."""
    try:
        return transfer(weeks, appointment.id, None, appointment.placement, now), False
    except Overlap as overlap:
        if not force:
            raise AgentBusy(
                [
                    BusyTime(agent_id, from_minute(one.start), from_minute(one.end))
                    for agent_id, one in sorted(overlap.met)
                ]
            ) from None
    return transfer(weeks, appointment.id, None, appointment.placement, now, force=True), True


def _refuse_duplicate(records: Records, wanted: Appointment, weeks: Mapping[WeekKey, AgentWeek]) -> None:
    """Raises DuplicateAppointment for the very same appointment (WZA-03): it would be in the same agent's week."""
    agent_id, holders = wanted.agent_ids[0], set[bytes]()
    times = intervals(to_minute(wanted.starts_at), to_minute(wanted.ends_at), 0, b"")
    for week, time in times.items():
        same = [one for one in weeks[WeekKey(agent_id, week)].busy if (one.start, one.end) == (time.start, time.end)]
        holders |= {one.holder for one in same if one.expires == 0}
    keys = [AppointmentKey(str(UUID(bytes=holder))) for holder in sorted(holders)]
    for other in records.read(keys).values() if keys else ():
        if isinstance(other, Appointment) and not other.status.is_cancelled and _identity(other) == _identity(wanted):
            raise DuplicateAppointment


def _identity(one: Appointment) -> tuple[object, ...]:
    people = {*one.agent_ids, *(each.user_id for each in one.participations)}
    # A place that was typed in has an id of its own each time.
    place = one.single_use.address if one.single_use else one.location_id
    return one.organisation_id, place, one.starts_at, one.ends_at, one.motif_id, people


# --- what is wrong with a request ------------------------------------------------------------------------------------


def check(
    offer: Offer,
    request: DeskRequest,
    users: Mapping[str, User],
    now: datetime,
    *,
    same_place: bool = False,
    stay: Collection[str] = (),
) -> None:
    """Raises Invalid for what an appointment cannot be, GroupFull unless forced.

    `same_place`: it is there already; so are those who `stay`.
    """
    errors = [
        *_time_errors(offer, request, now),
        *([] if same_place else _place_errors(offer, request)),
        *_agent_errors(request),
        *attendee_errors(request.attendees, users, stay),
        *(_group_errors(request) if offer.motif.collectif else _individual_errors(offer, request, users)),
    ]
    if errors:
        raise Invalid(errors)
    seats = request.max_participants
    if seats is not None and len({one.user_id for one in request.attendees}) > seats and not request.force:
        raise GroupFull(seats)


def _time_errors(offer: Offer, request: DeskRequest, now: datetime) -> list[FieldError]:
    """RDV-01, PO-04; any time, also past ones (7.2 step 3), to the minute."""
    errors: list[FieldError] = []
    zone = zone_of(offer)
    # Judged by its own date: the last day of the year 9999 has no local time in every zone.
    if not is_realistic(request.starts_at.date(), now.astimezone(zone).date()):
        errors.append(FieldError("starts_at", "unrealistic"))
    if request.starts_at.second or request.starts_at.microsecond:
        errors.append(FieldError("starts_at", "not_a_minute"))
    if not timedelta() < _duration(offer, request) <= LONGEST:
        errors.append(FieldError("duration_minutes", "out_of_range"))
    return errors


def _place_errors(offer: Offer, request: DeskRequest) -> list[FieldError]:
    """RDV-02: on site a place is needed; not a disabled one, a single-use one will do."""
    on_site = offer.motif.location_type is LocationType.PUBLIC_OFFICE
    if request.single_use is not None:
        if not on_site or request.location_id is not None:
            return [FieldError("single_use_location", "unexpected")]
        return [] if request.single_use.address.strip() else [FieldError("single_use_location.address", "required")]
    if request.location_id is None:
        return [FieldError("location_id", "required")] if on_site else []
    place = offer.location(request.location_id)
    if place is None or place.availability is LocationAvailability.DISABLED:
        return [FieldError("location_id", "unknown")]
    return []


def _agent_errors(request: DeskRequest) -> list[FieldError]:
    if not request.agent_ids:
        return [FieldError("agent_ids", "required")]
    return [FieldError("agent_ids", "too_long")] if len(set(request.agent_ids)) > MOST_AGENTS else []


def attendee_errors(
    attendees: tuple[Attendee, ...], users: Mapping[str, User], stay: Collection[str] = ()
) -> list[FieldError]:
    """Users who do not exist, or more than one transaction has room for, but for those who come already and `stay`."""
    if sum(one.user_id not in stay for one in attendees) > MOST_USERS:
        return [FieldError("users", "too_long")]
    return [
        FieldError(f"users.{number}.user_id", "unknown")
        for number, one in enumerate(attendees)
        if one.user_id not in users
    ]


def _group_errors(request: DeskRequest) -> list[FieldError]:
    if request.max_participants is not None and request.max_participants < 1:
        return [FieldError("max_participants", "out_of_range")]
    return []


def _individual_errors(offer: Offer, request: DeskRequest, users: Mapping[str, User]) -> list[FieldError]:
    """RDV-03, and how the agent is to reach somebody by phone or by video (7.2 step 2)."""
    errors: list[FieldError] = []
    if request.title.strip():
        errors.append(FieldError("title", "unexpected"))
    if request.max_participants is not None:
        errors.append(FieldError("max_participants", "unexpected"))
    if not request.attendees:
        return [*errors, FieldError("users", "required")]
    attending = [users[one.user_id] for one in request.attendees if one.user_id in users]
    reached = [users.get(one.responsible_id, one) for one in attending]
    if offer.motif.location_type is LocationType.PHONE and not any(one.phone_number for one in reached):
        errors.append(FieldError("users", "no_phone"))
    if offer.motif.location_type is LocationType.VISIO and not any(
        one.email or is_mobile(one.phone_number) for one in reached
    ):
        errors.append(FieldError("users", "no_contact"))
    return errors
