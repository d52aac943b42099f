"""Agents change an appointment: its time, agents, users, place and words, in one transaction or nothing (RPG-04).

Who may is the caller's to check (7.13), and so are the warnings (7.3). Nobody is told of what 6.2 leaves untold: the event
has both placements, and what follows is read from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import batched
from typing import Any

from .. import ids
from ..domain.agenda import from_minute
from ..domain.appointments import (
    Appointment,
    Author,
    Event,
    EventKind,
    Participation,
    armed,
    attending_ids,
    event_of,
    unconfirmed,
)
from ..domain.directory import Offer
from ..domain.errors import AgentBusy, BusyTime, ChangedMeanwhile, FieldError, GroupFull, Invalid, NotFound, Unavailable
from ..domain.groups import GroupPlace, GroupSeats, families_in, families_left, seats_of
from ..domain.people import User
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    Drop,
    Entity,
    EventKey,
    GroupPlaceKey,
    Key,
    Leave,
    Put,
    Quota,
    Records,
    Renew,
    Write,
)
from .claims import (
    WRITES_A_COMMIT,
    Overlap,
    commit_all,
    commit_with,
    entry_in,
    moved_entries,
    person_entry,
    person_key,
    persons_of,
    rounds,
    transfer,
    weeks_among,
    weeks_of,
)
from .desk_booking import (
    Attendee,
    DeskRequest,
    SingleUse,
    check,
    household_of,
    is_overbooked,
    links_of,
    lists_come,
    lists_left,
    participations_of,
    people_of,
    refuse_crowd,
)
from .group_searching import seats_key
from .reaching import has_changed
from .searching import offer_of_motif


class Keep(Enum):
    """A value that is left as it is, where None is a value too."""

    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class DeskEdit:
    """What an agent changes; None (KEEP) leaves it. `attendees` are all who are to come; who is not among them is taken out.

    `version` is that of the appointment as the agent saw it. `force` and `accepted` as in `DeskRequest`.
    """

    version: int
    starts_at: datetime | None = None
    duration_minutes: int | None = None
    agent_ids: tuple[str, ...] | None = None
    location_id: str | None = None
    single_use: SingleUse | None = None
    attendees: tuple[Attendee, ...] | None = None
    context: str | None = None
    title: str | None = None
    max_participants: int | Keep | None = Keep.KEEP
    force: bool = False
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """An appointment before and after an edit; `changed` names what is another (empty: nothing), `users` are its people."""

    before: Appointment
    after: Appointment
    changed: tuple[str, ...]
    offer: Offer
    users: Mapping[str, User]


def edited(
    directory: Directory,
    records: Records,
    before: Appointment,
    edit: DeskEdit,
    now: datetime,
    users: Mapping[str, User] | None = None,
) -> Edited:
    """What an edit would make of an appointment; nothing is written.

    `users`: who may come and who answers for them, by id; without, whoever exists. Raises ChangedMeanwhile (another
    version), Invalid (fields; `status` of a cancelled one), NotFound (motif).
    """
    if before.version != edit.version:
        raise ChangedMeanwhile
    if before.status.is_cancelled:
        raise Invalid([FieldError("status", "not_offered")])
    offer = offer_of_motif(directory, before.motif_id)
    wanted = attendees_of(before, edit)
    users = people_of(records, wanted) if users is None else users
    request = _request(before, edit, wanted)
    same_place = edit.single_use is None and edit.location_id in (None, before.location_id)
    # Over the maximum is a warning here, and judged with the seats that others hold.
    stay = {one.user_id for one in before.participations}
    check(offer, replace(request, force=True), users, now, same_place=same_place, stay=stay)
    after = _after(before, edit, request, offer, users, now)
    return Edited(before, after, _changed(before, after), offer, users)


def edit_appointment(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    author: Author,
    appointment_id: str,
    edit: DeskEdit,
) -> Appointment:
    """Change an appointment; what changes nothing writes nothing.

    Its new time is claimed and its old one given back, its seats, places and persons' limits follow, in one transaction;
    those of a crowd for which it has no room follow at once.
    Raises as `edited`; NotFound; AgentBusy and GroupFull unless forced; Unavailable.
    """
    key = AppointmentKey(appointment_id)
    for _ in rounds():
        before = records.read([key]).get(key)
        if not isinstance(before, Appointment):
            raise NotFound
        now = clock.now()
        made = edited(directory, records, before, edit, now)
        if not made.changed:
            return before
        around = records.read(_keys(made))
        try:
            claimed, overlapping = _time(made, around, now, force=edit.force)
            seats, overbooked = _seats(made, around, now, force=edit.force)
        except (AgentBusy, GroupFull):
            if has_changed(records, before):
                # Dragged by two at once, it may be the appointment itself that is there by now.
                continue
            raise
        events = _told(made, author, now, forced=overlapping or overbooked, accepted=edit.accepted)
        after = replace(made.after, version=events[-1].version)
        writes: list[Write] = [
            *claimed,
            *seats,
            *(lists_come(before, after) if after.collectif else ()),
            Put(key, after, before.version),
            *(Put(EventKey(one.appointment_id, one.version, one.kind), one, 0) for one in events),
            *links_of(keyring, after, _newly_told(made), now),
        ]
        refuse_crowd(writes)
        try:
            rest = commit_with(records, writes, _followers(made, around))
        except Conflict:
            # A week, the seats or the appointment changed since they were read: judge it all again.
            continue
        _follow(records, made, [one.key for one in rest])
        return after
    raise Unavailable


# --- what it becomes --------------------------------------------------------------------------------------------------


def attendees_of(before: Appointment, edit: DeskEdit) -> tuple[Attendee, ...]:
    """Who is to come: those whom the edit names, else those who come already; who cancelled is not asked about."""
    if edit.attendees is not None:
        return edit.attendees
    return tuple(
        Attendee(one.user_id, one.send_lifecycle_notifications, one.send_reminder_notification)
        for one in before.participations
        if not one.status.is_cancelled
    )


def taken_out(before: Appointment, edit: DeskEdit) -> frozenset[str]:
    """Who was to come and is not any more (RPG-05)."""
    return frozenset(attending_ids(before)) - {one.user_id for one in attendees_of(before, edit)}


def _request(before: Appointment, edit: DeskEdit, attendees: tuple[Attendee, ...]) -> DeskRequest:
    """The edited appointment as a request, which is checked as one."""
    keeps_place = edit.location_id is None and edit.single_use is None
    kept_seats = edit.max_participants is Keep.KEEP
    return DeskRequest(
        motif_id=before.motif_id,
        location_id=before.location_id if keeps_place else edit.location_id,
        starts_at=edit.starts_at or before.starts_at,
        agent_ids=edit.agent_ids if edit.agent_ids is not None else before.agent_ids,
        idempotency_key="",
        fingerprint=before.fingerprint,
        attendees=attendees,
        duration_minutes=edit.duration_minutes or before.duration_minutes,
        title=before.title if edit.title is None else edit.title,
        max_participants=before.max_participants if kept_seats else edit.max_participants,  # type: ignore[arg-type]
        single_use=edit.single_use,
        context=before.context if edit.context is None else edit.context,
    )


def _after(
    before: Appointment,
    edit: DeskEdit,
    request: DeskRequest,
    offer: Offer,
    users: Mapping[str, User],
    now: datetime,
) -> Appointment:
    starts_at = request.starts_at.astimezone(UTC)
    duration = timedelta(minutes=request.duration_minutes or before.duration_minutes)
    place = request.single_use.place_of(before.id, before.organisation_id) if request.single_use else None
    location_id = place.id if place else request.location_id
    if place is None and location_id == before.location_id:
        place = before.single_use
    participations = before.participations
    if edit.attendees is not None:
        participations = _participations(before, offer, edit.attendees, users)
    after = replace(
        before,
        starts_at=starts_at,
        ends_at=starts_at + duration,
        location_id=location_id,
        single_use=place,
        agent_ids=tuple(dict.fromkeys(request.agent_ids)),
        participations=participations,
        title=request.title.strip(),
        max_participants=request.max_participants,
        context=request.context.strip(),
        version=before.version + 1,
    )
    if edit.attendees is not None and not before.collectif and not before.family:
        # Whose list it belongs to follows who comes; what somebody booked online stays theirs.
        after = replace(after, responsible_id=household_of(participations, users))
    if starts_at == before.starts_at:
        return after
    return armed(replace(after, participations=unconfirmed(participations), arrived_at=None), now)


def _participations(
    before: Appointment, offer: Offer, attendees: tuple[Attendee, ...], users: Mapping[str, User]
) -> tuple[Participation, ...]:
    """Who stays keeps status and flags unless these are given; who cancelled a group comes back when they are named."""
    known = {one.user_id: one for one in before.participations}
    named = {one.user_id: one for one in attendees}
    wanted = {one.user_id: one for one in participations_of(offer, attendees, users)}
    merged: list[Participation] = []
    for one in before.participations:
        if one.user_id in wanted:
            merged.append(_kept(one, wanted[one.user_id], named[one.user_id], returns=before.collectif))
        elif one.status.is_cancelled:
            merged.append(one)
    return (*merged, *(one for user_id, one in wanted.items() if user_id not in known))


def _kept(known: Participation, wanted: Participation, named: Attendee, *, returns: bool) -> Participation:
    lifecycle, reminder = known.send_lifecycle_notifications, known.send_reminder_notification
    if named.send_lifecycle_notifications is not None:
        lifecycle = wanted.send_lifecycle_notifications
    if named.send_reminder_notification is not None:
        reminder = wanted.send_reminder_notification
    kept = replace(known, send_lifecycle_notifications=lifecycle, send_reminder_notification=reminder)
    if not (returns and known.status.is_cancelled):
        return kept
    return replace(kept, status=wanted.status, cancelled_at=None)


def _changed(before: Appointment, after: Appointment) -> tuple[str, ...]:
    pairs = {
        "starts_at": (before.starts_at, after.starts_at),
        "duration_minutes": (before.duration_minutes, after.duration_minutes),
        "agents": (before.agent_ids, after.agent_ids),
        "location": ((before.location_id, before.single_use), (after.location_id, after.single_use)),
        "users": (_who(before), _who(after)),
        "notifications": (_flags(before), _flags(after)),
        "context": (before.context, after.context),
        "title": (before.title, after.title),
        "max_participants": (before.max_participants, after.max_participants),
    }
    return tuple(name for name, (old, new) in pairs.items() if old != new)


def _who(one: Appointment) -> list[tuple[str, bool]]:
    return sorted((each.user_id, each.status.is_cancelled) for each in one.participations)


def _flags(one: Appointment) -> dict[str, tuple[bool, bool]]:
    return {
        each.user_id: (each.send_lifecycle_notifications, each.send_reminder_notification)
        for each in one.participations
    }


# --- what is written --------------------------------------------------------------------------------------------------


def _keys(made: Edited) -> list[Key]:
    before, after = made.before, made.after
    keys: list[Key] = [*weeks_of(before.placement, after.placement)]
    keys += [person_key(person, before.motif_id) for person in sorted(persons_of(before) & persons_of(after))]
    if before.collectif:
        keys.append(seats_key(seats_of(before)))
        keys += [GroupPlaceKey(before.id, one) for one in families_in(before.participations)]
    return keys


def _time(made: Edited, around: Mapping[Key, Entity], now: datetime, *, force: bool) -> tuple[list[Put], bool]:
    """The writes on the agents' weeks, and whether the new time overlaps. Raises AgentBusy unless forced."""
    old, new = made.before.placement, made.after.placement
    if (old.starts_at, old.ends_at, old.agent_ids) == (new.starts_at, new.ends_at, new.agent_ids):
        return [], False
    weeks = weeks_among(weeks_of(old, new), around)
    try:
        return transfer(weeks, made.after.id, old, new, now), False
    except Overlap as overlap:
        if not force:
            raise AgentBusy(
                [
                    BusyTime(agent_id, from_minute(one.start), from_minute(one.end))
                    for agent_id, one in sorted(overlap.met)
                ]
            ) from None
    return transfer(weeks, made.after.id, old, new, now, force=True), True


def _seats(made: Edited, around: Mapping[Key, Entity], now: datetime, *, force: bool) -> tuple[list[Write], bool]:
    """The writes on a group's seats, and whether there are more participants than seats, and more than before.

    Seats that are held are held for a start: at another one they are given up. Raises GroupFull unless forced.
    """
    before, after = made.before, made.after
    if not after.collectif:
        return [], False
    key, fresh = seats_key(seats_of(before)), seats_of(after)
    stored = around.get(key)
    if not isinstance(stored, GroupSeats):
        # Somebody cancelled it, or moved it, since it was read.
        raise ChangedMeanwhile
    coming = after.users_count - before.users_count
    second = int(now.timestamp())
    overbooks = is_overbooked(after) and (coming > 0 or after.max_participants != before.max_participants)
    lacks_room = coming > 0 and not replace(stored, max_participants=after.max_participants).has_room(second, coming)
    if (overbooks or lacks_room) and not force:
        raise GroupFull(stored.left(second) or 0)
    if seats_key(fresh) != key:
        return [Drop(key, must_exist=True), Put(seats_key(fresh), fresh, 0)], overbooks or lacks_room
    kept = replace(fresh, holds=stored.holds, version=stored.version + 1)
    return [Put(key, kept, stored.version)], overbooks or lacks_room


def _family_places(made: Edited, around: Mapping[Key, Entity]) -> list[Put]:
    """A group's places in the lists of the families that stay, which are sorted by start."""
    before, after = made.before, made.after
    if (before.starts_at, before.location_id) == (after.starts_at, after.location_id):
        return []
    left = families_left(before.participations, after.participations)
    places = [(key, one) for key, one in around.items() if isinstance(one, GroupPlace) and one.family not in left]
    return [
        Put(
            key,
            replace(one, starts_at=after.starts_at, location_id=after.location_id, version=one.version + 1),
            one.version,
        )
        for key, one in places
    ]


def _newly_told(made: Edited) -> list[User]:
    """Who comes by this edit, and who answers for them: the others have their links."""
    known = {one.user_id for one in made.before.participations}
    came = [made.users[one.user_id] for one in made.after.participations if one.user_id not in known]
    heads = [made.users[one.responsible_id] for one in came if one.responsible_id in made.users]
    return list({one.id: one for one in (*came, *heads)}.values())


def _limits(made: Edited, around: Mapping[Key, Entity]) -> list[Write]:
    """The persons' places: they live as long as the appointment does, and who is taken out counts no longer."""
    before, after = made.before, made.after
    stayed, old, new = persons_of(after), person_entry(before), person_entry(after)
    writes: list[Write] = []
    for one in sorted(persons_of(before)):
        key = person_key(one, before.motif_id)
        quota = around.get(key)
        entries = quota.entries if isinstance(quota, Quota) else frozenset[str]()
        if one not in stayed:
            writes.append(Leave(key, entry_in(entries, before.id) or old))
        elif old != new:
            writes.append(Renew(key, entries, moved_entries(entries, after)))
    return writes


def _followers(made: Edited, around: Mapping[Key, Entity]) -> list[Write]:
    """What is as many as its people: places that go from lists, places of lists and limits that move with it."""
    left = lists_left(made.before, made.after) if made.after.collectif else []
    return [*left, *_family_places(made, around), *_limits(made, around)]


def _follow(records: Records, made: Edited, keys: Sequence[Key]) -> None:
    """The places and limits for which the appointment's own transaction had no room: of the appointment as it is by now.

    Whoever changes it meanwhile writes theirs too, after it: where it has changed, this is done again, and whichever comes
    last is right. Raises Unavailable.
    """
    appointment_key = AppointmentKey(made.after.id)
    for part in batched(keys, WRITES_A_COMMIT, strict=False):
        for _ in rounds():
            found: dict[Key, Entity] = records.read([appointment_key, *part])
            current = found.get(appointment_key)
            if not isinstance(current, Appointment):
                return
            now = replace(made, after=current)
            wanted = [one for one in _followers(now, found) if one.key in part]
            try:
                commit_all(records, wanted)
            except Conflict:
                continue
            if not has_changed(records, current):
                break
        else:
            raise Unavailable


def _told(made: Edited, author: Author, now: datetime, *, forced: bool, accepted: Sequence[str]) -> list[Event]:
    """What happened, a version each: of a group, who stays, who came and who was taken out are told apart (6.2)."""
    before, after = made.before, made.after
    was, stays = set(attending_ids(before)), set(attending_ids(after))
    others = tuple(one for one in made.changed if one != "users" or not after.collectif)
    came, left = sorted(stays - was), [one for one in before.participations if one.user_id in was - stays]
    events: list[Event] = []

    def happened(kind: EventKind, user_ids: Sequence[str], **more: Any) -> None:
        version = replace(after, version=before.version + len(events) + 1)
        events.append(event_of(version, kind, author, now, user_ids, forced=forced, accepted=accepted, **more))

    if others or not after.collectif:
        told = sorted(was & stays) if after.collectif else attending_ids(after)
        happened(EventKind.UPDATED, told, before=before.placement, changed=others)
    if after.collectif and came:
        happened(EventKind.REGISTERED, came)
    if after.collectif and left:
        told = [one.user_id for one in left if one.send_lifecycle_notifications]
        quiet = [one.user_id for one in left if not one.send_lifecycle_notifications]
        happened(EventKind.UNREGISTERED, told, quiet_user_ids=quiet)
    return events
